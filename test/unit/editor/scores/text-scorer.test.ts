import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import type { ModelChoice } from "../../../../src/editor/dataset-worker/scores-protocol";
import type { Emit } from "../../../../src/editor/dataset-worker/serve";
import { ModelError, TextScorer } from "../../../../src/editor/scores/text-scorer";
import { gone } from "../../perplexity/gone";
import { modelPath, never } from "../../perplexity/models";

/** A process for which a text has as many nats as it is long; one that says "slow" waits for a file. */
const sidecar = (gate: string): string => `
  const fs = require("node:fs");
  const tell = (method, params) => process.send({ jsonrpc: "2.0", method, params });
  const answer = (id, result) => process.send({ jsonrpc: "2.0", id, result });
  process.on("disconnect", () => process.exit());
  process.on("message", async ({ id, method, params }) => {
    if (method === "load") {
      const file = params.model + "#" + process.pid;
      return answer(id, { device: "cpu", notUsed: [], file, vocabulary: 1, context: 9, window: 9, stride: 4 });
    }
    if (method === "exit") process.exit();
    if (method !== "score") return;
    for (const { id, text } of params.rows) {
      while (text === "slow" && !fs.existsSync(${JSON.stringify(gate)})) await new Promise((done) => setTimeout(done, 5));
      tell("scored", { results: [{ id, tokens: 1, pieces: 1, nll: text.length }] });
    }
    answer(id, null);
  });`;

describe("texts that are scored in the editor", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-scorer-"));
  const gate = path.join(folder, "gate");
  const cache = process.env["WINNOW_CACHE"];

  before(() => {
    process.env["WINNOW_CACHE"] = path.join(folder, "cache");
    fs.mkdirSync(path.join(folder, "dist"));
    fs.writeFileSync(path.join(folder, "dist", "sidecar.js"), sidecar(gate));
  });
  after(() => {
    if (cache === undefined) delete process.env["WINNOW_CACHE"];
    else process.env["WINNOW_CACHE"] = cache;
    fs.rmSync(folder, { recursive: true });
  });

  const choice = (model: string): ModelChoice => ({ folder: modelPath(model), device: "cpu", locale: "en" });
  /** With the processes that have begun, by their model and in the order in which they were ready. */
  const begin = () => {
    const begun: { readonly model: string; readonly pid: number }[] = [];
    const emit: Emit = (name, event) => {
      if (name !== "model/in-use") return;
      const [file, pid] = (event as { file: string }).file.split("#") as [string, string];
      begun.push({ model: path.basename(file), pid: Number(pid) });
    };
    const pidsOf = (name: string): number[] => begun.flatMap(({ model, pid }) => (model === name ? [pid] : []));
    const scorer = new TextScorer(emit, path.join(folder, "dist"));
    const nllOf = async (text: string, model: ModelChoice): Promise<number | undefined> => {
      let nll: number | undefined;
      await scorer.score([text], model, {
        signal: never,
        onResult: (_, result) => (nll = "nll" in result ? result.nll : undefined),
      });
      return nll;
    };
    return { nllOf, pidsOf };
  };

  it("keep their model until they are done, though another is asked for meanwhile", async () => {
    const { nllOf, pidsOf } = begin();
    const slow = nllOf("slow", choice("bigram"));
    assert.equal(await nllOf("river", choice("gpt2")), 5);
    fs.writeFileSync(gate, "");
    assert.equal(await slow, 4);
    const [[first], [second]] = [pidsOf("bigram"), pidsOf("gpt2")];
    // The process of the model that was asked for first ends, the other one stays.
    await gone(first!);
    process.kill(second!, 0);
    assert.equal(await nllOf("rivers", choice("bigram")), 6);
    await gone(second!);
    // Of those that are left the one that started them takes care: here, by their end.
    process.kill(pidsOf("bigram")[1]!);
  });

  it("say what the model lacks", async () => {
    await assert.rejects(
      begin().nllOf("river", choice("nowhere")),
      (error) => error instanceof ModelError && /there is no such model/.test(error.message),
    );
  });
});
