import * as z from "zod/mini";
import { described } from "../../../lint/described";
import { SaidSentences } from "../said-sentences";
import { setRule } from "../set-rule";

// Of a row in which much is copied, the first few sentences say enough.
const mostInRow = 3;

export const duplicateSentence = setRule({
  id: "dataset/duplicate-sentence",
  title: { en: "The same sentence in many rows", "zh-cn": "同一句话出现在许多行中" },
  description: {
    en: "A long sentence (eight words, or twelve Chinese characters and more) that stands word for word in many answers or texts: a set phrase, a disclaimer, a page's footer. A model learns to say it wherever it fits and where it does not. Prompts, rejected answers, code and tables are not looked at, nor are sentences that end in a colon, nor answers that are one sentence and nothing else, such as labels. Rows that repeat an earlier one, go on from it, or answer the same prompt count once. Where what remains still says something, delete the sentence; a recipe's step with the action `fix` cuts it wherever it stands. `winnow duplicates --metric sentence` also finds sentences that are nearly the same.",
    "zh-cn":
      "较长的句子（八个英文词或十二个汉字以上）一字不差地出现在许多回答或文本中，例如套话、免责声明、页脚。模型会学着到处照说，不管合适与否。提示、被拒绝的回答、代码和表格不在检查之列；以冒号结尾的引导句，以及只有一句话的回答（例如分类标签）也不检查。与前面某一行相同、接着前面某一行继续，或者回答同一提示的行只计一次。如果删去这句话后内容仍然完整，就请删去；在清洗配方中把该规则步骤的动作设为 `fix`，可一次删去所有行中的这句话。`winnow duplicates --metric sentence` 还能找出几乎相同的句子。",
  },
  guide: {
    en: "Baichuan's data: duplicates are filtered by passage and by sentence over all of the data, with locality-sensitive hashing.",
    "zh-cn": "在全量数据上，利用局部敏感哈希方法，对篇章和句子粒度做滤重。",
  },
  evidence: [
    {
      claim: {
        en: "Of three-sentence spans that occur more than once in the set, all but one were removed.",
        "zh-cn": "数据集中出现多次的三句话片段只保留一处。",
      },
      source: "Raffel et al., Exploring the Limits of Transfer Learning (C4), JMLR 2020, arXiv:1910.10683",
    },
    {
      claim: {
        en: "Models trained on text without repeated passages emit memorised text ten times less often.",
        "zh-cn": "去除重复片段后训练的模型，逐字输出训练文本的次数约为原来的十分之一。",
      },
      source: "Lee et al., Deduplicating Training Data Makes Language Models Better, ACL 2022, arXiv:2107.06499",
    },
  ],
  severity: { prompts: "off", else: "information" },
  messages: {
    again: {
      en: "Stands word for word in {count} rows; first in row {first}.",
      "zh-cn": "这句话一字不差地出现在 {count} 行中，首见于第 {first} 行。",
    },
    here: {
      en: "Stands word for word in {count} rows; this is the first.",
      "zh-cn": "这句话一字不差地出现在 {count} 行中，这里是首次出现。",
    },
    first: { en: "It stands here first.", "zh-cn": "首次出现在这里。" },
    tooMany: {
      en: "From row {row} on, sentences that had not been seen before were not remembered: there are more than {most} (`mostSentences`).",
      "zh-cn": "从第 {row} 行起不再记录新出现的句子：数量已超过 {most}（`mostSentences`）。",
    },
    cut: { en: "Delete this sentence", "zh-cn": "删除这句话" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: z.strictObject({
    leastRows: z._default(z.int().check(z.gte(2)), 30).check(
      described({
        en: "In how many rows a sentence stands at least.",
        "zh-cn": "一句话至少出现在多少行中才提示。",
      }),
    ),
    leastShare: z._default(z.number().check(z.gte(0), z.lte(1)), 0.001).check(
      described({
        en: "And in what share of all rows, from 0 to 1.",
        "zh-cn": "同时至少占全部行的多大比例，取值 0 到 1。",
      }),
    ),
    mostSentences: z._default(z.int().check(z.positive()), 2_000_000).check(
      described({
        en: "How many sentences are remembered, at about 15 bytes each.",
        "zh-cn": "最多记录多少句话，每句约占 15 字节内存。",
      }),
    ),
  }),
  readsSentences: true,
  start({ options: { leastRows, leastShare, mostSentences }, settings }) {
    const said = new SaidSentences(mostSentences);
    let rows = 0;
    return {
      add({ sentences }, row, _, news) {
        rows++;
        for (let i = news; i < sentences.length; i++) said.add(sentences[i]!, row);
      },
      finish(report) {
        if (said.fullFrom === undefined) return;
        const data = { row: said.fullFrom + 1, most: mostSentences.toLocaleString("en") };
        report({ message: "tooMany", data, row: undefined });
      },
      *late() {
        let last = -1;
        let inRow = 0;
        for (const [row, { key, count, first }] of said.frequent(Math.max(leastRows, rows * leastShare))) {
          inRow = row === last ? inRow + 1 : 1;
          last = row;
          if (inRow > mostInRow && settings.saysAll !== true) continue;
          yield {
            message: row === first ? "here" : "again",
            data: { count, first: first + 1 },
            row,
            sentence: { key, cut: "cut" },
            related: row === first ? [] : [{ row: first, message: "first" }],
            drop: "drop",
          };
        }
      },
    };
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "May I take two?", "output": "Two are too many for one day, and one will do. Please ask your doctor before you take any of this."}\n{"instruction": "Does it help?", "output": "It helps most people who have a mild headache. Please ask your doctor before you take any of this."}\n{"instruction": "Is it sweet?", "output": "No, it tastes rather bitter to most people who try it. Please ask your doctor before you take any of this.\\nDrink some water with it."}\n',
      problems: 3,
      options: { leastRows: 3 },
      fixed:
        '{"instruction": "May I take two?", "output": "Two are too many for one day, and one will do."}\n{"instruction": "Does it help?", "output": "It helps most people who have a mild headache."}\n{"instruction": "Is it sweet?", "output": "No, it tastes rather bitter to most people who try it.\\nDrink some water with it."}\n',
    },
    {
      language: "en",
      text: '{"instruction": "Does the first follow? A cat sleeps. An animal sleeps.", "output": "The second sentence follows from what the first sentence says."}\n{"instruction": "Does the first follow? A boy runs. A child runs.", "output": "The second sentence follows from what the first sentence says."}\n',
      problems: 0,
      options: { leastRows: 2 },
    },
    {
      language: "en",
      text: '{"instruction": "Answer in one word, and give no reason for what you answer. Is 7 prime?", "output": "Yes."}\n{"instruction": "Answer in one word, and give no reason for what you answer. Is 9 prime?", "output": "No."}\n',
      problems: 0,
      options: { leastRows: 2 },
    },
    {
      language: "zh",
      text: '{"instruction": "头痛怎么办？", "output": "先休息，多喝水，保证睡眠，少看手机和电脑屏幕。以上内容仅供参考，如有不适请及时就医。"}\n{"instruction": "咳嗽怎么办？", "output": "多喝温水，避免辛辣和油腻的食物，注意保暖休息。以上内容仅供参考，如有不适请及时就医。"}\n',
      problems: 2,
      options: { leastRows: 2 },
      fixed:
        '{"instruction": "头痛怎么办？", "output": "先休息，多喝水，保证睡眠，少看手机和电脑屏幕。"}\n{"instruction": "咳嗽怎么办？", "output": "多喝温水，避免辛辣和油腻的食物，注意保暖休息。"}\n',
    },
    {
      language: "zh",
      text: '{"instruction": "头痛怎么办？", "output": "先休息，多喝水。如果三天后仍不见好，请去医院。"}\n{"instruction": "咳嗽怎么办？", "output": "多喝温水，注意保暖。久咳不愈应当去医院检查肺部。"}\n',
      problems: 0,
      options: { leastRows: 2 },
    },
  ],
});
