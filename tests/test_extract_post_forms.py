"""The same posts in the many forms in which typists write them, in prose and in tables: all must come out alike.

No form is that of one document; each is a way of saying number, title, rank and number of executors, with the duties
and conditions around them. A form that was misread is added here.
"""

from __future__ import annotations

import itertools

import pytest
import tiny_docx
from delokrug import script
from delokrug.ingest import read_bytes
from delokrug.reading import read_document
from delokrug.records import Extraction

Post = tuple[str, str, int, str]
"""Title, rank, executors, unit."""

UNITS: list[tuple[str, list[tuple[str, str, int]]]] = [
    ("Одељење за нормативне послове", [
        ("Начелник Одељења", "виши саветник", 1),
        ("Радно место за припрему прописа", "самостални саветник", 3),
        ("Радно место за административну подршку", "виши референт", 2),
    ]),
    ("Одсек за буџет и финансије", [
        ("Шеф Одсека", "самостални саветник", 1),
        ("Финансијско-рачуноводствени аналитичар", "саветник", 2),
        ("Књиговођа – контиста", "сарадник", 4),
    ]),
    ("Група за заједничке послове", [
        ("Руководилац Групе", "саветник", 1),
        ("Возач", "намештеник – четврта врста радних места", 2),
        ("Послови писарнице и архиве", "референт", 1),
    ]),
]  # fmt: skip
POSTS: list[Post] = [(*post, unit) for unit, posts in UNITS for post in posts]

ABOVE = """На основу члана 46. Закона о државним службеницима, министар доноси

ПРАВИЛНИК
о унутрашњем уређењу и систематизацији радних места
у Министарству за речне луке

Члан 1.

У Министарству за речне луке образују се следеће уже унутрашње јединице:
1) Одељење за нормативне послове;
2) Одсек за буџет и финансије;
3) Група за заједничке послове.

Члан 2.
У Одељењу за нормативне послове обављају се послови који се односе на: припрему прописа; давање мишљења.

Члан 3.
У Одсеку за буџет и финансије обављају се послови који се односе на: израду финансијског плана; вођење књига.

Члан 4.
У Групи за заједничке послове обављају се послови који се односе на: превоз; пријем поште.

"""
BELOW = "\nЧлан 90.\nОвај правилник ступа на снагу осмог дана од дана објављивања.\n"

WORDS = {1: "један", 2: "два", 3: "три", 4: "четири"}
EXECUTORS = {1: "извршилац", 2: "извршиоца", 3: "извршиоца", 4: "извршиоца"}
DUTIES = [
    "припрема нацрте аката и даје мишљења на нацрте других органа",
    "води евиденције и израђује извештаје",
    "обавља и друге послове по налогу руководиоца",
]
CONDITIONS = (
    "стечено високо образовање из области правних наука на основним академским студијама у обиму од најмање 240 ЕСПБ "
    "бодова, положен државни стручни испит, најмање три године радног искуства у струци, познавање рада на рачунару"
)
LINE = "; ".join(DUTIES) + "."
DUTIES_OF_A_POST = 5  # «припрема … и даје …», «води … и израђује …», «обавља …»

# n number, m number of the article, t title (T in capitals), r rank (R with a capital), x executors (w in words, X the
# noun), D duties in a line (DC with a capital, DB as dashes, DN numbered), q conditions (Q as a sentence, QB as dashes)
PROSE = [
    "{n}. {t}\nЗвање: {r}\nБрој извршилаца: {x}\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. {t} ({r})\n\nОпис послова: {D}\n\nУслови: {q}.\n\nБрој извршилаца: {x}\n",
    "{n}. {T}\n{r}\nБрој извршилаца: {x} ({w})\nОПИС ПОСЛОВА:\n{DB}\nУСЛОВИ:\n{QB}\n",
    "Радно место број {n}: {t}\nЗвање: {R}\nБрој државних службеника: {x}\n{DC}\nУслови: {q}.\n",
    "{n}. {t}, у звању {r}, {x} {X}\n{DC}\nУслови за рад на радном месту: {q}.\n",
    "{n}. {t} – {r} – {x} {X}\nОпис послова:\n{DB}\nУслови: {q}.\n",
    "{n}) {t}; {r}; {x} {X}\n{DC}\nУслови: {q}.\n",
    "{n}. {t}\n(звање: {r}, број извршилаца: {x})\n{DC}\nУслови: {q}.\n",
    "Назив радног места: {t}\nЗвање: {r}\nБрој извршилаца: {x}\nОпис посла: {D}\nУслови: {q}.\n",
    "{n}. Назив радног места: {t}\nРазврстано у звање: {r}\nПотребан број извршилаца: {x}\n"
    "Опис послова радног места:\n{DN}\nПотребни услови: {q}.\n",
    "{n}. {t}\nОпис послова: {D}\nУслови: {q}.\nЗвање: {r}.\nБрој извршилаца: {x}.\n",
    "{n}.\n{t}\n{r}\n{x}\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. {t}\nЗвање: {r}                  број извршилаца: {x}\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. Радно место: {t}, звање: {r}, број извршилаца: {x}.\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. „{t}”, звање {r} – извршилаца {x}\nПослови: {D}\nУслови: {q}.\n",
    "Р.бр. {n}\n{t}\nу звању: {r}\n({w} {X})\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. {t}\nРадно место је разврстано у звање: {r}.\nНа радном месту ради: {x} {X}.\n"
    "На радном месту обављају се следећи послови:\n{DB}\nУслови за рад: {q}.\n",
    "{n}. {t}, {r}\n{DC}\nУслови: {q}.\nБрој службеника: {x}\n",
    "{n}. {t}\nЗвање: {r}\n{DC}\nСтручна спрема / образовање: {q}.\nБрој извршилаца: {x}.\n",
    "{n}. {t}             {r}              {x}\nОпис послова: {D}\nУслови: {q}.\n",
    "- {t} ({r}) – {x} {X}\nопис послова: {D}\nуслови: {q}.\n",
    "1.{n}. {t}\nЗВАЊЕ: {r}\nБРОЈ ИЗВРШИЛАЦА: {x}\nПОСЛОВИ: {D}\nУСЛОВИ: {q}.\n",
    "{n}. {t}\n\nЗвање\n{r}\n\nБрој извршилаца\n{x}\n\nОпис послова\n{DB}\n\nУслови\n{q}.\n",
    "Члан {m}.\n{t}\nЗвање: {r}. Извршилаца: {x}.\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. {t} (звање {r}) ........ {x}\n{DC}\nУслови: {q}.\n",
    "{n}. {t} – {r}, извршилаца – {x} ({w})\nа) Опис послова: {D}\nб) Услови: {q}.\n",
    "{n}. {t}\nзвање: {r}, са {x} {X}\nОпис послова: {D}\nУслови: {q}.\n",
    "{n}. {t}\nРанг: {r}\nБр. изврш. {x}\nДелокруг рада: {D}\nПосебни услови: {q}.\n",
    "{n}/{T}\nзвање: {r}\n{x} {X}\n{DC}\nУслови: {q}.\n",
    "РАДНО МЕСТО {n}.\n{t}\nЗвање: {r}\nБрој извршилаца: {x}\nОпис радног места: {D}\n"
    "Компетенције за радно место и услови: {q}.\n",
    "{n}. {t}\nБрој извршилаца: {x}\nЗвање: {r}\n\nСврха радног места: Обезбеђивање законитог рада јединице.\n"
    "\nОпис послова:\n\n1. {D}\n\nУслови:\n\nОбразовање: {q}.\n",
    "{n}. {t}\nразврстано у звање {r}, број државних службеника: {x}\nДелокруг радног места: {D}\nУслови: {q}.\n",
    "{n}. {T} – {r}, извршилаца: {x}\n{DC}\nУслови: {q}.\n",
    "{n}) {t}\n– опис послова: {D}\n– услови: {q}\n"
    "– сложеност послова: средња; статус: службеник; звање: {r}\n– извршилаца: {x}\n",
    # sentences behind the title
    "Радно место број {n} – {t}. Радно место је разврстано у звање {r}, са {x} {X}. {DC} Тражи се {q}.\n",
]  # fmt: skip

HEADS_AND_CELLS: list[tuple[list[str], list[str]]] = [
    (["Р.бр.", "Назив радног места", "Звање", "Број извршилаца", "Опис послова", "Услови"],
     ["{n}.", "{t}", "{r}", "{x}", "{DC}", "{Q}"]),
    # the rank below the title
    (["Ред. бр.", "Радно место", "Услови", "Опис послова", "Бр. изв."], ["{n}", "{t}\n({r})", "{Q}", "{DC}", "{x}"]),
    (["РЕДНИ БРОЈ", "НАЗИВ РАДНОГ МЕСТА И ЗВАЊЕ", "ОПИС ПОСЛОВА", "УСЛОВИ ЗА РАД", "БРОЈ ИЗВРШИЛАЦА"],
     ["{n}.", "{t}, {r}", "{DC}", "{Q}", "{x} ({w})"]),
    # columns in another order, a short head
    (["Број извршилаца", "Шифра", "Назив", "Звање", "Степен стручне спреме", "Радно искуство", "Опис послова"],
     ["{x}", "01-{n}", "{t}", "{r}", "VII", "3 године", "{DC}"]),
    (["Назив радног места", "Звање", "Број"], ["{t}", "{r}", "{x}"]),
    (["Рб", "Радно место", "Врста и степен стручне спреме", "Посебни услови", "Звање/положај", "Извр."],
     ["{n}.", "{t}", "Високо образовање, 240 ЕСПБ", "Државни стручни испит", "{R}", "{x}"]),
    # the label again in the cell, lists in cells
    (["Назив радног места / звање", "Опис послова", "Услови", "Изв."], ["{n}. {t}\nЗвање: {r}", "{DB}", "{QB}", "{x}"]),
]  # fmt: skip


def filled(form: str, number: int, post: tuple[str, str, int]) -> str:
    title, rank, executors = post
    return form.format(
        n=number, m=number + 5, t=title, T=title.upper(), r=rank, R=rank.capitalize(), x=executors, w=WORDS[executors],
        X=EXECUTORS[executors], D=LINE, DC=LINE.capitalize(),
        DB="\n".join([*(f"– {duty};" for duty in DUTIES[:-1]), f"– {DUTIES[-1]}."]),
        DN="\n".join(f"{i}) {duty};" for i, duty in enumerate(DUTIES, 1)),
        q=CONDITIONS, Q=CONDITIONS.capitalize() + ".", QB="\n".join(f"– {one};" for one in CONDITIONS.split(", ")),
    )  # fmt: skip


def prose(form: str) -> str:
    """The rulebook with its posts in one form."""
    opener = "СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА\n" if "{m}" in form else "Члан 5.\nРадна места у Министарству су:\n"
    numbers = itertools.count(1)
    parts = [
        f"\n{unit}\n\n" + "\n".join(filled(form, next(numbers), post) for post in posts) for unit, posts in UNITS
    ]
    return ABOVE + opener + "\n".join(parts) + BELOW


def rows(heads: list[str], cells: list[str]) -> list[list[str]]:
    """The table of posts, a merged row above those of each unit."""
    numbers = itertools.count(1)
    made = [heads]
    for unit, posts in UNITS:
        made.append([unit])
        for post in posts:
            number = next(numbers)
            made.append([filled(cell, number, post) for cell in cells])
    return made


def with_tabs(table: list[list[str]]) -> bytes:
    lines = ("\t".join(cell.replace("\n", " ") for cell in row) for row in table)
    return (ABOVE + "\n".join(lines) + BELOW).encode()


def as_docx(table: list[list[str]]) -> bytes:
    """The rulebook as a Word document; a line break in a cell begins a paragraph."""
    drawn = [["".join(map(tiny_docx.p, cell.split("\n"))) for cell in row] for row in table]
    above = map(tiny_docx.p, filter(None, ABOVE.splitlines()))
    below = map(tiny_docx.p, filter(None, BELOW.splitlines()))
    return tiny_docx.tiny_docx(*above, tiny_docx.table(*drawn), *below)


def posts_of(found: Extraction) -> list[Post]:
    """Title and rank in small letters, since some forms have them in capitals."""
    return [
        (p.title.lower(), p.rank.lower(), p.executors or 0, found.units[p.unit].name if p.unit is not None else "")
        for p in found.positions
    ]


def read(content: bytes, name: str) -> Extraction:
    return read_document(read_bytes(content, source=name), language="sr")


EXPECTED = [(title.lower(), rank, executors, unit) for title, rank, executors, unit in POSTS]


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize("form", PROSE)
def test_forms_in_prose(form: str, letters: str) -> None:
    latin = letters == "latin"
    text = script.to_latin(prose(form)) if latin else prose(form)
    found = read(text.encode(), "t.txt")
    expected = [tuple(script.to_latin(v) if latin and isinstance(v, str) else v for v in post) for post in EXPECTED]
    assert posts_of(found) == expected
    assert all(post.requirements for post in found.positions)
    duties = [duty.position for duty in found.responsibilities if duty.position is not None]
    assert duties == [post for post in range(len(POSTS)) for _ in range(DUTIES_OF_A_POST)]


@pytest.mark.parametrize(("heads", "cells"), HEADS_AND_CELLS, ids=lambda value: " | ".join(value))
def test_forms_in_tables(heads: list[str], cells: list[str]) -> None:
    table = rows(heads, cells)
    assert posts_of(read(with_tabs(table), "t.txt")) == EXPECTED
    assert posts_of(read(as_docx(table), "t.docx")) == EXPECTED
