import assert from "node:assert/strict";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, it } from "mocha";
import { LikelihoodModel } from "../../../src/perplexity/sidecar/likelihood-model";
import { openModelFolder } from "../../../src/perplexity/model-folder";
import { modelPath, referenceOf } from "./models";

const open = (name: string) => LikelihoodModel.open(openModelFolder(modelPath(name)), "cpu", 1);

/** The largest difference, in nats a token, from PyTorch with the weights in full precision. */
async function distance(name: string): Promise<number> {
  const model = await open(name);
  const texts = referenceOf(name.split("/")[0]!).texts.filter(({ nats = [] }) => nats.length > 0);
  assert.ok(texts.length > 5);
  const found = await model.run(texts.map(({ ids }) => ids));
  const distances = texts.flatMap(({ nats }, row) => nats!.map((nat, i) => Math.abs(nat + found[row]![i]!)));
  assert.ok(texts.every(({ nats }, row) => found[row]!.length === nats!.length));
  await model.release();
  return Math.max(...distances);
}

describe("log-likelihoods in the model's graph", () => {
  for (const name of ["gpt2", "llama", "qwen2", "qwen3"]) {
    it(`are those of PyTorch: ${name}`, async () => {
      assert.ok((await distance(name)) < 1e-4);
    });
  }

  it("are near them in half precision", async () => {
    const far = await distance("qwen2/onnx/model_fp16.onnx");
    assert.ok(far > 1e-4 && far < 0.05, `${far}`);
  });

  for (const name of ["gpt2/model_quantized.onnx", "llama/onnx/model_q4.onnx", "bigram"]) {
    it(`are the softmax of the logits in JavaScript: ${name}`, async () => {
      const ids = [40, 41, 90, 300, 7, 12, 411, 299];
      const [found] = await (await open(name)).run([ids]);
      const wanted = await byLogits(openModelFolder(modelPath(name)).onnxFile, ids);
      for (const [i, likelihood] of wanted.entries()) assert.ok(Math.abs(likelihood - found![i]!) < 1e-4);
    });
  }

  it("of a row do not depend on the rows beside it", async () => {
    const model = await open("qwen3");
    const [long, short] = [referenceOf("qwen3").texts[8]!.ids, referenceOf("qwen3").texts[4]!.ids];
    const [, beside] = await model.run([long, short]);
    const [alone] = await model.run([short]);
    for (const [i, likelihood] of alone!.entries()) assert.ok(Math.abs(likelihood - beside![i]!) < 1e-4);
  });
});

/** What a caller would do who is given the logits. */
async function byLogits(file: string, ids: readonly number[]): Promise<number[]> {
  const session = await InferenceSession.create(file);
  const shown = ids.slice(0, -1);
  const shape = [1, shown.length];
  const feeds: Record<string, Tensor> = {};
  for (const input of session.inputMetadata) {
    if (input.name === "input_ids") feeds[input.name] = new Tensor("int64", shown.map(BigInt), shape);
    if (input.name === "attention_mask")
      feeds[input.name] = new Tensor(
        "int64",
        shown.map(() => 1n),
        shape,
      );
    if (input.name === "position_ids")
      feeds[input.name] = new Tensor(
        "int64",
        shown.map((_, i) => BigInt(i)),
        shape,
      );
    if (input.name.startsWith("past")) feeds[input.name] = new Tensor("float32", [], [1, 2, 0, 8]);
  }
  const { logits } = await session.run(feeds);
  const size = logits!.dims.at(-1)!;
  return shown.map((_, i) => {
    const row = Array.from((logits!.data as Float32Array).subarray(i * size, (i + 1) * size));
    const most = Math.max(...row);
    return row[ids[i + 1]!]! - most - Math.log(row.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
  });
}
