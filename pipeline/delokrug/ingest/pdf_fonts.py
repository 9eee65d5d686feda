"""Fonts that say wrongly which letters they print.

In: the lines of all pages. Out: the lines with the letters that were meant, and the pages that nobody can tell.

Each font is judged by itself, since a heading's may be broken where the text's is sound: page by page where a page has
enough of it, the rest together. What no map mends is blanked, not read: letters that make no words state nothing, and
the finding says so. A blank line keeps its place among the lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from delokrug.errors import CODES
from delokrug.ingest.page_lists import page_numbers
from delokrug.ingest.pdf_lines import Printed
from delokrug.letters import CODE, SOUND, Mended, mended
from delokrug.records import Finding

# So many characters of a font on one page are judged for themselves.
OWN = 300
# A page with more of its characters garbled is better read by character recognition, which reads all of it anew.
MOST_GARBLED = 0.1
# Searching for a map takes 0.1 s; a font that had none on so many pages has none.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one font, half-open offsets into the line's text."""

    page: int  # from 0
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MendedPages:
    """`pages`: as they came, with the letters that were meant. `garbled`: numbers (from 1) of the pages that are worth
    character recognition; `findings` speak of them, too."""

    pages: Sequence[Sequence[Printed]]
    findings: tuple[Finding, ...] = ()
    garbled: tuple[int, ...] = ()


def mended_pages(pages: Sequence[Sequence[Printed]]) -> MendedPages:
    """What is printed, in the letters that were meant."""
    verdicts = _verdicts(pages)
    if not verdicts and not _has_codes(pages):
        return MendedPages(pages)
    garbled = [piece for piece, verdict in verdicts.items() if verdict.verdict == "garbled"]
    return MendedPages(
        _rewritten(pages, verdicts), tuple(_findings(verdicts)), tuple(sorted(_worth_recognition(pages, garbled)))
    )


def _verdicts(pages: Sequence[Sequence[Printed]]) -> dict[Piece, Mended]:
    """The verdict on each piece that is not sound. A page's pieces are let go when they are judged: those of 1,000
    pages at once would be 20 MB."""
    fonts: dict[str, _Font] = defaultdict(_Font)
    rest: dict[str, list[Piece]] = defaultdict(list)
    found: dict[Piece, Mended] = {}
    for number, page in enumerate(pages):
        for name, pieces in _by_font(number, page).items():
            if sum(piece.end - piece.start for piece in pieces) >= OWN:
                found |= fonts[name].judged(pages, pieces)
            else:
                rest[name] += pieces
    for name, pieces in rest.items():
        found |= fonts[name].judged(pages, pieces)
    return found


def _by_font(number: int, page: Sequence[Printed]) -> dict[str, list[Piece]]:
    fonts: dict[str, list[Piece]] = defaultdict(list)
    for index, line in enumerate(page):
        start = 0
        for end, font in line.fonts or ((len(line.text), ""),):
            fonts[font].append(Piece(number, index, start, end))
            start = end
    return fonts


@dataclass(slots=True)
class _Font:
    """What is known of a font from the pages before: the map that mended it, and how often none did."""

    likely: Mended = SOUND
    failed: int = 0

    def judged(self, pages: Sequence[Sequence[Printed]], pieces: Sequence[Piece]) -> dict[Piece, Mended]:
        """The verdict on the pieces, which are judged together; empty where they are sound."""
        text = "\n".join(pages[piece.page][piece.line].text[piece.start : piece.end] for piece in pieces)
        verdict = mended(text, likely=self.likely.misreading, search=self.failed < TRIES)
        if verdict.verdict == "mended":
            self.likely = verdict
        self.failed += verdict.verdict == "garbled"
        return {} if verdict.verdict == "sound" else dict.fromkeys(pieces, verdict)


def _rewritten(pages: Sequence[Sequence[Printed]], verdicts: Mapping[Piece, Mended]) -> list[list[Printed]]:
    by_line: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in verdicts:
        by_line[piece.page, piece.line].append(piece)
    return [
        [
            _line(line, {piece: verdicts[piece] for piece in by_line.get((number, index), ())})
            for index, line in enumerate(page)
        ]
        for number, page in enumerate(pages)
    ]


def _line(line: Printed, verdicts: Mapping[Piece, Mended]) -> Printed:
    parts, at = [], 0
    for piece in sorted(verdicts, key=lambda piece: piece.start):
        verdict = verdicts[piece]
        parts.append(line.text[at : piece.start])
        parts.append("" if verdict.verdict == "garbled" else verdict.of(line.text[piece.start : piece.end]))
        at = piece.end
    text = "".join([*parts, line.text[at:]])
    text = text.translate(_LEFT_CODES)
    return line if text == line.text else replace(line, text=text.strip(), fonts=())


def _left_codes() -> dict[int, str]:
    """Codes without a character that no map explains: the punctuation of Windows (0x96 is a dash), or spaces."""
    table = {CODE + code: " " for code in range(0xA0)}
    for code in range(0x80, 0xA0):
        char = bytes([code]).decode("cp1252", errors="replace")
        if not char.isalpha() and char != "\ufffd":
            table[CODE + code] = char
    return table


_LEFT_CODES = _left_codes()


def _has_codes(pages: Sequence[Sequence[Printed]]) -> bool:
    first, last = chr(CODE), chr(CODE + 0x9F)
    return any(first <= char <= last for page in pages for line in page for char in set(line.text) if char > "\ue000")


def _findings(verdicts: Mapping[Piece, Mended]) -> Iterator[Finding]:
    pages: dict[tuple[str, str], set[int]] = defaultdict(set)
    for piece, verdict in verdicts.items():
        cause = verdict.misreading.name if verdict.misreading else ""
        pages[verdict.verdict, cause].add(piece.page + 1)
        if verdict.leftover:
            pages["strange", ""].add(piece.page + 1)
    codes = {"mended": ("note", "font_repaired"), "garbled": ("warning", "garbled_text")}
    for (verdict_name, cause), numbers in pages.items():
        severity, code = codes.get(verdict_name, ("warning", "strange_letters"))
        message = CODES[code].format(where=page_numbers(numbers), cause=cause)
        yield Finding(severity, code, message, page=min(numbers))


def _worth_recognition(pages: Sequence[Sequence[Printed]], garbled: Iterable[Piece]) -> Iterator[int]:
    lost: dict[int, int] = defaultdict(int)
    for piece in garbled:
        lost[piece.page] += piece.end - piece.start
    for number, characters in lost.items():
        if characters > MOST_GARBLED * sum(len(line.text) for line in pages[number]):
            yield number + 1
