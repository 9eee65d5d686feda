"""The parts of a post's description: a block in, its head and its labelled parts out.

«Звање: виши саветник. Број извршилаца: 2. Опис послова: …» has three parts. What stands before the first label is the
title («12. Начелник Одељења»), or the rest of the part above.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from delokrug.extract.ranks import Found, behind_label, executors_in, number, number_at, rank_set_apart
from delokrug.extract.words import Words
from delokrug.packs import Pack

LONGEST_TITLE = 32  # tokens: «Радно место за послове … и за …», as long as they come
_SIGNS = " \t,;:(–—-/[."


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens [first, last) of a block that stand under a label («» = none), and where the label itself begins."""

    field: str
    first: int
    last: int
    at: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a post says: the title's tokens, its rank and number of executors where they stand there."""

    first: int
    last: int
    rank: Found | None = None
    executors: Found | None = None


@functools.cache
def label_pattern(pack: Pack) -> re.Pattern[str]:
    """A label with its colon, at the start of a text or behind a sign."""
    labels = sorted({label for found in pack.post_labels.values() for label in found}, key=len, reverse=True)
    words = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"(?:^|(?<=[.;,:(–—-])\s*|(?<=\s))(?P<label>{words})(?P<more>[^.:;,()]{{0,40}}?)\s*:", re.IGNORECASE
    )


def field_of(label: str, pack: Pack) -> str:
    """The field that a label or the head of a column names; "" where it names none. The longest label decides."""
    text = " ".join(label.lower().split())
    best, field = 0, ""
    for name, labels in pack.post_labels.items():
        for one in labels:
            if len(one) > best and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text):
                best, field = len(one), name
    return field


def parts(words: Words) -> list[Part]:
    """The parts of a block, in order; the first one has no label unless the block begins with one."""
    found: list[Part] = []
    first, field, at = 0, "", 0
    for match in label_pattern(words.pack).finditer(words.text):
        start = _token(words, match.start("label"))
        end = _token(words, match.end())
        if start > first or field:
            found.append(Part(field, first, start, at))
        first, field, at = end, field_of(match["label"], words.pack), start
    return [*found, Part(field, first, len(words), at)]


def head(words: Words, first: int, last: int) -> Head | None:
    """The head of a post in tokens [first, last): a title with its rank or number of executors behind it."""
    executors = executors_in(words, first, last)
    rank = rank_set_apart(words, first, executors.first if executors else last)
    if rank and not executors:
        executors = _bare_number(words, rank.last, last)
    if rank is None and executors is None:
        return None
    end = min(found.first for found in (rank, executors) if found)
    if rank and end == rank.first and words.forms[end - 1] == ":" and not behind_label(words, end, first, "rank"):
        return None  # «Разврставање: положај у трећој групи» is a part of a post, no post
    end = _before_label(words, first, end)
    title = trimmed(words, first, end)
    return Head(*title, rank, executors) if is_title(words, *title) else None


def is_title(words: Words, first: int, last: int) -> bool:
    """Whether tokens may be the title of a post: a short noun phrase that begins with a capital."""
    if not 0 < last - first <= LONGEST_TITLE or not words.capital(first):
        return False
    if any(words.forms[i] in ";:?!" for i in range(first, last)) or words.in_class(first, "prepositions"):
        return False
    if any(_counts_posts(words, i) for i in range(first, last - 1)):
        return False  # «Саветник – 6 радних места»: a sum
    if words.text[slice(*words.chars(first, last))].lower() in _all_labels(words.pack):
        return False  # «Радна места», «Опис послова»: what stands above posts or columns
    return not any(words.finite(i) for i in range(first, last)) or words.text[words.starts[first] :].isupper()


def _counts_posts(words: Words, at: int) -> bool:
    """«… 6 радних места»."""
    posts = " ".join(words.lemmas[at + 1 : at + 3])
    return number(words, at) is not None and posts in words.pack.words.get("post_heading", ())


@functools.cache
def _all_labels(pack: Pack) -> frozenset[str]:
    return frozenset(label for found in pack.post_labels.values() for label in found)


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Without signs at the end, unless they close a bracket of the title."""
    while last > first and words.forms[last - 1][0] in _SIGNS:
        last -= 1
    while first < last and words.forms[first][0] in _SIGNS:
        first += 1
    return first, last


def _before_label(words: Words, first: int, end: int) -> int:
    """Where the label of a rank or number begins («…, звање: виши саветник», «(у звању саветника)»)."""
    before = words.text[: words.starts[end]] if end < len(words) else words.text
    text = before.lower().rstrip(_SIGNS)
    for labels in (words.pack.post_labels.get("rank", ()), words.pack.post_labels.get("executors", ())):
        for label in sorted(labels, key=len, reverse=True):
            if text.endswith(label):
                return max(first, _token(words, len(text) - len(label)))
    return end


def _bare_number(words: Words, at: int, last: int) -> Found | None:
    """«(виши саветник) – 2»: the number that ends the head."""
    while at < last and words.forms[at][0] in _SIGNS + ")]":
        at += 1
    count = number_at(words, at, last) if at < last else None
    if count is None:
        return None
    rest = next((i for i in range(count.last, last) if words.forms[i][0].isalnum()), None)
    # «… – 2. Проверава податке»: a sentence may follow
    stopped = words.forms[count.last - 1].endswith(".") or words.forms[count.last : count.last + 1] == ["."]
    return count if rest is None or (stopped and words.capital(rest)) else None


def _token(words: Words, at: int) -> int:
    """The first token that begins at or behind a character."""
    return next((i for i, start in enumerate(words.starts) if start >= at), len(words))
