"""The whole line over whole documents: scores only rise, and what is always true of the tables is true of these."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import delokrug
import floors
import pytest
from delokrug import schema
from delokrug.ingest import libreoffice, ocr_engine
from delokrug.tables.csvs import csv_rows
from floors import CORPORA, Corpus

QUOTED = ("units", "responsibilities", "positions")


@pytest.fixture(scope="module", params=CORPORA, ids=lambda corpus: corpus.name)
def corpus(request) -> Corpus:
    if not request.param.is_here:
        pytest.skip(f"the documents of {request.param.name} are not on this machine")
    if request.param.name == "corpora" and (ocr_engine.missing() or not libreoffice.soffice()):
        pytest.skip("some of the documents are scans and older Word files: tools/system_packages.txt is not installed")
    return request.param


@pytest.fixture(scope="module")
def out(corpus, tmp_path_factory) -> Path:
    """The tables of the corpus."""
    folder = tmp_path_factory.mktemp(corpus.name)
    delokrug.run(corpus.documents, out=folder, jobs=2)
    return folder


def test_scores_do_not_fall(corpus, out):
    floor = floors.floors()[corpus.name]
    now = floors.figures(corpus, out)
    print(f"{corpus.name}: {now['']}\nraise the floors with: {floors.COMMAND}")
    assert floor["measured_on"] == corpus.sha256(), f"documents or gold changed; measure again: {floors.COMMAND}"
    assert floors.below(floor, now) == []


def test_floors_are_real_and_not_far_below(corpus, out):
    # a floor that was never raised holds nothing
    floor, now = floors.floors()[corpus.name], floors.figures(corpus, out)[""]
    for score, figure in now.items():
        assert figure - floor[score] < 0.02, f"{score} is {figure:.4f} now; raise the floors: {floors.COMMAND}"


def test_every_quote_is_in_the_text(out):
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (out / "texts").iterdir()}
    checked = 0
    for table in QUOTED:
        for row in csv_rows(schema.table(table), out):
            assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"], row
            checked += 1
    assert checked > 100


# Declared sums that are wrong on purpose (corpora/README.md), by document: code and words of the message.
WRONG_TOTALS = {
    "h03_uprava_muzejska_gradja.txt": [
        ("total_posts", ": 27 posts declared, 30 found"),
        ("total_executors", ": 42 executors declared, at least 43 found"),
        ("total_posts", "«виши саветник – 4» (члан 14. став 1.): 4 posts declared, 3 found"),
        ("total_posts", "«самостални саветник – 5» (члан 14. став 1.): 5 posts declared, 4 found"),
        ("total_posts", "«саветник – 5» (члан 14. став 1.): 5 posts declared, 6 found"),
        ("total_posts", "– 8» (члан 14. став 1.): 8 posts declared, 12 that no other part of the list names found"),
    ],
    "i02_gradska_uprava_vrelovac.docx": [
        ("total_posts", ": 32 posts declared, 30 found"),
        ("total_executors", ": 49 executors declared, 46 found"),
    ],
    "j08_opstinska_uprava_vranova_bara.txt": [
        ("total_posts", ": 13 posts declared, 14 found"),
        ("total_posts", "«самостални саветник – 5» (члан 3. став 1.): 5 posts declared, 4 found"),
        ("total_posts", "«референт – 2» (члан 3. став 1.): 2 posts declared, 1 found"),
        ("total_executors", ": 21 executors declared, 20 found"),
    ],
    "k12_zavod_poljoprivredne_masine.docx": [
        ("total_posts", ": 15 posts declared, 14 found"),
        ("total_executors", ": 24 executors declared, 22 found"),
    ],
    "k22_uprava_carinskog_nadzora.txt": [
        ("total_posts", ": 12 posts declared, 14 found"),
        ("total_executors", ": 49 executors declared, 47 found"),
    ],
    # the sum is right: three of the fourteen posts are not read
    "j09_komanda_recne_straze.txt": [("total_executors", ": 54 executors declared, 41 found")],
    "14_pravilnik_ministarstvo_briga_o_selu.txt": [
        ("total_posts", ": 16 posts declared, 15 found"),
        ("total_executors", ": 20 executors declared, 21 found"),
        ("total_executors", "«виши саветник – 3» (члан 12. став 1.): 3 executors declared, 2 found"),
    ],
}


def test_wrong_totals_are_found_and_no_others(corpus, out):
    names = {row["document_id"]: Path(row["source"]).name for row in csv_rows(schema.DOCUMENTS, out)}
    found: dict[str, list[tuple[str, str]]] = {}
    for row in csv_rows(schema.FINDINGS, out):
        if row["code"].startswith("total_"):
            found.setdefault(names[row["document_id"]], []).append((row["code"], row["message"]))
    assert found.keys() == WRONG_TOTALS.keys() & set(names.values())
    for name, findings in found.items():
        assert len(findings) == len(WRONG_TOTALS[name]), findings
        for code, words in WRONG_TOTALS[name]:
            assert any(code == one and words in message for one, message in findings), (words, findings)


def test_every_document_is_read(out):
    failed = {row["source"]: row["error"] for row in csv_rows(schema.DOCUMENTS, out) if row["status"] == "failed"}
    assert failed == {}


def test_package_is_valid(out):
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=out, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout


def test_a_second_run_writes_the_same_bytes(corpus, out, tmp_path):
    delokrug.run(corpus.documents, out=tmp_path, jobs=1)
    for path in sorted(out.rglob("*")):
        assert path.is_dir() or path.read_bytes() == (tmp_path / path.relative_to(out)).read_bytes(), path.name


def test_corpora_meet_what_was_asked_for():
    """At least 12 documents with gold, of them 3 as PDF and 2 in English."""
    own = CORPORA[0]
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in own.gold.glob("*.json")]
    assert {one["document"] for one in gold} == {path.name for path in own.documents.iterdir()}
    assert len(gold) >= 12
    assert sum(one["document"].endswith(".pdf") for one in gold) >= 3
    assert sum(one["language"] == "en" for one in gold) >= 2


# the floors themselves

FLOOR = {"measured_on": "0", "units": 0.5, "duties": 0.9, "documents": {"a.txt": {"units": 1.0}}}
NOW = {"": {"units": 0.61239, "duties": 0.8}, "a.txt": {"units": 0.5}, "b.txt": {"units": 0.0}}


def test_below():
    assert floors.below(FLOOR, NOW) == ["all documents: duties 0.8000 < 0.9", "a.txt: units 0.5000 < 1.0"]


def test_raised_never_lowers():
    up = floors.raised(FLOOR, NOW, sha256="1")
    assert up == {"measured_on": "1", "units": 0.6123, "duties": 0.9, "documents": {"a.txt": {"units": 1.0}}}


def test_written_floors_can_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    floors.FLOORS.write_text(floors.written({"corpora": FLOOR}), encoding="utf-8")
    assert floors.floors() == {"corpora": FLOOR}
