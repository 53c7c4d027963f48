"""The model as an ONNX graph of standard operators, built node by node so that it stays small and plain.

Inputs `input_ids` and `attention_mask` (int64, batch × time; 1 where there is text, padding on either
side), output `logits` (float32, batch × time × vocabulary). Positions are counted in the graph, so any
length runs, though the model was trained on its context's.
"""

from collections.abc import Mapping

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class Graph:
    """Collects nodes and initializers; `add` gives the name of a node's first output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.constants: dict[tuple, str] = {}

    def weight(self, name: str, value: np.ndarray) -> str:
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def constant(self, value: object, kind: type = np.int64) -> str:
        array = np.array(value, dtype=kind)
        key = (array.tobytes(), array.shape, array.dtype.str)
        if key not in self.constants:
            self.constants[key] = self.weight(f"constant_{len(self.constants)}", array)
        return self.constants[key]

    def add(self, operator: str, *inputs: str, name: str | None = None, outputs: int = 1, **attributes: object) -> str | list[str]:
        base = name or f"{operator}_{len(self.nodes)}"
        names = [base] if outputs == 1 else [f"{base}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name=f"node_{base}", **attributes))
        return names[0] if outputs == 1 else names


def norm(g: Graph, x: str, weight: str, eps: float) -> str:
    """RMS norm, in the shape that onnxruntime knows to fuse."""
    square = g.add("Pow", x, g.constant(2.0, np.float32))
    mean = g.add("ReduceMean", square, axes=[-1], keepdims=1)
    root = g.add("Sqrt", g.add("Add", mean, g.constant(eps, np.float32)))
    return g.add("Mul", g.add("Div", x, root), weight)


def rotate(g: Graph, x: str, cos: str, sin: str) -> str:
    """x (batch, heads, time, head_dim) turned by its position; cos and sin (time, head_dim)."""
    first, second = g.add("Split", x, axis=-1, outputs=2)
    turned = g.add("Concat", g.add("Neg", second), first, axis=-1)
    return g.add("Add", g.add("Mul", x, cos), g.add("Mul", turned, sin))


def build(config: Mapping, weights: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    """The whole model, from a hub `config.json` and weights by their names in `transformers` (float32)."""
    g = Graph()
    width, heads = config["hidden_size"], config["num_attention_heads"]
    head, eps = width // heads, config["rms_norm_eps"]
    embedding = g.weight("embedding", weights["model.embed_tokens.weight"])

    # Time as 0, 1, 2 …; what a piece may see: itself, those before it, and no padding.
    time = g.add("Gather", g.add("Shape", "input_ids"), g.constant(1))
    position = g.add("Range", g.constant(0), time, g.constant(1))
    row = g.add("Unsqueeze", position, g.constant([1]))
    before = g.add("LessOrEqual", position, row)
    text = g.add("Cast", g.add("Unsqueeze", "attention_mask", g.constant([1, 2])), to=TensorProto.BOOL)
    seen = g.add("And", before, text)
    mask = g.add("Where", seen, g.constant(0.0, np.float32), g.constant(np.finfo(np.float32).min, np.float32))

    frequency = 1.0 / config["rope_theta"] ** (np.arange(0, head, 2, dtype=np.float32) / head)
    angle = g.add("Mul", g.add("Cast", row, to=TensorProto.FLOAT), g.weight("frequency", np.tile(frequency, 2).astype(np.float32)))
    cos, sin = g.add("Cos", angle), g.add("Sin", angle)

    x = g.add("Gather", embedding, "input_ids", axis=0)
    for i in range(config["num_hidden_layers"]):
        w = {n.removeprefix(f"model.layers.{i}."): a for n, a in weights.items() if n.startswith(f"model.layers.{i}.")}
        # One product for query, key and value, one for gate and up; the scale of the dot product is in the query's.
        qkv = np.concatenate([w["self_attn.q_proj.weight"] / head**0.5, w["self_attn.k_proj.weight"], w["self_attn.v_proj.weight"]])
        gate_up = np.concatenate([w["mlp.gate_proj.weight"], w["mlp.up_proj.weight"]])

        h = norm(g, x, g.weight(f"layer_{i}_norm", w["input_layernorm.weight"]), eps)
        h = g.add("MatMul", h, g.weight(f"layer_{i}_qkv", qkv.T))
        q, k, v = (
            g.add("Transpose", g.add("Reshape", part, g.constant([0, 0, heads, head])), perm=[0, 2, 1, 3])
            for part in g.add("Split", h, g.constant([width] * 3), axis=-1, outputs=3)
        )
        k = g.add("Transpose", rotate(g, k, cos, sin), perm=[0, 1, 3, 2])
        scores = g.add("Add", g.add("MatMul", rotate(g, q, cos, sin), k), mask)
        h = g.add("Transpose", g.add("MatMul", g.add("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
        h = g.add("Reshape", h, g.constant([0, 0, width]))
        x = g.add("Add", x, g.add("MatMul", h, g.weight(f"layer_{i}_out", w["self_attn.o_proj.weight"].T)))

        h = norm(g, x, g.weight(f"layer_{i}_mlp_norm", w["post_attention_layernorm.weight"]), eps)
        gate, up = g.add("Split", g.add("MatMul", h, g.weight(f"layer_{i}_gate_up", gate_up.T)), axis=-1, outputs=2)
        h = g.add("Mul", g.add("Mul", gate, g.add("Sigmoid", gate)), up)
        x = g.add("Add", x, g.add("MatMul", h, g.weight(f"layer_{i}_down", w["mlp.down_proj.weight"].T)))

    x = norm(g, x, g.weight("norm", weights["model.norm.weight"]), eps)
    g.add("MatMul", x, g.add("Transpose", embedding, perm=[1, 0]), name="logits")

    ids = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "time"]) for n in ("input_ids", "attention_mask")]
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "time", config["vocab_size"]])
    graph = helper.make_graph(g.nodes, "winnow-tiny", ids, [logits], g.initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model
