import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { FileError } from "../../../../src/dataset/source/file-error";
import type { Reading } from "../../../../src/editor/dataset-table/worker/file-rows";
import { TableSteps } from "../../../../src/editor/dataset-table/worker/table-steps";

/** Work that goes on until it is stopped. */
function endless({ signal }: Reading): Promise<void> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}

describe("the steps of a table's work", () => {
  let told: number;
  let steps: TableSteps;

  beforeEach(() => {
    told = 0;
    steps = new TableSteps(
      __filename,
      () => undefined,
      () => told++,
    );
  });

  const shown = () => steps.all.map(({ step, state }) => `${step} ${state}`);

  it("tell how they go, and why they failed", async () => {
    assert.equal(await steps.do("indexing", () => Promise.resolve()), true);
    const failing = () => Promise.reject(new FileError("changed"));
    assert.equal(await steps.do("checking", failing), false);
    assert.deepEqual(shown(), ["indexing done", "checking failed"]);
    assert.equal(steps.all[1]!.error?.isChange, true);
  });

  it("tell that they were stopped, unless they are forgotten", async () => {
    const stopped = steps.do("checking", endless);
    steps.stop("checking");
    assert.equal(await stopped, false);
    const forgotten = steps.do("searching", endless);
    steps.forget("searching");
    assert.equal(await forgotten, false);
    assert.deepEqual(shown(), ["checking stopped"]);
  });

  it("make room for the same step anew, which alone is told of", async () => {
    const first = steps.do("checking", endless);
    const second = steps.do("checking", endless);
    assert.equal(await first, false);
    assert.ok(!shown().includes("checking stopped"));
    steps.stop("checking");
    await second;
    assert.deepEqual(shown(), ["checking stopped"]);
  });

  it("tell nothing once they are closed", async () => {
    const [one, other] = [steps.do("indexing", endless), steps.do("searching", endless)];
    steps.close();
    const before = told;
    assert.deepEqual(await Promise.all([one, other]), [false, false]);
    assert.equal(told, before);
  });
});
