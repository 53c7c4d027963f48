import type { Locale, Localized } from "../../../lint/locale";
import { Words as LocalizedWords } from "../../webview/words";

/** The page's own words. */
const texts = {
  recipe: { en: "Recipe", "zh-cn": "配方" },
  choose: { en: "Change…", "zh-cn": "更换…" },
  search: { en: "Find in changes", "zh-cn": "在改动中查找" },
  clearSearch: { en: "Show all changes", "zh-cn": "显示全部改动" },
  found: { en: "{count} of {all}", "zh-cn": "{count} / {all}" },
  planning: { en: "Looking at what would change… {percent}%", "zh-cn": "正在查看将有哪些改动… {percent}%" },
  writing: { en: "Writing… {percent}%", "zh-cn": "正在写入… {percent}%" },
  stop: { en: "Cancel", "zh-cn": "取消" },
  stopped: { en: "This was cancelled; nothing is planned.", "zh-cn": "已取消，没有任何计划。" },
  failed: { en: "The cleaning could not be planned: {reason}", "zh-cn": "无法制订清洗计划：{reason}" },
  openRecipe: { en: "Open Recipe", "zh-cn": "打开配方" },
  again: { en: "Look Again", "zh-cn": "重新查看" },
  stale: {
    en: "{name} has changed since, so this can no longer be carried out.",
    "zh-cn": "{name} 之后有改动，不能再按此执行。",
  },
  applied: {
    en: "{dropped} rows went from {name}, {changed} were changed. Undo in its editor brings all back; it is not saved yet.",
    "zh-cn": "已在 {name} 中删除 {dropped} 行、修改 {changed} 行，尚未保存；在其编辑器中撤销即可恢复。",
  },
  rows: { en: "{count} rows read", "zh-cn": "读入 {count} 行" },
  stay: { en: "{count} stay", "zh-cn": "保留 {count} 行" },
  stayChanged: { en: "{count} stay, {changed} of them changed", "zh-cn": "保留 {count} 行，其中修改 {changed} 行" },
  go: { en: "{count} go", "zh-cn": "剔除 {count} 行" },
  spared: { en: "left as they are: {count}", "zh-cn": "保持原样 {count} 行" },
  blank: { en: "blank lines dropped: {count}", "zh-cn": "去掉 {count} 个空行" },
  write: { en: "Write Clean File", "zh-cn": "写入清洗后的文件" },
  writeTip: {
    en: "Writes the rows that stay, those that go, and a report to new files; this one stays as it is",
    "zh-cn": "将保留的行、剔除的行和报告写入新文件，原文件不变",
  },
  apply: { en: "Apply Here", "zh-cn": "就地应用" },
  applyTip: {
    en: "Changes the text in its editor, in one edit that can be undone; nothing is saved",
    "zh-cn": "在编辑器中修改文本，一次撤销即可恢复；不会保存",
  },
  written: {
    en: "{kept} rows are in {name}, {rejected} were left out.",
    "zh-cn": "{kept} 行已写入 {name}，剔除 {rejected} 行。",
  },
  "show-clean": { en: "Open", "zh-cn": "打开" },
  "show-compare": { en: "Compare", "zh-cn": "比较" },
  "show-rejected": { en: "Rejected Rows", "zh-cn": "剔除的行" },
  "show-pairs": { en: "Preference Pairs", "zh-cn": "偏好数据" },
  "show-report": { en: "Report", "zh-cn": "报告" },
  steps: { en: "Steps", "zh-cn": "步骤" },
  step: { en: "Step", "zh-cn": "步骤" },
  stepFound: { en: "Found", "zh-cn": "发现" },
  stepGo: { en: "Go", "zh-cn": "剔除" },
  stepChanged: { en: "Changed", "zh-cn": "修改" },
  stepLeft: { en: "Left", "zh-cn": "剩余" },
  all: { en: "All changes", "zh-cn": "全部改动" },
  unparsed: { en: "Rows that do not parse", "zh-cn": "无法解析的行" },
  needs: { en: "This step finds nothing: {needs}", "zh-cn": "该步骤不会有发现：{needs}" },
  useStep: { en: "Use step {step}: {title}", "zh-cn": "执行第 {step} 步：{title}" },
  showStep: { en: "{title}: show only what this does", "zh-cn": "{title}：只显示这一步的改动" },
  drop: { en: "drop", "zh-cn": "删除" },
  fix: { en: "fix", "zh-cn": "修复" },
  mask: { en: "mask", "zh-cn": "遮盖" },
  pair: { en: "make pairs", "zh-cn": "做成偏好对" },
  flag: { en: "only report", "zh-cn": "仅报告" },
  leftOut: { en: "left out", "zh-cn": "不执行" },
  changes: { en: "Rows of {name} that go or are changed", "zh-cn": "{name} 中将剔除或修改的行" },
  order: { en: "Order", "zh-cn": "排序" },
  risk: { en: "Riskiest first", "zh-cn": "风险高的在前" },
  file: { en: "As in the file", "zh-cn": "按文件顺序" },
  orderTip: {
    en: "How likely a step is wrong about a row, times what that would cost. What a row's form alone tells (it does not parse, is empty, is an exact copy) is hardly ever wrong; what is judged by words sometimes; what is only unusual, or one of several good rows, most. A near duplicate is the riskier the nearer its score is to the threshold. A row that goes costs more than one that is fixed or masked, and a long one more than a short one.",
    "zh-cn":
      "步骤误判某行的可能性乘以误判的代价。只看形式就能断定的（无法解析、为空、完全重复）几乎不会错；凭措辞判断的有时会错；仅仅是少见、或几行都好而只留一行的最容易错。近似重复的得分越接近阈值，风险越高。剔除比修复或遮盖代价大，长行比短行代价大。",
  },
  takeAll: { en: "Take all listed", "zh-cn": "全部采用" },
  takeAllTip: { en: "Do what is planned with every row that is listed", "zh-cn": "列出的每一行都按计划处理" },
  spareAll: { en: "Leave all listed", "zh-cn": "全部不动" },
  spareAllTip: {
    en: "Leave every row that is listed as it is, but for those that do not parse",
    "zh-cn": "列出的每一行都保持原样（无法解析的行除外）",
  },
  take: { en: "Take what is planned for row {row}", "zh-cn": "按计划处理第 {row} 行" },
  cannotSpare: {
    en: "A row that does not parse cannot stay: no reader of the clean file could read it. It is kept among the rejected rows.",
    "zh-cn": "无法解析的行不能保留，否则清洗后的文件无法读取。它会保存在剔除的行中。",
  },
  goes: { en: "goes", "zh-cn": "剔除" },
  isFixed: { en: "fixed", "zh-cn": "修复" },
  isMasked: { en: "masked", "zh-cn": "遮盖" },
  isSpared: { en: "stays as it is", "zh-cn": "保持原样" },
  openRow: { en: "Open row {row} (Enter)", "zh-cn": "打开第 {row} 行（Enter）" },
  openBeside: { en: "Open row {row}", "zh-cn": "打开第 {row} 行" },
  beside: { en: "Compared with row {row}, which stays", "zh-cn": "与保留的第 {row} 行比较" },
  showAll: { en: "Show all", "zh-cn": "显示全部" },
  showLess: { en: "Show less", "zh-cn": "收起" },
  tooLong: { en: "The rest is too long to be shown here.", "zh-cn": "其余内容过长，不在此显示。" },
  empty: { en: "(empty)", "zh-cn": "（空）" },
  none: { en: "This recipe would change nothing.", "zh-cn": "按此配方无需任何改动。" },
  noneOfStep: { en: "This step does nothing here.", "zh-cn": "该步骤在此没有改动。" },
  noneFound: { en: "No change has this text.", "zh-cn": "没有包含此文字的改动。" },
  pages: { en: "{first}–{last} of {count}", "zh-cn": "第 {first}–{last} 条，共 {count} 条" },
  previousPage: { en: "Previous changes", "zh-cn": "前一页" },
  nextPage: { en: "Next changes", "zh-cn": "后一页" },
  took: { en: "{rows} rows looked at in {seconds} s", "zh-cn": "查看了 {rows} 行，用时 {seconds} 秒" },
  keysMove: { en: "move", "zh-cn": "移动" },
  keysToggle: { en: "take or leave", "zh-cn": "采用或不动" },
  keysOpen: { en: "open the row", "zh-cn": "打开该行" },
  keysWhole: { en: "show all", "zh-cn": "显示全部" },
} satisfies Record<string, Localized>;

export type TextName = keyof typeof texts;

/** Says things in one language. */
export class Words extends LocalizedWords<TextName> {
  constructor(locale: Locale) {
    super(locale, texts);
  }
}
