"""Numbers of pages in words, for findings: several of them in, «pages 1–3, 7» out."""

from __future__ import annotations

from collections.abc import Iterable


def page_numbers(pages: Iterable[int]) -> str:
    """Numbers in words a reader expects.

    >>> page_numbers([3, 1, 2, 7])
    'pages 1–3, 7'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    parts = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return ("page " if len(runs) == 1 and runs[0][0] == runs[0][1] else "pages ") + ", ".join(parts)
