import { slice, type Range } from "../../../text/range";
import type { Candidate } from "../candidates";
import { isDialogue } from "./dialogue";
import type { Scan } from "../scan";

/** A passage or dialogue of two sentences or more before a request that stands at the end. */
export function passageBefore(scan: Scan, candidates: readonly Candidate[]): Range | undefined {
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
