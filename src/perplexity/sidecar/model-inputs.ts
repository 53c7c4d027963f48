import { Tensor, type InferenceSession } from "onnxruntime-node";
import { FailureError } from "../failure";
import { targetsInput } from "./likelihood-graph";
import type { ModelConfig } from "../model-folder";

type TensorMetadata = InferenceSession.TensorValueMetadata;

/** Writes one input for runs that are padded, on their right, to `length`. */
type Feed = (runs: readonly (readonly number[])[], length: number) => Tensor;

/** What a model wants to be given, by the names that exporters use. */
export class ModelInputs {
  /** How many runs a batch has, where the model has that fixed. */
  readonly fixedBatch: number | undefined;
  private readonly writers = new Map<string, Feed>();

  /** Throws a `FailureError` for a model without `input_ids`, or with an input that is not known. */
  constructor(inputs: readonly InferenceSession.ValueMetadata[], config: ModelConfig) {
    for (const input of inputs) {
      if (input.name === targetsInput) continue;
      const writer = input.isTensor ? writerOf(input, config) : undefined;
      if (writer === undefined) throw new FailureError("unknown-input", { name: input.name });
      this.writers.set(input.name, writer);
    }
    const ids = inputs.find(({ name }) => name === "input_ids");
    if (ids?.isTensor !== true) throw new FailureError("no-input-ids");
    const [batch, length] = ids.shape;
    if (typeof length === "number") throw new FailureError("fixed-length", { length });
    this.fixedBatch = typeof batch === "number" ? batch : undefined;
  }

  feeds(runs: readonly (readonly number[])[], length: number): Record<string, Tensor> {
    return Object.fromEntries([...this.writers].map(([name, write]) => [name, write(runs, length)]));
  }
}

function writerOf(input: TensorMetadata, config: ModelConfig): Feed | undefined {
  const { name } = input;
  if (name === "input_ids") return perToken(input, (run, i) => run[i]!);
  if (name === "attention_mask") return perToken(input, () => 1);
  if (name === "position_ids") return perToken(input, (_, i) => i);
  if (name === "token_type_ids") return perToken(input, () => 0);
  if (/^past/.test(name)) return noPast(input, config);
  if (name === "use_cache_branch") return () => new Tensor("bool", [false], [1]);
  // How many of the last logits are wanted: 0 for all.
  if (/^(num_)?logits_to_keep$/.test(name)) return () => integers(input, [0], input.shape.length === 0 ? [] : [1]);
  return undefined;
}

/** One number a token, of those that are shown; 0 where there is none. */
function perToken(input: TensorMetadata, value: (run: readonly number[], i: number) => number): Feed {
  return (runs, length) => {
    const values = new Array<number>(runs.length * length).fill(0);
    for (const [row, run] of runs.entries()) {
      for (let i = 0; i < run.length - 1; i++) values[row * length + i] = value(run, i);
    }
    return integers(input, values, [runs.length, length]);
  };
}

/** Keys and values of tokens before these, of which there are none. */
function noPast(input: TensorMetadata, { keyValueHeads, headSize }: ModelConfig): Feed | undefined {
  const [, heads = 0, , size = 0] = input.shape;
  const fixed = [typeof heads === "number" ? heads : keyValueHeads, typeof size === "number" ? size : headSize];
  if (input.shape.length !== 4 || fixed.includes(undefined)) return undefined;
  return (runs) => {
    const shape = [runs.length, fixed[0]!, 0, fixed[1]!];
    return input.type === "float16"
      ? new Tensor("float16", new Uint16Array(0), shape)
      : new Tensor("float32", new Float32Array(0), shape);
  };
}

function integers(input: TensorMetadata, values: readonly number[], shape: readonly number[]): Tensor {
  return input.type === "int32"
    ? new Tensor("int32", Int32Array.from(values), shape)
    : new Tensor("int64", BigInt64Array.from(values, BigInt), shape);
}
