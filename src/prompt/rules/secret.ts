import { findSecrets } from "../analysis/secrets";
import { redact } from "../edits/redaction";
import { promptRule } from "../rule";

export const secret = promptRule({
  id: "prompt/secret",
  title: { en: "Key or token in a prompt", "zh-cn": "提示词中的密钥或令牌" },
  description: {
    en: "A key, token or password in a prompt goes to the model's provider with every call, and into every log, copy and training set on the way; the model can be brought to repeat it. Take it out, and revoke it at its issuer. Winnow knows the formats that issuers document and verifies check sums, structure and randomness, so it takes `sk-xxxx` for the sample that it is. It looks everywhere, in code and quoted material too, because a key leaks from there just as well.",
    "zh-cn":
      "提示词里的密钥、令牌或密码会随每次调用发给模型服务商，也会留在沿途的日志、副本和训练数据里，模型还可能把它复述出来。请把它移走，并到签发方吊销。Winnow 认得签发方公开说明过的格式，并核对校验和、结构和随机性，所以 `sk-xxxx` 这样的示例不会误报。代码和引用的材料也会检查，因为密钥在那里同样会泄露。",
  },
  evidence: [
    {
      claim: {
        en: "Sensitive information disclosure is among the ten gravest risks of applications of language models; credentials belong in neither prompts nor training data.",
        "zh-cn": "敏感信息泄露是大语言模型应用的十大风险之一；凭据不应出现在提示词或训练数据中。",
      },
      source:
        "OWASP Top 10 for LLM Applications 2025, LLM02: Sensitive Information Disclosure; LLM07: System Prompt Leakage",
    },
    {
      claim: {
        en: "The last six characters of a GitHub token are a check sum, so a real token can be told from a random string offline.",
        "zh-cn": "GitHub 令牌的最后六个字符是校验和，因此离线就能分辨真令牌和随机字符串。",
      },
      source: "GitHub, Behind GitHub's new authentication token formats (The GitHub Blog, 2021)",
    },
  ],
  severity: "error",
  messages: {
    found: {
      en: "This looks like a secret ({name}, “{start}…”, {length} characters). Take it out of the prompt and revoke it.",
      "zh-cn": "这里像是一个密钥（{name}，“{start}…”，共 {length} 个字符）。请把它移出提示词并吊销。",
    },
    redact: { en: "Redact it", "zh-cn": "隐去" },
  },
  check(document, { report }) {
    const { text } = document;
    for (const { format, range } of findSecrets(text)) {
      report({
        message: "found",
        data: {
          name: format.name,
          start: text.slice(range.start, range.start + 4),
          length: range.end - range.start,
        },
        range,
        fixes: [{ title: "redact", edits: [redact(document, range)] }],
      });
    }
  },
  examples: [
    {
      language: "en",
      text: "Write a Python script that lists the tables of our database. Read the password from DATABASE_URL.",
      problems: 0,
    },
    { language: "en", text: 'Explain what `api_key = "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"` does.', problems: 0 },
    {
      language: "en",
      text: "Write a script that lists the tables of postgres://reports:Vq7-rk2Lp9@db.internal:5432/sales.",
      problems: 1,
      fixed: "Write a script that lists the tables of postgres://reports:[REDACTED]@db.internal:5432/sales.",
    },
    {
      language: "en",
      text: "Call the API with the key sk-9f3b7c1e5a8d2046be71c93d5f0a82e4 and summarize the answer.",
      problems: 1,
      fixed: "Call the API with the key [REDACTED] and summarize the answer.",
    },
    { language: "zh", text: "请写一段 Python 代码，从环境变量读取 API 密钥并调用接口。", problems: 0 },
    { language: "zh", text: "请解释配置项 `mysql://user:password@localhost/db` 的含义。", problems: 0 },
    {
      language: "zh",
      text: "请用密钥 sk-4c0e91b7d3f25a688be0c47d19f6a35e 调用接口，并用一句话总结返回的结果。",
      problems: 1,
      fixed: "请用密钥 【已隐去】 调用接口，并用一句话总结返回的结果。",
    },
    {
      language: "zh",
      text: "请连接 redis://cache:Tz4wQ9pLm2@10.0.0.8:6379，列出占用内存最多的十个键。",
      problems: 1,
      fixed: "请连接 redis://cache:【已隐去】@10.0.0.8:6379，列出占用内存最多的十个键。",
    },
  ],
});
