"""Tell who acts in a clause: its subject, the agent of a passive, or whom the words around it imply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamerspoor.extract import clause_parts
from kamerspoor.extract.actors import PAPERS
from kamerspoor.extract.acts import Act
from kamerspoor.extract.cast import CABINET, READERS, Cast, Who, actor_named
from kamerspoor.extract.discourse import Discourse, Turn
from kamerspoor.extract.groups import Group
from kamerspoor.extract.motion_links import Cited
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.phrases import Phrase
from kamerspoor.lexicon import ActEntry

AGENT_NAMED = "passive, agent named"
WITH_MOTION = "passive, with a motion"

# Those who act (None: nobody who can), whether they are implicit, and how that was found.
Acting = tuple[list[Who] | None, bool, str]

# Passives that name nobody and mean nobody: the agenda, the calendar, an excuse.
_NOBODY = frozenset(
    {
        "agenderen",
        "voorzien",
        "verhinderen",
        "ontvangen",
        "verwachten",
        "bedoelen",
        "noemen",
        "gelden",
        "kwalificeren",
        "plannen",
        "richten",
        "betreffen",
        "betrekken",
        "trainen",
        "opleiden",
        "opvangen",
        "evacueren",
    }
)
_TOLD = frozenset(
    {
        "aangeven",
        "toelichten",
        "uiteenzetten",
        "opmerken",
        "meedelen",
        "mededelen",
        "melden",
        "geven",
        "antwoorden",
        "verklaren",
        "stellen",
        "herinneren",
        "aankondigen",
        "ingaan",
        "verwijzen",
        "schetsen",
    }
)
_RECEIVING = frozenset(
    {"ontvangen", "krijgen", "aantreffen", "vernemen", "tegemoetzien", "verwachten", "lezen", "terugvinden"}
)
_ASKING = frozenset({"vragen", "verzoeken", "oproepen", "opdragen", "aansporen", "uitnodigen"})
_STANDS_FOR_US = re.compile(r"\bnamens (?:nederland|het kabinet)\b")
_UNIONS_OF_OURS = frozenset({"Benelux", "Kabinet", "Europese Unie"})
_OWN_WILL = frozenset({"zullen", "kunnen", "willen"})
_EXPLETIVE = frozenset({"komen", "gaan", "blijven", "zijn", "worden", "gebeuren", "blijken", "lijken"})
_COMES_UP = frozenset({"aan de orde", "aan bod", "ter sprake", "ter tafel", "op tafel", "de revue"})
_RAISING = frozenset({"stellen", "brengen"})  # somebody does that to a topic
_TOPIC_VERBS = frozenset({"komen", "staan", "passeren", "plaatsvinden", "gaan"})


class ClauseActors:
    """Finds who acts in the clauses of one document, by its cast and by what was said before."""

    def __init__(self, cast: Cast, discourse: Discourse) -> None:
        self.cast = cast
        self.discourse = discourse

    def find(
        self,
        parsed: Parsed,
        index: int,
        clause: Clause,
        group: Group,
        act: Act | None,
        cited: Sequence[Cited],
        turn: Turn,
    ) -> Acting:
        """Give who acts (with co-actors), whether they are implicit, and how that was found."""
        if self.cast.motion and index == 0 and clause.finite == 0 and act is not None:
            return [Who(self.cast.chamber, 0, 0, "actor", "")], True, "a motion speaks for the House"
        if act is not None and act.act == "attend" and _STANDS_FOR_US.search(" ".join(group.words)):
            return [Who(CABINET, 0, 0, "actor", "")], True, "represented"
        if act is not None and act.entry.source:
            people = clause_parts.behind(self.cast, parsed, group, act.entry.source)
            return (self.resolve(people, parsed, clause, turn) or None), False, "those it comes from"
        if group.passive:
            agents = clause_parts.agents(self.cast, parsed, group)
            if agents and act is not None and act.act == "attend":
                return self._represented(parsed, clause)
            if agents and agents[0].head == "namens" and (turn.sets_out or agents[0].name in _UNIONS_OF_OURS):
                agents = []
            if agents:
                return (self.resolve(agents, parsed, clause, turn) or None), False, AGENT_NAMED
            if "door" in group.words or (clause.kind != "main" and not cited):
                return None, True, ""
            if act is None:
                return None, True, ""
            if act.verb == "vertegenwoordigen" or act.verb in _NOBODY:
                people = clause_parts.people_of(self.cast, parsed, clause.subject)
                stands_for_us = bool(people) and people[0].name == CABINET and act.act == "attend"
                return (people, False, "represented") if stands_for_us else (None, True, "")
            return self._implicit(act, cited, parsed, clause, group, turn)
        phrase, _ = clause_parts.subject(parsed, index)
        if phrase is None:
            if _comes_up(act):
                return [Who(self.cast.body, 0, 0, "actor", "")], True, "a topic comes up"
            return None, True, ""
        if act is not None and act.act == "discuss" and act.verb not in _RAISING and _is_topic(act.entry):
            return [Who(self.cast.body, 0, 0, "actor", "")], True, "a topic comes up"
        if set(group.verbs) & _ASKING and _is_paper(parsed, clause, phrase):
            return None, False, ""  # de motie verzoekt het kabinet: who is asked says nothing
        people = clause_parts.people_of(self.cast, parsed, phrase)
        if not people and act is not None:
            people = clause_parts.counted_beside(self.cast, parsed, phrase, act)
        if (
            people
            and people[0].head == "het"
            and (
                set(group.verbs) & _EXPLETIVE
                or (act and act.act in ("decide", "provide", "attend") and not _OWN_WILL & group.auxiliaries)
            )
        ):
            return None, False, ""
        if (
            set(group.verbs) & _RECEIVING
            and clause.kind != "complement"
            and self._reader_is_subject(parsed, clause, people)
        ):
            return [Who(CABINET, 0, 0, "actor", "lezer")], True, "parliament receives"
        if clause.kind == "relative" and phrase.head == clause.opener:
            people = clause_parts.antecedents(self.cast, parsed, clause)
        if people:
            resolved = self.resolve(people, parsed, clause, turn)
            if resolved:
                return resolved, False, "subject"
            return None, False, ""
        if _comes_up(act):
            return [Who(self.cast.body, 0, 0, "actor", "")], True, "a topic comes up"
        # An object in front of the verb: the phrase behind it may be the actor.
        for other in parsed.clauses[index].candidates[1:]:
            if parsed.tokens.words[other.first - 1] in (",", "en", "of", "noch"):
                continue  # it goes on with a list
            people = clause_parts.people_of(self.cast, parsed, other)
            if people and act is not None and self.resolve(people, parsed, clause, turn):
                return self.resolve(people, parsed, clause, turn), False, "subject behind the verb"
        if cited and act is not None and any(c.relation in ("carried_out", "considered_done") for c in cited):
            return [Who(CABINET, 0, 0, "actor", "")], True, "a motion is carried out"
        return None, False, ""

    def _reader_is_subject(self, parsed: Parsed, clause: Clause, people: Sequence[Who]) -> bool:
        """Tell `ontvangt u`, `krijgt de Kamer`: what parliament receives the cabinet sends."""
        if not self.cast.writer and not self.cast.debate:
            return False
        if people and people[0].name in READERS:
            return True
        return any(parsed.tokens.words[p.head] in ("u", "kamer") for p in clause.candidates) or (
            clause.finite is not None and parsed.tokens.words[clause.finite + 1 : clause.finite + 2] == ["u"]
        )

    def _represented(self, parsed: Parsed, clause: Clause) -> Acting:
        """`Nederland werd vertegenwoordigd door ...`: whom the envoy stands for takes part."""
        people = clause_parts.people_of(self.cast, parsed, clause.subject)
        if people and people[0].name == CABINET:
            return people[:1], False, "represented"
        return None, False, ""

    def _owns(self, actor: str, parsed: Parsed, subject: Phrase | None) -> bool:
        """Tell whether an actor stands in a subject: het verzoek van Nederland is afgewezen, by others."""
        if subject is None:
            return False
        end = clause_parts.attached_end(parsed, subject.last, len(parsed.tokens.words))
        low, high = parsed.tokens.starts[subject.first], parsed.tokens.ends[end]
        return any(actor_named(found.name.canonical) == actor for found in self.cast.names.within(low, high))

    def resolve(self, people: Sequence[Who], parsed: Parsed, clause: Clause | None, turn: Turn) -> list[Who]:
        """Give whom all of them stand for, pronouns by what was said before."""
        return [found for who in people for found in self.discourse.resolve(who, self.cast, turn, parsed, clause)]

    def _implicit(
        self, act: Act, cited: Sequence[Cited], parsed: Parsed, clause: Clause, group: Group, turn: Turn
    ) -> Acting:
        """Name the actor of a passive without one."""
        if set(group.verbs) & _ASKING and cited and all(c.relation == "cited" for c in cited):
            return None, True, ""  # in de motie wordt gevraagd om: nobody who acts
        if any(c.relation != "cited" or act.act != "decide" for c in cited):
            return [Who(CABINET, 0, 0, "actor", "")], True, WITH_MOTION
        subject = clause.subject
        words = group.words
        if self.cast.motion:
            return None, True, ""
        if ("kamer" in words or "u" in words) and act.act in ("inform", "commit", "emphasise", "provide"):
            return [Who(CABINET, 0, 0, "actor", "")], True, "passive, parliament is told"
        if self.cast.debate:
            promised = act.verb == "toezeggen" or (
                turn.speaker == CABINET and act.act in ("commit", "decide", "inform", "urge", "emphasise")
            )
            return ([Who(CABINET, 0, 0, "actor", "")], True, "passive in a debate") if promised else (None, True, "")
        people = clause_parts.people_of(self.cast, parsed, subject) if subject else []
        if people and act.act in ("urge", "inform"):
            return None, True, ""
        if not _is_reported(act, group) or "kamer" in words:
            return None, True, ""
        if act.act in ("discuss", "decide"):
            return [Who(self.cast.body, 0, 0, "actor", "")], True, "passive: the body that meets"
        if turn.sets_out:
            return [Who(CABINET, 0, 0, "actor", "")], True, "passive under the cabinet's position"
        last = self.discourse.last_in_section()
        if last is not None and not self._owns(last, parsed, subject):
            return [Who(last, 0, 0, "actor", "")], True, "passive: the last actor"
        return [Who(self.cast.body, 0, 0, "actor", "")], True, "passive: the body that meets"


def _is_paper(parsed: Parsed, clause: Clause, phrase: Phrase) -> bool:
    """Tell a subject that is a paper, or a relative clause that hangs on one."""
    words = parsed.tokens.words
    if clause.kind == "relative" and clause.antecedent is not None:
        return words[clause.antecedent].startswith(PAPERS) or clause_parts.hangs_on_motion(parsed, clause)
    return words[phrase.head].startswith(PAPERS)


def _is_reported(act: Act, group: Group) -> bool:
    """Tell a passive that reports what was said or decided, from one that tells of a paper or of money."""
    if act.act in ("attend", "provide", "commit") or "kunnen" in group.auxiliaries:
        return False
    if act.act == "inform":
        return act.verb in _TOLD
    return act.act != "concern" or act.verb in ("uiten", "uitspreken", "waarschuwen", "plaatsen")


def _comes_up(act: Act | None) -> bool:
    """Tell an act whose subject is the topic that is spoken of: kwam aan de orde, was onderwerp van gesprek."""
    if act is None or act.act != "discuss":
        return False
    return act.verb in _TOPIC_VERBS or (
        act.verb == "zijn" and any("onderwerp" in option for piece in act.entry.pieces for option in piece)
    )


def _is_topic(entry: ActEntry) -> bool:
    """Tell an entry whose subject is what is spoken of: de betrekkingen kwamen aan bod."""
    return any(option in _COMES_UP for piece in entry.pieces for option in piece)
