import { firstEndingAfter, slice, type Range } from "../../../text/range";
import { wordsIn } from "../../../text/script";
import type { Block } from "../../document";
import type { Candidate } from "../candidates";
import { describes } from "../classify";
import { labelLines } from "./dialogue";
import { pointsDown, speaks } from "./pointing";
import type { Scan } from "../scan";
import { isOnlySlot } from "./slots";

/** What follows a request that points at material, up to the next words to the model, heading or label. */
export function passageAfter(scan: Scan, task: Candidate, candidates: readonly Candidate[]): Range | undefined {
  const first = candidates.indexOf(task);
  let last = first;
  // The request goes on to the end of its line.
  const lineBreak = scan.text.indexOf("\n", task.range.end);
  const lineEnd = lineBreak < 0 ? scan.text.length : lineBreak;
  while (last + 1 < candidates.length && candidates[last + 1]!.range.end <= lineEnd) last++;
  const head = candidates.slice(first, last + 1);
  const pointing = head.some((candidate) => candidate.givenMaterial);
  const inline = pointing ? inlinePassage(scan, task, head) : undefined;
  if (inline !== undefined) return { start: inline, end: followedBy(scan, task.block.range.end, candidates) };
  const next = candidates[last + 1];
  if (next === undefined || isLoneQuestion(candidates, last + 1)) return undefined;
  const announced = pointing && /[:：]\s*$/.test(scan.text.slice(Math.max(0, lineEnd - 4), lineEnd));
  if (lineEnd < task.block.range.end) {
    const labels = labelLines(slice(scan.text, { start: lineEnd + 1, end: task.block.range.end }));
    const bare = endsPrompt(scan, task.block, candidates, last + 1);
    if (next.block !== task.block || !(pointing || labels || bare) || (speaks(scan, next) && !announced))
      return undefined;
    if (!announced && asksForm(candidates.slice(last + 1).filter((other) => other.block === task.block)))
      return undefined;
    return { start: lineEnd + 1, end: followedBy(scan, task.block.range.end, candidates) };
  }
  const block = scan.blocks[firstEndingAfter(scan.blocks, lineEnd)];
  if (block === undefined || !isPassage(block) || next.block !== block || isOnlySlot(scan, block.content))
    return undefined;
  if (block.type === "item" && announced && givesSteps(candidates, last + 1)) return undefined;
  if (speaks(scan, next) && !(announced && block.type !== "item")) return undefined;
  if (!pointing && !endsPrompt(scan, block, candidates, last + 1)) return undefined;
  return { start: block.range.start, end: followedBy(scan, block.range.end, candidates) };
}

/** Where plain statements begin on the request's own line: "Rewrite the text below. I have been…" */
function inlinePassage(scan: Scan, task: Candidate, head: readonly Candidate[]): number | undefined {
  if (!pointsDown.test(slice(scan.visible, task.range))) return undefined;
  const from = head.findIndex(
    (candidate) => !candidate.directive && !candidate.obliges && !candidate.elements.has("fallback"),
  );
  const rest = from < 1 ? [] : head.slice(from);
  const plain = rest.filter((candidate) => !candidate.directive || candidate.question).length;
  if (rest.length === 0 || plain < rest.length * 0.75) return undefined;
  return rest[0]!.range.start;
}

/** Whether a few sentences go on to say what the answer is to be like. */
function asksForm(sentences: readonly Candidate[]): boolean {
  return (
    sentences.length <= 4 &&
    sentences.some((sentence) => sentence.directive && (sentence.obliges || sentence.elements.has("outputFormat")))
  );
}

/** Whether plain statements that say nothing of their writer or of the model are all that follows a bare request. */
function endsPrompt(scan: Scan, block: Block, candidates: readonly Candidate[], from: number): boolean {
  const rest = candidates.slice(from);
  if (block.type !== "paragraph" || rest.length > 12 || scan.blocks.some((other) => other.section !== undefined))
    return false;
  return rest.every(
    (candidate) =>
      !candidate.directive &&
      !candidate.obliges &&
      !asksBriefly(scan, candidate) &&
      candidate.block.type === "paragraph" &&
      !/(?:^|[^\p{L}])(?:I|my|we|you|your)(?:[^\p{L}]|$)|[我你您]/iu.test(slice(scan.visible, candidate.range)),
  );
}

/** "No more than 100 words." or 不超过一百字。 on its own: a few words of how the answer is to be. */
function asksBriefly(scan: Scan, { range }: Candidate): boolean {
  return wordsIn(scan.text, range) < 8 && describes(scan.smallVisible, range);
}

function givesSteps(candidates: readonly Candidate[], from: number): boolean {
  const next = candidates.slice(from, from + 3);
  return next.filter((candidate) => candidate.directive).length * 2 >= next.length;
}

/** How far a passage goes on below its first block. */
function followedBy(scan: Scan, end: number, candidates: readonly Candidate[]): number {
  let at = end;
  for (let i = firstEndingAfter(scan.blocks, end); i < scan.blocks.length; i++) {
    const block = scan.blocks[i]!;
    if (!isPassage(block) || block.content.end <= block.content.start) break;
    const spoken = candidates[firstEndingAfter(candidates, block.range.start)];
    if (spoken?.block === block && spoken.leads && speaks(scan, spoken)) break;
    at = block.range.end;
  }
  return at;
}

function isPassage(block: Block): boolean {
  if (block.section !== undefined && block.section !== "other" && block.section !== "task") return false;
  return (
    block.type === "paragraph" ||
    block.type === "item" ||
    block.type === "quote" ||
    block.type === "table" ||
    (block.type === "label" && block.section === undefined)
  );
}

function isLoneQuestion(candidates: readonly Candidate[], index: number): boolean {
  return candidates[index]!.question && index === candidates.length - 1;
}
