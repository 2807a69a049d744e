"""Find names: those the package knows, abbreviations that the text introduces, people by their office."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kamerspoor import world
from kamerspoor.extract.openings import either_case, find_each, find_words, match_from
from kamerspoor.model import Document
from kamerspoor.words import sound
from kamerspoor.world import Name

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_CAPITAL = r"[A-ZÀ-ÞŞİĞČŠŽ][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_PARTICLE = r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Tt]e|von|[Ee]l|[Aa]l|’t|Ó|Mc|di|da)"
PERSON_NAME = rf"(?:{_PARTICLE} ){{0,2}}{_CAPITAL}(?:(?: {_PARTICLE}){{0,2}} {_CAPITAL}){{0,2}}"
_SHORT = re.compile(r" \([A-Z][A-Za-z&/-]{1,9}\)")
_INTRODUCED = re.compile(
    rf"(?P<long>{_CAPITAL}(?: (?:[a-zë]{{2,5}} ){{0,2}}{_CAPITAL}){{0,7}}) \((?P<short>[A-Z][A-Za-z&/-]{{1,9}})\)"
)
_OFFICE = re.compile(
    r"\b(?:(?P<adjective>[A-Z][a-zß-ÿ-]+(?:e|s|sch)) )?"
    r"(?P<role>[Hh]oge Vertegenwoordiger|HV(?:/VP)?|[Ee]urocommissaris|[Cc]ommissaris"
    r"|Commissievoorzitter|[Vv]icevoorzitter|[Mm]inister-[Pp]resident|[Mm]inister"
    r"|[Ss]taatssecretaris|[Pp]remier|[Vv]icepremier|[Pp]resident|[Bb]ondskanselier"
    r"|[Cc]ollega|[Aa]mbt(?:s)?genoot|[Vv]oorzitter van de Europese Raad"
    r"|[Ss]ecretaris-[Gg]eneraal van de [A-Z]\w+|generaal"
    r"|[Ss]peciaal [Gg]ezant|(?:Vice )?[Pp]resident-Elect|[Vv]icepresident"
    r"|[Dd]irecteur-[Gg]eneraal van de [A-Z]\w+|NAVO-[Ss]ecretaris-[Gg]eneraal|ECB-president)"
    rf"(?:(?P<field>(?: van| voor) [A-Z][^,.;:()]{{0,70}}),|,)? (?=[A-ZÀ-Þ])(?P<name>{PERSON_NAME})"
)
_OFFICES = (
    *either_case(
        "hoge Vertegenwoordiger",
        "eurocommissaris",
        "commissaris",
        "commissievoorzitter",
        "vicevoorzitter",
        "minister",
        "staatssecretaris",
        "premier",
        "vicepremier",
        "president",
        "bondskanselier",
        "collega",
        "ambtgenoot",
        "ambtsgenoot",
        "voorzitter van de Europese Raad",
        "secretaris-",
        "speciaal ",
        "vicepresident",
        "directeur-",
    ),
    "HV",
    "generaal",
    "Vice ",
    "NAVO-",
    "ECB-",
)
# Words with a capital that follow an office and are no person: Minister van, Commissaris Handel.
_NO_PERSON = frozenset(
    {
        "Buitenlandse",
        "Algemene",
        "Economische",
        "Binnenlandse",
        "Justitie",
        "Defensie",
        "Financiën",
        "Landbouw",
        "Infrastructuur",
        "Sociale",
        "Volksgezondheid",
        "Onderwijs",
        "Handel",
        "Klimaat",
        "Zaken",
        "Raad",
        "Kamer",
        "Europese",
        "Nederland",
        "Kamerstuk",
        "Van",
        "De",
        "Het",
        "Milieu",
        "Energie",
        "Europa",
        "Rechtsbescherming",
        "President",
        "Minister",
        "Eurocommissaris",
        "Commissie",
        "Hoge",
        "Vertegenwoordiger",
        "Veiligheid",
        "Voedselkwaliteit",
        "Wetenschap",
        "Sport",
        "Natuur",
        "Visserij",
        "Volkshuisvesting",
        "Ruimtelijke",
        "Koninkrijksrelaties",
        "Asiel",
        "Migratie",
        "Cultuur",
        "Innovatie",
        "Waterstaat",
        "Werkgelegenheid",
    }
)


class Found(NamedTuple):
    """A name at its place."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a text in order; `people` maps surnames that the text itself introduces to whom they speak for."""

    found: tuple[Found, ...]
    starts: tuple[int, ...]
    people: dict[str, Name]

    def at(self, start: int, end: int) -> Found | None:
        """Give the name that covers the word at text[start:end], None without one."""
        index = bisect_right(self.starts, start) - 1
        if index >= 0 and self.found[index].end >= end:
            return self.found[index]
        return None

    def places(self) -> dict[int, bool]:
        """Map where a name begins to whether it is the adjective of a country."""
        return {found.start: found.name.kind == "adjective" for found in self.found}

    def within(self, start: int, end: int) -> tuple[Found, ...]:
        """Give the names that begin in text[start:end]."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def find_names(text: str, document: Document) -> Names:
    """Find every known name, and what the text says that a surname or an abbreviation stands for."""
    day = (document.meeting.date if document.meeting else None) or document.date
    surnames, sounds = _surnames(day[:4] if day else None)
    introduced = dict(_introduced(text))
    people: dict[str, Name] = {}
    for surname, person in _people(text):
        people.setdefault(surname, person)
    _unify(people, sounds)
    more = {**surnames, **introduced, **people}
    found = _longest([*_known(text), *_others(text, more, [*introduced, *people])])
    return Names(tuple(found), tuple(f.start for f in found), {k: v for k, v in more.items() if v.kind == "person"})


def _known(text: str) -> Iterator[Found]:
    patterns, known = _automaton()
    for index, start, end in patterns.find_matches_as_indexes(text):
        if (
            start and (text[start - 1].isalnum() or (text[start - 1] == "-" and text[start - 2 : start - 1].isalnum()))
        ) or (end < len(text) and text[end].isalnum()):
            continue
        yield Found(start, end, known[index])


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Name, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    table = world.names()
    # Names of one letter or of common words in lower case would match everywhere.
    words = [word for word in table if len(word) > 1]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(table[word] for word in words)


@lru_cache(maxsize=16)
def _surnames(year: str | None) -> tuple[dict[str, Name], dict[str, str]]:
    """Give those in office around a year by surname, and by the sound of it the name of each."""
    surnames = world.surnames_at(year)
    return surnames, {sound(name): named.canonical for name, named in surnames.items() if " " not in name}


def _others(text: str, names: dict[str, Name], own: list[str]) -> list[Found]:
    """Find names that depend on the day or the text; `own` are those that the text itself brings."""
    automaton, surnames = _officials()
    found = [
        Found(start, end, names[surnames[index]])
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if surnames[index] in names and _is_whole(text, start, end)
    ]
    for start, word in find_each(text, own):
        if _is_whole(text, start, start + len(word)):
            found.append(Found(start, start + len(word), names[word]))
    return _longest(found)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no letter, figure or hyphen stands before a name and no letter or figure behind it."""
    return not (start and (text[start - 1].isalnum() or text[start - 1] in "-_")) and not (
        end < len(text) and (text[end].isalnum() or text[end] == "_")
    )


@cache
def _officials() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Look for the names of all who were ever in office at once: the day tells which of them count."""
    from ahocorasick_rs import AhoCorasick

    words = tuple(world.surnames_at(None))
    return AhoCorasick(words), words


def _unify(people: dict[str, Name], by_sound: dict[str, str]) -> None:
    """Give the spellings of one surname that the text has (Borrell, Borrel) one canonical name."""
    spelled: dict[str, Name] = {}
    for name, person in people.items():
        # a foreign minister is the same one without the adjective: Minister Radkov
        heard = sound(name)
        first = spelled.setdefault(heard, person)
        people[name] = person._replace(canonical=by_sound.get(heard) or first.canonical, post=first.post)


def _longest(found: list[Found]) -> list[Found]:
    """Keep of names that overlap the one that begins first, of those the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _introduced(text: str) -> Iterator[tuple[str, Name]]:
    """Yield abbreviations that stand in brackets behind what they stand for."""
    known = world.names()
    for match in _introductions(text):
        long, short = match["long"].removeprefix("De ").removeprefix("Het "), match["short"]
        if short in known:
            continue
        if long in known:
            yield short, known[long]
        elif len(long.split()) > 1 and short[0].lower() == _initial(long, short):
            name = Name(long, "organisation")
            yield short, name
            yield long, name


def _introductions(text: str) -> Iterator[re.Match[str]]:
    """Match what stands before short words in brackets: only the words that run up to one can introduce it."""
    for bracket in _SHORT.finditer(text):
        low = bracket.start()
        while low and (text[low - 1] in " ’'-×" or (text[low - 1].isalnum() and not text[low - 1].isdecimal())):
            low -= 1
        yield from _INTRODUCED.finditer(text, low, bracket.end())


def _initial(long: str, short: str) -> str:
    """Give the first letter of the word that an abbreviation begins with, empty when its letters are not there."""
    initials = [word[0].lower() for word in long.split() if word[0].isupper()]
    letters = [c.lower() for c in short if c.isalpha()]
    return letters[0] if initials[: len(letters)] == letters or initials[-len(letters) :] == letters else ""


def _people(text: str) -> Iterator[tuple[str, Name]]:
    """Yield surnames behind an office, with the actor that the office speaks for."""
    known = world.names()
    places = find_words(text, _OFFICES)
    for match in match_from(_OFFICE, text, places | {_adjective_before(text, at) for at in places}):
        name = match["name"]
        first = name.split()[0]
        if first in _NO_PERSON or name in known or (first in known and " " not in name):
            continue
        actor = _actor_of(match["role"].lower(), match["adjective"], match["field"])
        if actor is None:
            continue
        person = Name(name, "person", actor)
        yield name, person
        last = re.sub(rf"^(?:{_CAPITAL} )+(?=(?:{_PARTICLE} ){{0,2}}{_CAPITAL}$)", "", name)
        if last != name and last not in known:
            yield last, person


def _adjective_before(text: str, at: int) -> int:
    """Give where the word with a capital before a place begins, the place itself without one."""
    low = at - 1
    if low < 0 or text[low] != " ":
        return at
    while low and ("a" <= text[low - 1] <= "z" or "ß" <= text[low - 1] <= "ÿ" or text[low - 1] == "-"):
        low -= 1
    return low - 1 if low and "A" <= text[low - 1] <= "Z" else at


def _actor_of(role: str, adjective: str | None, field: str | None) -> str | None:
    """Tell whom somebody in an office speaks for."""
    names = world.names()
    if role.startswith(("hoge", "hv")):
        return "Hoge Vertegenwoordiger"
    if "commissaris" in role or role in ("commissievoorzitter", "vicevoorzitter"):
        return "Europese Commissie"
    if role.startswith("voorzitter van de europese raad"):
        return "Europese Raad"
    if " van de " in role or role.startswith(("navo", "ecb")):
        word = role.rsplit(" ", 1)[-1].upper() if " van de " in role else role[:4].strip("-").upper()
        found = names.get(word) or names.get(word.capitalize())
        return found.canonical if found else None
    if adjective:
        country = names.get(adjective)
        return (
            country.canonical if country and country.kind == "adjective" and country.canonical != "Nederland" else None
        )
    if field and (of := field.rsplit(" van ", 1)[-1].strip()) in names and names[of].kind == "country":
        return names[of].canonical
    if role in ("minister", "staatssecretaris", "minister-president"):
        return "Kabinet"
    return None
