"""Read the parts of a clause that statements need: subject, agents, those behind a preposition, negation."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from kamerspoor.extract.actors import who_are, who_is
from kamerspoor.extract.acts import Act
from kamerspoor.extract.cast import CABINET, STATES, Cast, Quantity, Who, actor_named
from kamerspoor.extract.gated import Gated
from kamerspoor.extract.groups import Group
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.phrases import Phrase, phrase_at
from kamerspoor.grammar.tokens import MARK, NAME, NOMINATIVE, NOUN, NOUN_FORM, NUMERAL, PRONOUN, Tokens

_NEGATIVE = frozenset(
    {"niet", "geen", "nooit", "niets", "niemand", "nimmer", "evenmin", "noch", "nauwelijks", "geenszins"}
)
# Words that count member states without naming them.
_COUNTING_ALONE: dict[str, Quantity] = {
    "enkele": "some", "enkelen": "some", "sommige": "some", "sommigen": "some", "meerdere": "several",
    "verschillende": "several", "andere": "several", "vele": "many", "velen": "many",
}  # fmt: skip
# Words that may stand between a name and its `niet`: Slowakije het liefst helemaal niet.
_BEFORE_NOT = frozenset(
    {"het", "liefst", "liever", "helemaal", "ook", "juist", "daarentegen", "echter", "voorlopig", "nog"}
)
_LISTED = NAME | NOUN | NOUN_FORM | NUMERAL | PRONOUN
_OF_VERBS = frozenset({"gedachten", "mening", "oordeel", "plan", "kracht", "start"})
_HANGING = frozenset({"van", "voor", "bij", "der", "uit", "inzake"})
SIDE = Gated(
    ("zijde", "kant"),
    re.compile(
        r"\b[Vv]an (?P<adjective>[A-Z]\w+?) (?:zijde|kant)\b"
        r"|\b[Vv]an (?:de )?(?:zijde|kant) van (?P<who>(?:de |het )?[A-Z]\w+)"
        r"|\b[Vv]an (?P<ours>onze|mijn) (?:zijde|kant)\b"
    ),
)


def extents(tokens: Tokens, members: Sequence[int]) -> list[tuple[int, int]]:
    """Give the stretches of text that tokens cover, neighbours joined."""
    spans: list[tuple[int, int]] = []
    last = -2
    for member in members:
        if member == last + 1 and spans:
            spans[-1] = (spans[-1][0], tokens.ends[member])
        else:
            spans.append((tokens.starts[member], tokens.ends[member]))
        last = member
    return spans


def owner(parsed: Parsed, at: int) -> Clause | None:
    """Give the clause of the last word before a place in the text."""
    best: Clause | None = None
    nearest = -1
    starts = parsed.tokens.starts
    for clause in parsed.clauses:
        for member in clause.members:
            if starts[member] < at and member > nearest:
                nearest, best = member, clause
    return best


def subject(parsed: Parsed, index: int) -> tuple[Phrase | None, Clause]:
    """Give a clause's subject, its own or the one it shares, and the clause that has it."""
    clause = parsed.clauses[index]
    for _ in range(len(parsed.clauses)):
        if clause.subject is not None or clause.shares is None:
            return clause.subject, clause
        clause = parsed.clauses[clause.shares]
    return None, clause


def attached_end(parsed: Parsed, last: int, limit: int) -> int:
    """Give the last token of what hangs on a phrase that ends at `last`: `van ...`, `voor ...`."""
    tokens, taken = parsed.tokens, parsed.taken
    end = last
    while end + 2 < limit and tokens.words[end + 1] in _HANGING and not taken[end + 1]:
        if tokens.words[end + 2] in _OF_VERBS:
            break  # wisselden de ministers van gedachten
        inner = phrase_at(tokens, taken, end + 2, limit)
        if inner is None:
            break
        end = inner.last
    return end


# What the names of ministries have behind `en`: Minister van Economische Zaken en Klimaat.
_MINISTRIES = frozenset(
    {
        "klimaat",
        "veiligheid",
        "natuur",
        "voedselkwaliteit",
        "wetenschap",
        "waterstaat",
        "werkgelegenheid",
        "sport",
        "ontwikkelingssamenwerking",
        "koninkrijksrelaties",
        "innovatie",
        "energie",
        "media",
        "visserij",
        "voedselzekerheid",
        "migratie",
        "belastingdienst",
        "rechtsbescherming",
    }
)
_JOINTS = frozenset({"en", "of", "noch", "alsmede", "respectievelijk", "alsook"})


def list_at(parsed: Parsed, at: int) -> Phrase | None:
    """Read a noun phrase with all that is listed with it: `Luxemburg, Malta en Nederland`.

    A comma alone joins only where an `en` closes the list: in `door Spanje, een buurland,` it does not.
    """
    tokens, taken = parsed.tokens, parsed.taken
    high = len(tokens.words)
    first = phrase_at(tokens, taken, at, high)
    if first is None:
        return None
    heads, last, waiting = [*first.heads], first.last, list[Phrase]()
    end = attached_end(parsed, first.last, high)
    while (joint := end + 1) + 1 < high:
        word = tokens.words[joint]
        follow = joint + 1
        closes = word in _JOINTS or (word == "als" and tokens.words[first.first] == "zowel")
        if word == "," and tokens.words[follow] in _JOINTS:
            closes, follow = True, follow + 1
        if not closes and word != ",":
            break
        item = phrase_at(tokens, taken, follow, high) if follow < high and not taken[follow] else None
        if item is None or tokens.flags[item.head] & NOMINATIVE or not tokens.flags[item.head] & _LISTED:
            break
        end = attached_end(parsed, item.last, high)
        if tokens.words[item.head] in _MINISTRIES:
            last = item.last
        elif closes:
            heads += [h for w in (*waiting, item) for h in w.heads]
            waiting.clear()
            last = item.last
        else:
            waiting.append(item)
    return replace(first, last=last, heads=tuple(heads))


def people_of(cast: Cast, parsed: Parsed, phrase: Phrase | None) -> list[Who]:
    """Name those that a phrase speaks of; an empty list when it names nobody who can act."""
    if phrase is None:
        return []
    tokens = parsed.tokens
    end = attached_end(parsed, phrase.last, len(tokens.words))
    found = who_are(cast, tokens, phrase, end)
    if (
        "niet" in tokens.words[phrase.first : phrase.heads[0]]
        and "maar" in tokens.words[phrase.first : phrase.last + 1]
    ):
        return found[-1:]
    return found


def counted_beside(cast: Cast, parsed: Parsed, phrase: Phrase, act: Act) -> list[Who]:
    """Name a group that only a numeral tells, before the noun of the act: al plaatsten enkele vraagtekens bij ..."""
    words = parsed.tokens.words
    asked = {word for piece in act.entry.pieces for option in piece for word in option.split()}
    if phrase.first == phrase.head or words[phrase.head] not in asked or words[phrase.first] not in _COUNTING_ALONE:
        return []
    low, high = parsed.tokens.starts[phrase.first], parsed.tokens.ends[phrase.first]
    return [Who(STATES, low, high, "group", words[phrase.first], _COUNTING_ALONE[words[phrase.first]])]


def hangs_on_motion(parsed: Parsed, clause: Clause) -> bool:
    """Tell a relative clause that hangs on a motion, also behind its members: de motie van het lid X, die ..."""
    head = clause.antecedent
    if clause.kind != "relative" or head is None:
        return False
    return any(word.startswith("motie") for word in parsed.tokens.words[max(0, head - 5) : head + 1])


def antecedents(cast: Cast, parsed: Parsed, clause: Clause) -> list[Who]:
    """Name those that a relative clause hangs on: `Litouwen, Letland en Estland, die ...`."""
    if clause.antecedent is None:
        return []
    tokens = parsed.tokens
    head = clause.antecedent
    if hangs_on_motion(parsed, clause):
        return []  # de motie-Van der Berg c.s., die vraagt om ...
    for first in range(max(0, head - 14), head + 1):
        if tokens.flags[first] & MARK or (
            first
            and tokens.words[first - 1] not in _BEFORE_PHRASE
            and not tokens.flags[first - 1] & MARK
            and not parsed.taken[first - 1]
        ):
            continue
        phrase = phrase_at(tokens, parsed.taken, first, head + 1)
        if phrase is None:
            continue
        end = attached_end(parsed, phrase.last, head + 1)
        if end >= head:
            found = who_are(cast, tokens, phrase, end)
            if found:
                return found
            if tokens.words[phrase.head] in _PAPERS:
                return []  # de motie van het lid X, die vraagt om ...
    one = who_is(cast, tokens, head, head, head)
    return [one] if one else []


_PAPERS = frozenset({"motie", "moties", "brief", "vraag", "vragen", "verslag", "toezegging"})
_BEFORE_PHRASE = frozenset(
    {
        "van",
        "door",
        "met",
        "voor",
        "aan",
        "bij",
        "op",
        "in",
        "over",
        "tegen",
        "dat",
        "en",
        "of",
        "naar",
        "tussen",
        "is",
        "was",
        "waren",
    }
)


def agents(cast: Cast, parsed: Parsed, group: Group) -> list[Who]:
    """Name the agents of a passive: behind `door`, `van Nederlandse zijde`, `namens`."""
    tokens, text = parsed.tokens, cast.text
    found: list[Who] = []
    aside: list[Who] = []
    for member in group.members:
        namens = tokens.words[member] == "namens" and member == group.members[0]
        if tokens.words[member] != "door" and not namens:
            continue
        phrase = list_at(parsed, member + 1)
        people = people_of(cast, parsed, phrase) if phrase is not None else []
        if namens:
            people = [w._replace(head="namens") for w in people]
        # behalve door X ook door Y: Y leads
        (aside if member and tokens.words[member - 1] == "behalve" else found).extend(people)
    if found or aside:
        return [*found, *aside]
    if not group.members:
        return []
    low, high = tokens.starts[group.members[0]], tokens.ends[group.members[-1]]
    match = SIDE.search(text, low, high)
    if match:
        if match["ours"]:
            return [Who(CABINET, match.start(), match.end(), "actor", "zijde")]
        name = match["adjective"] or match["who"].split()[-1]
        found_name = cast.names.at(
            match.start("adjective") if match["adjective"] else match.end("who") - len(name),
            match.end("adjective") if match["adjective"] else match.end("who"),
        )
        if found_name:
            canonical = found_name.name.canonical
            return [Who(actor_named(canonical), match.start(), match.end(), "actor", "zijde")]
    return []


def behind(cast: Cast, parsed: Parsed, group: Group, prepositions: Collection[str]) -> list[Who]:
    """Name those that stand behind one of the prepositions in the words of a verb group, lists and repeats included."""
    found: list[Who] = []
    tokens = parsed.tokens
    low, high = group.members[0], group.members[-1]
    for at in range(low, high + 2):
        if at + 1 < len(tokens.words) and tokens.words[at] in prepositions and not parsed.taken[at]:
            phrase = list_at(parsed, at + 1)
            found += people_of(cast, parsed, phrase) if phrase else []
    return list(dict.fromkeys(found))


def is_negated(parsed: Parsed, clause: Clause, group: Group, act: Act) -> bool:
    """Tell whether the act itself is denied, not what is said, nor who says it."""
    words, members = parsed.tokens.words, group.members
    if act.act == "oppose" and any(_NEGATIVE.issuperset(piece) for piece in act.entry.pieces):
        return True  # ziet niets in, stelt geen prijs op: the denial is in the expression
    phrase = clause.subject
    if clause.members and clause.finite == clause.members[0] and words[clause.finite - 1 : clause.finite] == ["noch"]:
        return True  # ..., noch zal het daaraan bijdragen
    for position, member in enumerate(members):
        word = words[member]
        if word not in _NEGATIVE or parsed.taken[member]:
            continue
        following = words[member + 1] if member + 1 < len(words) else ""
        if word == "niet" and following in (
            "alleen",
            "zozeer",
            "slechts",
            "enkel",
            "langer" if act.act == "inform" else "alleen",
        ):
            continue
        if word == "niet" and following in ("te", "verder") and _te_follows(words, member):
            continue
        if position and words[members[position - 1]] in ("maar", "het") and _is_afterthought(parsed, clause, member):
            continue
        if (
            word == "noch"
            and phrase is not None
            and not phrase.first <= member <= phrase.last
            and act.act not in ("support", "decide", "commit", "oppose")
        ):
            continue
        if (
            phrase is not None
            and phrase.first <= member < phrase.head
            and word == "niet"
            and "maar" in words[member : phrase.last + 1]
        ):
            continue
        if _in_infinitive(parsed, group, act, member) or _stands_with_another(parsed, clause, group, member):
            continue
        if (
            member > group.head
            and not group.finite
            and act.act in ("inform", "emphasise", "urge", "concern", "welcome", "disapprove")
        ):
            continue
        if position and words[members[position - 1]] in ("of", "om") and members[position - 1] == member - 1:
            continue
        if (
            word in ("geen", "niets", "niemand")
            and act.act in ("emphasise", "concern", "disapprove", "discuss")
            and member > group.head
        ):
            continue
        return True
    return False


def _stands_with_another(parsed: Parsed, clause: Clause, group: Group, member: int) -> bool:
    """Tell the `niet` of an ellipsis behind the clause: `..., Hongarije niet`."""
    tokens = parsed.tokens
    name = member - 1
    while name > group.head and tokens.words[name] in _BEFORE_NOT:
        name -= 1
    if member <= group.head or not name or not tokens.flags[name] & NAME:
        return False
    phrase = clause.subject
    if phrase is not None and phrase.first <= name <= phrase.last:
        return False
    if "," not in tokens.words[group.head : member] or any(v > member for v in clause.verbs):
        return False
    ends = member + 1 >= len(tokens.words) or bool(tokens.flags[member + 1] & MARK)
    return ends or tokens.words[name - 1] in (",", "en", "maar")


def _is_afterthought(parsed: Parsed, clause: Clause, member: int) -> bool:
    """Tell `..., maar niet van harte`, `..., zij het niet van harte`: what is denied is how, not that."""
    last = max([*clause.verbs, clause.finite or 0, clause.particle or 0])
    words = parsed.tokens.words
    return member > last and (words[member - 2] == "," or words[member - 3 : member] == [",", "zij", "het"])


def _te_follows(words: Sequence[str], at: int) -> bool:
    return "te" in words[at : at + 12]


def _in_infinitive(parsed: Parsed, group: Group, act: Act, member: int) -> bool:
    """Tell whether a negative stands before a `te` and an infinitive that the verb governs: zei niet te kunnen.

    Not so where the words of the act itself stand between: is niet van plan het voorstel te wijzigen.
    """
    words = parsed.tokens.words
    own = {word for piece in act.entry.pieces for option in piece for word in option.split()}
    for index in range(member + 1, min(member + 14, len(words))):
        if words[index] in (",", ";", ".") or words[index] in own:
            return False
        if words[index] == "te" and index + 1 < len(words) and parsed.taken[index + 1]:
            return group.head < member
    return False
