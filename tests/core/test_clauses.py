"""Clauses of sentences in the style of letters on Council meetings: their verbs, particles and subjects.

Each row names what it tests, gives a sentence, and its clauses with a finite verb in the order of their beginning,
as `verb+particle(other verbs):subject`. The subject is its head; `^` stands for one shared with another clause,
`-` for none.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerspoor.grammar.clauses import Clause, Parsed, parse

ROWS = [
    # one clause
    ("plain", "Nederland steunde het voorstel.", "steunde:Nederland"),
    ("auxiliary", "Het kabinet heeft de Raad hierover geïnformeerd.", "heeft(geïnformeerd):kabinet"),
    ("passive", "Het voorstel werd door de lidstaten verwelkomd.", "werd(verwelkomd):voorstel"),
    ("modal", "De Commissie zal in juni een voorstel presenteren.", "zal(presenteren):Commissie"),
    ("modal and passive", "De verordening moet nog worden aangenomen.", "moet(worden aangenomen):verordening"),
    ("plural subject", "De lidstaten benadrukten het belang van eenheid.", "benadrukten:lidstaten"),
    ("pronoun", "Hij wees op de gevolgen voor de landbouw.", "wees:Hij"),
    ("first person", "Ik informeer uw Kamer over de uitkomsten.", "informeer:Ik"),
    ("participle as adjective", "De gewenste maatregelen zijn kostbaar.", "zijn:maatregelen"),
    ("premodifier", "De door het voorzitterschap voorgestelde tekst kreeg brede steun.", "kreeg:tekst"),
    ("adjectives joined", "Sociale en economische gevolgen speelden een rol.", "speelden:gevolgen"),
    ("acronym", "De VVD vroeg naar de kosten.", "vroeg:VVD"),
    ("institution", "De Raad nam conclusies aan over Oekraïne.", "nam+aan:Raad"),
    ("office and name", "Minister Kaag heeft dit benadrukt.", "heeft(benadrukt):Minister"),
    ("name of two words", "Eurocommissaris Johansson gaf een toelichting.", "gaf:Eurocommissaris"),
    ("number", "Drie lidstaten stemden tegen het voorstel.", "stemden:lidstaten"),
    ("measure", "Een aantal lidstaten vroeg om meer tijd.", "vroeg:aantal"),
    ("elliptic", "De meeste lidstaten spraken steun uit.", "spraken+uit:lidstaten"),
    ("standing alone", "Sommigen wezen op de risico’s.", "wezen:Sommigen"),
    # inversion
    (
        "inversion behind a phrase",
        "Tijdens de Raad heeft Nederland dit punt opgebracht.",
        "heeft(opgebracht):Nederland",
    ),
    ("inversion behind an adverb", "Daarnaast vroegen enkele lidstaten aandacht voor migratie.", "vroegen:lidstaten"),
    ("inversion behind time", "Vorige week sprak de minister met haar ambtgenoot.", "sprak:minister"),
    (
        "subject behind adverbials",
        "In Brussel werd gisteren onder leiding van Frankrijk een akkoord bereikt.",
        "werd(bereikt):akkoord",
    ),
    ("expletive er", "Er was brede steun voor het compromis.", "was:steun"),
    ("expletive behind", "Daarbij bestaan er zorgen over de rechtsstaat.", "bestaan:zorgen"),
    ("object in front", "Een brief daarover kan ik de Kamer toezeggen.", "kan(toezeggen):ik"),
    ("object in front, noun subject", "Deze zorgen deelt het kabinet.", "deelt:kabinet"),
    ("participle in front", "Aangedrongen is er wel op onafhankelijk onderzoek.", "is(Aangedrongen):-"),
    ("adjective in front", "Belangrijk is de bescherming van burgers.", "is:bescherming"),
    ("focus", "Ook Nederland sprak zijn zorgen uit.", "sprak+uit:Nederland"),
    ("question", "Kan de minister dit toelichten?", "Kan(toelichten):minister"),
    ("question with plural", "Hebben de lidstaten hierover gesproken?", "Hebben(gesproken):lidstaten"),
    ("short pronoun", "Over de uitkomst is zij tevreden.", "is:zij"),
    ("reflexive", "Het kabinet zet zich in voor een ambitieus akkoord.", "zet+in:kabinet"),
    # particles
    ("particle at the end", "Nederland kaartte de kwestie bij de Commissie aan.", "kaartte+aan:Nederland"),
    ("particle before op", "Malta drong aan op solidariteit.", "drong+aan:Malta"),
    ("particle behind erop", "Portugal drong erop aan dat de Raad besluit.", "drong+aan:Portugal; besluit:Raad"),
    (
        "er, op and aan",
        "Portugal, daarin gesteund door Spanje, drong er bij de Raad op aan de schuldenlast te verlichten.",
        "drong+aan(verlichten):Portugal",
    ),
    ("particle before dat", "De Commissie gaf aan dat dit mogelijk is.", "gaf+aan:Commissie; is:dit"),
    (
        "particle before te",
        "Het voorzitterschap kondigde aan een voorstel te zullen doen.",
        "kondigde+aan(zullen doen):voorzitterschap",
    ),
    ("particle that is a noun", "De bijeenkomst vindt plaats in Luxemburg.", "vindt+plaats:bijeenkomst"),
    ("particle deel", "Oekraïne nam via videoverbinding deel aan de bespreking.", "nam+deel:Oekraïne"),
    ("adverb as particle", "De minister blikte terug op het bezoek.", "blikte+terug:minister"),
    ("vast", "De Raad stelde de conclusies unaniem vast.", "stelde+vast:Raad"),
    ("no particle but a preposition", "De Raad sprak over de situatie in Gaza.", "sprak:Raad"),
    (
        "no particle of an infinitive",
        "De lidstaten hebben toegezegd hun bijdragen aan te vullen.",
        "hebben(toegezegd vullen):lidstaten",
    ),
    (
        "particle inside the verb",
        "Het kabinet verwacht dat de Commissie het voorstel in juni uitbrengt.",
        "verwacht:kabinet; uitbrengt:Commissie",
    ),
    ("bekend", "De Commissie maakte haar werkprogramma bekend.", "maakte+bekend:Commissie"),
    # subordinate clauses
    ("complement", "Het kabinet vindt dat de EU moet optreden.", "vindt:kabinet; moet(optreden):EU"),
    (
        "complement with cluster",
        "De minister zei dat het besluit zou kunnen worden herzien.",
        "zei:minister; zou(kunnen worden herzien):besluit",
    ),
    ("whether", "De leden vroegen of de minister dit steunt.", "vroegen:leden; steunt:minister"),
    ("how", "De minister lichtte toe hoe de middelen zijn verdeeld.", "lichtte+toe:minister; zijn(verdeeld):middelen"),
    (
        "because",
        "Hongarije stemde tegen, omdat het de sancties onwenselijk vindt.",
        "stemde+tegen:Hongarije; vindt:het",
    ),
    ("clause in front", "Hoewel de tekst is verbeterd, blijven er zorgen.", "blijven:zorgen; is(verbeterd):tekst"),
    (
        "conditional with its verb first",
        "Mocht de situatie verslechteren, dan zal de Raad sancties overwegen.",
        "Mocht(verslechteren):situatie; zal(overwegen):Raad",
    ),
    (
        "als",
        "Als de onderhandelingen mislukken, dreigt een handelsoorlog.",
        "dreigt:handelsoorlog; mislukken:onderhandelingen",
    ),
    ("als lid", "Als voorzitter leidde Polen de bespreking.", "leidde:Polen"),
    ("zoals", "De Raad heeft, zoals eerder aangekondigd, het besluit genomen.", "heeft(aangekondigd genomen):Raad"),
    ("zoals with a clause", "Het kabinet zet in op snelheid, zoals de Kamer wenst.", "zet+in:kabinet; wenst:Kamer"),
    ("om te", "De Commissie riep de lidstaten op om meer wapens te leveren.", "riep+op:Commissie"),
    (
        "two complements",
        "Nederland stelde dat de regels helder zijn en dat zij moeten worden nageleefd.",
        "stelde:Nederland; zijn:regels; moeten(worden nageleefd):zij",
    ),
    (
        "nested complements",
        "De minister zei dat zij verwacht dat de Raad akkoord gaat.",
        "zei:minister; verwacht:zij; gaat+akkoord:Raad",
    ),
    # clauses of comparison in front
    (
        "unlike what",
        "In tegenstelling tot wat het kabinet had aangekondigd, heeft Nederland niet gepleit voor netten.",
        "heeft(gepleit):Nederland; had(aangekondigd):kabinet",
    ),
    (
        "unlike, with a clause",
        "Anders dan in de agenda stond, heeft Nederland niet gepleit voor netten.",
        "heeft(gepleit):Nederland; stond:-",
    ),
    # relative clauses
    ("relative as subject", "De lidstaten die dit steunen vormen een meerderheid.", "vormen:lidstaten; steunen:die"),
    (
        "relative as object",
        "Het voorstel dat de Commissie presenteerde kreeg steun.",
        "kreeg:voorstel; presenteerde:Commissie",
    ),
    (
        "relative of a country",
        "Polen, dat een veto had aangekondigd, stemde voor.",
        "stemde+voor:Polen; had(aangekondigd):dat",
    ),
    (
        "hetgeen",
        "De Commissie stelde uitstel voor, hetgeen Italië van de hand wees.",
        "stelde+voor:Commissie; wees:Italië",
    ),
    (
        "waarna",
        "De Raad sprak over Soedan, waarna het voorzitterschap een toelichting gaf.",
        "sprak:Raad; gaf:voorzitterschap",
    ),
    (
        "waarbij",
        "De Raad nam het besluit, waarbij Hongarije zich onthield van stemming.",
        "nam:Raad; onthield:Hongarije",
    ),
    ("relative with pronoun", "De steun die wij bieden is onvoorwaardelijk.", "is:steun; bieden:wij"),
    (
        "preposition and relative",
        "De landen met wie Nederland samenwerkt delen deze visie.",
        "delen:landen; samenwerkt:Nederland",
    ),
    ("waaronder", "Enkele lidstaten, waaronder Nederland, vroegen om verduidelijking.", "vroegen:lidstaten"),
    # coordination
    (
        "participles under one auxiliary",
        "In lijn met de motie van het lid X heeft het kabinet het belang van Y onderstreept en gepleit voor Z.",
        "heeft(onderstreept gepleit):kabinet",
    ),
    (
        "three participles",
        "Nederland heeft de Raad verwelkomd, het belang van eenheid benadrukt en opgeroepen tot actie.",
        "heeft(verwelkomd benadrukt opgeroepen):Nederland",
    ),
    (
        "shared subject",
        "De minister benadrukte het belang van eenheid en riep op tot terughoudendheid.",
        "benadrukte:minister; riep+op:^",
    ),
    (
        "shared subject with noun object",
        "Nederland steunde het voorstel en vroeg aandacht voor de uitvoering.",
        "steunde:Nederland; vroeg:^",
    ),
    (
        "three verbs",
        "Malta verwelkomde de voortgang, wees op de kosten en pleitte voor uitstel.",
        "verwelkomde:Malta; wees:^; pleitte:^",
    ),
    (
        "two main clauses",
        "Over Moldavië toonde zij zich tevreden, over Georgië uitte zij zorgen.",
        "toonde:zij; uitte:zij",
    ),
    ("but", "Frankrijk steunde het plan, maar Duitsland verzette zich.", "steunde:Frankrijk; verzette:Duitsland"),
    (
        "semicolon",
        "Italië steunde het plan; Spanje had vragen; Polen stemde tegen.",
        "steunde:Italië; had:Spanje; stemde+tegen:Polen",
    ),
    ("want", "Nederland onthield zich, want de tekst schoot tekort.", "onthield:Nederland; schoot+tekort:tekst"),
    ("countries before the verb", "Estland, Letland en Litouwen vroegen om meer steun.", "vroegen:Estland"),
    ("countries behind the verb", "Hierop reageerden Polen, Hongarije en Slowakije terughoudend.", "reageerden:Polen"),
    (
        "countries behind a clause",
        "Nederland steunde dit, Hongarije en Slowakije waren tegen.",
        "steunde:Nederland; waren:Hongarije",
    ),
    ("noch", "Noch Polen noch Hongarije steunde de tekst.", "steunde:Polen"),
    ("zowel als", "Zowel de Raad als de Commissie onderschrijft dit doel.", "onderschrijft:Raad"),
    (
        "en with inversion",
        "In juni komt de Commissie met een voorstel en zal de Raad een besluit nemen.",
        "komt:Commissie; zal(nemen):Raad",
    ),
    (
        "verb cluster in a conjunct",
        "Het kabinet acht het van belang dat de Raad spreekt en de Commissie handelt.",
        "acht:kabinet; spreekt:Raad; handelt:Commissie",
    ),
    # what was said
    (
        "quotative",
        "Die rol wil de Unie vervullen, verzekerde de Commissie.",
        "wil(vervullen):Unie; verzekerde:Commissie",
    ),
    ("quotative with adverb", "De tijd dringt, zei de Hoge Vertegenwoordiger gisteren.", "dringt:tijd; zei:Hoge"),
    ("aldus", "De steun blijft nodig, aldus de minister.", "blijft:steun"),
    ("according to", "Volgens het kabinet zijn de maatregelen proportioneel.", "zijn:maatregelen"),
    # zijn: are, be, his
    ("his", "Zijn ambtgenoot bedankte de minister voor zijn inzet.", "bedankte:ambtgenoot"),
    ("are behind a plural", "De zorgen over de uitvoering zijn terecht.", "zijn:zorgen"),
    ("are and a noun", "Deze afspraken zijn onderdeel van het pakket.", "zijn:afspraken"),
    ("to be", "Dit zal niet mogelijk zijn.", "zal(zijn):Dit"),
    # nouns that look like verbs
    ("nouns in -en", "De vragen van de leden werden beantwoord.", "werden(beantwoord):vragen"),
    ("steun", "De steun aan Oekraïne blijft onverminderd.", "blijft:steun"),
    ("besluit", "Het besluit werd met eenparigheid genomen.", "werd(genomen):besluit"),
    ("plannen", "Deze plannen werken averechts.", "werken:plannen"),
    ("brackets", "De Hoge Vertegenwoordiger (HV) gaf een overzicht.", "gaf:Hoge"),
    ("surname", "De Morgan sprak de Raad toe.", "sprak+toe:De"),
    ("article and commission", "De Commissie sprak de Raad toe.", "sprak+toe:Commissie"),
    # more letters
    ("whether behind a bracket", "Het lid X (VVD) vroeg of het kabinet dit steunt.", "vroeg:lid; steunt:kabinet"),
    ("asked to", "Italië vroeg de Commissie om met voorstellen te komen.", "vroeg:Italië"),
    ("zet in behind en", "Het kabinet deelt dit en zet in op snelheid.", "deelt:kabinet; zet+in:^"),
    ("gelet op", "Gelet op de ernst heeft de Raad besloten.", "heeft(besloten):Raad"),
    ("clause as object", "Dat de Commissie dit doet, acht het kabinet positief.", "acht:kabinet; doet:Commissie"),
    ("clause as subject", "Of dit voldoende is, valt te bezien.", "valt(bezien):-; is:dit"),
    ("passive with a clause", "Verwacht wordt dat de Raad instemt.", "wordt(Verwacht):-; instemt:Raad"),
    ("possessive and noun", "Van belang is dat lidstaten hun afspraken nakomen.", "is:-; nakomen:lidstaten"),
    ("of behind a noun", "De vraag of de drempel omlaag moet, bleef open.", "bleef+open:vraag; moet:drempel"),
    ("voor before te", "Spanje stelde voor de deadline te verschuiven.", "stelde+voor(verschuiven):Spanje"),
    ("those who", "Zij die tegen stemden wezen op de kosten.", "wezen:Zij; stemden+tegen:die"),
    ("kennis", "De Eurogroep nam kennis van het verslag.", "nam+kennis:Eurogroep"),
    (
        "an aside with wie",
        "Hoewel een aantal lidstaten, onder wie Malta, kritisch is, is er steun.",
        "is:steun; is:aantal",
    ),
    (
        "verb behind a relative clause",
        "De Commissie zal de voorstellen die zij deed nader uitwerken.",
        "zal(uitwerken):Commissie; deed:zij",
    ),
    ("aan zet", "De Commissaris wees erop dat lidstaten aan zet zijn.", "wees:Commissaris; zijn:lidstaten"),
    ("an aside before dat", "Zweden stelde, net als Finland, dat de steun omhoog moet.", "stelde:Zweden; moet:steun"),
    ("bare object in front", "Aandacht vroeg Nederland voor de landbouw.", "vroeg:Nederland"),
    (
        "al with its verb first",
        "De Raad bereikte een akkoord, al bleef België kritisch.",
        "bereikte:Raad; bleef:België",
    ),
    ("wanneer as subject", "Wanneer de Raad besluit, hangt af van de gesprekken.", "hangt+af:-; besluit:Raad"),
]


def shown(text: str, parsed: Parsed) -> str:
    """Write the clauses as the rows have them."""
    starts, ends = parsed.tokens.starts, parsed.tokens.ends

    def word(at: int) -> str:
        return text[starts[at] : ends[at]]

    def one(clause: Clause) -> str:
        assert clause.finite is not None
        particle = f"+{word(clause.particle)}" if clause.particle is not None else ""
        verbs = f"({' '.join(word(v) for v in clause.verbs)})" if clause.verbs else ""
        none = "^" if clause.shares is not None else "-"
        subject = word(clause.subject.head) if clause.subject else none
        return f"{word(clause.finite)}{particle}{verbs}:{subject}"

    return "; ".join(one(c) for c in parsed.clauses if c.finite is not None)


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_clauses_of_the_genre(text: str, expected: str) -> None:
    assert shown(text, parse(text, 0, len(text))) == expected


# -- properties ---------------------------------------------------------------------------------

WORDS = [
    "de",
    "het",
    "een",
    "dat",
    "die",
    "deze",
    "zijn",
    "wij",
    "hij",
    "er",
    "zich",
    "en",
    "of",
    "maar",
    "want",
    "als",
    "om",
    "te",
    "dat",
    "waar",
    "wat",
    "wie",
    ",",
    ";",
    ":",
    ".",
    "(",
    ")",
    "–",
    "“",
    "”",
    '"',
    "’",
    "?",
    "Nederland",
    "Polen",
    "Raad",
    "Commissie",
    "lidstaten",
    "voorstel",
    "steun",
    "vragen",
    "zorgen",
    "steunt",
    "steunde",
    "dringt",
    "drong",
    "aan",
    "op",
    "voor",
    "heeft",
    "had",
    "worden",
    "werd",
    "kan",
    "moet",
    "besloten",
    "genomen",
    "geven",
    "nemen",
    "wilde",
    "De",
    "Van",
    "van",
    "der",
    "’t",
    "'s",
    "2024",
    "'20",
    "niet",
    "ook",
    "in",
    "met",
    "noch",
    "geen",
    "ik",
    "benadruk",
    "İ",
    "ǅ",
    "ß",
    "🇳🇱",
    "\u200b",
    "\xad",
    "\x00",
    "_",
    "__",
    "&",
    "/",
    "a’",
    "-",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=60), st.sampled_from([" ", "", "  \n"])
)
def test_no_text_raises_and_all_indices_hold(words: list[str], between: str) -> None:
    text = between.join(words)
    parsed = parse(text, 0, len(text))
    tokens = parsed.tokens
    count = len(tokens.words)
    assert all(len(column) == count for column in (tokens.starts, tokens.ends, tokens.flags))
    assert len(parsed.taken) == count
    seen: set[int] = set()
    for index, clause in enumerate(parsed.clauses):
        assert list(clause.members) == sorted(set(clause.members))
        assert not seen & set(clause.members)
        seen |= set(clause.members)
        own = [clause.finite, clause.particle, *clause.verbs]
        assert all(at in clause.members for at in own if at is not None)
        assert all(0 <= p.first <= p.head <= p.last < count for p in clause.candidates)
        assert all(other is None or 0 <= other < len(parsed.clauses) for other in (clause.parent, clause.shares))
        assert clause.shares != index


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_part_of_a_text_parses_as_it_would_alone(before: str, after: str) -> None:
    text = "Malta drong aan op steun, waarna de Raad besloot."
    whole = before + "\n" + text + "\n" + after
    start = len(before) + 1
    alone, part = parse(text, 0, len(text)), parse(whole, start, start + len(text))
    assert alone.clauses == part.clauses
    assert [s + start for s in alone.tokens.starts] == part.tokens.starts


LONG: dict[str, Callable[[int], str]] = {
    "words": lambda n: "de Raad steunt het voorstel van de Commissie en " * (n // 9),
    "one clause": lambda n: "Nederland steunde " + "het voorstel van de Commissie over de handel " * (n // 8),
    "commas": lambda n: "Nederland , " * (n // 2),
    "bare commas": lambda n: ", " * n,
    "and": lambda n: "en " * n,
    "nouns": lambda n: "voorstel " * n,
    "names": lambda n: "Nederland " * n,
    "nested dat": lambda n: "Malta zegt " + "dat Malta zegt " * (n // 3),
    "nested dat without verbs": lambda n: "dat de Raad " * (n // 3),
    "relatives": lambda n: "de man die de Raad " * (n // 5),
    "om": lambda n: "om de Raad te steunen " * (n // 5),
    "om without te": lambda n: "om de Raad " * (n // 3),
    "ambiguous verbs": lambda n: "de landen werken besloten en vragen " * (n // 6),
    "zijn": lambda n: "zijn " * n,
    "adjectives": lambda n: "de " + "grote " * n,
    "prepositions": lambda n: "de in " * (n // 2),
    "brackets": lambda n: "(de Raad besloot) " * (n // 5),
    "open brackets": lambda n: "( " * n,
    "quotes": lambda n: "“ de ” " * (n // 3),
    "participles": lambda n: "heeft " + "genomen " * n,
    "particles": lambda n: "drong " + "aan op " * (n // 2),
    "first person": lambda n: "ik steun dit en ik " * (n // 5),
    "small letters of names": lambda n: "Van der " * (n // 2),
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_time_per_word_does_not_grow(make: Callable[[int], str]) -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        parse(text, 0, len(text))
        return time.process_time() - began

    short, long = make(1000), make(8000)
    seconds(short)
    # a busy machine may slow one run down, so that the best of several counts
    assert min(seconds(long) for _ in range(4)) < min(seconds(short) for _ in range(4)) * 8 * 2 + 0.002
