import { fieldsOf, type Field } from "./protobuf";

/** One of a model's outputs. */
export interface OnnxOutput {
  readonly name: string;
  /** The size of its last dimension, where that is fixed. */
  readonly lastSize: number | undefined;
  /** Where it is declared in the buffer. */
  readonly at: number;
}

/** What a model's bytes say of it without being loaded. */
export interface OnnxFacts {
  readonly outputs: readonly OnnxOutput[];
  /** Files beside the model that hold its weights. */
  readonly externalFiles: readonly string[];
}

// Numbers of fields in onnx.proto.
const modelGraph = 7;
const graphInitializer = 5;
const graphOutput = 12;
const graphValueInfo = 13;
const valueName = 1;
const tensorExternalData = 13;
const entryKey = 1;
const entryValue = 2;
// From a value to its type, that of a tensor, its shape, its dimensions.
const [valueType, typeTensor, tensorShape, shapeSize, sizeValue] = [2, 1, 2, 1, 1];

/** Throws where the bytes are no model in ONNX. */
export function onnxFacts(model: Uint8Array): OnnxFacts {
  const outputs: OnnxOutput[] = [];
  const externalFiles = new Set<string>();
  for (const graph of messages(model, modelGraph)) {
    for (const field of fieldsOf(graph)) {
      const { number, value } = field;
      if (typeof value === "number") continue;
      if (number === graphOutput) outputs.push(outputOf(field, value));
      if (number === graphInitializer) {
        for (const entry of messages(value, tensorExternalData)) {
          if (text(entry, entryKey) === "location") externalFiles.add(text(entry, entryValue));
        }
      }
    }
  }
  if (outputs.length === 0) throw new Error("it has no outputs");
  return { outputs, externalFiles: [...externalFiles] };
}

/**
 * Makes outputs values in between, in place. The runtime may then compute in their memory, and need not keep them: with a
 * large vocabulary that is half of all that it takes.
 */
export function hideOutputs(model: Uint8Array, outputs: readonly OnnxOutput[]): void {
  // A field's number stands in its first byte, above three bits for its kind; both are declared alike.
  for (const { at } of outputs) model[at - model.byteOffset]! += (graphValueInfo - graphOutput) << 3;
}

function outputOf({ at }: Field, value: Uint8Array): OnnxOutput {
  let parts = [value];
  for (const number of [valueType, typeTensor, tensorShape, shapeSize]) {
    parts = parts.flatMap((part) => [...messages(part, number)]);
  }
  const last = [...fieldsOf(parts.at(-1) ?? new Uint8Array())].find(({ number }) => number === sizeValue)?.value;
  return { name: text(value, valueName), lastSize: typeof last === "number" ? last : undefined, at };
}

function* messages(message: Uint8Array, wanted: number): Generator<Uint8Array> {
  for (const { number, value } of fieldsOf(message)) if (number === wanted && typeof value !== "number") yield value;
}

function text(message: Uint8Array, wanted: number): string {
  for (const value of messages(message, wanted)) return Buffer.from(value).toString("utf8");
  return "";
}
