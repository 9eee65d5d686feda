"""Words and sentences of Serbian text by rule.

In: a text in canonical Latin. Out: tokens as (start, end) offsets, white space left out, and the indices of tokens that
begin a sentence. Abbreviations and words after which a number's stop ends nothing stand in data/abbreviations.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from delokrug.language.morphology import abbreviations

Span = tuple[int, int]

_WORD = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_TOKEN = re.compile(
    rf"""
    (?P<address> (?:https?://|www\.)[^\s<>()„“”"]+[^\s<>()„“”",.;:!?] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<dotted>  (?:[^\W\d_]{{1,4}}\.){{2,}}(?![^\W\d_]) )                  # d.o.o., n.r., i.t.d.
  | (?P<clock>   \d{{1,2}}:\d{{2}}(?:[:.]\d+)* )
  | (?P<number>  \d+(?:[.,/]\d+)*(?:-\d+(?:[./]\d+)*)*(?:-?[^\W\d_]+(?:-[^\W\d_]+)*)? )
  | (?P<word>    {_WORD}(?:[-–'’/](?={_WORD}){_WORD})*(?:-\d+)?-? )
  | (?P<dots>    \.\.\.+|…+ )
  | (?P<sign>    \S )
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»”“\"')]’")


def tokens(text: str) -> list[Span]:
    """Offsets of words, numbers and signs; a stop belongs to an abbreviation or ordinal, else it stands alone."""
    found: list[Span] = []
    at = 0
    while match := _TOKEN.search(text, at):
        start, at = match.span()
        if match.lastgroup == "word" and text[at - 1] == "-" and at - start > 1 and not text[at : at + 1].isspace():
            at -= 1
        if text[at : at + 1] == "." and _keeps_stop(text, start, at, str(match.lastgroup)):
            at += 1
        found.append((start, at))
    return found


def sentence_starts(text: str, spans: list[Span]) -> list[bool]:
    """For each token whether it begins a sentence."""
    starts = [not index for index in range(len(spans))]
    for index in range(1, len(spans)):
        here = text[slice(*spans[index])]
        last = index - 1
        while last > 0 and text[slice(*spans[last])] in _CLOSERS:
            last -= 1
        before = text[slice(*spans[last])]
        if before[-1:] in _ENDS and here not in _CLOSERS and _begins(text, spans, index):
            gap = spans[index][0] > spans[index - 1][1]
            starts[index] = gap and _ends(before, text[slice(*spans[last - 1])] if last else "", here)
    return starts


def _keeps_stop(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the stop at `end` belongs to the token before it."""
    token = text[start:end]
    rest = text[end + 1 :].lstrip()
    if kind == "number":
        return bool(rest) and (token.isdigit() or token[-1].isdigit()) and text[end + 1 : end + 2].isspace()
    if kind != "word":
        return False
    if _ROMAN.fullmatch(token):
        return bool(rest)
    if len(token) == 1:
        return bool(rest) and (token.isupper() or token.lower() + "." in abbreviations()["all"])
    return token.lower() + "." in abbreviations()["all"] and not _is_sentence_end(token, rest)


def _is_sentence_end(token: str, rest: str) -> bool:
    """«god.», «red.» at the very end of a text are abbreviations, «rad.» never reaches here; a word that is also an
    ordinary word («min.» no, «op.» no, «sam.» yes) ends a sentence where nothing follows."""
    return not rest and token.lower() in abbreviations()["also_words"]


def _begins(text: str, spans: list[Span], index: int) -> bool:
    """Whether a token, after opening quotation marks, brackets and dashes, looks like the beginning of a sentence."""
    for start, _ in spans[index : index + 3]:
        letter = text[start]
        if letter.isalnum():
            return letter.isupper() or letter.isdigit()
        if letter not in '„“"»«([–—-•':
            return False
    return False


def _ends(before: str, earlier: str, here: str) -> bool:
    """Whether the token `before`, which ends in a stop, ends a sentence when `here` follows it."""
    known = abbreviations()
    lower = before.lower()
    if before in _ENDS or before.startswith(("...", "…")):
        return True
    if lower in known["closing"]:
        return not here[0].isdigit()
    if before[0].isdigit() or _ROMAN.fullmatch(before[:-1]):
        return _number_ends(earlier.lower(), here)
    return False


def _number_ends(earlier: str, here: str) -> bool:
    """«člana 27. Zakona» and «27. Odeljenje» (a list number) end nothing; «… člana 27. Ministar …» does."""
    if here[0].isdigit() or not earlier:
        return False
    return _reference(here.lower()) is False and any(letter.isalpha() for letter in earlier)


@lru_cache(maxsize=4096)
def _reference(word: str) -> bool:
    return word.startswith(tuple(abbreviations()["references"]))
