import type { Localized } from "./locale";

/** What is wrong with the JSON itself, by jsonc-parser's name of the error. */
export const syntaxMessages: Readonly<Record<string, Localized | undefined>> & { readonly other: Localized } = {
  other: { en: "This is not valid JSON.", "zh-cn": "这里不是合法的 JSON。" },
  InvalidSymbol: {
    en: "This word is not valid JSON; put text in double quotes.",
    "zh-cn": "这个词不是合法的 JSON；文本要放在双引号里。",
  },
  InvalidNumberFormat: { en: "This is not a number.", "zh-cn": "这不是合法的数字。" },
  PropertyNameExpected: {
    en: "A key in double quotes is expected here.",
    "zh-cn": "这里应有一个双引号括起的键。",
  },
  ValueExpected: { en: "A value is expected here.", "zh-cn": "这里缺少一个值。" },
  ColonExpected: { en: "A colon is expected here.", "zh-cn": "这里缺少冒号。" },
  CommaExpected: { en: "A comma is expected before this.", "zh-cn": "此处之前缺少逗号。" },
  CloseBraceExpected: { en: "A closing } is missing here.", "zh-cn": "这里缺少右花括号 }。" },
  CloseBracketExpected: { en: "A closing ] is missing here.", "zh-cn": "这里缺少右方括号 ]。" },
  EndOfFileExpected: {
    en: "The file should end before this.",
    "zh-cn": "文件应在此之前结束。",
  },
  UnexpectedEndOfComment: { en: "This comment is never closed.", "zh-cn": "这条注释没有结束。" },
  UnexpectedEndOfString: {
    en: "This text has no closing double quote.",
    "zh-cn": "这段文本缺少右双引号。",
  },
  InvalidEscapeCharacter: {
    en: "This text has an escape that JSON does not know.",
    "zh-cn": "这段文本中有 JSON 不认识的转义。",
  },
};

/** What is wrong with a value. */
export const valueMessages = {
  unknownKey: { en: "Unknown key “{name}” in {where}.", "zh-cn": "{where}中有未知的键“{name}”。" },
  unknownRule: { en: "Unknown rule “{name}” in {where}.", "zh-cn": "{where}中有未知的规则“{name}”。" },
  near: { en: " Did you mean “{near}”?", "zh-cn": "是否要写“{near}”？" },
  missing: { en: "{where} is missing.", "zh-cn": "缺少{where}。" },
  type: { en: "{where} must be {expected}.", "zh-cn": "{where}必须是{expected}。" },
  choice: { en: "{where} must be one of {choices}.", "zh-cn": "{where}只能是 {choices} 之一。" },
  unknownChoice: { en: "{where} cannot be “{given}”.", "zh-cn": "{where}不能是“{given}”。" },
  setting: {
    en: "{where} must be a level ({choices}) or an object.",
    "zh-cn": "{where}必须是级别（{choices}）或一个对象。",
  },
  atLeast: { en: "{where} must be at least {limit}.", "zh-cn": "{where}不能小于 {limit}。" },
  atLeastEntries: { en: "{where} needs {limit} or more entries.", "zh-cn": "{where}至少要有 {limit} 项。" },
  above: { en: "{where} must be more than {limit}.", "zh-cn": "{where}必须大于 {limit}。" },
  atMost: { en: "{where} must be at most {limit}.", "zh-cn": "{where}不能大于 {limit}。" },
  atMostEntries: {
    en: "{where} must have at most {limit} entries.",
    "zh-cn": "{where}最多只能有 {limit} 项。",
  },
  glob: {
    en: "{where} cannot be used as a glob. Close its brackets, or write it with fewer `*` and alternatives.",
    "zh-cn": "{where}不能用作 glob。请补全括号，或减少其中的 `*` 和可选项。",
  },
  form: { en: "{where} does not have the right form.", "zh-cn": "{where}的格式不对。" },
  other: { en: "{where} is not valid: {reason}", "zh-cn": "{where}无效：{reason}" },
  root: { en: "the file", "zh-cn": "文件" },
  path: { en: "{path}", "zh-cn": "“{path}”" },
} as const satisfies Readonly<Record<string, Localized>>;

/** What a value must be, by zod's name of the type. */
export const typeNames: Readonly<Record<string, Localized>> = {
  string: { en: "text", "zh-cn": "文本" },
  number: { en: "a number", "zh-cn": "数字" },
  int: { en: "a whole number", "zh-cn": "整数" },
  boolean: { en: "true or false", "zh-cn": " true 或 false" },
  array: { en: "a list", "zh-cn": "列表" },
  object: { en: "an object", "zh-cn": "对象" },
  record: { en: "an object", "zh-cn": "对象" },
};
