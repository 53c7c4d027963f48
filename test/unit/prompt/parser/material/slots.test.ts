import assert from "node:assert/strict";
import { parsePrompt } from "../../../../../src/prompt/parse";
import { isOnlySlot } from "../../../../../src/prompt/parser/material/slots";
import { scanPrompt } from "../../../../../src/prompt/parser/scan";

const slots = (text: string) =>
  parsePrompt(text)
    .materials.filter(({ slot }) => slot)
    .map(({ range, delimited }) => [text.slice(range.start, range.end).trim(), delimited]);

describe("findSlots", () => {
  it("finds slots for material, and whether something marks them off", () => {
    assert.deepEqual(slots("Summarise this. {{article}}"), [["{{article}}", false]]);
    assert.deepEqual(slots("Summarise the article.\n\nArticle: {{article}}"), [["{{article}}", true]]);
    assert.deepEqual(slots("Summarise the article.\n\n<article>{{article}}</article>"), [["{{article}}", true]]);
    assert.deepEqual(slots("请总结。\n\n文章：\n{{文章}}"), [["{{文章}}", true]]);
  });

  it("takes parameters, defaults and statements for none", () => {
    assert.deepEqual(slots("Write a {{tone}} poem in {{language}}."), []);
    assert.deepEqual(slots("Write about ${subject:rain}."), []);
    assert.deepEqual(slots("{% if x %}Write a poem.{% endif %}"), []);
    assert.deepEqual(slots("用{{语气}}的语气写一首诗。"), []);
  });

  it("takes a bracket for a slot only where something is to be put in", () => {
    assert.deepEqual(
      slots("Summarise: [PASTE TEXT HERE]").map(([slot]) => slot),
      ["[PASTE TEXT HERE]"],
    );
    assert.deepEqual(slots("Write to [Mr Smith] today."), []);
  });
});

describe("isOnlySlot", () => {
  const text = "  {{a}}\n and {{b}}";
  const scan = scanPrompt(text, []);
  it("looks past the white space around a slot", () => {
    assert.ok(isOnlySlot(scan, { start: 0, end: 8 }));
    assert.ok(!isOnlySlot(scan, { start: 0, end: text.length }));
    assert.ok(!isOnlySlot(scan, { start: 8, end: 12 }));
  });
});
