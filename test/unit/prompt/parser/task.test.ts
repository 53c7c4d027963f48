import assert from "node:assert/strict";
import { parsePrompt } from "../../../../src/prompt/parse";
import { slices } from "../slices";

const task = (text: string): string => slices(text, [parsePrompt(text).task])[0]!;
const repeated = (text: string): string => slices(text, [parsePrompt(text).repeatedTask])[0]!;

describe("findTask", () => {
  it("takes the first order, behind role and background", () => {
    assert.equal(
      task("You are an editor. Our paper is read by children. Rewrite the article in plain words. Keep the names."),
      "Rewrite the article in plain words.",
    );
    assert.equal(task("你是一名编辑。我们的读者是孩子。请用浅显的话改写文章。保留人名。"), "请用浅显的话改写文章。");
  });

  it("takes what stands under a heading of the task before anything else", () => {
    assert.equal(task("# Rules\n- Never guess.\n\n# Task\nTranslate the letter.\n"), "Translate the letter.");
  });

  it("takes a question where nothing is ordered", () => {
    assert.equal(task("Rivers are long. Which one is the longest?"), "Which one is the longest?");
    assert.equal(task("河流很长。哪一条最长？"), "哪一条最长？");
  });

  it("is missing where nothing is asked for", () => {
    assert.equal(parsePrompt("The sun rose over the hill.").task, undefined);
  });
});

describe("findRepeatedTask", () => {
  const middle = "The report is below.\n\nIt tells of floods. ".repeat(8);

  it("finds the task said again at the end", () => {
    const text = `Summarise the flood report in three sentences.\n\n${middle}\n\nNow summarise the flood report in three sentences.`;
    assert.equal(repeated(text), "Now summarise the flood report in three sentences.");
  });

  it("takes another order, or one close by, for none", () => {
    assert.equal(repeated(`Summarise the flood report.\n\n${middle}\n\nThank the reader kindly.`), "");
    assert.equal(repeated("Summarise the flood report. Summarise the flood report briefly."), "");
  });
});
