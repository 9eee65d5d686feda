"""The issuing institution: the body whose act or page the document is.

In: a document's blocks, with the units its headings name. Out: the registry's `body`. An act's title names it
(«ПРАВИЛНИК о … у Управи за трезор»), otherwise the institution whose name heads the document; a law on many
institutions has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mentions
from delokrug.extract.registry import Entry
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.packs import Pack
from delokrug.records import Block

_TITLE_BLOCKS = 40  # an act's title stands this near to the top
_TOP_BLOCKS = 60  # a web page's menu may stand above the institution's name


def find_body(
    blocks: Sequence[Block],
    all_words: Sequence[Words],
    headings: Sequence[Mention | None],
    modes: Sequence[str],
    state: State,
) -> None:
    """The issuing institution: the unit in the act's title, else the institution whose name heads the document."""
    registry = state.registry
    titles = [i for i, mode in enumerate(modes[:_TITLE_BLOCKS]) if mode == "title"]
    tops = _institutions_at_top(blocks, headings, titles, state.pack)
    above = [registry.add(state.entry(blocks[i], all_words[i], mention)) for i, mention in tops]
    for i in titles:
        mention = _body_in_title(blocks[i], all_words[i], state)
        if mention:
            index = state.resolve(blocks[i], all_words[i], mention)
            entry = state.entry(blocks[i], all_words[i], mention)
            if index is None:
                index = next((at for at in above if _in_short(registry.units[at], entry)), None)
                if index is not None:
                    registry.units[index].name = entry.name
            registry.body = registry.add(entry) if index is None else index
            break
    else:
        first = next((i for i, heading in enumerate(headings) if heading), None)
        if not above or first not in [i for i, _ in tops]:
            return  # a law on many institutions has a title and no body
        registry.body = above[-1]
    for index in above:
        if index != registry.body and registry.units[index].kind in ("ministry", "school"):
            registry.put_under(registry.body, index)  # «Министарство финансија / Управа за трезор / ПРАВИЛНИК»


def _in_short(known: Entry, entry: Entry) -> bool:
    """«Министарство за шуме» above «ПРАВИЛНИК … Министарства за шуме Тисовачког кантона»: the title has the whole
    name.
    """
    key = known.name.key
    return known.kind == entry.kind and len(key) > 1 and entry.name.key[: len(key)] == key


def _institutions_at_top(
    blocks: Sequence[Block], headings: Sequence[Mention | None], titles: Sequence[int], pack: Pack
) -> list[tuple[int, Mention]]:
    """Headings that name institutions above the act's title; without a title the first such heading."""
    found = [
        (i, mention)
        for i, mention in enumerate(headings[:_TOP_BLOCKS])
        if mention is not None and blocks[i].kind == "heading" and (not titles or i < titles[0])
    ]
    found = [(i, mention) for i, mention in found if _institution(pack, mention, i)]
    return found if titles else found[:1]


def _body_in_title(block: Block, words: Words, state: State) -> Mention | None:
    """The institution a title names last («… у Управи за трезор»); a law names it first («Закон о Заводу за …»)."""
    found = [m for m in mentions(words, state.pack, 0, len(words), state.known) if m.capital or block.capitals]
    found = [m for m in found if not m.plural and (not m.cases or m.cases & {"Loc", "Gen", "Dat", "Nom"})]
    found = [m for m in found if _largest(state.pack, m)]
    if not found:
        return None
    law = any(words.lemmas[i] in state.pack.kinds.get("law", ()) for i in range(min(2, len(words))))
    if law:
        return found[0] if found[0].first <= 3 else None
    return _to_the_end(block, words, found[-1])


def _to_the_end(block: Block, words: Words, mention: Mention) -> Mention:
    """A heading has shown «Министарство мостова»; the title may go on with whose it is («… Брђанског краја»)."""
    end = len(words)
    while end > mention.last and words.punct(end - 1):
        end -= 1
    more = range(mention.last, end)
    named = block.capitals or any(words.capital(i) for i in more[:1])
    whose = all("Gen" in words.cases(i) and not words.in_class(i, "coordinators") for i in more)
    return replace(mention, last=end) if named and whose and words.pack.lexicon_readings else mention


def _institution(pack: Pack, mention: Mention, at: int) -> bool:
    """A ministry or agency; a secretariat, office, service or centre only as the name at the very top."""
    if mention.bare:
        return False
    head = pack.heads.get(mention.lemma)
    top = mention.kind in ("secretariat", "office", "service", "centre") or pack.ranks.get(mention.kind) == 0
    return head is not None and (head.rank == 0 or (at < 4 and top))


def _largest(pack: Pack, mention: Mention) -> bool:
    """An institution or the largest unit inside one, by its kind («Direkcija») or its own noun («Upravni odjel»)."""
    head = pack.heads.get(mention.lemma)
    return pack.ranks.get(mention.kind, 1) <= 1 or (head is not None and head.rank <= 1)
