import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { before, describe, it } from "mocha";
import { root, Sandbox } from "./sandbox";

interface SoftwareGpu {
  readonly softwareGpu: () => NodeJS.ProcessEnv;
}

// Only there is a GPU in software to be had from npm.
if (process.platform === "linux" && process.arch === "x64") {
  describe("winnow score on WebGPU", () => {
    const sandbox = Sandbox.use();
    let gpu: NodeJS.ProcessEnv = {};
    before(async function () {
      this.timeout(300_000);
      const file = pathToFileURL(path.join(root, "test/software-gpu.mjs")).href;
      // As code, since the compiler would make a `require` of it, which knows no ES modules.
      const load = new Function("file", "return import(file)") as (file: string) => Promise<SoftwareGpu>;
      gpu = (await load(file)).softwareGpu();
    });

    const score = (model: string, ...args: readonly string[]) => {
      const texts = ["The children walked across the river.", "那年夏天河水很浅。"];
      const file = sandbox.write("a.jsonl", texts.map((text) => `${JSON.stringify({ text })}\n`).join(""));
      const fixed = ["--model", path.join(root, "test/fixtures/models", model), "--no-cache", "--threads", "1"];
      const run = sandbox.winnow(["score", file, ...fixed, ...args], "", gpu);
      assert.equal(run.code, 0, run.err);
      const lines = run.out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { tokens: number; nll: number });
      return { err: run.err, nats: lines.map(({ tokens, nll }) => nll / tokens) };
    };

    it("gives the CPU's figures, and is the device that `auto` takes", () => {
      const cpu = score("qwen3", "--device", "cpu");
      const webgpu = score("qwen3", "--verbose");
      assert.match(webgpu.err, /model\.onnx on webgpu;/);
      for (const [i, nats] of cpu.nats.entries()) assert.ok(Math.abs(nats - webgpu.nats[i]!) < 1e-3);
    });

    it("goes on with the CPU where the GPU cannot run the model, and says so", () => {
      // SwiftShader knows no half precision.
      const { err, nats } = score("qwen2/onnx/model_fp16.onnx");
      assert.match(err, /^webgpu is not in use: failed while it ran: .* Going on with cpu\.\n$/);
      const cpu = score("qwen2/onnx/model_fp16.onnx", "--device", "cpu");
      assert.deepEqual(nats, cpu.nats);
    });
  });
}
