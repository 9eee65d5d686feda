"""Scores: what counts as the same, what counts at all, and the same figures as the scorer of the design."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SHARED
from delokrug import schema
from delokrug.errors import DelokrugError
from delokrug.evaluate import Scores, Share, Tally, evaluate, plain, report, same
from delokrug.schema import Row
from delokrug.tables.csvs import csv_bytes
from delokrug.tables.rows import Rows, empty_rows

PLAIN = [
    ("Израду прописа;", "izradu propisa"),
    ("и ИЗРАДУ  прописа", "izradu propisa"),
    ("као и те израду", "izradu"),
    ("as well as the drafting", "drafting"),
    ("„ЕУ” – послови", "eu poslovi"),
    ("ђак Љиљана џак ćao", "đak ljiljana džak ćao"),
    ("ǌive", "njive"),
    ("индустрија", "industrija"),  # begins with «и» that is no connector
    ("i", "i"),
    ("", ""),
    (None, ""),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain(text, expected):
    assert plain(text) == expected


SAME = [
    ("izradu propisa", "izradu propisa", 0.97, True),
    ("izradu propisa iz oblasti rada", "izradu propisa iz oblasti radu", 0.95, True),
    ("izradu propisa", "nadzor nad radom", 0.5, False),
    ("a" * 100, "a" * 50, 0.9, False),
    ("sektor za rad", "rad za sektor", 0.95, False),
    ("", "a", 0.9, False),
    ("", "", 0.9, True),
]


@pytest.mark.parametrize(("first", "second", "least", "expected"), SAME)
def test_same(first, second, least, expected):
    assert same(first, second, least) is expected


FIGURES = [
    (Tally(), 1.0, 1.0, 1.0),
    (Tally(0, 3, 0, 0), 0.0, 1.0, 0.0),
    (Tally(0, 0, 0, 3), 0.0, 0.0, 0.0),
    (Tally(1, 2, 1, 4), 0.5, 0.25, 1 / 3),
]


@pytest.mark.parametrize(("tally", "precision", "recall", "f1"), FIGURES)
def test_figures(tally, precision, recall, f1):
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((precision, recall, f1))


def test_share_of_nothing():
    assert (Share().value, Share(1, 4).value) == (0.0, 0.25)


# tables made from gold


def row(table: schema.Table, **values: object) -> Row:
    return {**dict.fromkeys(table.names), **values}


def perfect(annotations: list[dict[str, Any]]) -> Rows:
    """The tables that agree with the gold in everything."""
    made = empty_rows()
    for number, gold in enumerate(annotations):
        owner = f"d{number}"
        made["documents"].append(row(schema.DOCUMENTS, document_id=owner, source=f"in/{gold['document']}"))
        ids: dict[str, str] = {}
        for at, unit in enumerate(gold["units"]):
            ids.setdefault(unit["name"], f"u{at}")
        made["units"] += [
            row(schema.UNITS, document_id=owner, unit_id=f"u{at}", name=unit["name"], kind=unit["kind"],
                parent_id=ids.get(unit["parent"] or ""))
            for at, unit in enumerate(gold["units"])
        ]  # fmt: skip
        made["responsibilities"] += [
            row(schema.RESPONSIBILITIES, document_id=owner, unit_id=ids.get(duty["unit"] or ""), text=part)
            for duty in gold["duties"]
            for part in ([duty["text"]] if isinstance(duty["text"], str) else duty["text"])
        ]
        made["positions"] += [
            row(schema.POSITIONS, document_id=owner, unit_id=ids.get(post["unit"] or ""), title=post["title"],
                rank=post.get("rank"), executors=post.get("executors"))
            for post in gold.get("positions") or []
        ]  # fmt: skip
    return made


def spoiled(tables: Rows, chance: random.Random) -> Rows:
    """The tables with rows left out, repeated, moved and altered."""
    made = {name: [dict(one) for one in found if chance.random() > 0.1] for name, found in tables.items()}
    made["documents"] = tables["documents"][chance.random() < 0.3 :]
    for found, column in ((made["units"], "name"), (made["responsibilities"], "text"), (made["positions"], "title")):
        for one in list(found):
            one[column] = _altered(str(one[column]), chance)
            if chance.random() < 0.05:
                found.append(dict(one))
    for duty in made["responsibilities"]:
        if chance.random() < 0.05:
            duty["unit_id"] = chance.choice(made["units"])["unit_id"]
        if chance.random() < 0.03:
            duty["position_id"] = "p1"
    for unit in made["units"]:
        if chance.random() < 0.1:
            unit["parent_id"] = chance.choice([None, "u0", "u1"])
        if chance.random() < 0.1:
            unit["kind"] = "other"
    for post in made["positions"]:
        if chance.random() < 0.1:
            post["executors"] = 9
    return made


def _altered(text: str, chance: random.Random) -> str:
    words = text.split()
    match chance.randrange(12):
        case 0:
            return " ".join(words[:-1]) or text
        case 1:
            return text + chance.choice(["", ";", " а", " и других послова из области"])
        case 2:
            at = chance.randrange(len(text))
            return text[:at] + text[at + 1 :]
        case 3:
            return "=" + chance.choice(["и ", "као и ", "and "]) + text.upper()
    return text


def write_csv(folder: Path, tables: Rows) -> None:
    for table in schema.TABLES:
        (folder / f"{table.name}.csv").write_bytes(csv_bytes(table, tables[table.name]))


def scored(folder: Path, tables: Rows, gold: Path) -> Scores:
    write_csv(folder, tables)
    return evaluate(folder, gold)


def gold_folder(folder: Path, *annotations: dict[str, Any]) -> Path:
    folder.mkdir()
    for number, annotation in enumerate(annotations):
        (folder / f"{number}.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
    return folder


GOLD: dict[str, Any] = {
    "document": "a.txt",
    "body": "Министарство рада",
    "units": [
        {"name": "Сектор за рад", "kind": "sector", "parent": None},
        {"name": "Одсек за плате", "kind": "section", "parent": "Сектор за рад"},
        {"name": "Влада", "kind": "other", "parent": None, "optional": True},
    ],
    "duties": [
        {"unit": "Сектор за рад", "text": ["праћење прописа", "израду мишљења", "сарадњу са органима"]},
        {"unit": "Одсек за плате", "text": "обрачун плата"},
        {"unit": "Одсек за плате", "text": "учествује у раду радних група и комисија", "optional": True},
    ],
    "positions": [{"unit": "Одсек за плате", "title": "Начелник", "rank": "саветник", "executors": 1}],
}


def duties(*texts: str) -> Callable[[Rows], None]:
    """The sector's duties are these."""

    def change(tables: Rows) -> None:
        others = [one for one in tables["responsibilities"] if one["unit_id"] != "u0"]
        made = [row(schema.RESPONSIBILITIES, document_id="d0", unit_id="u0", text=text) for text in texts]
        tables["responsibilities"][:] = made + others

    return change


def changed(table: str, at: int, **values: object) -> Callable[[Rows], None]:
    def change(tables: Rows) -> None:
        tables[table][at].update(values)

    return change


def added(table: str, **values: object) -> Callable[[Rows], None]:
    def change(tables: Rows) -> None:
        tables[table].append(row(schema.table(table), document_id="d0", **values))

    return change


def without(table: str, at: int) -> Callable[[Rows], None]:
    def change(tables: Rows) -> None:
        del tables[table][at]

    return change


FAULTS = [
    (lambda tables: None, {}, []),
    # units
    (without("units", 2), {}, []),  # an optional unit may be left out
    (added("units", unit_id="u9", name="МИНИСТАРСТВО РАДА", kind="ministry"), {}, []),  # the body may be there
    (added("units", unit_id="u9", name="Сектор за мир", kind="sector"), {"units": 0.8},
     ["unit extra: 'Сектор за мир'"]),
    (without("units", 1), {"units": 2 / 3, "duties": 0.6},
     ["unit missed: 'Одсек за плате'", "duty missed: 'obračun plata'", "duty extra: 'obračun plata'"]),
    (changed("units", 1, kind="group"), {"kinds": 2 / 3}, []),
    (changed("units", 1, parent_id=None), {"parents": 2 / 3},
     ["parent: 'Одсек за плате has None, not Сектор за рад'"]),
    # parts of a passage may be together or apart, but not half of one
    (duties("праћење прописа, израду", "мишљења, сарадњу са органима"), {"duties": 0.4},
     ["duty missed: 'praćenje propisa ¦ izradu mišljenja ¦ saradnju sa organima'",
      "duty extra: 'praćenje propisa izradu'", "duty extra: 'mišljenja saradnju sa organima'"]),
    (duties("праћење прописа, израду мишљења, сарадњу са органима"), {}, []),
    (duties("праћење прописа, израду мишљења", "сарадњу са органима"), {}, []),
    (duties("праћење прописа", "сарадњу са органима"), {"duties": 2 / 3},
     ["duty missed: 'praćenje propisa ¦ izradu mišljenja ¦ saradnju sa organima'"]),
    # said twice is once too often
    (added("responsibilities", unit_id="u1", text="обрачун плата"), {"duties": 8 / 9},
     ["duty extra: 'obračun plata'"]),
    # a part of an optional passage counts neither for nor against, wherever it stands
    (added("responsibilities", unit_id="u0", text="раду радних група"), {}, []),
    # duties of posts are not scored
    (added("responsibilities", unit_id="u0", text="руководи", position_id="p0"), {}, []),
    (added("responsibilities", unit_id="u0", text="руководи"), {"duties": 8 / 9}, ["duty extra: 'rukovodi'"]),
    (changed("positions", 0, executors=2), {"positions": 0.0}, ["position missed: 'Начелник'"]),
    (changed("positions", 0, rank="референт"), {"positions": 0.0}, ["position missed: 'Начелник'"]),
    (changed("positions", 0, executors="1.0"), {}, []),  # what a spreadsheet makes of 1
]  # fmt: skip


@pytest.mark.parametrize(("change", "figures", "mistakes"), FAULTS)
def test_faults(tmp_path, change, figures, mistakes):
    tables = perfect([GOLD])
    change(tables)
    gold = gold_folder(tmp_path / "gold", GOLD)
    score = scored(tmp_path, tables, gold).documents[0]
    perfect_figures = dict.fromkeys(("units", "parents", "kinds", "duties", "positions"), 1.0)
    assert score.figures() == pytest.approx({**perfect_figures, **figures})
    assert list(score.mistakes) == mistakes


def test_document_that_was_not_read(tmp_path):
    scores = scored(tmp_path, empty_rows(), gold_folder(tmp_path / "gold", GOLD))
    assert scores.total.figures() == dict.fromkeys(("units", "parents", "kinds", "duties", "positions"), 0.0)
    assert scores.documents[0].mistakes[0] == "no row in documents.csv: 'a.txt'"


def test_total_counts_rows_not_documents(tmp_path):
    bare = {"document": "b.txt", "units": [{"name": "Б", "kind": "other", "parent": None}], "duties": []}
    gold = gold_folder(tmp_path / "gold", GOLD, bare)
    assert scored(tmp_path, perfect([GOLD]), gold).total.units == Tally(2, 2, 2, 3)


def test_report_and_dict(tmp_path):
    tables = perfect([GOLD])
    without("units", 1)(tables)
    scores = scored(tmp_path, tables, gold_folder(tmp_path / "gold", GOLD))
    assert "unit missed: 'Одсек за плате'" in report(scores, verbose=True)
    assert "missed" not in report(scores)
    assert json.loads(json.dumps(scores.to_dict()))["total"]["units"] == pytest.approx(2 / 3)


BAD_GOLD = ["", "[]", "{}", '{"document": "a.txt", "units": []}', None]


@pytest.mark.parametrize("content", BAD_GOLD)
def test_bad_gold(tmp_path, content):
    write_csv(tmp_path, empty_rows())
    (tmp_path / "gold").mkdir()
    if content is not None:
        (tmp_path / "gold" / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(DelokrugError) as caught:
        evaluate(tmp_path, tmp_path / "gold")
    assert caught.value.code == "bad_gold"


def test_missing_tables(tmp_path):
    with pytest.raises(DelokrugError) as caught:
        evaluate(tmp_path, tmp_path)
    assert caught.value.code == "missing_table"


# the same figures as the scorer that came with the design

CORPORA = [SHARED / "gold" / "real", SHARED / "gold" / "written", ROOT / "corpora" / "gold"]


@pytest.mark.parametrize("gold", CORPORA, ids=lambda gold: f"{gold.parent.name}-{gold.name}")
@pytest.mark.parametrize("seed", range(4))
def test_same_figures_as_the_scorer_of_the_design(tmp_path, shared, gold, seed):
    if not gold.is_dir() or not list(gold.glob("*.json")):
        pytest.skip(f"no gold in {gold}")
    chance = random.Random(seed)
    annotations = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    tables = perfect(annotations)
    scores = scored(tmp_path, spoiled(tables, chance) if seed else tables, gold)
    theirs = subprocess.run(
        [sys.executable, "-I", shared / "score.py", tmp_path, gold], capture_output=True, text=True, timeout=300
    )
    assert theirs.returncode == 0, theirs.stderr
    lines = [line for line in theirs.stdout.splitlines() if "no row in documents.csv" not in line]
    assert report(scores).splitlines() == lines
    assert len(lines) == len(annotations) + 1
    if not seed:
        assert re.search(r"units F1 1\.000, parents (1\.000|0\.9\d\d), kinds 1\.000", lines[-1])
