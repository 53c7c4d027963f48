import * as z from "zod/mini";
import { described } from "../../../lint/described";
import { setRule } from "../set-rule";

// One bucket of a prompt's first row; where two prompts share one, each has fewer problems shown, and none a wrong one.
const buckets = 1 << 16;

export const conflictingOutputs = setRule({
  id: "dataset/conflicting-outputs",
  title: { en: "Same input, different outputs", "zh-cn": "输入相同而输出不同" },
  description: {
    en: "The row gives the model the same input as an earlier one and asks for another answer. One of the two may be wrong, or the question is open: keep the better one, or make a preference pair of them. Preference rows are not reported, nor are more rows of one prompt than `most`, since such a prompt is meant to be open.",
    "zh-cn":
      "这一行给模型的输入与前面某一行完全相同，却要求不同的回答。要么其中之一有误，要么这是开放性问题：请保留较好的一个，或者把两者改成一条偏好数据。偏好数据不会报告；同一提示的行数超过 `most` 时，说明它本来就是开放的，其余的行也不再报告。",
  },
  guide: {
    en: "When instances are generated for instructions, those with the same input and different outputs are filtered out.",
    "zh-cn": "在给指令生成实例时，会过滤掉输入相同但是输出不同的实例。",
  },
  evidence: [
    {
      claim: {
        en: "Self-Instruct removes instances with the same input but different outputs.",
        "zh-cn": "Self-Instruct 会过滤掉输入相同但输出不同的实例。",
      },
      source: "Wang et al., Self-Instruct, ACL 2023, arXiv:2212.10560",
    },
  ],
  severity: { preference: "off", text: "off", prompts: "off", dialogue: "information", else: "warning" },
  messages: {
    differs: {
      en: "Row {first} has the same input and another output.",
      "zh-cn": "第 {first} 行的输入与此相同，输出却不同。",
    },
    first: { en: "The same input stands here first.", "zh-cn": "相同的输入首次出现在这里。" },
    drop: { en: "Drop this row, keep row {first}", "zh-cn": "删除这一行，保留第 {first} 行" },
    keep: { en: "Keep this row, drop row {first}", "zh-cn": "保留这一行，删除第 {first} 行" },
    better: {
      en: "Make a preference pair in which this row's answer is the better one",
      "zh-cn": "生成一条偏好数据，以这一行的回答为较好的回答",
    },
    worse: {
      en: "Make a preference pair in which row {first}'s answer is the better one",
      "zh-cn": "生成一条偏好数据，以第 {first} 行的回答为较好的回答",
    },
  },
  options: z.strictObject({
    most: z._default(z.int().check(z.positive()), 100).check(
      described({
        en: "Of one input, how many rows with another output are reported.",
        "zh-cn": "同一输入最多报告多少行不同的输出。",
      }),
    ),
  }),
  start({ options: { most }, settings: { saysAll } }) {
    const counts = new Uint32Array(buckets);
    return {
      relate({ asksSame: first }, row, report) {
        if (first === undefined || (saysAll !== true && counts[first % buckets]! >= most)) return;
        counts[first % buckets]!++;
        report({
          message: "differs",
          data: { first: first + 1 },
          row,
          related: [{ row: first, message: "first" }],
          drop: "drop",
          actions: [
            { kind: "drop", row: first, title: "keep" },
            { kind: "preference-pair", chosen: row, rejected: first, title: "better" },
            { kind: "preference-pair", chosen: first, rejected: row, title: "worse" },
          ],
        });
      },
    };
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Is 7 prime?", "output": "Yes."}\n{"instruction": "Is 9 prime?", "output": "No."}\n',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Is 7 prime?", "output": "Yes."}\n{"instruction": "Is 7 prime?", "output": "No."}\n',
      problems: 1,
      fixed: '{"instruction": "Is 7 prime?", "output": "Yes."}\n',
    },
    {
      language: "zh",
      text: '{"instruction": "判断情感。", "input": "味道很好", "output": "正面"}\n{"instruction": "判断情感。", "input": "味道很差", "output": "负面"}\n',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "判断情感。", "input": "味道很好", "output": "正面"}\n{"instruction": "判断情感。", "input": "味道很好", "output": "负面"}\n',
      problems: 1,
    },
  ],
});
