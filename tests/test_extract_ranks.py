"""Ranks as they are written, with their codes; titles that look like ranks; numbers in words; the closed vocabulary."""

from __future__ import annotations

import re

import pytest
from delokrug import packs, script, vocabulary
from extract_factory import read_text
from test_extract_requirements import ABOVE, CONDITIONS

HEAD = {language: text.partition("1. ")[0] for language, text in ABOVE.items()}
TITLED = {
    "sr": "1. Чувар насипа\nЗвање: {}\nБрој извршилаца: 2\nОпис послова: Обилази насипе.",
    "hr": "1. Čuvar nasipa\nPotkategorija: {}\nBroj izvršitelja: 2\nOpis poslova: Obilazi nasipe.",
    "cnr": "1. Čuvar nasipa\nZvanje: {}\nBroj izvršilaca: 2\nOpis poslova: Obilazi nasipe.",
    "bs": "1. Čuvar nasipa\nZvanje: {}\nBroj izvršilaca: 2\nOpis poslova: Obilazi nasipe.",
    "en": "1. Embankment guard\nRank: {}\nNumber of executors: 2\nJob description: Walks the embankments.",
}

SERBIAN = [
    # positions of officials, by group
    ("положај – прва група", "polozaj_1"),
    ("положај у другој групи", "polozaj_2"),
    ("положај треће групе", "polozaj_3"),
    ("IV група положаја", "polozaj_4"),
    ("државни службеник на положају – пета група", "polozaj_5"),
    ("службеник на положају у првој групи", "polozaj_1"),
    ("положај", "polozaj"),
    ("функционер", "funkcioner"),
    ("изабрано лице", "funkcioner"),
    # ranks of civil servants
    ("виши саветник", "visi_savetnik"),
    ("самостални саветник", "samostalni_savetnik"),
    ("саветник", "savetnik"),
    ("млађи саветник", "mladji_savetnik"),
    ("сарадник", "saradnik"),
    ("млађи сарадник", "mladji_saradnik"),
    ("референт", "referent"),
    ("млађи референт", "mladji_referent"),
    ("намештеник – прва врста радних места", "namestenik_1"),
    ("намештеник четврте врсте радних места", "namestenik_4"),
    ("намештеник – VI врста радних места", "namestenik_6"),
    ("намештеник", "namestenik"),
    # both genders
    ("саветница", "savetnik"),
    ("виша саветница", "visi_savetnik"),
    ("самостална саветница", "samostalni_savetnik"),
    ("млађа сарадница", "mladji_saradnik"),
    ("самостални/а саветник/ца", "samostalni_savetnik"),
    ("саветник / ца", "savetnik"),
    ("виши саветник (ца)", "visi_savetnik"),
    ("саветник/саветница", "savetnik"),
    # courts, prosecution
    ("виши судијски сарадник", "visi_sudijski_saradnik"),
    ("самостални судијски помоћник", "samostalni_sudijski_pomocnik"),
    ("судијски помоћник", "sudijski_pomocnik"),
    ("виша тужилачка помоћница", "visi_tuzilacki_pomocnik"),
    ("тужилачки сарадник", "tuzilacki_saradnik"),
    # taxes, police, army
    ("порески саветник I", "poreski_savetnik_1"),
    ("порески саветник", "poreski_savetnik"),
    ("виши порески сарадник", "visi_poreski_saradnik"),
    ("старији полицајац", "stariji_policajac"),
    ("потпуковник полиције", "potpukovnik_policije"),
    ("генерал полиције", "general_policije"),
    ("старији водник", "stariji_vodnik"),
    ("старији водник прве класе", "stariji_vodnik_prve_klase"),
    ("заставник I класе", "zastavnik_prve_klase"),
    ("генерал-мајор", "general_major"),
    ("капетан прве класе", "kapetan_prve_klase"),
    # universities, institutes, schools, museums
    ("сарадник у настави", "saradnik_u_nastavi"),
    ("асистент", "asistent"),
    ("асистент са докторатом", "asistent_sa_doktoratom"),
    ("доцент", "docent"),
    ("ванредни професор", "vanredni_profesor"),
    ("редовна професорка", "redovni_profesor"),
    ("виши предавач", "visi_predavac"),
    ("професор струковних студија", "profesor_strukovnih_studija"),
    ("наставник страног језика", "nastavnik_stranog_jezika"),
    ("виши научни сарадник", "visi_naucni_saradnik"),
    ("научни саветник", "naucni_savetnik"),
    ("самостални педагошки саветник", "samostalni_pedagoski_savetnik"),
    ("виши педагошки саветник", "visi_pedagoski_savetnik"),
    ("високи педагошки саветник", "visoki_pedagoski_savetnik"),
    ("виши кустос", "visi_kustos"),
    ("музејски саветник", "muzejski_savetnik"),
    # ranks of the time before the laws in force
    ("самостални стручни сарадник", "samostalni_strucni_saradnik"),
    ("виши референт", "visi_referent"),
    # what no pack knows has no code
    ("чувар првог реда", ""),
]

NEIGHBOURS = [
    ("hr", "viši savjetnik", "visi_savetnik"),
    ("hr", "viši savjetnik – specijalist", "visi_savjetnik_specijalist"),
    ("hr", "viša stručna suradnica", "visi_strucni_suradnik"),
    ("hr", "namještenik I. potkategorije", "namjestenik_1"),
    ("hr", "glavni rukovoditelj", "glavni_rukovoditelj"),
    ("cnr", "samostalni savjetnik I", "samostalni_savjetnik_1"),
    ("cnr", "samostalni/a savjetnik/ca II", "samostalni_savjetnik_2"),
    ("cnr", "viša savjetnica III", "visi_savjetnik_3"),
    ("cnr", "samostalni referent", "samostalni_referent"),
    ("cnr", "namještenik", "namjestenik"),
    ("bs", "stručni savjetnik", "strucni_savjetnik"),
    ("bs", "viša stručna saradnica", "visi_strucni_saradnik"),
    ("bs", "viši referent", "visi_referent"),
    ("bs", "rukovodeći državni službenik", "rukovodeci_drzavni_sluzbenik"),
    ("en", "senior adviser", "visi_savetnik"),
    ("en", "support staff – fourth category", "namestenik_4"),
    ("en", "position in the second group", "polozaj_2"),
]


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("rank", "code"), SERBIAN)
def test_ranks(rank: str, code: str, letters: str) -> None:
    text = HEAD["sr"] + TITLED["sr"].format(rank)
    if letters == "latin":
        rank, text = script.to_latin(rank), script.to_latin(text)
    (post,) = read_text(text).positions
    assert (post.rank, post.rank_code, post.executors) == (rank, code, 2)


@pytest.mark.parametrize(("language", "rank", "code"), NEIGHBOURS)
def test_ranks_of_neighbours(language: str, rank: str, code: str) -> None:
    (post,) = read_text(HEAD[language] + TITLED[language].format(rank), language).positions
    assert (post.rank, post.rank_code) == (rank, code)


# A title may be what is a rank elsewhere: it has the rank only where a label or brackets say so.
TITLES = [
    ("sr", "1. Кустос – 2 извршиоца", "Кустос", ""),
    ("sr", "1. Доцент – 4 извршиоца", "Доцент", ""),
    ("sr", "1. Виши референт – 1 извршилац", "Виши референт", ""),
    ("sr", "1. Судијски помоћник – 5 извршилаца", "Судијски помоћник", ""),
    ("sr", "1. Наставник математике – 2 извршиоца", "Наставник математике", ""),
    ("sr", "1. Чувар збирке (кустос) – 1 извршилац", "Чувар збирке", "kustos"),
    # from one rank up to another
    ("sr", "1. Стражар (чин: водник – старији водник) – 18", "Стражар", "vodnik"),
    ("sr", "1. Шеф катедре, у звању доцента – 1 извршилац", "Шеф катедре", "docent"),
    ("sr", "1. Библиотекар – каталогизатор – 1 извршилац", "Библиотекар – каталогизатор", ""),
    ("cnr", "1. Samostalna savjetnica I – 2 izvršioca", "Samostalna savjetnica I", ""),
    ("bs", "1. Stručni saradnik – 2 izvršioca", "Stručni saradnik", ""),
]


@pytest.mark.parametrize(("language", "line", "title", "code"), TITLES)
def test_titles_that_look_like_ranks(language: str, line: str, title: str, code: str) -> None:
    (post,) = read_text(HEAD[language] + line, language).positions
    assert (post.title, post.rank_code) == (title, code)


NUMBERS = [
    ("један извршилац", 1),
    ("једна извршитељка", 1),
    ("два извршиоца", 2),
    ("двоје извршилаца", 2),
    ("1/један/ извршилац", 1),
    ("2 /два/ извршиоца", 2),
    ("12 (дванаест) извршилаца", 12),
    ("десеторо извршилаца", 10),
    ("деветнаест извршилаца", 19),
    ("двадесет један извршилац", 21),
    ("двадесет и један извршилац", 21),
    ("тридесет два извршиоца", 32),
    ("тридесет два (32) извршиоца", 32),
    ("32 (тридесет два) извршиоца", 32),
    ("деведесет девет извршилаца", 99),
    ("двадесет извршилаца", 20),
]


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("said", "count"), NUMBERS)
def test_numbers_in_words(said: str, count: int, letters: str) -> None:
    text = f"{HEAD['sr']}1. Чувар насипа – {said}\n{CONDITIONS['sr']}средња школа."
    (post,) = read_text(script.to_latin(text) if letters == "latin" else text).positions
    assert (script.to_latin(post.title), post.executors) == ("Čuvar nasipa", count)


def test_numbers_in_english_words() -> None:
    (post,) = read_text(HEAD["en"] + "1. Embankment guard – twenty-two executors\nRank: associate", "en").positions
    assert post.executors == 22


@pytest.mark.parametrize("language", packs.languages())
def test_codes_are_in_the_vocabulary(language: str) -> None:
    pack = packs.pack(language)
    known = {rank.code: rank for rank in vocabulary.ranks()}
    assert set(pack.rank_codes) <= set(known)
    assert all(re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", code) for code in known)
    assert all(code in pack.rank_codes for codes in pack.rank_sources.values() for code in codes)
    if language in ("sr", "hr", "cnr", "bs"):
        assert not [code for code in pack.rank_codes if not known[code].law], "each rank has a law"


def test_the_chapter_names_every_code() -> None:
    chapter = vocabulary.markdown()
    assert all(chapter.count(f"| `{rank.code}` |") == 1 for rank in vocabulary.ranks())
