"""One document's blocks → its units and responsibilities.

In: blocks, the language pack and a backend that annotates text. Out: an `Extraction`. Blocks are read in order: headings and lists of names
found units, sentences found units or state remits (see `announcements`, `remits`), and what a section's heading declares to be
transitional, about managing, or a list of posts states nothing (`sections`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dataclasses import replace

from delokrug.extract import announcements, cutting, phrases, remits, sections
from delokrug.extract.mentions import Mention, mention_at, mentions
from delokrug.extract.predicates import Predicate, denied, predicates
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.language.backends import Backend
from delokrug.packs import Pack
from delokrug.records import Block, Extraction, Finding, Unit


def extraction(blocks: Sequence[Block], pack: Pack, backend: Backend) -> Extraction:
    """Units and responsibilities of one document, in reading order."""
    all_words = [Words(doc, pack) for doc in backend.annotate(block.text for block in blocks)]
    by_text = {id(block.clean): words for block, words in zip(blocks, all_words, strict=True)}
    state = State(pack, lambda block: by_text[id(block.clean)], last=blocks[-1] if blocks else None)
    headings = [_heading_mention(block, words, state) for block, words in zip(blocks, all_words, strict=True)]
    modes = sections.modes(blocks, all_words, pack, [h is not None for h in headings])
    _learn_names(blocks, all_words, headings, modes, state)
    _find_body(blocks, all_words, headings, modes, state)
    for opener, items, mode in _groups(blocks, modes, state.words_of, [h is not None for h in headings]):
        _read_group(state, opener, items, mode)
    for unit, block, words, first, last, certain in state.purposes:
        if certain or not state.registry.units[unit].described:
            state.state_duties(unit, block, words, first, last, finite=False)
    state.registry.settle()
    return _result(state, pack)


def _result(state: State, pack: Pack) -> Extraction:
    registry = state.registry
    dropped = [i for i, unit in enumerate(registry.units) if registry.mere_heading(i)]
    for index in reversed(dropped):
        registry.remove(index)
    duties = [replace(duty, unit=duty.unit - sum(i < duty.unit for i in dropped)) for duty in state.duties]
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
            place=unit.place,
        )
        for index, unit in enumerate(registry.units)
    )
    body = registry.units[registry.body].name.own if registry.body is not None else ""
    findings = () if units else (Finding("note", "no_units", "no organisational unit was found"),)
    return Extraction(
        body=body, units=units, responsibilities=tuple(sorted(duties, key=lambda duty: duty.start)), findings=findings
    )


# --- what is known before reading


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


def _learn_names(
    blocks: Sequence[Block], all_words: Sequence[Words], headings: Sequence[Mention | None], modes: Sequence[str], state: State
) -> None:
    """Names whose extent headings and list items show, for the longest match in prose."""
    for block, words, mention in zip(blocks, all_words, headings, strict=True):
        if mention and not mention.bare:
            state.known.add(words.text[slice(*words.chars(mention.first, mention.last))])


def _find_body(
    blocks: Sequence[Block], all_words: Sequence[Words], headings: Sequence[Mention | None], modes: Sequence[str], state: State
) -> None:
    """The issuing institution: the unit in the act's title, else the institution whose name heads the document."""
    titles = [i for i, mode in enumerate(modes[:40]) if mode == "title"]
    tops = [i for i, m in enumerate(headings[:60]) if m and blocks[i].kind == "heading" and (not titles or i < titles[0])]
    tops = [i for i in tops if _institution(state.pack, headings[i], i)]
    above = [state.registry.add(state.entry(blocks[i], all_words[i], headings[i])) for i in tops[: 9 if titles else 1]]
    registry = state.registry
    for i in titles:
        mention = _body_in_title(blocks[i], all_words[i], state)
        if mention:
            registry.body = state.resolve(blocks[i], all_words[i], mention)
            if registry.body is None:
                registry.body = registry.add(state.entry(blocks[i], all_words[i], mention))
            break
    else:
        first = next((i for i, m in enumerate(headings) if m), None)
        if not above or first not in tops:
            return  # a law on many institutions has a title and no body
        registry.body = above[-1]
    for index in above:
        if index != registry.body and registry.units[index].kind in ("ministry", "school"):
            registry.put_under(registry.body, index)  # «Министарство финансија / Управа за трезор / ПРАВИЛНИК»


def _body_in_title(block: Block, words: Words, state: State) -> Mention | None:
    """The institution a title names last («… у Управи за трезор»); a law names it first («Закон о Заводу за …»)."""
    found = [m for m in mentions(words, state.pack, 0, len(words), state.known) if m.capital or block.capitals]
    found = [m for m in found if not m.plural and (not m.cases or m.cases & {"Loc", "Gen", "Dat", "Nom"})]
    found = [m for m in found if state.pack.ranks.get(m.kind, 1) <= 1]
    if not found:
        return None
    law = any(words.lemmas[i] in state.pack.kinds.get("law", ()) for i in range(min(2, len(words))))
    return found[-1] if not law else found[0] if found[0].first <= 3 else None


def _institution(pack: Pack, mention: Mention | None, at: int) -> bool:
    """A ministry or agency; a secretariat, office, service or centre only as the name at the very top."""
    if mention is None or mention.bare:
        return False
    head = pack.heads.get(mention.lemma)
    return head is not None and (head.rank == 0 or at < 4 and mention.kind in ("secretariat", "office", "service", "centre"))


# --- reading


def _is_paragraph(block: Block, words_of: Callable[[Block], Words]) -> bool:
    """«2. Сектор има Одељење за … и Одсек за ….»: a numbered paragraph, no member of a list."""
    if block.marker[:1] not in "(0123456789" or not block.text[:1].isupper() or not block.text.endswith((".", ":")):
        return False
    words = words_of(block)
    return len(words) > 6 and any(words.finite(i) for i in range(1, len(words)))


def _opens_list(blocks: Sequence[Block], index: int, words_of: Callable[[Block], Words]) -> bool:
    """«1. Одељење обавља послове у вези са: 1) …; 2) …»: the item states something and opens a list of its own."""
    block = blocks[index]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if not block.text.endswith(":") or below is None or below.kind != "item" or below.depth <= block.depth:
        return False
    words = words_of(block)
    return any(words.finite(i) and not words.in_class(i, "be") and not words.in_class(i, "consist") for i in range(len(words)))


def _unmarked_items(
    blocks: Sequence[Block], modes: Sequence[str], index: int, opener: Block | None
) -> list[Block]:
    """Lines in small letters below an open sentence: a list without marks («…, који се односе на / припрему …; / вођење …»)."""
    if opener is None or opener.kind == "heading" or not opener.text.endswith((":", ";", ",")):
        return []
    last = index
    while (
        last < len(blocks)
        and blocks[last].kind in ("paragraph", "heading")
        and blocks[last].text[:1].islower()
        and modes[last] == modes[index - 1]
        and (last == index or blocks[last - 1].text.endswith((";", ",")))
    ):
        last += 1
    return [replace(block, kind="item", depth=1) for block in blocks[index:last]]


def _headings_listed(
    blocks: Sequence[Block], index: int, opener: Block | None, words_of: Callable[[Block], Words], is_unit: Sequence[bool]
) -> list[Block]:
    """Names of units on lines of their own below a sentence that announces units: items without markers."""
    if opener is None or opener.kind == "heading":
        return []
    words = words_of(opener)
    if not _announces(words, 0, len(words)):
        return []
    last = index
    while last < len(blocks) and blocks[last].kind == "heading" and is_unit[last]:
        last += 1
    return [replace(block, depth=1) for block in blocks[index:last]] if last - index > 1 else []


def _groups(
    blocks: Sequence[Block], modes: Sequence[str], words_of: Callable[[Block], Words], is_unit: Sequence[bool]
) -> Iterator[tuple[Block | None, list[Block], str]]:
    """Each paragraph or heading with the list items below it; items without an opener come alone."""
    index = 0
    while index < len(blocks):
        block, mode = blocks[index], modes[index]
        if block.kind == "article":
            index += 1
            continue
        listed = block.kind == "item" and not (_opens_list(blocks, index, words_of) or _is_paragraph(block, words_of))
        opener = None if listed else block
        index += opener is not None
        unmarked = _unmarked_items(blocks, modes, index, opener)
        if unmarked:
            yield opener, unmarked, mode
            index += len(unmarked)
            continue
        items = _headings_listed(blocks, index, opener, words_of, is_unit)
        index += len(items)
        if opener is not None and opener.kind != "heading" and opener.text.endswith("."):
            yield opener, [], mode  # a finished sentence opens no list
            continue
        least = block.depth if opener is not None and block.kind == "item" else 0
        while index < len(blocks) and blocks[index].kind == "item" and modes[index] == mode and blocks[index].depth > least:
            announced = opener is not None and (opener.kind == "heading" or opener.text.endswith((":", ",", ";")))
            if not announced and _is_paragraph(blocks[index], words_of):
                break
            if opener is None and items and _opens_list(blocks, index, words_of):
                break
            items.append(blocks[index])
            index += 1
        yield opener, items, mode


def _read_group(state: State, opener: Block | None, items: list[Block], mode: str) -> None:
    statements: list[Block] = []
    if mode == "remits" and items and not announcements.unit_items([state.words_of(item) for item in items], state):
        statements = [item for item in items if _is_statement(state, item)]
        items = [item for item in items if not any(item is other for other in statements)]
    _read_opener(state, opener, items, mode)
    for item in statements:
        _read_paragraph(state, item, [])


def _read_opener(state: State, opener: Block | None, items: list[Block], mode: str) -> None:
    if mode != "remits":
        if mode == "posts" and opener is not None and opener.kind == "heading":
            _read_heading(state, opener, [], adding=False)
        return
    if opener is None:
        _read_items(state, items, None)
        state.stated = None
    elif opener.kind == "heading" and _read_heading(state, opener, items, adding=True):
        return
    elif opener.kind == "heading" and sections.sectional(opener):
        state.registry.current = None
        _read_paragraph(state, opener, items)
    else:
        _read_paragraph(state, opener, items)


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
        entry.context = _heading_context(state, entry.rank)
        entry.heading_only = True
        entry.last_block = block is state.last
        index = state.registry.add(entry)
    state.registry.current = index
    _note_number(state, block, index)
    _read_items(state, items, index)
    return True


def _note_number(state: State, block: Block, index: int) -> None:
    """«2.1.3. Одсек за …» is a part of what heading 2.1 names."""
    number = block.marker.strip(".() ")
    if not number or not number[0].isdigit():
        return
    above = state.numbered.get(number.rpartition(".")[0])
    if above is not None and above < len(state.registry.units):
        state.registry.put_under(index, above)
    state.numbered[number] = index


def _heading_context(state: State, rank: int) -> int | None:
    """The unit under whose heading a new heading stands: the nearest one that is larger."""
    for index in state.registry.line_of(state.registry.current):
        if state.registry.units[index].rank < rank and not state.registry.closed(index):
            return index
    return state.registry.body


def _read_items(state: State, items: list[Block], unit: int | None) -> None:
    """Items below a heading or without an opener: names of units, or the duties of the unit."""
    if not items:
        return
    if announcements.unit_items([state.words_of(item) for item in items], state):
        _read_unit_items(state, items, unit)
    elif unit is not None or state.stated is not None:
        # «Сектор обавља послове из области саобраћаја. • израду …»: the list goes on with the unit of the paragraph above
        remits.block_items(state, unit if unit is not None else state.stated or 0, items)


def _read_unit_items(state: State, items: Sequence[Block], container: int | None, **options: object) -> None:
    for block, words, index, last in announcements.listed(state, items, container, **options):  # type: ignore[arg-type]
        rest = next((i for i in range(last, len(words)) if words.forms[i][0].isalnum()), None)
        if rest is None:
            continue
        if announcements.inside_item(state, block, words, index, last):
            continue
        found = predicates(words, state.pack, last, len(words))
        if any(p.kind in ("leadin", "act") for p in found) or words.forms[last] == ":":
            state.registry.current = index
            _read_paragraph(state, block, [])


def _is_statement(state: State, block: Block) -> bool:
    """«3. Група за дозволе решава …» among list items: a paragraph of its own, no duty of the unit above."""
    words = state.words_of(block)
    named = announcements.item_mention(words, state)
    if named is None or (named.cases and "Nom" not in named.cases):
        return False
    _mark_verbs(words, [named], named.first, len(words))
    said = predicates(words, state.pack, named.last, len(words))
    return any(p.kind in ("leadin", "act") for p in said)


def _read_paragraph(state: State, block: Block, items: list[Block]) -> None:
    state.stated = None
    words = state.words_of(block)
    sentences = words.sentences()
    for number, (start, stop) in enumerate(sentences):
        last = number == len(sentences) - 1
        _read_sentence(state, block, words, start, stop, items if last else [])


def _read_sentence(state: State, block: Block, words: Words, start: int, stop: int, items: list[Block]) -> None:
    pack = state.pack
    while start < stop and (words.punct(start) or words.forms[start].isdigit() and words.forms[start - 1] == "("):
        start += 1  # «(2) Одељење …»
    if start >= stop or denied(words, start, _opening(words, start, stop)):
        return
    found = mentions(words, pack, start, stop, state.known)
    _note_aliases(state, block, words, found, stop)
    announcements.appositions(state, block, words, found, start, stop)
    _mark_verbs(words, found, start, stop)
    named = frozenset(i for m in found for i in range(m.first, m.last) if m.capital)
    said = predicates(words, pack, start, stop, named)
    names_follow = bool(items) and announcements.unit_items([state.words_of(item) for item in items], state)
    container: int | None = None
    founds = [p for p in said if p.kind == "found"]
    attached = phrases.find(words, pack, "attached", start, stop)
    if attached and not items and not any(p.kind in ("leadin", "act") for p in said) and _read_attached(state, block, words, found, start, stop, attached):
        return
    done: set[int] = set()
    for predicate in founds:
        if items or any(m.first >= predicate.last or m.capital for m in found):
            container = announcements.founded(state, block, words, start, predicate, found, done, items_follow=bool(items))
    if names_follow or (founds and items and not any(p.kind in ("leadin", "act") for p in said)):
        _read_announced(state, block, words, found, start, stop, items, container, founds, attached)
        if names_follow and not any(p.kind == "leadin" for p in said):
            return
        items = []
    _note_head(state, block, words, found, said, start, stop)
    if items and _read_items_of_antecedent(state, block, words, found, stop, items):
        return
    _read_remit(state, block, words, found, said, start, stop, items)


def _mark_verbs(words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«Одсек припрема образложења»: right behind a subject a form that may be a verb is one."""
    for mention in found:
        at = mention.last
        if mention.capital and at < stop and (mention.first == start) and words.finite_share(at) > 0.05 and not words.finite(at):
            if not mention.cases or "Nom" in mention.cases:
                words.verbs.add(at)


def _read_items_of_antecedent(
    state: State, block: Block, words: Words, found: Sequence[Mention], stop: int, items: list[Block]
) -> bool:
    """«образује се Одељење за …, које: – суди …»: the list states the duties of the unit the pronoun stands for."""
    if stop < 3 or words.forms[stop - 1] != ":" or not words.in_class(stop - 2, "relative"):
        return False
    named = [m for m in found if m.capital and stop - 5 <= m.last <= stop - 2 and "Nom" in m.cases and "Gen" not in m.cases]
    unit = state.resolve(block, words, named[-1]) if named else None
    if unit is None:
        return False
    state.registry.current = unit
    remits.block_items(state, unit, items)
    return True


def _opening(words: Words, start: int, stop: int) -> int:
    """Where the sentence's opening ends: its lead-in or colon; a «не» inside a duty denies nothing."""
    for i in range(start, stop):
        if words.forms[i] in ":;":
            return i
    return min(stop, start + 30)


def _read_announced(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int, items: list[Block],
    container: int | None, founds: Sequence[Predicate], attached: tuple[int, int] | None,
) -> None:  # fmt: skip
    """A list of units below a sentence that announces it."""
    relation = "part_of"
    if attached:
        relation = "attached_to"
        container = _unit_of_person(state, block, words, found, attached[1], stop)
    elif not founds:
        for mention in found:
            index = state.resolve(block, words, mention)
            if index is not None:
                container = index
                break
        else:
            container = state.registry.current if state.registry.current is not None else state.registry.body
    announced = any(words.in_class(i, "class") for i in range(start, stop))
    _read_unit_items(state, items, container, relation=relation, announced=announced)


def _read_attached(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int, attached: tuple[int, int]
) -> bool:
    """«За помоћника министра везана је Канцеларија за …», "The Unit is attached to the State Secretary"."""
    units = [m for m in found if m.capital and not m.plural and not m.bare and (not m.cases or "Nom" in m.cases)]
    units = [m for m in units if m.first == start or m.first >= attached[1] or words.in_class(m.first - 1, "articles")]
    units = [m for m in units if not words.in_class(m.first - 1, "official")]
    if len(units) != 1:
        return False
    others = [m for m in found if m is not units[0]]
    parent = _unit_of_person(state, block, words, others, start, stop)
    entry = state.entry(block, words, units[0])
    index = state.registry.announce(entry, parent)
    state.registry.units[index].relation = "attached_to"
    state.registry.current = index
    return True


def _unit_of_person(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int
) -> int | None:
    """The unit that a person heads: named with the person, or the one whose head was said to be that person."""
    text = words.text[words.starts[start] : words.ends[stop - 1]].strip(" :.,").lower()
    for index, unit in enumerate(state.registry.units):
        if unit.head and unit.head.lower() in text:
            return index
    tokens = range(start, stop)
    top = any(words.in_class(i, "top_official") for i in tokens) and not any(words.in_class(i, "assistant") for i in tokens)
    named = any(m.first >= start and m.capital for m in found)
    if top and not named and state.registry.body is not None:
        return state.registry.body
    for mention in found:
        if mention.first >= start:
            index_ = state.resolve(block, words, mention)
            if index_ is not None:
                return index_
    return state.registry.current


def _note_aliases(state: State, block: Block, words: Words, found: Sequence[Mention], stop: int) -> None:
    """«X (у даљем тексту: Завод)»: Завод names X from here on."""
    for mention in found:
        for at in range(mention.last, min(mention.last + 4, stop)):
            if words.forms[at] != "(":
                continue
            end = phrases.match(words, state.pack, "abbreviation", at + 1, stop)
            if end is None:
                continue
            close = next((i for i in range(end, stop) if words.forms[i] == ")"), stop)
            first = end + 1 if end < close and words.forms[end] == ":" else end
            while first < close and words.in_class(first, "articles"):
                first += 1
            if first < close:
                unit = state.unit_of(block, words, mention)
                if unit is not None:
                    state.registry.units[unit].aliases.add(_alias_key(state, block, words, first, close))
            break


def _alias_key(state: State, block: Block, words: Words, first: int, last: int) -> tuple[str, ...]:
    from delokrug.extract.naming import name_of

    return name_of(block, words, first, last, pack=state.pack).key


def _note_head(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Iterable[Predicate], start: int, stop: int
) -> None:
    """«Сектором руководи помоћник министра», "The Sector is headed by …": who heads the unit."""
    for predicate in said:
        if predicate.kind != "manage":
            continue
        units = [m for m in found if m.last <= predicate.first]
        if len(units) != 1:
            continue
        index = state.resolve(block, words, units[0])
        first = next((i for i in range(predicate.last, stop) if not words.in_class(i, "head_links")), stop)
        last = next((i for i in range(first, stop) if words.forms[i] in ".,;:" or words.finite(i)), stop)
        if index is not None and first < last:
            source = block.clean.span(*words.chars(first, last))
            state.registry.units[index].head = block.own_text(*source)


def named_first(words: Words, found: Sequence[Mention], start: int) -> bool:
    """The sentence begins with the name of a unit in the nominative."""
    return any(m.first == start and m.capital and (not m.cases or "Nom" in m.cases) for m in found)


def _announces(words: Words, start: int, stop: int) -> bool:
    """«Делатност се обавља у следећим организационим јединицама:»: units follow, no duties."""
    if words.forms[stop - 1] != ":":
        return False
    classes = [i for i in range(max(start, stop - 4), stop) if words.in_class(i, "class")]
    return any(words.in_class(i - 1, "inner") for i in classes if i > start)


def _read_remit(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Sequence[Predicate], start: int, stop: int,
    items: list[Block],
) -> None:  # fmt: skip
    if _announces(words, start, stop):
        return
    if not items and any(words.in_class(i, "procedure") for i in range(start, stop)):
        return  # «одлучује већином гласова»: how the body works, no duty
    colon = _named_before_colon(words, found, start, stop)
    if colon is not None:
        unit = state.unit_of(block, words, found[0])
        if unit is None:
            return
        state.registry.current = unit
        behind = Predicate("leadin", start, colon + 1)
        remits.state_remit(state, block, words, unit, behind, stop, items)
        return
    if items and words.forms[stop - 1] == ":" and _list_of_subject(words, said, stop):
        # «Скупштина општине, у складу са законом: 1. доноси …»
        named = [m for m in found if m.capital and not m.plural and remits.nominative(words, m, start)]
        bare = state.unit_of(block, words, named[0]) if named else state.registry.current
        if bare is not None:
            state.registry.current = bare
            remits.block_items(state, bare, items)
        return
    if items and not said and not named_first(words, found, start) and state.registry.current is not None:
        # telephone numbers and names stand between a heading and its list
        if not state.registry.units[state.registry.current].described:
            remits.block_items(state, state.registry.current, items)
        return
    for predicate in said:
        if predicate.kind not in ("leadin", "act"):
            if predicate.kind in ("state", "manage") and predicate.relative is None and not _leads_on(words, predicate, said):
                _note_current(state, block, words, found, start)
                return
            continue
        if _passive(words, found, start, predicate):
            return
        whose = remits.subject(words, found, start, predicate)
        if whose and remits.disagrees(words, whose, found, predicate):
            return
        unit_ = state.unit_of(block, words, whose) if whose else _implied(state, words, start, predicate, said)
        if unit_ is None:
            return
        if predicate.relative is None or whose:
            state.registry.current = unit_
        state.stated = unit_
        remits.state_remit(state, block, words, unit_, predicate, stop, items)
        return


def _note_current(state: State, block: Block, words: Words, found: Sequence[Mention], start: int) -> None:
    """A sentence about a known unit, though it states no duty: the next sentence may go on with «It …», «Обавља …»."""
    for mention in found:
        if mention.capital and not mention.bare and remits.nominative(words, mention, start):
            index = state.resolve(block, words, mention)
            state.registry.current = index if index is not None else state.registry.current
            return


def _list_of_subject(words: Words, said: Sequence[Predicate], stop: int) -> bool:
    """Nothing is said before the colon, or only what the unit is («Савет је стручно тело Завода, које:»)."""
    if not said:
        return True
    if len(said) == 1 and said[0].kind == "state" and said[0].last == stop - 1:
        return True  # "The Sector shall: (1) issue …"
    copula = all(p.kind == "state" and words.in_class(p.first, "be") for p in said)
    return copula and words.in_class(stop - 2, "relative")


def _passive(words: Words, found: Sequence[Mention], start: int, predicate: Predicate) -> bool:
    """«Ревизија се обавља на нивоу Владе»: what is done is no doer."""
    if predicate.kind != "act" or not words.in_class(predicate.first, "perform") or predicate.last >= len(words):
        return False
    # «Те послове Агенција обавља као поверене»: the work stands before its verb
    named = {i for m in found for i in range(m.first, m.last)}
    fronted = any(words.in_class(i, "task") and i not in named for i in range(start, predicate.first))
    return words.in_class(predicate.last, "reflexive") or fronted


def _leads_on(words: Words, predicate: Predicate, said: Sequence[Predicate]) -> bool:
    """«Служба је …, која обавља …», "is a unit responsible for": a copula may lead to a lead-in or relative clause."""
    if not words.in_class(predicate.first, "be"):
        return False
    return any(p.kind == "leadin" or (p.kind == "act" and p.relative is not None) for p in said)


def _named_before_colon(words: Words, found: Sequence[Mention], start: int, stop: int) -> int | None:
    """«Одсек за набавке: …»: nothing but the name stands before the colon."""
    if not found or not found[0].capital or found[0].plural or (found[0].cases and "Nom" not in found[0].cases):
        return None
    if found[0].first > start + 1 or (found[0].first > start and not words.in_class(start, "articles")):
        return None
    at = found[0].last
    if at < stop and words.forms[at] == "(":
        at = next((i + 1 for i in range(at, stop) if words.forms[i] == ")"), stop)
    while at < stop and words.forms[at] in "”“\"»":
        at += 1
    if at + 1 < stop and words.forms[at] in "-–—" and at > found[0].head and cutting.is_action(words, at + 1):
        return at  # «Архива – чување предмета, излучивање материјала»
    return at if at < stop and words.forms[at] == ":" else None


def _implied(
    state: State, words: Words, start: int, predicate: Predicate, said: Sequence[Predicate]
) -> int | None:
    """Without a subject the remit is that of the unit the text is about, where the sentence begins with its verb."""
    if predicate.relative is not None:
        copula = [p for p in said if p.kind == "state" and p.relative is None]
        return state.registry.current if copula else None
    opens = all(not words.is_pos(i, "NOUN", "PROPN") or words.in_class(i, "task") for i in range(start, predicate.first))
    return state.registry.current if opens else None
