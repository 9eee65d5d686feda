"""Lists that run inside one line."""

from __future__ import annotations

import pytest
from layout_pages import SCRIPTS, in_script, latin, outline, text_document

INLINE = [
    # dashes behind a colon, semicolons between
    (
        "Сектор обавља послове: – израду прописа; – надзор; – друге послове.",
        ["Сектор обавља послове:", "  – израду прописа;", "  – надзор;", "  – друге послове."],
    ),
    # without a colon's space, with hyphens for dashes, with the no-break hyphen
    ("Сектор обавља:- израду прописа; - надзор.", ["Сектор обавља:", "  - израду прописа;", "  - надзор."]),
    ("Сектор обавља: \u2011 израду; \u2011 надзор.", ["Сектор обавља:", "  - израду;", "  - надзор."]),
    # bullets, commas or nothing between
    ("Послови: • израда прописа • надзор • план", ["Послови:", "  • израда прописа", "  • надзор", "  • план"]),
    ("Послови: – израда прописа, – надзор, – план.", ["Послови:", "  – израда прописа,", "  – надзор,", "  – план."]),
    # a dash inside an item of a list with semicolons belongs to the item
    (
        "Послови: – припрема – у сарадњи са Заводом – прописа; – надзор; – план.",
        ["Послови:", "  – припрема – у сарадњи са Заводом – прописа;", "  – надзор;", "  – план."],
    ),
    # one or two dashes without a colon are no list
    (
        "Сектор за развој – Београд обавља послове – по налогу.",
        ["Сектор за развој – Београд обавља послове – по налогу."],
    ),
    # numbers and letters that count up
    (
        "Сектор обавља: 1) израду прописа; 2) надзор; 3) план.",
        ["Сектор обавља:", "  1) израду прописа;", "  2) надзор;", "  3) план."],
    ),
    ("Сектор обавља:1)израду прописа;2)надзор.", ["Сектор обавља:", "  1) израду прописа;", "  2) надзор."]),
    ("Образују се: (1) Сектор А, (2) Сектор Б.", ["Образују се:", "  (1) Сектор А,", "  (2) Сектор Б."]),
    (
        "Образују се: 1. Сектор за рад; 2. Сектор за план.",
        ["Образују се:", "  1. Сектор за рад;", "  2. Сектор за план."],
    ),
    (
        "Одсек обавља: а) израду; б) надзор; в) план; г) попис; д) обуку; ђ) друго.",
        ["Одсек обавља:", "  а) израду;", "  б) надзор;", "  в) план;", "  г) попис;", "  д) обуку;", "  ђ) друго."],
    ),
    # what follows the list in the same line is a paragraph
    (
        "Сектор обавља: 1) израду прописа; 2) надзор. У Сектору се образује Одсек за план.",
        ["Сектор обавља:", "  1) израду прописа;", "  2) надзор.", "У Сектору се образује Одсек за план."],
    ),
    (
        "Сектор обавља: (1) израду прописа; (2) надзор. Одсек за план прати рокове.",
        ["Сектор обавља:", "  (1) израду прописа;", "  (2) надзор.", "Одсек за план прати рокове."],
    ),
    # a reference is no list, nor is a lone number
    ("Послови из члана 12. став 1. тачка 2) овог закона.", ["Послови из члана 12. став 1. тачка 2) овог закона."]),
    ("Послови из тачке 1) и тачке 2) овог члана.", ["Послови из тачке 1) и тачке 2) овог члана."]),
    ("Жалбе из т. а) и б) овог става.", ["Жалбе из т. а) и б) овог става."]),
    ("Жалбе из тач. а), б) и в) овог става.", ["Жалбе из тач. а), б) и в) овог става."]),
    ("Рад по т. 1) и 2), тач. 3) и 4) овог става.", ["Рад по т. 1) и 2), тач. 3) и 4) овог става."]),
    ("Послови су: а) и б) из закона.", ["Послови су: а) и б) из закона."]),
    # … nor does it count as a member of a list
    (
        "Сектор обавља: 1) рад из тачке 2) овог члана; 2) надзор по т. 3) овог члана; 3) план.",
        ["Сектор обавља:", "  1) рад из тачке 2) овог члана;", "  2) надзор по т. 3) овог члана;", "  3) план."],
    ),
    # the last member behind a conjunction, with a comma and without
    (
        "Образују се: 1) Кабинет, 2) Сектор и 3) Завод.",
        ["Образују се:", "  1) Кабинет,", "  2) Сектор и", "  3) Завод."],
    ),
    (
        "Сектор обавља: а) попис; б) план, и в) надзор.",
        ["Сектор обавља:", "  а) попис;", "  б) план, и", "  в) надзор."],
    ),
    ("Одељење (2) и Одсек (3) престају с радом.", ["Одељење (2) и Одсек (3) престају с радом."]),
    # a list in a list
    (
        "Сектор обавља: 1) израду: а) закона; б) уредби; 2) надзор.",
        ["Сектор обавља:", "  1) израду:", "    а) закона;", "    б) уредби;", "  2) надзор."],
    ),
    # … behind the number of its opener, which counts no further
    ("(4) Одсек обавља: а) израду; б) надзор.", ["  (4) Одсек обавља:", "    а) израду;", "    б) надзор."]),
    # markers with nothing between
    ("а) 1) израду; 2) надзор.", ["  а) 1) израду;", "    2) надзор."]),
    ("(1) (2) Сектор обавља надзор.", ["  (1) (2) Сектор обавља надзор."]),
    ("1) 2) 3) надзор.", ["  1) 2) 3) надзор."]),
    (
        "– Сектор обавља послове: 1) израду прописа; 2) надзор.",
        ["  – Сектор обавља послове:", "    1) израду прописа;", "    2) надзор."],
    ),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline_list(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


AZBUKA = "абвгдђежзијклљмнњопрстћуфхцчџш"


@pytest.mark.parametrize("letters", SCRIPTS)
def test_all_letters_of_the_azbuka(letters: str) -> None:
    items = [f"{letter}) посао {place};" for place, letter in enumerate(AZBUKA)]
    expected = latin(["Одсек обавља:", *(f"  {item}" for item in items)])
    assert outline(text_document(in_script("Одсек обавља: " + " ".join(items), letters))) == expected
    assert outline(text_document(in_script("Одсек обавља:\n" + "\n".join(items), letters))) == expected


@pytest.mark.parametrize(
    "alphabet", ["a b c č ć d dž đ e f g h", "a b c d e f g h i j k l", "i ii iii iv v vi vii viii ix x"]
)
def test_other_alphabets(alphabet: str) -> None:
    items = [f"{letter}) posao {place};" for place, letter in enumerate(alphabet.split())]
    expected = ["Odsek obavlja:", *(f"  {item}" for item in items)]
    assert outline(text_document("Odsek obavlja: " + " ".join(items))) == expected
    assert outline(text_document("Odsek obavlja:\n" + "\n".join(items))) == expected


# «(1) … (2) …» in an article are paragraphs (ставови), on one line or on several
NUMBERED_PARAGRAPHS = [
    "Члан 3.\n(1) Министар доноси акт. (2) Сектор израђује план. (3) План се објављује.",
    "Члан 3.\n(1) Министар доноси акт.\n(2) Сектор израђује план.\n(3) План се објављује.",
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize("text", NUMBERED_PARAGRAPHS)
def test_numbered_paragraphs(text: str, letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(
        ["§ 3", "(1) Министар доноси акт.", "(2) Сектор израђује план.", "(3) План се објављује."]
    )


@pytest.mark.parametrize("letters", SCRIPTS)
def test_lists_inside_numbered_paragraphs(letters: str) -> None:
    text = "Члан 3.\n(1) Сектор обавља: – израду прописа; – надзор. (2) Одсек води попис."
    assert outline(text_document(in_script(text, letters))) == latin(
        ["§ 3", "(1) Сектор обавља:", "  – израду прописа;", "  – надзор.", "(2) Одсек води попис."]
    )
