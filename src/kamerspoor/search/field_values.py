"""What the index holds for what people call Councils, acts, actors, factions, members and dossiers."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from kamerspoor import lexicon, world
from kamerspoor.search.numbers import dossier_at
from kamerspoor.search.query_words import table

Days = tuple[str | None, str | None]

_APART = re.compile(r"[\s/()‐‑–_-]+")
_MEMBER = re.compile(r"^(?:(?:het|de)\s+)?(?:kamer)?(?:lid|leden)\s+|\s+c\.?\s?s\.?$", re.IGNORECASE)
_PRESIDENCY = "voorzitterschap"
# Who speaks for an institution speaks as that institution.
_OFFICES = MappingProxyType(
    {
        "Hoge Vertegenwoordiger": "Hoge Vertegenwoordiger",
        "Eurocommissaris": "Europese Commissie",
        "Voorzitter van de Europese Commissie": "Europese Commissie",
        "Voorzitter van de Europese Raad": "Europese Raad",
        "Voorzitter van de Eurogroep": "Eurogroep",
        "Voorzitter van het Europees Parlement": "Europees Parlement",
        "President van de Europese Centrale Bank": "Europese Centrale Bank",
        "Secretaris-generaal van de NAVO": "NAVO",
        "Secretaris-generaal van de Verenigde Naties": "Verenigde Naties",
    }
)


_GOVERNMENT = "Kabinet"
_OF_GOVERNMENT = ("Minister", "Staatssecretaris")


class Office(NamedTuple):
    """What somebody spoke for, and when. `surname`: what tells them from others who do; None where nobody else does."""

    actor: str
    days: Days
    surname: str | None


def plain(text: str) -> str:
    """Give small letters and single spaces."""
    return " ".join(text.casefold().split())


def councils(value: str, wild: bool = False) -> tuple[str, ...]:
    """Give the Councils that go by a name, or with `wild` by a name that begins so; () where none does.

    Two names of one formation are both given, and meetings that it held with another.

    >>> councils("rbz"), councils("Ecofin")
    (('Raad Buitenlandse Zaken',), ('Ecofinraad', 'Eurogroep en Ecofinraad'))
    """
    names = _councils()
    wanted = _apart(value)
    if not wanted:
        return ()
    found = [name for key, name in names.items() if key.startswith(wanted)] if wild else [names.get(wanted)]
    chosen = dict.fromkeys(name for name in found if name)
    codes = {lexicon.council_codes().get(name) for name in chosen} - {None}
    for council in lexicon.councils():
        if council.code in codes or chosen.keys() & set(council.name.split(" en ")):
            chosen.setdefault(council.name)
    return tuple(chosen)


def council_names() -> tuple[str, ...]:
    """Give every name of a Council."""
    return tuple(name for c in lexicon.councils() for name in (c.name, *c.aliases)) + tuple(table("councils"))


def acts(value: str) -> tuple[str, ...]:
    """Give the acts that a word stands for: of the contract, in Dutch, or a verb that reports one.

    >>> acts("oproepen"), acts("bepleiten")
    (('urge',), ('urge',))
    """
    word = plain(value)
    if found := table("acts").get(word):
        return (found,)
    return tuple(dict.fromkeys(e.act for e in lexicon.acts_by_verb().get(word, ()) if e.act in lexicon.ACTS))


def actor(value: str) -> str | None:
    """Give the actor as records name it, or None when it is not one of those known by name.

    >>> actor("HV"), actor("duits"), actor("Duits voorzitterschap"), actor("Wit-Rusland")
    ('Hoge Vertegenwoordiger', 'Duitsland', 'Duits voorzitterschap', 'Belarus')
    """
    word = plain(value)
    if found := table("actors").get(word):
        return found
    if word.endswith(f" {_PRESIDENCY}"):
        country = _names().get(word.removesuffix(_PRESIDENCY).strip())
        return world.presidency_of(country) if country else None
    if found := _names().get(word):
        return found
    institution = world.institution_words().get(word)
    return institution[0] if institution else None


def offices_of(name: str) -> tuple[Office, ...]:
    """Give what somebody spoke for, and between which days.

    >>> offices_of("Ashton")[0]
    Office(actor='Hoge Vertegenwoordiger', days=('2009-12-01', '2014-10-31'), surname=None)
    """
    wanted = plain(name)
    found: dict[Office, None] = {}
    for official in world.officials():
        government = official.office.startswith(_OF_GOVERNMENT)
        actor = _GOVERNMENT if government else _OFFICES.get(official.office)
        if actor and wanted in (plain(official.name), plain(official.surname)):
            surname = None if actor == official.office else official.surname
            found[Office(actor, (official.start, official.end), surname)] = None
    return tuple(found)


def factions(value: str) -> tuple[str, ...]:
    """Give the name that a party is known by, then its other abbreviations; () for one that is not known.

    >>> factions("GL"), factions("Partij voor de Dieren")
    (('GroenLinks', 'GL'), ('PvdD',))
    """
    party = _parties().get(plain(value))
    if party is None:
        return ()
    short = (name for name, of in world.parties().items() if of == party and " " not in name)
    return tuple({plain(name): name for name in (*short, party)}.values())


def member(value: str) -> str:
    """Give a member's name without what is said around it.

    >>> member("het lid Van der Plas c.s.")
    'Van der Plas'
    """
    bare = _MEMBER.sub("", _MEMBER.sub("", " ".join(value.split())))
    return bare or value.strip()


def dossier(value: str) -> str | None:
    """Give a dossier as identifiers write it, None for what is none.

    >>> dossier("21 501 02"), dossier("kst-36600-v"), dossier("36 410 (R2160)"), dossier("x")
    ('21501-02', '36600-V', '36410', None)
    """
    text = re.sub(r"^(?:kst-|dossier-|dossier )", "", value.strip(), flags=re.IGNORECASE).replace("–", "-")
    text = re.sub(r"(?<=\d)\s*-?\s*([a-z]+)$", lambda m: "-" + m[1].upper(), text)
    found = dossier_at(text, 0)
    return found[0] if found and found[1] == len(text) else None


def dossier_begun(value: str) -> str | None:
    """Give the beginning of a dossier's name, None for what begins none."""
    text = re.sub(r"(?<=\d)[\s.](?=\d{3})", "", value.strip()).upper()
    text = re.sub(r"(?<=\d{5})[\s–]+", "-", text)
    return text if re.fullmatch(r"\d{2,5}|\d{5}-[\dA-Z]*", text, re.ASCII) else None


def _apart(value: str) -> str:
    return _APART.sub(" ", value.casefold()).strip().removeprefix("de ").removeprefix("het ")


@cache
def _councils() -> dict[str, str]:
    found = {_apart(name): council for name, council in lexicon.council_names().items()}
    for name, council in table("councils").items():
        found.setdefault(_apart(name), council)
    return found


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, meant in world.names().items():
        if meant.kind not in ("council", "place"):
            found.setdefault(plain(name), meant.canonical)
    return found


@cache
def _parties() -> dict[str, str]:
    return {plain(name): party for name, party in world.parties().items()}
