import { knownMarkers, type KnownMarker, type MarkerMatch } from "./catalog";
import { confirm } from "./company";
import { readToken } from "./token";

const headings = knownMarkers.filter((marker) => marker.shape === "heading");
const labels = knownMarkers.filter((marker) => marker.shape === "label");
const longestLabel = Math.max(...labels.map((marker) => marker.text.length));

/**
 * Finds the markers of all chat templates in `text`, in its order, near-misses such as `###Instruction:`, `<|im_start |>`
 * and an unclosed `[INST` among them. Looks at each character a bounded number of times.
 */
export function findMarkers(text: string): MarkerMatch[] {
  const found: MarkerMatch[] = [];
  let lineStart = true;
  for (let at = 0; at < text.length;) {
    const match = matchAt(text, at, lineStart);
    if (match !== undefined) found.push(match);
    const end = match?.range.end ?? at + 1;
    // A marker may follow another directly, as in `</s>USER:`, so what follows one counts as a line's start.
    lineStart = match !== undefined || isLineBreak(text, at) || (lineStart && isBlank(text, at));
    at = end;
  }
  return confirm(text, found);
}

function matchAt(text: string, at: number, lineStart: boolean): MarkerMatch | undefined {
  const character = text[at]!;
  if (character === "<" || character === "[") return readToken(text, at);
  if (lineStart && character === "#") return readHeading(text, at);
  return readLabel(text, at, lineStart);
}

/** `### Instruction:` with the spaces, capitals or width of its colon wrong. */
function readHeading(text: string, at: number): MarkerMatch | undefined {
  const line = text.slice(at, at + 40);
  const parts = /^###([ \t\u3000]{0,3})([A-Za-z]{1,16})([ \t]{0,2})[:：]/.exec(line);
  if (parts === null) return undefined;
  const [whole, , word] = parts as unknown as [string, string, string];
  const marker = headings.find(({ core }) => core === word.toLowerCase());
  if (marker === undefined) return undefined;
  // Words in small letters are an ordinary heading too; wrong spaces are not.
  const sameWord = marker.text.includes(word);
  return matchOf(marker, at, whole.length, whole !== marker.text, marker.weak || !sameWord);
}

/** `Human:` and its like at the start of a line; Vicuna's capitals also behind a space. */
function readLabel(text: string, at: number, lineStart: boolean): MarkerMatch | undefined {
  if (!lineStart && !(text[at - 1] === " " && isCapital(text, at) && isCapital(text, at + 1))) return undefined;
  const window = text.slice(at, at + longestLabel);
  const marker = labels.find((label) => window.startsWith(label.text));
  return marker && matchOf(marker, at, marker.text.length, false, true);
}

function matchOf(marker: KnownMarker, start: number, length: number, broken: boolean, weak: boolean): MarkerMatch {
  const { templates, text, role } = marker;
  return { templates, range: { start, end: start + length }, marker: text, role, broken, certain: !weak };
}

function isLineBreak(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}

function isBlank(text: string, at: number): boolean {
  return text[at] === " " || text[at] === "\t" || text[at] === "\uFEFF";
}

function isCapital(text: string, at: number): boolean {
  return text[at] !== undefined && text[at]! >= "A" && text[at]! <= "Z";
}
