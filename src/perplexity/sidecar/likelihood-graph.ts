import type { Device } from "../devices";
import { concat, field } from "./protobuf";

/** The input that takes the tokens to be predicted: int64, batch × time × 1. */
export const targetsInput = "winnow_targets";
/** The output that gives their log-likelihoods: float32, batch × time × 1. */
export const likelihoodsOutput = "winnow_log_likelihoods";

// Numbers of fields and types in onnx.proto.
const float = 1;
const int64 = 7;
const attributeInt = 2;

const lastAxis = { axis: -1 };

/**
 * Bytes to stand behind those of a model in ONNX, which then gives the log-likelihoods of target tokens too: protobuf
 * merges what follows. What is computed of the logits so never leaves the device. The operators are the same in every
 * version from 11 on.
 */
export function likelihoodGraph(logits: string, device: Device): Uint8Array {
  const graph = concat([
    // Half precision would lose what is small.
    node("Cast", [logits], "winnow_logits", { to: float }),
    ...(device === "cpu" || device === "cuda" ? byLogSoftmax : bySoftmax),
    field(11, tensor(targetsInput, int64)),
    field(12, tensor(likelihoodsOutput, float)),
  ]);
  return field(7, graph);
}

/** Computed in the memory of the logits themselves. */
const byLogSoftmax = [
  node("LogSoftmax", ["winnow_logits"], "winnow_log_softmax", lastAxis),
  node("GatherElements", ["winnow_log_softmax", targetsInput], likelihoodsOutput, lastAxis),
];

/**
 * Where there is no LogSoftmax, as on WebGPU, all logits would be copied to the CPU for it. For the likeliest token the
 * softmax is never too small to take its logarithm, and the logits tell how far below it the target is.
 */
const bySoftmax = [
  node("Softmax", ["winnow_logits"], "winnow_softmax", lastAxis),
  node("ArgMax", ["winnow_logits"], "winnow_likeliest", lastAxis),
  node("GatherElements", ["winnow_softmax", "winnow_likeliest"], "winnow_likeliest_share", lastAxis),
  node("Log", ["winnow_likeliest_share"], "winnow_likeliest_log"),
  node("GatherElements", ["winnow_logits", "winnow_likeliest"], "winnow_likeliest_logit", lastAxis),
  node("GatherElements", ["winnow_logits", targetsInput], "winnow_target_logit", lastAxis),
  node("Sub", ["winnow_target_logit", "winnow_likeliest_logit"], "winnow_distance"),
  node("Add", ["winnow_distance", "winnow_likeliest_log"], likelihoodsOutput),
];

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Uint8Array {
  return field(
    1,
    concat([
      ...inputs.map((input) => field(1, input)),
      field(2, output),
      field(3, `${output}_node`),
      field(4, operator),
      ...Object.entries(attributes).map(([name, value]) =>
        field(5, concat([field(1, name), field(3, value), field(20, attributeInt)])),
      ),
    ]),
  );
}

function tensor(name: string, type: number): Uint8Array {
  const sizes = ["winnow_batch", "winnow_time"].map((size) => field(1, field(2, size)));
  const shape = concat([...sizes, field(1, field(1, 1))]);
  return concat([field(1, name), field(2, field(1, concat([field(1, type), field(2, shape)])))]);
}
