import { existsSync, openSync, readSync, closeSync, statSync } from "node:fs";
import path from "node:path";
import { FailureError, reasonOf } from "../failure";
import type { Device } from "../devices";
import { likelihoodGraph } from "./likelihood-graph";
import { assertFits } from "./memory";
import { hideOutputs, onnxFacts, type OnnxOutput } from "./onnx-facts";

/**
 * A model's file, with the nodes behind it that give log-likelihoods. Throws a `FailureError`: no model, without logits,
 * without the files of its weights, or too large for the memory that is free.
 */
export function readModel(file: string, device: Device): { readonly bytes: Uint8Array; readonly logits: OnnxOutput } {
  const { size } = statSync(file);
  assertFits(size, size);
  const model = readFile(file, size);
  const { outputs, externalFiles } = factsOf(model, file);
  const beside = externalFiles.map((name) => path.join(path.dirname(file), name));
  const missing = beside.find((name) => !existsSync(name));
  if (missing !== undefined) throw new FailureError("no-external-data", { path: missing });
  assertFits(
    beside.reduce((sum, name) => sum + statSync(name).size, size),
    0,
  );
  const logits = outputs.find(({ name }) => name === "logits") ?? outputs.find(({ name }) => !isCache.test(name));
  if (logits === undefined) throw new FailureError("no-logits", { path: file });
  hideOutputs(model, outputs);
  const appended = likelihoodGraph(logits.name, device);
  model.set(appended, size);
  return { bytes: model.subarray(0, size + appended.length), logits };
}

const isCache = /present|past|hidden|cache|embed/i;
const room = 4096;

/** The file's bytes, with room behind them: a copy of all would cost as much again. */
function readFile(file: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size + room);
  const descriptor = openSync(file, "r");
  try {
    for (let at = 0; at < size;) {
      const read = readSync(descriptor, bytes, at, Math.min(size - at, 1 << 30), at);
      if (read === 0) throw new Error("it became shorter");
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

function factsOf(model: Uint8Array, file: string): ReturnType<typeof onnxFacts> {
  try {
    return onnxFacts(model.subarray(0, model.length - room));
  } catch (error) {
    throw new FailureError("not-onnx", { path: file, reason: reasonOf(error) });
  }
}
