"""Whose responsibilities are alike.

In: the tables of a run, and a function that gives the lemmas of texts. Out: how alike institutions are as a whole (a
square frame), and which duties of different institutions are nearest to each other. Likeness is the cosine of TF-IDF
vectors of lemmas: 1 the same words, 0 none in common. It compares words, not meaning, and only inside one language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

Lemmas = Callable[[Sequence[str]], Iterable[Sequence[str]]]
"""From texts in Latin script to the lemmas of each."""

# Prepositions, conjunctions and numerals say nothing about what is done.
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X"})

# Kinds of documents that speak of other institutions than the one that issued them.
_OF_MANY = ["law", "decree"]

# Numbers of pairs above which the nearest are looked for in slices: 2,000 × 20,000 cosines are 320 MB.
_SLICE = 2000


@dataclass(frozen=True, slots=True)
class Overlap:
    """`bodies`: likeness of institutions, by name in both directions. `duties`: nearest pairs, the most alike first,
    with columns likeness, body, unit, text, and the same with `other_` in front."""

    bodies: pd.DataFrame
    duties: pd.DataFrame


def duties_of_bodies(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The units' own duties without catch-alls, with their unit, institution, language and source.

    The institution is the one that issued the act, whose boards and offices count with it; a law speaks of many, so
    there it is the unit's own. One that the text does not name goes by the name of its document.
    """
    duties = tables["responsibilities"]
    duties = duties[duties["position_id"].isna() & ~duties["residual"].fillna(False)]
    units = tables["units"][["document_id", "unit_id", "name", "body"]].rename(columns={"name": "unit"})
    documents = tables["documents"][["document_id", "source", "language", "kind", "body"]]
    documents = documents.rename(columns={"body": "issued_by"})
    joined = duties.merge(units, on=["document_id", "unit_id"]).merge(documents, on="document_id")
    issuer = joined["issued_by"].mask(joined["kind"].isin(_OF_MANY).fillna(False))
    joined["body"] = issuer.fillna(joined["body"]).fillna(joined["source"].str.rsplit("/", n=1).str[-1])
    return joined[["body", "unit", "text", "text_latin", "language", "source", "citation"]]


def content_lemmas(language: str) -> Lemmas:
    """Lemmas of nouns, verbs and adjectives, by the language's own backend."""
    from delokrug.language.backends import backend_for

    def lemmas(texts: Sequence[str]) -> Iterable[Sequence[str]]:
        for doc in backend_for(language).annotate(texts):
            yield [token.lemma_.lower() for token in doc if token.is_alpha and token.pos_ in _CONTENT]

    return lemmas


def overlap(duties: pd.DataFrame, *, lemmas: Lemmas, least: float = 0.3, most: int = 50) -> Overlap:
    """Compare the institutions of `duties` (see `duties_of_bodies`; one language at a time).

    `least`: likeness below which a pair of duties is not listed; `most`: pairs listed. Raises ValueError without
    any duty that has a lemma.
    """
    duties = duties.reset_index(drop=True)
    vectorizer = TfidfVectorizer(analyzer=_given, sublinear_tf=True)
    vectors = vectorizer.fit_transform(list(lemmas(duties["text_latin"].tolist())))
    return Overlap(_between_bodies(duties, vectors), _nearest(duties, vectors, least, most))


def _given(lemmas: Sequence[str]) -> Sequence[str]:
    """The words of a text are what `lemmas` gave."""
    return lemmas


def _between_bodies(duties: pd.DataFrame, vectors: Any) -> pd.DataFrame:
    """An institution is the sum of its duties' vectors."""
    codes, names = pd.factorize(duties["body"], sort=True)
    members = np.zeros((len(names), len(duties)))
    members[codes, np.arange(len(duties))] = 1.0
    sums = normalize(members @ vectors)
    return pd.DataFrame(np.asarray(sums @ sums.T).clip(0, 1), index=names, columns=names).rename_axis("body")


def _nearest(duties: pd.DataFrame, vectors: Any, least: float, most: int) -> pd.DataFrame:
    body = pd.factorize(duties["body"])[0]
    pairs: list[tuple[float, int, int]] = []
    for start in range(0, len(duties), _SLICE):
        likeness = (vectors[start : start + _SLICE] @ vectors.T).tocoo()
        for row, column, value in zip(likeness.row + start, likeness.col, likeness.data, strict=True):
            if row < column and value >= least and body[row] != body[column]:
                pairs.append((min(float(value), 1.0), int(row), int(column)))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    columns = ["body", "unit", "text"]
    left = duties.loc[[row for _, row, _ in pairs[:most]], columns].reset_index(drop=True)
    right = duties.loc[[column for _, _, column in pairs[:most]], columns].reset_index(drop=True)
    likeness = pd.Series([value for value, _, _ in pairs[:most]], name="likeness", dtype="float64")
    return pd.concat([likeness, left, right.add_prefix("other_")], axis=1)
