"""Headings, articles, and the place (article, paragraph, item) of each block."""

from __future__ import annotations

import pytest
from delokrug.layout import blocks
from delokrug.layout.articles import article_heading
from layout_pages import SCRIPTS, in_script, latin, outline, text_document

ARTICLES = [
    ("Члан 12.", "12"),
    ("ЧЛАН 12", "12"),
    ("  Члан  12.", "12"),
    ("Члан 24а", "24a"),
    ("Члан 15д.", "15d"),
    ("Член 3", "3"),
    ("Član 12.", "12"),
    ("Članak 7.", "7"),
    ("ČLANAK 7.", "7"),
    ("Article 5", "5"),
    ("Art. 5", "5"),
    ("Čl. 5.", "5"),
    # broken fonts, seven-bit code, stripped accents
    ("Èlan 4.", "4"),
    ("Ĉlan 4.", "4"),
    ("^lan 4.", "4"),
    ("Clan 4.", "4"),
]


@pytest.mark.parametrize(("line", "number"), ARTICLES)
def test_article(line: str, number: str) -> None:
    found = blocks(text_document(f"{line}\nMinistar donosi akt."))
    assert article_heading(line)
    if line[0] != "^":  # a code that the repair of fonts mends only in longer texts
        assert [(block.kind, block.place.article, block.text) for block in found] == [
            ("article", number, ""),
            ("paragraph", number, "Ministar donosi akt."),
        ]


HEADINGS = [
    # an article with its title beside the number, or with its text
    ("Члан 24. Државни секретари\nМинистар има секретаре.", ["§ 24", "# Државни секретари", "Министар има секретаре."]),
    ("Члан 24. Министар има секретаре.", ["§ 24", "Министар има секретаре."]),
    ("Члан 24: Сектор обавља: 1) израду; 2) надзор.", ["§ 24", "Сектор обавља:", "  1) израду;", "  2) надзор."]),
    (
        "Члан 24.\nДржавни секретари\nМинистар има секретаре.",
        ["§ 24", "# Државни секретари", "Министар има секретаре."],
    ),
    # a reference at the beginning of a sentence is no article
    ("Члан 5. став 2. овог закона примењује се.", ["Члан 5. став 2. овог закона примењује се."]),
    ("Члан 12. мења се и гласи:", ["Члан 12. мења се и гласи:"]),
    ("Чланови Комисије су:", ["Чланови Комисије су:"]),
    # headings
    ("Сектор за рад\nСектор обавља надзор.", ["# Сектор за рад", "Сектор обавља надзор."]),
    ("„Сектор за рад”\nСектор обавља надзор.", ["# „Сектор за рад”", "Сектор обавља надзор."]),
    ("I. ОПШТЕ ОДРЕДБЕ\nЧлан 1.\nМинистар доноси акт.", ["# I. ОПШТЕ ОДРЕДБЕ", "§ 1", "Министар доноси акт."]),
    ("IV УНУТРАШЊЕ УРЕЂЕЊЕ\nЧлан 1.", ["# IV УНУТРАШЊЕ УРЕЂЕЊЕ", "§ 1"]),
    # a number before a heading, not before the last item of a list
    ("2. Одељење за набавке\nОдељење обавља надзор.", ["# 2. Одељење за набавке", "Одељење обавља надзор."]),
    (
        "Образују се:\n1. Одсек за план;\n2. Одсек за попис\nОдсеци обављају надзор.",
        ["Образују се:", "  1. Одсек за план;", "  2. Одсек за попис", "Одсеци обављају надзор."],
    ),
    # what introduces a list is no heading
    ("Сектор за рад:\n– надзор;\n– план.", ["Сектор за рад:", "  – надзор;", "  – план."]),
    ("Сектор обавља послове који се односе на\n– надзор;", ["Сектор обавља послове који се односе на", "  – надзор;"]),
    # headings in capitals that wrap end at a title that begins anew
    (
        "СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА И\nНАДЗОР\n\nСектор обавља надзор.",
        ["# СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА И НАДЗОР", "Сектор обавља надзор."],
    ),
    (
        "ПРАВИЛНИК\nо унутрашњем уређењу\n\nI ОСНОВНЕ ОДРЕДБЕ\nЧлан 1.",
        ["# ПРАВИЛНИК о унутрашњем уређењу", "# I ОСНОВНЕ ОДРЕДБЕ", "§ 1"],
    ),
    ("СЕКТОР ЗА РАД\nСЕКТОР ЗА ПЛАН", ["# СЕКТОР ЗА РАД", "# СЕКТОР ЗА ПЛАН"]),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(
    ("text", "capitals"),
    [("СЕКТОР ЗА РАД", True), ("2. СЕКТОР ЗА РАД", True), ("Сектор ЗА РАД", False), ("ЕУ", False)],
)
def test_capitals(text: str, capitals: bool, letters: str) -> None:
    assert [block.capitals for block in blocks(text_document(in_script(text, letters)))] == [capitals]


# each line with the place a lawyer would cite: article, paragraph (став), item (тачка)
PLACES = [
    ("ПРАВИЛНИК", ("", 0, "")),
    ("Ово је увод.", ("", 0, "")),
    ("Члан 1.", ("1", 0, "")),
    ("Министар доноси акт.", ("1", 1, "")),
    ("Сектор обавља послове:", ("1", 2, "")),
    ("1) израду прописа;", ("1", 2, "1)")),
    ("2) надзор;", ("1", 2, "2)")),
    ("у складу са законом.", ("1", 2, "")),
    ("Одсек води попис.", ("1", 3, "")),
    ("Члан 2а", ("2a", 0, "")),
    ("Одсеци", ("2a", 0, "")),
    ("– израда прописа;", ("2a", 1, "")),
    ("– надзор.", ("2a", 1, "")),
    ("Члан 3.", ("3", 0, "")),
    ("(1) Министар доноси акт.", ("3", 1, "")),
    ("(2) Сектор обавља:", ("3", 2, "")),
    ("а) израду прописа;", ("3", 2, "a)")),
    ("б) надзор.", ("3", 2, "b)")),
    ("(3) Одсек води попис.", ("3", 3, "")),
]


@pytest.mark.parametrize("letters", SCRIPTS)
def test_places(letters: str) -> None:
    found = blocks(text_document(in_script("\n".join(line for line, _ in PLACES), letters)))
    places = [(block.place.article, block.place.paragraph, block.place.item) for block in found]
    assert places == [place for _, place in PLACES]


def test_numbers_in_a_table_are_no_paragraphs() -> None:
    found = blocks(text_document("Члан 1.\n\nначелник\n\n1\n\n2.\n\nМинистар доноси акт.", format="docx"))
    assert [block.place.paragraph for block in found] == [0, 0, 0, 0, 1]
