"""The tree of units as the checks ask for it. In: an extraction. Out: indices into its units and positions."""

from __future__ import annotations

from delokrug.records import Extraction


def body_of(extraction: Extraction) -> int | None:
    """The unit that is the issuing institution; None where the text does not name it."""
    units = extraction.units
    return next((i for i, unit in enumerate(units) if unit.institution and unit.name == extraction.body), None)


def parts_of(extraction: Extraction, unit: int) -> list[int]:
    """The unit itself and all below it, in reading order."""
    inside = {unit}
    grows = True
    while grows:  # a part may stand before what it is a part of
        more = {i for i, one in enumerate(extraction.units) if one.parent in inside} - inside
        grows = bool(more)
        inside |= more
    return sorted(inside)


def described(extraction: Extraction) -> dict[int, int]:
    """Unit → where its remit begins, for units with duties of their own."""
    starts: dict[int, int] = {}
    for duty in extraction.responsibilities:
        if duty.position is None:
            starts[duty.unit] = min(duty.start, starts.get(duty.unit, duty.start))
    return starts


def holders(extraction: Extraction) -> dict[int, list[int]]:
    """Unit → its own posts, for units that have any."""
    posts: dict[int, list[int]] = {}
    for index, post in enumerate(extraction.positions):
        if post.unit is not None:
            posts.setdefault(post.unit, []).append(index)
    return posts
