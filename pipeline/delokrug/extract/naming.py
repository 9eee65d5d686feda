"""The name of a unit from a mention of it.

In: a mention in a block. Out: `Name`: nominative, without number, quotation marks and capitals of a heading, in
canonical Latin and in the document's own script. Only the head noun and what agrees with it changes; other words keep
their letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from delokrug import script
from delokrug.extract.words import Words
from delokrug.language import grammar_names, names
from delokrug.packs import Pack
from delokrug.records import Block

_LATIN = re.compile("[A-Za-z]")
_EDGES = " \t„“”«»\"'’‘.,;:–—-()[]*"


@dataclass(frozen=True, slots=True)
class Name:
    latin: str
    own: str
    key: tuple[str, ...]  # lemmas, for comparison
    start: int  # source range of the mention
    end: int
    shouted: bool = False  # written in capitals, so which words are proper nouns is not known


def name_of(block: Block, words: Words, first: int, last: int, *, pack: Pack, inflected: bool = True) -> Name:
    """The name that stands at tokens [first, last) of a block; not `inflected`: it stands in the nominative."""
    start, end = words.chars(first, last)
    while start < end and words.text[start] in _EDGES:
        start += 1
    while end > start and words.text[end - 1] in _EDGES and not _closes_quote(words.text[start:end]):
        end -= 1
    source = block.clean.span(start, end)
    said = words.text[start:end]
    latin = said
    if pack.grammar is not None:
        latin = grammar_names.sentence_case(said, pack) if _capitals(said) else said
        latin = grammar_names.plain_name(latin, pack) if inflected else latin
    elif pack.lexicon_readings:
        if _capitals(said):
            latin = names.title_case(said)
        latin = names.nominative(latin, language=pack.language, heads=pack.genders) if inflected else latin
    elif _capitals(said):
        latin = english_title(said, pack)
    own = _own_script(block.own_text(*source), said, latin)
    return Name(latin, own, key_of(latin, pack), *source, shouted=_capitals(said))


def key_of(name: str, pack: Pack) -> tuple[str, ...]:
    """What all mentions of a name have in common: its lemmas, or its words in small letters."""
    if pack.grammar is not None:
        return grammar_names.name_key(name, pack)
    return tuple(names.name_key(name, language=pack.language, heads=pack.genders).split())


def _closes_quote(text: str) -> bool:
    """The last sign closes a quotation inside the name («Канцеларија за пројекат „Отворени архив”»)."""
    return text[-1] in '”“»"' and any(sign in text[:-1] for sign in '„“«"')


def english_title(name: str, pack: Pack) -> str:
    """«STRATEGIC PLANNING DEPARTMENT» → «Strategic Planning Department»; small words stay small."""
    small = pack.words.get("name_links", frozenset())
    words = [w.lower() if w.lower() in small and i else w.capitalize() for i, w in enumerate(name.split())]
    return " ".join(words)


def _own_script(own: str, said: str, latin: str) -> str:
    """`latin` in the script of `own`: words that did not change keep the letters they had."""
    own = re.sub(r"\s+", " ", own)
    if script.script_of(own) in ("Latn", ""):
        return latin
    own_words, said_words, latin_words = own.split(), said.split(), latin.split()
    if not len(own_words) == len(said_words) == len(latin_words):
        return script.to_cyrillic(latin)
    return " ".join(
        was if said_word == now else _in_cyrillic(was, now)
        for was, said_word, now in zip(own_words, said_words, latin_words, strict=True)
    )


def _in_cyrillic(was: str, now: str) -> str:
    """`now` in Cyrillic, with as many letters of `was` as its beginning has: Latin «dz» may be ѕ or дз."""
    for end in range(len(was), 0, -1):
        kept = script.to_latin(was[:end])
        if now.startswith(kept) and not _LATIN.search(was[:end]):
            return was[:end] + script.to_cyrillic(now[len(kept) :])
    return script.to_cyrillic(now)


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
