import * as z from "zod/mini";
import { EvaluationSet } from "../evaluation-set";
import { comparisonOptions, threshold } from "../../near/comparison";
import { shownScore } from "../../near/shown-score";
import { fieldTitles, tokenizerTitles } from "../../titles";
import { RowSet } from "../row-set";
import { setRule } from "../set-rule";

export const leakage = setRule({
  id: "dataset/leakage",
  title: { en: "Row of an evaluation set", "zh-cn": "评测集中的行" },
  description: {
    en: "The row, or a round of it, asks word for word what a row of an evaluation file asks, or it says nearly the same (by ROUGE-L). A model that has been trained on the questions it is tested with scores better than it is. A prompt that many rows of the evaluation file share, such as one instruction for all of them, does not count.",
    "zh-cn":
      "这一行或其中某一轮的提问，与评测文件中某一行逐字相同，或内容几乎相同（按 ROUGE-L）。用评测题目训练过的模型，得分会高于真实水平。评测文件中许多行共用的提示（例如统一的指令）不算在内。",
  },
  evidence: [
    {
      claim: {
        en: "Test questions that were in the training data raise the scores of language models; such contamination should be looked for and reported.",
        "zh-cn": "训练数据中混入测试题会抬高语言模型的得分，应当检查并报告这种污染。",
      },
      source: "Sainz et al., NLP Evaluation in Trouble, EMNLP Findings 2023, arXiv:2310.18018",
    },
  ],
  severity: "warning",
  messages: {
    same: {
      en: "The same as row {leaked} of the evaluation file {path}.",
      "zh-cn": "与评测文件 {path} 的第 {leaked} 行完全相同。",
    },
    asks: {
      en: "Asks the same as row {leaked} of the evaluation file {path}.",
      "zh-cn": "提问与评测文件 {path} 的第 {leaked} 行相同。",
    },
    near: {
      en: "Nearly the same as row {leaked} of the evaluation file {path}: ROUGE-L {score} of {field}, by {tokenizer}.",
      "zh-cn": "与评测文件 {path} 的第 {leaked} 行近似重复：{field}的 ROUGE-L 为 {score}（按{tokenizer}）。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
    open: { en: "Open row {leaked} of {path}", "zh-cn": "打开 {path} 的第 {leaked} 行" },
  },
  options: z.strictObject({ ...comparisonOptions, threshold: z._default(threshold, 0.9) }),
  comparison: ({ options, settings: { evaluation = [] } }) => (evaluation.length === 0 ? undefined : options),
  start({ settings: { evaluation }, options, locale }) {
    if (evaluation === undefined || evaluation.length === 0) return undefined;
    const told = new RowSet();
    const actions = ({ path, row }: { readonly path: string; readonly row: number }) => {
      const file = evaluation.find((set) => set.path === path)?.file;
      return file === undefined ? [] : [{ kind: "open-row", file, row, title: "open" } as const];
    };
    return {
      liken({ evaluation: leaked, field, tokenizer }, row, report) {
        if (leaked === undefined || leaked.score < options.threshold || told.has(row)) return;
        const data = {
          score: shownScore(leaked.score),
          leaked: leaked.row + 1,
          path: leaked.path,
          field: fieldTitles[field][locale],
          tokenizer: tokenizerTitles[tokenizer][locale],
        };
        report({
          message: "near",
          data,
          row,
          compared: field,
          score: leaked.score,
          drop: "drop",
          actions: actions(leaked),
        });
      },
      add(keys, row, report) {
        for (const set of evaluation) {
          const leaked = set.find(keys);
          if (leaked === undefined) continue;
          const data = { leaked: leaked.row + 1, path: set.path };
          told.add(row);
          const message = leaked.isSame ? "same" : "asks";
          return report({ message, data, row, drop: "drop", actions: actions({ path: set.path, row: leaked.row }) });
        }
      },
    };
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Is 9 prime?", "output": "No."}\n{"instruction": "Is 7 prime?", "output": "Yes, it is."}\n',
      problems: 1,
      fixed: '{"instruction": "Is 9 prime?", "output": "No."}\n',
      settings: { evaluation: [exampleSet("eval.jsonl", "Is 7 prime?", "Yes.")] },
    },
    {
      language: "en",
      text: '{"instruction": "Is 9 prime?", "output": "No."}\n',
      problems: 0,
      settings: { evaluation: [exampleSet("eval.jsonl", "Is 7 prime?", "Yes.")] },
    },
    { language: "en", text: '{"instruction": "Is 7 prime?", "output": "Yes."}\n', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Say in one short sentence why the sky is blue on a clear day.", "output": "Light scatters."}\n',
      problems: 1,
      settings: {
        evaluation: [
          exampleSet("eval.jsonl", "Say in one sentence why the sky is blue on a clear day.", "Scattering."),
        ],
      },
    },
    {
      language: "zh",
      text: '{"instruction": "德国的首都是哪里？", "output": "柏林。"}\n{"instruction": "法国的首都是哪里？", "output": "巴黎。"}\n',
      problems: 1,
      settings: { evaluation: [exampleSet("评测集.jsonl", "法国的首都是哪里？", "巴黎。")] },
    },
    {
      language: "zh",
      text: '{"instruction": "德国的首都是哪里？", "output": "柏林。"}\n',
      problems: 0,
      settings: { evaluation: [exampleSet("评测集.jsonl", "法国的首都是哪里？", "巴黎。")] },
    },
  ],
});

/** An evaluation set of one row. */
function exampleSet(path: string, question: string, answer: string): EvaluationSet {
  const set = new EvaluationSet(path);
  const asked = { turn: 0, role: "user", part: "instruction", text: question, path: [] } as const;
  const answered = { turn: 1, role: "assistant", part: "output", text: answer, path: [] } as const;
  set.add({ segments: [asked, answered], object: {}, view: {}, text: "" }, 0);
  return set;
}
