import assert from "node:assert/strict";
import fc from "fast-check";
import { findLoop } from "../../../../src/dataset/analysis/loops";

const beginning =
  "The river rises in the hills to the north, gathers three smaller streams, and reaches the sea after two hundred miles. ";

describe("loops in a text", () => {
  it("begin behind the first time", () => {
    const unit = "It is known for its bridges. ";
    const loop = findLoop(beginning + unit.repeat(6), false);
    assert.equal(loop?.count, 6);
    assert.deepEqual(loop?.range, {
      start: beginning.length + unit.length,
      end: beginning.length + unit.length * 6,
    });
  });

  it("are seen where the last time is cut short", () => {
    const text = beginning + "It is known for its bridges. ".repeat(8);
    for (let cut = 1; cut < 29; cut++) assert.notEqual(findLoop(text.slice(0, -cut), false), undefined, String(cut));
  });

  it("are seen in numbered lines that are alike", () => {
    const lines = Array.from({ length: 8 }, (_, i) => `${i + 1}. It is known for its many bridges.`);
    assert.equal(findLoop(lines.join("\n"), false)?.count, 8);
  });

  it("are seen in the middle of a long text", () => {
    const text = `${beginning}${"It is known for its many old bridges. ".repeat(20)}Nothing more is said of that town.`;
    assert.notEqual(findLoop(text, false), undefined);
  });

  it("are seen in Chinese", () => {
    assert.notEqual(findLoop(`读书可以增长见识。${"读书使人思考问题。".repeat(6)}`, true), undefined);
    assert.notEqual(findLoop(`包括出租、出售${"、非法抵押、非法担保".repeat(12)}、非法`, true), undefined);
  });

  it("are none in prose, rules and dots", () => {
    const texts = [
      beginning + "Its mouth is wide, its banks are low, and its water is brown with the soil of the plain. ".repeat(1),
      `Name${".".repeat(300)}12`,
      `${beginning}\n${"-".repeat(300)}`,
      `${beginning}${"_ ".repeat(200)}`,
    ];
    for (const text of texts) assert.equal(findLoop(text, false), undefined, text.slice(0, 60));
  });

  it("lie inside the text, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("ab", "c ", "d. ", "\n", "汉。", "1"), { maxLength: 300 }), (parts) => {
        const text = parts.join("");
        const loop = findLoop(text, true);
        if (loop !== undefined) assert.ok(0 <= loop.range.start && loop.range.end <= text.length && loop.count > 1);
      }),
    );
  });
});
