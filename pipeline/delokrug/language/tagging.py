"""The trained model's tagger: spaCy's morphologizer, whose choice the lexicon narrows.

In: a `Doc` with tokens, in either script. Out: the `Doc` with pos and morph of every token ("delokrug_morphologizer").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.morphologizer import Morphologizer
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from delokrug.language import disambiguation
from delokrug.language.forms import latin_form
from delokrug.language.lemmas import FEATURES, features_of, said
from delokrug.language.morphology import Analysis, analyses, known

# Both are factors on a label's odds. UNLISTED: no reading of the lexicon has the label; the lexicon misses the right
# reading of 1.1 % of the tokens of sr_dev. SECONDED: the tagger without a network (`disambiguation`) would choose it;
# it errs elsewhere than the network, so the two together are right more often (case on rulebook sentences 91.5 %
# without it, 92.8 % with it; on sr_dev 93.9, 94.2).
UNLISTED = 0.02
SECONDED = 8.0

Values = tuple[str, ...]
"""Part of speech, then the values of `lemmas.FEATURES`."""


@Language.factory(
    "delokrug_morphologizer",
    assigns=["token.morph", "token.pos"],
    default_config={"unlisted": UNLISTED, "seconded": SECONDED},
    default_score_weights={"pos_acc": 0.5, "morph_acc": 0.5, "morph_per_feat": None},
)
def make_morphologizer(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    scorer: Callable[..., Any] | None,
    unlisted: float,
    seconded: float,
) -> LexiconMorphologizer:
    """`unlisted`: factor on labels that the lexicon lacks for a known form, from 0 to 1; `seconded`: on labels that the
    tagger without a network would choose. With 1 and 1 the network decides alone.
    """
    return LexiconMorphologizer(nlp.vocab, model, name, scorer=scorer, unlisted=unlisted, seconded=seconded)


class LexiconMorphologizer(Morphologizer):  # type: ignore[misc]
    """spaCy's morphologizer, which weighs what the network says with what the lexicon and its tagger say."""

    def __init__(
        self, vocab: Vocab, model: Model[Any, Any], name: str, *, scorer: Any, unlisted: float, seconded: float
    ) -> None:
        super().__init__(vocab, model, name, overwrite=True, extend=False, scorer=scorer)
        self.cfg.update(unlisted=unlisted, seconded=seconded)
        self._labels: list[Values] = []
        self._fitting: dict[Values, Any] = {}  # reading → which labels say the same (labels,)
        self._listed: dict[frozenset[Values], Any] = {}  # readings of a form → log factors (labels,)

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The best label of every token."""
        if not any(len(doc) for doc in docs):
            return list(super().predict(docs))
        if len(self._labels) != len(self.labels):
            self._labels = [_label(label) for label in self.labels]
            self._fitting.clear()
            self._listed.clear()
        return [self._best(doc, scores) for doc, scores in zip(docs, self.model.predict(docs), strict=True)]

    def _best(self, doc: Doc, scores: Any) -> Any:
        """Index of the best label per token; `scores` are log odds (tokens, labels)."""
        if not len(doc):
            return scores.argmax(axis=1)
        forms = [latin_form(token.text) for token in doc]
        if self.cfg["unlisted"] < 1:
            scores = scores + np.stack([self._by_lexicon(form) for form in forms])
        if self.cfg["seconded"] > 1:
            chosen = np.stack([self._fits(_values(reading)) for reading in disambiguation.readings(forms)])
            scores = scores + np.float32(np.log(self.cfg["seconded"])) * chosen
        return scores.argmax(axis=1)

    def _by_lexicon(self, form: str) -> Any:
        readings = _readings(form)
        found = self._listed.get(readings)
        if found is None:
            listed = np.any([self._fits(one) for one in readings], axis=0) if readings else np.ones(1, dtype=bool)
            listed = listed if listed.any() else np.ones(len(self._labels), dtype=bool)
            lacking = np.float32(np.log(self.cfg["unlisted"]))
            found = np.broadcast_to(np.where(listed, np.float32(0), lacking), len(self._labels))
            self._listed[readings] = found
        return found

    def _fits(self, values: Values) -> Any:
        found = self._fitting.get(values)
        if found is None:
            found = self._fitting[values] = np.array([_agree(label, values) for label in self._labels])
        return found


@lru_cache(maxsize=65536)
def _readings(form: str) -> frozenset[Values]:
    """What the lexicon says of a form in Latin; nothing where it does not have it."""
    return frozenset(map(_values, analyses(form))) if form.isalpha() and known(form) else frozenset()


def _values(reading: Analysis) -> Values:
    return (reading.upos, *said(reading))


def _label(label: str) -> Values:
    """Part of speech and features of a label, in the order of `lemmas.said`."""
    features = features_of(label)
    return features.get("POS", ""), *(features.get(name, "") for name in FEATURES)


def _agree(label: Values, values: Values) -> bool:
    """A label says the same as a reading, as far as both say something."""
    return label[0] == values[0] and all(
        not one or not other or one == other for one, other in zip(label, values, strict=True)
    )
