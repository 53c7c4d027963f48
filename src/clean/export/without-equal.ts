import type { Localized } from "../../lint/locale";
import type { Step } from "../recipe/recipe";

const reader: Localized = {
  en: "Data-Juicer's reader comes before all operators: it stops at rows that do not parse, and passes over blank lines.",
  "zh-cn": "Data-Juicer 先读取后处理：遇到无法解析的行会中止，空行则直接跳过，算子无法介入。",
};
const shape: Localized = {
  en: "Operators see texts, not how a row is built or what a trainer makes of it.",
  "zh-cn": "算子只看文本，不检查行的结构，也不了解训练框架如何处理。",
};
const pair: Localized = {
  en: "Filters read one text; none compares an answer with its question but by a model.",
  "zh-cn": "过滤算子只读取一段文本；除借助模型的算子外，没有把回答与提问相比较的。",
};
const whole: Localized = {
  en: "It needs figures of the whole set; filters judge each row by itself.",
  "zh-cn": "需要整个数据集的统计量，而过滤算子只逐行判断。",
};
const nothing: Localized = { en: "No operator looks for this.", "zh-cn": "没有检查此类问题的算子。" };

const byRule: Readonly<Record<string, Localized>> = {
  "dataset/json-syntax": reader,
  "dataset/blank-line": reader,
  "dataset/not-an-object": reader,
  "dataset/duplicate-key": reader,
  "dataset/missing-field": shape,
  "dataset/wrong-type": shape,
  "dataset/unknown-field": shape,
  "dataset/mixed-formats": shape,
  "dataset/role-order": shape,
  "dataset/empty-turn": shape,
  "dataset/structured-output": shape,
  "dataset/trainer-drops-row": shape,
  "dataset/output-repeats-input": pair,
  "dataset/irrelevant-answer": pair,
  "dataset/dead-reference": pair,
  "dataset/wrong-language": pair,
  "dataset/size": whole,
  "dataset/turn-ratio": whole,
  "dataset/domain-ratio": whole,
  "dataset/leakage": whole,
  "dataset/prefix-dialogue": {
    en: "Deduplicators compare whole texts; none knows that one dialogue begins another.",
    "zh-cn": "去重算子比较整段文本，无法识别一段对话是另一段的开头。",
  },
  "dataset/duplicate-sentence": {
    en: "document_line_deduplicator takes the line out and keeps the row, which leaves a torn text.",
    "zh-cn": "document_line_deduplicator 只删去重复的行文本而保留整条数据，会留下残缺的文本。",
  },
  "dataset/markup-residue": {
    en: "clean_html_mapper takes out all HTML, that of answers which are to be HTML too.",
    "zh-cn": "clean_html_mapper 会去掉所有 HTML，包括本就应当是 HTML 的回答。",
  },
};

export const reasons = {
  flag: {
    en: "Flagged only: nothing is dropped or changed.",
    "zh-cn": "仅作标记，不删除也不修改。",
  },
  ratio: {
    en: "random_selector takes a share of all rows; it knows no classes of them.",
    "zh-cn": "random_selector 只能从全部数据中抽取一定比例，不能分类抽取。",
  },
  pairs: {
    en: "No operator makes preference pairs of two rows.",
    "zh-cn": "没有把两行做成偏好数据的算子。",
  },
  masksOnly: {
    en: "Operators mask such data, but do not drop the row.",
    "zh-cn": "相应算子只能遮盖，不能删除整行。",
  },
  keepsFirst: {
    en: "Data-Juicer's deduplicators keep the first row of a group, not the one that is asked for.",
    "zh-cn": "Data-Juicer 的去重算子只保留每组的第一行，不能按要求选择。",
  },
  quantile: {
    en: "perplexity_filter takes limits, not quantiles: look the figures up with dj-analyze, give the step a `threshold`, and export again.",
    "zh-cn":
      "perplexity_filter 只接受数值界限，不支持分位数：请先用 dj-analyze 查看分布，为该步骤设置 `threshold` 后重新导出。",
  },
  noLimit: {
    en: "text_length_filter needs limits: the step compares rows with each other. Give it `mostPrompt`, `mostAnswer` or `leastAnswer`.",
    "zh-cn":
      "text_length_filter 需要明确的界限，而该步骤是行与行相比。请设置 `mostPrompt`、`mostAnswer` 或 `leastAnswer`。",
  },
  noWords: { en: "The step names no words.", "zh-cn": "该步骤没有列出词语。" },
  noMend: {
    en: "Data-Juicer has an operator that drops such rows, but none that mends them as Winnow does.",
    "zh-cn": "Data-Juicer 可以删除此类行，但没有与 Winnow 相同的修复方式。",
  },
} satisfies Record<string, Localized>;

/** Why a step has no equal, as its rule has none. */
export function whyNone({ rule, ratio }: Step): Localized {
  if (ratio !== undefined) return reasons.ratio;
  return byRule[rule ?? ""] ?? nothing;
}
