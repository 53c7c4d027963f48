import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { ModelFolder } from "../model-folder";
import type { Settings } from "../protocol";

// To be changed when the same model and text get other figures, or records another form.
const version = 3;

/** A name for the scores of a model with its settings; another when any of its files is another. */
export function cacheKey(model: ModelFolder, { window, stride }: Pick<Settings, "window" | "stride">): string {
  const hash = createHash("sha256");
  const { tokenizer, tokenizerConfig, config } = model;
  hash.update(JSON.stringify([version, window, stride, config, tokenizer, tokenizerConfig]));
  // A model may have gigabytes: its files are told apart by size and time.
  const folder = path.dirname(model.onnxFile);
  const stem = path.basename(model.onnxFile, ".onnx");
  for (const name of readdirSync(folder).sort()) {
    const isOwn = name === path.basename(model.onnxFile) || name.startsWith(`${stem}.onnx`) || /data$/.test(name);
    if (!isOwn) continue;
    const { size, mtimeMs } = statSync(path.join(folder, name));
    hash.update(JSON.stringify([name, size, mtimeMs]));
  }
  return hash.digest("hex").slice(0, 32);
}
