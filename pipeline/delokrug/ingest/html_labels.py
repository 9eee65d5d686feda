"""Labels of list items as a browser prints them: «•», «3.», «б.», «iv.»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from delokrug.ingest.html_tree import LONGEST_ATTRIBUTE, Element

# By the number of lists around the item, as browsers draw them: layout tells the depth of an item by its bullet.
BULLETS = ("•", "◦", "▪")

MOST_ROMAN = 3999
# A list that counts higher is an attempt to fill the memory.
MOST = 1_000_000

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_AZBUKA = "абвгдђежзијклљмнњопрстћуфхцчџш"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|disc|circle|square|decimal-leading-zero|decimal|"
                    r"lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman|cyrillic|serbian)\b",
                    re.IGNORECASE)  # fmt: skip
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
          "disc": "disc", "circle": "circle", "square": "square"}  # fmt: skip
_SIGNS = {"disc": "•", "circle": "◦", "square": "▪"}
# A number, letter, dash or bullet that the author typed says more than the bullet that the browser adds.
_TYPED = re.compile(r"[•·●○▪■□◦‣➢➤►▶✓✔*–—-]\s*\S|\(?(?:\d{1,3}(?:\.\d{1,2})*|[^\W\d_]{1,2}|[ivxIVX]{1,5})[.)]+\s*\S")


@dataclass(slots=True)
class ListState:
    """A list that is being read. `following`: the number of its next item, `step`: +1, or -1 where it counts down."""

    form: str
    ordered: bool
    following: int = 1
    step: int = 1
    sign: str = "."


def list_state(element: Element, *, depth: int) -> ListState:
    """`depth`: how many lists it stands in, itself included."""
    style = _style(element)
    if element.tag != "ol":
        return ListState(style or ("disc", "circle", "square")[min(depth, len(BULLETS)) - 1], False)
    reverse = element.get("reversed") is not None
    items = sum(1 for one in element if one.tag == "li")
    start = _number(element.get("start"), items if reverse else 1)
    return ListState(style or "decimal", True, start, -1 if reverse else 1, element.get("data-sign", "."))


def label(state: ListState, item: Element) -> str:
    """The label of the next item; "" where the list has none."""
    own = _style(item)
    form = own or state.form
    if not state.ordered and form not in _SIGNS and form != "none":
        return ""
    if form in _SIGNS:
        return _SIGNS[form]
    if not state.ordered:
        return "•"  # without the browser's bullet (a page draws its own), yet an item
    value = _number(item.get("value"), state.following)
    state.following = max(-MOST, min(MOST, value + state.step))
    return "" if form == "none" else numeral(value, form) + state.sign


def typed(text: str) -> bool:
    """Whether the text begins with a marker of its own."""
    return bool(_TYPED.match(text))


def numeral(value: int, form: str) -> str:
    """The number in digits, letters or Roman numerals; in digits where the form has none for it."""
    if form in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin", "cyrillic", "serbian") and value > 0:
        letters = _letters(value, _AZBUKA if form in ("cyrillic", "serbian") else _LATIN)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("roman") and 0 < value <= MOST_ROMAN:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (value // worth)
            value %= worth
        return roman.upper() if form.startswith("upper") else roman
    return f"{value:02}" if form == "decimal-leading-zero" else str(value)


def _letters(value: int, alphabet: str) -> str:
    found = ""
    while value > 0:
        value, rest = divmod(value - 1, len(alphabet))
        found = alphabet[rest] + found
    return found


def _style(element: Element) -> str:
    match = _STYLE.search(element.get("style", "")[:LONGEST_ATTRIBUTE])
    return match[1].lower() if match else _TYPES.get(element.get("type", ""), "")


def _number(text: str | None, otherwise: int) -> int:
    try:
        return max(-MOST, min(MOST, int((text or "").strip()[:12])))
    except ValueError:
        return otherwise
