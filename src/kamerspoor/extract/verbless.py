"""Find acts in shapes without a verb of their own: `volgens X`, `Portugal wel`, `het pleidooi van X`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kamerspoor import lexicon
from kamerspoor.extract.actors import who_is
from kamerspoor.extract.cast import READERS, Cast, Who, actor_named
from kamerspoor.extract.clause_parts import SIDE, list_at, people_of
from kamerspoor.extract.gated import Gated
from kamerspoor.grammar.clauses import Parsed
from kamerspoor.grammar.tokens import ADJECTIVE, ARTICLE, DETERMINER
from kamerspoor.lexicon import ActNoun

_ACCORDING = Gated(
    (
        "volgens",
        "aldus",
        "naar het o",
        "naar het i",
        "naar de ",
        "naar zeggen",
        "bij monde",
        "in de ogen",
        "in de woorden",
    ),
    re.compile(
        r"\b(?:(?P<cue>[Vv]olgens|[Aa]ldus)"
        r"|(?P<long>[Nn]aar (?:het oordeel|de mening|de opvatting|het inzicht|de overtuiging|de inschatting) van"
        r"|[Nn]aar zeggen van|[Bb]ij monde van|[Ii]n de ogen van|[Ii]n de woorden van|[Vv]olgens de woorden van))\s"
    ),
)
_CUES_OF_VIEWS = frozenset({"volgens", "aldus", "naar", "monde", "ogen", "woorden", "betreft", "voor"})
_CONCERNS = Gated(
    (" betreft", "voor "),
    re.compile(
        r"[VWvw](?<!\w.)(?:(?<=[Ww])at (?P<who>[^,;]{3,40}?) betreft\b|(?<=[Vv])oor "
        r"(?P<for>het kabinet|Nederland|de Commissie|[A-Z]\w+) (?:is|zijn|blijft|blijven|geldt|staat|was|waren)\b)"
    ),
)
# Words between a preposition or a copula and the noun of an act: op (een) (dringend) verzoek van.
_WITH_NOUN = ARTICLE | DETERMINER | ADJECTIVE
_BEFORE_NOUN = 4
_COPULAS = frozenset({"is", "was", "zijn", "waren", "blijft", "bleef"})
_OURS = {"mijn": "ik", "ons": "wij", "onze": "wij"}
_CUES_OF_ELLIPSIS = frozenset(
    {"niet", "wel", "evenmin", "ook", "wél", "eveneens", "evenzeer", "idem", "deels", "dele", "gedeeltelijk"}
)
_ELLIPTIC = re.compile(
    r"(?:^|[,;:–] |\b(?:maar|en|terwijl) )"
    r"(?P<who>(?:ook |zelfs |net als )?(?:(?:de |het )?[A-ZÀ-Þ][\w’-]+(?:, (?=[A-Z])| en (?:ook )?| noch )?){1,6})"
    r"(?:,? (?:daarentegen|echter))?,? "
    r"(?:(?:het liefst|liever|nog|al|voorlopig|vooralsnog|helemaal) )*"
    r"(?P<how>niet|wel|ook niet|evenmin|ook|eveneens|evenzeer|idem|wél|juist niet|juist wel"
    r"|deels|ten dele|gedeeltelijk)"
    r"(?: (?:v[oó][oó]r|na|zonder|langer dan|meer dan) [^.;,]{1,30}?)?(?=[.;,]|$| en (?:ook )?[A-Z])"
)


# An actor alone ends with one of the cues, or with a time behind it.
_ENDS_ALONE = re.compile(
    r" (?:niet|wel|evenmin|ook|eveneens|evenzeer|idem|wél|deels|ten dele|gedeeltelijk)"
    r"(?=[.;,]|$| en | v[oó][oó]r | na | zonder | langer dan | meer dan )"
)


def according_to(cast: Cast, parsed: Parsed) -> Iterator[tuple[list[Who], int, int]]:
    """Yield those that a sentence follows: `volgens X`, `aldus X`, `wat X betreft`."""
    tokens, text = parsed.tokens, cast.text
    low, high = tokens.starts[0], tokens.ends[-1]
    if _CUES_OF_VIEWS.isdisjoint(tokens.words):
        return
    for match in _ACCORDING.finditer(text, low, high):
        at = bisect_left(tokens.starts, match.end())
        if at >= len(tokens.starts):
            continue
        phrase = list_at(parsed, at)
        if phrase is None:
            continue
        found = people_of(cast, parsed, phrase)
        if found:
            yield found, match.start(), match.end() - 1
    for match in _CONCERNS.finditer(text, low, high):
        span = match.span("who") if match["who"] else match.span("for")
        first, last = bisect_left(tokens.starts, span[0]), bisect_left(tokens.starts, span[1]) - 1
        if first <= last:
            who = who_is(cast, tokens, first, last, last)
            if who and who.kind == "actor":
                yield [who], match.start(), match.end()


def elliptic(cast: Cast, parsed: Parsed) -> Iterator[tuple[list[Who], bool, int, int]]:
    """Yield actors that stand with `niet` or `wel` alone: `Portugal en Malta wel`."""
    tokens, text = parsed.tokens, cast.text
    low, high = tokens.starts[0], tokens.ends[-1]
    if _CUES_OF_ELLIPSIS.isdisjoint(tokens.words) or not _ENDS_ALONE.search(text, low, high):
        return
    for match in _ELLIPTIC.finditer(text, low, high):
        found: list[Who] = []
        for name in cast.names.within(match.start("who"), match.end("who")):
            if name.name.kind == "country":
                canonical = name.name.canonical
                found.append(Who(actor_named(canonical), name.start, name.end, "actor", ""))
        if found:
            yield found, "niet" in match["how"] or match["how"] == "evenmin", match.start("who"), match.end()


def nominal(cast: Cast, parsed: Parsed) -> Iterator[tuple[str, list[Who], int, int]]:
    """Yield nouns that report an act together with whose it is."""
    tokens = parsed.tokens
    known = lexicon.act_nouns()
    if known.keys().isdisjoint(tokens.words):
        return
    for at, word in enumerate(tokens.words):
        noun = known.get(word)
        if noun is None:
            continue
        found = _whose_before(cast, parsed, at) if noun.alone else []
        if not found and (noun.alone or _behind(parsed, at, noun)):
            found = _whose_behind(cast, parsed, at)
        if not noun.alone:
            found = [who for who in found if who.name not in READERS]
        if word == "voorstel" and any(
            w.name in ("Europese Commissie", "Raad", "Europese Unie", "lidstaten") or w.name.endswith("voorzitterschap")
            for w in found
        ):
            continue
        if found:
            yield noun.act, found, tokens.starts[at], tokens.ends[at]


def _behind(parsed: Parsed, at: int, noun: ActNoun) -> bool:
    """Tell a noun behind a preposition that makes it an act, or one that says what something is: was een wens van."""
    words, flags = parsed.tokens.words, parsed.tokens.flags
    low = at - 1
    while low > at - _BEFORE_NOUN and low >= 0 and flags[low] & _WITH_NOUN and words[low] not in noun.behind:
        low -= 1
    if low < 0:
        return False
    return words[low] in noun.behind or (words[low] in _COPULAS and words[low + 1] == "een")


def _whose_before(cast: Cast, parsed: Parsed, at: int) -> list[Who]:
    """Name whose an act is by the word before its noun: het Belgische pleidooi, mijn voorstel."""
    tokens = parsed.tokens
    if not at:
        return []
    word, start, end = tokens.words[at - 1], tokens.starts[at - 1], tokens.ends[at - 1]
    if word in _OURS:
        return [Who("ik", start, end, "pronoun", _OURS[word])]
    before = cast.names.at(start, end)
    if before and before.name.kind == "adjective" and before.name.canonical != "Nederland":
        return [Who(before.name.canonical, before.start, before.end, "actor", tokens.words[at])]
    return []


def _whose_behind(cast: Cast, parsed: Parsed, at: int) -> list[Who]:
    """Name whose an act is by what stands behind its noun: het pleidooi van X, een verzoek daartoe van X."""
    tokens, text = parsed.tokens, cast.text
    if tokens.words[at + 1 : at + 2] and tokens.words[at + 1].startswith(("daar", "hier")):
        at += 1
    if tokens.words[at + 1 : at + 2] != ["van"]:
        return []
    side = SIDE.pattern.match(text, tokens.starts[at + 1])
    if side and side["adjective"]:
        name = cast.names.at(side.start("adjective"), side.end("adjective"))
        return [Who(actor_named(name.name.canonical), side.start(), side.end(), "actor", "zijde")] if name else []
    phrase = list_at(parsed, at + 2)
    return people_of(cast, parsed, phrase) if phrase else []
