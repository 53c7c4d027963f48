import { localize, type Locale, type Localized } from "../../lint/locale";
import type { Need } from "../format/format";

/** What a conversion can lose of a row's conversation. */
export const lossKinds = [
  "system",
  "tools",
  "turns",
  "thoughts",
  "tool-calls",
  "text-beside-calls",
  "tool-results",
  "tool-names",
  "weights",
  "answer",
  "chosen",
  "rejected",
  "label",
  "numbers",
  "bytes",
  "field",
] as const;
export type LossKind = (typeof lossKinds)[number];

/** Something that a row holds and its converted form does not. */
export interface Loss {
  readonly kind: LossKind;
  /** For `field`: where it stands, as in `messages[].name`. */
  readonly field?: string;
}

const lossTexts: Readonly<Record<LossKind, Localized>> = {
  system: { en: "the system message", "zh-cn": "系统消息" },
  tools: { en: "the definitions of tools", "zh-cn": "工具定义" },
  turns: { en: "turns, or the order of turns", "zh-cn": "若干轮次或轮次的顺序" },
  thoughts: { en: "the model's thoughts", "zh-cn": "模型的思考过程" },
  "tool-calls": { en: "tool calls", "zh-cn": "工具调用" },
  "text-beside-calls": { en: "what is said beside a tool call", "zh-cn": "工具调用旁的文字" },
  "tool-results": { en: "results of tools", "zh-cn": "工具返回的结果" },
  "tool-names": { en: "which tool a result is from", "zh-cn": "结果来自哪个工具" },
  weights: { en: "which turns are not to be learnt", "zh-cn": "哪些轮次不参与训练" },
  answer: { en: "the answer", "zh-cn": "回答" },
  chosen: { en: "the better answer", "zh-cn": "较好的回答" },
  rejected: { en: "the worse answer", "zh-cn": "较差的回答" },
  label: { en: "whether the answer is a good one", "zh-cn": "回答是好是坏的标记" },
  numbers: { en: "digits of long numbers", "zh-cn": "长数字的部分位数" },
  bytes: { en: "bytes that are not UTF-8", "zh-cn": "不是 UTF-8 的字节" },
  field: { en: "the field `{field}`", "zh-cn": "字段 `{field}`" },
};

/** A loss in a reader's words, to be put into a sentence. */
export function lossText({ kind, field = "" }: Loss, locale: Locale): string {
  return localize(lossTexts[kind], locale, { field });
}

const needTexts: Readonly<Record<Need, Localized>> = {
  turns: { en: "a question", "zh-cn": "提问" },
  answer: { en: "an answer", "zh-cn": "回答" },
  chosen: { en: "a better answer", "zh-cn": "较好的回答" },
  rejected: { en: "a worse answer", "zh-cn": "较差的回答" },
  label: { en: "a mark of whether the answer is good", "zh-cn": "回答是好是坏的标记" },
  text: { en: "a text that is no conversation", "zh-cn": "不是对话的文本" },
};

/** What a row lacks in a reader's words, to be put into a sentence. */
export function needText(need: Need, locale: Locale): string {
  return localize(needTexts[need], locale);
}

/** How many rows of a file lose what. */
export class LossCount {
  private readonly counts = new Map<string, { loss: Loss; rows: number }>();

  add(lost: readonly Loss[]): void {
    for (const loss of lost) {
      const key = `${loss.kind} ${loss.field ?? ""}`;
      const count = this.counts.get(key);
      if (count === undefined) this.counts.set(key, { loss, rows: 1 });
      else count.rows++;
    }
  }

  /** Each loss with the number of rows that have it, the most frequent first. */
  get all(): { readonly loss: Loss; readonly rows: number }[] {
    return [...this.counts.values()].sort((a, b) => b.rows - a.rows);
  }
}
