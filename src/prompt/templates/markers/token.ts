import { coreOf, knownMarkers, type KnownMarker, type MarkerMatch } from "./catalog";

const tokens = knownMarkers
  .filter((marker) => marker.shape === "token")
  .sort((first, second) => second.text.length - first.text.length);
const byCore = new Map(tokens.map((marker) => [marker.core, marker]));

// No marker, however wrongly spaced, is longer.
const longest = 48;
// Stands for every round but ChatGLM's first, which is numbered 0.
const numbered = "[Round 1]";
const round = /^\[Round \d{1,4}\]/;
const opening = /^([<[][<[|｜/ ]{0,4})([\p{L}\p{N}_▁]+)((?: [\p{L}\p{N}_▁]+){0,2})/u;
const closing = /^ ?[|｜>\]]{1,3}(?: ?>)?/;

/**
 * Reads a special token such as `<|im_start|>`, `[/INST]` or `[Round 1]` at `at`, also with spaces in it, with bars or
 * brackets missing, or with the wrong kind of bar. Undefined when what stands there is something else.
 */
export function readToken(text: string, at: number): MarkerMatch | undefined {
  const window = text.slice(at, at + longest);
  const exact = tokens.find((marker) => exactLength(window, marker) > 0);
  if (exact !== undefined) return matchOf(exact, at, exactLength(window, exact), false);
  // An index such as `items[inst]` is no near-miss.
  const near = window[0] === "[" && /[\w)]/.test(text[at - 1] ?? "") ? undefined : nearToken(window);
  return near && { ...matchOf(near.marker, at, near.length, true), certain: !near.marker.weak && near.sure };
}

/** How many characters an exact marker takes at the start of `window`; 0 when it does not stand there. */
function exactLength(window: string, marker: KnownMarker): number {
  if (marker.text === numbered) return round.exec(window)?.[0].length ?? 0;
  return window.startsWith(marker.text) ? marker.text.length : 0;
}

interface NearToken {
  readonly marker: KnownMarker;
  readonly length: number;
  /** `[Inst]` may be anything; `[ INST ]` may not. */
  readonly sure: boolean;
}

function nearToken(window: string): NearToken | undefined {
  const parts = opening.exec(window);
  if (parts === null) return undefined;
  const [, open, first, rest] = parts as unknown as [string, string, string, string];
  const words = [first, ...rest.split(" ").slice(1)];
  // `begin of sentence` before `begin`.
  for (let count = words.length; count > 0; count--) {
    const word = words.slice(0, count).join(" ");
    const marker = byCore.get(coreOf((open.includes("/") ? "/" : "") + word));
    if (marker === undefined) continue;
    const after = window.slice(open.length + word.length);
    const close = closing.exec(after)?.[0] ?? "";
    const next = after[close.length] ?? "";
    if (!isNear(marker, open, word, close, next)) return undefined;
    const sure = !marker.core.endsWith("inst") || word === "INST";
    return { marker, length: open.length + word.length + close.length, sure };
  }
  return undefined;
}

/** A near-miss must still be unlike ordinary words, tags and references. */
function isNear(marker: KnownMarker, open: string, word: string, close: string, next: string): boolean {
  if (open[0] !== marker.text[0]) return false;
  if (marker.core === "round") return /\d$/.test(word) && close.includes("]");
  if (marker.weak) return false;
  if (open[0] === "[") return close.includes("]") || (word === "INST" && /^\s?$/.test(next));
  if (marker.core.endsWith("sys")) return word === "SYS" && (open.startsWith("<<") || close.includes(">>"));
  const bars = [open, close].filter((part) => /[|｜]/.test(part)).length;
  if (/[_▁]/.test(word)) return bars > 0 || close !== "";
  return word.includes(" ") ? bars > 0 : bars === 2;
}

function matchOf(marker: KnownMarker, start: number, length: number, broken: boolean): MarkerMatch {
  const { templates, text, role, weak } = marker;
  return { templates, range: { start, end: start + length }, marker: text, role, broken, certain: !weak };
}
