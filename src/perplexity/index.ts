// What faces use of perplexity; it loads no model itself.
export { builtinFolder, builtinModel } from "./builtin-model";
export { cacheFolder } from "./cache/cache-folder";
export { cacheKey } from "./cache/cache-key";
export { knownScores } from "./cache/known-scores";
export { ScoreCache } from "./cache/score-cache";
export { PerplexityClient } from "./client";
export { FailureError } from "./failure";
export { openModelFolder } from "./model-folder";
export { scoreTexts } from "./score-texts";
export { failureText, notUsedTexts, triedInVain } from "./words";
