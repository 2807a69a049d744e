"""Lines of a letter's head and foot: chamber, dossier, number, addressee, place and date, signature."""

from __future__ import annotations

import re

from kamerspoor.patterns import DASH, MONTH, SESSION_YEAR

CHAMBER = re.compile(r"(?P<chamber>Tweede|Eerste) Kamer der Staten-Generaal(?: ?(?P<code>[12]))?", re.IGNORECASE)
YEAR = re.compile(rf"(?:Vergaderjaar|Zitting|Zittingsjaar) (?P<year>{SESSION_YEAR})", re.IGNORECASE)
# "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken", "36 410 V Vaststelling van ...", "29 684"
DOSSIER_LINE = re.compile(
    rf"(?P<dossier>\d{{2}}[ .\xa0]?\d{{3}}(?:[ {DASH}\xa0]{{0,2}}\(?(?:R ?\d{{3,4}}|\d{{2}}|[IVX]+[A-E]?"
    rf"|[A-L])\)?(?=\s|$))?)"
    r"(?:\s+(?P<title>[^\d\s].{2,300}))?"
)
NUMBER_LINE = re.compile(
    r"(?:Nr\.?\s?(?P<number>\d{1,4}[A-Z]?|[A-Z]{1,3})|(?P<letter>[A-Z]{1,3}))(?:[ \t]+(?P<rest>\S.*))?"
)
DATED = re.compile(
    rf"(?:(?P<place>(?:’s-|'s-)?[A-Z][\w’.-]+(?: [A-Z][\w’.-]+)?), (?:[a-z]+dag )?|"
    rf"(?P<event>Vastgesteld|Voorgesteld(?: tijdens [^\d]{{3,80}}?(?: van| op)?)?|Ontvangen"
    rf"|Ontvangen ter Griffie op|Datum:?|Ingezonden|Gedrukt|Ter griffie[^\d]{{0,60}}|"
    rf"Lijst van[^\d]{{0,80}}vastgesteld|Samengesteld|Verzonden) +(?:d\.d\. )?(?:[a-z]+dag )?|(?:maan|dins"
    rf"|woens|donder|vrij|zater|zon)dag )?"
    rf"(?P<day>\d{{1,2}})[ \xa0]?(?P<month>{MONTH})[ \xa0](?P<year>\d{{4}})\.?",
    re.IGNORECASE,
)
AUTHOR = re.compile(
    r"(?:NADERE? |GEWIJZIGDE )?BRIEF VAN (?:HET PRESIDIUM|DE (?P<offices>.+))|MEMORIE VAN .+|NOTA .+", re.IGNORECASE
)
# "Vragen van het lid X aan de Minister van Y over Z (ingezonden 11 februari 2022)"
QUESTIONS = re.compile(
    rf"Vragen van (?:het lid|de leden) .{{5,600}}?\(ingezonden (?P<day>\d{{1,2}}) (?P<month>{MONTH})"
    rf" (?P<year>\d{{4}})\)\.?",
    re.IGNORECASE,
)
RECEIVED = re.compile(rf"\(ontvangen (?P<day>\d{{1,2}}) (?P<month>{MONTH}) (?P<year>\d{{4}})\)", re.IGNORECASE)
TITLE = re.compile(
    r"(?:(?:NADER |TWEEDE |DERDE |VIERDE )*(?:GEWIJZIGDE? )?(?:MOTIE|AMENDEMENT)\b|VERSLAG\b|GEANNOTEERDE\b|LIJST VAN|"
    r"KABINETSREACTIE|AANVULLENDE|FICHE|BIJLAGE|ANTWOORD|NOTA|VOORSTEL|MEMORIE|BESLUITENLIJST|STENOGRAM)",
)
_HEAD = re.compile(
    r"Aan (?:de|het|mevrouw|de heer) (?!orde).{3,120}(?<!\.)"
    r"|(?:De |Aan de )?[Vv]oorzitter van de (?:Tweede|Eerste) Kamer.{0,40}"
    r"|der Staten-Generaal|Staten-Generaal"
    r"|Geachte .{3,60},|Zeer geachte .{3,60},|Mijnheer de voorzitter,"
    r"|Postbus \d+|\d{4} ?[A-Z]{2} +\S.*|(?:Binnenhof|Prinses Irenestraat|Rijnstraat|Turfmarkt|Korte Voorhout"
    r"|Bezuidenhoutseweg) \d+.*"
    r"|Ministerie van .{4,80}|Directie .{4,80}|Directoraat-[Gg]eneraal .{4,80}"
    r"|(?:Onze|Uw) (?:referentie|kenmerk|brief).{0,80}|Ons kenmerk.{0,80}|Kenmerk.{0,80}"
    r"|(?:Betreft|Onderwerp)\b:?.{0,200}|Bijlage(?:n|\(n\))?:?(?: \d+)?|Datum:?|Contact(?:persoon|gegevens)?:?.{0,60}"
    r"|T(?:el)?\.? ?:?[\d ()+-]{7,20}|(?:www\.)[\w.-]+|[\w.-]+@[\w.-]+|Uw Kamer"
    r"|Aanhangsel van de Handelingen|Vragen gesteld door de leden der Kamer.{0,120}"
    r"|Antwoord van .{3,200}\(ontvangen [^)]{6,40}\)\.?"
    r"|\d{1,3}e vergadering|(?:Den Haag|’s-Gravenhage)|Kamerstukken|Bijlage bij .{3,80}|Eerste Kamer|Tweede Kamer"
)
SALUTATION = re.compile(r"(?:Zeer )?[Gg]eachte .{3,60},|Mijnheer de voorzitter,")
SESSION = re.compile(
    r"(?:Voorzitter|Griffier|Ondervoorzitter): \S.{1,60}|(?:Aanvang|Begin|Sluiting"
    r"|Einde)(?: vergadering)?:? \d{1,2}[.:]\d{2} uur\.?"
    r"|Aanwezig (?:is|zijn) .{3,600}|De (?:beraadslaging|vergadering) wordt (?:van |om |geopend|geschorst"
    r"|hervat|gesloten).{0,60}"
)
# The line over a speaker's words: "De heer Van Ravenhorst (VVD):", "Minister Terpstra-Veldt:".
SPEAKER = re.compile(
    r"(?:De (?:fungerend )?(?:voorzitter|minister|staatssecretaris)|De heer [\w’ .-]{2,50}|Mevrouw [\w’ .-]{2,50}"
    r"|(?:Minister|Staatssecretaris|Minister-[Pp]resident)(?: [\w’.-]+){1,6}|Het lid [\w’ .-]{2,50})"
    r"(?: \([\w/ -]{2,30}\))?:"
)
OFFICE = re.compile(
    r"(?:[Dd]e|Het|Namens de|Mede namens de|Namens deze,? de|De fungerend|De waarnemend|Fungerend) ?"
    r"(?:[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris|[Vv]oorzitter|[Gg]riffier|adjunct-griffier"
    r"|[Oo]ndervoorzitter"
    r"|[Pp]residium)\b[^.:;]{0,140}"
)
BARE_OFFICE = re.compile(r"(?:[Mm]inister|[Ss]taatssecretaris)(?: (?:van|voor) [A-Z][^.:;]{2,110}|-[Pp]resident),?")
_TUSSENVOEGSEL = r"(?:van|de|der|den|ter|ten|te|’t|'t|het|el|al|in|op|bij|von|la|le|d[’'])"
NAME = re.compile(
    rf"(?:(?:mevrouw|mw\.|drs\.|dr\.|mr\.|ir\.|prof\.) )*(?:[A-Z]{{1,2}}[a-z]?\.[ -]?){{0,6}}"
    rf"(?:\([A-Z]\w+\) )?(?:[A-ZÀ-ÞŞİČŠŽ][\w’'-]+ ){{0,3}}(?:{_TUSSENVOEGSEL} ){{0,3}}"
    rf"(?:[A-ZÀ-ÞŞİČŠŽ][\w’'.-]*)(?: (?:{_TUSSENVOEGSEL} ){{0,3}}[A-ZÀ-ÞŞİČŠŽ][\w’'.-]*){{0,3}}"
)
# How a covering letter begins.
OPENING = re.compile(
    r"(?:Hierbij|Hiermee|Bijgaand|Met deze brief|Graag|Conform|Overeenkomstig|Naar aanleiding|In deze brief)\b"
)
CLOSING = re.compile(r"(?:Hoogachtend|Met (?:vriendelijke |hoogachting|vriendelijke )?(?:groet|groeten|hoogachting)),?")
_LONGEST_DOSSIER = 220
ORDER_OF_THE_DAY = re.compile(r"(?:en )?(?:gaat|ga) over tot (?:de )?(?:orde van de )?dag")
# How the clauses of a motion begin, each a paragraph of its own.
MOTION_CLAUSE = re.compile(
    r"(?:gehoord|constaterende|overwegende|van mening|van oordeel|verzoekt|roept|spreekt uit|draagt|nodigt"
    r"|wijst erop|gelezen|gezien|kennisgenomen|en gaat over)\b"
)
MOTION_TITLE = re.compile(r"\bMOTIE\b")


def is_head_line(text: str) -> bool:
    """Tell whether a line by its words belongs to a letterhead."""
    first = text[0]
    # Each form is tried only where its first or last character allows it: this runs for many lines.
    if first.isdigit() and len(text) < _LONGEST_DOSSIER and DOSSIER_LINE.fullmatch(text):
        return True
    if (text[-1].isdigit() or text[-2:-1].isdigit()) and (dated := DATED.fullmatch(text)):
        # A bare date with a full stop ends a sentence that began on the line above.
        return text[-1] != "." or bool(dated["place"] or dated["event"])
    if first in "TEte" and CHAMBER.fullmatch(text):
        return True
    if first in "VZvz" and (YEAR.fullmatch(text) or QUESTIONS.fullmatch(text)):
        return True
    if first == "N" and text.startswith("Nr") and NUMBER_LINE.fullmatch(text):
        return True
    if first in "NGBM" and text.isupper() and AUTHOR.fullmatch(text):
        return True
    return _HEAD.fullmatch(text) is not None


def numbered_author(text: str) -> bool:
    """Tell `Nr. 2611 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN` from other text."""
    match = NUMBER_LINE.fullmatch(text)
    return bool(match and match["rest"] and match["rest"].isupper() and AUTHOR.fullmatch(match["rest"]))


def closes_motion(text: str) -> bool:
    """Tell whether a block is, or ends in, the formula that the names under a motion follow."""
    if " over tot " not in text:
        return False
    return bool(ORDER_OF_THE_DAY.search(text[-70:]) or ORDER_OF_THE_DAY.search(text[:70]))


def is_inner_head(text: str) -> bool:
    """Tell head lines that also stand amid a document: of a letter within it, of a sitting."""
    if not text[0].isupper():
        return False
    if SESSION.fullmatch(text) or SALUTATION.fullmatch(text) or (text.startswith("Antwoord") and RECEIVED.search(text)):
        return True
    dated = DATED.fullmatch(text)
    if dated and dated["place"]:
        return True
    return bool(re.fullmatch(r"Aan (?:de|het) (?!orde)[A-Z][^.:;?]{3,120}", text))


def is_signed_off(text: str) -> bool:
    """Tell a line with which a letter closes: nothing below it is its head."""
    return bool(CLOSING.fullmatch(text) or (text.endswith(",") and OFFICE.fullmatch(text)))
