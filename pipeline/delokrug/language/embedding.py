"""How the trained model sees a word: an embedding of its form, whatever its script and its neighbours.

In: `Doc`s. Out: for each a matrix (tokens × width). A form is written in canonical Latin first, so Cyrillic and Latin
give the same numbers. What is embedded: the form in small letters, its beginning and end, its shape, what the lexicon
says of it (all readings, the best one, cases and parts of speech, lemma), and its vector, if the model has vectors.

As all of this depends on the form alone, the embedding of a form is computed once and kept: a rulebook of 100,000
words has 8,000 forms.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.ml.staticvectors import init as init_static_vectors
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    glorot_uniform_init,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Ragged

from delokrug.language.forms import latin_form
from delokrug.language.morphology import Analysis, analyses, guessed

# One table a feature; sizes in rows. The tables of forms and lemmas are hashed twice over, so 5,000 rows tell some
# 40,000 of them apart well enough (spaCy's MultiHashEmbed has the same sizes).
ROWS = {
    "form": 5000, "beginning": 1000, "end": 2500, "end_2": 500, "shape": 500,
    "readings": 2500, "best": 1000, "cases": 500, "lemma": 2500,
}  # fmt: skip
_LEAST_WEIGHT = 0.01  # rarer readings would make a class of their own of every third form
_OPEN = frozenset({"NOUN", "ADJ", "VERB", "PROPN", "ADV"})
MOST_FORMS = 30_000  # kept embeddings: 96 floats each, 12 MB


Layer = Model[Any, Any]


@registry.architectures("delokrug.FormEmbed.v1")  # type: ignore[untyped-decorator]
def form_embed(width: int, feature_width: int, vectors: bool, lexicon: bool, hidden: float) -> Layer:
    """Docs → one matrix (tokens × `width`) each.

    `feature_width`: of each feature's table. `vectors`: use the vocabulary's vectors. `lexicon`: use what it says.
    `hidden`: share of the words of open classes that are read by their ending alone in training, as if the lexicon did
    not have them: it has every word of the training text, but not of other texts.
    """
    names = [name for name in ROWS if lexicon or name not in ("readings", "best", "cases", "lemma")]
    tables: list[Layer] = [
        HashEmbed(feature_width, ROWS[name], column=column, seed=8 + column, dropout=0.0)
        for column, name in enumerate(names)
    ]
    features: Layer = chain(_form_features(len(names), hidden), list2ragged(), with_array(concatenate(*tables)))
    whole: Layer = concatenate(features, _form_vectors(feature_width)) if vectors else features
    mixed: Layer = Maxout(width, feature_width * (len(names) + vectors), nP=3, dropout=0.0, normalize=True)
    return _kept_by_form(chain(whole, with_array(mixed), ragged2list()), width)


def _form_features(columns: int, hidden: float) -> Layer:
    """Docs → hashed features (tokens × columns) each."""
    dice = random.Random(1)

    def forward(model: Layer, docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[..., Any]]:
        rows = []
        for doc in docs:
            hides = [is_train and hidden > 0 and dice.random() < hidden for _ in doc]
            cells = [_features(token.text, hide)[:columns] for token, hide in zip(doc, hides, strict=True)]
            rows.append(np.asarray(cells, dtype="uint64").reshape(len(doc), columns))
        return rows, lambda gradient: []

    return Model("form_features", forward)


@lru_cache(maxsize=65536)
def _features(form: str, hide: bool) -> tuple[int, ...]:
    latin = latin_form(form)
    lower = latin.lower()
    readings = analyses(latin)
    if hide and len(lower) > 3 and readings[0].upos in _OPEN and latin.isalpha():
        readings = guessed(latin)
    likely = [reading for reading in readings if reading.weight >= _LEAST_WEIGHT] or list(readings)
    names = (
        lower,
        lower[:3],
        lower[-3:],
        lower[-2:],
        _shape(latin),
        " ".join(sorted({_signature(reading) for reading in likely})),
        _signature(likely[0]),
        " ".join(sorted({reading.upos + reading.case for reading in likely})),
        likely[0].lemma,
    )
    return tuple(hash_string(name) for name in names)


def _signature(reading: Analysis) -> str:
    return f"{reading.upos}|{reading.feats}"


def _shape(latin: str) -> str:
    """Capitals, small letters, digits and signs, runs of more than three cut."""
    shape = ""
    for letter in latin:
        kind = "d" if letter.isdigit() else "X" if letter.isupper() else "x" if letter.isalpha() else letter
        if not shape.endswith(kind * 3):
            shape += kind
    return shape


def _form_vectors(width: int) -> Layer:
    """Docs → the vectors of their forms, in canonical Latin and small letters, through a learned projection."""

    def forward(model: Layer, docs: list[Doc], is_train: bool) -> tuple[Ragged, Callable[..., Any]]:
        forms = [_vector_key(token.text) for doc in docs for token in doc]
        lengths = model.ops.asarray1i([len(doc) for doc in docs])
        if not forms:
            return Ragged(model.ops.alloc2f(0, model.get_dim("nO")), lengths), lambda gradient: []
        source: Any = model.ops.as_contig(docs[0].vocab.vectors.get_batch(forms))
        weights: Any = model.ops.as_contig(model.get_param("W"))

        def backprop(gradient: Any) -> list[Doc]:
            model.inc_grad("W", model.ops.gemm(gradient.data, source, trans1=True))
            return []

        return Ragged(model.ops.gemm(source, weights, trans2=True), lengths), backprop

    def init(model: Layer, X: Any = None, Y: Any = None) -> None:
        init_static_vectors(glorot_uniform_init, model, X, Y)

    return Model("form_vectors", forward, init=init, params={"W": None}, dims={"nO": width, "nM": None})


@lru_cache(maxsize=65536)
def _vector_key(form: str) -> str:
    return latin_form(form).lower()


def _kept_by_form(layer: Layer, width: int) -> Layer:
    """The layer, computed once a form while nothing is learned."""
    kept: dict[str, int] = {}
    table: Any = np.zeros((0, width), dtype="float32")

    def forward(model: Layer, docs: list[Doc], is_train: bool) -> tuple[Any, Callable[..., Any]]:
        nonlocal table
        if is_train:
            kept.clear()  # the weights are about to change
            return layer(docs, is_train=True)
        forms = [[token.text for token in doc] for doc in docs]
        if len(kept) > MOST_FORMS:
            kept.clear()
        new = list(dict.fromkeys(form for one in forms for form in one if form not in kept))
        if new:
            rows = layer.predict([Doc(docs[0].vocab, words=new)])[0]
            table = np.concatenate([table[: len(kept)], rows])
            kept.update(zip(new, range(len(kept), len(table)), strict=True))
        return [table[[kept[form] for form in one]] for one in forms], lambda gradient: []

    def init(model: Layer, X: Any = None, Y: Any = None) -> None:
        layer.initialize(X=X, Y=Y)

    return Model("kept_by_form", forward, init=init, layers=[layer], dims={"nO": width})
