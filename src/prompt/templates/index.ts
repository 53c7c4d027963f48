import { templateNames, type TemplateName } from "../model";
import { alpaca } from "./families/alpaca";
import { baichuan, baichuan2 } from "./families/baichuan";
import { belle, belleAssistant, belleMultiturn } from "./families/belle";
import { chatglm, chatglm2 } from "./families/chatglm";
import { chatml, qwen, yi } from "./families/chatml";
import { deepseek, deepseekLlm } from "./families/deepseek";
import { gemma } from "./families/gemma";
import { llama2, llama3 } from "./families/llama";
import { mistral, mistralV3 } from "./families/mistral";
import type { ChatTemplate } from "./template";
import { vicuna } from "./families/vicuna";

const byName: Readonly<Record<TemplateName, ChatTemplate>> = {
  alpaca,
  belle,
  "belle-assistant": belleAssistant,
  "belle-multiturn": belleMultiturn,
  baichuan,
  baichuan2,
  chatglm,
  chatglm2,
  vicuna,
  llama2,
  llama3,
  chatml,
  qwen,
  yi,
  mistral,
  "mistral-v3": mistralV3,
  gemma,
  deepseek,
  "deepseek-llm": deepseekLlm,
};

/** Every chat template, in the order of `templateNames`. */
export const chatTemplates: readonly ChatTemplate[] = templateNames.map((name) => byName[name]);

export function chatTemplate(name: TemplateName): ChatTemplate {
  return byName[name];
}
