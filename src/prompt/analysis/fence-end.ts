import { slice, type Range } from "../../text/range";

/** Where the code in a fence that was never closed seems to stop. */
export interface FenceEnd {
  /** Where the closing fence belongs: behind the last line of the code. */
  readonly offset: number;
  /** True if nothing but code stands before it, and no code behind it. */
  readonly certain: boolean;
}

const proseFence = /^(?:text|txt|plain|plaintext|markdown|md|mdx|rst|latex|tex|html)?$/i;
const jsonFence = /^(?:json|jsonc|json5)$/i;
const comment = /^(?:\/\/|\/\*|\*|#|--|<!--|%|;|"""|''')/;

/** The end of the code in `content`, all that follows an opening fence with the info string `info`. */
export function findFenceEnd(text: string, content: Range, info: string): FenceEnd {
  const language = info.trim().split(/[\s{]/)[0]!;
  const lines = linesOf(text, content);
  const json = jsonFence.test(language) ? endOfJson(text, content.start, lines) : undefined;
  if (json !== undefined) return { offset: json, certain: true };
  const filled = lines.filter((line) => slice(text, line).trim() !== "");
  const prose = filled.findIndex((line, index) => index > 0 && isProse(slice(text, line)));
  if (prose > 0 && !(proseFence.test(language) && isProse(slice(text, filled[0]!))))
    return { offset: filled[prose - 1]!.end, certain: false };
  const unbroken = !/\n[ \t]*\r?\n[ \t]*\S/.test(slice(text, content));
  return { offset: content.end, certain: unbroken && filled.every((line) => isCode(slice(text, line))) };
}

/** The lines of `content` without their breaks; what stands on the opening fence's own line is none. */
function linesOf(text: string, content: Range): Range[] {
  const lines: Range[] = [];
  for (let start = content.start; start <= content.end;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 || found > content.end ? content.end : found;
    lines.push({ start, end: end > start && text[end - 1] === "\r" ? end - 1 : end });
    start = end + 1;
  }
  return lines;
}

const mostLines = 200;

/** The end of the line on which a whole JSON value is complete. */
function endOfJson(text: string, start: number, lines: readonly Range[]): number | undefined {
  for (const { end } of lines.slice(0, mostLines)) {
    if (!/[}\]"\w]\s*$/.test(text.slice(Math.max(start, end - 8), end))) continue;
    try {
      JSON.parse(text.slice(start, end));
      // One value to a line: the next belongs to it.
      return /^\s*[{}[\]",]/.test(text.slice(end, end + 200)) ? undefined : end;
    } catch {
      // Not complete yet.
    }
  }
  return undefined;
}

/** A sentence, with the code that it quotes taken out. */
function isProse(line: string): boolean {
  const words = line
    .slice(0, 400)
    .replace(/`[^`]*`|"[^"]*"|“[^”]*”|\([^)]*\)/g, "x")
    .trim();
  if (comment.test(words) || /[{}=;<>]|\w\(|[^\s]:\S/.test(words)) return false;
  if (/[\u4e00-\u9fff]{4}/.test(words)) return !/^["'[]/.test(words);
  return /^[A-Z][a-z'’]*,?(?: [\w'’,:/-]+){2,}/.test(words) || /^[a-z]+(?: [\w'’,/-]+){4,}[.?!]$/.test(words);
}

function isCode(line: string): boolean {
  return !isProse(line) && (/[{}[\]()=;<>]/.test(line) || comment.test(line.trim()));
}
