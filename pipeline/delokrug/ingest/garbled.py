"""Letters that stand for others in what is no PDF: a `Document` in, the same with the letters that were meant out.

Lines are judged some hundred letters at a time, because documents are pasted together from others, and a map is applied
to a line only where the line reads better by it. Lines that nobody can read are blanked: they state nothing, and the
finding says where they stood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from delokrug.errors import CODES, DelokrugError
from delokrug.letters import SOUND, Mended, better, measured, mended
from delokrug.records import Document, Finding, Line

# Characters that are judged together
WINDOW = 500
TRIES = 3
# Shorter lines look sound in either script
LONG = 40
# Bits a letter may cost before the lines are looked at one by one: 1 % of sound windows, all with one bad line in five
UNEVEN = 3.9
# A line among garbled ones that is kept: one line in a thousand of random letters is as cheap.
PROOF, SOUND_COST = 12, 4.4


def mended_document(document: Document) -> Document:
    """Raises `DelokrugError` garbled_text where no line can be read."""
    texts = [line.text for line in document.lines]
    whole = mended("\n".join(texts))
    verdicts = _spilled_over(texts, list(_verdicts(texts, whole)))
    if all(verdict.verdict == "sound" for verdict in verdicts):
        return document
    lines = [_line(text, verdict) for text, verdict in zip(texts, verdicts, strict=True)]
    if not any(char.isalpha() for line in lines for char in line):
        raise DelokrugError("garbled_text", file=document.source, where="the whole text")
    return replace(
        document,
        text="\n".join(lines),
        lines=_placed(document.lines, lines),
        notes=(*document.notes, *_findings(texts, lines, verdicts)),
    )


def _verdicts(texts: list[str], whole: Mended) -> Iterator[Mended]:
    """One for each line: its window's, or in a window that is not all bad its own."""
    likely, failed = whole, 0
    for first, last in _windows(texts):
        window = texts[first:last]
        verdict = mended("\n".join(window), likely=likely.misreading, search=failed < TRIES)
        bad = _bad_lines(window, verdict)
        if bad:
            of_bad = mended("\n".join(bad), likely=likely.misreading, search=failed < TRIES)
            verdict = of_bad if of_bad.verdict != "sound" else verdict
        elif verdict.verdict != "garbled" and not verdict.misreading and whole.misreading:
            verdict = whole  # one wrong letter in a window is no proof, but elsewhere there are more
        if verdict.misreading:
            likely = verdict
        failed += verdict.verdict == "garbled"
        yield from (SOUND if bad and text not in bad else verdict for text in window)


def _bad_lines(window: list[str], verdict: Mended) -> list[str]:
    """The lines that must be mended or go, where the others are sound; none where all are alike."""
    if verdict.verdict == "garbled":
        return [text for text in window if _is_bad(text, among_bad=True)]
    if measured("\n".join(window)).cost <= UNEVEN:
        return []
    bad = [text for text in window if _is_bad(text, among_bad=False)]
    return bad if any(_is_proven(text) for text in window if text not in bad) else []


def _spilled_over(texts: list[str], verdicts: list[Mended]) -> list[Mended]:
    """The verdicts, with those of mended lines carried over to the lines next to them that read better so, too: a
    passage ends in the middle of a window."""
    spilled = list(verdicts)
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        near = SOUND
        for index in order:
            if spilled[index].misreading:
                near = spilled[index]
            elif near.misreading and texts[index].strip():
                carries = len(texts[index]) >= LONG and better(texts[index], near.misreading) != texts[index]
                near = near if carries else SOUND
                spilled[index] = near if carries else spilled[index]
    return spilled


def _windows(texts: list[str]) -> Iterator[tuple[int, int]]:
    first, size = 0, 0
    for index, text in enumerate(texts):
        size += len(text)
        if size >= WINDOW:
            yield first, index + 1
            first, size = index + 1, 0
    if first < len(texts):
        yield first, len(texts)


def _line(text: str, verdict: Mended) -> str:
    if verdict.misreading:
        return better(text, verdict.misreading)
    return "" if verdict.verdict == "garbled" else text


def _is_bad(text: str, *, among_bad: bool) -> bool:
    """Whether a line of a window that is not all sound must be mended or go. Where most of the window is bad, only a
    number stays, or words that prove themselves."""
    if not among_bad:
        return mended(text, search=False).verdict == "garbled"
    found = measured(text)
    return bool(found.letters or found.wrong) and not _is_proven(text)


def _is_proven(text: str) -> bool:
    found = measured(text)
    return found.letters >= PROOF and found.cost < SOUND_COST and not found.wrong


def _placed(lines: tuple[Line, ...], texts: list[str]) -> tuple[Line, ...]:
    placed, start = [], 0
    for line, text in zip(lines, texts, strict=True):
        placed.append(replace(line, text=text, start=start))
        start += len(text) + 1
    return tuple(placed)


def _findings(texts: list[str], lines: list[str], verdicts: list[Mended]) -> Iterator[Finding]:
    changed: dict[str, int] = defaultdict(int)
    gone = [index for index, (text, line) in enumerate(zip(texts, lines, strict=True), 1) if text and not line]
    for text, line, verdict in zip(texts, lines, verdicts, strict=True):
        if verdict.misreading and line != text:
            changed[verdict.misreading.name] += 1
    for cause, count in changed.items():
        yield Finding("note", "font_repaired", CODES["font_repaired"].format(where=_count(count), cause=cause))
    if gone:
        where = f"{_count(len(gone))} (the first is line {gone[0]})"
        yield Finding("warning", "garbled_text", CODES["garbled_text"].format(where=where))
    strange = sum(verdict.verdict == "strange" or verdict.leftover for verdict in verdicts)
    if strange:
        where = _count(strange)
        yield Finding("warning", "strange_letters", CODES["strange_letters"].format(where=where))


def _count(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"
