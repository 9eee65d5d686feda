"""Rows of one document: ids, levels, paths, scripts, citations, quotes, boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import LABELS, TEXT, document, extraction, span
from delokrug import schema
from delokrug.errors import CODES
from delokrug.records import Extraction, Finding, Place, Position, Responsibility, Unit
from delokrug.tables import rows
from delokrug.tables.boxes import LineBoxes
from delokrug.tables.citations import citation
from delokrug.tables.ids import canonical
from delokrug.tables.outline import tree_text
from delokrug.tables.rows import LOST, status


def made(found: Extraction | None = None) -> dict[str, list[schema.Row]]:
    return rows(document(), found or extraction(), labels=LABELS)


def unit_ids(*units: Unit, body: str = "Министарство рада") -> list[str]:
    return [row["unit_id"] for row in made(Extraction(body=body, units=units))["units"]]


def unit(name: str, *, parent: int | None = None, institution: bool = False) -> Unit:
    return Unit(name, "other", 0, 3, parent=parent, institution=institution)


def duty_ids(*duties: Responsibility) -> list[str]:
    found = Extraction(units=(unit("Сектор"), unit("Одсек")), responsibilities=duties)
    return [row["responsibility_id"] for row in made(found)["responsibilities"]]


def test_every_row_has_every_column_in_order():
    for name, found in made().items():
        assert found, name
        assert all(list(row) == schema.table(name).names for row in found)


BREAKING = [
    Extraction(units=(Unit("", "other", 0, 3),)),
    Extraction(units=(Unit("А", "planet", 0, 3),)),
    Extraction(units=(Unit("А", "other", 0, 3, relation="near"),)),
    Extraction(units=(Unit("А", "other", 3, 3),)),  # a quote of nothing
    Extraction(positions=(Position(None, "1", "", 0, 3),)),
    Extraction(kind="poem"),
]


@pytest.mark.parametrize("found", BREAKING)
def test_rows_that_break_the_schema_are_refused(found):
    with pytest.raises(ValueError, match=r"has no|cannot be"):
        made(found)


def test_quotes_are_the_text():
    tables = made()
    for name in ("units", "responsibilities", "positions"):
        assert all(row["quote"] == TEXT[row["start"] : row["end"]] for row in tables[name])
    assert tables["units"][0]["quote"] == "Министарства рада"


def test_references_hold():
    tables = made()
    ministry, sector, section = (row["unit_id"] for row in tables["units"])
    assert [row["parent_id"] for row in tables["units"]] == [None, ministry, sector]
    assert [row["unit_id"] for row in tables["responsibilities"]] == [sector, sector, section]
    post = tables["positions"][0]
    assert [row["position_id"] for row in tables["responsibilities"]] == [None, None, post["position_id"]]
    assert post["unit_id"] == section


PATHS = [
    # (units, paths, levels, bodies)
    ([unit("А", institution=True), unit("Б", parent=0), unit("В", parent=1)],
     ["А", "А / Б", "А / Б / В"], [0, 1, 2], ["А", "А", "А"]),
    # a unit whose parent the text does not name is at level 1 of the issuing body
    ([unit("Б"), unit("В", parent=0)], ["Б", "Б / В"], [1, 2], ["Тело", "Тело"]),
    # an institution inside another one starts again at 0, and is the body of what stands in it
    ([unit("А", institution=True), unit("У", parent=0, institution=True), unit("Б", parent=1)],
     ["А", "А / У", "А / У / Б"], [0, 0, 1], ["А", "У", "У"]),
    # a parent may be named after its part
    ([unit("В", parent=1), unit("Б")], ["Б / В", "Б"], [2, 1], ["Тело", "Тело"]),
    # a circle of parents ends somewhere
    ([unit("А", parent=1), unit("Б", parent=0)], ["Б / А", "А / Б"], [2, 2], ["Тело", "Тело"]),
]  # fmt: skip


@pytest.mark.parametrize(("units", "paths", "levels", "bodies"), PATHS)
def test_paths_and_levels(units, paths, levels, bodies):
    found = made(Extraction(body="Тело", units=tuple(units)))["units"]
    assert [row["path"] for row in found] == paths
    assert [row["level"] for row in found] == levels
    assert [row["body"] for row in found] == bodies
    assert [row["order"] for row in found] == list(range(1, len(units) + 1))


SAME_UNIT = [
    ("Сектор за рад", "Sektor za rad"),
    ("Сектор за рад", "СЕКТОР ЗА РАД"),
    ("Одсек за ЕУ – послове", "Одсек  за ЕУ послове"),
    ("Одељење „Југ”", "Одељење »Југ«"),
]


@pytest.mark.parametrize(("one", "other"), SAME_UNIT)
def test_same_unit_however_it_is_written(one, other):
    assert unit_ids(unit(one)) == unit_ids(unit(other))


def test_unit_ids_do_not_depend_on_what_else_is_there():
    alone = unit_ids(unit("Сектор А"))
    assert unit_ids(unit("Сектор Б"), unit("Сектор А"))[1:] == alone


def test_unit_ids_are_the_same_with_the_body_as_a_row_or_without():
    assert unit_ids(unit("Министарство рада", institution=True), unit("Сектор", parent=0))[1:] == unit_ids(
        unit("Сектор")
    )


def test_same_name_elsewhere_is_another_unit():
    under_a, under_b = unit_ids(unit("А"), unit("Б"), unit("Група", parent=0), unit("Група", parent=1))[2:]
    assert under_a != under_b
    assert unit_ids(unit("Сектор"), body="Министарство здравља") != unit_ids(unit("Сектор"))


def test_repetitions_are_counted():
    first, second, third = unit_ids(unit("Група"), unit("Група"), unit("ГРУПА"))
    assert (second, third) == (f"{first}-2", f"{first}-3")
    duty = Responsibility(0, "израду", 0, 3)
    first, second, other = duty_ids(duty, duty, replace(duty, unit=1))
    assert second == f"{first}-2"
    assert other != first


def test_duties_of_a_post_and_of_its_unit_differ():
    post = Position(0, "1", "Начелник", 0, 3)
    own = Responsibility(0, "руководи", 0, 3)
    found = Extraction(
        units=(unit("Сектор"),), positions=(post,), responsibilities=(own, replace(own, position=0))
    )
    ids = [row["responsibility_id"] for row in made(found)["responsibilities"]]
    assert ids[0].removesuffix("-2") != ids[1].removesuffix("-2")


def test_position_id_outlives_number_and_rank():
    def position_id(post: Position) -> str:
        return made(Extraction(units=(unit("Сектор"),), positions=(post,)))["positions"][0]["position_id"]

    before = Position(0, "12.", "Возач", 0, 3, rank="намештеник", rank_code="namestenik_4")
    assert position_id(before) == position_id(replace(before, number="14.", rank="референт", executors=2))
    assert position_id(before) != position_id(replace(before, title="Курир"))


def test_a_post_without_a_unit():
    row = made(Extraction(positions=(Position(None, "1", "Возач", 0, 3),)))["positions"][0]
    assert row["unit_id"] is None


SCRIPTS = [
    ("sr", "Cyrl", "Сектор", ("Sektor", "Сектор")),
    ("sr", "Latn", "Njegova služba", ("Njegova služba", "Његова служба")),
    ("en", "Latn", "Sector", ("Sector", None)),
    ("", "Cyrl", "Сектор", ("Sektor", "Сектор")),
    ("", "", "Sector", ("Sector", None)),
]


@pytest.mark.parametrize(("language", "script", "name", "expected"), SCRIPTS)
def test_both_scripts(language, script, name, expected):
    row = made(Extraction(language=language, script=script, units=(unit(name),)))["units"][0]
    assert (row["name_latin"], row["name_cyrillic"]) == expected
    assert row["name"] == name


ENGLISH = {"article": "Article {}", "paragraph": "paragraph {}", "item": "item {}"}
CITATIONS = [
    (Place(), LABELS, "Cyrl", ""),
    (Place(item="3)"), LABELS, "Cyrl", ""),  # a list without an article is no place in an act
    (Place("12"), LABELS, "Cyrl", "члан 12."),
    (Place("12", 2), LABELS, "Cyrl", "члан 12. став 2."),
    (Place("12", 2, "3)"), LABELS, "Cyrl", "члан 12. став 2. тачка 3)"),
    (Place("12", 0, "3)"), LABELS, "Cyrl", "члан 12. тачка 3)"),
    (Place("38а"), LABELS, "Cyrl", "члан 38а"),
    (Place("12", 2, "a)"), LABELS, "Cyrl", "члан 12. став 2. тачка а)"),
    (Place("12", 2, "3)"), LABELS, "Latn", "član 12. stav 2. tačka 3)"),
    (Place("12", 2, "3)"), ENGLISH, "Latn", "Article 12 paragraph 2 item 3)"),
    (Place("12"), {}, "Cyrl", ""),
]


@pytest.mark.parametrize(("place", "labels", "script", "expected"), CITATIONS)
def test_citation(place, labels, script, expected):
    assert citation(place, labels=labels, script=script) == expected


def boxes(words: str) -> list[list[float]]:
    text = "једна реченица\nу два реда"
    return LineBoxes(document(text, paged=True).lines).within(*span(words, text))


def test_boxes():
    assert boxes("једна реченица") == [[1.0, 50.0, 0.0, 150.0, 12.0]]
    assert boxes("у два реда") == [[1.0, 50.0, 20.0, 150.0, 32.0]]
    # half of a line of 14 letters: half of its box
    assert boxes("једна р") == [[1.0, 50.0, 0.0, 100.0, 12.0]]
    assert boxes("реченица\nу два") == [[1.0, 92.9, 0.0, 150.0, 12.0], [1.0, 50.0, 20.0, 100.0, 32.0]]
    # the line break belongs to no line
    assert boxes("\n") == []


def test_boxes_and_pages_only_where_there_are_pages():
    paged = rows(document(paged=True), extraction(), labels=LABELS)["responsibilities"]
    assert all(row["page"] == 1 and len(row["boxes"]) == 1 for row in paged)
    assert all(row["page"] is None and row["boxes"] is None for row in made()["responsibilities"])


STATUSES = [
    ([], "ok"),
    ([Finding("note", "page_without_text", "а")], "ok"),
    ([Finding("warning", "no_units", "а")], "ok"),
    ([Finding("warning", "page_without_text", "а")], "partial"),
    ([Finding("warning", "part_unread", "а")], "partial"),
    ([Finding("note", "no_units", "а"), Finding("error", "anything", "а")], "partial"),
]


def test_codes_of_lost_text_are_in_the_table_of_codes():
    assert set(CODES) >= LOST


@pytest.mark.parametrize(("findings", "expected"), STATUSES)
def test_status(findings, expected):
    assert status(findings) == expected
    assert made(Extraction(findings=tuple(findings)))["documents"][0]["status"] == expected


def test_findings_point_to_rows_and_are_said_once():
    note = Finding("note", "no_units", "of ingest")
    about = Finding("warning", "no_units", "about a unit", unit=0, position=0)
    found = Extraction(units=(unit("А"),), positions=(Position(0, "", "Б", 0, 1),), findings=(about, note))
    tables = rows(replace(document(), notes=(note,)), found)
    assert [row["message"] for row in tables["findings"]] == ["about a unit", "of ingest"]
    assert tables["findings"][0]["unit_id"] == tables["units"][0]["unit_id"]
    assert tables["findings"][0]["position_id"] == tables["positions"][0]["position_id"]


DATES = [("2024-02-29", "2024-02-29"), ("2023-02-29", None), ("2024", None), ("29.02.2024", None), ("", None)]


@pytest.mark.parametrize(("published", "expected"), DATES)
def test_published_is_a_date_or_unknown(published, expected):
    found = made(Extraction(published=published))["documents"][0]["published"]
    assert (found and found.isoformat()) == expected


def test_text_that_files_would_change_keeps_its_length():
    text = "а\rб\r\nв\0г\ud800д"
    found = rows(document(text), Extraction(units=(Unit("А", "other", 0, len(text)),)))
    quote = found["units"][0]["quote"]
    assert quote == "а\nб\n\nв\ufffdг\ufffdд"
    assert len(quote) == len(text)


CANONICAL = [("Сектор за ЕУ", "sektor za eu"), ("  Сектор –  за\u00a0ЕУ. ", "sektor za eu"), ("Љубав ǋ", "ljubav nj")]


@pytest.mark.parametrize(("text", "expected"), CANONICAL)
def test_canonical(text, expected):
    assert canonical(text) == expected


def test_tree():
    assert tree_text(made()) == (
        "Министарство рада [ministry]\n"
        "    Сектор за рад [sector]\n"
        "      – израду прописа\n"
        "      – надзор над радом завода\n"
        "        Одсек за плате [section]\n"
        "          • Начелник Одсека (виши саветник), 1\n"
        "              – руководи Одсеком"
    )


def test_tree_of_nothing():
    assert tree_text(made(Extraction())) == ""
