"""Lists in lists, and lists that furniture interrupts."""

from __future__ import annotations

import pytest
from layout_pages import SCRIPTS, boxed_document, in_script, latin, outline, text_document

NESTED = [
    # the number shows the depth
    (
        "Образују се:\n1. Сектор за рад\n1.1. Одсек за план\n1.1.1. Група за попис\n1.2. Одсек за плате\n2. Завод",
        [
            "Образују се:",
            "  1. Сектор за рад",
            "    1.1. Одсек за план",
            "      1.1.1. Група за попис",
            "    1.2. Одсек за плате",
            "  2. Завод",
        ],
    ),
    (
        "Образују се:\n1.1. Одсек за план\n1.2. Одсек за плате",
        ["Образују се:", "    1.1. Одсек за план", "    1.2. Одсек за плате"],
    ),
    # a style of marker that is not open yet is one deeper, an open one goes back
    (
        "Сектор обавља:\n1) израду:\nа) закона;\nб) уредби;\n2) надзор:\nа) над радом;\n3) план.",
        [
            "Сектор обавља:",
            "  1) израду:",
            "    а) закона;",
            "    б) уредби;",
            "  2) надзор:",
            "    а) над радом;",
            "  3) план.",
        ],
    ),
    (
        "Образују се:\n1. Сектор за рад:\n– Одсек за план;\n– Одсек за плате;\n2. Сектор за правду.",
        [
            "Образују се:",
            "  1. Сектор за рад:",
            "    – Одсек за план;",
            "    – Одсек за плате;",
            "  2. Сектор за правду.",
        ],
    ),
    (
        "Послови:\n– израда:\n• закона;\n• уредби;\n– надзор.",
        ["Послови:", "  – израда:", "    • закона;", "    • уредби;", "  – надзор."],
    ),
    # a heading or a new paragraph closes the lists, the rest of a sentence does not
    (
        "Сектор обавља:\n1) израду:\n– закона;\n\nОдсек обавља:\n– надзор;",
        ["Сектор обавља:", "  1) израду:", "    – закона;", "Одсек обавља:", "  – надзор;"],
    ),
    (
        "Сектор обавља:\n1) израду:\n– закона;\n\nа нарочито закона о раду;\n2) надзор.",
        ["Сектор обавља:", "  1) израду:", "    – закона;", "а нарочито закона о раду;", "  2) надзор."],
    ),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nesting(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


INTERRUPTED = [
    "Сектор обавља:\n1) израду прописа;\n2) надзор над радом\n- 4 -\nпредузећа;\n3) план.",
    "Сектор обавља:\n1) израду прописа;\n\n4\n\n2) надзор над радом предузећа;\n3) план.",
    "Сектор обавља:\n1) израду прописа;\n2) надзор над радом\n\n- 4 -\n\nпредузећа;\n\n3) план.",
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize("text", INTERRUPTED)
def test_page_number_inside_a_list(text: str, letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(
        ["Сектор обавља:", "  1) израду прописа;", "  2) надзор над радом предузећа;", "  3) план."]
    )


@pytest.mark.parametrize("letters", SCRIPTS)
def test_list_over_pages(letters: str) -> None:
    pages = [
        "   Управа за трезор\n\nСектор обавља послове припреме и израде прописа:\n1) израду:\nа) закона;\n\n   – 1 –",
        "   Управа за трезор\n\nб) уредби које\n\n   – 2 –",
        "   Управа за трезор\n\nуређују плате;\n2) надзор.\n\n   – 3 –",
    ]
    assert outline(boxed_document([in_script(page, letters) for page in pages])) == latin(
        [
            "Сектор обавља послове припреме и израде прописа:",
            "  1) израду:",
            "    а) закона;",
            "    б) уредби које уређују плате;",
            "  2) надзор.",
        ]
    )
