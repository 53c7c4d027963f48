import { Groups } from "./groups";
import { Pairs } from "./pairs";
import { atOnce, type Steps } from "./steps";

export interface ExactGroups {
  /** Equal texts together, each group ascending. */
  readonly groups: readonly (readonly number[])[];
  /** Each text with the first that equals it. */
  readonly pairs: Pairs;
}

/** Groups texts that are equal, character for character; empty texts are left out. */
export function groupEqual(texts: readonly string[]): ExactGroups {
  return atOnce(equalitySteps(texts));
}

/** The same step by step. */
export function* equalitySteps(texts: readonly string[]): Steps<ExactGroups> {
  const first = new Map<string, number>();
  const groups = new Groups(texts.length);
  const pairs = new Pairs();
  for (const [i, text] of texts.entries()) {
    yield i / texts.length;
    if (text === "") continue;
    const known = first.get(text);
    if (known === undefined) first.set(text, i);
    else {
      groups.union(known, i);
      pairs.add(known, i, 1);
    }
  }
  return { groups: groups.all(), pairs: pairs.sorted() };
}
