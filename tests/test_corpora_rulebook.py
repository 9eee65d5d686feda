"""The large rulebook that is made by chance: the same each time, in agreement with itself, and read as it says."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import delokrug
import pytest
from conftest import ROOT
from delokrug.evaluate import evaluate
from delokrug.ingest import libreoffice

sys.path.append(str(ROOT / "corpora"))

import make_rulebook
from making import gold, plain
from making.rulebook import Wanted, latin, rulebook
from making.source import parsed

SMALL = Wanted(seed=7, posts=20)
SCRIPTS = ("cyrillic", "latin")


@pytest.mark.parametrize("script", SCRIPTS)
def test_one_seed_makes_one_text(script: str) -> None:
    wanted = Wanted(seed=7, posts=120, script=script)
    assert rulebook(wanted) == rulebook(wanted)
    assert rulebook(wanted) != rulebook(Wanted(seed=8, posts=120, script=script))


@pytest.mark.parametrize("posts", [20, 600, 1200])
def test_as_many_posts_as_wanted_and_the_totals_agree(posts: int) -> None:
    source = parsed(rulebook(Wanted(posts=posts)))
    assert len(source.positions) == posts
    executors = sum(post.executors for post in source.positions)
    text = gold.truth(source)
    declared = re.search(r"систематизовано (\d+) радн\w+ мест\w* са (\d+) изврши", text)
    assert declared and [int(found) for found in declared.groups()] == [posts, executors]
    by_rank = re.findall(r"^– (.+) – (\d+) радн\w+ мест\w*, (\d+) изврши", text, re.MULTILINE)
    assert {rank: int(count) for rank, count, _ in by_rank} == Counter(post.rank for post in source.positions)
    assert sum(int(count) for *_, count in by_rank) == executors


def test_units_and_their_duties_are_distinct() -> None:
    found = gold.gold(parsed(rulebook(Wanted())), "rulebook.pdf")
    assert 50 <= len(found["units"]) <= 70
    units = [unit["name"] for unit in found["units"]]
    duties = [(duty["unit"], duty["text"]) for duty in found["duties"]]
    assert len(set(units)) == len(units)
    assert len(set(duties)) == len(duties)


@pytest.mark.parametrize(
    ("cyrillic", "expected"),
    [("Љубав, Његош, џеп", "Ljubav, Njegoš, džep"), ("ЉУБАВ", "LJUBAV"), ("ЗЕМЉА", "ZEMLJA"), ("Њ", "Nj")],
)
def test_latin(cyrillic: str, expected: str) -> None:
    assert latin(cyrillic) == expected


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_small_one_is_read(script: str, tmp_path: Path) -> None:
    source = parsed(rulebook(Wanted(SMALL.seed, SMALL.posts, script)))
    name = "rulebook.txt"
    (tmp_path / name).write_text(plain.text(source), encoding="utf-8")
    assert_read(tmp_path / name, json.dumps(gold.gold(source, name)), tmp_path)


@pytest.mark.skipif(not libreoffice.soffice(), reason="LibreOffice is not installed")
def test_a_small_one_is_read_from_pdf(tmp_path: Path) -> None:
    pdf = tmp_path / "rulebook.pdf"
    make_rulebook.write(pdf, SMALL)
    assert_read(pdf, pdf.with_suffix(".json").read_text(encoding="utf-8"), tmp_path)


def assert_read(document: Path, wanted: str, folder: Path) -> None:
    (folder / "gold").mkdir()
    (folder / "gold" / "rulebook.json").write_text(wanted, encoding="utf-8")
    delokrug.run(document, out=folder / "tables", isolate=False)
    scores = evaluate(folder / "tables", folder / "gold").total
    assert scores.positions.f1 >= 0.97
    assert scores.units.f1 >= 0.98
    assert scores.duties.f1 >= 0.97
