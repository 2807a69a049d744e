"""A statement in a few words, in English for the command line and in Dutch for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamerspoor.model import Statement


class Verb(NamedTuple):
    """An act said of one, said of several, as what is still to be done, and as what did not happen.

    `|` stands where `denial` goes; `undone` is null when the forms for one and for several take it.
    """

    one: str
    more: str
    bare: str
    denial: str
    undone: str | None = None


class Wording(NamedTuple):
    """The words of one language; of a pair, the first is said of one, the second of several.

    In `intended` and `expected`, {} is the bare verb. `committed` says that one means to do it, `uncommitted` not.
    """

    acts: Mapping[str, Verb]
    intended: tuple[str, str]
    expected: tuple[str, str]
    committed: tuple[str, str]
    uncommitted: tuple[str, str]
    quantities: Mapping[str, str]
    on_behalf_of: str
    supported_by: str
    final_and: str
    relations: Mapping[str, str]
    follow_ups: Mapping[str, str]
    hedged: str


def _english(past: str, bare: str) -> Verb:
    return Verb(past, past, bare, "not ", f"did |{bare}")


def _dutch(one: str, more: str, bare: str, denial: str = "niet ") -> Verb:
    return Verb(one, more, bare, denial)


ENGLISH = Wording(
    acts={
        "attend": _english("attended", "attend"),
        "discuss": _english("discussed", "discuss"),
        "inform": _english("said", "say"),
        "emphasise": _english("stressed", "stress"),
        "welcome": _english("welcomed", "welcome"),
        "concern": _english("voiced concern", "voice concern"),
        "disapprove": _english("disapproved", "disapprove"),
        "urge": _english("urged", "urge"),
        "support": _english("supported", "support"),
        "oppose": _english("opposed", "oppose"),
        "commit": _english("promised", "promise"),
        "decide": _english("decided", "decide"),
        "provide": _english("provided", "provide"),
    },
    intended=("means |to {}", "mean |to {}"),
    expected=("expected |to {}", "expected |to {}"),
    committed=("means to", "mean to"),
    uncommitted=("does not mean to", "do not mean to"),
    quantities={name: name for name in ("some", "several", "many", "all", "one")},
    on_behalf_of="for",
    supported_by="backed by",
    final_and="and",
    relations={
        "in_line_with": "in line with it",
        "carried_out": "carried out",
        "considered_done": "considered done",
        "not_carried_out": "not carried out",
        "pending": "answer to come",
        "cited": "named",
    },
    follow_ups={name: name for name in ("agenda", "promise", "decision", "publication")},
    hedged="uncertain",
)

DUTCH = Wording(
    acts={
        "attend": _dutch("|deelname", "|deelname", "|deelname", "geen "),
        "discuss": _dutch("besprak |", "bespraken |", "|bespreken"),
        "inform": _dutch("meldde |", "meldden |", "|melden"),
        "emphasise": _dutch("benadrukte |", "benadrukten |", "|benadrukken"),
        "welcome": _dutch("verwelkomde |", "verwelkomden |", "|verwelkomen"),
        "concern": _dutch("uitte |zorg", "uitten |zorg", "|zorg uiten", "geen "),
        "disapprove": _dutch("keurde |af", "keurden |af", "|afkeuren"),
        "urge": _dutch("drong |aan", "drongen |aan", "|aandringen"),
        "support": _dutch("steunde |", "steunden |", "|steunen"),
        "oppose": _dutch("verzette zich |", "verzetten zich |", "zich |verzetten"),
        "commit": _dutch("zegde |toe", "zegden |toe", "|toezeggen"),
        "decide": _dutch("besloot |", "besloten |", "|besluiten"),
        "provide": _dutch("stelde |beschikbaar", "stelden |beschikbaar", "|beschikbaar stellen"),
    },
    intended=("voornemen: {}", "voornemen: {}"),
    expected=("verwacht: {}", "verwacht: {}"),
    committed=("is van plan", "zijn van plan"),
    uncommitted=("is niet van plan", "zijn niet van plan"),
    quantities={"some": "enkele", "several": "meerdere", "many": "veel", "all": "alle", "one": "één"},
    on_behalf_of="namens",
    supported_by="gesteund door",
    final_and="en",
    relations={
        "in_line_with": "in lijn ermee",
        "carried_out": "uitgevoerd",
        "considered_done": "afgedaan",
        "not_carried_out": "niet uitgevoerd",
        "pending": "antwoord volgt",
        "cited": "genoemd",
    },
    follow_ups={"agenda": "agenda", "promise": "toezegging", "decision": "besluit", "publication": "publicatie"},
    hedged="onzeker",
)


def who(statement: Statement, wording: Wording) -> str:
    """Say whose statement it is, with those who say it too.

    >>> from kamerspoor.model import Actor
    >>> who(Statement(0, 9, Actor("lidstaten"), "urge", quantity="several"), ENGLISH)
    'lidstaten (several)'
    """
    name = statement.actor.name
    if statement.quantity:
        name += f" ({wording.quantities.get(statement.quantity, statement.quantity)})"
    return " + ".join((name, *statement.co_actors))


def did(statement: Statement, wording: Wording) -> str:
    """Say what is done, with whether it is denied, meant or expected.

    >>> from kamerspoor.model import Actor
    >>> did(Statement(0, 9, Actor("Malta"), "urge", negated=True, modality="intended"), ENGLISH)
    'means not to urge'
    """
    several, negated = _is_several(statement), statement.negated
    if statement.modality == "intended" and statement.act == "commit":
        return (wording.uncommitted if negated else wording.committed)[several]
    # Source: the contract: whoever does not support something opposes it, negated.
    act = "support" if statement.act == "oppose" and negated else statement.act
    verb = wording.acts.get(act) or Verb(f"|{act}", f"|{act}", f"|{act}", wording.acts["support"].denial)
    if statement.modality:
        form = (wording.intended if statement.modality == "intended" else wording.expected)[several].format(verb.bare)
    else:
        form = verb.undone if verb.undone and negated else verb.more if several else verb.one
    return form.replace("|", verb.denial if negated else "", 1).replace("|", "").strip()


def _is_several(statement: Statement) -> bool:
    many = statement.quantity in ("some", "several", "many", "all")
    return many or bool(statement.co_actors) or (statement.actor.name == "lidstaten" and statement.quantity is None)


def beside(statement: Statement, wording: Wording) -> list[str]:
    """Say for whom it is said and who backs it, a phrase each."""
    phrases = []
    if statement.on_behalf_of:
        phrases.append(f"{wording.on_behalf_of} {listed(statement.on_behalf_of, wording)}")
    if statement.supported_by:
        phrases.append(f"{wording.supported_by} {listed(statement.supported_by, wording)}")
    return phrases


def listed(names: Sequence[str], wording: Wording) -> str:
    """Write names one after the other.

    >>> listed(("Estland", "Letland", "Litouwen"), DUTCH)
    'Estland, Letland en Litouwen'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {wording.final_and} {names[-1]}"
