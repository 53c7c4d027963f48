import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { cacheKey } from "../../../src/perplexity/cache/cache-key";
import { ScoreCache } from "../../../src/perplexity/cache/score-cache";
import { openModelFolder } from "../../../src/perplexity/model-folder";
import { scoreTexts, type TextResult } from "../../../src/perplexity/score-texts";
import { modelPath } from "./models";

describe("the cache of scores", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-scores-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));
  const open = (key = "model") => new ScoreCache(folder, key);
  const file = () => path.join(folder, "model.scores");

  it("has what was added, then and in the next run", () => {
    const score = { tokens: 2, pieces: 2, nll: 3.25, places: [0, 1, 1.5, 1, 2, 1.75] };
    const cache = open();
    cache.add("a\ud800", score);
    cache.add("b", { tokens: 0, pieces: 0, nll: 0 });
    assert.deepEqual(cache.get("a\ud800", true), score);
    cache.flush();
    assert.deepEqual(open().get("a\ud800", true), score);
    assert.deepEqual(open().get("b", false)?.tokens, 0);
    assert.equal(open().get("a\ud801", false), undefined);
    assert.equal(open("another").get("a\ud800", false), undefined);
  });

  it("asks again for a row whose tokens are wanted and were not kept", () => {
    const cache = open();
    cache.add("a", { tokens: 2, pieces: 2, nll: 3 });
    assert.equal(cache.get("a", true), undefined);
    cache.add("a", { tokens: 1, pieces: 1, nll: 3, places: [0, 1, 3] });
    cache.flush();
    assert.deepEqual(open().get("a", true)?.places, [0, 1, 3]);
  });

  it("holds what two processes add", () => {
    const [one, two] = [open(), open()];
    one.add("a", { tokens: 1, pieces: 1, nll: 1 });
    two.add("b", { tokens: 1, pieces: 1, nll: 2 });
    one.flush();
    two.flush();
    assert.deepEqual(
      ["a", "b"].map((text) => open().get(text, false)?.nll),
      [1, 2],
    );
  });

  it("drops a record that was not written to its end, or is damaged, and goes on behind the others", () => {
    const cache = open();
    for (const text of ["a", "b", "c"]) cache.add(text, { tokens: 1, pieces: 1, nll: 1 });
    cache.flush();
    const whole = fs.readFileSync(file());
    for (const bytes of [whole.subarray(0, -5), Buffer.concat([whole.subarray(0, -20), Buffer.alloc(20)])]) {
      fs.writeFileSync(file(), bytes);
      const damaged = open();
      assert.deepEqual(
        ["a", "b", "c"].map((text) => damaged.get(text, false) !== undefined),
        [true, true, false],
      );
      damaged.add("d", { tokens: 1, pieces: 1, nll: 4 });
      damaged.flush();
      assert.equal(open().get("d", false)?.nll, 4);
    }
  });

  it("says when it cannot be written, and loses nothing else", () => {
    fs.writeFileSync(path.join(folder, "no-folder"), "");
    const cache = new ScoreCache(path.join(folder, "no-folder"), "model");
    cache.add("a", { tokens: 1, pieces: 1, nll: 1 });
    cache.flush();
    assert.ok(cache.problem !== undefined);
    assert.equal(cache.get("a", false)?.nll, 1);
  });

  it("has another key for other settings, and when a file of the model is another", () => {
    const copy = path.join(folder, "qwen3");
    fs.cpSync(modelPath("qwen3"), copy, { recursive: true });
    const key = (settings = {}) => cacheKey(openModelFolder(copy), settings);
    const keys = [key(), key({ window: 32 }), key({ stride: 32 })];
    assert.equal(key(), keys[0]);
    fs.appendFileSync(path.join(copy, "onnx/model.onnx_data"), "x");
    keys.push(key());
    assert.equal(new Set(keys).size, 4);
  });

  describe("in front of a model", () => {
    const run = async (texts: readonly string[], cache?: ScoreCache) => {
      const asked: string[] = [];
      const results: TextResult[] = [];
      await scoreTexts(texts, {
        cache,
        client: () => ({
          score: async (some, { onResult }) => {
            for (const [row, text] of some.entries()) {
              asked.push(text);
              const failure = { code: "row-not-a-number", data: {} } as const;
              onResult(row, text === "~" ? { id: 7, failure } : { id: 7, tokens: 1, pieces: 1, nll: text.length });
            }
          },
        }),
        onResult: (row, result) => {
          assert.equal(results[row], undefined);
          results[row] = result;
        },
      });
      return { asked, results };
    };

    it("asks for each text once, and for none the second time", async () => {
      const texts = ["a", "bb", "a", "", "~"];
      const first = await run(texts, open());
      assert.deepEqual(first.asked, ["a", "bb", "", "~"]);
      assert.deepEqual(
        first.results.map((result) => "nll" in result && result.nll),
        [1, 2, 1, 0, false],
      );
      const second = await run(texts, open());
      assert.deepEqual(second, { asked: [], results: first.results });
    });
  });
});
