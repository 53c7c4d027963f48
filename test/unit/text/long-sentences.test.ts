import assert from "node:assert/strict";
import fc from "fast-check";
import { readLongSentences } from "../../../src/text/long-sentences";

function read(text: string): { keys: number[]; sentences: string[]; count: number } {
  const keys: number[] = [];
  const sentences: string[] = [];
  const count = readLongSentences(text, (key, start, end) => {
    keys.push(key);
    sentences.push(text.slice(start, end));
  });
  return { keys, sentences, count };
}

const seven = "I like tea with milk very much";
const eight = "I like tea with milk in the morning";

describe("long sentences", () => {
  it("have eight words, or twelve Han characters, or as much of both", () => {
    assert.deepEqual(read(`${seven}. ${eight}. Yes!`), {
      ...read(eight),
      sentences: [`${eight}.`],
      count: 3,
    });
    assert.deepEqual(read("今天早上我喝了一大杯茶。今天早上我喝了一大杯热茶！").sentences, [
      "今天早上我喝了一大杯热茶！",
    ]);
    assert.deepEqual(read("我用 Visual Studio Code 写程序和文档。").sentences, [
      "我用 Visual Studio Code 写程序和文档。",
    ]);
  });

  it("are the same whatever their case, white space and the marks at their ends are, and differ in a word", () => {
    const { keys } = read(eight);
    for (const other of [`${eight}.`, ` “${eight.toUpperCase()}!”`, `- ${eight}\n`, `* **${eight}**`]) {
      assert.deepEqual(read(other).keys, keys, other);
    }
    assert.notDeepEqual(read(eight.replace("milk", "silk")).keys, keys);
    assert.deepEqual(
      read("don't say that you’ve never been in this place").keys,
      read("Don’t say that you've never been in this place").keys,
    );
  });

  it("end at marks of either script and at line breaks, not at numbers and short forms", () => {
    const whole = [
      "1. I paid 3.5 dollars to Dr. Smith, who lives in the U.S. now.",
      "He asked for it (e.g. by mail) at a.b.com/x?y and that was all?”",
      "“今天的天气怎么样，要不要带伞？！”",
      "他说：没有关系，我们明天再来也可以。",
    ];
    assert.deepEqual(read(whole.join(" ")).sentences, whole);
    assert.deepEqual(read(whole.join("\n\n")).sentences, whole);
  });

  it("are not lines of code or of tables", () => {
    const lines = [`for (const a of b) { ${eight} }`, `| ${eight} | ${eight} |`, `x = ${eight}`, `<p>${eight}</p>`];
    assert.deepEqual(read(lines.join("\n")), { keys: [], sentences: [], count: 4 });
  });

  it("stand where they are said to, in any text, once each and in order", () => {
    const piece = fc.constantFrom(
      eight,
      seven,
      "今天早上我喝了一大杯热茶",
      ". ",
      "。",
      "\n",
      "?!",
      "” ",
      "\ud83d",
      "  ",
      "1.",
      "{",
      ".",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        const again: number[] = [];
        const { keys, count } = read(text);
        readLongSentences(text, (_, start, end) => {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.equal(text.slice(start, end).trim(), text.slice(start, end));
          last = end;
        });
        readLongSentences(text, (key) => again.push(key));
        assert.deepEqual(again, keys);
        assert.ok(count >= keys.length);
      }),
    );
  });

  it("are found in a text that is longer than the usual", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `This is the line with the number ${i}.`).join("\n");
    const { sentences, keys } = read(many);
    assert.equal(sentences.length, 20_000);
    assert.equal(sentences.at(-1), "This is the line with the number 19999.");
    assert.equal(new Set(keys).size, 20_000);
    assert.equal(read(sentences[4]!).keys[0], keys[4]);
  });
});
