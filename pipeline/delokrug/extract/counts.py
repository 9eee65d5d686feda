"""Counted posts and executors: «120 радних места», «3 (три) извршиоца», «виши саветник – 4», «број извршилаца: 31».

In: tokens. Out: `Count`s with their token range, what they count and which posts they mean. Whether a count is a sum
that the text declares is decided in `declared`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from delokrug.extract import phrases
from delokrug.extract.ranks import is_executor, number_at
from delokrug.extract.words import Words
from delokrug.packs import Pack

_THOUSANDS = re.compile(r"(\d{1,2})\.?(\d{3})")  # «1.250», which no post has and an institution may
_DASHES = frozenset("–—-:(")
_ADJECTIVES = 4  # tokens between a number and its noun: «3 систематизована извршилачка радна места»
_GROUP, _RANK = "group ", "rank "


@dataclass(frozen=True, slots=True)
class Count:
    """Tokens [first, last), the number, what it counts ("posts", "executors", "" where nothing says) and of which
    posts (`DeclaredTotal.of`; None where nothing says). `sure` is False for «најмање 5», for trainees, for a number
    that includes or leaves out something.
    """

    first: int
    last: int
    number: int
    counted: str
    of: str | None
    sure: bool = True


def counts(words: Words, first: int, stop: int) -> list[Count]:
    """The numbers in [first, stop) that count posts or executors, or nothing that is named, in order."""
    found: list[Count] = []
    at = first
    while at < stop:
        count = _count_at(words, at, first, stop)
        if count:
            found.append(count)
        at = count.last if count else at + 1
    return found


def named(words: Words, at: int, stop: int) -> tuple[int, str] | None:
    """The rank or group of posts that begins at a token: where it ends, and its code («положаји», «намештеници»)."""
    best: tuple[int, str] | None = None
    first = _first_words(words.pack)
    for name in dict.fromkeys((*first.get(words.lemmas[at], ()), *first.get(words.lower[at], ()))):
        end = phrases.match(words, words.pack, name, at, stop)
        if end is not None and (best is None or end > best[0]):
            best = end, name.removeprefix(_GROUP).removeprefix(_RANK)
    return best


@functools.cache
def _first_words(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Word → the ranks and groups (names of lists of phrases) that may begin with it; ranks first."""
    found: dict[str, tuple[str, ...]] = {}
    for name in (*(_RANK + code for code in pack.rank_codes), *_groups(pack)):
        for line in phrases.compiled(pack, name):
            for part in line:
                for word in part.words:
                    found[word] = (*found.get(word, ()), name)
                if not part.optional:
                    break
    return found


def counts_what(words: Words, first: int, stop: int) -> str:
    """What is counted by the nouns in [first, stop): "executors" or "posts"; "" where there is neither."""
    for i in range(first, stop):
        # «извршилачка радна места» are posts
        if is_executor(words, i) and phrases.match(words, words.pack, "counted_posts", i + 1, stop) is None:
            return "executors"
    return "posts" if phrases.find(words, words.pack, "counted_posts", first, stop) else ""


@functools.cache
def _groups(pack: Pack) -> tuple[str, ...]:
    return tuple(name for name in pack.phrases if name.startswith(_GROUP))


@functools.cache
def _nouns(pack: Pack) -> frozenset[str]:
    """All words of ranks, groups and posts: where none stands behind a number, it counts none of them."""
    names = ["counted_posts", *_groups(pack), *(f"rank {code}" for code in pack.rank_codes)]
    lists = (phrases.compiled(pack, name) for name in names)
    return frozenset(word for lines in lists for line in lines for part in line for word in part.words)


def _count_at(words: Words, at: int, first: int, stop: int) -> Count | None:
    found = _number(words, at, stop)
    if found is None or (at > first and (words.in_class(at - 1, "citation") or words.forms[at - 1] in "/%")):
        return None
    end, number = found
    sure = not any(words.in_class(i, "inexact") for i in range(max(first, at - 2), at))
    noun = _noun_behind(words, end, stop)
    if noun is None or _names_next(words, at, first, noun, stop):
        apart = at > first and (words.forms[at - 1] in _DASHES or words.in_class(at - 1, "be"))
        ends = noun or end >= stop or words.punct(end) or words.in_class(end, "coordinators")
        return Count(at, end, number, "", None, sure) if (apart or at == first) and ends else None
    last, counted, of = noun
    trainees = any(words.in_class(i, "no_executor") for i in range(end, last))
    return Count(at, last, number, counted, of, sure and not trainees and not _partial(words, last, stop))


def _number(words: Words, at: int, stop: int) -> tuple[int, int] | None:
    """The number at a token, and where it ends."""
    found = number_at(words, at, stop)
    if found is not None and found.count is not None:
        return found.last, found.count
    large = _THOUSANDS.fullmatch(words.forms[at])
    return (at + 1, int(large[1] + large[2])) if large else None


def _names_next(words: Words, at: int, first: int, noun: tuple[int, str, str | None], stop: int) -> bool:
    """«саветник – 5 референт – 2», lines run together: what stands behind the number is the next one's name."""
    last, _, of = noun
    named_before = at > first + 1 and words.forms[at - 1] in _DASHES and not words.punct(at - 2)
    dashed = last + 1 < stop and words.forms[last] in _DASHES and _number(words, last + 1, stop) is not None
    return of is not None and named_before and dashed


def _noun_behind(words: Words, at: int, stop: int) -> tuple[int, str, str | None] | None:
    """Behind a number: where what is counted ends, what it is, and of which posts («радно место намештеника»)."""
    known = _nouns(words.pack)
    for i in range(at, min(at + _ADJECTIVES, stop)):
        if words.punct(i) or words.in_class(i, "prepositions") or words.in_class(i, "total_verb"):
            return None
        if not (words.lemmas[i] in known or words.lower[i] in known or is_executor(words, i)):
            continue
        group = named(words, i, stop)
        end = phrases.match(words, words.pack, "counted_posts", i, stop)
        if group and (end is None or group[0] >= end):
            return _with_posts(words, group, counts_what(words, i, group[0]), stop)
        if end is not None:
            behind = _group_behind(words, end, stop)
            return (behind[0], "posts", behind[1]) if behind else (end, "posts", None)
        if is_executor(words, i) and phrases.match(words, words.pack, "counted_posts", i + 1, stop) is None:
            behind = _group_behind(words, i + 1, stop)
            return (behind[0], "executors", behind[1]) if behind else (i + 1, "executors", None)
    return None


def _with_posts(words: Words, group: tuple[int, str], counted: str, stop: int) -> tuple[int, str, str | None]:
    """«11 извршилачких радних места државних службеника»: the genitive behind it names no other group."""
    last, of = group
    if counted == "posts":
        behind = named(words, last, stop) if last < stop else None
        if behind and (of or "").startswith("executor"):
            last = behind[0]
    return last, counted, of


def _group_behind(words: Words, at: int, stop: int) -> tuple[int, str] | None:
    """«… намештеника», «… на положају», «… у звању саветника»."""
    for i in range(at, min(at + 3, stop)):
        group = named(words, i, stop)
        if group:
            return group
        if not (words.in_class(i, "prepositions") or words.in_class(i, "total_links")):
            return None
    return None


def _partial(words: Words, at: int, stop: int) -> bool:
    """«2 извршиоца на одређено време»: a number of something else than the posts of the list."""
    for i in range(at, min(at + 8, stop)):
        if words.forms[i] in ";.:" or number_at(words, i, stop):
            return False
        if words.in_class(i, "total_part") or words.in_class(i, "no_executor"):
            return True
    return False
