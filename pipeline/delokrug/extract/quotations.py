"""Where a quotation that runs over blocks ends.

In: the texts of blocks and where the quotation opens. Out: where it closes. Serbian prints „…”, »…« and "…", typists
also “…” and ”…”, so a sign opens or closes by what stands around it, and quotations stand inside quotations
(«„… („Службени гласник РС”, број 5/20) …”»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SIGN = re.compile("[„“”»«\"‟]|,,|''")
OPENING = re.compile(rf"\s*(?:{SIGN.pattern})\s*")
_ALWAYS_OPENS = frozenset(("„", ",,"))


def closing(texts: Sequence[str], first: int, start: int, last: int) -> tuple[int, int, int] | None:
    """Where the quotation closes that opens at `texts[first][start:]`: text, start and end of the closing sign.

    Looked for before `texts[last]`; None where it is never closed.
    """
    depth = 0
    for index in range(first, last):
        text = texts[index]
        at = start if index == first else 0
        skip = index > first and depth == 1 and _opens_again(text)
        for sign in SIGN.finditer(text, at):
            if skip:
                skip = False
            elif depth == 0 or opens(text, sign.start(), sign.end()):
                depth += 1
            else:
                depth -= 1
                if depth == 0:
                    return index, sign.start(), sign.end()
    return None


def opens(text: str, start: int, end: int) -> bool:
    """Whether the sign `text[start:end]` opens a quotation, rather than closing one."""
    before, behind = text[:start][-1:], text[end : end + 1]
    if text[start:end] in _ALWAYS_OPENS:  # unless it is mistyped at the end: «„Текст.„»
        return not before.strip() or bool(behind.strip(".,;:)"))
    return (not before or before.isspace() or before in '([„“"»«:') and (behind.isalnum() or behind in "„(–-")


def quoted(text: str, start: int) -> tuple[int, int] | None:
    """The text between the signs of the quotation that opens at `start` of one text; None where none does."""
    sign = OPENING.match(text, start)
    found = closing([text], 0, start, 1) if sign else None
    return (sign.end(), found[1]) if sign and found else None


def _opens_again(text: str) -> bool:
    """Whether each paragraph of the quotation begins with the sign, which only the last one closes."""
    sign = OPENING.match(text)
    return bool(sign) and closing([text], 0, 0, 1) is None
