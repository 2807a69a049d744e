"""Read who stands beside an actor: on whose behalf, with whose support, together with whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.extract.cast import CABINET, Cast, Who
from kamerspoor.extract.clause_parts import list_at, people_of
from kamerspoor.extract.gated import Gated
from kamerspoor.extract.groups import Group
from kamerspoor.grammar.clauses import Parsed

_BEHALF = Gated(
    ("namens", "uit hoofde", "uit naam", "bij monde"),
    re.compile(
        r"\b(?:mede |ook |sprekend |sprak(?:en)? )?(?:namens|uit hoofde van|uit naam van|bij monde van)"
        r"\s(?!het kabinet|Nederland aan)",
        re.IGNORECASE,
    ),
)
_SUPPORT = Gated(
    ("steun", "volgd", "gevallen", "gestaan", "aangevuld", "bijval", "instemming", "evenals", "net als", "vond "),
    re.compile(
        r"\b(?:(?:daarin|hierin|daarbij|hierbij)?\s?"
        r"(?:(?:[a-z]+ )?(?:bij)?gesteund|ondersteund|bijgevallen|gevolgd|bijgestaan|aangevuld|geruggensteund)"
        r"\s(?:door|van)"
        r"|met (?:de )?(?:steun|bijval|instemming) van"
        r"|kreeg (?:bijval|steun|daarin steun|daarvoor steun) van|evenals|net als|gesteund door"
        r"|onder bijval van|vond (?:daarbij |hierbij |daarin )?(?=[A-Z])"
        r"|werd(?:en)? (?:hier|daar)in (?:bij)?(?:gesteund|gevolgd|gevallen) door)\s?",
        re.IGNORECASE,
    ),
)
_TOGETHER = Gated(
    ("samen", "zamen", "gezamenlijk", "in samenwerking"),
    re.compile(
        r"\b(?:samen|tezamen|gezamenlijk|in samenwerking) met\s"
        r"(?:(?:onder (?:andere|meer)|o\.a\.|bijvoorbeeld|met name|ook)\s)?",
        re.IGNORECASE,
    ),
)


_HIM = frozenset({"hem", "haar", "hen"})


class Partners(NamedTuple):
    """Those on whose behalf an actor speaks, those that support it, and those together with whom it acts."""

    behalf: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()


def partners_of(cast: Cast, parsed: Parsed, group: Group, actor: str, him: Sequence[Who] = ()) -> Partners:
    """Name those that stand beside the actor of a verb group; `him`: whom a pronoun means (namens hem)."""
    if not group.members:
        return Partners()
    lower = cast.text[parsed.tokens.starts[group.members[0]] : parsed.tokens.ends[group.members[-1]]].lower()
    return Partners(
        _names(cast, parsed, group, _BEHALF, actor, him, as_country=True) if _BEHALF.opens(lower) else (),
        _names(cast, parsed, group, _SUPPORT, actor) if _SUPPORT.opens(lower) else (),
        _names(cast, parsed, group, _TOGETHER, actor) if _TOGETHER.opens(lower) else (),
    )


def supporters(cast: Cast, parsed: Parsed, group: Group, actor: str) -> tuple[str, ...]:
    """Name those that support the actor."""
    return _names(cast, parsed, group, _SUPPORT, actor)


def _names(
    cast: Cast,
    parsed: Parsed,
    group: Group,
    cue: Gated,
    actor: str,
    him: Sequence[Who] = (),
    *,
    as_country: bool = False,
) -> tuple[str, ...]:
    """Read the phrases behind a cue within the words of a verb group."""
    tokens = parsed.tokens
    if not group.members:
        return ()
    low, high = tokens.starts[group.members[0]], tokens.ends[group.members[-1]]
    found: list[str] = []
    own = set(group.members)
    for match in cue.finditer(cast.text, low, high):
        if bisect_left(tokens.starts, match.start()) not in own:
            continue  # of a clause between: Malta, dat sprak namens Cyprus, ...
        at = bisect_left(tokens.starts, match.end())
        while at < len(tokens.words):
            phrase = list_at(parsed, at)
            people = people_of(cast, parsed, phrase) if phrase else []
            if as_country and phrase is not None and tokens.words[phrase.head] in _HIM:
                people = list(him)
            if not people or phrase is None:
                break
            found += [_name(cast, w, as_country, actor) for w in people]
            after = phrase.last + 1
            # mede namens Nederland en Slowakije; uit hoofde van X mede namens Y is another cue
            if tokens.words[after : after + 2] == ["en", "namens"]:
                at = after + 2
            else:
                break
    return tuple(dict.fromkeys(n for n in found if n and n != actor))


def _name(cast: Cast, who: Who, as_country: bool, actor: str) -> str:
    """Name a partner; the Netherlands on whose behalf somebody else speaks is a country."""
    if who.kind == "pronoun":
        return ""
    if as_country and who.name == CABINET != actor and "ederland" in cast.text[who.start : who.end]:
        return "Nederland"
    if who.name == actor == CABINET and "ederland" in cast.text[who.start : who.end]:
        return ""
    if who.name == CABINET and (as_country or who.name == actor):
        # another minister of the same cabinet is a partner by the office
        return re.sub(r"^(?:[Dd]e|[Hh]et) ", "", cast.text[who.start : who.end])
    return who.name
