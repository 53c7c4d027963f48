import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { equalitySteps } from "../../../src/similarity/exact-groups";
import { probeInSlices } from "../../../src/similarity/join/join-texts";
import { nearPairs } from "../../../src/similarity/join/near-pairs";
import { groupingSteps } from "../../../src/similarity/minhash/document-groups";
import { atOnce, inSlices, type Steps } from "../../../src/similarity/steps";
import { tokenTable } from "../../../src/similarity/token-table";
import { wordTokens } from "../../../src/similarity/tokenize";

/** Steps that each take as long as a slice. */
function* slow(count: number): Steps<string> {
  for (let i = 0; i < count; i++) {
    const end = performance.now() + 25;
    while (performance.now() < end);
    yield i / count;
  }
  return "done";
}

const texts = Array.from(
  { length: 50_000 },
  (_, i) => `Write the numbers ${i} and ${i * 7} as words, one below the other.`,
);

/** Stops the work as soon as the event loop turns for the first time. */
async function stopped(work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const controller = new AbortController();
  setImmediate(() => controller.abort(new Error("enough")));
  await assert.rejects(work(controller.signal), /enough/);
}

describe("steps", () => {
  it("come to the same at once and in slices, which tell their share", async () => {
    assert.equal(atOnce(slow(1)), "done");
    const shares: number[] = [];
    assert.equal(await inSlices(slow(3), { onProgress: (share) => shares.push(share) }), "done");
    assert.deepEqual(shares, [0, 1 / 3, 2 / 3]);
  });

  it("end when the signal comes", async () => {
    await stopped((signal) => inSlices(slow(1000), { signal }));
    await assert.rejects(inSlices(slow(1), { signal: AbortSignal.abort(new Error("before")) }), /before/);
  });

  it("let each way of grouping be stopped", async () => {
    const options = { threshold: 0.7, tokenize: wordTokens, shingle: 5, size: 128, miss: 0.01, verify: true };
    await stopped((signal) =>
      inSlices(
        groupingSteps(texts.length, (i) => texts[i]!, options),
        { signal },
      ),
    );
    const many = Array.from({ length: 40 }, () => texts).flat();
    await stopped((signal) => inSlices(equalitySteps(many), { signal }));
    const table = tokenTable(texts.slice(0, 20_000), wordTokens);
    await stopped((signal) => nearPairs(table, { threshold: 0.5, mostPairs: 10, probeAll: probeInSlices({ signal }) }));
  });
});
