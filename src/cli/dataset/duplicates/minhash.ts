import { groupingSteps } from "../../../similarity/minhash/document-groups";
import { inSlices } from "../../../similarity/steps";
import { tokenizers } from "../../../similarity/tokenize";
import type { Metric } from "./grouping";
import { keptOf } from "./kept";

// Shingles of five tokens, and one pair in a hundred at the threshold may be missed.
const documents = { shingle: 5, size: 128, miss: 0.01, verify: true } as const;

/** Documents whose shingles are alike, by the Jaccard similarity. */
export const minhash: Metric = {
  hasThreshold: true,
  hasTokens: true,
  start({ threshold, tokenizer }) {
    const texts: string[] = [];
    const options = { ...documents, threshold, tokenize: tokenizers[tokenizer] };
    return {
      add: (text) => void texts.push(text),
      // The signatures, and what one band keeps of each document.
      memory: () => texts.length * (documents.size * 4 + 150),
      async group(watch) {
        const steps = groupingSteps(texts.length, (text) => texts[text]!, options);
        const { pairs, groups, candidates, verified } = await inSlices(steps, watch);
        return { pairs, pairCount: pairs.length, groups, kept: keptOf(groups, texts.length), candidates, verified };
      },
    };
  },
};
