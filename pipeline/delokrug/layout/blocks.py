"""Paragraphs → blocks: kind, list marker and depth, article, paragraph and item, canonical Latin text.

In: a `Document`. Out: `Block`s in reading order. Every letter of the document that is no furniture, white space,
line-end hyphen or list marker stands in exactly one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delokrug import script
from delokrug.layout.furniture import furniture
from delokrug.layout.inline import pieces
from delokrug.layout.join import Vocabulary, joined
from delokrug.layout.markers import Marker, marker
from delokrug.layout.paragraphs import ARTICLE, paragraphs
from delokrug.records import Block, Document, Line, Mapped, Place

_TITLE_LENGTH = 220  # the longest heading seen in real rulebooks has 190 characters


def blocks(document: Document) -> list[Block]:
    """The blocks of a document, with places (article, paragraph, item) filled in."""
    flags = furniture(document.lines)
    kept: list[Line] = []
    interrupted = set()
    cut = False
    for line, flag in zip(document.lines, flags, strict=True):
        if flag:
            cut = True
            continue
        if line.text.strip() and cut:
            interrupted.add(len(kept))
            cut = False
        kept.append(line)
    interrupted |= {i for i in range(1, len(kept)) if kept[i].page != kept[i - 1].page}
    vocabulary = Vocabulary(kept)
    repairs = script.font_repairs(document.text)
    letters = script.script_of(document.text)
    found: list[Block] = []
    for group in paragraphs(kept, interrupted=frozenset(interrupted)):
        found.extend(_blocks_of(group, vocabulary, letters, repairs))
    return list(_placed(_nested(_numbered_headings(found))))


def _blocks_of(
    group: list[Line], vocabulary: Vocabulary, letters: str, repairs: Mapping[str, str]
) -> Iterator[Block]:
    own = script.repaired(joined(group, vocabulary), script=letters, letters=repairs)
    clean = script.latin(own)
    if not clean.text.strip():
        return
    page = group[0].page
    article = ARTICLE.match(clean.text)
    if article and clean.text[:1].isupper():
        rest = clean.cut(article.end(), len(clean.text))
        number = article["number"].replace(" ", "")
        short = len(rest.text) < _TITLE_LENGTH and not rest.text.endswith((".", ";", ":", ","))
        yield Block("article", rest.cut(0, 0), own, page, place=Place(article=number))
        if rest.text.strip():
            yield from _pieces(rest, own, page, heading=short and rest.text[:1].isupper(), bold=False)
        return
    number = group[0].text.strip()
    if len(group) > 1 and number.isdigit():
        # a number alone on its own line is the marker of the text below it
        start = len(number) + 1
        body = _stripped(clean.cut(start, len(clean.text)))
        yield Block("item", body, own, page, marker=number + ".", capitals=_capitals(body.text))
        return
    yield from _pieces(clean, own, page, heading=None, bold=all(line.bold for line in group))


def _pieces(clean: Mapped, own: Mapped, page: int, *, heading: bool | None, bold: bool) -> Iterator[Block]:
    mark = marker(clean.text)
    body = clean.cut(mark.end, len(clean.text)) if mark else clean
    # «(1) … (2) …» in one line counts up from the block's own marker
    whole = clean if mark and mark.style == "(1)" and len(pieces(clean.text)) > 1 else body
    found = pieces(whole.text)
    for index, piece in enumerate(found):
        part = _stripped(whole.cut(piece.start, piece.end))
        if not part.text:
            continue
        if len(found) > 1 and len(pieces(part.text)) > 1:
            yield from _inner(part, own, page, piece.marker, bold)
            continue
        printed = piece.marker or (mark.text if mark and index == 0 else "")
        yield Block(_kind(part.text, printed, heading, bold), part, own, page, marker=printed, capitals=_capitals(part.text))


def _inner(part: Mapped, own: Mapped, page: int, printed: str, bold: bool) -> Iterator[Block]:
    """A piece that holds a list itself («(1) … обавља: – A – B»): its opener keeps the marker."""
    for index, piece in enumerate(pieces(part.text)):
        inner = _stripped(part.cut(piece.start, piece.end))
        if inner.text:
            mark = piece.marker or (printed if index == 0 else "")
            yield Block(_kind(inner.text, mark, None, bold), inner, own, page, marker=mark, capitals=_capitals(inner.text))


def _kind(text: str, printed: str, heading: bool | None, bold: bool) -> str:
    if heading:
        return "heading"
    style = marker(printed + " X") if printed else None
    roman = style is not None and style.style == "I."
    if roman and len(text) < _TITLE_LENGTH and not text.endswith((";", ",")):
        return "heading"
    if printed and not roman:
        return "item"
    short = len(text) < _TITLE_LENGTH and not re.search(r"[.;,!?]$", text)
    if short and heading is None and (text[:1].isupper() or text[:1] in "\"„“»«'") and not text.endswith(":"):
        return "heading"
    return "paragraph"


def _numbered_headings(found: Sequence[Block]) -> Iterator[Block]:
    """«2. Одељење за набавке» above an article or paragraph of its own is a heading, unless it ends a list («1. …; 2. …»)."""
    for index, block in enumerate(found):
        mark = marker(block.marker + " X") if block.kind == "item" and block.marker[:1].isalnum() else None
        after = found[index + 1] if index + 1 < len(found) else None
        before = found[index - 1] if index else None
        heads = mark is not None and block.text[:1].isupper() and not block.text.endswith((";", ",", ":", "."))
        opens = after is not None and (after.kind == "article" or (after.kind == "paragraph" and after.text[:1].isupper()))
        if mark and heads and opens and len(block.text) < _TITLE_LENGTH and not _ends_list(before, mark):
            yield replace(block, kind="heading")
        else:
            yield block


def _ends_list(before: Block | None, mark: Marker) -> bool:
    previous = marker(before.marker + " X") if before is not None and before.kind == "item" else None
    return previous is not None and previous.style[:3] == mark.style[:3] and previous.value in (mark.value - 1, mark.value)


def _nested(found: Iterable[Block]) -> Iterator[Block]:
    """Depths of list items: a style of marker not open yet is one deeper, an open one goes back to its depth."""
    open_styles: list[str] = []
    for block in found:
        if block.kind != "item":
            if not (block.kind == "paragraph" and open_styles and block.text[:1].islower()):
                open_styles = []
            yield block
            continue
        mark = marker(block.marker + " X")
        style = mark.style if mark else block.marker
        if style.startswith("1.1"):
            yield replace(block, depth=style.count("1"))
            open_styles = [f"1{'.1' * n}" for n in range(style.count("1"))]
            continue
        if style == "1." and open_styles and open_styles[0] == "1":
            style = "1"  # «2.» after «1.1.» goes on with the outer list
        if style in open_styles and not (mark and mark.value == 1 and _opens_new(block, open_styles, style)):
            del open_styles[open_styles.index(style) + 1 :]
        elif style not in open_styles:
            open_styles.append("1" if style == "1." and not open_styles else style)
        yield replace(block, depth=len(open_styles))


def _opens_new(block: Block, open_styles: list[str], style: str) -> bool:
    return False


def _placed(found: Iterable[Block]) -> Iterator[Block]:
    """Article, paragraph (став) and item (тачка) of each block; empty before the first article."""
    article, paragraph, numbered = "", 0, False
    for block in found:
        if block.kind == "article":
            article, paragraph, numbered = block.place.article, 0, False
            yield block
            continue
        if not article:
            yield block
            continue
        if block.kind == "item" and block.marker == "(1)" and paragraph == 0:
            numbered = True
        if numbered and re.fullmatch(r"\(\d+\)", block.marker):
            paragraph = int(block.marker.strip("()"))
            yield replace(block, kind="paragraph", depth=0, place=Place(article, paragraph))
        elif block.kind == "paragraph":
            paragraph += 0 if numbered or block.text[:1].islower() else 1
            yield replace(block, place=Place(article, paragraph))
        elif block.kind == "item":
            item = block.marker if any(c.isalnum() for c in block.marker) else ""
            yield replace(block, place=Place(article, max(paragraph, 1), item))
        else:
            yield replace(block, place=Place(article))


def _stripped(mapped: Mapped) -> Mapped:
    start = len(mapped.text) - len(mapped.text.lstrip())
    return mapped.cut(start, max(start, len(mapped.text.rstrip())))


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)
