"""Ways in which sentences get damaged, and texts that are too easy; both to measure a perplexity with."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import jieba

jieba.setLogLevel("ERROR")

# A QWERTY keyboard's neighbours, by row.
ROWS = ["1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./"]
NEAR = {
    key: [ROWS[r][c] for r in range(y - 1, y + 2) for c in range(x - 1, x + 2) if 0 <= r < 4 and 0 <= c < 10 and (r, c) != (y, x)]
    for y, row in enumerate(ROWS)
    for x, key in enumerate(row)
}
TYPOGRAPHIC = {"'": "’", '"': "”", "-": "–", " ": "\u00a0"}


def words(text: str, language: str) -> list[str]:
    """The words, with spaces as words of their own in English."""
    return jieba.lcut(text) if language == "zh" else text.split()


def joined(parts: list[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(parts)


def shuffled(text: str, language: str, random: Random) -> str:
    """All words in another order."""
    parts = words(text, language)
    random.shuffle(parts)
    return joined(parts, language)


def dropped(text: str, language: str, random: Random) -> str:
    """Three words in ten left out, one at least."""
    parts = words(text, language)
    keep = [part for part in parts if random.random() >= 0.3]
    if len(keep) == len(parts):
        keep.pop(random.randrange(len(keep)))
    return joined(keep, language)


def garbled(text: str, language: str, random: Random) -> str:
    """Three characters in twenty replaced by others of the same script."""

    def other() -> str:
        return chr(random.randrange(0x4E00, 0x9FA6)) if language == "zh" else chr(random.randrange(0x21, 0x7F))

    return "".join(other() if random.random() < 0.15 else c for c in text)


def mojibake(text: str, language: str, random: Random) -> str:
    """UTF-8 read as Windows-1252, or for Chinese as often as GBK. English has typographic marks and no-break spaces to be misread."""
    if language == "zh":
        if random.random() < 0.5:
            return text.encode().decode("gbk", errors="replace")
    else:
        text = "".join(TYPOGRAPHIC[c] if c in TYPOGRAPHIC and (c != " " or random.random() < 0.3) else c for c in text)
    return "".join(bytes([b]).decode("cp1252", errors="replace") for b in text.encode())


def noise(text: str, language: str, random: Random) -> str:
    """Slips of the keyboard: one key in ten is its neighbour, twice, missing or swapped; in Chinese stray Latin keys for one character in eight."""
    if language == "zh":
        keys = "abcdefghijklmnopqrstuvwxyz"
        slip = lambda: "".join(random.choice(keys) for _ in range(random.randint(1, 3)))  # noqa: E731
        return "".join(random.choice([slip(), c + slip()]) if random.random() < 0.125 else c for c in text)
    out: list[str] = []
    for c in text:
        near = NEAR.get(c.lower())
        if near is None or random.random() >= 0.1:
            out.append(c)
            continue
        kind = random.randrange(4)
        if kind == 0:
            out.append(random.choice(near))
        elif kind == 1:
            out.append(c + c)
        elif kind == 3 and out:
            out.insert(-1, c)
    return "".join(out)


def spliced(text: str, language: str, random: Random, other: str = "") -> str:
    """The first half of a sentence, then the second half of one in the other language."""
    return text[: len(text) // 2] + other[len(other) // 2 :]


KINDS: dict[str, Callable[..., str]] = {
    "shuffled": shuffled,
    "dropped": dropped,
    "garbled": garbled,
    "mojibake": mojibake,
    "noise": noise,
    "spliced": spliced,
}


def loop(text: str, language: str, random: Random) -> str:
    """A few words of the sentence again and again, as a model that is stuck writes."""
    parts = words(text, language)
    many = min(len(parts), random.randint(3, 8))
    start = random.randrange(len(parts) - many + 1)
    return joined(parts[start : start + many] * random.randint(5, 9), language)


# What says nothing of its own; also what `npm run accuracy -- perplexity` looks for.
BOILERPLATE: dict[str, list[str]] = json.loads(Path(__file__).with_name("boilerplate.json").read_text(encoding="utf-8"))
