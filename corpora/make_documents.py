"""Make the documents of group g from their sources: documents, gold and truth.

    python corpora/make_documents.py [NAME …]      all, or those whose names begin so («g02»)

In: `corpora/sources/g*.md` (texts with marked duties; `making/source.py` says how they are written) and frames of web
pages. Out: `corpora/documents`, `corpora/gold`, `corpora/truth`. Needs LibreOffice with the Liberation fonts, and the
extra `corpora` of pyproject.toml. The same sources give the same gold and truth, and with the same versions of the
tools the same documents, but for the names that LibreOffice gives lists in ODT.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE))

from making import gold, mistakes, office, opendocument, paper, pdfs, plain, source, web, word  # noqa: E402
from making.opendocument import Look  # noqa: E402
from making.paper import Scan  # noqa: E402
from making.source import Source  # noqa: E402

SIX_NARROW = (1.0, 3.1, 2.3, 1.7, 4.6, 4.3)
SIX = (1.0, 3.4, 2.4, 1.8, 4.6, 3.8)
WITH_TABLES = {"g02", "g04", "g05", "g07", "g08", "g09", "g10", "g16", "g17", "g18"}


def pdf(content: Source, look: Look) -> bytes:
    """Born digital, by LibreOffice."""
    flat = opendocument.flat(content, look).encode()
    return pdfs.plain(office.converted(flat, "fodt", "pdf"))


def by_office(target: str, look: Look) -> Callable[[Source], bytes]:
    """ODT, DOC, DOCX or RTF, by LibreOffice."""
    return lambda content: office.converted(opendocument.flat(content, look).encode(), "fodt", target)


def scan(look: Look, how: Scan) -> Callable[[Source], bytes]:
    """The pages as images."""
    return lambda content: pdfs.plain(paper.scanned(pdf(content, look), how))


def mixed(content: Source) -> bytes:
    """The third and fourth page are scans of themselves."""
    whole = pdf(content, Look(size=13.5, spacing=145, margins=(2.4, 3.0), header="Дирекција за државна складишта"))
    images = paper.scanned(whole, Scan(dpi=200, skew=0.6, noise=4, pages=(2, 3), quality=25, seed=6))
    pages = len(pypdfium2.PdfDocument(whole))
    return pdfs.put_together([(images, at - 2) if at in (2, 3) else (whole, at) for at in range(pages)])


def page(name: str, *, old: bool) -> Callable[[Source], bytes]:
    """A web page in its frame."""
    frame = (HERE / "sources" / f"{name}_frame.html").read_text(encoding="utf-8")
    return lambda content: web.page(content, frame, old=old).encode("windows-1250" if old else "utf-8")


PLAIN = Look(size=12, margins=(2.2, 2.6))
G18 = Look(size=11.5, widths=SIX, header="Правилник Министарства за управљање отпадом")

# file name → how it is made; the source is the one of the same number
RECIPES: dict[str, Callable[[Source], bytes]] = {
    "g01_glasnik_zastita_zemljista.pdf": lambda content: pdf(content, Look(
        size=10.5, columns=2, margins=(1.6, 1.9), first_page=16, footer="",
        header="Страна # – Број 47          СЛУЖБЕНИ ГЛАСНИК РЕПУБЛИКЕ СРБИЈЕ          30. мај 2025.")),
    "g02_pravilnik_javne_gradjevine.pdf": lambda content: pdf(content, Look(
        size=13, spacing=125, margins=(2.3, 2.4), widths=SIX_NARROW, cell_size=10,
        header="Правилник о унутрашњем уређењу и систематизацији радних места")),
    "g03_pravilnik_seizmicki_zavod.pdf": scan(
        Look(size=13, margins=(2.4, 2.8)), Scan(dpi=200, skew=1.2, noise=5, specks=15, quality=18, seed=3)),
    "g04_pravilnik_agencija_buka.pdf": scan(
        Look(size=11.5, widths=(1, 3.6, 2.4, 1.8, 6), footer="strana #"),
        Scan(dpi=300, skew=-0.5, noise=3.2, specks=4, quality=16, seed=4,
             stamp=(1, 0.55, 0.8, "AGENCIJA ZA KONTROLU BUKE * "))),
    "g05_pravilnik_podzemne_vode.pdf": scan(
        Look(size=12, widths=SIX), Scan(dpi=300, skew=0.4, noise=18, specks=8, bilevel=True, seed=5)),
    "g06_pravilnik_drzavna_skladista.pdf": mixed,
    "g07_pravilnik_stanovanje_mladih.docx": lambda content: word.docx(
        content, header="Министарство за становање младих – Правилник"),
    "g08_statut_zavod_pcelarstvo.rtf": by_office("rtf", Look(hyphens=False, widths=(1, 3.4, 1.8, 4.6, 3.8))),
    "g09_odluka_kameni_brod.doc": lambda content: by_office("doc", Look(hyphens=False, widths=(3, 2, 2)))(
        mistakes.look_alikes(content, share=0.03, seed=9)),
    "g10_pravilnik_vatrogasni_centar.odt": by_office("odt", Look(
        hyphens=False, automatic=True, widths=(1, 3.4, 1.6, 5, 4))),
    "g11_sajt_recni_turizam.html": page("g11", old=False),
    "g12_sajt_sumski_putevi.html": page("g12", old=True),
    "g13_pravilnik_inspektorat_zicare.pdf": lambda content: pdfs.without_unicode(pdf(content, PLAIN)),
    "g14_pravilnik_djacki_domovi.pdf": lambda content: pdfs.with_letters(
        pdf(content, PLAIN), dict(zip("đĐćĆčČ", "ñÑæÆèÈ", strict=True))),
    "g15_pravilnik_pruzni_prelazi.txt": lambda content: plain.seven_bit(content).encode(),
    "g16_pravilnik_bezbednost_mostova.pdf": lambda content: pdf(
        mistakes.look_alikes(content, share=0.03, seed=16),
        Look(ruled=False, cell_size=11.5, widths=(1, 4, 2.8, 1.8, 6), header="Агенција за безбедност мостова")),
    "g17_informator_otvoreni_podaci.md": lambda content: plain.markdown(content).encode(),
    "g18_pravilnik_upravljanje_otpadom.txt": lambda content: plain.text(content).encode(),
    "g18_pravilnik_upravljanje_otpadom.docx": by_office("docx", replace(G18, hyphens=False)),
    "g18_pravilnik_upravljanje_otpadom.pdf": lambda content: pdf(content, G18),
    "g18_pravilnik_upravljanje_otpadom_sken.pdf": scan(
        G18, Scan(dpi=300, skew=0.3, noise=18, specks=5, bilevel=True, seed=18)),
}  # fmt: skip


def sources() -> dict[str, Path]:
    """The source of each number («g01»)."""
    return {path.name[:3]: path for path in sorted((HERE / "sources").glob("g*.md"))}


def gold_name(document: str) -> str:
    """Name of the gold file; documents that differ in their suffix alone have it in the name."""
    stem = Path(document).stem
    twins = [name for name in RECIPES if Path(name).stem == stem]
    return f"{stem}_{Path(document).suffix[1:]}.json" if len(twins) > 1 else f"{stem}.json"


def read(document: str) -> Source:
    """The source of a document."""
    path = sources()[document[:3]]
    try:
        return source.parsed(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def gold_and_truth(document: str) -> dict[str, str]:
    """By path under `corpora/`: the contents of gold and truth of the document."""
    content, number = read(document), document[:3]
    files = {
        f"gold/{gold_name(document)}": json.dumps(gold.gold(content, document), ensure_ascii=False, indent=1) + "\n",
        f"truth/{number}.txt": gold.truth(content),
    }
    if number in WITH_TABLES:
        files[f"truth/{number}_tables.json"] = json.dumps(gold.tables(content), ensure_ascii=False, indent=1) + "\n"
    return files


def main(wanted: list[str]) -> None:
    """Write the files of all documents, or of those whose names begin with one of `wanted`."""
    for document, recipe in RECIPES.items():
        if wanted and not document.startswith(tuple(wanted)):
            continue
        for name, text in gold_and_truth(document).items():
            path = HERE / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        content = recipe(read(document))
        (HERE / "documents" / document).write_bytes(content)
        print(f"{document}: {len(content) // 1024} KB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
