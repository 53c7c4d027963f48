import type { Action } from "../clean/recipe/recipe";
import type { Localized } from "../lint/locale";

/** What the report of a cleaning says beside what all reports say. */
export const cleaningWords = {
  title: { en: "Cleaning of {name}", "zh-cn": "{name} 的清洗报告" },
  by: { en: "Recipe {recipe}, Winnow {version}", "zh-cn": "配方 {recipe}，Winnow {version}" },
  cleaning: { en: "Cleaning report", "zh-cn": "清洗报告" },
  read: { en: "Rows read", "zh-cn": "读入行数" },
  kept: { en: "Rows kept", "zh-cn": "保留行数" },
  altered: { en: "Rows changed", "zh-cn": "修改行数" },
  ofKept: { en: "of those kept", "zh-cn": "均在保留行内" },
  rejected: { en: "Rows rejected", "zh-cn": "剔除行数" },
  ofThemPairs: { en: "{count} in preference pairs", "zh-cn": "其中 {count} 行改为偏好数据" },
  tokensLeft: { en: "Tokens left, estimated", "zh-cn": "剩余 token 数（估算）" },
  ofTokens: { en: "of {count}", "zh-cn": "清洗前为 {count}" },
  flow: { en: "Where rows went", "zh-cn": "数据行的去向" },
  flowSummary: {
    en: "{rows} rows come in at the top, and {kept} are left at the bottom. Each step that drops rows leads them away to the right.",
    "zh-cn": "顶部读入 {rows} 行，底部剩余 {kept} 行。每个删除数据的步骤都向右分出一支。",
  },
  goes: { en: "−{count} row{plural} ({share})", "zh-cn": "−{count} 行（{share}）" },
  isChanged: { en: "{count} row{plural} changed", "zh-cn": "修改 {count} 行" },
  isMasked: { en: "{count} row{plural} masked", "zh-cn": "遮盖 {count} 行" },
  isFlagged: { en: "{count} row{plural} reported, not dropped", "zh-cn": "报告 {count} 行，未删除" },
  idle: { en: "{count} step{plural} with nothing to do", "zh-cn": "{count} 个步骤无需处理" },
  step: { en: "Step", "zh-cn": "步骤" },
  action: { en: "Action", "zh-cn": "处理方式" },
  found: { en: "Found", "zh-cn": "发现" },
  dropped: { en: "Dropped", "zh-cn": "删除" },
  changed: { en: "Changed", "zh-cn": "修改" },
  left: { en: "Left", "zh-cn": "剩余" },
  unparsed: { en: "Rows that do not parse", "zh-cn": "无法解析的行" },
  otherLanguages: { en: "Other languages", "zh-cn": "其他语言" },
  before: { en: "before", "zh-cn": "清洗前" },
  after: { en: "after", "zh-cn": "清洗后" },
  beforeAndAfter: { en: "Before and after", "zh-cn": "清洗前后对比" },
  groups: { en: "Groups of which one row stays", "zh-cn": "只保留一行的重复组" },
  groupsNote: {
    en: "How many groups each step found, by the rows of a group; the row that stays is counted too.",
    "zh-cn": "每个步骤找到的组数，按每组行数统计（含保留的那一行）。",
  },
  groupRows: { en: "Rows of a group", "zh-cn": "每组行数" },
  groupCount: { en: "{groups} group{plural} of {rows} rows", "zh-cn": "{rows} 行的组：{groups} 组" },
  allGroups: { en: "All groups", "zh-cn": "合计组数" },
  judged: {
    en: "Of the rows that were scored with {model} and are long enough for it to say something: {before} before, {after} after.",
    "zh-cn": "仅统计用 {model} 计算过且长度足够的行：清洗前 {before} 行，清洗后 {after} 行。",
  },
  samples: { en: "Samples", "zh-cn": "样例" },
  samplesNote: {
    en: "Up to five rows of each step, those first that are the most worth a look. Long rows are cut; all that went is in the file of rejected rows.",
    "zh-cn": "每个步骤至多五行，最值得复核的在前。长行有省略；被剔除的数据全部保存在剔除文件中。",
  },
  marked: {
    en: "What was taken out is struck through, what was put in is underlined.",
    "zh-cn": "删除线为去掉的内容，下划线为新增的内容。",
  },
  row: { en: "Row {row}", "zh-cn": "第 {row} 行" },
  origin: { en: "Input, recipe and version", "zh-cn": "输入、配方与版本" },
  originNote: {
    en: "The same input, recipe and version give the same bytes.",
    "zh-cn": "相同的输入、配方和版本会得到逐字节相同的结果。",
  },
  what: { en: "What", "zh-cn": "项目" },
  input: { en: "Input, SHA-256", "zh-cn": "输入的 SHA-256" },
  inputSize: { en: "Input", "zh-cn": "输入" },
  recipe: { en: "Recipe, SHA-256", "zh-cn": "配方的 SHA-256" },
  clean: { en: "Clean file, SHA-256", "zh-cn": "输出的 SHA-256" },
} satisfies Record<string, Localized>;

/** What a step does to the rows that it finds. */
export const actionTitles: Readonly<Record<Action, Localized>> = {
  drop: { en: "drop", "zh-cn": "删除" },
  fix: { en: "fix", "zh-cn": "修复" },
  mask: { en: "mask", "zh-cn": "遮盖" },
  pair: { en: "preference pair", "zh-cn": "改为偏好数据" },
  flag: { en: "report only", "zh-cn": "仅报告" },
};
