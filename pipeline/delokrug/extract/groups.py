"""Which blocks are read together: a paragraph or heading with the list below it.

In: blocks in reading order, with their mode (`sections`). Out: openers with their items. A numbered paragraph («2.
Сектор има …») opens a group of its own, lines in small letters below an open sentence are a list without marks, and
names on lines of their own below «… у следећим јединицама:» are its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from delokrug.extract.heads import head_noun
from delokrug.extract.words import Words
from delokrug.records import Block


def groups(
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
        while (
            index < len(blocks)
            and blocks[index].kind == "item"
            and modes[index] == mode
            and blocks[index].depth > least
        ):
            announced = opener is not None and (opener.kind == "heading" or opener.text.endswith((":", ",", ";")))
            if items and opener is not None and _tells_of_unit(blocks[index], words_of(opener), words_of):
                break
            if not announced and _is_paragraph(blocks[index], words_of):
                break
            if opener is None and items and _opens_list(blocks, index, words_of):
                break
            items.append(blocks[index])
            index += 1
        yield opener, items, mode


def _is_paragraph(block: Block, words_of: Callable[[Block], Words]) -> bool:
    """«2. Сектор има Одељење за … и Одсек за ….»: a numbered paragraph, no member of a list."""
    if block.marker[:1] not in "(0123456789" or not block.text[:1].isupper() or not block.text.endswith((".", ":")):
        return False
    words = words_of(block)
    return len(words) > 6 and any(words.finite(i) for i in range(1, len(words)))


def _tells_of_unit(block: Block, opener: Words, words_of: Callable[[Block], Words]) -> bool:
    """«1. У секретаријату се обављају …» below a list of units: the numbering begins again, with what each one does."""
    words = words_of(block)
    return (
        bool(len(words))
        and words.in_class(0, "inside")
        and announces(opener, 0, len(opener))
        and _is_paragraph(block, words_of)
    )


def _opens_list(blocks: Sequence[Block], index: int, words_of: Callable[[Block], Words]) -> bool:
    """«1. Одељење обавља послове у вези са: 1) …; 2) …»: the item states something and opens a list of its own."""
    block = blocks[index]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if not block.text.endswith(":") or below is None or below.kind != "item" or below.depth <= block.depth:
        return False
    words = words_of(block)
    return any(
        words.finite(i) and not words.in_class(i, "be") and not words.in_class(i, "consist") for i in range(len(words))
    )


def _unmarked_items(blocks: Sequence[Block], modes: Sequence[str], index: int, opener: Block | None) -> list[Block]:
    """Lines in small letters below an open sentence: a list without marks («…, који се односе на / припрему …; /
    вођење …»).
    """
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
    blocks: Sequence[Block],
    index: int,
    opener: Block | None,
    words_of: Callable[[Block], Words],
    is_unit: Sequence[bool],
) -> list[Block]:
    """Names of units on lines of their own below a sentence that announces units: items without markers."""
    if opener is None or opener.kind == "heading":
        return []
    words = words_of(opener)
    if not announces(words, 0, len(words)) and not _founds(words):
        return _names_go_on(blocks, index, opener, words_of)
    last = index
    while last < len(blocks) and blocks[last].kind == "heading" and is_unit[last]:
        last += 1
    return [replace(block, depth=1) for block in blocks[index:last]] if last - index > 1 else []


def _names_go_on(blocks: Sequence[Block], index: int, opener: Block, words_of: Callable[[Block], Words]) -> list[Block]:
    """«У Сектору образују се: Одељење A; / Одсек B.»: lines that go on with the list of units, as its items."""
    words = words_of(opener)
    colon = next((i for i in range(len(words)) if words.forms[i] == ":"), -1)
    if not opener.text.endswith(";") or colon < 1 or not _founds(words, colon):
        return []
    last = index
    while last < len(blocks) and blocks[last - 1].text.endswith(";") and _only_names(words_of(blocks[last])):
        last += 1
    return [replace(block, kind="item", depth=1) for block in blocks[index:last]]


def _only_names(words: Words) -> bool:
    """The noun of a unit stands among the first words, and there is no verb."""
    heads = [i for i in range(min(4, len(words))) if head_noun(words, words.pack, i) is not None]
    return bool(heads) and words.capital(0) and not any(words.finite(i) for i in range(len(words)))


def _founds(words: Words, colon: int = -1) -> bool:
    """«У Сектору се образују:»: the verb of founding right before the colon."""
    colon = len(words) - 1 if colon < 0 else colon
    behind = range(max(0, colon - 2), colon)
    names = ("found_verb", "found_participle", "consist", "include")
    return words.forms[colon] == ":" and any(words.in_class(i, name) for i in behind for name in names)


def announces(words: Words, start: int, stop: int) -> bool:
    """«Делатност се обавља у следећим организационим јединицама:»: units follow, no duties."""
    if words.forms[stop - 1] != ":":
        return False
    classes = [i for i in range(max(start, stop - 4), stop) if words.in_class(i, "class")]
    return any(words.in_class(i - 1, "inner") for i in classes if i > start)
