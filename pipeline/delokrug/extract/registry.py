"""The units of a document as reading goes on: who was named, under what names, under which parent.

In: names and mentions in reading order. Out: `Registry.units`. Coreference is decided here: the same unit mentioned
again, inflected, shortened («у даљем тексту: Завод», «Одељење» under its own heading) is the same entry.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from delokrug.extract.naming import Name
from delokrug.records import Place

_INSTITUTION = 0
# bodies of people who meet: a sector never belongs to one unless the text says so
COLLEGIAL = frozenset({"council", "board", "commission", "committee", "working_group", "assembly", "team", "official"})


@dataclass(slots=True)
class Entry:
    """One unit while reading. `explicit`: the text itself says what it belongs to."""

    name: Name
    kind: str
    rank: int
    page: int
    place: Place
    parent: int | None = None
    explicit: bool = False
    relation: str = "part_of"
    head: str = ""
    aliases: set[tuple[str, ...]] = field(default_factory=set)
    context: int | None = None  # the unit whose text surrounded the first mention
    described: bool = False  # its remit has been read
    in_capitals: bool = False  # a heading in capitals names it
    heading_only: bool = False  # known from a heading, not announced
    last_block: bool = False  # … and that heading ends the document: its text lies elsewhere
    independent: bool = False  # no unit but the body holds it unless the text says so: internal audit
    announced_at: int | None = None  # offset of its name where the text founds or lists it


class Registry:
    def __init__(self) -> None:
        self.units: list[Entry] = []
        self.body: int | None = None
        self.current: int | None = None

    def add(self, entry: Entry) -> int:
        self.units.append(entry)
        return len(self.units) - 1

    def exact(self, key: tuple[str, ...]) -> list[int]:
        return [i for i, unit in enumerate(self.units) if unit.name.key == key or key in unit.aliases]

    def resolve(self, key: tuple[str, ...], kind: str, *, definite: bool = False) -> int | None:
        """The unit a mention means; None where none fits.

        A full name or an alias first; then a shortened name, whose words begin the unit's: the unit the text is
        about, those above it, else the last one named.
        """
        if not key:
            return None
        same = self.exact(key)
        if len(same) == 1:
            return same[0]
        if same:
            return self._nearest(same)
        shortened = [i for i, unit in enumerate(self.units) if unit.name.key[: len(key)] == key]
        if not shortened and len(key) == 1:
            # «Сектор» for «Други сектор»: an adjective before the head may be left out too
            shortened = [i for i, unit in enumerate(self.units) if unit.kind == kind and key[0] in unit.name.key[:3]]
        if not shortened:
            return None
        if len(key) == 1 and self.body in shortened and self.units[self.body or 0].rank == _INSTITUTION:
            near = [i for i in self.line_of(self.current) if i in shortened]
            return near[0] if near else self.body
        return self._nearest(shortened)

    def line_of(self, index: int | None) -> list[int]:
        """The unit and those above it, nearest first."""
        line: list[int] = []
        while index is not None and index not in line:
            line.append(index)
            index = self.units[index].parent
        return line

    def surroundings(self, index: int | None) -> list[int]:
        """The unit and those it belongs to or stands below, nearest first: «СЕКТОР ЗА ВОДЕ / Одељење A / Одељење B»."""
        line: list[int] = []
        while index is not None and index not in line:
            line.append(index)
            unit = self.units[index]
            index = unit.parent if unit.parent is not None else unit.context
        return line

    def _nearest(self, candidates: list[int]) -> int:
        line = self.line_of(self.current)
        for index in line:
            if index in candidates:
                return index
        for index in line:  # a child of the current unit, or of one above it
            children = [i for i in candidates if self.units[i].parent == index]
            if children:
                return next((i for i in children if not self.units[i].described), children[-1])
        return next((i for i in candidates if not self.units[i].described), candidates[-1])

    def announce(self, entry: Entry, container: int | None) -> int:
        """A unit that the text founds inside `container`: a new entry, or the known one with its parent filled in."""
        index = self._founded(entry, container)
        self.note_announced(index, entry)
        return index

    def note_announced(self, index: int, entry: Entry) -> None:
        """The text founds or lists a unit, under the name of `entry`; the first place counts."""
        if self.units[index].announced_at is None:
            self.units[index].announced_at = entry.name.start

    def _founded(self, entry: Entry, container: int | None) -> int:
        same = self.exact(entry.name.key)
        for index in same:
            known = self.units[index]
            known.heading_only = False
            if container is None or known.parent == container or index == container:
                return index
            if not known.explicit and container not in self._below(index):
                known.parent, known.explicit = container, True
                return index
        if same and (container is None or any(index in self.line_of(container) for index in same)):
            return same[-1]
        entry.parent, entry.explicit = container, container is not None
        return self.add(entry)

    def absorb(self, index: int, alias: tuple[str, ...]) -> None:
        """The newest unit turns out to be the body, known so far by its short name alone («Закон о Савету», then
        «оснива се Савет за … (у даљем тексту: Савет)»).
        """
        body = self.body
        if body is None or body == index or index != len(self.units) - 1 or self.units[body].name.key != alias:
            return
        self.units[body].name = self.units[index].name
        self.units[body].aliases |= self.units[index].aliases
        self.remove(index)

    def put_under(self, index: int, parent: int, *, relation: str = "part_of") -> None:
        """The text says that a unit belongs to another; what would make a circle is ignored."""
        if parent == index or index in self.line_of(parent):
            return
        unit = self.units[index]
        if not unit.explicit:
            unit.parent, unit.explicit, unit.relation = parent, True, relation

    def _below(self, index: int) -> set[int]:
        return {i for i in range(len(self.units)) if index in self.line_of(i)}

    def settle(self) -> None:
        """Parents for units whose text names none: the nearest larger unit around them, else the body."""
        for index, unit in enumerate(self.units):
            if unit.parent is not None or index == self.body:
                continue
            around = self._around(index)
            if around is not None and around != index and index not in self.line_of(around):
                unit.parent = around

    def mere_heading(self, index: int) -> bool:
        """What is only named: an institution or odd unit in a heading or link («Народна библиотека» among a page's
        links), an official without a remit.
        """
        unit = self.units[index]
        alone = not unit.described and all(other.parent != index for other in self.units)
        if unit.kind == "official" and alone and index != self.body:
            return True  # «на предлог Председника општине»: a person is a row for what is his to do
        odd = unit.rank == _INSTITUTION or unit.kind == "other"
        linked = odd and index != self.body and self.body is not None
        return unit.heading_only and alone and (linked or unit.last_block)

    def remove(self, index: int) -> None:
        """Take out a unit without parts; indices behind it move down by one."""
        del self.units[index]

        def moved(other: int | None) -> int | None:
            return None if other is None or other == index else other - (other > index)

        for unit in self.units:
            unit.parent, unit.context = moved(unit.parent), moved(unit.context)
        self.body = moved(self.body)

    def closed(self, index: int) -> bool:
        """The text has listed the unit's parts, so a unit it did not list there belongs elsewhere; a council has
        none.
        """
        if self.units[index].kind in COLLEGIAL and index != self.body:
            return True
        return index != self.body and any(unit.parent == index and unit.explicit for unit in self.units)

    def _around(self, index: int) -> int | None:
        unit = self.units[index]
        if unit.independent:
            return self.body
        if unit.rank == _INSTITUTION and unit.kind in ("ministry", "court", "prosecution"):
            return None
        for candidate in self.line_of(unit.context):
            above = self.units[candidate]
            if above.rank < unit.rank and candidate != index and not self.closed(candidate):
                return candidate
        return self.body
