import { concatenation } from "../concatenation";
import { named, type ChatTemplate, type Marker } from "../template";
import { questionOf } from "../rounds";

const labels: readonly Marker[] = [
  { text: "问：", role: "user", weak: true },
  { text: "答：", role: "assistant", weak: true },
];

// Whatever its number.
const laterRound: Marker = { text: "[Round 1]", role: "bos", weak: true };

/**
 * ChatGLM-6B: rounds counted from 0, single line breaks, and its tokenizer's `[gMASK]<sop>` behind the prompt. The
 * model's own `chat()` sends a first question with no round around it; with FastChat and most training code every round
 * is numbered, and so it is here. It has no system message: one is put on a line before the first round.
 */
export const chatglm: ChatTemplate = {
  name: "chatglm",
  title: named("ChatGLM"),
  family: "chatglm",
  models: ["THUDM/chatglm-6b"],
  render: concatenation({
    prefix: (system) => (system === undefined ? "" : `${system}\n`),
    question: (round, index) => `[Round ${index}]\n问：${questionOf(round)}\n`,
    cue: "答：",
    answer: (text) => text,
    between: "\n",
    suffix: "[gMASK]<sop>",
  }),
  markers: [
    { text: "[Round 0]", role: "bos", weak: true },
    laterRound,
    ...labels,
    { text: "[gMASK]", role: "bos" },
    { text: "<sop>", role: "bos", weak: true },
  ],
  preambles: [],
  source: "THUDM/chatglm-6b modeling_chatglm.py and tokenization_chatglm.py; FastChat conversation.py (chatglm)",
};

/**
 * ChatGLM2-6B: rounds counted from 1, blank lines, and `[gMASK]sop` before the prompt. It has no system message: one is
 * put before the first round, a blank line between.
 */
export const chatglm2: ChatTemplate = {
  name: "chatglm2",
  title: named("ChatGLM2"),
  family: "chatglm2",
  models: ["THUDM/chatglm2-6b", "THUDM/codegeex2-6b"],
  render: concatenation({
    prefix: (system) => (system === undefined ? "[gMASK]sop" : `[gMASK]sop${system}\n\n`),
    question: (round, index) => `[Round ${index + 1}]\n\n问：${questionOf(round)}\n\n`,
    cue: "答：",
    answer: (text) => text,
    between: "\n\n",
  }),
  markers: [laterRound, ...labels, { text: "[gMASK]sop", role: "bos" }],
  preambles: [],
  source: "THUDM/chatglm2-6b tokenization_chatglm.py (build_prompt); LLaMA-Factory template.py (chatglm2)",
};
