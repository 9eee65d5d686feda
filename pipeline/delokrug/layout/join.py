"""The text of a paragraph out of its lines: white space collapsed, line-end hyphens joined.

In: the lines of one paragraph. Out: a `Mapped` text in the document's own script, over `Document.text`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from delokrug.records import Line, Mapped

_PIECE = re.compile(r"\s+|\S+")
_HYPHEN_END = re.compile(r"([^\W\d_]+)\s?([-¬\u00ad\ufffe\u0002])\s*$")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary:
    """The words of a document, to tell a hyphen that breaks a line from one that joins two words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words = {word.lower() for line in lines for word in _WORD.findall(line.text)}

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether «left-right» is a compound («државно-правни») that happens to break at its hyphen."""
        left, right = left.lower(), right.lower()
        if left + "-" + right in self.words:
            return True
        if left + right in self.words:
            return False
        # adjectives in -но, -ко, -во join with a hyphen; syllables before a line end seldom end so and are short
        return len(left) >= 6 and left.endswith(("но", "ко", "no", "ko")) and len(right) >= 6


def joined(lines: Sequence[Line], vocabulary: Vocabulary) -> Mapped:
    text: list[str] = []
    starts = array("q")
    ends = array("q")
    skip_space = True
    for index, line in enumerate(lines):
        spaced = _letter_spaced(line.text)
        body, glue = line.text, True
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        hyphen = _HYPHEN_END.search(body)
        first = _FIRST_WORD.match(following)
        if hyphen and first and (first[1][:1].islower() or hyphen[1].isupper()):
            keep = vocabulary.keeps_hyphen(hyphen[1], first[1]) and hyphen[2] == "-"
            body, glue = body[: hyphen.end(1)] + ("-" if keep else ""), False
        for piece in _PIECE.finditer(body):
            at = line.start + piece.start()
            if piece[0].isspace():
                if spaced:
                    continue
                if not skip_space:
                    text.append(" ")
                    starts.append(at)
                    ends.append(line.start + piece.end())
                    skip_space = True
                continue
            text.append(piece[0])
            starts.extend(range(at, at + len(piece[0])))
            ends.extend(range(at + 1, at + len(piece[0]) + 1))
            skip_space = False
        if index + 1 < len(lines) and glue and not skip_space:
            text.append(" ")
            starts.append(line.end)
            ends.append(lines[index + 1].start)
            skip_space = True
    out = "".join(text)
    if out.endswith(" "):
        out = out[:-1]
        starts.pop()
        ends.pop()
    return Mapped(out, starts, ends)


def _letter_spaced(text: str) -> bool:
    """A title typed with spaces between its letters («П Р А В И Л Н И К»)."""
    words = text.split()
    return len(words) >= 4 and all(len(word) == 1 and word.isalpha() for word in words)
