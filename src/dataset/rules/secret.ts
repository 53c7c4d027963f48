import { findSecrets } from "../../prompt/analysis/secrets";
import { languageOf } from "../../text/language";
import { hasLongRun } from "../analysis/runs";
import { replaceWithin } from "../analysis/segment-edit";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import { rowRule } from "../rule";

export const secret = rowRule({
  id: "dataset/secret",
  title: { en: "Key or token in a row", "zh-cn": "数据中的密钥或令牌" },
  description: {
    en: "A key, token or password in training data can be drawn out of the trained model, and lies in every copy of the set. Mask it, and revoke it at its issuer. Winnow knows the formats that issuers document and verifies check sums, structure and randomness, so it takes `sk-xxxx` for the sample that it is.",
    "zh-cn":
      "训练数据里的密钥、令牌或密码可能从训练好的模型里被套取出来，也留在数据集的每份副本里。请将其隐去，并到签发方吊销。Winnow 认得签发方公开说明过的格式，并核对校验和、结构和随机性，所以 `sk-xxxx` 这样的示例不会误报。",
  },
  guide: {
    en: "Keep private data and what breaks the company's rules out of the set.",
    "zh-cn": "数据集中不应含有隐私数据以及违反公司规定的内容。",
  },
  evidence: [
    {
      claim: {
        en: "Language models repeat strings of their training data word for word, such as keys and addresses that occur in one document only.",
        "zh-cn": "语言模型会逐字复述训练数据中的字符串，包括只在一篇文档中出现过的密钥和地址。",
      },
      source:
        "Carlini et al., Extracting Training Data from Large Language Models, USENIX Security 2021, arXiv:2012.07805",
    },
  ],
  severity: "error",
  messages: {
    found: {
      en: "This looks like a secret ({name}, “{start}…”, {length} characters). Mask it and revoke it.",
      "zh-cn": "这里像是一个密钥（{name}，“{start}…”，共 {length} 个字符）。请隐去并吊销。",
    },
    mask: { en: "Mask it", "zh-cn": "隐去" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const traits = traitsOf(row);
    if ((traits & (Trait.mixed | Trait.address)) === 0) return;
    const url = (traits & Trait.address) !== 0 && (traits & Trait.at) !== 0;
    for (const segment of row.segments) {
      const { text } = segment;
      if (!hasLongRun(text, shortest) && !(url && text.includes("://"))) continue;
      for (const { format, range } of findSecrets(text)) {
        report({
          message: "found",
          data: {
            name: format.name,
            start: text.slice(range.start, range.start + 4),
            length: range.end - range.start,
          },
          ...row.within(segment, range.start, range.end),
          fixes: [
            {
              title: "mask",
              edits: [
                replaceWithin(
                  row,
                  segment,
                  range.start,
                  range.end,
                  languageOf(text) === "en" ? "[REDACTED]" : "【已隐去】",
                ),
              ],
            },
            { title: "drop", edits: [row.removal] },
          ],
        });
      }
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "How do I authenticate?", "output": "Send `Authorization: Bearer sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`."}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Why does this fail?", "input": "key = \\"sk-9f3b7c1e5a8d2046be71c93d5f0a82e4\\"", "output": "The key expired."}',
      problems: 1,
      fixed: '{"instruction": "Why does this fail?", "input": "key = \\"[REDACTED]\\"", "output": "The key expired."}',
    },
    {
      language: "zh",
      text: '{"instruction": "如何连接数据库？", "output": "请从环境变量读取密码。"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "如何连接缓存？", "output": "请使用 redis://cache:Tz4wQ9pLm2@10.0.0.8:6379。"}',
      problems: 1,
      fixed: '{"instruction": "如何连接缓存？", "output": "请使用 redis://cache:【已隐去】@10.0.0.8:6379。"}',
    },
  ],
});

// The shortest of the formats but passwords in addresses: AWS's keys.
const shortest = 20;
