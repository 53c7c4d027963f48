import assert from "node:assert/strict";
import { parsePrompt } from "../../../../../src/prompt/parse";

const bare = (text: string): string[] =>
  parsePrompt(text)
    .materials.filter(({ slot, delimited }) => !slot && !delimited)
    .map(({ range }) => text.slice(range.start, range.end));

const story = "The river rose by two metres in the night. The mill lost its wheel. Nobody was hurt.";
const erzählung = "昨夜河水上涨了两米，磨坊的水车被冲走了。村民们连夜转移，所幸无人受伤。";

describe("findPassages", () => {
  it("finds what follows a request on lines of its own", () => {
    assert.deepEqual(bare(`Summarise the following text.\n\n${story}`), [story]);
    assert.deepEqual(bare(`请总结下面这段文字。\n\n${erzählung}`), [erzählung]);
  });

  it("finds what follows a request behind a colon", () => {
    assert.deepEqual(bare(`Summarise the following text: ${story}`), [story]);
    assert.deepEqual(bare(`请总结下面这段文字：${erzählung}`), [erzählung]);
  });

  it("finds what comes before the request", () => {
    assert.deepEqual(
      bare(`${story}\n\nSummarise the text above in one sentence.`).map((text) => text.trim()),
      [story],
    );
  });

  it("stops where the author speaks to the model again", () => {
    assert.deepEqual(bare(`Summarise the following text.\n\n${story}\n\nWrite no more than ten words.`), [story]);
  });

  it("finds an English passage in a Chinese prompt", () => {
    const passage = "When the river rose in the night the mill lost its wheel, and nobody in the village slept at all.";
    assert.ok(bare(`翻译成中文\n${passage}`)[0]?.startsWith("When the river rose"));
  });

  it("takes the author's own situation and requirements for no material", () => {
    assert.deepEqual(
      bare("I run a small mill by the river. Write a short notice for my customers. Keep it friendly."),
      [],
    );
    assert.deepEqual(bare("写一则停业通知。\n语气友好。\n不超过一百字。"), []);
  });
});
