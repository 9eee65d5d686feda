"""Numbers of posts: missing, repeated, left out.

In: the posts of a document. Out: findings about their numbers. Numbers run through the document, or begin again at 1
in each unit or table; which of the two, the numbers themselves show. «12а» is a post that an amendment put behind 12;
«2.1.3» counts within 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise

from delokrug.check.found import of_post, quoted
from delokrug.records import Extraction, Finding
from delokrug.script import to_latin

_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)[.)]?\s?([a-zčćžšđ]{0,2})")

_LINE_NUMBER = re.compile(r"^[^\w\n]{0,9}(\d{1,4}(?:\.\d{1,4})*)(?!\d)", re.MULTILINE)

# The shares of repeated and of missing numbers above which they are no mistakes.
_REPEATED = 0.2
_MISSING = 0.5
_LONGEST_POST = 30_000  # characters
# Where more posts than this are without a number, the act does not number its posts, or not in a way that is read.
_UNNUMBERED = 0.2


@dataclass(frozen=True, slots=True)
class Number:
    """«2.1.3а» is `above` (2, 1), `value` 3 and `letter` a; `post` is an index into the posts."""

    above: tuple[int, ...]
    value: int
    letter: str
    post: int

    @property
    def said(self) -> str:
        return ".".join(str(part) for part in (*self.above, self.value)) + self.letter


def number_findings(extraction: Extraction, text: str) -> list[Finding]:
    """Repeated and missing numbers, and posts without one among numbered posts.

    None for an amending act, which holds only the posts that change.
    """
    if extraction.kind == "amending_act":
        return []
    numbers = [parsed(post.number, index) for index, post in enumerate(extraction.positions)]
    units = [post.unit for post in extraction.positions]
    read = [number for number in numbers if number]
    # «2.3» is no post but the unit of the posts 2.3.1 and 2.3.2
    above = {number.above[:length] for number in read for length in range(1, len(number.above) + 1)}
    found: list[Finding] = []
    for run in series(read, units):
        found += _repeated(extraction, run)
        found += _missing(extraction, run, numbers, above, text)
    return [*found, *_without_number(extraction, numbers)]


def parsed(written: str, post: int) -> Number | None:
    """The parts of a number; None where there is none, or one of another kind (Roman, «А-12»)."""
    match = _NUMBER.fullmatch(to_latin(written).strip().lower())
    if match is None:
        return None
    parts = [int(part) for part in match[1].split(".")]
    return Number(tuple(parts[:-1]), parts[-1], match[2], post)


def series(numbers: Sequence[Number], units: Sequence[int | None]) -> list[list[Number]]:
    """Runs of numbers that ought to go on without a gap, each in reading order.

    A run ends where counting begins again at 1: in another unit, or in the same one where 2 follows (a new table).
    """
    runs: list[list[Number]] = []
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else None
        again = before is not None and number.above == before.above and number.value == 1 <= before.value
        if again and before is not None and not number.letter:
            following = numbers[at + 1] if at + 1 < len(numbers) else None
            counts_on = following is not None and following.value == 2 <= before.value
            again = units[number.post] != units[before.post] or counts_on
        if before is None or again:
            runs.append([])
        runs[-1].append(number)
    return runs


def _repeated(extraction: Extraction, run: Sequence[Number]) -> Iterator[Finding]:
    first: dict[str, Number] = {}
    pairs = [(first.setdefault(number.said, number), number) for number in run]
    again = [(other, number) for other, number in pairs if other is not number]
    if len(again) > max(3, _REPEATED * len(run)):
        return  # two lists of the same posts, or an order that is not understood
    for other, number in again:
        titles = quoted(extraction.positions[one.post].title for one in (other, number))
        yield of_post(extraction, number.post, "number_repeated", number=number.said, titles=titles)


def _missing(
    extraction: Extraction,
    run: Sequence[Number],
    every: Sequence[Number | None],
    units: Set[tuple[int, ...]],
    text: str,
) -> Iterator[Finding]:
    """One finding for each level of numbers («2.1.» and below it), however many are missing; one more for those that
    the text has: a post that was deleted, or that was not read.
    """
    for above in dict.fromkeys(number.above for number in run):
        level = sorted((number for number in run if number.above == above), key=lambda number: number.value)
        gaps = list(_gaps(level, every, units))
        if sum(len(gap) for _, _, gap in gaps) > _MISSING * (level[-1].value - level[0].value):
            continue  # an excerpt, or an order that is not understood
        missing: dict[str, list[int]] = {"number_missing": [], "number_without_post": []}
        behind: dict[str, Number] = {}
        for before, after, gap in gaps:
            printed = _printed(text, extraction.positions[before.post].end, extraction.positions[after.post].start)
            for value in gap:
                code = "number_without_post" if ranges([value], above) in printed else "number_missing"
                missing[code].append(value)
                behind.setdefault(code, after)
        for code, after in behind.items():
            numbers = ranges(missing[code], above)
            yield of_post(extraction, after.post, code, numbers=numbers, first=level[0].said, last=level[-1].said)


def _gaps(
    level: Sequence[Number], every: Sequence[Number | None], units: Set[tuple[int, ...]]
) -> Iterator[tuple[Number, Number, list[int]]]:
    """Neighbours in order of number, with the values that are missing between them."""
    for before, after in pairwise(level):
        gap = [value for value in range(before.value + 1, after.value) if (*before.above, value) not in units]
        # a post without a number between them has the missing one, which was not read or not printed
        if gap and all(every[post] is not None for post in range(before.post + 1, after.post)):
            yield before, after, gap


def _printed(text: str, start: int, end: int) -> set[str]:
    """The numbers that lines of a part of the text begin with; of its beginning where it is longer than any post."""
    return set(_LINE_NUMBER.findall(text, start, min(max(start, end), start + _LONGEST_POST)))


def ranges(values: Sequence[int], above: tuple[int, ...] = ()) -> str:
    """«5, 7–9», with what stands above before each."""
    prefix = "".join(f"{part}." for part in above)
    said = []
    for _, group in groupby(enumerate(values), key=lambda pair: pair[1] - pair[0]):
        run = [value for _, value in group]
        said.append(f"{prefix}{run[0]}" + (f"–{prefix}{run[-1]}" if len(run) > 1 else ""))
    return ", ".join(said)


def _without_number(extraction: Extraction, numbers: Sequence[Number | None]) -> Iterator[Finding]:
    without = [post for post, number in enumerate(numbers) if number is None and not extraction.positions[post].number]
    if 0 < len(without) <= _UNNUMBERED * len(numbers):
        titles = quoted(extraction.positions[post].title for post in without)
        yield of_post(extraction, without[0], "post_without_number", titles=titles)
