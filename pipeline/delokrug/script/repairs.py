"""Repair of what typists, fonts and exports do to Serbian words, and the canonical Latin of the later stages.

In: text as the reader of the file gave it. Out: the same text with mixed-script words in one script, invisible
characters gone, accents composed, broken letters mended (`repaired`), and all in Latin (`canonical`); offsets kept.
What was dropped at either end of the text lies outside `Mapped.span`: a quote starts and ends with a letter one sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from unicodedata import normalize

from delokrug.records import Mapped
from delokrug.script import lists
from delokrug.script.accents import accent_edits, missing_accents
from delokrug.script.fonts import font_edits, font_repairs
from delokrug.script.mapping import Edit, edited
from delokrug.script.pack import letters as pack_letters
from delokrug.script.transliteration import CYRILLIC_LETTER, LATIN_LETTER, MARK, is_numeral, latin

# Both scripts count as used from one letter in four on; numerals, addresses and names in a Cyrillic rulebook stay below
# one in ten, in a single paragraph below one in four.
SUBSTANTIAL = 0.25
# A word with letters that only one script has on both sides belongs to the script that has three times as many of them
# («zаконик»); below that it may be an acronym with an ending («PDFови») and stays.
PREVAILING = 3

_NO_CYRILLIC = re.compile(f"[^{CYRILLIC_LETTER}]+")
_NO_LATIN = re.compile(f"[^{LATIN_LETTER}]+")

_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff"
_ODD_CHARACTER = re.compile(
    rf"(?P<hyphen>\u00ad(?=\r?\n))|[{_INVISIBLE}]+|(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    rf"|(?P<accented>[^\W\d_][{MARK}]+)|(?P<ligature>[Ǆ-ǌﬀ-ﬆ])|(?P<stroke>[ÐƉ])"
)

# Look-alikes. І (Ukrainian) is no Serbian letter, so it always stands for the Latin one.
_CYRILLIC_LOOKS = "АВЕКМНОРСТХЈУасеокртмхјуІі"
_LATIN_LOOKS = "ABEKMHOPCTXJYaceokptmxjyIi"
_TO_LATIN_LOOKS = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)
_TO_CYRILLIC_LOOKS = str.maketrans(_LATIN_LOOKS[:-2], _CYRILLIC_LOOKS[:-2])
_MIXED_WORD = re.compile(
    rf"(?<![^\W\d_])(?:[{LATIN_LETTER}]+[{CYRILLIC_LETTER}]|[{CYRILLIC_LETTER}]+[{LATIN_LETTER}]"
    rf"|[ХІ]*І|ХХ)[{LATIN_LETTER}{CYRILLIC_LETTER}]*"
)
_ACRONYM_WITH_ENDING = re.compile(rf"[A-ZČĆŽŠĐ]{{2,}}[{CYRILLIC_LETTER}]+")

_BROKEN_CAPITALS = re.compile(r"(?<=[A-ZČĆŽŠĐ])(?:[LN]j|Dž)(?![^\W\d_])|(?:[LN]j|Dž)(?=[A-ZČĆŽŠĐ])")
_SMALL = "а-шђјљњћџa-zčćžšđ"
_ZERO_FOR_O = re.compile(
    rf"(?<=[^\W\d_][^\W\d_])0(?=[^\W\d_])|(?<=[{_SMALL}])0(?=[{_SMALL}]{{2}})|(?<!\w)0(?=[{_SMALL}]{{4}})"
)
_O_FOR_ZERO = re.compile(r"(?<=\d)[OО](?=\d)")


def script_of(text: str) -> str:
    """Which script the letters are: "Cyrl", "Latn", "mixed" where both are substantial, "" where there are none."""
    cyrillic, latin_letters = len(_NO_CYRILLIC.sub("", text)), len(_NO_LATIN.sub("", text))
    if not cyrillic and not latin_letters:
        return ""
    if min(cyrillic, latin_letters) >= SUBSTANTIAL * (cyrillic + latin_letters):
        return "mixed"
    return "Cyrl" if cyrillic > latin_letters else "Latn"


def canonical(
    text: Mapped, *, script: str | None = None, letters: Mapping[str, str] | None = None, accents: str | None = None
) -> Mapped:
    """Repaired and in Latin, for analysis. `script`, `letters` and `accents` belong to the whole document (`script_of`,
    `font_repairs`, `missing_accents`); where they are not given they are taken from `text` itself."""
    script = script_of(text.text) if script is None else script
    letters = font_repairs(text.text) if letters is None else letters
    accents = missing_accents(text.text, script=script) if accents is None else accents
    return latin(repaired(text, script=script, letters=letters, accents=accents))


def repaired(text: Mapped, *, script: str, letters: Mapping[str, str] | None = None, accents: str = "") -> Mapped:
    """`text` mended, in the script it stands in. `script` ("Cyrl", "Latn", …) decides where a word gives no hint
    itself; `letters` are the document's `font_repairs`, `accents` its `missing_accents`."""
    text = edited(text, _character_edits(text.text))
    if letters:
        text = edited(text, font_edits(text.text, letters))
    text = edited(text, _word_edits(text.text, script))
    text = edited(text, _number_edits(text.text))
    if accents:
        text = edited(text, accent_edits(text.text, accents))
    if script != "Cyrl":
        text = edited(text, _dj_edits(text.text))
    return edited(text, ((m.start(), m.end(), m[0].upper()) for m in _BROKEN_CAPITALS.finditer(text.text)))


def _character_edits(text: str) -> Iterator[Edit]:
    for found in _ODD_CHARACTER.finditer(text):
        match found.lastgroup:
            case "hyphen":  # the layout stage joins the lines of a hyphenated word
                replacement = "-"
            case "space":
                replacement = " "
            case "accented":
                replacement = normalize("NFC", found[0])
                if "Ѐ" <= replacement[0] <= "ӿ" and replacement[0] not in "сСзЗ":
                    replacement = replacement[0]  # a stress mark («за̑мак»); «с́», «з́» are Montenegrin letters
            case "ligature":
                replacement = normalize("NFKC", found[0])
            case "stroke":  # eth and African d look the same as Đ; no Icelandic word begins with eth
                replacement = "Đ"
            case _:
                replacement = ""
        yield found.start(), found.end(), replacement


def _word_edits(text: str, script: str) -> Iterator[Edit]:
    edits = [(m.start(), m.end(), _one_script(m[0], script)) for m in _MIXED_WORD.finditer(text)]
    small = lists.table("repairs")["small_words"]
    edits += [(m.start(), m.end(), small[m[0]]) for m in _small_word().finditer(text)]
    return iter(sorted(edits))


@lru_cache(maxsize=1 << 14)
def _one_script(word: str, script: str) -> str:
    as_latin, as_cyrillic = word.translate(_TO_LATIN_LOOKS), word.translate(_TO_CYRILLIC_LOOKS)
    if is_numeral(as_latin):  # «ХIV» with a Cyrillic Х
        return as_latin
    only_cyrillic = len(_NO_CYRILLIC.sub("", as_latin))  # letters without a Latin look-alike
    only_latin = len(_NO_LATIN.sub("", as_cyrillic))
    if not only_latin and not only_cyrillic:
        mostly_latin = 2 * len(_NO_LATIN.sub("", word)) > len(word)
        return as_latin if script == "Latn" or (script != "Cyrl" and mostly_latin) else as_cyrillic
    if not only_cyrillic:
        # «ISOа»: the acronym stays, its ending is Cyrillic
        return word if script == "Cyrl" and _ACRONYM_WITH_ENDING.fullmatch(word) else as_latin
    if not only_latin:
        return as_cyrillic
    if only_cyrillic >= PREVAILING * only_latin:
        return "".join(_letter_or(letter, pack_letters()(letter)) for letter in as_cyrillic)
    if only_latin >= PREVAILING * only_cyrillic:
        return "".join(_letter_or(letter, pack_letters()(letter, reversed=True)) for letter in as_latin)
    return word


def _letter_or(letter: str, other: str) -> str:
    return other if len(other) == 1 else letter  # љ in a Latin word has no single letter; `latin` knows its capitals


@cache
def _small_word() -> re.Pattern[str]:
    small = "|".join(lists.table("repairs")["small_words"])
    return re.compile(rf"(?<=[{CYRILLIC_LETTER}]\s)(?:{small})(?=\s[{CYRILLIC_LETTER}])")


def _number_edits(text: str) -> Iterator[Edit]:
    edits = [(m.start(), m.end(), _letter_o(text, m.start())) for m in _ZERO_FOR_O.finditer(text)]
    edits += [(m.start(), m.end(), "0") for m in _O_FOR_ZERO.finditer(text)]
    edits += [(m.end() - 1, m.end(), "3") for m in _three().finditer(text)]
    return iter(sorted(edits))


def _letter_o(text: str, at: int) -> str:
    """The letter that the zero at `at` stands for, in script and case of the letters beside it."""
    after, before = text[at + 1], text[at - 1 : at]
    cyrillic = "Ѐ" <= after <= "ӿ"
    small = before.isalpha() and after.islower()
    return ("о" if small else "О") if cyrillic else ("o" if small else "O")


@cache
def _three() -> re.Pattern[str]:
    numbered = "|".join(map(re.escape, lists.table("repairs")["numbered"]["words"]))
    return re.compile(rf"(?<!\w)(?:{numbered}) З(?=[.,\s)])|(?<=\d)З(?=[\d.)])")


def _dj_edits(text: str) -> Iterator[Edit]:
    """đ where it was written dj: «takodje», but not «djelokrug»."""
    if "dj" not in text and "DJ" not in text:
        return
    for word in _DJ_WORD.finditer(text):
        for stem in _dj_stem().finditer(word[0].lower()):
            start = word.start() + word[0].lower().index("dj", stem.start())
            yield start, start + 2, "Đ" if text[start].isupper() else "đ"


_DJ_WORD = re.compile(r"(?<![^\W\d_])[A-Za-zčćžšđČĆŽŠĐ]*(?:dj|DJ)[A-Za-zčćžšđČĆŽŠĐ]*")


@cache
def _dj_stem() -> re.Pattern[str]:
    return re.compile("|".join(lists.table("repairs")["dj"]["stems"]))
