import { slice } from "../../../text/range";
import type { Candidate } from "../candidates";
import { labelLine } from "./dialogue";
import type { Scan } from "../scan";

// Words that point at what stands right here, not just at some material.
export const pointsDown =
  /以下|下面|下列|下文|如下|这(?:[段篇句首封则条组]|个句子|个段落)|\b(?:following|below|this|these)\b/i;

/** Whether a sentence speaks to the model: an order or request, but not a question, which may belong to a dialogue. */
export function speaks(scan: Scan, candidate: Candidate): boolean {
  if (candidate.elements.has("role")) return true;
  return candidate.directive && !candidate.question && !labelLine.test(slice(scan.text, candidate.range));
}
