import assert from "node:assert/strict";
import { templateNames, type TemplateName } from "../../../../src/prompt/model";
import { chatTemplate, chatTemplates } from "../../../../src/prompt/templates";
import type { Turn } from "../../../../src/prompt/templates/template";

const one: Turn[] = [{ role: "user", text: "你好" }];
const withSystem: Turn[] = [{ role: "system", text: "Be brief." }, ...one];
const several: Turn[] = [
  { role: "user", text: "Q1" },
  { role: "assistant", text: "A1" },
  { role: "user", text: "Q2" },
];
const severalWithSystem: Turn[] = [{ role: "system", text: "S" }, ...several];

const preamble =
  "Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n";
const vicunaOpening =
  "A chat between a curious user and an artificial intelligence assistant. " +
  "The assistant gives helpful, detailed, and polite answers to the user's questions.";
const bos = "<｜begin▁of▁sentence｜>";
const eos = "<｜end▁of▁sentence｜>";
const header = (role: string): string => `<|start_header_id|>${role}<|end_header_id|>\n\n`;
const chatml = (role: string, text: string): string => `<|im_start|>${role}\n${text}<|im_end|>\n`;

interface Expected {
  readonly one: string;
  readonly withSystem: string;
  readonly several: string;
  readonly severalWithSystem: string;
}

const plainChatml: Expected = {
  one: `${chatml("user", "你好")}<|im_start|>assistant\n`,
  withSystem: `${chatml("system", "Be brief.")}${chatml("user", "你好")}<|im_start|>assistant\n`,
  several: `${chatml("user", "Q1")}${chatml("assistant", "A1")}${chatml("user", "Q2")}<|im_start|>assistant\n`,
  severalWithSystem:
    `${chatml("system", "S")}${chatml("user", "Q1")}${chatml("assistant", "A1")}` +
    `${chatml("user", "Q2")}<|im_start|>assistant\n`,
};

// Written by hand from the sources that each template names.
const expected: Record<TemplateName, Expected> = {
  alpaca: {
    one: `${preamble}### Instruction:\n你好\n\n### Response:`,
    withSystem: "Be brief.\n\n### Instruction:\n你好\n\n### Response:",
    several: `${preamble}### Instruction:\nQ1\n\n### Response:\nA1</s>\n\n### Instruction:\nQ2\n\n### Response:`,
    severalWithSystem: "S\n\n### Instruction:\nQ1\n\n### Response:\nA1</s>\n\n### Instruction:\nQ2\n\n### Response:",
  },
  belle: {
    one: "Human: 你好\n\nBelle: ",
    withSystem: "Be brief.\n\nHuman: 你好\n\nBelle: ",
    several: "Human: Q1\n\nBelle: A1</s>\n\nHuman: Q2\n\nBelle: ",
    severalWithSystem: "S\n\nHuman: Q1\n\nBelle: A1</s>\n\nHuman: Q2\n\nBelle: ",
  },
  "belle-assistant": {
    one: "Human: \n你好\n\nAssistant: \n",
    withSystem: "Be brief.\n\nHuman: \n你好\n\nAssistant: \n",
    several: "Human: \nQ1\n\nAssistant: \nA1</s>Human: \nQ2\n\nAssistant: \n",
    severalWithSystem: "S\n\nHuman: \nQ1\n\nAssistant: \nA1</s>Human: \nQ2\n\nAssistant: \n",
  },
  "belle-multiturn": {
    one: "Human:你好\nAssistant:",
    withSystem: "Be brief.\n\nHuman:你好\nAssistant:",
    several: "Human:Q1\nAssistant:A1\nHuman:Q2\nAssistant:",
    severalWithSystem: "S\n\nHuman:Q1\nAssistant:A1\nHuman:Q2\nAssistant:",
  },
  baichuan: {
    one: "<reserved_102>你好<reserved_103>",
    withSystem: "Be brief.<reserved_102>你好<reserved_103>",
    several: "<reserved_102>Q1<reserved_103>A1<reserved_102>Q2<reserved_103>",
    severalWithSystem: "S<reserved_102>Q1<reserved_103>A1<reserved_102>Q2<reserved_103>",
  },
  baichuan2: {
    one: "<reserved_106>你好<reserved_107>",
    withSystem: "Be brief.<reserved_106>你好<reserved_107>",
    several: "<reserved_106>Q1<reserved_107>A1<reserved_106>Q2<reserved_107>",
    severalWithSystem: "S<reserved_106>Q1<reserved_107>A1<reserved_106>Q2<reserved_107>",
  },
  chatglm: {
    one: "[Round 0]\n问：你好\n答：[gMASK]<sop>",
    withSystem: "Be brief.\n[Round 0]\n问：你好\n答：[gMASK]<sop>",
    several: "[Round 0]\n问：Q1\n答：A1\n[Round 1]\n问：Q2\n答：[gMASK]<sop>",
    severalWithSystem: "S\n[Round 0]\n问：Q1\n答：A1\n[Round 1]\n问：Q2\n答：[gMASK]<sop>",
  },
  chatglm2: {
    one: "[gMASK]sop[Round 1]\n\n问：你好\n\n答：",
    withSystem: "[gMASK]sopBe brief.\n\n[Round 1]\n\n问：你好\n\n答：",
    several: "[gMASK]sop[Round 1]\n\n问：Q1\n\n答：A1\n\n[Round 2]\n\n问：Q2\n\n答：",
    severalWithSystem: "[gMASK]sopS\n\n[Round 1]\n\n问：Q1\n\n答：A1\n\n[Round 2]\n\n问：Q2\n\n答：",
  },
  vicuna: {
    one: `<s>${vicunaOpening} USER: 你好 ASSISTANT:`,
    withSystem: "<s>Be brief. USER: 你好 ASSISTANT:",
    several: `<s>${vicunaOpening} USER: Q1 ASSISTANT: A1</s>USER: Q2 ASSISTANT:`,
    severalWithSystem: "<s>S USER: Q1 ASSISTANT: A1</s>USER: Q2 ASSISTANT:",
  },
  llama2: {
    one: "<s>[INST] 你好 [/INST]",
    withSystem: "<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\n你好 [/INST]",
    several: "<s>[INST] Q1 [/INST] A1 </s><s>[INST] Q2 [/INST]",
    severalWithSystem: "<s>[INST] <<SYS>>\nS\n<</SYS>>\n\nQ1 [/INST] A1 </s><s>[INST] Q2 [/INST]",
  },
  llama3: {
    one: `<|begin_of_text|>${header("user")}你好<|eot_id|>${header("assistant")}`,
    withSystem: `<|begin_of_text|>${header("system")}Be brief.<|eot_id|>${header("user")}你好<|eot_id|>${header("assistant")}`,
    several:
      `<|begin_of_text|>${header("user")}Q1<|eot_id|>${header("assistant")}A1<|eot_id|>` +
      `${header("user")}Q2<|eot_id|>${header("assistant")}`,
    severalWithSystem:
      `<|begin_of_text|>${header("system")}S<|eot_id|>${header("user")}Q1<|eot_id|>` +
      `${header("assistant")}A1<|eot_id|>${header("user")}Q2<|eot_id|>${header("assistant")}`,
  },
  chatml: plainChatml,
  yi: plainChatml,
  qwen: {
    ...plainChatml,
    one: chatml("system", "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.") + plainChatml.one,
    several:
      chatml("system", "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.") + plainChatml.several,
  },
  mistral: {
    one: "<s>[INST] 你好 [/INST]",
    withSystem: "<s>[INST] Be brief.\n\n你好 [/INST]",
    several: "<s>[INST] Q1 [/INST]A1</s>[INST] Q2 [/INST]",
    severalWithSystem: "<s>[INST] S\n\nQ1 [/INST]A1</s>[INST] Q2 [/INST]",
  },
  "mistral-v3": {
    one: "<s>[INST] 你好[/INST]",
    withSystem: "<s>[INST] Be brief.\n\n你好[/INST]",
    several: "<s>[INST] Q1[/INST] A1</s>[INST] Q2[/INST]",
    severalWithSystem: "<s>[INST] Q1[/INST] A1</s>[INST] S\n\nQ2[/INST]",
  },
  gemma: {
    one: "<bos><start_of_turn>user\n你好<end_of_turn>\n<start_of_turn>model\n",
    withSystem: "<bos><start_of_turn>user\nBe brief.\n\n你好<end_of_turn>\n<start_of_turn>model\n",
    several:
      "<bos><start_of_turn>user\nQ1<end_of_turn>\n<start_of_turn>model\nA1<end_of_turn>\n" +
      "<start_of_turn>user\nQ2<end_of_turn>\n<start_of_turn>model\n",
    severalWithSystem:
      "<bos><start_of_turn>user\nS\n\nQ1<end_of_turn>\n<start_of_turn>model\nA1<end_of_turn>\n" +
      "<start_of_turn>user\nQ2<end_of_turn>\n<start_of_turn>model\n",
  },
  deepseek: {
    one: `${bos}<｜User｜>你好<｜Assistant｜>`,
    withSystem: `${bos}Be brief.<｜User｜>你好<｜Assistant｜>`,
    several: `${bos}<｜User｜>Q1<｜Assistant｜>A1${eos}<｜User｜>Q2<｜Assistant｜>`,
    severalWithSystem: `${bos}S<｜User｜>Q1<｜Assistant｜>A1${eos}<｜User｜>Q2<｜Assistant｜>`,
  },
  "deepseek-llm": {
    one: `${bos}User: 你好\n\nAssistant:`,
    withSystem: `${bos}Be brief.\n\nUser: 你好\n\nAssistant:`,
    several: `${bos}User: Q1\n\nAssistant: A1${eos}User: Q2\n\nAssistant:`,
    severalWithSystem: `${bos}S\n\nUser: Q1\n\nAssistant: A1${eos}User: Q2\n\nAssistant:`,
  },
};

describe("chat templates", () => {
  for (const name of templateNames) {
    describe(name, () => {
      const { render } = chatTemplate(name);
      const generate = (turns: readonly Turn[]): string => render(turns, { generationPrompt: true });

      it("writes one question", () => assert.equal(generate(one), expected[name].one));
      it("writes a system message", () => assert.equal(generate(withSystem), expected[name].withSystem));
      it("writes several rounds", () => assert.equal(generate(several), expected[name].several));
      it("writes several rounds under a system message", () =>
        assert.equal(generate(severalWithSystem), expected[name].severalWithSystem));

      it("does not ask for an answer behind an answer or when told not to", () => {
        const answered = several.slice(0, 2);
        assert.equal(generate(answered), render(answered, { generationPrompt: false }));
        assert.match(generate(answered), /A1/);
        assert.ok(generate(one).startsWith(render(one, { generationPrompt: false })));
      });

      it("takes any order of turns without an error", () => {
        const odd: Turn[][] = [
          [],
          [{ role: "assistant", text: "A" }],
          [{ role: "system", text: "S" }],
          [
            { role: "user", text: "B" },
            { role: "user", text: "C" },
            { role: "tool", text: "D" },
          ],
          [
            { role: "user", text: "B" },
            { role: "system", text: "S" },
            { role: "assistant", text: "" },
          ],
        ];
        for (const turns of odd) {
          const text = generate(turns);
          for (const turn of turns) assert.ok(text.includes(turn.text), `${turn.role}: ${turn.text}`);
        }
      });

      it("writes its own markers", () => {
        const { markers } = chatTemplate(name);
        const text = generate(severalWithSystem) + generate([{ role: "user", text: "q", input: "i" }]);
        assert.ok(markers.some((marker) => text.includes(marker.text)));
      });
    });
  }

  it("are listed once each, with a title in both languages, models and a source", () => {
    assert.deepEqual(
      chatTemplates.map((template) => template.name),
      [...templateNames],
    );
    for (const template of chatTemplates) {
      assert.ok(template.title.en !== "" && template.title["zh-cn"] !== "");
      assert.ok(template.models.length > 0 && template.source !== "");
    }
  });

  it("give Alpaca's input its own heading, and put it behind the text elsewhere", () => {
    const turns: Turn[] = [{ role: "user", text: "Translate.", input: "Bonjour" }];
    assert.equal(
      chatTemplate("alpaca").render(turns, { generationPrompt: true }),
      "Below is an instruction that describes a task, paired with an input that provides further context. " +
        "Write a response that appropriately completes the request.\n\n" +
        "### Instruction:\nTranslate.\n\n### Input:\nBonjour\n\n### Response:",
    );
    assert.equal(
      chatTemplate("mistral").render(turns, { generationPrompt: true }),
      "<s>[INST] Translate.\n\nBonjour [/INST]",
    );
  });
});
