"""Trains the tokenizer: byte-level BPE, so that no text has an unknown piece and every text comes back as it was.

    python tokenizer.py en.txt.gz zh.txt.gz --out tokenizer.json
"""

import argparse
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

from corpus import blocks, worth_learning

BOUNDARY = "<|endoftext|>"  # stands before every text, and so after the one before it

# Written out, because Rust's and JavaScript's \s differ (U+0085, U+FEFF).
SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

# Han by itself (never glued to marks or Latin letters), words with the space before them, each digit
# alone, marks, line ends alone (so that joining two lines never changes the pieces of either).
PIECES = "|".join(
    [
        f"[{HAN}]+",
        "'(?:[sdmt]|ll|ve|re)",
        f" ?(?:(?![{HAN}])[\\p{{L}}\\p{{M}}])+",
        r"\p{N}",
        "[\r\n]+",
        f" ?[^{SPACE}\\p{{L}}\\p{{M}}\\p{{N}}]+",
        f"[{SPACE}]+?(?= ?[^{SPACE}]|[\r\n]|$)",
    ]
)


def lines(paths: list[Path]):
    """Every line to learn from, in order."""
    for path in paths:
        for out, block in blocks(path):
            if not out:
                yield from filter(worth_learning, block)


def train(paths: list[Path], size: int) -> Tokenizer:
    """A tokenizer of `size` pieces that puts the boundary before each text."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PIECES), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[BOUNDARY],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=16,  # bytes, so 5 Han characters
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines(paths), trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BOUNDARY} $A",
        pair=f"{BOUNDARY} $A {BOUNDARY} $B",
        special_tokens=[(BOUNDARY, tokenizer.token_to_id(BOUNDARY))],
    )
    return tokenizer


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=8192)
    arguments = parser.parse_args()
    train(arguments.corpus, arguments.size).save(str(arguments.out))
