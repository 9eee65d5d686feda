"""How well scanned pages are read: characters wrong per hundred, cells and headcounts of tables, seconds a page.

    python benchmarks/ocr.py [--dpi 300] [--show] [--keep FOLDER] [--only WORD]

In: pages that it draws itself, sentences as in a rulebook in both scripts and in the typefaces of this machine (Times-
and Arial-like where fonts-liberation is installed), spoiled as a scanner spoils them: turned by up to 1.5 degrees,
blurred, noisy, saved as JPEG. Out: a line a page with the share of wrong characters (edit distance to what was drawn),
for tables the share in the cells, the cells with another text, and the headcounts that are wrong without a low
confidence.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "pipeline")]

FONTS = Path("/usr/share/fonts")
FACES = {
    "times": "truetype/liberation/LiberationSerif-{}.ttf",
    "arial": "truetype/liberation/LiberationSans-{}.ttf",
    "narrow": "truetype/liberation/LiberationSansNarrow-{}.ttf",
    "dejavu": "truetype/dejavu/DejaVuSans{}.ttf",
    "serif": "truetype/dejavu/DejaVuSerif{}.ttf",
    "libertine": "opentype/linux-libertine/LinLibertine_{}.otf",
}
STYLES = {
    "liberation": {"": "Regular", "b": "Bold", "i": "Italic"},
    "dejavu": {"": "", "b": "-Bold", "i": "-Oblique"},
    "serif": {"": "", "b": "-Bold", "i": "-Italic"},
    "linux-libertine": {"": "R", "b": "RB", "i": "RI"},
}
# A low confidence flags a headcount for whoever checks it.
FLAGGED = 0.8

TEXT = """\
cb|П Р А В И Л Н И К
cb|О УНУТРАШЊЕМ УРЕЂЕЊУ И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА У ЗАВОДУ ЗА МЕРЕЊЕ ВОДА
cb|I  ОСНОВНЕ ОДРЕДБЕ
c|Члан 1.
|Овим правилником утврђују се унутрашње јединице, њихов делокруг и међусобни однос, руковођење, број извршилаца и \
посебни услови за рад на сваком радном месту у Заводу за мерење вода \
(„Службени гласник РС”, бр. 79/05, 81/05 – исправка и 95/18).
c|Члан 2.
|У Заводу се образују следеће унутрашње јединице: Сектор за хидролошка мерења, Сектор за обраду и чување података и \
Одељење за правне, кадровске и финансијске послове.
cb|II  ДЕЛОКРУГ УНУТРАШЊИХ ЈЕДИНИЦА
c|Члан 3.
|Сектор за хидролошка мерења обавља послове који се односе на:
|1) израду годишњег плана мерења протока, водостаја и наноса на рекама прве и друге категорије;
|2) одржавање и калибрацију инструмената, поступак њихове набавке и отписа;
|3) припрему извештаја о стању подземних вода за потребе Владе и надлежног министарства;
|4) и друге послове из делокруга Сектора.
|У Сектору се образују ужe унутрашње јединице, и то: Одсек за површинске воде и Група за теренска истраживања.
i|Начелник Одсека стара се о законитом, правилном и благовременом извршавању послова и \
одговара за свој рад помоћнику директора.
|• прати прописе Европске уније (EU) и предлаже усклађивање домаћих стандарда са стандардом ISO 9001;
|• учествује у раду комисије за процену штете од поплава;
|– подноси извештај директору најкасније до 15. јануара текуће године;
cb|III  СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА
cb|12. Радно место за анализу тренда протока
|Звање: самостални саветник, број извршилаца: 3
|Опис послова: Припрема базе података и врши статистичку обраду; израђује прегледе и карте; сарађује са јединицама \
локалне самоуправе, јавним предузећима и институтима; стара се о заштити докумената.
|Услови: стечено високо образовање на студијама другог степена, VII степен стручне спреме, односно најмање 240 ЕСПБ \
бодова, најмање пет година радног искуства у струци, положен државни стручни испит, знање енглеског језика и рад \
на рачунару.
cb|IV  ПРЕЛАЗНЕ И ЗАВРШНЕ ОДРЕДБЕ
c|Члан 14.
i|Даном ступања на снагу овог правилника престаје да важи Правилник број 110-00-23/2019 од 4. фебруара 2019. године.
|Овај правилник ступа на снагу осмог дана од дана објављивања на огласној табли и интернет страници Завода."""

LETTERSPACED = [("П Р А В И Л Н И К", "ПРАВИЛНИК"), ("P R A V I L N I K", "PRAVILNIK")]
HEADER = ["Р. бр.", "Назив радног места", "Звање", "Број извршилаца", "Услови"]
POSTS = [
    ("", "Сектор за хидролошка мерења", "", "", ""),
    ("1.", "Помоћник директора", "положај – трећа група", "1", "VII степен стручне спреме, девет година искуства"),
    ("2.", "Радно место за мерење протока", "виши саветник", "4", "студије од 240 ЕСПБ бодова, пет година искуства"),
    ("3.", "Радно место за калибрацију инструмената", "саветник", "7", "три године радног искуства, возачки испит"),
    ("4.", "Техничар на терену", "референт", "12", "IV степен стручне спреме"),
    ("", "Одељење за правне и опште послове", "", "", ""),
    ("5.", "Шеф Одељења", "виши саветник", "1", "правни факултет, положен државни испит"),
    ("6.", "Радно место за радне односе", "млађи саветник", "3", "једна година искуства у струци"),
    ("7.", "Послови писарнице и архиве", "намештеник – четврта врста радних места", "2", ""),
    ("8.", "Возач", "намештеник", "5", "III степен, возачка дозвола Б категорије"),
    ("9.", "Курир", "намештеник", "8", "I степен"),
    ("10.", "Спремачица", "намештеник", "6", "I степен"),
    ("11.", "Дактилограф", "референт", "0", "средња школа"),
    ("12.", "Чувар", "намештеник", "9", "II степен стручне спреме"),
    ("13.", "Укупно", "", "58", ""),
]
WIDTHS = [0.08, 0.29, 0.21, 0.13, 0.29]


@dataclass
class Sample:
    """A drawn page and what stands on it: lines of text, and rows of cells where it is a table."""

    name: str
    image: Image.Image
    dpi: int
    lines: list[str] = field(default_factory=list)
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    counts: list[tuple[int, int]] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dpi", type=int, nargs="*", default=[300, 200])
    parser.add_argument("--show", action="store_true", help="print the lines that differ")
    parser.add_argument("--keep", type=Path, help="write the images to this folder")
    parser.add_argument("--only", default="", help="samples whose name contains this word")
    options = parser.parse_args()
    totals: dict[str, list[float]] = {}
    for sample in samples(options.dpi, options.only):
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            sample.image.save(options.keep / f"{sample.name.replace(' ', '_')}.png")
        group, wrong, of = report(sample, show=options.show)
        total = totals.setdefault(group, [0, 0])
        total[0] += wrong
        total[1] += of
    for group, (wrong, of) in sorted(totals.items()):
        print(f"{group:28} {100 * wrong / of:5.2f} % of {of:,.0f}")
    return 0


def samples(resolutions: list[int], only: str = "") -> list[Sample]:
    made = []
    for dpi in resolutions:
        for script in ("Cyrl", "Latn"):
            for face in FACES:
                if f"{face} {script} text {dpi}".find(only) >= 0:
                    made.append(text_page(face, script, dpi))
                if face in ("times", "arial", "dejavu") and f"{face} {script} table {dpi}".find(only) >= 0:
                    made.append(table_page(face, script, dpi))
            if f"columns {script} text {dpi}".find(only) >= 0:
                made.append(text_page("times", script, dpi, columns=2))
    return made


def report(sample: Sample, *, show: bool) -> tuple[str, float, float]:
    from delokrug.ingest import ocr

    started = time.process_time()
    page = ocr.read_page(sample.image, dpi=sample.dpi, script=sample.name.split()[1])
    seconds = time.process_time() - started
    kind = f"{'table' if sample.cells else 'text'} {sample.name.split()[1]} {sample.dpi} dpi"
    if sample.cells:
        wrong, of, note = cell_errors(sample, page, show)
    else:
        wrong, of = text_errors(sample.lines, [line.text for line in page.lines], show)
        note = ""
    print(
        f"{sample.name:28} {100 * wrong / of:5.2f} %  {seconds:4.1f} s  confidence {page.confidence:.2f}  {note}",
        flush=True,
    )
    return kind, wrong, of


def text_errors(truth: list[str], read: list[str], show: bool) -> tuple[int, int]:
    from rapidfuzz.distance import Levenshtein

    # «П Р А В И Л Н И К» is read as the word it is
    wanted, found = (
        " ".join(truth).replace(*LETTERSPACED[0]).replace(*LETTERSPACED[1]),
        " ".join(" ".join(read).split()),
    )
    if show:
        for edit in Levenshtein.opcodes(wanted, found):
            if edit.tag != "equal":
                a, b, c, d = edit.src_start, edit.src_end, edit.dest_start, edit.dest_end
                print(f"      {wanted[max(0, a - 12) : b + 12]!r} → {found[max(0, c - 12) : d + 12]!r}")
    return Levenshtein.distance(wanted, found), len(wanted)


def cell_errors(sample: Sample, page: object, show: bool) -> tuple[int, int, str]:
    from rapidfuzz.distance import Levenshtein

    found: dict[tuple[int, int], tuple[str, float]] = {}
    for table in page.tables:  # type: ignore[attr-defined]
        for cell in table.cells:
            text = " ".join(line.text for line in cell.lines)
            found[cell.row, cell.column] = text, min((line.confidence for line in cell.lines), default=1.0)
    wrong = of = other = 0
    for place, text in sample.cells.items():
        read, _ = found.get(place, ("", 1.0))
        wrong += Levenshtein.distance(text, read)
        of += len(text)
        other += text != read
        if show and text != read:
            print(f"      {place} {text!r} → {read!r}")
    bad = [place for place in sample.counts if found.get(place, ("", 1.0))[0] != sample.cells[place]]
    silent = [place for place in bad if found.get(place, ("", 1.0))[1] >= FLAGGED]
    flagged = sum(found.get(place, ("", 1.0))[1] < FLAGGED for place in sample.counts)
    return (
        wrong,
        of,
        (
            f"{other}/{len(sample.cells)} cells differ; headcounts {len(sample.counts)}: {len(bad)} wrong, "
            f"{len(silent)} of them silently, {flagged} flagged"
        ),
    )


def font(face: str, style: str, size: float) -> ImageFont.FreeTypeFont:
    pattern = FACES[face]
    styles = next(STYLES[key] for key in ("liberation", "linux-libertine", face) if key in pattern or key == face)
    path = FONTS / pattern.format(styles[style])
    if not path.exists():
        raise SystemExit(f"{path} is missing: apt-get install fonts-liberation fonts-linuxlibertine fonts-dejavu")
    return ImageFont.truetype(str(path), round(size))


def in_script(text: str, script: str) -> str:
    from delokrug.script import to_latin

    return to_latin(text) if script == "Latn" else text


def text_page(face: str, script: str, dpi: int, *, columns: int = 1) -> Sample:
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    size = (10 if columns == 1 and face not in ("dejavu", "serif") else 8.5) * dpi / 72
    margin = round(0.8 * dpi)
    gap = round(0.3 * dpi)
    column = (width - 2 * margin - (columns - 1) * gap) / columns
    lines: list[str] = []
    x, y = float(margin), float(margin)
    for paragraph in in_script(TEXT.replace("ужe", "уже"), script).split("\n"):
        style, text = paragraph.split("|", 1)
        face_font = font(face, style.replace("c", ""), size)
        for line in wrapped(draw, text, face_font, column):
            if y > height - margin - 2 * size:
                x, y = x + column + gap, float(margin)
            shift = (column - draw.textlength(line, face_font)) / 2 if "c" in style else 0
            draw.text((x + shift, y), line, fill=20, font=face_font)
            lines.append(" ".join(line.split()))
            y += 1.25 * size
        y += 0.5 * size
        if columns > 1 and x == margin and y > height / 2.6:
            x, y = x + column + gap, float(margin)
    name = f"{face if columns == 1 else 'columns'} {script} text {dpi}"
    return Sample(name, scanned(image, dpi, name), dpi, lines)


def table_page(face: str, script: str, dpi: int) -> Sample:
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    size = (9.5 if face != "dejavu" else 8) * dpi / 72
    margin, pad = round(0.6 * dpi), round(0.05 * dpi)
    rule = max(2, round(dpi / 150))
    face_font = font(face, "", size)
    edges = [margin + round(sum(WIDTHS[:n]) * (width - 2 * margin)) for n in range(len(WIDTHS) + 1)]
    sample = Sample(f"{face} {script} table {dpi}", image, dpi)
    top = round(1.0 * dpi)
    rows = [tuple(HEADER), *POSTS]
    for row, texts in enumerate(rows):
        merged = bool(texts[1] and not any(texts[:1] + texts[2:]))
        spans = [(0, 5)] if merged else [(n, n + 1) for n in range(5)]
        style = font(face, "b", size) if merged or row == 0 else face_font
        cells = []
        for first, last in spans:
            text = in_script(texts[1] if merged else texts[first], script)
            cells.append((first, last, wrapped(draw, text, style, edges[last] - edges[first] - 2 * pad)))
        bottom = top + round(1.2 * size * max(len(lines) for *_, lines in cells)) + 2 * pad
        for first, last, lines in cells:
            draw.rectangle((edges[first], top, edges[last], bottom), outline=30, width=rule)
            for number, line in enumerate(lines):
                shift = (
                    (edges[last] - edges[first] - 2 * pad - draw.textlength(line, style)) / 2 if first in (0, 3) else 0
                )
                draw.text((edges[first] + pad + shift, top + pad + number * 1.2 * size), line, fill=20, font=style)
            sample.cells[row, first] = " ".join(lines)
            if first == 3 and lines and row:
                sample.counts.append((row, first))
        top = bottom - rule + 1
    sample.image = scanned(image, dpi, sample.name)
    return sample


def wrapped(draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" ") if text else []:
        if lines and draw.textlength(lines[-1] + " " + word, face) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def scanned(image: Image.Image, dpi: int, name: str) -> Image.Image:
    """What a scanner makes of the page: the same damage for the same name."""
    chance = random.Random(name)
    image = image.rotate(chance.uniform(-1.5, 1.5), resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(0.5 * dpi / 200))
    noise = np.random.default_rng(chance.randrange(1 << 30))
    pixels = np.asarray(image, dtype=np.float32) * 0.92 + noise.normal(10, 9, (image.height, image.width))
    specks = noise.random((image.height, image.width)) < 0.0002
    pixels[specks] = 60
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=60, dpi=(dpi, dpi))
    return Image.open(packed)


if __name__ == "__main__":
    raise SystemExit(main())
