import { concat, field } from "./protobuf";

/** The input that takes the tokens to be predicted: int64, batch × time × 1. */
export const targetsInput = "winnow_targets";
/** The output that gives their log-likelihoods: float32, batch × time × 1. */
export const likelihoodsOutput = "winnow_log_likelihoods";

// Numbers of fields and types in onnx.proto.
const float = 1;
const int64 = 7;
const attributeInt = 2;

/**
 * Bytes to stand behind those of a model in ONNX, which then gives the log-likelihoods of target tokens too: protobuf
 * merges what follows. What is computed of the logits so never leaves the device. The nodes are in every version of the
 * operators from 11 on.
 */
export function likelihoodGraph(logits: string): Uint8Array {
  const graph = concat([
    // Logits in half precision would lose what is small.
    node("Cast", [logits], "winnow_logits", ["to", float]),
    node("LogSoftmax", ["winnow_logits"], "winnow_log_softmax", ["axis", -1]),
    node("GatherElements", ["winnow_log_softmax", targetsInput], likelihoodsOutput, ["axis", -1]),
    field(11, tensor(targetsInput, int64)),
    field(12, tensor(likelihoodsOutput, float)),
  ]);
  return field(7, graph);
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  [name, value]: [string, number],
): Uint8Array {
  const attribute = concat([field(1, name), field(3, value), field(20, attributeInt)]);
  return field(
    1,
    concat([
      ...inputs.map((input) => field(1, input)),
      field(2, output),
      field(3, `${output}_node`),
      field(4, operator),
      field(5, attribute),
    ]),
  );
}

function tensor(name: string, type: number): Uint8Array {
  const sizes = ["winnow_batch", "winnow_time"].map((size) => field(1, field(2, size)));
  const shape = concat([...sizes, field(1, field(1, 1))]);
  return concat([field(1, name), field(2, field(1, concat([field(1, type), field(2, shape)])))]);
}
