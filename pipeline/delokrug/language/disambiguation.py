"""Which of a word's readings fits beside its neighbours.

In: the words of a text. Out: one `Analysis` per word. From left to right, each reading is scored by features of the
word, of the readings chosen before it and of those possible after it; the weights in data/disambiguation.tsv.xz were
learned from the treebanks by models/build_disambiguation.py (averaged perceptron).
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping, Sequence
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


def readings(words: Sequence[str]) -> list[Analysis]:
    """The best reading of every word."""
    weights = _weights()
    possible = [analyses(word) for word in words]
    chosen: list[Analysis] = []
    context = Context()
    for index, word in enumerate(words):
        found = possible[index]
        best = found[0]
        if len(found) > 1:
            best = best_reading(found, around(words, possible, index, context), context, weights)
        chosen.append(best)
        context.add(word, best)
    return chosen


def best_reading(
    found: Sequence[Analysis], surroundings: Sequence[str], context: Context, weights: Mapping[str, float]
) -> Analysis:
    """The reading with the highest score; the lexicon's first on a tie."""
    best, best_score = found[0], -1e9
    top = found[0].weight
    for reading in found:
        score = 0.0
        for feature in features(reading, surroundings, context, top):
            score += weights.get(feature, 0.0)
        if score > best_score:
            best, best_score = reading, score
    return best


def around(
    words: Sequence[str], possible: Sequence[Sequence[Analysis]], index: int, context: Context
) -> tuple[str, ...]:
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


def features(reading: Analysis, surroundings: Sequence[str], context: Context, top: float) -> Iterator[str]:
    """Names of the features of one reading in its place."""
    tag = reading.upos + reading.case
    full = f"{tag}{reading.number}{reading.gender}{reading.verbform}{reading.person}"
    for feature in surroundings:
        yield feature + "|" + tag
    yield surroundings[0] + "|" + full
    yield surroundings[1] + "|" + full
    yield surroundings[4] + "|" + full
    yield "r" + str(_bucket(reading.weight / top)) + ("" if reading.known else "?")
    last = context.last
    agrees = f"{reading.case == last.case}{reading.number == last.number}{reading.gender == last.gender}"
    yield f"a{reading.upos}{last.upos}{agrees}"
    before = context.before
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
def _weights() -> dict[str, float]:
    source = resources.files(__package__).joinpath("data", "disambiguation.tsv.xz")
    if not source.is_file():
        return {}
    lines = lzma.decompress(source.read_bytes()).decode("utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.rsplit("\t", 1) for line in lines)}
