"""What character recognition gets wrong as a rule, mended by letters and sequence alone.

In: lines as read. Out: the same lines mended. Nothing here needs a lexicon: a rule fires only where the place (the
beginning of a heading, the word «степен» behind it) or the neighbours leave one reading.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

# Signs that a lone upright stroke is read as
_STROKES = "1!|lıiІIТЈJ"
_TAIL = ".,):;"
_ROMAN = re.compile(r"(?=[IVXLC])X{0,3}(?:IX|IV|V?I{0,3})")
_CYRILLIC = "Ѐ-ӿ"
_LATIN = "A-Za-zČĆŽŠĐčćžšđ"

_EDITS: tuple[tuple[re.Pattern[str], str], ...] = (
    # the dotless i is no letter of the language
    (re.compile("ı"), "i"),
    # «]» and «[» for a stroke inside a word
    (re.compile(rf"(?<=[{_CYRILLIC}])\|(?=[{_CYRILLIC}])"), "ј"),
    # digits between digits: «2О19», «1l0», «l2.»
    (re.compile(r"(?<=\d)[OОоo](?=[\d/.,-]|$)"), "0"),
    (re.compile(r"(?<=\d)[lІI|](?=[\d/])|(?<![\w])[lІ|](?=\d)"), "1"),
    (re.compile(r"(?<=\d)[ЗзE](?=\d)|(?<![\w])[Зз](?=\d)|(?<=\d)З(?=[.)/]|$)"), "3"),
    (re.compile(r"(?<=\d)б(?=[\d/.)]|$)"), "6"),
    # a figure inside a word of small letters: «з0на», «c0»
    (re.compile(r"(?<=[а-шђјљњћџ]{2})0(?=[а-шђјљњћџ])"), "о"),
    (re.compile(r"(?<=[a-zčćžšđ]{2})0(?=[a-zčćžšđ])"), "o"),
    (re.compile(r"(?<=[а-шђјљњћџ])3(?=[а-шђјљњћџ])"), "з"),
    (re.compile(r"(?<![\w])3(?=[а-шђјљњћџ]{3})"), "З"),
    # single letters between words in capitals
    (re.compile(r"(?:(?<=[А-Ш]{2} )|^)\(?0(?= [А-ШЂЈЉЊЋЏ]{3})"), "О"),
    (re.compile(r"(?:(?<=[A-ZČĆŽŠĐ]{2} )|^)\(?0(?= [A-ZČĆŽŠĐ]{3})"), "O"),
    (re.compile(r"(?<=[A-ZČĆŽŠĐ]{3} )(?:[il|]|\|I)(?= [A-ZČĆŽŠĐ]{3})"), "I"),
    # a speck before a word
    (re.compile(r"(?<!\S)['‘’`](?=\w)"), ""),
    # a space before a closing mark, none behind a comma
    (re.compile(r" +(?=[,;](?:\s|$))"), ""),
)
# «лОШКиХ»: the sizes of letters confused in a word that begins small
_ODD_CAPITALS = re.compile(
    "(?<!\\w)[а-шђјљњћџ][а-шђјљњћџ]*[А-ШЂЈЉЊЋЏ][а-шА-ШђјљњћџЂЈЉЊЋЏ]*|(?<!\\w)[a-zčćžšđ]{2,}J[a-zčćžšđ]*(?!\\w)"
)
_BROKEN_WORD = re.compile("[а-шђјљњћџa-zčćžšđ]-$")
# signs that are only a bullet at the beginning of a line
_BULLET = re.compile(r"^[*»■▪●·¢°©®] ?(?=\S)")


def mended_line(text: str) -> str:
    """One line with its letters and digits mended.

    >>> mended_line("бр. 2О19 и „гласник\\"")
    'бр. 2019 и „гласник”'
    """
    for pattern, replacement in _EDITS:
        text = pattern.sub(replacement, text)
    text = _ODD_CAPITALS.sub(lambda found: found[0].lower(), text)
    return _with_quotes(_BULLET.sub("• ", text))


def mended_word(text: str) -> str:
    """A Cyrillic word that the engine does not know, with the italic letters mended that its neighbours rule out.

    >>> mended_word("уретењу"), mended_word("посшупак"), mended_word("школа")
    ('уређењу', 'поступак', 'школа')
    """
    for read, (meant, contexts) in _confused().items():
        if read not in text:
            continue
        padded = f"__{text.lower()}__"
        signs = list(text)
        for at, sign in enumerate(text):
            if sign == read and f"{padded[at : at + 2]}.{padded[at + 3 : at + 5]}" in contexts:
                signs[at] = meant
        text = "".join(signs)
    return text


def mended_breaks(lines: Sequence[str]) -> list[str]:
    """Lines whose first word, in capitals, goes on with a word of small letters from the line before.

    >>> mended_breaks(["намеште-", "НИК друге врсте", "МИНИСТАР-", "СТВО"])
    ['намеште-', 'ник друге врсте', 'МИНИСТАР-', 'СТВО']
    """
    found = list(lines)
    for at in range(1, len(lines)):
        first, _, rest = lines[at].partition(" ")
        if _BROKEN_WORD.search(lines[at - 1]) and len(first) > 1 and first.isupper():
            found[at] = f"{first.lower()} {rest}".rstrip()
    return found


def mended_numerals(lines: Sequence[str]) -> list[str]:
    """Lines whose headings carry Roman numerals, these in sequence.

    A heading counts where its first word can be misread for the next numeral and the words behind it are in capitals.
    «У» and «И» are words themselves: whether they are numerals only the picture tells.

    >>> mended_numerals(["1 ОПШТЕ ОДРЕДБЕ", "Члан 1.", "П ДЕЛОКРУГ", "И ОРГАНИЗАЦИЈА", "Ш. ПОСТУПАК"])
    ['I ОПШТЕ ОДРЕДБЕ', 'Члан 1.', 'II ДЕЛОКРУГ', 'И ОРГАНИЗАЦИЈА', 'III. ПОСТУПАК']
    """
    wanted = 1
    found: list[str] = []
    for line in lines:
        token, tail, rest = _first_token(line)
        # a digit before a full stop is a list's, one alone the page's
        may_count = _is_capitals(rest) and not (token.isdigit() and tail)
        number = next((number for number in (wanted, 1) if may_count and _can_be(token, number)), 0)
        if number:
            line = f"{roman(number)}{tail} {rest}"
            wanted = number + 1
        found.append(line)
    return found


def looks_like_numeral(text: str) -> bool:
    """Whether a token may be a misread Roman numeral.

    >>> [looks_like_numeral(text) for text in ("УП", "Ш", "|!", "рад", "VII")]
    [True, True, True, False, True]
    """
    token = text.rstrip(_TAIL)
    return bool(token) and (all(sign in _STROKES for sign in token) or token in _misread() or is_roman(token))


def is_roman(text: str) -> bool:
    return bool(_ROMAN.fullmatch(text.rstrip(_TAIL)))


def is_numeral_place(before: str, after: str) -> bool:
    """Whether a Roman numeral is likely between two words: first in a line before a capital, or beside «степен».

    >>> is_numeral_place("", "СИСТЕМАТИЗАЦИЈА"), is_numeral_place("степена,", "степен"), is_numeral_place("и", "рад")
    (True, True, False)
    """
    words = _numeral_words()
    if _begins(after, words["after"]) or _begins(before, words["before"]):
        return True
    return not before and after[:1].isupper()


def roman(number: int) -> str:
    """1 to 39.

    >>> [roman(number) for number in (1, 4, 9, 14, 20)]
    ['I', 'IV', 'IX', 'XIV', 'XX']
    """
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]


def _first_token(line: str) -> tuple[str, str, str]:
    first, _, rest = line.partition(" ")
    token = first.rstrip(_TAIL)
    return token, first[len(token) :], rest.strip()


def _can_be(token: str, number: int) -> bool:
    numeral = roman(number)
    if token == numeral or token in _numerals().get(numeral, ()):
        return True
    return number <= 3 and len(token) <= number and all(sign in _STROKES for sign in token)


def _is_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 2 and all(sign.isupper() for sign in letters)


def _begins(word: str, beginnings: Sequence[str]) -> bool:
    small = word.lower().translate(_TO_LATIN)
    return any(small.startswith(beginning) for beginning in beginnings)


def _with_quotes(text: str) -> str:
    """Straight and doubled marks made those of the language where the other mark of the pair stands in the line."""
    if '"' not in text and ",," not in text and "''" not in text:
        return text
    text = re.sub(r"(?<!\w),,(?=\w)", "„", text).replace("''", "”")
    is_open = False
    signs = []
    for index, sign in enumerate(text):
        if sign == "„":
            is_open = True
        elif sign in "”“":
            is_open = False
        elif sign == '"':
            after = text[index + 1 : index + 2]
            if is_open or not after.isalnum():
                sign, is_open = "”", False
            else:
                sign, is_open = "„", True
        signs.append(sign)
    return "".join(signs)


@cache
def _numerals() -> dict[str, list[str]]:
    found: dict[str, list[str]] = _table()["numerals"]
    return found


@cache
def _misread() -> frozenset[str]:
    return frozenset(token for tokens in _numerals().values() for token in tokens)


@cache
def _numeral_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = _table()["numeral_words"]
    return found


@cache
def _confused() -> dict[str, tuple[str, frozenset[str]]]:
    """For a letter as read: the one that is meant, and the contexts in which it always is."""
    rows = (line.split("\t") for line in (_DATA / "contexts.tsv").read_text(encoding="utf-8").splitlines())
    return {read: (meant, frozenset(contexts.split())) for read, meant, contexts in rows}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((_DATA / "ocr.toml").read_text(encoding="utf-8"))


_TO_LATIN = str.maketrans("абвгдезијклмнопрстуф", "abvgdezijklmnoprstuf")
