"""Posts: short texts in, (number, title, rank, code of the rank, executors) out. Tables are drawn as documents."""

from __future__ import annotations

import pytest
from delokrug import script
from delokrug.records import Extraction
from extract_factory import read_text

Post = tuple[str, str, str, str, int | None]

ABOVE = """ПРАВИЛНИК
о унутрашњем уређењу и систематизацији радних места у Управи за речна острва

Члан 2.
У Управи се образују:
1) Сектор за приобаље;
2) Одсек за бродарнице.

Члан 3.
Сектор за приобаље обавља послове који се односе на: израду планова приобаља; надзор над насипима.

СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА

Члан 4.
"""

POSTS: list[tuple[str, list[Post]]] = [
    # rank and executors in the line of the title
    ("1. Начелник Сектора (звање: виши саветник) – 1 извршилац\nОпис послова: Руководи Сектором.",
     [("1", "Начелник Сектора", "виши саветник", "visi_savetnik", 1)]),
    ("1. Начелник Сектора, виши саветник, један извршилац",
     [("1", "Начелник Сектора", "виши саветник", "visi_savetnik", 1)]),
    ("2) Радно место за ледоломце – самостални саветник – 3 извршиоца",
     [("2", "Радно место за ледоломце", "самостални саветник", "samostalni_savetnik", 3)]),
    ("3. Радно место за пристане, у звању млађи саветник, 2 (два) извршиоца",
     [("3", "Радно место за пристане", "млађи саветник", "mladji_savetnik", 2)]),
    ("4. Помоћник директора (положај у трећој групи) – 1",
     [("4", "Помоћник директора", "положај у трећој групи", "polozaj_3", 1)]),
    ("4. Помоћник директора – положај – прва група\nброј државних службеника: 1\nОпис послова: Руководи.",
     [("4", "Помоћник директора", "положај – прва група", "polozaj_1", 1)]),
    ("5. Скелеџија (намештеник – пета врста радних места) – 4 извршиоца",
     [("5", "Скелеџија", "намештеник – пета врста радних места", "namestenik_5", 4)]),
    # labelled lines below the title
    ("6. Чувар насипа\nЗвање: референт\nБрој извршилаца: 2 (два)\nОпис послова: Обилази насипе; пријављује оштећења.\n"
     "Услови: средња школа, најмање две године радног искуства.", [("6", "Чувар насипа", "референт", "referent", 2)]),
    ("Назив радног места: Чувар насипа\nЗвање: референт\nИзвршилаца: 2",
     [("", "Чувар насипа", "референт", "referent", 2)]),
    # everything in one paragraph
    ("7. Радно место за дозволе приступа. Звање: саветник. Број извршилаца: 1. Опис послова: Издаје дозволе за приступ "
     "острвима. Услови: високо образовање у обиму од најмање 240 ЕСПБ бодова.",
     [("7", "Радно место за дозволе приступа", "саветник", "savetnik", 1)]),
    # a title that begins with a rank has it only where it is set apart
    ("8. Референт за вежбе спасавања (звање: референт) – два извршиоца",
     [("8", "Референт за вежбе спасавања", "референт", "referent", 2)]),
    ("9. Виши саветник за обележавање острва – 2 извршиоца", [("9", "Виши саветник за обележавање острва", "", "", 2)]),
    ("10. Самостални референт – благајник – 1 извршилац/тељка", [("10", "Самостални референт – благајник", "", "", 1)]),
    # a sentence behind the number; another label of the rank
    ("Рониоц (звање саветник) – 2. Прегледа насипе под водом и води дневник. Услови: средња школа.",
     [("", "Рониоц", "саветник", "savetnik", 2)]),
    ("Назив радног места: Помоћник директора – начелник Сектора\nРазврставање: положај у четвртој групи\n"
     "Број државних службеника на положају: један (1)",
     [("", "Помоћник директора – начелник Сектора", "положај у четвртој групи", "polozaj_4", 1)]),
    # numbers inserted by an amendment, or without a stop
    ("12а. Рониоц\nЗвање: саветник\nБрој извршилаца: 1", [("12а", "Рониоц", "саветник", "savetnik", 1)]),
    ("12б Лађар\nЗвање: саветник\nБрој извршилаца: 1", [("12б", "Лађар", "саветник", "savetnik", 1)]),
    ("12 Лађар\nЗвање: саветник\nБрој извршилаца: 1", [("12", "Лађар", "саветник", "savetnik", 1)]),
    # a title that is a rank, where its number and the labels below say that it is one
    ("14. Референт\nЗвање: референт\nБрој извршилаца: 1", [("14", "Референт", "референт", "referent", 1)]),
    # no whole number of executors is unknown
    ("15. Возач (0,5 извршилаца)\nУслови: средња школа.", [("15", "Возач", "", "", None)]),
    # an empty number of executors is unknown
    ("11. Рониоц\nЗвање: саветник\nБрој извршилаца:\nОпис послова: Рони.",
     [("11", "Рониоц", "саветник", "savetnik", None)]),
]  # fmt: skip

NO_POSTS = [
    "Правилником је систематизовано 16 радних места са 20 извршилаца: виши саветник – 3; саветник – 6 извршилаца.",
    "1) виши саветник – 3 извршиоца;\n2) самостални саветник – 2 извршиоца;\n3) референт – 1 извршилац.",
    "1. Сектор за приобаље – 12 извршилаца;\n2. Одсек за бродарнице – 4 извршиоца.",
    "Укупно: 24 извршиоца",
    "У Дирекцији су систематизована 3 радна места: виши саветник – 1, саветник – 1, референт – 1.",
    "Саветник – 6 радних места – 11 извршилаца",
    "виши саветник – 3 радна места, 4 извршиоца",
    "Државни службеник на положају – 2 извршиоца",
    "Послове скеле обавља један извршилац кога одреди директор.",
]


def posts(found: Extraction) -> list[Post]:
    return [(p.number, p.title, p.rank, p.rank_code, p.executors) for p in found.positions]


def in_script(value: object, letters: str) -> object:
    return script.to_latin(value) if letters == "latin" and isinstance(value, str) else value


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts(text: str, expected: list[Post], letters: str) -> None:
    found = read_text(str(in_script(ABOVE + text, letters)))
    wanted = [tuple(in_script(value, letters) for value in post) for post in expected]
    assert posts(found) == wanted


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize("text", NO_POSTS)
def test_no_posts(text: str, letters: str) -> None:
    assert posts(read_text(str(in_script(ABOVE + text, letters)))) == []


def test_a_table_copied_as_one_cell_a_line() -> None:
    rows = [
        ["1.", "Начелник Сектора", "виши саветник", "1", "Руководи Сектором."],
        ["2.", "Рониоц", "саветник", "3", "Рони."],
        ["3.", "Лађар", "референт", "2", "Вози лађу."],
        ["4.", "Чувар", "референт", "1", "Чува насип."],
    ]
    expected = [
        ("1", "Начелник Сектора", "виши саветник", "visi_savetnik", 1),
        ("2", "Рониоц", "саветник", "savetnik", 3),
        ("3", "Лађар", "референт", "referent", 2),
        ("4", "Чувар", "референт", "referent", 1),
    ]
    cells = [cell for row in rows for cell in row]
    assert posts(read_text(ABOVE + "\n".join(cells))) == expected
    # with the heads of its columns, another order of them, and a heading of a unit in the middle
    head = ["Р. бр.", "Назив радног места", "Звање", "Број извршилаца", "Опис послова"]
    made = [*head, *rows[0], "", "Одсек за бродарнице", *rows[1], *rows[2], *rows[3]]
    assert posts(read_text(ABOVE + "\n".join(made))) == expected
    # … and as lines with tabs
    assert posts(read_text(ABOVE + "\n".join("\t".join(row) for row in [head, *rows]))) == expected


UNITS = [
    # the heading above
    ("Одсек за бродарнице\n\n1. Скелеџија – 2 извршиоца", ["Одсек за бродарнице"]),
    ("ОДСЕК ЗА БРОДАРНИЦЕ\n\n1. Скелеџија – 2 извршиоца\n\nСЕКТОР ЗА ПРИОБАЉЕ\n\n2. Чувар насипа – 1 извршилац",
     ["Одсек за бродарнице", "Сектор за приобаље"]),
    # a sentence that names it
    ("У Одсеку за бродарнице систематизују се следећа радна места:\n\n1. Скелеџија – 2 извршиоца",
     ["Одсек за бродарнице"]),
    # the title, for the posts below as well
    ("1. Шеф Одсека за бродарнице – 1 извршилац\n2. Скелеџија – 2 извршиоца",
     ["Одсек за бродарнице", "Одсек за бродарнице"]),
    # no heading: the body
    ("1. Интерни ревизор – 1 извршилац", ["Управа за речна острва"]),
    # posts outside the units
    ("Одсек за бродарнице\n\n1. Скелеџија – 2 извршиоца\n\nИзван унутрашњих јединица\n\n2. Ревизор – 1 извршилац",
     ["Одсек за бродарнице", "Управа за речна острва"]),
    # a unit that only the list of posts names
    ("Група за ледоломце\n\n1. Лађар – 2 извршиоца", ["Група за ледоломце"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units_of_posts(text: str, expected: list[str]) -> None:
    found = read_text(ABOVE + text)
    assert [found.units[post.unit].name if post.unit is not None else "" for post in found.positions] == expected


TOLD = (
    "У Сектору за приобаље: помоћник директора, виши саветник, један извршилац; ронилац, саветник, три извршиоца. "
    "У Одсеку за бродарнице распоређују се: скелеџија, референт, два извршиоца."
)


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
def test_posts_told_in_prose(letters: str) -> None:
    found = read_text(str(in_script(ABOVE + TOLD, letters)))
    told = [(*post[1:3], post[4], found.units[at].name) for post, at in zip(posts(found), units_of(found), strict=True)]
    expected = [
        ("помоћник директора", "виши саветник", 1, "Сектор за приобаље"),
        ("ронилац", "саветник", 3, "Сектор за приобаље"),
        ("скелеџија", "референт", 2, "Одсек за бродарнице"),
    ]
    assert told == [tuple(in_script(value, letters) for value in post) for post in expected]


def units_of(found: Extraction) -> list[int]:
    return [post.unit for post in found.positions if post.unit is not None]


def test_duties_of_a_post_are_its_own() -> None:
    found = read_text(
        ABOVE
        + "Одсек за бродарнице\n\n1. Скелеџија (референт) – 2 извршиоца\n"
        "Опис послова: Превози путнике; води дневник скеле."
    )
    duties = [(duty.text, duty.position) for duty in found.responsibilities]
    assert duties == [
        ("израду планова приобаља", None),
        ("надзор над насипима", None),
        ("Превози путнике", 0),
        ("води дневник скеле", 0),
    ]


REQUIREMENTS = [
    ("Услови: високо образовање из области права од најмање 240 ЕСПБ бодова; најмање пет година радног искуства "
     "у струци; положен државни стручни испит.", "високо образовање из области права од најмање 240 ЕСПБ бодова", 5),
    ("Услови: средња школа; 2 године радног искуства.", "средња школа", 2),
    ("Потребни услови: основна школа.", "основна школа", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "education", "years"), REQUIREMENTS)
def test_requirements(text: str, education: str, years: int | None) -> None:
    found = read_text(ABOVE + "1. Скелеџија (референт) – 2 извршиоца\nОпис послова: Превози путнике.\n" + text)
    (post,) = found.positions
    assert (post.education, post.experience_years) == (education, years)
    assert post.requirements == text.partition(": ")[2].rstrip(".")


def test_quotes_cover_title_rank_and_executors() -> None:
    text = ABOVE + "1. Скелеџија (звање: референт) – 2 извршиоца\nОпис послова: Превози путнике."
    (post,) = read_text(text).positions
    assert text[post.start : post.end] == "Скелеџија (звање: референт) – 2 извршиоца"
