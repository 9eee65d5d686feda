"""Footnotes of printed pages: away from the sentences that they interrupt, and kept behind the text."""

from __future__ import annotations

import pytest
from delokrug import script
from delokrug.layout import blocks
from layout_pages import SCRIPTS, boxed_document, in_script, latin, outline, text_document

FULL = "Одсек обавља послове који се односе на надзор и попис"

NOTES = [
    # a sentence goes on over the page
    (
        [f"{FULL}¹\n{FULL.lower()}\n\n~~¹ Сл. гласник, број 3.\n", "и на друге послове."],
        [f"{FULL} {FULL.lower()} и на друге послове.", "// 1 Сл. гласник, број 3."],
    ),
    # … and a list; the mark before the note may be no raised figure
    (
        ["Одсек обавља:\n1) надзор;²\n\n~~2 Сл. гласник, број 3.\n~~3) Закон о води.\n\n     - 1 -", "2) попис³ воде."],
        ["Одсек обавља:", "  1) надзор;", "  2) попис³ воде.", "// 2 Сл. гласник, број 3. 3) Закон о води."],
    ),
    # a note that goes on over its page
    (
        [
            f"{FULL}¹\n{FULL.lower()}\n\n~~1 Сл. гласник, број 3, са изменама",
            "и на друге послове.\n\n~~од прошле године.",
        ],
        [f"{FULL} {FULL.lower()} и на друге послове.", "// 1 Сл. гласник, број 3, са изменама од прошле године."],
    ),
    # stars
    (
        ["Сектор за рад* води попис.\nОдсек** води план.\n\n~~* Раније Сектор.\n~~** Раније Одсек."],
        ["Сектор за рад води попис.", "Одсек води план.", "// * Раније Сектор.", "// ** Раније Одсек."],
    ),
    # marks in parentheses, two notes
    (
        ["Сектор за рад⁽¹⁾ води попис.¹ ²\n\n~~1) Раније Сектор.\n~~2) Закон."],
        ["Сектор за рад води попис.", "// 1 Раније Сектор.", "// 2 Закон."],
    ),
    # small print to which nothing refers is text: the rows of a table
    (
        [f"{FULL}\n{FULL.lower()}.\n\n~~1 Начелник\n~~2 Саветник"],
        [f"{FULL} {FULL.lower()}.", "1 Начелник", "2 Саветник"],
    ),
    # powers are no marks
    ([f"{FULL}\n{FULL.lower()}\nна 500 m² и на 3 km³."], [f"{FULL} {FULL.lower()} на 500 m² и на 3 km³."]),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("pages", "expected"), NOTES)
def test_footnotes(pages: list[str], expected: list[str], letters: str) -> None:
    assert outline(boxed_document([in_script(page, letters) for page in pages])) == latin(expected)


def test_a_note_is_mapped_onto_the_document() -> None:
    document = boxed_document(["Сектор за рад¹ води попис.\n\n~~¹ Раније Сектор за план."])
    text, note = blocks(document)
    assert document.text[slice(*text.clean.span(7, 17))] == "за рад¹ вод"
    assert note.text == script.to_latin("Раније Сектор за план.")
    assert document.text[slice(*note.clean.span(0, 6))] == "Раније"


def test_text_without_pages_has_no_footnotes() -> None:
    assert outline(text_document("Сектор за рад¹ води попис.\n\n¹ Раније Сектор.")) == latin(
        ["Сектор за рад¹ води попис.", "¹ Раније Сектор."]
    )
