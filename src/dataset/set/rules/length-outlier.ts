import * as z from "zod/mini";
import { described } from "../../../lint/described";
import { countText } from "../../../text/count";
import type { ComparedField } from "../../near/compared-text";
import { LengthSample } from "../length-sample";
import { setRule, type SetReport } from "../set-rule";

type Message = "long" | "limit" | "short" | "drop";

// Before so many rows, nothing can be said of what is usual.
const fewestRows = 200;
// How many times the 99th percentile.
const farOut = 4;
// Whatever the others are like, this is not long.
const alwaysUsual = 2000;

const limit = z.optional(z.int().check(z.nonnegative()));

export const lengthOutlier = setRule({
  id: "dataset/length-outlier",
  title: { en: "Unusual length", "zh-cn": "长度异常" },
  description: {
    en: "A prompt or an answer that is beyond the limits set by the options, in characters, or far longer than the others of its file: more than four times the length that 99 in 100 rows stay below. Such rows are often a whole page pasted in, or several rows run together; a trainer cuts them off.",
    "zh-cn":
      "提问或回答超出了选项设定的长度限制（按字符计），或远长于同一文件中的其他数据：超过 99% 的行不会超过的长度的四倍。这样的行往往是整页粘贴的内容，或者由多行连在一起而成；训练时会被截断。",
  },
  severity: "information",
  messages: {
    long: {
      en: "{length} characters, where 99 in 100 rows have at most about {usual}.",
      "zh-cn": "长 {length} 个字符，而 99% 的行不超过约 {usual} 个。",
    },
    limit: {
      en: "{length} characters, where {most} are allowed.",
      "zh-cn": "长 {length} 个字符，超过了 {most} 个的上限。",
    },
    short: {
      en: "{length} characters, where {least} are asked for.",
      "zh-cn": "只有 {length} 个字符，少于 {least} 个的下限。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: z.strictObject({
    mostPrompt: limit.check(
      described({
        en: "The most characters of all that the model is given.",
        "zh-cn": "给模型的全部内容的最多字符数。",
      }),
    ),
    mostAnswer: limit.check(
      described({ en: "The most characters of all that it answers.", "zh-cn": "全部回答的最多字符数。" }),
    ),
    leastAnswer: limit.check(
      described({ en: "The fewest characters of all that it answers.", "zh-cn": "全部回答的最少字符数。" }),
    ),
    compare: z._default(z.boolean(), true).check(
      described({
        en: "Whether rows are compared with the others of the file.",
        "zh-cn": "是否与同一文件中的其他行比较。",
      }),
    ),
  }),
  start({ options: { mostPrompt, mostAnswer, leastAnswer, compare } }) {
    const prompts = new Lengths("prompt", mostPrompt, compare);
    const answers = new Lengths("output", mostAnswer, compare);
    return {
      add({ promptLength, answerLength, hasPrompt, hasAnswer }, row, report) {
        if (hasPrompt) prompts.add(promptLength, row, report);
        if (!hasAnswer) return;
        if (leastAnswer !== undefined && answerLength < leastAnswer) {
          const data = { length: countText(answerLength), least: countText(leastAnswer) };
          report({ message: "short", data, row, compared: "output", drop: "drop" });
        }
        answers.add(answerLength, row, report);
      },
      finish(report) {
        prompts.finish(report);
        answers.finish(report);
      },
    };
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}',
      problems: 0,
      options: { mostAnswer: 40 },
    },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "Two and two make four, as everyone knows."}',
      problems: 1,
      options: { mostAnswer: 40 },
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "等于 4。"}',
      problems: 0,
      options: { leastAnswer: 2 },
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}',
      problems: 1,
      options: { leastAnswer: 2 },
    },
  ],
});

/** The lengths of one part of the rows: against a limit, or against each other. */
class Lengths {
  private readonly sample = new LengthSample();
  /** Rows that wait until enough is known; the longest are enough to keep. */
  private waiting: { readonly row: number; readonly length: number }[] | undefined = [];

  constructor(
    private readonly compared: ComparedField,
    private readonly most: number | undefined,
    private readonly compare: boolean,
  ) {}

  add(length: number, row: number, report: SetReport<Message>): void {
    const { most } = this;
    if (most !== undefined) {
      const data = { length: countText(length), most: countText(most) };
      if (length > most) report({ message: "limit", data, row, compared: this.compared, drop: "drop" });
      return;
    }
    if (!this.compare) return;
    this.sample.add(length);
    if (this.waiting === undefined) {
      if (length > alwaysUsual) this.judge(length, row, report);
      return;
    }
    if (length > alwaysUsual) this.waiting.push({ row, length });
    if (this.sample.size >= fewestRows) this.settle(report);
  }

  finish(report: SetReport<Message>): void {
    if (this.sample.size >= fewestRows) this.settle(report);
  }

  private settle(report: SetReport<Message>): void {
    for (const { row, length } of this.waiting ?? []) this.judge(length, row, report);
    this.waiting = undefined;
  }

  private judge(length: number, row: number, report: SetReport<Message>): void {
    const bound = this.sample.farOut(farOut);
    if (length <= bound) return;
    const data = { length: countText(length), usual: countText(rounded(bound / farOut)) };
    report({ message: "long", data, row, compared: this.compared, drop: "drop" });
  }
}

/** A length to two digits, as what is usual is known no better from the rows up to here. */
function rounded(length: number): number {
  return Number(length.toPrecision(2));
}
