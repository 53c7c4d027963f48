import { contains, firstEndingAfter, overlaps, slice, trimmed, type Range } from "../../text/range";
import type { RangeSet } from "../../text/range-set";
import { blanked } from "../../text/blank-out";
import { wordsIn } from "../../text/script";
import type { Block, Material } from "../document";
import type { Candidate } from "./candidates";
import { describes } from "./classify";
import { isDialogue, labelLine, labelLines } from "./dialogue";
import type { Scan } from "./scan";
import { isOnlySlot } from "./slots";

// Shorter material is told from the instructions at a glance, behind a colon sooner than on a line of its own.
const glance = 5;
const glanceBehindColon = 8;

// Words that point at what stands right here, not just at some material.
const pointsDown =
  /以下|下面|下列|下文|如下|这(?:[段篇句首封则条组]|个句子|个段落)|\b(?:following|below|this|these)\b/i;

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

/** What follows a request that points at material, up to the next words to the model, heading or label. */
function passageAfter(scan: Scan, task: Candidate, candidates: readonly Candidate[]): Range | undefined {
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

/** Whether a sentence speaks to the model: an order or request, but not a question, which may belong to a dialogue. */
function speaks(scan: Scan, candidate: Candidate): boolean {
  if (candidate.elements.has("role")) return true;
  return candidate.directive && !candidate.question && !labelLine.test(slice(scan.text, candidate.range));
}

function isLoneQuestion(candidates: readonly Candidate[], index: number): boolean {
  return candidates[index]!.question && index === candidates.length - 1;
}

/** A passage or dialogue of two sentences or more before a request that stands at the end. */
function passageBefore(scan: Scan, candidates: readonly Candidate[]): Range | undefined {
  const index = candidates.findLastIndex((candidate) => candidate.directive);
  const last = candidates[index];
  if (last === undefined || index < 2 || candidates.length - index > 3) return undefined;
  if (!last.question && !last.givenMaterial) return undefined;
  const before = candidates.slice(0, index);
  const range = { start: before[0]!.range.start, end: last.range.start };
  const lines = scan.text
    .slice(range.start, Math.min(range.end, range.start + 8000))
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (isDialogue(lines)) return range;
  if (
    before.some(
      (candidate) =>
        candidate.elements.has("role") || candidate.block.type !== "paragraph" || addressesModel(candidate),
    )
  )
    return undefined;
  const orders = before.filter((candidate) => candidate.directive && !candidate.question).length;
  if (before[0]!.directive || orders > before.length * 0.25) return undefined;
  // A writer's own situation is background, not material; a review or a story runs longer.
  const own = /(?:^|[^\p{L}])(?:I|my|we)(?:[^\p{L}]|$)|我/u.test(slice(scan.visible, before[0]!.range));
  return own && before.length < 5 ? undefined : range;
}

function addressesModel(candidate: Candidate): boolean {
  return (
    candidate.directive &&
    !candidate.question &&
    candidate.leads &&
    candidate.block.type === "paragraph" &&
    candidate.elements.has("requirements")
  );
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
