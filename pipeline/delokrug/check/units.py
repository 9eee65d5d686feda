"""Units as they are announced, described and ranked.

In: the units of a document, their duties and its text. Out: findings. An act that forms units («образују се следеће уже
унутрашње јединице») says of each what it does, under the same name, and of no others. Only inner units of acts are
compared; a page or a booklet describes what its author thought worth it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from delokrug.check.found import of_unit
from delokrug.check.rules import order_of_kinds
from delokrug.check.tree import described, holders
from delokrug.check.words import words_in
from delokrug.records import Extraction, Finding, Unit

# Kinds of documents that form units, and say what each does.
ACTS = frozenset({"rulebook", "decree"})
# Kinds of units whose remit an act states. Offices and branches in other towns do the same in each.
WITH_REMIT = frozenset({"sector", "department", "section", "group", "service", "secretariat", "directorate"})

# Of the announced units, the share that must have remits, so that one without is an exception; of the parts of a unit,
# the share that must be announced.
_USUAL = 0.75
# Of two lists of words, the share they must have in common to be one name that was written twice.
_ALIKE = 0.5
# Of letters, where the words differ: «инспекциски» for «инспекцијски».
_SAME_LETTERS = 0.85
# Characters before a name in which its sentence begins, with a number or a preposition.
_LEAD = 40
# Characters of the longest line that is looked at behind a name.
_LINE = 400
# Words behind the name of an announced unit that say more of it.
_EXPLAINED = 3
# Where more units than this stand on one side only, the act describes other units than it announces.
_MOST = 30


def unit_findings(extraction: Extraction, text: str) -> list[Finding]:
    """Names that differ, announced units without a remit, units that were never announced, parts larger than their
    whole."""
    return [*_against_announcement(extraction, text), *_larger_than_parent(extraction)]


def _against_announcement(extraction: Extraction, text: str) -> Iterator[Finding]:
    if extraction.kind not in ACTS:
        return
    read = _Announced(extraction, text)
    pairs = same_units(extraction.units, read.silent, read.unannounced)
    for silent, other in sorted(pairs.items(), key=lambda pair: pair[1]):
        announced, name = extraction.units[silent].name, extraction.units[other].name
        if letters(name) != letters(announced):  # else: one name, broken by the end of a line
            yield of_unit(extraction, other, "unit_name_differs", name=name, announced=announced)
    for unit in read.without_remit:
        if unit not in pairs:
            yield of_unit(extraction, unit, "unit_without_remit", name=extraction.units[unit].name)
    for unit in read.not_announced:
        if unit not in pairs.values():
            yield of_unit(extraction, unit, "unit_not_announced", name=extraction.units[unit].name)


class _Announced:
    """What the announcements of an act and its remits have to do with each other; lists of units in reading order."""

    def __init__(self, extraction: Extraction, text: str) -> None:
        self.extraction = extraction
        self.units = extraction.units
        self.text = text
        self.remits = described(extraction)
        self.posts = holders(extraction)

    @cached_property
    def silent(self) -> list[int]:
        """Announced units of which nothing is said, neither of their parts."""
        silent = [i for i in self._announced if self.units[i].kind in WITH_REMIT and i not in self._speaking]
        return [i for i in silent if not self._spoken_of(self.units[i])] if len(silent) <= _MOST else []

    @cached_property
    def _speaking(self) -> set[int]:
        """Units with a remit, and those that have such a part."""
        speaking: set[int] = set()
        for unit in self.remits:
            above: int | None = unit
            while above is not None and above not in speaking:
                speaking.add(above)
                above = self.units[above].parent
        return speaking

    @cached_property
    def without_remit(self) -> list[int]:
        """Those of `silent` that are an exception in their document."""
        usual = [i for i in self._announced if i in self.remits]
        return self.silent if len(usual) >= max(2, _USUAL * len(self._announced)) else []

    @cached_property
    def unannounced(self) -> list[int]:
        """Units whose first mention is that of their own remit or posts."""
        found = [
            i
            for i, unit in enumerate(self.units)
            if not unit.institution
            and unit.parent is not None
            and unit.kind in WITH_REMIT
            and (i in self.remits or i in self.posts)
            and unit.announced_at is None
        ]
        return [i for i in found if not self._named_before(i)] if len(found) <= _MOST else []

    @cached_property
    def not_announced(self) -> list[int]:
        """Those of `unannounced` whose unit announces most of its other parts."""
        found = []
        for i in self.unannounced:
            beside = [j for j, unit in enumerate(self.units) if unit.parent == self.units[i].parent and j != i]
            beside = [j for j in beside if self.units[j].kind in WITH_REMIT]
            announced = [j for j in beside if j in self._announced]
            if len(announced) >= max(2, _USUAL * len(beside)):
                found.append(i)
        return found

    @cached_property
    def _announced(self) -> dict[int, None]:
        return {i: None for i, unit in enumerate(self.units) if unit.announced_at is not None and not unit.institution}

    def _named_before(self, unit: int) -> bool:
        """Whether the text names the unit before it comes to its remit or posts: in words above, or with something of
        another unit, or another unit's name, between."""
        begin = self.units[unit].end
        own = [self.remits[unit]] if unit in self.remits else []
        own += [self.extraction.positions[post].start for post in self.posts.get(unit, ())]
        others = [one.start for i, one in enumerate(self.units) if i != unit]
        others += [start for i, start in self.remits.items() if i != unit]
        if any(begin <= start < min(own) for start in others):
            return True
        above = joined_lines(self.text[: self.units[unit].start])
        return re.search(name_pattern(self.units[unit].name), above) is not None

    def _spoken_of(self, unit: Unit) -> bool:
        """Whether the text may say what the unit does in a way that was not read: a sentence begins with its name (or
        only may form it: «може се образовати»), a list follows, or the announcement goes on («ради прибављања …»)."""
        text = self._joined
        for match in re.finditer(name_pattern(unit.name), text):
            line = text[max(0, match.start() - _LEAD) : match.start()].rpartition("\n")
            begins = (line[1] or match.start() < _LEAD) and len(words_in(line[2])) < 2  # «У Одсеку …»
            after = text[match.end() : match.end() + _LINE].partition("\n")[0]
            if (begins and after[:1].isspace() and after.strip()[:1].islower()) or after.rstrip().endswith(":"):
                return True
        return self._explained(unit)

    def _explained(self, unit: Unit) -> bool:
        """Whether the sentence that announces a unit says more of it, and names no other unit behind it."""
        if unit.announced_at is None:
            return False
        begin = unit.announced_at + len(unit.name)
        end = re.compile(r"[.;\n]").search(self.text, begin)
        stop = end.start() if end else len(self.text)
        others = (self.units[i].announced_at for i in self._announced)
        more = words_in(self.text[begin : min(stop, begin + _LINE)])
        return len(more) >= _EXPLAINED and not any(at is not None and begin <= at < stop for at in others)

    @cached_property
    def _joined(self) -> str:
        return joined_lines(self.text)


def joined_lines(text: str) -> str:
    """The text without the hyphens at the ends of lines."""
    return re.sub(r"(?<=[^\W\d_])-[^\S\n]*\n\s*", "", text)


def name_pattern(name: str) -> str:
    """A pattern for a name in any case and in small letters or capitals: its words without their endings."""
    return "(?i:" + r"\W{1,9}".join(re.escape(word[: max(3, len(word) - 2)]) + r"\w*" for word in name.split()) + ")"


def same_units(units: Sequence[Unit], announced: Sequence[int], others: Sequence[int]) -> Mapping[int, int]:
    """Announced unit → the one under whose name its remit stands: of the same kind, with words that are most alike."""
    alike = sorted(
        ((likeness(units[i].name, units[j].name), i, j) for i in announced for j in others if _one_kind(units, i, j)),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    pairs: dict[int, int] = {}
    for degree, i, j in alike:
        if degree >= _ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _one_kind(units: Sequence[Unit], left: int, right: int) -> bool:
    return left != right and units[left].kind == units[right].kind


def likeness(left: str, right: str) -> float:
    """The share of words that two names have in common, without the first (the kind of unit); 0 to 1.

    Order does not count, and words that differ in a letter or two are the same. Small words of two letters («за», «и»)
    are left out.
    """
    if letters(left) == letters(right):
        return 1.0
    ours, theirs = ([word for word in words_in(name)[1:] if len(word) > 2] for name in (left, right))
    if not ours or not theirs:
        return 0.0
    rest = list(theirs)
    common = 0
    for word in ours:
        best = max(rest, key=lambda other: SequenceMatcher(None, word, other).ratio(), default="")
        if best and SequenceMatcher(None, word, best).ratio() >= _SAME_LETTERS:
            rest.remove(best)
            common += 1
    return common / (len(ours) + len(theirs) - common)


def letters(name: str) -> str:
    """A name in small Latin letters without anything between its words."""
    return "".join(words_in(name))


def _larger_than_parent(extraction: Extraction) -> Iterator[Finding]:
    """«Одељење» as a part of a «група»: only kinds whose order is that of the law."""
    order = order_of_kinds(extraction.language)
    for index, unit in enumerate(extraction.units):
        parent = None if unit.parent is None else extraction.units[unit.parent]
        if parent is None or unit.kind not in order or parent.kind not in order or unit.relation != "part_of":
            continue
        if order.index(unit.kind) < order.index(parent.kind):
            yield of_unit(extraction, index, "unit_outranks_parent", name=unit.name, parent=parent.name)
