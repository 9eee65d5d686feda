"""Citations as lawyers write them.

In: a `Place`, the words of its language and the document's script. Out: «члан 12. став 2. тачка 3)», and for the text
that an amending act gives, what it becomes in the act it amends: «члан 7. став 1.», «после члана 15.: члан 15а».
"""

from __future__ import annotations

from collections.abc import Mapping

from delokrug.records import Place
from delokrug.script import to_cyrillic, to_latin


def citation(place: Place, *, labels: Mapping[str, str], script: str = "") -> str:
    """The place in words; empty where the text has no articles.

    `labels` has the words for article, paragraph, item, subitem and indent; what has no word is left out. A label with
    `{}` says where the number goes ("Article {}"); one without is followed by the number and a full stop («члан» →
    «члан 12.», but «члан 38а»).
    """
    return in_script(_words(place, labels), script) if place.article else ""


def amended(place: Place, *, labels: Mapping[str, str], script: str = "") -> str:
    """What the text becomes in the act it amends; empty in ordinary text.

    A changed provision is its citation. A new one has before it, with a colon, behind what it is added («после члана
    15.: члан 15а»), or the word for new where the act does not say («ново: члан 6. став 3.»): what stands behind the
    last colon is always its place in the amended act. Empty, too, where the act names no place.
    """
    amends = place.amends
    if amends is None:
        return ""
    words = _words(amends.place, labels)
    if amends.new:
        before = _words(amends.after, labels, after=True) if amends.after else labels.get("new", "")
        words = ": ".join(filter(None, (before, words)))
    return in_script(words, script)


def _words(place: Place, labels: Mapping[str, str], *, after: bool = False) -> str:
    numbers = {
        "article": place.article,
        "paragraph": str(place.paragraph or ""),
        "item": place.item,
        "subitem": place.subitem,
        "indent": str(place.indent or ""),
        "post": place.post,
    }
    given = [name for name, number in numbers.items() if number and name in labels]
    prefix = {given[-1]: "after_"} if after and given else {}
    return " ".join(_numbered(labels.get(prefix.get(name, "") + name, "{}"), numbers[name]) for name in given)


def _numbered(label: str, number: str) -> str:
    if "{}" in label:
        return label.replace("{}", number)
    return f"{label} {number}." if number[-1].isdigit() else f"{label} {number}"


def in_script(text: str, script: str) -> str:
    """Canonical Latin text («15a») in the document's script, "Cyrl" or "Latn"; as it is for other values."""
    if script == "Cyrl":
        return to_cyrillic(text)
    return to_latin(text) if script == "Latn" else text
