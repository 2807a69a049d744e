"""Dates in words: their ISO value, counted from the day that the text asks for, and their role."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

from .reading import quotes, read

LETTER = (
    "Tweede Kamer der Staten-Generaal\nVergaderjaar 2020–2021\n21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n"
    "Nr. 2299 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n"
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 25 november 2020\n\n"
)
# A report on a meeting of 19 November 2020, without a date of its own.
REPORT = "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN VAN 19 NOVEMBER 2020\n\n"
JANUARY = LETTER.replace("25 november 2020", "12 januari 2021")
DECEMBER = LETTER.replace("25 november 2020", "18 december 2020")
NOTHING = ""

Row = tuple[str, str, str, str, str | None]
# text before, the sentence, the words that make the date, its value, its role
DATES: dict[str, Row] = {
    "full day": (LETTER, "De Raad sprak op 19 november 2020 hierover.", "19 november 2020", "2020-11-19", "past"),
    "day with weekday": (
        LETTER,
        "Dit kwam op donderdag 19 november 2020 aan bod.",
        "donderdag 19 november 2020",
        "2020-11-19",
        "past",
    ),
    "day, no-break space": (
        LETTER,
        "De Raad sprak op 19\xa0november\xa02020 hierover.",
        "19 november 2020",
        "2020-11-19",
        "past",
    ),
    "day over a line end": (
        LETTER,
        "De Raad Buitenlandse Zaken heeft in Brussel gesproken op 19\nnovember 2020 en besloot toen dat deze zaak later in het jaar\nopnieuw op de agenda zou komen te staan.",
        "19 november 2020",
        "2020-11-19",
        "past",
    ),
    "ordinal": (LETTER, "De Raad sprak op de 19e november 2020 hierover.", "19e november 2020", "2020-11-19", "past"),
    "a.s.": (LETTER, "De Raad komt op 7 december a.s. bijeen.", "7 december a.s.", "2020-12-07", "future"),
    "a.s. over the year": (
        LETTER,
        "De Raad komt op 25 januari a.s. bijeen.",
        "25 januari a.s.",
        "2021-01-25",
        "future",
    ),
    "jl.": (LETTER, "De brief van 12 oktober jl. meldde dat.", "12 oktober jl.", "2020-10-12", "past"),
    "jl. over the year": (JANUARY, "De brief van 3 december jl. meldde dat.", "3 december jl.", "2020-12-03", "past"),
    "jongstleden": (
        LETTER,
        "De brief van 12 oktober jongstleden meldde dat.",
        "12 oktober jongstleden",
        "2020-10-12",
        "past",
    ),
    "j.l.": (LETTER, "De brief van 12 oktober j.l. meldde dat.", "12 oktober j.l.", "2020-10-12", "past"),
    "aanstaande behind": (
        LETTER,
        "De Raad komt op 7 december aanstaande bijeen.",
        "7 december aanstaande",
        "2020-12-07",
        "future",
    ),
    "d.d.": (LETTER, "Zie de brief d.d. 1 november 2020 hierover.", "1 november 2020", "2020-11-01", "past"),
    "two days": (
        LETTER,
        "Dit werd op 23 en 24 november 2020 besproken.",
        "23 en 24 november 2020",
        "2020-11-23/2020-11-24",
        "past",
    ),
    "two days by dash": (
        LETTER,
        "De Europese Raad van 10–11 december 2020 komt hierop terug.",
        "10–11 december 2020",
        "2020-12-10/2020-12-11",
        "future",
    ),
    "two days tot en met": (
        LETTER,
        "De reis was van 2 tot en met 5 november 2020.",
        "2 tot en met 5 november 2020",
        "2020-11-02/2020-11-05",
        "past",
    ),
    "two days t/m": (
        LETTER,
        "De reis was van 2 t/m 5 november 2020.",
        "2 t/m 5 november 2020",
        "2020-11-02/2020-11-05",
        "past",
    ),
    "days of two months": (
        LETTER,
        "Het was op 30 november en 1 december 2023 zover.",
        "30 november en 1 december 2023",
        "2023-11-30/2023-12-01",
        "future",
    ),
    "days over new year": (
        LETTER,
        "Het duurt van 30 december 2020 tot en met 3 januari 2021.",
        "30 december 2020 tot en met 3 januari 2021",
        "2020-12-30/2021-01-03",
        "future",
    ),
    "days over new year, one year": (
        LETTER,
        "Het duurt van 30 december tot en met 3 januari 2021.",
        "30 december tot en met 3 januari 2021",
        "2020-12-30/2021-01-03",
        "future",
    ),
    "two days, no year": (
        LETTER,
        "De Europese Raad komt op 10 en 11 december bijeen.",
        "10 en 11 december",
        "2020-12-10/2020-12-11",
        "future",
    ),
    "a day without year, behind": (
        LETTER,
        "Op 3 november heeft de Kamer een brief ontvangen.",
        "3 november",
        "2020-11-03",
        "past",
    ),
    "a day without year, ahead": (
        LETTER,
        "De Raad zal op 7 december verder spreken.",
        "7 december",
        "2020-12-07",
        "future",
    ),
    "a day without year, rolls ahead": (
        LETTER,
        "De Raad zal op 22 februari verder spreken.",
        "22 februari",
        "2021-02-22",
        "future",
    ),
    "a day without year, rolls back": (
        JANUARY,
        "Op 14 december heeft de Raad hierover gesproken.",
        "14 december",
        "2020-12-14",
        "past",
    ),
    "month and year": (LETTER, "Dit speelde in oktober 2020.", "oktober 2020", "2020-10", "past"),
    "month alone": (LETTER, "In december zal de Raad verder spreken.", "december", "2020-12", "future"),
    "month rolls ahead": (DECEMBER, "In januari zal de Raad verder spreken.", "januari", "2021-01", "future"),
    "month rolls ahead by far": (DECEMBER, "De Commissie zal in mei een voorstel doen.", "mei", "2021-05", "future"),
    "eind of a month": (
        LETTER,
        "Eind maart zal de Commissie komen met een voorstel.",
        "Eind maart",
        "2021-03-31",
        "future",
    ),
    "eind of a month with year": (
        LETTER,
        "Eind februari 2024 volgt meer.",
        "Eind februari 2024",
        "2024-02-29",
        "future",
    ),
    "begin of a month": (LETTER, "Begin februari zal dit volgen.", "Begin februari", "2021-02", "future"),
    "medio a month": (LETTER, "Medio september 2021 volgt meer.", "Medio september 2021", "2021-09", "future"),
    "medio a month, no year": (
        LETTER,
        "De Commissie zal medio februari met een plan komen.",
        "medio februari",
        "2021-02",
        "future",
    ),
    "this year's end": (
        LETTER,
        "Dit moet voor het eind van dit jaar klaar zijn.",
        "het eind van dit jaar",
        "2020-12-31",
        "deadline",
    ),
    "end of this year": (LETTER, "De Raad zal eind dit jaar besluiten.", "eind dit jaar", "2020-12-31", "future"),
    "end of next year": (
        LETTER,
        "De Raad zal eind volgend jaar besluiten.",
        "eind volgend jaar",
        "2021-12-31",
        "future",
    ),
    "begin of next year": (
        LETTER,
        "De Commissie zal begin volgend jaar komen.",
        "begin volgend jaar",
        "2021",
        "future",
    ),
    "next year": (LETTER, "De Commissie zal volgend jaar komen.", "volgend jaar", "2021", "future"),
    "last year": (LETTER, "De Commissie kwam vorig jaar met een plan.", "vorig jaar", "2019", "past"),
    "end of a year": (LETTER, "Het programma loopt eind 2021 af.", "eind 2021", "2021-12-31", "future"),
    "begin of a year": (LETTER, "Het programma begint begin 2021.", "begin 2021", "2021", "future"),
    "in the course of a year": (LETTER, "Dit volgt in de loop van 2021.", "de loop van 2021", "2021", "future"),
    "year": (LETTER, "Het akkoord stamt uit 2015.", "2015", "2015", "past"),
    "years": (LETTER, "Het kader voor 2021–2027 is vastgesteld.", "2021–2027", "2021/2027", "future"),
    "years in words": (
        LETTER,
        "Het kader van 2021 tot en met 2027 is vastgesteld.",
        "2021 tot en met 2027",
        "2021/2027",
        "future",
    ),
    "quarter": (
        LETTER,
        "Het plan komt in het derde kwartaal van 2021.",
        "het derde kwartaal van 2021",
        "2021-Q3",
        "future",
    ),
    "quarter, no year": (
        LETTER,
        "De Commissie zal in het eerste kwartaal komen met een plan.",
        "het eerste kwartaal",
        "2021-Q1",
        "future",
    ),
    "quarter of next year": (
        LETTER,
        "Het plan komt in het tweede kwartaal van volgend jaar.",
        "het tweede kwartaal van volgend jaar",
        "2021-Q2",
        "future",
    ),
    "quarter by letter": (LETTER, "Het plan komt in Q3 2024.", "Q3 2024", "2024-Q3", "future"),
    "fourth quarter": (
        LETTER,
        "Het plan volgt in het vierde kwartaal van 2024.",
        "het vierde kwartaal van 2024",
        "2024-Q4",
        "future",
    ),
    "first half": (
        LETTER,
        "Het plan komt in de eerste helft van 2021.",
        "de eerste helft van 2021",
        "2021-01/2021-06",
        "future",
    ),
    "second half": (
        LETTER,
        "Het plan komt in de tweede helft van 2021.",
        "de tweede helft van 2021",
        "2021-07/2021-12",
        "future",
    ),
    "next month": (LETTER, "De Raad zal volgende maand verder spreken.", "volgende maand", "2020-12", "future"),
    "next month over the year": (
        DECEMBER,
        "De Raad zal volgende maand verder spreken.",
        "volgende maand",
        "2021-01",
        "future",
    ),
    "last month": (JANUARY, "De Raad sprak vorige maand hierover.", "vorige maand", "2020-12", "past"),
    "end of this month": (LETTER, "De Raad zal eind deze maand spreken.", "eind deze maand", "2020-11-30", "future"),
    "end of next month": (
        LETTER,
        "De Raad zal eind volgende maand spreken.",
        "eind volgende maand",
        "2020-12-31",
        "future",
    ),
    "last Thursday": (
        LETTER,
        "De Raad sprak afgelopen donderdag hierover.",
        "afgelopen donderdag",
        "2020-11-19",
        "past",
    ),
    "last Wednesday, on a Wednesday": (
        LETTER,
        "De Raad sprak afgelopen woensdag hierover.",
        "afgelopen woensdag",
        "2020-11-18",
        "past",
    ),
    "coming Friday": (LETTER, "De Raad spreekt komende vrijdag hierover.", "komende vrijdag", "2020-11-27", "future"),
    "Friday a.s.": (LETTER, "De Raad spreekt vrijdag a.s. hierover.", "vrijdag a.s.", "2020-11-27", "future"),
    "Monday jl.": (LETTER, "De Raad sprak maandag jl. hierover.", "maandag jl.", "2020-11-23", "past"),
    "next week": (
        LETTER,
        "De Raad zal volgende week verder spreken.",
        "volgende week",
        "2020-11-30/2020-12-06",
        "future",
    ),
    "last week": (LETTER, "De Raad sprak vorige week hierover.", "vorige week", "2020-11-16/2020-11-22", "past"),
    "Christmas recess": (
        LETTER,
        "De Kamer ontvangt voor het kerstreces een brief.",
        "het kerstreces",
        "2020-12",
        "deadline",
    ),
    "Christmas recess, accented": (
        LETTER,
        "De Kamer ontvangt vóór het kerstreces een brief.",
        "het kerstreces",
        "2020-12",
        "deadline",
    ),
    "summer recess": (
        LETTER,
        "De Kamer ontvangt voor het zomerreces een brief.",
        "het zomerreces",
        "2021-07",
        "deadline",
    ),
    "May recess": (LETTER, "De Kamer ontvangt na het meireces een brief.", "het meireces", "2021-05", "future"),
    "autumn recess": (
        LETTER,
        "De Kamer ontvangt vóór het herfstreces van 2021 een brief.",
        "het herfstreces van 2021",
        "2021-10",
        "deadline",
    ),
    "a duration": (
        LETTER,
        "De betrekkingen zijn in de afgelopen 19 jaar verbeterd.",
        "de afgelopen 19 jaar",
        "P19Y",
        "past",
    ),
    "a duration in words": (
        LETTER,
        "De betrekkingen zijn de afgelopen drie maanden verbeterd.",
        "de afgelopen drie maanden",
        "P3M",
        "past",
    ),
    "within weeks": (LETTER, "Ik stuur u binnen twee weken een brief.", "binnen twee weken", "2020-12-09", "future"),
    "within months": (
        LETTER,
        "Ik stuur u binnen drie maanden een brief.",
        "binnen drie maanden",
        "2021-02-25",
        "future",
    ),
    "weeks ago": (LETTER, "Twee weken geleden sprak de Raad hierover.", "Twee weken geleden", "2020-11-11", "past"),
    "at the latest": (
        LETTER,
        "De landen moeten uiterlijk 1 maart 2021 antwoorden.",
        "1 maart 2021",
        "2021-03-01",
        "deadline",
    ),
    "at the latest on": (
        LETTER,
        "De landen moeten uiterlijk op 1 maart 2021 antwoorden.",
        "1 maart 2021",
        "2021-03-01",
        "deadline",
    ),
    "before a day": (
        LETTER,
        "De landen moeten vóór 1 maart 2021 antwoorden.",
        "1 maart 2021",
        "2021-03-01",
        "deadline",
    ),
    "the Council of December": (LETTER, "Dit komt terug in de RBZ van december.", "december", "2020-12", "future"),
    "the Council of January": (DECEMBER, "Dit komt terug in de RBZ van januari.", "januari", "2021-01", "future"),
    "spring": (
        LETTER,
        "Het voorstel volgt in het voorjaar van 2021.",
        "het voorjaar van 2021",
        "2021-03/2021-05",
        "future",
    ),
    "this autumn": (LETTER, "De Raad sprak dit najaar hierover.", "dit najaar", "2020-09/2020-11", "future"),
    "today": (LETTER, "De Raad sprak vandaag hierover.", "vandaag", "2020-11-25", "past"),
    "yesterday": (LETTER, "De Raad sprak gisteren hierover.", "gisteren", "2020-11-24", "past"),
    "Prinsjesdag": (
        LETTER,
        "Het kabinet komt hierop met Prinsjesdag 2021 terug.",
        "Prinsjesdag 2021",
        "2021-09-21",
        "future",
    ),
    "leap day": (LETTER, "Op 29 februari 2024 is er een zitting.", "29 februari 2024", "2024-02-29", "future"),
    "no such day": (LETTER, "Op 31 april 2021 is er een zitting.", "31 april 2021", "2021-04", "future"),
    "no leap day": (LETTER, "Op 29 februari 2021 is er een zitting.", "29 februari 2021", "2021-02", "future"),
    "capital month at the start": (
        LETTER,
        "December 2020 wordt een drukke maand.",
        "December 2020",
        "2020-12",
        "future",
    ),
    "capitals": (LETTER, "De Raad komt op 7 DECEMBER 2020 bijeen.", "7 DECEMBER 2020", "2020-12-07", "future"),
    "meeting day for a report": (
        REPORT,
        "De Raad komt op 7 december a.s. weer bijeen.",
        "7 december a.s.",
        "2020-12-07",
        "future",
    ),
    "meeting day, jl.": (
        REPORT,
        "De Raad sprak eerder op 12 oktober jl. hierover.",
        "12 oktober jl.",
        "2020-10-12",
        "past",
    ),
    "meeting day, this year": (
        REPORT,
        "Dit moet voor het eind van dit jaar klaar zijn.",
        "het eind van dit jaar",
        "2020-12-31",
        "deadline",
    ),
    "meeting day, next month": (
        REPORT,
        "De Raad zal volgende maand verder spreken.",
        "volgende maand",
        "2020-12",
        "future",
    ),
    "no day to count from, full day": (
        NOTHING,
        "De Raad sprak op 19 november 2020 hierover.",
        "19 november 2020",
        "2020-11-19",
        None,
    ),
    "no day to count from, span": (
        NOTHING,
        "Dit werd op 23 en 24 november 2020 besproken.",
        "23 en 24 november 2020",
        "2020-11-23/2020-11-24",
        None,
    ),
    "no day to count from, quarter": (
        NOTHING,
        "Het plan komt in het derde kwartaal van 2024.",
        "het derde kwartaal van 2024",
        "2024-Q3",
        None,
    ),
    "no day to count from, duration": (
        NOTHING,
        "De afgelopen 19 jaar is dit verbeterd.",
        "De afgelopen 19 jaar",
        "P19Y",
        "past",
    ),
    "day behind a bracket": (LETTER, "De brief (12 oktober 2020) meldde dat.", "12 oktober 2020", "2020-10-12", "past"),
    "date in a date list": (
        LETTER,
        "De Raad sprak op 5, 12 en 19 november 2020.",
        "5, 12 en 19 november 2020",
        "2020-11-05/2020-11-19",
        "past",
    ),
    "day before the marker": (
        LETTER,
        "De Raad sprak op 19 november 2020, en daarna niet meer.",
        "19 november 2020",
        "2020-11-19",
        "past",
    ),
}


@pytest.mark.parametrize(("head", "text", "quote", "value", "role"), DATES.values(), ids=DATES)
def test_date(head: str, text: str, quote: str, value: str, role: str | None) -> None:
    record = read(head + text)
    start = next(s.start for s in record.sentences) if record.sentences else 0
    found = [d for d in record.dates if d.start >= start and not _in_head(record.blocks, d.start)]
    assert [(q, d.value) for q, d in zip(quotes(record, tuple(found)), found, strict=True)] == [(quote, value)]
    assert found[0].role == role


def _in_head(blocks: object, at: int) -> bool:
    return any(b.kind in ("letterhead", "title") and b.start <= at < b.end for b in blocks)  # type: ignore[attr-defined]


SEVERAL = {
    "two full days": (
        "De Raad sprak op 12 oktober 2020 en op 19 november 2020 hierover.",
        ["2020-10-12", "2020-11-19"],
    ),
    "a year on the first day alone": ("Het duurt van 1 december 2020 tot en met 3 januari.", ["2020-12-01/2021-01-03"]),
    "two loose years": ("De doelen voor 2025 en 2030 zijn gesteld.", ["2025", "2030"]),
    "two years that follow": ("In 2023 en 2024 wordt dit herhaald.", ["2023/2024"]),
    "date and duration": (
        "Op 1 maart 2021 eindigt de termijn; de afgelopen 19 jaar was dat zo.",
        ["2021-03-01", "P19Y"],
    ),
    "date next to a citation": ("Zie COM(2022) 71 van 3 maart 2022.", ["2022-03-03"]),
    "session year in a citation": ("Zie Kamerstukken II 2019/20, 35 570 V, nr. 42 van 5 mei 2020.", ["2020-05-05"]),
    "months with one year": ("In oktober en november 2021 volgt meer.", ["2021-10", "2021-11"]),
}


@pytest.mark.parametrize(("text", "values"), SEVERAL.values(), ids=SEVERAL)
def test_several_dates(text: str, values: list[str]) -> None:
    record = read(text)
    assert [date.value for date in record.dates] == values


NO_DATES = {
    "a name": "Staatssecretaris Mei gaf een toelichting.",
    "a surname behind initials": "Onder leiding van de heer J. Maart kwam men bijeen.",
    "number of inhabitants": "Er wonen 2020 mensen in het dorp.",
    "an amount": "Het fonds telt € 2020,50 aan middelen.",
    "an amount in thousands": "Er waren 12.020 deelnemers.",
    "dossier": "Zie Kamerstuk 21 501-02, nr. 2020.",
    "EU document": "Zie COM(2022) 71.",
    "regulation": "Zie Verordening (EU) 2021/947.",
    "law with a year": "Op grond van artikel 2 van de Sanctiewet 1977 kan dat.",
    "bare weekday": "Op donderdag komt de groep meestal bijeen.",
    "kwartaal without number": "Elk kwartaal komt er een brief.",
    "jaar alone": "Elk jaar komt er een brief.",
    "het jaar": "Het jaar was goed.",
    "within a rule": "De Raad beoordeelt die binnen twee maanden.",
    "maart in a word": "Het maartoverleg is gepland.",
    "meireces in a word": "De meirecesbrief is gepland.",
    "agenda 2030": "De uitvoering van Agenda 2030 staat centraal.",
    "a code": "Het programma EU-2020b is voorbij.",
    "year in a word": "De 2020-doelen zijn gehaald.",
    "telephone": "Bel 070-2020 2021.",
    "percent": "Dat is 2020% meer.",
    "decimals": "De koers was 1,2020.",
    "day of the week in a compound": "De donderdagavond was lang.",
}


@pytest.mark.parametrize("text", NO_DATES.values(), ids=NO_DATES)
def test_no_date(text: str) -> None:
    record = read(LETTER + text)
    found = tuple(d for d in record.dates if not _in_head(record.blocks, d.start))
    assert quotes(record, found) == []


def test_the_anchor_of_a_relative_date_is_the_letters_day() -> None:
    record = read(LETTER + "De Raad komt op 7 december a.s. bijeen.")
    assert record.dates[-1].anchor == "2020-11-25"


def test_a_full_date_needs_no_anchor() -> None:
    record = read(LETTER + "De Raad sprak op 19 november 2020 hierover.")
    assert record.dates[-1].anchor is None


def test_a_debate_counts_from_its_own_day() -> None:
    record = read(
        "VERSLAG VAN EEN COMMISSIEDEBAT\n\nDe vaste commissie voor Europese Zaken heeft op 9 december 2020 overleg gevoerd.\n\n"
        "De heer Hagedoorn (ABC):\n\nDe minister zou volgende maand een brief sturen.\n"
    )
    assert record.document.kind == "debate"
    assert record.dates[-1].value == "2021-01"
