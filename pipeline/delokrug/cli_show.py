"""The command `delokrug show`.

In: one document. Out: the tree of its units with their responsibilities and posts, all tables as JSON, or a page as
a picture with the boxes of what was read from it. It is read in this process, without limits of time and memory.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delokrug.cli_options import add_reading_options, positive, reading_options

if TYPE_CHECKING:
    from delokrug.result import Result
    from delokrug.tables.outline import Node

log = logging.getLogger("delokrug")


def add(commands: Any) -> None:
    """Adds the command to the command line."""
    command = commands.add_parser(
        "show",
        help="show the units of one document with their responsibilities",
        description="Reads one document and shows the tree of its units with their responsibilities and posts.",
        epilog="examples:\n  delokrug show pravilnik.pdf\n  delokrug show pravilnik.pdf --json\n"
        "  delokrug show pravilnik.pdf --page 3 --image page3.png\n  delokrug show rulebooks.zip/pravilnik.pdf",
    )
    command.add_argument(
        "file", metavar="FILE", help="the document: a file, one in a ZIP archive, or an http(s) address"
    )
    command.add_argument("--json", action="store_true", help="all tables as JSON, for programs")
    command.add_argument("--page", type=positive, default=1, metavar="N", help="the page to draw (default: 1)")
    command.add_argument(
        "--image",
        metavar="OUT.png",
        help="draw the page of a PDF, with boxes over its units (blue), responsibilities (green) and posts (orange)",
    )
    add_reading_options(command)
    command.set_defaults(command=_show)


def _show(options: argparse.Namespace) -> int:
    from delokrug.ingest import is_url, sources
    from delokrug.result import read

    if not is_url(options.file) and not os.path.exists(options.file):
        sources([options.file])  # raises where it names nothing, not even a document in an archive
    result = read(options.file, **reading_options(options))
    if options.image:
        _draw(result, options)
    elif options.json:
        import json

        print(json.dumps(result.to_dict(), ensure_ascii=False, indent=1))
    elif sys.stdout.isatty():
        _print_tree(result)
    else:
        print(result.tree())
    for finding in result.rows["findings"]:
        log.log(logging.INFO if finding["severity"] == "note" else logging.WARNING, "%s", finding["message"])
    return 0


def _draw(result: Result, options: argparse.Namespace) -> None:
    from delokrug.errors import DelokrugError
    from delokrug.explore.page_image import page_image

    if not os.path.isfile(options.file):
        raise DelokrugError("no_page_image", file=options.file, reason="it is no file on this machine")
    data = Path(options.file).read_bytes()
    picture = page_image(data, result.source, result.rows, page=options.page, password=options.password)
    try:
        picture.save(options.image)
    except (OSError, ValueError) as error:  # ValueError: a name whose ending is no format of pictures
        raise DelokrugError("out_unwritable", path=options.image, reason=str(error)) from error
    print(options.image)


def _print_tree(result: Result) -> None:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    from delokrug.tables.outline import heading, outline, post_heading

    def add_node(branch: Tree, node: Node) -> None:
        # Text, not str: square brackets in a document are not rich's markup
        here = branch.add(Text(heading(node.unit), style="bold"))
        for duty in node.duties:
            here.add(Text(duty["text"]), style="dim")
        for post in node.posts:
            there = here.add(Text(post_heading(post), style="italic"))
            for duty in node.post_duties.get(post["position_id"], ()):
                there.add(Text(duty["text"]))
        for part in node.parts:
            add_node(here, part)

    document = result.rows["documents"][0]
    root = Tree(Text(f"{document['body'] or document['source']} ({document['language']}, {document['kind']})"))
    for node in outline(result.rows):
        add_node(root, node)
    Console().print(root)
