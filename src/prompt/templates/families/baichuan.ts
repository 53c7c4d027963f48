import { concatenation } from "../concatenation";
import { named, type ChatTemplate } from "../template";
import { questionOf } from "../rounds";

/**
 * Baichuan's chat models: one reserved token before each question, one before each answer, nothing else. The system
 * text stands bare at the front, as in the models' own `generation_utils.py`, and no token begins or ends a sequence.
 */
function tokens(user: string, assistant: string): Pick<ChatTemplate, "render" | "markers" | "preambles"> {
  return {
    render: concatenation({
      prefix: (system) => system ?? "",
      question: (round) => user + questionOf(round),
      cue: assistant,
      answer: (text) => text,
      between: "",
    }),
    markers: [
      { text: user, role: "user" },
      { text: assistant, role: "assistant" },
    ],
    preambles: [],
  };
}

export const baichuan: ChatTemplate = {
  name: "baichuan",
  title: named("Baichuan"),
  family: "baichuan",
  models: ["baichuan-inc/Baichuan-13B-Chat"],
  ...tokens("<reserved_102>", "<reserved_103>"),
  source: "baichuan-inc/Baichuan-13B-Chat generation_utils.py; FastChat conversation.py (baichuan-chat)",
};

export const baichuan2: ChatTemplate = {
  name: "baichuan2",
  title: named("Baichuan 2"),
  family: "baichuan2",
  models: ["baichuan-inc/Baichuan2-7B-Chat", "baichuan-inc/Baichuan2-13B-Chat"],
  ...tokens("<reserved_106>", "<reserved_107>"),
  source: "baichuan-inc/Baichuan2-13B-Chat generation_utils.py; FastChat conversation.py (baichuan2-chat)",
};
