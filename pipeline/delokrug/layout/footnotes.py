"""Footnotes of printed pages: which lines are notes, and where their marks stand in the text.

In: the lines of a document with boxes, and which of them are furniture. Out: the notes, line by line, and the lines of
the text without marks. A note is set smaller than the text, stands at the end of its page or column, and begins with a
mark that the text refers to; a list or a table in small print has no such reference. Left in the text, notes would cut
sentences that go on over the page and add duties that nobody has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from delokrug.layout.measure import usual_size
from delokrug.records import Line

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SMALLER = 0.93  # of the usual size: notes of 10 points stand below text of 11 and 12, of 9 below 10
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_NOTE_MARK = re.compile(
    rf"\s*(?:⁽?(?P<raised>[{SUPERSCRIPTS}]+)⁾?|(?P<plain>\d{{1,3}})\)?|(?P<star>\*{{1,5}})\)?)\s*(?=\S)"
)
_TEXT_MARK = re.compile(rf"⁽?(?P<raised>[{SUPERSCRIPTS}]+)⁾?|(?<=[^\s*])(?P<star>\*{{1,5}})(?![^\W_*])")
_ENDED = re.compile(r"[.!?]['\"”“»)]*\s*$")
INVISIBLE = "\u200b"  # in the place of a mark, so that offsets stay; the repair of the script drops it


@dataclass(frozen=True, slots=True)
class Note:
    """`mark` as printed («1», «*»); its lines, the first of them with the mark, which is `end` characters long."""

    mark: str
    lines: tuple[Line, ...]
    end: int


def footnotes(lines: Sequence[Line], furniture: Sequence[bool]) -> tuple[list[Note], set[int]]:
    """The notes of a document in reading order, and the indices of their lines."""
    usual = usual_size(lines)
    notes: list[list[Line]] = []
    marks: list[re.Match[str] | None] = []
    found: set[int] = set()
    referred = _references(lines)
    open_page = 0  # on which a note goes on that the page before did not end
    for run in _small_runs(lines, furniture, _SMALLER * usual):
        for index in run:
            line = lines[index]
            mark = _NOTE_MARK.match(line.text)
            if mark and _name(mark) in referred[line.page]:
                notes.append([line])
                marks.append(mark)
            elif notes and ((notes[-1][-1].page == line.page and index - 1 in found) or open_page == line.page):
                notes[-1].append(line)
            else:
                continue
            found.add(index)
            open_page = 0 if _ENDED.search(line.text) else line.page + 1
    read = [Note(_name(mark), tuple(note), mark.end()) for note, mark in zip(notes, marks, strict=True) if mark]
    return read, found


def note_beginnings(lines: Sequence[Line]) -> set[int]:
    """The indices of lines in small print that begin with a mark to which their page refers.

    «¹ Сл. гласник РС, бр. 30/18» may end several pages, and is no running footer.
    """
    size, referred = _SMALLER * usual_size(lines), _references(lines)
    return {
        index
        for index, line in enumerate(lines)
        if line.size and line.size <= size and line.page in referred
        if (mark := _NOTE_MARK.match(line.text)) and _name(mark) in referred[line.page]
    }


def without_marks(lines: Sequence[Line], notes: Sequence[Note]) -> list[Line]:
    """The lines, with an invisible sign for each character of a mark whose note was found on its page."""
    marks: dict[int, set[str]] = defaultdict(set)
    for note in notes:
        marks[note.lines[0].page].add(note.mark)
    return [_unmarked(line, marks[line.page]) if line.page in marks else line for line in lines]


def _unmarked(line: Line, marks: set[str]) -> Line:
    text = _TEXT_MARK.sub(lambda mark: INVISIBLE * len(mark[0]) if _name(mark) in marks else mark[0], line.text)
    return line if text == line.text else replace(line, text=text)


def _references(lines: Sequence[Line]) -> dict[int, set[str]]:
    """The marks in the text of each page. A note itself may begin with one, but then at the beginning of a line."""
    found: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        for mark in _TEXT_MARK.finditer(line.text):
            if line.text[: mark.start()].strip():
                found[line.page].add(_name(mark))
    return found


def _small_runs(lines: Sequence[Line], furniture: Sequence[bool], size: float) -> Iterator[list[int]]:
    """Indices of neighbouring lines in small print at the end of a page or column."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if furniture[index] or not line.text.strip():
            continue
        if run and (line.page != lines[run[-1]].page or _above(line, lines[run[0]])):
            yield run
            run = []
        if line.box and line.size and line.size <= size:
            run.append(index)
        else:
            run = []
    if run:
        yield run


def _above(line: Line, other: Line) -> bool:
    return line.box is not None and other.box is not None and line.box[1] < other.box[1]


def _name(mark: re.Match[str]) -> str:
    groups = mark.groupdict()
    return (groups["raised"] or groups.get("plain") or groups["star"]).translate(_DIGITS)
