"""What extraction knows while it reads a document: the registry of units, the duties so far, and how to add to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from delokrug.extract import cutting, phrases
from delokrug.extract.actions import actions
from delokrug.extract.heads import Mention
from delokrug.extract.known_names import Known
from delokrug.extract.mentions import mention_at
from delokrug.extract.naming import Name, name_of
from delokrug.extract.registry import COLLEGIAL, Entry, Registry
from delokrug.extract.words import Words
from delokrug.packs import Pack
from delokrug.records import Block, Place, Responsibility


@dataclass(slots=True)
class State:
    pack: Pack
    words_of: Callable[[Block], Words]
    last: Block | None = None  # the document's last block
    registry: Registry = field(default_factory=Registry)
    known: Known = field(init=False)
    numbered: dict[str, int] = field(default_factory=dict)  # number of a heading («2.1») → its unit
    last_numbered: int | None = None  # the unit of the last numbered heading
    duties: list[Responsibility] = field(default_factory=list)
    stated: int | None = None  # the unit whose remit the last paragraph stated
    # the unit inside which the last announcement founds others, and the one the text was about then
    told: tuple[int | None, int | None] = (None, None)
    amending: Block | None = None  # the last sentence that amends another act
    unheld: list[Block] = field(default_factory=list)  # amended list items that no named unit has
    # unit, block, words, token range of the purpose for which a unit is founded; whether it counts in any case
    purposes: list[tuple[int, Block, Words, int, int, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = Known(self.pack)

    def entry(self, block: Block, words: Words, mention: Mention) -> Entry:
        """A new entry for a mention; not added to the registry yet."""
        mention = self._without_body(block, words, mention)
        entry = self.entry_of(block, self.name(block, words, mention), mention.kind, mention.lemma)
        entry.independent = phrases.find(words, self.pack, "independent", mention.first, mention.last) is not None
        return entry

    def name(self, block: Block, words: Words, mention: Mention) -> Name:
        # an adjective may have the article of a noun that has none («Државниот инспекторат»)
        articled = self.pack.grammar is not None
        inflected = articled or words.lower[mention.head] != mention.lemma or "Nom" not in mention.cases
        return name_of(block, words, mention.first, mention.last, pack=self.pack, inflected=inflected)

    def entry_of(self, block: Block, name: Name, kind: str, lemma: str = "") -> Entry:
        head = self.pack.heads.get(lemma)
        rank = head.rank if head else self.pack.ranks.get(kind, 1)
        return Entry(name, kind, rank, block.page, block.place, context=self.registry.current)

    def resolve(self, block: Block, words: Words, mention: Mention) -> int | None:
        """The known unit a mention means; None where none fits."""
        name = self.name(block, words, mention)
        index = self.registry.resolve(name.key, mention.kind)
        if index is None:
            return self._of_container(block, words, mention)
        known = self.registry.units[index].name
        if known.shouted and not name.shouted and known.key == name.key:
            # «ГРАДСКА УПРАВА ГРАДА ЛИПОВЦА» said again in small letters shows where the capitals are
            self.registry.units[index].name = replace(name, start=known.start, end=known.end)
        return index

    def _of_container(self, block: Block, words: Words, mention: Mention) -> int | None:
        """«Група за правне послове Сектора за становање»: the unit of that name inside the unit of the genitive."""
        for i in range(mention.head + 1, mention.last):
            if not words.capital(i) or words.in_class(i - 1, "prepositions"):
                continue
            inner = mention_at(words, self.pack, i, i, mention.last, self.known, whole=False)
            if inner is None or "Gen" not in inner.cases:
                continue
            same = self.registry.exact(name_of(block, words, mention.first, i, pack=self.pack).key)
            container = self.resolve(block, words, inner)
            inside = [u for u in same if container is not None and container in self.registry.line_of(u)]
            return next(iter(inside or same), None)
        return None

    def _without_body(self, block: Block, words: Words, mention: Mention) -> Mention:
        """«Управни одбор Академије» of the Academy's own text is its «Управни одбор»; «Савет Академије» has no other
        name.
        """
        if mention.kind not in COLLEGIAL or mention.first == mention.head:
            return mention
        first = mention.head + 1
        for i in range(first, min(first + 3, mention.last)):
            inner = mention_at(words, self.pack, i, first, mention.last, self.known, whole=False)
            if inner is not None and (inner.first, inner.last) == (first, mention.last) and "Gen" in inner.cases:
                index = self.registry.resolve(self.name(block, words, inner).key, inner.kind)
                top = index is not None and self.registry.units[index].parent is None
                return replace(mention, last=first) if top else mention
        return mention

    def unit_of(self, block: Block, words: Words, mention: Mention) -> int | None:
        """The unit a mention means, added where it is new; None for an everyday noun («Јединица») that names nothing
        known.
        """
        index = self.resolve(block, words, mention)
        if index is not None:
            return index
        head = self.pack.heads.get(mention.lemma)
        if mention.bare and head is not None and head.generic and head.kind != "other":
            return None
        if mention.bare and mention.last < len(words) and words.in_class(mention.last, "competent"):
            return None  # «Министарство надлежно за послове рада»: whichever it is
        return self.registry.add(self.entry(block, words, mention))

    def state_duties(
        self,
        unit: int,
        block: Block,
        words: Words,
        first: int,
        last: int,
        *,
        finite: bool | None = None,
        lead: str = "",
        position: int | None = None,
        item: bool = False,
        place: Place | None = None,
    ) -> int:
        """Cut tokens [first, last) into the duties of a unit, or of a post in it; how many there are. `item` as in
        `cutting.cut`; `place`: where it is not the block's."""
        count = 0
        for duty in cutting.cut(words, first, last, finite=finite, lead=lead, item=item):
            start, end = block.clean.span(*words.chars(duty.first, duty.last))
            self.duties.append(
                Responsibility(
                    unit,
                    block.own_text(start, end),
                    start,
                    end,
                    block.page,
                    actions(words, duty.heads),
                    duty.residual,
                    position,
                    place or block.place,
                )
            )
            count += 1
        if count and position is None:
            self.registry.units[unit].described = True
        return count
