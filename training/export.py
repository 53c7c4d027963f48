"""Writes a model folder as hubs have them, from a checkpoint.

    python export.py --checkpoint run/checkpoint.pt --tokenizer tokenizer.json --out winnow-tiny

`config.json`, `generation_config.json`, `tokenizer.json`, `tokenizer_config.json`, `model.safetensors` (for
`transformers`) and `onnx/model.onnx` (float32), whose logits are compared with those of `transformers`.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM

from graph import build
from model import Config
from tokenizer import BOUNDARY


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def export(checkpoint: Path, tokenizer_file: Path, out: Path) -> None:
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    state = torch.load(checkpoint, weights_only=True)
    boundary = Tokenizer.from_file(str(tokenizer_file)).token_to_id(BOUNDARY)
    config = Config(**state["config"]).hub(boundary)
    write_json(out / "config.json", config)
    write_json(out / "generation_config.json", {"bos_token_id": boundary, "eos_token_id": boundary})
    shutil.copyfile(tokenizer_file, out / "tokenizer.json")
    write_json(
        out / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "bos_token": BOUNDARY,
            "eos_token": BOUNDARY,
            "pad_token": BOUNDARY,
            "model_max_length": config["max_position_embeddings"],
            "clean_up_tokenization_spaces": False,
        },
    )
    save_file(state["model"], out / "model.safetensors", metadata={"format": "pt"})
    onnx.save(build(config, {name: w.numpy() for name, w in state["model"].items()}), out / "onnx" / "model.onnx")


def difference(folder: Path) -> float:
    """The largest difference of a logit, `transformers` against onnxruntime, on padded random pieces."""
    reference = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    session = onnxruntime.InferenceSession(folder / "onnx" / "model.onnx", providers=["CPUExecutionProvider"])
    ids = np.random.default_rng(0).integers(0, reference.config.vocab_size, (3, 40))
    mask = np.ones_like(ids)
    mask[1, 30:] = mask[2, 7:] = 0
    (got,) = session.run(["logits"], {"input_ids": ids, "attention_mask": mask})
    with torch.no_grad():
        wanted = reference(torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).logits.numpy()
    return float(np.abs(got - wanted)[mask == 1].max())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.tokenizer, arguments.out)
    far = difference(arguments.out)
    print(f"largest difference of a logit from transformers: {far:.1e}")
    if far > 1e-3:
        raise SystemExit("the ONNX model is not the same model")
