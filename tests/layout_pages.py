"""Documents for the tests of the layout stage, and a way to write down what comes out.

An outline is what a reader sees: one string a block, «# » before a heading, «§ » before an article's number, «// »
before a footnote, list items indented by their depth, everything else as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug import script
from delokrug.layout import blocks
from delokrug.records import Block, Document, Line

SCRIPTS = ("cyrillic", "latin")
PITCH = 14.0  # points from line to line
LETTER = 5.0  # points a letter is wide


def text_document(text: str, *, format: str = "text") -> Document:
    """A document without boxes; a form feed begins a page, as in texts made of PDF files."""
    lines, start, page = [], 0, 1
    for printed in text.split("\n"):
        page += printed.count("\f")
        lines.append(Line(printed.replace("\f", " "), start, page))
        start += len(printed) + 1
    return Document("a.txt", "ab" * 32, format, text.replace("\f", " "), tuple(lines))


def boxed_document(pages: Sequence[str], *, left: float = 60.0, top: float = 50.0) -> Document:
    """A PDF of pages: a space at a line's start indents by a letter, an empty line is a gap, «**» bold, «~~» small."""
    lines, start = [], 0
    for page, text in enumerate(pages, 1):
        for row, printed in enumerate(text.split("\n")):
            words = printed.strip().removeprefix("**").removeprefix("~~")
            size = 8.5 if printed.strip().startswith("~~") else 11.0
            if not words:
                continue
            x0 = left + LETTER * (len(printed) - len(printed.lstrip()))
            y0 = top + PITCH * row
            box = (x0, y0, x0 + LETTER * len(words), y0 + 10.0)
            lines.append(Line(words, start, page, box, size, printed.strip().startswith("**")))
            start += len(words) + 1
    return Document("a.pdf", "ab" * 32, "pdf", "\n".join(line.text for line in lines), tuple(lines), pages=len(pages))


def in_script(text: str, letters: str) -> str:
    """`text`, written in Cyrillic, in the script of the test."""
    return script.to_latin(text) if letters == "latin" else text


def outline(document: Document) -> list[str]:
    return [_shown(block) for block in blocks(document)]


def latin(expected: Sequence[str]) -> list[str]:
    """What an outline written in Cyrillic is in the canonical Latin of blocks."""
    return [script.to_latin(line) for line in expected]


def _shown(block: Block) -> str:
    text = f"{block.marker} {block.text}".strip()
    if block.kind == "article":
        return f"§ {block.place.article}"
    if block.kind == "footnote":
        return f"// {text}"
    if block.kind == "heading":
        return f"# {text}"
    return "  " * block.depth + text
