"""The excerpt at the top of README.md: what a user gets, from a sample document as it is read now.

In: README.md with its two marks, and the sample. Out: README.md with the text between the marks written anew; with
`--check` nothing is written, and the exit code says whether it is current.
"""

from __future__ import annotations

import sys
from pathlib import Path

import delokrug
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SAMPLE = "corpora/documents/a01_ministarstvo_plovidbe.txt"
SAMPLE_OF_POSTS = "corpora/documents/h01_ministarstvo_uredjenje_slivova.txt"
BEGIN, END = "<!-- excerpt: written by tools/excerpt.py -->\n", "<!-- end of excerpt -->\n"
TREE_LINES, ROWS = 18, 5
POST_COLUMNS = ["number", "title", "rank_code", "executors", "education_level", "experience_years", "exams"]
COLUMNS = ["responsibility_id", "unit", "text", "actions", "citation", "start", "end"]


def main() -> int:
    before = README.read_text(encoding="utf-8")
    head, rest = before.split(BEGIN)
    after = head + BEGIN + excerpt() + END + rest.split(END)[1]
    if "--check" in sys.argv:
        return int(before != after)
    README.write_text(after, encoding="utf-8")
    return 0


def excerpt() -> str:
    result = delokrug.read(ROOT / SAMPLE)
    tree = result.tree().splitlines()[:TREE_LINES]
    duties = result.responsibilities.merge(
        result.units[["unit_id", "name"]].rename(columns={"name": "unit"}), on="unit_id"
    ).head(ROWS)
    posts = delokrug.read(ROOT / SAMPLE_OF_POSTS).positions.head(ROWS)
    lines = [f"$ delokrug show {SAMPLE}", *tree, "…"]
    parts = [
        ["```console", *lines, "```", "", "and in `responsibilities.csv` (some of its columns):", ""],
        _table(duties, COLUMNS),
        ["", f"and in `positions.csv`, of {SAMPLE_OF_POSTS}:", ""],
        _table(posts, POST_COLUMNS),
    ]
    return "".join(f"{line}\n" for part in parts for line in part)


def _table(frame: pd.DataFrame, columns: list[str]) -> list[str]:
    """The lines of a Markdown table."""
    rows = [[_cell(row[column]) for column in columns] for _, row in frame.iterrows()]
    return ["| " + " | ".join(row) + " |" for row in [columns, ["---"] * len(columns), *rows]]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None or value is pd.NA else str(value)


if __name__ == "__main__":
    sys.exit(main())
