import * as z from "zod/mini";
import { described } from "../../lint/described";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { Evidence } from "../../lint/rule";
import { estimateTokens } from "../../text/tokens";
import { valueAt } from "../format/issues";
import type { Row } from "../row/row";
import { rowRule } from "../rule";
import { trainerFacts, type TrainerFacts } from "../trainers";
import { trainerRow, type Effect } from "../trainers/reason";

const options = z.strictObject({
  maxTokens: z._default(z.union([z.int().check(z.positive()), z.null()]), null).check(
    described({
      en: "How many tokens of a row the trainer takes (LLaMA-Factory's `cutoff_len`, TRL's `max_length`, Axolotl's `sequence_len`, ms-swift's `max_length`). Null: what LLaMA-Factory (2048) and TRL (1024) take by default; for the others nothing is assumed.",
      "zh-cn":
        "训练框架每行最多读取的 token 数（LLaMA-Factory 的 `cutoff_len`、TRL 的 `max_length`、Axolotl 的 `sequence_len`、ms-swift 的 `max_length`）。null 表示按 LLaMA-Factory（2048）与 TRL（1024）的默认值；其他框架不作假定。",
    }),
  ),
});

const effectMessages: Readonly<Record<Effect, Localized>> = {
  stops: { en: "{trainer} stops at this row: {why}.", "zh-cn": "{trainer} 会在这一行报错中断：{why}。" },
  dropped: { en: "{trainer} leaves this row out: {why}.", "zh-cn": "{trainer} 会丢弃这一行：{why}。" },
  refused: {
    en: "{trainer} refuses the file for this row: {why}.",
    "zh-cn": "{trainer} 会因为这一行拒绝整个文件：{why}。",
  },
  untrained: { en: "{trainer} learns nothing from this: {why}.", "zh-cn": "{trainer} 不会训练这里的内容：{why}。" },
  lost: {
    en: "{trainer} does not read all of this row: {why}.",
    "zh-cn": "{trainer} 会丢掉这一行的部分内容：{why}。",
  },
  changed: { en: "{trainer} changes this row: {why}.", "zh-cn": "{trainer} 会改动这一行：{why}。" },
};

export const trainerDropsRow = rowRule({
  id: "dataset/trainer-drops-row",
  title: { en: "Row that the trainer does not take as it is", "zh-cn": "训练框架不会照原样接受的行" },
  description: {
    en: "What the configured trainer (`trainer`) does with the row, from its own code: it stops, leaves the row out, blanks a part, changes it or cuts it, often without a word in its log. The rule is silent unless a trainer is configured. Lengths are estimated, so a row is reported as cut only where it is well beyond the limit.",
    "zh-cn":
      "根据训练框架自己的源码，说明所配置的框架（`trainer`）会如何处理这一行：报错中断、丢弃、屏蔽一部分、改动或截断，日志里往往只字不提。没有配置训练框架时，本规则不作检查。长度是估算值，因此明显超出上限才会报告截断。",
  },
  guide: {
    en: "Alignment: when fine-tuning, keep the prompts aligned with the base model as far as possible.",
    "zh-cn": "对齐：微调模型尽量prompt和基座模型对齐；",
  },
  evidence: Object.values(trainerFacts).flatMap(evidenceOf),
  severity: "warning",
  options,
  messages: {
    ...effectMessages,
    cut: {
      en: "{trainer} cuts this row or leaves it out: about {tokens} tokens, and it takes {limit}.",
      "zh-cn": "{trainer} 会截断或丢弃这一行：约 {tokens} 个 token，上限是 {limit}。",
    },
    mend: { en: "Write {value}", "zh-cn": "改为 {value}" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, settings, options: { maxTokens }, locale }) {
    if (settings.trainer === undefined || row.object === undefined) return;
    const facts = trainerFacts[settings.trainer];
    const subject = trainerRow(row, row.object);
    const drop = { title: "drop" as const, edits: [row.removal] };
    for (const { effect, because, find, mended } of facts.reasons) {
      const path = find(subject);
      if (path === undefined) continue;
      const value = mended?.(valueAt(row.object, path));
      const mend = value !== undefined && {
        title: "mend" as const,
        data: { value: row.content.layout.write(value) },
        preferred: true,
        edits: [row.replacement(path, value)],
      };
      // What is wrong with a file's format is not mended by dropping a row of it.
      const isWhole = path.length === 0;
      report({
        message: effect,
        data: { trainer: facts.title, why: localize(because, locale) },
        ...(isWhole ? row.whole : row.at(path)),
        // Then the first row speaks for all.
        ofFile: isWhole && row.isFirst,
        fixes: [...(mend ? [mend] : []), ...(isWhole ? [] : [drop])],
      });
      // The worst is said; what else is wrong shows when that is mended.
      return;
    }
    const limit = maxTokens ?? facts.tokens;
    const tokens = limit === undefined ? 0 : tokensBeyond(row, limit);
    if (tokens === 0) return;
    report({ message: "cut", data: { trainer: facts.title, tokens, limit: limit! }, ...row.whole, fixes: [drop] });
  },
  examples: [
    {
      language: "en",
      text: '{"conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello"}]}',
      problems: 0,
      settings: { trainer: "llama-factory" },
    },
    { language: "en", text: '{"messages": [{"role": "user", "content": "Hi"}], "label": 1}', problems: 0 },
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "label": 1}',
      problems: 1,
      settings: { trainer: "llama-factory" },
      fixed:
        '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "label": true}',
    },
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "bot", "content": "Hello"}]}',
      problems: 1,
      settings: { trainer: "openai" },
    },
    {
      language: "zh",
      text: '{"messages": [{"role": "user", "content": "你好"}, {"role": "assistant", "content": "您好！"}]}',
      problems: 0,
      settings: { trainer: "openai" },
    },
    {
      language: "zh",
      text:
        '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}]}\n' +
        '{"conversations": [{"from": "gpt", "value": "您好！"}, {"from": "human", "value": "你好"}]}\n',
      problems: 1,
      settings: { trainer: "llama-factory" },
      fixed: '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}]}\n',
    },
    {
      language: "zh",
      text: '{"instruction": "写一首诗。", "output": "床前明月光，疑是地上霜。举头望明月，低头思故乡。"}',
      problems: 1,
      settings: { trainer: "axolotl" },
      options: { maxTokens: 16 },
    },
  ],
});

// Estimates are off by a tenth now and then.
const margin = 1.1;
// No token has more bytes than this on average, so shorter rows need no estimate.
const fewestUnits = 0.5;

/** The tokens of a row that has clearly more than `limit`; 0 for others. */
function tokensBeyond({ segments }: Row, limit: number): number {
  const units = segments.reduce((sum, { text }) => sum + text.length, 0);
  if (units < limit * fewestUnits) return 0;
  const answers = [undefined, "chosen", "rejected"] as const;
  const [shared, chosen, rejected] = answers.map((answer) =>
    segments.filter((segment) => segment.answer === answer).reduce((sum, { text }) => sum + estimateTokens(text), 0),
  );
  const tokens = shared! + Math.max(chosen!, rejected!);
  return tokens > limit * margin ? tokens : 0;
}

/** What a trainer does, with the places where its code decides it. */
function evidenceOf({ title, read, reasons }: TrainerFacts): Evidence[] {
  return reasons.map(({ effect, because, source }) => {
    const claim = (locale: Locale): string =>
      localize(effectMessages[effect], locale, { trainer: title, why: because[locale] });
    return { claim: { en: claim("en"), "zh-cn": claim("zh-cn") }, source: `${read}: ${source}` };
  });
}
