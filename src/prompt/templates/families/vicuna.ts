import { concatenation } from "../concatenation";
import { named, type ChatTemplate } from "../template";
import { questionOf } from "../rounds";

const opening =
  "A chat between a curious user and an artificial intelligence assistant. " +
  "The assistant gives helpful, detailed, and polite answers to the user's questions.";

/** Vicuna 1.1 to 1.5, everything on one line; `<s>` is what LLaMA's tokenizer puts first. A system text replaces the opening. */
export const vicuna: ChatTemplate = {
  name: "vicuna",
  title: named("Vicuna"),
  family: "vicuna",
  models: ["lmsys/vicuna-7b-v1.5", "lmsys/vicuna-13b-v1.5", "lmsys/vicuna-33b-v1.3"],
  render: concatenation({
    prefix: (system) => `<s>${system ?? opening} `,
    question: (round) => `USER: ${questionOf(round)} `,
    cue: "ASSISTANT:",
    answer: (text) => ` ${text}</s>`,
    between: "",
  }),
  markers: [
    { text: "USER:", role: "user", weak: true },
    { text: "ASSISTANT:", role: "assistant", weak: true },
    { text: "<s>", role: "bos", weak: true },
    { text: "</s>", role: "eos", weak: true },
  ],
  preambles: [opening],
  source: "lm-sys/FastChat conversation.py (vicuna_v1.1) and docs/vicuna_weights_version.md",
};
