"""Posts in prose: blocks in, drafts of posts out.

A post begins with its head («3. Радно место за … (звање: саветник) – 2 извршиоца») or with a title alone above its
labelled parts («Начелник Одељења» / «Звање: …» / «Опис послова: …»). What follows belongs to it up to the next post,
heading of a unit, article or section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from delokrug.extract.post_parts import LONGEST_TITLE, Head, Part, head, is_title, parts, trimmed
from delokrug.extract.ranks import executors_in, number, number_at, rank_at, whole_rank
from delokrug.extract.words import Words
from delokrug.records import Block

_NUMBER = re.compile(r"\(?(\d{1,4}(?:\.\d{1,3})*)[.)]*")
LONGEST_RANK = 10  # tokens: «намештеник – четврта врста радних места» has six
REQUIREMENTS = ("requirements", "education", "experience", "exam")

Range = tuple[Block, int, int]
"""Tokens [first, last) of a block."""


@dataclass(slots=True)
class Draft:
    """A post as far as it has been read. `index`: of the block its title stands in."""

    index: int
    block: Block
    title: tuple[int, int]  # tokens of the block
    number: str = ""
    rank: Range | None = None
    rank_code: str = ""
    executors: int | None = None
    duties: list[Range] = field(default_factory=list)
    requirements: list[Range] = field(default_factory=list)
    head: list[Range] = field(default_factory=list)  # what the quote covers, besides the title
    more: list[Range] = field(default_factory=list)  # the rest of a title that stands in several blocks


@dataclass(slots=True)
class _Reader:
    blocks: Sequence[Block]
    all_words: Sequence[Words]
    modes: list[str]
    is_unit: Sequence[bool]
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    open_field: str = ""  # under which label the text goes on
    number: str = ""  # that stood alone on the line above

    def read(self) -> None:
        for index, block in enumerate(self.blocks):
            elsewhere = block.cell is not None or self.modes[index] in ("title", "skip")
            if elsewhere or block.kind == "article" or self.is_unit[index]:
                self.current = None
            elif block.text:
                self._block(index)

    def _block(self, index: int) -> None:
        block, words = self.blocks[index], self.all_words[index]
        number = _NUMBER.fullmatch(block.text)
        if number and not (self.current and self.current.rank and self.current.executors is None):
            self.number = number[1]
            return
        found = _with_head(parts(words))
        start = self._head(index, found[0])
        if start:
            self._open(index, start)
            behind = max([start.last, *(one.last for one in (start.rank, start.executors) if one)])
            found[0] = Part("", behind, found[0].last, behind)
        elif self.current is None or (block.kind == "heading" and not self._belongs(words, found[0])):
            self.current = None
            return
        for part in found:
            self._part(block, words, part)
        self.modes[index] = "posts"
        self.number = ""

    def _head(self, index: int, part: Part) -> Head | None:
        """The head of a post that a block begins with."""
        words, block = self.all_words[index], self.blocks[index]
        if part.field not in ("", "title"):
            return None
        if part.field == "title" and self.modes[index] != "skip":
            labelled = self._labelled_title(words, part)
            if labelled:
                return labelled
        found = head(words, part.first, part.last)
        if found and (whole_rank(words, found.first, found.last) or self._names_total(words)):
            return None
        if found:
            return found if self.modes[index] == "posts" or block.marker or self._described(index) else None
        first, last = trimmed(words, part.first, part.last)
        titled = is_title(words, first, last) and not block.text.endswith((".", ";", ",", ":"))
        if not titled or block.kind not in ("heading", "item", "paragraph") or whole_rank(words, first, last):
            return None
        if (
            part.field == "title"
            or self._described(index)
            or (self.modes[index] == "posts" and self._usual(words, block))
        ):
            return Head(first, last)
        return None

    @staticmethod
    def _labelled_title(words: Words, part: Part) -> Head | None:
        """«Radno mjesto: viši savjetnik za pravne poslove»: behind its label a title may begin in small letters."""
        first, last = trimmed(words, part.first, part.last)
        named = 0 < last - first <= LONGEST_TITLE and not any(words.forms[i] in ";:?!" for i in range(first, last))
        return Head(first, last) if named and executors_in(words, first, last) is None else None

    def _belongs(self, words: Words, part: Part) -> bool:
        """Whether a short line is a part of the post's description, and no heading of something else."""
        return bool(part.field or self._small_part(words) or self._unlabelled(words, part.first, part.last))

    def _names_total(self, words: Words) -> bool:
        return words.lower[0] in words.pack.post_labels.get("total", ())

    def _described(self, index: int) -> bool:
        """Whether the next block is a part of a post's description: labelled, a rank, a number of executors."""
        if index + 1 >= len(self.blocks):
            return False
        below, words = self.blocks[index + 1], self.all_words[index + 1]
        if below.cell is not None or not len(words) or below.kind == "article" or self.is_unit[index + 1]:
            return False
        label = parts(words)[0].field
        return label not in ("", "title", "number", "unit") or self._small_part(words)

    def _small_part(self, words: Words) -> bool:
        """A rank or a number of executors, and nothing else."""
        count = executors_in(words, 0, min(len(words), 6))
        return whole_rank(words, 0, len(words)) is not None or (count is not None and len(words) <= 6)

    def _usual(self, words: Words, block: Block) -> bool:
        """A numbered title that begins as those of posts do: «12. Радно место за …», «3. Начелник …»."""
        lemmas = " ".join(words.lemmas[:2])
        usual = lemmas in words.pack.words.get("post_heading", ()) or words.in_class(0, "official")
        return usual and bool(_NUMBER.fullmatch(block.marker) or self.number)

    def _open(self, index: int, start: Head) -> None:
        block = self.blocks[index]
        number = _NUMBER.fullmatch(block.marker)
        self.current = Draft(index, block, (start.first, start.last), number[1] if number else self.number)
        self.drafts.append(self.current)
        self.open_field = ""
        if start.rank:
            self._rank(block, start.rank.first, start.rank.last, start.rank.code)
        if start.executors:
            self.current.executors = start.executors.count
            self.current.head.append((block, start.executors.first, start.executors.last))

    def _rank(self, block: Block, first: int, last: int, code: str) -> None:
        assert self.current is not None
        if self.current.rank is None:
            self.current.rank, self.current.rank_code = (block, first, last), code
            self.current.head.append((block, first, last))

    def _part(self, block: Block, words: Words, part: Part) -> None:
        first, last = trimmed(words, part.first, part.last)
        if first >= last or self.current is None:
            self.open_field = part.field or self.open_field
            return
        name = part.field or self._unlabelled(words, first, last)
        self.open_field = name
        if name == "rank":
            rank = rank_at(words, first, last)
            # «Potkategorija: viši savjetnik – specijalist» is a rank as a whole, but not what counts or tells more
            more = rank and any(number(words, i) is not None or words.forms[i] == ";" for i in range(rank.last, last))
            whole = rank is None or (not more and last - first <= LONGEST_RANK)
            self._rank(block, first, last if whole or not rank else rank.last, rank.code if rank else "")
        elif name == "executors":
            count = number_at(words, first, last)
            if count and self.current.executors is None:
                self.current.executors = count.count
                self.current.head.append((block, first, count.last))
        elif name == "duties":
            self.current.duties.append((block, first, last))
        elif name in REQUIREMENTS:
            self.current.requirements.append((block, first, last))

    def _unlabelled(self, words: Words, first: int, last: int) -> str:
        """The field of a part without a label, by what it says."""
        assert self.current is not None
        if self.current.rank is None and whole_rank(words, first, last):
            return "rank"
        count = number_at(words, first, last)
        if self.current.executors is None and count and last - count.last <= 2:
            return "executors"
        required = any(words.in_class(i, "requires") for i in range(first, last))
        verbs = any(words.finite(i) for i in range(first, min(last, first + 12)))
        if required and not (verbs and self.open_field != "requirements"):
            return "requirements"
        if verbs:
            return "duties" if self.open_field != "requirements" else "requirements"
        return self.open_field if self.open_field in ("duties", "requirements") else ""


def _with_head(found: list[Part]) -> list[Part]:
    """The parts, those of the head in one: «2. Шеф Одсека (звање: виши саветник) – 1 извршилац»."""
    if found[0].field not in ("", "title"):
        return found
    last = 1
    while last < len(found) and found[last].field in ("rank", "executors"):
        last += 1
    return [Part(found[0].field, found[0].first, found[last - 1].last, found[0].at), *found[last:]]


def drafts(
    blocks: Sequence[Block], all_words: Sequence[Words], modes: list[str], is_unit: Sequence[bool]
) -> list[Draft]:
    """The posts in prose, in order. Blocks that belong to a post get the mode "posts"."""
    reader = _Reader(blocks, all_words, modes, is_unit)
    reader.read()
    return reader.drafts
