"""Amending acts: what an amending sentence says, and the new text that it gives.

In: the blocks of a document with their words. Out: the blocks with the new text («у члану 12. став 2. мења се и гласи:
„…”») read as text of its own, without its quotation marks: its places are those of the amending sentence, with what it
becomes in the amended act (`Place.amends`). The sentences themselves have the kind "instruction" and state nothing:
what they mention, change in a word or delete is no unit, duty or post. Nothing comes back for ordinary documents.

The forms are those of the Unified methodological rules for drafting regulations (Јединствена методолошка правила за
израду прописа, "Службени гласник РС", 21/2010), chapter on amendments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from delokrug.errors import CODES
from delokrug.extract import phrases, sections
from delokrug.extract.known_names import Known
from delokrug.extract.mentions import mention_at
from delokrug.extract.quotations import OPENING, SIGN, closing, quoted
from delokrug.extract.references import NOWHERE, Target, masked, target
from delokrug.extract.words import Words
from delokrug.layout import nested, part_of, placed
from delokrug.packs import Pack
from delokrug.records import Block, Finding, Place, Responsibility

INSTRUCTION = "instruction"
_BEFORE_TEXT = re.compile(rf"(?:\s+[^\W\d_]+){{0,3}}?\s*:?\s*(?=$|{SIGN.pattern})")  # «glasi:», «reads as follows:»
_BEHIND_TEXT = re.compile(r"[\s.,;]*")
_AT_END = re.compile(rf"(?:{SIGN.pattern})[\s.,;]*$")
_TITLE_BLOCKS = 40  # an act's title stands this near to the top
_SHORT = 15  # tokens: «Члан 7. гласи:» needs no verb that says it is changed
_LONGEST_NOTE = 200  # characters of a sentence that a finding quotes
_PARAGRAPH_NUMBER = re.compile(r"\(\d+\)")


@dataclass(frozen=True, slots=True)
class Amended:
    """The blocks of an amending act, and what its reader should know."""

    blocks: list[Block]
    findings: tuple[Finding, ...] = ()


def amended(blocks: Sequence[Block], all_words: Sequence[Words], pack: Pack) -> Amended | None:
    """The blocks with the new text read; None for a document that amends nothing."""
    reader = _Reader(blocks, all_words, pack, _is_amending_act(all_words, pack))
    reader.read()
    if not reader.found and not reader.whole:
        return None
    sentences = {part.index for part in reader.parts if part.block.kind == INSTRUCTION}
    places = _outer_places(blocks, reader.inside, sentences)
    out = [_with_place(part, places[part.index]) for part in reader.parts]
    return Amended(out, tuple(reader.findings))


def holder(items: Sequence[Block], duties: Sequence[Responsibility]) -> int | None:
    """The unit that has the duties of the same paragraph of the amended act, where the act amends it more than once."""
    amends = items[0].place.amends if items else None
    if amends is None:
        return None
    wanted = amends.place
    for duty in reversed(duties):
        found = duty.place.amends.place if duty.place.amends else Place()
        if found.article and (found.article, found.paragraph) == (wanted.article, wanted.paragraph):
            return duty.unit
    return None


def left_out(items: Sequence[Block]) -> list[Finding]:
    """What to say of amended list items whose unit the act does not name."""
    if not items:
        return []
    duties = f"{len(items)} dut{'y' if len(items) == 1 else 'ies'}"
    message = CODES["amended_duties"].format(duties=duties)
    return [Finding("note", "amended_duties", message, page=items[0].page)]


@dataclass(frozen=True, slots=True)
class _Part:
    """A block of the result. `index`: of the outer block whose place it has; `becomes`: for new text."""

    block: Block
    index: int
    becomes: Target | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """New text from `start` of block `first` to `end` of block `last`, signs left out; the rest begins at `rest`."""

    first: int
    start: int
    last: int
    end: int
    rest: int
    again: bool = False  # each paragraph begins with the opening sign


@dataclass(slots=True)
class _Reader:
    blocks: Sequence[Block]
    all_words: Sequence[Words]
    pack: Pack
    whole: bool  # the document is an amending act, not one with an amending provision
    parts: list[_Part] = field(default_factory=list)
    inside: dict[int, int] = field(default_factory=dict)  # blocks below the sentence whose new text they are
    findings: list[Finding] = field(default_factory=list)
    found: bool = False
    above: Place = NOWHERE  # what the last sentence spoke of
    article: str = ""  # of the amending act
    texts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = [block.text for block in self.blocks]

    def read(self) -> None:
        index = at = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind == "article" and not at:
                self.above, self.article = Place(), block.place.article
            text = self._new_text(index, at) if block.kind != "article" else None
            if text is None:
                self._outer(index, at)
                index, at = index + 1, 0
                continue
            self._amending(index, at, text)
            index, at = (text.last, text.rest) if text.rest < len(self.texts[text.last]) else (text.last + 1, 0)

    def _tokens(self, index: int, start: int, end: int) -> tuple[int, int]:
        """The tokens of a block that begin in [start, end)."""
        starts = self.all_words[index].starts
        inside = [i for i, at in enumerate(starts) if start <= at < end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def _new_text(self, index: int, at: int) -> _Text | None:
        """The new text that the sentence at `at` of a block announces; None where it announces none."""
        words = self.all_words[index]
        first, last = self._tokens(index, at, len(words.text))
        for i in range(first, last):
            colon = words.forms[i] == ":"
            if not (colon or words.in_class(i, "amend_reads")):
                continue
            behind = _BEFORE_TEXT.match(words.text, words.ends[i])
            if not behind or masked(words)[i] or not self._names_provision(index, first, i):
                continue
            if not colon:
                return self._quoted(index, behind.end()) or self._unquoted(index, behind.end())
            # «додаје се став 3: „…”», and not «замењују се речима: „…”»
            if not any(words.in_class(j, "amend_word") for j in range(first, i)):
                return self._quoted(index, behind.end())
        return None

    def _names_provision(self, index: int, first: int, last: int) -> bool:
        words = self.all_words[index]
        about = target(words, self.pack, first, last, self.above)
        changes = phrases.find(words, self.pack, "amend", first, last) is not None
        return bool(about.level or about.new or about.posts) and (changes or last - first <= _SHORT)

    def _quoted(self, index: int, start: int) -> _Text | None:
        """New text in quotation marks, which opens at `start` of the block or at the beginning of the next one."""
        if start >= len(self.texts[index]):
            index, start = index + 1, 0
        sign = OPENING.match(self.texts[index], start) if index < len(self.blocks) else None
        if not sign:
            return None
        texts = self.texts
        end = closing(texts, index, start, len(texts))
        if end is None:
            last = max(index, self._end_without_sign(index))
            sure = _AT_END.search(texts[last]) if last > index and OPENING.match(texts[last]) else None
            if sure:
                return _Text(index, sign.end(), last, sure.start(), len(texts[last]), again=True)
            quote = texts[index][:_LONGEST_NOTE]
            message = CODES["quotation_open"].format(text=quote)
            self.findings.append(Finding("warning", "quotation_open", message, page=self.blocks[index].page))
            return _Text(index, sign.end(), last, len(texts[last]), len(texts[last]))
        behind = _BEHIND_TEXT.match(texts[end[0]], end[2])
        return _Text(index, sign.end(), end[0], end[1], behind.end() if behind else end[2])

    def _unquoted(self, index: int, start: int) -> _Text | None:
        """New text that stands without quotation marks below the sentence."""
        below = index + 1
        if start < len(self.texts[index]) or below >= len(self.blocks) or not self.texts[index].endswith(":"):
            return None
        last = self._end_without_sign(below)
        return _Text(below, 0, last, len(self.texts[last]), len(self.texts[last])) if last >= below else None

    def _end_without_sign(self, first: int) -> int:
        """The last block of new text whose end no sign shows: before the next article or sentence of the act."""
        for index in range(first, len(self.blocks)):
            block = self.blocks[index]
            follows = block.kind == "article" and self._is_next(block.place.article)
            if follows or (index > first and self._instructs(index, 0)):
                return index - 1
        return len(self.blocks) - 1

    def _is_next(self, number: str) -> bool:
        return self.article.isdigit() and number.isdigit() and int(number) == int(self.article) + 1

    def _instructs(self, index: int, at: int) -> bool:
        """Whether a block, from `at` on, says that a provision is changed, added or deleted."""
        words = self.all_words[index]
        first, last = self._tokens(index, at, len(words.text))
        if self.blocks[index].kind == "article" or not last:
            return False
        about = target(words, self.pack, first, last, Place())
        hidden = masked(words)
        changed = phrases.find(words, self.pack, "amend", first, last)
        return bool(about.level or about.new or about.posts) and changed is not None and not hidden[changed[0]]

    def _outer(self, index: int, at: int) -> None:
        """A block, or the rest of one, that announces no new text."""
        block, outer = self.blocks[index], self.inside.get(index, index)
        if self.whole and self._instructs(index, at):
            words = self.all_words[index]
            first, last = self._tokens(index, at, len(words.text))
            about = target(words, self.pack, first, last, self.above)
            self.above = about.place
            self.parts.append(_Part(_instruction(block, at, len(block.text)), outer))
            names = self._new_names(index, first, last)
            self.parts += [_Part(replace(one, place=about.place), outer, about) for one in names]
            if about.posts:
                text = block.own_text(*block.clean.span(at, len(block.text)))[:_LONGEST_NOTE]
                message = CODES["post_amended"].format(text=text)
                self.findings.append(Finding("note", "post_amended", message, page=block.page))
        else:
            rest = replace(_cut(block, at, len(block.text)), kind="paragraph", marker="", depth=0) if at else block
            self.parts.append(_Part(rest, outer))

    def _new_names(self, index: int, first: int, last: int) -> Iterator[Block]:
        """«речи: „Одсек за А” замењују се речима: „Одсек за Б”»: the new words, where they are a unit's whole name."""
        words = self.all_words[index]
        found = phrases.find(words, self.pack, "amend_words", first, last)
        if found is None:
            return
        start = words.ends[found[1] - 1]
        start += len(words.text[start:]) - len(words.text[start:].lstrip(" :"))
        inside = quoted(words.text, start)
        if inside and self._names_unit(index, *self._tokens(index, *inside)):
            yield replace(_cut(self.blocks[index], *inside), kind="item", marker="", depth=1)

    def _names_unit(self, index: int, first: int, last: int) -> bool:
        """Whether the tokens are a unit's whole name in the nominative, not «Одсеку за …» out of some sentence."""
        words, known = self.all_words[index], Known(self.pack)
        found = (mention_at(words, self.pack, i, first, last, known, whole=True) for i in range(first, last))
        return any(
            one.capital
            and not one.plural
            and (one.first, one.last) == (first, last)
            and "Nom" in (one.cases or {"Nom"})
            for one in found
            if one is not None
        )

    def _amending(self, index: int, at: int, text: _Text) -> None:
        """A sentence with its new text."""
        words = self.all_words[index]
        end = text.start if text.first == index else len(words.text)
        first, last = self._tokens(index, at, end)
        about = target(words, self.pack, first, last, self.above)
        self.above = about.place
        self.found = True
        end = words.ends[last - 1] if last else end
        outer = self.inside.get(index, index)
        self.parts.append(_Part(_instruction(self.blocks[index], at, end), outer))
        self.inside.update(dict.fromkeys(range(max(text.first, index + 1), text.last + 1), outer))
        for block in _placed_in_target(self._parts_of(text), about):
            self.parts.append(_Part(block, outer, about))

    def _parts_of(self, text: _Text) -> Iterator[Block]:
        """The blocks of new text."""
        for index in range(text.first, text.last + 1):
            block = self.blocks[index]
            end = text.end if index == text.last else len(block.text)
            again = OPENING.match(block.text) if text.again and index > text.first else None
            if index == text.first or again:
                yield from part_of(block, again.end() if again else text.start, end)
            elif index < text.last or end == len(block.text):
                yield block
            elif block.marker and block.text[:end].strip():
                yield _cut(block, 0, end)
            else:
                yield from part_of(block, 0, end)  # without the closing sign it may be no heading


def _placed_in_target(blocks: Iterable[Block], about: Target) -> Iterator[Block]:
    """New text with its depths, and with its places in the amended act."""
    found = list(nested(blocks, known={}))
    first = next((block.marker for block in found if block.kind == "item"), "")
    if about.level in ("", "article", "paragraph") and _PARAGRAPH_NUMBER.fullmatch(first):
        found = [
            replace(block, kind="paragraph", depth=0) if _PARAGRAPH_NUMBER.fullmatch(block.marker) else block
            for block in found
        ]
    if about.posts:
        number = about.place.post
        for block in found:
            if block.kind in ("item", "heading") and block.marker[:1].isdigit():
                number = block.marker.strip("(). ")
            yield replace(block, place=replace(about.place, post=number))
        return
    yield from placed(found, start=about.place)


def _with_place(part: _Part, place: Place) -> Block:
    if part.becomes is None:
        return replace(part.block, place=place)
    return replace(part.block, place=replace(place, amends=part.becomes.amendment(part.block.place)))


def _outer_places(blocks: Sequence[Block], inside: Mapping[int, int], sentences: set[int]) -> dict[int, Place]:
    """The places of the amending act's own blocks, as they count without the new text.

    An amending sentence that ends in a quotation mark has no full stop, and looked like a heading.
    """
    outer = [index for index in range(len(blocks)) if index not in inside]
    found = placed(
        replace(blocks[index], kind="paragraph")
        if index in sentences and blocks[index].kind == "heading"
        else blocks[index]
        for index in outer
    )
    return {index: block.place for index, block in zip(outer, found, strict=True)}


def _is_amending_act(all_words: Sequence[Words], pack: Pack) -> bool:
    kinds = pack.kinds.get("amending_act", ())
    return any(
        any(lemma in kinds for lemma in (*words.lemmas, *words.lower))
        for words in all_words[:_TITLE_BLOCKS]
        if len(words) and sections.is_title(words, pack)
    )


def _instruction(block: Block, start: int, end: int) -> Block:
    return replace(_cut(block, start, end), kind=INSTRUCTION, marker="", depth=0)


def _cut(block: Block, start: int, end: int) -> Block:
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    return replace(block, clean=block.clean.cut(start, max(start, start + len(text.strip()))))
