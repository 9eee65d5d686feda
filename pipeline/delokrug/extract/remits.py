"""Whose duties a sentence states, and where they stand.

In: a sentence with its mentions and predicates. Out: duties in the state, each under its unit. The subject of a remit
is the unit in the nominative («Одељење обавља»), locative («У Одељењу се обављају»), dative («Заводу се поверавају»),
the antecedent of a relative clause («Одсек …, који обавља»), or the unit whose heading stands above.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import cutting, phrases
from delokrug.extract.actions import action_noun
from delokrug.extract.announcements import is_container
from delokrug.extract.grammar import accusative_follows, is_action, noun_head, runs_in_verbs, verb_number
from delokrug.extract.heads import Mention
from delokrug.extract.naming import name_of
from delokrug.extract.noun_lists import new_noun
from delokrug.extract.predicates import Predicate
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def subject(words: Words, found: Sequence[Mention], start: int, predicate: Predicate) -> Mention | None:
    """The mention whose remit the predicate states."""
    if predicate.relative is not None:
        before = [m for m in found if predicate.relative - 2 <= m.last <= predicate.relative]
        if before and (before[-1].capital or before[-1].definite):
            return _founded_inside(words, found, before[-1], start) or before[-1]
        described = [
            m
            for m in found
            if m.capital
            and m.last < predicate.relative
            and any(words.in_class(i, "as") for i in range(m.last, predicate.relative))
        ]
        if described:
            # «образује се Канцеларија Савета (у даљем тексту: Канцеларија), као служба Владе, која обавља»
            return next((m for m in described if not words.depths[m.first]), None)
        # "The Office is a service which …": the copula's subject
        copula = [m for m in found if m.last < predicate.relative and m.capital and nominative(words, m, start)]
        return (
            copula[0]
            if copula and any(words.in_class(i, "be") for i in range(copula[0].last, predicate.relative))
            else None
        )
    before = [m for m in found if m.last <= predicate.first and (m.capital or m.definite) and not m.plural]
    for mention in before:
        if nominative(words, mention, start):
            return mention
    inside = [
        m for m in found if predicate.first <= m.first and m.last <= predicate.last and m.capital and not m.plural
    ]
    inside = inside if predicate.kind == "leadin" else []
    clear = [m for m in inside if "Nom" in m.cases and "Gen" not in m.cases]
    if clear and not words.in_class(clear[0].first - 1, "prepositions"):
        return clear[0]  # «За те послове задужен је Секретаријат, а нарочито за: …»
    passive = any(
        words.in_class(i, "reflexive") for i in (predicate.first - 1, predicate.last) if start <= i < len(words)
    )
    for mention in before:
        if _staffed(words, mention, start, predicate):
            return mention
        if predicate.kind == "act" and not passive and words.pack.lexicon_readings:
            break  # «Запослени у Центру подлежу провери»: who acts is not the unit
        if is_container(words, mention, start) or _of_remit(words, mention, start):
            return mention
    for mention in before:
        # «Заводу се поверавају …»; what «Заводу се подносе» is no duty of it
        if mention.first == start and "Dat" in mention.cases and predicate.kind == "leadin":
            return mention
        if _tied(words, mention, start, predicate):
            return mention
        if mention.first == start + 1 and words.in_class(start, "of") and predicate.kind == "leadin":
            return mention  # «На Одделението му се доверуваат работите …», in a language without a dative
        alone = (mention.first, mention.last) == (start, predicate.first) and not mention.bare
        if alone and predicate.kind == "leadin" and verb_number(words, predicate.first) == "Sing":
            return mention  # «Одељења за координацију обавља послове»: a slip of the pen, nothing else is there
    unknown = unknown_unit(words, start, predicate) if predicate.kind == "leadin" else None
    if unknown is not None:
        return unknown
    return inside[0] if inside else None


def _staffed(words: Words, mention: Mention, start: int, predicate: Predicate) -> bool:
    """«Контролори у Одељењу прегледају мостове»: what people of a unit do together is its duty, and what they all have
    or owe («Запослени у Одељењу …») is none.
    """
    place = mention.first - 1
    if predicate.kind != "act" or not words.pack.lexicon_readings or mention.last != predicate.first:
        return False
    if verb_number(words, predicate.first) != "Plur" or not words.in_class(place, "inside"):
        return False
    if "Loc" not in mention.cases or words.in_class(predicate.last, "reflexive"):
        return False
    head = next((i for i in range(start, place) if not words.is_pos(i, "ADJ")), place)
    who = words.in_class(head, "official") or words.lemmas[head].endswith(tuple(words.pack.words["rank_suffix"]))
    everybody = words.in_class(head, "never_unit")
    plural = any(r.upos == "NOUN" and r.case == "Nom" and r.number == "Plur" for r in words.readings(head))
    return who and plural and not everybody


def _tied(words: Words, mention: Mention, start: int, predicate: Predicate) -> bool:
    """«За Одсек везани су послови: …»: nothing but the copula and its participle stands before the tasks."""
    if predicate.kind != "leadin" or mention.first != start + 1 or not words.in_class(start, "purpose"):
        return False
    if not words.in_class(predicate.first, "task"):
        return False
    between = range(mention.last, predicate.first)
    return any(words.in_class(i, "be") for i in between) and not any(words.is_pos(i, "NOUN", "PROPN") for i in between)


def _founded_inside(words: Words, found: Sequence[Mention], container: Mention, start: int) -> Mention | None:
    """ "A Group for Lifts is established within the Department, which checks …": English words do not agree, so the
    clause is of the unit the sentence founds.
    """
    if words.pack.lexicon_readings or not is_container(words, container, start):
        return None
    before = [m for m in found if m.last < container.first and m.capital and nominative(words, m, start)]
    between = range(before[0].last, container.first) if before else range(0)
    return before[0] if any(words.in_class(i, "found_participle") for i in between) else None


def disagrees(words: Words, subject_: Mention, found: Sequence[Mention], predicate: Predicate) -> bool:
    """A plural verb behind one unit: something else is its subject («оснива се Агенција и уређују њени послови»)."""
    if predicate.kind != "act" or predicate.relative is not None or not words.pack.lexicon_readings:
        return False
    numbers = {r.number for r in words.readings(predicate.first) if r.finite}
    others = [
        m for m in found if m is not subject_ and m.last <= predicate.first and m.capital and not words.depths[m.first]
    ]
    return numbers == {"Plur"} and not subject_.plural and not others and "Nom" in subject_.cases


def nominative(words: Words, mention: Mention, start: int) -> bool:
    """The mention is the sentence's subject: nominative, and neither governed by a preposition nor somebody's
    genitive.
    """
    if mention.cases and "Nom" not in mention.cases:
        return False
    i = mention.first - 1
    while i >= start and (words.in_class(i, "this") or words.in_class(i, "articles")):
        i -= 1
    if i < start or words.forms[i] in ",;:)–-" or words.in_class(i, "coordinators"):
        return True
    if mention.cases and "Gen" not in mention.cases:
        # «За Скупштину и њена тела Служба припрема …»: no genitive that the noun before could govern
        return not words.in_class(i, "prepositions") and not words.is_pos(i, "ADP")
    return (
        not words.in_class(i, "prepositions")
        and not words.is_pos(i, "NOUN", "ADP")
        and not words.in_class(i, "official")
    )


def unknown_unit(words: Words, start: int, predicate: Predicate) -> Mention | None:
    """«Банка гена обавља послове …», «У Банци гена обављају се …»: a unit whose noun no pack knows, before a plain
    lead-in.
    """
    if not words.pack.lexicon_readings or predicate.first - start > 14:
        return None
    said = range(predicate.first, predicate.last)
    if not any(
        words.in_class(i, "perform") or words.in_class(i, "task") or words.in_class(i, "competent") for i in said
    ):
        return None
    opening = [
        i
        for i in range(start, predicate.first)
        if words.in_class(i, "inside") and words.capital(i + 1) and (i == start or words.forms[i - 1] == ",")
    ]
    inside = bool(opening)
    first = opening[0] + 1 if opening else start
    head = next((i for i in range(first, predicate.first) if words.is_pos(i, "NOUN", "PROPN")), None)
    if head is None or not words.capital(first) or any(not words.is_pos(i, "ADJ") for i in range(first, head)):
        return None
    never = words.in_class(head, "never_unit") or words.in_class(head, "official") or words.in_class(head, "task")
    if never or words.lemmas[head].endswith(tuple(words.pack.words.get("person_suffix", ("\0",)))):
        return None
    readings = [r for r in words.readings(head) if r.upos in ("NOUN", "PROPN") and r.number == "Sing"]
    cases = frozenset(r.case for r in readings)
    if not cases & ({"Loc", "Dat"} if inside else {"Nom"}):
        return None
    last = next(
        (i for i in range(head + 1, predicate.first) if words.punct(i) or words.in_class(i, "name_stop")),
        predicate.first,
    )
    return Mention(first, last, head, "other", words.lemmas[head], capital=True, cases=cases)


def known_unit(state: State, block: Block, words: Words, start: int, predicate: Predicate) -> int | None:
    """«Чуварница обилази …», «У Чуварници обављају се …»: nothing but the name of a unit that a list or heading has
    named stands before the verb, though its noun is one that no pack knows.
    """
    if predicate.relative is not None:
        return None
    inside = words.is_pos(start, "ADP")
    first, last = start + inside, predicate.first
    while last > first and words.in_class(last - 1, "reflexive"):
        last -= 1
    if first >= last or not words.capital(first):
        return None
    passive = words.in_class(predicate.first, "reflexive") or any(
        words.in_class(i, "reflexive") for i in (predicate.first - 1, predicate.first + 1) if i < len(words)
    )
    if inside and not passive:
        return None
    if passive and not inside and predicate.kind == "act" and "Nom" not in words.cases(first):
        return None  # «Чуварници се подносе дневници»: to whom, not who
    same = state.registry.exact(name_of(block, words, first, last, pack=state.pack).key)
    return same[-1] if same else None


def _of_remit(words: Words, mention: Mention, start: int) -> bool:
    """«У делокругу Одељења су …», «Послови Секретаријата су …»."""
    i = words.governor(mention.first - 1, start)
    return i >= start and (words.in_class(i, "remit") or words.in_class(i, "task"))


def state_remit(
    state: State, block: Block, words: Words, unit: int, predicate: Predicate, stop: int, items: Sequence[Block]
) -> int:
    """Enter the duties of a lead-in or of finite verbs; how many."""
    first = predicate.last if predicate.kind == "leadin" else predicate.first
    if predicate.kind == "act":
        first = _behind_colon_of_items(words, first, stop, items) or _adverbs(words, first, predicate)
    lead = _lead_preposition(words, predicate)
    listed = block_items(state, unit, items, lead=lead)
    inline = [i for i in range(first, stop) if words.forms[i][0].isalnum()]
    if not inline or (items and not _states_more(words, first, stop)):
        return listed
    if predicate.kind == "act":
        return listed + _acted(state, block, words, unit, predicate, first, stop)
    return listed + state.state_duties(unit, block, words, first, stop, lead=lead)


def _acted(
    state: State, block: Block, words: Words, unit: int, predicate: Predicate, first: int, stop: int
) -> int:  # fmt: skip
    """Enter the duties of a finite verb. A light verb only introduces the nouns behind it: «стара се о чувању грађе,
    издавању дозвола и откупу налаза», «обавља стручне послове за Савет, послове протокола и води записнике».
    """
    acts = phrases.match(words, state.pack, "acts", predicate.first, stop) is not None
    duty = acts or not words.in_class(predicate.first, "not_duty")
    light = phrases.match(words, state.pack, "light", predicate.first, stop)
    if light is None:
        return _verbs_then_nouns(state, block, words, unit, first, stop) if duty else 0
    verb = next((i for i in range(light, stop) if _verb_in_list(words, i)), stop)
    start = _tasks_start(words, predicate.first, light, verb)
    begin = light if start is None else start
    again = words.lower[begin - 1] if words.in_class(begin - 1, "lead_words") else ""
    listed = len(cutting.cut(words, begin, verb, finite=False, lead=again)) > 1
    if (listed and (verb == stop or start is not None)) or (verb == stop and start is not None):
        count = state.state_duties(unit, block, words, begin, verb, finite=False, lead=again)
        return count + (state.state_duties(unit, block, words, verb, stop) if verb < stop else 0)
    if verb == stop and light == predicate.last and _two_actions(words, light, stop):
        return state.state_duties(unit, block, words, light, stop, finite=False)
    return state.state_duties(unit, block, words, first, stop) if duty else 0


def _two_actions(words: Words, first: int, stop: int) -> bool:
    """«врши израду карата и вођење регистра»: the verb introduces two actions, each with an object of its own."""
    joints = (i for i in range(first + 1, stop - 1) if words.in_class(i, "coordinators"))
    return any(new_noun(words, first, i, i + 1, stop, by_comma=False, listed=True) for i in joints)


def _verbs_then_nouns(state: State, block: Block, words: Words, unit: int, first: int, stop: int) -> int:
    """Enter duties in finite verbs, whose last verb may say nothing of its own and introduce a list of nouns: «прати
    падавине, а бави се осматрањем облака, вођењем дневника и обавештавањем пилота». «стара се о …» is a duty there.
    """
    verb = next((i for i in range(stop - 1, first, -1) if _verb_in_list(words, i)), None)
    light = phrases.match(words, state.pack, "engaged", verb, stop) if verb is not None else None
    if verb is None or light is None or len(cutting.cut(words, light, stop, finite=False)) < 2:
        return state.state_duties(unit, block, words, first, stop)
    count = state.state_duties(unit, block, words, first, verb)
    return count + state.state_duties(unit, block, words, light, stop, finite=False)


def _tasks_start(words: Words, verb: int, light: int, stop: int) -> int | None:
    """Where the duty begins when the verb's object is a noun of task: at its adjectives («обавља стручне послове за
    Савет»), or behind it where an action in the genitive says which («обавља послове вођења регистра»).
    """
    if not words.in_class(verb, "perform") or not words.pack.lexicon_readings:
        return None
    first = verb + 1
    while first < light and words.in_class(first, "also"):
        first += 1
    if first < stop and words.in_class(first, "task"):
        if any(words.in_class(i, "task") for i in range(first + 1, stop)):
            return first  # «обавља послове протокола, послове набавке»
        action = noun_head(words, first + 1, stop)
        said = action is not None and is_action(words, action) and words.lemmas[action] not in words.pack.heads
        return first + 1 if said and "Gen" in words.cases(first + 1) else None
    task = next((i for i in range(first, stop) if not words.is_pos(i, "ADJ") and not _joins(words, i)), stop)
    others = any(words.in_class(i, "other") or words.in_class(i, "following") for i in range(first, task))
    return first if first < task < stop and words.in_class(task, "task") and not others else None


def _joins(words: Words, i: int) -> bool:
    """A comma, hyphen or conjunction between adjectives."""
    return words.forms[i] in ",-–" or words.in_class(i, "coordinators")


def purpose(words: Words, first: int, last: int) -> tuple[int, int]:
    """What of the purpose [first, last) of a founded unit is its duties: «За обављање послова књижења промена и израде
    извештаја у Служби се образује …» begins with the genitives and ends before the place.
    """
    performing = {action_noun(verb, words.pack) for verb in words.pack.words.get("perform", ())}
    task = next((i for i in range(first + 1, last) if not words.is_pos(i, "ADJ")), last)
    behind = task + 1
    if words.lemmas[first] not in performing or behind >= last or not words.in_class(task, "task"):
        return first, last
    related = phrases.match(words, words.pack, "relate", behind, last)
    action = noun_head(words, behind, last)
    said = action is not None and is_action(words, action) and "Gen" in words.cases(action)
    if related is None and not said:
        return first, last  # «обављања стручних послова у Комори»
    place = [i for i in range(behind, last - 1) if words.in_class(i, "inside") and words.capital(i + 1)]
    named = bool(place) and not any(words.forms[i] == "," for i in range(place[-1], last))
    return related or behind, place[-1] if named else last


def _verb_in_list(words: Words, i: int) -> bool:
    """A finite verb that stands where a list begins a member, not in a relative clause («притужби које поднесу …»)."""
    behind = words.forms[i - 1] == "," or words.in_class(i - 1, "coordinators")
    if not behind or not words.finite(i):
        return False
    reflexive = i + 1 < len(words) and words.in_class(i + 1, "reflexive")
    return not words.cases(i) or reflexive or accusative_follows(words, i, len(words))


def _lead_preposition(words: Words, predicate: Predicate) -> str:
    """The preposition a lead-in ends with: «задужен за», «који се односе на»."""
    last = predicate.last - 1
    if words.forms[last] == ":":
        last -= 1
    return words.lower[last] if predicate.kind == "leadin" and words.in_class(last, "lead_words") else ""


def _states_more(words: Words, first: int, stop: int) -> bool:
    """With items below, the opener states duties of its own only before a semicolon."""
    return any(words.forms[i] == ";" for i in range(first, stop))


def _adverbs(words: Words, verb: int, predicate: Predicate) -> int:
    """A duty in finite verbs begins with what stands between the subject and its verb («посебно прати», «ги следи»)."""
    first = verb
    low = predicate.relative + 1 if predicate.relative is not None else 0
    while (
        first > low
        and (words.is_pos(first - 1, "ADV") or words.in_class(first - 1, "clitic"))
        and not words.capital(first - 1)
    ):
        first -= 1
    return first


def _behind_colon_of_items(words: Words, first: int, stop: int, items: Sequence[Block]) -> int | None:
    return stop if items and words.forms[stop - 1] == ":" else None


def block_items(state: State, unit: int, items: Sequence[Block], *, lead: str = "") -> int:
    """Enter the duties that list items state; one mode (nouns or finite verbs) for the whole list."""
    if not items:
        return 0
    all_words = [state.words_of(item) for item in items]
    verbal = sum(runs_in_verbs(words, *_span(words)) for words in all_words)
    finite = 2 * verbal > len(items)
    count = 0
    for item, words in zip(items, all_words, strict=True):
        first, last = _span(words)
        count += state.state_duties(unit, item, words, first, last, finite=finite, lead=lead, item=True)
    return count


def _span(words: Words) -> tuple[int, int]:
    """The tokens of an item that state its duty: its first sentence."""
    sentences = words.sentences()
    if len(sentences) < 2:
        return 0, len(words)
    return 0, sentences[0][1]
