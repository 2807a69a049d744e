"""Whose motion a citation is, by the words before it: `de motie van het lid Ploumen c.s. (`."""

from __future__ import annotations

import re

from kamerspoor.model import Motion

_REACH = 260
_PARTICLE = r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Tt]e|[Ee]l|[Aa]l|[’']t|[Hh]et|[Ii]n|[Oo]p)"
# Amid a name: `Inge van Dijk`, but not `Brink in EU-verband`.
_INNER = r"(?:van|de|den|der|ter|ten|te|el|al|[’']t)"
_CAPITAL = r"[A-ZÀ-ÞŞİĞČŠŽ][\w’'-]*"
_NAME = rf"(?:{_PARTICLE} ){{0,3}}{_CAPITAL}(?:(?: {_INNER}){{0,3}} {_CAPITAL}){{0,3}}"
_NAMES = rf"(?P<names>{_NAME}(?:(?:, | en |/ ?|, en ){_NAME})*)(?P<others>,? c\.s\.?)?"
_MOTION = re.compile(r"\b(?:[Kk]amer)?[Mm]oties?(?=\b|-)|\bMOTIES?\b")
_NAMED = re.compile(
    rf"(?:[Kk]amer)?[Mm]oties?(?:-| (?:van )?(?:(?:de |het )?(?:leden|lid) |mevrouw |de heer )?){_NAMES}(?P<rest>.*)$",
    re.DOTALL,
)
_ALSO_NAMED = re.compile(
    rf"^(?:,| en| alsook| alsmede| evenals|,? en)?(?: die)?(?: de motie)?(?: ?-| van | (?=[A-ZÀ-Þ]))"
    rf"(?:het lid |de leden |de heer |mevrouw )?{_NAMES}(?P<rest>.*)$",
    re.DOTALL,
)
_BETWEEN = re.compile(r",? en |, |/ ?")
# What may stand between the names and the citation: nothing, `op stuk nr.`, `over kleine boeren`, an opening bracket,
# or the end of a clause that tells what the motion does: `zoals bij motie van het lid X is verzocht (...)`.
_REST = re.compile(
    r"(?: (?:heeft|had|is|wordt|werd|was) (?:ook )?(?:verzocht|gevraagd|opgeroepen|uitgesproken|bepleit|gewenst)"
    r"| (?:verzoekt|vraagt|verzocht|vroeg|oproept|opriep|beoogt|bepleit))?"
    r",?(?: \(?(?:over|inzake|in|betreffende|om|op|uit|die|met|van|d\.d\.|ingediend|aangenomen"
    r"|waarin)(?!\w)[^.;()]{0,160})?,?\s*\(?(?:zie (?:ook )?|Kamerstuk(?:ken)? )?\s*"
)
_UNNAMED_REST = re.compile(r"(?: op(?: stuk| Kamerstuk)?| met(?: stuk)?(?: nr\.)?)?,?\s*\(?\s*")
_NO_NAMES = frozenset({"Kamerstuk", "Kamerstukken", "Kamer", "Tweede", "Eerste"})


def motion_before(text: str, low: int, anchor: int) -> Motion | None:
    """Read the motion that a citation at `anchor` gives the number of; look back no further than `low`.

    >>> t = "de moties van het lid Ploumen c.s. (Kamerstuk 35 570 V, nr. 42) en van het lid Van Helvert ("
    >>> motion_before(t, 0, t.index("Kamerstuk"))
    Motion(members=('Ploumen',), and_others=True)
    >>> motion_before(t, 0, len(t))
    Motion(members=('Van Helvert',), and_others=False)
    """
    window = text[max(low, anchor - _REACH) : anchor]
    if "otie" not in window and "OTIE" not in window:
        return None
    words = list(_MOTION.finditer(window))
    if not words:
        return None
    after_bracket = window.rfind(")") + 1
    last = words[-1]
    if last.start() >= after_bracket:
        return _after_word(window[last.start() :])
    match = _ALSO_NAMED.match(window[after_bracket:])
    if match and _REST.fullmatch(match["rest"]):
        return _named(match)
    return None


def _after_word(segment: str) -> Motion | None:
    match = _NAMED.match(segment)
    if match and match["names"].split()[0] not in _NO_NAMES and _REST.fullmatch(match["rest"]):
        return _named(match)
    bare = _MOTION.match(segment)
    if bare and _UNNAMED_REST.fullmatch(segment[bare.end() :]):
        return Motion(())
    return None


def _named(match: re.Match[str]) -> Motion:
    names = [name.strip() for name in _BETWEEN.split(match["names"]) if name.strip()]
    # the mark of a note ends what is cited there: the moties of `Jansen1 en Pietersen2` are two
    marked = [index for index, name in enumerate(names[:-1]) if name[-1].isdigit()]
    names = names[marked[-1] + 1 :] if marked else names
    return Motion(tuple(name[:1].upper() + name[1:] for name in names), bool(match["others"]))
