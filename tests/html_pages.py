# ruff: noqa: E501
"""Web pages as ministries publish them, written for these tests: name, page, the lines that a reader wants of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    name: str
    html: str
    lines: list[str]


WORDPRESS = Page(
    "wordpress",
    """<!DOCTYPE html><html lang="sr-RS"><head><meta charset="utf-8"><title>Сектор за бродове | Министарство</title>
<script>var a = "<p>Ово није текст</p>";</script><style>.x{color:red}</style></head>
<body class="page-template-default page page-id-77 has-sidebar wp-custom-logo cookies-not-set">
<a class="skip-link screen-reader-text" href="#content">Пређи на садржај</a>
<header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">Министарство</a></p></div>
<nav id="site-navigation" class="main-navigation"><ul id="menu-glavni" class="menu">
<li class="menu-item"><a href="/">Почетна</a></li><li class="menu-item"><a href="/o">О министарству</a>
<ul class="sub-menu"><li><a href="/s1">Сектор за луке</a></li><li><a href="/s2">Сектор за мостове</a></li></ul></li></ul></nav></header>
<div id="page" class="site"><div class="breadcrumbs"><a href="/">Почетна</a> &raquo; <a href="/o">О министарству</a> &raquo; Сектор за бродове</div>
<div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-77" class="post-77 page hentry">
<header class="entry-header"><h1 class="entry-title">Сектор за бродове</h1><div class="entry-meta"><a href="/d">12. мај 2024.</a></div></header>
<div class="entry-content"><p>Сектор за бродове обавља послове који се односе на:</p>
<ul class="wp-block-list"><li>упис <strong>бродова</strong>;</li><li>преглед чамаца;</li><li>друге послове из делокруга Сектора.</li></ul>
<h2>Одсек за чамце</h2><p>Одсек за чамце води евиденцију чамаца.</p>
<div class="sharedaddy sd-sharing-enabled"><h3>Поделите:</h3><ul><li><a href="f">Facebook</a></li><li><a href="t">Twitter</a></li></ul></div>
</div><footer class="entry-footer"><span class="tags-links"><a href="/tag">бродови</a></span></footer></article></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">Најновије вести</h2><ul>
<li><a href="/v1">Министар посетио луку</a></li><li><a href="/v2">Отворен конкурс</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer"><p>Немањина 1, Београд, телефон 011/000-111</p></footer>
<div id="cookie-notice" role="dialog" class="cookie-notice"><p>Овај сајт користи колачиће да би вам пружио боље искуство. Наставком
коришћења прихватате употребу колачића и политику приватности.</p><button>Прихватам</button></div></body></html>""",
    ["Сектор за бродове", "Сектор за бродове обавља послове који се односе на:", "• упис бродова;", "• преглед чамаца;",
     "• друге послове из делокруга Сектора.", "Одсек за чамце", "Одсек за чамце води евиденцију чамаца."],
)  # fmt: skip

JOOMLA = Page(
    "joomla",
    """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
<div id="header"><div id="logo"><a href="/"><img src="l.png" alt="Ministarstvo"></a></div></div>
<div id="topmenu"><ul class="nav menu"><li><a href="/">Početna</a></li><li><a href="/v">Vesti</a></li></ul></div>
<div id="wrap"><div id="left" class="column"><div class="moduletable_menu"><h3>Ministarstvo</h3><ul class="menu">
<li><a href="/a">Ministar</a></li><li><a href="/b">Sektori</a></li><li><a href="/c">Dokumenti</a></li></ul></div></div>
<div id="contentcolumn"><div class="item-page"><h2 class="contentheading">Generalni sekretarijat</h2>
<div class="icons"><a href="p">Pretvori u pdf</a> <a href="s">Odštampaj tekst</a> <a href="m">Prosledi tekst</a></div>
<div><a href="#" onclick="x()">+ larger font</a> | <a href="#">normal font</a> | <a href="#">- smaller font</a></div>
<p><strong>GENERALNI SEKRETARIJAT</strong> obavlja poslove koji se odnose na:</p>
<ol><li>planiranje rada;</li><li>usklađenost akata;</li><li value="5">arhivu.</li></ol>
<p>U Generalnom sekretarijatu obrazovane su sledeće jedinice:<br />1) Odeljenje za kadrove;<br />2) Odeljenje za finansije;</p>
<p>I Odeljenje za kadrove obavlja poslove:</p>
<p>- pripremu rešenja;</p><p>- evidenciju zaposlenih.</p>
</div></div></div><div id="footer"><p>Copyright 2020 Ministarstvo. Sva prava zadržana.</p></div></body></html>""",
    ["Generalni sekretarijat", "GENERALNI SEKRETARIJAT obavlja poslove koji se odnose na:", "1. planiranje rada;",
     "2. usklađenost akata;", "5. arhivu.", "U Generalnom sekretarijatu obrazovane su sledeće jedinice:",
     "1) Odeljenje za kadrove;", "2) Odeljenje za finansije;", "I Odeljenje za kadrove obavlja poslove:",
     "- pripremu rešenja;", "- evidenciju zaposlenih."],
)  # fmt: skip

DRUPAL = Page(
    "drupal",
    """<!DOCTYPE html><html><body class="path-node"><div class="dialog-off-canvas-main-canvas"><div class="layout-container">
<header role="banner"><div class="region region-header"><a href="/">Управа за путеве</a></div></header>
<div class="region region-breadcrumb"><nav role="navigation"><ol><li><a href="/">Почетна</a></li><li>Организација</li></ol></nav></div>
<div class="region region-page-title"><h1 class="page-title"><span>Организација Управе за путеве</span></h1></div>
<div class="layout-content"><div class="region region-content"><article role="article" class="node node--type-page"><div class="node__content">
<div class="field"><p>Управа за путеве има следеће јединице:</p>
<ul><li><a href="/1">Сектор за изградњу</a></li><li><a href="/2">Сектор за одржавање</a></li><li><a href="/3">Одсек за мостове</a></li></ul>
<dl><dt>Сектор за изградњу</dt><dd>припрема пројекте;</dd><dd>гради путеве.</dd><dt>Сектор за одржавање</dt><dd>чисти снег.</dd></dl>
</div></div></article></div></div>
<aside class="layout-sidebar-second" role="complementary"><h2>Контакт</h2><p>Телефон: 011/222-333</p></aside>
<footer role="contentinfo"><p>Булевар 282</p></footer></div></div></body></html>""",
    ["Организација Управе за путеве", "Управа за путеве има следеће јединице:", "• Сектор за изградњу",
     "• Сектор за одржавање", "• Одсек за мостове", "Сектор за изградњу", "припрема пројекте;", "гради путеве.",
     "Сектор за одржавање", "чисти снег."],
)  # fmt: skip

LIFERAY = Page(
    "liferay",
    """<!DOCTYPE html><html><body class="controls-visible signed-out public-page site"><div id="wrapper">
<header id="banner" role="banner"><h1 class="site-title"><a class="logo" href="/web">Ministarstvo voda</a></h1>
<nav class="sort-pages modify-pages" id="navigation"><ul role="menubar"><li><a href="/x">Delokrug</a></li></ul></nav></header>
<div id="content"><nav id="breadcrumbs"><ul class="breadcrumb"><li><a href="/">Početna</a></li></ul></nav>
<div class="columns-2" id="main-content" role="main"><div class="portlet-layout row-fluid"><div class="portlet-column span9">
<div class="portlet-boundary portlet-journal-content"><div class="portlet-body"><div class="journal-content-article">
<h2>Sektor za reke</h2><div>Sektor obavlja poslove uprave:</div><div>&bull; zaštita od poplava;</div><div>&bull;&nbsp;regulacija reka.</div>
<div class="accordion"><h3 class="accordion-header"><button type="button" aria-expanded="false" aria-controls="c1">Odsek za nasipe</button></h3>
<div id="c1" class="collapse" style="display: none" aria-hidden="true"><p>Odsek održava nasipe.</p><ol type="I" start="3"><li>pregled;</li><li>popravka.</li></ol></div>
</div></div></div></div></div><div class="portlet-column span3"><div class="portlet-boundary"><h2>Aktuelno</h2>
<div><a href="/n1">Počela izgradnja brane na Beloj reci</a></div><div><a href="/n2">Konkurs za radna mesta u sektoru</a></div></div></div></div></div>
</div><footer id="footer" role="contentinfo"><p>Sva prava zadržana</p></footer></div></body></html>""",
    ["Ministarstvo voda", "Sektor za reke", "Sektor obavlja poslove uprave:", "• zaštita od poplava;",
     "•\xa0regulacija reka.", "Odsek za nasipe", "Odsek održava nasipe.", "III. pregled;", "IV. popravka."],
)  # fmt: skip

LAYOUT_TABLE = Page(
    "layout table",
    """<HTML><HEAD><TITLE>Uprava</TITLE></HEAD><BODY bgcolor=#ffffff><TABLE width=960 cellpadding=0><TR><TD colspan=2><IMG src=top.gif></TD></TR>
<TR><TD width=180 valign=top><A href=a.htm>Početna</A><BR><A href=b.htm>Uprava</A><BR><A href=c.htm>Propisi</A><BR><A href=d.htm>Kontakt</A></TD>
<TD valign=top><FONT size=5><B>Uprava za kapije</B></FONT><P>Uprava za kapije vrši poslove koji se odnose na:
<BR>- izradu kapija,<BR>- farbanje kapija,<BR>- otvaranje i zatvaranje kapija.
<P>U Upravi se obrazuju: <UL><LI>Odsek za brave<LI>Odsek za ključeve<UL><LI>Grupa za kopije</UL></UL>
<TABLE border=1><TR><TD>R. br.</TD><TD>Radno mesto</TD><TD>Broj</TD></TR><TR><TD>1.</TD><TD>Bravar</TD><TD>2</TD></TR>
<TR><TD>2.</TD><TD>Farbar</TD><TD></TD></TR></TABLE></TD></TR><TR><TD colspan=2 align=center>Copyright Uprava 1999</TD></TR></TABLE></BODY></HTML>""",
    ["Uprava za kapije", "Uprava za kapije vrši poslove koji se odnose na:", "- izradu kapija,", "- farbanje kapija,",
     "- otvaranje i zatvaranje kapija.", "U Upravi se obrazuju:", "• Odsek za brave", "• Odsek za ključeve",
     "◦ Grupa za kopije", "R. br.", "Radno mesto", "Broj", "1.", "Bravar", "2", "2.", "Farbar"],
)  # fmt: skip

DIV_SOUP = Page(
    "div soup",
    """<html><body><div class="a1"><div class="b1"><div class="c"><a href="/">Насловна</a></div><div class="c"><a href="/o">О нама</a></div>
<div class="c"><a href="/p">Прописи</a></div><div class="c"><a href="/k">Контакт</a></div></div><div class="b2"><div class="d"><div class="t">Сектор за царине</div>
<div class="e"><div>Сектор за царине:</div><div>1) припрема прописе о царинама;</div><div>2) прати наплату царина;</div><div>3) сарађује са другим управама.</div></div>
<div class="e"><div class="t">Група за таксе</div><div>Група за таксе наплаћује таксе и води евиденцију о њима.</div></div></div></div>
<div class="b3"><div>Београд, Кнеза Милоша 20</div></div></div></body></html>""",
    ["Сектор за царине", "Сектор за царине:", "1) припрема прописе о царинама;", "2) прати наплату царина;",
     "3) сарађује са другим управама.", "Група за таксе", "Група за таксе наплаћује таксе и води евиденцију о њима."],
)  # fmt: skip

DETAILS = Page(
    "details",
    """<!DOCTYPE html><html><body><nav><a href="/">Home</a></nav><main><h1>Department of Lakes</h1>
<details><summary>Unit for Fishing</summary><p>The Unit for Fishing is responsible for:</p><ul style="list-style: none"><li>licences;</li><li>quotas.</li></ul></details>
<details open><summary><h3>Unit for Boats</h3></summary><p>The Unit is in charge of the register.</p></details>
<div class="accordion" id="acc"><div class="accordion-item"><h2 class="accordion-header">
<button class="accordion-button collapsed" data-bs-toggle="collapse" data-bs-target="#p3">Unit for Ice</button></h2>
<div id="p3" class="accordion-collapse collapse"><div class="accordion-body">It measures ice.</div></div></div></div>
<button onclick="print()">Print</button></main><template><p>Not printed</p></template><noscript>Turn on scripts</noscript></body></html>""",
    ["Department of Lakes", "Unit for Fishing", "The Unit for Fishing is responsible for:", "• licences;", "• quotas.",
     "Unit for Boats", "The Unit is in charge of the register.", "Unit for Ice", "It measures ice."],
)  # fmt: skip

TABS = Page(
    "tabs",
    """<!DOCTYPE html><html><body><div class="container"><div class="page-header"><h1>Сектори</h1></div>
<ul class="nav nav-tabs" role="tablist"><li class="active"><a href="#t1" data-toggle="tab">Сектор за жито</a></li><li><a href="#t2" data-toggle="tab">Сектор за воће</a></li></ul>
<div class="tab-content"><div class="tab-pane active" id="t1"><p>Обавља послове у вези са житом.</p><p hidden>Скривено</p></div>
<div class="tab-pane" id="t2" style="display:none"><h3>Сектор за воће</h3><p>Обавља послове у вези са воћем.</p></div></div>
<h4>Контакт</h4><p>Адреса: Немањина 22<br>Телефон: 011/123-4567<br>Имејл: zito@example.rs</p>
<h4>Надлежност</h4><p>Надлежност је утврђена законом.</p></div></body></html>""",
    ["Сектори", "Сектор за жито", "Обавља послове у вези са житом.", "Сектор за воће", "Обавља послове у вези са воћем.",
     "Надлежност", "Надлежност је утврђена законом."],
)  # fmt: skip

POSTS = Page(
    "table of posts",
    """<!DOCTYPE html><html><body><article><h1>Систематизација</h1><table class="table"><caption>Радна места</caption>
<thead><tr><th rowspan="2">Р. бр.</th><th rowspan="2">Назив</th><th colspan="2">Извршиоци</th></tr><tr><th>жене</th><th>мушкарци</th></tr></thead>
<tfoot><tr><td colspan="2">Укупно</td><td>3</td><td>4</td></tr></tfoot>
<tbody><tr><td colspan="4"><b>Одсек за плате</b></td></tr>
<tr><td>1.</td><td>Шеф<br>Одсека<ul><li>води Одсек;</li><li>пише извештаје.</li></ul></td><td rowspan="2">3</td><td>x</td></tr>
<tr><td>2.</td><td><p>Референт</p><p>Звање: референт</p></td><td></td></tr></tbody></table></article></body></html>""",
    ["Систематизација", "Радна места", "Р. бр.", "Назив", "Извршиоци", "жене", "мушкарци", "Одсек за плате", "1.", "Шеф",
     "Одсека", "• води Одсек;", "• пише извештаје.", "3", "x", "2.", "Референт", "Звање: референт", "Укупно", "3", "4"],
)  # fmt: skip

SIGNS = Page(
    "signs and spaces",
    """<html><body><h1>Завод за&nbsp;мере</h1><p>Завод   проверава
   ваге,&#8203; мере &scaron;ećera &amp; &lt;soli&gt; у про&shy;сто&#173;рији од 5&nbsp;m<sup>2</sup> и мерила.<sup><a href="#f1">1</a></sup></p>
<p>Завод<sup>2)</sup> издаје жигове[<a href="#f2">3</a>], H<sub>2</sub>O и <q>потврде</q>.</p><pre>Члан 1.
  Завод мери.</pre><p>Прва&#x2028;друга<br><br>трећа<br></p><p>&nbsp;</p><p>A<b>B</b>C <span>D</span><i> E</i></p>
<div>Пре<p>унутра</p>после</div><p style="display:none">скривено</p><span aria-hidden="true">икона</span><p>&#61623; ставка</p></body></html>""",
    ["Завод за\xa0мере", "Завод проверава ваге, мере šećera & <soli> у просторији од 5\xa0m² и мерила.",
     "Завод издаје жигове[3], H2O и „потврде”.", "Члан 1.", "Завод мери.", "Прва", "друга", "трећа", "ABC D E", "Пре",
     "унутра", "после", "• ставка"],
)  # fmt: skip

LISTS = Page(
    "lists",
    """<!DOCTYPE html><html><body><main><h1>Listovi</h1><ol reversed><li>a</li><li>b</li></ol><ol reversed start=7><li>c</li></ol>
<ol type=a start=27><li>d</li></ol><ol type=i><li>e</li><li>f</li></ol><ol style="list-style-type: upper-alpha"><li>g</li></ol>
<ol start="0"><li>h<ol type="a"><li>i<ul><li>j</li></ul></li></ol></li><li></li><li>k</li></ol>
<ul><li><p>l</p><p>m</p></li><li><ul><li>n</li></ul></li><li><h3>o</h3>p</li><li>– r</li><li>1) s</li></ul>
<ol><li>а) t</li></ol><ul><ul><li>u</li></ul></ul><li>v</li></main></body></html>""",
    ["Listovi", "2. a", "1. b", "7. c", "aa. d", "i. e", "ii. f", "A. g", "0. h", "a. i", "▪ j", "2. k", "• l", "m", "◦ n", "o",
     "p", "– r", "1) s", "1. а) t", "◦ u", "• v"],
)  # fmt: skip

WORD = Page(
    "saved from Word",
    """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=windows-1250></head><body lang=SR style='tab-interval:36pt'>
<!--[if gte mso 9]><xml><o:x>ne</o:x></xml><![endif]--><div class=WordSection1><p class=MsoTitle align=center style='text-align:center'><b><span lang=SR>PRAVILNIK<o:p></o:p></span></b></p>
<p class=MsoNormal><span style='font-size:12.0pt'>Član
1.<o:p></o:p></span></p><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Sektor za šume<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Sektor čuva šume.</p></div></body></html>""",
    ["PRAVILNIK", "Član 1.", "1)\xa0\xa0 Sektor za šume", "Sektor čuva šume."],
)

LINKS_ONLY = Page(
    "units that are links",
    """<!DOCTYPE html><html><body><div id="header"><a href="/">Град</a></div><div id="menu"><ul><li><a href="/1">Градоначелник</a></li><li><a href="/2">Скупштина</a></li>
<li><a href="/3">Веће</a></li></ul></div><div id="sadrzaj"><h1>Секретаријати</h1><ul><li><a href="/a">Секретаријат за финансије</a></li>
<li><a href="/b">Секретаријат за саобраћај</a></li><li><a href="/c">Секретаријат за спорт</a></li></ul><p><a href="/n">Назад</a></p></div>
<div id="footer"><a href="/m">Мапа сајта</a> | <a href="/r">RSS</a></div></body></html>""",
    ["Секретаријати", "• Секретаријат за финансије", "• Секретаријат за саобраћај", "• Секретаријат за спорт"],
)

WEBFORMS = Page(
    "one form around all",
    """<html><body><form method="post" action="./s.aspx" id="aspnetForm"><input type="hidden" value="abc"><div class="top-header"><select><option>Latinica</option></select>
<input type="text" value="Pretraga"></div><div class="container clearfix"><div class="ms-quickLaunch left-menu"><a href="/1">Uprava</a><a href="/2">Poslovi</a></div>
<div class="main-content-wrapper with-menu"><span class="pageTitle">Uprava za poreze</span><div class="ms-rtestate-field"><p>Uprava za poreze:</p><div><ul><li>utvrđuje porez;</li>
<li>naplaćuje porez.</li></ul></div><p>Uprava ima:</p><ul class="menu-list"><li>Odsek za naplatu, koji naplaćuje porez od građana i preduzeća</li>
<li>Odsek za kontrolu, koji kontroliše prijave</li></ul><label for="x">Odsek za žalbe</label></div></div></div></form></body></html>""",
    ["Uprava za poreze", "Uprava za poreze:", "• utvrđuje porez;", "• naplaćuje porez.", "Uprava ima:",
     "• Odsek za naplatu, koji naplaćuje porez od građana i preduzeća", "• Odsek za kontrolu, koji kontroliše prijave",
     "Odsek za žalbe"],
)  # fmt: skip

CARDS = Page(
    "cards in two columns",
    """<!DOCTYPE html><html><body><div class="topbar"><a href="tel:1">011/1</a></div><section class="hero"><h1>Дирекција за мере</h1><p class="lead">Дирекција је орган у саставу Министарства.</p></section>
<section class="row"><div class="col-6 card"><h3>Одељење за масу</h3><p>Одељење чува еталон масе и издаје уверења о еталонирању.</p></div>
<div class="col-6 card"><h3>Одељење за време</h3><p>Одељење одржава атомски часовник и објављује тачно време.</p></div></section>
<section class="news-teasers"><h2>Вести</h2><div class="card"><a href="/1"><h3>Нови часовник</h3><p>Дирекција је набавила часовник.</p></a></div></section>
<section class="partners"><a href="/p1">Влада</a><a href="/p2">Управа</a><a href="/p3">Портал</a></section></body></html>""",
    ["Дирекција за мере", "Дирекција је орган у саставу Министарства.", "Одељење за масу",
     "Одељење чува еталон масе и издаје уверења о еталонирању.", "Одељење за време",
     "Одељење одржава атомски часовник и објављује тачно време."],
)  # fmt: skip

PAGES = [WORDPRESS, JOOMLA, DRUPAL, LIFERAY, LAYOUT_TABLE, DIV_SOUP, DETAILS, TABS, POSTS, SIGNS, LISTS, WORD, LINKS_ONLY,
         WEBFORMS, CARDS]  # fmt: skip

# written after the rules for those above
PAGES += [
    Page("bootstrap grid w sidebar", """<!doctype html><html><body><div class="container-fluid"><div class="row top-line"><div class="col-md-6"><a href="/sr">Ћирилица</a> <a href="/lat">Latinica</a></div></div>
<div class="row"><div class="col-md-3"><div class="list-group"><a class="list-group-item" href="/1">О нама</a><a class="list-group-item" href="/2">Сектори</a><a class="list-group-item" href="/3">Огласи</a></div>
<div class="card"><div class="card-header">Радно време</div><div class="card-body">Понедељак–петак 8–16</div></div></div>
<div class="col-md-9"><h2>Сектор за предузетништво</h2><p class="text-muted">Вршилац дужности помоћника министра: Ана Анић</p><p>Сектор обавља послове који се односе на:</p>
<p>• подстицање предузетништва;<br>• доделу подстицаја;<br>• остале послове.</p><h3>Уже јединице</h3><table class="table table-striped"><tbody><tr><td>Одељење за подстицаје</td><td>води подстицаје</td></tr><tr><td>Група за анализу</td><td>израђује анализе</td></tr></tbody></table></div></div>
<div class="row foot"><div class="col">© 2024 Министарство</div></div></div></body></html>""",
     ["Сектор за предузетништво","Вршилац дужности помоћника министра: Ана Анић","Сектор обавља послове који се односе на:","• подстицање предузетништва;","• доделу подстицаја;","• остале послове.","Уже јединице","Одељење за подстицаје","води подстицаје","Група за анализу","израђује анализе"],
    ),
    Page("elementor", """<!doctype html><html><body class="elementor-page"><div data-elementor-type="header" class="elementor elementor-12 elementor-location-header"><section class="elementor-section"><div class="elementor-widget elementor-widget-nav-menu"><nav><a href="/">Почетна</a></nav></div></section></div>
<div data-elementor-type="wp-page" class="elementor elementor-55"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap"><div class="elementor-widget elementor-widget-heading"><div class="elementor-widget-container"><h2 class="elementor-heading-title">Завод за биљке</h2></div></div>
<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>Завод обавља послове у области биља.</p><ul><li>чува семе;</li></ul></div></div>
<div class="elementor-widget elementor-widget-toggle"><div class="elementor-toggle"><div class="elementor-toggle-item"><div id="elementor-tab-title-1" class="elementor-tab-title" role="button" aria-controls="elementor-tab-content-1"><a class="elementor-toggle-title" tabindex="0">Одељење за воће</a></div><div id="elementor-tab-content-1" class="elementor-tab-content" style="display:none"><p>Одељење испитује воће.</p></div></div></div></div></div></div></div></section></div>
<div data-elementor-type="footer" class="elementor-location-footer"><p>Телефон 011/123-456</p></div></body></html>""",
     ["Завод за биљке","Завод обавља послове у области биља.","• чува семе;","Одељење за воће","Одељење испитује воће."],
    ),
    Page("sharepoint old", """<html><body><table id="mst-table" width="100%"><tr><td class="hdr"><a href="/">Grad</a></td></tr><tr><td><table><tr><td class="nav"><table><tr><td><a href="/1">Gradonačelnik</a></td></tr><tr><td><a href="/2">Uprave</a></td></tr></table></td><td class="txt"><span class="naslov">Gradska uprava za saobraćaj</span><br><br>Gradska uprava za saobraćaj obavlja poslove:<br>1. uređenja saobraćaja;<br>2. javnog prevoza.<br><br>Načelnik: Pera Perić<br>Telefon: 021/111-222</td><td class="right"><b>Vesti</b><br><a href="/v">Otvoren most preko reke u centru grada</a></td></tr></table></td></tr></table></body></html>""",
     ["Gradska uprava za saobraćaj","Gradska uprava za saobraćaj obavlja poslove:","1. uređenja saobraćaja;","2. javnog prevoza.","Načelnik: Pera Perić","Telefon: 021/111-222"],
    ),
    Page("english gov", """<!doctype html><html lang=en><body><div class="gov-header"><a href="/">Government</a><form role="search"><label>Search</label><input></form></div><div id="mainContent"><div class="page-heading"><h1>Office for Cooperation</h1><p>The Office is in charge of cooperation.</p></div><div class="rich-text"><p>It has the following units:</p><ol class="list-decimal"><li>Unit for Grants<ol type="a"><li>prepares calls;</li><li>monitors projects;</li></ol></li><li>Unit for Law</li></ol></div><div class="related-links"><h2>Related</h2><ul><li><a href="/r">Annual report</a></li></ul></div><div class="share-buttons"><span>Share this page</span><a href="f">Facebook</a></div></div><div class="gov-footer"><ul><li><a href="/p">Privacy</a></li></ul></div></body></html>""",
     ["Office for Cooperation","The Office is in charge of cooperation.","It has the following units:","1. Unit for Grants","a. prepares calls;","b. monitors projects;","2. Unit for Law"],
    ),
    Page("article with aside and h4 contacts", """<!doctype html><html><body><main><article><h1>Inspektorat</h1><p>Inspektorat vrši nadzor.</p><blockquote><p>Član 3. zakona</p></blockquote><h4>Kontakt:</h4><ul><li>Adresa: Nemanjina 1</li><li>Tel: +381 11 222 3333</li></ul><h4>Odsek za lov</h4><p>Odsek čuva divljač.</p><figure><img src=a alt="Šema"><figcaption>Šema organizacije</figcaption></figure></article></main></body></html>""",
     ["Inspektorat","Inspektorat vrši nadzor.","Član 3. zakona","Odsek za lov","Odsek čuva divljač.","Šema organizacije"],
    ),
    Page("only units with links in div soup", """<html><body><div class="w"><div class="x1"><a href="/">Home</a><a href="/b">Vesti</a><a href="/c">Kontakt</a></div><div class="x2"><h1>Ministarstvo za selo</h1><h3><a href="/s1">Sektor za sela</a></h3><p>Brine o selima. <a href="/s1">Opširnije</a></p><h3><a href="/s2">Sektor za zadruge</a></h3><p>Brine o zadrugama. <a href="/s2">Opširnije</a></p></div></div></body></html>""",
     ["Ministarstvo za selo","Sektor za sela","Brine o selima. Opširnije","Sektor za zadruge","Brine o zadrugama. Opširnije"],
    ),
]  # fmt: skip
