import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";
import { FailureError, reasonOf } from "./failure";

const size = z.optional(z.nullable(z.int().check(z.positive())));
const textConfig = z.looseObject({
  vocab_size: size,
  max_position_embeddings: size,
  n_positions: size,
  n_ctx: size,
  seq_length: size,
  hidden_size: size,
  n_embd: size,
  num_attention_heads: size,
  n_head: size,
  num_key_value_heads: size,
  head_dim: size,
});
const configSchema = z.extend(textConfig, { text_config: z.optional(textConfig) });

/** What `config.json` says, where it does. */
export interface ModelConfig {
  readonly vocabulary: number | undefined;
  readonly context: number | undefined;
  readonly keyValueHeads: number | undefined;
  readonly headSize: number | undefined;
}

/** A model as hubs have them: a folder with `config.json`, `tokenizer.json`, and the model there or in `onnx/`. */
export interface ModelFolder {
  readonly folder: string;
  readonly onnxFile: string;
  readonly config: ModelConfig;
  /** Contents of `tokenizer.json` and, where there is one, `tokenizer_config.json`. */
  readonly tokenizer: object;
  readonly tokenizerConfig: object;
}

/** What the names of a model's files end in by its precision, the most exact first. */
export const onnxVariants: readonly string[] = [
  "",
  "_fp16",
  "_quantized",
  "_int8",
  "_uint8",
  "_q8",
  "_q4",
  "_q4f16",
  "_bnb4",
];
/** What they begin with, the best first. */
export const onnxNames: readonly string[] = ["model", "decoder_model_merged", "decoder_model"];

/** Reads what stands beside the model. Throws a `FailureError` that names what the folder lacks. */
export function openModelFolder(given: string): ModelFolder {
  if (!existsSync(given)) throw new FailureError("no-folder", { path: given });
  const isFile = statSync(given).isFile();
  if (isFile && !given.endsWith(".onnx")) throw new FailureError("no-onnx-file", { path: given });
  const folder = isFile ? folderOf(given) : given;
  const onnxFile = isFile ? given : findOnnx(folder);
  if (onnxFile === undefined) throw new FailureError("no-model", { path: folder });
  if (!existsSync(path.join(folder, "config.json"))) throw new FailureError("no-config", { path: folder });
  if (!existsSync(path.join(folder, "tokenizer.json"))) throw new FailureError("no-tokenizer", { path: folder });
  const tokenizerConfig = path.join(folder, "tokenizer_config.json");
  return {
    folder,
    onnxFile,
    config: readConfig(path.join(folder, "config.json")),
    tokenizer: readObject(path.join(folder, "tokenizer.json")),
    tokenizerConfig: existsSync(tokenizerConfig) ? readObject(tokenizerConfig) : {},
  };
}

function folderOf(onnxFile: string): string {
  const own = path.dirname(onnxFile);
  return existsSync(path.join(own, "config.json")) ? own : path.dirname(own);
}

function findOnnx(folder: string): string | undefined {
  const files = [folder, path.join(folder, "onnx")].flatMap((place) =>
    existsSync(place) ? readdirSync(place).map((name) => path.join(place, name)) : [],
  );
  const wanted = onnxNames.flatMap((name) => onnxVariants.map((variant) => `${name}${variant}.onnx`));
  for (const name of wanted) {
    const found = files.find((file) => path.basename(file) === name);
    if (found !== undefined) return found;
  }
  const others = files.filter((file) => file.endsWith(".onnx"));
  return others.length === 1 ? others[0] : undefined;
}

function readConfig(file: string): ModelConfig {
  const parsed = configSchema.safeParse(readObject(file));
  if (!parsed.success) throw new FailureError("not-json", { path: file, reason: z.prettifyError(parsed.error) });
  // Of a model that sees as well, what concerns its language stands apart.
  const config = parsed.data.text_config ?? parsed.data;
  const heads = config.num_attention_heads ?? config.n_head ?? undefined;
  const width = config.hidden_size ?? config.n_embd ?? undefined;
  const { head_dim: own, num_key_value_heads: keyValueHeads } = config;
  return {
    vocabulary: config.vocab_size ?? undefined,
    context: config.max_position_embeddings ?? config.n_positions ?? config.n_ctx ?? config.seq_length ?? undefined,
    keyValueHeads: keyValueHeads ?? heads,
    headSize: own ?? (heads && width ? width / heads : undefined),
  };
}

function readObject(file: string): object {
  try {
    const value = JSON.parse(readFileSync(file, "utf8")) as unknown;
    if (typeof value === "object" && value !== null) return value;
  } catch (error) {
    throw new FailureError("not-json", { path: file, reason: reasonOf(error) });
  }
  throw new FailureError("not-json", { path: file, reason: "no object" });
}
