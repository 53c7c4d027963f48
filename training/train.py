"""Trains the model, and goes on from its last checkpoint if there is one.

    python train.py --data data --tokenizer tokenizer.json --out run --tokens 36e6

Writes `checkpoint.pt` every few minutes and when asked to stop (SIGTERM), through a temporary name; `log.jsonl` (one JSON object a line)
and, where the learning rate begins to fall, `stable.pt`. To train longer than was planned, copy `stable.pt`
over `checkpoint.pt` and start again with more tokens; to end sooner, stop it and start it with fewer.
"""

import argparse
import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from model import ChunkedLoss, Config, Model, mask_of
from optimiser import Muon, optimisers
from tokenizer import BOUNDARY
from windows import Windows


def rate(done: float, total: float, warm_up: float, decay: float) -> float:
    """The learning rate's factor after `done` of `total` tokens: up over `warm_up` tokens, flat, and down to 0 over the last share `decay`."""
    return min(1.0, (done + 1) / warm_up, max(0.0, total - done) / (total * decay))


def held_out_texts(data: Path, tokenizer: Tokenizer, length: int, many: int) -> dict[str, tuple[torch.Tensor, torch.Tensor, int]]:
    """For each language the first paragraphs held out: ids (many, length + 1), where a target is (many, length), and their characters."""
    found = {}
    for path in sorted(data.glob("*.held-out.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()[:: max(1, 2500 // many)][:many]
        ids = np.zeros((len(lines), length + 1), dtype=np.int64)
        real = np.zeros((len(lines), length), dtype=bool)
        characters = 0
        for i, encoding in enumerate(tokenizer.encode_batch(lines)):
            row = encoding.ids[: length + 1]
            ids[i, : len(row)] = row
            real[i, : len(row) - 1] = True
            characters += encoding.offsets[len(row) - 1][1]
        found[path.name.split(".")[0]] = (torch.from_numpy(ids), torch.from_numpy(real), characters)
    return found


@torch.no_grad()
def measure(model: Model, held: dict, device: str) -> dict[str, float]:
    """Nats per character of the held-out paragraphs, by language."""
    figures = {}
    for language, (ids, real, characters) in held.items():
        nats = 0.0
        for i in range(0, len(ids), 16):
            x = ids[i : i + 16].to(device)
            logits = model(x[:, :-1], mask_of(torch.zeros_like(x[:, :-1])))
            nll = torch.nn.functional.cross_entropy(logits.transpose(1, 2), x[:, 1:], reduction="none")
            nats += float(nll.cpu()[real[i : i + 16]].sum())
        figures[language] = round(nats / characters, 4)
    return figures


def train(o: argparse.Namespace) -> None:
    # One thread an operator, and a pool that takes a few windows at a time: on a machine that others use as
    # well, operators that are split over all cores wait for the busiest one (six times slower, as measured).
    torch.set_num_threads(1)
    pool = ThreadPoolExecutor(o.threads, initializer=torch.set_num_threads, initargs=(1,))
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(o.tokenizer))
    config = Config(tokenizer.get_vocab_size(), o.width, o.inner, o.layers, o.heads, o.context)
    model = Model(config).to(o.device)
    steppers = optimisers(model, o.matrix_lr, o.lr, o.weight_decay)
    windows = Windows(o.data, tokenizer, tokenizer.token_to_id(BOUNDARY), o.context, o.seed)
    held = held_out_texts(o.data, tokenizer, o.context, 160)
    at = {"step": 0, "tokens": 0, "epoch": 0, "place": 0, "seconds": 0.0}
    checkpoint = o.out / "checkpoint.pt"

    def save(path: Path) -> None:
        state = {"config": vars(config), "model": model.state_dict(), "optimisers": [s.state_dict() for s in steppers], "at": at}
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)

    def log(**fields: object) -> None:
        line = json.dumps({**at, "seconds": round(at["seconds"]), **fields})
        print(line, flush=True)
        with (o.out / "log.jsonl").open("a") as file:
            file.write(line + "\n")

    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True, map_location=o.device)
        model.load_state_dict(state["model"])
        for stepper, saved in zip(steppers, state["optimisers"], strict=True):
            lr = [g["lr"] for g in stepper.param_groups]
            stepper.load_state_dict(saved)
            for group, value in zip(stepper.param_groups, lr, strict=True):
                group["lr"] = value
        at.update(state["at"])
        log(event="resumed")
    else:
        log(event="started", parameters=sum(p.numel() for p in model.parameters()), config=vars(config))
    for stepper in steppers:
        for group in stepper.param_groups:
            group["highest"] = group["lr"]

    body = torch.compile(model.model)
    parameters = list(model.parameters())

    def gradients(ids: torch.Tensor, text: torch.Tensor) -> tuple[float, list[torch.Tensor]]:
        """Mean loss in nats of some windows, and its gradient for each parameter."""
        with torch.autocast(o.device, torch.bfloat16):
            hidden = body(ids[:, :-1], mask_of(text).bfloat16())
        hidden = hidden.float().reshape(-1, config.hidden_size)
        loss = ChunkedLoss.apply(hidden, model.model.embed_tokens.weight, ids[:, 1:].reshape(-1), o.chunk)
        return loss.item(), list(torch.autograd.grad(loss, parameters))

    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    first_ids, first_text = (torch.from_numpy(a).to(o.device) for a in windows.get(at["epoch"], 0, o.share))
    gradients(first_ids, first_text)  # compiles, before there are threads
    losses: list[float] = []
    saved = logged = time.monotonic()
    measured = at["tokens"]
    while at["tokens"] < o.tokens and not stopped:
        began = time.monotonic()
        if at["place"] + o.batch > windows.count:
            at["epoch"], at["place"] = at["epoch"] + 1, 0
        ids, text = (torch.from_numpy(a).to(o.device) for a in windows.get(at["epoch"], at["place"], o.batch))
        factor = rate(at["tokens"], o.tokens, o.warm_up, o.decay)
        if factor < 1 and at["tokens"] > o.tokens / 2 and not (o.out / "stable.pt").exists():
            save(o.out / "stable.pt")
        for stepper in steppers:
            for group in stepper.param_groups:
                group["lr"] = group["highest"] * factor
        parts = []
        for loss, part in pool.map(gradients, ids.split(o.share), text.split(o.share)):
            parts.append(loss)
            if len(parts) == 1:
                total = part
            else:
                torch._foreach_add_(total, part)
        torch._foreach_div_(total, len(parts))
        for p, g in zip(parameters, total, strict=True):
            p.grad = g
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for stepper in steppers:
            stepper.step(pool) if isinstance(stepper, Muon) else stepper.step()
        losses.append(sum(parts) / len(parts))
        at["step"] += 1
        at["place"] += o.batch
        at["tokens"] += o.batch * o.context
        now = time.monotonic()
        at["seconds"] += now - began
        if now - logged > 30:
            log(loss=round(sum(losses) / len(losses), 4), rate=round(factor, 4), tokens_a_second=round(len(losses) * o.batch * o.context / (now - logged)))
            losses, logged = [], now
        if at["tokens"] - measured >= o.measure_every or at["tokens"] >= o.tokens:
            log(held_out=measure(model, held, o.device))
            measured = at["tokens"]
            logged = time.monotonic()
            losses = []
        if now - saved > o.save_every or at["tokens"] >= o.tokens or stopped:
            save(checkpoint)
            saved = time.monotonic()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokens", type=float, default=36e6)
    parser.add_argument("--warm-up", type=float, default=600e3, help="tokens")
    parser.add_argument("--decay", type=float, default=0.35, help="share of all tokens")
    parser.add_argument("--batch", type=int, default=24, help="windows")
    parser.add_argument("--share", type=int, default=4, help="windows that a thread takes at a time; divides the batch")
    parser.add_argument("--chunk", type=int, default=512, help="positions whose logits are in memory at a time")
    parser.add_argument("--device", default="cpu", help="cuda: with --threads 1, a share as large as the batch, and a chunk of 8192")
    parser.add_argument("--context", type=int, default=256, help="pieces in a window")
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--inner", type=int, default=640)
    parser.add_argument("--layers", type=int, default=5)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--matrix-lr", type=float, default=0.02, help="Muon; 0: AdamW for everything")
    parser.add_argument("--lr", type=float, default=3e-3, help="AdamW")
    parser.add_argument("--weight-decay", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=float, default=300, help="seconds")
    parser.add_argument("--measure-every", type=float, default=1e6, help="tokens")
    train(parser.parse_args())
