import assert from "node:assert/strict";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, it } from "mocha";
import type { Device } from "../../../src/perplexity/devices";
import { likelihoodGraph, likelihoodsOutput, targetsInput } from "../../../src/perplexity/sidecar/likelihood-graph";
import { hideOutputs, onnxFacts } from "../../../src/perplexity/sidecar/onnx-facts";
import { concat, field } from "../../../src/perplexity/sidecar/protobuf";

const float = 1;
const half = 10;

/** A model in ONNX that gives its input back as logits. */
function identity(type: number, operators: number): Uint8Array {
  const shape = concat(["batch", "time", "vocabulary"].map((size) => field(1, field(2, size))));
  const value = (name: string) =>
    concat([field(1, name), field(2, field(1, concat([field(1, type), field(2, shape)])))]);
  const node = concat([field(1, "x"), field(2, "logits"), field(4, "Identity")]);
  const graph = concat([field(1, node), field(2, "identity"), field(11, value("x")), field(12, value("logits"))]);
  return concat([field(1, 8), field(7, graph), field(8, field(2, operators))]);
}

async function likelihoods(
  logits: Tensor,
  targets: readonly number[],
  operators: number,
  device: Device,
): Promise<number[]> {
  const model = identity(logits.type === "float16" ? half : float, operators);
  const { outputs } = onnxFacts(model);
  hideOutputs(model, outputs);
  const session = await InferenceSession.create(concat([model, likelihoodGraph(outputs[0]!.name, device)]), {
    logSeverityLevel: 4,
  });
  const target = new Tensor("int64", BigInt64Array.from(targets, BigInt), [1, targets.length, 1]);
  const found = await session.run({ x: logits, [targetsInput]: target }, [likelihoodsOutput]);
  return Array.from(found[likelihoodsOutput]!.data as Float32Array);
}

for (const device of ["cpu", "webgpu"] as const) {
  describe(`the nodes behind a model for ${device}`, () => {
    for (const operators of [11, 13, 17, 18, 21]) {
      it(`are known in version ${operators} of the operators`, async () => {
        const logits = new Tensor("float32", [1, 2, 3, 4, 4, 4], [1, 2, 3]);
        const [first, second] = await likelihoods(logits, [2, 0], operators, device);
        assert.ok(Math.abs(first! - (3 - Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3)))) < 1e-6);
        assert.ok(Math.abs(second! + Math.log(3)) < 1e-6);
      });
    }

    it("tell how unlikely a token is that no softmax could show", async () => {
      const logits = new Tensor("float32", [1000, -2000, 1000], [1, 1, 3]);
      const [found] = await likelihoods(logits, [1], 17, device);
      assert.ok(Math.abs(found! + 3000 + Math.log(2)) < 1e-3);
    });

    it("compute in full precision what the model gives in half", async () => {
      // 1 and 2.
      const logits = new Tensor("float16", Uint16Array.of(0x3c00, 0x4000), [1, 1, 2]);
      const [found] = await likelihoods(logits, [0], 17, device);
      assert.ok(Math.abs(found! - (1 - Math.log(Math.exp(1) + Math.exp(2)))) < 1e-6);
    });

    it("pass on that something is no number", async () => {
      const logits = new Tensor("float32", [1, NaN, 2], [1, 1, 3]);
      assert.ok(Number.isNaN((await likelihoods(logits, [0], 17, device))[0]));
    });
  });
}
