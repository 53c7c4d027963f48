import { jsonrepair } from "jsonrepair";
import type { TextEdit } from "../../text/range";
import { rowRule } from "../rule";
import type { Row } from "../row/row";

export const jsonSyntax = rowRule({
  id: "dataset/json-syntax",
  title: { en: "Broken JSON", "zh-cn": "JSON 语法错误" },
  description: {
    en: "The row is not JSON (RFC 8259), so whatever reads the file stops there or leaves the row out. The range begins where the text breaks. A repair is offered only where the repaired row parses.",
    "zh-cn":
      "这一行不是合法的 JSON（RFC 8259），读取文件的程序会在此中断，或者丢掉这一行。标出的位置就是语法出错之处；只有修复后能够解析时，才会提供修复。",
  },
  severity: "error",
  messages: {
    broken: { en: "Not JSON: {reason}.", "zh-cn": "不是合法的 JSON：{reason}。" },
    repair: { en: "Repair this row", "zh-cn": "修复这一行" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { error } = row.content;
    if (error === undefined || isOfOtherRules(row.text)) return;
    const repair = repaired(row);
    report({
      message: "broken",
      data: { reason: error.reason },
      range: error.range,
      fixes: [
        ...(repair === undefined ? [] : [{ title: "repair" as const, edits: [repair] }]),
        { title: "drop", edits: [row.removal] },
      ],
    });
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "output": "4"}', problems: 0 },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", output: "4"}', problems: 1 },
  ],
});

/** A blank line, or a byte order mark before a row that is sound. */
function isOfOtherRules(text: string): boolean {
  return text.trim() === "" || (text.startsWith("\uFEFF") && parses(text.slice(1)));
}

/** jsonrepair gives text that is not JSON now and then, so it is parsed again. */
function repaired(row: Row): TextEdit | undefined {
  try {
    const text = jsonrepair(row.text).trim();
    return parses(text) ? { range: row.whole.range, text } : undefined;
  } catch {
    return undefined;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
