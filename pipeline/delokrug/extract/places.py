"""Where the units of one announcement go: which of those named in it holds the next one.

In: the names of an announcement in order. Out: for each the unit it is a part of. Units that are coordinated are
siblings, whatever their kinds («Одељење за A, Одсек за B и Група за C»); one goes into another only where the text says
so: «A, у чијем саставу су B и C, и D», «A са B», «A, а у A – B и C», «изван сектора D».
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import phrases
from delokrug.extract.heads import Mention, head_noun
from delokrug.extract.state import State
from delokrug.extract.words import Words


class Places:
    """The place of the next unit. `container`: what holds the announcement's own units; None where nothing is known."""

    def __init__(self, container: int | None) -> None:
        self.container = container
        self.placed = container
        self.seen: Mention | None = None  # the last name
        self._inner = False  # the last unit went into one that the announcement itself names
        self._last_member = False  # … and «и» stood before it, so the inner list is complete
        self._governed = False  # … because of «са»
        self._members = 0  # how many units it has so far
        self._one = False  # … and the verb says that it has one («у чијем саставу је Група B»)

    def enter(self, unit: int | None, name: Mention | None = None) -> None:
        """«а у Сектору – B и C»: what follows goes into that unit. A unit that is not known changes nothing."""
        if unit is None:
            return
        self.placed = unit
        self.seen = name or self.seen
        self.container = unit if self.container is None else self.container
        self._inner, self._last_member, self._governed = True, False, False
        self._members, self._one = 0, False

    def _leave(self) -> None:
        self.placed = self.container
        self._inner = self._last_member = self._governed = False

    def pass_to(self, state: State, words: Words, mention: Mention, new: Sequence[int]) -> None:
        """What the words between the last name and this one say. `new`: the units entered so far."""
        if self.seen is None:
            return
        between = range(self.seen.last, mention.first)
        if any(words.forms[i] == ";" for i in between) or (self._inner and self._ended(state, words, mention, between)):
            self._leave()
        elif self._inner:
            self._last_member = any(words.in_class(i, "coordinators") for i in between)
            self._members += 1
        if new and self._opens(words, mention, between):
            self.enter(new[-1])
            self._governed = not any(words.in_class(i, "pointing") for i in between)
            self._members = 1
            self._one = not any(_of_many(words, i) for i in between)
        elif outside(state, words, between.start, between.stop):
            self.placed = state.registry.body

    def _opens(self, words: Words, mention: Mention, between: range) -> bool:
        """«у коме се образују», «а у њему», «са Одсеком за B», «са једном ужом јединицом – Одсеком за B»."""
        if points_inside(words, between):
            return True
        comma = max((i for i in between if words.forms[i] == ","), default=between.start - 1)
        clause = range(comma + 1, between.stop)
        if _holds_parts(words, clause):
            return True
        return any(words.in_class(i, "with") for i in clause) and (not mention.cases or "Ins" in mention.cases)

    def _ended(self, state: State, words: Words, mention: Mention, between: range) -> bool:
        """The inner list is over: «… B и C, D», «… са B, и D», or a unit as large as what holds it."""
        if words.depths[mention.first] < words.depths[between.start - 1]:
            return True  # «A (у коме су B и C) и D»
        if self._governed and mention.cases and "Ins" not in mention.cases:
            return True
        comma = any(words.forms[i] == "," for i in between)
        if comma and (self._last_member or self._closes_clause(words, between)):
            return True
        if self.placed is None or self.placed == self.container:
            return False
        return mention.kind == state.registry.units[self.placed].kind

    def _closes_clause(self, words: Words, between: range) -> bool:
        """«A, у чијем саставу је B, и C»: the comma before «и» ends the clause of a single part; a list of many may
        have one as well («у чијем саставу су B, C, и D»).
        """
        coordinated = any(words.in_class(i, "coordinators") for i in between)
        return coordinated and self._members == 1 and self._one


def _of_many(words: Words, i: int) -> bool:
    """A finite verb that can only be plural («су», «образују се»)."""
    numbers = {r.number for r in words.readings(i)} if words.finite(i) else set()
    return "Plur" in numbers and "Sing" not in numbers


def _holds_parts(words: Words, clause: range) -> bool:
    """«које има», «које чине», «чије су јединице»: what follows are parts of the unit just named."""
    if any(words.in_class(i, "consist") or words.in_class(i, "include") for i in clause):
        return True
    relative = any(words.in_class(i, "relative") for i in clause)
    return relative and any(words.in_class(i, "composed_of") for i in clause)


def points_inside(words: Words, between: range) -> bool:
    """«у коме», «у чијем саставу», «у оквиру којег» stands among the tokens."""
    return any(
        (words.in_class(i, "inside") or words.in_class(i, "frame")) and words.in_class(i + 1, "pointing")
        for i in between
        if i + 1 < len(words)
    )


def outside(state: State, words: Words, start: int, stop: int) -> bool:
    """«Изван сектора и посебних јединица образује се …»: directly inside the institution; not «изван седишта»."""
    found = phrases.find(words, state.pack, "outside", start, stop)
    if found is None:
        return False
    noun = found[1]
    while noun < stop and words.is_pos(noun, "ADJ", "DET") and head_noun(words, state.pack, noun) is None:
        noun += 1
    return noun < stop and (words.in_class(noun, "class") or head_noun(words, state.pack, noun) is not None)
