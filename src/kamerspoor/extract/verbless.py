"""Find acts in shapes without a verb of their own: `volgens X`, `Portugal wel`, `het pleidooi van X`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kamerspoor import lexicon
from kamerspoor.extract.actors import who_is
from kamerspoor.extract.cast import Cast, Who, actor_named
from kamerspoor.extract.clause_parts import SIDE, list_at, people_of
from kamerspoor.grammar.clauses import Parsed

_ACCORDING = re.compile(
    r"\b(?:(?P<cue>[Vv]olgens|[Aa]ldus)"
    r"|(?P<long>[Nn]aar (?:het oordeel|de mening|de opvatting|het inzicht|de overtuiging|de inschatting) van"
    r"|[Nn]aar zeggen van|[Bb]ij monde van|[Ii]n de ogen van|[Ii]n de woorden van|[Vv]olgens de woorden van))\s"
)
_CUES_OF_VIEWS = frozenset({"volgens", "aldus", "naar", "monde", "ogen", "woorden", "betreft", "voor"})
_CONCERNS = re.compile(
    r"\b(?:[Ww]at (?P<who>[^,;]{3,40}?) betreft\b"
    r"|[Vv]oor (?P<for>het kabinet|Nederland|de Commissie|[A-Z]\w+) (?:is|zijn|blijft|blijven|geldt|staat|was|waren)\b)"
)
_CUES_OF_ELLIPSIS = frozenset({"niet", "wel", "evenmin", "ook", "wél", "eveneens"})
_ELLIPTIC = re.compile(
    r"(?:^|[,;:–] |\b(?:maar|en|terwijl) )"
    r"(?P<who>(?:ook |zelfs |net als )?(?:[A-ZÀ-Þ][\w’-]+(?:, (?=[A-Z])| en (?:ook )?| noch )?){1,6})"
    r"(?:,? (?:daarentegen|echter))?,? "
    r"(?:(?:het liefst|liever|nog|voorlopig|vooralsnog|helemaal) )*"
    r"(?P<how>niet|wel|ook niet|evenmin|ook|eveneens|wél|juist niet|juist wel)"
    r"(?: (?:v[oó][oó]r|na|zonder|langer dan|meer dan) [^.;,]{1,30}?)?(?=[.;,]|$| en (?:ook )?[A-Z])"
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
    if _CUES_OF_ELLIPSIS.isdisjoint(tokens.words):
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
    tokens, text = parsed.tokens, cast.text
    known = lexicon.act_nouns()
    if known.keys().isdisjoint(tokens.words):
        return
    for at, word in enumerate(tokens.words):
        if word not in known:
            continue
        found: list[Who] = []
        if at:
            before = cast.names.at(tokens.starts[at - 1], tokens.ends[at - 1])
            if before and before.name.kind == "adjective" and before.name.canonical != "Nederland":
                found = [Who(before.name.canonical, before.start, before.end, "actor", word)]
        if not found and tokens.words[at + 1 : at + 2] == ["van"]:
            side = SIDE.pattern.match(text, tokens.starts[at + 1])
            if side and side["adjective"]:
                name = cast.names.at(side.start("adjective"), side.end("adjective"))
                if name:
                    canonical = name.name.canonical
                    found = [Who(actor_named(canonical), side.start(), side.end(), "actor", word)]
            else:
                phrase = list_at(parsed, at + 2)
                found = people_of(cast, parsed, phrase) if phrase else []
        if word == "voorstel" and any(
            w.name in ("Europese Commissie", "Raad", "Europese Unie", "lidstaten") or w.name.endswith("voorzitterschap")
            for w in found
        ):
            continue
        if found:
            yield known[word], found, tokens.starts[at], tokens.ends[at]
