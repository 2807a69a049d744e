"""What the clauses of a sentence tell about a follow-up: whether one lies back, whether one tells parliament something.

A letter promises to tell parliament in three ways: parliament is the subject (`u ontvangt`, `krijgt de Kamer`), the
paper is (`bereikt u`, `volgt zodra`), or the writer is (`waarna ik u een verslag stuur`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from kamerspoor.extract.follow_up_cues import TERM, words_of
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.forms import CLUSTER_HEADS
from kamerspoor.grammar.verbs import readings

_FINITE = frozenset({"singular", "plural"})
_PERFECT = frozenset({"hebben", "zijn"})
_PASSIVE = frozenset({"worden", "doen", "laten", "komen", "gaan", "krijgen"})
_WRITERS = frozenset(
    {"ik", "wij", "we", "kabinet", "regering", "minister", "staatssecretaris", "minister-president", "bewindspersonen"}
)
_BEFORE_CHAMBER = frozenset({"de", "uw", "tweede", "eerste"})
_PREPOSITIONS = frozenset({"van", "met", "door", "voor", "bij", "uit", "over", "in", "namens", "volgens", "tegen"})
_DENIALS = frozenset({"niet", "geen", "niets", "nooit", "nimmer"})
_ASKED = frozenset({"of", "wanneer", "hoe", "wat", "als", "indien", "waarom"})
_ASKING = frozenset(
    {"vragen", "verzoeken", "willen", "wensen", "roepen", "dringen", "pleiten", "aandringen", "oproepen"}
)
# What looks like a participle and tells how things will stand: `dat vóór juli gereed is`.
_READY = frozenset({"gereed", "bereid", "gepland", "voorzien", "beoogd"})
# What opens a clause on which another one waits.
_ONCE = frozenset({"zodra", "nadat"})
_THEN = frozenset({"waarna", "waarop"})
_UNCERTAIN_TOLD = frozenset({"lezen", "vernemen", "horen", "weten"})

_LATER_ON = frozenset(
    {"eerder", "later", "zodra", "nadat", "spoedig", "binnenkort", "tevoren", "nader", "separaat", "uiterlijk"}
)


class _Verb(NamedTuple):
    """A clause's finite verb and the verb that carries its meaning, with the particle put back.

    `clear`: the form has one tense.
    """

    finite: str
    past: bool
    main: str
    clear: bool = True


def clauses_by_token(parsed: Parsed) -> dict[int, int]:
    """Give the clause of each token, both as numbers."""
    return {member: number for number, clause in enumerate(parsed.clauses) for member in clause.members}


def comments(parsed: Parsed, clause: Clause) -> bool:
    """Tell a clause on the whole clause before it, of which it gives the day at most: `wat zij in juni wil doen`."""
    return clause.opener is not None and parsed.tokens.words[clause.opener] in ("wat", "hetgeen")


def comes_after(parsed: Parsed, clause: Clause) -> bool:
    """Tell a clause of what follows on the clause before it: `waarna ik u een verslag stuur`."""
    return clause.opener is not None and parsed.tokens.words[clause.opener] in _THEN


def lies_back(parsed: Parsed, clause: Clause) -> bool:
    """Tell a clause in the past tense or the perfect: `zond ik u`, `bent u bericht`, `is de Kamer geïnformeerd`."""
    verb = _verb(parsed, clause)
    if verb is not None and verb.past:
        return verb.finite != "zullen"
    return is_perfect(parsed, clause)


def is_perfect(parsed: Parsed, clause: Clause) -> bool:
    """Tell a clause in the perfect, whose participle the parser may have left with the other words."""
    verb = _verb(parsed, clause)
    if verb is None or verb.past or verb.finite not in _PERFECT:
        return False
    words = (parsed.tokens.words[i].rstrip("0123456789") for i in clause.members)
    return any(r.kind == "participle" for word in words if word not in _READY for r in readings(word))


def announces_in(parsed: Parsed, clause: Clause) -> bool:
    """Tell a clause that announces something and does not lie back."""
    known = {parsed.tokens.words[i] for i in clause.members}
    return not (words_of("announces").isdisjoint(known) or known & _DENIALS or lies_back(parsed, clause))


def goes_on(parsed: Parsed, clause: Clause) -> bool:
    """Tell a clause in the present tense of something that happens, rather than holds or is the case."""
    verb = _verb(parsed, clause)
    if verb is None or verb.past or not verb.clear or is_perfect(parsed, clause) or is_asked(parsed, clause):
        return False
    return verb.main not in words_of("holds") and _DENIALS.isdisjoint(parsed.tokens.words[i] for i in clause.members)


def tells_parliament(parsed: Parsed, debate: bool, ahead: Collection[int]) -> int | None:
    """Give the first clause that says that parliament will be told. `ahead`: the clauses with a day ahead."""
    once = {c.parent for c in parsed.clauses if c.opener is not None and parsed.tokens.words[c.opener] in _ONCE}
    for number, clause in enumerate(parsed.clauses):
        if _tells(parsed, clause, debate, number in ahead or number in once):
            return number
    return None


def _tells(parsed: Parsed, clause: Clause, debate: bool, later: bool) -> bool:
    verb = _verb(parsed, clause)
    if verb is None or verb.past or verb.finite in _PERFECT:
        return False
    words = [parsed.tokens.words[i] for i in clause.members]
    known = frozenset(words)
    if not known.isdisjoint(_DENIALS) or not known.isdisjoint(words_of("enclosed")) or is_asked(parsed, clause):
        return False
    later = (
        later
        or comes_after(parsed, clause)
        or verb.finite == "zullen"
        or not known.isdisjoint(_LATER_ON)
        or bool(TERM.search(" ".join(words)))
    )
    if verb.main == "houden" and "hoogte" in known:
        return _is_told(words)
    passive = verb.finite == "worden" or "worden" in known
    subject = clause.subject
    head = parsed.tokens.words[subject.head] if subject is not None else ""
    paper = head.endswith(tuple(words_of("papers")))
    if not _is_told(words):
        if passive:
            return later and verb.main == "beantwoorden" and head == "vragen"
        return later and paper and verb.main == "volgen" and "commissie" not in known
    if passive:
        return later and verb.main in words_of("sends")
    if verb.main in words_of("receives"):
        return later or not (debate or verb.main in _UNCERTAIN_TOLD)
    if verb.main in words_of("reaches"):
        return later or paper
    return later and verb.main in words_of("sends") and head in _WRITERS


def _is_told(words: Sequence[str]) -> bool:
    """Tell whether `u` or `de Kamer` is who it is sent to, or who receives it."""
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        if word == "u" and before not in _PREPOSITIONS:
            return True
        if word == "kamer" and before in _BEFORE_CHAMBER:
            outside = words[index - 2] if index > 1 else ""
            outside = words[index - 3] if index > 2 and before in ("tweede", "eerste") else outside
            if outside not in _PREPOSITIONS:
                return True
    return False


def is_asked(parsed: Parsed, clause: Clause) -> bool:
    """Tell a question or a wish in another clause: `vragen wanneer de Kamer …`, `verzoeken dat de Kamer …`."""
    if clause.opener is not None and parsed.tokens.words[clause.opener] in _ASKED:
        return True
    if clause.parent is None or clause.kind != "complement":
        return False
    above = _verb(parsed, parsed.clauses[clause.parent])
    return above is not None and above.main in _ASKING


def _verb(parsed: Parsed, clause: Clause) -> _Verb | None:
    if clause.finite is None:
        return None
    words = parsed.tokens.words
    forms = [r for r in readings(words[clause.finite]) if r.kind in _FINITE] or list(readings(words[clause.finite]))
    if words[clause.finite] == "bent":
        finite, past, particle = "zijn", False, None
    elif not forms:
        return None
    else:
        known = words_of("receives") | words_of("reaches") | words_of("sends")
        forms.sort(key=lambda r: r.verb not in known)
        finite, past, particle = forms[0].verb, all(r.past for r in forms), forms[0].particle
    main = finite
    if clause.verbs and finite in CLUSTER_HEADS | _PASSIVE:
        inner = [
            r for i in clause.verbs for r in readings(words[i])[:1] if r.verb not in ("worden", "kunnen", "zullen")
        ]
        main = inner[-1].verb if inner else finite
        if finite == "doen" and main == "toekomen":
            main = "sturen"
    if clause.particle is not None and particle is None and not main.startswith(words[clause.particle]):
        main = words[clause.particle] + main
    if main == "zien" and not {"tegemoet"}.isdisjoint(words[i] for i in clause.members):
        main = "tegemoetzien"
    return _Verb(finite, past, main, past or not any(r.past for r in forms))
