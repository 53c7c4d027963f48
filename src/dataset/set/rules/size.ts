import * as z from "zod/mini";
import { described } from "../../../lint/described";
import { setRule } from "../set-rule";

const row = '{"instruction": "Add 2 and 2.", "output": "4"}\n';
const rowInChinese = '{"instruction": "计算 2 加 2。", "output": "4"}\n';

/** What a set is for, and how many rows the guide names for that. */
export const sizesOfGuide = { lora: 100_000, full: 1_000_000 } as const;
const purposes = ["lora", "full"] as const;

export const size = setRule({
  id: "dataset/size",
  title: { en: "Size of the set", "zh-cn": "数据量" },
  description: {
    en: "How many rows a set needs depends on what it is for: the guide names several hundred thousand for LoRA in one domain, and a million up for tuning all parameters or for general use. Set `purpose` to have the size looked at; without it, the rule is silent.",
    "zh-cn":
      "需要多少数据取决于用途：垂直领域 LoRA 微调以几十万条为主，全参数微调或通用领域微调则为百万条以上。设置 `purpose` 后才会检查数据量，未设置时不作判断。",
  },
  guide: {
    en: "LoRA in one domain: several hundred thousand to a million rows, mostly several hundred thousand; full tuning in one domain, and tuning for general use: one to ten million.",
    "zh-cn": "垂直领域 LoRA微调：几十万-百万级条，以几十万为主；垂直领域全参数微调、通用领域微调：百万-千万级条",
  },
  evidence: [
    {
      claim: {
        en: "A thousand chosen rows can be enough to teach the style of answers: quality may stand in for size.",
        "zh-cn": "精选的一千条数据就可能足以教会回答的风格：质量可以弥补数量。",
      },
      source: "Zhou et al., LIMA: Less Is More for Alignment, NeurIPS 2023, arXiv:2305.11206",
    },
  ],
  severity: { prompts: "off", text: "off", else: "information" },
  messages: {
    lora: {
      en: "{rows} rows; for LoRA in one domain, {least} and more are usual.",
      "zh-cn": "共 {rows} 条；垂直领域 LoRA 微调通常需要 {least} 条以上。",
    },
    full: {
      en: "{rows} rows; for tuning all parameters, {least} and more are usual.",
      "zh-cn": "共 {rows} 条；全参数微调通常需要 {least} 条以上。",
    },
  },
  options: z.strictObject({
    purpose: z.optional(z.enum(purposes)).check(
      described({
        en: "What the set is for: LoRA in one domain, or tuning all parameters.",
        "zh-cn": "数据集的用途：单一领域的 LoRA 微调，或全参数微调。",
      }),
    ),
    least: z.optional(z.int().check(z.positive())).check(
      described({
        en: "The fewest rows; by default the guide's figure for the purpose.",
        "zh-cn": "最少行数；默认取指南对该用途给出的数字。",
      }),
    ),
  }),
  start({ options: { purpose, least: given } }) {
    if (purpose === undefined) return undefined;
    const least = given ?? sizesOfGuide[purpose];
    let rows = 0;
    return {
      add: () => void rows++,
      finish(report) {
        if (rows > 0 && rows < least) report({ message: purpose, row: undefined, data: { rows, least } });
      },
    };
  },
  examples: [
    { language: "en", text: row.repeat(3), problems: 0 },
    { language: "en", text: row.repeat(3), problems: 0, options: { purpose: "lora", least: 3 } },
    { language: "en", text: row.repeat(3), problems: 1, options: { purpose: "lora" } },
    { language: "zh", text: rowInChinese.repeat(3), problems: 0, options: { purpose: "full", least: 3 } },
    { language: "zh", text: rowInChinese.repeat(3), problems: 1, options: { purpose: "full" } },
  ],
});
