"""Tie motions to statements: which clause carries one, and what is made of one that no clause with an act carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamerspoor.extract.cast import CABINET
from kamerspoor.extract.motion_links import Cited
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.model import Actor, MotionLink, Sentence, Statement

_POSITION = re.compile(
    r"(?:De(?:ze)? |Dit |Het |Die |Hiermee |Daarmee )?(?:\w+ ){0,2}"
    r"(?:inzet|positie|standpunt|bijdrage|lijn|inbreng|aanpak|oproep|pleidooi|houding)\b"
    r"|(?:Dit|Dat|Een en ander|Zulks|Hiermee|Daarmee|Daarbij|Hierbij|Aldus|Zo) (?:\w+ ){0,2}"
    r"(?:is|zijn|was|wordt|werd|deed|doet|gebeurde|gebeurt|sluit|sloot|past|paste|strookt|strookte|spoort|spoorde)\b"
    r"|De (?:\w+ )?moties?\b",
    re.IGNORECASE,
)
_COMMENTING = frozenset({"waarmee", "waarmede", "waardoor", "waarbij", "wat", "hetgeen"})
# What is said of a motion that goes with what the cabinet says.
FOLLOWED = frozenset({"in_line_with", "carried_out", "considered_done"})


def carrier(parsed: Parsed, owner: Clause | None, cited: Cited) -> Clause | None:
    """Give the clause that a motion goes with: the one that an aside with `zoals` hangs on, where that follows it."""
    if (
        owner is not None
        and cited.relation == "in_line_with"
        and owner.kind == "adverbial"
        and owner.opener is not None
        and owner.parent is not None
        and parsed.tokens.words[owner.opener] == "zoals"
    ):
        return parsed.clauses[owner.parent]
    return owner


def before(statement: Statement, place: int) -> int:
    """Give where the verb of a statement stands, the nearer before a place the better; none that stands behind it."""
    at = statement.verb.start if statement.verb is not None else statement.start
    return at if at < place else -at


def link_of(cited: Cited) -> MotionLink:
    """Give how a statement goes with a motion, as the record has it."""
    return MotionLink(cited.relation, cited.id, cited.members, cited.reference)


def is_position(text: str, sentence: Sentence) -> bool:
    """Tell a sentence about the cabinet's position that nobody states in it: `Deze inzet is in lijn met ...`."""
    return _POSITION.match(text, sentence.start, sentence.end) is not None


def is_comment(parsed: Parsed, clause: Clause) -> bool:
    """Tell a relative clause that says something of all that stands before it: `..., waarmee ...`."""
    return clause.kind == "relative" and clause.opener is not None and parsed.tokens.words[clause.opener] in _COMMENTING


def alone(sentence: Sentence, left: Sequence[Cited]) -> Statement:
    """Make the cabinet's statement of motions that a sentence says are carried out, or not, or followed."""
    refused = all(c.relation == "not_carried_out" for c in left)
    done = () if refused else tuple(dict.fromkeys(c.id for c in left if c.id))
    follows = all(c.relation == "in_line_with" for c in left)
    return Statement(
        sentence.start,
        sentence.end,
        Actor(CABINET, implicit=True),
        "inform" if follows else "commit",
        negated=refused,
        motions=done,
        section=sentence.section,
        links=tuple(link_of(c) for c in left),
        grade="likely",
        rule="inform: a position follows a motion"
        if follows
        else f"commit: a motion is {'not ' if refused else ''}carried out",
    )
