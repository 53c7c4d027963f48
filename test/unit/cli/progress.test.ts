import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { Progress } from "../../../src/cli/progress";

describe("the progress of a cleaning", () => {
  const now = performance.now.bind(performance);
  let at = 0;
  let shown: string[] = [];

  beforeEach(() => {
    shown = [];
    at = 0;
    // Each look at the clock finds that two seconds have gone by.
    performance.now = () => (at += 2000);
  });
  afterEach(() => {
    performance.now = now;
  });

  const progress = (locale: "en" | "zh-cn" = "en", errIsTerminal = true): Progress => {
    const err = (text: string): void => void shown.push(text.replace(/^\r\u001b\[K/, ""));
    return new Progress({ err, errIsTerminal, width: 100 }, locale);
  };

  it("says which reading it is, and how much of it is done", () => {
    const read = progress().ofReadings("a.jsonl", 4e6);
    read({ reading: 0, readings: 3, bytes: 1e6 });
    read({ reading: 2, readings: 3, bytes: 4e6 });
    assert.deepEqual(shown, [
      "a.jsonl: reading 1 of 3, 25% (1 MB of 4 MB)",
      "a.jsonl: reading 3 of 3, 100% (4 MB of 4 MB)",
    ]);
  });

  it("says no share of a packed file before it was read once", () => {
    const read = progress().ofReadings("a.jsonl.gz", undefined);
    read({ reading: 0, readings: 2, bytes: 3e6 });
    read({ reading: 0, readings: 2, bytes: 8e6 });
    read({ reading: 1, readings: 2, bytes: 2e6 });
    assert.deepEqual(shown, [
      "a.jsonl.gz: reading 1 of 2, 3 MB",
      "a.jsonl.gz: reading 1 of 2, 8 MB",
      "a.jsonl.gz: reading 2 of 2, 25% (2 MB of 8 MB)",
    ]);
  });

  it("says how much is written, and nothing where nobody looks", () => {
    progress("zh-cn").writing("a.jsonl", 4e6)(3e6);
    progress().writing("a.jsonl.gz", undefined)(3e6);
    progress("en", false).ofReadings("a.jsonl", 4e6)({ reading: 0, readings: 1, bytes: 1e6 });
    assert.deepEqual(shown, ["a.jsonl：正在写入，75%（3 MB / 4 MB）", "a.jsonl.gz: writing, 3 MB"]);
  });
});
