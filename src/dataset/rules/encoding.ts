import type { Row } from "../row/row";
import { rowRule } from "../rule";
import type { Range } from "../../text/range";

export const encoding = rowRule({
  id: "dataset/encoding",
  title: { en: "Broken character encoding", "zh-cn": "字符编码损坏" },
  description: {
    en: "The file is not clean UTF-8: bytes that are no UTF-8, the replacement character U+FFFD that an earlier conversion left where it lost a character, or a byte order mark, which some readers take for part of the first row. What was lost cannot be had back here: go back to the source, or leave the row out.",
    "zh-cn":
      "文件不是干净的 UTF-8：存在不合法的字节；或者有替换字符 U+FFFD，说明此前某次转码已经丢失了字符；或者有字节顺序标记（BOM），有些程序会把它当成第一行的内容。丢失的字符在这里无法找回，请从原始来源重新导出，或者删除这一行。",
  },
  evidence: [
    {
      claim: {
        en: "A byte order mark must not be added to the beginning of JSON text; a decoder puts U+FFFD in the place of bytes that it cannot decode.",
        "zh-cn": "JSON 文本的开头不得添加字节顺序标记；解码器会用 U+FFFD 替换无法解码的字节。",
      },
      source: "RFC 8259, section 8.1; The Unicode Standard, section 3.9",
    },
  ],
  severity: "error",
  messages: {
    bytes: {
      en: "The row is not valid UTF-8 (places: {count}); what stood there is lost to every reader.",
      "zh-cn": "这一行不是合法的 UTF-8（{count} 处），任何程序都读不出原来的字符。",
    },
    lost: {
      en: "Characters were lost here in an earlier conversion (U+FFFD; places: {count}).",
      "zh-cn": "此前的转码丢失了字符（U+FFFD，共 {count} 处）。",
    },
    fileMark: {
      en: "The file begins with a byte order mark, which some readers take for part of the first row. Save it as UTF-8 without one.",
      "zh-cn": "文件以字节顺序标记（BOM）开头，有些程序会把它当成第一行的内容。请另存为不带 BOM 的 UTF-8。",
    },
    mark: {
      en: "A byte order mark inside the file, as joining files leaves it.",
      "zh-cn": "文件中间出现了字节顺序标记（BOM），通常是拼接文件时留下的。",
    },
    removeMark: { en: "Remove it", "zh-cn": "移除" },
    remove: { en: "Remove the broken characters", "zh-cn": "移除损坏的字符" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { text, source } = row;
    if (row.isFirst && row.file.beginning.hasByteOrderMark) {
      report({ message: "fileMark", ofFile: true, range: { start: 0, end: Math.min(1, text.length) } });
    }
    if (text.charCodeAt(0) === byteOrderMark) {
      const range = { start: 0, end: 1 };
      report({
        message: "mark",
        range,
        fixes: [{ title: "removeMark", preferred: true, edits: [{ range, text: "" }] }],
      });
    }
    // ASCII alone, as it was read, holds no such character.
    if ((source.isAscii === true || !text.includes(replacement)) && !hasEscaped(text)) return;
    const places = lostCharacters(row);
    if (places.length === 0) return;
    report({
      message: source.isUtf8 ? "lost" : "bytes",
      data: { count: places.length },
      range: places[0]!,
      fixes: [
        { title: "remove", hidesLoss: true, edits: places.map((range) => ({ range, text: "" })) },
        { title: "drop", edits: [row.removal] },
      ],
    });
  },
  examples: [
    { language: "en", text: '{"instruction": "Translate: café", "output": "coffee house"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Translate: caf\uFFFD", "output": "coffee house"}',
      problems: 1,
      fixed: '{"instruction": "Translate: caf", "output": "coffee house"}',
    },
    { language: "en", text: '{"instruction": "Translate: caf\\ufffd", "output": "coffee house"}', problems: 1 },
    { language: "zh", text: '{"instruction": "请解释“晕厥”。", "output": "短暂的意识丧失。"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "请解释“晕\uFFFD\uFFFD\uFFFD”。", "output": "短暂的意识丧失。"}',
      problems: 1,
      fixed: '{"instruction": "请解释“晕”。", "output": "短暂的意识丧失。"}',
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n\uFEFF{"instruction": "计算 3 加 3。", "output": "6"}',
      problems: 1,
      fixed: '{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "计算 3 加 3。", "output": "6"}',
    },
  ],
});

const byteOrderMark = 0xfeff;
const replacement = "\uFFFD";

function hasEscaped(text: string): boolean {
  return text.includes("\\u") && /\\uFFFD/i.test(text);
}

/** Where characters were lost, those side by side as one. */
function lostCharacters({ text }: Row): Range[] {
  const places: Range[] = [];
  for (const { index, 0: found } of text.matchAll(/\uFFFD+|(?:\\uFFFD)+/gi)) {
    // Behind a backslash that is itself escaped, `\uFFFD` is text.
    if (found.startsWith("\\") && isEscaped(text, index)) continue;
    places.push({ start: index, end: index + found.length });
  }
  return places;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "\\") before--;
  return (at - before) % 2 === 1;
}
