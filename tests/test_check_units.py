"""Units as they are announced, described and ranked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from check_factory import CONCESSIONS, FORMS, PLANNING, PORTS, REMITS, SAFETY, SECRETARIAT, act, post, posts, said
from delokrug.check.units import likeness, name_pattern, unit_findings
from delokrug.records import Extraction, Responsibility, Unit
from delokrug.script import to_latin

CODES = ["unit_name_differs", "unit_without_remit", "unit_not_announced", "unit_outranks_parent"]


def remit(unit: str) -> str:
    return f"\nЧлан 9.\n{unit} обављају се послови који се односе на: подстицање улагања; надзор над радом марина.\n"


ACTS = [
    # each announced unit has its remit
    ([FORMS, REMITS], []),
    # one has none
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING],
     ["unit_without_remit: «Одсек за концесије и закуп» is announced, but what it does is not said"]),
    # … though it has posts under its heading
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING,
      posts("Одсек за концесије и закуп", post("1.", "Шеф Одсека"), post("2.", "Радно место за закуп"))],
     ["unit_without_remit: «Одсек за концесије и закуп» is announced, but what it does is not said"]),
    # its remit may be written in a way that is not read
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, "\nЧлан 7.\nОдсек за концесије и закуп располаже бродом.\n"], []),
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, "\nЧлан 7.\nОбим Одсека за концесије и закуп:\nбродови\n"], []),
    # it is said where the unit is formed
    ([FORMS.replace("концесије и закуп.", "концесије и закуп, ради наплате накнада за обалу."), PORTS, SAFETY,
      SECRETARIAT, PLANNING], []),
    # what a sector does is said of its parts
    ([FORMS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS], []),
    # remits of sectors alone: the act describes no parts
    ([FORMS, PORTS, SAFETY], []),
    # a remit under another name: words in another order, a letter, a word more
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS.replace("концесије и закуп", "закуп и концесије")],
     ["unit_name_differs: «Одсек за закуп и концесије» was announced as «Одсек за концесије и закуп»"]),
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS.replace("концесије", "концесиje")], []),
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS.replace("концесије", "концесије, обалу")],
     ["unit_name_differs: «Одсек за концесије, обалу и закуп» was announced as «Одсек за концесије и закуп»"]),
    # a name in the plural, or shortened: the same unit
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS.replace("закуп", "закупе")], []),
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS.replace(" и закуп", "")], []),
    # names that have too little in common are two units
    ([FORMS, PORTS, SAFETY, SECRETARIAT, PLANNING, CONCESSIONS.replace("концесије и закуп", "јавне набавке")],
     ["unit_without_remit: «Одсек за концесије и закуп» is announced, but what it does is not said"]),
    # a unit that the act never forms
    ([FORMS, REMITS, remit("У Сектору за наутички туризам")],
     ["unit_not_announced: «Сектор за наутички туризам» has a remit or posts, but is not among the units that are "
      "announced"]),
    # a cabinet is formed by law
    ([FORMS, REMITS, remit("У Кабинету министра")], []),
    # no act: a page tells what its author thought worth it
    ([FORMS.replace("\nЧлан 2.\n", ""), PORTS], []),
]  # fmt: skip


@pytest.mark.parametrize("latin", [False, True], ids=["cyrillic", "latin"])
@pytest.mark.parametrize(("parts", "expected"), ACTS)
def test_units_of_an_act(parts, expected, latin):
    assert said(act(*parts, latin=latin), CODES) == [to_latin(one) if latin else one for one in expected]


@pytest.mark.parametrize("kind", ["law", "web_page", "information_booklet", "amending_act", "other"])
def test_only_acts_that_form_units_are_compared(kind):
    sections = [Unit(f"Одсек за {name}", "section", 10, 20, parent=0, announced_at=10) for name in "абвгд"]
    units = (Unit("Министарство рада", "ministry", 0, 5, institution=True), *sections)
    duties = tuple(Responsibility(unit, "а", 30, 40) for unit in (1, 2, 3, 4))
    read = Extraction(kind=kind, units=units, responsibilities=duties)
    assert unit_findings(read, "") == []
    assert [one.code for one in unit_findings(replace(read, kind="rulebook"), "")] == ["unit_without_remit"]


KINDS = [
    # the part is the larger kind
    ("department", "group", "sr", ["unit_outranks_parent"]),
    ("sector", "department", "cnr", ["unit_outranks_parent"]),
    # the usual order, and two of one kind
    ("group", "department", "sr", []),
    ("section", "section", "sr", []),
    # kinds whose order no law gives
    ("directorate", "department", "cnr", []),
    ("service", "group", "sr", []),
    # translators use these words in other orders
    ("department", "section", "en", []),
]


@pytest.mark.parametrize(("kind", "parent", "language", "expected"), KINDS)
def test_order_of_kinds(kind, parent, language, expected):
    units = (Unit("А", parent, 0, 1), Unit("Б", kind, 2, 3, parent=0))
    assert [one.code for one in unit_findings(Extraction(language=language, units=units), "")] == expected


def test_a_unit_that_is_only_attached_is_no_part():
    units = (Unit("А", "group", 0, 1), Unit("Б", "sector", 2, 3, parent=0, relation="attached_to"))
    assert unit_findings(Extraction(language="sr", units=units), "") == []


NAMES = [
    ("Одсек за правне и опште послове", "Одсек за опште и правне послове", 1.0),
    ("Одсек за инспекцијске послове", "Одсек за инспекциске послове", 1.0),
    ("Одсек за уре- ђаје", "Одсек за уређаје", 1.0),
    ("Одсек за правне послове", "Odsek za pravne poslove", 1.0),
    ("Одсек за правне послове", "Одсек за правне послове и набавке", 2 / 3),
    ("Одсек за правне послове", "Одсек за финансијске послове", 1 / 3),
    ("Одсек за набавке", "Одсек за архиву", 0.0),
    ("Одсек", "Одсек за архиву", 0.0),
]


@pytest.mark.parametrize(("left", "right", "expected"), NAMES)
def test_likeness(left, right, expected):
    assert likeness(left, right) == pytest.approx(expected)
    assert likeness(right, left) == pytest.approx(expected)


def test_a_name_is_found_in_any_case():
    import re

    pattern = name_pattern("Правна служба за набавке")
    assert re.search(pattern, "у ПРАВНОЈ СЛУЖБИ\nЗА НАБАВКЕ")
    assert not re.search(pattern, "у правној служби за архиву")
