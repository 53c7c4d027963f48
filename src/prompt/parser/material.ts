import { firstEndingAfter, slice, trimmed, type Range } from "../../text/range";
import { RangeSet } from "../../text/range-set";
import { countScripts, lengthInWords } from "../../text/script";
import type { Block, Example, Material } from "../document";
import { sectionNamed } from "../lexicon/sections";
import type { Candidate } from "./candidates";
import { findPassages } from "./passage";
import { wholeOf, type Scan } from "./scan";
import { findSlots, isOnlySlot } from "./slots";

/**
 * Material to work on, in the text's order: what marks set off (fences, tags, quotes, labels), passages that only
 * their place tells, and slots for either.
 */
export function findMaterials(scan: Scan, candidates: readonly Candidate[], examples: readonly Example[]): Material[] {
  const shown = new RangeSet(examples.map((example) => example.range));
  const marked = [
    ...fenced(scan, candidates),
    ...scan.bareCode.map((range) => ({ range, delimited: !candidates.some((other) => other.directive), slot: false })),
    ...tagged(scan, candidates),
    ...tripleQuoted(scan),
    ...labelled(scan, candidates),
    ...announcedLabels(scan, candidates),
    ...quoted(scan, candidates),
    ...firstTurns(scan, candidates),
    ...unanswered(scan, candidates, examples),
  ].filter((material) => !shown.has(material.range.start));
  const taken = new RangeSet([...marked, ...examples].map((material) => material.range));
  const free = candidates.filter((candidate) => !taken.has(candidate.range.start));
  const passages = findPassages(scan, free, taken);
  const all = new RangeSet([...marked, ...passages, ...examples].map((material) => material.range));
  const slots = findSlots(scan, (offset) => all.has(offset));
  return [...marked, ...passages, ...slots]
    .filter((material) => material.slot || /[\p{L}\p{N}]/u.test(slice(scan.text, material.range)))
    .sort((a, b) => a.range.start - b.range.start);
}

function fenced(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.fences.flatMap((fence) => {
    const block = blockAt(scan, fence.open.start);
    if (block?.section === "outputFormat" || block?.section === "examples" || block?.section === "requirements")
      return [];
    const before = candidates[firstEndingAfter(candidates, fence.open.start, rangeOf) - 1];
    if (before && (before.elements.has("outputFormat") || before.elements.has("examples"))) return [];
    const points =
      block?.section === "input" ||
      block?.section === "question" ||
      before === undefined ||
      (before.directive && before.givenMaterial);
    return points ? [{ range: fence.content, delimited: true, slot: isOnlySlot(scan, fence.content) }] : [];
  });
}

/** Tags named for material, empty ones and those around a slot; a tag of another name when nothing in it gives orders. */
function tagged(scan: Scan, candidates: readonly Candidate[]): Material[] {
  const inputs = new Set(["input", "question", "background"]);
  return scan.tags.flatMap((tag) => {
    const section = sectionNamed(tag.mark);
    const content = scan.text.slice(tag.content.start, Math.min(tag.content.end, tag.content.start + 1000));
    const empty = content.replace(/\.{2,}|…/, "").trim() === "";
    const slot = empty || isOnlySlot(scan, tag.content);
    if (section !== undefined ? !inputs.has(section) && !slot : !slot && givesOrders(candidates, tag.content))
      return [];
    return [{ range: empty ? wholeOf(tag, tag.content.end) : tag.content, delimited: true, slot }];
  });
}

function givesOrders(candidates: readonly Candidate[], range: Range): boolean {
  // Orders come early in what gives them; nested tags would make a longer look cost the square.
  const first = firstEndingAfter(candidates, range.start, rangeOf);
  for (let i = first; i < Math.min(first + 40, candidates.length) && candidates[i]!.range.start < range.end; i++) {
    if (candidates[i]!.directive) return true;
  }
  return false;
}

function tripleQuoted(scan: Scan): Material[] {
  const length = scan.text.trim().length;
  // Quotes around the whole prompt set nothing off.
  return scan.tripleQuotes
    .filter((quote) => quote.close && quote.content.end - quote.content.start < length * 0.9)
    .map((quote) => ({ range: quote.content, delimited: true, slot: isOnlySlot(scan, quote.content) }));
}

/** What stands under "Text:", "# Input" or 内容： on that line and the lines below; a last, empty one waits for it. */
function labelled(scan: Scan, candidates: readonly Candidate[]): Material[] {
  const materials: Material[] = [];
  let labelledAbove = -1;
  let rest = scan.blocks.length;
  while (rest > 0 && isEmpty(scan.blocks[rest - 1]!)) rest--;
  for (const [index, block] of scan.blocks.entries()) {
    if (block.section !== "input" && block.section !== "question") {
      // "Date: …" between "Subject: …" and "Body: …" is part of the same material.
      const sameRun =
        block.type === "label" && block.section === undefined && labelledAbove === block.range.start && !isEmpty(block);
      if (!sameRun) continue;
      materials.push({ range: block.content, delimited: true, slot: false });
      labelledAbove = block.range.end + 1;
      continue;
    }
    if (block.type === "heading" && !hasRest(scan, block)) {
      if (index >= rest - 1 && index === scan.blocks.length - 1)
        materials.push({ range: block.range, delimited: true, slot: true });
    } else if (isEmpty(block)) {
      if (index >= rest && block.type === "label") materials.push({ range: block.range, delimited: true, slot: true });
    } else if (
      block.type !== "fence" &&
      block.type !== "tag" &&
      !(block.type === "item" && block.name !== "") &&
      !instructs(candidates, block)
    ) {
      materials.push({ range: block.content, delimited: true, slot: isOnlySlot(scan, block.content) });
      if (block.type === "label") labelledAbove = block.range.end + 1;
    }
  }
  return materials;
}

/** "Achievement: …" behind "Write a letter given the student's achievement": a label that the request names. */
function announcedLabels(scan: Scan, candidates: readonly Candidate[]): Material[] {
  const asked = candidates.find((candidate) => candidate.directive);
  if (asked === undefined) return [];
  const request = slice(scan.visible, asked.block.content).slice(0, 600).toLowerCase();
  return scan.blocks.flatMap((block, index) => {
    if (block.type !== "label" || block.range.start <= asked.range.start || (block.section ?? "other") !== "other")
      return [];
    if (block.name.length < 2 || !request.includes(block.name.toLowerCase())) return [];
    if (!isEmpty(block)) return [{ range: block.content, delimited: true, slot: isOnlySlot(scan, block.content) }];
    const below: Block[] = [];
    for (const next of scan.blocks.slice(index + 1, index + 50)) {
      if (next.type !== "item" && next.type !== "paragraph" && next.type !== "quote") break;
      if (below.length > 0 && next.type !== below[0]!.type) break;
      below.push(next);
    }
    if (below.length === 0) return [];
    return [{ range: { start: below[0]!.range.start, end: below.at(-1)!.range.end }, delimited: true, slot: false }];
  });
}

function hasRest(scan: Scan, block: Block): boolean {
  return /[:：]/.test(scan.text.slice(block.range.start, block.content.start));
}

function isEmpty(block: Block): boolean {
  return block.content.end <= block.content.start;
}

/** Whether a block under an input label goes on with the author's own words: an order in its first sentence. */
function instructs(candidates: readonly Candidate[], block: Block): boolean {
  const first = candidates[firstEndingAfter(candidates, block.content.start, rangeOf)];
  return block.type !== "label" && first?.block === block && first.directive && !first.question;
}

const leadsToQuote = /[:：]\s*["“「]?$|(?:以下|下面|following|below|这句话|这段话|sentence|text|output)\s*["“「]?$/i;
const firstTurn =
  /(?:my first|第一|首个?)[^，。.]{0,20}(?:sentence|word|text|output|title|code|paragraph|message|input|phrase|topic|poem|song|expression|句话|句|句子|单词|词|话|主题|文本|标题|段话|表达式?|想法)\s*(?:is|是|为)?\s*[:：]?\s*$/i;
const pointsAtQuote = /(?:following|below|this|these|以下|下面|下列|这[些个句段]).{0,24}$/is;
const request =
  /(?:request|question|command|suggestion|请求|要求|问题|命令|建议|挑战|需要|回复|回答|说|reply|say|with|respond|输出|写)[^，。.]{0,8}$/i;

function quoted(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.quotes.flatMap((quote) => {
    const words = wordsIn(scan.text, quote.content);
    const before = scan.visible.slice(Math.max(0, quote.open.start - 60), quote.open.start);
    const found = [{ range: quote.content, delimited: true, slot: false }];
    if (words >= 1 && firstTurn.test(before)) return found;
    if (request.test(before)) return [];
    // "Translate this sentence: “…”", however short.
    if (words >= 1 && /[:：]\s*["“「]?$/.test(before) && pointsAtQuote.test(before)) return found;
    if (words < 6) return [];
    const host = candidates[firstEndingAfter(candidates, quote.open.start, rangeOf)];
    if (host === undefined || host.elements.has("fallback") || host.elements.has("outputFormat")) return [];
    const leads = quote.open.start - host.range.start <= 1 && host.block.type === "paragraph";
    return leads || leadsToQuote.test(before) ? found : [];
  });
}

/** "My first expression is: 4+5", without quotes. */
function firstTurns(scan: Scan, candidates: readonly Candidate[]): Material[] {
  const last = candidates.at(-1);
  if (last === undefined) return [];
  const colon = /[:：]\s*(?=\S)/.exec(slice(scan.visible, last.range));
  if (colon === null || !firstTurn.test(scan.visible.slice(last.range.start, last.range.start + colon.index)))
    return [];
  const range = { start: last.range.start + colon.index + colon[0].length, end: last.range.end };
  return /^["“「]/.test(slice(scan.text, range)) ? [] : [{ range, delimited: true, slot: false }];
}

/** The last question of a run of examples, to which the model is to write the answer. */
function unanswered(scan: Scan, candidates: readonly Candidate[], examples: readonly Example[]): Material[] {
  const last = examples.at(-1);
  if (last && last.output === undefined) return [];
  const rest = trimmed(scan.text, {
    start: last?.range.end ?? scan.frontMatter?.range.end ?? 0,
    end: scan.text.length,
  });
  const text = slice(scan.text, rest);
  const dialogue = last === undefined ? openDialogue(scan) : undefined;
  if (dialogue) return [{ range: dialogue, delimited: true, slot: false }];
  const waits =
    /(?:^|\n)(?:A|Answer|Sentiment|Label|Output|答|答案|情感|标签)[ \t]*[:：][ \t]*$|\/\/[ \t]*$|(?:->|=>|→)[ \t]*$/.test(
      text,
    );
  if (last === undefined && (candidates.length > 2 || candidates.some((candidate) => candidate.directive))) return [];
  if (!waits || /[?？]\s*(?:\n[^\n]{1,20})?$/.test(text) || text.length > 4000) return [];
  return [{ range: rest, delimited: true, slot: false }];
}

/** Lines of a dialogue at the very end, the last speaker's still empty ("Customer: …", "Agent:"). */
function openDialogue(scan: Scan): Range | undefined {
  const end = scan.text.trimEnd().length;
  const start = Math.max(scan.text.lastIndexOf("\n\n", end - 1) + 2, end - 4000, 0);
  const lines = scan.text.slice(start, end).split("\n");
  const spoken = lines.every((line) => /^[ \t]*[^\s:：][^:：\n]{0,20}[:：]/.test(line));
  return lines.length >= 2 && spoken && /[:：]$/.test(lines.at(-1)!) && !/[:：]$/.test(lines[0]!)
    ? { start, end }
    : undefined;
}

function blockAt(scan: Scan, offset: number): Block | undefined {
  const block = scan.blocks[firstEndingAfter(scan.blocks, offset, rangeOf)];
  return block && block.range.start <= offset ? block : undefined;
}

function rangeOf(item: { readonly range: Range }): Range {
  return item.range;
}

function wordsIn(text: string, range: Range): number {
  return lengthInWords(countScripts(text, range));
}
