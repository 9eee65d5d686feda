"""Pages drawn with the boxes of what was read: colours where rows are printed, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from delokrug import cli, read
from delokrug.errors import DelokrugError
from delokrug.explore.page_image import COLOURS, RESOLUTION, page_image, row_boxes
from delokrug.result import Result
from tiny_pdf import Page, column, tiny_pdf

TEXT = [
    "Clan 1.",
    "Sektor za trgovinu obavlja poslove koji se odnose na: izradu propisa;",
    "nadzor nad radom zavoda; vodjenje evidencija o trgovini na malo.",
    "Clan 2.",
    "Ovaj pravilnik stupa na snagu osmog dana od dana objavljivanja.",
]
PDF = tiny_pdf(Page(column(60, 700, TEXT, leading=20)), Page(column(60, 700, TEXT[3:], leading=20)))


@pytest.fixture(scope="module")
def result() -> Result:
    return read(PDF)


def has_colour(picture: PIL.Image.Image, colour: tuple[int, int, int], box: tuple[float, ...]) -> bool:
    """Whether a border of that colour is drawn somewhere in a box of PDF points."""
    left, top, right, bottom = (round(side * RESOLUTION / 72) for side in box)
    pixels = np.asarray(picture.convert("RGB"), dtype=int)[top:bottom, left:right]
    return bool((abs(pixels - colour).sum(axis=2) < 90).any())


def test_boxes_are_where_the_rows_are_printed(result: Result) -> None:
    picture = page_image(PDF, result.source, result.rows, page=1)
    lines = {line.text: line.box for line in result.source.lines if line.page == 1}
    remit = lines["nadzor nad radom zavoda; vodjenje evidencija o trgovini na malo."]
    assert remit and has_colour(picture, COLOURS["responsibilities"], remit)
    unit = lines[TEXT[1]]
    assert unit and has_colour(picture, COLOURS["units"], unit)
    final = lines[TEXT[4]]
    assert final and not any(has_colour(picture, colour, final) for colour in COLOURS.values())


def test_a_row_on_two_lines_has_two_boxes(result: Result) -> None:
    (unit,) = result.rows["units"]
    assert (
        len(list(row_boxes(result.source, {**result.rows, "units": [{**unit, "end": unit["end"] + 80}]}, "units"))) == 2
    )


def test_a_page_without_rows_is_only_the_page(result: Result) -> None:
    picture = page_image(PDF, result.source, result.rows, page=2)
    assert not any(has_colour(picture, colour, (0, 0, 595, 842)) for colour in COLOURS.values())


@pytest.mark.parametrize(("page", "reason"), [(3, "it has 2 pages"), (0, "it has 2 pages")])
def test_no_such_page(result: Result, page: int, reason: str) -> None:
    with pytest.raises(DelokrugError, match=reason) as caught:
        page_image(PDF, result.source, result.rows, page=page)
    assert caught.value.code == "no_page_image"


def test_a_huge_page_is_drawn_smaller(result: Result) -> None:
    data = tiny_pdf(Page(column(60, 28000, TEXT, leading=20), size=(28346, 28346)))  # 10 metres
    huge = read(data)
    assert max(page_image(data, huge.source, huge.rows, page=1).size) <= 5_010


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    picture = tmp_path / "page.png"
    assert cli.main(["show", str(tmp_path / "a.pdf"), "--page", "1", "--image", str(picture)]) == 0
    assert capsys.readouterr().out == f"{picture}\n"
    with PIL.Image.open(picture) as image:
        assert image.size == (910, 1287)


@pytest.mark.parametrize(
    ("name", "picture", "message"),
    [
        ("a.txt", "page.png", "only pages of PDFs can be drawn"),
        ("a.pdf", "page.unknown", "cannot write to"),
        ("a.pdf", "nowhere/page.png", "cannot write to"),
    ],
)
def test_command_says_what_cannot_be_done(
    name: str, picture: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(PDF if name.endswith("pdf") else "\n".join(TEXT).encode())
    assert cli.main(["show", str(tmp_path / name), "--image", str(tmp_path / picture)]) == cli.USAGE
    assert message in capsys.readouterr().err
