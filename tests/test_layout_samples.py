"""Whole printed pages: the paragraphs of the samples, made by LibreOffice, in reading order and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from delokrug import script
from delokrug.ingest import read_file
from delokrug.layout import blocks
from delokrug.records import Block

SAMPLES = Path(__file__).resolve().parent / "data" / "pdf"
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TRUTH)
def test_paragraphs_of_a_sample(name: str) -> None:
    found = [_shown(block) for block in blocks(read_file(SAMPLES / f"{name}.pdf"))]
    assert found == [" ".join(script.to_latin(text).split()) for text in TRUTH[name]]


def test_footnotes_are_kept_with_their_marks() -> None:
    document = read_file(SAMPLES / "footnotes.pdf")
    notes = [block for block in blocks(document) if block.kind == "footnote"]
    assert [note.marker for note in notes[:3]] == ["1", "2", "3"]
    assert all(document.text[slice(*note.clean.span(0, 6))] in ("Назив ", "Послов", "Сл. гл") for note in notes)
    # the marks stand in the text of the document, and in no block
    assert "послове¹" in document.text
    assert not any(mark in block.text for block in blocks(document) for mark in "¹²³⁴⁵⁶⁷⁸⁹\u200b")


def _shown(block: Block) -> str:
    if block.kind == "article":
        return f"Član {block.place.article}."
    if block.kind == "footnote":
        return f"// {block.text}"
    return f"{block.marker} {block.text}".strip()
