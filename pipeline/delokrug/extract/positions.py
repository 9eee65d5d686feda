"""Posts: drafts from prose and tables in, `Position`s with their units and duties out.

A post belongs to the unit whose heading (or merged row of the table) stands above it, or to the one its title names
(«Начелник Дирекције за планирање»); where neither is, to the body itself: «самостални извршилац изван унутрашњих
јединица» is a post without a unit (decree on principles, rules on executors outside units).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from delokrug import script
from delokrug.extract import naming, phrases, post_drafts
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mention_at, mentions
from delokrug.extract.post_cards import card_drafts
from delokrug.extract.post_drafts import Draft, Range
from delokrug.extract.post_sentences import sentence_drafts
from delokrug.extract.post_tables import table_drafts
from delokrug.extract.requirements import own_text, requirements
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block, Place, Position

# Posts with an article of their own that show that all of them have one
_LEAST_ALONE = 3
_SAID_WITHIN = 12  # tokens of a heading or opener in which «изван унутрашњих јединица» is looked for


def drafts(
    blocks: Sequence[Block], all_words: Sequence[Words], modes: list[str], headings: Sequence[Mention | None]
) -> list[Draft]:
    """The posts of a document in reading order. Their blocks get the mode "posts", so that they state no remits."""
    is_unit = [
        mention is not None and not words.in_class(0, "official")
        for mention, words in zip(headings, all_words, strict=True)
    ]
    on_cards, taken = card_drafts(blocks, all_words, modes, is_unit)
    in_prose = post_drafts.drafts(blocks, all_words, modes, is_unit, taken)
    in_tables = table_drafts(blocks, all_words, modes, taken)
    found = [*on_cards, *in_prose, *in_tables]
    told = sentence_drafts(blocks, all_words, modes, taken | {draft.index for draft in found})
    return sorted([*found, *told], key=lambda draft: draft.index)


def read(
    state: State,
    found: Sequence[Draft],
    blocks: Sequence[Block],
    headings: Sequence[Mention | None],
    modes: Sequence[str],
) -> list[Position]:
    """The posts, each in its unit; their duties are added to the state."""
    posts: list[Position] = []
    left = list(found)
    current: int | None = None
    by_article = _one_an_article(blocks, found)
    for index, block in enumerate(blocks):
        mention = headings[index] if len(block.text) and not state.words_of(block).in_class(0, "official") else None
        if (block.kind == "article" and not by_article) or (
            _heads_outside(state, block, modes[index]) and not (left and left[0].index == index)
        ):
            current = None
        elif block.kind == "instruction":
            current = _unit_of_sentence(state, block, holds=_holds_posts(left, headings, index))
        elif mention is not None and not (left and left[0].index == index):
            current = _unit_of_heading(state, block, mention, current, holds=_holds_posts(left, headings, index))
        elif modes[index] != "posts" or block.text.endswith(":"):
            current = _unit_of_opener(state, block) or current
        while left and left[0].index == index:
            draft = left.pop(0)
            if draft.unit:
                current = _unit_before(state, draft.unit) or current
            named = _unit_of_title(state, draft, current)
            current = named if named is not None else current
            unit = current if current is not None else state.registry.body
            posts.append(_position(state, draft, unit))
            _add_duties(state, draft, unit, len(posts) - 1)
    return posts


def _unit_before(state: State, found: Range) -> int | None:
    """The last unit named in words before a post: «У Сектору за контролу, у Одсеку за узорке: технолог, …»."""
    block, first, last = found
    words = state.words_of(block)
    for i in range(last - 1, first - 1, -1):
        mention = mention_at(words, state.pack, i, first, last, state.known, whole=False)
        if mention is not None and mention.capital and not mention.plural:
            return state.resolve(block, words, mention)
    return None


def _one_an_article(blocks: Sequence[Block], found: Sequence[Draft]) -> bool:
    """Whether the act gives each post an article of its own, so that a unit's heading is for several articles."""
    articles = Counter(draft.block.place.article for draft in found if draft.block.place.article)
    alone = sum(count == 1 for count in articles.values())
    return alone >= _LEAST_ALONE and alone > len(articles) / 2


def _heads_outside(state: State, block: Block, mode: str) -> bool:
    """«Радна места изван унутрашњих јединица»: what follows belongs to no inner unit."""
    if mode == "posts" and block.kind != "heading":
        return False
    words = state.words_of(block)
    outside = phrases.find(words, state.pack, "outside", 0, min(len(words), _SAID_WITHIN))
    return outside is not None and any(
        words.in_class(i, "class") for i in range(outside[1], min(outside[1] + 3, len(words)))
    )


def _holds_posts(left: Sequence[Draft], headings: Sequence[Mention | None], index: int) -> bool:
    """Whether the next post comes before the next heading of a unit."""
    if not left:
        return False
    return all(headings[i] is None for i in range(index + 1, left[0].index))


def _unit_of_heading(state: State, block: Block, mention: Mention, current: int | None, *, holds: bool) -> int | None:
    words = state.words_of(block)
    index = state.resolve(block, words, mention)
    if index is None and holds:
        index = _listed_unit(state, block, words, mention, current)
    return index if index is not None else current


def _listed_unit(state: State, block: Block, words: Words, mention: Mention, current: int | None) -> int:
    """A unit that only the list of posts names, new in the registry: schools, small municipalities."""
    state.registry.current = current
    entry = state.entry(block, words, mention)
    entry.heading_only = True
    return state.registry.add(entry)


def _unit_of_opener(state: State, block: Block) -> int | None:
    """«У Кабинету министра систематизују се:» names the unit of the posts below."""
    words = state.words_of(block)
    for i in range(min(len(words), 8)):
        mention = mention_at(words, state.pack, i, 0, len(words), state.known, whole=False)
        if mention is not None and mention.capital and not mention.plural and not mention.bare:
            return state.resolve(block, words, mention)
    return None


def _unit_of_sentence(state: State, block: Block, *, holds: bool) -> int | None:
    """«У Одсеку за набавке, после редног броја 14. додаје се …» names the unit of the new posts, named last."""
    words = state.words_of(block)
    for mention in reversed(mentions(words, state.pack, 0, len(words), state.known)):
        if not mention.capital or mention.plural or mention.bare:
            continue
        index = state.resolve(block, words, mention)
        if index is None and holds:
            index = _listed_unit(state, block, words, mention, None)
        if index != state.registry.body:
            return index
    return None


def _unit_of_title(state: State, draft: Draft, current: int | None) -> int | None:
    """The unit that a title names in full («Начелник Дирекције за планирање»), unless it is above the present one."""
    words = state.words_of(draft.block)
    first, last = draft.title
    for i in range(first + 1, last):
        mention = mention_at(words, state.pack, i, first + 1, last, state.known, whole=False)
        if mention is None or mention.bare or not mention.capital:
            continue
        before = mention.first - 1  # «Руководилац у Сектору» is in it already; «Раководител на Сектор» heads it
        if words.in_class(before, "prepositions") and not words.in_class(before, "of"):
            continue
        index = state.resolve(draft.block, words, mention)
        if index is not None and (current is None or index not in state.registry.line_of(current)):
            return index
    return None


def _position(state: State, draft: Draft, unit: int | None) -> Position:
    title = (draft.block, *draft.title)
    ranges = [title, *draft.more, *draft.head]
    places = [_source(state, one) for one in ranges if one[1] < one[2]]
    asked = requirements(draft.requirements, state.words_of)
    return Position(
        unit,
        script.to_cyrillic(draft.number) if script.script_of(draft.block.own.text) == "Cyrl" else draft.number,
        " ".join(_title(state, one) for one in (title, *draft.more)),
        min(start for start, _ in places),
        max(end for _, end in places),
        draft.block.page,
        own_text(draft.rank[0], state.words_of(draft.rank[0]), *draft.rank[1:]) if draft.rank else "",
        draft.rank_code,
        draft.executors,
        education=asked.education,
        experience_years=asked.experience_years,
        education_level=asked.education_level,
        education_fields=asked.education_fields,
        exams=asked.exams,
        languages=asked.languages,
        computer=asked.computer,
        competencies=asked.competencies,
        requirements=asked.text,
        place=_place(draft),
    )


def _place(draft: Draft) -> Place:
    """Where a post stands: «члан 22. тачка 12.»; the lines of its description are no paragraphs of the article."""
    place = draft.block.place
    return place if place.amends else Place(place.article, item=place.item, subitem=place.subitem)


def _title(state: State, found: Range) -> str:
    block, first, last = found
    return naming.name_of(block, state.words_of(block), first, last, pack=state.pack, inflected=False).own


def _source(state: State, found: Range) -> tuple[int, int]:
    block, first, last = found
    return block.clean.span(*state.words_of(block).chars(first, last))


def _add_duties(state: State, draft: Draft, unit: int | None, position: int) -> None:
    if unit is None:
        return  # a responsibility has a unit; a document that names none has no rows of duties either
    for block, first, last in draft.duties:
        place = _place(draft)
        state.state_duties(unit, block, state.words_of(block), first, last, position=position, place=place)
