"""Declared sums against the posts that were found.

In: an extraction with its `declared` totals and posts, and the document's text. Out: findings, one for each sum that
in no reading agrees with the posts, with both numbers, the words that declare it and the posts that were counted.

What is uncertain agrees: a post without a number of executors may have any, a post without a rank may be of any unless
the list itself has a part for such posts, the sum of a unit may be meant with or without its parts, and a bare number
(«виши саветник – 4») may count posts or executors. A law, a booklet, a page and an amending act hold only a part of an
institution's posts, so their sums are compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from delokrug import packs
from delokrug.errors import CODES, SEVERITIES
from delokrug.records import DeclaredTotal, Extraction, Finding, Position
from delokrug.tables.citations import citation

# Kinds of documents that list all posts of the body, where they list any.
_WHOLE = frozenset({"rulebook", "decree", "other"})
# A document with fewer posts than this share of the declared ones holds a part of them: a note for the whole says so.
_PART = 0.5
_LONGEST_QUOTE, _LONGEST_LIST = 160, 180  # characters
_SUPPORT, _POSITIONS = "namestenik", "polozaj"
_ALL_SUPPORT = (_SUPPORT, "namjestenik")
_BY_STATUS = ("civil_servants", "executor_posts", *_ALL_SUPPORT)  # groups that depend on who is support staff
_MEASURES = ("posts", "executors")
_CODES = {"posts": "total_posts", "executors": "total_executors"}


@dataclass(frozen=True, slots=True)
class Found:
    """The posts that a sum counts, by their indices: those that surely belong to it, and those that may."""

    sure: tuple[int, ...]
    possible: tuple[int, ...] = ()


def total_findings(extraction: Extraction, text: str) -> list[Finding]:
    """The sums that do not agree with the posts, in the order in which they stand. `text` is `Document.text`."""
    if extraction.kind not in _WHOLE or not extraction.positions:
        return []
    return list(_Totals(extraction, text).findings())


class _Totals:
    def __init__(self, extraction: Extraction, text: str) -> None:
        self.extraction = extraction
        self.posts = extraction.positions
        self.text = text
        pages = [*(post.page for post in self.posts), *(total.page for total in extraction.declared)]
        self.paged = max(pages, default=1) > 1

    def findings(self) -> Iterator[Finding]:
        part = next(filter(self._holds_part, self.extraction.declared), None)
        if part is not None:
            yield self._finding(part, "total_part", "posts", self._scopes(part)[0])
            return
        doubted = self._doubted()
        for _, group in groupby(self.extraction.declared, key=lambda total: total.group):
            totals = list(group)
            whole = [total for total in totals if _is_whole(total)]
            if whole and all(total in doubted for total in whole):
                continue  # nor are its parts what was taken for them
            measure = self._measure(totals)
            for total in totals:
                if total not in doubted:
                    yield from self._disagreement(total, totals, measure)

    def _holds_part(self, total: DeclaredTotal) -> bool:
        return _is_whole(total) and total.counted == "posts" and len(self.posts) < _PART * total.count

    def _doubted(self) -> list[DeclaredTotal]:
        """Sums that are hardly of the whole document. It has one, so of several that differ those count that agree with
        the posts, else the largest; the others are of something that the text did not name.
        """
        doubted: list[DeclaredTotal] = []
        everything = Found(tuple(range(len(self.posts))))
        for measure in ("", *_MEASURES):
            sums = [total for total in self.extraction.declared if _is_whole(total) and total.counted == measure]
            measures = [measure] if measure else _MEASURES
            agreeing = [t.count for t in sums if any(self._agrees(t.count, everything, one) for one in measures)]
            believed = agreeing or [max((total.count for total in sums), default=0)]
            doubted += [total for total in sums if total.count not in believed]
        return doubted

    def _disagreement(self, total: DeclaredTotal, group: Sequence[DeclaredTotal], bare: str) -> Iterator[Finding]:
        if total.of == "other" or (total.of in _BY_STATUS and self._status_untold(group)):
            return
        measures = [measure for measure in (total.counted or bare,) if measure] or list(_MEASURES)
        scopes = [self._of(total, scope, group) for scope in self._scopes(total)]
        if (total.unit is not None or total.since is not None) and not scopes[0].sure:
            return  # its posts stand elsewhere, or were not read as those of the unit
        if not any(self._fits(total, group, measure) for measure in measures):
            listed = scopes[0].sure if total.of else self._scopes(total)[0]
            yield self._finding(total, _CODES[measures[0]], measures[0], listed)

    def _status_untold(self, group: Sequence[DeclaredTotal]) -> bool:
        """Whether there is support staff that no rank tells: in Bosnia a «viši referent» is one by his status alone."""
        declared = any(total.count for total in group if total.of in _ALL_SUPPORT)
        return declared and not any(post.rank_code.startswith(_ALL_SUPPORT) for post in self.posts)

    def _scopes(self, total: DeclaredTotal) -> list[tuple[int, ...]]:
        """The sets of posts that a sum may speak of, the likeliest first."""
        everything = tuple(range(len(self.posts)))
        if total.since is not None:
            return self._above(total)
        if total.unit is None:
            return [everything]
        inside = self._below(total.unit)
        scopes = [
            tuple(i for i in everything if self.posts[i].unit in inside),
            tuple(i for i in everything if self.posts[i].unit == total.unit),
        ]
        topmost = self.extraction.units[total.unit].parent is None
        return [everything, *scopes] if topmost else scopes

    def _above(self, total: DeclaredTotal) -> list[tuple[int, ...]]:
        """The posts above a sum that stands below them: back to where it begins at the earliest, or to where a unit's
        posts begin.
        """
        above = [i for i, post in enumerate(self.posts) if post.start < total.start]
        # behind another sum nothing is left to begin with, so it sums up everything
        first = next((at for at, i in enumerate(above) if self.posts[i].start >= (total.since or 0)), 0)
        edges = [at for at, i in enumerate(above) if at == 0 or self.posts[i].unit != self.posts[above[at - 1]].unit]
        return [tuple(above[at:]) for at in dict.fromkeys([first, *edges])]

    def _below(self, unit: int) -> set[int]:
        inside, grows = {unit}, True
        while grows:  # a part may stand before what it is a part of
            more = {i for i, one in enumerate(self.extraction.units) if one.parent in inside} - inside
            inside, grows = inside | more, bool(more)
        return inside

    def _of(self, total: DeclaredTotal, scope: tuple[int, ...], group: Sequence[DeclaredTotal]) -> Found:
        """Of the posts in a scope, those of the rank or group that a sum names."""
        if not total.of:
            # «државни секретар – 2» beside the ranks: those who have none may not be counted as posts
            beside = any(other.of == "other" for other in group)
            apart = tuple(i for i in scope if beside and not self.posts[i].rank)
            return Found(tuple(i for i in scope if i not in apart), apart)
        named = [other.of for other in group if other.of not in ("", "rest", "other")]
        if total.of == "rest":
            unread = tuple(i for i in scope if self._unread(self.posts[i], group))
            left = [i for i in scope if not any(_is_of(self.posts[i], of) for of in named) and i not in unread]
            return Found(tuple(left), unread)
        sure = tuple(i for i in scope if _is_of(self.posts[i], total.of))
        # a list with a part for what has no rank says that the others have theirs
        elsewhere = any(other.of in ("rest", "other") for other in group)
        unknown = [i for i in scope if not self.posts[i].rank_code and i not in sure]
        return Found(sure, tuple(i for i in unknown if not elsewhere or self._unread(self.posts[i], group)))

    def _unread(self, post: Position, group: Sequence[DeclaredTotal]) -> bool:
        """A rank is written and not known, so it may be any, misread; unless the list has a part of its name."""
        if not post.rank or post.rank_code:
            return False
        parts = (self.text[total.start : total.end].casefold() for total in group if total.of == "other")
        return not any(post.rank.casefold() in part for part in parts)

    def _fits(self, total: DeclaredTotal, group: Sequence[DeclaredTotal], measure: str) -> bool:
        """Whether a sum agrees with the posts in one of the scopes it may have."""
        return any(self._agrees(total.count, self._of(total, scope, group), measure) for scope in self._scopes(total))

    def _agrees(self, count: int, found: Found, measure: str) -> bool:
        least, most = self._range(found, measure)
        return least <= count and (most is None or count <= most)

    def _range(self, found: Found, measure: str) -> tuple[int, int | None]:
        """The fewest and the most that the posts can be; None where nothing says how many."""
        if measure == "posts":
            return len(found.sure), len(found.sure) + len(found.possible)
        least = sum(self.posts[i].executors or 0 for i in found.sure)
        if any(self.posts[i].executors is None for i in (*found.sure, *found.possible)):
            return least, None
        return least, least + sum(self.posts[i].executors or 0 for i in found.possible)

    def _measure(self, group: Sequence[DeclaredTotal]) -> str:
        """What the bare numbers of a list count: what more of them agree with, else what their sum agrees with; ""
        where neither tells.
        """
        bare = [total for total in group if not total.counted and total.of != "other"]
        agreeing = {measure: sum(self._fits(total, group, measure) for total in bare) for measure in _MEASURES}
        summed = {t.counted: t.count for t in group if t.counted and not t.of}
        parts = sum(total.count for total in group if not total.counted)
        by_sum = [measure for measure in _MEASURES if summed.get(measure) == parts]
        if agreeing["posts"] != agreeing["executors"]:
            return max(agreeing, key=lambda measure: agreeing[measure])
        return by_sum[0] if len(by_sum) == 1 else ""

    def _finding(self, total: DeclaredTotal, code: str, measure: str, posts: Sequence[int]) -> Finding:
        least, most = self._range(Found(tuple(posts)), measure)
        found = f"at least {least}" if most is None else str(least)
        message = CODES[code].format(
            quote=_shortened(self.text[total.start : total.end], _LONGEST_QUOTE),
            where=self._where(total),
            declared=total.count,
            found=f"{found} that no other part of the list names" if total.of == "rest" else found,
            posts=self._listed(posts),
        )
        return Finding(SEVERITIES[code], code, message, unit=total.unit, page=total.page)

    def _where(self, total: DeclaredTotal) -> str:
        labels = packs.pack(self.extraction.language).citation if self.extraction.language else {}
        script = "Latn" if self.extraction.script == "Latn" or "Cyrl" not in labels else "Cyrl"
        place = citation(total.place, labels=labels.get(script, {}), script=self.extraction.script)
        page = f"page {total.page}" if self.paged else ""
        return " (" + ", ".join(filter(None, (place, page))) + ")" if place or page else ""

    def _listed(self, posts: Sequence[int]) -> str:
        """«1. Начелник, 2. Возач», as many as there is room for."""
        listed = ""
        for position, index in enumerate(posts):
            post = self.posts[index]
            number = f"{post.number.rstrip('.')}. " if post.number else ""
            executors = "" if post.executors is None else f" ({post.executors})"
            one = f"{', ' if listed else ''}{number}{post.title}{executors}"
            if listed and len(listed) + len(one) > _LONGEST_LIST:
                return f"{listed} and {len(posts) - position} more"
            listed += one
        return listed or "none"


def _is_whole(total: DeclaredTotal) -> bool:
    return total.unit is None and not total.of and total.since is None


def _is_of(post: Position, of: str) -> bool:
    """Whether a post is of a rank or group; `polozaj` covers `polozaj_1`, as `namestenik` covers `namestenik_4`."""
    code = post.rank_code
    if of in ("executor_posts", "civil_servants"):
        excluded = (_SUPPORT, _POSITIONS) if of == "executor_posts" else (_SUPPORT,)
        return bool(code) and not code.startswith(excluded)
    return code == of or (of in (_SUPPORT, _POSITIONS) and code.startswith(of + "_"))


def _shortened(quote: str, longest: int) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
