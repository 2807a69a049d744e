"""The forms of citations that carry their own shape: Handelingen, EU documents and acts, treaties, laws, UN, cases.

One table, one row a form. To add a form: add a `Form` with a word that must be in the text (`gate`),
a pattern, what makes its ids, examples and near-misses; the tests run both.
"""

from __future__ import annotations

import re

from kamerspoor import lexicon
from kamerspoor.extract.found import Form, Ids
from kamerspoor.ids import session_years
from kamerspoor.patterns import DASH, SESSION_YEAR


def _chamber(mark: str | None) -> str:
    return "ek" if (mark or "").strip() in ("I", "EK", "Eerste Kamer") else "tk"


def _joined_years(match: re.Match[str]) -> str:
    return (session_years(match["year"]) or match["year"]).replace("-", "").replace("–", "").replace("/", "")


def _proceedings(match: re.Match[str]) -> list[str | None]:
    prefix = f"h-{_chamber(match['chamber'])}-{_joined_years(match)}"
    number, item = match["number"], match["item"]
    if not number:
        return [f"h-{_joined_years(match)}-{match['page']}"]
    return [f"{prefix}-{int(number)}" + (f"-{int(item)}" if item else "")]


def _written_questions(match: re.Match[str]) -> list[str | None]:
    return [f"ah-{_chamber(match['chamber'])}-{_joined_years(match)}-{n}" for n in re.findall(r"\d+", match["numbers"])]


def _commission(match: re.Match[str]) -> list[str | None]:
    prefix = f"{match['series'].lower()}-{match['year'] or match['slashed']}"
    return [f"{prefix}-{int(number)}" for number in re.findall(r"\d+", match["numbers"])]


_MORE_ACTS = re.compile(r"(nr\. ?)?(\d{1,4})/(\d{1,4})")
_CELEX_LETTER = {
    "kaderbesluit": "F",
    "verordening": "R",
    "richtlijn": "L",
    "besluit": "D",
    "beschikking": "D",
    "aanbeveling": "H",
    "standpunt": "E",
    "optreden": "E",
}


def _act(match: re.Match[str]) -> list[str | None]:
    group = match.groupdict()
    word = match["type"].lower()
    letter = next(code for name, code in _CELEX_LETTER.items() if name in word)
    ids: list[str | None] = [_celex(letter, match["a"], match["b"], bool(group.get("nr")))]
    ids += [_celex(letter, m[2], m[3], bool(m[1])) for m in _MORE_ACTS.finditer(group.get("more") or "")]
    return ids


def _celex(letter: str, first: str, second: str, number_first: bool) -> str:
    # Since 2015 the year comes first; before, regulations had number/year ("nr. 269/2014").
    # Directives and decisions of the last century begin with two digits of the year (94/62/EG).
    if (_is_year(first) and not (number_first and _is_year(second))) or (
        len(first) == 2 and not _is_year(second) and letter != "R"
    ):
        year, number = first, second
    else:
        year, number = second, first
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    return f"CELEX:3{year}{letter}{int(number):04d}"


def _is_year(value: str) -> bool:
    return len(value) == 4 and 1950 < int(value) < 2100


def _security_council(match: re.Match[str]) -> list[str | None]:
    numbers = re.sub(r"\(\d{4}\)", "", match["numbers"])
    return [f"unsc-res-{n}" for n in re.findall(r"\d{2,4}", numbers)]


def _general_assembly(match: re.Match[str]) -> list[str | None]:
    return [f"unga-res-{match['number'].lower().replace('/', '-')}"]


def _dated_list(prefix: str) -> Ids:
    def ids(match: re.Match[str]) -> list[str | None]:
        return [f"{prefix}-{match['year']}-{int(n)}" for n in re.findall(r"\d+", match["numbers"])]

    return ids


def _law(match: re.Match[str]) -> list[str | None]:
    name = re.sub(r"\s+", " ", match["law"])
    number = lexicon.laws().get(name)
    article = match["article"].replace(":", "-")
    return [f"{number}-artikel-{article}" if number else None]


def _whole(match: re.Match[str]) -> list[str | None]:
    return [match["id"].replace(" ", "")]


def _law_names() -> str:
    return "|".join(re.escape(name) for name in sorted(lexicon.laws(), key=len, reverse=True))


_NUMBERS = r"(?P<numbers>\d{1,5}(?:(?:, | en |, en | & )\d{1,5}(?![\d./]))*)"
_HOUSE = r"(?:,? ?(?P<chamber>II?|TK|EK|Tweede Kamer|Eerste Kamer)\b)?"
_YEAR = rf"(?P<year>{SESSION_YEAR})"
_ACT_TYPE = (
    r"(?P<type>(?:[Gg]edelegeerde |[Uu]itvoerings)?(?:[Vv]erordening(?:en)?|[Rr]ichtlijn(?:en)?"
    r"|[Bb]esluit(?:en)?|[Bb]eschikking(?:en)?|[Aa]anbeveling(?:en)?|[Kk]aderbesluit(?:en)?)"
    r"|[Gg]emeenschappelijk (?:[Ss]tandpunt|[Oo]ptreden))"
)
_INSTITUTION = r"(?: van (?:de Raad|de Commissie|het Europees Parlement en de Raad|het EP en de Raad))?"
_COMMUNITY = r"(?:EU|EG|EEG|GBVB|JBZ|Euratom|EGA|EGKS)"

FORMS: tuple[Form, ...] = (
    Form(
        "handelingen",
        "handelingen",
        ("Handelingen",),
        re.compile(
            rf"(?<!Aanhangsel )(?<!Aanhangsel van de )\bHandelingen(?: der Staten-Generaal)?{_HOUSE},?(?: "
            rf"vergaderjaar)? {_YEAR},?"
            rf"(?: (?:nr\. ?|nummer )?(?P<number>\d{{1,3}})(?:(?:,? (?:item|agendapunt) |[{DASH}])(?P<item>\d{{1,2}}))?"
            rf"(?:[{DASH}]\d{{1,4}})?(?:,? (?:blz|p|pag)\. ?\d+(?:[{DASH}]\d+)?)?|(?:,)? ?(?:blz|p"
            rf"|pag)\. ?(?P<page>\d+(?:-\d+)?))"
        ),
        _proceedings,
        (
            ("Handelingen II 2019/20, nr. 24, item 9", ("h-tk-20192020-24-9",)),
            ("Handelingen I 2022–2023, nr. 3, item 4", ("h-ek-20222023-3-4",)),
            ("Handelingen TK, vergaderjaar 2024-2025, nr. 87, item 15", ("h-tk-20242025-87-15",)),
            ("Handelingen II 2018/19, 61, item 3", ("h-tk-20182019-61-3",)),
        ),
        ("de Handelingen van dat debat", "Aanhangsel Handelingen II 2019/20, nr. 5"),
    ),
    Form(
        "aanhangsel",
        "kamervragen",
        ("Aanhangsel", "aanhangsel"),
        re.compile(
            rf"\b[Aa]anhangsel(?: van de| der| bij de)?(?: Handelingen)?{_HOUSE},?(?: vergaderjaar)"
            rf"? {_YEAR},? (?:nrs?\. ?|nummers? )?{_NUMBERS}"
        ),
        _written_questions,
        (
            ("Aanhangsel Handelingen II, vergaderjaar 2023–2024, nr. 2312", ("ah-tk-20232024-2312",)),
            ("Aanhangsel van de Handelingen II 2019/20, nrs. 12 en 14", ("ah-tk-20192020-12", "ah-tk-20192020-14")),
            ("Aanhangsel Handelingen I 2021/22, nr. 3", ("ah-ek-20212022-3",)),
        ),
        ("het aanhangsel bij dit verslag",),
    ),
    Form(
        "publication-id",
        "kamerstuk",
        ("kst-",),
        re.compile(r"(?<![\w/])(?P<id>kst-\d{5}(?:-[A-Z0-9]+){1,3}|kst-\d{6,7})(?![\w-])"),
        _whole,
        (("zie kst-21501-02-2234.", ("kst-21501-02-2234",)), ("(kst-1268678)", ("kst-1268678",))),
        ("kst-12", "akst-21501-02-2234x"),
    ),
    Form(
        "attachment-id",
        "bijlage",
        ("blg-",),
        re.compile(r"(?<![\w/])(?P<id>blg-?\d{4,7})(?![\w-])"),
        _whole,
        (("als bijlage (blg-1184123)", ("blg-1184123",)),),
        ("blg-12",),
    ),
    Form(
        "proceedings-id",
        "handelingen",
        ("h-tk-", "h-ek-"),
        re.compile(r"(?<![\w/-])(?P<id>h-[te]k-\d{8}-\d{1,3}-\d{1,3})(?![\w-])"),
        _whole,
        (("h-tk-20242025-87-15", ("h-tk-20242025-87-15",)),),
        ("ah-tk-20242025-100",),
    ),
    Form(
        "questions-id",
        "kamervragen",
        ("ah-tk-", "ah-ek-", "kv-tk-"),
        re.compile(r"(?<![\w/-])(?P<id>ah-[te]k-\d{8}-\d{1,4}|kv-tk-\d{4}Z\d{5})(?![\w-])"),
        _whole,
        (("ah-tk-20242025-100", ("ah-tk-20242025-100",)), ("kv-tk-2017Z06952", ("kv-tk-2017Z06952",))),
    ),
    Form(
        "parliament-number",
        "kamerstuk",
        ("19", "20"),
        re.compile(r"(?<![\w-])(?P<id>(?:19|20)\d\d[DZ]\d{5})(?!\w)"),
        _whole,
        (("(2025D12345)", ("2025D12345",)), ("kenmerk 2025Z12345", ("2025Z12345",))),
        ("2025D123456", "kv-tk-2017Z06952"),
        reach=(10, 12),
    ),
    Form(
        "commission-document",
        "eu_document",
        ("COM", "JOIN", "SWD", "SEC", "C("),
        re.compile(
            r"\b(?P<series>COM|JOIN|SWD|SEC|C(?=\())(?: ?\((?P<year>\d{4})\)[ /]?|[ /](?P<slashed>\d{4})[ /])"
            r"(?:nr\. ?)?"
            r"(?P<numbers>\d{1,4}(?:(?:, | en )\d{2,4}(?=[),.;]|,? en \d{2,4}\b))*)(?!\d)(?: (?:final"
            r"|definitief|def\.))?"
        ),
        _commission,
        (
            ("COM(2022) 71", ("com-2022-71",)),
            ("(COM (2016)270 final)", ("com-2016-270",)),
            ("JOIN(2021) 30", ("join-2021-30",)),
            ("COM(2023)0066", ("com-2023-66",)),
            ("COM/2020/610", ("com-2020-610",)),
            ("(COM(2022) 701 en 703)", ("com-2022-701", "com-2022-703")),
        ),
        ("COM(2022)", "C(a) 5"),
    ),
    Form(
        "procedure",
        "eu_document",
        ("(COD)", "(CNS)", "(NLE)", "(APP)", "(BUD)", "(INI)", "(ACC)"),
        re.compile(r"(?<![\d/])(?P<id>\d{4}/\d{4}[A-E]? ?\((?:COD|CNS|NLE|APP|BUD|INI|ACC)\))"),
        _whole,
        (("de verordening (2022/0066(COD))", ("2022/0066(COD)",)), ("2022/0066 (COD)", ("2022/0066(COD)",))),
        ("2022/0066",),
    ),
    Form(
        "celex",
        "eu_act",
        ("CELEX", "19", "20"),
        re.compile(
            r"(?:\bCELEX(?:-nummer|-nr\.?|nummer)?:? ?)?(?<![\w/-])(?P<celex>[1-9](?:19|20)\d\d[A-Z]{1,2}\d{4})(?!\w)"
        ),
        lambda m: [f"CELEX:{m['celex']}"],
        (("CELEX 32021R0947", ("CELEX:32021R0947",)), ("(52022PC0071)", ("CELEX:52022PC0071",))),
        ("32021R09471",),
        reach=(10, 30),
    ),
    Form(
        "eu-act",
        "eu_act",
        ("erordening", "ichtlijn", "esluit", "eschikking", "anbeveling", "ptreden", "tandpunt"),
        re.compile(
            rf"\b{_ACT_TYPE}{_INSTITUTION} (?:\({_COMMUNITY}(?:, ?{_COMMUNITY})?\) )?(?P<nr>nr\. ?)?"
            rf"(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})(?!\d)"
            rf"(?:/{_COMMUNITY}\b)?(?!/\d| ?\((?:COD|NLE|CNS))"
            rf"(?P<more>(?:(?:,| en|, en) (?:\({_COMMUNITY}(?:, ?{_COMMUNITY})?\) )"
            rf"(?:nr\. ?)?\d{{1,4}}/\d{{1,4}}(?!\d))*)"
        ),
        _act,
        (
            ("Verordening (EU) 2021/947", ("CELEX:32021R0947",)),
            ("Verordening (EU) nr. 269/2014 van de Raad", ("CELEX:32014R0269",)),
            ("Besluit (GBVB) 2021/509", ("CELEX:32021D0509",)),
            ("Besluit 2014/145/GBVB", ("CELEX:32014D0145",)),
            ("Richtlijn 95/46/EG", ("CELEX:31995L0046",)),
            ("Richtlijn 94/62/EG", ("CELEX:31994L0062",)),
            ("Verordening (EEG) nr. 1408/71", ("CELEX:31971R1408",)),
            ("Uitvoeringsverordening (EU) 2023/1529", ("CELEX:32023R1529",)),
            ("Verordening (EG) nr. 1049/2001", ("CELEX:32001R1049",)),
            ("Verordeningen (EU) 2021/947 en (EU) 2021/1529", ("CELEX:32021R0947", "CELEX:32021R1529")),
            ("Kaderbesluit 2002/584/JBZ", ("CELEX:32002F0584",)),
        ),
        ("het besluit van 2021", "Verordening (EU) 2021"),
    ),
    Form(
        "treaty-series",
        "treaty",
        ("Trb", "Tractatenblad"),
        re.compile(r"\b(?:Trb\.?|Tractatenblad) (?P<year>\d{4}),? (?:nrs?\. ?)?" + _NUMBERS),
        _dated_list("trb"),
        (("Trb. 2021, 5", ("trb-2021-5",)), ("(Trb. 2015, nr. 196)", ("trb-2015-196",))),
        ("Trb. van dit jaar",),
    ),
    Form(
        "statute-book",
        "law",
        ("Stb", "Staatsblad"),
        re.compile(r"\b(?:Stb\.?|Staatsblad) (?P<year>\d{4}),? (?:nrs?\. ?)?" + _NUMBERS),
        _dated_list("stb"),
        (("Stb. 2020, 100", ("stb-2020-100",)),),
    ),
    Form(
        "gazette",
        "law",
        ("Stcrt", "Staatscourant"),
        re.compile(r"\b(?:Stcrt\.?|Staatscourant) (?P<year>\d{4}),? (?:nrs?\. ?)?" + _NUMBERS),
        _dated_list("stcrt"),
        (("Stcrt. 2020, nr. 1234", ("stcrt-2020-1234",)),),
    ),
    Form(
        "law-article",
        "law",
        ("rtikel",),
        re.compile(
            r"\b[Aa]rtikel(?:en)? (?P<article>\d{1,4}(?:[:.]\d{1,3})?[a-z]{0,2})"
            r"(?:,? (?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) lid"
            r"|lid \d{1,2}|onder(?:deel)? [a-z0-9]|aanhef|en onder [a-z])){0,4}"
            r"(?:,? (?:van|uit) (?:de |het )?| )"
            rf"(?P<law>{_law_names()}|[A-Z][a-zë-]+wet(?: \d{{4}})?)(?!\w)"
        ),
        _law,
        (
            ("artikel 90 van de Grondwet", ("BWBR0001840-artikel-90",)),
            ("artikel 3 van de Wet milieubeheer is dat zo", ("BWBR0003245-artikel-3",)),
            ("artikel 7 van de Algemene wet bestuursrecht", ("BWBR0005537-artikel-7",)),
            ("artikel 2, tweede lid, van de Sanctiewet 1977", ("BWBR0003296-artikel-2",)),
        ),
        ("een artikel van de krant", "artikel 5", "de Woo, artikel 5 lid 2, de Sanctiewet 1977 blijft"),
    ),
    Form(
        "security-council",
        "un_resolution",
        ("esolutie", "UNSCR", "S/RES"),
        re.compile(
            r"(?:\b(?:VN[- ]?)?[Vv]eiligheidsraad(?:s)?[- ]?[Rr]esoluties? |\bVNVR[- ]?[Rr]esoluties? "
            r"|\bVN[- ]?VR[- ]?[Rr]esoluties? |\bUNSC[- ]?[Rr]esoluties? |\bUNSCRs? ?"
            r"|\bVN[- ][Rr]esoluties? |\bS/RES/|(?<![\w-])[Rr]esoluties? (?=\d[\d, en()]{0,40} van de "
            r"(?:VN[- ]?)?(?:[Vv]eiligheidsraad|VNVR)))(?:nrs?\. ?)?"
            r"(?P<numbers>\d{2,4}(?: ?\(\d{4}\))?(?:(?:, | en |, en )\d{2,4}(?![\d/])(?: ?\(\d{4}\))?)*)(?![\d/])"
            r"(?: van de (?:VN[- ]?)?(?:[Vv]eiligheidsraad|VNVR))?"
        ),
        _security_council,
        (
            ("VN Veiligheidsraad Resoluties 550 en 789", ("unsc-res-550", "unsc-res-789")),
            ("VNVR-resolutie 2334", ("unsc-res-2334",)),
            ("Veiligheidsraadresolutie 1325 (2000)", ("unsc-res-1325",)),
            ("resoluties 242 en 338 van de VN-Veiligheidsraad", ("unsc-res-242", "unsc-res-338")),
            ("UNSCR 1701", ("unsc-res-1701",)),
        ),
        ("een resolutie van de Veiligheidsraad", "resolutie 68/262"),
    ),
    Form(
        "general-assembly",
        "un_resolution",
        ("esolutie", "A/RES"),
        re.compile(
            r"(?:\bA/RES/|\b(?:AVVN|VN|UNGA|Algemene Vergadering)[- ]?[Rr]esolutie "
            r"|\b[Rr]esolutie (?:nr\. ?)?(?=(?:ES-)?\d{1,2}/\d))(?P<number>(?:ES-)?\d{1,2}/\d{1,3})(?!\d)"
        ),
        _general_assembly,
        (
            ("resolutie 68/262 van de Algemene Vergadering", ("unga-res-68-262",)),
            ("AVVN-resolutie ES-11/1", ("unga-res-es-11-1",)),
        ),
    ),
    Form(
        "ecli",
        "case",
        ("ECLI:",),
        re.compile(r"\b(?P<id>ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9]+(?:\.[A-Z0-9]+)*)"),
        _whole,
        (("ECLI:NL:HR:2019:2006", ("ECLI:NL:HR:2019:2006",)), ("(ECLI:EU:C:2021:974).", ("ECLI:EU:C:2021:974",))),
    ),
)
