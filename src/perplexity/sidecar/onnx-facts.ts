import { fieldsOf } from "./protobuf";

/** What a model's bytes say of it without being loaded. */
export interface OnnxFacts {
  readonly outputs: readonly string[];
  /** Files beside the model that hold its weights. */
  readonly externalFiles: readonly string[];
}

// Numbers of fields in onnx.proto.
const modelGraph = 7;
const graphInitializer = 5;
const graphOutput = 12;
const valueName = 1;
const tensorExternalData = 13;
const entryKey = 1;
const entryValue = 2;

/** Throws where the bytes are no model in ONNX. */
export function onnxFacts(model: Uint8Array): OnnxFacts {
  const outputs: string[] = [];
  const externalFiles = new Set<string>();
  for (const graph of messages(model, modelGraph)) {
    for (const { number, value } of fieldsOf(graph)) {
      if (number === graphOutput && typeof value !== "number") outputs.push(text(value, valueName));
      if (number === graphInitializer && typeof value !== "number") {
        for (const entry of messages(value, tensorExternalData)) {
          if (text(entry, entryKey) === "location") externalFiles.add(text(entry, entryValue));
        }
      }
    }
  }
  if (outputs.length === 0) throw new Error("it has no outputs");
  return { outputs, externalFiles: [...externalFiles] };
}

function* messages(message: Uint8Array, wanted: number): Generator<Uint8Array> {
  for (const { number, value } of fieldsOf(message)) if (number === wanted && typeof value !== "number") yield value;
}

function text(message: Uint8Array, wanted: number): string {
  for (const value of messages(message, wanted)) return Buffer.from(value).toString("utf8");
  return "";
}
