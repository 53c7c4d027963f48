import { jsonrepair } from "jsonrepair";
import type { FixDescription } from "../../lint/rule";
import type { TextEdit } from "../../text/range";
import type { ContentError } from "../container/content-error";
import type { Row } from "../row/row";
import { rowRule } from "../rule";
import { foundAt, syntaxMessages } from "./json-syntax-messages";

export const jsonSyntax = rowRule({
  id: "dataset/json-syntax",
  title: { en: "Row that cannot be read", "zh-cn": "无法读取的行" },
  description: {
    en: "The row is not JSON (RFC 8259), or not a record of its CSV file, so whatever reads the file stops there or leaves the row out. The range is where the text breaks, and the message says what was expected. A repair is shown as a diff, and is offered only where the repaired row parses.",
    "zh-cn":
      "这一行不是合法的 JSON（RFC 8259），或者与 CSV 文件的表头对不上，读取文件的程序会在此中断，或者丢掉这一行。标出的位置就是出错之处，消息说明此处应有的内容。修复以对比视图呈现，只有修复后能够解析时才会提供。",
  },
  evidence: [
    {
      claim: {
        en: "The grammar of JSON is strict: no comments, no trailing commas, double quotation marks only, and control characters escaped.",
        "zh-cn": "JSON 的语法是严格的：不能有注释和多余的逗号，只能用双引号，控制字符必须转义。",
      },
      source: "RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format",
    },
  ],
  severity: "error",
  messages: {
    ...syntaxMessages,
    mend: { en: "Put it right", "zh-cn": "改正" },
    repair: { en: "Repair this row", "zh-cn": "修复这一行" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { error } = row.content;
    if (error === undefined || row.isBlank || isOnlyMarked(row.text)) return;
    const { range, reason } = error;
    report({ message: reason, data: { found: foundAt(error, row.text) }, range, fixes: fixesOf(row, error) });
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}',
    },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4",}',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "output": "4"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", output: "4"}',
      problems: 1,
      fixed: '{"instruction": "计算 2 加 2。", "output": "4"}',
    },
    {
      language: "zh",
      text: '{"instruction"："计算 2 加 2。", "output": "4"}\n{"instruction": "计算 3 加 3。", "output": "6"}',
      problems: 1,
    },
  ],
});

/** A byte order mark before a row that is sound. */
function isOnlyMarked(text: string): boolean {
  return text.startsWith("\uFEFF") && parses(text.slice(1));
}

function fixesOf(row: Row, { mend, reason }: ContentError): FixDescription<"mend" | "repair" | "drop">[] {
  const drop = { title: "drop" as const, edits: [row.removal] };
  if (mend !== undefined) return [{ title: "mend", preferred: true, edits: [mend] }, drop];
  // Of a row that is too long only the beginning is there.
  const repair = reason === "too-long" ? undefined : repaired(row);
  return repair === undefined ? [drop] : [{ title: "repair", edits: [repair] }, drop];
}

// Longer rows take seconds to repair, and nobody could read the diff.
const longest = 1_000_000;

/** jsonrepair gives text that is not JSON now and then, so it is parsed again. */
function repaired({ text, whole }: Row): TextEdit | undefined {
  if (text.length > longest || !/^\s*[{[]/.test(text)) return undefined;
  try {
    const better = jsonrepair(text).trim();
    return parses(better) ? { range: whole.range, text: better } : undefined;
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
