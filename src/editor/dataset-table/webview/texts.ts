import { localize, type Locale, type Localized, type MessageData } from "../../../lint/locale";

/** The page's own words. */
const texts = {
  filter: { en: "Filter by problem", "zh-cn": "按问题筛选" },
  clearFilter: { en: "Clear", "zh-cn": "清除" },
  severity: { en: "Severity", "zh-cn": "严重程度" },
  rules: { en: "Rules", "zh-cn": "规则" },
  noProblems: { en: "No problems found", "zh-cn": "未发现问题" },
  noProblemsYet: { en: "No problems so far", "zh-cn": "暂未发现问题" },
  error: { en: "Errors", "zh-cn": "错误" },
  warning: { en: "Warnings", "zh-cn": "警告" },
  information: { en: "Information", "zh-cn": "信息" },
  hint: { en: "Hints", "zh-cn": "提示" },
  search: { en: "Search rows", "zh-cn": "搜索各行" },
  matchCase: { en: "Match case", "zh-cn": "区分大小写" },
  onlyFound: { en: "Show only rows found", "zh-cn": "只显示找到的行" },
  nextFound: { en: "Next row found (Enter)", "zh-cn": "下一处（Enter）" },
  previousFound: { en: "Previous row found (Shift+Enter)", "zh-cn": "上一处（Shift+Enter）" },
  endSearch: { en: "End the search (Escape)", "zh-cn": "结束搜索（Escape）" },
  foundNone: { en: "No results", "zh-cn": "无结果" },
  foundHidden: { en: "{count} rows, hidden by the filter", "zh-cn": "{count} 行，被筛选隐藏" },
  foundSoFar: { en: "{count} rows…", "zh-cn": "{count} 行…" },
  foundOf: { en: "{ordinal} of {count}", "zh-cn": "第 {ordinal} / {count} 行" },
  foundCount: { en: "{count} rows", "zh-cn": "{count} 行" },
  goToRow: { en: "Row: type a number to go there", "zh-cn": "行号：输入数字即可跳转" },
  ofRows: { en: "of {rows}", "zh-cn": "/ {rows}" },
  shownOf: { en: "{shown} of {rows} rows shown", "zh-cn": "显示 {shown} / {rows} 行" },
  rows: { en: "{rows} rows", "zh-cn": "{rows} 行" },
  problems: { en: "{count} problems", "zh-cn": "{count} 个问题" },
  unknownFormat: { en: "unknown format", "zh-cn": "未知格式" },
  indexing: { en: "Reading…", "zh-cn": "正在读取…" },
  checking: { en: "Checking… {percent}%", "zh-cn": "正在检查… {percent}%" },
  searching: { en: "Searching… {percent}%", "zh-cn": "正在搜索… {percent}%" },
  stop: { en: "Stop", "zh-cn": "停止" },
  stopped: { en: "Stopped: {checked} of {rows} rows checked", "zh-cn": "已停止：检查了 {checked} / {rows} 行" },
  checkAgain: { en: "Check all rows", "zh-cn": "检查所有行" },
  openText: { en: "Open in the text editor", "zh-cn": "在文本编辑器中打开" },
  openProfile: { en: "Profile of the dataset", "zh-cn": "数据集概况" },
  number: { en: "Row", "zh-cn": "行" },
  marks: { en: "Problems", "zh-cn": "问题" },
  user: { en: "User", "zh-cn": "用户" },
  answer: { en: "Answer", "zh-cn": "回答" },
  turns: { en: "Turns", "zh-cn": "轮次" },
  language: { en: "Lang.", "zh-cn": "语言" },
  tokens: { en: "Tokens", "zh-cn": "Token" },
  tokensEstimated: { en: "Tokens, estimated", "zh-cn": "Token 数（估计）" },
  columnWidth: { en: "Width of the column {column}", "zh-cn": "“{column}”列的宽度" },
  table: { en: "Rows of {name}", "zh-cn": "{name} 的行" },
  long: { en: "(long row: {megabytes} MB)", "zh-cn": "（长行：{megabytes} MB）" },
  blank: { en: "(blank line)", "zh-cn": "（空行）" },
  noRows: { en: "The file has no rows.", "zh-cn": "文件中没有行。" },
  noneShown: { en: "No row passes the filter.", "zh-cn": "没有符合筛选条件的行。" },
  conversation: { en: "Conversation", "zh-cn": "对话" },
  written: { en: "As Written", "zh-cn": "原文" },
  allProblems: { en: "All Problems", "zh-cn": "所有问题" },
  details: { en: "The selected row", "zh-cn": "选中的行" },
  detailsSize: { en: "Size of the row's view", "zh-cn": "详情区的大小" },
  chooseRow: { en: "Choose a row to read it here.", "zh-cn": "选择一行即可在此阅读。" },
  goToLine: { en: "Go to this line in the text editor", "zh-cn": "在文本编辑器中转到此行" },
  explain: { en: "What {rule} means", "zh-cn": "{rule} 的说明" },
  rowOf: { en: "Row {row}", "zh-cn": "第 {row} 行" },
  wholeSet: { en: "The whole set", "zh-cn": "整个数据集" },
  system: { en: "System", "zh-cn": "系统" },
  assistant: { en: "Assistant", "zh-cn": "助手" },
  tool: { en: "Tool", "zh-cn": "工具" },
  instruction: { en: "instruction", "zh-cn": "指令" },
  input: { en: "input", "zh-cn": "输入" },
  thought: { en: "thought", "zh-cn": "思考" },
  "tool-call": { en: "call", "zh-cn": "调用" },
  "tool-result": { en: "result", "zh-cn": "结果" },
  tools: { en: "tools offered", "zh-cn": "可用工具" },
  text: { en: "Text", "zh-cn": "文本" },
  chosen: { en: "chosen", "zh-cn": "选中" },
  rejected: { en: "rejected", "zh-cn": "拒绝" },
  untrained: { en: "not trained on", "zh-cn": "不参与训练" },
  labelGood: { en: "marked as good", "zh-cn": "标为好的回答" },
  labelBad: { en: "marked as bad", "zh-cn": "标为差的回答" },
  empty: { en: "(empty)", "zh-cn": "（空）" },
  notParsed: {
    en: "This row cannot be read as a conversation; it is shown as it is written.",
    "zh-cn": "这一行无法按对话读取，下面是原文。",
  },
  showAll: { en: "Show {count} more characters", "zh-cn": "再显示 {count} 个字符" },
  leftOut: { en: "{count} more characters are left out.", "zh-cn": "其余 {count} 个字符未显示。" },
  beyondLimit: {
    en: "VS Code's own list of problems ends at 1,000 for a file. This one has all {count}.",
    "zh-cn": "VS Code 的“问题”面板每个文件最多列出 1,000 个。这里列出全部 {count} 个。",
  },
  changed: {
    en: "{name} has changed on disk since it was opened here.",
    "zh-cn": "{name} 打开后在磁盘上发生了变化。",
  },
  deleted: { en: "{name} has been deleted or moved.", "zh-cn": "{name} 已被删除或移动。" },
  reload: { en: "Reload", "zh-cn": "重新载入" },
  failed: { en: "{name} could not be read to its end: {reason}.", "zh-cn": "{name} 未能读到末尾：{reason}。" },
  rowUnreadable: { en: "This row could not be read: {reason}.", "zh-cn": "无法读取这一行：{reason}。" },
} satisfies Record<string, Localized>;

export type TextName = keyof typeof texts;

/** Says things in one language. */
export class Words {
  private readonly numbers: Intl.NumberFormat;

  constructor(readonly locale: Locale) {
    this.numbers = new Intl.NumberFormat(locale);
  }

  say(name: TextName, data: MessageData = {}): string {
    const shown = Object.entries(data).map(([key, value]) => [
      key,
      typeof value === "number" ? this.count(value) : value,
    ]);
    return localize(texts[name], this.locale, Object.fromEntries(shown) as MessageData);
  }

  /** A number as people write it. */
  count(value: number): string {
    return this.numbers.format(value);
  }

  /** The words for a name that came from elsewhere; the name itself where there are none. */
  named(name: string): string {
    return name in texts ? this.say(name as TextName) : name;
  }
}
