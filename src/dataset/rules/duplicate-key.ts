import { visit } from "jsonc-parser";
import { separatorOf } from "../container/csv-dialect";
import { valueAt } from "../format/issues";
import { JsonLayout } from "../row/json-layout";
import { pathText, type Path } from "../row/layout";
import type { Row } from "../row/row";
import { repeatedColumns } from "../row/csv-record";
import { rowRule } from "../rule";
import type { Range, TextEdit } from "../../text/range";

export const duplicateKey = rowRule({
  id: "dataset/duplicate-key",
  title: { en: "Key given twice", "zh-cn": "键重复" },
  description: {
    en: "An object has the same key twice. Most readers keep the last value without a word, some keep the first, and some refuse the file (RFC 8259 leaves it open), so part of the row is lost and no one can say which. The same goes for two columns of one name in a CSV file, which are reported beside the first row.",
    "zh-cn":
      "同一个对象中有两个相同的键。多数程序不作提示就只保留最后一个值，有的保留第一个，有的拒绝整个文件（RFC 8259 未作规定），因此这一行必有内容丢失，丢的是哪一部分却说不准。CSV 文件中两列同名也是如此，会在第一行处报告。",
  },
  evidence: [
    {
      claim: {
        en: "The names within an object should be unique; what software does with an object whose names are not is unpredictable.",
        "zh-cn": "对象中的名称应当唯一；名称不唯一时，软件如何处理无法预料。",
      },
      source: "RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format, section 4",
    },
  ],
  severity: "warning",
  messages: {
    twice: {
      en: "The key “{key}” is given twice in one object; most readers keep only the last.",
      "zh-cn": "同一个对象中“{key}”出现了两次，多数程序只保留最后一个。",
    },
    column: {
      en: "The header has two columns named “{key}”: some readers keep only the last of them, others rename it.",
      "zh-cn": "表头中有两列都叫“{key}”：有的程序只保留最后一列，有的会给它改名。",
    },
    first: { en: "It is given here first.", "zh-cn": "首次出现在这里。" },
    keepLast: { en: "Keep the last “{key}”", "zh-cn": "只保留最后一个“{key}”" },
  },
  check(row, { report }) {
    const { text, content, object } = row;
    if (object === undefined) return;
    if (row.isFirst) {
      for (const { written, name } of columnsGivenTwice(row)) {
        report({ message: "column", data: { key: written }, ...row.at([name]) });
      }
    }
    // Nearly every row ends here. Whoever writes a space before colons does it everywhere, and a key given twice then shows below.
    const held = keysHeld(object);
    if (held === tooDeep) return;
    if (colonsBehindQuotes(text) === held || keysWritten(text) === held) return;
    if (!(content.layout instanceof JsonLayout)) return;
    for (const { path, first, again, removal } of repeatedKeys(text)) {
      const isSame = JSON.stringify(valueIn(text, removal)) === JSON.stringify(valueAt(object, path));
      report({
        message: "twice",
        data: { key: String(path.at(-1)) },
        range: again,
        field: pathText(path),
        related: [{ range: first, message: "first" }],
        fixes: [{ title: "keepLast", preferred: isSame, edits: [{ range: removal, text: "" } satisfies TextEdit] }],
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "", "output": "4"}',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2，写成 \\"x\\": 4。", "output": "\\"x\\": 4"}', problems: 0 },
    {
      language: "zh",
      text: '{"messages": [{"role": "user", "content": "你好"}, {"role": "user", "content": "您好！", "role": "assistant"}]}',
      problems: 1,
      fixed: '{"messages": [{"role": "user", "content": "你好"}, {"content": "您好！", "role": "assistant"}]}',
    },
  ],
});

function columnsGivenTwice({ file: { beginning } }: Row): ReturnType<typeof repeatedColumns> {
  const { container, header } = beginning;
  return header === undefined ? [] : repeatedColumns(header, separatorOf(container, header));
}

const colon = 58;
const backslash = 92;

/** How many keys there are at most where no space stands before a colon; texts may hold the like. */
function colonsBehindQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) count++;
  return count;
}

/** How many keys the text of JSON writes, whatever objects they are in. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let open = text.indexOf('"'); open >= 0;) {
    let end = text.indexOf('"', open + 1);
    while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end < 0) break;
    let next = end + 1;
    while (text.charCodeAt(next) <= 32) next++;
    if (text.charCodeAt(next) === colon) keys++;
    open = text.indexOf('"', next);
  }
  return keys;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (at - before) % 2 === 1;
}

// No one writes rows that nest deeper, and recursion must not overflow.
const deepest = 200;
const tooDeep = -1;

/** How many keys the objects in a value have; `tooDeep` where they cannot be counted. */
function keysHeld(value: object, depth = 0): number {
  if (depth > deepest) return tooDeep;
  let keys = 0;
  const isList = Array.isArray(value);
  for (const key in value) {
    if (!isList) keys++;
    const inner: unknown = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof inner !== "object" || inner === null) continue;
    const within = keysHeld(inner, depth + 1);
    if (within === tooDeep) return tooDeep;
    keys += within;
  }
  return keys;
}

interface Repeated {
  readonly path: Path;
  readonly first: Range;
  readonly again: Range;
  /** The first with its value and the comma behind it. */
  readonly removal: Range;
}

interface OpenObject {
  readonly keys: Map<string, number>;
  readonly places: Range[];
}

function repeatedKeys(text: string): Repeated[] {
  const found: Repeated[] = [];
  const open: OpenObject[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push({ keys: new Map(), places: [] });
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset, length, _line, _character, path) => {
      const { keys, places } = open.at(-1)!;
      const again = { start: offset, end: offset + length };
      places.push(again);
      const before = keys.get(key);
      keys.set(key, places.length - 1);
      if (before === undefined) return;
      const first = places[before]!;
      const removal = { start: first.start, end: places[before + 1]!.start };
      found.push({ path: [...path(), key], first, again, removal });
    },
  });
  return found;
}

function valueIn(text: string, { start, end }: Range): unknown {
  const property = text.slice(start, end).trimEnd().replace(/,$/, "");
  return Object.values(JSON.parse(`{${property}}`) as object)[0];
}
