"""How fast PDFs become lines, beside pdfplumber's words: pages per CPU second of both and their ratio, in one run.

    python benchmarks/reading.py [FILE.pdf ...]

Without a file it makes one of 100 pages of dense text. Where the words differ, it says on how many pages.
"""

from __future__ import annotations

import logging
import random
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "pipeline"), str(HERE.parent / "tests")]

from delokrug.ingest import read_file  # noqa: E402
from tiny_pdf import column, tiny_pdf  # noqa: E402

PAGES, LINES, WORDS = 100, 50, 12  # 3,500 characters a page, as a rulebook set in 11 points has


def sample_pdf(path: Path) -> Path:
    chance = random.Random(0)
    words = [
        "department",
        "performs",
        "tasks",
        "related",
        "to",
        "drafting",
        "regulations",
        "supervision",
        "of",
        "sector",
    ]
    pages = [
        column(60, 780, [" ".join(chance.choices(words, k=WORDS)) for _ in range(LINES)], leading=14, size=8)
        for _ in range(PAGES)
    ]
    path.write_bytes(tiny_pdf(*pages))
    return path


def our_words(path: Path) -> list[list[str]]:
    document = read_file(path)
    pages: list[list[str]] = [[] for _ in range(document.pages or 0)]
    for line in document.lines:
        pages[line.page - 1] += line.text.split()
    return pages


def plumber_words(path: Path) -> list[list[str]]:
    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            pages.append([word["text"] for word in page.extract_words()])
            page.close()  # else it keeps 5 MB a page
    return pages


def report(path: Path) -> str:
    our_words(path)  # the library is loaded
    start = time.process_time()
    ours = our_words(path)
    middle = time.process_time()
    theirs = plumber_words(path)
    end = time.process_time()
    differ = sum(a != b for a, b in zip(ours, theirs, strict=True))
    return (
        f"{path.name}: {len(ours)} pages, {sum(len(word) for page in ours for word in page):,} characters; "
        f"delokrug {len(ours) / (middle - start):.1f} pages per CPU second, "
        f"pdfplumber {len(ours) / (end - middle):.1f}, ratio {(end - middle) / (middle - start):.1f}; "
        f"words differ on {differ} pages"
    )


def main(arguments: list[str]) -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    if arguments:
        for argument in arguments:
            print(report(Path(argument)))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(report(sample_pdf(Path(folder, "sample.pdf"))))


if __name__ == "__main__":
    main(sys.argv[1:])
