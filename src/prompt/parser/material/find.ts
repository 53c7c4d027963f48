import { firstEndingAfter, slice, type Range } from "../../../text/range";
import { RangeSet } from "../../../text/range-set";
import type { Block, Example, Material } from "../../document";
import { sectionNamed } from "../../lexicon/sections";
import type { Candidate } from "../candidates";
import { announcedLabels, labelled } from "./labelled";
import { findPassages } from "./passage";
import { firstTurns, quoted, unanswered } from "./quoted";
import { wholeOf, type Scan } from "../scan";
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
  return outermost([...marked, ...passages, ...slots]).filter(
    (material) => material.slot || /[\p{L}\p{N}]/u.test(slice(scan.text, material.range)),
  );
}

/** Materials in the text's order, without those that lie inside another. */
function outermost(materials: readonly Material[]): Material[] {
  let covered = -1;
  return [...materials]
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .filter(({ range }) => {
      const inside = range.end <= covered;
      covered = Math.max(covered, range.end);
      return !inside;
    });
}

function fenced(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.fences.flatMap((fence) => {
    const block = blockAt(scan, fence.open.start);
    if (block?.section === "outputFormat" || block?.section === "examples" || block?.section === "requirements")
      return [];
    const before = candidates[firstEndingAfter(candidates, fence.open.start) - 1];
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
  const first = firstEndingAfter(candidates, range.start);
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

function blockAt(scan: Scan, offset: number): Block | undefined {
  const block = scan.blocks[firstEndingAfter(scan.blocks, offset)];
  return block && block.range.start <= offset ? block : undefined;
}
