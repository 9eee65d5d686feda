"""Citations as lawyers write them.

In: a `Place`, the words of its language and the document's script. Out: «члан 12. став 2. тачка 3)».
"""

from __future__ import annotations

from collections.abc import Mapping

from delokrug.records import Place
from delokrug.script import to_cyrillic, to_latin


def citation(place: Place, *, labels: Mapping[str, str], script: str = "") -> str:
    """The place in words; empty where the text has no articles.

    `labels` has the words for article, paragraph and item. A label with `{}` says where the number goes
    ("Article {}"); one without is followed by the number and a full stop («члан» → «члан 12.», but «члан 38а»).
    """
    if not place.article or not labels:
        return ""
    parts = [_numbered(labels["article"], place.article)]
    if place.paragraph:
        parts.append(_numbered(labels["paragraph"], str(place.paragraph)))
    if place.item:
        parts.append(_numbered(labels["item"], place.item))
    return _in_script(" ".join(parts), script)


def _numbered(label: str, number: str) -> str:
    if "{}" in label:
        return label.replace("{}", number)
    return f"{label} {number}." if number[-1].isdigit() else f"{label} {number}"


def _in_script(text: str, script: str) -> str:
    if script == "Cyrl":
        return to_cyrillic(text)
    return to_latin(text) if script == "Latn" else text
