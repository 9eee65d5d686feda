"""Names in a language whose pack has a [grammar]: the form they have in a heading, and keys that mentions share.

In: a name in canonical Latin, as a text has it («Секторот за европска интеграција», «Државниот инспекторат»). Out: the
same words, of which the head noun and the adjectives before it lose article and case («Сектор за европска интеграција»,
«Државен инспекторат»); what the noun governs stays («Кабинет на министерот»).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from delokrug.language.agreement import like
from delokrug.language.grammar_readings import analyses, lemma_of, unit_nouns
from delokrug.language.nominative import replaced, words_of
from delokrug.packs import Pack
from delokrug.packs.grammar import Change

_BEFORE = ("ADJ", "DET", "NUM")


def plain_name(name: str, pack: Pack) -> str:
    """The name with its head noun and the adjectives before it in the form of a heading; any other word as it is."""
    words = words_of(name)
    found = _head(tuple(word.text.lower() for word in words), pack)
    if found is None:
        return name
    at, lemma, gender, as_heading = found
    changed = {at: like(words[at].text, lemma)}
    for index in range(at):
        made = _plain_adjective(words[index].text.lower(), gender, pack, as_heading=as_heading)
        if made is not None:
            changed[index] = like(words[index].text, made)
    return replaced(name, words, changed)


def sentence_case(name: str, pack: Pack) -> str:
    """A name in capitals as a sentence writes it: in small letters, but for the first and for the pack's [names]."""
    assert pack.grammar is not None
    capitals = pack.grammar.capitals
    words = words_of(name)
    changed: dict[int, str] = {}
    for index, word in enumerate(words):
        lower = word.text.lower()
        written = capitals.get(lower) or capitals.get(lemma_of(lower, pack))
        if written and written.isupper():
            changed[index] = word.text
        else:
            first = index == 0 or written is not None or name[word.start - 1 : word.start] in tuple('„“«"')
            changed[index] = lower[:1].upper() + lower[1:] if first else lower
    return replaced(name, words, changed)


@lru_cache(maxsize=20000)
def name_key(name: str, pack: Pack) -> tuple[str, ...]:
    """What the mentions of one name have in common: the dictionary forms of its words."""
    return tuple(lemma_of(word.text.lower(), pack) for word in words_of(name))


def _head(words: Sequence[str], pack: Pack) -> tuple[int, str, str, bool] | None:
    """The head noun: its place, its dictionary form, its gender («m», «f», «n»), and whether it stands in that form."""
    assert pack.grammar is not None
    for at, word in enumerate(words):
        found = unit_nouns(pack).get(word)
        if found:
            lemma = next((lemma for lemma, _ in found if lemma == word), found[0][0])
            return at, lemma, pack.genders.get(lemma, ""), lemma == word
        if not any(reading.upos in _BEFORE for reading in analyses(word, pack)):
            # «Раководителот на Секторот»: no noun that heads units, but it has an article, too
            made = _changed(word, pack.grammar.articles)
            return (at, made, "", False) if made is not None and at == 0 else None
    return None


def _plain_adjective(word: str, gender: str, pack: Pack, *, as_heading: bool) -> str | None:
    """An adjective without article, and in the nominative unless its noun stands there already (`as_heading`)."""
    assert pack.grammar is not None
    changes = pack.grammar.adjectives.get(gender, ())
    return _changed(word, [change for change in changes if not (as_heading and change.case)])


def _changed(word: str, changes: Sequence[Change]) -> str | None:
    return next((made for change in changes if (made := change.made(word)) is not None), None)
