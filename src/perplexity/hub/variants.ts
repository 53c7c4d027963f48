import path from "node:path";
import { FailureError } from "../failure";
import { onnxNames, onnxVariants } from "../model-folder";

/** A file of a model on a hub. */
export interface HubFile {
  /** Below the model's folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly checksum: Checksum;
}

/** In hexadecimal: of a large file its SHA-256, of any other that of its blob in git. */
export interface Checksum {
  readonly kind: "sha256" | "git";
  readonly hex: string;
}

/** A model in one precision, with all that it takes to run. */
export interface HubVariant {
  /** The name of its `.onnx` file without the ending: no two variants of a model have the same. */
  readonly id: string;
  /** As people call it: `fp16`, `q8`… */
  readonly label: string;
  readonly files: readonly HubFile[];
  readonly bytes: number;
}

const required = ["config.json", "tokenizer.json"];
const optional = ["tokenizer_config.json", "generation_config.json"];
const commonLabels: Readonly<Record<string, string>> = { "": "fp32", _quantized: "q8" };

/**
 * The variants among the files of a model's folder and its `onnx/`, the most exact first. Throws a `FailureError` where
 * there is none, or where what each needs is missing.
 */
export function variantsOf(files: readonly HubFile[], model: string): readonly HubVariant[] {
  const onnxFiles = files.filter((file) => file.path.endsWith(".onnx"));
  const usual = usualFiles(onnxFiles);
  const offered = usual.length > 0 ? usual : onnxFiles.map((file) => ({ file, label: stemOf(file) }));
  if (offered.length === 0) throw new FailureError("hub-no-onnx", { name: model });
  const lacking = required.find((name) => !files.some((file) => file.path === name));
  if (lacking !== undefined) throw new FailureError("hub-no-file", { name: model, file: lacking });
  const beside = files.filter((file) => [...required, ...optional].includes(file.path));
  return firstOfEachStem(offered).map(({ file, label }) => {
    const all = [...beside, ...weightsOf(file, files), file];
    return { id: stemOf(file), label, files: all, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}

interface OnnxFile {
  readonly file: HubFile;
  readonly label: string;
}

/** Files with one of the usual names, one for each precision, the most exact first. */
function usualFiles(onnxFiles: readonly HubFile[]): readonly OnnxFile[] {
  const named = onnxFiles.flatMap((file) => {
    const [, name, suffix = ""] = /^(decoder_model_merged|decoder_model|model)(_.*)?$/.exec(stemOf(file)) ?? [];
    // A decoder that must be given what another has computed is no model by itself.
    return name === undefined || suffix.includes("with_past") ? [] : [{ file, name, suffix }];
  });
  const exactness = (suffix: string): number => {
    const rank = onnxVariants.indexOf(suffix);
    return rank < 0 ? onnxVariants.length : rank;
  };
  named.sort(
    (a, b) => exactness(a.suffix) - exactness(b.suffix) || onnxNames.indexOf(a.name) - onnxNames.indexOf(b.name),
  );
  const first = named.filter(({ suffix }, i) => named.findIndex((other) => other.suffix === suffix) === i);
  return first.map(({ file, suffix }) => ({ file, label: commonLabels[suffix] ?? suffix.slice(1) }));
}

function firstOfEachStem(files: readonly OnnxFile[]): readonly OnnxFile[] {
  return files.filter(({ file }, i) => files.findIndex((other) => stemOf(other.file) === stemOf(file)) === i);
}

/** Files beside a model that hold its weights: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`, `model.data`. */
function weightsOf(onnxFile: HubFile, files: readonly HubFile[]): readonly HubFile[] {
  const stem = onnxFile.path.slice(0, -".onnx".length);
  return files.filter(
    ({ path: file }) =>
      file.startsWith(stem) && /^(?:\.onnx)?[._](?:data|weights?)(?:[._]\d+)?$/.test(file.slice(stem.length)),
  );
}

function stemOf(file: HubFile): string {
  return path.posix.basename(file.path, ".onnx");
}
