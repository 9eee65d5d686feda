"""Where each block stands in an act: article, paragraph (став), item (тачка), subitem (подтачка), indent (алинеја).

In: blocks in reading order, with the depths of list items. Out: the same blocks with their `Place`. The units of an act
and what they are called follow the Unified methodological rules for drafting regulations (Јединствена методолошка
правила за израду прописа, "Службени гласник РС", 21/2010): a list belongs to the paragraph that introduces it, and
dashes count from 1 within the paragraph, item or subitem that they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from delokrug.layout.articles import lone_heading
from delokrug.layout.nesting import opens_paragraph
from delokrug.records import Block, Place

_PARAGRAPH_NUMBER = re.compile(r"\((\d+)\)")
_TITLE_IN_BRACKETS = re.compile(r"\([^()]*\)")  # «Члан 5. (Надлежност)»


def lone_articles(found: Sequence[Block]) -> list[Block]:
    """«Section 1», «Section 2» … as articles where the act has no others, and they count up from 1."""
    if any(block.kind == "article" for block in found):
        return list(found)
    numbers = {
        index: match["number"]
        for index, block in enumerate(found)
        if block.kind == "heading" and not block.marker and (match := lone_heading(block.text))
    }
    if len(numbers) < 2 or list(numbers.values())[:2] != ["1", "2"]:
        return list(found)
    return [
        replace(block, kind="article", clean=block.clean.cut(0, 0), place=Place(numbers[index]))
        if index in numbers
        else block
        for index, block in enumerate(found)
    ]


def numbered_paragraphs(found: Iterable[Block]) -> Iterator[Block]:
    """«(1)» at the beginning of an article numbers its paragraphs: no items, but paragraphs with a number.

    The same marker inside such a paragraph is that of a subitem, unless it is the next paragraph's, stands before a new
    sentence and does not go on with a list.
    """
    begun = True  # whether the article has text already; outside of articles nothing is numbered so
    last = listed = 0  # the number of the last paragraph, and of the last subitem in it
    for block in found:
        number = _PARAGRAPH_NUMBER.fullmatch(block.marker)
        if block.kind == "article":
            begun, last, listed = False, 0, 0
        elif number and block.kind == "item":
            value = int(number[1])
            follows = value == last + 1 and opens_paragraph(block.text) and not (listed and value == listed + 1)
            listed = value
            if follows if last else value == 1 and not begun:
                last, listed = value, 0
                block = replace(block, kind="paragraph", depth=0)
            begun = True
        elif block.kind in ("paragraph", "item") and not _title_in_brackets(block):
            begun = begun or block.kind == "item" or opens_paragraph(block.text)
        yield block


def placed(found: Iterable[Block], *, start: Place | None = None) -> Iterator[Block]:
    """The blocks with their places; empty before the first article.

    `start`: where the text begins when it is no act but a part of one («у члану 5. став 2. мења се и гласи:»): the
    paragraph, item, subitem or indent that the first block is.
    """
    count = _Count() if start is None else _Count.at(start)
    for block in found:
        if block.kind == "article":
            count = _Count(block.place.article)
            yield block
        elif not count.article and start is None:
            yield replace(block, place=Place())
        else:
            yield replace(block, place=count.place(block))


@dataclass(slots=True)
class _Count:
    """What has been counted in an article."""

    article: str = ""
    paragraph: int = 0
    least: int = 1  # the paragraph of a list that nothing introduces
    within: Place | None = None  # the item or subitem that the text is a part of
    numbered: bool = False  # whether the paragraphs have numbers of their own
    # the open list items from the outermost: marker and number of the indent, one of them empty
    levels: list[tuple[str, int]] = field(default_factory=list)
    above: int = 0  # levels that stand outside the text

    @classmethod
    def at(cls, start: Place) -> _Count:
        paragraph = max(start.paragraph - 1, 0)
        count = cls(start.article, paragraph, max(start.paragraph, 1))
        if start.item or start.indent:
            count.within = start
            count.least = start.paragraph
        # an item takes its marker from the text; what stands deeper lies in the items above it
        count.levels = [(mark, 0) for mark in (start.item, start.subitem) if mark]
        if count.levels and not start.indent:
            count.levels.pop()
        count.above = len(count.levels)
        if start.indent:
            count.levels.append(("", start.indent - 1))
        return count

    def place(self, block: Block) -> Place:
        if block.cell is not None:
            return Place(self.article)  # rows of a table are no paragraphs
        if block.kind == "item":
            self._list(block)
            return self._listed()
        if block.kind != "paragraph" or (self.paragraph == 0 and not self.levels and _title_in_brackets(block)):
            return Place(self.article)
        if self.within is not None:
            return self.within
        number = _PARAGRAPH_NUMBER.fullmatch(block.marker)
        if number:
            self.paragraph, self.numbered = int(number[1]), True
        elif not self.numbered and opens_paragraph(block.text):
            self.paragraph += 1
        if number or opens_paragraph(block.text):
            self.levels = []
        return Place(self.article, self.paragraph)

    def _list(self, block: Block) -> None:
        depth = max(block.depth, 1) + self.above
        last = self.levels[depth - 1] if len(self.levels) >= depth else ("", 0)
        self.levels += [("", 0)] * (depth - 1 - len(self.levels))
        del self.levels[depth - 1 :]
        sign = any(letter.isalnum() for letter in block.marker)
        self.levels.append((block.marker, 0) if sign else ("", last[1] + 1))

    def _listed(self) -> Place:
        marks = [mark for mark, _ in self.levels if mark]
        if marks and re.match(r"\d+\.\d", marks[-1]):
            marks = marks[-1:]  # «1.2.» says itself what it stands in
        item, subitem, *_ = [*marks, "", ""]
        return Place(self.article, max(self.paragraph, self.least), item, subitem, self.levels[-1][1])


def _title_in_brackets(block: Block) -> bool:
    return bool(_TITLE_IN_BRACKETS.fullmatch(block.text))
