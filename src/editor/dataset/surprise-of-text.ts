import { natsAPiece } from "../../dataset/scores/row-score";
import { wordsOf } from "../../dataset/scores/surprising-words";
import type { ModelChoice, Surprise, SurprisingWord } from "../dataset-worker/scores-protocol";
import { failureText, ModelError, type Scores } from "../scores/text-scorer";
import { meanOf } from "./scored-rows";

/** How surprising each word of a text is, and all of it. Rejects with a `ModelError` where it cannot be scored. */
export async function surpriseOfText(text: string, scores: Scores, model: ModelChoice, signal: AbortSignal) {
  let failure: string | undefined;
  let found: Surprise<SurprisingWord> & { readonly perplexity: number | undefined; readonly tokens: number } = {
    words: [],
    usual: 0,
    perplexity: undefined,
    tokens: 0,
  };
  await scores.score([text], model, {
    tokens: true,
    signal,
    onResult: (_, result) => {
      if ("failure" in result) return void (failure = failureText(result.failure, model.locale));
      const words = wordsOf(text, result.places ?? []);
      const nats = natsAPiece(result);
      const perplexity = nats === undefined ? undefined : Math.exp(nats);
      found = { words, usual: meanOf(words), perplexity, tokens: result.tokens };
    },
  });
  if (failure !== undefined) throw new ModelError(failure);
  return found;
}
