import assert from "node:assert/strict";
import { findCandidates } from "../../../../src/prompt/parser/candidates";
import { scanPrompt } from "../../../../src/prompt/parser/scan";

const read = (text: string) =>
  findCandidates(scanPrompt(text, [])).map(({ range, leads, message }) => [
    text.slice(range.start, range.end),
    leads,
    message.role,
  ]);

describe("findCandidates", () => {
  it("gives the sentences of prose, and which lead their block", () => {
    assert.deepEqual(read("# Title\nWrite a poem. Be brief.\n- 用中文。\n\n```\nno prose.\n```\n<text>\n"), [
      ["Write a poem.", true, "user"],
      ["Be brief.", false, "user"],
      ["用中文。", true, "user"],
    ]);
  });

  it("takes the words behind a heading's label, not the heading", () => {
    assert.deepEqual(
      read("# Role: a kind editor\n# Notes\n").map(([words]) => words),
      ["a kind editor"],
    );
  });

  it("says whose message each sentence stands in", () => {
    assert.deepEqual(
      read("system:\nBe brief.\nuser:\nName a river.").map(([, , role]) => role),
      ["system", "user"],
    );
  });
});
