import path from "node:path";
import { openModelFolder } from "../model-folder";
import { cacheFolder } from "./cache-folder";
import { cacheKey } from "./cache-key";
import type { CachedScore } from "./records";
import { ScoreCache } from "./score-cache";

/** What earlier runs have found under a model. */
export interface KnownScores {
  /** The name of the model's folder. */
  readonly model: string;
  /** The score of a text; undefined where it is not known, or the model gave no number. */
  readonly scoreOf: (text: string) => CachedScore | undefined;
}

/** Looks texts up that were scored with the model at `given`, in windows of its own size; runs nothing, writes nothing. */
export function knownScores(given: string): KnownScores {
  const model = openModelFolder(given);
  const cache = new ScoreCache(path.join(cacheFolder(), "scores"), cacheKey(model, {}), { isReadOnly: true });
  const scoreOf = (text: string): CachedScore | undefined => {
    const score = cache.get(text, false);
    return score === undefined || Number.isNaN(score.nll) ? undefined : score;
  };
  return { model: path.basename(path.resolve(model.folder)), scoreOf };
}
