"""What the tests compare with: figures of PyTorch and of Hugging Face's own way to take perplexity."""

import math

import torch
from tokenizers import Tokenizer

from texts import LONG, REFERENCE


@torch.no_grad()
def nats(model: torch.nn.Module, ids: list[int]) -> list[float]:
    """The negative log-likelihood of each id but the first, in one window."""
    if len(ids) < 2:
        return []
    logits = model(torch.tensor([ids])).logits[0, :-1].double()
    found = torch.nn.functional.cross_entropy(logits, torch.tensor(ids[1:]), reduction="none")
    return [round(nat, 6) for nat in found.tolist()]


@torch.no_grad()
def guide_perplexity(model: torch.nn.Module, ids: list[int], max_length: int, stride: int) -> float:
    """As the guide "Perplexity of fixed-length models" in the documentation of `transformers` computes it."""
    sequence = torch.tensor([ids])
    nll_sum, n_tokens, prev_end = 0.0, 0, 0
    for begin in range(0, len(ids), stride):
        end = min(begin + max_length, len(ids))
        trg_len = end - prev_end
        input_ids = sequence[:, begin:end]
        target_ids = input_ids.clone()
        target_ids[:, :-trg_len] = -100
        loss = model(input_ids, labels=target_ids).loss
        num_loss_tokens = (target_ids != -100).sum().item() - 1
        nll_sum += loss.item() * num_loss_tokens
        n_tokens += num_loss_tokens
        prev_end = end
        if end == len(ids):
            break
    return math.exp(nll_sum / n_tokens)


def units(text: str, offsets: list[tuple[int, int]]) -> list[list[int]]:
    """Offsets in code points as offsets in UTF-16 units."""
    at = [0]
    for character in text:
        at.append(at[-1] + (2 if ord(character) > 0xFFFF else 1))
    return [[at[start], at[end]] for start, end in offsets]


def reference(model: torch.nn.Module, tokenizer: Tokenizer, context: int) -> dict:
    """`texts` with ids, places and nats (where they fit one window), and `long`, taken in windows."""
    texts = []
    for text in REFERENCE:
        encoding = tokenizer.encode(text)
        row = {"text": text, "ids": encoding.ids, "offsets": units(text, encoding.offsets)}
        if len(encoding.ids) <= context:
            row["nats"] = nats(model, encoding.ids)
        texts.append(row)
    ids = tokenizer.encode(LONG).ids
    windows = [{"window": context, "stride": stride, "perplexity": guide_perplexity(model, ids, context, stride)} for stride in (context // 2, context // 3)]
    return {"texts": texts, "long": {"text": LONG, "tokens": len(ids), "guide": windows}}
