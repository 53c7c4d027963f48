import { NotificationType, RequestType } from "vscode-jsonrpc/node";
import * as z from "zod/mini";
import { devices } from "./devices";
import { failureSchema, type Failure } from "./failure";

const device = z.enum(["cpu", "webgpu", "cuda", "dml", "coreml"]);
const count = z.int().check(z.nonnegative());

/** What the process is told before all else. */
export const settingsSchema = z.object({
  /** A model's folder, or one of its `.onnx` files. */
  model: z.string(),
  device: z.enum(devices),
  /** Devices on which the process has died. */
  avoid: z.array(device),
  /** Tokens that the model is shown at once; no more than its context. */
  window: z.optional(z.int().check(z.gte(2))),
  /** Tokens from one window of a long row to the next. */
  stride: z.optional(z.int().check(z.positive())),
  /** Threads of the CPU; 0 for as many as there are cores. */
  threads: count,
});
export type Settings = z.infer<typeof settingsSchema>;

const notUsedSchema = z.object({
  device,
  /** `absent`: this machine's runtime does not have it; `no-gpu`; `failed` and `crashed`: it was tried. */
  why: z.enum(["absent", "no-gpu", "failed", "crashed", "lost"]),
  detail: z.string(),
});
/** A device that would be better than the one in use, and why it is not used. */
export type NotUsed = z.infer<typeof notUsedSchema>;

const deviceInUseSchema = z.object({ device, notUsed: z.array(notUsedSchema) });
export type DeviceInUse = z.infer<typeof deviceInUseSchema>;

export const readySchema = z.extend(deviceInUseSchema, {
  /** The model's file, as a path. */
  file: z.string(),
  vocabulary: count,
  context: count,
  window: count,
  stride: count,
});
/** The process can score. */
export type Ready = z.infer<typeof readySchema>;

const rowSchema = z.object({ id: count, text: z.string() });
export type RowText = z.infer<typeof rowSchema>;

const rowsSchema = z.object({
  rows: z.array(rowSchema),
  /** Whether each token's share is wanted. */
  tokens: z.boolean(),
  /** Whether each row is run by itself, as one of them may have killed the process. */
  alone: z.boolean(),
});

const scoreSchema = z.object({
  id: count,
  /** Tokens that were predicted. */
  tokens: count,
  /** Those of them that begin a character: of the tokens that share one, the first. */
  pieces: count,
  /** Their negative log-likelihood in nats, summed. */
  nll: z.number(),
  /** Of each predicted token: where it begins and ends in the text, and its nats; three numbers a token. */
  places: z.optional(z.array(z.number())),
});
export type RowScore = z.infer<typeof scoreSchema>;

const resultSchema = z.union([scoreSchema, z.object({ id: count, failure: failureSchema })]);
export type RowResult = z.infer<typeof resultSchema>;

interface Call<Params, Result> {
  readonly type: RequestType<unknown, unknown, Failure>;
  readonly params: z.ZodMiniType<Params>;
  readonly result: z.ZodMiniType<Result>;
}

interface Notice<Params> {
  readonly type: NotificationType<unknown>;
  readonly params: z.ZodMiniType<Params>;
}

function call<Params, Result>(
  method: string,
  params: z.ZodMiniType<Params>,
  result: z.ZodMiniType<Result>,
): Call<Params, Result> {
  return { type: new RequestType(method), params, result };
}

function notice<Params>(method: string, params: z.ZodMiniType<Params>): Notice<Params> {
  return { type: new NotificationType(method), params };
}

/** What the client asks. `score` is answered when all of its rows are, one by one by `scored`; cancelled, it ends early. */
export const calls = {
  load: call("load", settingsSchema, readySchema),
  score: call("score", rowsSchema, z.null()),
  exit: call("exit", z.null(), z.null()),
} as const;

/** What the process tells of its own accord. */
export const notices = {
  /** It tries to load the model there. */
  trying: notice("trying", z.object({ device })),
  /** The model went on elsewhere. */
  moved: notice("moved", deviceInUseSchema),
  /** These rows are being run: if it dies now, one of them may be why. */
  running: notice("running", z.object({ rows: z.array(count) })),
  scored: notice("scored", z.object({ results: z.array(resultSchema) })),
} as const;
