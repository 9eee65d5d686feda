"""What single blocks of a post's description show, whatever stands around them.

In: the tokens of a block, or its parts. Out: the parts of its head in one, where its title, its duties and its columns
begin, whether it counts executors.
"""

from __future__ import annotations

import re

from delokrug.extract import phrases
from delokrug.extract.post_parts import Part
from delokrug.extract.ranks import executors_in, number_at
from delokrug.extract.words import Words
from delokrug.records import Block

NUMBER_BEFORE = re.compile(r"(\d{1,4}[a-zčćđšž]?)(?:\s?/\s?|\s(?=[A-ZČĆĐŠŽ]))")  # «12/НАЧЕЛНИК ОДЕЉЕЊА», «12а Возач»
_LEAD_REACH = 30  # tokens in which the lead-in of a post's duties ends
_LONGEST_COUNT = 14  # tokens of a sentence that says how many executors there are
_WIDE = 2  # characters between two words of justified text; more set them apart


def marker_number(block: Block) -> int | None:
    """The number that layout took for the mark of a block: «2.» alone in its cell."""
    digits = block.marker.strip(".()")
    return int(digits) if digits.isdecimal() else None


def with_head(found: list[Part]) -> list[Part]:
    """The parts, those of the head in one: «2. Шеф Одсека (звање: виши саветник) – 1 извршилац»."""
    if found[0].field not in ("", "title"):
        return found
    last = 1
    while last < len(found) and found[last].field in ("rank", "executors"):
        last += 1
    return [Part(found[0].field, found[0].first, found[last - 1].last, found[0].at), *found[last:]]


def behind_number(words: Words, first: int) -> int:
    """Where the title begins in «12/НАЧЕЛНИК ОДЕЉЕЊА»."""
    number = NUMBER_BEFORE.match(words.text) if first == 0 else None
    return next((i for i, start in enumerate(words.starts) if start >= number.end()), first) if number else first


def gaps(block: Block, words: Words) -> frozenset[int]:
    """Tokens that a wide space or a tab sets apart from the one before: the columns of a line."""
    spans = block.clean
    return frozenset(
        i
        for i in range(1, len(words))
        if spans.starts[words.starts[i]] - spans.ends[words.ends[i - 1] - 1] > _WIDE
        and spans.starts[words.starts[i]] > spans.ends[words.ends[i - 1] - 1]
    )


def behind_lead(words: Words, first: int, last: int) -> int:
    """Where the duties begin behind «На радном месту обављају се следећи послови:»."""
    lead = phrases.find(words, words.pack, "leadin", first, min(last, first + _LEAD_REACH))
    if lead is None:
        return first
    colon = words.forms[lead[1] - 1] == ":" or words.forms[lead[1] : lead[1] + 1] == [":"]
    return lead[1] if colon else first


def counts_executors(words: Words, first: int, last: int) -> bool:
    """«2», «2 извршиоца», «На радном месту ради један извршилац»: a number of executors, and no duty."""
    count = number_at(words, first, last)
    if count and last - count.last <= 2:
        return True
    if last - first > _LONGEST_COUNT or executors_in(words, first, last) is None:
        return False
    return all(words.in_class(i, "not_duty") for i in range(first, last) if words.finite(i))
