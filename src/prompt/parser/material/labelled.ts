import { firstEndingAfter, slice } from "../../../text/range";
import type { Block, Material } from "../../document";
import type { Candidate } from "../candidates";
import type { Scan } from "../scan";
import { isOnlySlot } from "./slots";

/** What stands under "Text:", "# Input" or 内容： on that line and the lines below; a last, empty one waits for it. */
export function labelled(scan: Scan, candidates: readonly Candidate[]): Material[] {
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
export function announcedLabels(scan: Scan, candidates: readonly Candidate[]): Material[] {
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
  const first = candidates[firstEndingAfter(candidates, block.content.start)];
  return block.type !== "label" && first?.block === block && first.directive && !first.question;
}
