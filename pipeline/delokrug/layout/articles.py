"""Headings of articles: «Члан 5.», «ČLANAK 7.a», «Член 7-а», «Article 5», «Member 5», «Члан IV».

In: the text of a line or paragraph, in either script and as badly printed as it may be. Out: the match, whose group
`number` is the article's. The words stand in the packs (`article_heading`; `article_heading_alone` for «Section 5»,
which is an article only in an act that has no other); the language is not known yet, so those of all packs count.
"""

from __future__ import annotations

import functools
import re

from delokrug import packs
from delokrug.packs import folders
from delokrug.script import to_cyrillic

# what printers and broken fonts made of a letter
_MISPRINTS = {"č": "[чčĉèćc^]", "Č": "[ЧČĈÈĆC^]"}
# «15а», «15 а», «7.a» (Croatian), «7-а» (Macedonian); «7.A» is the end of a sentence, «5 о» a preposition
_NUMBER = (
    r"(?P<number>\d{1,3}(?:[абвгдabvgd]|\s?(?-i:[абвгдabvgd])|(?-i:[ђежзđežza-h]|[.\-–][а-ћa-zđ]))?"
    r"|(?<=\s)(?-i:[IVXІХ]{1,6}))\b"
)


def article_heading(text: str) -> re.Match[str] | None:
    """The heading of an article that a text begins with; None where it begins with something else."""
    return _pattern("article_heading", folders.added()).match(text)


def lone_heading(text: str) -> re.Match[str] | None:
    """«Section 5» and nothing else: an article where the act has no other word for it."""
    return _pattern("article_heading_alone", folders.added()).fullmatch(text)


@functools.cache
def _pattern(name: str, _folders: tuple[str, ...]) -> re.Pattern[str]:
    words = {word for language in packs.languages() for word in packs.pack(language).words.get(name, ())}
    forms = sorted((form for word in words for form in _forms(word)), key=len, reverse=True)
    return re.compile(rf"^\s*(?:{'|'.join(forms)})\s*{_NUMBER}\s*[.:]?\s*", re.IGNORECASE)


def _forms(word: str) -> set[str]:
    latin = "".join(_MISPRINTS.get(letter, re.escape(letter)) for letter in word)
    return {latin, re.escape(to_cyrillic(word))}
