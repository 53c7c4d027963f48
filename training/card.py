"""Writes a model folder's README.md (the model card) from card.md and the figures that evaluate.py wrote.

    python card.py winnow-tiny --int8 int8.json --float float.json --checkpoint run/checkpoint.pt
"""

import argparse
import json
from pathlib import Path

import torch

NAMES = {"shuffled": "words shuffled", "dropped": "words dropped", "garbled": "characters garbled", "mojibake": "mojibake", "noise": "keyboard noise", "spliced": "spliced", "loop": "loops", "boilerplate": "boilerplate"}


def table(auc: dict) -> str:
    """A row for each set and language."""
    lines = ["| Sentences | " + " | ".join(NAMES.values()) + " |", "| --- " * (len(NAMES) + 1) + "|"]
    for name, languages in auc.items():
        for language, row in languages.items():
            cells = [f"{row[kind][1]:.3f}".removeprefix("0") for kind in NAMES]
            lines.append(f"| {name}, {language} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--int8", type=Path, required=True)
    parser.add_argument("--float", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    o = parser.parse_args()
    config = json.loads((o.folder / "config.json").read_text())
    state = torch.load(o.checkpoint, weights_only=True)
    int8, whole = json.loads(o.int8.read_text()), json.loads(o.float.read_text())
    held = {f"{lang}_{name}": f"{figures['held-out'][lang]['nats_per_character']:.3f}" for name, figures in (("int8", int8), ("float", whole)) for lang in ("en", "zh")}
    card = (Path(__file__).parent / "card.md").read_text(encoding="utf-8").format(
        parameters=round(sum(w.numel() for w in state["model"].values()) / 1e6, 1),
        layers=config["num_hidden_layers"],
        width=config["hidden_size"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        vocabulary=f"{config['vocab_size']:,}",
        context=config["max_position_embeddings"],
        int8_mb=round((o.folder / "onnx" / "model_quantized.onnx").stat().st_size / 1e6, 1),
        tokenizer_mb=round((o.folder / "tokenizer.json").stat().st_size / 1e6, 1),
        tokens=round(state["at"]["tokens"] / 1e6),
        many=max(row["sentences"] for languages in int8["auc"].values() for row in languages.values()),
        auc=table(int8["auc"]),
        **held,
    )
    (o.folder / "README.md").write_text(card, encoding="utf-8")
