"""int8 weights: a quarter of the size, with standard operators only, so that every device runs it.

    python quantise.py onnx/model.onnx --out onnx/model_quantized.onnx

Each matrix becomes int8 with one scale for each output (for the embedding: for each piece), and a
DequantizeLinear that gives it back as float32. What is computed stays float32; only the weights are rounded.
With --activations what goes into each product is rounded as well (onnxruntime's dynamic quantisation): a third
less time on processors with int8 instructions, but few devices other than the processor run it.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def rounded(weight: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """weight (rows, columns) → int8 of the same shape and float32 scales along `axis`, the best of a few clippings by squared error."""
    over = 1 - axis
    top = np.abs(weight).max(over, keepdims=True)
    best, error = None, None
    for clip in (1.0, 0.97, 0.94, 0.9, 0.86, 0.82):
        scale = np.maximum(top * clip / 127, 1e-12).astype(np.float32)
        q = np.clip(np.rint(weight / scale), -127, 127)
        e = np.square(q * scale - weight).sum(over, keepdims=True)
        if best is None:
            best, error = [q, scale], e
        else:
            better = e < error
            best = [np.where(better, q, best[0]), np.where(better, scale, best[1])]
            error = np.where(better, e, error)
    return best[0].astype(np.int8), best[1].astype(np.float32).reshape(-1)


def quantise(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model with its matrices as int8."""
    graph = model.graph
    gathered = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    kept, nodes = [], []
    for tensor in graph.initializer:
        weight = numpy_helper.to_array(tensor)
        if weight.ndim != 2 or weight.dtype != np.float32:
            kept.append(tensor)
            continue
        axis = 0 if tensor.name in gathered else 1
        q, scale = rounded(weight, axis)
        kept += [
            numpy_helper.from_array(q, f"{tensor.name}_int8"),
            numpy_helper.from_array(scale, f"{tensor.name}_scale"),
        ]
        inputs = [f"{tensor.name}_int8", f"{tensor.name}_scale"]
        nodes.append(helper.make_node("DequantizeLinear", inputs, [tensor.name], name=f"node_{tensor.name}", axis=axis))
    out = onnx.ModelProto()
    out.CopyFrom(model)
    del out.graph.initializer[:], out.graph.node[:]
    out.graph.initializer.extend(kept)
    out.graph.node.extend([*nodes, *graph.node])
    onnx.checker.check_model(out, full_check=True)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--activations", action="store_true")
    arguments = parser.parse_args()
    if arguments.activations:
        quantize_dynamic(arguments.model, arguments.out, per_channel=True, weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})
    else:
        onnx.save(quantise(onnx.load(arguments.model)), arguments.out)
    print(f"{arguments.model.stat().st_size / 1e6:.2f} MB → {arguments.out.stat().st_size / 1e6:.2f} MB")
