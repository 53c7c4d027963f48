import { availableParallelism } from "node:os";
import path from "node:path";
import { probeInSlices } from "../../similarity/join/join-texts";
import { probeWith, shared } from "../../similarity/join/threads";
import type { RowJoin } from "./compared-rows";

// Starting threads takes longer than joining a few texts.
const fewTexts = 20_000;

/**
 * Joins the texts of rows on every core, where there are many. It ends early, with the signal's reason, when that comes;
 * `onProgress` is told the share of the texts that are done, from 0 to 1.
 */
export function joinRows(signal: AbortSignal, onProgress?: (share: number) => void): RowJoin {
  return (texts) => {
    const threads = texts < fewTexts ? 1 : availableParallelism();
    // Every program that joins is bundled into the folder of the thread's own file.
    const file = path.join(__dirname, "join-thread.js");
    const watch = { signal, ...(onProgress && { onProgress }) };
    return threads > 1
      ? { allocate: shared, probeAll: probeWith({ file, threads, ...watch }) }
      : { probeAll: probeInSlices(watch) };
  };
}
