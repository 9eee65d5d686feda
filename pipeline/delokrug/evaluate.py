"""Tables against gold annotations.

In: a folder with the tables of a run, and a folder with one JSON file a document (`document`, `body`, `units`,
`duties`, `positions`; see corpora/README.md). Out: `Scores`: of each document and over all.

How it counts. Names and texts are compared without regard to script, capitals, punctuation and a leading connector, and
may differ by a few letters. A unit of the gold that is marked optional may be left out; the issuing body may be there
or not. A duty that the gold gives as a list of parts may be cut between them or left whole. A row that repeats a
passage marked optional counts neither for nor against. The duties of posts are not scored.
"""

from __future__ import annotations

import difflib
import functools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath
from typing import Any

from delokrug import schema
from delokrug.errors import DelokrugError
from delokrug.tables.csvs import csv_texts

Row = dict[str, str]
"""One row as it stands in the CSV file."""

# How alike two texts must be (the share of letters they have in common, in order) to count as the same.
SAME_NAME, SAME_TEXT, SAME_BODY = 0.97, 0.95, 0.9

_CYRILLIC = dict(
    zip(
        map(ord, "абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ"),
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š ǵ ḱ dz".split(),  # noqa: SIM905
        strict=True,
    )
)
_CONNECTORS = re.compile(r"(?:(?:i|kao i|te|odnosno|a|the|an|and|as well as|for|including)\s+)+")


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows that are right, of how many; gold items that were found, of how many."""

    right: int = 0
    rows: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right, self.rows + other.rows, self.found + other.found, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float:
        return self.right / self.rows if self.rows else float(not self.wanted)

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many are right, of how many; 0 of nothing is 0."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one document, or over several. `mistakes` says in words what is wrong."""

    document: str = ""
    units: Tally = Tally()
    parents: Share = Share()
    kinds: Share = Share()
    duties: Tally = Tally()
    positions: Tally = Tally()
    mistakes: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            "",
            self.units + other.units,
            self.parents + other.parents,
            self.kinds + other.kinds,
            self.duties + other.duties,
            self.positions + other.positions,
        )

    def figures(self) -> dict[str, float]:
        return {
            "units": self.units.f1,
            "parents": self.parents.value,
            "kinds": self.kinds.value,
            "duties": self.duties.f1,
            "positions": self.positions.f1,
        }


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the documents of the gold, in the order of its files, and over all of them."""

    documents: tuple[Score, ...]

    @property
    def total(self) -> Score:
        return sum(self.documents, Score())

    def to_dict(self) -> dict[str, Any]:
        """Figures and counts as plain values."""
        return {
            "total": self.total.figures(),
            "documents": [{**asdict(score), **{"figures": score.figures()}} for score in self.documents],
        }


def evaluate(tables: str | Path, gold: str | Path) -> Scores:
    """Score the tables in one folder against the gold in another.

    Raises DelokrugError: `missing_table` (positions may be missing), `bad_gold`.
    """
    folder = Path(tables)
    ids = {PurePath(row["source"]).name: row["document_id"] for row in csv_texts(schema.DOCUMENTS, folder)}
    found = {
        "units": _by_document(csv_texts(schema.UNITS, folder)),
        "duties": _by_document(csv_texts(schema.RESPONSIBILITIES, folder)),
        "positions": _by_document(_optional_rows(schema.POSITIONS, folder)),
    }
    scores = []
    for annotation in gold_files(Path(gold)):
        document_id = ids.get(annotation["document"])
        rows = {name: by_document.get(document_id or "", []) for name, by_document in found.items()}
        scores.append(_score(annotation, rows, known=document_id is not None))
    return Scores(tuple(scores))


def gold_files(gold: Path) -> Iterator[dict[str, Any]]:
    """The gold files of a folder, sorted by name."""
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise DelokrugError("bad_gold", path=gold, reason="there is no *.json in it")
    for path in paths:
        try:
            annotation = json.loads(path.read_text(encoding="utf-8"))
            missing = [name for name in ("document", "units", "duties") if name not in annotation]
        except (OSError, ValueError, TypeError) as error:
            raise DelokrugError("bad_gold", path=path, reason=error) from error
        if missing:
            raise DelokrugError("bad_gold", path=path, reason=f"it has no {', '.join(missing)}")
        yield annotation


def report(scores: Scores, *, verbose: bool = False) -> str:
    """A line for each document and one over all; with `verbose` what is wrong in each."""
    lines = []
    for score in scores.documents:
        lines += [f"  {mistake}" for mistake in score.mistakes] if verbose else []
        lines.append(
            f"{score.document[:44]:44} {_counted('units', score.units)}  {_counted('duties', score.duties)}"
            + (f"  positions {score.positions.f1:.3f}" if score.positions.wanted else "")
        )
    figures = scores.total.figures()
    lines.append(
        f"units F1 {figures['units']:.3f}, parents {figures['parents']:.3f}, kinds {figures['kinds']:.3f}, "
        f"duties F1 {figures['duties']:.3f}, positions F1 {figures['positions']:.3f}"
    )
    return "\n".join(lines)


def _counted(name: str, tally: Tally) -> str:
    return f"{name} {tally.f1:.3f} ({tally.found}/{tally.wanted}, {tally.rows - tally.right} extra)"


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["document_id"], []).append(row)
    return found


def _optional_rows(table: schema.Table, folder: Path) -> list[Row]:
    return csv_texts(table, folder) if (folder / f"{table.name}.csv").is_file() else []


# one document


@dataclass(slots=True)
class _Mistakes:
    """What is wrong, in words."""

    lines: list[str] = field(default_factory=list)

    def add(self, what: str, text: object) -> None:
        self.lines.append(f"{what}: {str(text)[:150]!r}")


def _score(gold: dict[str, Any], found: dict[str, list[Row]], *, known: bool) -> Score:
    mistakes = _Mistakes()
    if not known:
        mistakes.add("no row in documents.csv", gold["document"])
    pairs = _unit_pairs(gold["units"], found["units"])
    return Score(
        gold["document"],
        _unit_tally(gold, found["units"], pairs, mistakes),
        _parents_right(gold, found["units"], pairs, mistakes),
        Share(sum(found["units"][j]["kind"] == gold["units"][i]["kind"] for i, j in pairs.items()), len(pairs)),
        _duty_tally(gold["duties"], found, mistakes),
        _position_tally(gold.get("positions") or [], found["positions"], mistakes),
        tuple(mistakes.lines),
    )


def _unit_pairs(wanted: Sequence[dict[str, Any]], rows: Sequence[Row]) -> dict[int, int]:
    """Which row is which unit of the gold: the same name, else the first that is nearly the same."""
    names = [plain(row["name"]) for row in rows]
    free = list(range(len(rows)))
    pairs: dict[int, int] = {}
    for i, unit in enumerate(wanted):
        name = plain(unit["name"])
        exact = (j for j in free if names[j] == name)
        near = (j for j in free if same(names[j], name, SAME_NAME))
        j = next(exact, None)
        j = next(near, None) if j is None else j
        if j is not None:
            free.remove(j)
            pairs[i] = j
    return pairs


def _unit_tally(gold: dict[str, Any], rows: Sequence[Row], pairs: dict[int, int], mistakes: _Mistakes) -> Tally:
    body = plain(gold.get("body"))
    used = set(pairs.values())
    extra = [
        row for j, row in enumerate(rows) if j not in used and not (body and same(plain(row["name"]), body, SAME_BODY))
    ]
    wanted = [i for i, unit in enumerate(gold["units"]) if not unit.get("optional")]
    missed = [i for i in wanted if i not in pairs]
    for i in missed:
        mistakes.add("unit missed", gold["units"][i]["name"])
    for row in extra:
        mistakes.add("unit extra", row["name"])
    right = len(wanted) - len(missed)
    return Tally(right, right + len(extra), right, len(wanted))


def _parents_right(gold: dict[str, Any], rows: Sequence[Row], pairs: dict[int, int], mistakes: _Mistakes) -> Share:
    by_id = {row["unit_id"]: row for row in rows}
    body = plain(gold.get("body"))
    right = 0
    for i, j in pairs.items():
        parent = by_id.get(rows[j]["parent_id"])
        got, wanted = plain(parent["name"] if parent else ""), plain(gold["units"][i]["parent"])
        # the issuing body as parent and no parent are the same: the text of an act takes its body for granted
        if same(got, wanted, SAME_NAME) or {got, wanted} <= {"", body}:
            right += 1
        else:
            has = parent["name"] if parent else None
            mistakes.add("parent", f"{gold['units'][i]['name']} has {has}, not {gold['units'][i]['parent']}")
    return Share(right, len(pairs))


def _duty_tally(wanted: Sequence[dict[str, Any]], found: dict[str, list[Row]], mistakes: _Mistakes) -> Tally:
    must = [duty for duty in wanted if not duty.get("optional")]
    allowed = [plain(duty["text"]) for duty in wanted if duty.get("optional")]
    # in the order of the gold: a unit whose name is like two of them goes to the first
    holders: list[str | None] = list(dict.fromkeys(plain(duty["unit"]) for duty in must))
    home = {
        row["unit_id"]: next((h for h in holders if h is not None and same(plain(row["name"]), h, SAME_NAME)), None)
        for row in found["units"]
    }
    rows: dict[str | None, list[str]] = {}
    for row in found["duties"]:
        if not row["position_id"]:
            rows.setdefault(home.get(row["unit_id"]), []).append(plain(row["text"]))
    total = Tally()
    for holder in [*holders, None]:
        passages = [_parts(duty["text"]) for duty in must if plain(duty["unit"]) == holder]
        total += _passage_tally(passages, rows.get(holder, []), allowed, mistakes)
    return total


def _parts(text: str | list[str]) -> list[str]:
    return [plain(part) for part in ([text] if isinstance(text, str) else text)]


def _passage_tally(
    passages: Sequence[list[str]], rows: Sequence[str], allowed: Sequence[str], mistakes: _Mistakes
) -> Tally:
    """Rows of one holder against its passages. A row takes a run of parts that no other row has taken."""
    taken: list[set[int]] = [set() for _ in passages]
    extra = []
    counted = 0
    for row in rows:
        place = _free_place(row, passages, taken)
        if place is not None:
            passage, parts = place
            taken[passage] |= parts
            counted += 1
        elif not any(row in text for text in allowed):
            extra.append(row)
            counted += 1
    whole = [len(parts) == len(passage) for parts, passage in zip(taken, passages, strict=True)]
    for missed in (passage for passage, is_whole in zip(passages, whole, strict=True) if not is_whole):
        mistakes.add("duty missed", " ¦ ".join(missed))
    for row in extra:
        mistakes.add("duty extra", row)
    return Tally(counted - len(extra), counted, sum(whole), len(passages))


def _free_place(row: str, passages: Sequence[list[str]], taken: Sequence[set[int]]) -> tuple[int, set[int]] | None:
    """The first run of untaken parts that the row says."""
    for index, passage in enumerate(passages):
        for start in range(len(passage)):
            for end in range(start + 1, len(passage) + 1):
                parts = set(range(start, end))
                if not parts & taken[index] and same(row, " ".join(passage[start:end]), SAME_TEXT):
                    return index, parts
    return None


def _position_tally(wanted: Sequence[dict[str, Any]], rows: Sequence[Row], mistakes: _Mistakes) -> Tally:
    if not wanted:
        return Tally()
    free = list(rows)
    for position in wanted:
        row = next((row for row in free if _same_position(row, position)), None)
        if row is None:
            mistakes.add("position missed", position["title"])
        else:
            free.remove(row)
    right = len(rows) - len(free)
    return Tally(right, len(rows), right, len(wanted))


def _same_position(row: Row, position: dict[str, Any]) -> bool:
    executors, rank = position.get("executors"), position.get("rank")
    return (
        same(plain(row["title"]), plain(position["title"]), SAME_TEXT)
        and (executors is None or row["executors"].split(".")[0] == str(executors))
        and (not rank or plain(row["rank"]) == plain(rank))
    )


# texts


@functools.lru_cache(maxsize=65536)
def plain(text: str | None) -> str:
    """Lower-case Latin letters and digits, one space between words, no connector in front."""
    latin = unicodedata.normalize("NFKC", text or "").lower().translate(_CYRILLIC)
    words = re.sub(r"\W+", " ", latin).strip()
    lead = _CONNECTORS.match(words)
    return words[lead.end() :] if lead else words


def same(first: str, second: str, least: float) -> bool:
    """Whether two plain texts are alike enough. The dear comparison runs only where lengths and words allow it."""
    if first == second:
        return True
    if 2 * min(len(first), len(second)) < least * (len(first) + len(second)):
        return False
    common = sum(map(len, set(first.split()) & set(second.split())))
    if 2 * common < (2 * least - 1.2) * max(len(first), len(second)):
        return False
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    bounds: tuple[Callable[[], float], ...] = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= least for bound in bounds)
