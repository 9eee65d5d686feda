"""Treebanks in CoNLL-U, as rows and as spaCy `Doc`s.

In: .conllu files, xz-compressed or not. Out: sentences of `Row`s; a sentence whose first row has no head has no tree.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from delokrug.language.lemmas import features_of
from spacy.tokens import Doc
from spacy.vocab import Vocab


class Row(NamedTuple):
    """One token. `head` counts from 0 inside the sentence, the root's is its own index; None: not annotated."""

    form: str
    lemma: str
    upos: str
    feats: str = ""
    head: int | None = None
    deprel: str = ""
    space: bool = True

    @property
    def features(self) -> dict[str, str]:
        return features_of(self.feats)


Sentence = list[Row]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, without multiword ranges and empty nodes."""
    sentence: Sentence = []
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                sentence.append(_row(cells))
            elif len(cells) < 10 and sentence and not line.startswith("#"):
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def _row(cells: Sequence[str]) -> Row:
    number, head = int(cells[0]), None if cells[6] == "_" else int(cells[6])
    return Row(
        cells[1],
        cells[2],
        cells[3],
        "" if cells[5] == "_" else cells[5],
        head if head is None else (head or number) - 1,
        cells[7] if head is None or head else "ROOT",
        "SpaceAfter=No" not in cells[9],
    )


def has_tree(sentence: Sentence) -> bool:
    return sentence[0].head is not None


def doc_of(vocab: Vocab, joined: Sequence[Sentence]) -> Doc:
    """One Doc of the sentences, with everything they are annotated with; trees only where all of them have one."""
    rows = [row for sentence in joined for row in sentence]
    offsets = [at for at, sentence in zip(_starts(joined), joined, strict=True) for _ in sentence]
    trees = all(has_tree(sentence) for sentence in joined)
    heads = [at + row.head for at, row in zip(offsets, rows, strict=True) if row.head is not None] if trees else None
    return Doc(
        vocab,
        words=[row.form for row in rows],
        spaces=[row.space for row in rows],
        pos=[row.upos for row in rows],
        morphs=[row.feats for row in rows],
        lemmas=[row.lemma for row in rows],
        heads=heads,
        deps=[row.deprel for row in rows] if trees else None,
        sent_starts=None if trees else [index in set(_starts(joined)) for index in range(len(rows))],
    )


def _starts(joined: Sequence[Sentence]) -> list[int]:
    starts, at = [], 0
    for sentence in joined:
        starts.append(at)
        at += len(sentence)
    return starts
