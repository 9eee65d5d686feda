"""What an amending sentence speaks of: the provision it changes, or the new one and what it stands behind.

In: the words of a sentence before its new text («после члана 15. додаје се члан 15а који гласи:»), and the provision
that the sentence before it spoke of, since «став 3. мења се» goes on in the same article. Out: a `Target`. The words
for units of an act stand in the pack (`cite_article` … `cite_post`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from delokrug.extract import phrases
from delokrug.extract.quotations import SIGN, closing, opens
from delokrug.extract.words import Words
from delokrug.packs import Pack
from delokrug.records import Amendment, Place

_NUMBER_TOKENS = 2  # «2.», «2)»: a sign may stand apart
NOWHERE = Place()
LEVELS = ("article", "paragraph", "item", "subitem", "indent", "post")
_SMALL = "a-zčćžšđ"
# «12.», «3)», «(1)», «15a», «7.a», «7-a», «а)», «IV»
_NUMBER = re.compile(
    rf"\s*(?P<number>\(\s?\d{{1,3}}[{_SMALL}]?\s?\)|\d{{1,3}}(?:\.\d{{1,2}})*(?:[.-]?[{_SMALL}]\b)?[.)]?|[{_SMALL}]\)|[IVX]+\b)"
)


@dataclass(frozen=True, slots=True)
class Target:
    """The provision that a text becomes; `level`: what it is («став»), "" where the sentence names no provision."""

    place: Place = NOWHERE
    level: str = ""
    after: Place | None = None
    new: bool = False
    posts: bool = False  # posts are spoken of

    def amendment(self, place: Place) -> Amendment:
        return Amendment(place, self.after, self.new, self.posts)


@dataclass(frozen=True, slots=True)
class _Reference:
    level: str
    number: str  # as printed; "" where there is none
    behind: bool  # «после члана 15.»
    first: int  # its tokens; `last` without the number
    last: int


def target(words: Words, pack: Pack, first: int, last: int, above: Place) -> Target:
    """What the tokens [first, last) speak of last; `above` is the provision of the sentence before."""
    found = Target(above)
    before: _Reference | None = None
    for one in _references(words, pack, first, last):
        of_article = one.level == "article" and _right_behind(before, one)
        before, inner = one, found.place
        if of_article and inner.article == above.article:
            # «став 2. члана 6.», «U stavku 2. članka 6.»
            found = replace(found, place=replace(inner, article=one.number.strip("(). ")))
            continue
        found = replace(found, posts=found.posts or one.level == "post")
        if one.behind:
            found = replace(found, after=_with(found.place, one), new=True, place=_above(found.place, one), level="")
        elif found.new and one.level == found.level:
            continue  # «чл. 8а и 8б», «став 2, који постаје став 3»: the first one
        else:
            found = replace(found, place=_counted(_with(found.place, one), one, found.after), level=one.level)
    added = any(words.in_class(i, "amend_add") for i in range(first, last))
    return replace(found, new=found.new or added)


def _right_behind(before: _Reference | None, one: _Reference) -> bool:
    return before is not None and before.level != "article" and one.first <= before.last + _NUMBER_TOKENS


def _counted(place: Place, one: _Reference, after: Place | None) -> Place:
    """The place of «нова алинеја», «нови став», which come next where no number stands there."""
    if one.number or after is None:
        return place
    if one.level == "indent" and after.indent:
        return replace(place, indent=after.indent + 1)
    return replace(place, paragraph=after.paragraph + 1) if one.level == "paragraph" and after.paragraph else place


def masked(words: Words) -> list[bool]:
    """For each token whether it stands in quotation marks."""
    out, end = [], 0
    for start in words.starts:
        sign = SIGN.match(words.text, start)
        if start >= end and sign and opens(words.text, *sign.span()):
            found = closing([words.text], 0, start, 1)
            end = found[2] if found else end
        out.append(start < end)
    return out


def _references(words: Words, pack: Pack, first: int, last: int) -> Iterator[_Reference]:
    hidden = masked(words)
    for at in range(first, last):
        if hidden[at]:
            continue
        for level in LEVELS:
            end = phrases.match(words, pack, f"cite_{level}", at, last)
            if end is None or end == at:
                continue
            number = _NUMBER.match(words.text, words.ends[end - 1])
            behind = at > first and words.in_class(at - 1, "amend_behind")
            yield _Reference(level, number["number"] if number else "", behind, at, end)
            break


def _with(place: Place, one: _Reference) -> Place:
    """The place with a reference at its level, and nothing below."""
    number = one.number
    if one.level == "article":
        return Place(number.strip("(). "))
    if one.level == "paragraph":
        digits = re.search(r"\d+", number)
        return Place(place.article, int(digits[0]) if digits else 0)
    if one.level == "post":
        # posts stand in no paragraph: what the sentence before was about is another article
        elsewhere = (place.paragraph or place.item) and not place.post
        return Place("" if elsewhere else place.article, post=number.strip("(). "))
    if one.level == "item":
        return Place(place.article, place.paragraph, number)
    if one.level == "subitem":
        return Place(place.article, place.paragraph, place.item, number)
    digits = re.search(r"\d+", number)
    return replace(place, indent=int(digits[0]) if digits else 0, amends=None)


def _above(place: Place, one: _Reference) -> Place:
    """What a provision behind `one` stands in."""
    return Place() if one.level == "article" else _with(place, replace(one, number=""))
