"""How duties are introduced, and what introduces none: FORMS.md, "How duties are introduced", as lists of examples.

A unit that does not exist does things that no document says; Serbian examples run in both scripts.
"""

from __future__ import annotations

import pytest
from delokrug.script import to_latin
from extract_factory import DutyRow, duties_of

Remit = tuple[str, list[str]]
"""A text and the duties of the one unit it names."""

UNIT = "Одсек за светионике"
TWO = ["поправку сочива", "вођење дневника бродолома"]

LEAD_INS: list[Remit] = [
    ("Одсек за светионике обавља послове који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("Одсек за светионике обавља стручне послове који се односе на поправку сочива и вођење дневника бродолома.",
     ["поправку сочива и вођење дневника бродолома"]),
    ("Одсек за светионике обавља послове државне управе који се односе на:\n– поправку сочива;\n"
     "– вођење дневника бродолома.", TWO),
    ("Одсек за светионике обавља послове везане за: поправку сочива; вођење дневника бродолома.", TWO),
    ("Одсек за светионике врши послове који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("Одсек за светионике обавља следеће послове:\n1) поправку сочива;\n2) вођење дневника бродолома.", TWO),
    ("Одсек за светионике врши следеће послове:\n– поправку сочива;\n– вођење дневника бродолома.", TWO),
    ("Одсек за светионике обавља послове који се односе на, а нарочито: поправку сочива; вођење дневника бродолома.",
     TWO),
    ("Одсек за светионике је надлежан за: поправку сочива; вођење дневника бродолома.", TWO),
    ("Одсек за светионике задужен је за поправку сочива, вођење дневника бродолома.", TWO),
    ("Одсек за светионике је одговоран за: поправку сочива; вођење дневника бродолома.", TWO),
    # then the list runs in the instrumental or the genitive
    ("Одсек за светионике обавља послове у вези са: поправком сочива; вођењем дневника бродолома.",
     ["поправком сочива", "вођењем дневника бродолома"]),
    ("Одсек за светионике обавља послове: поправке сочива; вођења дневника бродолома.",
     ["поправке сочива", "вођења дневника бродолома"]),
    ("Одсек за светионике обавља послове из области: поправке сочива; вођења дневника бродолома.",
     ["поправке сочива", "вођења дневника бродолома"]),
    # … with no colon at all
    ("Одсек за светионике обавља послове поправке сочива, вођења дневника бродолома.",
     ["поправке сочива", "вођења дневника бродолома"]),
    ("Одсек за светионике обавља послове који су у вези са поправком сочива; вођењем дневника бродолома.",
     ["поправком сочива", "вођењем дневника бродолома"]),
    ("Одсек за светионике обавља послове који се тичу поправке сочива; вођења дневника бродолома.",
     ["поправке сочива", "вођења дневника бродолома"]),
    ("Одсек за светионике бави се поправком сочива, вођењем дневника бродолома.",
     ["поправком сочива", "вођењем дневника бродолома"]),
    # «да» comes again
    ("Одсек за светионике дужан је да поправља сочива и да води дневник бродолома.",
     ["поправља сочива", "води дневник бродолома"]),
    # «за» comes again
    ("Одсек за светионике је надлежан и за поправку сочива, као и за вођење дневника бродолома.", TWO),
    # no noun of task
    ("Одсек за светионике обавља:\n– поправку сочива;\n– вођење дневника бродолома.", TWO),
    # an insertion between the subject and its verb
    ("Одсек за светионике, у складу са законом, обавља послове који се односе на: поправку сочива; вођење дневника "
     "бродолома.", TWO),
    # «и то» inside a duty
    ("Одсек за светионике обавља послове који се односе на: набавку опреме, и то: сочива, фитиља и фењера; вођење "
     "дневника.",
     ["набавку опреме, и то: сочива, фитиља и фењера", "вођење дневника"]),
    # the catch-all below a lead-in
    ("Одсек за светионике обавља послове који се односе на: поправку сочива; као и друге послове из делокруга Одсека.",
     ["поправку сочива", "друге послове из делокруга Одсека"]),
    # «у делокругу», «послови Одсека су»
    ("У делокругу Одсека за светионике су поправка сочива, замена фитиља и чишћење фењера.",
     ["поправка сочива", "замена фитиља", "чишћење фењера"]),
    ("Послови Одсека за светионике су: поправка сочива; замена фитиља.", ["поправка сочива", "замена фитиља"]),
    ("У делокругу Одсека за светионике су послови који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
]  # fmt: skip

IMPERSONAL: list[Remit] = [
    # the unit in the locative
    ("У Одсеку за светионике обављају се послови који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("У Одсеку за светионике обављају се следећи послови: поправка сочива; вођење дневника бродолома.",
     ["поправка сочива", "вођење дневника бродолома"]),
    ("У Одсеку за светионике врше се послови који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("У Одсеку за светионике врше се послови поправке сочива; вођења дневника бродолома.",
     ["поправке сочива", "вођења дневника бродолома"]),
    # without the noun «послови»
    ("У Одсеку за светионике обављају се поправка сочива, замена фитиља и чишћење фењера.",
     ["поправка сочива", "замена фитиља", "чишћење фењера"]),
    # each member has the noun of task, so the first one is no lead-in
    ("У Одсеку за светионике обављају се правни и кадровски послови, послови за сарадњу са лукама и технички послови "
     "за потребе чувара.",
     ["правни и кадровски послови", "послови за сарадњу са лукама", "технички послови за потребе чувара"]),
    ("У Одсеку за светионике обављају се правни послови и други послови по налогу чувара.",
     ["правни послови", "други послови по налогу чувара"]),
    ("У Одсеку за светионике обављају се послови поправке сочива, замене фитиља и други послови.",
     ["поправке сочива", "замене фитиља", "други послови"]),
    # in the dative
    ("Одсеку за светионике поверавају се послови који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("Одсеку за светионике се поверавају следећи послови: поправка сочива; вођење дневника бродолома.",
     ["поправка сочива", "вођење дневника бродолома"]),
]  # fmt: skip

RELATIVE: list[Remit] = [
    ("У Министарству се образује Одсек за светионике, који обавља послове који се односе на: поправку сочива; вођење "
     "дневника бродолома.", TWO),
    ("Одсек за светионике је унутрашња јединица која обавља послове који се односе на: поправку сочива; вођење "
     "дневника бродолома.", TWO),
    # the duty before the unit
    ("Ради поправке сочива образује се Одсек за светионике.", ["поправке сочива"]),
    ("За поправку сочива образује се Одсек за светионике.", ["поправку сочива"]),
    ("За обављање послова поправке сочива, замене фитиља и чишћења фењера образује се Одсек за светионике.",
     ["поправке сочива", "замене фитиља", "чишћења фењера"]),
    # a clause behind the unit that the sentence is not about
    ("У овом здању ради Одсек за светионике, који поправља сочива, мења фитиље и води дневник.",
     ["поправља сочива", "мења фитиље", "води дневник"]),
    # the work before its verb, the unit before its list
    ("На острвима послове осветљења обавља Одсек за светионике: поправку сочива, замену фитиља и чишћење фењера.",
     ["поправку сочива", "замену фитиља", "чишћење фењера"]),
]  # fmt: skip

HEADINGS: list[Remit] = [
    # a heading, then bullets
    ("Одсек за светионике\n\n• поправка сочива\n• вођење дневника бродолома",
     ["поправка сочива", "вођење дневника бродолома"]),
    ("ОДСЕК ЗА СВЕТИОНИКЕ\n\n– поправка сочива;\n– вођење дневника бродолома.",
     ["поправка сочива", "вођење дневника бродолома"]),
    ("Одсек за светионике:\n– поправка сочива;\n– вођење дневника бродолома.",
     ["поправка сочива", "вођење дневника бродолома"]),
    ("Одсек за светионике: поправка сочива; вођење дневника бродолома.",
     ["поправка сочива", "вођење дневника бродолома"]),
    # the heading names the unit, the paragraph only its kind
    ("Одсек за светионике\n\nОдсек обавља послове који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("1. Одсек за светионике\n\nУ Одсеку се обављају послови који се односе на: поправку сочива; вођење дневника "
     "бродолома.", TWO),
    ("Одсек за светионике\n\nУ овом одсеку обављају се послови који се односе на: поправку сочива; вођење дневника "
     "бродолома.", TWO),
    # a label between the heading and its list
    ("Одсек за светионике\n\nДелокруг рада:\n– поправка сочива;\n– замена фитиља.",
     ["поправка сочива", "замена фитиља"]),
    # the head's name and telephone between them
    ("Одсек за светионике\nШеф: Милан Фењер, тел. 011/123-456\n\n– поправка сочива;\n– замена фитиља.",
     ["поправка сочива", "замена фитиља"]),
    # the heading is the subject
    ("Одсек за светионике\n\nОбавља послове који се односе на: поправку сочива; вођење дневника бродолома.", TWO),
    ("Одсек за светионике\n\nПоправља сочива; води дневник бродолома.", ["Поправља сочива", "води дневник бродолома"]),
]  # fmt: skip

FINITE: list[Remit] = [
    ("Одсек за светионике поправља сочива, води дневник бродолома и обавештава поморце.",
     ["поправља сочива", "води дневник бродолома", "обавештава поморце"]),
    # a unit that turns up twice: the second sentence goes on
    ("Одсек за светионике поправља сочива. Одсек води дневник бродолома.",
     ["поправља сочива", "води дневник бродолома"]),
    ("Одсек за светионике поправља сочива. Води дневник бродолома.", ["поправља сочива", "Води дневник бродолома"]),
    ("Одсек за светионике стара се о поправци сочива; води дневник бродолома.",
     ["поправци сочива", "води дневник бродолома"]),
    ("Одсек за светионике сарађује са школама и удружењима, припрема изложбе бродских лампи.",
     ["сарађује са школама и удружењима", "припрема изложбе бродских лампи"]),
    # a list of verbs
    ("Одсек за светионике:\n– поправља сочива;\n– мења фитиље;\n– води дневник.",
     ["поправља сочива", "мења фитиље", "води дневник"]),
    # a second lead-in for the same unit
    ("Одсек за светионике обавља послове који се односе на: поправку сочива; вођење дневника бродолома.\n\n"
     "Одсек обавља и послове који се односе на: чување застава.", [*TWO, "чување застава"]),
]  # fmt: skip

LIGHT: list[Remit] = [
    # verbs that only introduce a list of actions, each with its case; the preposition may come again
    ("Одсек за светионике стара се о чишћењу сочива, замени фитиља које поднесу чувари, као и о вођењу дневника.",
     ["чишћењу сочива", "замени фитиља које поднесу чувари", "вођењу дневника"]),
    ("Одсек за светионике ради на чишћењу сочива, набавци уља и обуци чувара.",
     ["чишћењу сочива", "набавци уља", "обуци чувара"]),
    ("Одсек за светионике обавља набавку уља, преузимање фитиља и вођење дневника.",
     ["набавку уља", "преузимање фитиља", "вођење дневника"]),
    # the verb says nothing where its object is a noun of task
    ("Одсек за светионике обавља стручне и техничке послове за потребе чувара.",
     ["стручне и техничке послове за потребе чувара"]),
    ("Одсек за светионике обавља послове поправке сочива.", ["поправке сочива"]),
    ("Одсек за светионике обавља стручне послове за чуваре, послове протокола, послове односа са лукама те води "
     "дневник.",
     ["стручне послове за чуваре", "послове протокола", "послове односа са лукама", "води дневник"]),
    # … but is one of several verbs here, and the duty here
    ("Одсек за светионике обавља техничке послове за чуваре и стара се о чамцима.",
     ["обавља техничке послове за чуваре", "стара се о чамцима"]),
    ("Одсек за светионике обавља послове архиве.", ["обавља послове архиве"]),
    # an uninflected noun before the head, behind the last «и»
    ("Одсек за светионике стара се о раду чувара, набавци фитиља и интернет страници луке.",
     ["раду чувара", "набавци фитиља", "интернет страници луке"]),
    # a last verb that only introduces a list
    ("Одсек за светионике надзире обалу, а бави се осматрањем, чишћењем сочива и обучавањем чувара.",
     ["надзире обалу", "осматрањем", "чишћењем сочива", "обучавањем чувара"]),
    # «укида» with an object is a duty, «укида се» is none
    ("Одсек за светионике издаје, мења и укида дозволе за пловидбу.", ["издаје, мења и укида дозволе за пловидбу"]),
    # a noun and its verb, or a verb with somebody whom it helps
    ("Одсек за светионике води рачуна о раду чувара, осветљењу и јавним набавкама.",
     ["раду чувара", "осветљењу и јавним набавкама"]),
    ("Одсек за светионике води бригу о поправци сочива, чувању фењера те изградњи молова и пристаништа.",
     ["поправци сочива", "чувању фењера", "изградњи молова и пристаништа"]),
    ("Одсек за светионике помаже бродарима у прибављању карата, признавању чинова, пријави код луке.",
     ["прибављању карата", "признавању чинова", "пријави код луке"]),
    ("Одсек за светионике учествује у изради карата, припреми планова и оцени ризика.",
     ["изради карата", "припреми планова", "оцени ризика"]),
    ("Одсек за светионике учествује у изради, праћењу и оцени планова.",
     ["учествује у изради, праћењу и оцени планова"]),
    # two actions, each with its object: the verb is no part of them, and one «и» does not cut
    ("Одсек за светионике врши поправку сочива и вођење дневника.", ["поправку сочива и вођење дневника"]),
    ("Одсек за светионике обавља и послове вођења дневника бродолома, издавања карата.",
     ["вођења дневника бродолома", "издавања карата"]),
    # areas with an adjective each, one that the lexicon knows in the plural alone between them
    ("Одсек за светионике стара се о правним питањима, библиотеци и возном парку.",
     ["правним питањима", "библиотеци", "возном парку"]),
    ("Одсек за светионике стара се о техничким прописима, нормама и стандардима.",
     ["стара се о техничким прописима, нормама и стандардима"]),
    # «одговара на» is a duty, «одговара за» and «одговара начелнику» are none
    ("Одсек за светионике одговара на упите бродара, снима поруке.", ["одговара на упите бродара", "снима поруке"]),
    ("Одсек за светионике одговара начелнику.", []),
    # verbs that the lexicon takes for nouns
    ("Одсек за светионике преводи и тумачи прописе о луци, даје савете, преводи, објављује и шаље карте.",
     ["преводи и тумачи прописе о луци", "даје савете", "преводи, објављује и шаље карте"]),
    # a verb right behind the name, though it may be a noun, where an object follows
    ("Одсек за светионике прегледа годишњи извештај чувара, надзире залихе уља.",
     ["прегледа годишњи извештај чувара", "надзире залихе уља"]),
]  # fmt: skip

SCOPES: list[Remit] = [
    # what a unit's remit comprises, what it has in it, what belongs to it
    ("Делокруг Одсека за светионике обухвата: поправку сочива; вођење дневника.",
     ["поправку сочива", "вођење дневника"]),
    ("Надлежност Одсека за светионике чине: поправка сочива; набавка фитиља.", ["поправка сочива", "набавка фитиља"]),
    ("Одсек за светионике има у делокругу поправку сочива, замену фитиља и вођење дневника.",
     ["поправку сочива", "замену фитиља", "вођење дневника"]),
    ("Одсеку за светионике су у надлежности: поправка сочива; набавка фитиља.", ["поправка сочива", "набавка фитиља"]),
    ("Одсек за светионике поправља сочива. Њему припадају: поморске технологије; послови узбуне.",
     ["поправља сочива", "поморске технологије", "послови узбуне"]),
    ("За Одсек за светионике везани су послови: поправке сочива, вођења дневника.",
     ["поправке сочива", "вођења дневника"]),
    ("Задатак Одсека за светионике је да поправља сочива, набавља фитиље и води дневник.",
     ["поправља сочива", "набавља фитиље", "води дневник"]),
    # what is said of the work as a whole leads to its members
    ("Одсек за светионике обавља послове од општег интереса за луке, као што су: поправка сочива, вођење дневника.",
     ["поправка сочива", "вођење дневника"]),
    ("Одсек за светионике обавља заједничке послове, као што су поправка сочива, замена фитиља и вођење дневника.",
     ["поправка сочива", "замена фитиља", "вођење дневника"]),
    ("Одсек за светионике обавља послове на поправци сочива, радним односима, библиотеци.",
     ["поправци сочива", "радним односима", "библиотеци"]),
    ("Одсек за светионике обавља послове на подручју Бара, Улциња и Будве.",
     ["обавља послове на подручју Бара, Улциња и Будве"]),
    # powers that are not named, and what is sent to a unit, say nothing of its work
    ("Одсек за светионике је јединица која врши јавна овлашћења.", []),
    ("Одсеку за светионике достављају се дневници бродолома.", []),
]  # fmt: skip

INVERTED: list[Remit] = [
    # the work before its verb; the unit, which the text has named, behind it
    ("Одсек за светионике\n\nПоправку сочива, набавку фитиља и вођење дневника врши Одсек за светионике.",
     ["Поправку сочива", "набавку фитиља", "вођење дневника"]),
    ("Одсек за светионике\n\nО поправци сочива, набавци фитиља и вођењу дневника стара се Одсек за светионике.",
     ["поправци сочива", "набавци фитиља", "вођењу дневника"]),
    ("Одсек за светионике\n\nЗа поправку сочива, набавку фитиља надлежан је Одсек за светионике.",
     ["поправку сочива", "набавку фитиља"]),
    ("Послове поправке сочива, вођења дневника обавља Одсек за светионике.", ["поправке сочива", "вођења дневника"]),
    # … or where it is done
    ("Послови који се односе на поправку сочива, вођење дневника обављају се у Одсеку за светионике.",
     ["поправку сочива", "вођење дневника"]),
    ("Послови поправке сочива, набавке фитиља обављају се у Одсеку за светионике.",
     ["поправке сочива", "набавке фитиља"]),
    ("Нормативни послови, послови протокола и преписка са лукама обављају се у Одсеку за светионике.",
     ["Нормативни послови", "послови протокола", "преписка са лукама"]),
    # others do it, it is done to the unit, or nothing says what is done
    ("Одсек за светионике\n\nРевизију рачуна Одсека за светионике врши Институција за ревизију.", []),
    ("Послови из члана 4. овог правилника обављају се у Одсеку за светионике.", []),
    # people of the unit act for it; what they have or may have is no duty
    ("Контролори у Одсеку за светионике мере осветљење, пломбирају фењере.", ["мере осветљење", "пломбирају фењере"]),
    ("Контролори у Одсеку за светионике имају право на униформу.", []),
    ("Запослени у Одсеку за светионике остварују права из радног односа.", []),
]  # fmt: skip

NOTHING: list[Remit] = [
    # persons
    ("Одсек за светионике\n\nОдсеком за светионике руководи шеф Одсека.", []),
    ("Одсек за светионике\n\nШеф Одсека распоређује послове, потписује решења и одговара начелнику.", []),
    ("Послове шефа Одсека за светионике обавља најстарији службеник.", []),
    ("Шеф Одсека за светионике:\n– распоређује послове;\n– потписује решења;\n– одговара начелнику.", []),
    # general rules
    ("Одсек за светионике\n\nОдсек се образује као ужа унутрашња јединица за послове који су међусобно повезани.", []),
    # modal sentences
    ("Одсек за светионике\n\nОдсек може имати највише двадесет запослених.", []),
    # what is not done
    ("Одсек за светионике не обавља послове који се односе на поправку сочива.", []),
    # what the unit is, has and answers for
    ("Одсек за светионике\n\nСедиште Одсека је у Бару.", []),
    ("Одсек за светионике има печат и рачун.", []),
    ("Одсек за светионике за свој рад одговара Министарству.", []),
    ("Средства за рад Одсека за светионике обезбеђују се у буџету.", []),
    # what others do with it
    ("О жалби на решење Одсека за светионике одлучује министар.", []),
    # transitional provisions
    ("Одсек за светионике почиње са радом 1. јануара 2030. године.", []),
    ("Одсек за светионике преузима запослене, предмете и архиву Управе за бове.", []),
]  # fmt: skip

SERBIAN = [*LEAD_INS, *IMPERSONAL, *RELATIVE, *HEADINGS, *FINITE, *LIGHT, *SCOPES, *INVERTED, *NOTHING]

SEVERAL: list[tuple[str, list[DutyRow]]] = [
    # a unit that is only the means
    ("Сектор за обалу, преко Одсека за светионике, обавља послове који се односе на поправку сочива.",
     [("Сектор за обалу", "поправку сочива")]),
    # one after the other
    ("Одсек за светионике обавља послове који се односе на: поправку сочива.\n\n"
     "Одсек за бове обавља послове који се односе на: бојење бова; мерење дубина.",
     [("Одсек за светионике", "поправку сочива"), ("Одсек за бове", "бојење бова"),
      ("Одсек за бове", "мерење дубина")]),
    # headings
    ("Одсек за светионике\n\n– поправка сочива;\n– замена фитиља.\n\nОдсек за бове\n\n– бојење бова;\n– мерење дубина.",
     [("Одсек за светионике", "поправка сочива"), ("Одсек за светионике", "замена фитиља"),
      ("Одсек за бове", "бојење бова"), ("Одсек за бове", "мерење дубина")]),
    # the sector's duties are the sector's, the section's the section's
    ("Сектор за обалу обавља послове који се односе на: заштиту обале; уређење плажа.\n\n"
     "У Сектору за обалу образује се Одсек за бове.\n\nОдсек за бове обавља послове који се односе на бојење бова.",
     [("Сектор за обалу", "заштиту обале"), ("Сектор за обалу", "уређење плажа"), ("Одсек за бове", "бојење бова")]),
    # «Одсек» below the heading of a section is that section, though a sector was the last to be named in full
    ("Сектор за обалу обавља послове који се односе на: заштиту обале.\n\nОдсек за бове\n\n"
     "Одсек обавља послове који се односе на: бојење бова.",
     [("Сектор за обалу", "заштиту обале"), ("Одсек за бове", "бојење бова")]),
    # a sentence that runs on behind the last item
    ("Одсек за светионике обавља послове:\n– поправке сочива;\n– вођења дневника. Одсек за бове надзире бове и обилази "
     "плаже.",
     [("Одсек за светионике", "поправке сочива"), ("Одсек за светионике", "вођења дневника"),
      ("Одсек за бове", "надзире бове"), ("Одсек за бове", "обилази плаже")]),
]  # fmt: skip

KNOWN: list[tuple[str, list[DutyRow]]] = [
    # units whose noun no pack knows, once a list has named them
    ("У Заводу за обалу образују се следеће унутрашње јединице:\n– Одсек за бове;\n– Морска чуварница.\n\n"
     "Морска чуварница обилази плаже и надзире ронице.\n\nУ Морској чуварници обављају се послови бојења чамаца, "
     "шивења једара.",
     [("Морска чуварница", "обилази плаже"), ("Морска чуварница", "надзире ронице"),
      ("Морска чуварница", "бојења чамаца"), ("Морска чуварница", "шивења једара")]),
]  # fmt: skip

CROATIAN: list[Remit] = [
    # with «o» the noun is a verb
    ("Odsjek za svjetionike vodi evidenciju čuvara, skrbi o fenjerima, prati propise.",
     ["vodi evidenciju čuvara", "skrbi o fenjerima", "prati propise"]),
    ("Odsjek za svjetionike skrbi o fenjerima i vodi dnevnik.", ["skrbi o fenjerima", "vodi dnevnik"]),
    ("Odsjek za svjetionike sudjeluje u izradi karata, pripremi planova i ocjeni rizika.",
     ["izradi karata", "pripremi planova", "ocjeni rizika"]),
    ("Odsjek za svjetionike obavlja stručne poslove za čuvare, poslove protokola, poslove odnosa s lukama te vodi "
     "dnevnik.",
     ["stručne poslove za čuvare", "poslove protokola", "poslove odnosa s lukama", "vodi dnevnik"]),
    ("Za obavljanje poslova nabave leća, zamjene fitilja i čišćenja fenjera ustrojava se Odsjek za svjetionike.",
     ["nabave leća", "zamjene fitilja", "čišćenja fenjera"]),
]  # fmt: skip

BOSNIAN: list[Remit] = [
    ("U Odsjeku za svjetionike vrši se prijem i otprema pošte, ovjera karata i čišćenje fenjera.",
     ["prijem i otprema pošte", "ovjera karata", "čišćenje fenjera"]),
    ("Odsjek za svjetionike obavlja poslove pripreme prijema čuvara, odnosa s lukama i protokola.",
     ["pripreme prijema čuvara", "odnosa s lukama", "protokola"]),
]  # fmt: skip

ENGLISH: list[Remit] = [
    ("The Lighthouse Department is responsible for: repair of lenses; keeping of the wreck register.",
     ["repair of lenses", "keeping of the wreck register"]),
    ("The Lighthouse Department performs tasks related to: repair of lenses; keeping of the wreck register.",
     ["repair of lenses", "keeping of the wreck register"]),
    ("The Lighthouse Department performs tasks pertaining to the repair of lenses; keeping of the wreck register.",
     ["the repair of lenses", "keeping of the wreck register"]),
    ("The Lighthouse Department is in charge of:\n- repair of lenses;\n- keeping of the wreck register.",
     ["repair of lenses", "keeping of the wreck register"]),
    ("Lighthouse Department\n\nThe Department is responsible for:\n• repair of lenses\n• keeping of the wreck register",
     ["repair of lenses", "keeping of the wreck register"]),
    ("The Lighthouse Department repairs lenses; keeps the wreck register.",
     ["repairs lenses", "keeps the wreck register"]),
    ("The tasks of the Lighthouse Department are: repair of lenses; keeping of registers.",
     ["repair of lenses", "keeping of registers"]),
    ("The Lighthouse Department carries out the following tasks:\n1. repair of lenses;\n2. keeping of registers.",
     ["repair of lenses", "keeping of registers"]),
    ("The Lighthouse Department deals with repair of lenses, keeping of registers and training of keepers.",
     ["repair of lenses", "keeping of registers", "training of keepers"]),
    ("The Lighthouse Department drafts regulations, supervises schools and keeps registers.",
     ["drafts regulations", "supervises schools", "keeps registers"]),
    ("Lighthouse Department\n\nThe Department shall:\n(a) repair lenses;\n(b) keep registers.",
     ["repair lenses", "keep registers"]),
    ("The Lighthouse Department performs tasks of general interest to the ports, namely repair of lenses, training of "
     "keepers and keeping of registers.",
     ["repair of lenses", "training of keepers", "keeping of registers"]),
    ("The Lighthouse Department performs technical tasks such as repair of lenses, training of keepers.",
     ["repair of lenses", "training of keepers"]),
    ("The Lighthouse Department performs tasks of supervision of lenses and training of keepers.",
     ["supervision of lenses and training of keepers"]),
    # the scope of a unit; tasks performed in it; a clause behind the unit that is founded
    ("The scope of work of the Lighthouse Department includes: repair of lenses; keeping of registers.",
     ["repair of lenses", "keeping of registers"]),
    ("The following tasks shall be performed in the Lighthouse Department: repair of lenses; keeping of registers.",
     ["repair of lenses", "keeping of registers"]),
    ("A Lighthouse Department shall be established within the Ministry of Coasts, which repairs lenses and keeps "
     "registers.",
     ["repairs lenses", "keeps registers"]),
    # what it is, has, may and shall not; persons; preambles
    ("The Lighthouse Department hereby adopts the following rules.", []),
    ("The Lighthouse Department may have up to ten employees.", []),
    ("The Lighthouse Department shall not perform tasks related to repair of lenses.", []),
    ("The Head of the Lighthouse Department signs decisions and assigns tasks.", []),
    ("The Lighthouse Department is headed by a Head of Department.", []),
    ("The Lighthouse Department is located in Bar.", []),
]  # fmt: skip


def expected(rows: list[str], unit: str = UNIT) -> list[DutyRow]:
    return [(unit, row) for row in rows]


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "rows"), SERBIAN)
def test_duties(text: str, rows: list[str], script: str) -> None:
    check(text, expected(rows), script)


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "rows"), SEVERAL)
def test_duties_of_several_units(text: str, rows: list[DutyRow], script: str) -> None:
    check(text, rows, script)


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "rows"), KNOWN)
def test_duties_of_known_units(text: str, rows: list[DutyRow], script: str) -> None:
    check(text, rows, script)


@pytest.mark.parametrize(
    ("text", "rows", "language"),
    [(*remit, "hr") for remit in CROATIAN] + [(*remit, language) for remit in BOSNIAN for language in ("bs", "hr")],
)
def test_duties_ijekavian(text: str, rows: list[str], language: str) -> None:
    assert duties_of(text, language) == expected(rows, "Odsjek za svjetionike")


@pytest.mark.parametrize(("text", "rows"), ENGLISH)
def test_duties_english(text: str, rows: list[str]) -> None:
    assert duties_of(text, "en") == expected(rows, "Lighthouse Department")


def check(text: str, rows: list[DutyRow], script: str) -> None:
    if script == "cyrillic":
        assert duties_of(text) == rows
    else:
        assert duties_of(to_latin(text)) == [(to_latin(unit), to_latin(duty)) for unit, duty in rows]
