import * as z from "zod/mini";
import { comparisonOptions } from "../../near/comparison";
import { shownScore } from "../../near/shown-score";
import { fieldTitles, tokenizerTitles } from "../../titles";
import { RowSet } from "../row-set";
import { setRule } from "../set-rule";

export const nearDuplicate = setRule({
  id: "dataset/near-duplicate",
  title: { en: "Near duplicate", "zh-cn": "近似重复" },
  description: {
    en: "What the row asks is nearly what a row before it asks: their ROUGE-L, the F-measure of the longest common subsequence of their tokens, reaches the threshold. Each Han character is a token, so that this works for Chinese. By itself it compares what the user says, and everything in dialogues and in sets whose instruction hardly varies. The comparison is exact: no such row is missed. `winnow duplicates` lists all pairs and groups.",
    "zh-cn":
      "这一行的提问与前面某一行的提问几乎相同：两者的 ROUGE-L（词元最长公共子序列的 F 值）达到阈值。每个汉字作为一个词元，因此对中文同样有效。默认比较用户所说的内容；对话数据以及指令几乎不变的数据集则比较全部内容。比较是精确的，不会遗漏。`winnow duplicates` 可列出所有的行对与分组。",
  },
  guide: {
    en: "A generated instruction joins the pool only if its ROUGE-L with every instruction there is below 0.7.",
    "zh-cn": "只有新生成的指令与种子池中的指令的 ROUGE-L 小于 0.7 的时候，才会将其加入种子池中",
  },
  evidence: [
    {
      claim: {
        en: "New instructions are added to the pool only if their ROUGE-L with any existing one is below 0.7, which keeps the set diverse.",
        "zh-cn": "只有与已有指令的 ROUGE-L 都低于 0.7 的新指令才会加入指令池，以保证多样性。",
      },
      source: "Wang et al., Self-Instruct, ACL 2023, arXiv:2212.10560",
    },
    {
      claim: {
        en: "ROUGE-L is the F-measure of the longest common subsequence.",
        "zh-cn": "ROUGE-L 是最长公共子序列的 F 值。",
      },
      source: "Lin, ROUGE: A Package for Automatic Evaluation of Summaries, ACL 2004 workshop",
    },
  ],
  severity: "information",
  messages: {
    near: {
      en: "Nearly the same as row {earlier}: ROUGE-L {score} of {field}, by {tokenizer}.",
      "zh-cn": "与第 {earlier} 行近似重复：{field}的 ROUGE-L 为 {score}（按{tokenizer}）。",
    },
    earlier: { en: "The row that it is like.", "zh-cn": "与之相近的行。" },
    tooMuch: {
      en: "Near duplicates were not looked for: there are more than {most} tokens to compare. Run `winnow duplicates`, or set `mostTokens`.",
      "zh-cn": "没有查找近似重复：需要比较的词元超过 {most} 个。请运行 `winnow duplicates`，或设置 `mostTokens`。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: z.strictObject(comparisonOptions),
  comparison: ({ options }) => options,
  start({ options: { threshold, mostTokens }, locale }) {
    const spare = new RowSet();
    return {
      liken({ earlier, field, tokenizer }, row, report) {
        if (earlier === undefined || earlier.score < threshold) return;
        const data = {
          score: shownScore(earlier.score),
          earlier: earlier.row + 1,
          field: fieldTitles[field][locale],
          tokenizer: tokenizerTitles[tokenizer][locale],
        };
        const related = [{ row: earlier.row, message: "earlier" as const }];
        // Of three rows of which only the neighbours are alike, the first and the third stay.
        const isSpare = !spare.has(earlier.row) && spare.add(row);
        report({
          message: "near",
          data,
          row,
          compared: field,
          score: earlier.score,
          related,
          ...(isSpare && { drop: "drop" as const }),
        });
      },
      uncompared: (report) =>
        report({ message: "tooMuch", data: { most: mostTokens.toLocaleString("en") }, row: undefined }),
    };
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Give three tips for staying healthy.", "output": "Eat, sleep, move."}\n{"instruction": "Give three tips for staying healthy and fit.", "output": "Sleep well."}\n',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Give three tips for staying healthy.", "output": "Eat, sleep, move."}\n{"instruction": "Name the largest planet.", "output": "Jupiter."}\n',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Translate into French.", "input": "Where does the river end?", "output": "Où finit le fleuve ?"}\n{"instruction": "Translate into French.", "input": "My sister plays the violin.", "output": "Ma sœur joue du violon."}\n',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请给出三条保持健康的建议。", "output": "吃好，睡好，多运动。"}\n{"instruction": "请给出三条保持身体健康的建议。", "output": "早睡早起。"}\n',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "请给出三条保持健康的建议。", "output": "吃好，睡好，多运动。"}\n{"instruction": "太阳系里最大的行星是哪一颗？", "output": "木星。"}\n',
      problems: 0,
    },
  ],
});
