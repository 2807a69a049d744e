"""Tell which noun phrases are member states as a group, and how many of them speak."""

from __future__ import annotations

from kamerspoor import world
from kamerspoor.extract.cast import STATES, Cast, Quantity, Who, country_actor
from kamerspoor.grammar.phrases import FOCUS
from kamerspoor.grammar.tokens import Tokens

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


def group_of_states(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
    """Member states as a group, with how many."""
    words = tokens.words
    word = words[head]
    groups = world.groups()
    low, high = tokens.starts[first], tokens.ends[max(head, last)]
    if word not in groups.words and word not in groups.counting and word not in _GROUPS_TOO:
        return None
    phrase = " ".join(words[first : max(head, last) + 1])
    while first < head and words[first] in FOCUS:
        first += 1  # slechts één lidstaat
    before = words[first:head]
    if (
        word in ("ministers", "bewindslieden")
        and len(before) <= 2
        and before[:1] in (["de"], ["alle"], ["onze"], [])
        and (last <= head or _is_portfolio(cast, tokens, head, last))
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


def _is_portfolio(cast: Cast, tokens: Tokens, head: int, last: int) -> bool:
    """Tell ministers by what they are ministers of: de ministers van Justitie; not de ministers van Malta en Cyprus."""
    if tokens.words[head + 1] != "van":
        return False
    found = (cast.names.at(tokens.starts[at], tokens.ends[at]) for at in range(head + 2, last + 1))
    return all(name is None or name.name.kind == "council" for name in found)


def _is_elsewhere(tokens: Tokens, first: int, last: int) -> bool:
    """Tell leaders of a place of their own: politieke leiders in Noord-Cyprus; not de regeringsleiders in Tallinn."""
    words = tokens.words
    return "politieke" in words[first:last] or (words[last] == "leiders" and words[last + 1 : last + 2] == ["in"])


def _of_others(tokens: Tokens, first: int, head: int) -> bool:
    """Tell a group that is named otherwise: Afrikaanse landen, G7-landen, derde landen."""
    return not _NOT_OURS.isdisjoint(tokens.words[first:head])


def _country_delegation(cast: Cast, tokens: Tokens, first: int, head: int, low: int, high: int) -> Who | None:
    for index in range(first, head):
        found = cast.names.at(tokens.starts[index], tokens.ends[index])
        if found and found.name.kind == "adjective":
            return Who(country_actor(found.name.canonical), low, high, "actor", tokens.words[head], guest=True)
    return None


def counted(cast: Cast, tokens: Tokens, first: int, head: int, last: int) -> Who | None:
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
