import type { Localized } from "../../lint/locale";
import type { Container } from "../container/container";
import { formats } from "../format";
import type { Standing } from "./schema";

/** What a language is called, by its code. */
export function languageTitle(code: string): Localized {
  if (code === "mixed") return { en: "Chinese and English", "zh-cn": "中英混合" };
  if (code === "unknown") return { en: "Too little to tell", "zh-cn": "文字太少，无法判断" };
  return { en: nameIn("en", code), "zh-cn": nameIn("zh-CN", code) };
}

function nameIn(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export const containerTitles: Readonly<Record<Container, Localized>> = {
  jsonl: { en: "JSON Lines", "zh-cn": "JSON Lines" },
  json: { en: "JSON", "zh-cn": "JSON" },
  csv: { en: "CSV", "zh-cn": "CSV" },
  tsv: { en: "TSV", "zh-cn": "TSV" },
  text: { en: "plain text", "zh-cn": "纯文本" },
};

export const figureTitles: Readonly<Record<Standing["figure"], Localized>> = {
  turns: { en: "Single-turn to multi-turn", "zh-cn": "单轮与多轮之比" },
  domains: { en: "General to special", "zh-cn": "通用与专业之比" },
  "size-lora": { en: "Size for LoRA in one domain", "zh-cn": "垂直领域 LoRA 微调的数据量" },
  "size-full": { en: "Size for full tuning", "zh-cn": "全参数微调的数据量" },
};

const within: Localized = { en: "as in the guide", "zh-cn": "符合指南" };
const sizeVerdicts = {
  below: { en: "smaller", "zh-cn": "偏少" },
  within,
  above: { en: "larger", "zh-cn": "偏多" },
};
const verdicts: Readonly<Record<Standing["figure"], Readonly<Record<"below" | "within" | "above", Localized>>>> = {
  turns: {
    below: { en: "more dialogues", "zh-cn": "多轮偏多" },
    within,
    above: { en: "fewer dialogues", "zh-cn": "多轮偏少" },
  },
  domains: {
    below: { en: "more special rows", "zh-cn": "专业数据偏多" },
    within,
    above: { en: "more general rows", "zh-cn": "通用数据偏多" },
  },
  "size-lora": sizeVerdicts,
  "size-full": sizeVerdicts,
};

/** Where a set stands against a figure, in a word or two. */
export function verdictTitle({ figure, verdict, counts }: Standing): Localized {
  if (verdict === "unknown") return { en: "unknown", "zh-cn": "未知" };
  if (figure === "turns" && counts[1]! > counts[0]!) return { en: "dialogues lead", "zh-cn": "以多轮为主" };
  return verdicts[figure][verdict];
}

/** What a format is called, by its id. */
export function formatTitle(id: string): Localized {
  const title = formats.find((format) => format.id === id)?.title;
  return title === undefined ? profileWords.unknown : { en: title, "zh-cn": title };
}

export const lengthTitles: Readonly<Record<"prompt" | "answer" | "row", Localized>> = {
  prompt: { en: "Prompt", "zh-cn": "提示" },
  answer: { en: "Answer", "zh-cn": "回答" },
  row: { en: "Whole row", "zh-cn": "整行" },
};

export const duplicateTitles: Readonly<Record<"exact" | "conflicting" | "beginnings", Localized>> = {
  exact: { en: "The same as an earlier row", "zh-cn": "与前面某一行完全相同" },
  conflicting: { en: "Same input, other output", "zh-cn": "输入相同而输出不同" },
  beginnings: { en: "Beginning of another dialogue", "zh-cn": "另一段对话的开头" },
};

export const profileWords = {
  profile: { en: "Dataset profile", "zh-cn": "数据集概况" },
  rows: { en: "Rows", "zh-cn": "行数" },
  unparsed: { en: "do not parse", "zh-cn": "行无法解析" },
  formats: { en: "Formats", "zh-cn": "格式" },
  unknown: { en: "unknown", "zh-cn": "未知" },
  turns: { en: "Turns", "zh-cn": "轮次" },
  rounds: { en: "Rounds", "zh-cn": "轮数" },
  single: { en: "Single-turn", "zh-cn": "单轮" },
  multi: { en: "Multi-turn", "zh-cn": "多轮" },
  noUser: { en: "No user", "zh-cn": "没有用户" },
  languages: { en: "Languages", "zh-cn": "语言" },
  roles: { en: "Roles", "zh-cn": "角色" },
  systemPrompts: { en: "System prompts", "zh-cn": "系统提示" },
  domains: { en: "Domains", "zh-cn": "领域" },
  general: { en: "general", "zh-cn": "通用" },
  duplicates: { en: "Duplicates", "zh-cn": "重复" },
  problems: { en: "Problems", "zh-cn": "问题" },
  noProblems: { en: "No problems found.", "zh-cn": "没有发现问题。" },
  guide: { en: "Against the guide's figures", "zh-cn": "与指南数字对照" },
  characters: { en: "Characters", "zh-cn": "字符数" },
  tokens: { en: "Tokens, estimated", "zh-cn": "token 数（估算）" },
  sampled: {
    en: "Languages and tokens from {sampled} rows spread over the set.",
    "zh-cn": "语言与 token 数根据均匀抽取的 {sampled} 行估算。",
  },
  perplexity: { en: "Perplexity", "zh-cn": "困惑度" },
  scored: {
    en: "{scored} of {rows} rows scored with {model}.",
    "zh-cn": "{rows} 行中有 {scored} 行已用 {model} 计算。",
  },
  tooShort: {
    en: "Those of few words are left out ({count}): their perplexity says little.",
    "zh-cn": "过短的 {count} 行未计入，其困惑度参考价值不大。",
  },
  notScored: {
    en: "No row is scored with {model} yet; “winnow score FILE” does it, and “Winnow: Score Perplexity” in the editor.",
    "zh-cn": "尚未用 {model} 计算；请运行 winnow score FILE，或在编辑器中执行“Winnow: 计算困惑度”。",
  },
  least: { en: "least", "zh-cn": "最小" },
  median: { en: "median", "zh-cn": "中位" },
  mean: { en: "mean", "zh-cn": "平均" },
  most: { en: "most", "zh-cn": "最大" },
  total: { en: "total", "zh-cn": "合计" },
  share: { en: "share", "zh-cn": "占比" },
  usual: { en: "guide", "zh-cn": "指南" },
  yours: { en: "this set", "zh-cn": "本数据集" },
  verdict: { en: "verdict", "zh-cn": "结论" },
  firstRow: { en: "first in row {row}", "zh-cn": "首次见于第 {row} 行" },
  moreThan: { en: "more than {count}", "zh-cn": "超过 {count}" },
  distinct: {
    en: "{rows} rows have one; {distinct} different",
    "zh-cn": "{rows} 行带有系统提示，共 {distinct} 种",
  },
} satisfies Record<string, Localized>;
