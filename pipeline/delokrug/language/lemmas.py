"""Lemmas: the dictionary form of every token, in canonical Latin whatever the script.

In: a `Doc` with pos and morph. Out: the `Doc` with lemma_ ("delokrug_lemmatizer"). The lemma is that of the lexicon's
reading nearest to what the tagger says; where a treebank has another lemma for the form and its part of speech, the
treebank's («viši» is «visok» there, and names are names).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from delokrug.language.forms import latin_form
from delokrug.language.morphology import Analysis, analyses, known

FEATURES = ("Case", "Number", "Gender", "Person", "Tense", "VerbForm", "Mood")
_SUPERLATIVE = "naj"
_LONGEST_ACRONYM = 6


@Language.factory("delokrug_lemmatizer", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def make_lemmatizer(nlp: Language, name: str) -> LexiconLemmatizer:
    """The component; `initialize` learns exceptions from examples, without it there are none."""
    return LexiconLemmatizer()


class LexiconLemmatizer:
    """`exceptions`: «form UPOS», the form in Latin and small letters, → the lemma where the lexicon gives another."""

    def __init__(self) -> None:
        self.exceptions: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            if token.is_space:
                token.lemma_, token.pos_ = token.text, "SPACE"
            else:
                form = latin_form(token.text)
                exception = self.exceptions.get(f"{form.lower()} {token.pos_}")
                token.lemma_ = exception or lemma_of(form, token.pos_, str(token.morph))
        return doc

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        """Keep the lemmas of the examples that the lexicon does not give."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        ruled: dict[str, Counter[str]] = defaultdict(Counter)
        for example in get_examples():
            for token in example.reference:
                if token.lemma_ and token.is_alpha and not (token.text.isupper() and token.pos_ != "PROPN"):
                    key = f"{token.lower_} {token.pos_}"
                    seen[key][latin_form(token.lemma_)] += 1
                    ruled[key][lemma_of(token.text, token.pos_, str(token.morph))] += 1
        for key, counts in sorted(seen.items()):
            lemma, count = max(counts.items(), key=lambda item: (item[1], item[0]))
            # a lemma by rule that is right as often heeds the features, an exception does not
            right = sum(min(counts[one], times) for one, times in ruled[key].items())
            if count > right:
                self.exceptions[key] = lemma

    def to_bytes(self, **_: Any) -> bytes:
        return bytes(srsly.json_dumps(self.exceptions, sort_keys=True), "utf-8")

    def from_bytes(self, data: bytes, **_: Any) -> LexiconLemmatizer:
        self.exceptions = dict(srsly.json_loads(data.decode("utf-8")))
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "exceptions.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> LexiconLemmatizer:
        return self.from_bytes((Path(path) / "exceptions.json").read_bytes())


@lru_cache(maxsize=65536)
def lemma_of(form: str, upos: str, features: str) -> str:
    """The lemma of a form in Latin, by its part of speech and its features («Case=Acc|Number=Sing»)."""
    wanted = features_of(features)
    if form.isupper() and upos in ("PROPN", "X") and len(form) <= _LONGEST_ACRONYM and not known(form):
        return form
    if upos == "PROPN" and wanted.get("Number") == "Sing" and not known(form) and (name := _name(form, wanted)):
        return name
    if wanted.get("Degree") == "Sup" and form.lower().startswith(_SUPERLATIVE) and not known(form):
        rest = form.lower().removeprefix(_SUPERLATIVE)
        return lemma_of(rest, upos, features.replace("Degree=Sup", "Degree=Cmp"))
    best = max(analyses(form), key=lambda reading: _nearness(reading, upos, wanted))
    return latin_form(best.lemma)


# Endings of masculine names in the singular.
_NAME_ENDINGS = {"Gen": "a", "Dat": "u", "Acc": "a", "Ins": "em", "Loc": "u"}


def _name(form: str, wanted: dict[str, str]) -> str:
    """The nominative of a name that no lexicon has, where the tagger's case tells it; "" elsewhere.

    In the nominative no ending is to be judged (Kosta, Jalčinkaja, Berberoglu). Masculine names in -i take a j before
    the ending (Ali: Alija, Alijem).
    """
    if wanted.get("Case") == "Nom":
        return form
    ending = _NAME_ENDINGS.get(wanted.get("Case", ""), "")
    inserted = wanted.get("Gender") == "Masc" and ending and form.endswith("ij" + ending)
    return form.removesuffix("j" + ending) if inserted and len(form) > len(ending) + 3 else ""


def _nearness(reading: Analysis, upos: str, wanted: dict[str, str]) -> float:
    same = sum(value == wanted.get(name, "") for name, value in zip(FEATURES, said(reading), strict=True))
    return 10.0 * (reading.upos == upos) + same + reading.weight


def features_of(feats: str) -> dict[str, str]:
    """Features by name, of «Case=Acc|Number=Sing»; none of «_» or nothing."""
    return dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)


def said(reading: Analysis) -> tuple[str, ...]:
    """The reading's values of `FEATURES`, "" where it has none."""
    return reading.case, reading.number, reading.gender, reading.person, reading.tense, reading.verbform, reading.mood
