"""The trained model's tagger: spaCy's morphologizer, whose choice the lexicon narrows.

In: a `Doc` with tokens, in either script. Out: the `Doc` with pos and morph of every token ("delokrug_morphologizer").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.morphologizer import Morphologizer
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from delokrug.language.lemmas import FEATURES, said
from delokrug.language.morphology import analyses, known
from delokrug.script import to_latin

# What the network thinks of a label that no reading of the lexicon has is multiplied with this: the lexicon misses the
# right reading of 1.1 % of the tokens of sr_dev.
UNLISTED = 0.02


@Language.factory(
    "delokrug_morphologizer",
    assigns=["token.morph", "token.pos"],
    default_score_weights={"pos_acc": 0.5, "morph_acc": 0.5, "morph_per_feat": None},
)
def make_morphologizer(
    nlp: Language, name: str, model: Model[Any, Any], scorer: Callable[..., Any] | None, unlisted: float
) -> LexiconMorphologizer:
    """`unlisted`: the weight of labels that the lexicon lacks for a known form, from 0 to 1 (1: no narrowing)."""
    return LexiconMorphologizer(nlp.vocab, model, name, scorer=scorer, unlisted=unlisted)


class LexiconMorphologizer(Morphologizer):  # type: ignore[misc]
    """spaCy's morphologizer; of a form that the lexicon knows, its readings are preferred."""

    def __init__(
        self, vocab: Vocab, model: Model[Any, Any], name: str, *, scorer: Any, unlisted: float = UNLISTED
    ) -> None:
        super().__init__(vocab, model, name, overwrite=True, extend=False, scorer=scorer)
        self.cfg["unlisted"] = unlisted
        self._labels: list[tuple[str, ...]] = []
        self._by_reading: dict[tuple[str, ...], Any] = {}
        self._by_form: dict[str, Any] = {}

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The best label of every token."""
        if not any(len(doc) for doc in docs) or self.cfg["unlisted"] >= 1:
            return list(super().predict(docs))
        if len(self._labels) != len(self.labels):
            self._by_reading.clear()
            self._by_form.clear()
            self._labels = [_label(label) for label in self.labels]
        guesses = []
        for doc, scores in zip(docs, self.model.predict(docs), strict=True):
            factors = np.stack([self._factors(token.text) for token in doc]) if len(doc) else np.ones_like(scores)
            guesses.append((scores * factors).argmax(axis=1))
        return guesses

    def _factors(self, form: str) -> Any:
        """How much each label counts for the form (labels,)."""
        found = self._by_form.get(form)
        if found is None:
            found = self._by_form[form] = self._of_readings(to_latin(form))
        return found

    def _of_readings(self, latin: str) -> Any:
        readings = analyses(latin) if latin.isalpha() and known(latin) else ()
        listed = np.zeros(len(self._labels), dtype=bool)
        for values in {(reading.upos, *said(reading)) for reading in readings}:
            if values not in self._by_reading:
                self._by_reading[values] = np.array([_fits(label, values) for label in self._labels])
            listed |= self._by_reading[values]
        if not listed.any():
            return np.ones(len(self._labels), dtype="float32")
        return np.where(listed, 1.0, self.cfg["unlisted"]).astype("float32")


def _label(label: str) -> tuple[str, ...]:
    """Part of speech and features of a label, in the order of `_said`."""
    features = dict(pair.split("=", 1) for pair in label.split("|") if "=" in pair)
    return features.get("POS", ""), *(features.get(name, "") for name in FEATURES)


def _fits(label: tuple[str, ...], values: tuple[str, ...]) -> bool:
    """A label says the same as a reading, as far as both say something."""
    return label[0] == values[0] and all(
        not one or not other or one == other for one, other in zip(label, values, strict=True)
    )
