"""Sentences of the kind that rulebooks have and news has not, put together from pieces of a treebank's trees.

In: trees. Out: more trees: lists of noun phrases in one case («израду …, праћење … и сарадњу са …») and of verbs with
their objects, alone or behind a lead-in («обавља послове који се односе на»), with commas, semicolons and conjunctions.
Every phrase keeps the annotation it has in the treebank; the heads of a list are coordinated, so that a parser learns
to tell a new member of the list from a noun inside a member.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from treebank import Row, Sentence, has_tree, sentences

LEADINS = Path(__file__).with_name("leadins.conllu")
_LONGEST = 12  # tokens of a phrase
# «» and parentheses cut in half, and clauses of their own, make no duties
_UNWANTED = frozenset({"parataxis", "discourse", "vocative", "orphan"})
_SISTERS = ("conj", "punct", "cc")
_ACTIONS = ("nje", "će", "cija", "zor", "rada", "nja", "oda", "oba", "ena", "ola", "aga", "ija", "vka", "ška")
_AND = Row("i", "i", "CCONJ", deprel="cc")


class Phrases:
    """Noun phrases by case, and verbs with their objects, cut out of trees; each with the index of its head."""

    def __init__(self, trees: Iterable[Sentence]) -> None:
        self.nouns: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
        self.verbs: list[tuple[Sentence, int]] = []
        for tree in trees:
            if has_tree(tree):
                for index in range(len(tree)):
                    self._take(tree, index)

    def _take(self, tree: Sentence, index: int) -> None:
        row = tree[index]
        below = _below(tree, index)
        if row.upos == "NOUN" and "Case" in row.features:
            wanted = [i for i in below if not (i < index and _outside(tree, i, index))]
            action = row.lemma.endswith(_ACTIONS)
            if _whole(tree, wanted) and (action or len(wanted) > 1):
                self.nouns[row.features["Case"]] += [_cut_out(tree, wanted, index)] * (3 if action else 1)
        elif row.upos == "VERB" and row.features.get("Tense") == "Pres" and row.features.get("Person") == "3":
            wanted = [i for i in below if i == index or (i > index and _outer(tree, i, index).deprel not in _SISTERS)]
            has_object = any(tree[i].head == index and tree[i].deprel == "obj" for i in wanted)
            if has_object and _whole(tree, wanted) and not any(tree[i].deprel == "nsubj" for i in wanted):
                self.verbs.append(_cut_out(tree, wanted, index))


def _below(tree: Sentence, index: int) -> list[int]:
    """The token and all below it, in order."""
    found = {index}
    grown = True
    while grown:
        more = {i for i, row in enumerate(tree) if row.head in found} - found
        found |= more
        grown = bool(more)
    return sorted(found)


def _outer(tree: Sentence, i: int, index: int) -> Row:
    """The row right below `index` that `i` hangs under."""
    while i != index and tree[i].head != index:
        i = tree[i].head or 0
    return tree[i]


def _outside(tree: Sentence, i: int, index: int) -> bool:
    """What stands before a phrase and belongs to the sentence around it: preposition, conjunction, sign."""
    return i != index and _outer(tree, i, index).deprel in ("case", "cc", "punct", "mark", "advmod", "appos")


def _whole(tree: Sentence, wanted: Sequence[int]) -> bool:
    if not wanted or len(wanted) > _LONGEST or wanted != list(range(wanted[0], wanted[-1] + 1)):
        return False
    rows = [tree[i] for i in wanted]
    signs = "".join(row.form for row in rows if row.upos == "PUNCT")
    return (
        not any(row.deprel in _UNWANTED for row in rows)
        and not set(signs) & set("\"'„“”«»;:.!?–-()")
        and rows[-1].form != ","
    )


def _cut_out(tree: Sentence, wanted: Sequence[int], index: int) -> tuple[Sentence, int]:
    first = wanted[0]
    rows = [tree[i]._replace(head=max(0, (tree[i].head or 0) - first), space=True) for i in wanted]
    # what hung under a preposition that was left behind hangs under the phrase's head
    rows = [
        row if i == index - first or 0 <= (tree[wanted[i]].head or 0) - first < len(rows)
        else row._replace(head=index - first)
        for i, row in enumerate(rows)
    ]  # fmt: skip
    return rows, index - first


def made(phrases: Phrases, *, count: int, seed: int) -> list[Sentence]:
    """`count` lists, the same for the same seed."""
    dice = random.Random(seed)
    leadins = [(lead, _slot(lead)) for lead in sentences(LEADINS)]
    return [_one(phrases, leadins, dice) for _ in range(count)]


def _slot(lead: Sentence) -> tuple[int, str, str]:
    """A lead-in's last row holds the list's place: what it hangs under, as what, and its case («verb» for verbs)."""
    last = lead[-1]
    return -1 if last.deprel == "ROOT" else last.head or 0, last.deprel, last.lemma


def _one(phrases: Phrases, leadins: Sequence[tuple[Sentence, tuple[int, str, str]]], dice: random.Random) -> Sentence:
    lead, (head, deprel, case) = dice.choice(leadins)
    rows = [row._replace(space=True) for row in lead[:-1]]
    if dice.random() < 0.35:
        rows, head, deprel = [], -1, "ROOT"  # a list that stands alone, as below a heading
    before = rows[-1] if rows and rows[-1].upos == "ADP" else None
    at_list = len(rows)
    members = _members(phrases, case, dice)
    first = None
    separator = "," if dice.random() < 0.7 else ";"
    for number, (phrase, top) in enumerate(members):
        between = _between(number, len(members), separator, dice) if number else []
        if between and before is not None and dice.random() < 0.3:
            between = [*between, before._replace(deprel="case")]
        at = len(rows) + len(between)
        rows += [row._replace(head=_fixed(row, i, len(rows), at + top)) for i, row in enumerate(between)]
        rows += [row._replace(head=at + (row.head or 0)) for row in phrase]
        hangs = at + top if head < 0 else head
        rows[at + top] = rows[at + top]._replace(
            head=hangs if first is None else first, deprel=deprel if first is None else "conj"
        )
        first = at + top if first is None else first
    for place in range(min(len(lead) - 1, at_list)):
        if rows[place].head == len(lead) - 1:
            rows[place] = rows[place]._replace(head=first)
    return _finished(rows, dice)


def _members(phrases: Phrases, case: str, dice: random.Random) -> list[tuple[Sentence, int]]:
    source = phrases.verbs if case == "verb" else phrases.nouns[case]
    return [dice.choice(source) for _ in range(dice.choice((2, 2, 3, 3, 3, 4, 5, 6)))]


def _between(number: int, of: int, separator: str, dice: random.Random) -> Sentence:
    """The signs and words between two members."""
    sign = Row(separator, separator, "PUNCT", deprel="punct")
    if number < of - 1:
        return [sign]
    chance = dice.random()
    also = [Row("kao", "kao", "SCONJ", deprel="cc"), Row("i", "i", "CCONJ", deprel="fixed")]
    if chance < 0.45:
        return [_AND] if separator == "," else [sign, _AND]
    if chance < 0.65:
        return [sign, *also] if dice.random() < 0.6 else also
    if chance < 0.72:
        return [Row("te", "te", "CCONJ", deprel="cc")]
    return [sign]


def _fixed(row: Row, index: int, at: int, head: int) -> int:
    """«i» of «kao i» hangs under «kao», everything else under the member it opens."""
    return at + index - 1 if row.deprel == "fixed" else head


def _finished(rows: Sentence, dice: random.Random) -> Sentence:
    """With a bullet or a final sign now and then, and no space before signs."""
    top = next(i for i, row in enumerate(rows) if row.head == i)
    if dice.random() < 0.6:
        end = dice.choice(".;.,")
        rows = [*rows, Row(end, end, "PUNCT", head=top, deprel="punct")]
    rows = [
        row._replace(space=not (i + 1 < len(rows) and rows[i + 1].form in (",", ";", ".", ":")))
        for i, row in enumerate(rows)
    ]
    return rows
