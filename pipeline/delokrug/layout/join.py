"""The text of a paragraph out of its lines: white space collapsed, line-end hyphens joined.

In: the lines of one paragraph. Out: a `Mapped` text in the document's own script, over `Document.text`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import pairwise

from delokrug.layout.markers import SMALL, letter_places, plain_hyphens
from delokrug.records import Line, Mapped

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PIECE = re.compile(r"\s+|\S+")
_SPACES = re.compile(r"\s+")
# soft hyphen, the sign of old fonts, and what pdfium makes of a hyphen at a line end
_BREAKS = "¬\u00ad\ufffe\u0002"
_SIGNS = ("-", *_BREAKS)
_HYPHEN_END = re.compile(rf"(?P<left>[^\W_]+)(?P<space>\s?)(?P<hyphen>[-{_BREAKS}])\s*$")
_SPACED_WORD = re.compile(rf"(?<!\S)[^\W\d_](?: (?:lj|nj|dž|[{SMALL}])){{4,}}(?!\S)")
_FIRST_WORD = re.compile(r"\s*(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*|\d+)")


class Vocabulary:
    """The words of a document, to tell a hyphen that breaks a line from one that joins two words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words = {word.lower() for line in lines for word in _WORD.findall(plain_hyphens(line.text))}

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether «left-right» is a compound («државно-правни») that happens to break at its hyphen."""
        left, right = left.lower(), right.lower()
        if left + "-" + right in self.words:
            return True
        if left + right in self.words:
            return False
        # adjectives in -но, -ко join with a hyphen; syllables before a line end seldom end so and are short
        return len(left) >= 6 and left.endswith(("но", "ко", "no", "ko")) and len(right) >= 6


def joined(lines: Sequence[Line], vocabulary: Vocabulary) -> Mapped:
    """The lines one after the other: a space for every white space and line end, none at either end."""
    text: list[str] = []
    starts, ends = array("q"), array("q")
    glued = True
    for index, line in enumerate(lines):
        if not glued and text[-1] != " ":
            text.append(" ")
            starts.append(lines[index - 1].end)
            ends.append(line.start)
        line_starts = len(text)
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        body, glued = _without_break(plain_hyphens(line.text), plain_hyphens(following), vocabulary)
        between_words = _letter_spacing(body) + 1
        within = _within_spaced_words(body)
        for piece in _PIECE.finditer(body):
            at = line.start + piece.start()
            if not piece[0].isspace():
                text.append(piece[0])
                starts.extend(range(at, at + len(piece[0])))
                ends.extend(range(at + 1, at + len(piece[0]) + 1))
            elif len(text) > line_starts and len(piece[0]) >= between_words and piece.start() not in within:
                text.append(" ")
                starts.append(at)
                ends.append(line.start + piece.end())
    size = len("".join(text).rstrip(" "))
    return Mapped("".join(text)[:size], starts[:size], ends[:size])


def _without_break(text: str, following: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    """The line without a hyphen that only breaks a word, and whether the next line goes on without a space."""
    if not text.rstrip().endswith(_SIGNS):
        return text, False  # most lines, and looking for the word before the hyphen takes long
    hyphen, first = _HYPHEN_END.search(text), _FIRST_WORD.match(following)
    if not hyphen or not first:
        return text, False
    left, right = hyphen["left"], first["word"]
    if right[0].islower() or (left.isupper() and right.isupper() and not left.isdigit()):
        if hyphen["space"] and (left + right).lower() not in vocabulary.words:
            return text, False  # «рад -» is a dash, unless the word is known whole
        kept = hyphen["hyphen"] == "-" and (left[-1].isdigit() or vocabulary.keeps_hyphen(left, right))
        return text[: hyphen.end("left")] + ("-" if kept else ""), True
    # «Шумадијско-» / «Поморавски», «2020-» / «2025»: the hyphen is part of the name
    named = left[0].isupper() or (left.isdigit() and right.isdigit())
    attached = named and hyphen["hyphen"] == "-" and not hyphen["space"]
    return (text[: hyphen.end()].rstrip(), True) if attached else (text, False)


def _letter_spacing(text: str) -> int:
    """How many spaces stand between the letters of a spaced title (1 in «З А К О Н   О   Р А Д У»); 0 elsewhere."""
    words = text.split()
    if len(words) < 4 or not all(len(word) == 1 and word.isalpha() for word in words):
        return 0
    return min(len(spaces) for spaces in _SPACES.findall(text.strip()))


def _within_spaced_words(text: str) -> set[int]:
    """Where the spaces stand inside a word that is letter-spaced for emphasis («р а з м а к н у т о»)."""
    found: set[int] = set()
    for word in _SPACED_WORD.finditer(text):
        letters = word[0].lower().split()
        places = [letter_places(letter) for letter in letters]
        listed = all({place + 1 for place in one} & set(two) for one, two in pairwise(places))
        if not listed:  # «а б в г д» is an alphabet
            found.update(at for at in range(*word.span()) if text[at] == " ")
    return found
