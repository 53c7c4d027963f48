"""What a model is good for: nats per character, and how well its perplexity tells real sentences from others.

    python evaluate.py winnow-tiny/onnx/model_quantized.onnx --tokenizer winnow-tiny/tokenizer.json --data data
        [--sentences en=other-set.json zh=other-set.jsonl] [--json figures.json]

Prints, for each language, the nats per character and per token of the held-out paragraphs, and the area under the
ROC curve (AUC) for telling each kind of damage (high is damaged) and loops and boilerplate (low is worthless), by
three figures: mean nats per token (the logarithm of perplexity); nats per piece, where the pieces of one split
character count as one; nats per character. The second is the one to use: the later bytes of a rare character are
easy to guess once its first is known, so by tokens a text of misread bytes looks plain. Sentences come from the held-out
paragraphs and, if given, from other sets: text (one paragraph a line), JSON or JSON Lines (all its strings).
"""

import argparse
import json
import re
from pathlib import Path
from random import Random

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from damage import BOILERPLATE, KINDS, loop

LENGTH = {"en": (40, 250), "zh": (15, 120)}  # characters of a sentence worth asking about
END = {"en": re.compile(r"(?<=[.!?])\s+(?=[\"'“A-Z])"), "zh": re.compile(r"(?<=[。！？])")}
HAN = re.compile(r"[\u4e00-\u9fff]")


def byte(character: str) -> int:
    """The byte that a character of a byte-level piece stands for."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    if ord(character) < 0x100:
        return ord(character)
    return [b for b in range(0x100) if b not in plain][ord(character) - 0x100]


class Scorer:
    """Scores texts as the Hugging Face guide on perplexity does, with a stride of half the context."""

    def __init__(self, model: Path, tokenizer: Path, context: int, threads: int):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.context = context
        pieces = [self.tokenizer.id_to_token(i) for i in range(self.tokenizer.get_vocab_size())]
        self.begins = np.array([not 0x80 <= byte(piece[0]) < 0xC0 for piece in pieces])

    def characters_begun(self, texts: list[str]) -> list[int]:
        """For each text how many pieces begin a character or hold whole ones, rather than go on with a split one."""
        return [max(1, int(self.begins[e.ids[1:]].sum())) for e in self.tokenizer.encode_batch(texts)]

    def nats(self, texts: list[str]) -> list[np.ndarray]:
        """For each text the negative log-likelihood of every piece but the boundary before it."""
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        jobs = []  # (text, where its window starts, where new pieces start in it)
        for i, row in enumerate(ids):
            start, done = 0, 1
            while done < len(row):
                stop = min(start + self.context, len(row))
                jobs.append((i, start, stop, done))
                start, done = start + self.context // 2, stop
        found: list[list[np.ndarray]] = [[] for _ in texts]
        order = sorted(range(len(jobs)), key=lambda j: jobs[j][2] - jobs[j][1])
        parts: dict[int, np.ndarray] = {}
        while order:
            longest = jobs[order[-1]][2] - jobs[order[-1]][1]
            batch = [order.pop() for _ in range(min(len(order), max(1, 2048 // longest)))]
            x = np.zeros((len(batch), longest), dtype=np.int64)
            mask = np.zeros_like(x)
            for b, j in enumerate(batch):
                i, start, stop, _ = jobs[j]
                x[b, : stop - start] = ids[i][start:stop]
                mask[b, : stop - start] = 1
            (logits,) = self.session.run(["logits"], {"input_ids": x, "attention_mask": mask})
            logits = logits[:, :-1]
            top = logits.max(-1)
            target = np.take_along_axis(logits, x[:, 1:, None], -1)[..., 0]
            nll = np.log(np.exp(logits - top[..., None]).sum(-1)) + top - target
            for b, j in enumerate(batch):
                _, start, stop, done = jobs[j]
                parts[j] = nll[b, done - start - 1 : stop - start - 1]
        for j, (i, *_) in enumerate(jobs):
            found[i].append(parts[j])
        return [np.concatenate(f) if f else np.zeros(0, dtype=np.float32) for f in found]


def strings(value: object):
    """All strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)
    elif isinstance(value, dict):
        for v in value.values():
            yield from strings(v)


def sentences(path: Path, language: str, many: int, random: Random) -> list[str]:
    """`many` different sentences in that language, of a usual length, drawn from a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        try:
            paragraphs = list(strings(json.loads(text)))
        except json.JSONDecodeError:
            paragraphs = [s for line in text.splitlines() if line.strip() for s in strings(json.loads(line))]
    elif path.suffix == ".jsonl":
        paragraphs = [s for line in text.splitlines() if line.strip() for s in strings(json.loads(line))]
    else:
        paragraphs = text.splitlines()
    low, high = LENGTH[language]
    found = set()
    for paragraph in paragraphs:
        for line in paragraph.splitlines():
            for sentence in END[language].split(line):
                sentence = sentence.strip()
                han = len(HAN.findall(sentence)) / max(1, len(sentence))
                if low <= len(sentence) <= high and (han > 0.6 if language == "zh" else han == 0 and sentence[-1] in ".!?"):
                    found.add(sentence)
    return random.sample(sorted(found), min(many, len(found)))


def auc(high: np.ndarray, low: np.ndarray) -> float:
    """The chance that one of `high` is above one of `low`, ties counted half."""
    both = np.concatenate((high, low))
    values, place, count = np.unique(both, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    n, m = len(high), len(low)
    return float((rank[:n].sum() - n * (n + 1) / 2) / (n * m))


def evaluate(o: argparse.Namespace) -> dict:
    scorer = Scorer(o.model, o.tokenizer, o.context, o.threads)
    figures: dict = {"held-out": {}, "auc": {}}
    for language in ("en", "zh"):
        lines = [line for line in (o.data / f"{language}.held-out.txt").read_text(encoding="utf-8").splitlines() if line]
        nats = np.concatenate(scorer.nats(lines))
        figures["held-out"][language] = {
            "nats_per_character": round(float(nats.sum()) / sum(map(len, lines)), 4),
            "nats_per_token": round(float(nats.mean()), 4),
            "paragraphs": len(lines),
        }
        print(f"held out, {language}: {figures['held-out'][language]}", flush=True)

    sets = {"held-out": {lang: o.data / f"{lang}.held-out.txt" for lang in ("en", "zh")}}
    for given in o.sentences:
        language, path = given.split("=", 1)
        sets.setdefault(Path(path).stem, {})[language] = Path(path)
    for name, files in sets.items():
        for language, path in files.items():
            random = Random(7)
            real = sentences(path, language, o.many, random)
            strange = "zh" if language == "en" else "en"
            other = sentences(o.data / f"{strange}.held-out.txt", strange, len(real), random)
            other = (other * (len(real) // max(1, len(other)) + 1))[: len(real)]
            texts = {"real": real}
            for kind, damage in KINDS.items():
                more = [{"other": x} for x in other] if kind == "spliced" else [{}] * len(real)
                texts[kind] = [damage(text, language, random, **extra) for text, extra in zip(real, more, strict=True)]
            texts["loop"] = [loop(text, language, random) for text in real]
            texts["boilerplate"] = BOILERPLATE[language]
            by_token, by_piece, by_character = {}, {}, {}
            for kind, batch in texts.items():
                nats = scorer.nats(batch)
                by_token[kind] = np.array([n.mean() for n in nats])
                by_piece[kind] = np.array([n.sum() / m for n, m in zip(nats, scorer.characters_begun(batch), strict=True)])
                by_character[kind] = np.array([n.sum() / len(text) for n, text in zip(nats, batch, strict=True)])
            row = {"sentences": len(real)}
            for kind in texts:
                if kind == "real":
                    continue
                sign = -1 if kind in ("loop", "boilerplate") else 1
                row[kind] = [round(auc(sign * by[kind], sign * by["real"]), 3) for by in (by_token, by_piece, by_character)]
            figures["auc"].setdefault(name, {})[language] = row
            print(f"{name}, {language} ({len(real)} sentences): " + ", ".join(f"{k} {v[0]:.3f} {v[1]:.3f} {v[2]:.3f}" for k, v in row.items() if k != "sentences"), flush=True)
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", nargs="*", default=[], help="language=file")
    parser.add_argument("--many", type=int, default=200, help="sentences of each set")
    parser.add_argument("--context", type=int, default=256)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = evaluate(arguments)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
