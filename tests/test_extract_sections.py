"""Which parts of an act state remits and which do not: titles, posts, transitional provisions, rules on managing."""

from __future__ import annotations

import pytest
from delokrug.script import to_latin
from extract_factory import DutyRow, duty_rows, read_text, unit_rows

REMIT = "Члан 3.\nСектор за мостове обавља послове који се односе на: преглед стубова; бојење ограде.\n\n"
UNITS = [("Сектор за мостове", "sector", None, "part_of")]
DUTIES: list[DutyRow] = [("Сектор за мостове", "преглед стубова"), ("Сектор за мостове", "бојење ограде")]

# What stands before the article or behind it changes nothing in what the article gives.

BEHIND = [
    # transitional and final provisions
    "V. ПРЕЛАЗНЕ И ЗАВРШНЕ ОДРЕДБЕ\n\nЧлан 20.\n"
    "Даном ступања на снагу овог правилника престаје да важи Правилник о тунелима.",
    "Прелазне и завршне одредбе\n\nЧлан 20.\nСектор за мостове обавља послове тунела до образовања Одсека за тунеле.",
    "ЗАВРШНЕ ОДРЕДБЕ\n\nЧлан 20.\nОвај правилник ступа на снагу осмог дана од дана објављивања.",
    "ПРЕЛАЗНЕ И ЗАВРШНЕ ОДРЕДБЕ\n\nЧлан 20.\n"
    "Директор доноси решења о распоређивању; закључује уговоре; објављује огласе.",
    # rules on managing
    "IV. РУКОВОЂЕЊЕ\n\nЧлан 12.\nПомоћник директора руководи Сектором, распоређује послове и потписује акте.",
    # penalties
    "Казнене одредбе\n\nЧлан 15.\nНовчаном казном казниће се лице које пређе мост без дозволе.",
    # a signature
    "Број: 110-00-1/2030\nУ Новом Брду, 3. маја 2030. године\n\nДИРЕКТОР\n\nМилан Стубић",
    # «Члан» alone
    "Члан 21.",
]

BEFORE = [
    # the title names its subject, it forms nothing
    "ПРАВИЛНИК\nО УНУТРАШЊЕМ УРЕЂЕЊУ И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА\n\n",
    "На основу члана 46. Закона о државним службеницима и члана 5. Уредбе о начелима, доносим\n\n",
    # general provisions
    "I. ОСНОВНЕ ОДРЕДБЕ\n\nЧлан 1.\nОвим правилником уређују се унутрашње јединице, њихов делокруг и начин рада.\n\n",
    # a class of units
    "Члан 2.\nУже унутрашње јединице су одељења, одсеци и групе.\n\n",
]


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_states_nothing(behind: str, script: str) -> None:
    check(REMIT + behind, script)


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_before_states_nothing(before: str, script: str) -> None:
    check(before + REMIT, script)


POSTS = [
    # a post below the unit's heading: its duties are the post's
    "СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА\n\nСектор за мостове\n\n1. Начелник Сектора\nЗвање: виши саветник\n"
    "Број извршилаца: 1\nОпис послова: руководи Сектором; потписује акте; даје упутства.\n"
    "Услови: високо образовање, најмање седам година радног искуства.",
    "III. СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА\n\nСектор за мостове\n\n2. Радно место за ограде\nЗвање: саветник\n"
    "Опис послова: мери ограде; наручује боју.\nУслови: стечено високо образовање; положен државни стручни испит.",
    "III. СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА\n\n1. Возач (намештеник – четврта врста радних места) – 2 извршиоца\n"
    "Опис послова: вози директора; пере возила.",
]


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize("posts", POSTS)
def test_posts_give_no_duties_of_units(posts: str, script: str) -> None:
    check(REMIT + posts, script)


TITLES = [
    # title, documents.kind
    ("ПРАВИЛНИК\nо унутрашњем уређењу Агенције за мостове", "rulebook"),
    ("ПРАВИЛНИК О УНУТРАШЊЕМ УРЕЂЕЊУ И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА У АГЕНЦИЈИ ЗА МОСТОВЕ", "rulebook"),
    ("ЗАКОН\nо Агенцији за мостове", "law"),
    ("УРЕДБА\nо образовању Агенције за мостове", "decree"),
    ("ОДЛУКА\nо оснивању Агенције за мостове", "decree"),
    ("П Р А В И Л Н И К\nо унутрашњем уређењу Агенције за мостове", "rulebook"),
    # an amending act names the act it amends
    ("ПРАВИЛНИК\nо изменама и допунама Правилника о унутрашњем уређењу Агенције за мостове", "amending_act"),
]


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_title_names_the_body_and_the_kind(title: str, kind: str, script: str) -> None:
    written = str if script == "cyrillic" else to_latin
    found = read_text(written(f"{title}\n\n{REMIT}"))
    assert found.kind == kind
    assert found.body == written("Агенција за мостове")
    assert [(unit.name, unit.institution) for unit in found.units] == [
        (written("Агенција за мостове"), True), (written("Сектор за мостове"), False)
    ]  # fmt: skip
    assert duty_rows(found) == [(written(unit), written(duty)) for unit, duty in DUTIES]


def check(text: str, script: str) -> None:
    """The article's unit and its duties, and nothing else."""
    if script == "cyrillic":
        found = read_text(text)
        assert unit_rows(found) == UNITS
        assert duty_rows(found) == DUTIES
    else:
        found = read_text(to_latin(text))
        assert unit_rows(found) == [(to_latin(name), *rest) for name, *rest in UNITS]
        assert duty_rows(found) == [(to_latin(unit), to_latin(duty)) for unit, duty in DUTIES]
