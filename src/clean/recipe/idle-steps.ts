import type { DatasetSettings } from "../../dataset/settings";
import type { Localized } from "../../lint/locale";
import type { Recipe, Step } from "./recipe";

/** A step that cannot find anything, whatever the rows are. */
export interface IdleStep {
  /** The step, from 0. */
  readonly step: number;
  /** What it would need, and how to give it that, as a sentence. */
  readonly needs: Localized;
}

const needs = {
  evaluation: {
    en: "it needs evaluation files; name them in .winnow.json (datasets.evaluation), or put them beside the dataset with names such as eval.jsonl.",
    "zh-cn":
      "缺少评测文件；请在 .winnow.json 中用 datasets.evaluation 指定，或以 eval.jsonl 之类的文件名放在数据集旁。",
  },
  words: {
    en: "it has no words to look for; give the step options with words or lists.",
    "zh-cn": "没有要查找的词语；请在该步骤的 options 中给出 words 或 lists。",
  },
  outputs: {
    en: "it has no structure to hold answers against; give the step options with outputs.",
    "zh-cn": "没有可供核对的结构；请在该步骤的 options 中用 outputs 给出。",
  },
  trainer: {
    en: "it needs to know the trainer; name it in .winnow.json (datasets.trainer).",
    "zh-cn": "需要知道用哪个训练框架；请在 .winnow.json 中用 datasets.trainer 指定。",
  },
  field: {
    en: "it needs to know which rows are general; name the field in the step's options.",
    "zh-cn": "需要知道哪些行是通用数据；请在该步骤的 options 中用 field 指定字段。",
  },
} satisfies Record<string, Localized>;

/** The steps of a recipe that can do nothing for want of something, in their order. */
export function idleSteps({ steps }: Recipe, settings: DatasetSettings): IdleStep[] {
  return steps.flatMap((one, step) => {
    const lacking = lackOf(one, settings);
    return lacking === undefined ? [] : [{ step, needs: needs[lacking] }];
  });
}

function lackOf({ rule, ratio, options = {} }: Step, settings: DatasetSettings): keyof typeof needs | undefined {
  if (rule === "dataset/leakage") return (settings.evaluation ?? []).length === 0 ? "evaluation" : undefined;
  if (rule === "dataset/trainer-drops-row") return settings.trainer === undefined ? "trainer" : undefined;
  if (rule === "dataset/structured-output") return isFilled(options.outputs) ? undefined : "outputs";
  if (rule === "dataset/domain-ratio" || ratio === "domains") return options.field === undefined ? "field" : undefined;
  if (rule !== "dataset/flagged-words") return undefined;
  const lists: readonly unknown[] = [options.words, ...Object.values(options.lists ?? {})];
  return lists.some(isFilled) ? undefined : "words";
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
