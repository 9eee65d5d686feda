"""The phrases of a language pack, matched against tokens.

A phrase is a line of words: `word` matches a token by lemma or lower-case form, `a|b` either, `word?` may be missing,
`<class>` any word of a class of the pack, `<free>` up to 25 tokens that are no finite verb and no colon, semicolon or
full stop, `<near>` the same without commas, `<name>` another phrase list of the pack. Matching is lazy: the shortest
run wins.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from delokrug.extract.words import Words
from delokrug.packs import Pack

_FREE = 25  # the longest run seen between «обавља» and «послове који се односе на» has 19 tokens
_STOPS = {"<free>": frozenset(":;.?!"), "<near>": frozenset(":;.?!,")}


@dataclass(frozen=True, slots=True)
class Part:
    words: frozenset[str] = frozenset()
    optional: bool = False
    stops: frozenset[str] = frozenset()  # of a free run
    choice: tuple[tuple[Part, ...], ...] = ()


@functools.cache
def compiled(pack: Pack, name: str) -> tuple[tuple[Part, ...], ...]:
    """The phrase list `name` of a pack; empty where the pack has none."""
    return tuple(tuple(_part(word, pack) for word in line.split()) for line in pack.phrases.get(name, ()))


def match(words: Words, pack: Pack, name: str, at: int, stop: int) -> int | None:
    """Where the first phrase of the list that matches at token `at` ends (exclusive); None where none does."""
    openers = _openers_of(pack, name)
    if openers is not None and at < stop and openers.isdisjoint(words.spellings(at)):
        return None
    return _match(words, compiled(pack, name), at, stop)


def find(words: Words, pack: Pack, name: str, start: int, stop: int) -> tuple[int, int] | None:
    """The first place in [start, stop) where a phrase of the list matches: token range."""
    openers, phrases = _openers_of(pack, name), compiled(pack, name)
    for at in range(start, stop):
        if openers is None or not openers.isdisjoint(words.spellings(at)):
            end = _match(words, phrases, at, stop)
            if end is not None and end > at:
                return at, end
    return None


def found_of(words: Words, pack: Pack, names: tuple[str, ...], start: int, stop: int) -> Iterator[str]:
    """Those of several phrase lists, in their order, of which a phrase matches in [start, stop)."""
    by_opener, always = _lists_by_opener(pack, names)
    possible = set(always)
    for at in range(start, stop):
        for word in words.spellings(at):
            possible.update(by_opener.get(word, ()))
    for name in names:
        if name in possible and find(words, pack, name, start, stop):
            yield name


@functools.cache
def _lists_by_opener(pack: Pack, names: tuple[str, ...]) -> tuple[dict[str, list[str]], list[str]]:
    """Word → the lists that have a phrase beginning with it; the lists with a phrase that begins with any word."""
    by_opener: dict[str, list[str]] = {}
    always = []
    for name in names:
        openers = _openers_of(pack, name)
        if openers is None:
            always.append(name)
        for word in openers or ():
            by_opener.setdefault(word, []).append(name)
    return by_opener, always


def _match(words: Words, phrases: tuple[tuple[Part, ...], ...], at: int, stop: int) -> int | None:
    for phrase in phrases:
        for end in _ends(words, phrase, at, stop):
            return end
    return None


@functools.cache
def _openers_of(pack: Pack, name: str) -> frozenset[str] | None:
    """The words with which a phrase of the list can begin; None where one can begin with any, or be empty.

    Most tokens begin none of the phrases that are looked for at them: without this a rulebook takes half as long again.
    """
    return _openers(compiled(pack, name))


def _openers(phrases: tuple[tuple[Part, ...], ...]) -> frozenset[str] | None:
    found: set[str] = set()
    for phrase in phrases:
        for part in phrase:
            words = None if part.stops else _openers(part.choice) if part.choice else part.words
            if words is None:
                return None
            found |= words
            if not part.optional:
                break
        else:
            return None
    return frozenset(found)


def _part(word: str, pack: Pack) -> Part:
    optional = word.endswith("?")
    word = word.removesuffix("?")
    if word in _STOPS:
        return Part(stops=_STOPS[word])
    if word.startswith("<"):
        name = word.strip("<>")
        if name in pack.phrases:
            return Part(optional=optional, choice=compiled(pack, name))
        return Part(pack.words[name], optional)
    return Part(frozenset(word.split("|")), optional)


def _ends(words: Words, phrase: tuple[Part, ...], at: int, stop: int) -> Iterator[int]:
    """Every token index at which the phrase can end, shortest first."""
    if not phrase:
        yield at
        return
    part, rest = phrase[0], phrase[1:]
    if part.stops:
        for end in range(at, min(at + _FREE, stop) + 1):
            yield from _ends(words, rest, end, stop)
            if end < stop and (words.forms[end] in part.stops or words.finite(end)):
                return
        return
    if part.choice:
        for phrase_ in part.choice:
            for end in _ends(words, phrase_, at, stop):
                yield from _ends(words, rest, end, stop)
    elif at < stop and words.may_have_lemma(at, part.words):
        yield from _ends(words, rest, at + 1, stop)
    if part.optional:
        yield from _ends(words, rest, at, stop)
