"""Makes the models that the tests of perplexity run: tiny, random, in the shapes that people have.

    python make.py ../../test/fixtures/models

They are exported by `optimum`, as the models of hubs are; each folder has `reference.json` beside the model.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.transformers.float16 import convert_float_to_float16
from optimum.exporters.onnx import onnx_export_from_model
from tokenizers import Tokenizer
from transformers import (
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedModel,
    Qwen2Config,
    Qwen2ForCausalLM,
    Qwen3Config,
    Qwen3ForCausalLM,
)

import tokenisers
from bigram import bigram
from reference import reference

CONTEXT = 64
SHAPE = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}


def random(model: PreTrainedModel) -> PreTrainedModel:
    """Weights so large that tokens differ: fresh ones find every token as likely as any other."""
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() > 1:
                weight.normal_(0, 0.3)
    return model.eval()


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")


def export(model: PreTrainedModel, task: str) -> onnx.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        onnx_export_from_model(model, folder, task=task, do_validation=False, opset=18)
        exported = onnx.load(f"{folder}/model.onnx")
    for node in exported.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    return exported


def describe(folder: Path, model: PreTrainedModel, tokenizer: Tokenizer) -> None:
    (folder / "onnx").mkdir(parents=True)
    write_json(folder / "config.json", model.config.to_diff_dict() | {"vocab_size": model.config.vocab_size})
    write_json(folder / "tokenizer.json", json.loads(tokenizer.to_str()))
    write_json(folder / "reference.json", reference(model, tokenizer, CONTEXT))


def quantised(model: onnx.ModelProto, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        onnx.save(model, f"{folder}/model.onnx")
        quantize_dynamic(f"{folder}/model.onnx", target, weight_type=QuantType.QUInt8)


def four_bits(model: onnx.ModelProto, target: Path) -> None:
    quantizer = MatMulNBitsQuantizer(model, block_size=16, is_symmetric=True)
    quantizer.process()
    onnx.save(quantizer.model.model, target)


def main(out: Path) -> None:
    torch.manual_seed(5)
    for name in ("gpt2", "llama", "qwen2", "qwen3", "bigram"):
        shutil.rmtree(out / name, ignore_errors=True)

    tokenizer = tokenisers.gpt2()
    size = tokenizer.get_vocab_size()
    model = random(GPT2LMHeadModel(GPT2Config(vocab_size=size, n_positions=CONTEXT, n_embd=32, n_layer=2, n_head=4)))
    describe(out / "gpt2", model, tokenizer)
    exported = export(model, "text-generation")
    (out / "gpt2" / "onnx").rmdir()
    onnx.save(exported, out / "gpt2" / "model.onnx")
    quantised(exported, out / "gpt2" / "model_quantized.onnx")

    (out / "bigram").mkdir()
    write_json(out / "bigram" / "config.json", {"model_type": "bigram", "vocab_size": size, "max_position_embeddings": CONTEXT})
    write_json(out / "bigram" / "tokenizer.json", json.loads(tokenizer.to_str()))
    onnx.save(bigram(tokenizer), out / "bigram" / "model.onnx")

    tokenizer = tokenisers.llama()
    shape = {"vocab_size": tokenizer.get_vocab_size(), "max_position_embeddings": CONTEXT, "num_key_value_heads": 2, **SHAPE}
    model = random(LlamaForCausalLM(LlamaConfig(bos_token_id=1, eos_token_id=2, **shape)))
    describe(out / "llama", model, tokenizer)
    exported = export(model, "text-generation-with-past")
    onnx.save(exported, out / "llama" / "onnx" / "model.onnx")
    four_bits(exported, out / "llama" / "onnx" / "model_q4.onnx")

    tokenizer = tokenisers.qwen()
    # As Qwen's, the model has more pieces than its tokeniser.
    shape |= {"vocab_size": tokenizer.get_vocab_size() + 32}
    model = random(Qwen2ForCausalLM(Qwen2Config(tie_word_embeddings=True, **shape)))
    describe(out / "qwen2", model, tokenizer)
    exported = export(model, "text-generation-with-past")
    onnx.save(exported, out / "qwen2" / "onnx" / "model.onnx")
    onnx.save(convert_float_to_float16(exported), out / "qwen2" / "onnx" / "model_fp16.onnx")

    model = random(Qwen3ForCausalLM(Qwen3Config(head_dim=16, tie_word_embeddings=True, **shape)))
    describe(out / "qwen3", model, tokenizer)
    onnx.save(
        export(model, "text-generation-with-past"),
        out / "qwen3" / "onnx" / "model.onnx",
        save_as_external_data=True,
        location="model.onnx_data",
        size_threshold=512,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
