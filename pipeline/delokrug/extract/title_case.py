"""English names: runs of capitalised words that hold a head noun («Office for Cooperation with Civil Society»).

In: a head noun's token. Out: the `Mention` that grows from it.
"""

from __future__ import annotations

from delokrug.extract.heads import Mention
from delokrug.extract.known_names import CLOSERS, Known
from delokrug.extract.words import Words
from delokrug.packs import Head, Pack


def title_case_mention(
    words: Words, pack: Pack, head: int, start: int, stop: int, entry: Head, known: Known, *, whole: bool
) -> Mention | None:
    """An English name: the run of capitalised words, joined by small function words, that holds the head."""
    if not words.capital(head):
        first = head
        definite = first > start and words.in_class(first - 1, "this")
        return Mention(head, head + 1, head, entry.kind, entry.lemma, words.lower[head] != entry.lemma, False, definite)
    plural = words.lower[head] != entry.lemma
    for begin in range(max(start, head - 8), head + 1):
        end = known.end(words, begin, stop)
        if end is not None and end > head:
            definite = begin > start and words.in_class(begin - 1, "this")
            return Mention(begin, end, head, entry.kind, entry.lemma, plural, True, definite)
    if whole:
        if words.in_class(start, "prepositions"):
            return None  # "In the Sector for …, the following tasks are performed:"
        first = start + 1 if words.in_class(start, "articles") else start
        if any(words.in_class(i, "official") and words.in_class(i + 1, "name_links") for i in range(first, head - 1)):
            return None  # "Director of the Administration"
        last = _title_end(words, first, stop)
        return (
            Mention(first, last, head, entry.kind, entry.lemma, plural, words.capital(first)) if last > head else None
        )
    first, last = head, head + 1
    while first > start and _name_word(words, first - 1):
        first -= 1
    if first - 2 >= start and words.in_class(first - 1, "coordinators") and _name_word(words, first - 2):
        begin = first - 2
        while begin > start and _name_word(words, begin - 1) and not words.in_class(begin - 1, "articles"):
            begin -= 1
        if (
            begin > start
            and words.in_class(begin - 1, "articles")
            and not any(words.lemmas[j] in pack.heads for j in range(begin, first))
        ):
            first = begin  # "a Training and Licensing Section"
    while last < stop:
        if _name_word(words, last):
            last += 1
            continue
        gap = last
        while gap < stop and gap - last < 3 and words.in_class(gap, "name_links"):
            gap += 1
        if gap == last or gap >= stop or not _name_word(words, gap) or _new_english_unit(words, pack, last, gap, stop):
            break
        if words.in_class(last, "coordinators") and words.in_class(gap - 1, "articles"):
            break  # "the Groundwater Section and the Springs and Reservoirs Section"
        last = gap + 1
    if words.in_class(first, "articles") and first < head:
        first += 1
    definite = first > start and words.in_class(first - 1, "this")
    return Mention(first, last, head, entry.kind, entry.lemma, plural, True, definite)


def _title_end(words: Words, first: int, stop: int) -> int:
    """The end of a heading's or list item's name: up to a closing sign or the first small word that joins nothing."""
    last = first
    while last < stop:
        joins = words.in_class(last, "name_links") or words.forms[last] == ","
        if words.forms[last] in CLOSERS or not (_name_word(words, last) or joins):
            break
        if words.forms[last] == "," and (last + 1 >= stop or not words.capital(last + 1)):
            break
        last += 1
    while last > first and (words.in_class(last - 1, "name_links") or words.punct(last - 1)):
        last -= 1
    return max(last, first + 1)


def _name_word(words: Words, i: int) -> bool:
    shouted = len(words.forms[i]) > 1 and words.forms[i].isupper()
    if shouted and any(words.in_class(i, name) for name in ("articles", "prepositions", "name_links")):
        return False  # capitals throughout a line mark nothing
    return (words.capital(i) or words.forms[i] in ("-", "–", "’s", "'s", "&")) and words.forms[i] not in CLOSERS


def _new_english_unit(words: Words, pack: Pack, link: int, at: int, stop: int) -> bool:
    """«A Department and B Department»: behind «and» another name with a head of its own begins."""
    if not words.in_class(link, "coordinators"):
        return False
    for j in range(at, stop):
        if not _name_word(words, j):
            return False
        if words.lemmas[j] in pack.heads or words.lower[j] in pack.heads:
            return True
    return False
