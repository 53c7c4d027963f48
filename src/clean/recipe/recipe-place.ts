import { flowPlace } from "./flow-place";

/** Where in a recipe a place of its YAML text lies, which may be half written. */
export interface RecipePlace {
  /** The keys around it, the outermost first; `[]` is an item of a list. */
  readonly path: readonly string[];
  /** The key whose value is being written; undefined where a key, or an item of a list, is. */
  readonly key: string | undefined;
  /** What the step around it says so far on lines of its own, by key. */
  readonly step: ReadonlyMap<string, string>;
  /** Keys beside it that are there already, but for its own. */
  readonly beside: ReadonlySet<string>;
  /** The word that is being written. */
  readonly word: { readonly start: number; readonly end: number };
}

interface Line {
  /** Where its first word begins, behind dashes. */
  readonly column: number;
  /** Where the last dash before that stands. */
  readonly dash: number | undefined;
  readonly key: string | undefined;
  readonly value: string;
}

/** Reads the indentation alone, as what is being written is seldom YAML. Never throws. */
export function recipePlace(text: string, offset: number): RecipePlace {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const number = text.slice(0, start).split("\n").length - 1;
  const lines = text.split(/\r?\n/).map(readLine);
  const before = text.slice(start, offset);
  const own = readLine(before) ?? { column: before.length, dash: undefined, key: undefined, value: "" };
  const { path, steps } = above(lines, number, own);
  const wordStart = offset - /[\w/.$-]*$/.exec(before)![0].length;
  const word = { start: wordStart, end: offset + /^[\w/.$-]*/.exec(text.slice(offset))![0].length };
  const first = steps ?? number;
  const step: ReadonlyMap<string, string> =
    steps === undefined ? new Map() : new Map(keysFrom(lines, first, lines[first]?.column ?? 0));
  const flow = flowPlace(before, /.*/.exec(text.slice(offset))![0]);
  if (flow === undefined) {
    return { path, key: own.key, step, beside: new Set(siblings(lines, number, own.column)), word };
  }
  const outer = own.key === undefined ? path : [...path, own.key];
  const isStep = outer.join(".") === "steps.[]";
  return {
    path: [...outer, ...flow.path],
    key: flow.key,
    step: isStep ? flow.outermost : step,
    beside: flow.beside,
    word,
  };
}

function readLine(line: string): Line | undefined {
  const [head, indent, dashes, , key] = /^(\s*)((?:-(?:\s+|$))*)(?:(["']?)([\w$]+)\3\s*:(?=\s|$))?/.exec(line)!;
  const [rest] = line.slice(head.length).split(/(?:^|\s)#/, 1);
  const value = rest!.trim();
  if (dashes === "" && key === undefined && value === "") return undefined;
  const dash = dashes === "" ? undefined : indent!.length + dashes!.lastIndexOf("-");
  return { column: indent!.length + dashes!.length, dash, key, value: value.replace(/^(["'])(.*)\1$/, "$2") };
}

/** The keys around a line, and the line on which its step begins. */
function above(lines: readonly (Line | undefined)[], number: number, own: Line) {
  const path: string[] = [];
  let steps: number | undefined;
  let { column } = own;
  // A list may stand as far to the left as its key.
  let isItem = false;
  const enter = (line: Line, at: number): void => {
    if (line.dash === undefined) return;
    path.unshift("[]");
    steps = at;
    column = line.dash;
    isItem = true;
  };
  enter(own, number);
  for (let at = number - 1; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.key !== undefined && (isItem ? line.column <= column : line.column < column)) {
      path.unshift(line.key);
      column = line.column;
      isItem = false;
      enter(line, at);
    } else if (!isItem && line.column === column) enter(line, at);
  }
  return { path, steps: path[0] === "steps" && path[1] === "[]" ? steps : undefined };
}

/** The keys that stand in one column from a line on, as far as what they belong to goes. */
function* keysFrom(lines: readonly (Line | undefined)[], from: number, column: number): Generator<[string, string]> {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.column < column || (at > from && line.dash !== undefined && line.dash < column)) return;
    if (line.column === column && line.key !== undefined) yield [line.key, line.value];
  }
}

/** The keys in the column of a line, above and below it, that belong to the same. */
function* siblings(lines: readonly (Line | undefined)[], number: number, column: number): Generator<string> {
  let from = number;
  for (let at = number; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.column < column && at < number) break;
    from = at;
    if (line.dash !== undefined && line.dash < column) break;
  }
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    if (at > from && (line.column < column || (line.dash !== undefined && line.dash < column))) return;
    if (at !== number && line.column === column && line.key !== undefined) yield line.key;
  }
}
