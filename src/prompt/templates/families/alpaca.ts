import { concatenation } from "../concatenation";
import { named, type ChatTemplate } from "../template";

const withoutInput =
  "Below is an instruction that describes a task. Write a response that appropriately completes the request.";
const withInput =
  "Below is an instruction that describes a task, paired with an input that provides further context. " +
  "Write a response that appropriately completes the request.";

/**
 * Alpaca, with an input where the first turn has one. A system text takes the place of the opening sentence. Stanford
 * has no chats of several rounds; earlier ones are written as LLaMA-Factory does, the answer on a line of its own.
 */
export const alpaca: ChatTemplate = {
  name: "alpaca",
  title: named("Alpaca"),
  family: "alpaca",
  models: ["tatsu-lab/alpaca-7b-wdiff", "tloen/alpaca-lora-7b", "ziqingyang/chinese-alpaca-lora-7b"],
  render: concatenation({
    prefix: (system, rounds) => {
      const opening = rounds[0]?.input === undefined ? withoutInput : withInput;
      return `${system ?? opening}\n\n`;
    },
    question: ({ question, input }) =>
      `### Instruction:\n${question}\n\n` + (input === undefined ? "" : `### Input:\n${input}\n\n`),
    cue: "### Response:",
    answer: (text) => `\n${text}</s>`,
    between: "\n\n",
  }),
  markers: [
    { text: "### Instruction:", role: "user" },
    { text: "### Input:", role: "input", weak: true },
    { text: "### Response:", role: "assistant", weak: true },
    { text: "</s>", role: "eos", weak: true },
  ],
  preambles: [withoutInput, withInput],
  source:
    "tatsu-lab/stanford_alpaca train.py (PROMPT_DICT); several rounds: hiyouga/LLaMA-Factory template.py (alpaca)",
};
