import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLSeq } from "yaml";
import type { Range, TextEdit } from "../../text/range";
import type { RuleName } from "../comments";
import { parseYaml } from "../yaml";
import { wholeLines, type Declaration } from "./declaration";

/** Settings at the head of a text that never reach the model. */
export interface FrontMatterPlace {
  /** With both `---` lines. */
  readonly range: Range;
  /** The YAML between them. */
  readonly content: Range;
}

/** A key such as `winnow-disable`, which is meant for Winnow and not read by it. */
export interface StrayKey {
  readonly name: string;
  readonly range: Range;
  /** What takes the place of the key and its value. */
  readonly instead: TextEdit | undefined;
}

export interface FrontMatterSuppression {
  readonly declaration: Declaration | undefined;
  readonly strayKeys: readonly StrayKey[];
  /** Where the `winnow` key holds something that is not `disable` with a rule or a list of rules. */
  readonly mistakes: readonly Range[];
}

const nothing: FrontMatterSuppression = { declaration: undefined, strayKeys: [], mistakes: [] };

/** Reads `winnow: { disable: [rules] }` from the front matter; it holds for the whole text. Never throws. */
export function frontMatterSuppression(text: string, place: FrontMatterPlace): FrontMatterSuppression {
  const yaml = text.slice(place.content.start, place.content.end);
  if (!/^["']?winnow[\w.-]*["']?[ \t]*:/im.test(yaml)) return nothing;
  const root = parseYaml(yaml)?.contents;
  if (!isMap(root)) return nothing;
  const rangeOf = (node: unknown): Range => sourceRange(text, isNode(node) ? node : null, place.content.start);
  const winnow = pairOf(root, "winnow");
  const strayKeys = root.items.flatMap((pair) => strayKey(pair, winnow === undefined, rangeOf));
  if (winnow === undefined) return { ...nothing, strayKeys };
  const disable = pairOf(winnow.value, "disable");
  const list = disable?.value;
  const items = isSeq(list) ? list.items : list === undefined || list === null ? [] : [list];
  const names: RuleName[] = [];
  const mistakes = isMap(winnow.value)
    ? winnow.value.items.filter((pair) => pair !== disable).map((pair) => rangeOf(pair.key))
    : [rangeOf(winnow.value ?? winnow.key)];
  for (const item of items) {
    if (isScalar(item) && typeof item.value === "string") names.push({ id: item.value, range: rangeOf(item) });
    else mistakes.push(rangeOf(item));
  }
  if (names.length === 0) return { declaration: undefined, strayKeys, mistakes };
  const only = isMap(winnow.value) && winnow.value.items.length === 1;
  const owner: Pair = only ? winnow : disable!;
  const ownerRange = { start: rangeOf(owner.key).start, end: rangeOf(owner.value).end };
  const without = (removed: readonly RuleName[]): TextEdit[] => {
    if (removed.length < items.length) return withoutItems(text, list as YAMLSeq, names, removed);
    if (only && root.items.length === 1) return [{ range: withoutMark(text, place.range), text: "" }];
    if (!only && isMap(winnow.value) && winnow.value.flow) return [{ range: rangeOf(list), text: "[]" }];
    return [{ range: wholeLines(text, ownerRange), text: "" }];
  };
  const declaration: Declaration = {
    names,
    range: ownerRange,
    used: false,
    emptyMessage: "unusedAll",
    covers: () => true,
    without,
  };
  return { declaration, strayKeys, mistakes };
}

/** `winnow-disable: rules` has another form to give way to, where that is not taken yet. */
function strayKey({ key, value }: Pair, isFree: boolean, rangeOf: (node: unknown) => Range): StrayKey[] {
  const name = isScalar(key) ? key.value : undefined;
  if (typeof name !== "string" || name === "winnow" || !/^winnow(?:[-_.]|$)/i.test(name)) return [];
  const range = rangeOf(key);
  const items = isSeq(value) ? value.items : [value];
  const rules = items.map((item) => (isScalar(item) ? item.value : undefined));
  const isList = rules.length > 0 && rules.every((rule) => typeof rule === "string" && /^[\w/-]+$/.test(rule));
  const isDisable = /^winnow[-_.]disable$/i.test(name);
  const whole = { start: range.start, end: rangeOf(value).end };
  const text = `winnow: { disable: [${rules.join(", ")}] }`;
  return [{ name, range, instead: isFree && isDisable && isList ? { range: whole, text } : undefined }];
}

function withoutItems(
  text: string,
  list: YAMLSeq,
  names: readonly RuleName[],
  removed: readonly RuleName[],
): TextEdit[] {
  if (!list.flow) return removed.map(({ range }) => ({ range: wholeLines(text, range), text: "" }));
  const all = { start: names[0]!.range.start, end: names.at(-1)!.range.end };
  const kept = names.filter((name) => !removed.includes(name));
  return [{ range: all, text: kept.map(({ range }) => text.slice(range.start, range.end)).join(", ") }];
}

/** A byte order mark before the front matter belongs to the file. */
function withoutMark(text: string, { start, end }: Range): Range {
  return { start: text.startsWith("\uFEFF") ? Math.max(start, 1) : start, end };
}

function pairOf(node: unknown, key: string): Pair | undefined {
  return isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined;
}

/** A node's place in the text, without the white space that YAML counts to a block's end. */
function sourceRange(text: string, node: Node | null, offset: number): Range {
  const [start, valueEnd] = node?.range ?? [0, 0];
  let end = offset + valueEnd;
  while (end > offset + start && /\s/.test(text[end - 1]!)) end--;
  return { start: offset + start, end };
}
