import type { Localized } from "../lint/locale";
import type { ChatRole, ElementName, ElementSource, PromptKind } from "./document";

/** What the parts of a prompt are called where people see them. */
export const elementTitles: Readonly<Record<ElementName, Localized>> = {
  role: { en: "Role", "zh-cn": "角色" },
  background: { en: "Background", "zh-cn": "背景" },
  goal: { en: "Goal", "zh-cn": "目标" },
  requirements: { en: "Requirements", "zh-cn": "要求" },
  outputFormat: { en: "Output format", "zh-cn": "输出格式" },
  examples: { en: "Examples", "zh-cn": "示例" },
  fallback: { en: "Fallback", "zh-cn": "兜底" },
  input: { en: "Input", "zh-cn": "输入" },
};

/** What each part is for, in one sentence. */
export const elementPurposes: Readonly<Record<ElementName, Localized>> = {
  role: { en: "Who the model is to be.", "zh-cn": "模型要扮演谁。" },
  background: { en: "What the model has to know to understand the task.", "zh-cn": "模型理解任务所需的情况。" },
  goal: { en: "What the model is to do or to produce.", "zh-cn": "要模型完成什么、输出什么。" },
  requirements: {
    en: "What the answer must keep to: length, tone, style, scope.",
    "zh-cn": "答案要遵守的条件：篇幅、语气、风格、范围。",
  },
  outputFormat: { en: "The shape of the answer.", "zh-cn": "答案的形式。" },
  examples: { en: "Samples of the answer wanted.", "zh-cn": "期望答案的样例。" },
  fallback: {
    en: "What to do when the task cannot be done as asked.",
    "zh-cn": "任务无法按要求完成时怎么办。",
  },
  input: { en: "The material to work on, or the slot for it.", "zh-cn": "要处理的材料，或留给它的空位。" },
};

/** How the parser knew a part. */
export const sourceTitles: Readonly<Record<ElementSource, Localized>> = {
  phrase: { en: "known by its wording", "zh-cn": "依据措辞识别" },
  section: { en: "known by the heading or label above it", "zh-cn": "依据所在的标题或标签识别" },
  structure: { en: "known by its shape", "zh-cn": "依据结构识别" },
  inferred: { en: "inferred from the rest of the prompt", "zh-cn": "根据上下文推断" },
};

export const kindTitles: Readonly<Record<PromptKind, Localized>> = {
  persona: { en: "persona", "zh-cn": "角色扮演" },
  question: { en: "question", "zh-cn": "问答" },
  transform: { en: "transformation", "zh-cn": "文本处理" },
  generate: { en: "generation", "zh-cn": "内容生成" },
  agent: { en: "agent", "zh-cn": "智能体" },
  other: { en: "other", "zh-cn": "其他" },
};

export const chatRoleTitles: Readonly<Record<ChatRole, Localized>> = {
  system: { en: "System", "zh-cn": "系统" },
  user: { en: "User", "zh-cn": "用户" },
  assistant: { en: "Assistant", "zh-cn": "助手" },
  tool: { en: "Tool", "zh-cn": "工具" },
};
