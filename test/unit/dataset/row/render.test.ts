import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { formatOf } from "../../../../src/dataset/format";
import type { JsonObject } from "../../../../src/dataset/format/format";
import { renderRow } from "../../../../src/dataset/row/render";
import { chatTemplate } from "../../../../src/prompt/templates";
import type { TemplateName } from "../../../../src/prompt/model";

function rendered(row: JsonObject, template: TemplateName = "chatml") {
  const view = formatOf(row)!.view(row);
  return renderRow(view, chatTemplate(template), { generationPrompt: true });
}

describe("renderRow", () => {
  it("writes a dialogue in the template, whatever the row's format", () => {
    const expected = "<|im_start|>user\n你好<|im_end|>\n<|im_start|>assistant\n您好！<|im_end|>\n";
    const rows: JsonObject[] = [
      { instruction: "你好", input: "", output: "您好！" },
      {
        messages: [
          { role: "user", content: "你好" },
          { role: "assistant", content: "您好！" },
        ],
      },
      {
        conversations: [
          { from: "human", value: "你好" },
          { from: "gpt", value: "您好！" },
        ],
      },
    ];
    for (const row of rows) assert.deepEqual(rendered(row), [{ text: expected }]);
  });

  it("keeps instruction and input apart where the template does", () => {
    const [{ text } = { text: "" }] = rendered(
      { instruction: "Translate.", input: "Guten Tag", output: "Good day" },
      "alpaca",
    );
    assert.match(text, /### Instruction:\nTranslate\.\n\n### Input:\nGuten Tag\n\n### Response:\nGood day/);
  });

  it("gives both answers of a preference row", () => {
    const texts = rendered({ prompt: "Name a river.", chosen: "The Rhine.", rejected: "Rome." });
    assert.deepEqual(
      texts.map(({ answer, text }) => [answer, /assistant\n(.*?)<\|im_end\|>/.exec(text)?.[1]]),
      [
        ["chosen", "The Rhine."],
        ["rejected", "Rome."],
      ],
    );
  });

  it("leaves a text in no one's mouth as it is, and waits for an answer where there is none", () => {
    assert.deepEqual(rendered({ text: "Once upon a time." }), [{ text: "Once upon a time." }]);
    const [{ text } = { text: "" }] = rendered({ messages: [{ role: "user", content: "Hi" }] });
    assert.match(text, /<\|im_start\|>assistant\n$/);
  });
});
