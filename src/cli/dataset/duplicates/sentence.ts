import { sentenceGroupingSteps } from "../../../similarity/minhash/sentence-groups";
import { SentenceTable } from "../../../similarity/minhash/sentence-table";
import { inSlices } from "../../../similarity/steps";
import { tokenizers } from "../../../similarity/tokenize";
import type { Metric } from "./grouping";

// One pair of sentences in a hundred at the threshold may be missed.
const sentences = { size: 72, miss: 0.01 } as const;

/** Texts that have a long sentence in common, or nearly, by the Jaccard similarity of pairs of neighbouring tokens. */
export const sentence: Metric = {
  hasThreshold: true,
  hasTokens: true,
  field: "output",
  stopsCounting: true,
  start({ threshold, tokenizer, mostPairs }) {
    const table = new SentenceTable(tokenizers[tokenizer]);
    return {
      add: (text) => table.add(text),
      // The signatures, and what one band keeps of each sentence.
      memory: () => table.size * (sentences.size * 4 + 60) + table.texts * 100,
      async group(watch) {
        const found = await inSlices(sentenceGroupingSteps(table, { ...sentences, threshold, mostPairs }), watch);
        return { ...found, verified: found.candidates };
      },
    };
  },
};
