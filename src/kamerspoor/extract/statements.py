"""Find who said what: the statements of a text, clause by clause.

Each clause's verb groups are looked up as acts; the subject, the `door` of a passive or the sentences before
give the actor. A fact that nobody is reported to say is none. Source: the contract kamerspoor.record/1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from kamerspoor import lexicon
from kamerspoor.extract import clause_parts, verbless
from kamerspoor.extract.acts import Act
from kamerspoor.extract.cast import CABINET, Cast, Who, cast_of
from kamerspoor.extract.clause_actors import AGENT_NAMED, WITH_MOTION, ClauseActors
from kamerspoor.extract.content import content_of
from kamerspoor.extract.discourse import Discourse, Turn, turns_of
from kamerspoor.extract.group_acts import act_again, act_in, guess_act, is_only_wanted, turns_round, words_of
from kamerspoor.extract.groups import Group, groups_of
from kamerspoor.extract.motion_links import Cited, find_cited
from kamerspoor.extract.motion_ties import FOLLOWED, alone, before, carrier, is_comment, is_position, link_of
from kamerspoor.extract.names import Names
from kamerspoor.extract.partners import partners_of, supporters
from kamerspoor.extract.reporting import aside_at, begin, is_past, reports
from kamerspoor.grammar.clauses import Clause, Parsed, parse, stretches
from kamerspoor.lexicon import ActEntry
from kamerspoor.model import Actor, Block, Document, Extent, Reference, Sentence, Statement
from kamerspoor.spans import Span

_BACKED = frozenset({"gesteund", "bijgevallen", "gevolgd", "ondersteund"})
_OUGHT = frozenset({"moet", "moeten", "dient", "dienen", "mag", "mogen", "zou", "zouden"})
_SUPPORTING = frozenset(
    {"steunen", "ondersteunen", "bijvallen", "volgen", "bijspringen", "bijstaan", "delen", "onderschrijven"}
)
Grade = Literal["sure", "likely", "open"]


class Sayings:
    """Reads the statements of one document in order; what was said before helps with what follows."""

    def __init__(self, text: str, cast: Cast, cited: dict[int, tuple[Cited, ...]], discourse: Discourse) -> None:
        self.text = text
        self.cast = cast
        self.cited = cited
        self.discourse = discourse
        self.actors = ClauseActors(cast, discourse)
        self.known = cast.names.places()
        self.out: list[Statement] = []
        # Whom the words around an aside speak of: `..., zo heeft de minister namens hem toegezegd, ...`
        self.outside: list[Who] = []
        self.owners: dict[int, Clause | None] = {}

    def read(self, number: int, sentence: Sentence, turn: Turn) -> None:
        """Read one sentence."""
        text = self.text
        start = begin(text, sentence)
        if start is None:
            return
        self.discourse.begin_sentence(sentence, turn)
        for low, high in stretches(text, start, sentence.end):
            cited = tuple(c for c in self.cited.get(number, ()) if low <= c.start < high)
            aside = aside_at(text, low, high)
            self.outside = self._subject_of(low, aside[0]) if aside else []
            self._stretch(sentence, *(aside or (low, high)), cited, turn)

    def _subject_of(self, low: int, high: int) -> list[Who]:
        """Name the subject of what stands before an aside."""
        parsed = parse(self.cast.text, low, high, self.known)
        return clause_parts.people_of(self.cast, parsed, parsed.clauses[0].subject) if parsed.clauses else []

    def _stretch(self, sentence: Sentence, low: int, high: int, cited: Sequence[Cited], turn: Turn) -> None:
        """Read a sentence, or a stretch of one that is longer than any that people write."""
        parsed = parse(self.cast.text, low, high, self.known)
        if not parsed.tokens.words:
            return
        first = len(self.out)
        self.owners = {c.start: carrier(parsed, clause_parts.owner(parsed, c.start), c) for c in cited}
        self._according_to(parsed, sentence, turn)
        for index, clause in enumerate(parsed.clauses):
            if reports(parsed, index, self.cast.motion):
                self._clause(parsed, index, clause, sentence, cited, turn)
        self._elliptic(parsed, sentence, turn)
        self._nominal(parsed, sentence, turn, first)
        self._motions_alone(sentence, cited, turn, first)

    # -- one clause --------------------------------------------------------------------------------

    def _clause(
        self, parsed: Parsed, index: int, clause: Clause, sentence: Sentence, cited: Sequence[Cited], turn: Turn
    ) -> None:
        for group in groups_of(parsed, clause):
            words = words_of(parsed, clause, group)
            act = act_in(parsed, index, group, words)
            made = self._statement(parsed, index, clause, group, act, sentence, cited, turn)
            if made is not None:
                self._keep(made)
            elif _BACKED.intersection(words) and self.out and self.out[-1].start == sentence.start:
                last = self.out[-1]
                more = supporters(self.cast, parsed, group, last.actor.name)
                self.out[-1] = replace(last, supported_by=tuple(dict.fromkeys([*last.supported_by, *more])))

    def _statement(
        self, parsed: Parsed, index: int, clause: Clause, group: Group, act: Act | None, sentence: Sentence,
        cited: Sequence[Cited], turn: Turn,
    ) -> Statement | None:  # fmt: skip
        if act is not None and act.act == lexicon.NO_ACT:
            return None
        if act is not None and act.verb == "zijn" and group.passive:
            group = group._replace(passive=False)  # a state, not a deed: is verontrust
        here = self._cited_here(parsed, clause, group, cited)
        who, implicit, rule = self.actors.find(parsed, index, clause, group, act, here, turn)
        if rule == AGENT_NAMED:
            self._credit(parsed, index, group, who or (), sentence, turn)
        if who is None or (rule == WITH_MOTION and self._only_comments(parsed, clause, sentence)):
            return None
        if act is None or is_only_wanted(act, group):
            last = self.out[-1] if self.out else None
            guessed = act_again(group, who[0], last, self.discourse.before) or guess_act(
                self.cast, group, who[0], clause
            )
            if guessed is None and act is None:
                return None
            rule += "; verb not in the lexicon" if guessed else ""
            act = guessed or act
        assert act is not None
        others = who[1:]
        lead = who[0]
        if lead.name == "voorzitter" and self.cast.debate:
            return None  # the chair leads the debate and takes no part in it
        # What a motion asks for may be that something is not done; the asking itself is not denied.
        asks = self.cast.motion and index == 0 and clause.finite == 0
        negated = not asks and clause_parts.is_negated(parsed, clause, group, act)
        label = act.act
        if lead.head == "lezer":
            enclosed = any(w in ("hierbij", "bijgaand", "bijlage", "bijgevoegd") for w in parsed.tokens.words)
            label = "inform" if enclosed or is_past(parsed, clause) else "commit"
        elif rule == WITH_MOTION and group.auxiliaries & {"zullen", "moeten"} and label in ("decide", "provide"):
            label = "urge"
        if negated and turns_round(act, lead, self.cast.body):
            label = "oppose"
        links = tuple(link_of(c) for c in here)
        carried = lead.name == CABINET
        followed = [c.id for c in here if c.id and c.relation in FOLLOWED] if carried else []
        motions = tuple(dict.fromkeys(followed))
        tokens = parsed.tokens
        span = Extent(tokens.starts[group.head], tokens.ends[group.head])
        partners = partners_of(self.cast, parsed, group, lead.name, self.outside)
        if rule == AGENT_NAMED and set(group.verbs) & _SUPPORTING:
            partners = partners._replace(supporters=())  # those that support are the actors themselves
        return Statement(
            sentence.start,
            sentence.end,
            Actor(
                lead.name,
                None if implicit else lead.start,
                None if implicit else lead.end,
                None if implicit else self.text[lead.start : lead.end],
                implicit,
            ),
            label,
            span,
            content_of(parsed, clause, group, index, [c.end for c in here if c.relation != "cited"]),
            negated,
            motions,
            partners.behalf,
            partners.supporters,
            tuple(dict.fromkeys([*(w.name for w in others if w.name != lead.name), *partners.companions])),
            lead.quantity,
            sentence.section,
            _modality(group, lead),
            links,
            _grade(lead, implicit, rule),
            f"{act.act}:{_written(act.verb, act.entry)}; {rule}",
        )

    def _cited_here(self, parsed: Parsed, clause: Clause, group: Group, cited: Sequence[Cited]) -> list[Cited]:
        """Give the motions that stand in the words of a verb group."""
        if not cited or not group.members:
            return []
        tokens = parsed.tokens
        fore = clause.finite or 0
        spans = clause_parts.extents(tokens, group.members)
        low, high = tokens.starts[group.members[0]], tokens.ends[group.members[-1]]
        found = []
        for one in cited:
            inside = any(a <= one.start <= b + 2 for a, b in spans)
            near = low <= one.start < high or one.start < tokens.starts[fore]
            if (inside and not self._is_aside(parsed, clause, one)) or (near and self.owners.get(one.start) is clause):
                found.append(one)
        return found

    def _only_comments(self, parsed: Parsed, clause: Clause, sentence: Sentence) -> bool:
        """Tell `..., waarmee gevolg is gegeven aan de motie`: what the cabinet did in the clause before follows it."""
        return is_comment(parsed, clause) and any(
            s.start == sentence.start and s.actor.name == CABINET for s in self.out
        )

    def _is_aside(self, parsed: Parsed, clause: Clause, cited: Cited) -> bool:
        """Tell a motion in the words of a clause that only says what another one follows."""
        owner = self.owners.get(cited.start)
        return owner is not clause and owner is not None and carrier(parsed, clause, cited) is owner

    def _credit(
        self, parsed: Parsed, index: int, group: Group, agents: Sequence[Who], sentence: Sentence, turn: Turn
    ) -> None:
        """`... en werd hierin gesteund door X`: X supports what the subject just said."""
        if not set(group.verbs) & _SUPPORTING or not self.out:
            return
        phrase, owner = clause_parts.subject(parsed, index)
        people = clause_parts.people_of(self.cast, parsed, phrase)
        names = {w.name for w in self.actors.resolve(people, parsed, owner, turn)}
        last = self.out[-1]
        clause = parsed.clauses[index]
        # een plan, dat wordt gesteund door X: X supports those who put it forward
        put_forward = clause.kind == "relative" and not people and last.start == sentence.start
        if last.actor.name in names or put_forward:
            more = [a.name for a in agents if a.name != last.actor.name]
            self.out[-1] = replace(last, supported_by=tuple(dict.fromkeys([*last.supported_by, *more])))

    # -- other shapes ----------------------------------------------------------------------------------

    def _according_to(self, parsed: Parsed, sentence: Sentence, turn: Turn) -> None:
        """`volgens X`, `aldus X`, `naar het oordeel van X`, `wat X betreft`."""
        for people, at, end in verbless.according_to(self.cast, parsed):
            found = self.actors.resolve(people, parsed, None, turn)
            if not found:
                continue
            one = found[0]
            cue = self.text[at:end].lower()
            ought = any(w in _OUGHT for w in parsed.tokens.words)
            act = (
                "inform"
                if cue.startswith(("volgens", "aldus")) and not (one.name == CABINET and ought)
                else "emphasise"
            )
            self._keep(self._plain(sentence, found, act, at, end, False, "sure", f"{act}:{cue}"))

    def _keep(self, statement: Statement) -> None:
        self.out.append(statement)
        self.discourse.note(statement)

    def _plain(
        self,
        sentence: Sentence,
        people: Sequence[Who],
        act: str,
        at: int,
        end: int,
        negated: bool,
        grade: Grade,
        rule: str,
    ) -> Statement:
        """Make a statement that no verb group carries."""
        lead = people[0]
        return Statement(
            sentence.start,
            sentence.end,
            Actor(lead.name, lead.start, lead.end, self.text[lead.start : lead.end]),
            act,
            Extent(at, end),
            negated=negated,
            co_actors=tuple(dict.fromkeys(w.name for w in people[1:] if w.name != lead.name)),
            quantity=lead.quantity,
            section=sentence.section,
            grade=grade,
            rule=rule,
        )

    def _elliptic(self, parsed: Parsed, sentence: Sentence, turn: Turn) -> None:
        """`..., Nederland niet`, `Portugal en Malta wel`: the act of the clause before, or its opposite."""
        for people, denied, at, end in verbless.elliptic(self.cast, parsed):
            before = next((s for s in reversed(self.out) if s.verb and s.verb.start < at), None)
            if before is None or before.start < sentence.start - 400:
                continue
            act = before.act
            was_denied = before.negated
            if denied and act in ("support", "urge"):
                act = "oppose"
            elif not denied and was_denied and act == "oppose":
                act = "support"
            resolved = [r for w in people for r in self.discourse.resolve(w, self.cast, turn, parsed, None)]
            if not resolved or (
                before.actor.name == resolved[0].name
                and before.start == sentence.start
                and before.verb
                and before.verb.end > at
            ):
                continue
            self._keep(self._plain(sentence, resolved, act, at, end, denied, "likely", f"{act}: ellipsis"))

    def _nominal(self, parsed: Parsed, sentence: Sentence, turn: Turn, first: int) -> None:
        """Nouns as acts: `het pleidooi van Griekenland`, `het Belgische pleidooi`."""
        for act, people, at, end in verbless.nominal(self.cast, parsed):
            resolved = [r for w in people for r in self.discourse.resolve(w, self.cast, turn, parsed, None)]
            if not resolved or any(s.actor.name == resolved[0].name and s.act == act for s in self.out[first:]):
                continue
            self._keep(
                self._plain(
                    sentence, resolved, act, at, end, False, "likely", f"{act}: noun {self.text[at:end].lower()}"
                )
            )

    def _motions_alone(self, sentence: Sentence, cited: Sequence[Cited], turn: Turn, first: int) -> None:
        """A motion carried out in a clause that gave no statement goes with the cabinet's last one, or makes one."""
        mine = [i for i in range(first, len(self.out)) if self.out[i].actor.name == CABINET]
        tied = {(link.id, link.members) for i in mine for link in self.out[i].links}
        left = [c for c in cited if c.relation not in ("cited", "pending") and (c.id, c.members) not in tied]
        if not left:
            return
        if mine:
            index = max(mine, key=lambda i: before(self.out[i], left[0].start))
            one = self.out[index]
            ids = tuple(
                dict.fromkeys([*one.motions, *(c.id for c in left if c.id and c.relation != "not_carried_out")])
            )
            self.out[index] = replace(one, motions=ids, links=(*one.links, *(link_of(c) for c in left)))
        elif (
            any(c.relation != "in_line_with" for c in left)
            or (len(self.out) == first and is_position(self.text, sentence))
        ) and (turn.speaker == CABINET or (turn.speaker is None and self.cast.writer)):
            self._keep(alone(sentence, left))


def find_statements(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document: Document,
    references: Sequence[Reference],
    names: Names,
    marks: Sequence[Span],
) -> tuple[Statement, ...]:
    """Find every statement, in order of the text."""
    bare = _whole(without_marks(text, marks), references)
    cast = cast_of(bare, document, names)
    calls = {text[m.start : m.end]: m.start for m in reversed(marks)}
    cited = find_cited(bare, blocks, sentences, references, calls)
    reader = Sayings(text, cast, cited, Discourse(bare, names))
    for number, (sentence, turn) in enumerate(zip(sentences, turns_of(text, blocks, sentences, document), strict=True)):
        reader.read(number, sentence, turn)
    return tuple(reader.out)


def _whole(text: str, references: Sequence[Reference]) -> str:
    """Keep what a reference is written with from parting a sentence: ECLI:EU:C:2019:564 is one word."""
    parted = [r for r in references if ":" in text[r.start : r.end]]
    if not parted:
        return text
    characters = list(text)
    for reference in parted:
        characters[reference.start : reference.end] = text[reference.start : reference.end].replace(":", "-")
    return "".join(characters)


def without_marks(text: str, marks: Sequence[Span]) -> str:
    """Blank out the marks that call footnotes, so that no word ends in a digit; the length stays the same."""
    pieces, at = [], 0
    for mark in marks:
        pieces += [text[at : mark.start], " " * (mark.end - mark.start)]
        at = mark.end
    return "".join((*pieces, text[at:]))


def _modality(group: Group, lead: Who) -> Literal["intended", "expected"] | None:
    """Tell what is meant to come from what is expected to."""
    if "zullen" not in group.auxiliaries:
        return None
    return "intended" if lead.name == CABINET else "expected"


def _grade(lead: Who, implicit: bool, rule: str) -> Grade:
    """Grade a statement by how its actor and its act were found."""
    if lead.kind == "unknown" and implicit:
        return "open"
    return "likely" if implicit or "not in the lexicon" in rule or lead.kind == "unknown" else "sure"


@lru_cache(maxsize=2048)
def _written(verb: str, entry: ActEntry) -> str:
    """Give the words of an entry for the rule that a statement names: the verb, its words, its first preposition."""
    words = (verb, *(p[0] for p in entry.pieces), *sorted(entry.prepositions)[:1])
    return " ".join(filter(None, words))
