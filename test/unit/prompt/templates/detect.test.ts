import assert from "node:assert/strict";
import fc from "fast-check";
import { templateNames } from "../../../../src/prompt/model";
import { chatTemplate } from "../../../../src/prompt/templates";
import { findMarkers } from "../../../../src/prompt/templates/markers/detect";

/** The certain markers of a text, each as written, a broken one with what it should be. */
function marks(text: string): string[] {
  return findMarkers(text)
    .filter((match) => match.certain)
    .map(({ range, broken, marker }) => {
      const written = text.slice(range.start, range.end);
      return broken ? `${written} for ${marker}` : written;
    });
}

describe("findMarkers", () => {
  for (const name of templateNames) {
    it(`recognises what ${name} writes`, () => {
      const text = chatTemplate(name).render(
        [
          { role: "system", text: "S" },
          { role: "user", text: "q" },
          { role: "assistant", text: "a" },
          { role: "user", text: "r" },
        ],
        { generationPrompt: true },
      );
      const found = findMarkers(text);
      assert.ok(found.length >= 4);
      for (const match of found) {
        assert.ok(match.certain && !match.broken, `${match.marker} in ${text}`);
        assert.ok(match.templates.includes(name), `${match.marker} in ${text}`);
      }
    });
  }

  const nearMisses: [string, string[]][] = [
    ["###Instruction:\nSum up.", ["###Instruction: for ### Instruction:"]],
    ["### Instruction：\nSum up.", ["### Instruction： for ### Instruction:"]],
    ["###  Instruction :\nSum up.", ["###  Instruction : for ### Instruction:"]],
    ["<|im_start |>user\nHi<|im_end|>", ["<|im_start |> for <|im_start|>", "<|im_end|>"]],
    ["< |im_start| >user", ["< |im_start| > for <|im_start|>"]],
    ["<im_start|>user", ["<im_start|> for <|im_start|>"]],
    ["<|im_start>user", ["<|im_start> for <|im_start|>"]],
    ["<｜im_start｜>user", ["<｜im_start｜> for <|im_start|>"]],
    ["<|IM_START|>user", ["<|IM_START|> for <|im_start|>"]],
    ["[INST", ["[INST for [INST]"]],
    ["[INST Tell me a joke. [/INST]", ["[INST for [INST]", "[/INST]"]],
    ["[ INST ] Tell me. [/ INST]", ["[ INST ] for [INST]", "[/ INST] for [/INST]"]],
    ["[inst] Tell me. [/inst]", ["[inst] for [INST]", "[/inst] for [/INST]"]],
    ["<SYS>>\nBe brief.\n<</SYS>>", ["<SYS>> for <<SYS>>", "<</SYS>>"]],
    ["<|User|>你好<|Assistant|>", ["<|User|> for <｜User｜>", "<|Assistant|> for <｜Assistant｜>"]],
    ["<|begin of sentence|>", ["<|begin of sentence|> for <｜begin▁of▁sentence｜>"]],
    ["<|reserved_106|>你好", ["<|reserved_106|> for <reserved_106>"]],
    ["<|start_header_id>user<|end_header_id|>", ["<|start_header_id> for <|start_header_id|>", "<|end_header_id|>"]],
  ];
  for (const [text, expected] of nearMisses) {
    it(`sees the near-misses in ${JSON.stringify(text)}`, () => assert.deepEqual(marks(text), expected));
  }

  const company: [string, string[]][] = [
    ["Human: 你好\n\nBelle: ", ["Human:", "Belle:"]],
    ["Be brief.\n\nHuman: hi\nAssistant:", ["Human:", "Assistant:"]],
    ["USER: hi ASSISTANT: hello</s>USER: and? ASSISTANT:", ["USER:", "ASSISTANT:", "</s>", "USER:", "ASSISTANT:"]],
    ["[Round 12]\n问：你好\n答：", ["[Round 12]", "问：", "答："]],
    ["### Instruction:\na\n\n### Input:\nb\n\n### Response:", ["### Instruction:", "### Input:", "### Response:"]],
    ["<s>[INST] a [/INST]", ["<s>", "[INST]", "[/INST]"]],
  ];
  for (const [text, expected] of company) {
    it(`trusts labels in company: ${JSON.stringify(text)}`, () => assert.deepEqual(marks(text), expected));
  }

  const innocent = [
    "Human: who are you?",
    "An interview.\n\nHuman: who are you?\nAssistant: a model.\n\nSum it up.",
    "The <s>old</s> price is <b>lower</b>.",
    "Round 1: see [Round 1] in the schedule.",
    "const users: Array<User> = list[0]; if (a < b && c > d) instances[inst] = 1;",
    "<user>Bob</user><assistant>x</assistant><system>y</system>",
    "### Instructions\n\nWrite a poem.\n\n### Response format\n\nJSON",
    "### Input:\n\n{{text}}",
    "Mark instrumental parts with [Inst] and solos with [Solo].",
    "See [1], [INSTALL] and [Institute of Art].",
    "问：你好吗？",
    "The USER: field is required.",
  ];
  for (const text of innocent) {
    it(`leaves ordinary text alone: ${JSON.stringify(text)}`, () => assert.deepEqual(marks(text), []));
  }

  it("gives ranges inside the text, in order and apart, whatever the text", () => {
    const piece = fc.constantFrom(
      "<|",
      "|>",
      "<",
      "[",
      "]",
      "im_start",
      "INST",
      "/",
      " ",
      "\n",
      "### ",
      "Instruction:",
      "USER:",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const { range } of findMarkers(text)) {
          assert.ok(range.start >= end && range.end > range.start && range.end <= text.length);
          end = range.end;
        }
      }),
    );
  });
});
