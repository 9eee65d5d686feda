"""Cyrillic ↔ Latin for people and for the stages that follow.

In: text in any mixture of both scripts. Out: the same text in one script; what must not be touched (addresses, Roman
numerals, a keep-list, foreign words) is not touched. Each function exists for `str` and, offsets kept, for `Mapped`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import normalize

from delokrug.records import Mapped
from delokrug.script import lists
from delokrug.script.mapping import Edit, edited, joined
from delokrug.script.pack import letters

LATIN_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
CYRILLIC_LETTER = "Ѐ-ӿ"
MARK = "\u0300-\u036f"
_Span = tuple[int, int]

SERBIAN_LATIN = "A-PR-VZa-pr-vzČĆŽŠĐčćžšđŚŹśźǄ-ǌÐƉ"

_CYRILLIC = re.compile(f"[{CYRILLIC_LETTER}]")
_LATIN_WORD = re.compile(rf"[{LATIN_LETTER}][{LATIN_LETTER}{MARK}]*")
_SERBIAN_WORD = re.compile(rf"[{SERBIAN_LATIN}]+")
_CLUSTER = re.compile(rf"[^{MARK}][{MARK}]*")
_UNEVEN_CYRILLIC = re.compile(r"[ЉЊЏљњџЅѕЯяЮюЩщ]|[СсЗз]\u0301")
_NEXT_LETTER = re.compile(rf"[{MARK}]*([^\W\d_])")
# A letter-spaced title («П Р А В И Љ Е») is one word: its capitals decide how Љ is written.
_SPACED = re.compile(r"(?<!\w)[Ѐ-Я](?: [Ѐ-Я]){2,}(?!\w)")
_UNEVEN_LATIN = re.compile(r"[lLnN][jJ]|[dD][žŽ]|[śŚźŹ]")
# With L, C, D, M only from four letters on, or with X: «MI», «LI», «DV», «CIV» are words and abbreviations in capitals.
_NUMERAL = re.compile(r"(?=[IVX]{2}|.*X|....)(?=..)M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_ADDRESS_MARK = re.compile(r"://|@|(?i:www\.)")
_ADDRESS_CHARACTER = r"[^\s<>\"'«»„“”‘’(){}\[\]|]"


def to_latin(text: str) -> str:
    """`text` in Serbian Latin: «ЉУБАВ» → «LJUBAV», «Љубав» → «Ljubav»."""
    parts: list[str] = []
    at = 0
    for start, end in [*_cyrillic_addresses(text), (len(text), len(text))]:
        part = text[at:start]
        parts += [letters()(_with_edits(part, _uneven_edits(part)), reversed=True), text[start:end]]
        at = end
    return "".join(parts)


def to_cyrillic(text: str) -> str:
    """`text` in Serbian Cyrillic: «injekcija» → «инјекција»; «dj» stays two letters, «II», «EU» and addresses stay."""
    return _with_edits(text, _cyrillic_edits(text))


def transliterated(text: Mapped, *, to: str) -> Mapped:
    """`to_latin` (to="latin") or `to_cyrillic` (to="cyrillic") with offsets kept."""
    if to == "latin":
        return latin(text)
    if to == "cyrillic":
        return edited(text, _cyrillic_edits(text.text))
    raise ValueError(f"to={to!r} is neither 'latin' nor 'cyrillic'")


def latin(text: Mapped) -> Mapped:
    """`to_latin` with offsets kept."""
    addresses = _cyrillic_addresses(text.text)
    if not addresses:
        return _even_latin(text)
    pieces: list[Mapped] = []
    at = 0
    for start, end in addresses:
        pieces += [_even_latin(text.cut(at, start)), text.cut(start, end)]
        at = end
    return joined([*pieces, _even_latin(text.cut(at, len(text.text)))])


def is_numeral(word: str) -> bool:
    """Whether `word` is a Roman numeral of two letters or more.

    >>> is_numeral("XIV"), is_numeral("LI")
    (True, False)
    """
    return bool(_NUMERAL.fullmatch(word))


def _with_edits(text: str, edits: Iterator[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, replacement in edits:
        parts.append(text[at:start])
        parts.append(replacement)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _even_latin(text: Mapped) -> Mapped:
    """`latin` where nothing is kept: first the letters that give two, then all the others at once."""
    even = edited(text, _uneven_edits(text.text))
    return Mapped(letters()(even.text, reversed=True), even.starts, even.ends)


def _uneven_edits(text: str) -> Iterator[Edit]:
    for found in _UNEVEN_CYRILLIC.finditer(text):
        start, end = found.span()
        replacement = _latin_letter(found[0])
        shouted = replacement[0].isupper() and _shouted(text, start, end)
        yield start, end, replacement.upper() if shouted else replacement


@cache
def _latin_letter(letter: str) -> str:
    return normalize("NFC", letters()(letter, reversed=True))


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the capital text[start:end] stands among capitals: both letters of its digraph are then capitals."""
    after = _NEXT_LETTER.match(text, end)
    if after:
        return after[1].isupper()
    if text[max(0, start - 1) : start].isalpha():
        return text[start - 1].isupper()
    around = text[max(0, start - 5) : end + 5]
    return any(found.start() <= start - max(0, start - 5) < found.end() for found in _SPACED.finditer(around))


def _cyrillic_edits(text: str) -> Iterator[Edit]:
    at = 0
    for start, end in [*kept_spans(text), (len(text), len(text))]:
        for found in _LATIN_WORD.finditer(text, at, start):
            first = found.start()
            for piece_start, piece_end, replacement in _cyrillic_word(found[0]):
                yield first + piece_start, first + piece_end, replacement
        at = end


@lru_cache(maxsize=1 << 16)  # a text of 22,000 words has some 4,000 different ones
def _cyrillic_word(word: str) -> tuple[Edit, ...]:
    clusters = [found.span() for found in _CLUSTER.finditer(word)]
    composed = word if len(clusters) == len(word) else "".join(normalize("NFC", word[s:e]) for s, e in clusters)
    if len(composed) != len(clusters) or not _SERBIAN_WORD.fullmatch(composed) or _stays(composed):
        return ()
    apart = _apart(composed)
    cuts = [0]
    for uneven in _UNEVEN_LATIN.finditer(composed):
        cuts += [uneven.start() + 1] if uneven.start() + 1 in apart else uneven.span()
    cuts.append(len(composed))
    edits = []
    for start, end in pairwise(cuts):
        if start < end:
            edits.append((clusters[start][0], clusters[end - 1][1], letters()(composed[start:end])))
    return tuple(_even(word, edits)) if composed is not word else tuple(edits)


def _even(word: str, edits: list[Edit]) -> Iterator[Edit]:
    """The edits of a word with decomposed accents, cut so that every accented letter has its own."""
    for start, end, replacement in edits:
        clusters = list(_CLUSTER.finditer(word, start, end))
        if len(clusters) != len(replacement):
            yield start, end, replacement
        else:
            for cluster, letter in zip(clusters, replacement, strict=True):
                yield cluster.start(), cluster.end(), letter


def _apart(word: str) -> set[int]:
    """Offsets between an n and a j (l and j, d and ž) that are two letters."""
    found = _data().separate.match(word.lower())
    return {found.end()} if found else set()


def _stays(word: str) -> bool:
    return word in _data().keep or is_numeral(word)


# ---- what is not touched


def _addresses(text: str) -> list[_Span]:
    """Spans of URLs and e-mail addresses, in order."""
    spans: list[_Span] = []
    for found in _ADDRESS_MARK.finditer(text):
        if not spans or found.end() > spans[-1][1]:
            spans.append(_address_around(text, found.start(), found.end()))
    return _merged(spans)


def _cyrillic_addresses(text: str) -> list[_Span]:
    return [span for span in _addresses(text) if _CYRILLIC.search(text, *span)]


def _address_around(text: str, start: int, end: int) -> tuple[int, int]:
    before, after = _data().address_before, _data().address_after
    first = before.search(text[max(0, start - 200) : start])  # longest address seen: 140 letters before the mark
    start -= len(first[0]) if first else 0
    behind = after.match(text, end)
    address = text[start : behind.end() if behind else end].rstrip(".,;:!?")
    return start, max(end, start + len(address))


def kept_spans(text: str) -> list[_Span]:
    """Spans that stay Latin for their form or their surroundings, in order and apart."""
    spans = _addresses(text)
    spans += [_bare_address(text, found) for found in _data().address_ending.finditer(text)]
    spans += [found.span(1) for found in _data().unit.finditer(text)]
    spans += [found.span() for found in _data().phrase.finditer(text)]
    spans += [found.span() for found in _CODE.finditer(text)]
    spans += [found.span() for found in _LONE_NUMERAL.finditer(text) if not _is_initial(text, found)]
    return _merged(spans)


def _bare_address(text: str, ending: re.Match[str]) -> _Span:
    """The address or file name that ends, but for a path, where `ending` ends."""
    name = _data().address_name.search(text[max(0, ending.start() - 200) : ending.start()])
    return ending.start() - len(name[0] if name else ""), ending.end()


# Each pattern begins with the letter it looks for and looks behind afterwards: three times as fast as the other order.
# «B2», «CO2», «VII1»: one or two capitals that a digit follows are a code.
_CODE = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]?(?=\d)")
# «savetnik I za …» and «I.», «V.»; «I» between sentences is the conjunction.
_LONE_NUMERAL = re.compile(r"[IV](?:(?<![\w.][IV])(?=\.)|(?<=[a-zčćžšđ] [IV])(?=[,;)]|\s*$|\s*\n| [a-zčćžšđ(]))")
_NAME_AHEAD = re.compile(r"\. ?[A-ZČĆŽŠĐ][a-zčćžšđ]")
_NUMERAL_PLACE = re.compile(r"(?:^|\n)\W*$|(?<!\w)[a-zčćžšđ]+ $")


def _is_initial(text: str, found: re.Match[str]) -> bool:
    """Whether «V.» is the initial of the name behind it: not at the start of a line, not behind a common word."""
    before = text[max(0, found.start() - 20) : found.start()]
    ahead = _NAME_AHEAD.match(text, found.end())
    return bool(ahead) and found.start() > 0 and not _NUMERAL_PLACE.search(before)


def _merged(spans: list[_Span]) -> list[_Span]:
    apart: list[_Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


class _Data:
    """What stands in data/serbian.toml, compiled."""

    def __init__(self) -> None:
        self.keep = frozenset(lists.words("serbian", "keep"))
        prefixes = "|".join(sorted(lists.words("serbian", "prefixes"), key=len, reverse=True))
        beginnings = (entry.split("|") for entry in lists.words("serbian", "separate"))
        stems = "|".join(f"{first}(?={second})" for first, second in beginnings)
        self.separate = re.compile(f"(?:{prefixes}){{0,2}}(?:{stems})")
        endings = "|".join(map(re.escape, lists.words("serbian", "address_endings")))
        self.address_ending = re.compile(rf"\.(?<=[\w-]\.)(?:{endings})(?:/[^\s<>\"«»]*[\w/])?(?!\w)")
        self.address_name = re.compile(r"[\w.-]+$")
        self.address_before = re.compile(rf"{_ADDRESS_CHARACTER}+$")
        self.address_after = re.compile(rf"{_ADDRESS_CHARACTER}+")
        units = "|".join(map(re.escape, lists.words("serbian", "units")))
        phrases = "|".join(map(re.escape, lists.words("serbian", "keep_phrases")))
        self.unit = re.compile(rf"\d[ \xa0]?({units})(?!\w)")
        self.phrase = re.compile(rf"\b(?:{phrases})\b")


@cache
def _data() -> _Data:
    return _Data()
