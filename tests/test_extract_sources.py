"""What holds of every row of every document: it stands in the text, and it is one clean duty or one unit of a tree.

The documents are those of corpora/ and, where they are on the machine, the shared ones. Each is read once.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, SHARED
from delokrug import packs, schema
from delokrug.errors import DelokrugError
from delokrug.ingest import ocr_engine
from delokrug.records import Document, Extraction
from delokrug.script import canonical, font_repairs, mapped, script_of, to_latin
from delokrug.tables import rows
from extract_factory import read_file

OWN = sorted((ROOT / "corpora" / "documents").iterdir())
OTHERS = [path for name in ("real", "written") for path in sorted((SHARED / "documents" / name).glob("*.*"))]
ABSENT = pytest.param(None, marks=pytest.mark.skip(reason="the shared documents are not on this machine"), id="shared")

PUNCTUATION = ",;:.–—-•·"
ABBREVIATED = re.compile(r"(?:\b\w{1,5}|\d)\.$")  # «и сл.», «до 2030.»
# capital and in the nominative, so no mention of another article; Ĉ, È and ^ are broken fonts' Č
HEADING = re.compile(r"(?:\b(?:Чл[ае]н(?:ак)?|ЧЛАН|[ČĈÈ]lan(?:ak)?|ČLANAK|ČLAN|Article|ARTICLE)|\^lan)\s+(\d+\w?)\b")

Read = tuple[Document, Extraction]


@pytest.fixture(params=[*OWN, *OTHERS] if OTHERS else [*OWN, ABSENT], ids=lambda path: path.name)
def read(request: pytest.FixtureRequest) -> Read:
    path: Path = request.param
    try:
        return read_file(path)
    except DelokrugError as error:
        if error.code not in ("pdf_no_text", "garbled_text") or not ocr_engine.missing():
            raise
        pytest.skip(f"a scan, and no character recognition on this machine: {ocr_engine.missing()}")


def test_every_quote_stands_in_the_text(read: Read) -> None:
    document, found = read
    tables = rows(document, found)
    for row in (*tables["units"], *tables["responsibilities"], *tables["positions"]):
        assert 0 <= row["start"] < row["end"] <= len(document.text), row
        assert document.text[row["start"] : row["end"]] == row["quote"], row
        assert row["quote"] == row["quote"].strip() != "", row


def test_every_text_is_in_its_quote(read: Read) -> None:
    # the cleaned text may leave out what stood between its lines, it adds no letter
    document, found = read
    script, letters = script_of(document.text), font_repairs(document.text)

    def bare(text: str) -> str:
        return re.sub(r"[\W_]", "", canonical(mapped(text), script=script, letters=letters).text).lower()

    for duty in found.responsibilities:
        quote = iter(bare(document.text[duty.start : duty.end]))
        assert all(letter in quote for letter in bare(duty.text)), duty
    for unit in found.units:
        # only the head and what agrees with it change, and those in their endings
        assert bare(unit.name)[:3] == bare(document.text[unit.start : unit.end])[:3], unit


def test_duties_are_clean(read: Read) -> None:
    _, found = read
    connectors = packs.pack(found.language).words["connectors"]
    for duty in found.responsibilities:
        assert duty.text == " ".join(duty.text.split()) != "", duty
        words = to_latin(duty.text).lower().split()
        assert words[0] not in connectors and words[-1] not in connectors, duty
        assert duty.text[0] not in PUNCTUATION, duty
        assert duty.text[-1] not in PUNCTUATION or ABBREVIATED.search(duty.text), duty


def test_duties_stand_in_order_and_apart(read: Read) -> None:
    _, found = read
    starts = [duty.start for duty in found.responsibilities]
    assert starts == sorted(starts)
    ends: dict[tuple[int, int | None], int] = {}
    for duty in found.responsibilities:
        assert duty.start >= ends.get((duty.unit, duty.position), 0), duty
        ends[duty.unit, duty.position] = duty.end


def test_units_are_a_forest(read: Read) -> None:
    _, found = read
    for index, unit in enumerate(found.units):
        assert unit.name == " ".join(unit.name.split()) != "", unit
        assert unit.name[0] not in PUNCTUATION + "„“”»«\"" and unit.name[-1] not in ",;:–—-", unit
        assert unit.kind in schema.KINDS and unit.relation in schema.RELATIONS, unit
        line, at = [index], unit.parent
        while at is not None:
            assert at not in line, [found.units[i].name for i in line]
            line.append(at)
            at = found.units[at].parent


def test_every_row_belongs_to_a_unit_and_a_page(read: Read) -> None:
    document, found = read
    for duty in found.responsibilities:
        assert 0 <= duty.unit < len(found.units), duty
        assert duty.position is None or 0 <= duty.position < len(found.positions), duty
    pages = [*(unit.page for unit in found.units), *(duty.page for duty in found.responsibilities)]
    assert all(1 <= page <= (document.pages or 1) for page in pages)


def test_places_are_those_of_the_headings(read: Read) -> None:
    document, found = read
    headings = [(match.start(), to_latin(match[1]).lower()) for match in HEADING.finditer(document.text)]
    places = [*(unit.place for unit in found.units), *(duty.place for duty in found.responsibilities)]
    assert all(place.article or not (place.paragraph or place.item) for place in places)
    for duty in found.responsibilities:
        if duty.place.article:
            above = [article for start, article in headings if start < duty.start]
            # the new text of an amending act may have headings of its own
            assert duty.place.article.lower() in (above if duty.place.amends else above[-1:]), duty
