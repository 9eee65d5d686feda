"""Variants of training sentences that look as rulebooks look: headings in capitals, list items, missing accents.

In: a sentence of a treebank. Out: the sentence, now and then changed; the annotation stays right. The shares are small:
the news text keeps the upper hand, and the ablation in the model card says what each is worth.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from treebank import Row, Sentence, has_tree

_BULLETS = ("–", "-", "•", "*", "1)", "2.", "a)", "(3)")
_STRIPPED = str.maketrans("čćžšđČĆŽŠĐ", "cczsdCCZSD")


@dataclass(frozen=True)
class Shares:
    """How many sentences are changed in each way, from 0 to 1."""

    capitals: float = 0.05
    bullet: float = 0.06
    small: float = 0.06  # begins with a small letter, as a list item does
    end: float = 0.12  # no final stop, or a semicolon
    accents: float = 0.02


NONE = Shares(0.0, 0.0, 0.0, 0.0, 0.0)


def varied(sentence: Sentence, shares: Shares, dice: random.Random) -> Sentence:
    """The sentence or a variant of it."""
    rows = list(sentence)
    if dice.random() < shares.end and rows[-1].form == ".":
        dropped = dice.random() < 0.6 and _is_leaf(rows, len(rows) - 1)
        rows[-1:] = [] if dropped else [rows[-1]._replace(form=";", lemma=";")]
    if dice.random() < shares.capitals:
        rows = [row._replace(form=row.form.upper()) for row in rows]
    elif dice.random() < shares.small and rows and rows[0].lemma[:1].islower():
        rows[0] = rows[0]._replace(form=rows[0].form[:1].lower() + rows[0].form[1:])
    if dice.random() < shares.accents:
        rows = [row._replace(form=row.form.replace("đ", "dj").replace("Đ", "Dj").translate(_STRIPPED)) for row in rows]
    if dice.random() < shares.bullet and rows:
        rows = _bulleted(rows, dice.choice(_BULLETS))
    return rows or list(sentence)


def _is_leaf(rows: Sentence, index: int) -> bool:
    return all(row.head != index for i, row in enumerate(rows) if i != index) and rows[index].head != index


def _bulleted(rows: Sentence, mark: str) -> Sentence:
    """A mark before the sentence: signs are punctuation, «1)» a number and a sign, «2.» an ordinal."""
    parts = [mark[:-1], mark[-1]] if mark.endswith(")") and len(mark) == 2 else list(mark) if len(mark) == 3 else [mark]
    tree = has_tree(rows)
    shift = len(parts)
    root = next((i for i, row in enumerate(rows) if row.head == i), 0) + shift
    head = root if tree else None
    marks = [
        Row(part, part, *_kind(part), head=head, deprel=_relation(part) if tree else "", space=index == shift - 1)
        for index, part in enumerate(parts)
    ]
    return marks + [row._replace(head=None if row.head is None else row.head + shift) for row in rows]


def _kind(part: str) -> tuple[str, str]:
    if part.isdigit():
        return "NUM", "NumType=Card"
    if part[0].isdigit():
        return "ADJ", "NumType=Ord"
    return ("X", "") if part.isalpha() else ("PUNCT", "")


def _relation(part: str) -> str:
    return "punct" if _kind(part)[0] == "PUNCT" else "discourse"
