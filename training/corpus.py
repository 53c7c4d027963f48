"""The corpus: one paragraph a line, cut into blocks so that what is held out was never seen.

A block is 50 lines that follow one another, so a held-out line's neighbours (often nearly the same
text) are held out with it. Which blocks are held out depends on the language and the block's number
only, never on a random seed.
"""

import gzip
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

BLOCK_LINES = 50
HELD_OUT_ONE_IN = 100

# A change log's line: a commit's hash first, or little that is a letter.
COMMIT = re.compile(r"^[-*]?\s*\[?[0-9a-f]{7,40}\b")
LETTER = re.compile(r"[^\W\d_]")


def worth_learning(line: str) -> bool:
    """False for lines that are mostly figures, symbols or hashes: they cost capacity and teach no language."""
    return not COMMIT.match(line) and len(LETTER.findall(line)) >= 0.55 * len(line.replace(" ", ""))


def language_of(path: Path) -> str:
    """`en` for `en.txt.gz`."""
    return path.name.split(".")[0]


def held_out(language: str, block: int) -> bool:
    """Whether that block is kept from training (one in a hundred)."""
    return int(hashlib.sha256(f"{language} {block}".encode()).hexdigest(), 16) % HELD_OUT_ONE_IN == 0


def blocks(path: Path) -> Iterator[tuple[bool, list[str]]]:
    """(held out or not, its lines without line ends) for each block of a gzipped corpus file."""
    language = language_of(path)
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        block: list[str] = []
        number = 0
        for line in file:
            block.append(line.rstrip("\r\n"))
            if len(block) == BLOCK_LINES:
                yield held_out(language, number), block
                block, number = [], number + 1
        if block:
            yield held_out(language, number), block
