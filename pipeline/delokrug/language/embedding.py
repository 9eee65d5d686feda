"""How the trained model sees a word: an embedding of its form, whatever its script and its neighbours.

In: `Doc`s. Out: for each a matrix (tokens × width). A form is written in canonical Latin first, so Cyrillic and Latin give
the same numbers. What is embedded: the form in small letters, its beginning and end, its shape, what the lexicon
says of it (all readings, the best one, cases and parts of speech, lemma), and its vector, if the model has vectors.

As all of this depends on the form alone, the embedding of a form is computed once and kept: a rulebook of 100,000
words has 8,000 forms.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, cast

import numpy as np
from spacy.ml.staticvectors import init as init_static_vectors
from spacy.strings import hash_string
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
from thinc.types import Floats2d, Ints2d, Ragged

from delokrug.language.morphology import Analysis, analyses, guessed
from delokrug.script import to_latin

# One table a feature; sizes in rows. The tables of forms and lemmas are hashed twice over, so 5,000 rows tell some
# 40,000 of them apart well enough (spaCy's MultiHashEmbed has the same sizes).
ROWS = {
    "form": 5000, "beginning": 1000, "end": 2500, "end_2": 500, "shape": 500,
    "readings": 2500, "best": 1000, "cases": 500, "lemma": 2500,
}  # fmt: skip
_LEAST_WEIGHT = 0.01  # rarer readings would make a class of their own of every third form
_OPEN = frozenset({"NOUN", "ADJ", "VERB", "PROPN", "ADV"})
MOST_FORMS = 30_000  # kept embeddings: 96 floats each, 12 MB


@registry.architectures("delokrug.FormEmbed.v1")
def form_embed(
    width: int, feature_width: int, vectors: bool, lexicon: bool, hidden: float
) -> Model[list[Doc], list[Floats2d]]:
    """Docs → one matrix (tokens × `width`) each.

    `feature_width`: of each feature's table. `vectors`: use the vocabulary's vectors. `lexicon`: use what the lexicon says.
    `hidden`: share of the words of open classes that are read by their ending alone in training, as if the lexicon did
    not have them: it has every word of the training text, but not of other texts.
    """
    names = [name for name in ROWS if lexicon or name not in ("readings", "best", "cases", "lemma")]
    tables = [
        HashEmbed(feature_width, ROWS[name], column=column, seed=8 + column, dropout=0.0)
        for column, name in enumerate(names)
    ]
    features: Model[list[Doc], Any] = chain(
        _form_features(len(names), hidden), cast(Any, list2ragged()), with_array(concatenate(*cast(Any, tables)))
    )
    parts = [features, _form_vectors(feature_width)] if vectors else [features]
    mixed = Maxout(width, feature_width * (len(names) + vectors), nP=3, dropout=0.0, normalize=True)
    whole = concatenate(*parts) if vectors else features
    return _kept_by_form(chain(whole, with_array(mixed), cast(Any, ragged2list())), width)


def _form_features(columns: int, hidden: float) -> Model[list[Doc], list[Ints2d]]:
    """Docs → hashed features (tokens × columns) each."""
    dice = random.Random(1)

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Ints2d], Callable[..., Any]]:
        rows = []
        for doc in docs:
            cells = [
                _features(token.text, is_train and hidden > 0 and dice.random() < hidden)[:columns] for token in doc
            ]
            rows.append(model.ops.asarray(np.asarray(cells, dtype="uint64").reshape(len(doc), columns)))
        return cast(list[Ints2d], rows), lambda gradient: []

    return Model("form_features", forward)


@lru_cache(maxsize=65536)
def _features(form: str, hide: bool) -> tuple[int, ...]:
    latin = to_latin(form)
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


def _form_vectors(width: int) -> Model[list[Doc], Ragged]:
    """Docs → the vectors of their forms, in canonical Latin and small letters, through a learned projection."""

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Ragged, Callable[..., Any]]:
        forms = [_vector_key(token.text) for doc in docs for token in doc]
        lengths = model.ops.asarray1i([len(doc) for doc in docs])
        if not forms:
            return Ragged(model.ops.alloc2f(0, model.get_dim("nO")), lengths), lambda gradient: []
        source = model.ops.as_contig(docs[0].vocab.vectors.get_batch(forms))
        weights = model.ops.as_contig(model.get_param("W"))

        def backprop(gradient: Ragged) -> list[Doc]:
            model.inc_grad("W", model.ops.gemm(cast(Floats2d, gradient.data), source, trans1=True))
            return []

        return Ragged(model.ops.gemm(source, weights, trans2=True), lengths), backprop

    def init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
        init_static_vectors(glorot_uniform_init, model, X, Y)

    return Model("form_vectors", forward, init=init, params={"W": None}, dims={"nO": width, "nM": None})


@lru_cache(maxsize=65536)
def _vector_key(form: str) -> str:
    return to_latin(form).lower()


def _kept_by_form(layer: Model[list[Doc], list[Floats2d]], width: int) -> Model[list[Doc], list[Floats2d]]:
    """The layer, computed once a form while nothing is learned."""
    kept: dict[str, int] = {}
    table = np.zeros((0, width), dtype="float32")

    def forward(
        model: Model[Any, Any], docs: list[Doc], is_train: bool
    ) -> tuple[list[Floats2d], Callable[..., Any]]:
        nonlocal table
        if is_train:
            kept.clear()  # the weights are about to change
            return cast("tuple[list[Floats2d], Callable[..., Any]]", layer(docs, is_train=True))
        forms = [[token.text for token in doc] for doc in docs]
        new = list(dict.fromkeys(form for one in forms for form in one if form not in kept))
        if new:
            if len(kept) + len(new) > MOST_FORMS:
                kept.clear()
                new = list(dict.fromkeys(form for one in forms for form in one))
            rows = layer.predict([Doc(docs[0].vocab, words=new)])[0]
            table = np.concatenate([table[: len(kept)], rows]) if kept else np.asarray(rows)
            kept.update({form: len(kept) + index for index, form in enumerate(new)})
        return [cast(Floats2d, table[_rows(one, kept)]) for one in forms], lambda gradient: []

    def init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
        layer.initialize(X=X, Y=Y)

    return Model("kept_by_form", forward, init=init, layers=[layer], dims={"nO": width})


def _rows(forms: Sequence[str], kept: dict[str, int]) -> Any:
    return np.fromiter((kept[form] for form in forms), dtype="int64", count=len(forms))
