"""Citations: short acts in, rows with the place a lawyer would cite out.

A row is «U name», «D duty», «P title» (a post) or «p duty of a post». Units of an act and their names: Unified
methodological rules for drafting regulations ("Службени гласник РС", 21/2010).
"""

from __future__ import annotations

import re

import pytest
from delokrug import packs, script
from delokrug.tables.citations import citation
from extract_factory import read_text

UNITS = ("article", "paragraph", "item", "subitem", "indent", "post")
Cited = list[tuple[str, str]]

SERBIAN: list[tuple[str, Cited]] = [
    # the number's forms
    ("Члан 5\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 5. став 1."), ("D води књиге", "члан 5. став 1.")]),
    ("ЧЛАН 5.\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 5. став 1."), ("D води књиге", "члан 5. став 1.")]),
    ("Члан 5а\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 5а став 1."), ("D води књиге", "члан 5а став 1.")]),
    ("Чл. 5.\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 5. став 1."), ("D води књиге", "члан 5. став 1.")]),
    ("Члан IV\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан IV став 1."), ("D води књиге", "члан IV став 1.")]),
    # a title beside the number, below it, above it
    ("Члан 12. (Сектор за воде)\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 12. став 1."), ("D води књиге", "члан 12. став 1.")]),
    ("Члан 12.\n(Послови)\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 12. став 1."), ("D води књиге", "члан 12. став 1.")]),
    ("Послови Сектора\n\nЧлан 12.\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 12. став 1."), ("D води књиге", "члан 12. став 1.")]),
    ("Члан 12.\nСектор за воде\nСектор за воде води књиге.",
     [("U Сектор за воде", "члан 12."), ("D води књиге", "члан 12. став 1.")]),
    # paragraphs count, list items do not; a list belongs to the paragraph that introduces it
    ("Члан 3.\nУ Управи се образују Сектор за воде и Сектор за шуме.\n\nСектор за воде обавља послове који се односе "
     "на:\n"
     "1) вођење књига;\n2) чување печата.\nСектор за шуме издаје дозволе.",
     [("U Сектор за воде", "члан 3. став 1."), ("U Сектор за шуме", "члан 3. став 1."),
      ("D вођење књига", "члан 3. став 2. тачка 1)"), ("D чување печата", "члан 3. став 2. тачка 2)"),
      ("D издаје дозволе", "члан 3. став 3.")]),
    # subitems and indents
    ("Члан 3.\nУ Управи се образују:\n1) Сектор за воде:\n(1) Одсек за бране;\n(2) Одсек за насипе;\n2) Сектор за "
     "шуме:\n"
     "(1) Одсек за расаднике.",
     [("U Сектор за воде", "члан 3. став 1. тачка 1)"), ("U Одсек за бране", "члан 3. став 1. тачка 1) подтачка (1)"),
      ("U Одсек за насипе", "члан 3. став 1. тачка 1) подтачка (2)"), ("U Сектор за шуме", "члан 3. став 1. тачка 2)"),
      ("U Одсек за расаднике", "члан 3. став 1. тачка 2) подтачка (1)")]),
    ("Члан 3.\nСектор за воде обавља послове који се односе на:\n– вођење књига;\n– чување печата.\nОдсек за бране "
     "обавља "
     "послове који се односе на:\n– преглед брана.",
     [("U Сектор за воде", "члан 3. став 1."), ("D вођење књига", "члан 3. став 1. алинеја 1"),
      ("D чување печата", "члан 3. став 1. алинеја 2"), ("U Одсек за бране", "члан 3. став 2."),
      ("D преглед брана", "члан 3. став 2. алинеја 1")]),
    ("Члан 3.\nУ Управи се образују:\n1) Сектор за воде:\n– Одсек за бране;\n– Одсек за насипе;\n2) Сектор за шуме:\n"
     "– Одсек за расаднике.",
     [("U Сектор за воде", "члан 3. став 1. тачка 1)"), ("U Одсек за бране", "члан 3. став 1. тачка 1) алинеја 1"),
      ("U Одсек за насипе", "члан 3. став 1. тачка 1) алинеја 2"), ("U Сектор за шуме", "члан 3. став 1. тачка 2)"),
      ("U Одсек за расаднике", "члан 3. став 1. тачка 2) алинеја 1")]),
    ("Члан 3.\nУ Управи се образују:\n1. Сектор за воде:\n1.1. Одсек за бране;\n1.2. Одсек за насипе;\n2. Сектор за "
     "шуме.",
     [("U Сектор за воде", "члан 3. став 1. тачка 1."), ("U Одсек за бране", "члан 3. став 1. тачка 1.1."),
      ("U Одсек за насипе", "члан 3. став 1. тачка 1.2."), ("U Сектор за шуме", "члан 3. став 1. тачка 2.")]),
    ("Члан 3.\nСектор за воде обавља послове који се односе на:\nа) вођење књига;\nб) чување печата.",
     [("U Сектор за воде", "члан 3. став 1."), ("D вођење књига", "члан 3. став 1. тачка а)"),
      ("D чување печата", "члан 3. став 1. тачка б)")]),
    # paragraphs with numbers
    ("Члан 3.\n(1) Сектор за воде води књиге.\n(2) Сектор за шуме обавља послове који се односе на:\n1) издавање "
     "дозвола;\n"
     "2) чување шума.\n(3) Одсек за лов издаје карте.",
     [("U Сектор за воде", "члан 3. став 1."), ("D води књиге", "члан 3. став 1."),
      ("U Сектор за шуме", "члан 3. став 2."), ("D издавање дозвола", "члан 3. став 2. тачка 1)"),
      ("D чување шума", "члан 3. став 2. тачка 2)"), ("U Одсек за лов", "члан 3. став 3."),
      ("D издаје карте", "члан 3. став 3.")]),
    # … and subitems with the same marks inside
    ("Члан 3.\n(1) У Управи се образују:\n1) Сектор за воде:\n(1) Одсек за бране;\n(2) Одсек за насипе.\n(2) Сектор "
     "за воде "
     "води књиге.",
     [("U Сектор за воде", "члан 3. став 1. тачка 1)"), ("U Одсек за бране", "члан 3. став 1. тачка 1) подтачка (1)"),
      ("U Одсек за насипе", "члан 3. став 1. тачка 1) подтачка (2)"), ("D води књиге", "члан 3. став 2.")]),
    # posts: the lines of a description are no paragraphs
    ("Члан 22.\nСектор за воде\n12. Радно место за насипе\nЗвање: саветник\nБрој извршилаца: 2\nОпис послова: Обилази "
     "насипе.\n13. Радно место за бране\nЗвање: саветник\nБрој извршилаца: 1\nОпис послова: Обилази бране.",
     [("U Сектор за воде", "члан 22."), ("P Радно место за насипе", "члан 22. тачка 12."),
      ("p Обилази насипе", "члан 22. тачка 12."), ("P Радно место за бране", "члан 22. тачка 13."),
      ("p Обилази бране", "члан 22. тачка 13.")]),
    # no articles
    ("Сектор за воде обавља послове који се односе на:\n1) вођење књига;\n2) чување печата.",
     [("U Сектор за воде", ""), ("D вођење књига", ""), ("D чување печата", "")]),
]  # fmt: skip

NEIGHBOURS: list[tuple[str, str, Cited]] = [
    ("hr", "Članak 12.\n(1) Odjel za vode obavlja poslove koji se odnose na:\n1. vođenje knjiga;\n2. nadzor:\na) "
     "nasipa;\n"
     "b) brana.\n(2) Odsjek za šume izdaje dozvole.",
     [("U Odjel za vode", "članak 12. stavak 1."), ("D vođenje knjiga", "članak 12. stavak 1. točka 1."),
      ("D nadzor", "članak 12. stavak 1. točka 2."), ("D nasipa", "članak 12. stavak 1. točka 2. podtočka a)"),
      ("D brana", "članak 12. stavak 1. točka 2. podtočka b)"), ("U Odsjek za šume", "članak 12. stavak 2."),
      ("D izdaje dozvole", "članak 12. stavak 2.")]),
    ("hr", "Članak 7.a\nOdjel za vode obavlja poslove koji se odnose na:\n– vođenje knjiga,\n– čuvanje pečata.",
     [("U Odjel za vode", "članak 7.a stavak 1."), ("D vođenje knjiga", "članak 7.a stavak 1. alineja 1."),
      ("D čuvanje pečata", "članak 7.a stavak 1. alineja 2.")]),
    ("cnr", "Član 12\nOdjeljenje za vode vrši poslove koji se odnose na:\n- vođenje knjiga;\n- čuvanje pečata.",
     [("U Odjeljenje za vode", "član 12 stav 1"), ("D vođenje knjiga", "član 12 stav 1 alineja 1"),
      ("D čuvanje pečata", "član 12 stav 1 alineja 2")]),
    ("bs", "Član 12.\n(1) Odjeljenje za vode vrši poslove koji se odnose na:\na) vođenje knjiga;\nb) čuvanje pečata.",
     [("U Odjeljenje za vode", "član 12. stav 1."), ("D vođenje knjiga", "član 12. stav 1. tačka a)"),
      ("D čuvanje pečata", "član 12. stav 1. tačka b)")]),
    ("en", "Article 5\nThe Water Sector performs tasks related to:\n1) keeping records;\n2) drafting plans.",
     [("U Water Sector", "Article 5 paragraph 1"), ("D keeping records", "Article 5 paragraph 1 item 1)"),
      ("D drafting plans", "Article 5 paragraph 1 item 2)")]),
    ("en", "Member 5\nThe Water Sector performs tasks related to:\n- keeping records;\n- drafting plans.",
     [("U Water Sector", "Article 5 paragraph 1"), ("D keeping records", "Article 5 paragraph 1 indent 1"),
      ("D drafting plans", "Article 5 paragraph 1 indent 2")]),
    ("en", "Section 1\nThis Rulebook regulates organisation.\nSection 2\nThe Water Sector keeps records.",
     [("U Water Sector", "Article 2 paragraph 1"), ("D keeps records", "Article 2 paragraph 1")]),
    # a section is no article where there are articles
    ("en", "Section 1\nArticle 1\nThis Rulebook regulates organisation.\nSection 2\nArticle 2\nThe Water Sector keeps "
     "records.", [("U Water Sector", "Article 2 paragraph 1"), ("D keeps records", "Article 2 paragraph 1")]),
]  # fmt: skip


def cited(text: str, language: str = "sr") -> Cited:
    """The rows of a text with their citations, in reading order within each table."""
    found = read_text(text, language)
    by_script = packs.pack(language).citation
    labels = by_script.get(found.script) or by_script["Latn"]
    rows = [
        *((f"U {unit.name}", unit.place) for unit in found.units),
        *((f"{'p' if one.position is not None else 'D'} {one.text}", one.place) for one in found.responsibilities),
        *((f"P {post.title}", post.place) for post in found.positions),
    ]
    return [(row, citation(place, labels=labels, script=found.script)) for row, place in rows]


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "expected"), SERBIAN)
def test_serbian(text, expected, letters):
    if letters == "latin":
        text, expected = script.to_latin(text), [(script.to_latin(row), script.to_latin(at)) for row, at in expected]
    assert sorted(cited(text)) == sorted(expected)


@pytest.mark.parametrize(("language", "text", "expected"), NEIGHBOURS)
def test_neighbours(language, text, expected):
    assert sorted(cited(text, language)) == sorted(expected)


@pytest.mark.parametrize("text", [text for text, _ in SERBIAN])
def test_a_citation_names_an_article_above_the_row(text):
    found = read_text(text)
    for row in (*found.units, *found.responsibilities, *found.positions):
        if row.place.article:
            number = script.to_cyrillic(row.place.article) if row.place.article[-1].islower() else row.place.article
            assert re.search(rf"(?im)^\s*чл(?:ан|\.)\s+{number}\b", text[: row.start])


@pytest.mark.parametrize("language", packs.languages())
def test_every_pack_cites(language):
    found = packs.pack(language)
    amends = {f"cite_{unit}" for unit in UNITS} | {"amend", "amend_words"} if "amend" in found.phrases else set()
    assert found.phrases.keys() >= amends
    for labels in found.citation.values():
        assert labels.keys() >= {"article", "paragraph", "item"}
        assert not amends or labels.keys() >= {*UNITS, *(f"after_{unit}" for unit in UNITS), "new"}
