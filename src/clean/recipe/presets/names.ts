import type { Localized } from "../../../lint/locale";
import guide from "./guide.json";
import light from "./light.json";
import selfInstruct from "./self-instruct.json";
import strict from "./strict.json";

/** The recipes that come with Winnow, as they are written. */
export const presetSources = { guide, light, strict, "self-instruct": selfInstruct } as const;
export type PresetName = keyof typeof presetSources;
export const presetNames = Object.keys(presetSources) as PresetName[];

/** What each is for. */
export const presetDescriptions: Readonly<Record<PresetName, Localized>> = {
  guide: {
    en: guide.description,
    "zh-cn":
      "指南的要求：没有损坏、空白或乱码的行，不要求处理图片，遮盖隐私，指令两两之间的 ROUGE-L 低于 0.7，每个问题只留一个回答。",
  },
  light: {
    en: light.description,
    "zh-cn": "只去掉谁都不要的：无法解析也无法修复的行、没有回答的行，以及重复的行。",
  },
  strict: {
    en: strict.description,
    "zh-cn": "凡是看起来不对的都去掉，只是不太可能对的也去掉；由语言模型评分。宁可多去，不可少去。",
  },
  "self-instruct": {
    en: selfInstruct.description,
    "zh-cn":
      "Self-Instruct 将指令收入指令池的规则：与已有指令的 ROUGE-L 都低于 0.7，不涉及图片，同样的输入没有不同的输出。",
  },
};
