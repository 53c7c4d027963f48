"""Figures to compare another implementation with, made by `transformers` on PyTorch.

    python reference.py winnow-tiny --out reference.json [--data data --many 20]

Writes a JSON list: `text`, its `ids` (the boundary first) and `nats`, the negative log-likelihood of each id
but the first, from one window (texts longer than the context are left out).
"""

import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM

TEXTS = [
    "",
    "a",
    "The quick brown fox jumps over the lazy dog.",
    "Dog lazy the over jumps fox brown quick the.",
    "It's 3:45 p.m.; we've got 1,234.56 €, don't we?",
    "如何使用机器学习算法来预测股票价格？",
    "价格预测股票来算法机器学习使用如何？",
    "请把下面的 JSON 转成 TypeScript 类型：{\"id\": 1, \"name\": \"小王\"}",
    "中文English混合123测试，全角ＡＢＣ１２３。",
    "emoji 😀👍🏽👨‍👩‍👧‍👦🇨🇳 end",
    " two spaces  and\ttab\n\nblank line\r\nCRLF \u3000全角空格\u00a0no-break ",
    "e\u0301 é ñ Ünïcödé",
    "𠀀𠮷野家 ext B",
    "العربية हिन्दी 日本語カナ 한국어",
    "ç¼–ç¨‹è¯­è¨€ â€œquotesâ€\x9d",
    "\ufeffBOM, \u0085 next line, \u200b zero width, \u2028 separator",
    "same same same same same same same same",
]


@torch.no_grad()
def reference(folder: Path, texts: list[str]) -> list[dict]:
    """Text, ids and nats of each text that fits the context."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    found = []
    for text in texts:
        ids = tokenizer.encode(text).ids
        if len(ids) > model.config.max_position_embeddings:
            continue
        logits = model(torch.tensor([ids])).logits[0, :-1].double()
        nats = torch.nn.functional.cross_entropy(logits, torch.tensor(ids[1:], dtype=torch.int64), reduction="none")
        found.append({"text": text, "ids": ids, "nats": [round(n, 6) for n in nats.tolist()]})
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="adds paragraphs held out")
    parser.add_argument("--many", type=int, default=20, help="of each language")
    arguments = parser.parse_args()
    texts = list(TEXTS)
    if arguments.data:
        for path in sorted(arguments.data.glob("*.held-out.txt")):
            texts += path.read_text(encoding="utf-8").splitlines()[: arguments.many]
    arguments.out.write_text(json.dumps(reference(arguments.folder, texts), ensure_ascii=True, indent=1) + "\n")
