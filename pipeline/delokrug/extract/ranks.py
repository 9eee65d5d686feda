"""Ranks and numbers of executors where they stand in the head of a post.

In: tokens. Out: token ranges with a code of the pack's closed vocabulary, or a number. A rank counts only where it is
set apart: behind its label, in brackets, between commas or dashes («Начелник Одељења, виши саветник»); the title of a
post may itself begin like one («Виши саветник за регистар», «Референт архиве»), or be one («Кустос», pack,
[title_rank]): such a rank counts only behind its label or in brackets.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from delokrug.extract import phrases
from delokrug.extract.words import Words
from delokrug.packs import Pack

_APART = frozenset("(,–—-:;/[")
_ENDS = frozenset("),;–—-.:/]")
DASHES = frozenset("–—-")
GAP = "gap"
_DIGITS = re.compile(r"\d{1,3}")
_FRACTION = re.compile(r"\d{1,3}[.,]\d{1,2}")  # «2,5 извршиоца»: schools; no whole number, so unknown
_BETWEEN = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_AGAIN = {"(": ")", "/": "/", "[": "]"}
_TENS = range(20, 100, 10)
# Characters in which a label («број државних службеника») is looked for beside a token: the whole text on one side of
# each token would be 20 s for a paragraph of 250,000 characters
LABEL_REACH = 100
LONGEST_RANK = 10  # tokens: «намештеник – четврта врста радних места» has six


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [first, last) and what they say: the code of a rank, or how many."""

    first: int
    last: int
    code: str = ""
    count: int | None = 0  # None where it is no whole number


def rank_at(words: Words, at: int, stop: int, *, titles: bool = True) -> Found | None:
    """The longest rank that begins at a token; without `titles` none that is also a title («Кустос»)."""
    best: Found | None = None
    known = _by_first_word(words.pack)
    for code, phrase in dict.fromkeys(one for word in _spellings(words, at) for one in known.get(word, ())):
        if not titles and code in words.pack.title_ranks:
            continue
        for end in _ends(words, phrase, at, stop):
            if best is None or end > best.last:
                best = Found(at, end, code)
    return best


@functools.cache
def _by_first_word(pack: Pack) -> Mapping[str, Sequence[tuple[str, tuple[phrases.Part, ...]]]]:
    """The words that ranks begin with, each with its codes and phrases."""
    found: dict[str, list[tuple[str, tuple[phrases.Part, ...]]]] = {}
    for code in pack.rank_codes:
        for phrase in phrases.compiled(pack, f"rank {code}"):
            for part in phrase:
                for word in part.words:
                    found.setdefault(word, []).append((code, phrase))
                if not part.optional:
                    break
    return found


def _spellings(words: Words, at: int) -> tuple[str, ...]:
    """The forms by which a token is looked up: as written, its lemma, and its first gender («саветник/ца»)."""
    lower = words.lower[at]
    return (lower, words.lemmas[at]) if "/" not in lower else (lower.partition("/")[0],)


def _ends(words: Words, phrase: tuple[phrases.Part, ...], at: int, stop: int) -> Iterator[int]:
    """Every token index at which the phrase of a rank can end."""
    if not phrase:
        yield at
        return
    part, rest = phrase[0], phrase[1:]
    if at < stop and not part.words.isdisjoint(_spellings(words, at)):
        yield from _ends(words, rest, at + 1, stop)
        tail = _gender_tail(words, at + 1, stop)
        if tail > at + 1:
            yield from _ends(words, rest, tail, stop)
    if part.optional:
        yield from _ends(words, rest, at, stop)


def _gender_tail(words: Words, at: int, stop: int) -> int:
    """Where the other gender ends that a token opens: «саветник / ца», «саветник (ца)»."""
    close = at + 1
    if at >= stop or words.forms[at] not in _AGAIN:
        return at
    if close < stop and words.forms[close] == "-":
        close += 1
    if close >= stop or not words.in_class(close, "gender_tail"):
        return at
    if words.forms[at] == "/":
        return close + 1
    return close + 2 if close + 1 < stop and words.forms[close + 1] == _AGAIN[words.forms[at]] else at


def sign_before(words: Words, at: int, first: int) -> str:
    """The sign that sets a token apart from what stands before it («(», «,», «–»); "" where none does."""
    while at > first and words.forms[at - 1] == ":":
        at -= 1
    sign = words.forms[at - 1] if at > first else ""
    if sign not in _APART:
        return ""
    return "–" if sign in DASHES else sign


def person_set_apart(
    words: Words, first: int, stop: int, sign: str, *, gaps: frozenset[int] = frozenset()
) -> Found | None:
    """The last run of words behind a sign that names a person: a rank the pack does not know («…, виши контролор»).

    Without a sign it is the run at `first`; with `GAP` one that a wide space sets apart.
    """
    suffixes = tuple(words.pack.words.get("rank_suffix", ("\0",)))
    for at in [first] if not sign else range(stop - 1, first, -1):
        apart = at in gaps if sign == GAP else sign_before(words, at, first) == sign
        if not apart or not words.forms[at][0].isalpha():
            continue
        closers = ")]" if sign == "(" else _ENDS
        ends = (i for i in range(at, stop) if words.forms[i] in closers or (i > at and i in gaps))
        end = next(ends, stop)
        nominative = "Nom" in words.cases(at) or not words.cases(at)
        # what stands in brackets is told by them
        person = sign == "(" or any(words.lemmas[i].endswith(suffixes) for i in range(at, min(end, at + 3)))
        if nominative and person and end - at <= LONGEST_RANK and not any(words.finite(i) for i in range(at, end)):
            known = rank_at(words, at, end)
            return known if known and known.last == end else Found(at, end)
    return None


def names_rank(words: Words, found: Found) -> bool:
    """Whether a run of words has a noun that ranks of the pack end with («виши царински саветник»)."""
    return any(words.lemmas[i] in _rank_nouns(words.pack) for i in range(found.first, found.last))


@functools.cache
def _rank_nouns(pack: Pack) -> frozenset[str]:
    phrases_ = (phrase for code in pack.rank_codes for phrase in phrases.compiled(pack, f"rank {code}"))
    return frozenset(word for phrase in phrases_ if phrase for word in phrase[-1].words)


def rank_set_apart(words: Words, first: int, stop: int, *, gaps: frozenset[int] = frozenset()) -> Found | None:
    """The first rank in [first, stop) that stands between signs or wide `gaps`, not at the very beginning."""
    for at in range(first + 1, stop):
        labelled = behind_label(words, at, first, "rank") or _classified_as(words, at, first)
        if labelled or words.forms[at - 1] in _APART or at in gaps:
            titles = labelled or words.forms[at - 1] in "(["
            found = rank_at(words, at, stop, titles=titles)
            if found and titles:
                found = _up_to(words, found, stop)
            if found and (found.last >= stop or words.forms[found.last] in _ENDS or _counted(words, found.last, stop)):
                return _from_its_beginning(words, found, first)
    return None


def rank_said(words: Words, first: int, stop: int) -> Found | None:
    """The rank that a sentence says: set apart, or behind its copula («Радно место је положај у трећој групи и …»)."""
    behind = (rank_at(words, i, stop) for i in range(first + 1, stop) if words.in_class(i - 1, "be"))
    return rank_set_apart(words, first, stop) or next(filter(None, behind), None)


def _from_its_beginning(words: Words, found: Found, first: int) -> Found:
    """«возач намештеник – четврта врста радних места»: the rank that ends like the one found and begins before it."""
    for at in range(max(first + 1, found.first - 3), found.first):
        longer = rank_at(words, at, found.last)
        if longer and longer.last == found.last:
            return longer
    return found


def _classified_as(words: Words, at: int, first: int) -> bool:
    """«… разврстано као положај у трећој групи»: no label, but the verb that leads to a rank."""
    return any(words.in_class(i, "classified") for i in range(max(first, at - 2), at)) and not words.in_class(
        at, "classified"
    )


def _up_to(words: Words, lowest: Found, stop: int) -> Found:
    """«(чин: водник – заставник)»: from one rank up to another; the code is that of the first."""
    at = lowest.last + 1
    if at < stop and (words.forms[at - 1] in DASHES or words.forms[at - 1] == "/"):
        highest = rank_at(words, at, stop)
        if highest and (highest.last >= stop or words.forms[highest.last] in _ENDS):
            return Found(lowest.first, highest.last, lowest.code)
    return lowest


def whole_rank(words: Words, first: int, stop: int) -> Found | None:
    """The rank that is all of [first, stop), closing signs apart, and is no title."""
    while stop > first and words.punct(stop - 1):
        stop -= 1
    found = rank_at(words, first, stop, titles=False) if first < stop else None
    return found if found and found.last == stop else None


def executors_in(words: Words, first: int, stop: int) -> Found | None:
    """«2 извршиоца», «два извршиоца», «2 (два) извршиоца», «извршилаца: 2», «број државних службеника: 1»."""
    for at in range(first, stop):
        count = number_at(words, at, stop) or _fraction_at(words, at)
        if count is None:
            continue
        if behind_label(words, at, first, "executors"):
            return count
        after = count.last
        while after < stop and (words.forms[after] in "()" or words.in_class(after, "executor_adjective")):
            after += 1
        if after < stop and is_executor(words, after):
            return Found(at, after + 1, count=count.count)
    return None


def number_at(words: Words, at: int, stop: int) -> Found | None:
    """A number in digits or words at a token («двадесет један»), with the same number again behind it («2 (два)»)."""
    value = number(words, at)
    if value is None:
        return None
    value, last = _compound(words, at, stop)
    signs = (words.forms[last : last + 1] or [""])[0]
    if signs in _AGAIN and last + 1 < stop and number(words, last + 1) is not None:
        again, end = _compound(words, last + 1, stop)
        if again == value and end < stop and words.forms[end] == _AGAIN[signs]:
            last = end + 1
    return Found(at, last, count=value)


def _fraction_at(words: Words, at: int) -> Found | None:
    return Found(at, at + 1, count=None) if _FRACTION.fullmatch(words.forms[at]) else None


def _compound(words: Words, at: int, stop: int) -> tuple[int, int]:
    """The number that begins at a token, and where it ends: «тридесет и два» is one number."""
    value = number(words, at) or 0
    unit = at + 1
    if value in _TENS and not words.lower[at].isdecimal():
        if unit < stop and words.in_class(unit, "number_link"):
            unit += 1
        more = number(words, unit) if unit < stop and not words.lower[unit][:1].isdecimal() else None
        if more is not None and 0 < more < 10:
            return value + more, unit + 1
    return value, at + 1


def number(words: Words, at: int) -> int | None:
    text = words.lower[at].rstrip(".")
    if _DIGITS.fullmatch(text):
        return int(text)
    return words.pack.numerals.get(text)


def years_at(words: Words, at: int, first: int) -> int | None:
    """The number of years where a token is their noun: «пет (5) година», «1-3 године» (the lower), «годину дана»."""
    value = amount_at(words, at, first, "years")
    if value is None and words.in_class(at, "years") and phrases.match(words, words.pack, "one year", at, len(words)):
        return 1
    return value


def amount_at(words: Words, at: int, first: int, unit: str) -> int | None:
    """The number before a token that is a noun of the class `unit` of the pack, such as years; of a range the lower."""
    if not words.in_class(at, unit):
        return None
    last = at
    while last > first and (words.forms[last - 1] in "()/" or words.in_class(last - 1, "full")):
        last -= 1
    between = _BETWEEN.fullmatch(words.lower[last - 1]) if last > first else None
    if between:
        return int(between[1])
    value = _number_before(words, last, first)
    to = last - 2
    if value is not None and to > first and (words.forms[to] in DASHES or words.in_class(to, "up_to")):
        lower = number(words, to - 1)
        return value if lower is None else min(value, lower)
    return value


def _number_before(words: Words, last: int, first: int) -> int | None:
    """The number whose last token stands before a token."""
    for start in range(max(first, last - 3), last):
        if number(words, start) is not None:
            value, end = _compound(words, start, last)
            if end == last:
                return value
    return None


def is_executor(words: Words, at: int) -> bool:
    """«извршилац», «извршиоца/тељке», «службеника»."""
    prefixes = tuple(words.pack.words.get("executor_prefix", ("\0",)))
    return bool(words.lower[at].startswith(prefixes))


def _counted(words: Words, at: int, stop: int) -> bool:
    """A number of executors follows («… саветник 2 извршиоца», «… саветник / број извршилаца: 2»)."""
    labels: tuple[str, ...] = words.pack.post_labels.get("executors", ("\0",))
    return number(words, at) is not None or _behind(words, at).startswith(labels)


def _behind(words: Words, at: int) -> str:
    start = words.starts[at]
    return str(words.text[start : start + LABEL_REACH].lower())


def behind_label(words: Words, at: int, first: int, field: str) -> bool:
    """Whether a label of the field stands right before a token («звање: …», «извршилаца – …»)."""
    start = words.starts[at]
    before = words.text[max(words.starts[first], start - LABEL_REACH) : start].lower().rstrip(" :–-(")
    labels: tuple[str, ...] = words.pack.post_labels.get(field, ("\0",))
    return bool(before.endswith(labels))
