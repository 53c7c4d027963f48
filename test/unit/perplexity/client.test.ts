import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "esbuild";
import { after, afterEach, before, describe, it } from "mocha";
import { PerplexityClient, type PerplexityOptions } from "../../../src/perplexity/client";
import { FailureError } from "../../../src/perplexity/failure";
import type { RowResult } from "../../../src/perplexity/protocol";
import { gone } from "./gone";
import { modelPath } from "./models";

interface Kills {
  starting: number;
  working: number;
}

const root = path.join(__dirname, "../../..");

describe("perplexity's client", () => {
  // In the repository, so that the native module is found.
  const folder = path.join(root, "out", `sidecar-${process.pid}`);
  const file = path.join(folder, "sidecar.js");
  const clients: PerplexityClient[] = [];

  before(() => bundle("src/perplexity/sidecar/main.ts", file));
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  const start = (options: Partial<PerplexityOptions> = {}, model = "bigram"): PerplexityClient => {
    const settings = { model: modelPath(model), device: "cpu", threads: 1 } as const;
    const client = new PerplexityClient({ file, settings, ...options });
    clients.push(client);
    return client;
  };
  /** A process that does as a line of JavaScript says; in it, `answer(id, result)` and `tell(method, params)` speak. */
  const startScript = (name: string, onMessage: string, options: Partial<PerplexityOptions> = {}) => {
    const script = path.join(folder, `${name}.js`);
    fs.writeFileSync(
      script,
      `const answer = (id, result) => process.send({ jsonrpc: "2.0", id, result });
       const tell = (method, params) => process.send({ jsonrpc: "2.0", method, params });
       const ready = { device: "cpu", notUsed: [], file: "", vocabulary: 1, context: 9, window: 9, stride: 4 };
       process.on("disconnect", () => process.exit());
       process.on("message", ({ id, method, params }) => { ${onMessage} });`,
    );
    return start({ ...options, file: script });
  };
  const loads = 'if (method === "load") answer(id, ready);';

  /** What each row was told; a row that is told twice fails. */
  const collect = async (
    client: PerplexityClient,
    texts: readonly string[],
    signal?: AbortSignal,
    onTold?: () => void,
  ) => {
    const results = new Map<number, RowResult>();
    const onResult = (row: number, result: RowResult): void => {
      assert.ok(!results.has(row), `row ${row} was told twice`);
      results.set(row, result);
      onTold?.();
    };
    await client.score(texts, { onResult, ...(signal && { signal }) });
    return texts.map((_, row) => results.get(row)!);
  };
  const nllOf = (results: readonly RowResult[]) => results.map((result) => ("nll" in result ? result.nll : undefined));

  it("scores rows, of several callers", async () => {
    const client = start();
    const texts = ["river", "", "the river was low", "~ ~"];
    const [some, others] = await Promise.all([collect(client, texts), collect(client, [...texts].reverse())]);
    const figures = nllOf(some);
    assert.ok(figures[0]! > 0 && figures[1] === 0 && figures[2]! > figures[0]! && figures[3] === undefined);
    assert.deepEqual(nllOf(others), figures.reverse());
  });

  it("scores nothing without a process", async () => {
    const client = start();
    assert.deepEqual(await collect(client, []), []);
    assert.equal(client.pid, undefined);
  });

  it("rejects with what is wrong with the model, and may be asked again", async () => {
    const client = start({}, "nowhere");
    for (let i = 0; i < 2; i++) {
      await assert.rejects(
        collect(client, ["a"]),
        (error) => error instanceof FailureError && error.code === "no-folder",
      );
    }
  });

  it("ends a process that does not get ready in time", async () => {
    const client = startScript("silent", "", { startLimit: 50, grace: 50 });
    await assert.rejects(collect(client, ["a"]), (error) => error instanceof FailureError && error.code === "no-start");
  });

  it("cancels at once, also what was not begun", async () => {
    const stop = new AbortController();
    const client = startScript("stuck", loads, { grace: 50 });
    const waiting = collect(client, ["a"], stop.signal);
    stop.abort();
    await assert.rejects(waiting, { name: "AbortError" });
    await assert.rejects(collect(client, ["a"], stop.signal), { name: "AbortError" });
  });

  it("scores what comes after something cancelled", async () => {
    const client = start();
    const stop = new AbortController();
    const long = collect(
      client,
      Array.from({ length: 1000 }, (_, i) => `the river ${i} `.repeat(40)),
      stop.signal,
    );
    const cancelled = assert.rejects(long, { name: "AbortError" });
    await collect(client, ["a river"]);
    stop.abort();
    await cancelled;
    assert.ok(nllOf(await collect(client, ["river"]))[0]! > 0);
  });

  it("rejects what is open when it is disposed of", async () => {
    const client = startScript("stubborn", loads, { grace: 50 });
    const waiting = assert.rejects(collect(client, ["a"]), { name: "AbortError" });
    await client.dispose();
    await waiting;
    assert.equal(client.pid, undefined);
  });

  it("ends the process when there is nothing to do for a while, and starts another for what comes then", async () => {
    const client = start({ idle: 0 });
    await collect(client, ["river"]);
    const { pid } = client;
    assert.ok(pid !== undefined);
    await gone(pid);
    assert.ok(nllOf(await collect(client, ["river"]))[0]! > 0);
  });

  it("rejects when the model cannot be used any longer", async () => {
    const client = startScript(
      "lost",
      `${loads}
      if (method === "score") {
        process.send({ jsonrpc: "2.0", id, error: { code: 1, message: "", data: { code: "load", data: { reason: "it is gone" } } } });
      }`,
    );
    await assert.rejects(collect(client, ["a"]), (error) => error instanceof FailureError && error.code === "load");
    assert.equal(client.pid, undefined);
  });

  it("gives up the row at which the process fails without dying, and scores all others", async () => {
    const client = startScript(
      "failing",
      `${loads}
      if (method === "score") {
        for (const { id: row, text } of params.rows) {
          tell("running", { rows: [row] });
          if (text === "poison") return process.send({ jsonrpc: "2.0", id, error: { code: -32603, message: "no such token" } });
          tell("scored", { results: [{ id: row, tokens: 1, pieces: 1, nll: text.length }] });
        }
        answer(id, null);
      }
      if (method === "exit") process.exit();`,
      { restarts: { mostInVain: 4, mostForRow: 1, delay: 0 } },
    );
    const results = await collect(client, ["a", "poison", "ccc"]);
    assert.deepEqual(nllOf(results), [1, undefined, 3]);
    const failure = { code: "row-crash", data: { reason: "no such token" } };
    assert.deepEqual("failure" in results[1]! && results[1].failure, failure);
  });

  it("ends with the one that started it", async () => {
    const parent = path.join(folder, "parent.js");
    fs.writeFileSync(
      parent,
      `const child = require("node:child_process").fork(${JSON.stringify(file)});
       console.log(child.pid);
       setTimeout(() => process.kill(process.pid, "SIGKILL"), 100);`,
    );
    const { stdout } = spawn(process.execPath, [parent], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    for await (const piece of stdout) said += String(piece);
    await gone(Number(said));
  });

  describe("when the process dies", () => {
    it("gives up after a few times without a result, and says why", async () => {
      let told = 0;
      const client = startScript("dying", 'console.error("the driver is broken"); process.exit(3);', {
        restarts: { mostInVain: 3, mostForRow: 2, delay: 1 },
        onCrash: () => told++,
      });
      await assert.rejects(collect(client, ["a"]), (error) => {
        assert.ok(error instanceof FailureError);
        assert.deepEqual(
          [error.code, error.data],
          ["too-many-crashes", { reason: "exit code 3: the driver is broken" }],
        );
        return true;
      });
      assert.equal(told, 1);
    });

    it("finds the row that kills it, and scores all others", async () => {
      const client = startScript(
        "poisoned",
        `${loads}
        if (method === "score") {
          const batches = params.alone ? params.rows.map((row) => [row]) : [params.rows.slice(0, 2), params.rows.slice(2)];
          for (const rows of batches) {
            tell("running", { rows: rows.map((row) => row.id) });
            if (rows.some((row) => row.text === "poison")) return process.exit(1);
            tell("scored", { results: rows.map((row) => ({ id: row.id, tokens: 1, pieces: 1, nll: row.text.length })) });
          }
          answer(id, null);
        }`,
        { restarts: { mostInVain: 20, mostForRow: 1, delay: 0 } },
      );
      const results = await collect(client, ["a", "bb", "ccc", "poison", "eeeee"]);
      assert.deepEqual(nllOf(results), [1, 2, 3, undefined, 5]);
      assert.ok("failure" in results[3]! && results[3].failure.code === "row-crash");
    });

    it("does without a device on which it died", async () => {
      const ready: string[] = [];
      const client = startScript(
        "device",
        `if (method === "load") {
          if (params.avoid.includes("webgpu")) return answer(id, { ...ready, notUsed: [{ device: "webgpu", why: "crashed", detail: "" }] });
          tell("trying", { device: "webgpu" });
          setTimeout(() => process.abort(), 10);
        }
        if (method === "score") {
          tell("scored", { results: params.rows.map((row) => ({ id: row.id, tokens: 1, pieces: 1, nll: 1 })) });
          answer(id, null);
        }`,
        {
          settings: { model: "", device: "auto", threads: 1 },
          onReady: ({ device, notUsed }) => ready.push(device, ...notUsed.map((other) => other.device)),
        },
      );
      assert.deepEqual(nllOf(await collect(client, ["a"])), [1]);
      assert.deepEqual(ready, ["cpu", "webgpu"]);
    });

    it("scores each row once, though it is killed a hundred times", async function () {
      this.timeout(180_000);
      const texts = Array.from({ length: 4000 }, (_, i) => `The river ${i} was low, 河水很浅。`.repeat(1 + (i % 7)));
      const wanted = nllOf(await collect(start(), texts));
      const { starting, working } = await killingRandomly(texts, wanted);
      assert.ok(starting > 10 && working > 10, `${starting} ${working}`);
    });
  });

  /** Scores again and again, and kills the process meanwhile: as it starts, and behind some of its results. */
  async function killingRandomly(texts: readonly string[], wanted: readonly (number | undefined)[]): Promise<Kills> {
    const restarts = { mostInVain: Infinity, mostForRow: Infinity, delay: 0 };
    const kills: Kills = { starting: 0, working: 0 };
    while (kills.starting + kills.working < 100) {
      let told = 0;
      const client = start({ restarts });
      let isDone = false;
      const scoring = collect(client, texts, undefined, () => told++).finally(() => (isDone = true));
      for (let last: number | undefined; !isDone && kills.starting + kills.working < 100;) {
        await setTimeout(1);
        const { pid } = client;
        if (pid === undefined || pid === last) continue;
        const isStarting = Math.random() < 0.5;
        const until = told + Math.random() * 300;
        if (isStarting) await setTimeout(Math.random() * 120);
        else while (!isDone && told < until) await setTimeout(1);
        if (isDone) break;
        kills[told < until ? "starting" : "working"]++;
        process.kill(pid, "SIGKILL");
        last = pid;
      }
      assert.deepEqual(nllOf(await scoring), wanted);
      await client.dispose();
    }
    return kills;
  }
});

async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["onnxruntime-node"],
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
}
