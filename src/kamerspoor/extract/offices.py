"""Tell for whom an office or an institution speaks: a minister, a commissioner, the presidency, het kabinet."""

from __future__ import annotations

from kamerspoor import world
from kamerspoor.extract.cast import CABINET, COMMISSION, Cast, Who, as_written, country_actor
from kamerspoor.grammar.tokens import Tokens


def office(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """A person by the office: of a country, of an institution, or the writer's own."""
    words = tokens.words
    word = words[head]
    roles = world.roles()
    low, high = tokens.starts[first], tokens.ends[max(head, last)]
    if word not in roles.government and word not in roles.office:
        return None
    before = words[first:head]
    if word == "commissie" or (word == "ministers" and last <= head):
        return None
    country = _country_of(cast, tokens, first, head, last)
    if country is not None and country != CABINET:
        return Who(country, low, high, "actor", word, guest=True)
    if country == CABINET and word in ("collega", "ambtgenoot", "ambtsgenoot", "ambtgenote"):
        return Who(CABINET, low, high, "actor", word)  # haar Nederlandse ambtgenoot
    of = _institution_behind(cast, tokens, head, last)
    if of is not None and (word in roles.office or word in ("president", "voorzitter")):
        return Who(of, low, high, "actor", word)
    if word == "regering" and country is None and before[:1] not in (["de"], ["onze"]):
        return None
    if word in (
        "president",
        "kanselier",
        "premier",
        "collega",
        "ambtgenoot",
        "ambtsgenoot",
        "koning",
        "autoriteiten",
        "overheid",
        "parlement",
        "ambassadeurs",
        "ambassadeur",
    ):
        if word in ("premier",) and cast.debate:
            return Who(CABINET, low, high, "actor", word)
        if word in ("collega", "ambtgenoot", "ambtsgenoot", "autoriteiten", "overheid", "parlement", "koning"):
            return None
        named = _person_behind(cast, tokens, head, last)
        return named or Who("de gast", low, high, "pronoun", word)
    if word in (
        "minister",
        "staatssecretaris",
        "minister-president",
        "bewindspersonen",
        "regering",
        "permanent vertegenwoordiger",
        "vertegenwoordiger",
    ):
        if word == "vertegenwoordiger" and words[head - 1 : head] == ["hoge"]:
            return Who("Hoge Vertegenwoordiger", low, high, "actor", word)
        if word == "vertegenwoordiger" and words[head - 1 : head] not in (["permanent"], ["permanente"]):
            return Who(as_written(cast, tokens, first, max(head, last)), low, high, "unknown", word)
        named = _person_behind(cast, tokens, head, last)
        if named is not None and named.name != CABINET:
            return named
        return Who(CABINET, low, high, "actor", word, guest=False)
    if word in ("voorzitter", "voorzitster") and cast.debate:
        return Who("voorzitter", low, high, "actor", word)
    if word in roles.office:
        named = _person_behind(cast, tokens, head, last)
        if named is not None:
            return named
        if word in ("dienst", "diensten"):
            return None  # of nobody who is named
        return Who(as_written(cast, tokens, first, max(head, last)), low, high, "unknown", word)
    return None


def institution(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """Institutions by a word of their own: het kabinet, Eurocommissaris X, de Hoge Vertegenwoordiger."""
    words = tokens.words
    word = words[head]
    low, high = tokens.starts[first], tokens.ends[max(head, last)]
    table = world.institution_words()
    ahead = f"{word} {words[head + 1]}" if head + 1 <= last else word
    two = f"{words[head - 1]} {word}" if head > first else word
    key = next((k for k in (ahead, two, word) if k in table), word)
    if key not in table:
        return None
    name, person = table[key]
    if name == COMMISSION and person and word in ("vicevoorzitter", "commissaris"):
        behind = _institution_behind(cast, tokens, head, last)
        if behind not in (None, COMMISSION):
            return Who(behind or "", low, high, "actor", word)
    if name == CABINET and word in ("regering", "kabinet"):
        country = _country_of(cast, tokens, first, head, last)
        if country is not None:
            return Who(country, low, high, "actor", word)
    return Who(name, low, high if person else tokens.ends[head], "actor", word)


def presidency(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    word = tokens.words[head]
    if not word.endswith("voorzitterschap"):
        return None
    low, end = tokens.starts[first], tokens.ends[head]
    if word.startswith("trio"):
        return Who("trio-voorzitterschap", low, end, "actor", word)
    for index in range(first, head):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind in ("adjective", "country"):
            name = world.presidency_of(found.name.canonical)
            if name:
                return Who(name, low, end, "actor", word)
    if cast.presidency is None or "inkomende" in tokens.words[first:head]:
        return Who("voorzitterschap", low, end, "actor", word)
    return Who(cast.presidency, low, end, "actor", word)


def _person_behind(cast: Cast, tokens: Tokens, head: int, last: int) -> Who | None:
    """A person whose name stands behind the office: minister Kamau."""
    for index in range(head + 1, min(head + 4, max(head, last) + 1)):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "person" and found.name.post:
            return Who(
                post_actor(found.name.post),
                tokens.starts[head],
                found.end,
                "actor",
                tokens.words[head],
                guest=found.name.post != CABINET,
            )
    return None


def post_actor(post: str) -> str:
    """Give whom an office speaks for."""
    if post.startswith(("Minister", "Staatssecretaris")):
        return CABINET
    return {
        "Eurocommissaris": COMMISSION,
        "Voorzitter van de Europese Commissie": COMMISSION,
        "Voorzitter van de Europese Raad": "Europese Raad",
        "Voorzitter van de Eurogroep": "Eurogroep",
        "Secretaris-generaal van de NAVO": "NAVO",
        "Secretaris-generaal van de Verenigde Naties": "Verenigde Naties",
        "President van de Europese Centrale Bank": "Europese Centrale Bank",
        "Voorzitter van het Europees Parlement": "Europees Parlement",
    }.get(post, post)


def _country_of(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> str | None:
    """Tell the country that an adjective before or a name behind `van` gives an office."""
    for index in range(first, head):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "adjective":
            return country_actor(found.name.canonical)
    for index in range(head + 1, max(head, last) + 1):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "country" and tokens.words[index - 1] in ("van", "uit"):
            return country_actor(found.name.canonical)
    return None


def _institution_behind(cast: Cast, tokens: Tokens, head: int, last: int) -> str | None:
    for index in range(head + 1, max(head, last) + 1):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind in ("organisation", "institution", "council"):
            return found.name.canonical
        if tokens.words[index] in world.institution_words():
            return world.institution_words()[tokens.words[index]][0]
    return None
