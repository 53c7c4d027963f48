import { elementNames, type Element, type PromptDocument } from "../prompt/document";
import type { Range } from "../text/range";

/** Elements of one name that follow each other in the text, none of another name between them. */
export interface ElementRun {
  readonly elements: readonly Element[];
  /** From the first element's start to the last end. */
  readonly range: Range;
}

/** A prompt's elements in the text's order, neighbours of one name together. */
export function elementRuns({ elements }: Pick<PromptDocument, "elements">): ElementRun[] {
  const all = elementNames.flatMap((name) => elements[name]);
  const runs: Element[][] = [];
  for (const element of all.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)) {
    const last = runs.at(-1);
    if (last?.[0]?.name === element.name) last.push(element);
    else runs.push([element]);
  }
  return runs.map((run) => {
    const end = run.reduce((furthest, { range }) => Math.max(furthest, range.end), 0);
    return { elements: run, range: { start: run[0]!.range.start, end } };
  });
}
