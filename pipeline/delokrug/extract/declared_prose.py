"""The sums a rulebook declares: «у Министарству је систематизовано 120 радних места са 180 извршилаца, и то: …».

In: a document's blocks with their words, the drafts of its posts and the units that were found. Out: `DeclaredTotal`s
in reading order. A sum is declared by a sentence with a verb of the systematisation (pack, `total_verb`), by a line
that begins with «укупно», by the parts of the list behind such a sentence, by a line of a unit with its numbers, and by
tables of sums (`declared_tables`). Nothing is added to units, posts or duties here.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import phrases
from delokrug.extract.counts import Count, counts, counts_what, named
from delokrug.extract.declared_reader import UNKNOWN, Reader, label_of, resolved_here, scope
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mention_at
from delokrug.extract.post_drafts import Draft
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block

# tokens behind a number in which its verb may stand: «120 радних места са 180 извршилаца је систематизовано»
_BEHIND = 9
_LONGEST_LINE = 60  # tokens of a unit's name and its numbers


def read_prose(
    state: State, blocks: Sequence[Block], headings: Sequence[Mention | None], drafts: Sequence[Draft]
) -> Reader:
    """A reader that has read the sums in prose and lists. `unit` is an index into the state's registry, None for the
    body or the whole document.
    """
    reader = Reader(state, frozenset(draft.index for draft in drafts))
    for index, block in enumerate(blocks):
        if index in reader.heads:
            reader.posts_since, reader.listing = True, False
        if block.cell is not None and block.cell.table not in reader.tables:
            reader.tables[block.cell.table] = reader.current
        if block.kind == "article":
            # «Одељење за правне послове» / «Члан 12.»
            if not reader.under_heading:
                reader.headings.clear()
                reader.unit = None
            reader.posts_since, reader.listing = False, False
        if block.cell is not None or not block.text or block.kind == "article":
            continue
        words = state.words_of(block)
        if index not in reader.heads:
            reader.listing = _read(reader, block, words)
        reader.under_heading = False
        mention = headings[index]
        if mention is not None and not words.in_class(0, "official"):
            reader.headings.append((block, words, mention))
            reader.posts_since, reader.under_heading = False, block.kind == "heading"
    return reader


def _read(reader: Reader, block: Block, words: Words) -> bool:
    """Read one block; whether parts of what it declares may follow."""
    if not _may_count(words):
        return False
    if reader.listing and _items(reader, block, words, 0):
        return True
    sentences = _sentences(words)
    if not sentences:
        return _unit_line(reader, block, words)
    more = False
    for first, stop, declares in sentences:
        reader.group += declares or not reader.listing
        if declares:
            more = _statement(reader, block, words, first, stop)
        else:
            _closing(reader, block, words, first, stop)
    return more


def _sentences(words: Words) -> list[tuple[int, int, bool]]:
    """The sentences that say a sum: with a verb of the systematisation (True), or («Укупно: 31») without."""
    verbs = words.pack.words["total_verb"] | words.pack.words["total_have"]
    said = not (verbs.isdisjoint(words.lemmas) and verbs.isdisjoint(words.lower))
    found: list[tuple[int, int, bool]] = []
    for first, last in words.sentences() if said or _totals(words, 0, len(words)) else ():
        goes_on = not words.capital(first) or words.in_class(first, "total_links")  # «Од тога су 3 положаја»
        if said and _declares(words, first, last):
            found.append((first, last, True))
        elif _totals(words, first, min(first + 2, last)):
            found.append((first, last, False))
        elif found and goes_on and found[-1][1] == first:
            found[-1] = (found[-1][0], last, found[-1][2])
    return found


def _totals(words: Words, first: int, last: int) -> bool:
    return any(words.in_class(i, "total") for i in range(first, last))


def _may_count(words: Words) -> bool:
    """A quick look: is there any number?"""
    numerals = words.pack.numerals
    return any(form[0].isdigit() or form in numerals for form in words.lower)


def _declares(words: Words, first: int, last: int) -> bool:
    """The sentence says how many posts or executors are planned; «до 5», «за послове из члана 7.» say it of others."""
    found = [count for count in counts(words, first, last) if count.counted]
    if not found or not found[0].sure:
        return False
    before = range(first, min(found[0].first + _BEHIND, last))
    if any(words.in_class(i, "total_verb") for i in before):
        return True
    if any(words.in_class(i, "total_have") for i in range(first, found[0].first)):
        return found[0].counted == "posts"
    return False


def _statement(reader: Reader, block: Block, words: Words, first: int, stop: int) -> bool:
    """«У Управи је систематизовано 27 радних места са 42 извршиоца: положаји – 2, …»; whether a list may follow."""
    stop = _contrast(words, first, stop)
    found = [count for count in counts(words, first, stop) if count.counted]
    edge = _list_edge(words, found[0].first, stop)
    unit, known = scope(reader, block, words, first, edge)
    partial = any(
        words.in_class(i, "citation") or words.in_class(i, "total_part") for i in range(first, found[0].first)
    )
    if phrases.find(words, words.pack, "outside", first, found[0].first) or (partial and not known):
        unit = UNKNOWN
    since = None
    if not known and reader.current is not None and unit != UNKNOWN:
        since = reader.summed if reader.posts_since else None
        above = reader.current if reader.under_heading else None
        unit = None if above == reader.state.registry.body else above
    for count in found:
        if count.first < edge:
            reader.add(block, words, count, count.of or "", unit, since=since)
    if unit == UNKNOWN:
        return False
    reader.scope = unit
    _parts(reader, block, words, edge, stop, unit)
    return words.text.endswith((":", ",", ";")) or edge >= stop - 1 or block.kind == "item"


def _contrast(words: Words, first: int, stop: int) -> int:
    """Where another clause begins: «…, а на дан 30. јуна попуњено је 71»."""
    for i in range(first + 1, stop):
        if words.forms[i - 1] == "," and words.in_class(i, "contrast"):
            return i
    return stop


def _list_edge(words: Words, first: int, stop: int) -> int:
    """Where the parts of a sum begin: behind a colon, «и то», «од чега»."""
    for i in range(first, stop):
        if words.forms[i] in (":", ";"):
            return i
        linked = words.in_class(i, "total_links") or words.punct(i)
        if linked and i + 1 < stop and words.in_class(i + 1, "total_list"):
            return i
    return stop


def _parts(reader: Reader, block: Block, words: Words, first: int, stop: int, unit: int | None) -> int:
    """The parts of a list in tokens [first, stop): how many numbers were read."""
    previous: Count | None = None
    of, part_unit, start = "", unit, first
    read = 0
    for count in counts(words, first, stop):
        label = label_of(words, previous.last if previous else first, count.first)
        if label is None and not count.counted:
            continue
        if label is not None or previous is None or count.of is not None:
            of, part_unit = part(reader, block, words, label, count, unit)
            start = label[0] if label else count.first
        elif previous.counted == count.counted:
            of = "other"  # a second number of posts without a name
        reader.add(block, words, _named_count(words, label, count), of, part_unit, label=start)
        previous = count
        read += 1
    return read


def part(
    reader: Reader, block: Block, words: Words, label: tuple[int, int] | None, count: Count | None, unit: int | None
) -> tuple[str, int | None]:
    """Of which posts, and of which unit, a part of a list is: what its number says itself, else its label."""
    group = named(words, *label) if label else None
    general = count is None or count.of in (
        None,
        "",
        "civil_servants",
    )  # «на извршилачким радним местима: 17 службеника»
    if count and count.of is not None and count.counted and not (general and group):
        return count.of, unit
    if label is None:
        return (count and (count.of or _named_behind(words, count.last))) or "other", unit
    first, last = label
    if group:
        rest = label_of(words, group[0], last)
        if rest is None or (counts_what(words, *rest) and not _joined(words, group[0], last)):
            return group[1], unit
        return ("rest" if _joined(words, group[0], last) else "other"), unit
    if words.in_class(first, "total_rest"):
        return "rest", unit
    mention = _mention(reader, words, first, last)
    if mention:
        found = resolved_here(reader, block, words, mention)
        return "", (UNKNOWN if found is None else found)
    return "other", unit


def _named_behind(words: Words, at: int) -> str:
    """«1 радно место: положај у другој групи (1 извршилац)»: the name of a part behind its number; "" where a list of
    others begins («5 радних места: саветник – 2, …»).
    """
    while at < len(words) and words.forms[at] in "–—-:":
        at += 1
    group = named(words, at, len(words)) if at < len(words) else None
    alone = group is not None and (group[0] >= len(words) or words.forms[group[0]] in "(;,.")
    return group[1] if group and alone else ""


def _joined(words: Words, first: int, last: int) -> bool:
    """«намештеници и радна места из члана 2.»: more than the group that was named."""
    return any(words.in_class(i, "coordinators") for i in range(first, last))


def _mention(reader: Reader, words: Words, first: int, last: int) -> Mention | None:
    for i in range(first, min(first + 4, last)):
        mention = mention_at(words, reader.state.pack, i, first, last, reader.state.known, whole=True)
        if mention and mention.first == first and mention.capital and not mention.plural:
            return mention
    return None


def _named_count(words: Words, label: tuple[int, int] | None, count: Count) -> Count:
    """«радних места – 31»: what is counted may stand before the number; «намештеници – 2» may be either."""
    if count.counted or label is None or named(words, *label):
        return count
    return Count(count.first, count.last, count.number, counts_what(words, *label), count.of, count.sure)


def _items(reader: Reader, block: Block, words: Words, first: int) -> bool:
    """A part of the list above on a line of its own («– саветник – 6 радних места, 9 извршилаца;»)."""
    found = counts(words, first, len(words))
    label = label_of(words, first, found[0].first) if found else None
    known = label is not None and (named(words, *label) or _mention(reader, words, *label))
    if not found or not (known or found[0].counted) or not _nothing_behind(words, found[-1].last, len(words)):
        return False
    return _parts(reader, block, words, first, len(words), reader.scope) > 0


def _nothing_behind(words: Words, at: int, stop: int) -> bool:
    return all(words.punct(i) for i in range(at, stop))


def _closing(reader: Reader, block: Block, words: Words, first: int, stop: int) -> None:
    """«УКУПНО: 31», «Укупно у Сектору: 12 извршилаца», «Укупан број радних места је 31»."""
    found = counts(words, first, stop)
    if not found or not found[0].sure or not _nothing_behind(words, found[-1].last, stop):
        return
    unit, known = scope(reader, block, words, first, found[0].first)
    sentence = any(words.in_class(i, "total_number") for i in range(first, found[0].first))
    since = None if known or reader.listing or (sentence and reader.current is None) else reader.summed
    if reader.listing and not known:
        unit = reader.scope
    for number, count in enumerate(found):
        label = label_of(words, found[number - 1].last if number else first, count.first)
        group = named(words, *label) if label and not known else None
        of = count.of or (group[1] if group else "")
        reader.add(block, words, _named_count(words, label, count), of, unit, since=since, label=first)
    reader.summed = block.clean.span(0, len(block.text))[1]


def _unit_line(reader: Reader, block: Block, words: Words) -> bool:
    """«Сектор за водни саобраћај – 5 радних места, 9 извршилаца»: a unit and its numbers, nothing else."""
    if len(words) > _LONGEST_LINE:
        return False
    found = counts(words, 0, len(words))
    if not found or not all(count.counted for count in found) or not _nothing_behind(words, found[-1].last, len(words)):
        return False
    label = label_of(words, 0, found[0].first)
    mention = label and _mention(reader, words, *label)
    apart = found[0].first > 0 and words.forms[found[0].first - 1] in "–—-:(,"
    if not label or not mention or mention.last < label[1] or not apart:
        return False
    if not any(count.counted == "posts" for count in found) and not reader.listing and block.kind != "item":
        return False
    reader.group += not reader.listing
    return _parts(reader, block, words, 0, len(words), None) > 0
