"""One document's blocks → its units, responsibilities and posts.

In: blocks, the language pack and a backend that annotates text. Out: an `Extraction`, with the posts (`positions`) and
the sums the text declares (`declared`).
Blocks are read in order: headings and lists of names found units (`unit_lists`), sentences found units or state remits
(`announcements`, `remits`), and what a section's heading declares to be transitional, about managing, or a list of
posts states nothing (`sections`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from delokrug.extract import amendments, phrases, positions, remits, sections, unit_lists
from delokrug.extract.announcements import is_container
from delokrug.extract.declared import declared_totals, posts_declared
from delokrug.extract.groups import groups
from delokrug.extract.heads import Mention
from delokrug.extract.institution import find_body
from delokrug.extract.mentions import mention_at, mentions
from delokrug.extract.references import masked
from delokrug.extract.registry import Entry
from delokrug.extract.sentences import is_statement, read_paragraph, read_unit_items
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.language.backends import Backend
from delokrug.packs import Pack
from delokrug.records import Block, DeclaredTotal, Extraction, Finding, Position, Unit

_NUMBER = re.compile(r"(?:[IVX]+|\d+)(?:\.\d+)*")  # of headings: «2.1.3», «II.1»


def extraction(blocks: Sequence[Block], pack: Pack, backend: Backend) -> Extraction:
    """Units and responsibilities of one document, in reading order."""
    all_words = _words(blocks, pack, backend)
    amending = amendments.amended(blocks, all_words, pack)
    if amending is not None:
        blocks, all_words = amending.blocks, _words(amending.blocks, pack, backend)
    by_text = {id(block.clean): words for block, words in zip(blocks, all_words, strict=True)}
    state = State(pack, lambda block: by_text[id(block.clean)], last=blocks[-1] if blocks else None)
    headings = [_heading_mention(block, words, state) for block, words in zip(blocks, all_words, strict=True)]
    modes = sections.modes(blocks, all_words, pack, [h is not None for h in headings])
    # an act's title names the body, in its own way (`institution`), and no unit by the whole of it
    headings = [None if mode == "title" else heading for heading, mode in zip(headings, modes, strict=True)]
    drafts = positions.drafts(blocks, all_words, modes, headings)
    # syntax decides between members of a list, so a block without a comma needs none
    listing = [mode == "remits" and "," in block.text for block, mode in zip(blocks, modes, strict=True)]
    backend.parse(words.doc for words, lists in zip(all_words, listing, strict=True) if lists)
    _learn_names(all_words, headings, state)
    find_body(blocks, all_words, headings, modes, state)
    for opener, items, mode in groups(blocks, modes, state.words_of, [h is not None for h in headings]):
        _read_group(state, opener, items, mode)
    for unit, block, words, first, last, certain in state.purposes:
        if certain or not state.registry.units[unit].described:
            state.state_duties(unit, block, words, *remits.purpose(words, first, last), finite=False)
    posts = positions.read(state, drafts, blocks, headings, modes)
    state.registry.settle()
    result = _result(state, posts, declared_totals(state, blocks, headings, drafts))
    noted = (*amending.findings, *amendments.left_out(state.unheld)) if amending else ()
    return replace(
        result,
        kind=sections.document_kind(all_words, modes, pack),
        title=_title(blocks, modes),
        findings=(*result.findings, *noted),
    )


def _words(blocks: Sequence[Block], pack: Pack, backend: Backend) -> list[Words]:
    return [Words(doc, pack) for doc in backend.annotate(block.text for block in blocks)]


def _title(blocks: Sequence[Block], modes: Sequence[str]) -> str:
    """The act's title in the document's own script: the blocks of its first run in mode "title"."""
    first = next((i for i, mode in enumerate(modes) if mode == "title"), None)
    if first is None:
        return ""
    last = next((i for i in range(first, len(modes)) if modes[i] != "title"), len(modes))
    spans = [block.clean.span(0, len(block.text)) for block in blocks[first:last]]
    return " ".join(block.own_text(*span) for block, span in zip(blocks[first:last], spans, strict=True))


def _result(state: State, posts: Sequence[Position], totals: Sequence[DeclaredTotal]) -> Extraction:
    registry = state.registry
    held = {post.unit for post in posts}
    dropped = [i for i, unit in enumerate(registry.units) if registry.mere_heading(i) and i not in held]
    for index in reversed(dropped):
        registry.remove(index)

    def kept(unit: int) -> int:
        return unit - sum(i < unit for i in dropped)

    duties = [replace(duty, unit=kept(duty.unit)) for duty in state.duties]
    of_units = posts_declared(totals, registry.body)
    units = tuple(
        Unit(
            unit.name.own,
            unit.kind,
            unit.name.start,
            unit.name.end,
            unit.page,
            unit.parent,
            unit.relation,
            institution=index == registry.body or (unit.rank == 0 and unit.parent is None),
            head=unit.head,
            posts_declared=of_units.get(index),
            place=unit.place,
            announced_at=unit.announced_at,
        )
        for index, unit in enumerate(registry.units)
    )
    body = registry.units[registry.body].name.own if registry.body is not None else ""
    findings = () if units else (Finding("note", "no_units", "no organisational unit was found"),)
    return Extraction(
        body=body,
        units=units,
        responsibilities=tuple(sorted(duties, key=lambda duty: duty.start)),
        positions=tuple(replace(post, unit=None if post.unit is None else kept(post.unit)) for post in posts),
        findings=findings,
        declared=tuple(
            replace(total, unit=None if total.unit is None else kept(total.unit))
            for total in totals
            if total.unit not in dropped
        ),
    )


def _heading_mention(block: Block, words: Words, state: State) -> Mention | None:
    """The unit a heading names; None where it is no unit's name and nothing else."""
    if block.kind not in ("heading", "item") or not len(words):
        return None
    start = 1 if words.in_class(0, "articles") or words.punct(0) else 0
    for head in range(start, min(start + 10, len(words))):
        mention = mention_at(words, state.pack, head, start, len(words), state.known, whole=True)
        if mention is None:
            continue
        rest = [i for i in range(mention.last, len(words)) if words.forms[i][0].isalnum()]
        said = any(words.finite(i) or words.forms[i] == ";" for i in range(mention.last, len(words)))
        whole = not rest or (words.forms[mention.last] in "(,:;.–-" and (block.kind == "item" or not said))
        named = mention.capital and not mention.plural and (not mention.cases or "Nom" in mention.cases)
        return mention if mention.first == start and named and whole else None
    return None


def _learn_names(all_words: Sequence[Words], headings: Sequence[Mention | None], state: State) -> None:
    """Names whose extent headings and list items show, for the longest match in prose."""
    for words, mention in zip(all_words, headings, strict=True):
        if mention and not mention.bare:
            state.known.add(words.text[slice(*words.chars(mention.first, mention.last))])


def _read_group(state: State, opener: Block | None, items: list[Block], mode: str) -> None:
    if opener is not None and opener.kind == amendments.INSTRUCTION:
        # each amending sentence begins anew: what the last one was about is not what this one is about
        state.registry.current = state.stated = None
        state.amending = opener
        return
    statements: list[Block] = []
    if mode == "remits" and items and not unit_lists.unit_items(items, state):
        statements = [item for item in items if is_statement(state, item)]
        items = [item for item in items if not any(item is other for other in statements)]
    _read_opener(state, opener, items, mode)
    for item in statements:
        read_paragraph(state, item, [])


def _amended_unit(state: State) -> int | None:
    """«У члану 4. у Сектору за шуме после тачке 2. додаје се тачка 3», «Одлуке о Општинској управи»: the unit that the
    amending sentence names last, outside quotation marks; the units it adds are parts of it.
    """
    block = state.amending
    if block is None:
        return None
    words = state.words_of(block)
    hidden = masked(words)
    # «у Сектору за шуме после тачке 2.»: what the new text stands behind is no part of a name
    cuts = [0, *(i for i in range(len(words)) if words.in_class(i, "amend_behind")), len(words)]
    found = [m for cut in pairwise(cuts) for m in mentions(words, state.pack, *cut, state.known)]
    for mention in reversed([m for m in found if m.capital and not m.plural and not hidden[m.first]]):
        index = state.resolve(block, words, mention)
        if index is None and not mention.bare and is_container(words, mention, 0):
            index = state.unit_of(block, words, mention)
        if index is not None:
            return index
    return None


def _read_opener(state: State, opener: Block | None, items: list[Block], mode: str) -> None:
    if mode != "remits":
        if mode == "posts" and opener is not None and opener.kind == "heading":
            _read_heading(state, opener, [], adding=False)
        return
    if opener is None:
        holder = amendments.holder(items, state.duties)
        added = holder is None and any(item.place.amends for item in items) and unit_lists.unit_items(items, state)
        _read_items(state, items, _amended_unit(state) if added else holder)
        state.stated = None
    elif opener.kind == "heading" and _read_heading(state, opener, items, adding=True):
        return
    elif opener.kind == "heading" and sections.sectional(opener):
        state.registry.current = None
        read_paragraph(state, opener, items)
    else:
        read_paragraph(state, opener, items)


def _read_heading(state: State, block: Block, items: list[Block], *, adding: bool) -> bool:
    """A heading that names a unit makes it the one the text is about; list items right below are its duties."""
    words = state.words_of(block)
    mention = _heading_mention(block, words, state)
    if mention is None:
        return False
    index = state.resolve(block, words, mention)
    if index is None and not adding:
        return True
    if index is None:
        entry = state.entry(block, words, mention)
        entry.context = _heading_context(state, entry, block, words)
        entry.heading_only = True
        entry.last_block = block is state.last
        index = state.registry.add(entry)
    state.registry.current = index
    state.registry.units[index].in_capitals |= block.capitals
    _note_number(state, block, index)
    _read_items(state, items, index)
    return True


def _note_number(state: State, block: Block, index: int) -> None:
    """«2.1.3. Одсек за …» is a part of what heading 2.1 names."""
    number = block.marker.strip(".() ")
    if not _NUMBER.fullmatch(number):
        return
    above = state.numbered.get(number.rpartition(".")[0])
    if above is not None and above < len(state.registry.units):
        state.registry.put_under(index, above)
    state.numbered[number] = state.last_numbered = index


def _heading_context(state: State, entry: Entry, block: Block, words: Words) -> int | None:
    """The unit under whose heading a new heading stands: the nearest one that is larger and whose parts are not all
    listed; the body for a unit «(изван сектора)».
    """
    if entry.independent or phrases.find(words, state.pack, "outside", 0, len(words)):
        return state.registry.body
    above = state.last_numbered
    if above is not None and not block.marker:
        numbered = state.registry.units[above]
        if numbered.rank <= entry.rank and numbered.kind != entry.kind:
            # «3. Служба за набавке» … «Писарница»: of one size by their heads, but the numbers show the levels
            entry.parent = above
            return above
    for index in state.registry.surroundings(state.registry.current):
        above_unit = state.registry.units[index]
        if block.capitals and not above_unit.in_capitals:
            continue  # a heading in capitals goes into none that only the text below another heading names
        if above_unit.rank < entry.rank and not state.registry.closed(index):
            return index
    return state.registry.body


def _read_items(state: State, items: list[Block], unit: int | None) -> None:
    """Items below a heading or without an opener: names of units, or the duties of the unit."""
    if not items:
        return
    if unit_lists.unit_items(items, state):
        read_unit_items(state, items, unit)
    elif unit is not None or state.stated is not None:
        # «Сектор обавља послове из области саобраћаја. • израду …»: the list goes on with the unit of the paragraph
        # above
        remits.block_items(state, unit if unit is not None else state.stated or 0, items)
    else:
        state.unheld += [item for item in items if item.place.amends is not None]
