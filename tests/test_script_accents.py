"""Text typed without accents: which documents are, what their words get back, and where the letters came from."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from conftest import ROOT, SHARED
from delokrug import script
from delokrug.records import Mapped
from delokrug.script import canonical, clean_span, mapped, missing_accents, repaired, words_given_accents
from delokrug.script.accents import accents_from, cells, stripped, with_accents
from hypothesis import given, settings
from hypothesis import strategies as st
from script_variants import SAMPLES, duties, in_common, read, repaired_text, units, without_accents

# as typed, as written
RESTORED = [
    ("sektor za medjunarodnu saradnju", "sektor za međunarodnu saradnju"),
    ("Odeljenje za drzavnu imovinu i zastitu sredine", "Odeljenje za državnu imovinu i zaštitu sredine"),
    # capitals as they were typed
    ("SLUZBA ZA OPSTE POSLOVE I MEDJUNARODNU SARADNJU", "SLUŽBA ZA OPŠTE POSLOVE I MEĐUNARODNU SARADNJU"),
    ("Sluzba Za Opste Poslove", "Služba Za Opšte Poslove"),
    ("Medjunarodna i Djacka sluzba", "Međunarodna i Đačka služba"),
    # the commoner word where two are typed alike
    ("vece gradjana, sto je vec odluceno, u kuci", "veće građana, što je već odlučeno, u kući"),
    ("Clan 5. sadrzi vise tacaka (cl. 2. i tac. 3)", "Član 5. sadrži više tačaka (čl. 2. i tač. 3)"),
    ("odseci za placanje", "odseci za plaćanje"),
    ("sto odluka koje sluzba sprovodi", "što odluka koje služba sprovodi"),
    # … but for the verb that «se» tells from another
    ("nalaze mere drzavnim organima koji se tu nalaze", "nalaže mere državnim organima koji se tu nalaze"),
    # dj is two letters in ijekavian words
    ("djelokrug odjeljenja za medjunarodnu saradnju i djecu, savjet sluzbe",
     "djelokrug odjeljenja za međunarodnu saradnju i djecu, savjet službe"),
    # plain d for đ, throughout a document
    ("sektor za medunarodnu saradnju, uredenje naselja i gradansku zastitu",
     "sektor za međunarodnu saradnju, uređenje naselja i građansku zaštitu"),
    # a word may have all it can have
    ("rasciscavanje, najcesce, izmedju, dzepno, radjaju", "raščišćavanje, najčešće, između, džepno, rađaju"),
    # no list has it: the beginnings and endings of other words
    ("sluzba protivgradnoscu medjuklanicku popisivackog drzavnickom, predosmatracnica i izvorista",
     "služba protivgradnošću međuklaničku popisivačkog državničkom, predosmatračnica i izvorišta"),
    # words with a hyphen, part by part
    ("drustveno-politicki i naucno-tehnicki", "društveno-politički i naučno-tehnički"),
    # addresses, file names and codes are no words
    ("sluzba@drzava.gov.rs, www.sluzba.rs/zastita i obrazac_sluzbe.pdf sluzbe",
     "sluzba@drzava.gov.rs, www.sluzba.rs/zastita i obrazac_sluzbe.pdf službe"),
    # surnames get their endings, foreign names and acronyms stay
    ("drzavni sluzbenik Petar Stojakovic, Ana Schmidt, Jean Chirac, Victor Sanchez i Jacques Delors",
     "državni službenik Petar Stojaković, Ana Schmidt, Jean Chirac, Victor Sanchez i Jacques Delors"),
    ("sluzba za zastitu podataka (CIP, CAS, SEC)", "služba za zaštitu podataka (CIP, CAS, SEC)"),
    ("SLUZBA ZA VECE I KUCE", "SLUŽBA ZA VEĆE I KUĆE"),
    # accents that are there stay, and are no reason to think the others were
    ("Zakon o „državnoj upravi”, nacin vrsenja drzavne sluzbe, zastita podataka, preduzece",
     "Zakon o „državnoj upravi”, način vršenja državne službe, zaštita podataka, preduzeće"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "written"), RESTORED)
def test_restored(typed: str, written: str) -> None:
    assert canonical(mapped(typed)).text == written
    assert canonical(mapped(written)).text == written


# Nothing is given to these: sound texts, and texts in other languages, with their accents and without
SOUND = [
    "Služba za opšte poslove",
    "U kući i veću se odlučuje o nacinu, Sektor za međunarodnu saradnju",  # one slip in a sound text
    "Sektor za rad i upravu",
    "The Department is responsible for drafting regulations, cases, places and cars of the state; Nose, more, sale.",
    "The Ministry of Justice (Sluzba za opste poslove) drafts laws and other regulations on courts and appeals.",
    "Sektor opravlja naloge, ki se nanašajo na pripravo predpisov in sodelovanje z drugimi organi.",
    "Sektor opravlja naloge, ki se nanasajo na pripravo predpisov in sodelovanje z drugimi drzavnimi organi.",
    "Zakon doloca naloge in pristojnosti sluzbe ter nacin dela, ki ga opravljajo javni usluzbenci v drzavni upravi.",
    "Wydział odpowiada za przygotowanie projektów ustaw oraz współpracę z innymi urzędami.",
    "Wydzial odpowiada za przygotowanie projektow ustaw oraz wspolprace z innymi urzedami.",
    "Odbor odpovida za pripravu zakonu a spolupraci s jinymi urady, ktere jsou podrizeny ministerstvu.",
    "Die Abteilung ist fuer die Vorbereitung von Gesetzen und die Zusammenarbeit mit den Laendern zustaendig.",
    "Le service assure la preparation des projets de loi; les cas, les bas et les noces de la place.",
    "La direccion es responsable de la preparacion de los proyectos y de los casos del ministerio.",
    "Directia este responsabila pentru pregatirea proiectelor de lege, ce face si cine cu cine.",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
    "Служба за опште послове",
    "Ĉlan 3. nadleţnosti, utvrĎivanje",  # a broken font has its accents, in other letters
    "^lan 5. unutra{nja slu`ba, op{tina, izvr{ava, na~in ra~una",
    "",
    "12. 34/5 678 – 90 % (11)",
]  # fmt: skip


@pytest.mark.parametrize("text", SOUND)
def test_sound_text(text: str) -> None:
    assert missing_accents(text, script=script.script_of(text)) == ""


@pytest.mark.parametrize("dj", ["dj", "d"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_recognised(path: Path, dj: str) -> None:
    latin = script.to_latin(repaired_text(path))
    assert missing_accents(latin) == ""
    assert missing_accents(without_accents(latin, dj)) == dj
    # where half of a document is stripped, the list mends more than it harms; a tenth is not worth it
    half, tenth = len(latin) // 2, len(latin) // 10
    assert missing_accents(latin[:half] + without_accents(latin[half:], dj)) == dj
    assert missing_accents(latin[tenth:] + without_accents(latin[:tenth], dj)) == ""
    # a stripped document that quotes a sound title
    assert missing_accents(without_accents(latin, dj) + "\nZakon o službenicima i nameštenicima") == dj


@pytest.mark.parametrize("path", sorted((ROOT / "corpora/documents").glob("*_en_*.txt")), ids=lambda path: path.stem)
def test_english_samples_stay(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert missing_accents(text) == ""
    assert [line for line in text.splitlines() if missing_accents(line)] == []


@pytest.fixture(scope="module")
def laws(shared: Path) -> str:
    with lzma.open(shared / "laws/laws.txt.xz", "rt", encoding="utf-8") as lines:
        lines.read(20_000_000)
        return script.to_latin(lines.read(2_000_000))


# size of the pieces, least share of the stripped ones that are recognised: one of 300 letters may ask for one accent
@pytest.mark.parametrize(("size", "least"), [(300, 0.93), (1000, 0.98), (5000, 1.0)])
def test_pieces_of_laws(laws: str, size: int, least: float) -> None:
    pieces = [laws[start : start + size] for start in range(0, len(laws) - size, max(size, len(laws) // 500))]
    assert [piece for piece in pieces if missing_accents(piece)] == []
    for dj in ("dj", "d"):
        assert sum(missing_accents(without_accents(piece, dj)) != "" for piece in pieces) >= least * len(pieces)


# Shares of words that come back, of all and of those with accents, as models/README.md has them. The list was not built
# from this text, which is news, of which it knows least.
@pytest.mark.parametrize(("dj", "of_all", "of_accented"), [("dj", 0.99, 0.955), ("d", 0.99, 0.95)])
def test_words_of_news(shared: Path, dj: str, of_all: float, of_accented: float) -> None:
    with lzma.open(shared / "treebanks/sr_dev.conllu.xz", "rt", encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
    words = [row[1] for row in rows if len(row) == 10 and row[1].isalpha()]
    text = " ".join(words)
    back = repaired(mapped(without_accents(text, dj)), script="Latn", accents=dj).text.split()
    right = [one == other for one, other in zip(words, back, strict=True)]
    accented = [same for same, word in zip(right, words, strict=True) if set(word.lower()) & set("čćšžđ")]
    assert sum(right) >= of_all * len(right)
    assert sum(accented) >= of_accented * len(accented)


# ---- offsets

QUOTES = [
    ("sektor za medjunarodnu saradnju", "međunarodnu", "medjunarodnu"),
    ("SLUZBA ZA MEDJUNARODNU SARADNJU", "MEĐU", "MEDJU"),
    ("sektor za medjunarodnu saradnju", "đ", "dj"),
    ("sektor za medunarodnu saradnju i uredenje", "uređenje", "uredenje"),
    ("drzavna sluz\u00adba za opste poslove", "služba", "sluz\u00adba"),
]


@pytest.mark.parametrize(("source", "clean", "quoted"), QUOTES)
def test_span_leads_to_the_source(source: str, clean: str, quoted: str) -> None:
    text = canonical(mapped(source, start=9))
    at = text.text.index(clean)
    first, behind = text.span(at, at + len(clean))
    assert source[first - 9 : behind - 9] == quoted
    assert clean_span(text, first, behind) == (at, at + len(clean))


WORDS = st.sampled_from(
    ["sektor", "za", "medjunarodnu", "saradnju", "SLUZBA", "Drzavna", "uredenje", "djelokrug", "Stojakovic", "CIP",
     "nalaze", "se", "služba", "Član", "dj", "DJ", "e-mail", "a@drzava.rs", "www.sluzba.rs", "12", "II", "xdj",
     "radjadjenje", "sluz\u00adba", "Љубав", "ǌega", "c\u030clan", "\u200b"]
)  # fmt: skip
GAPS = st.sampled_from([" ", ", ", ". ", "\n", "-", " – ", "; ", "/", "\u00a0", ""])
RUNS = st.lists(st.tuples(WORDS, GAPS), max_size=15).map(lambda pairs: "".join(word + gap for word, gap in pairs))
LETTERS = st.text("abcdjsšzžĐDJCSZ .-", max_size=30)


@given(source=st.one_of(RUNS, LETTERS), start=st.integers(0, 5), dj=st.sampled_from(["dj", "d"]))
@settings(max_examples=300, deadline=None)
def test_offsets_hold(source: str, start: int, dj: str) -> None:
    text = repaired(mapped(source, start=start), script="Latn", accents=dj)
    starts, ends = list(text.starts), list(text.ends)
    assert len(starts) == len(ends) == len(text.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start <= first < behind <= start + len(source) for first, behind in zip(starts, ends, strict=True))
    # nothing but accents comes in: without them both are the same again
    plain = repaired(mapped(source, start=start), script="Latn", accents="")
    assert without_accents(text.text, dj).lower() == without_accents(plain.text, dj).lower()
    assert words_of(text, dj) == words_of(plain, dj)


def words_of(text: Mapped, dj: str) -> list[tuple[int, int]]:
    """The source ranges of the words."""
    found, at = [], 0
    for word in text.text.split():
        at = text.text.index(word, at)
        found.append(text.span(at, at + len(word)))
        at += len(word)
    return found


@given(text=LETTERS)
@settings(deadline=None)
def test_any_text_is_taken(text: str) -> None:
    dj = missing_accents(text)
    assert dj in ("", "dj", "d")
    assert words_given_accents(text, "dj") >= 0


# ---- the list

SMALL_LIST = ["sluga", "služba", "vođe\tdj", "vode", "među-", "-ačkog", "kačkog-"]
LOOKED_UP = [
    ("dj", "sluzba", "služba"), ("dj", "vodje", "vođe"), ("dj", "vode", "vode"), ("d", "vode", "vode"),
    ("dj", "medjuigra", "međuigra"), ("d", "meduigra", "meduigra"), ("dj", "trgackog", "trgačkog"),
    # both ends, and where they meet
    ("dj", "medjuackog", "međuačkog"), ("dj", "medjackog", "medjačkog"), ("dj", "kackogackog", "kačkogačkog"),
    # short and foreign words are not likened to others
    ("dj", "ckog", "ckog"), ("dj", "wackog", "wackog"),
]  # fmt: skip


@pytest.mark.parametrize(("dj", "typed", "written"), LOOKED_UP)
def test_look_up(dj: str, typed: str, written: str) -> None:
    letters = with_accents(typed, accents_from(SMALL_LIST, dj), dj)
    assert "".join(letters) == written
    assert len(letters) == len(typed)


@pytest.mark.parametrize("dj", ["dj", "d"])
def test_data(dj: str) -> None:
    path = ROOT / "pipeline/delokrug/script/data/accents.tsv.xz"
    assert path.stat().st_size < 500_000
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()
    assert lines == sorted(set(lines))
    accents = accents_from(lines, dj)
    assert len(accents.words) > 30_000
    for table in (accents.words, accents.beginnings, accents.endings):
        for typed, written in table.items():
            assert stripped(written, dj) == typed
            assert len(cells(written, dj)) == len(typed)


# ---- whole documents


@pytest.mark.parametrize("dj", ["dj", "d"])
def test_samples_give_the_same_rows(dj: str) -> None:
    """Names and kinds of units, texts and actions of duties; what is lost are words that two spellings share."""
    total, same = {"units": 0, "duties": 0}, {"units": 0, "duties": 0}
    for path in SAMPLES:
        latin = script.to_latin(repaired_text(path))
        sound, plain = read(latin), read(without_accents(latin, dj))
        assert plain.rows["documents"][0]["script"] == "Latn"
        assert plain.rows["documents"][0]["language"] == sound.rows["documents"][0]["language"]
        for row in [*plain.rows["units"], *plain.rows["responsibilities"]]:
            assert plain.text[row["start"] : row["end"]] == row["quote"]
        names = [[unit[:2] for unit in units(one)] for one in (sound, plain)]
        texts = [[duty[1:3] for duty in duties(one)] for one in (sound, plain)]
        assert len(names[0]) == len(names[1])
        for table, (first, second) in (("units", names), ("duties", texts)):
            total[table] += len(first)
            same[table] += in_common(first, second)
    assert same["units"] >= 0.98 * total["units"]
    assert same["duties"] >= 0.97 * total["duties"]


TYPED = """\
PRAVILNIK O UNUTRASNJEM UREDJENJU MINISTARSTVA ZA EVROPSKE POSLOVE
Clan 2.
U Ministarstvu se obrazuje Sektor za medjunarodnu saradnju.
Clan 3.
Sektor za medjunarodnu saradnju obavlja poslove koji se odnose na: pracenje i uskladjivanje propisa;
podrsku drzavnim organima."""


def test_rows_are_clean_and_quote_what_was_typed() -> None:
    result = read(TYPED)
    assert {"Sektor za međunarodnu saradnju", "Ministarstvo za evropske poslove"} <= {
        row["name"] for row in result.rows["units"]
    }
    sector = next(row for row in result.rows["units"] if row["kind"] == "sector")
    assert sector["quote"] == "Sektor za medjunarodnu saradnju"
    assert sector["name_cyrillic"] == "Сектор за међународну сарадњу"
    rows = [(row["text"], row["quote"]) for row in result.rows["responsibilities"]]
    assert rows == [
        ("praćenje i usklađivanje propisa", "pracenje i uskladjivanje propisa"),
        ("podršku državnim organima", "podrsku drzavnim organima"),
    ]
    assert result.rows["responsibilities"][0]["citation"] == "član 3. stav 1."
    document = result.rows["documents"][0]
    assert (document["script"], document["language"], document["status"]) == ("Latn", "sr", "ok")
    assert "UNUTRAŠNJEM UREĐENJU" in document["title"]


def test_a_note_says_so() -> None:
    notes = [row for row in read(TYPED).rows["findings"] if row["code"] == "accents_restored"]
    assert [(row["severity"], row["message"]) for row in notes] == [
        ("note", "the text was typed without accents (č, ć, š, ž, đ); 10 words were given theirs")
    ]
    sound = repaired_text(SAMPLES[0])
    assert "accents_restored" not in {row["code"] for row in read(sound).rows["findings"]}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not on this machine")
def test_shared_documents_are_sound() -> None:
    for path in sorted((SHARED / "documents").glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        assert missing_accents(text, script=script.script_of(text)) == "", path.name
