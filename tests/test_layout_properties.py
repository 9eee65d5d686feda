"""What is always true of blocks, whatever the document says."""

from __future__ import annotations

import re

from delokrug import script
from delokrug.layout import blocks
from delokrug.layout.articles import article_heading
from delokrug.layout.furniture import furniture
from delokrug.records import Block, Document
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import boxed_document, in_script, text_document

# the stuff of rulebooks, to be put together at random
_PIECES = st.sampled_from(
    [
        "Сектор", "обавља", "послове", "државно-правне", "ЉУБАВ", "њега", "Џон", "о", "и", "у", "Члан 5.", "члана 3.",
        "Article 7", "1.", "1.1.", "2)", "(1)", "(2)", "а)", "б)", "ђ)", "IV", "•", "–", "-", "*", "- 14 -", "12",
        "2020.", "20. маја", ";", ":", ",", ".", "(", ")", "„", "”", "спро-", "спро\u00ad", "државно\u2011",
        "\u00a0", "  ", "\n", "\n", "\n\n", "\f", "\u200b", "¬", "П Р А В И Л Н И К", "законoм", "lј", "e\u0301",
        "А.", "Б.", "А.1", "I.1", "а.", "б.", "»", ">>", "1  а", "2  б", ":\n",
        "www.srbija.rs", "straña", "\ufffe", "\x02", "½", "②",
    ]
)  # fmt: skip
_RULEBOOKS = st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=40).map("".join)
_TEXTS = _RULEBOOKS | st.text(max_size=120)
_SCRIPTS = st.sampled_from(["cyrillic", "latin"])


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, letters=_SCRIPTS, format=st.sampled_from(["text", "docx"]))
def test_blocks_of_any_text(text: str, letters: str, format: str) -> None:
    _check(text_document(in_script(text, letters), format=format))


@settings(max_examples=150, deadline=None)
@given(pages=st.lists(_TEXTS, max_size=4), letters=_SCRIPTS)
def test_blocks_of_any_pages(pages: list[str], letters: str) -> None:
    _check(boxed_document([in_script(page, letters) for page in pages]))


def _check(document: Document) -> None:
    found = blocks(document)
    for block in found:
        _offsets_are_in_order(block)
        _own_text_is_the_text(block)
    _every_letter_stands_once(document, found)


def _offsets_are_in_order(block: Block) -> None:
    starts, ends = list(block.clean.starts), list(block.clean.ends)
    assert len(starts) == len(ends) == len(block.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert block.text == block.text.strip()


def _own_text_is_the_text(block: Block) -> None:
    own = block.own_text(*block.clean.span(0, len(block.text)))
    # a digraph's capital depends on its neighbours («Љ» alone, «ЉУБАВ»), and these may stand in the next block
    assert script.to_latin(own).lower() == block.text.lower()


def _every_letter_stands_once(document: Document, found: list[Block]) -> None:
    """Between two blocks of text only furniture is left, and the markers and article numbers of the later one."""
    flags = furniture(document.lines, bare_numbers=document.format != "docx")
    text = list(document.text)
    for line, flag in zip(document.lines, flags, strict=True):
        if flag:
            text[line.start : line.end] = " " * len(line.text)
    end = 0
    markers = ""
    for block in found:
        marker = "о" if block.marker == "◦" else block.marker  # the letter may stand for the bullet
        markers += f" Article {block.place.article} " if block.kind == "article" else f" {marker} "
        if block.text:
            start, behind = block.clean.starts[0], block.clean.ends[-1]
            assert start >= end
            assert _signs("".join(text[end:start])) == _signs(markers)
            end, markers = behind, ""
    assert _signs("".join(text[end:])) == _signs(markers)


def _signs(text: str) -> str:
    """Letters and digits in canonical Latin, the word for article in one spelling."""
    latin = script.canonical(script.mapped(text)).text
    words = re.sub(r"\S+", lambda word: word[0] if not article_heading(word[0]) else f" {word[0]} ", latin)
    words = re.sub(r"(?i)\b(?:čla(?:n|nak)|article)(?=\s*\d)", "article", words)
    return "".join(char for char in words.lower() if char.isalnum())
