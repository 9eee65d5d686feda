"""Whose responsibilities are alike: words, institutions, languages."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import document, extraction
from delokrug.compare.overlap import content_lemmas, duties_of_bodies, overlap
from delokrug.result import result_of


def words(texts):
    return [text.lower().split() for text in texts]


def duties(*rows: tuple[str, str]) -> pd.DataFrame:
    """Duties by (body, text)."""
    return pd.DataFrame([{"body": body, "unit": "U", "text": text, "text_latin": text} for body, text in rows])


FOUR = duties(
    ("A", "nadzor nad bezbednošću hrane"),
    ("A", "izrada plana"),
    ("B", "nadzor nad bezbednošću hrane"),
    ("C", "obračun plata"),
)


def test_bodies():
    bodies = overlap(FOUR, lemmas=words).bodies
    assert list(bodies.index) == list(bodies.columns) == ["A", "B", "C"]
    assert [bodies.loc[name, name] for name in "ABC"] == pytest.approx([1, 1, 1])
    assert bodies.loc["A", "B"] == pytest.approx(bodies.loc["B", "A"])
    assert 0.5 < bodies.loc["A", "B"] < 1
    assert bodies.loc["A", "C"] == 0


def test_nearest_duties():
    nearest = overlap(FOUR, lemmas=words).duties
    assert nearest[["body", "other_body"]].to_numpy().tolist() == [["A", "B"]]
    assert nearest["likeness"].tolist() == pytest.approx([1.0])
    assert nearest["text"].tolist() == nearest["other_text"].tolist() == ["nadzor nad bezbednošću hrane"]


def test_nearest_duties_are_never_of_one_body():
    assert overlap(duties(("A", "plan"), ("A", "plan"), ("B", "rad")), lemmas=words).duties.empty


def test_most_and_least():
    many = duties(*((body, f"nadzor nad radom {number}") for body in "AB" for number in range(5)))
    found = overlap(many, lemmas=words, most=3).duties
    assert len(found) == 3
    assert found["likeness"].is_monotonic_decreasing
    assert len(overlap(many, lemmas=words, least=0.999).duties) == 5


def test_duties_of_bodies():
    result = result_of(document(), extraction())
    tables = {"documents": result.document, "units": result.units, "responsibilities": result.responsibilities}
    found = duties_of_bodies(tables)
    # the duty of the post stays out
    assert found["text"].tolist() == ["израду прописа", "надзор над радом завода"]
    assert found["body"].tolist() == ["Министарство рада"] * 2


BODIES = [
    # (kind of document, issued by, the unit's institution, compared as)
    ("rulebook", "Министарство", "Одбор", "Министарство"),
    ("rulebook", None, "Одбор", "Одбор"),
    ("rulebook", None, None, "a.txt"),
    # a law is issued by the parliament and speaks of ministries
    ("law", "Скупштина", "Министарство", "Министарство"),
    (None, "Министарство", None, "Министарство"),
]


@pytest.mark.parametrize(("kind", "issuer", "body", "expected"), BODIES)
def test_whose_duties(kind, issuer, body, expected):
    result = result_of(document(source="in/a.txt"), extraction())

    def constant(value, length):
        return pd.array([value] * length, dtype="string")

    tables = {
        "documents": result.document.assign(kind=constant(kind, 1), body=constant(issuer, 1)),
        "units": result.units.assign(body=constant(body, 3)),
        "responsibilities": result.responsibilities,
    }
    assert duties_of_bodies(tables)["body"].tolist() == [expected] * 2


LEMMAS = [
    ("sr", "praćenje sprovođenja politika i propisa", ["praćenje", "sprovođenje", "politika", "propis"]),
    ("sr", "praćenja sprovođenju politike", ["praćenje", "sprovođenje", "politika"]),
    ("en", "drafting of the regulations", ["regulation"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), LEMMAS)
def test_content_lemmas(language, text, expected):
    (found,) = content_lemmas(language)([text])
    assert [lemma for lemma in found if lemma in expected] == expected
    assert not {"i", "of", "the"} & set(found)


def test_inflected_duties_are_alike():
    inflected = duties(("A", "praćenje sprovođenja propisa"), ("B", "praćenja sprovođenju propisima"))
    assert overlap(inflected, lemmas=content_lemmas("sr")).bodies.loc["A", "B"] == pytest.approx(1.0)
