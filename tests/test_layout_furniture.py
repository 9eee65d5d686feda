"""Page numbers, running headers and footers: what goes away, and what only looks like it."""

from __future__ import annotations

import pytest
from delokrug.layout.furniture import furniture
from layout_pages import SCRIPTS, boxed_document, in_script, latin, outline, text_document

PAGE_NUMBERS = [
    "- 16 -", "– 5 –", "-5-", "— 7 —", "16 / 40", "3|12", "страна 3", "Страна 3 од 12", "стр. 4", "страница 8",
    "Page 3 of 9", "page 4", "                                   - 14 -",
]  # fmt: skip


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize("number", PAGE_NUMBERS)
def test_page_number_inside_a_sentence(number: str, letters: str) -> None:
    text = in_script(f"Сектор обавља послове који се односе на\n{number}\nприпрему прописа и надзор.", letters)
    assert outline(text_document(text)) == latin(["Сектор обавља послове који се односе на припрему прописа и надзор."])


NO_PAGE_NUMBERS = [
    "- 16 извршилаца", "16 -", "број 3 од 12", "– 5", "стр. 4 и 5", "1234/2020-01", "страна 3 уговора", "12345",
]  # fmt: skip


@pytest.mark.parametrize("line", NO_PAGE_NUMBERS)
def test_no_page_number(line: str) -> None:
    assert furniture(text_document(f"Сектор за рад\n\n{line}\n\nСектор за план").lines) == [False] * 5


UNPAGED = [
    # a number alone between empty lines
    (
        "Сектор обавља послове припреме\n\n17\n\nи спровођења прописа.",
        ["Сектор обавља послове припреме и спровођења прописа."],
    ),
    # … or set at the right margin, with a header below it that comes again
    (
        "Завод за мере    Информатор\n\nОдсек обавља послове надзора и\n                              12\n"
        "Завод за мере         Информатор\n\nпланирања.",
        ["Одсек обавља послове надзора и планирања."],
    ),
    (
        "Одсек обавља надзор.\n                              7\nОдсек води попис.",
        ["Одсек обавља надзор.", "Одсек води попис."],
    ),
    # a number that introduces nothing and counts no pages is the cell of a table
    (
        "Начелник\n\nБрој извршилаца:\n\n1\n\nРеферент\n\n3\n\nДактилограф\n\n2",
        ["# Начелник", "Број извршилаца:", "1", "# Референт", "3", "# Дактилограф", "2"],
    ),
    # a page number between list items, the list goes on
    (
        "Сектор обавља послове:\n1) израду прописа;\n\n- 3 -\n\n2) надзор;\n3) планирање.",
        ["Сектор обавља послове:", "  1) израду прописа;", "  2) надзор;", "  3) планирање."],
    ),
    # the header beside the page number comes again
    (
        "Информатор о раду општине Брод\n\nОдсек обавља послове:\n– израду прописа;\n\n- 14 -\n"
        "Информатор о раду општине Брод\n\n– надзор над радом\n\n- 15 -\nИнформатор о раду општине Брод\n\nпредузећа.",
        ["Одсек обавља послове:", "  – израду прописа;", "  – надзор над радом предузећа."],
    ),
    # … or ends with the number, and counts; a list may go on behind a semicolon
    (
        f"Одсек обавља послове: израду прописа; надзор над радом;\n\nИнформатор о раду – страна 3\n\n"
        f"попис имовине.\n\n{'Одсек води књигу. ' * 30}\n\nИнформатор о раду – страна 4\n\nОдсек води попис.",
        ["Одсек обавља послове: израду прописа; надзор над радом; попис имовине.", ("Одсек води књигу. " * 30).strip(),
         "Одсек води попис."],
    ),
    # … or is seen only once, but in the middle of a sentence
    (
        "Одсек обавља послове надзора над радом\n\n- 14 -\nИнформатор о раду општине Брод\n\nјавних предузећа.",
        ["Одсек обавља послове надзора над радом јавних предузећа."],
    ),
    # … or where a page begins
    (
        "Одсек обавља надзор.\n\n-5-\n\fИнформатор о раду општине Брод\n\nСкупштина доноси буџет.",
        ["Одсек обавља надзор.", "Скупштина доноси буџет."],
    ),
    # the beginning of a sentence above a page number is no header either
    (
        "Одсек за имовину\n\nОдсек обавља послове који се\n- 14 -\nодносе на попис.",
        ["# Одсек за имовину", "Одсек обавља послове који се односе на попис."],
    ),
    # a heading below a page number is no running header
    (
        "Одсек обавља надзор.\n\n- 14 -\nОдсек за имовину\n\nОдсек води евиденцију.",
        ["Одсек обавља надзор.", "# Одсек за имовину", "Одсек води евиденцију."],
    ),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), UNPAGED)
def test_furniture_in_text(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


HEADER = "Управа за трезор – Правилник о раду"

PAGED = [
    # header, footer and number on every page; the sentence goes on over the page break
    (
        [
            f"   {HEADER}\n\nОдсек обавља послове који се односе на надзор над\n\n             1",
            f"   {HEADER}\n\nизвршењем буџета и на друге послове из делокруга.\n\n             2",
        ],
        ["Одсек обавља послове који се односе на надзор над извршењем буџета и на друге послове из делокруга."],
    ),
    # left and right pages have different headers
    (
        [
            f"{HEADER if n % 2 else 'Службени гласник'}\n\nОдсек {'абвгде'[n]} обавља послове\nпод {'абвгде'[n]}."
            for n in range(6)
        ],
        [f"Одсек {letter} обавља послове под {letter}." for letter in "абвгде"],
    ),
    # an article at the top of every page is no header
    (
        ["Члан 1.\nМинистар доноси акт.", "Члан 2.\nСектор израђује план.", "Члан 3.\nОдсек води књиге."],
        ["§ 1", "Министар доноси акт.", "§ 2", "Сектор израђује план.", "§ 3", "Одсек води књиге."],
    ),
    # neither is a list item that ends two pages
    (
        ["Одсек обавља послове:\n– надзор;", "Управа обавља послове:\n– надзор;"],
        ["Одсек обавља послове:", "  – надзор;", "Управа обавља послове:", "  – надзор;"],
    ),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("pages", "expected"), PAGED)
def test_furniture_in_pages(pages: list[str], expected: list[str], letters: str) -> None:
    document = boxed_document([in_script(page, letters) for page in pages])
    assert outline(document) == latin(expected)


ABC = "абвгд"
TEXTS = [
    f"Одсек {letter} води попис воде и реке\nи обавља послове под {letter * (n + 2)}." for n, letter in enumerate(ABC)
]

ROMAN = ["i", "ii", "iii", "iv", "v"]
CHAPTERS = ["Опште", "Опште", "Уређење", "Уређење", "Завршне"]
TITLES = ["План", "Воде", "Шуме", "Путеви", "Школе"]

PAGE_ENDS = [
    # a number in the header counts the pages on two of them; the letterhead of the first page is text
    (
        [f"Завод за мере\n\n{TEXTS[0]}", *(f"{TEXTS[n]}\n\n        {n + 1} Информатор" for n in (1, 2))],
        ["2 Информатор", "3 Информатор"],
    ),
    # Roman page numbers
    ([f"{text}\n\n       {roman}" for text, roman in zip(TEXTS, ROMAN, strict=True)], ROMAN),
    # … but not the numbers of chapters
    ([f"{roman}\n{text}" for text, roman in zip(TEXTS, ["I", "V", "III", "VI", "II"], strict=True)], []),
    # headers in small print that change with the chapter, one of them on a single page
    (
        [f"~~{header}\n{text}" for text, header in zip(TEXTS, CHAPTERS, strict=True)],
        CHAPTERS,
    ),
    # titles above the text of each page are no headers
    ([f"**{header}\n\n{text}" for text, header in zip(TEXTS, TITLES, strict=True)], []),
    # … nor is a line that stands alike on all pages, but below another
    ([f"{n}. Радно место {text.split()[1]}\nЗвање: саветник\n\n{text}" for n, text in enumerate(TEXTS, 3)], []),
    # numbers that count the pages, though they stand close to the text, and one that does not
    ([f"{text}\n{n}" for n, text in enumerate(TEXTS[:3], 7)], ["7", "8", "9"]),
    ([f"{text}\n{n}" for n, text in zip((3, 3, 1), TEXTS, strict=False)], []),
]  # fmt: skip


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("pages", "expected"), PAGE_ENDS)
def test_page_ends(pages: list[str], expected: list[str], letters: str) -> None:
    lines = boxed_document([in_script(page, letters) for page in pages]).lines
    found = [line.text for line, flag in zip(lines, furniture(lines), strict=True) if flag]
    assert found == [in_script(text, letters) for text in expected]


def test_two_of_many_pages_that_begin_alike_have_no_header() -> None:
    # of forty pages two begin with «Број извршилаца: 1», at the height at which every page begins
    pages = [
        f"Број извршилаца: {n}" if n in (7, 8, 30) else f"{'абвгдежз'[n % 8] * (3 + n)} послове" for n in range(40)
    ]
    assert not any(furniture(boxed_document(pages).lines))


def test_header_of_one_chapter_in_a_long_document() -> None:
    pages = [
        f"{'Глава трећа' if 10 <= n < 16 else 'абвг'[n % 4] * (3 + n)}\nОдсек {'абвг'[n % 4] * n}" for n in range(40)
    ]
    lines = boxed_document(pages).lines
    assert [line.page for line, flag in zip(lines, furniture(lines), strict=True) if flag] == [11, 12, 13, 14, 15, 16]


def test_numbers_that_count_pages() -> None:
    page = "Сектор обавља послове који се односе на надзор. " * 12
    text = "\n\n7\n\n".join([page, page]) + "\n\n8\n\n" + page
    lines = text_document(text).lines
    assert [line.text for line, flag in zip(lines, furniture(lines), strict=True) if flag] == ["7", "8"]


@pytest.mark.parametrize("letters", SCRIPTS)
def test_header_below_page_numbers_at_the_right_margin(letters: str) -> None:
    header, fill = "Завод за мере          Информатор о раду", "Одсек води попис имовине и мери воде. " * 16
    pages = [
        f"Одсек обавља:\n– надзор над\n{' ' * 60}12",
        f"\n  радом;\n{fill}\n{' ' * 60}13",
        f"\nКрај.\n{' ' * 60}14",
    ]
    text = "\n".join(f"{header}\n{page}" for page in pages)
    assert outline(text_document(in_script(text, letters))) == latin(
        ["Одсек обавља:", "  – надзор над радом;", fill.strip(), "Крај."]
    )


def test_number_alone_in_a_word_document_is_a_table_cell() -> None:
    table = "Начелник\n\nвиши саветник\n\n1\n\n2.\n\nРуководи радом Одељења."
    assert outline(text_document(table, format="docx")) == latin(
        ["# Начелник", "виши саветник", "1", "2.", "Руководи радом Одељења."]
    )
    assert "1" not in outline(text_document(table))
