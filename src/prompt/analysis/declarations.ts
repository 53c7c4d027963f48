import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { wholeLines } from "../../lint/suppression/declaration";
import type { Range, TextEdit } from "../../text/range";
import type { PromptDocument } from "../document";
import { parseYaml } from "../../lint/yaml";

/** A slot's name as the front matter declares it. */
export interface DeclaredVariable {
  readonly name: string;
  readonly range: Range;
  /** The edits that take it out. */
  readonly removal: readonly TextEdit[];
}

export interface Declarations {
  /** In the order of the text; each name once. */
  readonly variables: readonly DeclaredVariable[];
  /** Says that there may be more than these: a schema kept elsewhere, a wildcard. */
  readonly open: boolean;
  /** The edits that declare one more. */
  declare(this: void, name: string): readonly TextEdit[];
}

type Entries = YAMLMap | YAMLSeq;

/**
 * Where the formats keep their declarations, the main place first: Prompty's `inputs` and `sample` (and `inputSchema`),
 * Dotprompt's `input.schema` and `input.default`, and lists called `variables`, as others have them.
 */
const places: readonly (readonly string[])[] = [
  ["inputs"],
  ["inputSchema"],
  ["input", "schema"],
  ["variables"],
  ["input_variables"],
  ["sample"],
  ["input", "default"],
];

/** What the front matter declares; undefined where it declares nothing or is broken. */
export function findDeclarations({ text, frontMatter }: PromptDocument): Declarations | undefined {
  if (frontMatter === undefined || frontMatter.errors.length > 0) return undefined;
  if (!places.some(([key]) => frontMatter.keys.has(key!))) return undefined;
  const { start, end } = frontMatter.content;
  const source: Source = {
    text,
    offset: start,
    root: parseYaml(text.slice(start, end))?.contents,
  };
  const found = places.map((path) => nodeAt(source.root, path)).filter((node) => node !== undefined);
  const lists = found.map(entriesOf).filter((entries) => entries !== undefined);
  const main = lists[0];
  if (main === undefined) return undefined;
  const named = namesIn(main);
  const samples = lists.slice(1);
  return {
    variables: [...named].map(([name, item]) => ({
      name,
      range: rangeOf(source, isPair(item) ? (item.key as Node) : item),
      removal: [main, ...samples].flatMap((entries) => removalOf(source, entries, name)),
    })),
    open: found.length > lists.length || [...named.keys()].some((name) => name.includes("*")),
    declare: (name) => [insertion(source, main, name)],
  };
}

interface Source {
  readonly text: string;
  readonly offset: number;
  readonly root: unknown;
}

function nodeAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isMap(node) ? (node.get(key, true) ?? undefined) : undefined), root);
}

/** The names' own map or list; a JSON schema keeps it in `properties`. */
function entriesOf(node: unknown): Entries | undefined {
  if (isMap(node) && isCollection(node.get("properties", true)) && node.has("type"))
    return entriesOf(node.get("properties", true));
  return (isMap(node) || isSeq(node)) && node.items.length > 0 ? node : undefined;
}

/** Names without Picoschema's marks: `tags?(array, what they are)` declares `tags`. */
function namesIn(entries: Entries): Map<string, Pair | Node> {
  const names = new Map<string, Pair | Node>();
  for (const item of entries.items as (Pair | Node)[]) {
    const named = isPair(item) ? item.key : isMap(item) ? item.get("name", true) : item;
    if (!isScalar(named)) continue;
    const name = String(named.value).split("(")[0]!.replace(/\?$/, "").trim() || String(named.value);
    if (!names.has(name)) names.set(name, isPair(item) ? item : named);
  }
  return names;
}

function isPair(item: Pair | Node): item is Pair {
  return "key" in item;
}

function rangeOf({ text, offset }: Source, node: Node): Range {
  const [start, valueEnd] = node.range ?? [0, 0];
  let end = offset + valueEnd;
  while (end > offset + start && /\s/.test(text[end - 1]!)) end--;
  return { start: offset + start, end };
}

/** A collection with the white space between it and its key's colon. */
function valueRange(source: Source, entries: Entries): Range {
  const range = rangeOf(source, entries);
  const before = source.text.slice(source.offset, range.start).trimEnd();
  return { start: source.offset + before.length, end: range.end };
}

/** The place of an entry: a key with its value, or one member of a list. */
function placeOf(source: Source, item: Pair | Node): Range {
  if (!isPair(item)) return rangeOf(source, item);
  const key = rangeOf(source, item.key as Node);
  const value = item.value as Node | null;
  return { start: key.start, end: value?.range ? Math.max(key.end, rangeOf(source, value).end) : key.end };
}

function removalOf(source: Source, entries: Entries, name: string): TextEdit[] {
  const index = [...entries.items].findIndex((item) => namesIn({ items: [item] } as unknown as Entries).has(name));
  if (index < 0) return [];
  const items = entries.items as (Pair | Node)[];
  if (items.length === 1) return [{ range: valueRange(source, entries), text: isMap(entries) ? " {}" : " []" }];
  if (!entries.flow) return [{ range: wholeLines(source.text, placeOf(source, items[index]!)), text: "" }];
  const kept = items.filter((_, i) => i !== index).map((item) => placeOf(source, item));
  const all = { start: placeOf(source, items[0]!).start, end: placeOf(source, items.at(-1)!).end };
  return [{ range: all, text: kept.map(({ start, end }) => source.text.slice(start, end)).join(", ") }];
}

function insertion(source: Source, entries: Entries, name: string): TextEdit {
  const items = entries.items as (Pair | Node)[];
  const last = items.at(-1)!;
  const end = placeOf(source, last).end;
  const written = declarationOf(last, name);
  if (entries.flow) return { range: { start: end, end }, text: `, ${written.join(" ")}` };
  const first = placeOf(source, items[0]!).start;
  const lineStart = wholeLines(source.text, { start: first, end: first }).start;
  const indent = source.text.slice(lineStart, first).replace(/[^\s-].*$/, "");
  const lines = written.map((line) => indent + line);
  const lineBreak = source.text.startsWith("---\r\n") ? "\r\n" : "\n";
  return { range: { start: end, end }, text: lines.map((line) => lineBreak + line).join("") };
}

/** A new entry in the manner of the one before it: typed where that has a type, a bare string else. */
function declarationOf(last: Pair | Node, name: string): string[] {
  if (!isPair(last)) return isMap(last) ? [`name: ${name}`] : [name];
  if (isMap(last.value) && !last.value.flow && last.value.has("type")) return [`${name}:`, "  type: string"];
  return isMap(last.value) && last.value.has("type") ? [`${name}: { type: string }`] : [`${name}: string`];
}
