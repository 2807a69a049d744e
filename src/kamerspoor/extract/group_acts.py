"""Tell which act a verb group of a clause reports: by the lexicon, by the act before, or by its modal verb."""

from __future__ import annotations

from collections.abc import Sequence

from kamerspoor import lexicon
from kamerspoor.extract.acts import Act, act_of
from kamerspoor.extract.cast import COMMISSION, READERS, UNION, Cast, Who
from kamerspoor.extract.groups import Group
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.verbs import readings
from kamerspoor.lexicon import ActEntry
from kamerspoor.model import Sentence, Statement

_OWN = frozenset({"mij", "me", "ons"})
# What somebody only wants to do is not done: a wish.
_DOINGS = frozenset({"decide", "provide", "attend"})
_REFUSABLE = frozenset(
    {"instemmen", "ondertekenen", "goedkeuren", "aansluiten", "meedoen", "aanvaarden", "accepteren", "akkoord"}
)
_VIEWS = frozenset({"vinden", "achten", "zien", "beschouwen", "inzien", "geloven", "voelen"})
_PLACES = frozenset({"er", "daar", "hier", "waar"})
# Particles that are prepositions as well, and so can stand by themselves with `er`.
_STRANDED = frozenset({"aan", "bij", "in", "mee", "om", "onder", "op", "over", "tegen", "toe", "uit", "voor"})
_ANY = ActEntry("commit", "zullen", (), frozenset(), False, "")
_WISH = ActEntry("urge", "willen", (), frozenset(), True, "")


def words_of(parsed: Parsed, clause: Clause, group: Group) -> Sequence[str]:
    """Give the words that an act can ask for: those of the verb group, with what its clause hangs on."""
    antecedent = _antecedent_words(parsed, clause)
    words = (*group.words, *antecedent) if antecedent else group.words
    if _OWN.intersection(words) and {"ik", "wij", "we"}.intersection(words):
        words = (*words, "zich")  # ik spreek mij uit, wij maken ons zorgen
    return words


def act_in(parsed: Parsed, index: int, group: Group, words: Sequence[str]) -> Act | None:
    """Give the act that a verb group of a clause reports by the lexicon; `words` as `words_of` gives them."""
    act = _looked_up(group, words)
    if (act is None or not act.entry.pieces) and _says_that(parsed, index):
        act = _looked_up(group, (*words, "dat")) or act
    if act is not None and act.act == "emphasise":
        return _inner(parsed, index, parsed.clauses[index], group) or act
    return act


def is_only_wanted(act: Act, group: Group) -> bool:
    """Tell a deed that somebody wants to do, and so has not done."""
    return "willen" in group.auxiliaries and act.act in _DOINGS


def act_again(group: Group, lead: Who, last: Statement | None, before: Sentence | None) -> Act | None:
    """`Ook Nederland deed dat`: the act of the statement before, by another."""
    if group.verbs != ("doen",) or not {"dat", "dit", "hetzelfde"} & set(group.words) or last is None:
        return None
    near = last.end >= (before.start if before else 0)
    return Act(last.act, "doen", _WISH) if near and last.actor.name != lead.name else None


def guess_act(cast: Cast, group: Group, lead: Who, clause: Clause) -> Act | None:
    """Read an intention or a wish from the modal verb, where the lexicon does not know the verb it governs.

    Another unknown verb of somebody who speaks at the meeting tells something (`inform`), unless it is one of
    those that report nothing, whoever does them.
    """
    if (
        lead.kind == "unknown"
        or (clause.subject is None and "willen" in group.auxiliaries)
        or (clause.kind not in ("main", "adverbial") and "willen" not in group.auxiliaries)
    ):
        return None
    if "zullen" in group.auxiliaries and not group.passive:
        return Act("commit", group.verbs[0], _ANY)
    if "willen" in group.auxiliaries:
        means = (
            lead.name == COMMISSION
            or lead.name == UNION
            or lead.name.endswith("voorzitterschap")
            or lead.head in ("ik", "wij", "we")
        )
        return Act("commit" if means else "urge", group.verbs[0], _WISH)
    known = cast.writer and not cast.motion and lead.name not in (cast.body, *READERS)
    if (
        known
        and not group.passive
        and clause.kind == "main"
        and group.verbs
        and not set(group.verbs) & lexicon.words().silent
    ):
        return Act("inform", group.verbs[0], _ANY)
    return None


def turns_round(act: Act, lead: Who, body: str) -> bool:
    """Tell an act whose denial is opposition: support, agreement, a view that somebody does not hold."""
    if act.act == "support" or act.entry.polar:
        return True
    if act.act == "decide":
        return act.verb in _REFUSABLE and lead.name != body
    return act.act == "emphasise" and act.verb in _VIEWS


def _looked_up(group: Group, words: Sequence[str]) -> Act | None:
    """Look up a verb group: the verb as joined with its particle, or the verb by itself with the particle as a word.

    `zag niets in` is zien with niets and in before it is inzien; a joined verb that reports nothing (plaatsvinden)
    is not looked up by its base.
    """
    act = act_of(group.verbs, words)
    done = act is not None and bool(act.entry.pieces) and "door" in words  # door Malta is steun uitgesproken
    if group.passive and "zijn" in group.auxiliaries and not done:
        state = act_of(("zijn",), (*words, *group.forms))
        if state is not None and any(
            form in option.split() for piece in state.entry.pieces for option in piece for form in group.forms
        ):
            return state
    if not group.bases:
        return act or act_of(group.auxiliaries, (*words, *group.forms))
    if act is None and _PLACES.intersection(words) and _STRANDED.issuperset(group.forms):
        return act_of(group.bases, (*words, *group.forms))  # gaat daar met haar over in gesprek
    if act is None and lexicon.words().silent.intersection(group.verbs):
        return None
    base = act_of(group.bases, (*words, *group.forms))
    if base is not None and not _asks_for(base.entry, group.forms):
        return act  # spreekt uit is no spreken
    if act is None or (base is not None and len(base.entry.pieces) > max(1, len(act.entry.pieces))):
        return base
    return act


def _says_that(parsed: Parsed, index: int) -> bool:
    """Tell whether a clause with `dat` hangs on a clause."""
    words = parsed.tokens.words
    return any(
        c.parent == index and c.kind == "complement" and c.opener is not None and words[c.opener] == "dat"
        for c in parsed.clauses
    )


def _asks_for(entry: ActEntry, particles: Sequence[str]) -> bool:
    """Tell an entry that has a particle among its words: stellen with beschikbaar, zien with niets and in."""
    if entry.prepositions.intersection(particles):
        return True
    return any(particle in option.split() for piece in entry.pieces for option in piece for particle in particles)


def _antecedent_words(parsed: Parsed, clause: Clause) -> tuple[str, ...]:
    """Give the noun that a relative clause hangs on: in `een zorg die Nederland deelt` it makes the act."""
    if clause.kind != "relative" or clause.antecedent is None:
        return ()
    return (parsed.tokens.words[clause.antecedent],)


def _inner(parsed: Parsed, index: int, clause: Clause, group: Group) -> Act | None:
    """`benadrukte dit besluit af te keuren`: what is stressed is itself an act of judgement."""
    words = parsed.tokens.words
    for one in (clause, *(c for c in parsed.clauses if c.parent == index and c.kind == "infinitive")):
        for verb in one.verbs:
            if verb > group.head and words[verb - 1] == "te":
                known = {r.verb for r in readings(words[verb]) if r.kind == "infinitive"}
                prefixed = {words[verb - 2] + v for v in known}
                inner = act_of(prefixed, group.words) or act_of(known, group.words)
                if inner is not None and inner.act in ("disapprove", "oppose"):
                    return inner
    return None
