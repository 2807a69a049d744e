"""What the package knows about the Netherlands and the Union, loaded from `data/*.toml`.

Each file is a table of entries; a file with an unknown key or a double entry is refused when it is
loaded, so that a slip in the data shows at once.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple

from kamerspoor.errors import KamerspoorError

FILES = (
    "abbreviations", "act_nouns", "actors", "acts", "agenda_terms", "councils", "countries", "follow_ups",
    "fulfilments", "headings",
    "hyphens", "laws", "officials", "organisations", "parties", "places", "presidencies", "recesses", "strong_verbs",
    "tense", "words",
)  # fmt: skip
LISTS = ("adjectives", "noun_forms", "verbs")


class LexiconError(KamerspoorError):
    """A data file of the package breaks its own rules."""


class Council(NamedTuple):
    """A Council formation or a meeting like it: its canonical Dutch name and what else it is called.

    `code`: the short name in ids of meetings; two names of one formation share it.
    """

    name: str
    aliases: tuple[str, ...]
    dossier: str | None
    code: str | None


class Hyphens(NamedTuple):
    """When the hyphen at a line's end belongs to the word."""

    prefixes: frozenset[str]
    suffixes: frozenset[str]
    words: frozenset[str]
    links: frozenset[str]


class Headings(NamedTuple):
    """Headings of the genre whose place in the outline is fixed, in lower case."""

    introductions: frozenset[str]
    parents: frozenset[str]
    top: frozenset[str]
    closing: frozenset[str]
    parts: frozenset[str]


class TenseWords(NamedTuple):
    """Words by which a clause looks ahead or back, in lower case."""

    ahead: frozenset[str]
    back: frozenset[str]


class Abbreviations(NamedTuple):
    """Abbreviations with a full stop, in lower case without the last one.

    `open` ones never end a sentence, `closing` ones may, when the next word begins one.
    """

    open: frozenset[str]
    closing: frozenset[str]


def load_table(name: str, allowed: frozenset[str]) -> dict[str, Any]:
    """Load a data file as a table; refuse keys that are not allowed."""
    text = resources.files("kamerspoor.data").joinpath(f"{name}.toml").read_text("utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"it is no valid TOML: {error}", where=f"data/{name}.toml") from error
    if unknown := sorted(set(table) - allowed):
        raise LexiconError(f"unknown key {unknown[0]!r}", where=f"data/{name}.toml")
    return table


def _words(name: str, table: dict[str, Any], key: str) -> frozenset[str]:
    words: list[str] = table.get(key, [])
    if doubles := sorted({w for w in words if words.count(w) > 1}):
        raise LexiconError(f"{doubles[0]!r} stands twice under {key!r}", where=f"data/{name}.toml")
    return frozenset(words)


@cache
def councils() -> tuple[Council, ...]:
    """Load the Council formations, in the order of the file."""
    entries = load_table("councils", frozenset({"council"}))["council"]
    found: list[Council] = []
    seen: set[str] = set()
    for entry in entries:
        if unknown := sorted(set(entry) - {"name", "code", "aliases", "dossier"}):
            raise LexiconError(f"unknown key {unknown[0]!r} at {entry.get('name')!r}", where="data/councils.toml")
        if not entry.get("name"):
            raise LexiconError("a council has no name", where="data/councils.toml")
        for name in (entry["name"], *entry.get("aliases", ())):
            if name.lower() in seen:
                raise LexiconError(f"{name!r} stands twice", where="data/councils.toml")
            seen.add(name.lower())
        found.append(Council(entry["name"], tuple(entry.get("aliases", ())), entry.get("dossier"), entry.get("code")))
    return tuple(found)


@cache
def council_names() -> MappingProxyType[str, str]:
    """Map every name and alias, in lower case, to the canonical name."""
    return MappingProxyType({n.lower(): c.name for c in councils() for n in (c.name, *c.aliases)})


@cache
def council_codes() -> MappingProxyType[str, str]:
    """Map the canonical names to their codes."""
    return MappingProxyType({council.name: council.code for council in councils() if council.code})


@cache
def hyphens() -> Hyphens:
    """Load the rules for hyphens at line ends."""
    table = load_table("hyphens", frozenset(Hyphens._fields))
    return Hyphens(*(_words("hyphens", table, key) for key in Hyphens._fields))


@cache
def headings() -> Headings:
    """Load the fixed headings."""
    table = load_table("headings", frozenset(Headings._fields))
    return Headings(*(_words("headings", table, key) for key in Headings._fields))


@cache
def abbreviations() -> Abbreviations:
    """Load the abbreviations."""
    table = load_table("abbreviations", frozenset(Abbreviations._fields))
    return Abbreviations(*(_words("abbreviations", table, key) for key in Abbreviations._fields))


@cache
def tense() -> TenseWords:
    """Load the words that tell a clause's tense."""
    table = load_table("tense", frozenset(TenseWords._fields))
    return TenseWords(*(_words("tense", table, key) for key in TenseWords._fields))


@cache
def laws() -> MappingProxyType[str, str]:
    """Map the names of laws to their number in the official Basiswettenbestand (BWB)."""
    return MappingProxyType(dict(load_table("laws", frozenset({"laws"}))["laws"]))


@cache
def agenda_terms() -> tuple[tuple[str, ...], ...]:
    """Load the sets of names under which one item goes, in lower case."""
    sets: list[list[str]] = load_table("agenda_terms", frozenset({"terms"}))["terms"]
    for names in sets:
        if len(set(names)) < len(names) or len(names) == 1:
            raise LexiconError(f"{names[0]!r} stands alone or with a double", where="data/agenda_terms.toml")
    return tuple(map(tuple, sets))


@cache
def recesses() -> MappingProxyType[str, int]:
    """Map the names of parliament's recesses and of feasts to the month that they begin in."""
    return MappingProxyType(dict(load_table("recesses", frozenset({"months"}))["months"]))


@cache
def version() -> str:
    """Give a short hash over all data files: part of what a record is a function of."""
    digest = hashlib.sha256()
    for name in (*(f"{file}.toml" for file in FILES), *(f"{file}.txt" for file in LISTS)):
        digest.update(resources.files("kamerspoor.data").joinpath(name).read_bytes())
    return digest.hexdigest()[:12]


class Verbs(NamedTuple):
    """The verbs: `infinitives` as the file has them, `strong` forms, `roots` with principal parts of their own.

    A strong form maps to (root, kind, past); a root to whether its participle is strong.
    """

    infinitives: tuple[str, ...]
    strong: MappingProxyType[str, tuple[tuple[str, Any, bool], ...]]
    roots: MappingProxyType[str, bool]


def _lines(name: str) -> tuple[str, ...]:
    """Load a list of words, one a line; `#` begins a comment."""
    text = resources.files("kamerspoor.data").joinpath(f"{name}.txt").read_text("utf-8")
    lines = tuple(line for line in text.splitlines() if line and line[0] != "#")
    if len(set(lines)) != len(lines):
        double = next(line for line in lines if lines.count(line) > 1)
        raise LexiconError(f"{double!r} stands twice", where=f"data/{name}.txt")
    return lines


@cache
def verbs() -> Verbs:
    """Load the infinitives and the principal parts of strong verbs."""
    table = load_table("strong_verbs", frozenset({"strong", "present", "more"}))
    forms: dict[str, list[tuple[str, Any, bool]]] = {}

    def add(text: str, root: str, kind: str, past: bool = False) -> None:
        if text:
            forms.setdefault(text, []).append((root, kind, past))

    for root, (one, many, participle) in table["strong"].items():
        add(one, root, "singular", True)
        add(many, root, "plural", True)
        add(participle, root, "participle")
    for root, (one, other, many) in table["present"].items():
        for text in dict.fromkeys((one, other)):
            add(text, root, "singular")
        add(many, root, "plural")
    for kind, words in table["more"].items():
        for root, texts in words.items():
            for text in texts:
                add(text, root, kind, True)
    return Verbs(
        _lines("verbs"),
        MappingProxyType({text: tuple(found) for text, found in forms.items()}),
        MappingProxyType(dict.fromkeys(table["strong"], True)),
    )


@cache
def noun_forms() -> frozenset[str]:
    """Load the words that could be forms of a verb by their looks and are nouns or adjectives as a rule."""
    return frozenset(_lines("noun_forms"))


class Words(NamedTuple):
    """Words of the closed classes, in lower case."""

    articles: frozenset[str]
    determiners: frozenset[str]
    subject_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    reflexives: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    relative_adverbs: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    negatives: frozenset[str]
    numerals: frozenset[str]
    modals: frozenset[str]
    perfect: frozenset[str]
    silent: frozenset[str]


@cache
def words() -> Words:
    """Load the closed word classes."""
    table = load_table("words", frozenset(Words._fields))
    return Words(*(_words("words", table, key) for key in Words._fields))


@cache
def adjectives() -> frozenset[str]:
    """Load the adjectives, uninflected."""
    return frozenset(_lines("adjectives"))


class ActEntry(NamedTuple):
    """One way to say an act: the verb, phrases that must stand with it (each a choice), prepositions likewise.

    `polar`: its negation turns the act into its opposite. `source`: the prepositions behind which those stand
    who act, where the subject receives (kreeg bijval van).
    """

    act: str
    verb: str
    pieces: tuple[tuple[str, ...], ...]
    prepositions: frozenset[str]
    polar: bool
    example: str
    source: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """Tell how specific the entry is: what asks for more wins."""
        return 2 * len(self.pieces) + bool(self.prepositions)


ACTS = (
    "attend", "discuss", "inform", "emphasise", "welcome", "concern", "disapprove", "urge", "support", "oppose",
    "commit", "decide", "provide",
)  # fmt: skip
NO_ACT = "none"
_LEADING = frozenset({"een", "de", "het", "zijn", "haar", "hun"})


@cache
def act_entries() -> tuple[ActEntry, ...]:
    """Load every way to say an act; refuse an act the contract does not have, an entry twice, a key unknown."""
    table = load_table("acts", frozenset({*ACTS, NO_ACT}))
    found: list[ActEntry] = []
    seen: dict[tuple[str, str, str], str] = {}
    for act, content in table.items():
        for entry in content["entries"]:
            if unknown := sorted(set(entry) - {"verb", "with", "prep", "opt", "past", "polar", "from", "example"}):
                raise LexiconError(f"unknown key {unknown[0]!r} at {entry.get('verb')!r}", where="data/acts.toml")
            key = (entry["verb"], entry.get("with", ""), entry.get("prep", ""))
            if key in seen:
                raise LexiconError(
                    f"{' '.join(filter(None, key))!r} stands under {seen[key]} and {act}", where="data/acts.toml"
                )
            seen[key] = act
            pieces = tuple(
                tuple(dict.fromkeys(_bare(option) for option in piece.split("|")))
                for piece in entry.get("with", "").split(" ... ")
                if piece
            )
            prepositions = frozenset(entry["prep"].split("|")) if "prep" in entry else frozenset()
            source = frozenset(entry["from"].split("|")) if "from" in entry else frozenset()
            found.append(
                ActEntry(act, entry["verb"], pieces, prepositions, bool(entry.get("polar")), entry["example"], source)
            )
    return tuple(found)


def _bare(option: str) -> str:
    """Drop what varies before a noun: `een toelichting`, `zijn zorgen`."""
    words = option.split()
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


@cache
def acts_by_verb() -> MappingProxyType[str, tuple[ActEntry, ...]]:
    """Map an infinitive to its entries, the most specific first."""
    found: dict[str, list[ActEntry]] = {}
    for entry in act_entries():
        found.setdefault(entry.verb, []).append(entry)
    return MappingProxyType({verb: tuple(sorted(many, key=lambda e: -e.weight)) for verb, many in found.items()})


class ActNoun(NamedTuple):
    """A noun that reports an act beside whose it is: by itself (`alone`), or behind one of the prepositions."""

    act: str
    alone: bool
    behind: frozenset[str]


@cache
def act_nouns() -> MappingProxyType[str, ActNoun]:
    """Map a noun that reports an act, beside whose it is, to the act and to what must stand before it."""
    found: dict[str, ActNoun] = {}
    seen: set[str] = set()
    for act, content in load_table("act_nouns", frozenset(ACTS)).items():
        for entry in content["entries"]:
            if entry["noun"] in seen:
                raise LexiconError(f"{entry['noun']!r} stands twice", where="data/act_nouns.toml")
            seen.add(entry["noun"])
            if entry.get("alone") or "behind" in entry:
                behind = frozenset(entry["behind"].split("|")) if "behind" in entry else frozenset()
                found[entry["noun"]] = ActNoun(act, bool(entry.get("alone")), behind)
    return MappingProxyType(found)
