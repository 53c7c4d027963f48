/** A mapping or list in YAML's flow style, as far as it is written. */
interface Level {
  /** The key that it is the value of; undefined for the outermost. */
  readonly of: string | undefined;
  readonly isList: boolean;
  /** Its keys with their values, where those are plain. */
  readonly keys: Map<string, string>;
  /** The key whose value is being written. */
  key: string | undefined;
}

/** Where in a line's flow style, `{ rule: …, options: { … } }`, its end lies. */
export interface FlowPlace {
  /** The keys around it, the outermost first; `[]` is an item of a list. */
  readonly path: readonly string[];
  readonly key: string | undefined;
  /** What the outermost mapping says, behind the place too. */
  readonly outermost: ReadonlyMap<string, string>;
  /** The other keys of the mapping that the place is in. */
  readonly beside: ReadonlySet<string>;
}

/** Reads the flow style in a line up to a place; undefined where all of it is closed before. */
export function flowPlace(before: string, behind: string): FlowPlace | undefined {
  const levels = levelsOf(before);
  const own = levels.at(-1);
  if (own === undefined) return undefined;
  const whole = firstLevel(before + behind);
  const others = levels.length === 1 ? (whole?.keys ?? own.keys) : own.keys;
  const path = levels.flatMap(({ of, isList }) => [...(of === undefined ? [] : [of]), ...(isList ? ["[]"] : [])]);
  const beside = new Set([...others.keys()].filter((key) => key !== own.key));
  return { path, key: own.key, outermost: whole?.keys ?? new Map<string, string>(), beside };
}

/** The levels that are open at the end of a text, the outermost first; `onClosed` is told of each that is not any more. */
function levelsOf(text: string, onClosed: (level: Level, depth: number) => void = () => undefined): Level[] {
  const levels: Level[] = [];
  let word = "";
  for (const [token] of text.matchAll(/[{}[\],]|"[^"]*"|'[^']*'|:(?=\s|$)|(?:[^{}[\],:"']|:(?!\s|$))+/g)) {
    const level = levels.at(-1);
    if (token === "{" || token === "[") {
      levels.push({ of: level?.key, isList: token === "[", keys: new Map(), key: undefined });
    } else if (token === "}" || token === "]") {
      const closed = levels.pop();
      if (closed !== undefined) onClosed(closed, levels.length);
    } else if (level === undefined) continue;
    else if (token === ",") level.key = undefined;
    else if (token === ":") {
      level.key = word;
      level.keys.set(word, "");
    } else if (token.trim() !== "") {
      word = token.trim().replace(/^(["'])(.*)\1$/, "$2");
      if (level.key !== undefined) level.keys.set(level.key, word);
    }
  }
  return levels;
}

/** The outermost level of a line, open or closed. */
function firstLevel(line: string): Level | undefined {
  let first: Level | undefined;
  const [open] = levelsOf(line, (level, depth) => {
    if (depth === 0) first ??= level;
  });
  return first ?? open;
}
