import assert from "node:assert/strict";
import { splitSentences } from "../../../src/text/sentences";

const sentences = (text: string, start = 0, end = text.length): string[] =>
  splitSentences(text, { start, end }).map((range) => text.slice(range.start, range.end));

describe("splitSentences", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "marks of English": ["Summarise the report.", "Is it long?", "Stop!", "Then list three facts; then wait."],
    "marks of Chinese": ["请总结下面的文章。", "字数不超过一百字！", "可以吗？", "分三点；", "每点一句。"],
    abbreviations: ["Name two fruits, e.g. apples.", "Ask Dr. Lee, i.e. the vet.", "Use Fig. 3 vs. Fig. 4."],
    "initials and short forms": ["J. R. Tolkien wrote it in the U.S. army.", "See no. 7."],
    "decimals and versions": ["Set the temperature to 0.7 and top_p to .95.", "Use version 3.11.2 of it."],
    "addresses and file names": ["Read https://example.com/a.html?x=1 first.", "Edit src/index.ts and README.md."],
    "closing quotes and brackets": ['Say "I am done."', "Answer (in one line.)", "他说“好的。”", "写一首诗（七言。）"],
    "several marks in a row": ["Really?!", "Wait...", "真的吗？！", "然后……", "再说一次。"],
    emphasis: ["**Be brief.**", "_Never guess._", "`Stop.`"],
    "mixed languages": ["请用 Python 3.11 写一个函数。", "Return JSON only.", "不要解释."],
    "a full stop before Han": ["用英文回答.", "不要解释"],
  };
  for (const [name, wanted] of Object.entries(cases))
    it(`knows ${name}`, () => {
      const separator = name === "a full stop before Han" ? "" : " ";
      assert.deepEqual(sentences(wanted.join(separator)), withSemicolons(wanted));
    });

  it("leaves a number at a line's head with its sentence", () => {
    assert.deepEqual(sentences("1. Read the text.\n2. List the names."), ["1. Read the text.", "2. List the names."]);
  });

  it("ends a sentence at a line break, unless the line runs on", () => {
    assert.deepEqual(sentences("Write a poem\nUse four lines"), ["Write a poem", "Use four lines"]);
    assert.deepEqual(sentences("Write a poem about\nthe sea in winter."), ["Write a poem about\nthe sea in winter."]);
    assert.deepEqual(sentences("写一首诗，\n主题是大海"), ["写一首诗，\n主题是大海"]);
    assert.deepEqual(sentences("写一首诗\n主题是大海"), ["写一首诗", "主题是大海"]);
    assert.deepEqual(sentences("one, two,\r\nthree"), ["one, two,\r\nthree"]);
  });

  it("ends a sentence at a blank line in any case", () => {
    assert.deepEqual(sentences("Write a poem about\n\nthe sea"), ["Write a poem about", "the sea"]);
  });

  it("gives nothing for white space, and no white space at the ends", () => {
    assert.deepEqual(sentences(" \n\u3000\r\n"), []);
    assert.deepEqual(sentences("  Be brief.  \n\u3000请简短。\u3000"), ["Be brief.", "请简短。"]);
  });

  it("stays inside the range", () => {
    assert.deepEqual(sentences("One. Two. Three.", 5, 9), ["Two."]);
    assert.deepEqual(sentences("Version 3.5 it is.", 0, 10), ["Version 3."]);
  });
});

/** A semicolon ends an English sentence too. */
function withSemicolons(wanted: readonly string[]): string[] {
  return wanted.flatMap((sentence) => sentence.split(/(?<=;) /));
}
