"""Accents that a typist left out: «sektor za medjunarodnu saradnju» → «sektor za međunarodnu saradnju».

In: a document's text. Out: whether its accents are missing (`missing_accents`), and the edits that give them back
(`accent_edits`). Which words have accents stands in data/accents.tsv.xz, built by models/build_accents.py: words with
their accents, and the beginnings and endings by which words that are not there are likened to those that are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from delokrug.script import lists
from delokrug.script.mapping import Edit
from delokrug.script.transliteration import kept_spans

# Of the words that ask for an accent, sound pieces of law of 300 characters have 83 % or more with theirs, sound
# documents 98 %, stripped ones none. Where a third of a text was stripped, the list mends much more than it harms.
SOUND_SHARE = 0.75
# Of all words 19 in a hundred have accents in half of the sound texts: there nothing need be looked up.
ACCENTED_SHARE = 0.19
# Of all words of a stripped text 17 in a hundred are missed by the list: 11 in the poorest sample document, 5 in 99 of
# 100 pieces of 1,000 characters; in Czech or Slovenian without accents 4, in other languages 1.
MISSING_SHARE = 0.05
# Shorter words are alike in too many languages («les», «ce», «noc») to prove anything.
SHORTEST_PROOF = 5
# A longer word in capitals among small letters is no acronym («CIP», «CAS» stay, «ODLUCUJE» does not).
LONGEST_ACRONYM = 4
# What beginnings and endings say about shorter words is guesswork.
SHORTEST_UNKNOWN = 5
# Typed letters of the beginnings and endings by which an unknown word is likened to known ones.
BEGINNING = range(3, 10)
ENDING = range(2, 10)
# Shorter ones damage names («Rusev», «Zilei») as often as they mend some.
BEGINNING_OF_NAME = range(6, 10)

_TYPED = str.maketrans("čćšž", "ccsz")
_WORD = re.compile(r"[A-Za-zčćžšđČĆŽŠĐ]{2,}")
_ACCENTED = re.compile("[čćžšđČĆŽŠĐ]")
_FOREIGN = re.compile("[qwxy]")
# a word of plain letters that no other letter or figure touches
_PLAIN_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{2,}(?![^\W_])")
_LONG_CAPITALS = re.compile(rf"[A-ZČĆŽŠĐ]{{{LONGEST_ACRONYM + 1},}}")
_SE_BEFORE = re.compile(r"\bse\b[^.:;]*$")
_SE_BEHIND = re.compile(r"\s+se\b")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.:;!?\n])[^\w\n]*$")


@dataclass(frozen=True, slots=True)
class Accents:
    """Words, beginnings and endings, each from how it is typed without accents to how it is written."""

    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    endings: Mapping[str, str]


def stripped(word: str, dj: str) -> str:
    """A word in small letters as it is typed without accents; `dj`: what is typed for đ, "dj" or "d".

    >>> stripped("uređenje", "dj"), stripped("službe", "dj")
    ('uredjenje', 'sluzbe')
    """
    return word.translate(_TYPED).replace("đ", dj)


def cells(word: str, dj: str) -> list[str]:
    """The letters of a word, one cell for each typed letter: the second of a «dj» typed for đ is empty."""
    if dj == "d":
        return list(word)
    return [cell for letter in word for cell in (("đ", "") if letter == "đ" else (letter,))]


def accents_from(lines: Iterable[str], dj: str) -> Accents:
    """The table in the lines of accents.tsv.xz: «služba», «među-», «-ačkog»; a second cell names the only `dj` in
    which the word is the likeliest of those that are typed alike («vođe» where «vode» is typed, too)."""
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    endings: dict[str, str] = {}
    for line in lines:
        word, _, only = line.partition("\t")
        if only and only != dj:
            continue
        if "-" in word and "đ" in word and dj == "d":
            continue  # «građ-» would be «grad-», and «gradski» «građski»
        if word[-1] == "-":
            beginnings[stripped(word[:-1], dj)] = word[:-1]
        elif word[0] == "-":
            endings[stripped(word[1:], dj)] = word[1:]
        else:
            words[stripped(word, dj)] = word
    return Accents(words, beginnings, endings)


def with_accents(word: str, accents: Accents, dj: str, *, name: bool = False) -> list[str]:
    """The cells of a word typed in small letters. `name`: it may be a name, so that of a word that is not in the
    list little more than the ending counts («Stojakovic»)."""
    known = accents.words.get(word)
    if known is not None:
        return cells(known, dj)
    letters = list(word)
    if len(word) < SHORTEST_UNKNOWN or _FOREIGN.search(word):
        return letters
    covered = 0
    lengths = BEGINNING_OF_NAME if name else BEGINNING
    beginning = _longest(accents.beginnings, (word[:size] for size in _sizes(word, lengths)))
    if beginning is not None:
        found = cells(beginning, dj)
        covered = len(found)
        letters[:covered] = found
    ending = _longest(accents.endings, (word[-size:] for size in _sizes(word, ENDING)))
    if ending is not None:
        found = cells(ending, dj)
        at = max(covered, len(word) - len(found))
        letters[at:] = found[len(found) - (len(word) - at) :]
    return letters


def missing_accents(text: str, *, script: str = "Latn") -> str:
    """What a document's typist typed for đ, "dj" or "d", where the accents were left out; "" where they were not, or
    where the text is not Serbian (or Croatian, Bosnian, Montenegrin). `script`: the document's `script_of`.

    >>> missing_accents("Sektor za medjunarodnu saradnju i drzavne sluzbe")
    'dj'
    """
    if script == "Cyrl":
        return ""
    words = Counter(found.lower() for found in _WORD.findall(_without_kept(text)))
    total = words.total()
    present = sum(count for word, count in words.items() if _ACCENTED.search(word))
    if not total or present >= ACCENTED_SHARE * total:
        return ""
    missing = {dj: _missing(words, _accents(dj)) for dj in ("dj", "d")}
    dj = max(missing, key=lambda typed: missing[typed])
    foreign = sum(count for word, count in words.items() if _FOREIGN.search(word) or word in _foreign_words())
    proven = missing[dj] >= MISSING_SHARE * total and missing[dj] > foreign
    return dj if proven and present < SOUND_SHARE * (present + missing[dj]) else ""


def accent_edits(text: str, dj: str) -> Iterator[Edit]:
    """The accents that are missing in `text`, letter by letter; `dj` as `missing_accents` gives it."""
    for start, edits in _words_to_mend(text, dj):
        yield from ((start + first, start + behind, letter) for first, behind, letter in edits)


def words_given_accents(text: str, dj: str) -> int:
    """How many words of `text` `accent_edits` gives accents."""
    return sum(1 for _ in _words_to_mend(text, dj))


def _missing(words: Mapping[str, int], accents: Accents) -> int:
    """How many of the words stand in the list with accents that they have not."""
    return sum(
        count for word, count in words.items() if len(word) >= SHORTEST_PROOF and accents.words.get(word, word) != word
    )


@cache
def _verbs_without_se() -> dict[str, str]:
    verbs: dict[str, str] = lists.table("repairs")["accents"]["without_se"]
    return verbs


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(lists.table("repairs")["accents"]["foreign"])


@cache
def _sound_words() -> frozenset[str]:
    return frozenset(lists.table("repairs")["accents"]["sound"])


def _without_kept(text: str) -> str:
    parts, at = [], 0
    for start, end in kept_spans(text):
        parts.append(text[at:start])
        at = end
    return " ".join([*parts, text[at:]])


def _words_to_mend(text: str, dj: str) -> Iterator[tuple[int, tuple[Edit, ...]]]:
    """Where a word starts that lacks accents, and the edits that give it some, from its start on."""
    for start, end in _plain_words(text):
        word = text[start:end]
        if word.isupper() and len(word) <= LONGEST_ACRONYM and not _among_capitals(text, start, end):
            continue
        capital = word[0].isupper() and not word.isupper()
        name = capital and not _BEGINS_SENTENCE.search(text, max(0, start - 20), start)
        alone = _verbs_without_se().get(word.lower(), "")
        if alone and not _SE_BEFORE.search(text, max(0, start - 60), start) and not _SE_BEHIND.match(text, end):
            edits = _edits_of(word, cells(alone, dj), dj)
        else:
            edits = _word_edits(word, dj, name)
        if edits:
            yield start, edits


def _plain_words(text: str) -> Iterator[tuple[int, int]]:
    """Words without accents that stand in no address, file name or code."""
    kept = iter([*kept_spans(text), (len(text), len(text))])
    start, end = next(kept)
    for found in _PLAIN_WORD.finditer(text):
        while end <= found.start():
            start, end = next(kept)
        if found.end() <= start:
            yield found.span()


@lru_cache(maxsize=1 << 14)
def _word_edits(word: str, dj: str, name: bool) -> tuple[Edit, ...]:
    if word.lower() in _sound_words():
        return ()
    return _edits_of(word, with_accents(word.lower(), _accents(dj), dj, name=name), dj)


def _edits_of(word: str, letters: list[str], dj: str) -> tuple[Edit, ...]:
    edits = []
    for at, letter in enumerate(letters):
        if letter and letter != word[at].lower():
            size = 2 if letter == "đ" and dj == "dj" else 1
            edits.append((at, at + size, letter.upper() if word[at].isupper() else letter))
    return tuple(edits)


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals that is no acronym stands near text[start:end]: «SUD CASTI I ODLUCIVANJE»."""
    return bool(_LONG_CAPITALS.search(text, max(0, start - 30), end + 30))


def _longest(table: Mapping[str, str], parts: Iterable[str]) -> str | None:
    return next((table[part] for part in parts if part in table), None)


def _sizes(word: str, lengths: range) -> range:
    """Lengths of parts of a word that leave a letter over, the longest first."""
    return range(min(lengths.stop, len(word)) - 1, lengths.start - 1, -1)


@cache
def _accents(dj: str) -> Accents:
    import lzma  # a text with accents need not wait for it

    packed = (Path(__file__).parent / "data" / "accents.tsv.xz").read_bytes()
    return accents_from(lzma.decompress(packed).decode("utf-8").splitlines(), dj)
