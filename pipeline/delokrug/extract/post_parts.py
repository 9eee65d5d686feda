"""The parts of a post's description: a block in, its labelled parts out.

«Звање: виши саветник. Број извршилаца: 2. Опис послова: …» has three parts. What stands before the first label is the
title («12. Начелник Одељења»), or the rest of the part above. A label mostly has a colon; without one it counts where
its own value follows («извршилаца – 2», «звање виши саветник»), or where it is all that the block says.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from delokrug.extract.ranks import number_at, person_set_apart, rank_at
from delokrug.extract.words import Words
from delokrug.packs import Pack

SIGNS = " \t,;:(–—-/[."
REQUIREMENTS = (
    "requirements",
    "education",
    "fields",
    "experience",
    "exam",
    "languages",
    "computer",
    "competencies",
)
_OPENING, _CLOSING = '„“»«"”‟', '”“«»"‟'
# Characters of a block in which labels without a colon are looked for: they stand in heads, not in descriptions
BARE_REACH = 200
LONGEST_PREFIX = 9  # tokens of «На радном месту ради: …» before its label
_REQUIRES_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens [first, last) of a block that stand under a label («» = none), and where the label itself begins."""

    field: str
    first: int
    last: int
    at: int


def parts(words: Words) -> list[Part]:
    """The parts of a block, in order; the first one has no label unless the block begins with one."""
    found: list[Part] = []
    first, field, at = 0, "", 0
    for start, end, name in _labels(words):
        if start < first or (name == "title" and start and number_at(words, start - 1, start)):
            continue  # «систематизована су 3 радна места: …» counts posts
        before = start if field else _before_label(words, first, start)
        if before > first or field:
            found.append(Part(field, first, before, at))
        first, field, at = end, name, start
    return [*found, Part(field, first, len(words), at)]


def field_of(label: str, pack: Pack) -> str:
    """The field that a label or the head of a column names; "" where it names none. The longest label decides."""
    text = " ".join(label.lower().split())
    best, field = 0, ""
    for name, labels in pack.post_labels.items():
        for one in labels:
            if len(one) > best and one in text and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text):
                best, field = len(one), name
    return field


def abbreviated_field(head: str, pack: Pack) -> str:
    """The field of an abbreviated head of a column («Бр. изв.», «Наз. рад. места»): its words begin those of a label.

    The label that the head leaves fewest letters of unsaid decides; "" where no label begins so.
    """
    words = re.findall(r"[^\W_]+", head.lower())
    if "." not in head or not words:
        return ""
    best, field = 1000, ""
    for name, labels in pack.post_labels.items():
        for label in labels:
            full = re.findall(r"[^\W_]+", label)
            begins = len(full) == len(words) and all(f.startswith(w) for f, w in zip(full, words, strict=True))
            if begins and len(label) < best:
                best, field = len(label), name
    return field


def similar_field(head: str, pack: Pack) -> str:
    """The field whose label a column says in another case («Naziv jedinice i radnog mjesta»), of a title first.

    Words are the same when all but their last two letters are.
    """
    words = re.findall(r"\w+", head.lower())
    found = [
        (name != "title", -len(label), name)
        for name, labels in pack.post_labels.items()
        for label in labels
        if " " in label and _says(words, re.findall(r"\w+", label))
    ]
    return min(found)[2] if found else ""


def _says(words: list[str], label: list[str]) -> bool:
    """Whether the words of a label follow one another among words, whatever their endings."""
    starts = range(len(words) - len(label) + 1)
    return any(
        all(w[: max(3, len(k) - 2)] == k[: max(3, len(k) - 2)] for w, k in zip(words[at:], label, strict=False))
        for at in starts
    )


@functools.cache
def all_labels(pack: Pack) -> frozenset[str]:
    """The labels of all fields."""
    return frozenset(label for found in pack.post_labels.values() for label in found)


@functools.cache
def longest_first(pack: Pack, fields: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The labels of all fields, or those of some, field by field, the longest first."""
    lists = [pack.post_labels.get(name, ()) for name in fields] if fields else [all_labels(pack)]
    return tuple(label for labels in lists for label in sorted(labels, key=len, reverse=True))


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Without signs at the ends, unless they close a bracket of the title, and without quotation marks around all."""
    while last > first and words.forms[last - 1][0] in SIGNS:
        last -= 1
    while first < last and words.forms[first][0] in SIGNS:
        first += 1
    while (
        last > first and words.forms[last - 1] in ")]" and not any(words.forms[i] in "([" for i in range(first, last))
    ):
        last -= 1
    quoted = last - first > 2 and words.forms[first] in _OPENING and words.forms[last - 1] in _CLOSING
    if quoted and not any(words.forms[i] in _OPENING + _CLOSING for i in range(first + 1, last - 1)):
        return first + 1, last - 1
    return first, last


def token_at(words: Words, at: int) -> int:
    """The first token that begins at or behind a character."""
    return bisect_left(words.starts, at)


def _labels(words: Words) -> Iterator[tuple[int, int, str]]:
    """Token ranges of labels with what belongs to them (the colon), and their fields, in order."""
    marked = []
    for match in _label_pattern(words.pack).finditer(words.text):
        start, field = _label_at_colon(match, words.pack)
        marked.append((token_at(words, start), token_at(words, match.end()), field))
    bare = list(_bare_labels(words, marked[0][0] if marked else len(words)))
    yield from sorted([*marked, *bare])


def _label_at_colon(match: re.Match[str], pack: Pack) -> tuple[int, str]:
    """Where a label begins and its field: of the words at the colon, where they are one («Радно место – звање: …»)."""
    said = (match["label"] + match["more"]).lower()
    at_colon = [label for label in all_labels(pack) if said.endswith(label) and _is_word(said, len(said) - len(label))]
    if match["more"] and at_colon:
        label = max(at_colon, key=len)
        return match.end("more") - len(label), field_of(label, pack)
    return match.start("label"), field_of(match["label"], pack)


def _is_word(text: str, at: int) -> bool:
    """Whether a word begins there."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_")


def _bare_labels(words: Words, stop: int) -> Iterator[tuple[int, int, str]]:
    """Labels without a colon, before the token `stop`."""
    for match in _bare_pattern(words.pack).finditer(words.text, 0, min(len(words.text), BARE_REACH)):
        start, end = token_at(words, match.start("label")), token_at(words, match.end("label"))
        if start >= stop:
            return
        field = field_of(match["label"], words.pack)
        while end < len(words) and words.forms[end][0] in "–—-.":
            end += 1
        if _says_value(words, field, start, end):
            yield start, end, field


def _says_value(words: Words, field: str, start: int, end: int) -> bool:
    """Whether what stands behind a label without a colon is its value."""
    if end >= len(words):
        return start == 0  # the label is all of the block
    if field == "rank":
        rank = rank_at(words, end, len(words)) or (person_set_apart(words, end, len(words), "") if start == 0 else None)
        # «Звање саветника има …» speaks of a rank
        return rank is not None and (rank.last >= len(words) or not words.forms[rank.last][0].isalpha())
    if field in ("executors", "number"):
        return number_at(words, end, len(words)) is not None
    if start or words.capital(end):
        return False
    if field in REQUIREMENTS:
        return any(words.in_class(i, "requires") for i in range(end, min(len(words), end + _REQUIRES_WITHIN)))
    return field == "duties" and words.finite(end)


def _before_label(words: Words, first: int, start: int) -> int:
    """Where that ends which stands before a label and does not just introduce it; `first` where all of it does.

    «Разврстано у звање: …», «(звање: …» say nothing of their own, «Возач, разврстано у звање …» the title.
    """
    begin, last = trimmed(words, first, start)
    while last > begin and (words.in_class(last - 1, "prepositions") or words.in_class(last - 1, "classified")):
        last -= 1
    begin, last = trimmed(words, begin, last)
    if begin >= last:
        return first
    said = any(words.finite(i) or words.in_class(i, "classified") for i in range(begin, start))
    opens = words.in_class(begin, "prepositions") or " ".join(words.lemmas[begin : begin + 2]) in words.pack.words.get(
        "post_heading", ()
    )
    nothing = any(words.finite(i) for i in range(begin, last)) and opens and last - begin <= LONGEST_PREFIX
    return first if nothing else last if said else start


@functools.cache
def _label_pattern(pack: Pack) -> re.Pattern[str]:
    """A label with its colon, at the start of a text or behind a sign or space."""
    return re.compile(
        rf"(?:^|(?<=[.;,:(–—-])\s*|(?<=\s))(?P<label>{_alternatives(pack)})(?P<more>[^.:;,()]{{0,40}}?)\s*:",
        re.IGNORECASE,
    )


@functools.cache
def _bare_pattern(pack: Pack) -> re.Pattern[str]:
    """A label without a colon."""
    return re.compile(rf"(?<!\w)(?P<label>{_alternatives(pack)})(?!\w)(?!\s*:)", re.IGNORECASE)


def _alternatives(pack: Pack) -> str:
    return "|".join(re.escape(label) for label in longest_first(pack))
