"""Turns the corpus into token files to train on, and text files to measure with.

    python prepare.py en.txt.gz zh.txt.gz --tokenizer tokenizer.json --out data

For each language: `LANG.ids.npy` (uint16, all training lines' token ids one after another),
`LANG.ends.npy` (int64, where each line ends in it), `LANG.block.npy` (int32, the block each line is
from) and `LANG.held-out.txt` (UTF-8, one paragraph a line, never trained on).
"""

import argparse
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from corpus import blocks, language_of, worth_learning


def prepare(path: Path, tokenizer: Tokenizer, out: Path) -> str:
    """Writes the files of one language; gives a line that says how much there is."""
    language = language_of(path)
    ids: list[np.ndarray] = []
    ends: list[int] = []
    from_block: list[int] = []
    held: list[str] = []
    length = 0
    for number, (kept_out, block) in enumerate(blocks(path)):
        block = [line for line in block if worth_learning(line)]
        if kept_out:
            held += block
            continue
        for encoding in tokenizer.encode_batch(block, add_special_tokens=False):
            ids.append(np.array(encoding.ids, dtype=np.uint16))
            length += len(encoding.ids)
            ends.append(length)
            from_block.append(number)
    np.save(out / f"{language}.ids.npy", np.concatenate(ids))
    np.save(out / f"{language}.ends.npy", np.array(ends, dtype=np.int64))
    np.save(out / f"{language}.block.npy", np.array(from_block, dtype=np.int32))
    (out / f"{language}.held-out.txt").write_text("\n".join(held) + "\n", encoding="utf-8")
    return f"{language}: {len(ends)} lines, {length} tokens; held out {len(held)} lines, {sum(map(len, held))} characters"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for corpus in arguments.corpus:
        print(prepare(corpus, Tokenizer.from_file(str(arguments.tokenizer)), arguments.out))
