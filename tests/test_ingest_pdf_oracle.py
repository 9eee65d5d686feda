"""The words of PDFs beside pdfplumber's: the same words in the same order, page by page.

pdfplumber reads across columns, so that of a page in columns the words are compared as a bag; so they are on pages with
tables, whose cells are read one after the other. Footnote marks are raised figures here («¹») and plain ones there.
Letters set apart for emphasis are one word here and several there: of that page letters are compared.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pdfplumber
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import read_file
from delokrug.options import Options

HERE = Path(__file__).resolve().parent
SAMPLES = sorted((HERE / "data" / "pdf").glob("*.pdf"))
OTHERS = sorted((HERE.parent / "corpora" / "documents").glob("*.pdf"))
SHARED = sorted((HERE.parents[1] / "shared" / "documents").glob("*/*.pdf"))
IN_COLUMNS = {"gazette", "three_columns", "lists_in_columns"}
COLUMN_DOCUMENTS = IN_COLUMNS | {"g01_glasnik_zastita_zemljista"}
GARBLED = {"g13_pravilnik_inspektorat_zicare"}  # its text layer says numbers of glyphs, which pdfplumber repeats
LETTER_SPACED = {"spaced"}
LEAST = 0.999  # of pdfplumber's words


@pytest.mark.parametrize("path", [*SAMPLES, *OTHERS, *SHARED], ids=lambda path: path.stem)
def test_words_are_pdfplumbers(path: Path) -> None:
    if path.stem in GARBLED:
        pytest.skip("its text layer is wrong on purpose")
    try:
        document = read_file(path, options=Options(ocr="never"))
    except DelokrugError as error:
        assert error.code == "pdf_no_text"
        pytest.skip("a scan")
    same = total = 0
    with pdfplumber.open(path) as pdf:
        assert document.pages == len(pdf.pages)
        for number, page in enumerate(pdf.pages, 1):
            apart = path.stem in LETTER_SPACED
            ours = _words((line.text for line in document.lines if line.page == number), apart=apart)
            theirs = _words((word["text"] for word in page.extract_words()), apart=apart)
            bag = path.stem in COLUMN_DOCUMENTS or any(table.page == number for table in document.tables)
            same += _in_both(ours, theirs) if bag else _in_order(ours, theirs)
            total += max(len(ours), len(theirs))
            page.close()
    assert same >= LEAST * total, f"{same} of {total} words"


@pytest.mark.parametrize("name", sorted(IN_COLUMNS))
def test_words_in_columns_are_those_of_the_cropped_columns(name: str) -> None:
    """pdfplumber is shown one column at a time, between the headings over the whole page."""
    path = HERE / "data" / "pdf" / f"{name}.pdf"
    document = read_file(path)
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        edges = _column_edges(page)
        for x0, x1 in edges:
            lines = [
                line for line in document.lines if line.page == 1 and line.box and x0 < line.box[0] and line.box[2] < x1
            ]
            top, bottom = min(line.box[1] for line in lines if line.box), max(line.box[3] for line in lines if line.box)
            cropped = page.crop((x0, top - 1, x1, bottom + 1))
            assert [word for line in lines for word in line.text.split()] == [
                word["text"] for word in cropped.extract_words()
            ]
        firsts = [next(line.start for line in document.lines if line.box and line.box[0] > x0) for x0, _ in edges]
        assert firsts == sorted(firsts)


def _column_edges(page: pdfplumber.page.Page) -> list[tuple[float, float]]:
    """The columns between the upright rules of a page."""
    rules = sorted({round(line["x0"]) for line in [*page.lines, *page.rects] if line["height"] > 100 > line["width"]})
    return list(zip([0, *rules], [*rules, page.width], strict=True))


def _words(texts: Iterator[str], *, apart: bool) -> list[str]:
    """Words with plain figures; letters where words are set apart in the document."""
    text = unicodedata.normalize("NFKC", " ".join(texts))
    return list(text.replace(" ", "")) if apart else text.split()


def _in_order(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return sum(block.size for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())


def _in_both(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return (Counter(ours) & Counter(theirs)).total()
