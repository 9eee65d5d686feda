"""Posts that lack something: their unit, the number of executors, a rank that is known.

In: the posts of a document and its text. Out: findings. A post lacks what the other posts of the document have: where
no post has a number of executors, the act states them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from delokrug.check.found import of_post, quoted
from delokrug.check.rules import source_of
from delokrug.check.tree import body_of
from delokrug.check.words import words_in
from delokrug.errors import DelokrugError
from delokrug.packs import pack
from delokrug.records import Extraction, Finding

# A post lacks what at least this share of the document's posts has.
_USUAL = 0.8


def post_findings(extraction: Extraction, text: str) -> list[Finding]:
    """One finding for each run of posts without a unit, each post without executors, each rank that is not known."""
    return [*_without_unit(extraction, text), *_without_executors(extraction), *_unknown_ranks(extraction)]


def _without_unit(extraction: Extraction, text: str) -> Iterator[Finding]:
    """Posts of the body itself behind posts of its units.

    Those who head the body stand before the posts of units; the others of the body stand under «изван унутрашњих
    јединица».
    """
    body = body_of(extraction)
    outside = _outside_words(extraction.language)
    run: list[int] = []
    in_units, between = False, 0
    for index, post in enumerate(extraction.positions):
        if post.unit is not None and post.unit != body:
            yield from _run_finding(extraction, run)
            run, in_units = [], True
        elif in_units and (run or not outside & set(words_in(text[between : post.start]))):
            run.append(index)
        else:
            in_units = False  # what follows is announced to stand outside the units
        between = post.end
    yield from _run_finding(extraction, run)


def _run_finding(extraction: Extraction, run: list[int]) -> Iterator[Finding]:
    if run:
        yield of_post(
            extraction, run[0], "post_without_unit", titles=quoted(extraction.positions[index].title for index in run)
        )


def _outside_words(language: str) -> set[str]:
    """«изван», «ван»: the words of the language's pack."""
    try:
        patterns = pack(language).phrases.get("outside", ())
    except DelokrugError:  # a language without a pack
        return set()
    return {word for pattern in patterns if " " not in pattern for word in pattern.split("|")}


def _without_executors(extraction: Extraction) -> Iterator[Finding]:
    posts = extraction.positions
    if sum(post.executors is not None for post in posts) < _USUAL * len(posts):
        return
    source = source_of("post_without_executors", extraction)
    for index, post in enumerate(posts):
        if post.executors is None:
            yield of_post(extraction, index, "post_without_executors", title=post.title, source=source)


def _unknown_ranks(extraction: Extraction) -> Iterator[Finding]:
    ranked = [post for post in extraction.positions if post.rank]
    if sum(bool(post.rank_code) for post in ranked) < _USUAL * len(ranked):
        return  # ranks of another service (soldiers, another country), or abbreviations
    unknown: dict[str, list[int]] = {}
    for index, post in enumerate(extraction.positions):
        if post.rank and not post.rank_code:
            unknown.setdefault(post.rank, []).append(index)
    for rank, posts in unknown.items():
        titles = quoted(extraction.positions[index].title for index in posts)
        yield of_post(extraction, posts[0], "rank_unknown", rank=rank, titles=titles)
