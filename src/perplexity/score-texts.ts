import type { CachedScore } from "./cache/records";
import type { ScoreCache } from "./cache/score-cache";
import type { PerplexityClient } from "./client";
import type { Failure } from "./failure";

export type TextResult = CachedScore | { readonly failure: Failure };

export interface ScoreTextsOptions {
  /** Gives what scores; not called where the cache has everything. */
  readonly client: () => Pick<PerplexityClient, "score">;
  readonly cache?: ScoreCache | undefined;
  /** Whether each token's share is wanted. */
  readonly tokens?: boolean;
  readonly signal?: AbortSignal;
  /** Told of each text once, in no order; `isCached` if it was known before. */
  readonly onResult: (text: number, result: TextResult, isCached: boolean) => void;
}

/** Scores texts, each that is there several times once, and none that the cache has. Rejects as the client does. */
export async function scoreTexts(texts: readonly string[], options: ScoreTextsOptions): Promise<void> {
  const { cache, tokens = false, signal, onResult } = options;
  signal?.throwIfAborted();
  // Each text with the places at which it stands.
  const open = new Map<string, number[]>();
  for (const [place, text] of texts.entries()) {
    const places = open.get(text);
    if (places !== undefined) {
      places.push(place);
      continue;
    }
    const known = cache?.get(text, tokens);
    if (known === undefined) open.set(text, [place]);
    else onResult(place, resultOf(known, tokens), true);
  }
  if (open.size === 0) return;
  const distinct = [...open.keys()];
  try {
    await options.client().score(distinct, {
      tokens,
      ...(signal && { signal }),
      onResult: (index, { id: _, ...result }) => {
        const text = distinct[index]!;
        if ("nll" in result) cache?.add(text, result);
        else if (result.failure.code === notANumber.code)
          cache?.add(text, { tokens: 0, pieces: 0, nll: NaN, places: [] });
        for (const place of open.get(text)!) onResult(place, result, false);
      },
    });
  } finally {
    cache?.flush();
  }
}

const notANumber: Failure = { code: "row-not-a-number", data: {} };

/** What was kept; of the failures that is only the model's own, which comes again each time. */
function resultOf({ places, ...score }: CachedScore, wantsPlaces: boolean): TextResult {
  if (Number.isNaN(score.nll)) return { failure: notANumber };
  return wantsPlaces ? { ...score, places } : score;
}
