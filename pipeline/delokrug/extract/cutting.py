"""Cut a remit into elementary responsibilities.

In: the `Words` of one block and the token range that states duties. Out: one `Duty` per elementary duty, in order.
The rules are those of DESIGN.md, "What a responsibility is": semicolons always cut; a comma or conjunction cuts where
a new head with its own complement begins and what stands before is complete; parentheses never. What depends on a
language stands in its pack; grammar (case, number, finite verb) comes from the language stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from delokrug.extract import phrases
from delokrug.extract.grammar import (
    behind_separator,
    first_verb,
    head_group,
    is_action,
    noun_head,
    noun_like_members,
    runs_in_verbs,
    trimmed,
    verb_like_members,
)
from delokrug.extract.noun_lists import ends_list, new_noun
from delokrug.extract.verb_lists import new_verb
from delokrug.extract.words import Words


@dataclass(frozen=True, slots=True)
class Duty:
    """Tokens [first, last); `heads` are the tokens that name the actions."""

    first: int
    last: int
    heads: tuple[int, ...] = ()
    residual: bool = False


def cut(
    words: Words, first: int, last: int, *, finite: bool | None = None, lead: str = "", item: bool = False
) -> list[Duty]:
    """The duties in tokens [first, last). `item`: they are one item of a list, whose items are the duties as a rule.

    `finite`: the list runs in finite verbs («прати …, планира …»); None: decided from the list itself.
    `lead`: the preposition the lead-in ends with, which may come again («задужен за …, као и за …»).
    """
    duties = []
    if finite and first < last and words.finite_share(first) > 0.05:
        words.verbs.add(first)  # «припрема изложбе» among duties in verbs
    elif finite is None and noun_like_members(words, first, last):
        words.nouns.add(first)
    elif finite is None and verb_like_members(words, first, last):
        words.verbs.add(first)
    stretches = list(_between_semicolons(words, first, last))
    for start, stop in stretches:
        verbal = runs_in_verbs(words, start, stop) if finite is None else finite
        for left, right in _clauses(
            words, start, stop, verbal=verbal, lead=lead, whole=len(stretches) == 1 and not item
        ):
            left, right = trimmed(words, left, right)
            if left < right and any(words.forms[i][0].isalpha() for i in range(left, right)):
                heads = _heads(words, left, right, verbal=verbal)
                duties.append(Duty(left, right, heads, is_residual(words, left, right)))
    return duties


def is_residual(words: Words, first: int, last: int) -> bool:
    """The closing catch-all («и друге послове из делокруга», "other tasks")."""
    at = _catch_all(words, first, last)
    if at is None and first < last and words.finite(first) and words.in_class(first, "perform"):
        at = _catch_all(words, first + 1, last)
    return at is not None


def _between_semicolons(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    start, base = first, words.depths[first] if first < last else 0
    for i in range(first, last):
        details = _details(words, start, i, last)
        if details is not None and words.depths[i] <= base:
            yield start, i
            start = details
        if words.forms[i] == ";" and words.depths[i] <= base:
            yield start, i
            start = i + 1
    yield start, last


def _details(words: Words, start: int, i: int, last: int) -> int | None:
    """«развој сточарства, а нарочито: израду програма; …»: the list of details begins behind the colon, and what it
    details is a duty of its own. A thing behind the colon goes on the duty («набавку опреме, и то: сочива»).
    """
    if i == start or words.forms[i] != ",":
        return None
    end = phrases.match(words, words.pack, "details", i, last)
    if end is None or end >= last:
        return None
    head = noun_head(words, end, last)
    return (
        end
        if head is not None and is_action(words, head) and any(words.forms[j] == ";" for j in range(end, last))
        else None
    )


def _clauses(words: Words, start: int, stop: int, *, verbal: bool, lead: str, whole: bool) -> Iterator[tuple[int, int]]:
    """Ranges between the commas and conjunctions that open a new head. `whole`: no semicolons part the list."""
    start, stop = trimmed(words, start, stop)
    if start >= stop:
        return
    base, left = words.depths[start], start
    i, listed = start, False
    while i < stop:
        right = behind_separator(words, i, stop, lead=lead)
        if right is None or words.depths[i] > base:
            i += 1
            continue
        by_comma = words.forms[i] == "," and not any(words.in_class(j, "explains") for j in range(i, right))
        # between nouns a bare «и» cuts only as the last separator of a list that commas cut: in the law on ministries
        # «праћење токова и предлагање мера» is one row throughout (45 of its 711 duties)
        opens = new_verb if verbal else new_noun
        may_cut = verbal or words.forms[i] == "," or listed
        if right < stop and (
            _lead_again(words, left, i, right, lead)
            or _closes(words, left, i, right, stop, verbal=verbal)
            or (may_cut and opens(words, left, i, right, stop, by_comma, listed))
            or (whole and listed and not verbal and not by_comma and ends_list(words, left, i, right, stop))
        ):
            yield left, i
            left, listed = right, listed or (by_comma and right == i + 1)
        i = right
    yield left, stop


def _lead_again(words: Words, left: int, comma: int, right: int, lead: str) -> bool:
    """The word the lead-in ends with comes again: «задужен за …, као и за …», «дужна је да …, да …»."""
    return bool(lead) and right - 1 > comma and words.lower[right - 1] == lead and comma - left > 1


def _closes(words: Words, left: int, comma: int, right: int, stop: int, *, verbal: bool) -> bool:
    """The catch-all begins at `right`; «обавља и друге послове» is a catch-all as a whole."""
    if _catch_all(words, right, stop) is None:
        return False
    task = _catch_all(words, right, stop) or right
    if words.forms[comma] != "," and words.is_pos(comma - 1, "ADJ") and words.agree(comma - 1, task):
        return False  # «обављања стручних и других послова»
    return not (comma == left + 1 and (verbal or words.finite(left) or words.in_class(left, "perform")))


def _catch_all(words: Words, first: int, stop: int) -> int | None:
    """Index of the task noun when «other … tasks» begins at `first` and no object of its own follows."""
    at = first
    while at < stop and (words.in_class(at, "also") or words.in_class(at, "articles")):
        at += 1
    if at >= stop or not words.in_class(at, "other"):
        return None
    for i in range(at + 1, min(at + 6, stop)):
        if words.in_class(i, "task"):
            own = i + 1 < stop and is_action(words, i + 1) and "Gen" in words.cases(i + 1)
            return None if own else i
        if words.is_pos(i, "ADP", "VERB") or words.forms[i] == ",":
            return None
    return None


def _heads(words: Words, first: int, last: int, *, verbal: bool) -> tuple[int, ...]:
    """The tokens that name the duty's actions: coordinated verbs, or coordinated nouns before their common object."""
    if verbal:
        verb = first_verb(words, first, last)
        if verb is not None:
            return tuple(_coordinated_verbs(words, verb, last))
    head = noun_head(words, first, last)
    if head is None:
        return ()
    end = head_group(words, head, last)
    adjectives_only = [i for i in range(head, end) if words.may_be(i, "NOUN") and (i == head or is_action(words, i))]
    return tuple(adjectives_only)


def _coordinated_verbs(words: Words, verb: int, last: int) -> Iterator[int]:
    yield verb
    at = verb + 1
    while at < last:
        while at < last and words.in_class(at, "reflexive"):
            at += 1
        right = behind_separator(words, at, last) if at < last else None
        if right is None or right >= last or not words.finite(right):
            return
        yield right
        at = right + 1
