"""Which of a word's readings fits beside its neighbours.

In: the words of a text. Out: one `Analysis` per word. From left to right, each reading is scored by features of the
word, of the readings chosen before it and of those possible after it; the weights in data/disambiguation.tsv.xz were
learned from the treebanks by models/build_disambiguation.py (averaged perceptron).
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from delokrug.language.morphology import Analysis, analyses

START = Analysis("", "START")
_ENDS = frozenset({".", "!", "?", ";", ":"})
_SCALE = 100.0


@dataclass(slots=True)
class Context:
    """What was chosen so far in the sentence."""

    last: Analysis = START
    before: Analysis = START
    noun: Analysis = START  # the last noun
    governor: str = ""  # case of the last preposition, while no noun followed it
    finite: bool = False  # a finite verb stands in the clause
    first: bool = True

    def add(self, word: str, reading: Analysis) -> None:
        if word in _ENDS:
            self.__init__()  # type: ignore[misc]
            return
        self.before, self.last, self.first = self.last, reading, False
        if reading.upos == "ADP":
            self.governor = reading.case
        elif reading.upos in ("NOUN", "PROPN", "PRON"):
            self.noun, self.governor = reading, ""
        elif reading.finite:
            self.finite, self.governor = True, ""
        elif reading.upos == "SCONJ" or word == ",":
            self.finite = False


class Weights:
    """Feature weights, grouped by the part of a feature's name that all readings of a place share."""

    def __init__(self, grouped: dict[str, str]) -> None:
        self._packed = grouped
        self._rows: dict[str, dict[str, float]] = {}
        self.own = self.row("") or {}

    def row(self, shared: str) -> dict[str, float] | None:
        """What follows «shared|» → weight; None where nothing was learned. Unpacked when first asked for."""
        row = self._rows.get(shared)
        if row is None:
            packed = self._packed.get(shared)
            if packed is None:
                return None
            row = {name: float(weight) for name, weight in (cell.split("=") for cell in packed.split(" "))}
            self._rows[shared] = row
        return row


def readings(words: Sequence[str]) -> list[Analysis]:
    """The best reading of every word."""
    chosen: list[Analysis] = []
    context = Context()
    for index, word in enumerate(words):
        found = analyses(word)
        best = found[0]
        if len(found) > 1:
            first = max(index - 1, 0)
            window = tuple(words[first : index + 3])
            best = _chosen(window, index - first, context.last, context.before, context.noun, context.governor,
                           context.finite, context.first)  # fmt: skip
        chosen.append(best)
        context.add(word, best)
    return chosen


@lru_cache(maxsize=1 << 14)  # four in ten places of a rulebook repeat one word for word: «у складу са законом»
def _chosen(
    window: tuple[str, ...], index: int, last: Analysis, before: Analysis, noun: Analysis, governor: str,
    finite: bool, first: bool,
) -> Analysis:  # fmt: skip
    """The best reading of one word between its neighbours, behind what was chosen before it (`Context`)."""
    context = Context(last, before, noun, governor, finite, first)
    word = window[index]
    found = analyses(word)
    return best_reading(word, found, around(window, index, context), context, _weights())


def best_reading(
    word: str, found: Sequence[Analysis], surroundings: Sequence[str], context: Context, weights: Weights
) -> Analysis:
    """The reading with the highest score; the lexicon's first on a tie."""
    rows = [row for row in map(weights.row, surroundings) if row]
    full_rows = [row for row in (weights.row(surroundings[index]) for index in _WITH_FULL) if row]
    own = weights.own
    best, best_score = found[0], -1e9
    for reading, (tag, full, rank) in zip(found, _labels(word), strict=True):
        score = own.get(rank, 0.0)
        for row in rows:
            score += row.get(tag, 0.0)
        for row in full_rows:
            score += row.get(full, 0.0)
        for feature in own_features(reading, context):
            score += own.get(feature, 0.0)
        if score > best_score:
            best, best_score = reading, score
    return best


@lru_cache(maxsize=65536)
def _labels(word: str) -> tuple[tuple[str, str, str], ...]:
    found = analyses(word)
    return tuple(labels(reading, found[0].weight) for reading in found)


def around(words: Sequence[str], index: int, context: Context) -> tuple[str, ...]:
    """Features of the place that are the same for every reading, to be joined with each."""
    word = words[index]
    lower = word.lower()
    after = _signature(words[index + 1]) if index + 1 < len(words) else "END"
    second = _signature(words[index + 2])[:12] if index + 2 < len(words) else "END"
    last = context.last
    return (
        "w" + lower,
        "s" + lower[-3:],
        "p" + (words[index - 1].lower() if index else ""),
        "t" + last.upos + last.case,
        "u" + last.upos + last.case + last.number + last.gender + last.verbform,
        "b" + context.before.upos + context.before.case + "," + last.upos + last.case,
        "n" + after,
        "m" + after[:8] + last.upos + last.case,
        "o" + after[:12] + "," + second,
        "g" + context.governor + last.upos,
        "h" + context.noun.case + last.upos + str(context.finite),
        "f" + str(context.finite) + last.upos,
        "c" + ("A" if word.isupper() and len(word) > 1 else "a" if word[:1].isupper() else "") + str(context.first),
        "x" + (words[index + 1].lower() if index + 1 < len(words) else ""),
    )


_WITH_FULL = (0, 1, 4)  # the surroundings joined also with number, gender and person


def features(reading: Analysis, surroundings: Sequence[str], context: Context, top: float) -> Iterator[str]:
    """Names of all features of one reading in its place, as they are learned."""
    tag, full, rank = labels(reading, top)
    for shared in surroundings:
        yield f"{shared}|{tag}"
    for index in _WITH_FULL:
        yield f"{surroundings[index]}|{full}"
    yield rank
    yield from own_features(reading, context)


def labels(reading: Analysis, top: float) -> tuple[str, str, str]:
    """A reading's short tag, its full one, and how likely it is beside the likeliest, of weight `top`."""
    tag = reading.upos + reading.case
    full = f"{tag}{reading.number}{reading.gender}{reading.verbform}{reading.person}"
    return tag, full, f"r{_bucket(reading.weight / top)}" + ("" if reading.known else "?")


def own_features(reading: Analysis, context: Context) -> Iterator[str]:
    """Agreement with what stands before."""
    last, before = context.last, context.before
    agrees = f"{reading.case == last.case}{reading.number == last.number}{reading.gender == last.gender}"
    yield f"a{reading.upos}{last.upos}{agrees}"
    if last.upos == "CCONJ" or last.lemma == ",":
        yield f"k{reading.upos}{before.upos}{reading.case == before.case}{reading.verbform == before.verbform}"
    if reading.verbform == "Fin" or reading.verbform == "Part":
        yield f"v{reading.person}{reading.number == context.noun.number}{context.noun.case}"


def _bucket(share: float) -> int:
    """0 for the likeliest reading, up to 6 for one with less than a sixty-fourth of its weight."""
    bucket = 0
    while share < 0.999 and bucket < 6:
        share *= 2
        bucket += 1
    return bucket


@lru_cache(maxsize=65536)
def _signature(word: str) -> str:
    """The parts of speech and cases a word can have, the likely ones in order."""
    found = analyses(word)
    likely = [reading for reading in found if reading.weight >= 0.08 * found[0].weight]
    return ",".join(dict.fromkeys(reading.upos[:4] + reading.case for reading in likely))


@lru_cache(maxsize=1)
def _weights() -> Weights:
    packed = resources.files(__package__).joinpath("data", "disambiguation.tsv.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").split("\n")
    return Weights({shared: cells for shared, _, cells in (line.partition("\t") for line in lines if line)})
