"""Which parts of an act state remits, which list posts, which state nothing.

In: blocks with their `Words`. Out: for each block a mode: "remits", "posts", "skip" or "title". Transitional and final
provisions, rules on managing and the act's own title state no remit; the systematisation lists posts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from delokrug.extract.post_heads import head
from delokrug.extract.words import Words
from delokrug.layout.markers import marker
from delokrug.packs import Pack
from delokrug.records import Block

_ROMAN = re.compile(r"^[IVXІХ]+[.)]?$")


def modes(blocks: Sequence[Block], words: Sequence[Words], pack: Pack, unit_headings: Sequence[bool]) -> list[str]:
    """One mode a block."""
    out: list[str] = []
    mode = outer = "remits"
    titled = amends = False
    section = 0
    for index, (block, tokens) in enumerate(zip(blocks, words, strict=True)):
        if amends and not block.place.amends:
            mode = outer  # headings of an amending act's new text say nothing about the rest of the act
        outer, amends = (outer, True) if block.place.amends else (mode, False)
        own = mode
        if block.kind in ("heading", "paragraph") and is_title(tokens, pack) and not _in_articles(block):
            own, titled = "title", True
        elif titled and out[-1:] == ["title"] and tokens.lower[:1] and _goes_on(block, tokens, pack):
            own = "title"
        elif block.kind == "heading":
            number = _section_number(block)
            if number and number not in (1, section + 1):
                number = 0  # «VII степен стручне спреме»: no number of a section
            section = number or section
            own = _mode_under(block, tokens, pack, mode, unit_headings[index], bool(number))
            if own == "skip" and head(tokens, 0, len(tokens)):
                own = (
                    "posts"  # «7. Руководилац Групе, саветник, 1 извршилац» is a post, no heading of rules on managing
                )
            else:
                mode = own
        if block.kind == "instruction":
            own = "skip"
        elif block.place.amends and block.place.amends.posts:
            own = "posts"
        if own in ("remits", "skip") and _post_part(blocks, index, pack):
            own = "posts"
        out.append(own)
    return out


def document_kind(words: Sequence[Words], modes: Sequence[str], pack: Pack) -> str:
    """documents.kind, from the word for the kind of act in the title; "other" where nothing says."""
    title = [w for w, mode in zip(words, modes, strict=True) if mode == "title"]
    lemmas = [lemma for w in title for lemma in (*w.lemmas, *w.lower)]
    for kind in ("amending_act", "rulebook", "law", "decree", "information_booklet"):
        if any(lemma in pack.kinds.get(kind, ()) for lemma in lemmas):
            return kind
    return "other"


def sectional(block: Block) -> bool:
    """A heading of a part of the act: a Roman numeral before it, or capitals throughout."""
    return bool(_ROMAN.match(block.marker)) or block.capitals


def is_title(words: Words, pack: Pack) -> bool:
    """The act's title: a heading that begins with the name of a kind of act («ПРАВИЛНИК о …», «Закон о …»)."""
    kinds = {word for listed in pack.kinds.values() for word in listed}
    return (
        any(words.lemmas[i] in kinds or words.lower[i] in kinds for i in range(min(2, len(words)))) and len(words) < 45
    )


def _in_articles(block: Block) -> bool:
    return bool(block.place.article)


def _goes_on(block: Block, words: Words, pack: Pack) -> bool:
    return words.in_class(0, "prepositions") and len(words) < 45 and not block.text.endswith((".", ":", ";"))


def _section_number(block: Block) -> int:
    """The Roman number of a section's heading; 0 where it has none."""
    mark = marker(block.marker + " X") if _ROMAN.match(block.marker) else None
    return mark.value if mark else 0


def _mode_under(block: Block, words: Words, pack: Pack, mode: str, is_unit: bool, numbered: bool) -> str:
    if is_unit:
        return mode if mode == "posts" else "remits"
    if _mentions(words, pack, "post_section") or _post_places(words, pack):
        return "posts"
    if mode == "posts" and not numbered:
        return mode  # titles of posts («Руководилац Групе») and headings of their units
    if _mentions(words, pack, "skip_section"):
        return "skip"
    if sectional(block) and mode != "remits":
        return "remits" if numbered else mode
    if mode == "skip" and not block.capitals and block.place.article:
        return "remits"  # the title of another article
    return mode


def _mentions(words: Words, pack: Pack, name: str) -> bool:
    if len(words) > 16 or any(words.finite(i) for i in range(len(words))):
        return False  # «Рачуноводство: … саставља завршни рачун» is no heading of final provisions
    return any(words.in_class(i, name) for i in range(len(words)))


def _post_places(words: Words, pack: Pack) -> bool:
    """«Радна места», «Преглед радних места» as a heading."""
    lemmas = " ".join(words.lemmas)
    return len(words) < 12 and any(phrase in lemmas for phrase in pack.words.get("post_heading", ()))


def _post_part(blocks: Sequence[Block], index: int, pack: Pack) -> bool:
    """A part of a post's description: it begins with a label («Опис послова:»), or is the title above such a part."""
    labels = pack.words.get("post_label", frozenset())
    if _labelled(blocks[index].text, labels):
        return True
    titled = blocks[index].kind in ("item", "heading") and index + 1 < len(blocks)
    return titled and blocks[index + 1].kind != "item" and _labelled(blocks[index + 1].text, labels)


def _labelled(text: str, labels: frozenset[str]) -> bool:
    head = text[:60].lower()
    return any(head.startswith(label) and ":" in head[len(label) : len(label) + 25] for label in labels)
