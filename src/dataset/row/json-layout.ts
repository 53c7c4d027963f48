import type { Range } from "../../text/range";
import type { Layout, Path } from "./layout";

/** A value in an object or array; of an array's, the key is empty. */
interface Member {
  readonly key: Range;
  readonly value: Range;
}

/** What an object or array holds, in the text's order. */
interface Members {
  readonly all: readonly Member[];
  /** Of an object: by its keys; of a key that comes twice, the last, as `JSON.parse` has it. */
  readonly byKey: ReadonlyMap<string, number> | undefined;
}

/**
 * The layout of a row that is JSON. The text is looked at again when a range is asked for: the objects and arrays on the
 * way to it, each once, and without recursion.
 */
export class JsonLayout implements Layout {
  /** By where the object or array begins. */
  private readonly known = new Map<number, Members>();

  constructor(private readonly text: string) {}

  valueRange(path: Path): Range | undefined {
    let start = skipWhite(this.text, 0);
    let range: Range | undefined = { start, end: valueEnd(this.text, start) };
    for (const step of path) {
      const members = this.membersAt(start);
      const index = indexOf(members, step);
      range = index === undefined ? undefined : members?.all[index]?.value;
      if (range === undefined) return undefined;
      start = range.start;
    }
    return range;
  }

  keyRange(path: Path): Range | undefined {
    const key = this.member(path)?.key;
    return key === undefined || key.start === key.end ? undefined : key;
  }

  propertyRange(path: Path): Range | undefined {
    const member = this.member(path);
    if (member === undefined || member.key.start === member.key.end) return undefined;
    const { all } = this.parent(path)!;
    const at = all.indexOf(member);
    const { start } = member.key;
    const { end } = member.value;
    if (at + 1 < all.length) return { start, end: all[at + 1]!.key.start };
    return at > 0 ? { start: all[at - 1]!.value.end, end } : { start, end };
  }

  textRange(path: Path, start: number, end: number): Range | undefined {
    const range = this.valueRange(path);
    if (range === undefined || this.text[range.start] !== '"') return range;
    const from = written(this.text, range.start + 1, start);
    return { start: from, end: Math.min(range.end - 1, written(this.text, from, end - start)) };
  }

  write(value: unknown): string {
    return JSON.stringify(value);
  }

  private member(path: Path): Member | undefined {
    const members = this.parent(path);
    const index = members && indexOf(members, path.at(-1)!);
    return index === undefined ? undefined : members!.all[index];
  }

  private parent(path: Path): Members | undefined {
    if (path.length === 0) return undefined;
    const range = this.valueRange(path.slice(0, -1));
    return range && this.membersAt(range.start);
  }

  private membersAt(start: number): Members | undefined {
    const known = this.known.get(start);
    if (known !== undefined) return known;
    const members = readMembers(this.text, start);
    if (members !== undefined) this.known.set(start, members);
    return members;
  }
}

function indexOf(members: Members | undefined, step: string | number): number | undefined {
  if (members === undefined) return undefined;
  if (members.byKey === undefined) return typeof step === "number" ? step : undefined;
  return members.byKey.get(String(step));
}

/** What the object or array at `start` holds, as far as it is sound; undefined where there is neither. */
function readMembers(text: string, start: number): Members | undefined {
  const isObject = text[start] === "{";
  if (!isObject && text[start] !== "[") return undefined;
  const all: Member[] = [];
  const byKey = isObject ? new Map<string, number>() : undefined;
  for (let at = skipWhite(text, start + 1); at < text.length && text[at] !== "}" && text[at] !== "]";) {
    let key = { start: at, end: at };
    if (byKey !== undefined) {
      key = { start: at, end: stringEnd(text, at) };
      at = skipWhite(text, key.end);
      if (text[key.start] !== '"' || text[at] !== ":") break;
      byKey.set(keyText(text, key), all.length);
      at = skipWhite(text, at + 1);
    }
    const value = { start: at, end: valueEnd(text, at) };
    all.push({ key, value });
    at = skipWhite(text, value.end);
    if (text[at] !== ",") break;
    at = skipWhite(text, at + 1);
  }
  return { all, byKey };
}

function keyText(text: string, { start, end }: Range): string {
  const plain = text.slice(start + 1, end - 1);
  if (!plain.includes("\\")) return plain;
  try {
    return JSON.parse(text.slice(start, end)) as string;
  } catch {
    return plain;
  }
}

/** Behind the value that begins at `start`. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const mark = text[at]!;
    if (mark === '"') at = stringEnd(text, at);
    else if (mark === "{" || mark === "[") {
      depth++;
      at++;
    } else if (mark === "}" || mark === "]") {
      if (depth-- === 0) return at;
      at++;
    } else if (depth > 0) {
      at++;
      continue;
    } else return scalarEnd(text, at);
    if (depth === 0) return at;
  }
  return at;
}

function scalarEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text[at]!)) at++;
  return at;
}

/** Behind the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let before = end;
    while (text[before - 1] === "\\") before--;
    if ((end - before) % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at++;
  return at;
}

/** The offset behind `units` UTF-16 units of a JSON string, as they are written from `from` on. */
function written(text: string, from: number, units: number): number {
  let at = from;
  for (let i = 0; i < units; i++) {
    if (text[at] !== "\\") at++;
    else at += text[at + 1] === "u" ? 6 : 2;
  }
  return at;
}
