"""The patterns by which a follow-up is known, and those by which what only looks like one is.

Word lists stand in `data/follow_ups.toml`. Patterns that end in `$` are tried on what stands before a date, in a
stretch of fixed length.
"""

from __future__ import annotations

import re
from functools import cache

from kamerspoor.extract.gated import Gated
from kamerspoor.lexicon import load_table

_SECTIONS = frozenset({
    "hedges", "publication", "decision", "agenda", "promise", "announces", "receives", "reaches", "sends", "holds",
    "papers", "enclosed", "promising", "telling",
})  # fmt: skip


@cache
def words_of(section: str) -> frozenset[str]:
    """Give a list of words of `data/follow_ups.toml`."""
    return frozenset(load_table("follow_ups", _SECTIONS)[section])


# -- what comes ------------------------------------------------------------------------------------------

NEXT_MEETING = Gated(
    ("volgende", "komende", "aanstaande"),
    re.compile(
        r"\b(?:[Vv]olgende|[Ee]erstvolgende|[Dd]aaropvolgende|[Kk]omende|[Aa]anstaande)\s(?:\w+\s){0,2}?"
        r"(?:[A-Z][\w/-]*[Rr]aad\b|Raad\b|RBZ|RAZ|Eurogroep|JBZ|bijeenkomst|top\b|vergadering|zitting|Europese Raad)"
    ),
)
LATER = Gated(
    ("volgende", "komende", "later", "te zijner tijd", "binnenkort", "na het reces", "op korte termijn"),
    re.compile(
        r"\b(?:(?:in|tijdens|op|bij|voor) (?:een|de) (?:van de )?"
        r"(?:volgende|komende|eerstvolgende|latere|daaropvolgende)\b"
        r"|op een later moment|in een later stadium|te zijner tijd|binnenkort|later dit jaar|na het reces"
        r"|op korte termijn)",
        re.IGNORECASE,
    ),
)
# A time ahead that has no day: `vóór de zomer`, `nog dit jaar`, `binnen drie weken`, `in week 47`, `zodra`.
TERM = Gated(
    ("zomer", "najaar", "voorjaar", "herfst", "winter", "reces", "jaar", "week", "weken", "maand", "dagen", "zodra"),
    re.compile(
        r"\b(?:"
        r"(?:[Vv]óór|[Vv]oor|[Nn]a|[Nn]á|[Ii]n|[Dd]eze|[Kk]omende) (?:(?:de|het) )?"
        r"(?:zomer|najaar|voorjaar|herfst|winter|\w{0,12}reces)"
        r"|[Dd]it (?:najaar|voorjaar)"
        r"|(?:[Nn]og|[Ll]ater) (?:dit (?:kalender)?jaar|deze (?:maand|week)"
        r"|in het lopende (?:kalender|begrotings)?jaar)"
        r"|[Bb]innen (?:een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf|\d{1,2}) (?:dagen|week|weken|maand|maanden)"
        r"|(?:in|uiterlijk|vanaf|voor) week \d{1,2}"
        r"|[Oo]ver (?:een|twee|drie|vier|enkele) (?:week|weken|maand|maanden)"
        r"|[Zz]odra"
        r")\b"
    ),
)
RETURNS = re.compile(r"\b(?:komt|komen|wordt|worden|zal|zullen|keert|keren|volgt|volgen)\b")
ASKS = re.compile(r"\b(?:te|om)\b")
PROMISES = re.compile(r"\b[Tt]oezeggingen?\b")
_HAS_PLACE = re.compile(r"\bde tijd (?:om|voor)\b|\bheeft [^.;]{0,60}\bplaats\b|\bis op\b")
_WORD = re.compile(r"\w+")


def announces(text: str) -> bool:
    """Tell whether a word stands in a text that goes with an announcement."""
    return not words_of("announces").isdisjoint(_WORD.findall(text.lower())) or bool(_HAS_PLACE.search(text))


# -- who is told ---------------------------------------------------------------------------------------------

# u, kamer, vragen, volgt, volgen as words; the first letter stands in front, so that a search skips to it
_TOLD = re.compile(r"[kuv](?<!\w.)(?:(?<=k)amer|(?<=u)|(?<=v)(?:ragen|olgt|olgen))(?!\w)")
READERS = re.compile(r"\b(?:u|[Kk]amer)\b")
READERS_OR_THEIRS = re.compile(r"\b(?:uw?|[Kk]amer)\b")
RECIPIENT = re.compile(
    r"(?:\b(?:toezegging aan|op verzoek van|aan|waar|zegt|zegde) (?:het lid|de heer|mevrouw) "
    r"|\bwaar (?:mevrouw|de heer|het lid) )"
    r"(?P<name>(?:(?:[Vv]an|[Dd]e|[Tt]er|[Dd]er|[Dd]en|[Tt]en) ){0,2}[A-Z][\w’-]+(?:-[A-Z][\w’-]+)?)"
)


def may_tell(lower: str) -> bool:
    """Tell whether a text in lower case has a word that goes with telling parliament."""
    return _TOLD.search(lower) is not None


# -- what is over, or refused, or enclosed -------------------------------------------------------------------

LOOKS_BACK = Gated(
    ("zoals", "toegezegd", "toezegging"),
    re.compile(
        r"\b(?:zoals (?:\w+ )?(?:eerder )?(?:toegezegd|aangekondigd|gemeld)|zoals ik .{0,60}toegezegd"
        r"|conform de toezegging|toezegging gedaan|eerder toegezegd"
        r"|toegezegd\b.{0,40}\b(?:jl|is daarmee|gestand))",
        re.IGNORECASE,
    ),
)
IS_DONE = re.compile(
    r"\b(?:gestand(?! (?:bij (?!deze)|vóór |zodra ))|afgedaan|uitgevoerd"
    r"|(?:had|heb|heeft|hadden|hebben|is|zijn|was|werd|werden)\b[^;]{0,120}"
    r"\b(?:toegezegd|gestuurd|gezonden|geïnformeerd|bericht|ontvangen|toegegaan|verzonden)|gevolg aan)\b"
)
ENCLOSED = re.compile(
    r"\b(?:[Hh]ierbij|[Bb]ijgaand|[Mm]et deze brief|[Bb]ij deze|[Gg]raag|[Mm]et dit verslag|[Ii]n deze brief"
    r"|[Tt]evens bied|als bijlage|bijgevoegd|[Aa]fschrift|[Dd]it (?:antwoord|verslag)"
    r"|[Dd]eze (?:brief|antwoorden|beantwoording))\b"
)
REFUSED = re.compile(
    r"\b(?:geen toezegging|niet overgenomen|niet toe(?:zeggen|gezegd)?|zegt? .{0,30}niets? toe|niet gehonoreerd"
    r"|kan .{0,40}niet toezeggen)\b"
)

# -- a date that is no day of an act ---------------------------------------------------------------------------

BOUND = re.compile(
    r"(?:\btot en met|\btot ten minste|\bsinds|\bvanaf|\bniet|\bvoor de periode|\bperiode(?: tot)?"
    r"|\bbegroting(?: voor| van)?|\bvergaderjaren?(?: \d{4}[–-]\d{4} en)?|\bdoelen? (?:voor|in)"
    r"|\bvoorzitter (?:in|van))\s$"
)
# What a date is the subject of, rather than the day of: het reductiepercentage in 2025, de quota voor 2026.
SUBJECT_MATTER = re.compile(
    r"(?:percentage|doel|doelstelling|tarief|budget|prijs|bijdrage|reductie van [\d ]+ procent|percent|procent"
    r"|mogelijkheden(?: voor \w+)?|quota(?: voor \w+)?|middelen)\s(?:in|voor|van)\s(?:\d{4} en )?$"
)
# What stands behind a day on which something else runs out, begins, or is prepared.
RUNS_OUT = re.compile(
    r"^[^,;.]{0,40}\b(?:voorbereid(?:en|t)?|afloopt|aflopen|overneemt|van start gaat|ingaat|ingaan|in werking treedt"
    r"|aantreedt|verstrijkt|voorzitter)\b"
)
# The day of what a paper or a talk is about: de ontwerpagenda voor de Europese Raad van 9 maart.
PREPARES = re.compile(
    r"(?:\b(?:in aanloop naar|vooruitlopend op|[Vv]oorbereiding (?:van|op))"
    r"|\b(?:[Vv]oorbereiding|[Bb]ereidt|[Bb]ereiden)\b[^,;]{0,70}\s(?:van|voor|in|op)"
    r"|\b(?:\w*verslag|\w*agenda|conclusies|overleg|debat|uitnodiging|uitkomst(?:en)?|resultaten|verloop)"
    r"(?:\s(?!(?:gaat|volgt|komt|ontvang\w+|krijg\w*|bereikt|is|zijn|wordt|worden|zal|zullen)\b)[^\s,;]+){0,8}?"
    r"\s(?:van|voor))\s$"
)
# What a Council speaks about may lie in a later period: spreekt over de leveringen in de tweede helft van dit jaar.
TOPIC = re.compile(r"\bover [^,;]{1,80} (?:in|van|voor)\s$")
OF_A_NOUN = re.compile(r"\b(?:[Vv]an|[Tt]ot|[Ss]inds)(?: de| het)? $")
UP_TO = re.compile(r"\btot $")
YEAR = re.compile(r"\d{4}")
YEARS = re.compile(r"\d{4}(?:[–-]| tot en met )\d{4}")
# A mere year behind one of these is a bound of what is spoken of, no day of an act.
YEAR_BOUND = re.compile(r"(?:\b[Nn]a|\b[Tt]ot|\bniet v[oó][oó]r|\bop (?:zijn|haar|hun) vroegst(?: in)?)\s$")

# -- the kind ----------------------------------------------------------------------------------------------

PUBLISHES = re.compile(
    r"\b(?:kom|komt|komen)\b[^;]{0,80}\bmet (?:een |het |de |haar |zijn |twee |drie )?(?:\w+ ){0,2}?"
    r"\w*(?:voorstel(?:len)?|mededeling(?:en)?|plan(?:nen)?|verslag(?:en)?|evaluatie|pakket|strategie|routekaart|rapport"
    r"|richtsnoeren)\b"
    r"|\b(?:verschijn\w*|publice\w*|gepubliceerd)\b"
)
DECIDES = re.compile(r"besl(?:uit|issing)|stemming|akkoord")
