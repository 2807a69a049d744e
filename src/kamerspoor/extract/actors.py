"""Tell who a noun phrase is: the canonical actor, how many of a group, or a word that points back.

Canonical names as in the contract: `Kabinet`, `Raad`, `lidstaten`, a country, an organisation, a presidency
by its country. A phrase that names nobody who can speak gives None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kamerspoor import world
from kamerspoor.extract.cast import CABINET, COUNCIL, Cast, Who, as_written, country_actor, tidy
from kamerspoor.extract.offices import institution, office, post_actor, presidency
from kamerspoor.extract.state_groups import counted, group_of_states
from kamerspoor.grammar.phrases import Phrase
from kamerspoor.grammar.tokens import FIRST, NAME, NOUN, Tokens

_SPEAKER = frozenset({"ik", "wij", "we", "mij", "ons", "mijn"})
_BACK = frozenset(
    {
        "hij",
        "zij",
        "ze",
        "die",
        "deze",
        "dezen",
        "het",
        "laatstgenoemde",
        "eerstgenoemde",
        "hem",
        "haar",
        "hen",
        "hun",
        "beide",
        "beiden",
    }
)
_THOSE = (["de"], ["genoemde"], ["voornoemde"], ["bovengenoemde"])
_COMMITTEE = re.compile(
    r"(?:[Dd]e )?(?:vaste |algemene |tijdelijke )?commissie voor [A-Z][\w-]+(?: [A-Z][\w-]+)*"
    r"(?:(?:, | en |, en )[A-Z][\w-]+(?: [A-Z][\w-]+)*)*"
)
# The name behind `het lid` or `de heer`, with its particles: van der Berg, El Yassini.
_MEMBER_NAME = re.compile(
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Tt]e|[Ee]l|’t) ){0,3}[A-ZÀ-ÞŞ][\w’-]*"
    r"(?: (?:van|de|der|den) [A-ZÀ-Þ][\w’-]*| [A-ZÀ-ÞŞ][\w’-]*)*"
)
# Words, and what begins with them, for papers of parliament and of the Union: none of them acts.
PAPERS = ("motie", "amendement", "wetsvoorstel", "initiatief", "besluit", "verordening", "richtlijn")


def who_are(cast: Cast, tokens: Tokens, phrase: Phrase, last: int) -> list[Who]:
    """Name the conjuncts of a phrase, the first one first; `last` is the last token of what hangs on it."""
    found = []
    for first, head, end in _conjuncts(tokens, phrase, last):
        who = who_is(cast, tokens, first, head, end)
        if who is not None:
            found.append(who)
    return found


def _conjuncts(tokens: Tokens, phrase: Phrase, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield (first, head, last) of each conjunct."""
    first = phrase.first
    for index, head in enumerate(phrase.heads):
        if index + 1 < len(phrase.heads):
            joint = phrase.heads[index + 1]
            while joint > head and tokens.words[joint] not in (
                "en",
                "of",
                ",",
                "noch",
                "alsmede",
                "alsook",
                "maar",
                "als",
                "/",
            ):
                joint -= 1
            end = joint - 1 if joint > head else head
            while end > head and tokens.words[end] in (",", "en"):
                end -= 1
            yield first, head, end
            first = joint + 1
            while first < len(tokens.words) and tokens.words[first] in ("en", "ook", "noch", ","):
                first += 1
        else:
            yield min(first, head), head, max(head, last)


def who_is(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """Name one phrase: first token, head, last token of what hangs on it."""
    words = tokens.words
    word = words[head]
    low, high = tokens.starts[first], tokens.ends[min(last, head)] if last <= head else tokens.ends[last]
    start, end = tokens.starts[head], tokens.ends[head]
    before = words[first:head]
    pointed = _pronoun(word, low, end, before)
    follows = tokens.flags[head + 1] if head + 1 < len(words) else 0
    if word == "leden" and before in _THOSE and words[head + 1 : head + 2] != ["van"] and not follows & NAME:
        pointed = Who(f"{before[0]} leden", low, end, "pronoun", word)  # of the party that speaks
    if pointed is not None:
        return pointed
    for rule in (_party, presidency, group_of_states, institution, office, _committee, _known, counted):
        found = rule(cast, tokens, first, head, last)
        if found is not None:
            return found
    if _is_unknown_name(cast, tokens, first, head, last):
        end = _name_end(cast, tokens, head, last)
        return Who(tidy(cast.text[start:end]), start, end, "unknown", word)
    if word.endswith(world.roles().endings) and "niet" not in before:
        return Who(as_written(cast, tokens, first, last), low, high, "unknown", word)
    return None


def _is_unknown_name(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> bool:
    """Tell a name that no list has: an abbreviation, several words with a capital, or one without an article.

    One capital at the beginning of a sentence says nothing; behind an article it is a thing (het Dublinvoorstel).
    """
    flag = tokens.flags[head]
    if not flag & NAME or not flag & NOUN or tokens.words[head].startswith(PAPERS):
        return False
    word = cast.text[tokens.starts[head] : tokens.ends[head]]
    if any(c.isdigit() for c in word):
        return False
    if word.isupper() and len(word) > 2:
        return True
    several = head + 1 <= last and tokens.flags[head + 1] & NAME and cast.text[tokens.starts[head + 1]].isupper()
    if several:
        return True
    if first < head or flag & FIRST:
        return False
    return not (first and tokens.words[first - 1] in ("de", "het", "een"))


def _name_end(cast: Cast, tokens: Tokens, head: int, last: int) -> int:
    """Give where a name ends: behind its last word with a capital, with nothing but `van de` between."""
    end = at = head
    while at < last:
        at += 1
        if cast.text[tokens.starts[at]].isupper() or cast.text[tokens.starts[at]].isdigit():
            end = at
        elif tokens.words[at] not in ("van", "de", "den", "der", "het", "te", "ter", "ten", "/", "-", "&"):
            break
    return tokens.ends[end]


def _pronoun(word: str, low: int, end: int, before: list[str]) -> Who | None:
    if word in _SPEAKER and not before:
        return Who("ik", low, end, "pronoun", word)
    if word in _BACK and not before:
        return Who("hij", low, end, "pronoun", word)
    if (
        word in ("land", "landen", "lidstaat", "lidstaten", "leden")
        and before
        and before[0]
        in (
            "dat",
            "dit",
            "eerstgenoemd",
            "laatstgenoemd",
            "laatstgenoemde",
            "eerstgenoemde",
            "beide",
            "deze",
            "het",
            "die",
        )
        and (word != "lidstaten" or before[0] != "het")
        and "andere" not in before
        and "overige" not in before
    ):
        if before[0] == "beide" and word.startswith("lidsta"):
            return None
        return Who(" ".join([*before, word]), low, end, "pronoun", word)
    if word == "land" and before == ["ons"]:
        return Who(CABINET, low, end, "actor", word)
    return None


def _party(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """A party: de VVD, de VVD-fractie, de leden van de VVD-fractie, mijn fractie."""
    words = tokens.words
    word = words[head]
    low, high = tokens.starts[first], tokens.ends[max(head, last)]
    if word == "fractie" and words[head - 1 : head] in (["mijn"], ["onze"]):
        return Who("mijn fractie", low, tokens.ends[head], "pronoun", word)
    known = world.parties()
    if word in ("leden", "lid", "fractie", "fracties", "fractieleden"):
        for index in range(head + 1, min(last + 1, len(words))):
            name = cast.text[tokens.starts[index] : tokens.ends[index]]
            name = re.sub(r"-?fractie$", "", name)
            if name in known:
                return Who(known[name], low, high, "actor", word)
            if name in ("Partij", "Forum", "Nieuw"):
                rest = cast.text[tokens.starts[index] : high]
                found = next((p for p in known if rest.startswith(p)), None)
                if found:
                    return Who(known[found], low, high, "actor", word)
    if word.endswith("fractie"):
        name = re.sub(r"-?fractie$", "", cast.text[tokens.starts[head] : tokens.ends[head]])
        if name in known:
            return Who(known[name], low, tokens.ends[head], "actor", word)
    if word in ("lid", "heer", "mevrouw"):
        name = cast.text[tokens.ends[head] + 1 : high]
        match = _MEMBER_NAME.match(name)
        if match:
            return Who(match[0][0].upper() + match[0][1:], low, tokens.ends[head] + 1 + match.end(), "person", word)
    return None


def _committee(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """A committee of parliament: de vaste commissie voor Buitenlandse Zaken."""
    if tokens.words[head] != "commissie" or cast.text[tokens.starts[head]].isupper():
        return None
    match = _COMMITTEE.match(cast.text, tokens.starts[first])
    end = match.end() if match else tokens.ends[max(head, last)]
    name = re.sub(r"^(?:de|een) ", "", tidy(cast.text[tokens.starts[first] : end]), flags=re.IGNORECASE)
    return Who(name, tokens.starts[first], end, "unknown", "commissie")


def _known(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """A name of the lists: a country, an organisation, a Council, a person in office."""
    found = cast.names.at(tokens.starts[head], tokens.ends[head])
    if found is None:
        return None
    name, kind = found.name.canonical, found.name.kind
    start, end = found.start, found.end
    at = bisect_left(tokens.starts, start)
    if at > first and tokens.words[at - 1] in ("de", "het"):
        start = tokens.starts[at - 1]
    word = tokens.words[head]
    if kind in ("country", "capital"):
        return Who(country_actor(name), start, end, "actor", word)
    if kind == "person":
        return Who(post_actor(found.name.post or name), start, end, "actor", word)
    if kind == "council":
        if name == "Europese Raad":
            return Who(name, start, end, "actor", word)
        return Who(COUNCIL if "aad" in name else name, start, end, "actor", word)
    if kind == "institution":
        if name == "Tweede Kamer":
            return Who(cast.chamber, start, end, "actor", word)
        return Who(name if name != "Nederland" else CABINET, start, end, "actor", word)
    if kind == "adjective":
        return None
    return Who(name, start, end, "actor", word)
