"""One document in four forms, and the truth about texts and tables: what comes out does not depend on what it comes in.

The rulebook g18 is there as text, DOCX, PDF and 300 dpi scan; the truth files of group g were made from the sources of
the documents, not by reading them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from delokrug.ingest import ocr_engine
from delokrug.layout.furniture import furniture
from delokrug.layout.tables import whole_tables
from delokrug.records import Document, Extraction
from delokrug.tables.ids import canonical
from extract_factory import read_file
from rapidfuzz.distance import Levenshtein

DOCUMENTS, TRUTH = ROOT / "corpora" / "documents", ROOT / "corpora" / "truth"
NAME = "g18_pravilnik_upravljanje_otpadom"
# the measures of the work order: F1 between formats, share of the words, of the cells
SAME, SAME_SCANNED = 0.99, 0.95
LEAST_WORDS, LEAST_ALIGNED = 0.999, 0.95
# character errors of recognised text and table cells at 300 dpi
MOST_WRONG, MOST_WRONG_IN_CELLS = 0.007, 0.01
STAMPED = 0.011  # where a stamp lies over four lines

needs_ocr = pytest.mark.skipif(bool(ocr_engine.missing()), reason=f"no character recognition: {ocr_engine.missing()}")


def path(number: str) -> Path:
    return next(one for one in sorted(DOCUMENTS.iterdir()) if one.name.startswith(number))


def rows(found: Extraction) -> dict[str, Counter[tuple[object, ...]]]:
    """What the tables say, without places: units with their parents, duties with unit and post, posts."""
    units = [canonical(unit.name) for unit in found.units]
    parents = [None if unit.parent is None else units[unit.parent] for unit in found.units]
    posts = [canonical(post.title) for post in found.positions]
    return {
        "units": Counter(zip(units, (unit.kind for unit in found.units), parents, strict=True)),
        "responsibilities": Counter(
            (units[duty.unit], None if duty.position is None else posts[duty.position], canonical(duty.text))
            for duty in found.responsibilities
        ),
        "positions": Counter(
            (title, canonical(post.rank), post.executors) for title, post in zip(posts, found.positions, strict=True)
        ),
    }


def f1(one: Counter[tuple[object, ...]], other: Counter[tuple[object, ...]]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


@pytest.mark.parametrize("table", ["units", "responsibilities", "positions"])
@pytest.mark.parametrize(
    ("form", "least"),
    [(".docx", SAME), (".pdf", SAME), pytest.param("_sken.pdf", SAME_SCANNED, marks=needs_ocr)],
)
def test_one_rulebook_in_four_forms(form: str, least: float, table: str) -> None:
    as_text = rows(read_file(DOCUMENTS / f"{NAME}.txt")[1])[table]
    assert as_text.total() > 10
    found = rows(read_file(DOCUMENTS / f"{NAME}{form}")[1])[table]
    assert f1(as_text, found) >= least, (as_text - found, found - as_text)


def plain(text: str) -> str:
    """Without white space and hyphens, which a line break may have added, and with one kind of quotation mark."""
    return re.sub(r"[\s\u00ad\u2010\u2011‐-]+", "", text).replace("“", '"').replace("”", '"').replace("„", '"')


def tables_of(document: Document) -> list[list[list[str]]]:
    flags = furniture(document.lines)
    return [
        [["".join(plain(document.lines[at].text) for at in cell.lines) for cell in row.cells] for row in table.rows]
        for table in whole_tables(document, is_furniture=flags.__getitem__)
    ]


def true_tables(number: str) -> list[list[list[str]]]:
    found = json.loads((TRUTH / f"{number}_tables.json").read_text(encoding="utf-8"))
    return [[[plain(cell) for cell in row] for row in table["rows"]] for table in found]


def cells(tables: Iterable[Sequence[Sequence[str]]]) -> list[str]:
    return [cell for table in tables for row in table for cell in row]


# ruled tables, and those that the format itself tells
@pytest.mark.parametrize("number", ["g02", "g07", "g10", "g17"])
def test_every_cell(number: str) -> None:
    found = tables_of(read_file(path(number))[0])
    if number == "g17":  # Markdown has no merged cells: a row that names a unit has empty ones
        found = [[row if any(row[1:]) else row[:1] for row in table] for table in found]
    assert found == true_tables(number)


def test_cells_of_a_table_without_rules() -> None:
    truth, found = cells(true_tables("g16")), cells(tables_of(read_file(path("g16"))[0]))
    same = (Counter(truth) & Counter(found)).total()
    # letters that look alike in both scripts are mixed in this document on purpose, and mended behind ingest
    truth_alike, found_alike = (Counter(canonical(cell) for cell in part) for part in (truth, found))
    assert max(same, (truth_alike & found_alike).total()) >= LEAST_ALIGNED * len(truth)


@needs_ocr
@pytest.mark.parametrize("number", ["g04", "g05", "g18"])
def test_recognised_cells(number: str) -> None:
    scan = DOCUMENTS / f"{NAME}_sken.pdf" if number == "g18" else path(number)
    truth, found = true_tables(number), tables_of(read_file(scan)[0])
    assert [[len(row) for row in table] for table in found] == [[len(row) for row in table] for table in truth]
    wrong = sum(Levenshtein.distance(a, b) for a, b in zip(cells(truth), cells(found), strict=True))
    assert wrong <= MOST_WRONG_IN_CELLS * sum(map(len, cells(truth)))


@needs_ocr
@pytest.mark.parametrize(("name", "most"), [("g03", MOST_WRONG), ("g05", MOST_WRONG), ("g04", STAMPED)])
def test_recognised_text(name: str, most: float) -> None:
    """Letters that are missing or others; scans of 200 (g03) and 300 dpi. Headers and stamps are additions."""
    document = read_file(path(name))[0]
    flags = furniture(document.lines)
    found = plain("".join(line.text for line, flag in zip(document.lines, flags, strict=True) if not flag))
    truth = plain("".join(line for line in true_lines(name) if not FOOTNOTE.match(line)))
    wrong = sum(edit.tag != "insert" for edit in Levenshtein.editops(truth, found))
    assert wrong <= most * len(truth)


FOOTNOTE = re.compile(r"\d+ \w")  # in the truth they stand at the end, on the page at its bottom


def true_lines(number: str) -> list[str]:
    return (TRUTH / f"{number}.txt").read_text(encoding="utf-8").splitlines()


# some documents have Latin look-alikes in Cyrillic words on purpose
LOOK_ALIKES = str.maketrans("aeojcpxAEOJCPXBHKMT", "аеојсрхАЕОЈСРХВНКМТ")


@pytest.mark.parametrize("number", ["g01", "g02", "g07", "g08", "g09", "g10", "g11", "g12", "g16", "g17", "g18"])
def test_letters_of_the_text(number: str) -> None:
    """Every letter of a document with a sound text layer is read; what is printed besides (headers) does not count."""
    document = read_file(DOCUMENTS / f"{NAME}.pdf" if number == "g18" else path(number))[0]
    found = Counter(re.findall(r"\w", document.text.translate(LOOK_ALIKES)))
    truth = Counter(re.findall(r"\w", "".join(true_lines(number)).translate(LOOK_ALIKES)))
    missing = (truth - found).total()
    assert missing <= (1 - LEAST_WORDS) * truth.total(), truth - found
