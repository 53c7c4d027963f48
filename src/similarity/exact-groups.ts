import { Groups } from "./groups";
import { Pairs } from "./pairs";

export interface ExactGroups {
  /** Equal texts together, each group ascending. */
  readonly groups: readonly (readonly number[])[];
  /** Each text with the first that equals it. */
  readonly pairs: Pairs;
}

/** Groups texts that are equal, character for character; empty texts are left out. */
export function groupEqual(texts: readonly string[]): ExactGroups {
  const first = new Map<string, number>();
  const groups = new Groups(texts.length);
  const pairs = new Pairs();
  texts.forEach((text, i) => {
    if (text === "") return;
    const known = first.get(text);
    if (known === undefined) first.set(text, i);
    else {
      groups.union(known, i);
      pairs.add(known, i, 1);
    }
  });
  return { groups: groups.all(), pairs: pairs.sorted() };
}
