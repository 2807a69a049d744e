"""Fields of a query: which is meant by a name, and what value the index holds for what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from kamerspoor.search import field_values as values
from kamerspoor.search.asked_dates import days_asked, is_date
from kamerspoor.search.numbers import Numbered, number_at
from kamerspoor.search.places import Place, nearest
from kamerspoor.search.query import All, Any, Field, Filter, Node, Number, Words
from kamerspoor.search.query_words import names_of, table

DATES = ("date", "year", "since", "until")
"""Fields that take a day, a period or a range; all but the first are ways to write it."""
MEANT = "bedoelde u"
"""How a remedy begins that proposes another spelling."""
_CLOSED = {"kind": "kinds", "state": "states", "chamber": "chambers", "unit": "units"}
"""Fields with a closed set of values, and the table of these."""
_LONGEST_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?:-[bhn]\d+)?|[A-Za-z]{1,3}", re.ASCII)


def field_named(name: str, place: Place) -> str:
    """Give the field that a name stands for; beside those of a query `year`, `since` and `until`.

    Raises: QueryError with the name that is spelled most like it.
    """
    names = table("fields")
    if found := names.get(name.lower()):
        return found
    known = ", ".join(f"{names_of('fields', field)[0]}:" for field in dict.fromkeys(names.values()))
    near = nearest(name, names)
    what = f"{MEANT} {near[0]}:?" if near else f"there are {known};"
    raise place.error(f"there is no field {name[:60]!r}", f"{what} to look for it as words, put it in quotes")


def is_known(field: str, value: str) -> bool:
    """Tell whether a value by itself says something to a field, so that no more words belong to it."""
    if field in DATES:
        return is_date(value)
    if field == "council":
        return bool(values.councils(value))
    if field == "actor":
        return values.actor(value) is not None
    if field == "act":
        return bool(values.acts(value))
    if field == "faction":
        return bool(values.factions(value))
    return field not in _CLOSED or values.plain(value) in table(_CLOSED[field])


def filter_of(field: str, value: str, place: Place, *, exact: bool = False, wild: bool = False) -> Node:
    """Make the filter for a field and a value. `exact`: it stood in quotes. `wild`: with a star behind it.

    Raises: QueryError for a value that the field cannot have.
    """
    if not value.strip():
        raise place.error("this field has no value", "write it right behind the colon, such as raad:RBZ")
    if field in DATES:
        return _dated(field, value, place)
    if field == "council":
        return _any(field, _councils(value, place, wild), place)
    if field == "act":
        return _any(field, _acts(value, place), place)
    if field in _CLOSED:
        return _any(field, _closed(field, value, place), place)
    if field in ("motion", "number"):
        return _numbered(field, value, place, wild)
    if field == "dossier":
        return _dossier(value, place, wild)
    if field == "actor" and not wild:
        return _actor(value, place)
    if field == "faction" and not wild:
        return _any(field, values.factions(value) or (value.strip(),), place)
    if field == "member":
        value = values.member(value)
    quoted = exact and field in ("title", "text")
    return Filter(cast(Field, field), value, place.start, place.end, prefix=wild, exact=quoted)


def number_of(found: Numbered, text: str, place: Place) -> Node:
    """Make the node for a number that stands by itself."""
    return _one_of([Number(key, text, place.start, place.end) for key in found.keys])


def _any(field: str, found: Iterable[str], place: Place) -> Node:
    return _one_of([Filter(cast(Field, field), value, place.start, place.end) for value in found])


def _one_of(nodes: Iterable[Node]) -> Node:
    parts = tuple(nodes)
    return parts[0] if len(parts) == 1 else Any(parts)


def _dated(field: str, value: str, place: Place) -> Node:
    first, last = days_asked(value, place)
    if field == "since":
        last = None
    if field == "until":
        first = None
    return Filter("date", value.strip(), place.start, place.end, dates=(first, last))


def _councils(value: str, place: Place, wild: bool) -> tuple[str, ...]:
    if found := values.councils(value, wild):
        return found
    near = nearest(value, values.council_names())
    raise place.error(
        f"no Council is called {value[:60]!r}",
        f"{MEANT} {near[0]}?" if near else "give its name or abbreviation, such as RBZ or JBZ-Raad",
    )


def _acts(value: str, place: Place) -> tuple[str, ...]:
    if found := values.acts(value):
        return found
    names = table("acts")
    near = nearest(value, names)
    known = ", ".join(dict.fromkeys(names.values()))
    raise place.error(f"there is no act {value[:60]!r}", f"{MEANT} {near[0]}?" if near else f"there are {known}")


def _closed(field: str, value: str, place: Place) -> tuple[str, ...]:
    names = table(_CLOSED[field])
    found = names.get(values.plain(value))
    if found == "all":
        return tuple(dict.fromkeys(meant for meant in names.values() if meant != "all"))
    if found:
        return (found,)
    near = nearest(value, names)
    known = ", ".join(names_of(_CLOSED[field], meant)[0] for meant in dict.fromkeys(names.values()))
    raise place.error(f"there is no {field} {value[:60]!r}", f"{MEANT} {near[0]}?" if near else f"there are {known}")


def _numbered(field: str, value: str, place: Place, wild: bool) -> Node:
    text = value.strip()
    found = None if wild else number_at(text, 0)
    if found and found.keys and found.end == len(text):
        if field == "number":
            return number_of(found, text, place)
        return _any(field, found.keys, place)
    if field == "number" and _LONGEST_NUMBER.fullmatch(text):
        return Filter("number", text if text[:1].isdigit() else text.upper(), place.start, place.end, prefix=wild)
    if field == "motion":
        remedy = "give dossier and number: motie:21501-02-2234; words of motions: in:moties, members: lid:Ploumen"
        raise place.error(f"{value[:60]!r} is no number of a motion", remedy)
    raise place.error(f"{value[:60]!r} is no number", "write nummer:2234, or with the dossier 21501-02-2234")


def _dossier(value: str, place: Place, wild: bool) -> Node:
    text = value.strip()
    if wild:
        begun = values.dossier_begun(text)
        if begun:
            return Filter("dossier", begun, place.start, place.end, prefix=True)
    elif name := values.dossier(text):
        whole = Filter("dossier", name, place.start, place.end)
        if "-" in name:
            return whole
        return Any((whole, Filter("dossier", f"{name}-", place.start, place.end, prefix=True)))
    found = number_at(text, 0)
    if found and found.keys and found.end == len(text):
        raise place.error(f"{text[:60]!r} is a paper in a dossier", f"write nummer:{text} to find it")
    raise place.error(f"{value[:60]!r} is no dossier", "write five digits, and what marks it: 32317, 21501-02, 36600-V")


def _actor(value: str, place: Place) -> Node:
    typed = Filter("actor", " ".join(value.split()), place.start, place.end)
    if name := values.actor(value):
        return Filter("actor", name, place.start, place.end)
    offices = values.offices_of(value)
    return Any((typed, *(_held(office, value, place) for office in offices))) if offices else typed


def _held(office: values.Office, value: str, place: Place) -> Node:
    """Ask for what an institution said while somebody spoke for it, where the words name them or nobody else does."""
    start, end = place.start, place.end
    parts: list[Node] = [
        Filter("actor", office.actor, start, end),
        Filter("date", value, start, end, dates=office.days),
    ]
    if office.surname:
        parts.append(Words(office.surname, start, end))
    return All(tuple(parts))
