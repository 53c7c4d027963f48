import * as z from "zod/mini";
import { described } from "../../lint/described";
import type { Locale } from "../../lint/locale";
import type { TextEdit } from "../../text/range";
import {
  findPersonalData,
  masked,
  personalKinds,
  type PersonalDatum,
  type PersonalKind,
} from "../analysis/personal-data";
import { replaceWithin } from "../analysis/segment-edit";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const pii = rowRule({
  id: "dataset/pii",
  title: { en: "Personal data", "zh-cn": "个人信息" },
  description: {
    en: "Mail addresses, phone numbers, Chinese identity cards and bank cards. A model repeats what it was trained on, and those whose data it is never agreed. Identity cards and bank cards count only if their check sum holds; samples (`example.com`, 555 numbers, 13800138000), mailboxes of offices (`info@`) and numbers to call for free are let pass. `kinds` chooses what is looked for; IP addresses (`ip`) are off by default. The mask keeps the shape.",
    "zh-cn":
      "邮箱、手机号、身份证号和银行卡号。模型会复述训练过的内容，而当事人并未同意。身份证号和银行卡号核对校验位后才报告；示例（`example.com`、555 号段、13800138000）、公务邮箱（`info@`）和免费服务电话不作提示。用 `kinds` 选择检查哪些内容，IP 地址（`ip`）默认不查。掩码会保留原有的形式。",
  },
  guide: {
    en: "Keep private data and what breaks the company's rules out of the set.",
    "zh-cn": "数据集中不应含有隐私数据以及违反公司规定的内容。",
  },
  evidence: [
    {
      claim: {
        en: "Names, phone numbers and mail addresses of single persons could be drawn out of a trained model, word for word.",
        "zh-cn": "从训练好的模型中可以逐字套取个人的姓名、电话和邮箱。",
      },
      source:
        "Carlini et al., Extracting Training Data from Large Language Models, USENIX Security 2021, arXiv:2012.07805",
    },
  ],
  severity: "warning",
  messages: {
    email: { en: "A mail address ({start}).{more}", "zh-cn": "此处有邮箱地址（{start}）。{more}" },
    phone: { en: "A phone number ({start}).{more}", "zh-cn": "此处有电话号码（{start}）。{more}" },
    identityCard: {
      en: "A Chinese identity card's number ({start}).{more}",
      "zh-cn": "此处有身份证号（{start}）。{more}",
    },
    bankCard: { en: "A bank card's number ({start}).{more}", "zh-cn": "此处有银行卡号（{start}）。{more}" },
    ip: { en: "An IP address ({start}).{more}", "zh-cn": "此处有 IP 地址（{start}）。{more}" },
    mask: { en: "Mask it in this field", "zh-cn": "在该字段中打码" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: z.strictObject({
    kinds: z._default(z.array(z.enum(personalKinds)), ["email", "phone", "identityCard", "bankCard"]).check(
      described({
        en: "What is looked for: `email`, `phone`, `identityCard`, `bankCard`, `ip`.",
        "zh-cn":
          "检查哪些内容：`email`（邮箱）、`phone`（电话）、`identityCard`（身份证号）、`bankCard`（银行卡号）、`ip`（IP 地址）。",
      }),
    ),
  }),
  check(row, { report, options, locale }) {
    const traits = traitsOf(row);
    if ((traits & (Trait.at | Trait.digits)) === 0) return;
    const kinds: ReadonlySet<PersonalKind> = new Set(options.kinds);
    for (const segment of row.segments) {
      const { text, part } = segment;
      if (part === "tools" || !mayHold(text, traits)) continue;
      const found = findPersonalData(text, kinds);
      if (found.length === 0 || aboutFormat.test(asked(row))) continue;
      for (const kind of personalKinds) {
        const alike = found.filter((datum) => datum.kind === kind);
        const first = alike[0];
        if (first === undefined) continue;
        const { start, end } = first.range;
        const mask = alike.map((datum) => maskOf(row, segment, datum));
        report({
          message: kind,
          data: { start: masked(first, text.slice(start, end)), more: more(alike.length - 1, locale) },
          ...row.within(segment, start, end),
          fixes: [
            { title: "mask", edits: mask },
            { title: "drop", edits: [row.removal] },
          ],
        });
      }
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Give a sample contact.", "output": "jane.roe@example.com, (415) 555-0132"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Who sells it?", "output": "Write to m.okafor77@gmail.com or call +44 7911 203946."}',
      problems: 2,
      fixed: '{"instruction": "Who sells it?", "output": "Write to **********@gmail.com or call +44 7*** ******."}',
    },
    { language: "zh", text: '{"instruction": "写一个示例联系方式。", "output": "手机：13800138000"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "怎么联系您？", "output": "手机 13907482615，身份证号 350203198706120044。"}',
      problems: 2,
      fixed: '{"instruction": "怎么联系您？", "output": "手机 139********，身份证号 350203************。"}',
    },
    {
      language: "zh",
      text: '{"instruction": "服务器在哪里？", "output": "服务器地址是 47.93.18.206。"}',
      problems: 1,
      options: { kinds: ["ip"] },
    },
  ],
});

/** What the user says, as far as it may be the task. */
function asked(row: Row): string {
  let text = "";
  for (const segment of row.segments) if (segment.role === "user") text += `${segment.text.slice(0, 300)}\n`;
  return text;
}

/** Tasks for which data are made up, or that are about how they are written. */
const aboutFormat =
  /\b(?:random|regex(?:es|p)?|regular expressions?|valid(?:ate|ity)?|fake|fictional|made-up|mock|dummy|sample|spam|(?:generate|create|format|reformat|convert|extract|find|construct|make)\b[^.?!\n]{0,40}\b(?:phone|telephone|e-?mail|contact)\w*)\b|随机|正则|虚构|示例|编造|假的|验证.{0,6}(?:格式|邮箱|号码)/i;

function maskOf(row: Row, segment: Segment, datum: PersonalDatum): TextEdit {
  const { start, end } = datum.range;
  return replaceWithin(row, segment, start, end, masked(datum, segment.text.slice(start, end)));
}

function more(count: number, locale: Locale): string {
  if (count === 0) return "";
  return locale === "zh-cn" ? `该字段另有 ${count} 处。` : ` ${count} more in this field.`;
}

/** A run of digits that is long enough, groups counted as one, or an address. */
const manyDigits = /\d(?:[ .()-]{0,2}\d){6}/;

function mayHold(text: string, traits: number): boolean {
  return ((traits & Trait.at) !== 0 && text.includes("@")) || manyDigits.test(text);
}
