import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { formatOf, formats } from "../../../../src/dataset/format";
import { fileKind, formatOfRow, leadingFormat } from "../../../../src/dataset/format/leading-format";
import type { JsonObject } from "../../../../src/dataset/format/format";

const format = (id: string) => formats.find((other) => other.id === id)!;
const user = { role: "user", content: "q" };
const assistant = { role: "assistant", content: "a" };

describe("formatOf", () => {
  // Rows that are near to another format, each with what it is.
  const near: readonly (readonly [string | undefined, JsonObject])[] = [
    ["alpaca", { instruction: "q", input: "" }],
    ["alpaca", { instruction: null, output: 1 }],
    ["alpaca", { instruction: "Human: what does this mark mean?", output: "a" }],
    ["alpaca", { instruction: "What is <user>: in a prompt?", output: "a" }],
    ["belle-dialogue", { instruction: "Human：q\nAssistant：", output: "a" }],
    ["lexilaw", { instruction: "q", input: "i", answer: "a" }],
    ["dolly", { instruction: "q", response: "a" }],
    ["self-instruct", { instruction: "q", instances: null }],
    ["messages", { messages: [] }],
    ["messages", { messages: "[]" }],
    ["messages", { messages: [user, assistant], label: 3 }],
    ["kto", { messages: [user, assistant], label: 1 }],
    ["kto", { messages: [user, assistant], label: "true" }],
    ["messages", { messages: [null, user] }],
    ["messages", { messages: [{ role: "user", content: [{ type: "text", text: "q" }] }], text: "x" }],
    ["preference", { prompt: "q", messages: [user], chosen: [user, assistant], rejected: [user, assistant] }],
    ["preference", { chosen: "a", rejected: "b" }],
    ["sharegpt", { conversations: [] }],
    ["sharegpt", { conversations: [{ from: "human", value: "q" }] }],
    [
      "sharegpt",
      {
        conversations: [
          { from: "human", value: "q" },
          { from: "gpt", value: "assistant" },
        ],
      },
    ],
    ["sharegpt", { conversations: [{ value: "q" }] }],
    [
      "belle",
      {
        conversations: [
          { from: "system", value: "s" },
          { from: "human", value: "q" },
          { from: "assistant", value: "a" },
        ],
      },
    ],
    ["swift", { conversation: [{ human: "q", assistant: "a" }] }],
    ["swift", { conversation: null }],
    ["conversation", { conversation_id: "1", conversation: [user] }],
    ["prompt-response", { prompt: "q", query: "i", response: "a" }],
    ["query-response", { query: "q", response: "a", history: [] }],
    ["pclue", { input: "q", target: "a" }],
    ["input-output", { input: "q", output: "a", type: "exam" }],
    ["openai-preference", { input: { messages: [user] }, preferred_output: [] }],
    ["prompts", { prompt: [user] }],
    ["prompts", { act: "Terminal", prompt: "q" }],
    ["prompts", { user_prompt: "q" }],
    ["text", { text: "t", label: 3 }],
    [undefined, { role: "user", content: "q" }],
    [undefined, { identity: { file_name: "identity.json" } }],
    [undefined, { conversations: [{ speaker: "a", words: "b" }] }],
  ];

  for (const [id, row] of near) {
    it(`takes ${JSON.stringify(row)} for ${id ?? "none"}`, () => assert.equal(formatOf(row)?.id, id));
  }
});

describe("leadingFormat", () => {
  it("is what most rows are", () => {
    const [one, other] = [format("alpaca").example, format("sharegpt").example];
    assert.equal(leadingFormat([one, other, other])?.id, "sharegpt");
    assert.equal(leadingFormat([{ id: 1 }, one])?.id, "alpaca");
    assert.equal(leadingFormat([{ id: 1 }]), undefined);
    assert.equal(leadingFormat([]), undefined);
  });
});

describe("formatOfRow", () => {
  const of = (row: JsonObject, leading: string) => formatOfRow(row, format(leading))?.id;

  it("takes a row that lost a field for what the others are", () => {
    assert.equal(of({ instruction: "q" }, "alpaca"), "alpaca");
    assert.equal(of({ prompt: "q" }, "prompt-completion"), "prompt-completion");
    assert.equal(of({ id: 7 }, "alpaca"), "alpaca");
  });

  it("takes a row of another format for what it is", () => {
    assert.equal(of(format("sharegpt").example, "alpaca"), "sharegpt");
    assert.equal(of({ text: "t" }, "alpaca"), "text");
    assert.equal(of({ prompt: "q" }, "sharegpt"), "prompts");
  });

  it("takes rows by themselves where no format leads", () => {
    assert.equal(formatOfRow({ text: "t" }, undefined)?.id, "text");
    assert.equal(formatOfRow({ id: 1 }, undefined), undefined);
  });
});

describe("fileKind", () => {
  const rows = (...outputs: string[]) => outputs.map((output) => ({ instruction: "q", output }));

  it("takes a set whose answers are left open for prompts", () => {
    assert.equal(fileKind(format("alpaca"), rows("", "", "")), "prompts");
    assert.equal(fileKind(format("alpaca"), rows("无", "无", "N/A")), "prompts");
    assert.equal(fileKind(format("alpaca"), rows("", " \n", "<nooutput>")), "prompts");
  });

  it("takes a set with answers for what its format is for", () => {
    assert.equal(fileKind(format("alpaca"), rows("4", "", "")), "instruction");
    assert.equal(fileKind(format("alpaca"), rows("None of them.", "Null hypothesis", "无论如何")), "instruction");
    // Two rows tell nothing.
    assert.equal(fileKind(format("alpaca"), rows("", "")), "instruction");
    assert.equal(fileKind(format("sharegpt"), []), "dialogue");
    assert.equal(fileKind(undefined, []), "instruction");
  });
});
