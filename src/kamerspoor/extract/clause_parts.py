"""Read the parts of a clause that statements need: subject, agents, negation, content, and shapes without a verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from kamerspoor import lexicon
from kamerspoor.extract.actors import CABINET, Cast, Who, who_are, who_is
from kamerspoor.extract.acts import Act
from kamerspoor.extract.gated import Gated
from kamerspoor.extract.groups import Group
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.phrases import Phrase, phrase_at
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    Tokens,
)
from kamerspoor.model import Extent

_NEGATIVE = frozenset(
    {"niet", "geen", "nooit", "niets", "niemand", "nimmer", "evenmin", "noch", "nauwelijks", "geenszins"}
)
_LISTED = NAME | NOUN | NOUN_FORM | NUMERAL | PRONOUN
_LEADING = ADVERB | COORDINATOR | MARK
_HANGING = frozenset({"van", "voor", "bij", "der", "uit", "inzake"})
_ACCORDING = re.compile(
    r"\b(?:(?P<cue>[Vv]olgens|[Aa]ldus)"
    r"|(?P<long>[Nn]aar (?:het oordeel|de mening|de opvatting|het inzicht|de overtuiging|de inschatting) van"
    r"|[Nn]aar zeggen van|[Bb]ij monde van|[Ii]n de ogen van|[Ii]n de woorden van|[Vv]olgens de woorden van))\s"
)
_CUES_OF_VIEWS = frozenset({"volgens", "aldus", "naar", "monde", "ogen", "woorden", "betreft", "voor"})
_CONCERNS = re.compile(
    r"\b(?:[Ww]at (?P<who>[^,;]{3,40}?) betreft\b"
    r"|[Vv]oor (?P<for>het kabinet|Nederland|de Commissie|[A-Z]\w+) (?:is|zijn|blijft|blijven|geldt|staat|was|waren)\b)"
)
_SIDE = Gated(
    ("zijde", "kant"),
    re.compile(
        r"\b[Vv]an (?P<adjective>[A-Z]\w+?) (?:zijde|kant)\b"
        r"|\b[Vv]an (?:de )?(?:zijde|kant) van (?P<who>(?:de |het )?[A-Z]\w+)"
        r"|\b[Vv]an (?P<ours>onze|mijn) (?:zijde|kant)\b"
    ),
)
_CUES_OF_ELLIPSIS = frozenset({"niet", "wel", "evenmin", "ook", "wél"})
_ELLIPTIC = re.compile(
    r"(?:^|[,;:–] |\b(?:maar|en|terwijl) )"
    r"(?P<who>(?:ook |zelfs |net als )?(?:[A-ZÀ-Þ][\w’-]+(?:, (?=[A-Z])| en (?:ook )?| noch )?){1,6})"
    r"(?:,? (?:daarentegen|echter))?,? "
    r"(?P<how>niet|wel|ook niet|evenmin|ook|wél|juist niet|juist wel)(?=[.;,]|$| en [A-Z])"
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
        closes = word in _JOINTS
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
    return first._replace(last=last, heads=tuple(heads))


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


def antecedents(cast: Cast, parsed: Parsed, clause: Clause) -> list[Who]:
    """Name those that a relative clause hangs on: `Litouwen, Letland en Estland, die ...`."""
    if clause.antecedent is None:
        return []
    tokens = parsed.tokens
    head = clause.antecedent
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
    match = _SIDE.search(text, low, high)
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
            return [
                Who(CABINET if canonical == "Nederland" else canonical, match.start(), match.end(), "actor", "zijde")
            ]
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
        if _in_infinitive(parsed, group, member) or _stands_with_another(parsed, clause, group, member):
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
    if member <= group.head or not member or not tokens.flags[member - 1] & NAME:
        return False
    phrase = clause.subject
    if phrase is not None and phrase.first <= member - 1 <= phrase.last:
        return False
    return "," in tokens.words[group.head : member] and (
        member + 1 >= len(tokens.words) or bool(tokens.flags[member + 1] & MARK)
    )


def _te_follows(words: Sequence[str], at: int) -> bool:
    return "te" in words[at : at + 12]


def _in_infinitive(parsed: Parsed, group: Group, member: int) -> bool:
    """Tell whether a negative stands before a `te` and an infinitive that the verb governs: zei niet te kunnen."""
    words = parsed.tokens.words
    for index in range(member + 1, min(member + 14, len(words))):
        if words[index] in (",", ";", "."):
            return False
        if words[index] == "te" and index + 1 < len(words) and parsed.taken[index + 1]:
            return group.head < member
    return False


def content_of(parsed: Parsed, clause: Clause, group: Group, index: int, cited: Collection[int] = ()) -> Extent | None:
    """Give the words that tell what is said: the clause that hangs on the verb, else what stands behind or before it.

    Of a passive that is its subject, of a relative clause also what it hangs on. `cited` gives where motions end that
    are followed (`in lijn met de motie ...`): what stands before that is no content.
    """
    tokens = parsed.tokens
    hanging = [
        c
        for c in parsed.clauses
        if c.parent == index and c.kind in ("complement", "infinitive") and c.members and c.members[0] > group.head - 30
    ]
    if hanging:
        first = hanging[0]
        low = tokens.starts[first.members[0]]
        last = max(
            m for c in parsed.clauses if c is first or c.parent == parsed.clauses.index(first) for m in c.members
        )
        return Extent(low, tokens.ends[last])
    phrase, finite = clause.subject, clause.finite or 0
    if group.passive and phrase is not None:
        return Extent(tokens.starts[phrase.first], tokens.ends[attached_end(parsed, phrase.last, len(tokens.words))])
    own = {group.head, finite, clause.particle, *(v for v in clause.verbs if tokens.words[v - 1] != "te")}
    inside = [m for m in group.members if m not in own and not (phrase and phrase.first <= m <= phrase.last)]
    done = max((end for end in cited), default=-1)
    last_verb = max(group.head, finite)
    stretches = (
        [m for m in inside if m > last_verb],
        [m for m in inside if finite < m < last_verb],
        [m for m in inside if m < finite],
    )
    if group.head == finite:
        stretches = (stretches[0], stretches[2], [])
    for stretch in stretches:
        later = [m for m in stretch if tokens.starts[m] >= done]
        if kept := _trimmed(tokens, later):
            low = _antecedent_start(parsed, clause) if clause.kind == "relative" else kept[0]
            last, particle = kept[-1], clause.particle
            if particle is not None and group.head == finite and last < particle <= last + 2:
                last = particle  # nam ... aan
            return Extent(tokens.starts[low], tokens.ends[last])
    return None


def _trimmed(tokens: Tokens, members: list[int]) -> list[int]:
    """Leave out conjunctions, marks and light adverbs at either end; nothing remains of a lone small word."""
    low, high = 0, len(members)
    while (
        low < high
        and tokens.flags[members[low]] & _LEADING
        and not tokens.flags[members[low]] & (PREPOSITION | NEGATIVE)
    ):
        low += 1
    while high > low and tokens.flags[members[high - 1]] & (COORDINATOR | MARK):
        high -= 1
    kept = members[low:high]
    if all(tokens.flags[m] & CLOSED and not tokens.flags[m] & NOUN for m in kept):
        return []
    return kept


def _antecedent_start(parsed: Parsed, clause: Clause) -> int:
    """Give where the noun phrase begins that a relative clause hangs on, else where the clause does."""
    at = clause.antecedent
    if at is None:
        return clause.members[0]
    flags = parsed.tokens.flags
    while at > 0 and flags[at - 1] & (ARTICLE | DETERMINER | ADJECTIVE | NAME | NUMERAL) and not parsed.taken[at - 1]:
        at -= 1
    return at


def according_to(cast: Cast, parsed: Parsed) -> Iterator[tuple[list[Who], int, int]]:
    """Yield those that a sentence follows: `volgens X`, `aldus X`, `wat X betreft`."""
    tokens, text = parsed.tokens, cast.text
    low, high = tokens.starts[0], tokens.ends[-1]
    if _CUES_OF_VIEWS.isdisjoint(tokens.words):
        return
    for match in _ACCORDING.finditer(text, low, high):
        at = bisect_left(tokens.starts, match.end())
        if at >= len(tokens.starts):
            continue
        phrase = list_at(parsed, at)
        if phrase is None:
            continue
        found = people_of(cast, parsed, phrase)
        if found:
            yield found, match.start(), match.end() - 1
    for match in _CONCERNS.finditer(text, low, high):
        span = match.span("who") if match["who"] else match.span("for")
        first, last = bisect_left(tokens.starts, span[0]), bisect_left(tokens.starts, span[1]) - 1
        if first <= last:
            who = who_is(cast, tokens, first, last, last)
            if who and who.kind == "actor":
                yield [who], match.start(), match.end()


def elliptic(cast: Cast, parsed: Parsed) -> Iterator[tuple[list[Who], bool, int, int]]:
    """Yield actors that stand with `niet` or `wel` alone: `Portugal en Malta wel`."""
    tokens, text = parsed.tokens, cast.text
    low, high = tokens.starts[0], tokens.ends[-1]
    if _CUES_OF_ELLIPSIS.isdisjoint(tokens.words):
        return
    for match in _ELLIPTIC.finditer(text, low, high):
        found: list[Who] = []
        for name in cast.names.within(match.start("who"), match.end("who")):
            if name.name.kind == "country":
                canonical = name.name.canonical
                found.append(Who(CABINET if canonical == "Nederland" else canonical, name.start, name.end, "actor", ""))
        if found and match["how"] != "ook":
            yield found, "niet" in match["how"] or match["how"] == "evenmin", match.start("who"), match.end()


_STRONG_NOUNS = frozenset({"pleidooi", "oproep", "appel", "suggestie", "voorstel", "bezwaar", "bezwaren", "kritiek"})


def nominal(cast: Cast, parsed: Parsed) -> Iterator[tuple[str, list[Who], int, int]]:
    """Yield nouns that report an act together with whose it is."""
    tokens, text = parsed.tokens, cast.text
    if _STRONG_NOUNS.isdisjoint(tokens.words):
        return
    known = lexicon.act_nouns()
    for at, word in enumerate(tokens.words):
        if word not in _STRONG_NOUNS or word not in known:
            continue
        found: list[Who] = []
        if at:
            before = cast.names.at(tokens.starts[at - 1], tokens.ends[at - 1])
            if before and before.name.kind == "adjective" and before.name.canonical != "Nederland":
                found = [Who(before.name.canonical, before.start, before.end, "actor", word)]
        if not found and tokens.words[at + 1 : at + 2] == ["van"]:
            side = _SIDE.pattern.match(text, tokens.starts[at + 1])
            if side and side["adjective"]:
                name = cast.names.at(side.start("adjective"), side.end("adjective"))
                if name:
                    canonical = name.name.canonical
                    found = [
                        Who(CABINET if canonical == "Nederland" else canonical, side.start(), side.end(), "actor", word)
                    ]
            else:
                phrase = list_at(parsed, at + 2)
                found = people_of(cast, parsed, phrase) if phrase else []
        if word == "voorstel" and any(
            w.name in ("Europese Commissie", "Raad", "Europese Unie", "lidstaten") or w.name.endswith("voorzitterschap")
            for w in found
        ):
            continue
        if found:
            yield known[word], found, tokens.starts[at], tokens.ends[at]
