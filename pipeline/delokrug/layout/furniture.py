"""Which lines are furniture: page numbers, running headers and footers.

In: the lines of a document. Out: the same lines, each with a flag. Furniture is never part of a block, and a
sentence that it interrupts goes on behind it (FORMS.md, "Layout").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from delokrug.records import Line

# «- 16 -», «– 5 –», «-5-», «16 / 40», «страна 3 од 12», «strana 3», «page 3 of 9»
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*[/|]\s*\d{1,4}"
    r"|(?:страна|страница|strana|stranica|page|стр\.?|str\.?)\s*\d{1,4}(?:\s*(?:од|od|of|/)\s*\d{1,4})?\.?)\s*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^\s*\d{1,4}\s*$")
_DIGITS = re.compile(r"\d+")
_HEADER_LINES = 3  # running headers and footers are looked for in so many lines at each end of a page


def furniture(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it is furniture."""
    flags = [bool(_PAGE_NUMBER.match(line.text)) for line in lines]
    for index in _repeated_at_page_ends(lines):
        flags[index] = True
    for index in _bare_page_numbers(lines):
        flags[index] = True
    for index in _beside_page_numbers(lines, flags):
        flags[index] = True
    return flags


def _repeated_at_page_ends(lines: Sequence[Line]) -> list[int]:
    """Lines at the top or bottom of a page whose text, digits aside, stands there on several pages."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text.strip():
            pages[line.page].append(index)
    if len(pages) < 2:
        return []
    ends = [i for page in pages.values() for i in dict.fromkeys(page[:_HEADER_LINES] + page[-_HEADER_LINES:])]
    counts = Counter((_shape(lines[i].text), _height(lines[i])) for i in ends)
    least = 2 if len(pages) < 5 else 3
    return [i for i in ends if counts[_shape(lines[i].text), _height(lines[i])] >= least and _is_header(lines[i].text)]


def _is_header(text: str) -> bool:
    # a list item or the end of a sentence that happens to stand at two page ends is text
    return len(text) < 150 and not text.rstrip().endswith((";", ",")) and not re.match(r"\s*[•–-]\s+\S", text)


def _shape(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split())).lower()


def _height(line: Line) -> int:
    """Where on the page, to about half a line; 0 where there are no boxes."""
    return round(line.box[1] / 6) if line.box else 0


def _bare_page_numbers(lines: Sequence[Line]) -> list[int]:
    """Bare numbers at a page's end, or counting up alone between empty lines."""
    found = []
    last_of_page = {line.page: i for i, line in enumerate(lines) if line.text.strip()}
    first_of_page: dict[int, int] = {}
    for i, line in enumerate(lines):
        if line.text.strip():
            first_of_page.setdefault(line.page, i)
    paged = len(last_of_page) > 1 or any(line.box for line in lines)
    ends = set(last_of_page.values()) | set(first_of_page.values()) if paged else set()
    for i, line in enumerate(lines):
        if not _BARE_NUMBER.match(line.text):
            continue
        alone = _blank(lines, i - 1) and _blank(lines, i + 1)
        if i in ends or (alone and not paged):
            found.append(i)
    return found


def _blank(lines: Sequence[Line], index: int) -> bool:
    return not 0 <= index < len(lines) or not lines[index].text.strip()


def _beside_page_numbers(lines: Sequence[Line], flags: Sequence[bool]) -> list[int]:
    """In unpaged text, the one line printed directly under or above a page number is the running header."""
    if any(line.box for line in lines):
        return []
    found = []
    shapes = Counter(_shape(line.text) for line in lines if line.text.strip())
    for i, flag in enumerate(flags):
        if not flag:
            continue
        for near in (i - 1, i + 1):
            if not _blank(lines, near) and shapes[_shape(lines[near].text)] > 1 and _is_header(lines[near].text):
                found += [j for j, line in enumerate(lines) if _shape(line.text) == _shape(lines[near].text)]
        for near, beyond in ((i + 1, i + 2), (i - 1, i - 2)):
            if not _blank(lines, near) and _blank(lines, beyond) and _is_header(lines[near].text):
                text = lines[near].text.strip()
                if text[-1:] not in ".:;" and text[:1].isupper():
                    found.append(near)
    return found
