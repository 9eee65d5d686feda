"""Mentions of units: where a name stands in a sentence, and how far it reaches.

In: `Words` and a token range. Out: `Mention`s in order. A mention is found by its head noun («Сектор», "Department");
how it grows from there depends on the style of the language's names: in Slavic names agreeing adjectives stand before
the head and complements after it, English names are runs of capitalised words. Names already known from headings and
lists (`Known`) are taken over whole, since a heading shows where a name with «и» and commas ends.
"""

from __future__ import annotations

from delokrug.extract import phrases
from delokrug.extract.grammar import is_action, object_follows
from delokrug.extract.heads import Mention, head_noun
from delokrug.extract.known_names import CLOSERS, Known
from delokrug.extract.title_case import title_case_mention
from delokrug.extract.verb_lists import light
from delokrug.extract.words import Words
from delokrug.packs import Pack

_DASHES = frozenset("-–—")
_OPENERS = frozenset('„«“"')
_QUOTES_END = frozenset('”“»"')


def mentions(words: Words, pack: Pack, start: int, stop: int, known: Known) -> list[Mention]:
    """Mentions in [start, stop), none inside another."""
    found: list[Mention] = []
    at = start
    while at < stop:
        mention = mention_at(words, pack, at, start, stop, known, whole=False)
        if mention and mention.head >= mention.last:
            mention = None
        if mention and mention.first >= (found[-1].last if found else start):
            found.append(mention)
            at = max(at + 1, mention.last)
        else:
            at += 1
    return found


def mention_at(
    words: Words, pack: Pack, head: int, start: int, stop: int, known: Known, *, whole: bool
) -> Mention | None:
    """The mention whose head noun is token `head`. `whole`: the tokens are a heading or list item, a name and little
    else.
    """
    noun = head_noun(words, pack, head)
    if noun is None:
        return None
    entry, length, cases, plural = noun
    if _is_room(words, head + length) or _is_everyday(words, pack, head, start, stop):
        return None
    if pack.style == "title-case":
        return title_case_mention(words, pack, head, start, stop, entry, known, whole=whole)
    first = _left(words, pack, head, start)
    capital = any(words.capital(i) for i in range(first, head + 1))
    if not words.capital(head) and first == head and head > start and _names_compound(words, head - 1, start):
        first, capital = head - 1, True
    named = capital and not is_class(words, first, head)
    last = known.end(words, first, stop) or _right(words, pack, head + length, stop, whole=whole, named=named)
    definite = first > start and words.in_class(first - 1, "this")
    # «кроз рад два Саветовалишта»: so many of a kind, none of them named
    plural = plural or (first > start and words.is_pos(first - 1, "NUM") and words.forms[first - 1][:1].islower())
    return Mention(first, last, head, entry.kind, entry.lemma, plural, capital, definite, cases)


def _is_room(words: Words, behind: int) -> bool:
    """«Кабинет 14, II спрат», «Канцеларија бр. 3»: where somebody sits; `behind` the noun stands the number."""
    if not words.in_class(behind - 1, "room"):
        return False
    while behind < len(words) and (words.in_class(behind, "room_number")):
        behind += 1
    return behind < len(words) and words.forms[behind].isdigit()


def _is_everyday(words: Words, pack: Pack, head: int, start: int, stop: int) -> bool:
    """«Јавни сектор», «сектор цивилног друштва»: the noun of a unit in a phrase that names none."""
    ends = (phrases.match(words, pack, "everyday", at, stop) for at in range(max(start, head - 2), head + 1))
    return any(end is not None and end > head for end in ends)


def _left(words: Words, pack: Pack, head: int, start: int) -> int:
    """The first of the adjectives before the head that agree with it; determiners stay outside."""
    first = head
    while first > start:
        i = first - 1
        if (
            (words.in_class(i, "outside_name") and not _counts_as_name(words, i))
            or words.in_class(i, "coordinators")
            or not words.agree(i, head)
        ):
            break
        if words.capital(head) and not words.capital(i):
            break  # «везана је Канцеларија»
        if words.is_pos(i, "DET", "PRON") or (words.in_class(i, "inner") and not words.capital(i)):
            break
        first = i
    # «и друге стручне службе»: without a capital anywhere the adjectives are no part of a name
    return first


def _counts_as_name(words: Words, i: int) -> bool:
    """«Друга пловна чета» is the second one, «друге чете» are the others."""
    return words.in_class(i, "ordinal") and words.capital(i) and "Sing" in {r.number for r in words.readings(i)}


def is_class(words: Words, first: int, head: int) -> bool:
    """«Уже унутрашње јединице Сектора»: nothing but adjectives that mark a class stand before its noun."""
    if not words.in_class(head, "class") or first == head or not words.pack.lexicon_readings:
        return False
    named = head + 1 < len(words) and words.in_class(head + 1, "name_prepositions")
    plural = any(r.number == "Plur" and r.case == "Nom" for r in words.readings(head))
    marked = all(words.in_class(i, "inner") or words.in_class(i, "class_adjective") for i in range(first, head))
    return plural and not named and marked


def _names_compound(words: Words, i: int, start: int) -> bool:
    """«Контакт центар», «IT сектор»: an uninflected noun or acronym before the head is part of the name."""
    if not words.capital(i) or words.in_class(i, "prepositions") or words.in_class(i, "coordinators"):
        return False
    acronym = words.forms[i].isupper() and len(words.forms[i]) > 1
    return acronym or (
        words.is_pos(i, "NOUN", "PROPN", "X")
        and "Nom" in words.cases(i)
        and not words.may_be_finite(i)
        and not words.in_class(i, "official")
        and not words.in_class(i, "class")  # «Органи управе»
    )


def _right(words: Words, pack: Pack, at: int, stop: int, *, whole: bool, named: bool) -> int:
    """The end of the name that goes on at token `at`."""
    end = at
    governed = False  # behind a preposition of the name any case may stand
    while end < stop:
        if not named and opens_unit(words, pack, end, stop):
            break  # «унутрашње јединице Републичког завода»: the capital is where the name begins
        step = _step(words, pack, end, stop, governed=governed, whole=whole, first=end == at)
        if step is None:
            break
        governed = governed or words.in_class(end, "prepositions")
        end = step
    while end > at and (
        (words.punct(end - 1) and not _closes_quotation(words, at, end - 1))
        or words.in_class(end - 1, "prepositions")
        or words.in_class(end - 1, "coordinators")
        or (not whole and end < len(words) and words.in_class(end - 1, "inner") and words.in_class(end, "be"))
        or (not whole and words.is_pos(end - 1, "ADV") and not words.capital(end - 1))  # «Биро за везе посебно прати …»
    ):
        end -= 1
    return end


def _closes_quotation(words: Words, at: int, i: int) -> bool:
    """The quotation mark at `i` closes one that the name opened: it belongs to «Музеј „Стари млин”»."""
    return words.forms[i] in _QUOTES_END and any(words.forms[j] in _OPENERS for j in range(at, i))


def _step(words: Words, pack: Pack, i: int, stop: int, *, governed: bool, whole: bool, first: bool) -> int | None:
    """The index behind what token `i` adds to the name; None where the name ends before it."""
    form = words.forms[i]
    if form in _OPENERS and i + 1 < stop and words.capital(i + 1):
        return next((j + 1 for j in range(i + 1, min(i + 9, stop)) if words.forms[j] in _QUOTES_END), None)
    if form in CLOSERS or words.in_class(i, "name_stop") or words.in_class(i, "this"):
        return None
    if form == ",":
        # «праћења рада Школе, прикупљања и обраде података»: behind the bare head a comma ends the name
        return i + 1 if not first and _coordination_goes_on(words, pack, i + 1, stop) else None
    if form in _DASHES:
        goes_on = i + 1 < stop and _dash_inside(words, pack, i, stop)
        return i + 1 if goes_on and (whole or not opens_unit(words, pack, i + 1, stop)) else None
    if words.in_class(i, "coordinators"):
        return i + 1 if _conjunct_follows(words, pack, i + 1, stop, governed=governed, whole=whole) else None
    if _names_another(words, pack, i):
        return None
    if words.in_class(i, "prepositions"):
        return i + 1 if _preposition_inside(words, pack, i, stop, first=first, governed=governed, whole=whole) else None
    return i + 1 if _complement(words, pack, i, stop, governed=governed, whole=whole) else None


def _dash_inside(words: Words, pack: Pack, dash: int, stop: int) -> bool:
    """«нормативно – правне послове», «Одељење – водопривредна инспекција»; not «Министарство – организација», «Архива
    – чување».
    """
    after = dash + 1
    if not words.may_be(after, "NOUN", "ADJ", "PROPN") or words.forms[after][0].isdigit():
        return False
    if words.is_pos(dash - 1, "ADJ", "ADV"):
        return True
    return any(head_noun(words, pack, i) is not None for i in range(after, min(after + 4, stop)))


def _names_another(words: Words, pack: Pack, i: int) -> bool:
    """A capitalised head in the nominative: another unit («као основне јединице Сектор …»), not a genitive of this
    name.
    """
    if not words.capital(i) or words.forms[i].isupper() or words.in_class(i - 1, "prepositions"):
        return False
    noun = head_noun(words, pack, i)
    return noun is not None and "Nom" in noun[2] and "Gen" not in noun[2]


def opens_unit(words: Words, pack: Pack, i: int, stop: int) -> bool:
    """A new unit name begins at token `i`: a capitalised head, or a capitalised adjective that agrees with one."""
    for j in range(i, min(i + 4, stop)):
        if head_noun(words, pack, j):
            return words.capital(i) and all(words.agree(k, j) for k in range(i, j))
        if not words.may_be(j, "ADJ"):
            return False
    return False


def _coordination_goes_on(words: Words, pack: Pack, i: int, stop: int) -> bool:
    """Behind a comma the name goes on only where nouns and commas lead to a conjunction («правне, кадровске и опште
    послове»).
    """
    if opens_unit(words, pack, i, stop):
        return False
    for j in range(i, min(i + 14, stop)):
        if words.in_class(j, "name_stop") or words.forms[j] in CLOSERS:
            return False
        if words.finite(j) and not _noun_here(words, j):
            return False
        if words.in_class(j, "coordinators"):
            return j > i and _conjunct_follows(words, pack, j + 1, stop, governed=True)
        if words.in_class(j, "prepositions") and j == i:
            return False
        if opens_unit(words, pack, j, stop) and words.forms[j - 1] == ",":
            return False
    return False


def _conjunct_follows(words: Words, pack: Pack, i: int, stop: int, *, governed: bool, whole: bool = False) -> bool:
    if i >= stop or words.punct(i) or opens_unit(words, pack, i, stop) or words.in_class(i, "this"):
        return False
    if _counts_units(words, pack, i, stop):
        return False
    if words.capital(i) and words.in_class(i, "official") and "Nom" in words.cases(i) - {"Gen"} and not whole:
        return False  # «Надзорни одбор и Директор»
    if words.in_class(i, "prepositions"):
        return words.lower[i] == "za" and governed
    return _complement(words, pack, i, stop, governed=governed, whole=whole)


def _counts_units(words: Words, pack: Pack, i: int, stop: int) -> bool:
    """«Одсек за сушаре и две нове испоставе»: so many units of a kind stand beside the name, not in it."""
    if words.lower[i] not in pack.numerals:
        return False
    noun = i + 1
    while noun < min(i + 4, stop) and words.may_be(noun, "ADJ") and head_noun(words, pack, noun) is None:
        noun += 1
    return noun < stop and (words.in_class(noun, "class") or head_noun(words, pack, noun) is not None)


def _preposition_inside(
    words: Words, pack: Pack, i: int, stop: int, *, first: bool, governed: bool, whole: bool
) -> bool:
    if i + 1 >= stop or (opens_unit(words, pack, i + 1, stop) and not whole):
        return False
    if first and words.in_class(i, "inside") and words.capital(i + 1):
        return not words.in_class(i + 1, "clause_fields")  # «Судска јединица у Долову»
    if governed and words.in_class(i + 1, "doing") and not words.in_class(i - 1, "coordinators"):
        return False  # «Сектор за дршке за обављање сродних послова»
    if words.in_class(i + 1, "clause_fields") and not first:
        return False  # «за свој рад»
    if whole or words.in_class(i, "name_prepositions"):
        return True
    # «… сарадњу са дијаспором у региону»: inside a name only behind its first preposition, and no «у складу са»
    return governed and not words.in_class(i + 1, "clause_fields") and not words.in_class(i + 1, "relative")


def _complement(words: Words, pack: Pack, i: int, stop: int, *, governed: bool, whole: bool) -> bool:
    """A noun, adjective or number that can belong to the name: in the genitive, or in any case behind a preposition."""
    if words.lower[i] in words.pack.words.get("reflexive", ()):
        return False
    reflexive = i + 1 < stop and words.lower[i + 1] in words.pack.words.get("reflexive", ())
    if reflexive and words.may_be_finite(i) and not words.in_class(i - 1, "prepositions"):  # «Сектор за воде се»
        return False
    if words.finite(i) and not _noun_here(words, i):
        return False
    behind = i + 1
    joined = (
        words.in_class(i - 1, "coordinators") or words.in_class(i - 1, "prepositions") or words.is_pos(i - 1, "ADJ")
    )
    if words.is_pos(i, "ADJ") and not words.capital(i) and not joined and behind < len(words) and words.finite(behind):
        return False  # «Одсек за возна средства задужен је за»
    if words.forms[i][0].isdigit() or _name_like(words, i):
        return True
    if not joined and words.is_pos(i, "NOUN") and light(words, i, stop) and not _verb_behind(words, i, stop):
        return False  # «Odsjek za socijalnu zaštitu skrbi o djeci»
    if not whole and not joined and _without_tie(words, pack, i):
        return False
    if words.may_be_finite(i) and not joined and object_follows(words, i, stop):
        return False  # «Надзорни одбор прегледа годишњи обрачун»
    cases = words.cases(i)
    wanted = {"Gen", "Acc", "Ins", "Loc", "Dat"} if governed else {"Gen"}
    if any(words.in_class(j, "with_instrumental") for j in (i - 1, i - 2)):
        wanted = wanted | {"Ins"}
    if words.finite_share(i) > 0.05 and not (governed or words.agree(i - 1, i) or _coordinated_genitive(words, i)):
        genitive = any(r.case == "Gen" and r.number == "Sing" for r in words.readings(i))
        if not (genitive and words.likely(i, "Gen")) or words.finite_share(i) > 0.5:
            return False  # «Стручна служба припрема седнице»
    if not cases:
        # «за план и катастар зеленила»: a participle without «је» has no place in a name, so it is an unknown noun
        noun = governed and words.is_pos(i, "VERB") and not (i + 1 < stop and words.in_class(i + 1, "be"))
        return whole or ((noun or words.may_be(i, "ADV", "X", "PROPN")) and not words.may_be_finite(i))
    return bool(cases & wanted) or whole


def _verb_behind(words: Words, i: int, stop: int) -> bool:
    """A finite verb of the sentence itself follows: none that only goes on a list of verbs."""
    return any(
        words.finite(j) and words.forms[j - 1] != "," and not words.in_class(j - 1, "coordinators")
        for j in range(i + 1, stop)
    )


def _without_tie(words: Words, pack: Pack, i: int) -> bool:
    """In a language without cases a preposition ties a noun to the one before it («Одделение за финансии [работи на]»);
    only an action has its object right behind («Одделение за издавање дозволи»).
    """
    caseless = pack.grammar is not None and not pack.grammar.cases
    return caseless and words.is_pos(i - 1, "NOUN") and not is_action(words, i - 1)


def _name_like(words: Words, i: int) -> bool:
    """A capital inside a sentence marks a name, even where a verb has the same form («Града»); capitals throughout a
    line mark nothing.
    """
    return words.capital(i) and (not words.forms[i].isupper() or words.finite_share(i) < 0.5)


def _noun_here(words: Words, i: int) -> bool:
    """A form tagged as a verb is a noun behind a preposition («за воде»), an adjective that agrees («путне прелазе»),
    or a noun behind «и» where the verb comes next («за мостове и пропусте ради …»).
    """
    if not words.cases(i) or words.is_pos(i, "AUX"):
        return False
    if _coordinated_genitive(words, i):
        return True
    if words.in_class(i - 1, "coordinators") and i + 1 < len(words) and words.finite(i + 1):
        return bool(words.cases(i) & words.cases(i - 2))
    return words.in_class(i - 1, "prepositions") or words.agree(i - 1, i)


def _coordinated_genitive(words: Words, i: int) -> bool:
    """«Ministarstva mora i infrastrukture», «Ministarstvo mora, prometa …»: behind the head two genitives."""
    if i + 2 >= len(words) or not (words.forms[i + 1] == "," or words.in_class(i + 1, "coordinators")):
        return False
    return "Gen" in words.cases(i) and "Gen" in words.cases(i + 2) and not words.may_be_finite(i + 2)
