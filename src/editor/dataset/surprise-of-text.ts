import { natsAPiece } from "../../dataset/scores/row-score";
import { wordsOf } from "../../dataset/scores/surprising-words";
import type { ModelChoice, TextSurprise } from "../dataset-worker/scores-protocol";
import { failureText, ModelError, type Scores } from "../scores/text-scorer";

/** How surprising each word of a text is, and all of it. Rejects with a `ModelError` where it cannot be scored. */
export async function surpriseOfText(
  text: string,
  scores: Scores,
  model: ModelChoice,
  signal: AbortSignal,
): Promise<TextSurprise> {
  let failure: string | undefined;
  let found: TextSurprise = { words: [], perplexity: undefined, tokens: 0 };
  await scores.score([text], model, {
    tokens: true,
    signal,
    onResult: (_, result) => {
      if ("failure" in result) return void (failure = failureText(result.failure, model.locale));
      const nats = natsAPiece(result);
      const perplexity = nats === undefined ? undefined : Math.exp(nats);
      found = { words: wordsOf(text, result.places ?? []), perplexity, tokens: result.tokens };
    },
  });
  if (failure !== undefined) throw new ModelError(failure);
  return found;
}
