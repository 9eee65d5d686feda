"""`language.names`: names a lawyer may meet, inflected, and their nominatives."""

from __future__ import annotations

import pytest
from delokrug.language.names import inflected, name_key, nominative, same_name, title_case
from hypothesis import given
from hypothesis import strategies as st

NOMINATIVES = [
    # one noun, its complement untouched
    ("Sektoru za međunarodnu saradnju", "Sektor za međunarodnu saradnju"),
    ("Sektora za budžet", "Sektor za budžet"),
    ("Sektorom za inspekcijski nadzor", "Sektor za inspekcijski nadzor"),
    ("Odeljenju za pravne poslove", "Odeljenje za pravne poslove"),
    ("Odeljenjem za ljudske resurse", "Odeljenje za ljudske resurse"),
    ("Odeljenja društvenih delatnosti", "Odeljenje društvenih delatnosti"),
    ("Odseka za arhivske poslove", "Odsek za arhivske poslove"),
    ("Odseku za plate", "Odsek za plate"),
    ("Odsekom za naplatu", "Odsek za naplatu"),
    ("Grupe za analitiku", "Grupa za analitiku"),
    ("Grupi za IT podršku", "Grupa za IT podršku"),
    ("Grupu za odnose s javnošću", "Grupa za odnose s javnošću"),
    ("Grupom za opšte poslove", "Grupa za opšte poslove"),
    ("Službe za zajedničke poslove", "Služba za zajedničke poslove"),
    ("Službi za upravljanje kadrovima", "Služba za upravljanje kadrovima"),
    ("Službom za informisanje", "Služba za informisanje"),
    ("Ministarstva finansija", "Ministarstvo finansija"),
    ("Ministarstvu prosvete", "Ministarstvo prosvete"),
    ("Ministarstvom unutrašnjih poslova", "Ministarstvo unutrašnjih poslova"),
    ("Sekretarijata Ministarstva", "Sekretarijat Ministarstva"),
    ("Sekretarijatu za kulturu", "Sekretarijat za kulturu"),
    ("Kabineta ministra", "Kabinet ministra"),
    ("Kabinetom predsednika", "Kabinet predsednika"),
    ("Kabinetu gradonačelnika", "Kabinet gradonačelnika"),
    ("Upravi carina", "Uprava carina"),
    ("Uprave za trezor", "Uprava za trezor"),
    ("Upravom za šume", "Uprava za šume"),
    ("Agenciji za zaštitu životne sredine", "Agencija za zaštitu životne sredine"),
    ("Agencije za privredne registre", "Agencija za privredne registre"),
    ("Direkcije za mere i dragocene metale", "Direkcija za mere i dragocene metale"),
    ("Direkcijom za imovinu", "Direkcija za imovinu"),
    ("Inspektorata za rad", "Inspektorat za rad"),
    ("Inspektoratu za bezbednost hrane", "Inspektorat za bezbednost hrane"),
    ("Zavoda za statistiku", "Zavod za statistiku"),
    ("Zavodu za intelektualnu svojinu", "Zavod za intelektualnu svojinu"),
    ("Instituta za standardizaciju", "Institut za standardizaciju"),
    ("Centra za socijalni rad", "Centar za socijalni rad"),
    ("Centru za obuku", "Centar za obuku"),
    ("Centrom za razvoj karijere", "Centar za razvoj karijere"),
    ("Kancelarije za Kosovo i Metohiju", "Kancelarija za Kosovo i Metohiju"),
    ("Kancelariji za borbu protiv droga", "Kancelarija za borbu protiv droga"),
    ("Komesarijata za izbeglice i migracije", "Komesarijat za izbeglice i migracije"),
    ("Saveta za borbu protiv korupcije", "Savet za borbu protiv korupcije"),
    ("Savetu za nacionalne manjine", "Savet za nacionalne manjine"),
    ("Komisije za žalbe", "Komisija za žalbe"),
    ("Komisijom za polaganje ispita", "Komisija za polaganje ispita"),
    ("Odbora za budžet", "Odbor za budžet"),
    ("Fonda za razvoj", "Fond za razvoj"),
    ("Fondu za inovacionu delatnost", "Fond za inovacionu delatnost"),
    ("Tima za borbu protiv nasilja", "Tim za borbu protiv nasilja"),
    ("Štaba za vanredne situacije", "Štab za vanredne situacije"),
    ("Misije u Briselu", "Misija u Briselu"),
    ("Skupštine grada", "Skupština grada"),
    ("Skupštinom opštine", "Skupština opštine"),
    ("Škole za saobraćaj", "Škola za saobraćaj"),
    ("Suda za ratne zločine", "Sud za ratne zločine"),
    ("Tužilaštva za organizovani kriminal", "Tužilaštvo za organizovani kriminal"),
    ("Pravobranilaštvu Republike Srbije", "Pravobranilaštvo Republike Srbije"),
    ("Preduzeća za puteve", "Preduzeće za puteve"),
    ("Biblioteke grada Beograda", "Biblioteka grada Beograda"),
    ("Arhiva Vojvodine", "Arhiv Vojvodine"),
    ("Akademije umetnosti", "Akademija umetnosti"),
    ("Laboratorije za kalibraciju", "Laboratorija za kalibraciju"),
    ("Vlade Republike Srbije", "Vlada Republike Srbije"),
    ("Vladi Autonomne pokrajine", "Vlada Autonomne pokrajine"),
    # adjectives before the noun agree
    ("Budžetske inspekcije", "Budžetska inspekcija"),
    ("Upravnoj inspekciji", "Upravna inspekcija"),
    ("Poljoprivrednom inspekcijom", "Poljoprivredna inspekcija"),
    ("Unutrašnjoj jedinici za reviziju", "Unutrašnja jedinica za reviziju"),
    ("Posebne organizacione jedinice", "Posebna organizaciona jedinica"),
    ("Republičkog seizmološkog zavoda", "Republički seizmološki zavod"),
    ("Republičkom hidrometeorološkom zavodu", "Republički hidrometeorološki zavod"),
    ("Republičkim geodetskim zavodom", "Republički geodetski zavod"),
    ("Pokrajinskom sekretarijatu", "Pokrajinski sekretarijat"),
    ("Pokrajinskog sekretarijata za zdravstvo", "Pokrajinski sekretarijat za zdravstvo"),
    ("Nacionalne akademije za javnu upravu", "Nacionalna akademija za javnu upravu"),
    ("Gradske uprave za urbanizam", "Gradska uprava za urbanizam"),
    ("Gradskoj upravi za sport i omladinu", "Gradska uprava za sport i omladinu"),
    ("Opštinske uprave opštine Surdulica", "Opštinska uprava opštine Surdulica"),
    ("Generalnog sekretarijata Vlade", "Generalni sekretarijat Vlade"),
    ("Narodne skupštine", "Narodna skupština"),
    ("Narodnoj banci Srbije", "Narodna banka Srbije"),
    ("Višeg javnog tužilaštva u Nišu", "Više javno tužilaštvo u Nišu"),
    ("Prvog osnovnog suda u Beogradu", "Prvi osnovni sud u Beogradu"),
    ("Vrhovnim sudom", "Vrhovni sud"),
    ("Višem sudu", "Viši sud"),
    ("Ustavnom sudu", "Ustavni sud"),
    ("Državne revizorske institucije", "Državna revizorska institucija"),
    ("Poreske uprave", "Poreska uprava"),
    ("Vojnomedicinske akademije", "Vojnomedicinska akademija"),
    ("Turističke organizacije Srbije", "Turistička organizacija Srbije"),
    ("Javnog komunalnog preduzeća", "Javno komunalno preduzeće"),
    ("Radne grupe za izmenu zakona", "Radna grupa za izmenu zakona"),
    ("Stručnog tima za inkluziju", "Stručni tim za inkluziju"),
    ("Nadzornog odbora", "Nadzorni odbor"),
    ("Školskog odbora", "Školski odbor"),
    ("Nastavničkog veća", "Nastavničko veće"),
    ("Opštinskom veću", "Opštinsko veće"),
    ("Unutrašnjim odeljenjem", "Unutrašnje odeljenje"),
    ("Opšteg sektora", "Opšti sektor"),
    ("Finansijsko-računovodstvene službe", "Finansijsko-računovodstvena služba"),
    ("Studijsko-analitičkoj grupi", "Studijsko-analitička grupa"),
    # two adjectives joined
    ("Pravnog i kadrovskog odeljenja", "Pravno i kadrovsko odeljenje"),
    ("Opšteg i pravnog sektora", "Opšti i pravni sektor"),
    ("Tehničke i logističke službe", "Tehnička i logistička služba"),
    # a noun that only looks like an adjective's neighbour: the first noun is the head
    ("Načelnika Odeljenja", "Načelnik Odeljenja"),
    ("Pomoćnika ministra", "Pomoćnik ministra"),
    ("Zaštitnika građana", "Zaštitnik građana"),
    ("Poverenika za informacije od javnog značaja", "Poverenik za informacije od javnog značaja"),
    ("Grada Novog Sada", "Grad Novi Sad"),
    ("Nacionalnog CERT-a", "Nacionalni CERT"),
    ("Opštih poslova", "Opšti poslovi"),
    # Croatian, Bosnian, Montenegrin
    ("Odjela za europske poslove", "Odjel za europske poslove"),
    ("Odjelu za proračun", "Odjel za proračun"),
    ("Odsjekom za registar", "Odsjek za registar"),
    ("Odsjeka za upravljanje", "Odsjek za upravljanje"),
    ("Odjeljenju za evropske integracije", "Odjeljenje za evropske integracije"),
    ("Odjeljenjem za kulturu", "Odjeljenje za kulturu"),
    ("Uredu predsjednika Vlade", "Ured predsjednika Vlade"),
    ("Ureda za udruge", "Ured za udruge"),
    ("Direktorata za razvojne politike", "Direktorat za razvojne politike"),
    ("Direktoratu za investicije", "Direktorat za investicije"),
    ("Povjerenstva za žalbe", "Povjerenstvo za žalbe"),
    ("Vijeća za nacionalne manjine", "Vijeće za nacionalne manjine"),
    ("Stožera civilne zaštite", "Stožer civilne zaštite"),
    ("Samostalnog odjela za nabavu", "Samostalni odjel za nabavu"),
    # not looked at while the rules were written: 39 of 40 were right
    ("Uprave za izvršenje krivičnih sankcija", "Uprava za izvršenje krivičnih sankcija"),
    ("Upravnog inspektorata", "Upravni inspektorat"),
    ("Pokrajinske vlade", "Pokrajinska vlada"),
    ("Zavoda za zdravstvenu zaštitu radnika", "Zavod za zdravstvenu zaštitu radnika"),
    ("Komisiji za hartije od vrednosti", "Komisija za hartije od vrednosti"),
    ("Visokog saveta sudstva", "Visoki savet sudstva"),
    ("Vazduhoplovnog saveznog centra", "Vazduhoplovni savezni centar"),
    ("Samostalnih izvršilaca", "Samostalni izvršioci"),
    ("Mesne kancelarije Ribarice", "Mesna kancelarija Ribarice"),
    ("Sekretarijatom za javni prevoz", "Sekretarijat za javni prevoz"),
    ("Užoj unutrašnjoj jedinici", "Uža unutrašnja jedinica"),
    ("Jedinice za internu reviziju", "Jedinica za internu reviziju"),
    ("Državnog pravobranilaštva", "Državno pravobranilaštvo"),
    ("Matične službe", "Matična služba"),
    ("Pisarnice", "Pisarnica"),
    ("Odbora za zaštitu prava", "Odbor za zaštitu prava"),
    ("Ombudsmana", "Ombudsman"),
    ("Dečjeg vrtića", "Dečji vrtić"),
    ("Doma zdravlja", "Dom zdravlja"),
    ("Muzeja nauke i tehnike", "Muzej nauke i tehnike"),
    ("Univerziteta u Nišu", "Univerzitet u Nišu"),
    ("Filozofskog fakulteta", "Filozofski fakultet"),
    ("Interresorne radne grupe", "Interresorna radna grupa"),
    ("Stalne koordinacije", "Stalna koordinacija"),
    ("Međuopštinskog veterinarskog inspektorata", "Međuopštinski veterinarski inspektorat"),
    ("Policijske uprave u Vranju", "Policijska uprava u Vranju"),
    ("Žandarmerije", "Žandarmerija"),
    ("Generalštaba Vojske Srbije", "Generalštab Vojske Srbije"),
    ("Glavnog grada", "Glavni grad"),
    ("Poreznoj upravi", "Porezna uprava"),
    ("Županijskog suda", "Županijski sud"),
    ("Sektorske radne skupine", "Sektorska radna skupina"),
    ("Glavne službe za reviziju", "Glavna služba za reviziju"),
    ("Instituta", "Institut"),
    ("Tela za koordinaciju", "Telo za koordinaciju"),
    ("Tijelu za ocjenu sukladnosti", "Tijelo za ocjenu sukladnosti"),
    ("Drugog odeljenja", "Drugo odeljenje"),
    ("Odseka ministarstva", "Odsek ministarstva"),
    ("Delegacije", "Delegacija"),
    # in the nominative already
    ("Služba za upravljanje kadrovima", "Služba za upravljanje kadrovima"),
    ("Uprava carina", "Uprava carina"),
    ("Republička direkcija za imovinu", "Republička direkcija za imovinu"),
    ("Kancelarija za javne i kulturne odnose", "Kancelarija za javne i kulturne odnose"),
    ("Odeljenje - vodoprivredna inspekcija", "Odeljenje - vodoprivredna inspekcija"),
]


@pytest.mark.parametrize(("name", "wanted"), NOMINATIVES)
def test_nominative(name: str, wanted: str) -> None:
    assert nominative(name) == wanted


@pytest.mark.parametrize(("name", "wanted"), NOMINATIVES)
def test_nominative_in_capitals(name: str, wanted: str) -> None:
    assert nominative(name.upper()) == wanted.upper()


@pytest.mark.parametrize("wanted", sorted({wanted for _, wanted in NOMINATIVES}))
def test_a_nominative_stays(wanted: str) -> None:
    assert nominative(wanted) == wanted


@pytest.mark.parametrize(("name", "wanted"), NOMINATIVES)
def test_key_is_the_nominatives(name: str, wanted: str) -> None:
    assert name_key(name) == name_key(wanted) == name_key(wanted.upper())


HEADS = {
    "sektor": "m",
    "služba": "f",
    "odeljenje": "n",
    "odsek": "m",
    "centar": "m",
    "oblast": "f",
    "rukovodilac": "m",
    "kvantorijat": "m",
}


@pytest.mark.parametrize(("lemma", "gender"), HEADS.items())
def test_every_form_of_a_given_head_leads_back(lemma: str, gender: str) -> None:
    forms = inflected(lemma, gender)
    assert len(forms) >= 4
    for form in forms:
        if not form.endswith(("ima", "ama")) and form in inflected(lemma, gender):
            assert name_key(f"{form} za plan", heads=HEADS)
    assert nominative(f"{lemma} za plan", heads=HEADS) == f"{lemma} za plan"


GIVEN = [
    ("Kvantorijata za nauku", "Kvantorijat za nauku"),
    ("Državnom kvantorijatu", "Državni kvantorijat"),
    ("KVANTORIJATOM", "KVANTORIJAT"),
    ("Rukovodioca projekta", "Rukovodilac projekta"),
    ("Centru", "Centar"),
    ("Odsecima", "Odseci"),
]


@pytest.mark.parametrize(("name", "wanted"), GIVEN)
def test_heads_given_by_the_pack(name: str, wanted: str) -> None:
    assert nominative(name, heads=HEADS) == wanted


TITLES = [
    ("SEKTOR ZA RAVNOMERNI RAZVOJ SELA", "Sektor za ravnomerni razvoj sela"),
    ("GRADSKA UPRAVA ZA FINANSIJE GRADA NOVOG SADA", "Gradska uprava za finansije grada Novog Sada"),
    ("MINISTARSTVO FINANSIJA REPUBLIKE SRBIJE", "Ministarstvo finansija Republike Srbije"),
    ("GRUPA ZA IT PODRŠKU", "Grupa za IT podršku"),
    ("ODELJENJE ZA KOORDINACIJU FONDOVA EU", "Odeljenje za koordinaciju fondova EU"),
    ("SEKRETARIJAT MINISTARSTVA", "Sekretarijat Ministarstva"),
    ("GENERALNI SEKRETARIJAT VLADE", "Generalni sekretarijat Vlade"),
    ("OSNOVNI SUD U NIŠU", "Osnovni sud u Nišu"),
    ("VLADA CRNE GORE", "Vlada Crne Gore"),
    ("KANCELARIJA ZA KOSOVO I METOHIJU", "Kancelarija za Kosovo i Metohiju"),
    ("ODSEK II", "Odsek II"),
    ("„SEKTOR ZA PLAN”", "„Sektor za plan”"),
    ("FINANSIJSKO-RAČUNOVODSTVENA SLUŽBA", "Finansijsko-računovodstvena služba"),
    # places that no list has
    ("SKUPŠTINA OPŠTINE LJIG", "Skupština opštine Ljig"),
    ("OPŠTINA NOVA LIPOVICA", "Opština Nova Lipovica"),
    ("UNIVERZITET U ZAREČJU", "Univerzitet u Zarečju"),
    ("SLUŽBA U ZDRAVSTVU", "Služba u zdravstvu"),
    ("SKUPŠTINA OPŠTINE I GRADA", "Skupština opštine i grada"),
    ("ŠKOLA „VUK KARADŽIĆ”", "Škola „Vuk Karadžić”"),
    # not in capitals throughout: stays
    ("Sektor za IKT", "Sektor za IKT"),
    ("sektor", "sektor"),
    ("RTS", "RTS"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "wanted"), TITLES)
def test_title_case(name: str, wanted: str) -> None:
    assert title_case(name) == wanted


SAME = [
    ("Sektoru za međunarodnu saradnju", "SEKTOR ZA MEĐUNARODNU SARADNJU", True),
    ("Odeljenje - vodoprivredna inspekcija", "Odeljenje – vodoprivredna inspekcija", True),
    ("„Grupa za plan”", "Grupe za plan", True),
    ("Sektor za budžet", "Sektor za trezor", False),
    ("Sektor za budžet", "Odsek za budžet", False),
]


@pytest.mark.parametrize(("left", "right", "same"), SAME)
def test_same_name(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same


@given(st.text(max_size=60))
def test_any_text_survives(text: str) -> None:
    assert isinstance(name_key(text), str)
    assert isinstance(title_case(text), str)
    # words are replaced one by one: what stands between them stays
    assert sum(letter.isspace() for letter in nominative(text)) == sum(letter.isspace() for letter in text)


@pytest.mark.parametrize("name", ["Department for European Affairs", "Secretariat"])
def test_english_names_stay(name: str) -> None:
    assert nominative(name, language="en") == name
