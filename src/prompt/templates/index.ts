import { templateNames, type TemplateName } from "../model";
import { alpaca } from "./alpaca";
import { baichuan, baichuan2 } from "./baichuan";
import { belle, belleAssistant, belleMultiturn } from "./belle";
import { chatglm, chatglm2 } from "./chatglm";
import { chatml, qwen, yi } from "./chatml";
import { deepseek, deepseekLlm } from "./deepseek";
import { gemma } from "./gemma";
import { llama2, llama3 } from "./llama";
import { mistral, mistralV3 } from "./mistral";
import type { ChatTemplate } from "./template";
import { vicuna } from "./vicuna";

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
