import { joinRows } from "../../../dataset/near/join-rows";
import { joinMemory } from "../../../similarity/join/memory";
import { nearPairs } from "../../../similarity/join/near-pairs";
import { TokenTableBuilder } from "../../../similarity/token-table";
import { tokenizers } from "../../../similarity/tokenize";
import type { Metric } from "./grouping";

/** Every pair whose ROUGE-L F reaches the threshold. */
export const rougeL: Metric = {
  hasThreshold: true,
  hasTokens: true,
  start({ threshold, tokenizer, mostPairs }) {
    const builder = new TokenTableBuilder(tokenizers[tokenizer]);
    let count = 0;
    return {
      add(text) {
        builder.add(text);
        count++;
      },
      memory: () => joinMemory({ texts: count, tokens: builder.tokenCount }),
      async group({ signal, onProgress }) {
        const table = builder.build();
        const join = joinRows(signal, onProgress)(count);
        const {
          pairs,
          count: pairCount,
          groups,
          kept,
          counts,
        } = await nearPairs(table, { ...join, threshold, mostPairs });
        return { pairs, pairCount, groups, kept, candidates: counts.candidates, verified: counts.verified };
      },
    };
  },
};
