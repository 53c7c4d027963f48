import { localize, type Locale, type Localized } from "../../lint/locale";
import type { ContentError, ContentErrorReason } from "../container/content-error";

/** What is said of each reason for which a row cannot be read: what is wrong, and what should stand there. */
export const syntaxMessages: Readonly<Record<ContentErrorReason, Localized>> = {
  "unclosed-string": {
    en: "This string is not closed: a quotation mark is missing.",
    "zh-cn": "字符串没有结束，缺少右引号。",
  },
  "unescaped-quote": {
    en: 'A quotation mark inside a string needs a backslash before it: \\".',
    "zh-cn": '字符串内部的引号前应加反斜杠，写作 \\"。',
  },
  "control-character": {
    en: "A line break, tab or other control character inside a string must be escaped, as in \\n.",
    "zh-cn": "字符串中的换行、制表符等控制字符必须转义，例如写作 \\n。",
  },
  "bad-escape": {
    en: "“{found}” is no escape that JSON knows. A backslash itself is written \\\\.",
    "zh-cn": "“{found}”不是 JSON 的转义写法。反斜杠本身应写作 \\\\。",
  },
  "single-quotes": {
    en: 'JSON takes double quotation marks (") only.',
    "zh-cn": '这里应使用双引号（"），JSON 不接受单引号。',
  },
  "full-width-mark": {
    en: 'JSON needs its own mark here (such as " : ,), not “{found}”.',
    "zh-cn": '这里应使用半角符号（如 " : ,），而不是“{found}”。',
  },
  "unquoted-key": {
    en: "The key “{found}” needs quotation marks around it.",
    "zh-cn": "键“{found}”应加双引号。",
  },
  "nan-or-infinity": {
    en: "JSON has no “{found}”. Write null, or a text.",
    "zh-cn": "JSON 中没有“{found}”，请改为 null 或文本。",
  },
  "python-literal": {
    en: "“{found}” is Python. JSON writes true, false and null.",
    "zh-cn": "“{found}”是 Python 的写法，JSON 中应写 true、false 或 null。",
  },
  "unknown-word": {
    en: "“{found}” is no JSON value. A text needs quotation marks around it.",
    "zh-cn": "“{found}”不是 JSON 的值；如果是文本，应加双引号。",
  },
  "bad-number": {
    en: "“{found}” is not a number as JSON writes it.",
    "zh-cn": "“{found}”不是 JSON 的数字写法。",
  },
  comment: { en: "JSON has no comments.", "zh-cn": "JSON 中不能写注释。" },
  "missing-comma": { en: "A comma is missing before this.", "zh-cn": "这里之前缺少逗号。" },
  "missing-colon": { en: "A colon is missing behind the key.", "zh-cn": "键的后面缺少冒号。" },
  "missing-value": { en: "A value is missing here.", "zh-cn": "这里缺少值。" },
  "trailing-comma": {
    en: "A comma before the closing bracket: nothing follows it.",
    "zh-cn": "右括号前多了一个逗号，后面已没有内容。",
  },
  "extra-comma": { en: "This comma is one too many.", "zh-cn": "这里多了一个逗号。" },
  "wrong-bracket": {
    en: "This bracket does not close the one that was opened last.",
    "zh-cn": "这个括号与最近打开的括号不匹配。",
  },
  "unexpected-end": {
    en: "The row ends too soon: brackets are still open. It may have been cut off.",
    "zh-cn": "这一行过早结束，还有括号没有关闭，可能被截断了。",
  },
  "text-after-value": {
    en: "The row is complete before this; only one JSON value may stand on a line.",
    "zh-cn": "在此之前这一行已经完整，每一行只能有一个 JSON 值。",
  },
  "unexpected-character": { en: "“{found}” cannot stand here.", "zh-cn": "此处不应出现“{found}”。" },
  "unclosed-cell": {
    en: "This cell is not closed: a quotation mark is missing, so the rest of the file belongs to it.",
    "zh-cn": "这个单元格没有结束，缺少右引号，文件余下的内容都被算在其中。",
  },
  "text-behind-cell": {
    en: "Text behind the quotation mark that closes the cell. Inside a cell a quotation mark is written twice.",
    "zh-cn": "单元格的右引号之后还有文字。单元格内部的引号应写两次。",
  },
  "too-few-cells": { en: "Fewer cells than the header has.", "zh-cn": "单元格数少于表头。" },
  "too-many-cells": {
    en: "More cells than the header has. A cell with a comma in it needs quotation marks.",
    "zh-cn": "单元格数多于表头。含有逗号的单元格应加引号。",
  },
  "too-long": {
    en: "The row is longer than any row may be, so it is left out.",
    "zh-cn": "这一行过长，超出上限，未作检查。",
  },
};

/** What stands where a row's text breaks, as messages name it. */
export function foundAt({ range }: ContentError, text: string): string {
  return text.slice(range.start, Math.min(range.end, range.start + 30)).trim();
}

/** Why a row with this text cannot be read, in one sentence. */
export function syntaxMessage(error: ContentError, text: string, locale: Locale): string {
  return localize(syntaxMessages[error.reason], locale, { found: foundAt(error, text) });
}
