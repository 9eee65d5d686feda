"""Posts in prose: blocks in, drafts of posts out.

A post begins with its head («3. Радно место за … (звање: саветник) – 2 извршиоца») or with a title alone above its
labelled parts («Начелник Одељења» / «Звање: …» / «Опис послова: …»). What follows belongs to it up to the next post,
heading of a unit, article or section. A rulebook writes all its posts alike: where most have their rank in brackets, or
on a line of its own, what stands there in the others is their rank, too, whether or not the pack knows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from delokrug.extract.post_blocks import NUMBER_BEFORE, behind_lead, behind_number, counts_executors, gaps, with_head
from delokrug.extract.post_heads import LONGEST_TITLE, Head, head, is_title, numbered_opening
from delokrug.extract.post_parts import REQUIREMENTS, Part, parts, trimmed
from delokrug.extract.ranks import (
    GAP,
    LONGEST_RANK,
    Found,
    executors_in,
    names_rank,
    number,
    number_at,
    person_set_apart,
    rank_at,
    rank_said,
    sign_before,
    whole_rank,
)  # fmt: skip
from delokrug.extract.requirements import Asked
from delokrug.extract.words import Words
from delokrug.records import Block

_NUMBER = re.compile(r"\(?(\d{1,4}(?:\.\d{1,3})*[a-zčćđšž]?)[.)]*")  # «12a»: inserted by an amendment
DESCRIBED = ("rank", "executors", "duties", "level", "code", *REQUIREMENTS)  # fields by which a title is known for one
# Ranks of so many posts, and of this share of them, show where the document writes them
_LEAST_ALIKE, _MOSTLY = 3, 0.6
_RANK_SIGNS = "(,–;/"

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
    level: Found | None = None  # the number that ends the rank («rukovoditelj 2»), unless it counts the executors
    requirements: list[Asked] = field(default_factory=list)
    head: list[Range] = field(default_factory=list)  # what the quote covers, besides the title
    more: list[Range] = field(default_factory=list)  # the rest of a title that stands in several blocks
    unit: Range | None = None  # words before the post in its sentence, which name its unit

    def give_rank(self, found: Range, code: str) -> None:
        self.rank, self.rank_code = found, code
        self.head.append(found)

    def give_executors(self, block: Block, found: Found) -> None:
        self.executors = found.count
        self.head.append((block, found.first, found.last))


def drafts(
    blocks: Sequence[Block],
    all_words: Sequence[Words],
    modes: list[str],
    is_unit: Sequence[bool],
    taken: Set[int] = frozenset(),
) -> list[Draft]:
    """The posts in prose, in order. Blocks that belong to a post get the mode "posts"; those in `taken` have one."""
    reader = _Reader(blocks, all_words, list(modes), is_unit, taken)
    reader.read()
    reader.usual = reader.usual or reader.likely()
    if reader.usual not in ("", "label"):
        # once more, for the posts that came before it was known where the others have their ranks
        among = reader.drafts[0].index, reader.drafts[-1].index + 1
        reader = _Reader(
            blocks, all_words, list(modes), is_unit, taken, usual=reader.usual, among=among, cut=reader.cut
        )
        reader.read()
    modes[:] = reader.modes
    return [_with_count(draft) for draft in reader.drafts]


def _with_count(draft: Draft) -> Draft:
    """«Звање: саветник 2» says how many there are where nothing else does."""
    if draft.level and draft.rank and draft.executors is None:
        block, first, _ = draft.rank
        draft.rank, draft.executors = (block, first, draft.level.first), draft.level.count
    return draft


@dataclass(slots=True)
class _Reader:
    blocks: Sequence[Block]
    all_words: Sequence[Words]
    modes: list[str]
    is_unit: Sequence[bool]
    taken: Set[int]  # blocks of posts on cards
    # where the posts have their ranks: behind which sign, "line" for a line of its own, "label" behind its label
    usual: str = ""
    among: tuple[int, int] | None = None  # the first and last block of posts, where that is known
    at: int = 0  # the block that is read
    slots: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)  # signs behind which ranks may stand that no pack knows
    cut: dict[int, list[Part]] = field(default_factory=dict)  # the parts of each block
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    open_field: str = ""  # under which label the text goes on
    number: str = ""  # that stood alone on the line above

    def likely(self) -> str:
        """The sign behind which most posts have a rank, or what may be one; "" where there is none."""
        both = {sign: self.slots[sign] + count for sign, count in self.unknown.items()}
        sign = max(both, key=lambda one: both[one], default="")
        return sign if both.get(sign, 0) >= max(_LEAST_ALIKE, _MOSTLY * len(self.drafts)) else ""

    def read(self) -> None:
        for index, block in enumerate(self.blocks):
            elsewhere = block.cell is not None or index in self.taken or self.modes[index] in ("title", "skip")
            if elsewhere or block.kind == "article" or self.is_unit[index]:
                self.current = None
            elif block.text:
                self.at = index
                self._block(index)

    def _block(self, index: int) -> None:
        block, words = self.blocks[index], self.all_words[index]
        if self._told(index):
            return
        found = self._parts(index)
        number = self._number_alone(block, words, found)
        if number and not (self.current and self.current.rank and self.current.executors is None):
            self.number = number
            return
        headed = with_head(found)
        start = self._head(index, headed)
        if start:
            self._open(index, start)
            behind = max([start.last, *(one.last for one in (start.rank, start.executors) if one)])
            found = [Part("", behind, headed[0].last, behind), *headed[1:]]
        elif self.current is None or (block.kind == "heading" and not self._belongs(words, found[0])):
            self.current = None
            return
        for part in found:
            self._part(block, words, part)
        self.modes[index] = "posts"
        self.number = ""

    def _told(self, index: int) -> bool:
        """«Радно место број 5 – Возач. Радно место је разврстано у звање референт, са два извршиоца. Вози …»"""
        block, words = self.blocks[index], self.all_words[index]
        opening = numbered_opening(words)
        sentences = words.sentences() if opening else []
        if opening is None or len(sentences) < 2 or self.modes[index] == "skip":
            return False
        first, last = trimmed(words, opening[1], sentences[0][1])
        if not is_title(words, first, last, sure=True):
            return False
        self._open(index, Head(first, last))
        for start, stop in sentences[1:]:
            self._sentence(block, words, start, stop)
        assert self.current is not None
        self.current.number, self.modes[index], self.number = opening[0], "posts", ""
        return True

    def _sentence(self, block: Block, words: Words, start: int, stop: int) -> None:
        """A sentence of a post's description: what it says of rank and number of executors, or else a duty."""
        assert self.current is not None
        rank = rank_said(words, start, stop) if self.current.rank is None else None
        count = executors_in(words, start, stop) if self.current.executors is None else None
        if rank:
            self._rank(block, rank.first, rank.last, rank.code, "label")
        if count:
            self.current.give_executors(block, count)
        if not rank and not count:
            self._part(block, words, Part("", start, stop, start))

    def _parts(self, index: int) -> list[Part]:
        if index not in self.cut:
            self.cut[index] = parts(self.all_words[index])
        return self.cut[index]

    @staticmethod
    def _number_alone(block: Block, words: Words, found: Sequence[Part]) -> str:
        """The number of a post on a line of its own: «12.», «Ред. бр. 12»."""
        number = _NUMBER.fullmatch(block.text)
        if number is None and len(found) == 1 and found[0].field == "number":
            number = _NUMBER.fullmatch(
                words.text[words.starts[found[0].first] :] if found[0].first < len(words) else ""
            )
        return number[1] if number else ""

    def _head(self, index: int, found_parts: Sequence[Part]) -> Head | None:
        """The head of a post that a block begins with."""
        words, block, part = self.all_words[index], self.blocks[index], found_parts[0]
        if part.field not in ("", "title"):
            return None
        if part.field == "title" and self.modes[index] != "skip":
            labelled = self._labelled_title(words, part)
            if labelled:
                return labelled
        begin = behind_number(words, part.first)
        small = part.field == "title" or (bool(block.marker) and bool(self.drafts) and self.modes[index] == "posts")
        found = head(words, begin, part.last, sign=self.usual, gaps=gaps(block, words), small=small)
        if found and (whole_rank(words, found.first, found.last) or self._names_total(words)):
            return None
        numbered = bool(block.marker) or begin > part.first
        # «8. Načelnik» above «Uslovi: …», or before it in one line
        follows = found_parts[1].field in DESCRIBED if len(found_parts) > 1 else self._labelled_below(index)
        sure = numbered and follows
        if found:
            return found if self.modes[index] == "posts" or numbered or self._described(index) else None
        first, last = trimmed(words, begin, part.last)
        open_end = len(found_parts) == 1 and block.text.endswith((".", ";", ",", ":"))
        titled = is_title(words, first, last, sure=sure) and not open_end
        if not titled or block.kind not in ("heading", "item", "paragraph"):
            return None
        if whole_rank(words, first, last) and not sure:
            return None
        if (
            part.field == "title"
            or sure
            or self._described(index)
            or (self.modes[index] == "posts" and self._usual_title(words, block))
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
        label = self._parts(index + 1)[0].field
        return label not in ("", "title", "number", "unit") or self._small_part(words)

    def _labelled_below(self, index: int) -> bool:
        """Whether the next block begins with the label of a part that each post has."""
        if index + 1 >= len(self.blocks) or self.blocks[index + 1].cell is not None:
            return False
        return self._parts(index + 1)[0].field in DESCRIBED

    def _small_part(self, words: Words) -> bool:
        """A rank or a number of executors, and nothing else."""
        count = executors_in(words, 0, min(len(words), 6))
        # «Возач – 1 извршилац» is a post, «(са једним извршиоцем)» a part of one
        small = count is not None and len(words) <= 6 and (count.first <= 1 or not words.capital(0))
        return small or whole_rank(words, 0, len(words)) is not None or self._usual_rank(words, 0, len(words))

    def _usual_rank(self, words: Words, first: int, last: int) -> bool:
        """A person on a line of its own, where the other posts have their ranks on such a line."""
        first, last = trimmed(words, first, last)
        among = self.among is None or self.among[0] <= self.at <= self.among[1]
        return among and self.usual == "line" and person_set_apart(words, first, last, "") is not None

    def _usual_title(self, words: Words, block: Block) -> bool:
        """A numbered title that begins as those of posts do: «12. Радно место за …», «3. Начелник …»."""
        lemmas = " ".join(words.lemmas[:2])
        usual = lemmas in words.pack.words.get("post_heading", ()) or words.in_class(0, "official")
        return usual and bool(_NUMBER.fullmatch(block.marker) or self.number)

    def _open(self, index: int, start: Head) -> None:
        block, words = self.blocks[index], self.all_words[index]
        number = _NUMBER.fullmatch(block.marker) or NUMBER_BEFORE.match(words.text)
        self.current = Draft(index, block, (start.first, start.last), number[1] if number else self.number)
        self.drafts.append(self.current)
        self.open_field = ""
        if start.rank:
            apart = GAP if start.rank.first in gaps(block, words) else "label"
            slot = sign_before(words, start.rank.first, start.first) or apart
            self._rank(block, start.rank.first, start.rank.last, start.rank.code, slot)
        elif start.executors:
            self._learn_unknown(words, start.first, start.executors.first)
        if start.executors:
            self.current.give_executors(block, start.executors)

    def _learn_unknown(self, words: Words, first: int, last: int) -> None:
        """Signs behind which a rank of a post may stand that is none of the pack."""
        for sign in _RANK_SIGNS:
            person = person_set_apart(words, first, last, sign)
            if person and (sign == "(" or names_rank(words, person)):
                self.unknown[sign] += 1

    def _rank(self, block: Block, first: int, last: int, code: str, slot: str) -> None:
        assert self.current is not None
        if self.current.rank is None:
            self.current.give_rank((block, first, last), code)
            self._learn_slot(slot)

    def _rank_part(self, block: Block, words: Words, first: int, last: int, slot: str) -> None:
        """«Potkategorija: viši savjetnik – specijalist» is a rank as a whole, but not what counts or tells more."""
        assert self.current is not None
        rank = rank_at(words, first, last)
        level = number_at(words, last - 1, last) if rank and rank.last == last - 1 else None
        if level and self.current.rank is None:
            self.current.level = level
        more = rank and any(number(words, i) is not None or words.forms[i] == ";" for i in range(rank.last, last))
        whole = rank is None or level or (not more and last - first <= LONGEST_RANK)
        self._rank(block, first, last if whole or not rank else rank.last, rank.code if rank else "", slot)

    def _learn_slot(self, slot: str) -> None:
        self.slots[slot] += 1
        usual, count = self.slots.most_common(1)[0]
        alike = count >= max(_LEAST_ALIKE, _MOSTLY * len(self.drafts))
        self.usual = usual if alike else self.usual

    def _part(self, block: Block, words: Words, part: Part) -> None:
        first, last = trimmed(words, part.first, part.last)
        if first >= last or self.current is None:
            self.open_field = part.field or self.open_field
            return
        name = part.field or self._unlabelled(words, first, last)
        self.open_field = name
        if name == "rank":
            self._rank_part(block, words, first, last, "label" if part.field else "line")
        elif name == "executors":
            count = number_at(words, first, last) or executors_in(words, first, last)
            if count and self.current.executors is None:
                self.current.give_executors(block, count)
        elif name == "duties":
            first, last = trimmed(words, behind_lead(words, first, part.last), last)
            if first < last:
                self.current.duties.append((block, first, last))
        elif name in REQUIREMENTS:
            self.current.requirements.append((name, block, first, last))

    def _unlabelled(self, words: Words, first: int, last: int) -> str:
        """The field of a part without a label, by what it says."""
        assert self.current is not None
        if self.current.rank is None and (whole_rank(words, first, last) or self._unknown_rank(words, first, last)):
            return "rank"
        if self.current.executors is None and counts_executors(words, first, last):
            return "executors"
        required = any(words.in_class(i, "requires") for i in range(first, last))
        verbs = any(words.finite(i) for i in range(first, min(last, first + 12)))
        asked = words.in_class(first, "asks")  # «Тражи се најмање три године радног искуства»
        if required and (asked or not (verbs and self.open_field != "requirements")):
            return "requirements"
        if verbs:
            return "duties" if self.open_field != "requirements" else "requirements"
        return self.open_field if self.open_field in ("duties", "requirements") else ""

    def _unknown_rank(self, words: Words, first: int, last: int) -> bool:
        return not self.open_field and self._usual_rank(words, first, last)
