"""The annotated sentences in corpora/sentences are well formed: what a program that reads them may rely on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parent.parent / "corpora" / "sentences" / "rulebook.conllu"

UPOS = {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X"}  # fmt: skip
CASES = {"Nom", "Gen", "Dat", "Acc", "Voc", "Loc", "Ins"}
# an adjective or a numeral may be written in digits («12.», «118»), and «pet» has no case
WITH_CASE = {"NOUN", "PROPN", "DET", "PRON", "ADP"}
WITHOUT_CASE = {"ADV", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SYM", "VERB", "X"}
GENRES = {"units", "duties", "posts", "other"}
SCRIPTS = {"Cyrl": "CYRILLIC", "Latn": "LATIN"}


@dataclass(frozen=True)
class Sentence:
    meta: dict[str, str]
    rows: list[list[str]]

    @property
    def id(self) -> str:
        return self.meta["sent_id"]


def features(row: list[str]) -> dict[str, str]:
    return {} if row[5] == "_" else dict(pair.split("=", 1) for pair in row[5].split("|"))


def letters(text: str) -> set[str]:
    """The scripts of the letters of `text`, as Unicode names them."""
    return {unicodedata.name(character).split()[0] for character in text if character.isalpha()}


def sentences() -> list[Sentence]:
    found = []
    for block in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        pairs = [line.removeprefix("# ").split(" = ", 1) for line in lines if line.startswith("#")]
        found.append(Sentence(dict(pairs), [line.split("\t") for line in lines if not line.startswith("#")]))
    return found


SENTENCES = sentences()


@pytest.fixture(params=SENTENCES, ids=lambda sentence: sentence.id)
def sentence(request) -> Sentence:
    return request.param


def test_ten_columns_numbered_from_one(sentence):
    assert {len(row) for row in sentence.rows} == {10}
    assert [row[0] for row in sentence.rows] == [str(number) for number in range(1, len(sentence.rows) + 1)]
    assert all(cell and cell == cell.strip() for row in sentence.rows for cell in row)
    # neither a tagset of its own nor a parse
    assert {cell for row in sentence.rows for cell in (row[4], *row[6:9])} == {"_"}


def test_tokens_are_the_text(sentence):
    assert {row[9] for row in sentence.rows} <= {"_", "SpaceAfter=No"}
    joined = "".join(row[1] + ("" if row[9] == "SpaceAfter=No" else " ") for row in sentence.rows)
    assert joined.rstrip(" ") == sentence.meta["text"]


def test_part_of_speech_and_case(sentence):
    for row in sentence.rows:
        assert row[3] in UPOS, row
        case = features(row).get("Case")
        assert case is None or case in CASES, row
        if row[3] in WITHOUT_CASE:
            assert case is None, row
        # abbreviations («br.») have none
        if row[3] in WITH_CASE and not row[1].endswith("."):
            assert case, row


def test_features_are_sorted_and_named_once(sentence):
    for row in sentence.rows:
        if row[5] != "_":
            names = [pair.split("=")[0] for pair in row[5].split("|")]
            assert names == sorted(set(names), key=str.lower), row
            assert all(re.fullmatch(r"[A-Z][A-Za-z]+(\[psor\])?=[A-Z0-9][A-Za-z]*(,[A-Z][A-Za-z]+)*", pair)
                       for pair in row[5].split("|")), row  # fmt: skip


def test_masculine_accusative_says_whether_it_is_alive(sentence):
    for row in sentence.rows:
        found = features(row)
        if row[3] in ("NOUN", "PROPN") and found.get("Gender") == "Masc" and found.get("Number") == "Sing":
            assert ("Animacy" in found) == (found["Case"] == "Acc"), row


def test_script_is_as_declared_and_lemmas_are_latin(sentence):
    assert letters(sentence.meta["text"]) == {SCRIPTS[sentence.meta["script"]]}
    for row in sentence.rows:
        assert letters(row[2]) <= {"LATIN"}, row
        assert unicodedata.is_normalized("NFC", row[1] + row[2]), row


def test_there_are_enough_of_every_kind():
    assert len(SENTENCES) >= 150
    assert len({sentence.id for sentence in SENTENCES}) == len(SENTENCES)
    assert len({sentence.meta["text"] for sentence in SENTENCES}) == len(SENTENCES)
    assert {sentence.meta["genre"] for sentence in SENTENCES} == GENRES
    by_script = Counter(sentence.meta["script"] for sentence in SENTENCES)
    assert set(by_script) == set(SCRIPTS)
    assert min(by_script.values()) >= 60
