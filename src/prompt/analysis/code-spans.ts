import { RangeSet } from "../../text/range-set";

const known = new Map<string, RangeSet>();

/** The inline code of a text: what stands between two backticks of one line. */
function codeSpans(text: string): RangeSet {
  let spans = known.get(text);
  if (spans === undefined) {
    const found = [...text.matchAll(/`[^`\n]{1,400}`/g)];
    spans = new RangeSet(found.map(({ index, 0: span }) => ({ start: index, end: index + span.length })));
    // One text at a time: its rules run one after the other.
    known.clear();
    known.set(text, spans);
  }
  return spans;
}

/** True between two backticks of one line. */
export function isInCodeSpan(text: string, offset: number): boolean {
  return codeSpans(text).has(offset);
}
