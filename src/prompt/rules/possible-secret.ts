import { findPossibleSecrets } from "../analysis/secrets";
import { redact } from "../edits/redaction";
import { promptRule } from "../rule";

export const possibleSecret = promptRule({
  id: "prompt/possible-secret",
  title: { en: "What may be a key or a password", "zh-cn": "疑似密钥或密码" },
  description: {
    en: 'A value that may be a secret, though its shape alone does not prove it. The rule looks for two things. First, GitHub and npm tokens whose check sum is wrong: invented, or altered from a real one. Second, values given to a name: at least 16 letters and digits that look random, as in `api_key = "…"` (key, token or secret), and at least 8 characters with a letter and a digit, as in `password: …`. Samples (`your_api_key`, `P@ssw0rd`, `test1234`), variables and paths are let pass. Keys that their format proves are reported by `prompt/secret`.',
    "zh-cn":
      '看起来可能是密钥、但仅凭形式无法确定的内容。本规则查找两类：一是校验和不对的 GitHub 和 npm 令牌，可能是编造的，也可能由真令牌改动而来；二是按名称给出的值：密钥、令牌（如 `api_key = "…"`）的值至少 16 个字符，字母和数字看上去是随机的；密码（如 `密码：…`）至少 8 个字符，既有字母又有数字。示例（`your_api_key`、`P@ssw0rd`、`test1234`）、变量和路径不作提示。格式可以确认的密钥由 `prompt/secret` 报告。',
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
  ],
  severity: "information",
  messages: {
    checksum: {
      en: "This looks like a token ({issuer}, “{start}…”), but its checksum is wrong. Take it out if it comes from a real one, or redact the sample.",
      "zh-cn":
        "这里的形式像是令牌（{issuer}，“{start}…”），但校验和不对。若由真令牌改动而来，请移走；若只是示例，请隐去。",
    },
    key: {
      en: "This looks like a key or token (“{start}…”, {length} characters). If it is real, take it out of the prompt and revoke it.",
      "zh-cn": "这里像是密钥或令牌（“{start}…”，共 {length} 个字符）。若是真的，请移出提示词并吊销。",
    },
    password: {
      en: "This looks like a password ({length} characters). If it is real, take it out of the prompt and change it.",
      "zh-cn": "这里像是密码（共 {length} 个字符）。若是真的，请移出提示词并更换。",
    },
    redact: { en: "Redact it", "zh-cn": "隐去" },
  },
  check(document, { report }) {
    for (const { sign, issuer, range } of findPossibleSecrets(document.text))
      report({
        message: sign,
        data: {
          issuer,
          start: document.text.slice(range.start, range.start + 4),
          length: range.end - range.start,
        },
        range,
        fixes: [{ title: "redact", edits: [redact(document, range)] }],
      });
  },
  examples: [
    {
      language: "en",
      text: 'Explain what `api_key = os.environ["OPENAI_API_KEY"]` and `token = session_token_v2_final` do.',
      problems: 0,
    },
    { language: "en", text: "Write a sign-up form.\n\nPassword: at least 8 characters, one digit.", problems: 0 },
    {
      language: "en",
      text: 'Call the API with `api_key = "9f3b7c1e5a8d2046be71c93d5f0a82e4c6d19b07"` and summarize the answer.',
      problems: 1,
      fixed: 'Call the API with `api_key = "[REDACTED]"` and summarize the answer.',
    },
    {
      language: "en",
      text: "Log in and list the open tickets.\n\nuser: reports\npassword: hunter2secret",
      problems: 1,
      fixed: "Log in and list the open tickets.\n\nuser: reports\npassword: [REDACTED]",
    },
    { language: "zh", text: "请写一个注册页面，密码：8-16 位，须含字母和数字。", problems: 0 },
    { language: "zh", text: "请解释配置项 `password: ${DB_PASSWORD1}` 的含义。", problems: 0 },
    {
      language: "zh",
      text: "请登录系统，列出未处理的工单。账号：reports，密码：Tz4wQ9pLm2。",
      problems: 1,
      fixed: "请登录系统，列出未处理的工单。账号：reports，密码：【已隐去】。",
    },
    {
      language: "zh",
      text: "请调用接口并总结结果，令牌是 4c0e91b7d3f25a688be0c47d19f6a35e。",
      problems: 1,
      fixed: "请调用接口并总结结果，令牌是 【已隐去】。",
    },
  ],
});
