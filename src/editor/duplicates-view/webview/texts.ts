import type { Locale, Localized } from "../../../lint/locale";
import { Words as LocalizedWords } from "../../webview/words";

/** The page's own words. */
const texts = {
  searchOptions: { en: "How rows are compared", "zh-cn": "比较方式" },
  field: { en: "Compare", "zh-cn": "比较" },
  auto: { en: "Automatic", "zh-cn": "自动" },
  autoChose: { en: "Automatic: {field}", "zh-cn": "自动：{field}" },
  instruction: { en: "Instruction", "zh-cn": "指令" },
  input: { en: "Input", "zh-cn": "输入" },
  output: { en: "Answer", "zh-cn": "回答" },
  prompt: { en: "What the user says", "zh-cn": "用户所说的内容" },
  text: { en: "Text", "zh-cn": "文本" },
  all: { en: "Everything", "zh-cn": "全部内容" },
  metric: { en: "By", "zh-cn": "按" },
  "rouge-l": { en: "ROUGE-L, exact", "zh-cn": "ROUGE-L（精确）" },
  minhash: { en: "MinHash, for documents", "zh-cn": "MinHash（适合长文档）" },
  scoreRouge: { en: "ROUGE-L {score} with row {row}", "zh-cn": "与第 {row} 行的 ROUGE-L 为 {score}" },
  scoreJaccard: { en: "Jaccard {score} with row {row}", "zh-cn": "与第 {row} 行的 Jaccard 相似度为 {score}" },
  threshold: { en: "From", "zh-cn": "阈值" },
  tokenizer: { en: "Tokens", "zh-cn": "切分" },
  words: { en: "Words, Han characters", "zh-cn": "单词与汉字" },
  "rouge-score": { en: "As rouge-score (no Chinese)", "zh-cn": "同 rouge-score（不含中文）" },
  filter: { en: "Find in groups", "zh-cn": "在各组中查找" },
  clearFilter: { en: "Show all groups", "zh-cn": "显示所有组" },
  filtered: { en: "{count} of {groups} groups", "zh-cn": "{count} / {groups} 组" },
  reading: { en: "Reading… {percent}%", "zh-cn": "正在读取… {percent}%" },
  comparing: { en: "Comparing… {percent}%", "zh-cn": "正在比较… {percent}%" },
  writing: { en: "Writing… {percent}%", "zh-cn": "正在写入… {percent}%" },
  stop: { en: "Cancel", "zh-cn": "取消" },
  stopped: {
    en: "The search was cancelled. Nothing is shown, as not all rows were compared.",
    "zh-cn": "查找已取消。由于尚未比较所有行，不显示结果。",
  },
  failed: { en: "Near duplicates could not be looked for: {reason}.", "zh-cn": "无法查找近似重复：{reason}。" },
  again: { en: "Search Again", "zh-cn": "重新查找" },
  stale: {
    en: "{name} has changed since the search, so nothing can be dropped by it.",
    "zh-cn": "{name} 在查找之后有改动，不能再按此结果删除。",
  },
  applied: {
    en: "{count} rows were dropped from {name}. Undo in its editor brings them back; it is not saved yet.",
    "zh-cn": "已从 {name} 删除 {count} 行，尚未保存；在其编辑器中撤销即可恢复。",
  },
  none: { en: "No two rows are alike.", "zh-cn": "没有相似的行。" },
  noneFiltered: { en: "No group has this text.", "zh-cn": "没有包含此文字的组。" },
  pairsInGroups: { en: "{pairs} pairs in {groups} groups", "zh-cn": "{pairs} 对，{groups} 组" },
  wouldGo: { en: "{count} rows would go", "zh-cn": "将删除 {count} 行" },
  stay: { en: "{count} stay", "zh-cn": "保留 {count} 行" },
  keepInAll: { en: "Keep in all groups", "zh-cn": "所有组中保留" },
  suggested: { en: "Suggested", "zh-cn": "建议" },
  suggestedTip: {
    en: "A row stays unless it is like one before it that stays",
    "zh-cn": "与前面保留的行不相似的行都保留",
  },
  first: { en: "First", "zh-cn": "最先" },
  firstTip: { en: "Keep only the first row", "zh-cn": "只保留最先一行" },
  longest: { en: "Longest", "zh-cn": "最长" },
  longestTip: { en: "Keep only the longest row", "zh-cn": "只保留最长一行" },
  keepAll: { en: "All", "zh-cn": "全部" },
  keepAllTip: { en: "Keep all rows", "zh-cn": "保留所有行" },
  keep: { en: "Keep", "zh-cn": "保留" },
  drop: { en: "Drop {count} Rows", "zh-cn": "删除 {count} 行" },
  write: { en: "Write {count} Rows to a New File", "zh-cn": "将其余 {count} 行写入新文件" },
  groups: { en: "Groups of near duplicates in {name}", "zh-cn": "{name} 中的近似重复组" },
  groupRows: { en: "{count} rows", "zh-cn": "{count} 行" },
  groupGoes: { en: "{count} go", "zh-cn": "删除 {count} 行" },
  groupStays: { en: "all stay", "zh-cn": "全部保留" },
  groupLabel: { en: "Group {group} of {groups}, {count} rows", "zh-cn": "第 {group} / {groups} 组，共 {count} 行" },
  keepRow: { en: "Keep row {row}", "zh-cn": "保留第 {row} 行" },
  openRow: { en: "Open row {row} (Enter)", "zh-cn": "打开第 {row} 行（Enter）" },
  withRow: { en: "with {row}", "zh-cn": "对 {row}" },
  showAll: { en: "Show all", "zh-cn": "显示全部" },
  showLess: { en: "Show less", "zh-cn": "收起" },
  leftOut: { en: "The rest is too long to be shown here.", "zh-cn": "其余内容过长，不在此显示。" },
  moreRows: { en: "Show {count} more rows", "zh-cn": "再显示 {count} 行" },
  empty: { en: "(empty)", "zh-cn": "（空）" },
  pages: { en: "Groups {first}–{last} of {count}", "zh-cn": "第 {first}–{last} 组，共 {count} 组" },
  previousPage: { en: "Previous groups", "zh-cn": "前一页" },
  nextPage: { en: "Next groups", "zh-cn": "后一页" },
  took: { en: "{rows} rows compared in {seconds} s", "zh-cn": "比较了 {rows} 行，用时 {seconds} 秒" },
  keysMove: { en: "move", "zh-cn": "移动" },
  keysToggle: { en: "keep or drop", "zh-cn": "保留或删除" },
  keysOpen: { en: "open the row", "zh-cn": "打开该行" },
  keysGroup: { en: "keep first, longest, all", "zh-cn": "保留最先、最长、全部" },
  keysWhole: { en: "show all", "zh-cn": "显示全部" },
} satisfies Record<string, Localized>;

export type TextName = keyof typeof texts;

/** Says things in one language. */
export class Words extends LocalizedWords<TextName> {
  constructor(locale: Locale) {
    super(locale, texts);
  }
}
