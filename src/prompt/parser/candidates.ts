import { splitSentences } from "../../text/sentences";
import type { Range } from "../../text/range";
import type { Block, Message } from "../document";
import { readSentence, type Reading } from "./classify";
import type { Scan } from "./scan";

/** A sentence with what its words say, before it is known whether it is the author's or part of the material. */
export interface Candidate extends Reading {
  readonly range: Range;
  readonly block: Block;
  readonly message: Message;
  /** Its first sentence in the block, so at the head of a line. */
  readonly leads: boolean;
}

const spoken = new Set<Block["type"]>(["paragraph", "item", "label", "quote", "heading"]);

/** The sentences of every block that holds prose, in order. A heading counts only with words behind its label. */
export function findCandidates(scan: Scan): Candidate[] {
  const candidates: Candidate[] = [];
  let message = 0;
  for (const block of scan.blocks) {
    while (scan.messages[message]!.content.end < block.range.start) message++;
    if (!spoken.has(block.type) || (block.type === "heading" && block.content.end !== block.range.end)) continue;
    if (block.type === "heading" && !/[:：]/.test(scan.text.slice(block.range.start, block.content.start))) continue;
    for (const [index, range] of splitSentences(scan.visible, block.content).entries()) {
      if (!/[\p{L}\p{N}\uFFFC]/u.test(scan.visible.slice(range.start, Math.min(range.end, range.start + 200))))
        continue;
      const reading = readSentence(scan.smallVisible, range, block.section);
      candidates.push({ ...reading, range, block, message: scan.messages[message]!, leads: index === 0 });
    }
  }
  return candidates;
}
