import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { concat, field } from "../src/perplexity/sidecar/protobuf";
import type { ModelFolder } from "../src/perplexity/model-folder";

const width = 32;
const float = 1;
const int64 = 7;

/** Writes a model that is nothing but its vocabulary: an embedding, and the product that makes logits of it. */
export function writeWideModel(
  folder: string,
  vocabulary: number,
  { tokenizer }: Pick<ModelFolder, "tokenizer">,
): void {
  const weights = new Float32Array(vocabulary * width);
  for (let i = 0; i < weights.length; i++) weights[i] = Math.sin(i * 1.7);
  const graph = concat([
    node("Gather", ["embedding", "input_ids"], "embedded"),
    node("MatMul", ["embedded", "head"], "logits"),
    field(2, "wide"),
    field(5, tensor("embedding", [vocabulary, width], weights)),
    field(5, tensor("head", [width, vocabulary], weights)),
    field(11, value("input_ids", int64, ["batch", "time"])),
    field(12, value("logits", float, ["batch", "time", vocabulary])),
  ]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "model.onnx"), concat([field(1, 8), field(7, graph), field(8, field(2, 17))]));
  writeFileSync(
    path.join(folder, "config.json"),
    JSON.stringify({ vocab_size: vocabulary, max_position_embeddings: 2048 }),
  );
  writeFileSync(path.join(folder, "tokenizer.json"), JSON.stringify(tokenizer));
}

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  return field(1, concat([...inputs.map((input) => field(1, input)), field(2, output), field(4, operator)]));
}

function tensor(name: string, sizes: readonly number[], weights: Float32Array): Uint8Array {
  const raw = new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);
  return concat([...sizes.map((size) => field(1, size)), field(2, float), field(8, name), field(9, raw)]);
}

function value(name: string, type: number, sizes: readonly (string | number)[]): Uint8Array {
  const shape = concat(sizes.map((size) => field(1, field(typeof size === "number" ? 1 : 2, size))));
  return concat([field(1, name), field(2, field(1, concat([field(1, type), field(2, shape)])))]);
}
