"""The predicates of a sentence: what it says of units.

In: the `Words` of a block and a sentence's token range. Out: `Predicate`s in order: founding a unit, stating a remit
through a lead-in, managing, or any other finite verb. Which verb belongs where is in the pack.
"""

from __future__ import annotations

from dataclasses import dataclass

from delokrug.extract import phrases
from delokrug.extract.grammar import is_action, noun_head, opens_with_noun
from delokrug.extract.words import Words
from delokrug.packs import Pack


@dataclass(frozen=True, slots=True)
class Predicate:
    """Tokens [first, last). `kind`: found, leadin, manage, state (no duty follows) or act (a duty in finite verbs).

    `relative`: the token of the relative pronoun whose clause this is; None in a main clause. For a lead-in `last` is
    where the remit starts.
    """

    kind: str
    first: int
    last: int
    relative: int | None = None

    @property
    def states(self) -> bool:
        """A remit follows: a list behind a lead-in, or duties in finite verbs."""
        return self.kind in ("leadin", "act")


def denied(words: Words, start: int, stop: int) -> bool:
    """The sentence says what is not: «не образује се», «нема унутрашњих јединица», «укида се»."""
    return any(words.in_class(i, "deny") or _abolishes(words, i, start) for i in range(start, stop))


def _abolishes(words: Words, i: int, start: int) -> bool:
    """«укида се Одељење», «Одељење је укинуто»; not «издаје, мења и укида дозволе», which is a duty."""
    if not words.in_class(i, "abolish"):
        return False
    around = range(max(start, i - 3), min(len(words), i + 2))
    return not words.finite(i) or not words.pack.lexicon_readings or any(words.in_class(j, "reflexive") for j in around)


def predicates(words: Words, pack: Pack, start: int, stop: int, named: frozenset[int] = frozenset()) -> list[Predicate]:
    """The predicates in [start, stop), up to the first that a list of duties follows. `named`: tokens inside names of
    units.
    """
    found: list[Predicate] = []
    at = start
    relative: int | None = None
    while at < stop:
        if words.in_class(at, "relative"):
            relative = at
        elif words.forms[at] in ".;" or (words.forms[at] == "," and found and found[-1].relative == relative):
            relative = None
        elif at not in named and words.depths[at] == words.depths[start]:
            predicate = _predicate_at(words, pack, at, stop, relative)
            if predicate and predicate.kind == "act" and words.cases(at) and _founds_next(words, at, stop):
                predicate = None  # «Ради поделе користи образује се Одбор»: a noun that looks like a verb
            if predicate:
                found.append(predicate)
                if predicate.states:
                    break  # the rest of the sentence is the list of duties
                at = predicate.last
                continue
        at += 1
    return found


def _predicate_at(words: Words, pack: Pack, at: int, stop: int, relative: int | None) -> Predicate | None:
    if words.in_class(at, "modal"):
        return None  # "shall": what follows it is the predicate
    end = phrases.match(words, pack, "leadin", at, stop)
    if end is not None:
        first_task = _first_of_tasks(words, at, end, stop)
        return Predicate("leadin", at, first_task or _behind_colon(words, end, stop), relative)
    end = phrases.match(words, pack, "impersonal", at, stop)
    if end is not None and (end >= stop or opens_with_noun(words, end, stop)):
        return Predicate("leadin", at, end, relative)
    end = phrases.match(words, pack, "works_on", at, stop)
    if end is not None and _is_action_next(words, end, stop):
        return Predicate("leadin", at, end, relative)
    end = phrases.match(words, pack, "found", at, stop)
    if end is not None:
        return Predicate("found", at, end, relative)
    if not words.finite(at) and not words.in_class(at, "manage_participle"):
        return None
    if words.in_class(at, "manage") or words.in_class(at, "manage_participle"):
        return Predicate("manage", at, at + 1, relative)
    states = any(phrases.match(words, pack, name, at, stop) for name in ("light", "acts"))
    if words.in_class(at, "not_duty") and not states:
        return Predicate("state", at, at + 1, relative)
    if _exercises_powers(words, at, stop):
        return Predicate("state", at, at + 1, relative)
    return Predicate("act", at, at + 1, relative)


def _is_action_next(words: Words, first: int, stop: int) -> bool:
    head = noun_head(words, first, stop)
    return head is not None and is_action(words, head)


def _exercises_powers(words: Words, at: int, stop: int) -> bool:
    """«која врши јавна овлашћења»: which they are it does not say."""
    if not words.in_class(at, "perform"):
        return False
    head = next((i for i in range(at + 1, stop) if not words.is_pos(i, "ADJ")), stop)
    return head < stop and words.in_class(head, "powers") and (head + 1 == stop or words.punct(head + 1))


def _first_of_tasks(words: Words, first: int, last: int, stop: int) -> int | None:
    """«обављају се протоколарни послови, послови за односе са јавношћу и технички послови»: each member has the noun
    of task, so the first one is no lead-in; where its phrase begins.
    """
    task = last - 1
    if not words.in_class(task, "task") or any(words.forms[i] in ":;" for i in range(last, stop)):
        return None
    start = task
    while start > first + 1 and (
        words.is_pos(start - 1, "ADJ") or words.forms[start - 1] in ",-–" or words.in_class(start - 1, "coordinators")
    ):
        start -= 1
    # «обављају се послови припреме програма и други послови»: the catch-all is no member of that kind
    others = start < task
    return start if any(_opens_with_task(words, i, stop, others=others) for i in range(last, stop)) else None


def _opens_with_task(words: Words, i: int, stop: int, *, others: bool) -> bool:
    """Behind the comma or conjunction at `i` stands «послови», «технички послови»; `others`: or «други послови»."""
    if words.forms[i] != "," and not words.in_class(i, "coordinators"):
        return False
    at = i + 1
    while at < stop and (words.is_pos(at, "ADJ") or words.forms[at] in "-–"):
        if words.in_class(at, "other") and not others:
            return False
        at += 1
    return at < stop and words.in_class(at, "task")


def _founds_next(words: Words, at: int, stop: int) -> bool:
    """«образује се», «се образује» follows before the next comma."""
    end = next((i for i in range(at, stop) if words.forms[i] in ",;:"), stop)
    pairs = ((i, i + 1) for i in range(at, end - 1))
    return any(
        (words.in_class(i, "found_verb") and words.in_class(j, "reflexive"))
        or (words.in_class(j, "found_verb") and words.in_class(i, "reflexive"))
        for i, j in pairs
    )


def _behind_colon(words: Words, at: int, stop: int) -> int:
    """A lead-in may go on to a colon close by («…, а нарочито:», «… које се односе на следеће:»)."""
    for i in range(at, min(at + 4, stop)):
        if words.forms[i] == ":":
            return i + 1
        if not words.in_class(i, "before_colon") and words.forms[i] != ",":
            break
    return at
