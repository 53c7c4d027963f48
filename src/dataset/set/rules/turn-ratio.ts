import * as z from "zod/mini";
import { described } from "../../../lint/described";
import { setRule } from "../set-rule";
import { ratioText } from "./ratio";

const single = '{"instruction": "Add 2 and 2.", "output": "4"}\n';
const multi = '{"instruction": "And 3?", "output": "7", "history": [["Add 2 and 2.", "4"]]}\n';
const singleInChinese = '{"instruction": "计算 2 加 2。", "output": "4"}\n';
const multiInChinese = '{"instruction": "再加 3 呢？", "output": "7", "history": [["计算 2 加 2。", "4"]]}\n';
const few = { leastRows: 4 };

/** The guide's single turns to each multi-turn row, where single turns lead. */
export const turnRatioOfGuide = { from: 3, to: 8 } as const;

export const turnRatio = setRule({
  id: "dataset/turn-ratio",
  title: { en: "Single-turn to multi-turn", "zh-cn": "单轮与多轮的比例" },
  description: {
    en: "In sets where single-turn rows lead, known chat models had 3 to 8 of them for each dialogue of several turns. Sets in which dialogues lead may have as many as they like, and small sets say nothing. Sets without any dialogue are reported only where `singleOnly` is set, since a file is often only a part of what is trained on.",
    "zh-cn":
      "在单轮占主导的数据中，已知的对话模型每一条多轮对应 3 到 8 条单轮。多轮占主导的数据，多轮比例可以更高；数据太少时不作判断。文件往往只是训练数据的一部分，因此完全没有多轮的文件只有在设置 `singleOnly` 时才会报告。",
  },
  guide: {
    en: "Chat, single-turn to multi-turn: where single turns lead in real use, the ratios that can be found are 8:1 to 3:1; where multi-turn leads, its share can be much higher.",
    "zh-cn":
      "chat 单轮:多轮：如果是单轮占主导的真实场景，单轮:多轮比例能找到的在8:1到3:1，如果是多轮占主导的，多轮比例可以再高很多。",
  },
  severity: { text: "off", preference: "off", prompts: "off", else: "information" },
  messages: {
    tooFew: {
      en: "{single} single-turn and {multi} multi-turn rows ({ratio}): fewer dialogues than the usual {to}:1 to {from}:1.",
      "zh-cn": "单轮 {single} 条，多轮 {multi} 条（{ratio}）：多轮少于常见的 {to}:1 到 {from}:1。",
    },
    tooMany: {
      en: "{single} single-turn and {multi} multi-turn rows ({ratio}): more dialogues than the usual {to}:1 to {from}:1 where single turns lead.",
      "zh-cn": "单轮 {single} 条，多轮 {multi} 条（{ratio}）：单轮占主导时，多轮多于常见的 {to}:1 到 {from}:1。",
    },
    none: {
      en: "{single} single-turn rows and no dialogue of several turns; {to}:1 to {from}:1 is usual.",
      "zh-cn": "单轮 {single} 条，没有多轮对话；常见的比例是 {to}:1 到 {from}:1。",
    },
  },
  options: z.strictObject({
    from: z._default(z.number().check(z.positive()), turnRatioOfGuide.from).check(
      described({
        en: "The fewest single-turn rows for each multi-turn row.",
        "zh-cn": "每一行多轮数据至少对应多少行单轮数据。",
      }),
    ),
    to: z._default(z.number().check(z.positive()), turnRatioOfGuide.to).check(
      described({
        en: "The most single-turn rows for each multi-turn row.",
        "zh-cn": "每一行多轮数据至多对应多少行单轮数据。",
      }),
    ),
    leastRows: z
      ._default(z.int().check(z.positive()), 1000)
      .check(described({ en: "Smaller sets are not looked at.", "zh-cn": "行数少于此值的数据集不检查。" })),
    singleOnly: z._default(z.boolean(), false).check(
      described({
        en: "Whether a set without any dialogue of several turns is reported.",
        "zh-cn": "完全没有多轮对话的数据集是否也要报告。",
      }),
    ),
  }),
  start({ options: { from, to, leastRows, singleOnly } }) {
    let single = 0;
    let multi = 0;
    return {
      add({ rounds }) {
        if (rounds === 1) single++;
        else if (rounds > 1) multi++;
      },
      finish(report) {
        if (single + multi < leastRows || multi >= single) return;
        if (multi === 0) {
          if (singleOnly) report({ message: "none", row: undefined, data: { single, from, to } });
          return;
        }
        const ratio = single / multi;
        if (ratio >= from && ratio <= to) return;
        report({
          message: ratio > to ? "tooFew" : "tooMany",
          row: undefined,
          data: { single, multi, ratio: ratioText(single, multi), from, to },
        });
      },
    };
  },
  examples: [
    { language: "en", text: single.repeat(5) + multi, problems: 0, options: few },
    { language: "en", text: single.repeat(10) + multi, problems: 1, options: few },
    { language: "en", text: single.repeat(3) + multi.repeat(2), problems: 1, options: few },
    { language: "en", text: single + multi.repeat(9), problems: 0, options: few },
    { language: "en", text: single.repeat(4), problems: 0, options: few },
    { language: "zh", text: singleInChinese.repeat(4) + multiInChinese, problems: 0, options: few },
    { language: "zh", text: singleInChinese.repeat(12) + multiInChinese, problems: 1, options: few },
    { language: "zh", text: singleInChinese.repeat(5), problems: 1, options: { ...few, singleOnly: true } },
  ],
});
