import { concatenation } from "../concatenation";
import { named, type ChatTemplate, type Marker } from "../template";
import { questionOf } from "../rounds";

const human: Marker = { text: "Human:", role: "user", weak: true };
const assistant: Marker = { text: "Assistant:", role: "assistant", weak: true };
const eos: Marker = { text: "</s>", role: "eos", weak: true };

// BELLE has no system message; as in LLaMA-Factory, one is put before the first question, a blank line between.
const systemFirst = (system: string | undefined): string => (system === undefined ? "" : `${system}\n\n`);

/** BELLE's first models: `Human: …`, a blank line, `Belle: …`. */
export const belle: ChatTemplate = {
  name: "belle",
  title: named("BELLE"),
  family: "belle",
  models: ["BelleGroup/BELLE-7B-2M", "BelleGroup/BELLE-LLAMA-7B-2M-enc"],
  render: concatenation({
    prefix: systemFirst,
    question: (round) => `Human: ${questionOf(round)}\n\n`,
    cue: "Belle: ",
    answer: (text) => `${text}</s>`,
    between: "\n\n",
  }),
  markers: [human, { text: "Belle:", role: "assistant", weak: true }, eos],
  preambles: [],
  source: "hiyouga/LLaMA-Factory template.py (belle), after BelleGroup/BELLE-LLAMA-EXT-13B's model card",
};

/** BELLE as its training code writes it: role and text on lines of their own, `Assistant` for the model. */
export const belleAssistant: ChatTemplate = {
  name: "belle-assistant",
  title: { en: "BELLE (training code)", "zh-cn": "BELLE（训练代码）" },
  family: "belle",
  models: ["BelleGroup/BELLE-LLaMA-EXT-13B", "BelleGroup/BELLE-Llama2-13B-chat-0.4M"],
  render: concatenation({
    prefix: systemFirst,
    question: (round) => `Human: \n${questionOf(round)}\n\n`,
    cue: "Assistant: \n",
    answer: (text) => `${text}</s>`,
    between: "",
  }),
  markers: [human, assistant, eos],
  preambles: [],
  source: "LianjiaTech/BELLE train/src/sample_generator.py and train/src/entry_point/interface.py",
};

/** BELLE's multi-turn data set, which holds a whole dialogue in `instruction`. */
export const belleMultiturn: ChatTemplate = {
  name: "belle-multiturn",
  title: { en: "BELLE (multi-turn data)", "zh-cn": "BELLE（多轮数据）" },
  family: "belle",
  models: ["BelleGroup/multiturn_chat_0.8M"],
  render: concatenation({
    prefix: systemFirst,
    question: (round) => `Human:${questionOf(round)}\n`,
    cue: "Assistant:",
    answer: (text) => text,
    between: "\n",
  }),
  markers: [human, assistant],
  preambles: [],
  source: "LianjiaTech/BELLE data/10M/README.md (multiturn_chat_0.8M)",
};
