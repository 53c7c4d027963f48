import { isMap, isScalar, type Document } from "yaml";
import { parseYaml } from "../../lint/yaml";
import { clamp, type Range } from "../../text/range";
import type { FrontMatter } from "../document";

const opening = /^\uFEFF?---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

/** Reads YAML front matter at the head of `text`; undefined where there is none. Broken YAML gives `errors`. */
export function parseFrontMatter(text: string): FrontMatter | undefined {
  const open = opening.exec(text);
  if (open === null) return undefined;
  const close = closing.exec(text.slice(open[0].length));
  if (close === null) return undefined;
  const start = open[0].length;
  const content = { start, end: start + close.index };
  const yaml = text.slice(content.start, content.end);
  // A rule between two paragraphs looks the same; front matter has a key in its first lines.
  if (!/^\s*(?:#.*\n\s*)*["']?[\w.$-]+["']?\s*:(?:\s|$)/.test(yaml) && yaml.trim() !== "") return undefined;
  const rest = /\r?\n/.exec(text.slice(content.end));
  const end = rest === null ? text.length : content.end + rest.index + rest[0].length;
  return { range: { start: 0, end }, content, ...readMapping(yaml, start) };
}

function readMapping(yaml: string, offset: number): Pick<FrontMatter, "data" | "keys" | "errors"> {
  const keys = new Map<string, Range>();
  const whole = { start: offset, end: offset + yaml.length };
  const document = parseYaml(yaml);
  if (document === undefined) {
    return { data: {}, keys, errors: [{ message: "The front matter nests too deep to be read.", range: whole }] };
  }
  const errors = document.errors.map((error) => ({
    message: error.message.split("\n")[0]!,
    range: clamp({ start: offset + error.pos[0], end: offset + error.pos[1] }, whole),
  }));
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (isScalar(key) && key.range)
        keys.set(String(key.value), { start: offset + key.range[0], end: offset + key.range[1] });
    }
  }
  return { data: errors.length > 0 ? {} : valueOf(document), keys, errors };
}

function valueOf(document: Document): Record<string, unknown> {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    // Aliases that would unfold into too much.
    return {};
  }
}
