"""A query in plain words, English or Dutch: what was understood of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kamerspoor.search.query import All, Any, Filter, Near, Node, Not, Number, Prefix, Query, Words
from kamerspoor.search.query_words import names_of

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language. `names`: of fields, where they differ from the field's own."""

    everything: str
    any_form: str
    each_form: str
    begins: str
    beside: str
    within: str
    number: str
    denied: str
    every: str
    either: str
    dated: str
    since: str
    until: str
    names: Mapping[str, str]


ENGLISH = Phrases(
    "everything", " in any form", ", each in any form", "what begins with {}", "{} next to each other",
    "{} within {} words of each other", "number {}", "not {}", " and ", " or ", "dated", "from {}", "up to {}",
    MappingProxyType(
        {"unit": "in", "motion": "about motion", "member": "signed by", "text": "text holds", "title": "title holds"}
    ),
)  # fmt: skip
DUTCH = Phrases(
    "alles", " in elke vorm", ", elk in elke vorm", "wat begint met {}", "{} naast elkaar",
    "{} met hoogstens {} woorden ertussen", "nummer {}", "niet {}", " en ", " of ", "gedateerd", "vanaf {}",
    "tot en met {}",
    MappingProxyType(
        {
            "unit": "in", "motion": "over motie", "member": "ingediend door", "text": "in de tekst",
            "title": "in de titel", "council": "Raad", "faction": "fractie", "act": "handeling", "state": "stand",
            "chamber": "Kamer", "kind": "soort", "number": "nummer",
        }
    ),
)  # fmt: skip
_PHRASES: Mapping[Language, Phrases] = MappingProxyType({"en": ENGLISH, "nl": DUTCH})
_VALUES = MappingProxyType({"kind": "kinds", "act": "acts", "state": "states", "unit": "units"})


def describe(query: Query, language: Language = "en") -> str:
    """Say what was understood: the words first, what narrows them behind.

    >>> describe(Query("", All((Words("sancties", 0, 8), Filter("council", "JBZ-Raad", 9, 17)))))
    'sancties in any form; council: JBZ-Raad'
    >>> describe(Query("", All((Words("sancties", 0, 8), Filter("kind", "report", 9, 17)))), "nl")
    'sancties in elke vorm; soort: verslag'
    """
    return _Telling(_PHRASES[language], language == "nl").whole(query)


class _Telling:
    """Tells in the words of one language. `own`: values too are said in Dutch rather than as the index has them."""

    def __init__(self, phrases: Phrases, own: bool) -> None:
        self.phrases = phrases
        self.own = own

    def whole(self, query: Query) -> str:
        if query.root is None:
            return self.phrases.everything
        parts = query.root.parts if isinstance(query.root, All) else (query.root,)
        asked = [part for part in parts if not narrows(part)]
        said = self.series([self.within(part) if len(asked) > 1 else self.said(part) for part in asked])
        if any(isinstance(part, Words) and not part.exact for node in asked for part in _leaves(node)):
            several = len(asked) > 1 or isinstance(asked[0], Any | Near | All)
            said += self.phrases.each_form if several else self.phrases.any_form
        return "; ".join(filter(None, [said, *(self.said(part) for part in parts if narrows(part))]))

    def said(self, node: Node) -> str:
        phrases = self.phrases
        match node:
            case Words(text=text, exact=exact):
                return f'"{text}"' if exact else text
            case Prefix(text=text):
                return phrases.begins.format(text)
            case Near(parts=parts, distance=distance):
                words = self.series([self.said(part) for part in parts])
                return phrases.within.format(words, distance) if distance else phrases.beside.format(words)
            case Number(key=key):
                return phrases.number.format(key.removeprefix("kst-"))
            case Filter():
                return self.filter(node)
            case Not(part=part):
                return phrases.denied.format(self.within(part))
            case All(parts=parts):
                return self.series([self.within(part) for part in parts])
            case Any(parts=parts):
                return self.choice(parts)

    def series(self, words: Sequence[str]) -> str:
        """Join words that must all be there: `a, b and c`."""
        return self.phrases.every.join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

    def choice(self, parts: tuple[Node, ...]) -> str:
        """Say a choice; values of one field once: `council: Milieuraad or Energieraad`."""
        filters = [part for part in parts if isinstance(part, Filter) and not part.dates]
        if len(filters) == len(parts) and len({part.field for part in filters}) == 1:
            return f"{self.name(filters[0])}: {self.phrases.either.join(map(self.value, filters))}"
        return self.phrases.either.join(self.within(part) for part in parts)

    def within(self, node: Node) -> str:
        said = self.said(node)
        joined = self.phrases.either in said or self.phrases.every in said
        return f"({said})" if isinstance(node, All | Any | Near) and joined else said

    def filter(self, node: Filter) -> str:
        if node.dates is None:
            return f"{self.name(node)}: {self.value(node)}"
        first, last = node.dates
        phrases = self.phrases
        if first == last:
            return f"{phrases.dated} {first}"
        bounds = (first and phrases.since.format(first), last and phrases.until.format(last))
        return " ".join(filter(None, [phrases.dated, *bounds]))

    def value(self, node: Filter) -> str:
        value = f'"{node.value}"' if node.exact else node.value.removeprefix("kst-")
        if self.own and (table := _VALUES.get(node.field)):
            value = in_dutch(table, value)
        return f"{value}*" if node.prefix else value

    def name(self, node: Filter) -> str:
        return self.phrases.names.get(node.field, node.field)


def in_dutch(table: str, value: str) -> str:
    """Give the Dutch word for a value of the index.

    >>> in_dutch("kinds", "annotated_agenda"), in_dutch("kinds", "report")
    ('geannoteerde agenda', 'verslag')
    """
    try:
        said = names_of(table, value)
    except KeyError:
        return value
    # A table may begin with the word of the index; what people write comes behind it.
    return next((one for one in said if one not in (value, value.replace("_", " "))), value)


def narrows(node: Node) -> bool:
    """Tell whether a part only narrows what is found: fields, and what must not hold."""
    return isinstance(node, Not) or all(isinstance(leaf, Filter) for leaf in _leaves(node))


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case All(parts=parts) | Any(parts=parts) | Near(parts=parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part=part):
            yield from _leaves(part)
        case _:
            yield node
