import { setFlagsFromString } from "node:v8";

const fewBytes = 64 * 1024;

/**
 * Call before the first text of a run is parsed. V8 takes half a second to optimise the lexicon's expressions, which
 * pays only for much text: 300 prompts of 1 kB take 1.5 times as long without, one prompt a third.
 */
export function adaptRegExpsTo(bytes: number): void {
  if (bytes < fewBytes) setFlagsFromString("--no-regexp-optimization");
}
