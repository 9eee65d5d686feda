"""Text objects of a PDF that touch are one run; what is set apart, raised or written otherwise stays by itself."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from delokrug.ingest.pdf_chars import page_frame, page_runs
from tiny_pdf import Page, at, tiny_pdf


def slanted(x: float, text: str) -> str:
    return f"BT /F3 10 Tf 0.9 0.3 -0.3 0.9 {x} 700 Tm ({text}) Tj ET\n"


# Courier of 10 points: each letter is 6 points wide
RUNS = [
    ("syllables of one word", at(50, 700, "nas") + at(68, 700, "tavak"), ["nastavak"]),
    ("a line with its spaces", at(50, 700, "rad ") + at(74, 700, "na ") + at(92, 700, "putu"), ["rad na putu"]),
    ("a gap as wide as a space", at(50, 700, "rad") + at(70, 700, "putu"), ["rad", "putu"]),
    ("drawn over each other", at(50, 700, "rad") + at(65, 700, "rad"), ["rad", "rad"]),
    ("pdfium itself puts a line in order", at(68, 700, "putu") + at(50, 700, "rad"), ["radputu"]),
    ("another baseline", at(50, 700, "rad") + at(68, 698, "putu"), ["rad", "putu"]),
    ("another size", at(50, 700, "rad") + at(68, 700, "putu", size=9), ["rad", "putu"]),
    ("another font", at(50, 700, "rad") + at(68, 700, "putu", font="F2"), ["rad", "putu"]),
    # small letters may be marks of footnotes, which `pdf_words` looks for run by run
    ("small beside large", at(50, 700, "rad") + at(68, 700, "1", size=5) + at(71, 700, "2", size=5), ["rad", "1", "2"]),
    # the usual gap of a run says which of its gaps parts words
    ("letters set apart", at(50, 700, "abcd", extra="3 Tc") + at(86, 700, "efgh"), ["abcd", "efgh"]),
    ("a stamp", slanted(50, "ab") + slanted(62, "cd"), ["ab", "cd"]),
]  # fmt: skip


def runs(page: Page | str) -> list[str]:
    """The texts of a page's runs, without the ends of lines."""
    with pypdfium2.PdfDocument(tiny_pdf(page)) as pdf:
        shown = pdf[0]  # held: its raw page goes with it
        text_page = pdfium.FPDFText_LoadPage(shown.raw)
        try:
            return [run.text for run in page_runs(text_page, page_frame(shown.raw))]
        finally:
            pdfium.FPDFText_ClosePage(text_page)


@pytest.mark.parametrize(("drawn", "texts"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS])
def test_runs(drawn: str, texts: list[str]) -> None:
    assert runs(drawn) == texts


def test_a_turned_page_is_left_as_it_is_drawn() -> None:
    drawn = at(50, 700, "nas") + at(68, 700, "tavak")
    assert runs(Page(drawn, rotate=90)) == ["nas", "tavak"]
