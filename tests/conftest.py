"""What several test modules need: where things are, and small documents made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from delokrug.records import Document, Extraction, Finding, Line, Place, Position, Responsibility, Unit

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

LABELS = {"article": "члан", "paragraph": "став", "item": "тачка"}

TEXT = """\
Правилник Министарства рада
Члан 12.
Сектор за рад обавља послове који се односе на:
– израду прописа;
– надзор над радом завода.
У Сектору се образује Одсек за плате.
Начелник Одсека, виши саветник, 1 извршилац: руководи Одсеком."""


def document(text: str = TEXT, *, source: str = "a.txt", sha256: str = "ab" * 32, paged: bool = False) -> Document:
    """A document whose lines stand where they stand in `text`; with `paged`, each has a box 100 points wide."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        box = (50.0, 20.0 * number, 150.0, 20.0 * number + 12.0) if paged else None
        lines.append(Line(line, start, box=box))
        start += len(line) + 1
    return Document(source, sha256, "pdf" if paged else "text", text, tuple(lines), pages=1 if paged else None)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


def extraction() -> Extraction:
    """What the extract stage might find in `TEXT`."""
    return Extraction(
        body="Министарство рада",
        kind="rulebook",
        language="sr",
        script="Cyrl",
        published="2024-02-29",
        units=(
            Unit("Министарство рада", "ministry", *span("Министарства рада"), institution=True),
            Unit("Сектор за рад", "sector", *span("Сектор за рад"), parent=0, place=Place("12", 1)),
            Unit("Одсек за плате", "section", *span("Одсек за плате"), parent=1, head="Начелник", posts_declared=1),
        ),
        responsibilities=(
            Responsibility(1, "израду прописа", *span("израду прописа"), actions=("izrada",), place=Place("12", 1)),
            Responsibility(1, "надзор над радом завода", *span("надзор над радом завода"), place=Place("12", 1, "2)")),
            Responsibility(2, "руководи Одсеком", *span("руководи Одсеком"), actions=("rukovoditi",), position=0),
        ),
        positions=(
            Position(2, "1.", "Начелник Одсека", *span("Начелник Одсека"), rank="виши саветник",
                     rank_code="visi_savetnik", executors=1),
        ),
        findings=(Finding("warning", "page_without_text", "page 2 has no text layer", page=2),),
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with documents and gold that are not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared documents are not on this machine")
    return SHARED
