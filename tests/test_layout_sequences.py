"""Markers that only their neighbours show to be some: «A.», «B.2.1.», «I.1», «a.», «1   », «»»."""

from __future__ import annotations

import pytest
from layout_pages import SCRIPTS, in_script, latin, outline, text_document

OUTLINES = [
    # the number of parts shows the depth
    (
        "Образују се:\nА. СЕКТОР ЗА РАД\n   А.1. Одсек за план\n   А.2. Одсек за плате\nБ. СЕКТОР ЗА ВОДЕ\n"
        "   Б.1. Одсек за мере\n        Б.1.1. Група за попис\n        Б.1.2. Група за лед\nВ. СЛУЖБА ЗА ПОСЛОВЕ",
        [
            "Образују се:",
            "  А. СЕКТОР ЗА РАД",
            "    А.1. Одсек за план",
            "    А.2. Одсек за плате",
            "  Б. СЕКТОР ЗА ВОДЕ",
            "    Б.1. Одсек за мере",
            "      Б.1.1. Група за попис",
            "      Б.1.2. Група за лед",
            "  В. СЛУЖБА ЗА ПОСЛОВЕ",
        ],
    ),
    # also where the last part has no stop
    (
        "Образују се:\nА. Сектор за рад\nА.1 Одсек за план\nА.2 Одсек за плате\nБ. Сектор за воде",
        [
            "Образују се:",
            "  А. Сектор за рад",
            "    А.1 Одсек за план",
            "    А.2 Одсек за плате",
            "  Б. Сектор за воде",
        ],
    ),
    # above its text it is a heading, also behind the tree, also several titles of which each is deeper
    (
        "Образују се:\nА. Сектор за рад\nБ. Сектор за воде\n\nА. Сектор за рад\nСектор води попис.\n\n"
        "Б. Сектор за воде\nБ.1. Одсек за мере\nОдсек мери воде.",
        [
            "Образују се:",
            "  А. Сектор за рад",
            "  Б. Сектор за воде",
            "# А. Сектор за рад",
            "Сектор води попис.",
            "# Б. Сектор за воде",
            "# Б.1. Одсек за мере",
            "Одсек мери воде.",
        ],
    ),
    # … with what is below beginning in small letters or with a list
    (
        "I СЕКТОР ЗА РАД\nI.1 Одсек за план\n– води попис;\n– израђује план.\nI.2 Група „Лед”\nГрупа мери лед.",
        [
            "# I СЕКТОР ЗА РАД",
            "# I.1 Одсек за план",
            "  – води попис;",
            "  – израђује план.",
            "# I.2 Група „Лед”",
            "Група мери лед.",
        ],
    ),
    ("II.1. Одсек за план\nII.2. Одсек за мере", ["    II.1. Одсек за план", "    II.2. Одсек за мере"]),
    # lists of duties, with lists inside
    (
        "Сектор обавља:\nА. израду прописа:\n– закона;\n– уредби;\nБ. надзор над радом завода;\nВ. друге послове.",
        [
            "Сектор обавља:",
            "  А. израду прописа:",
            "    – закона;",
            "    – уредби;",
            "  Б. надзор над радом завода;",
            "  В. друге послове.",
        ],
    ),
    # units as items with lists of units below
    (
        "Образују се:\nА. Сектор за рад\n– Одсек за план\n– Одсек за мере\nБ. Сектор за воде\n– Одсек за лед",
        [
            "Образују се:",
            "  А. Сектор за рад",
            "    – Одсек за план",
            "    – Одсек за мере",
            "  Б. Сектор за воде",
            "    – Одсек за лед",
        ],
    ),
    # one word each, but three of them
    ("Образују се:\nА. Кабинет\nБ. Сектор\nВ. Служба", ["Образују се:", "  А. Кабинет", "  Б. Сектор", "  В. Служба"]),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), OUTLINES)
def test_outline_numbers(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


def test_outline_numbers_of_the_english_alphabet() -> None:
    letters = "ABCDEFGHIJ"
    items = [f"{letter}. Unit for task {letter.lower()}" for letter in letters]
    assert outline(text_document("There are:\n" + "\n".join(items))) == ["There are:", *(f"  {i}" for i in items)]


NO_OUTLINES = [
    # initials and abbreviations, also those that would count up
    "А. Петровић\nСектор води попис.",
    "А. Петровић, начелник\nБ. Јовић, саветник",
    "А. Б. Петровић\nБ. А. Јовић",
    "А. д. начелника\nБ. д. саветника",
    "В. д. помоћника министра\nГ. д. саветника",
    "С. р. Петар Петровић",
    # a letter without its list, a number without its parent
    "Б. Сектор за рад\nСектор води попис.",
    "А. Сектор за рад\nСектор води попис.",
    "Б.2 ниво енглеског језика",
    "А.4 формат папира",
    # no stop
    "А Сектор за рад\nБ Сектор за воде",
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize("text", NO_OUTLINES)
def test_no_outline_numbers(text: str, letters: str) -> None:
    found = outline(text_document(in_script(text, letters)))
    assert not any(line.startswith("  ") for line in found)
    assert [line.removeprefix("# ") for line in found] == latin(text.split("\n"))


def test_chapters_with_roman_numbers_among_letters() -> None:
    text = "IV. ПОСЕБНЕ ОДРЕДБЕ\nА. Сектор за рад\nРад.\nБ. Сектор за воде\nВоде.\nV. ЗАВРШНЕ ОДРЕДБЕ\nКрај."
    assert outline(text_document(in_script(text, "latin"))) == latin(
        [
            "# IV. ПОСЕБНЕ ОДРЕДБЕ",
            "# А. Сектор за рад",
            "Рад.",
            "# Б. Сектор за воде",
            "Воде.",
            "# V. ЗАВРШНЕ ОДРЕДБЕ",
            "Крај.",
        ]
    )


BELOW_COLON = [
    # letters with a stop, in either alphabet
    (
        "Одсек обавља:\n  а. израду прописа,\n  б. надзор\n  в. план,\n  г. попис",
        ["Одсек обавља:", "  а. израду прописа,", "  б. надзор", "  в. план,", "  г. попис"],
    ),
    # … in a list, wrapped
    (
        "Одсек обавља:\n1) израду:\nа. закона који уређују\nплате;\nб. уредби;\n2) надзор.",
        ["Одсек обавља:", "  1) израду:", "    а. закона који уређују плате;", "    б. уредби;", "  2) надзор."],
    ),
    # numbers without a sign
    (
        "Сектор обавља послове у вези са:\n1   израдом прописа;\n2   надзором над\n    радом;\n3\tпописом.",
        ["Сектор обавља послове у вези са:", "  1. израдом прописа;", "  2. надзором над радом;", "  3. пописом."],
    ),
    # the last of them is no heading
    (
        "Образују се:\n1   Одсек за план\n2   Одсек за мере\nОдсеци воде попис.",
        ["Образују се:", "  1. Одсек за план", "  2. Одсек за мере", "Одсеци воде попис."],
    ),
    # no list: no colon, no second member, one space, an abbreviation
    ("Сектор води\nа. попис", ["# Сектор води а. попис"]),
    ("Сектор води:\nа. попис", ["Сектор води:", "а. попис"]),
    ("Сектор води:\n1   попис", ["Сектор води:", "1 попис"]),
    ("Има извршилаца:\n1 начелник\n2 саветника", ["Има извршилаца:", "1 начелник", "2 саветника"]),
    ("Руководе:\nв. д. начелника\nг. д. саветника", ["Руководе:", "в. д. начелника г. д. саветника"]),
    ("Послови.\n2   попис\n3   план", ["Послови.", "2 попис", "3 план"]),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), BELOW_COLON)
def test_below_a_colon(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


@pytest.mark.parametrize("alphabet", ["a b c d e", "a b v g d đ e", "i ii iii iv v", "a b c č ć d"])
def test_letters_of_other_alphabets_below_a_colon(alphabet: str) -> None:
    items = [f"{letter}. posao {place};" for place, letter in enumerate(alphabet.split())]
    assert outline(text_document("Odsek obavlja:\n" + "\n".join(items))) == [
        "Odsek obavlja:",
        *(f"  {i}" for i in items),
    ]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize("sign", ["»", "›", ">>"])
def test_quotation_marks_for_bullets(sign: str, letters: str) -> None:
    text = f"Служба обавља:\n{sign} кадровске послове;\n{sign} попис и план\nи надзор;\n\n{sign}друге послове."
    expected = ["кадровске послове;", "попис и план и надзор;", "друге послове."]
    assert outline(text_document(in_script(text, letters))) == latin(
        ["Служба обавља:", *(f"  {sign} {item}" for item in expected)]
    )


NO_BULLETS = [
    # a breadcrumb, a lone heading, headings above their texts, quotations
    ("Почетна » Министарство » Сектори", ["# Почетна » Министарство » Сектори"]),
    ("» Почетна » Министарство\n» Почетна » Контакт", ["# » Почетна » Министарство", "# » Почетна » Контакт"]),
    ("» Сектор за рад\nСектор води попис.", ["# » Сектор за рад", "Сектор води попис."]),
    (
        "» Сектор за рад\nСектор води попис.\n» Сектор за воде\nСектор мери воде.",
        ["# » Сектор за рад", "Сектор води попис.", "# » Сектор за воде", "Сектор мери воде."],
    ),
    ("»Рад« је лист.\n»Лед« је лист.", ["»Рад« је лист.", "»Лед« је лист."]),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), NO_BULLETS)
def test_quotation_marks_that_are_no_bullets(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)
