"""Tell who a noun phrase is: the canonical actor, how many of a group, or a word that points back.

Canonical names as in the contract: `Kabinet`, `Raad`, `lidstaten`, a country, an organisation, a presidency
by its country. A phrase that names nobody who can speak gives None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kamerspoor import world
from kamerspoor.extract.names import Names
from kamerspoor.grammar.phrases import Phrase
from kamerspoor.grammar.tokens import FIRST, NAME, NOUN, Tokens
from kamerspoor.model import Document

Quantity = Literal["some", "several", "many", "all", "one"]
WhoKind = Literal["actor", "group", "pronoun", "person", "unknown"]

CABINET, COUNCIL, COMMISSION, STATES, UNION = "Kabinet", "Raad", "Europese Commissie", "lidstaten", "Europese Unie"
READERS = ("Tweede Kamer", "Eerste Kamer")
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
_COMMITTEE = re.compile(
    r"(?:[Dd]e )?(?:vaste |algemene |tijdelijke )?commissie voor [A-Z][\w-]+(?: [A-Z][\w-]+)*"
    r"(?:(?:, | en |, en )[A-Z][\w-]+(?: [A-Z][\w-]+)*)*"
)
# The name behind `het lid` or `de heer`, with its particles: van der Berg, El Yassini.
_MEMBER_NAME = re.compile(
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Tt]e|[Ee]l|’t) ){0,3}[A-ZÀ-ÞŞ][\w’-]*"
    r"(?: (?:van|de|der|den) [A-ZÀ-Þ][\w’-]*| [A-ZÀ-ÞŞ][\w’-]*)*"
)
# Groups that a word must stand before: `land` by itself is no member state.
_NEVER_BARE = frozenset(
    {
        "land",
        "landen",
        "leden",
        "partners",
        "collega’s",
        "collega's",
        "ambtgenoten",
        "ambtsgenoten",
        "sprekers",
    }
)
_COUNTS = frozenset(
    {
        "meerderheid",
        "minderheid",
        "meesten",
        "anderen",
        "enkelen",
        "sommigen",
        "velen",
        "helft",
        "allen",
    }
)
_ONE_OF_MANY = (["een"], ["één"], ["eén"], ["geen"], ["elke"], ["elk"], ["ieder"], ["iedere"])
_NOT_OURS = frozenset(
    {"derde", "afrikaanse", "arme", "kwetsbare", "arabische", "aziatische", "buurlanden", "partner", "kandidaat"}
)
_GROUPS_TOO = frozenset({"ministers", "bewindslieden", "delegaties"})
_PAPERS = ("motie", "amendement", "wetsvoorstel", "initiatief", "besluit", "verordening", "richtlijn")


class Who(NamedTuple):
    """One that may act. `start`, `end`: its words in the text. `head`: the word in lower case."""

    name: str
    start: int
    end: int
    kind: WhoKind
    head: str
    quantity: Quantity | None = None
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """What a document tells of who is who: its names, the writer, the body that meets, the presidency."""

    text: str
    names: Names
    writer: str | None
    body: str
    presidency: str | None
    chamber: str
    debate: bool
    motion: bool = False


def cast_of(text: str, document: Document, names: Names) -> Cast:
    """Read from a document who writes, who meets, who presides."""
    meeting = document.meeting
    council = meeting.council if meeting else ""
    body = "Eurogroep" if council == "Eurogroep" else COUNCIL
    if council.startswith("Europese Raad"):
        body = "Europese Raad"
    day = (meeting.date if meeting else None) or document.date
    chamber = "Eerste Kamer" if document.chamber == "EK" else "Tweede Kamer"
    writer = CABINET if document.kind not in ("debate", "motion") else None
    return Cast(
        text,
        names,
        writer,
        body,
        world.presidency_at(day),
        chamber,
        document.kind == "debate",
        document.kind == "motion",
    )


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
    if pointed is not None:
        return pointed
    for rule in (_fraction, _presidency, _group, _institution, _office, _committee, _known, _counted):
        found = rule(cast, tokens, first, head, last)
        if found is not None:
            return found
    if _is_unknown_name(cast, tokens, first, head, last):
        end = _name_end(cast, tokens, head, last)
        return Who(_tidy(cast.text[start:end]), start, end, "unknown", word)
    if word.endswith(world.roles().endings) and "niet" not in before:
        return Who(_as_written(cast, tokens, first, last), low, high, "unknown", word)
    return None


def _is_unknown_name(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> bool:
    """Tell a name that no list has: an abbreviation, several words with a capital, or one without an article.

    One capital at the beginning of a sentence says nothing; behind an article it is a thing (het Dublinvoorstel).
    """
    flag = tokens.flags[head]
    if not flag & NAME or not flag & NOUN or tokens.words[head].startswith(_PAPERS):
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


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" ,;")


def _as_written(cast: Cast, tokens: Tokens, first: int, last: int) -> str:
    """Give a phrase as written, without its article."""
    while first < last and tokens.words[first] in ("de", "het", "een", "ook", "deze", "die", "onze", "zijn"):
        first += 1
    return _tidy(cast.text[tokens.starts[first] : tokens.ends[last]])


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


def _fraction(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
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


def _presidency(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
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


def _group(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """Member states as a group, with how many."""
    words = tokens.words
    word = words[head]
    groups = world.groups()
    low, high = tokens.starts[first], tokens.ends[max(head, last)]
    if word not in groups.words and word not in groups.counting and word not in _GROUPS_TOO:
        return None
    before = words[first:head]
    phrase = " ".join(words[first : max(head, last) + 1])
    if (
        word in ("ministers", "bewindslieden")
        and len(before) <= 2
        and before[:1] in (["de"], ["alle"], ["onze"], [])
        and last <= head
    ):
        if before[:1] == ["alle"]:
            return Who(STATES, low, high, "group", word, "all")
        return Who("ministers", low, high, "actor", word)
    if word in groups.words or (word == "ministers" and (before[:1] != ["de"] or last > head)):
        if word in _NEVER_BARE and not before:
            return None
        if word == "leden" and not any(w in ("raad", "lidstaten") for w in words[head : last + 1]):
            return None
        if _of_others(tokens, first, head) or (
            word.endswith("leiders") and _is_elsewhere(tokens, first, max(head, last))
        ):
            return None
        if word in ("land", "lidstaat", "delegatie") and before[:1] not in _ONE_OF_MANY:
            return _country_delegation(cast, tokens, first, head, low, high)
        if (
            word == "landen"
            and not _quantity(phrase)
            and not set(before) & {"andere", "overige", "noordelijke", "zuidelijke"}
        ):
            return None
        return Who(STATES, low, high, "group", word, _quantity(phrase))
    if word in groups.counting:
        follow = words[head + 1 : max(head, last) + 1]
        if follow[:1] and any(w in groups.words or w == "ministers" for w in follow):
            return Who(STATES, low, high, "group", word, _quantity(phrase))
        if word in _COUNTS:
            return Who(STATES, low, tokens.ends[head], "group", word, _quantity(phrase))
    if word == "delegaties":
        return Who(STATES, low, high, "group", word, _quantity(phrase))
    return None


def _is_elsewhere(tokens: Tokens, first: int, last: int) -> bool:
    """Tell leaders of a place of their own: de politieke leiders in Noord-Cyprus."""
    return "politieke" in tokens.words[first:last] or tokens.words[last + 1 : last + 2] == ["in"]


def _of_others(tokens: Tokens, first: int, head: int) -> bool:
    """Tell a group that is named otherwise: Afrikaanse landen, G7-landen, derde landen."""
    return not _NOT_OURS.isdisjoint(tokens.words[first:head])


def _country_delegation(cast: Cast, tokens: Tokens, first: int, head: int, low: int, high: int) -> Who | None:
    for index in range(first, head):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "adjective":
            return Who(_country(found.name.canonical), low, high, "actor", tokens.words[head], guest=True)
    return None


def _country(name: str) -> str:
    """Give a country as an actor: the Netherlands speak through the cabinet."""
    if name == "Nederland":
        return CABINET
    return "Palestijnse Autoriteit" if name in ("Palestina", "Palestijnse gebieden") else name


def _office(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
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
            return Who(_as_written(cast, tokens, first, max(head, last)), low, high, "unknown", word)
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
        return Who(_as_written(cast, tokens, first, max(head, last)), low, high, "unknown", word)
    return None


def _person_behind(cast: Cast, tokens: Tokens, head: int, last: int) -> Who | None:
    """A person whose name stands behind the office: minister Kamau."""
    for index in range(head + 1, min(head + 4, max(head, last) + 1)):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "person" and found.name.post:
            return Who(
                _post(found.name.post),
                tokens.starts[head],
                found.end,
                "actor",
                tokens.words[head],
                guest=found.name.post != CABINET,
            )
    return None


def _post(post: str) -> str:
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
            return _country(found.name.canonical)
    for index in range(head + 1, max(head, last) + 1):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "country" and tokens.words[index - 1] in ("van", "uit"):
            return _country(found.name.canonical)
    return None


def _institution_behind(cast: Cast, tokens: Tokens, head: int, last: int) -> str | None:
    for index in range(head + 1, max(head, last) + 1):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind in ("organisation", "institution", "council"):
            return found.name.canonical
        if tokens.words[index] in world.institution_words():
            return world.institution_words()[tokens.words[index]][0]
    return None


def _institution(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
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


def _committee(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """A committee of parliament: de vaste commissie voor Buitenlandse Zaken."""
    if tokens.words[head] != "commissie" or cast.text[tokens.starts[head]].isupper():
        return None
    match = _COMMITTEE.match(cast.text, tokens.starts[first])
    end = match.end() if match else tokens.ends[max(head, last)]
    name = re.sub(r"^(?:de|een) ", "", _tidy(cast.text[tokens.starts[first] : end]), flags=re.IGNORECASE)
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
        return Who(_country(name), start, end, "actor", word)
    if kind == "person":
        return Who(_post(found.name.post or name), start, end, "actor", word)
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


def _counted(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """`Een aantal ministers`, `elf lidstaten` whose head is the number."""
    words = tokens.words
    if words[head] in world.groups().counting and any(w in world.groups().words for w in words[head + 1 : last + 1]):
        phrase = " ".join(words[first : last + 1])
        return Who(STATES, tokens.starts[first], tokens.ends[last], "group", words[head], _quantity(phrase))
    return None


def _quantity(phrase: str) -> Quantity | None:
    """Tell how many of a group, by its words."""
    padded = f" {phrase} "
    for words, quantity in world.quantities():
        if f" {words} " in padded:
            return quantity  # type: ignore[return-value]
    return None
