"""Windows to train on: texts one after another, each begun by the boundary, cut at the window's length.

A text is one line, or two to six that follow one another, joined by one or two line ends, so that the
model meets both lone sentences and whole answers. How lines are joined is new in each epoch.
"""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer


class Windows:
    """An endless series of windows; the same seed gives the same series, from any place in it."""

    def __init__(self, data: Path, tokenizer: Tokenizer, boundary: int, length: int, seed: int = 0):
        self.boundary, self.length, self.seed = boundary, length, seed
        self.line_end = tokenizer.encode("\n", add_special_tokens=False).ids
        self.sources = []
        for path in sorted(data.glob("*.ids.npy")):
            language = path.name.split(".")[0]
            self.sources.append(tuple(np.load(data / f"{language}.{part}.npy") for part in ("ids", "ends", "block")))
        self.epoch = -1

    def _texts(self, random: np.random.Generator) -> list[np.ndarray]:
        """All texts of an epoch, in its order."""
        one, two = (np.array(self.line_end * n, dtype=np.uint16) for n in (1, 2))
        begin = np.array([self.boundary], dtype=np.uint16)
        texts = []
        for ids, ends, block in self.sources:
            starts = np.concatenate(([0], ends[:-1]))
            last = np.searchsorted(block, block, side="right")  # where each line's block ends
            line = 0
            while line < len(ends):
                many = 1 if random.random() < 0.6 else int(random.integers(2, 7))
                stop = min(line + many, int(last[line]))
                end = one if random.random() < 0.7 else two
                parts = [begin, ids[starts[line] : ends[line]]]
                for i in range(line + 1, stop):
                    parts += [end, ids[starts[i] : ends[i]]]
                texts.append(np.concatenate(parts))
                line = stop
        return [texts[i] for i in random.permutation(len(texts))]

    def load(self, epoch: int) -> None:
        """Makes that epoch the present one."""
        random = np.random.default_rng([self.seed, epoch])
        stream = np.concatenate(self._texts(random))
        stream = stream[int(random.integers(self.length)) :]
        self.count = (len(stream) - 1) // self.length
        self.stream, self.order, self.epoch = stream, random.permutation(self.count), epoch

    def get(self, epoch: int, place: int, many: int) -> tuple[np.ndarray, np.ndarray]:
        """`many` windows from a place in an epoch: ids (many, length + 1), and the number of each piece's text (many, length)."""
        if epoch != self.epoch:
            self.load(epoch)
        starts = self.order[place : place + many, None] * self.length
        ids = self.stream[starts + np.arange(self.length + 1)].astype(np.int64)
        return ids, np.cumsum(ids[:, :-1] == self.boundary, axis=1)
