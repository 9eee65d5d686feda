"""The tree of units of one document.

In: rows of units, responsibilities and positions. Out: `Node`s from the top down, each with its own duties and posts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from delokrug.schema import Row


@dataclass(slots=True)
class Node:
    """A unit with what stands under it. `unit` is None for posts whose unit the text does not name."""

    unit: Row | None
    duties: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    post_duties: dict[str, list[Row]] = field(default_factory=dict)  # by position_id
    parts: list[Node] = field(default_factory=list)


def outline(rows: Mapping[str, Sequence[Row]]) -> list[Node]:
    """The topmost units in reading order; last, where there are any, the posts without a unit."""
    nodes = {row["unit_id"]: Node(row) for row in rows["units"]}
    homeless = Node(None)
    top: list[Node] = []
    for node in nodes.values():
        parent = nodes.get(node.unit["parent_id"]) if node.unit else None
        (parent.parts if parent else top).append(node)
    for post in rows["positions"]:
        nodes.get(post["unit_id"], homeless).posts.append(post)
    homes = {post["position_id"]: nodes.get(post["unit_id"], homeless) for post in rows["positions"]}
    for duty in rows["responsibilities"]:
        if duty["position_id"]:
            homes[duty["position_id"]].post_duties.setdefault(duty["position_id"], []).append(duty)
        else:
            nodes[duty["unit_id"]].duties.append(duty)
    return [*top, homeless] if homeless.posts else top


def tree_text(rows: Mapping[str, Sequence[Row]]) -> str:
    """The tree as plain text: a unit's parts below it, its duties with a dash."""
    lines: list[str] = []
    for node in outline(rows):
        _add_lines(node, "", lines)
    return "\n".join(lines)


def heading(unit: Row | None) -> str:
    """«Одсек за наплату [section]», and how it stands to its parent where it is not simply a part of it."""
    if unit is None:
        return "(no unit named)"
    tied = ", attached" if unit["relation"] == "attached_to" else ""
    return f"{unit['name']} [{unit['kind']}{tied}]"


def post_heading(post: Row) -> str:
    """«Начелник Одељења (виши саветник), 1»."""
    rank = f" ({post['rank']})" if post["rank"] else ""
    count = f", {post['executors']}" if post["executors"] is not None else ""
    return f"{post['title']}{rank}{count}"


def _add_lines(node: Node, indent: str, lines: list[str]) -> None:
    lines.append(indent + heading(node.unit))
    lines.extend(f"{indent}  – {duty['text']}" for duty in node.duties)
    for post in node.posts:
        lines.append(f"{indent}  • {post_heading(post)}")
        lines.extend(f"{indent}      – {duty['text']}" for duty in node.post_duties.get(post["position_id"], ()))
    for part in node.parts:
        _add_lines(part, indent + "    ", lines)
