"""Sentences that state something of a unit: the unit in the nominative with its verb right behind.

In: a sentence's token range. Out: its parts, one for each unit it speaks of; yes or no; tokens marked as verbs.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract.grammar import object_follows
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mention_at
from delokrug.extract.state import State
from delokrug.extract.verb_lists import light, verb_not_known
from delokrug.extract.words import Words


def parts(state: State, words: Words, start: int, stop: int) -> list[tuple[int, int]]:
    """«Одсек A прати примену прописа, а Одсек B припрема преводе»: a statement for each of two units."""
    cuts = [start]
    for i in range(start + 3, stop - 2):
        if words.forms[i] != "," or not words.in_class(i + 1, "contrast") or not words.capital(i + 2):
            continue
        if any(words.finite(j) for j in range(cuts[-1], i)) and subject_with_verb(state, words, i + 2, stop):
            cuts.append(i + 2)
    return list(zip(cuts, [*(cut - 2 for cut in cuts[1:]), stop], strict=True))


def subject_with_verb(state: State, words: Words, at: int, stop: int) -> bool:
    """The name of a unit in the nominative begins here, and a verb that founds no unit is right behind it."""
    for head in range(at, min(at + 5, stop)):
        mention = mention_at(words, state.pack, head, at, stop, state.known, whole=False)
        if mention is None or mention.first != at:
            continue
        verb = mention.last
        while verb < stop and (words.in_class(verb, "clitic") or words.in_class(verb, "reflexive")):
            verb += 1
        nominative = not mention.cases or "Nom" in mention.cases
        stated = verb < stop and (words.finite(verb) or _verb_behind_subject(words, verb, stop))
        return nominative and stated and not words.in_class(verb, "found_verb") and not words.in_class(verb, "consist")
    return False


def mark_verbs(words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«Одсек припрема образложења»: right behind a subject a form that may be a verb is one."""
    for mention in found:
        at = mention.last
        if (
            mention.capital
            and at < stop
            and (mention.first == start)
            and _verb_behind_subject(words, at, stop)
            and not words.finite(at)
        ) and (not mention.cases or "Nom" in mention.cases):
            words.verbs.add(at)


def _verb_behind_subject(words: Words, at: int, stop: int) -> bool:
    """Whether a form that the tagger took for a noun is a verb right behind the subject («Одсек прегледа мостове»)."""
    known = words.finite_share(at) > 0.05 or (words.may_be_finite(at) and object_follows(words, at, stop))
    return known or light(words, at, stop) or verb_not_known(words, at, stop)
