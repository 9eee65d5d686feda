"""How fast PDFs become lines and tables, beside pdfplumber's words and tables: pages per CPU second of both and their
ratio, and how much memory reading takes, in one run.

    python benchmarks/reading.py [FILE.pdf ...]

Without a file it makes one: 300 pages, two of three dense prose, the third a ruled table; and one of 1,000 pages, to
see whether memory grows with the pages. Peaks are those of a process that only reads. Where words or cells differ
from pdfplumber's, it says on how many pages.
"""

from __future__ import annotations

import logging
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pdfplumber

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "pipeline"), str(HERE.parent / "tests")]

from delokrug.ingest import read_file  # noqa: E402
from delokrug.records import Document  # noqa: E402
from tiny_pdf import at, column, tiny_pdf  # noqa: E402

PAGES, MANY_PAGES = 300, 1000
LINES, WORDS = 45, 8  # 2,500 characters a page, as published rulebooks have
EVERY_THIRD = 3
XS = (40, 70, 190, 290, 330, 470, 560)
ROW_HEIGHT, ROWS, CELL_LINES = 104, 7, 5
VOCABULARY = [
    "department", "performs", "tasks", "related", "to", "drafting", "regulations", "supervision", "of", "sector",
]  # fmt: skip

# Processes that read one file and print their peak, resident megabytes: all of it into a document, whose lines and text
# are kept, or page by page, which shows whether anything but the document grows.
# Not getrusage: its figure begins with that of the process that started this one.
_PEAK = """
import re, sys
sys.path.insert(0, sys.argv[1])
{read}
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
"""
_WHOLE = _PEAK.format(read="from delokrug.ingest import read_file\nread_file(sys.argv[2])")
_BY_PAGE = _PEAK.format(
    read="""
import pypdfium2
from delokrug.ingest.pdf_pages import PageTables, read_page
data = open(sys.argv[2], "rb").read()
pdf, tables, gutters = pypdfium2.PdfDocument(data), PageTables(data, ""), []
for number in range(1, len(pdf) + 1):
    read_page(pdf, number, tables, gutters)
"""
)


def sample_pdf(path: Path, *, pages: int) -> Path:
    chance = random.Random(0)
    made = [_table(chance) if number % EVERY_THIRD == 2 else _prose(chance) for number in range(pages)]
    path.write_bytes(tiny_pdf(*made))
    return path


def _prose(chance: random.Random) -> str:
    lines = [" ".join(chance.choices(VOCABULARY, k=WORDS)) for _ in range(LINES)]
    return column(60, 780, lines, leading=14, size=8)


def _table(chance: random.Random) -> str:
    ys = [790 - ROW_HEIGHT * row for row in range(ROWS + 1)]
    drawn = [f"{XS[0]} {y} m {XS[-1]} {y} l S\n" for y in ys] + [f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in XS]
    for number, y in enumerate(ys[:-1], 1):
        drawn.append(at(XS[0] + 3, y - 10, f"{number}.", size=7))
        for left, right in pairwise(XS[1:]):
            fits = int((right - left - 6) / 4.2)
            lines = [" ".join(chance.choices(VOCABULARY, k=6))[:fits].strip() for _ in range(CELL_LINES)]
            drawn.append(column(left + 3, y - 10, lines, leading=9, size=7))
    return "".join(drawn)


def our_words(document: Document) -> list[Counter[str]]:
    """The words of each page. Their order in tables is ours, so that only their number is compared."""
    pages: list[Counter[str]] = [Counter() for _ in range(document.pages or 0)]
    for line in document.lines:
        pages[line.page - 1].update(line.text.split())
    return pages


def our_cells(document: Document) -> list[list[str]]:
    cells: list[list[str]] = [[] for _ in range(document.pages or 0)]
    for table in document.tables:
        for cell in table.cells:
            lines = document.lines[cell.first : cell.last]
            cells[table.page - 1].append("".join("".join(line.text.split()) for line in lines))
    return cells


def plumber_pages(path: Path) -> tuple[list[Counter[str]], list[list[str]], float, float]:
    """pdfplumber's words and cells of each page, and the CPU seconds of both."""
    words, cells = [], []
    word_time = table_time = 0.0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            start = time.process_time()
            words.append(Counter(word["text"] for word in page.extract_words()))
            middle = time.process_time()
            tables = page.find_tables()
            word_time += middle - start
            table_time += time.process_time() - middle
            # the texts of the cells cost more than finding them, and are not counted
            rows = [row for table in tables if len(table.cells) > 1 for row in table.extract()]
            cells.append(["".join(text.split()) for row in rows for text in row if text is not None])
            page.close()  # else it keeps 5 MB a page
    return words, cells, word_time, table_time


def peak_memory(path: Path, script: str = _WHOLE) -> float:
    """Megabytes that a process takes that reads the file and nothing else."""
    arguments = [sys.executable, "-c", script, str(HERE.parent / "pipeline"), str(path)]
    return float(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout)


def report(path: Path) -> str:
    read_file(path)  # the libraries are loaded
    start = time.process_time()
    document = read_file(path)
    ours = time.process_time() - start
    pages = document.pages or 0
    words, cells, word_time, table_time = plumber_pages(path)
    theirs = word_time + table_time
    found = our_words(document)
    words_differ = sum(a != b for a, b in zip(found, words, strict=True))
    missed = sum((b - a).total() for a, b in zip(found, words, strict=True))
    cells_differ = sum(a != b for a, b in zip(our_cells(document), cells, strict=True) if b)
    return (
        f"{path.name}: {pages} pages, {len(document.text):,} characters, {sum(map(bool, cells))} with tables\n"
        f"  delokrug {pages / ours:.1f} pages per CPU second, pdfplumber {pages / theirs:.1f} "
        f"(words {pages / word_time:.1f}, tables {pages / max(table_time, 1e-9):.1f}): ratio {theirs / ours:.1f}\n"
        f"  words differ on {words_differ} pages ({missed} of {sum(page.total() for page in words):,} words missing), "
        f"cells on {cells_differ}\n"
        f"  peak memory {peak_memory(path):.0f} MB"
    )


def main(arguments: list[str]) -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    for argument in arguments:
        print(report(Path(argument)))
    if arguments:
        return
    with tempfile.TemporaryDirectory() as folder:
        print(report(sample_pdf(Path(folder, "sample.pdf"), pages=PAGES)))
        many_pages = sample_pdf(Path(folder, "many.pdf"), pages=MANY_PAGES)
        for what, script in (("the document kept", _WHOLE), ("page by page", _BY_PAGE)):
            few, many = peak_memory(Path(folder, "sample.pdf"), script), peak_memory(many_pages, script)
            print(f"  {what}: {PAGES} pages {few:.0f} MB, {MANY_PAGES} pages {many:.0f} MB ({many / few:.2f} times)")


if __name__ == "__main__":
    main(sys.argv[1:])
