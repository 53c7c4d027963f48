import { keptOf } from "../../../dataset/near/kept";
import { equalitySteps } from "../../../similarity/exact-groups";
import { inSlices } from "../../../similarity/steps";
import type { Metric } from "./grouping";

/** Texts that are equal, character for character. */
export const exact: Metric = {
  hasThreshold: false,
  hasTokens: false,
  start() {
    const texts: string[] = [];
    return {
      add: (text) => void texts.push(text),
      // An entry in the table of texts, and one in that of groups.
      memory: () => texts.length * 100,
      async group(watch) {
        const { pairs, groups } = await inSlices(equalitySteps(texts), watch);
        const kept = keptOf(groups, texts.length);
        return { pairs, pairCount: pairs.length, groups, kept, candidates: 0, verified: 0 };
      },
    };
  },
};
