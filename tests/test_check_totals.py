"""Declared sums against posts: an extraction made by hand in, the sums that disagree out; then short documents."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from delokrug import script
from delokrug.check.totals import total_findings
from delokrug.records import DeclaredTotal, Extraction, Finding, Position, Unit
from extract_factory import BEACHES, read_text
from hypothesis import given
from hypothesis import strategies as st

Post = tuple[str, int | None]
"""Code of the rank («?» where one is written that is not known, «» where there is none), number of executors."""
Sum = tuple[str, int, str]
"""What is counted, how many, of which posts; all of one list."""
Disagreement = tuple[str, int, str]
"""Code of the finding, the number that was declared, the number that was found."""

LINE = 100  # characters of the made text for each sum and post: sums first, then posts
WIDTH = 20


def made(
    posts: Sequence[Post],
    sums: Sequence[Sum],
    *,
    units: Sequence[int | None] = (),
    of_units: Sequence[int | None] = (),
    since: int | None = None,
    kind: str = "rulebook",
) -> Extraction:
    """`units`: of the posts, `of_units`: of the sums; unit 1 is a part of unit 0. With `since` the sums stand below the
    posts."""
    first = 0 if since is not None else len(sums)
    below = len(posts) if since is not None else 0
    return Extraction(
        kind=kind,
        units=(Unit("Сектор", "sector", 0, 1), Unit("Одсек", "section", 0, 1, parent=0)),
        positions=tuple(
            Position(units[i] if units else None, str(i + 1), f"Послови {i + 1}", LINE * (first + i),
                     LINE * (first + i) + 1, rank="написано" if code else "", rank_code=code.rstrip("?"),
                     executors=executors)
            for i, (code, executors) in enumerate(posts)
        ),
        declared=tuple(
            DeclaredTotal(counted, count, LINE * (below + i), LINE * (below + i) + WIDTH, 2, of,
                          of_units[i] if of_units else None, since=since)
            for i, (counted, count, of) in enumerate(sums)
        ),
    )  # fmt: skip


def text_of(extraction: Extraction) -> str:
    """A text whose every line tells its number, so that a quote can be known."""
    lines = len(extraction.positions) + len(extraction.declared)
    return "".join(f"ред {number}".ljust(LINE) for number in range(lines))


def disagreements(findings: Sequence[Finding]) -> list[Disagreement]:
    out = []
    for finding in findings:
        declared, found = finding.message.split("»", 1)[1].split(": ", 1)[1].split(" declared, ")
        out.append((finding.code, int(declared.split()[0]), found.split(" found")[0]))
    return out


THREE: list[Post] = [("visi_savetnik", 1), ("savetnik", 3), ("savetnik", 2)]
STAFF: list[Post] = [("polozaj_3", 1), ("savetnik", 3), ("namestenik_4", 2), ("namestenik_5", 1)]

CASES: list[tuple[list[Post], list[Sum], list[Disagreement]]] = [
    (THREE, [("posts", 3, ""), ("executors", 6, "")], []),
    (THREE, [("posts", 4, "")], [("total_posts", 4, "3")]),
    (THREE, [("posts", 2, ""), ("executors", 7, "")], [("total_posts", 2, "3"), ("total_executors", 7, "6")]),
    # by rank
    (THREE, [("posts", 1, "visi_savetnik"), ("posts", 2, "savetnik"), ("executors", 5, "savetnik")], []),
    (THREE, [("posts", 3, "savetnik")], [("total_posts", 3, "2")]),
    (THREE, [("posts", 1, "referent")], [("total_posts", 1, "0")]),
    # support staff that no rank tells apart («viši referent» in Bosnia): nothing can be said of either group
    (THREE, [("posts", 2, "civil_servants"), ("posts", 1, "namjestenik")], []),
    # by group: positions and support staff of any degree, civil servants
    (STAFF, [("posts", 1, "polozaj"), ("posts", 2, "namestenik"), ("executors", 3, "namestenik")], []),
    (STAFF, [("posts", 1, "executor_posts"), ("executors", 4, "civil_servants")], []),
    (STAFF, [("posts", 3, "namestenik"), ("executors", 7, "civil_servants")],
     [("total_posts", 3, "2"), ("total_executors", 7, "4")]),
    (STAFF, [("posts", 1, "namestenik_4"), ("posts", 2, "namestenik_5")], [("total_posts", 2, "1")]),
    # numbers alone count what more of them agree with: here executors …
    (THREE, [("posts", 3, ""), ("", 1, "visi_savetnik"), ("", 5, "savetnik")], []),
    ([*THREE, ("referent", 4)], [("", 1, "visi_savetnik"), ("", 5, "savetnik"), ("", 3, "referent")],
     [("total_executors", 3, "4")]),
    # … here posts
    ([*THREE, ("referent", 4)], [("", 1, "visi_savetnik"), ("", 2, "savetnik"), ("", 2, "referent")],
     [("total_posts", 2, "1")]),
    # … and where neither tells, both must disagree
    (THREE, [("", 5, "savetnik")], []),
    (THREE, [("", 2, "savetnik")], []),
    (THREE, [("", 3, "savetnik")], [("total_posts", 3, "2")]),
    # an empty number of executors may be any
    ([("savetnik", 2), ("savetnik", None)], [("executors", 2, ""), ("executors", 9, "savetnik")], []),
    ([("savetnik", 2), ("savetnik", None)], [("executors", 1, "")], [("total_executors", 1, "at least 2")]),
    # a post without a rank, or with one that is not known, may have any
    ([("savetnik", 2), ("", 1)], [("posts", 2, "savetnik"), ("executors", 3, "savetnik")], []),
    ([("savetnik", 2), ("?", 1)], [("posts", 2, "savetnik"), ("posts", 1, "namestenik")], []),
    ([("savetnik", 2), ("", 1)], [("posts", 3, "savetnik")], [("total_posts", 3, "1")]),
    # … unless the list has a part for those that have none
    ([("savetnik", 2), ("", 1)], [("posts", 2, "savetnik"), ("posts", 1, "rest")], [("total_posts", 2, "1")]),
    # the rest is what no other part names
    ([("savetnik", 2), ("", 1), ("namestenik_4", 1)], [("posts", 1, "savetnik"), ("posts", 2, "rest")], []),
    ([("savetnik", 2), ("", 1), ("namestenik_4", 1)], [("posts", 1, "savetnik"), ("posts", 3, "rest")],
     [("total_posts", 3, "2 that no other part of the list names")]),
    # what is not understood is compared with nothing; whoever has no rank may be what it names
    (THREE, [("posts", 3, ""), ("posts", 8, "other")], []),
    ([*THREE, ("", 1)], [("posts", 3, ""), ("posts", 1, "other")], []),
    ([*THREE, ("", 1)], [("posts", 4, ""), ("posts", 1, "other")], []),
    ([*THREE, ("", 1)], [("posts", 5, ""), ("posts", 1, "other")], [("total_posts", 5, "4")]),
    # a text that lists a part of the posts: one note
    (THREE, [("posts", 84, ""), ("executors", 90, ""), ("posts", 9, "savetnik")], [("total_part", 84, "3")]),
    # several sums of the whole: they are of parts that the text did not name, where one agrees
    (THREE, [("posts", 3, ""), ("posts", 1, "")], []),
    (THREE, [("posts", 4, ""), ("posts", 1, "")], [("total_posts", 4, "3")]),
    # nothing to compare with
    ([], [("posts", 84, "")], []),
    (THREE, [], []),
]  # fmt: skip


@pytest.mark.parametrize(("posts", "sums", "expected"), CASES)
def test_sums(posts: list[Post], sums: list[Sum], expected: list[Disagreement]) -> None:
    extraction = made(posts, sums)
    findings = total_findings(extraction, text_of(extraction))
    assert disagreements(findings) == expected
    assert [f.severity for f in findings] == ["note" if f.code == "total_part" else "warning" for f in findings]
    assert all(finding.page == 2 for finding in findings)


@pytest.mark.parametrize("kind", ["law", "information_booklet", "web_page", "amending_act"])
def test_what_holds_a_part_is_not_compared(kind: str) -> None:
    extraction = made(THREE, [("posts", 4, ""), ("posts", 9, "savetnik")], kind=kind)
    assert total_findings(extraction, text_of(extraction)) == []


UNITS: list[tuple[list[int | None], Sum, int | None, list[Disagreement]]] = [
    # with its parts or without them
    ([0, 1, 1], ("posts", 3, ""), 0, []),
    ([0, 1, 1], ("posts", 1, ""), 0, []),
    ([0, 1, 1], ("executors", 5, ""), 1, []),
    ([0, 1, 1], ("executors", 4, ""), 1, [("total_executors", 4, "5")]),
    ([0, 1, 1], ("posts", 1, "savetnik"), 1, [("total_posts", 1, "2")]),
    ([0, 1, 1], ("posts", 1, "visi_savetnik"), 0, []),
    # the topmost unit may be the body itself, whatever has no unit
    ([None, 1, 1], ("posts", 3, ""), 0, []),
    # no posts were read as those of the unit
    ([0, 0, 0], ("posts", 2, ""), 1, []),
]


@pytest.mark.parametrize(("units", "one", "unit", "expected"), UNITS)
def test_sums_of_units(units: list[int | None], one: Sum, unit: int | None, expected: list[Disagreement]) -> None:
    extraction = made(THREE, [one], units=units, of_units=[unit])
    findings = total_findings(extraction, text_of(extraction))
    assert disagreements(findings) == expected
    assert all(finding.unit == unit for finding in findings)


BELOW: list[tuple[list[int | None], Sum, list[Disagreement]]] = [
    # all posts above, or those of the last unit
    ([0, 0, 1], ("executors", 6, ""), []),
    ([0, 0, 1], ("executors", 2, ""), []),
    ([0, 0, 1], ("posts", 1, ""), []),
    ([0, 0, 1], ("", 6, ""), []),
    ([0, 0, 1], ("", 4, ""), [("total_posts", 4, "3")]),
    ([0, 0, 1], ("executors", 5, ""), [("total_executors", 5, "6")]),
]


@pytest.mark.parametrize(("units", "one", "expected"), BELOW)
def test_sums_below_posts(units: list[int | None], one: Sum, expected: list[Disagreement]) -> None:
    extraction = made(THREE, [one], units=units, since=0)
    assert disagreements(total_findings(extraction, text_of(extraction))) == expected


def test_a_message_quotes_and_lists_and_stays_short() -> None:
    extraction = made([("savetnik", 1)] * 200, [("posts", 201, "")])
    (finding,) = total_findings(extraction, text_of(extraction))
    assert finding.message.startswith("«ред 0» (page 2): 201 posts declared, 200 found: 1. Послови 1 (1), 2. ")
    assert finding.message.endswith(" more")
    assert len(finding.message) < 500


RANKED_POST = st.tuples(st.sampled_from(["visi_savetnik", "savetnik", "polozaj_3", "namestenik_4"]), st.integers(1, 9))
RANKED = st.lists(RANKED_POST, min_size=1, max_size=12)
GROUPS = st.sampled_from(["", "savetnik", "polozaj", "rest", "other", "executor_posts"])
SUMS = st.lists(st.tuples(st.sampled_from(["posts", "executors", ""]), st.integers(0, 40), GROUPS), max_size=6)


def true_sums(posts: Sequence[Post]) -> list[Sum]:
    sums: list[Sum] = [("posts", len(posts), ""), ("executors", sum(count or 0 for _, count in posts), "")]
    for rank in sorted({code for code, _ in posts}):
        counts = [count or 0 for code, count in posts if code == rank]
        sums += [("posts", len(counts), rank), ("executors", sum(counts), rank)]
    return sums


@given(RANKED)
def test_true_sums_agree(posts: list[Post]) -> None:
    extraction = made(posts, true_sums(posts))
    assert total_findings(extraction, text_of(extraction)) == []


@given(RANKED, st.data())
def test_one_wrong_sum_is_one_finding(posts: list[Post], data: st.DataObject) -> None:
    sums = true_sums(posts)
    at = data.draw(st.integers(0, len(sums) - 1))
    counted, count, of = sums[at]
    more = data.draw(st.integers(1, len(posts)))  # more than twice as many posts would be a part of the posts
    sums[at] = counted, count + more, of
    extraction = made(posts, sums)
    expected = [(f"total_{counted}", count + more, str(count))]
    assert disagreements(total_findings(extraction, text_of(extraction))) == expected


@given(RANKED, SUMS, st.randoms())
def test_the_order_of_posts_changes_nothing(posts: list[Post], sums: list[Sum], shuffle: random.Random) -> None:
    before = made(posts, sums)
    shuffled = posts.copy()
    shuffle.shuffle(shuffled)
    after = made(shuffled, sums)
    text = text_of(before)
    assert disagreements(total_findings(before, text)) == disagreements(total_findings(after, text))


# short documents, from text to findings

SECTOR = """\
СЕКТОР ЗА УРЕЂЕЊЕ ОБАЛЕ

1. Начелник Сектора (звање: виши саветник) – 1 извршилац
Опис послова: Руководи Сектором.

2. Рониоц (звање: саветник) – 3 извршиоца
Опис послова: Рони.

"""
DEPARTMENT = """\
ОДЕЉЕЊЕ ЗА ПРАВНЕ ПОСЛОВЕ

3. Правник (звање: саветник) – 2 извршиоца
Опис послова: Пише уговоре.

"""
RANKS = "Звање\tБрој радних места\tБрој извршилаца\nвиши саветник\t1\t1\nсаветник\t2\t{}\nУкупно\t3\t6\n\n"
OF_UNITS = ("Унутрашња јединица\tБрој радних места\tБрој извршилаца\nСектор за уређење обале\t2\t{}\n"
            "Одељење за правне послове\t1\t2\nУКУПНО\t3\t6\n\n")  # fmt: skip
POSTS = "Р. бр.\tНазив радног места\tЗвање\tБрој извршилаца\n1.\tНачелник\tвиши саветник\t1\n2.\tРониоц\tсаветник\t3\n"

DOCUMENTS: list[tuple[str, list[Disagreement]]] = [
    ("У Дирекцији је систематизовано 3 радна места са 6 извршилаца.\nЧлан 3.\n" + SECTOR + DEPARTMENT, []),
    ("У Дирекцији је систематизовано 4 радна места са 6 извршилаца: виши саветник – 1, саветник – 3.\nЧлан 3.\n"
     + SECTOR + DEPARTMENT, [("total_posts", 4, "3"), ("total_posts", 3, "2")]),
    ("У Дирекцији је систематизовано 3 радна места, од чега 1 положај и 2 извршилачка радна места.\nЧлан 3.\n"
     + SECTOR + DEPARTMENT, [("total_posts", 1, "0"), ("total_posts", 2, "3")]),
    # a rank that is not known is no other one where the list names it
    ("У Дирекцији је систематизовано 3 радна места: виши саветник – 1, саветник – 1, виши ронилац – 1.\nЧлан 3.\n"
     + SECTOR.replace("звање: саветник", "звање: виши ронилац") + DEPARTMENT, []),
    ("У Дирекцији је систематизовано 3 радна места: виши саветник – 1, саветник – 3, виши ронилац – 1.\nЧлан 3.\n"
     + SECTOR.replace("звање: саветник", "звање: виши ронилац") + DEPARTMENT, [("total_posts", 3, "1")]),
    # sums of units
    ("У Одељењу за правне послове систематизовано је 1 радно место са 2 извршиоца.\nЧлан 3.\n" + SECTOR + DEPARTMENT,
     []),
    ("У Одељењу за правне послове систематизовано је 1 радно место са 3 извршиоца.\nЧлан 3.\n" + SECTOR + DEPARTMENT,
     [("total_executors", 3, "2")]),
    # below the posts, of a unit and of all
    (SECTOR + "Укупно у Сектору: 4\n\n" + DEPARTMENT + "УКУПНО: 6", []),
    (SECTOR + "Укупно: 4 извршиоца\n\n" + DEPARTMENT + "Укупно: 2 извршиоца\n\nСвега радних места: 3, извршилаца: 6",
     []),
    (SECTOR + "Укупно: 5 извршилаца\n\n" + DEPARTMENT + "Укупно: 2 извршиоца", [("total_executors", 5, "4")]),
    (SECTOR + DEPARTMENT + "УКУПНО: 31", [("total_posts", 31, "3")]),
    (POSTS + "\tУКУПНО\t\t4", []),
    (POSTS + "УКУПНО:\t\t\t5", [("total_executors", 5, "4")]),
    # tables of sums, by rank and by unit
    (RANKS.format(5) + "Члан 3.\n" + SECTOR + DEPARTMENT, []),
    (RANKS.format(4) + "Члан 3.\n" + SECTOR + DEPARTMENT, [("total_executors", 4, "5")]),
    (OF_UNITS.format(4) + "Члан 3.\n" + SECTOR + DEPARTMENT, []),
    (OF_UNITS.format(5) + "Члан 3.\n" + SECTOR + DEPARTMENT, [("total_executors", 5, "4")]),
]  # fmt: skip


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_documents(text: str, expected: list[Disagreement], letters: str) -> None:
    text = BEACHES + text if letters == "cyrillic" else script.to_latin(BEACHES + text)
    found = read_text(text)
    assert len(found.positions) in (2, 3)
    assert disagreements([f for f in found.findings if f.code.startswith("total_")]) == expected
    assert not any(found.units[total.unit].name == found.body for total in found.declared if total.unit is not None)


def test_the_body_and_its_units_have_their_posts_declared() -> None:
    found = read_text(
        BEACHES + "У Дирекцији је систематизовано 3 радна места са 6 извршилаца.\n"
        "У Одељењу за правне послове систематизовано је 1 радно место са 2 извршиоца.\nЧлан 3.\n" + SECTOR + DEPARTMENT
    )
    assert {unit.name: unit.posts_declared for unit in found.units} == {
        "Дирекција за речне плаже": 3, "Сектор за уређење обале": None, "Одељење за правне послове": 1,
    }  # fmt: skip
