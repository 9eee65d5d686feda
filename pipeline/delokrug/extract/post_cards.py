"""Posts on cards: one label a line or row with its value beside or below it; blocks in, drafts of posts out.

«Реден број / 4 / Звање / Советник / Назив на работно место / Советник за …»: a table of two columns for each post, or
the lines that copying one leaves. The label of the title stands among the others, not above them, so that what comes
before it belongs to the post as well (elsewhere a post begins with its title: `post_drafts`). A card ends where one of
its labels comes again; it may go on in the table behind a page break.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from delokrug.extract.post_blocks import marker_number
from delokrug.extract.post_drafts import Draft, Range
from delokrug.extract.post_parts import (
    REQUIREMENTS,
    Part,
    all_labels,
    field_of,
    longest_first,
    parts,
    token_at,
    trimmed,
)
from delokrug.extract.ranks import number_at, rank_at
from delokrug.extract.sections import sectional
from delokrug.extract.words import Words
from delokrug.packs import Pack
from delokrug.records import Block

LEAST_LABELS = 4  # of a card, the title's among them
ABOVE_TITLE = frozenset({"number", "code", "level", "rank", "unit"})  # fields that stand above the title of a card
LEAST_ROWS = 3  # of a table whose first cell is a label; a table that goes on has fewer
LONGEST_LABEL = 90  # characters: «Други посебни услови (работно искуство, стручен испит)»
_EDGES = " \t:.*;–—-"


@dataclass(slots=True)
class _Card:
    """Label as printed → its field and what stands under it."""

    values: dict[str, tuple[str, list[Range]]] = field(default_factory=dict)
    blocks: list[int] = field(default_factory=list)
    open: str = ""
    table: bool = False

    def ranges(self, name: str) -> list[Range]:
        return [one for said, ranges in self.values.values() if said == name for one in ranges]

    def is_post(self) -> bool:
        said = [name for name, _ in self.values.values() if name]
        if len(said) < LEAST_LABELS or not self.ranges("title"):
            return False
        # duties before a title are those of the post above, whose title has no label
        above = said[: said.index("title")]
        return self.table or (bool(above) and set(above) <= ABOVE_TITLE)


def card_drafts(
    blocks: Sequence[Block], all_words: Sequence[Words], modes: list[str], is_unit: Sequence[bool]
) -> tuple[list[Draft], set[int]]:
    """The posts on cards in order, and the indices of the blocks of all cards, which get the mode "posts"."""
    found: list[Draft] = []
    taken: set[int] = set()
    for card in _cards(blocks, all_words, is_unit):
        draft = _draft(card, blocks, all_words) if card.is_post() else None
        if draft is None:
            continue
        found.append(draft)
        taken.update(card.blocks)
    for index in taken:
        modes[index] = "posts"
    return found, taken


def _cards(blocks: Sequence[Block], all_words: Sequence[Words], is_unit: Sequence[bool]) -> Iterator[_Card]:
    upright = _upright_tables(blocks, all_words)
    card = _Card()
    for index, (block, words) in enumerate(zip(blocks, all_words, strict=True)):
        cell = block.cell
        if cell is None and (block.kind == "article" or is_unit[index] or _new_section(block, card)):
            # what follows is no value of the card, though its table may go on behind it
            card.open = ""
            if not card.table:
                yield card
                card = _Card()
            continue
        if not len(words) and not block.marker:
            continue
        if cell is not None and cell.table not in upright:
            yield card
            card = _Card()
            continue
        if cell is None and not card.values and not _opens_card(block, words.pack):
            continue
        for label, first, last in _said(block, words, column=cell.column if cell else None):
            waiting = label and card.open and first == last and not card.values[card.open][1]
            if waiting and marker_number(block) is not None:
                # «Број на извршители / 2 / Одговара пред»: layout took the number for a mark of the line below it
                card.values[card.open][1].append((block, 0, 0))
            if label and label in card.values:
                yield card
                card = _Card()
            if label:
                card.values[label] = (field_of(label, words.pack), [])
                card.open = label
            if not card.open:
                continue
            card.table = card.table or cell is not None
            card.blocks.append(index)
            if first < last or (block.marker and not len(words)):
                card.values[card.open][1].append((block, first, last))
    yield card


def _opens_card(block: Block, pack: Pack) -> bool:
    """A label that stands above titles, at the beginning of its line: «2 радна места у звању …» is a sentence."""
    return _plain(block.text[:LONGEST_LABEL]).startswith(_opening_labels(pack))


@functools.cache
def _opening_labels(pack: Pack) -> tuple[str, ...]:
    return tuple(label for label in longest_first(pack) if field_of(label, pack) in ABOVE_TITLE)


def _new_section(block: Block, card: _Card) -> bool:
    """«V. ПРЕОДНИ ОДРЕДБИ» below a card; what fills an empty label is a value, in capitals or not."""
    filled = not card.open or bool(card.values[card.open][1])
    return block.kind == "heading" and sectional(block) and filled


def _upright_tables(blocks: Sequence[Block], all_words: Sequence[Words]) -> frozenset[int]:
    """The tables whose first column is of labels."""
    rows: dict[int, set[int]] = {}
    labelled: dict[int, set[int]] = {}
    for block, words in zip(blocks, all_words, strict=True):
        if block.cell is None:
            continue
        rows.setdefault(block.cell.table, set()).add(block.cell.row)
        if block.cell.column == 0 and _plain(block.text) in all_labels(words.pack):
            labelled.setdefault(block.cell.table, set()).add(block.cell.row)
    found: set[int] = set()
    for table in sorted(rows):
        # the rest of a card on the next page: as many labels as rows, and a card before it
        goes_on = table - 1 in found and 2 * len(labelled.get(table, ())) >= len(rows[table])
        if len(labelled.get(table, ())) >= LEAST_ROWS or goes_on:
            found.add(table)
    return frozenset(found)


def _said(block: Block, words: Words, *, column: int | None) -> list[tuple[str, int, int]]:
    """What a block says: labels in small letters («» = none) with the tokens of their values."""
    text = _plain(block.text)
    labels = all_labels(words.pack)
    if text in labels or (column == 0 and len(text) < LONGEST_LABEL and field_of(text, words.pack)):
        return [(text, len(words), len(words))]
    if column is not None:
        return [("", 0, len(words))]
    found = [(_printed(words, part), part.first, part.last) for part in parts(words)]
    if not found[0][0] and (label := next((one for one in longest_first(words.pack) if _opens(text, one)), "")):
        # «Шифра УПР 01 01 Б04»: a copied table has no colons
        behind = token_at(words, block.text.lower().find(label) + len(label))
        if words.capital(behind) or words.forms[behind][0].isdigit():
            found[0] = (label, behind, found[0][2])
    return found


def _printed(words: Words, part: Part) -> str:
    """The label of a part as it is printed; "" where it has none, or «работни места» only begins a sentence."""
    if not part.field or part.first <= part.at:
        return ""
    printed = _plain(words.text[slice(*words.chars(part.at, part.first))])
    return printed if _plain(printed.split("(")[0]) in all_labels(words.pack) else ""


def _opens(text: str, label: str) -> bool:
    """Whether the text begins with the label and goes on."""
    return text.startswith(label) and text[len(label) : len(label) + 1] == " "


def _plain(text: str) -> str:
    return " ".join(text.lower().strip(_EDGES).split())


def _draft(card: _Card, blocks: Sequence[Block], all_words: Sequence[Words]) -> Draft | None:
    words_of = {id(block): words for block, words in zip(blocks, all_words, strict=True)}
    index_of = {id(block): index for index, block in enumerate(blocks)}

    def cut(found: Sequence[Range]) -> list[Range]:
        spans = [(block, *trimmed(words_of[id(block)], first, last)) for block, first, last in found]
        return [one for one in spans if one[1] < one[2]]

    titles = cut(card.ranges("title"))
    if not titles:
        return None
    block, first, last = titles[0]
    draft = Draft(index_of[id(block)], block, (first, last), _number(card.ranges("number"), words_of))
    draft.more = titles[1:]
    for one in cut(card.ranges("rank"))[:1]:
        rank = rank_at(words_of[id(one[0])], one[1], one[2])
        draft.give_rank(one, rank.code if rank else "")
    for one in card.ranges("executors")[:1]:
        count = number_at(words_of[id(one[0])], one[1], one[2]) if one[1] < one[2] else None
        if count:
            draft.give_executors(one[0], count)
        else:
            draft.executors = marker_number(one[0])
    draft.duties = cut(card.ranges("duties"))
    draft.requirements = [(name, *one) for name in REQUIREMENTS for one in cut(card.ranges(name))]
    return draft


def _number(found: Sequence[Range], words_of: dict[int, Words]) -> str:
    for block, first, last in found:
        words = words_of[id(block)]
        said = words.text[slice(*words.chars(first, last))] if first < last else block.marker
        return said.strip(" .)(")
    return ""
