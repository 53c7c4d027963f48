import { documentOptions } from "../../../dataset/near/document-options";
import { keptOf } from "../../../dataset/near/kept";
import { groupingSteps } from "../../../similarity/minhash/document-groups";
import { inSlices } from "../../../similarity/steps";
import { tokenizers } from "../../../similarity/tokenize";
import type { Metric } from "./grouping";

/** Documents whose shingles are alike, by the Jaccard similarity. */
export const minhash: Metric = {
  hasThreshold: true,
  hasTokens: true,
  start({ threshold, tokenizer }) {
    const texts: string[] = [];
    const options = { ...documentOptions, threshold, tokenize: tokenizers[tokenizer] };
    return {
      add: (text) => void texts.push(text),
      // The signatures, and what one band keeps of each document.
      memory: () => texts.length * (documentOptions.size * 4 + 150),
      async group(watch) {
        const steps = groupingSteps(texts.length, (text) => texts[text]!, options);
        const { pairs, groups, candidates, verified } = await inSlices(steps, watch);
        return { pairs, pairCount: pairs.length, groups, kept: keptOf(groups, texts.length), candidates, verified };
      },
    };
  },
};
