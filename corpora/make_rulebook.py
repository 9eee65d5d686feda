"""Make a large rulebook by chance: a PDF and its gold.

    python corpora/make_rulebook.py OUT.pdf [--seed N] [--posts N] [--script cyrillic|latin] [--tables SHARE]

Writes OUT.pdf and, beside it, OUT.json (the gold, as README.md has it). 600 posts make about 300 pages. The same
options give the same text and gold. Needs LibreOffice with the Liberation fonts, and the extra `corpora` of
pyproject.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))

from making import gold, office, opendocument, pdfs
from making.opendocument import Look
from making.rulebook import Wanted, latin, rulebook
from making.source import parsed

LOOK = Look(
    size=11, margins=(1.8, 2.2), widths=(1.0, 3.0, 2.2, 1.7, 5.6, 4.8), cell_size=9,
    header="Правилник о унутрашњем уређењу и систематизацији радних места",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path)
    add_options(parser)
    chosen = parser.parse_args(arguments)
    write(chosen.out, wanted(chosen))


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that say what is wanted."""
    parser.add_argument("--seed", type=int, default=Wanted.seed)
    parser.add_argument("--posts", type=int, default=Wanted.posts)
    parser.add_argument("--script", choices=("cyrillic", "latin"), default=Wanted.script)
    parser.add_argument(
        "--tables", type=float, default=Wanted.tables, help="share of the sectors whose posts are in tables"
    )


def wanted(chosen: argparse.Namespace) -> Wanted:
    """What the options of `add_options` say."""
    return Wanted(chosen.seed, chosen.posts, chosen.script, chosen.tables)


def write(out: Path, wanted: Wanted) -> None:
    """The PDF, and the gold under the same name with the suffix .json."""
    content = parsed(rulebook(wanted))
    look = LOOK if wanted.script == "cyrillic" else replace(LOOK, header=latin(LOOK.header))
    flat = opendocument.flat(content, look).encode()
    out.write_bytes(pdfs.plain(office.converted(flat, "fodt", "pdf")))
    text = json.dumps(gold.gold(content, out.name), ensure_ascii=False, indent=1)
    out.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
