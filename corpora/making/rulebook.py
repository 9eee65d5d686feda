"""A large rulebook made up by chance: the text of a source for `source.parsed`, and so its PDF and its gold.

In: `Wanted` (seed, number of posts, script, share of the posts in tables). Out: the source's text: articles, units
announced in a tree, remits with semicolons, dashes and commas, declared totals, and posts in prose and in ruled tables.
The same `Wanted` gives the same text. Words stand in `rulebook_words.toml`; no two duties, units or posts of one
sector are the same as long as its words suffice.
"""

from __future__ import annotations

import itertools
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("rulebook_words.toml").read_text(encoding="utf-8"))

POSTS_A_SECTOR = 75
DEPARTMENTS = 3  # in a sector
LEAST_DEPARTMENTS, POSTS_A_DEPARTMENT = 1, 25
REMIT, DUTIES = (6, 10), (9, 13)  # how many duties a unit and a post have
HEAD = "Р. бр. | Назив радног места | Звање | Број извршилаца | Опис послова | Услови"
AZBUKA = "абвгдђежзијклљмнњопрстћуфхцчџш"
GAJICA = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
LATIN = dict(zip(AZBUKA, GAJICA.split(), strict=True))
CYRILLIC = re.compile("[Ѐ-ӿ]")


@dataclass(frozen=True)
class Wanted:
    """`posts`: two of them make about a page; `tables`: the share of the sectors whose posts stand in a table."""

    seed: int = 1
    posts: int = 600
    script: str = "cyrillic"  # or "latin"
    tables: float = 0.5


@dataclass(frozen=True)
class Unit:
    """`kind` is a key of the words' `kinds`; `above`: the unit it is a part of."""

    key: str
    kind: str
    rest: str  # of the name, behind the head noun
    area: int
    above: Unit | None = None

    def name(self, case: int = 0) -> str:
        """In the nominative, dative, genitive or instrumental."""
        return f"{self.bare(case)} {self.rest}"

    def bare(self, case: int = 0) -> str:
        """«Одељење»: how its own paragraphs call it."""
        return _cases(WORDS["kinds"][self.kind])[case]


@dataclass(frozen=True)
class Post:
    unit: Unit
    title: str
    rank: str
    executors: int
    duties: tuple[str, ...]
    requirements: str


@dataclass
class _Writer:
    """The lines of the source so far."""

    wanted: Wanted
    chance: random.Random
    lines: list[str] = field(default_factory=list)
    articles: int = 0

    def add(self, *lines: str) -> None:
        self.lines += lines

    def article(self) -> None:
        self.articles += 1
        self.add(f".article Члан {self.articles}.")


def rulebook(wanted: Wanted) -> str:
    """The text of the source."""
    chance = random.Random(wanted.seed)
    writer = _Writer(wanted, chance)
    body = _cases(chance.choice(WORDS["bodies"]))
    units = _units(chance, wanted.posts)
    posts = _posts(chance, units, wanted.posts)
    _beginning(writer, body, units)
    _tree(writer, body, units)
    _remits(writer, units)
    writer.add(".chapter IV. СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА")
    _totals(writer, posts)
    _all_posts(writer, units, posts)
    _end(writer, body)
    text = "\n".join(writer.lines) + "\n"
    return text if wanted.script == "cyrillic" else latin(text)


def latin(text: str) -> str:
    """Serbian Cyrillic in Latin letters; what is in capitals stays so («ЉУДСКИ»: LJUDSKI)."""

    def letter(match: re.Match[str]) -> str:
        one, at = match[0], match.end()
        small = LATIN[one.lower()]
        if one.islower():
            return small
        shouted = text[at : at + 1].isupper() or text[max(match.start() - 1, 0) : match.start()].isupper()
        return small.upper() if shouted else small.capitalize()

    return CYRILLIC.sub(letter, text)


def _cases(phrase: str) -> list[str]:
    return [case.strip() for case in phrase.split("|")]


def _units(chance: random.Random, posts: int) -> list[Unit]:
    """Sectors, their departments, and the groups and sections of these, in the order of the tree."""
    units: list[Unit] = []
    areas = chance.sample(range(len(WORDS["areas"])), min(max(round(posts / POSTS_A_SECTOR), 1), len(WORDS["areas"])))
    departments = min(max(posts // len(areas) // POSTS_A_DEPARTMENT, LEAST_DEPARTMENTS), DEPARTMENTS)
    for number, area in enumerate(areas):
        words = WORDS["areas"][area]
        sector = Unit(f"s{number}", "sector", f"за {words['name']}", area)
        units.append(sector)
        names = _mixed(chance, WORDS["unit"]["aspects"], words["topics"])
        for place in range(departments):
            kind = "section" if place and place == departments - 1 else "department"
            above = Unit(f"{sector.key}d{place}", kind, f"за {next(names)}", area, sector)
            units.append(above)
            if kind == "department":
                units += [
                    Unit(f"{above.key}g{at}", "group", f"за {next(names)}", area, above)
                    for at in range(chance.choice((0, 1, 2, 2)))
                ]
    return units


def _mixed(chance: random.Random, *lists: Sequence[str]) -> Iterator[str]:
    """All combinations of one of each list, in random order, and the same over again."""
    combined = [" ".join(filter(None, one)) for one in itertools.product(*lists)]
    chance.shuffle(combined)
    return itertools.cycle(combined)


def _posts(chance: random.Random, units: Sequence[Unit], count: int) -> list[Post]:
    """One post for who leads each unit, the others by chance; in the order of the units."""
    others = Counter(chance.choices(range(len(units)), k=max(count - len(units), 0)))
    words = WORDS["post"]
    titles = {unit.area: _mixed(chance, words["titles"], WORDS["areas"][unit.area]["topics"]) for unit in units}
    duties = {unit.area: _mixed(chance, words["verbs"], words["objects"], _regions(unit)) for unit in units}
    ranks, shares = WORDS["ranks"], [rank["share"] for rank in WORDS["ranks"]]
    posts = []
    for index, unit in enumerate(units):
        title, led = _cases(WORDS["heads"][unit.kind])
        above = f"{led} {unit.bare(2)}" if unit.kind != "sector" else led
        said = [f"руководи радом {unit.bare(2)}", f"планира и усмерава рад државних службеника у {unit.bare(1)}"]
        rank = ranks[0] | {"name": WORDS["leaders"][unit.kind], "years": WORDS["leaders"]["years"]}
        title = title if unit.kind == "sector" else f"{title} {unit.bare(2)}"
        superior = "министра" if unit.above is None else _cases(WORDS["heads"][unit.above.kind])[1]
        posts.append(_post(chance, unit, title, rank, 1, said, duties[unit.area], superior))
        for _ in range(others[index]):
            rank = chance.choices(ranks, shares)[0]
            title = f"Радно место за {next(titles[unit.area])}"
            executors = chance.choice((1, 1, 1, 2, 2, 3, 4))
            posts.append(_post(chance, unit, title, rank, executors, [], duties[unit.area], above))
    return posts


def _regions(unit: Unit) -> list[str]:
    """«у области речног саобраћаја»: where a duty belongs."""
    return [f"у области {topic}" for topic in WORDS["areas"][unit.area]["topics"]]


def _post(
    chance: random.Random, unit: Unit, title: str, rank: dict[str, Any], executors: int, first: list[str],
    duties: Iterator[str], superior: str,
) -> Post:  # fmt: skip
    words = WORDS["post"]
    said = [*first]
    for _ in range(chance.randint(*DUTIES)):
        end = chance.choice(words["ends"])
        said.append(f"{next(duties)} {end}".strip())
    said += [chance.choice(words["closing"]), f"{words['residual']} {superior}"]
    said[0] = said[0][0].upper() + said[0][1:]
    science = WORDS["areas"][unit.area]["science"]
    requirements = WORDS["requirements"][rank["degree"] or "none"].format(science=science, years=rank["years"])
    return Post(unit, title, rank["name"], executors, tuple(said), requirements[0].upper() + requirements[1:])


def _beginning(writer: _Writer, body: Sequence[str], units: Sequence[Unit]) -> None:
    name, dative, minister = body
    writer.add("@language sr", f"@script {'Cyrl' if writer.wanted.script == 'cyrillic' else 'Latn'}", f"@body {name}")
    writer.add(f"@unit m | ministry | - | {name} | optional")
    for unit in units:
        writer.add(f"@unit {unit.key} | {unit.kind} | {unit.above.key if unit.above else 'm'} | {unit.name()}")
    writer.add(
        ".letterhead РЕПУБЛИКА СРБИЈА",
        f".letterhead {name.upper()}",
        f".preamble {WORDS['text']['preamble'].format(minister=minister)}",
        ".spaced П Р А В И Л Н И К",
        f".subtitle о унутрашњем уређењу и систематизацији радних места у {dative}",
        ".chapter I. УВОДНЕ ОДРЕДБЕ",
    )
    writer.article()
    writer.add(WORDS["text"]["purpose"].format(dative=dative))


def _tree(writer: _Writer, body: Sequence[str], units: Sequence[Unit]) -> None:
    """The units, announced: the sectors in a list, their parts in trees and in sentences by turns."""
    sectors = [unit for unit in units if unit.above is None]
    writer.add(".chapter II. УНУТРАШЊЕ УРЕЂЕЊЕ")
    writer.article()
    writer.add(f"За обављање послова из делокруга {WORDS['text']['body']} образују се следеће унутрашње јединице:")
    writer.add(*_items([(f"{at})", sector.name()) for at, sector in enumerate(sectors, 1)]))
    for number, sector in enumerate(sectors):
        inner = [unit for unit in units if unit.above is sector]
        below = {unit: [one for one in units if one.above is unit] for unit in inner}
        writer.article()
        writer.add(f"У {sector.name(1)} образују се следеће уже унутрашње јединице:")
        rows: list[tuple[str, str]] = []
        for at, unit in enumerate(inner, 1):
            rows.append((f"{at}.", unit.name()))
            if number % 2 == 0:
                rows += [(f"  {at}.{place}.", one.name()) for place, one in enumerate(below[unit], 1)]
        writer.add(*_items(rows))
        for unit in inner if number % 2 else []:
            if below[unit]:
                verb = "образују се" if len(below[unit]) > 1 else "образује се"
                writer.add(f"У {unit.name(1)} {verb} {' и '.join(one.name() for one in below[unit])}.")


def _items(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Lines of a list: semicolons, and a full stop at its end."""
    last = len(rows) - 1
    return [f"{marker} {text}{'.' if at == last else ';'}" for at, (marker, text) in enumerate(rows)]


def _remits(writer: _Writer, units: Sequence[Unit]) -> None:
    """An article a sector, a paragraph a unit; lists with semicolons, dashes and commas by chance."""
    chance, words = writer.chance, WORDS["remit"]
    writer.add(".chapter III. ДЕЛОКРУГ УНУТРАШЊИХ ЈЕДИНИЦА")
    duties = {
        (unit.area, case): _mixed(
            chance, [_cases(action)[case] for action in words["actions"]], words["objects"], _regions(unit)
        )
        for unit in units
        for case in (0, 1)
    }
    for unit in units:
        if unit.above is None:
            writer.add(f".heading {unit.name()}")
        if unit.kind != "group":
            writer.article()
        form = chance.choice(("semicolons", "semicolons", "dashes", "commas", "genitive"))
        case = 1 if form == "genitive" else 0
        said = [f"[[{next(duties[unit.area, case])}]]" for _ in range(chance.randint(*REMIT))]
        rest = f"[[!{_cases(words['residual'])[case]} {unit.bare(2)}]]"
        key = f"{{{unit.key}}} "
        if form == "semicolons":
            writer.add(f"{key}У {unit.name(1)} обављају се послови који се односе на: {'; '.join([*said, rest])}.")
        elif form == "genitive":
            writer.add(f"{key}{unit.name()} обавља послове: {'; '.join([*said, rest])}.")
        elif form == "commas":
            writer.add(f"{key}{unit.name()} обавља послове који се односе на {', '.join(said[:-1])}, као и {said[-1]}.")
        else:
            writer.add(f"{key}У {unit.name(1)} обављају се послови који се односе на:")
            writer.add(*_items([("–", one) for one in [*said, rest]]))


def _totals(writer: _Writer, posts: Sequence[Post]) -> None:
    """What the rulebook declares: posts and executors, together and by rank."""
    writer.article()
    total = _counted(len(posts), sum(post.executors for post in posts), " са ")
    writer.add(f"У {WORDS['text']['in_body']} је систематизовано {total}, и то:")
    rows = []
    for rank in dict.fromkeys(post.rank for post in posts):
        own = [post.executors for post in posts if post.rank == rank]
        rows.append(("–", f"{rank} – {_counted(len(own), sum(own), ', ')}"))
    writer.add(*_items(rows))


def _counted(posts: int, executors: int, between: str) -> str:
    forms = ("радно место", "радна места", "радних места"), ("извршилац", "извршиоца", "извршилаца")
    return between.join(f"{count} {of[_plural(count)]}" for count, of in zip((posts, executors), forms, strict=True))


def _plural(count: int) -> int:
    """Which form stands behind a number: 0 (21 извршилац), 1 (22 извршиоца) or 2 (25 извршилаца)."""
    if count % 100 in (11, 12, 13, 14) or count % 10 not in (1, 2, 3, 4):
        return 2
    return 0 if count % 10 == 1 else 1


def _all_posts(writer: _Writer, units: Sequence[Unit], posts: Sequence[Post]) -> None:
    """An article a sector: a table, or prose in one of three forms."""
    sectors = [unit for unit in units if unit.above is None]
    tables = set(writer.chance.sample(range(len(sectors)), round(writer.wanted.tables * len(sectors))))
    numbers = itertools.count(1)
    for at, sector in enumerate(sectors):
        own = [unit for unit in units if unit.area == sector.area]
        writer.article()
        writer.add(f"Радна места у {sector.name(1)}, са описом послова и условима за њихово обављање, јесу:")
        if at in tables:
            _table(writer, own, posts, numbers)
        else:
            _prose(writer, own, posts, numbers, form=at % 3)


def _table(writer: _Writer, units: Sequence[Unit], posts: Sequence[Post], numbers: Iterator[int]) -> None:
    writer.add("@table", f"head: {HEAD}")
    for unit in units:
        writer.add(f"= {unit.key} | {unit.name().upper()}")
        for post in (post for post in posts if post.unit is unit):
            cells = (post.title, post.rank, str(post.executors), f"{'; '.join(post.duties)}.", post.requirements)
            writer.add(f"{next(numbers)}. | {' | '.join(cells)}")
    writer.add("@end")


def _prose(writer: _Writer, units: Sequence[Unit], posts: Sequence[Post], numbers: Iterator[int], *, form: int) -> None:
    """Form 0: a line for each part; 1: all in the head; 2: the rank in the head and the duties as a list."""
    for unit in units:
        writer.add(f".unit {unit.name()}")
        for post in (post for post in posts if post.unit is unit):
            writer.add(f"@pos {unit.key} | {post.title} | {post.rank} | {post.executors}")
            head = f".post {next(numbers)}. {post.title}"
            count = f"{post.executors} {('извршилац', 'извршиоца', 'извршилаца')[_plural(post.executors)]}"
            if form == 1:
                writer.add(f"{head} (звање: {post.rank}) – {count}")
            elif form == 2:
                writer.add(f"{head}, звање: {post.rank}", f"Број извршилаца: {post.executors}")
            else:
                writer.add(head, f"Звање: {post.rank}", f"Број извршилаца: {post.executors}")
            if form == 2:
                writer.add("Опис послова:", *_items([("–", duty[0].lower() + duty[1:]) for duty in post.duties]))
            else:
                writer.add(f"Опис послова: {'; '.join(post.duties)}.")
            writer.add(f"Услови: {post.requirements}")


def _end(writer: _Writer, body: Sequence[str]) -> None:
    writer.add(".chapter V. ЗАВРШНА ОДРЕДБА")
    writer.article()
    writer.add(WORDS["text"]["force"], f".right {body[2].upper()}")
