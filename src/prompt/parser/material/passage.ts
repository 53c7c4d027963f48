import { contains, firstEndingAfter, overlaps, slice, trimmed, type Range } from "../../../text/range";
import type { RangeSet } from "../../../text/range-set";
import { blanked } from "../../../text/blank-out";
import { wordsIn } from "../../../text/script";
import type { Material } from "../../document";
import type { Candidate } from "../candidates";
import { isDialogue, labelLine, labelLines } from "./dialogue";
import type { Scan } from "../scan";
import { isOnlySlot } from "./slots";
import { passageAfter } from "./passage-after";
import { passageBefore } from "./passage-before";
import { pointsDown, speaks } from "./pointing";

// Shorter material is told from the instructions at a glance, behind a colon sooner than on a line of its own.
const glance = 5;
const glanceBehindColon = 8;

/** Prose that only its place tells for material: a passage, code or dialogue before or behind the request. */
export function findPassages(scan: Scan, candidates: readonly Candidate[], taken: RangeSet): Material[] {
  // Under headings, material has its own; what follows a request there is more of the prompt.
  if (scan.blocks.filter((block) => block.type === "heading").length >= 2) return [];
  const before = passageBefore(scan, candidates);
  const rest = before ? candidates.filter((candidate) => candidate.range.start >= before.end) : candidates;
  const task =
    rest.find((candidate) => candidate.directive && !candidate.elements.has("role")) ??
    rest.find((candidate) => candidate.directive);
  // Where marks set material off behind the request, the words between are the author's.
  const bare = task && ![...taken].some((marked) => marked.start >= task.range.end) ? task : undefined;
  const found = [
    before,
    bare && behindColon(scan, bare, rest),
    bare && passageAfter(scan, bare, rest),
    otherLanguage(scan, rest, task),
  ];
  const passages: Material[] = [];
  for (const range of found) {
    const whole = range && trimmed(scan.text, range);
    if (!whole || whole.end <= whole.start || isOnlySlot(scan, whole)) continue;
    if (taken.has(whole.start) || [...taken].some((marked) => contains(whole, marked))) continue;
    if (passages.some((other) => overlaps(other.range, whole))) continue;
    passages.push({ range: whole, delimited: isMarkedOff(scan, whole), slot: false });
  }
  return passages;
}

/** Marks of their own: quotes, brackets, a list, labels on most lines, or too little to be taken for anything else. */
function isMarkedOff(scan: Scan, range: Range): boolean {
  const text = slice(scan.text, range);
  const onOwnLine = /(?:^|\n)[ \t]*$/.test(scan.text.slice(Math.max(0, range.start - 40), range.start));
  if (/^["'“‘「『{[(（|>]/.test(text) || wordsIn(scan.text, range) < (onOwnLine ? glance : glanceBehindColon))
    return true;
  const lines = text
    .slice(0, 4000)
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (labelLines(text) && !isDialogue(lines)) return true;
  if (lines.length === 1 && labelLine.test(lines[0]!)) return true;
  if (/^[ \t]*(?:[-*•]|\d+[.)、])/.test(text)) return true;
  // "Here is the data:" above it, on a line that gives no order, or a colon and a blank line.
  const above = scan.text.slice(Math.max(0, range.start - 200), range.start);
  return (
    /[:：][ \t]*\n[ \t]*\n\s*$/.test(above) ||
    /^[^\n]{0,60}(?:以下是|下面是|这是|here (?:is|are)|this is)[^\n]{0,60}[:：。.][ \t]*\n/i.test(text)
  );
}

/** "Translate into French: …": the rest of the block, when the request points at something. */
function behindColon(scan: Scan, task: Candidate, candidates: readonly Candidate[]): Range | undefined {
  const line = scan.visible.slice(task.range.start, Math.min(task.block.content.end, task.range.start + 400));
  const colon = line.search(/[:：]/);
  if (colon < 0 || !task.givenMaterial || task.range.start + colon >= task.range.end) return undefined;
  // Further words to the model in the same paragraph: the material ends with its sentence.
  const goesOn = candidates.some(
    (other) => other.block === task.block && other.range.start >= task.range.end && speaks(scan, other),
  );
  const end = goesOn ? task.range.end : task.block.content.end;
  const rest = trimmed(scan.text, { start: task.range.start + colon + 1, end });
  const restText = scan.visible.slice(rest.start, rest.end);
  if (
    wordsIn(scan.text, rest) < 1 ||
    restText.startsWith(blanked) ||
    /^[“"「『]/.test(restText) ||
    /[?？]$/.test(restText)
  )
    return undefined;
  return pointsDown.test(line.slice(0, colon)) ? rest : undefined;
}

/** A run of fifteen words or more in English inside a Chinese prompt: the text to work on. */
function otherLanguage(scan: Scan, candidates: readonly Candidate[], task: Candidate | undefined): Range | undefined {
  if (task?.language !== "zh") return undefined;
  const foreign = /(?<![\w'’-])(?:[A-Za-z][\w'’-]*[ ,.;:!?"“”()\n]{1,3}){15,}/.exec(
    scan.visible.slice(task.range.start, task.range.start + 20000),
  );
  if (foreign === null) return undefined;
  const start = task.range.start + foreign.index;
  const inside = candidates[firstEndingAfter(candidates, start)];
  return inside ? { start, end: start + foreign[0].length } : undefined;
}
