/** A kind of key, token or password that can be told by its shape. */
export interface SecretFormat {
  /** Whose it is, as people call it. */
  readonly name: string;
  /** The secret is group 1, or the whole match where there is none. No two parts of it compete for one character. */
  readonly pattern: RegExp;
  /** A mark that must stand in the text; looking for it is cheaper than trying the pattern. */
  readonly mark: string;
  /** How its own check sum, its structure or its randomness is verified. */
  readonly check: "random" | "crc32" | "jwt" | "password" | "none";
}

/**
 * The formats that their issuers document, each with a prefix or a structure of its own. Keys that look like any other
 * string (a bare hash, a UUID) are left out: nothing could tell them from harmless ones.
 */
export const secretFormats: readonly SecretFormat[] = [
  { name: "Anthropic", pattern: /\bsk-ant-[\w-]{60,200}/g, mark: "sk-ant-", check: "random" },
  { name: "OpenAI", pattern: /\bsk-(?:proj|svcacct|admin)-[\w-]{40,250}/g, mark: "sk-", check: "random" },
  { name: "OpenRouter", pattern: /\bsk-or-v1-[0-9a-f]{64}\b/g, mark: "sk-or-", check: "random" },
  // OpenAI's older keys, and those of DeepSeek, DashScope, Moonshot and many gateways.
  { name: "API (sk-)", pattern: /\bsk-[A-Za-z0-9]{32,64}\b/g, mark: "sk-", check: "random" },
  { name: "GitHub", pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/g, mark: "gh", check: "crc32" },
  { name: "GitHub", pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g, mark: "github_pat_", check: "random" },
  { name: "GitLab", pattern: /\bglpat-[\w-]{20}(?![\w-])/g, mark: "glpat-", check: "random" },
  { name: "npm", pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, mark: "npm_", check: "crc32" },
  { name: "PyPI", pattern: /\bpypi-AgE[\w-]{50,300}/g, mark: "pypi-AgE", check: "random" },
  { name: "Hugging Face", pattern: /\bhf_[A-Za-z0-9]{34}\b/g, mark: "hf_", check: "random" },
  { name: "AWS", pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g, mark: "IA", check: "random" },
  { name: "Google", pattern: /\bAIza[\w-]{35}(?![\w-])/g, mark: "AIza", check: "random" },
  { name: "Google OAuth", pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/g, mark: "GOCSPX-", check: "random" },
  { name: "Slack", pattern: /\bxox[abposr]-\d{8,14}-[A-Za-z0-9-]{20,200}/g, mark: "xox", check: "random" },
  {
    name: "Slack",
    pattern: /\bhooks\.slack\.com\/services\/(T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24})\b/g,
    mark: "hooks.slack.com/",
    check: "random",
  },
  { name: "Stripe", pattern: /\b[sr]k_live_[A-Za-z0-9]{24,110}\b/g, mark: "k_live_", check: "random" },
  { name: "SendGrid", pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g, mark: "SG.", check: "random" },
  { name: "Telegram", pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g, mark: ":AA", check: "random" },
  { name: "Groq", pattern: /\bgsk_[A-Za-z0-9]{52}\b/g, mark: "gsk_", check: "random" },
  { name: "xAI", pattern: /\bxai-[A-Za-z0-9]{80}\b/g, mark: "xai-", check: "random" },
  { name: "Replicate", pattern: /\br8_[A-Za-z0-9]{37}\b/g, mark: "r8_", check: "random" },
  { name: "DigitalOcean", pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/g, mark: "_v1_", check: "random" },
  { name: "Shopify", pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}\b/g, mark: "shp", check: "random" },
  { name: "阿里云 (Alibaba Cloud)", pattern: /\bLTAI[A-Za-z0-9]{20}\b/g, mark: "LTAI", check: "random" },
  { name: "腾讯云 (Tencent Cloud)", pattern: /\bAKID[A-Za-z0-9]{32}\b/g, mark: "AKID", check: "random" },
  { name: "智谱 (Zhipu)", pattern: /\b[0-9a-f]{32}\.[A-Za-z0-9]{16}\b/g, mark: ".", check: "random" },
  { name: "JWT", pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,1000}/g, mark: "eyJ", check: "jwt" },
  {
    name: "PEM",
    pattern:
      /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----\s{1,4}[A-Za-z0-9+/=\s]{60,8000}(?:-----END [A-Z ]{0,30}KEY-----)?/g,
    mark: "PRIVATE KEY-----",
    check: "none",
  },
  {
    name: "Azure Storage",
    pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/g,
    mark: "AccountKey=",
    check: "random",
  },
  {
    name: "URL",
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|redis|rediss|amqps?|mssql|clickhouse|ftp|smtps?):\/\/[^\s:/@"'<>]{1,60}:([^\s:/@"'<>{}$]{6,80})@[\w.-]{3,100}/g,
    mark: "://",
    check: "password",
  },
];

/** A key or token that is known only by the name it is given to; group 1 is the value. */
export const namedKey =
  /(?:(?:api|secret|access|private|auth|account)[_ -]?(?:key|token)|client[_ -]?secret|(?<![a-z])(?:secret|token)|密钥|令牌)["'`]?[ \t]{0,3}(?:=>|[:=：]|是|为)[ \t]{0,3}["'`]?([\w+/=.-]{16,200})/gi;

/** A password that is known only by the name it is given to; group 1 is the value. */
export const namedPassword =
  /(?:(?<![a-z])(?:password|passwd|passphrase|pwd)|密码|口令)["'`]?[ \t]{0,3}(?:=>|[:=：]|是|为)[ \t]{0,3}["'`]?([\w!#$%&*+=?@^~-]{8,64})(?![\w./([{])/gi;
