"""Find what a letter announces for later: who will do what, by when, how surely.

What is announced for the meeting that an annotated agenda prepares is no follow-up of it. A question is no
promise, a refused promise none either. Source: the contract kamerspoor.record/1, rules of annotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from kamerspoor.extract import follow_up_cues as cues
from kamerspoor.extract.cast import CABINET
from kamerspoor.extract.follow_up_clauses import (
    announces_in,
    clauses_by_token,
    comes_after,
    comments,
    goes_on,
    is_asked,
    is_perfect,
    lies_back,
    tells_parliament,
)
from kamerspoor.extract.follow_up_dates import DatesAhead, due_of
from kamerspoor.grammar.clauses import Clause, Parsed, parse, stretches
from kamerspoor.model import Block, DateMention, Document, FollowUp, Sentence, Statement

Kind = Literal["agenda", "promise", "decision", "publication"]

_PART_END = re.compile("; ")
# What a member of parliament wishes for.
_WISHING = frozenset({"willen", "hopen", "wensen"})
_MEMBERS = frozenset({"ik", "wij", "we"})
# What two wordings of one promise share: the beginnings of their longer words.
_STEM = re.compile(r"\b[^\W\d_]{5}")
_LISTED = "list of promises"


class _Words(NamedTuple):
    hedges: tuple[str, ...]
    kinds: dict[str, Kind]


@cache
def _words() -> _Words:
    kinds: dict[str, Kind] = {}
    for kind in ("promise", "agenda", "decision", "publication"):
        for verb in cues.words_of(kind):
            kinds.setdefault(verb, kind)
    return _Words(tuple(sorted(cues.words_of("hedges"), key=lambda words: (-len(words), words))), kinds)


def find_follow_ups(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document: Document,
    dates: Sequence[DateMention],
    statements: Sequence[Statement],
) -> tuple[FollowUp, ...]:
    """Find every follow-up, in order of the text."""
    return tuple(_once(text, list(_Finder(text, blocks, document, dates, statements).find(sentences))))


def _once(text: str, found: Sequence[FollowUp]) -> Iterator[FollowUp]:
    """Yield all but the promises of a turn that the chair's list repeats: those count at the list."""

    def stems(one: FollowUp) -> set[str]:
        return set(_STEM.findall(text[one.start : one.end].lower()))

    listed = [(one.due, stems(one)) for one in found if one.rule == _LISTED]
    for one in found:
        if listed and one.rule != _LISTED and one.kind == "promise" and one.owner == CABINET:
            own = stems(one)
            same = (said for due, said in listed if one.due in (None, due))
            if any(5 * len(own & said) >= 3 * min(len(own), len(said)) for said in same):
                continue
        yield one


class _Part(NamedTuple):
    """A stretch of a sentence between semicolons, with what was said in it and the dates ahead in it."""

    start: int
    end: int
    said: tuple[Statement, ...]
    ahead: tuple[DateMention, ...]


class _Look(NamedTuple):
    """What a part looks like: its clauses by their tokens, and whether it speaks of what is done, or refused."""

    start: int
    parsed: Parsed
    clauses: dict[int, int]
    done: bool
    over: bool


class _Finder:
    """Looks at one sentence after another."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        document: Document,
        dates: Sequence[DateMention],
        statements: Sequence[Statement],
    ) -> None:
        self.text, self.blocks, self.document = text, blocks, document
        self.block_starts = [b.start for b in blocks]
        self.dates = DatesAhead(text, document, dates)
        self.said: dict[int, list[Statement]] = {}
        for statement in statements:
            self.said.setdefault(statement.start, []).append(statement)
        self.look: _Look | None = None

    def find(self, sentences: Sequence[Sentence]) -> Iterator[FollowUp]:
        """Yield the follow-ups of each sentence."""
        for sentence in sentences:
            text = self.text[sentence.start : sentence.end]
            if text.rstrip('”’»"').endswith("?"):
                continue
            said = self.said.get(sentence.start, [])
            if self._is_listed(sentence):
                if not cues.REFUSED.search(text) and not any(s.negated and s.act in ("commit", "oppose") for s in said):
                    due = due_of(self.dates.within(sentence.start, sentence.end, listed=True))
                    part = _Part(sentence.start, sentence.end, tuple(said), ())
                    yield self._make(sentence, CABINET, due, "promise", part, _LISTED)
                continue
            for part in self._parts(sentence, said):
                yield from self._of_part(sentence, part)

    def _parts(self, sentence: Sentence, said: Sequence[Statement]) -> Iterator[_Part]:
        low = sentence.start
        stops = [m.end() - 1 for m in _PART_END.finditer(self.text, sentence.start, sentence.end)]
        bounds = (sentence.start, *stops, sentence.end)
        stops = [high for one, other in pairwise(bounds) for _, high in stretches(self.text, one, other)][:-1]
        inside: list[list[Statement]] = [[] for _ in range(len(stops) + 1)]
        for one in said:
            inside[bisect_right(stops, one.verb.start if one.verb else low)].append(one)
        for high, mine in zip((*stops, sentence.end), inside, strict=True):
            yield _Part(low, high, tuple(mine), tuple(self.dates.within(low, high)))
            low = high

    def _of_part(self, sentence: Sentence, part: _Part) -> Iterator[FollowUp]:
        text = self.text[part.start : part.end]
        lower = text.lower()
        told = cues.may_tell(lower)
        if not part.said and not part.ahead and not told and not cues.LATER.opens(lower) and not cues.TERM.opens(lower):
            return
        ahead = [d for d in part.ahead if not self.dates.bounds(part.start, part.end, part.said, d)]
        if cues.LOOKS_BACK.search(text):
            ahead = [d for d in ahead if d.role == "deadline"]
            if not ahead:
                return
        first = self._first(sentence, part, ahead)
        if told and (first is None or first.owner != CABINET) and not cues.ENCLOSED.search(text):
            parsed = self._parsed(part)
            dated = {n for d in ahead if (n := self._number_at(part, d.start)) is not None}
            told_in = tells_parliament(parsed, self.document.kind == "debate", dated)
            if told_in is not None:
                inside = [d for d in ahead if self._number_at(part, d.start) == told_in]
                if (
                    first is not None
                    and first.rule != "term ahead"
                    and (first.rule != "date ahead" or len(inside) < len(ahead))
                ):
                    yield first
                yield self._make(sentence, CABINET, due_of(inside), "promise", part, "parliament is told")
                return
        if first is not None:
            yield first
            if len(ahead) > 1 or (ahead and first.due is None):
                yield from self._more(sentence, part, ahead, first)

    def _more(
        self, sentence: Sentence, part: _Part, ahead: Sequence[DateMention], first: FollowUp
    ) -> Iterator[FollowUp]:
        """Yield what other clauses with a verb and a day of their own announce."""
        parsed = self._parsed(part)
        taken = {self._number_at(part, d.start) for d in ahead if d.value == first.due}
        holders = [parsed.clauses[n] for n in taken if n is not None]
        taken |= {c.parent for c in holders if c.finite is None}
        for date in ahead:
            number = self._number_at(part, date.start)
            if number is None or number in taken or self.text.endswith("van ", part.start, date.start):
                continue
            clause = parsed.clauses[number]
            if clause.finite is None or comments(parsed, clause):
                continue
            taken.add(number)
            if announces_in(parsed, clause):
                said = [s for s in part.said if self._number_of(s, part) == number]
                owner = said[-1].actor.name if said else None
                text = self.text[part.start : part.end]
                yield self._make(
                    sentence,
                    owner,
                    date.value,
                    self._kind(text, said),
                    part._replace(said=tuple(said)),
                    "another day ahead",
                )

    def _first(self, sentence: Sentence, part: _Part, ahead: Sequence[DateMention]) -> FollowUp | None:
        """Give what the statements announce, else what a meeting, a day or a term announces."""
        text = self.text[part.start : part.end]
        if part.said and all(self._is_wish(s) for s in part.said):
            return None
        for statement in part.said:
            found = self._of_statement(sentence, statement, part, ahead)
            if found is not None:
                return found
        if cues.NEXT_MEETING.search(text) and (ahead or cues.LATER.search(text)):
            return self._make(sentence, "Raad", due_of(ahead), "agenda", part, "next meeting")
        owner = part.said[-1].actor.name if part.said else None
        if ahead and (cues.announces(text) or self._will_happen(part, ahead)):
            due = due_of(ahead)
            holders = {self._number_at(part, d.start) for d in ahead if d.value == due} - {None}
            there = [s for s in part.said if self._number_of(s, part) in holders]
            owner = there[-1].actor.name if there else owner
            return self._make(sentence, owner, due, self._kind(text, part.said), part, "date ahead")
        if self.document.kind == "report" and cues.LATER.search(text) and cues.RETURNS.search(text):
            return self._make(sentence, owner or "Raad", None, "agenda", part, "later")
        if not ahead and self.document.kind != "debate" and (term := cues.TERM.search(text)):
            parsed = self._parsed(part)
            clause = self._clause_at(part, part.start + term.start())
            if clause is not None and announces_in(parsed, clause):
                return self._make(sentence, owner, None, self._kind(text, part.said), part, "term ahead")
        return None

    def _will_happen(self, part: _Part, ahead: Sequence[DateMention]) -> bool:
        """Tell a clause in the present tense with a day ahead: in Dutch that is how the future is told."""
        parsed = self._parsed(part)
        for date in ahead:
            clause = self._clause_at(part, date.start)
            if clause is None or cues.YEAR.fullmatch(self.text, date.start, date.end):
                continue
            if not cues.OF_A_NOUN.search(self.text, max(part.start, date.start - 20), date.start) and goes_on(
                parsed, clause
            ):
                return True
        return False

    def _parsed(self, part: _Part) -> Parsed:
        return self._look(part).parsed

    def _look(self, part: _Part) -> _Look:
        if self.look is None or self.look.start != part.start:
            parsed = parse(self.text, part.start, part.end)
            text = self.text[part.start : part.end]
            done = bool(cues.IS_DONE.search(text))
            over = done or bool(cues.REFUSED.search(text))
            self.look = _Look(part.start, parsed, clauses_by_token(parsed), done, over)
        return self.look

    def _number_at(self, part: _Part, offset: int) -> int | None:
        """Give the number of the clause that holds what stands at an offset."""
        look = self._look(part)
        return look.clauses.get(bisect_right(look.parsed.tokens.starts, offset) - 1)

    def _clause_at(self, part: _Part, offset: int) -> Clause | None:
        number = self._number_at(part, offset)
        return self._parsed(part).clauses[number] if number is not None else None

    def _number_of(self, statement: Statement, part: _Part) -> int | None:
        return self._number_at(part, statement.verb.start) if statement.verb is not None else None

    def _clause_of(self, statement: Statement, part: _Part) -> Clause | None:
        return self._clause_at(part, statement.verb.start) if statement.verb is not None else None

    def _is_wish(self, statement: Statement) -> bool:
        """Tell what a member of parliament wishes for."""
        if self.document.kind != "debate" or statement.actor.name == CABINET or _verb_of(statement) not in _WISHING:
            return False
        return (statement.actor.text or "").lower() in _MEMBERS

    def _of_statement(
        self, sentence: Sentence, statement: Statement, part: _Part, ahead: Sequence[DateMention]
    ) -> FollowUp | None:
        """A promise is a follow-up, another commitment when it has a day, and a request with a day to come by."""
        if statement.negated:
            return None
        text = self.text[part.start : part.end]
        due = due_of(ahead)
        verb = _verb_of(statement)
        if statement.act == "commit":
            kind = "promise" if statement.actor.name == CABINET else self._kind(text, part.said)
            if due or not (self._look(part).over or not self._promises(statement, verb, part)):
                return self._make(sentence, statement.actor.name, due, kind, part, "commitment")
            return None
        if (
            statement.actor.name == CABINET
            and verb in cues.words_of("telling")
            and self._to_parliament(statement, text)
        ):
            clause = self._clause_of(statement, part)
            if self._look(part).done or (clause is not None and lies_back(self._parsed(part), clause)):
                return None
            if clause is not None and comes_after(self._parsed(part), clause):
                due = due_of(d for d in ahead if self._clause_at(part, d.start) == clause)
            return self._make(sentence, CABINET, due, "promise", part, "parliament will be told")
        if statement.verb is not None:
            asked = statement.verb.start
            due = due_of(d for d in ahead if d.start > asked and not cues.UP_TO.search(self.text, part.start, d.start))
        if due and (statement.act == "urge" and statement.modality is None and cues.ASKS.search(text)):
            return self._make(
                sentence, statement.actor.name, due, self._kind(text, part.said), part, "request with a day"
            )
        return None

    def _promises(self, statement: Statement, verb: str, part: _Part) -> bool:
        """Tell a commitment that is a promise whatever its day."""
        parsed, clause = self._parsed(part), self._clause_of(statement, part)
        if clause is not None and lies_back(parsed, clause):
            if verb in cues.words_of("telling") or (verb == "aankondigen" and is_perfect(parsed, clause)):
                return False
            if any(self._clause_at(part, d.start) == clause for d in self.dates.past_within(part.start, part.end)):
                return False
        if "parliament receives" in statement.rule:
            return not (
                cues.ENCLOSED.search(self.text[statement.start : statement.end])
                or (clause is not None and is_asked(parsed, clause))
            )
        if statement.links:
            return False
        if self.document.kind == "annotated_agenda" and statement.actor.name == CABINET:
            return verb in ("toezeggen", "beloven")
        return verb in cues.words_of("promising") or statement.modality is not None

    def _to_parliament(self, statement: Statement, text: str) -> bool:
        readers = cues.READERS if statement.modality is None else cues.READERS_OR_THEIRS
        return bool(readers.search(text)) and not cues.ENCLOSED.search(self.text[statement.start : statement.end])

    # -- the rest ----------------------------------------------------------------------------------------

    def _is_listed(self, sentence: Sentence) -> bool:
        """Tell an item of the list of promises that closes a debate."""
        if self.document.kind != "debate":
            return False
        block = self.blocks[bisect_right(self.block_starts, sentence.start) - 1]
        if block.kind != "list_item" or block.section is None:
            return False
        heading = self.blocks[block.section]
        return bool(cues.PROMISES.search(self.text[heading.start : heading.end]))

    def _kind(self, text: str, said: Sequence[Statement]) -> Kind:
        words = _words().kinds
        for statement in said:
            verb = _verb_of(statement)
            if statement.act == "decide":
                return "decision"
            if verb == "terugkomen" and statement.actor.name != CABINET:
                return "agenda"
            if verb in words and not (verb == "komen" and cues.PUBLISHES.search(text)):
                return words[verb]
        if cues.PUBLISHES.search(text):
            return "publication"
        return "decision" if cues.DECIDES.search(text) else "agenda"

    def _make(
        self, sentence: Sentence, owner: str | None, due: str | None, kind: Kind, part: _Part, rule: str
    ) -> FollowUp:
        text = self.text[part.start : part.end].strip()
        lower = f" {text.lower()} "
        hedge = next((h for h in _words().hedges if h in lower and _stands_alone(h, lower)), None)
        content = next((s.content for s in part.said if s.content is not None), None)
        what = self.text[content.start : content.end] if content else text
        recipient = cues.RECIPIENT.search(text) if self.document.kind == "debate" else None
        return FollowUp(
            sentence.start,
            sentence.end,
            what,
            owner,
            due,
            hedge is not None,
            kind,
            hedge,
            recipient["name"] if recipient else None,
            sentence.section,
            rule,
        )


def _verb_of(statement: Statement) -> str:
    return statement.rule.partition(":")[2].partition(";")[0].split(" ")[0]


def _stands_alone(words: str, text: str) -> bool:
    """Tell whether words stand in a text as words of their own."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
