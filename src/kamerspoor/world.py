"""What the package knows of countries, organisations, office-holders and parties, loaded from `data/*.toml`.

Like the lexicon of the language: a file with an unknown key or a double name is refused when it is loaded.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from kamerspoor.lexicon import LexiconError, load_table

NameKind = Literal[
    "country", "adjective", "capital", "organisation", "institution", "party", "council", "person", "place"
]


class Name(NamedTuple):
    """A name as it stands in a text: what it stands for. `post`: the office, for a person."""

    canonical: str
    kind: NameKind
    post: str | None = None


class Country(NamedTuple):
    """A country: its Dutch name, its adjectives (uninflected first), its capital's names, member since and until."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    member_from: str | None
    member_until: str | None


class Official(NamedTuple):
    """Somebody in an office, from one ISO day to another (None: to this day)."""

    office: str
    name: str
    surname: str
    start: str
    end: str | None


class Groups(NamedTuple):
    """Words for groups of member states, and words that count them."""

    words: frozenset[str]
    counting: frozenset[str]


class Roles(NamedTuple):
    """Words for people by their role."""

    government: frozenset[str]
    office: frozenset[str]
    endings: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Load the countries."""
    found = []
    for entry in _entries("countries", "country", {"code", "name", "aliases", "adjectives", "capital", "eu", "note"}):
        span = entry.get("eu", ())
        found.append(
            Country(
                entry["code"],
                entry["name"],
                tuple(entry.get("aliases", ())),
                tuple(entry.get("adjectives", ())),
                tuple(entry.get("capital", ())),
                span[0] if span else None,
                span[1] if len(span) > 1 else None,
            )
        )
    _refuse_doubles("countries", [n for c in found for n in (c.name, *c.aliases)])
    return tuple(found)


@cache
def officials() -> tuple[Official, ...]:
    """Load the office-holders."""
    return tuple(
        Official(e["office"], e["name"], e.get("surname", e["name"]), e["start"], e.get("end"))
        for e in load_table("officials", frozenset({"official"}))["official"]
    )


@cache
def presidencies() -> tuple[tuple[str, str, str], ...]:
    """Load the presidencies of the Council: (first day, last day, country)."""
    return tuple(
        (e["start"], e["end"], e["country"])
        for e in load_table("presidencies", frozenset({"presidency"}))["presidency"]
    )


@cache
def groups() -> Groups:
    """Load the words for groups of member states."""
    table = _actors()["groups"]
    return Groups(frozenset(table["words"]), frozenset(table["counting"]))


@cache
def roles() -> Roles:
    """Load the words for people by their role."""
    table = _actors()["roles"]
    return Roles(frozenset(table["government"]), frozenset(table["office"]), tuple(table["endings"]))


@cache
def quantities() -> tuple[tuple[str, str], ...]:
    """Load the words that say how many: (words, quantity), longest first."""
    pairs = [(words, quantity) for quantity, many in _actors()["quantities"].items() for words in many]
    return tuple(sorted(dict(pairs).items(), key=lambda pair: -len(pair[0])))


@cache
def parties() -> MappingProxyType[str, str]:
    """Map every name of a party to the one it is known by."""
    found: dict[str, str] = {}
    for entry in load_table("parties", frozenset({"party"}))["party"]:
        if entry.get("kind") == "party":
            for name in (entry["name"], *entry.get("aliases", ())):
                found.setdefault(name, entry["name"])
    return MappingProxyType(found)


@cache
def names() -> MappingProxyType[str, Name]:
    """Map every name that does not depend on a day to what it stands for; case counts."""
    found: dict[str, Name] = {}
    for council, canonical in _council_names():
        found.setdefault(council, Name(canonical, "council"))
    for entry in _actors()["institution"]:
        if entry.get("case"):
            for word in entry["words"]:
                # a Council by its own name stays that one: JBZ-Raad, RBZ
                if word not in found or found[word].canonical == entry["name"]:
                    found[word] = Name(entry["name"], "institution")
    for country in countries():
        for name in (country.name, *country.aliases):
            found.setdefault(name, Name(country.name, "country"))
        for name in country.adjectives:
            found.setdefault(name, Name(country.name, "adjective"))
        for name in country.capitals:
            found.setdefault(name, Name(country.name, "capital"))
    for entry in _entries("organisations", "organisation", {"name", "aliases", "kind", "note"}):
        for name in (entry["name"], *entry.get("aliases", ())):
            found.setdefault(name, Name(entry["name"], "organisation"))
    for name, canonical in parties().items():
        found.setdefault(name, Name(canonical, "party"))
    for entry in _entries("places", "place", {"name", "aliases"}):
        for name in (entry["name"], *entry.get("aliases", ())):
            found.setdefault(name, Name(entry["name"], "place"))
    found["Nederland"] = Name("Nederland", "country")
    return MappingProxyType(found)


@cache
def institution_words() -> MappingProxyType[str, tuple[str, bool]]:
    """Map words in lower case to the institution that they stand for, and whether they name a person of it."""
    return MappingProxyType(
        {
            word: (entry["name"], bool(entry.get("person")))
            for entry in _actors()["institution"]
            if not entry.get("case")
            for word in entry["words"]
        }
    )


@cache
def adjective_of() -> MappingProxyType[str, str]:
    """Map a country to its uninflected adjective."""
    return MappingProxyType({c.name: c.adjectives[0] for c in countries() if c.adjectives})


def holds(official: Official, day: str | None) -> bool:
    """Tell whether somebody is in office on a day (or in a month or year), at any time without one."""
    if not day:
        return True
    return official.start[: len(day)] <= day and (official.end is None or day <= official.end[: len(day)])


def surnames_at(day: str | None) -> dict[str, Name]:
    """Map the surnames of those in office around a day (ISO) to them: a year before and after counts.

    Who is in office on the day itself goes before who was or will be: one person holds one office after another.
    """
    found: dict[str, Name] = {}
    year = int(day[:4]) if day else None
    for official in sorted(officials(), key=lambda o: not holds(o, day)):
        if year is not None and not (
            int(official.start[:4]) - 1 <= year <= (int(official.end[:4]) + 1 if official.end else year)
        ):
            continue
        for name in (official.name, official.surname):
            found.setdefault(name, Name(official.name, "person", official.office))
    return found


def presidency_at(day: str | None) -> str | None:
    """Give the presidency of the Council on a day, by its adjective: `Duits voorzitterschap`."""
    if not day:
        return None
    for start, end, country in presidencies():
        if start <= day[:10] <= end or (len(day) < 10 and start[: len(day)] <= day <= end[: len(day)]):
            return presidency_of(country)
    return None


def presidency_of(country: str) -> str | None:
    """Name the presidency of a country."""
    adjective = adjective_of().get(country)
    return f"{adjective} voorzitterschap" if adjective else None


def is_member(country: str, day: str | None = None) -> bool:
    """Tell whether a country is a member of the Union, on a day when one is given."""
    found = next((c for c in countries() if c.name == country), None)
    if found is None or not found.member_from:
        return False
    return not day or (found.member_from <= day and (found.member_until is None or day <= found.member_until))


@cache
def _actors() -> dict[str, Any]:
    return load_table("actors", frozenset({"institution", "groups", "roles", "quantities"}))


def _council_names() -> list[tuple[str, str]]:
    from kamerspoor import lexicon

    return [(name, council.name) for council in lexicon.councils() for name in (council.name, *council.aliases)]


def _entries(file: str, key: str, allowed: set[str]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = load_table(file, frozenset({key}))[key]
    for entry in entries:
        if unknown := sorted(set(entry) - allowed):
            raise LexiconError(f"unknown key {unknown[0]!r} at {entry.get('name')!r}", where=f"data/{file}.toml")
    return entries


def _refuse_doubles(file: str, found: list[str]) -> None:
    seen: set[str] = set()
    for name in found:
        if name in seen:
            raise LexiconError(f"{name!r} stands twice", where=f"data/{file}.toml")
        seen.add(name)
