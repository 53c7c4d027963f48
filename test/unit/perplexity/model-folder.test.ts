import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { FailureError, type Failure } from "../../../src/perplexity/failure";
import type { Settings } from "../../../src/perplexity/protocol";
import { openModelFolder } from "../../../src/perplexity/model-folder";
import { assertFits } from "../../../src/perplexity/sidecar/memory";
import { openModel } from "../../../src/perplexity/sidecar/open-model";
import { modelPath } from "./models";

describe("a model's folder", () => {
  let folder = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-model-"));
    fs.cpSync(modelPath("qwen3"), folder, { recursive: true });
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const inFolder = (...names: readonly string[]) => path.join(folder, ...names);
  const openAs = (settings: Partial<Settings> = {}) => {
    const quiet = async () => undefined;
    return openModel(
      { model: folder, device: "cpu", avoid: [], threads: 1, ...settings },
      { onTrying: quiet, onMoved: quiet, onRunning: quiet, onResults: quiet },
    );
  };
  const failure = async (settings: Partial<Settings> = {}): Promise<Failure> => {
    const error: unknown = await openAs(settings).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof FailureError, String(error));
    return error.failure;
  };

  it("is found by itself, and by one of its files", async () => {
    const whole = openModelFolder(folder);
    assert.equal(whole.onnxFile, inFolder("onnx/model.onnx"));
    assert.deepEqual(openModelFolder(inFolder("onnx/model.onnx")), whole);
    const { ready } = await openAs();
    assert.deepEqual(
      { ...ready, file: "" },
      { file: "", device: "cpu", notUsed: [], vocabulary: 512, context: 64, window: 64, stride: 32 },
    );
  });

  it("gives the most exact model that it has", () => {
    fs.rmSync(inFolder("onnx/model.onnx"));
    for (const name of ["model_q4.onnx", "model_quantized.onnx", "model_fp16.onnx"]) {
      fs.writeFileSync(inFolder("onnx", name), "");
      assert.equal(path.basename(openModelFolder(folder).onnxFile), name);
    }
  });

  it("shows a model no more at once than its context", async () => {
    const { ready } = await openAs({ window: 500, stride: 500 });
    assert.deepEqual([ready.window, ready.stride], [64, 63]);
  });

  const lacks: readonly (readonly [string, Failure["code"]])[] = [
    ["config.json", "no-config"],
    ["tokenizer.json", "no-tokenizer"],
    ["onnx", "no-model"],
    ["onnx/model.onnx_data", "no-external-data"],
    [".", "no-folder"],
  ];
  for (const [name, code] of lacks) {
    it(`without ${name} says so: ${code}`, async () => {
      fs.rmSync(inFolder(name), { recursive: true });
      const { code: found, data } = await failure();
      assert.equal(found, code);
      assert.ok(String(data["path"]).startsWith(folder));
      fs.mkdirSync(folder, { recursive: true });
    });
  }

  it("says which file is not JSON", async () => {
    fs.writeFileSync(inFolder("config.json"), "{");
    assert.deepEqual([(await failure()).code, (await failure()).data["path"]], ["not-json", inFolder("config.json")]);
  });

  it("says when the model is none", async () => {
    for (const bytes of ["", "version https://git-lfs.github.com/spec/v1\n", new Uint8Array(100).fill(255)]) {
      fs.writeFileSync(inFolder("onnx/model.onnx"), bytes);
      assert.equal((await failure()).code, "not-onnx");
    }
  });

  it("says when the model is damaged", async () => {
    const file = inFolder("onnx/model.onnx");
    const bytes = fs.readFileSync(file);
    bytes.write("Addd", bytes.indexOf("MatMul"));
    fs.writeFileSync(file, bytes);
    assert.equal((await failure()).code, "load");
  });

  it("says when the tokeniser is of no kind that is known", async () => {
    fs.writeFileSync(inFolder("tokenizer.json"), "{}");
    assert.equal((await failure()).code, "bad-tokenizer");
  });

  it("says when the tokeniser has more tokens than the model", async () => {
    const tokenizer = JSON.parse(fs.readFileSync(inFolder("tokenizer.json"), "utf8")) as {
      model: { vocab: Record<string, number> };
    };
    tokenizer.model.vocab["river river"] = 600;
    fs.writeFileSync(inFolder("tokenizer.json"), JSON.stringify(tokenizer));
    assert.deepEqual(await failure(), { code: "vocabulary", data: { path: folder, tokenizer: 601, model: 512 } });
  });

  it("says when a device cannot be used, and why", async () => {
    // Nobody has both.
    const device = process.platform === "darwin" ? "dml" : "coreml";
    const { code, data } = await failure({ device });
    assert.deepEqual([code, data["device"], data["why"]], ["device", device, "absent"]);
  });

  it("says when there is no memory for the model, before it is read", () => {
    assert.throws(
      () => assertFits(1e15, 0),
      (error) => error instanceof FailureError && error.code === "memory" && Number(error.data["need"]) > 1e9,
    );
    assertFits(1000, 1000);
  });

  it("falls back from a device that has killed the process", async () => {
    const { ready } = await openAs({ device: "auto", avoid: ["webgpu", "cuda", "dml", "coreml"] });
    assert.equal(ready.device, "cpu");
    assert.ok(ready.notUsed.some(({ device, why }) => device === "webgpu" && why === "crashed"));
  });
});
