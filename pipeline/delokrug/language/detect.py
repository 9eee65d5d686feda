"""Which language a document is in.

In: its text in canonical Latin and whether it was written in Cyrillic. Out: a language code and the share of words that
speak for it. Words, endings and letters stand in data/detect.toml, and for a language whose pack has a table [detect]
there; this module only counts.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from delokrug import packs
from delokrug.packs import folders

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Detected:
    """`code` as in documents.language, "" = unknown; `share` of words that speak for it, 0 to 1."""

    code: str
    share: float


def language_of(latin_text: str, *, cyrillic: bool) -> Detected:
    """The language of a text in canonical Latin; `cyrillic`: the document itself was written in Cyrillic."""
    data = _data()
    settings = data["settings"]
    words = Counter(_WORD.findall(latin_text[: settings["characters"]].lower()))
    total = sum(words.values())
    if total < settings["min_words"]:
        return Detected("", 0.0)
    shares = _shares(words, total, script="c" if cyrillic else "l")
    code = max(shares, key=lambda language: (shares[language], language))
    share = round(min(1.0, max(0.0, shares[code])), 3)
    if share < settings["min_share"]:
        return Detected("", share)
    if code == data["variant"]["base"]:
        code = _variant(words, latin_text[: settings["characters"]].lower(), total)
    return Detected(code, share)


def name_of(code: str) -> str:
    """The language's name in English, for messages; the code itself where the data names none."""
    names: dict[str, str] = _data()["names"]
    return names.get(code, code)


def _shares(words: Mapping[str, int], total: int, *, script: str) -> dict[str, float]:
    """Language → mean evidence per word."""
    return {
        code: sum(evidence.of(word) * count for word, count in words.items()) / total
        for code, evidence in _languages(folders.added()).items()
        if script in evidence.scripts
    }


@dataclass(frozen=True, slots=True)
class _Evidence:
    scripts: str
    words: frozenset[str]
    endings: tuple[str, ...]
    letters: frozenset[str]
    lacks: frozenset[str]
    ending_weight: float
    letter_weight: float

    def of(self, word: str) -> float:
        """How much one word speaks for the language: 1 a function word, below 0 a word it cannot have."""
        if word in self.words:
            return 1.0
        letters = frozenset(word)
        if letters & self.lacks:
            return -1.0
        evidence = self.letter_weight if letters & self.letters else 0.0
        if evidence < self.ending_weight and _has_ending(word, self.endings):
            evidence = self.ending_weight
        return evidence


def _has_ending(word: str, endings: tuple[str, ...]) -> bool:
    if not word.endswith(endings):
        return False
    return any(word.endswith(ending) and len(word) >= len(ending) + 3 for ending in endings)


def _variant(words: Mapping[str, int], text: str, total: int) -> str:
    """Serbian, Croatian, Bosnian or Montenegrin: the weights of their stems, phrases and spelling."""
    data = _data()
    default: str = data["variant"]["default"]
    variants: dict[str, dict[str, Any]] = {k: v for k, v in data["variant"].items() if isinstance(v, dict)}
    ijekavian = _ijekavian_words(words) * data["ijekavian"]["weight"]
    scores: dict[str, float] = {}
    for code, evidence in variants.items():
        stems = evidence.get("stems", {})
        score = sum(count * _stem_weight(word, stems) for word, count in words.items())
        score += sum(weight * text.count(phrase) for phrase, weight in evidence.get("phrases", {}).items())
        score += sum(weight * text.count(letter) for letter, weight in evidence.get("letters", {}).items())
        scores[code] = score + (0.0 if code == data["ijekavian"]["against"] else ijekavian)
    best = max(scores, key=lambda code: (scores[code], code == default))
    lead = (scores[best] - scores[default]) * 100 / max(total, 100)
    return best if lead >= data["variant"]["min_lead"] else default


def _stem_weight(word: str, stems: Mapping[str, float]) -> float:
    """The weight of the longest stem the word begins with."""
    for end in range(len(word), 1, -1):
        weight = stems.get(word[:end])
        if weight is not None:
            return weight
    return 0.0


def _ijekavian_words(words: Mapping[str, int]) -> int:
    spelling = _data()["ijekavian"]
    parts, never = tuple(spelling["parts"]), tuple(spelling["never"])
    return sum(
        count
        for word, count in words.items()
        if any(part in word for part in parts) and not any(part in word for part in never)
    )


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "detect.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _languages(_folders: tuple[str, ...]) -> dict[str, _Evidence]:
    """All languages by what speaks for them; anew where packs were added."""
    settings = _data()["settings"]
    return {
        code: _Evidence(
            scripts=entry["scripts"],
            words=frozenset(entry["words"].split()),
            endings=tuple(entry["endings"]),
            letters=frozenset(entry.get("letters", "")),
            lacks=frozenset(entry.get("lacks", "")),
            ending_weight=settings["ending_weight"],
            letter_weight=settings["letter_weight"],
        )
        for code, entry in (_data()["language"] | packs.detection()).items()
    }
