import type { Mark, RowDetails } from "../../dataset-worker/table-protocol";
import { moreButton } from "./conversation";
import { element } from "../../webview/element";
import { jsonTokens } from "./json-tokens";
import { markedText } from "./marked-text";
import type { Needle } from "../../webview/text-pieces";
import type { Words } from "./texts";

/** A row as it is written: JSON laid out in lines, with no other change. */
export function writtenRow(details: RowDetails, words: Words, needle: Needle, onMore: () => void): HTMLElement {
  const { written, cut, problems, isJson } = details;
  const shown = element("pre", "written");
  const marks = problems.map(({ range }, problem) => ({ ...range, problem })).filter(({ start, end }) => start < end);
  if (isJson) shown.append(...jsonNodes(details, marks, needle));
  else shown.append(...markedText(written, marks, problems, needle, ""));
  if (cut > 0) shown.append("\n", moreButton(cut, words, onMore));
  return shown;
}

function jsonNodes({ written, problems }: RowDetails, marks: readonly Mark[], needle: Needle): Node[] {
  const nodes: Node[] = [];
  for (const { start, end, kind, indent } of jsonTokens(written)) {
    if (indent !== undefined) nodes.push(document.createTextNode(`\n${"  ".repeat(Math.min(indent, 20))}`));
    const inside = marksWithin(marks, start, end);
    const text = markedText(written.slice(start, end), inside, problems, needle, "");
    if (kind === "mark" || kind === "other") nodes.push(...text);
    else nodes.push(element("span", `json-${kind}`, ...text));
    if (written[start] === ":" || (written[start] === "," && kind === "mark")) nodes.push(document.createTextNode(" "));
  }
  return nodes;
}

/** The parts of marks that lie between two offsets, counted from the first. */
function marksWithin(marks: readonly Mark[], start: number, end: number): Mark[] {
  return marks.flatMap((mark) => {
    if (mark.start >= end || mark.end <= start) return [];
    return [{ problem: mark.problem, start: Math.max(0, mark.start - start), end: Math.min(end, mark.end) - start }];
  });
}
