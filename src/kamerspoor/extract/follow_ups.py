"""Find what a letter announces for later: who will do what, by when, how surely.

What is announced for the meeting that an annotated agenda prepares is no follow-up of it. A question is no
promise, a refused promise none either. Source: the contract kamerspoor.record/1, rules of annotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from kamerspoor.extract.actors import CABINET
from kamerspoor.extract.follow_up_clauses import (
    TERM,
    announces_in,
    clause_at,
    comes_after,
    comments,
    goes_on,
    is_asked,
    is_perfect,
    lies_back,
    tells_parliament,
    words_of,
)
from kamerspoor.extract.gated import Gated
from kamerspoor.grammar.clauses import Clause, Parsed, parse
from kamerspoor.model import Block, DateMention, Document, FollowUp, Sentence, Statement

Kind = Literal["agenda", "promise", "decision", "publication"]

_NEXT_MEETING = Gated(("volgende", "komende", "aanstaande"), re.compile(
    r"\b(?:[Vv]olgende|[Ee]erstvolgende|[Dd]aaropvolgende|[Kk]omende|[Aa]anstaande)\s(?:\w+\s){0,2}?(?:[A-Z][\w/-]*[Rr]aad\b|Raad\b|RBZ|RAZ|Eurogroep|JBZ|bijeenkomst|top\b|vergadering|zitting|Europese Raad)"
))  # fmt: skip
_LATER = Gated(("volgende", "komende", "later", "te zijner tijd", "binnenkort", "na het reces", "op korte termijn"), re.compile(
    r"\b(?:(?:in|tijdens|op|bij|voor) (?:een|de) (?:van de )?(?:volgende|komende|eerstvolgende|latere|daaropvolgende)\b|op een later moment|in een later stadium|te zijner tijd|binnenkort|later dit jaar|na het reces|op korte termijn)",
    re.IGNORECASE,
))  # fmt: skip
_LOOKS_BACK = Gated(
    ("zoals", "toegezegd", "toezegging"),
    re.compile(
        r"\b(?:zoals (?:\w+ )?(?:eerder )?(?:toegezegd|aangekondigd|gemeld)|zoals ik .{0,60}toegezegd|conform de toezegging|toezegging gedaan|eerder toegezegd|toegezegd\b.{0,40}\b(?:jl|is daarmee|gestand))",
        re.IGNORECASE,
    ),
)
_BOUND = re.compile(
    r"(?:\btot en met|\btot ten minste|\bsinds|\bvanaf|\bniet|\bvoor de periode|\bperiode(?: tot)?|\bbegroting(?: voor| van)?"
    r"|\bvergaderjaren?(?: \d{4}[–-]\d{4} en)?|\bdoelen? (?:voor|in)|\bvoorzitter (?:in|van))\s$"
)
# What a date is the subject of, rather than the day of: het reductiepercentage in 2025, de quota voor 2026.
_SUBJECT_MATTER = re.compile(
    r"(?:percentage|doel|doelstelling|tarief|budget|prijs|bijdrage|reductie van [\d ]+ procent|percent|procent"
    r"|mogelijkheden(?: voor \w+)?|quota(?: voor \w+)?|middelen)\s(?:in|voor|van)\s(?:\d{4} en )?$"
)
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"\d{4}(?:[–-]| tot en met )\d{4}")
# A mere year behind one of these is a bound of what is spoken of, no day of an act.
_YEAR_BOUND = re.compile(r"(?:\b[Nn]a|\b[Tt]ot|\bniet v[oó][oó]r|\bop (?:zijn|haar|hun) vroegst(?: in)?)\s$")
# A forecast reaches further than an announcement.
_FORECAST = 5
_DAY = len("2020-12-07")
_RUNS_OUT = re.compile(
    r"^[^,;.]{0,40}\b(?:voorbereid(?:en|t)?|afloopt|overneemt|van start gaat|ingaat|ingaan|aflopen|in werking treedt|aantreedt|verstrijkt|voorzitter)\b"
)
_HAS_PLACE = re.compile(r"\bde tijd (?:om|voor)\b|\bheeft [^.;]{0,60}\bplaats\b|\bis op\b")
_WORD = re.compile(r"\w+")
# The day of what a paper or a talk is about: de ontwerpagenda voor de Europese Raad van 9 maart.
_PREPARES = re.compile(
    r"(?:\b(?:in aanloop naar|vooruitlopend op|[Vv]oorbereiding (?:van|op))"
    r"|\b(?:[Vv]oorbereiding|[Bb]ereidt|[Bb]ereiden)\b[^,;]{0,70}\s(?:van|voor|in|op)"
    r"|\b(?:\w*verslag|\w*agenda|conclusies|overleg|debat|uitnodiging|uitkomst(?:en)?|resultaten|verloop)"
    r"(?:\s(?!(?:gaat|volgt|komt|ontvang\w+|krijg\w*|bereikt|is|zijn|wordt|worden|zal|zullen)\b)[^\s,;]+){0,8}?\s(?:van|voor))\s$"
)
# What a Council speaks about may lie in a later period: spreekt over de leveringen in de tweede helft van dit jaar.
_TOPIC = re.compile(r"\bover [^,;]{1,80} (?:in|van|voor)\s$")
_OF_A_NOUN = re.compile(r"\b(?:[Vv]an|[Tt]ot|[Ss]inds)(?: de| het)? $")
_PART_END = re.compile(r"(?<=;) ")
_RETURNS = re.compile(r"\b(?:komt|komen|wordt|worden|zal|zullen|keert|keren|volgt|volgen)\b")
_IS_DONE = re.compile(
    r"\b(?:gestand(?! (?:bij (?!deze)|vóór |zodra ))|afgedaan|uitgevoerd|(?:had|heb|heeft|hadden|hebben|is|zijn|was|werd|werden)\b[^;]{0,120}\b(?:toegezegd|gestuurd|gezonden|geïnformeerd|bericht|ontvangen|toegegaan|verzonden)|gevolg aan)\b"
)
_ENCLOSED = re.compile(
    r"\b(?:[Hh]ierbij|[Bb]ijgaand|[Mm]et deze brief|[Bb]ij deze|[Gg]raag|[Mm]et dit verslag|[Ii]n deze brief|[Tt]evens bied|als bijlage|bijgevoegd|[Aa]fschrift|[Dd]it (?:antwoord|verslag)|[Dd]eze (?:brief|antwoorden|beantwoording))\b"
)
_READER_WORDS = frozenset(
    {"u", "kamer", "brief", "verslag", "reactie", "appreciatie", "vragen", "antwoord", "doorrekening"}
)
_READERS = re.compile(r"\b(?:u|[Kk]amer)\b")
_ASKERS = re.compile(r"\b(?:uw?|[Kk]amer)\b")
_ASKS = re.compile(r"\b(?:te|om)\b")
_PROMISING = frozenset(
    "toezeggen beloven aankondigen stellen terugkomen komen toesturen toezenden organiseren zullen garanderen verzekeren rapporteren doen".split()
)
_SENDING = frozenset(
    "sturen zenden informeren berichten toesturen toezenden doen rapporteren terugkomen beantwoorden toekomen melden aanbieden".split()
)
_UP_TO = re.compile(r"\btot $")
# What a member of parliament wishes for.
_WISHING = frozenset({"willen", "hopen", "wensen"})
_MEMBERS = frozenset({"ik", "wij", "we"})
_PROMISES = re.compile(r"\b[Tt]oezeggingen?\b")
_REFUSED = re.compile(
    r"\b(?:geen toezegging|niet overgenomen|niet toe(?:zeggen|gezegd)?|zegt? .{0,30}niets? toe|niet gehonoreerd|kan .{0,40}niet toezeggen)\b"
)
_RECIPIENT = re.compile(
    r"(?:\b(?:toezegging aan|op verzoek van|aan|waar|zegt|zegde) (?:het lid|de heer|mevrouw) |\bwaar (?:mevrouw|de heer|het lid) )(?P<name>(?:(?:[Vv]an|[Dd]e|[Tt]er|[Dd]er|[Dd]en|[Tt]en) ){0,2}[A-Z][\w’-]+(?:-[A-Z][\w’-]+)?)"
)

_PUBLISHES = re.compile(
    r"\b(?:kom|komt|komen)\b[^;]{0,80}\bmet (?:een |het |de |haar |zijn |twee |drie )?(?:\w+ ){0,2}?"
    r"\w*(?:voorstel(?:len)?|mededeling(?:en)?|plan(?:nen)?|verslag(?:en)?|evaluatie|pakket|strategie|routekaart|rapport"
    r"|richtsnoeren)\b"
    r"|\b(?:verschijn\w*|publice\w*|gepubliceerd)\b"
)
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
        for verb in words_of(kind):
            kinds.setdefault(verb, kind)  # type: ignore[arg-type]
    return _Words(tuple(sorted(words_of("hedges"), key=lambda words: (-len(words), words))), kinds)


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
        self.text, self.blocks, self.document, self.dates = text, blocks, document, dates
        self.block_starts = [b.start for b in blocks]
        self.date_starts = [d.start for d in dates]
        self.said: dict[int, list[Statement]] = {}
        for statement in statements:
            self.said.setdefault(statement.start, []).append(statement)
        meeting = document.meeting.date if document.meeting else None
        self.own = tuple(meeting.split("/")) if meeting else ()
        self.day = self._day()
        self.parsed: tuple[int, Parsed] | None = None

    def _day(self) -> str | None:
        """Give the day from which `later` counts: that of the letter, of a report at the earliest its meeting's."""
        if self.document.kind == "debate":
            return None
        held = self.own[-1] if self.own and self.document.kind == "report" else None
        return max(filter(None, (held, self.document.date)), default=self.own[-1] if self.own else None)

    def find(self, sentences: Sequence[Sentence]) -> Iterator[FollowUp]:
        """Yield the follow-ups of each sentence."""
        for sentence in sentences:
            text = self.text[sentence.start : sentence.end]
            if text.rstrip('”’»"').endswith("?"):
                continue
            said = self.said.get(sentence.start, [])
            if self._is_listed(sentence):
                if not _REFUSED.search(text) and not any(s.negated and s.act in ("commit", "oppose") for s in said):
                    due = self._due(self._ahead(sentence.start, sentence.end, listed=True))
                    yield self._make(sentence, CABINET, due, "promise", said, _LISTED)
                continue
            for part in self._parts(sentence, said):
                yield from self._of_part(sentence, part)

    def _parts(self, sentence: Sentence, said: Sequence[Statement]) -> Iterator[_Part]:
        low = sentence.start
        stops = [m.start() for m in _PART_END.finditer(self.text, sentence.start, sentence.end)]
        for high in (*stops, sentence.end):
            inside = tuple(s for s in said if low <= (s.verb.start if s.verb else sentence.start) < high)
            yield _Part(low, high, inside, tuple(self._ahead(low, high)))
            low = high

    def _of_part(self, sentence: Sentence, part: _Part) -> Iterator[FollowUp]:
        text = self.text[part.start : part.end]
        lower = text.lower()
        told = not _READER_WORDS.isdisjoint(_WORD.findall(lower))
        if not part.said and not part.ahead and not told and not _LATER.opens(lower) and not TERM.opens(lower):
            return
        ahead = [d for d in part.ahead if not self._bounds(part, d)]
        if _LOOKS_BACK.search(text):
            ahead = [d for d in ahead if d.role == "deadline"]
            if not ahead:
                return
        first = self._first(sentence, part, ahead)
        if told and (first is None or first.owner != CABINET) and not _ENCLOSED.search(text):
            parsed = self._parsed(part)
            clause = tells_parliament(parsed, self.document.kind == "debate", [d.start for d in ahead])
            if clause is not None:
                inside = [d for d in ahead if clause_at(parsed, d.start) == clause]
                if (
                    first is not None
                    and first.rule != "term ahead"
                    and (first.rule != "date ahead" or len(inside) < len(ahead))
                ):
                    yield first
                yield self._make(sentence, CABINET, self._due(inside), "promise", part.said, "parliament is told")
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
        taken = [clause_at(parsed, d.start) for d in ahead if d.value == first.due]
        taken += [
            parsed.clauses[c.parent] for c in taken if c is not None and c.finite is None and c.parent is not None
        ]
        for date in ahead:
            clause = clause_at(parsed, date.start)
            if clause is None or clause in taken or clause.finite is None or comments(parsed, clause):
                continue
            if self.text[part.start : date.start].endswith("van "):
                continue
            taken.append(clause)
            if announces_in(parsed, clause):
                said = [s for s in part.said if s.verb is not None and clause_at(parsed, s.verb.start) == clause]
                owner = said[-1].actor.name if said else None
                text = self.text[part.start : part.end]
                yield self._make(sentence, owner, date.value, self._kind(text, said), said, "another day ahead")

    def _first(self, sentence: Sentence, part: _Part, ahead: Sequence[DateMention]) -> FollowUp | None:
        """Give what the statements announce, else what a meeting, a day or a term announces."""
        text = self.text[part.start : part.end]
        for statement in part.said:
            found = self._of_statement(sentence, statement, part, ahead)
            if found is not None:
                return found
        if _NEXT_MEETING.search(text) and (ahead or _LATER.search(text)):
            return self._make(sentence, "Raad", self._due(ahead), "agenda", part.said, "next meeting")
        owner = part.said[-1].actor.name if part.said else None
        if ahead and (_announces(text) or self._will_happen(part, ahead)):
            return self._make(sentence, owner, self._due(ahead), self._kind(text, part.said), part.said, "date ahead")
        if self.document.kind == "report" and _LATER.search(text) and _RETURNS.search(text):
            return self._make(sentence, owner or "Raad", None, "agenda", part.said, "later")
        if not ahead and self.document.kind != "debate" and (term := TERM.search(text)):
            parsed = self._parsed(part)
            clause = clause_at(parsed, part.start + term.start())
            if clause is not None and announces_in(parsed, clause):
                return self._make(sentence, owner, None, self._kind(text, part.said), part.said, "term ahead")
        return None

    def _will_happen(self, part: _Part, ahead: Sequence[DateMention]) -> bool:
        """Tell a clause in the present tense with a day ahead: in Dutch that is how the future is told."""
        parsed = self._parsed(part)
        for date in ahead:
            clause = clause_at(parsed, date.start)
            bare = _YEAR.fullmatch(self.text, date.start, date.end)
            if clause is not None and not bare and not _OF_A_NOUN.search(self.text, part.start, date.start):
                if goes_on(parsed, clause):
                    return True
        return False

    def _parsed(self, part: _Part) -> Parsed:
        if self.parsed is None or self.parsed[0] != part.start:
            self.parsed = (part.start, parse(self.text, part.start, part.end))
        return self.parsed[1]

    def _clause_of(self, statement: Statement, part: _Part) -> Clause | None:
        return clause_at(self._parsed(part), statement.verb.start) if statement.verb is not None else None

    def _of_statement(
        self, sentence: Sentence, statement: Statement, part: _Part, ahead: Sequence[DateMention]
    ) -> FollowUp | None:
        """A promise is a follow-up, another commitment when it has a day, and a request with a day to come by."""
        if statement.negated:
            return None
        text = self.text[part.start : part.end]
        due = self._due(ahead)
        verb = statement.rule.partition(":")[2].partition(";")[0].split(" ")[0]
        if statement.act == "commit":
            if (
                verb in _WISHING
                and self.document.kind == "debate"
                and statement.actor.text.lower() in _MEMBERS
                and statement.actor.name != CABINET
            ):
                return None
            kind = "promise" if statement.actor.name == CABINET else self._kind(text, part.said)
            if due or not (_IS_DONE.search(text) or _REFUSED.search(text) or not self._promises(statement, verb, part)):
                return self._make(sentence, statement.actor.name, due, kind, part.said, "commitment")
            return None
        if statement.actor.name == CABINET and verb in _SENDING and self._to_parliament(statement, text):
            clause = self._clause_of(statement, part)
            if _IS_DONE.search(text) or (clause is not None and lies_back(self._parsed(part), clause)):
                return None
            if clause is not None and comes_after(self._parsed(part), clause):
                due = self._due(d for d in ahead if clause_at(self._parsed(part), d.start) == clause)
            return self._make(sentence, CABINET, due, "promise", part.said, "parliament will be told")
        if statement.verb is not None:
            asked = statement.verb.start
            due = self._due(d for d in ahead if d.start > asked and not _UP_TO.search(self.text, part.start, d.start))
        if due and (statement.act == "urge" and statement.modality is None and _ASKS.search(text)):
            return self._make(
                sentence, statement.actor.name, due, self._kind(text, part.said), part.said, "request with a day"
            )
        return None

    def _promises(self, statement: Statement, verb: str, part: _Part) -> bool:
        """Tell a commitment that is a promise whatever its day."""
        parsed, clause = self._parsed(part), self._clause_of(statement, part)
        if clause is not None and lies_back(parsed, clause):
            if verb in _SENDING or (verb == "aankondigen" and is_perfect(parsed, clause)):
                return False
            low, high = bisect_left(self.date_starts, part.start), bisect_left(self.date_starts, part.end)
            days = (d for d in self.dates[low:high] if d.role == "past" and d.value not in self.own)
            if any(clause_at(parsed, d.start) == clause for d in days):
                return False
        if "parliament receives" in statement.rule:
            return not (
                _ENCLOSED.search(self.text[statement.start : statement.end])
                or (clause is not None and is_asked(parsed, clause))
            )
        if statement.links:
            return False
        if self.document.kind == "annotated_agenda" and statement.actor.name == CABINET:
            return verb in ("toezeggen", "beloven")
        return verb in _PROMISING or statement.modality is not None

    def _to_parliament(self, statement: Statement, text: str) -> bool:
        readers = _READERS if statement.modality is None else _ASKERS
        return bool(readers.search(text)) and not _ENCLOSED.search(self.text[statement.start : statement.end])

    # -- dates -----------------------------------------------------------------------------------------

    def _ahead(self, start: int, end: int, listed: bool = False) -> Iterator[DateMention]:
        """Yield the dates that lie ahead of the letter, apart from the meeting that an agenda prepares."""
        low, high = bisect_left(self.date_starts, start), bisect_left(self.date_starts, end)
        for date in self.dates[low:high]:
            value = date.value
            if value.startswith(("P", "-")) or (date.role == "past" and not listed):
                continue
            if self.own and self.document.kind != "report" and (value in self.own or value == "/".join(self.own)):
                continue
            last = value.split("/")[-1]
            first = value.split("/")[0]
            ahead = date.role in ("future", "deadline")
            if self.day is None:
                if ahead:
                    yield date
                continue
            same = self.day[: len(first)] == first if "Q" not in first else False
            if (
                ("Q" in first and ahead)
                or first > self.day[: len(first)]
                or (ahead and (same or last >= self.day[: len(last)]))
            ):
                yield date

    def _bounds(self, part: _Part, date: DateMention) -> bool:
        """Tell a date that only bounds something else: a mandate, a period, a Council that is prepared."""
        before = self.text[max(part.start, date.start - 90) : date.start]
        behind = self.text[date.end : min(part.end, date.end + 60)]
        inside = self.text[date.start : date.end]
        if inside.startswith(("tot en met", "tot ten minste")) or _BOUND.search(before):
            return not behind.startswith(" de tijd")
        if _RUNS_OUT.search(behind) or _SUBJECT_MATTER.search(before):
            return True
        if _PREPARES.search(before) or _YEARS.fullmatch(inside):
            return True
        if _YEAR.fullmatch(inside):
            far = self.day is not None and int(inside) > int(self.day[:4]) + _FORECAST
            return (far and not any(s.act == "commit" for s in part.said)) or bool(_YEAR_BOUND.search(before))
        if self.document.kind == "annotated_agenda" and len(date.value.split("/")[0]) != _DAY and _TOPIC.search(before):
            return any(s.act == "discuss" and s.actor.name == "Raad" for s in part.said)
        return False

    def _due(self, ahead: Iterable[DateMention]) -> str | None:
        """Give the day by which: a deadline before another date, else the first."""
        found = list(ahead)
        return next((d.value for d in found if d.role == "deadline"), found[0].value if found else None)

    # -- the rest ----------------------------------------------------------------------------------------

    def _is_listed(self, sentence: Sentence) -> bool:
        """Tell an item of the list of promises that closes a debate."""
        if self.document.kind != "debate":
            return False
        block = self.blocks[bisect_right(self.block_starts, sentence.start) - 1]
        if block.kind != "list_item" or block.section is None:
            return False
        heading = self.blocks[block.section]
        return bool(_PROMISES.search(self.text[heading.start : heading.end]))

    def _kind(self, text: str, said: Sequence[Statement]) -> Kind:
        words = _words().kinds
        for statement in said:
            verb = statement.rule.partition(":")[2].split(" ")[0].rstrip(";")
            if statement.act == "decide":
                return "decision"
            if verb == "terugkomen" and statement.actor.name != CABINET:
                return "agenda"
            if verb in words and not (verb == "komen" and _PUBLISHES.search(text)):
                return words[verb]
        if _PUBLISHES.search(text):
            return "publication"
        return "decision" if re.search(r"besl(?:uit|issing)|stemming|akkoord", text) else "agenda"

    def _make(
        self, sentence: Sentence, owner: str | None, due: str | None, kind: Kind, said: Sequence[Statement], rule: str
    ) -> FollowUp:
        text = self.text[sentence.start : sentence.end]
        lower = f" {text.lower()} "
        hedge = next((h for h in _words().hedges if h in lower and _stands_alone(h, lower)), None)
        content = next((s.content for s in said if s.content is not None), None)
        what = self.text[content.start : content.end] if content else text
        recipient = _RECIPIENT.search(text)
        return FollowUp(
            sentence.start,
            sentence.end,
            what,
            owner,
            due,
            hedge is not None,
            kind,
            hedge,
            recipient["name"] if recipient and self.document.kind == "debate" else None,
            sentence.section,
            rule,
        )


def _announces(text: str) -> bool:
    return not words_of("announces").isdisjoint(_WORD.findall(text.lower())) or bool(_HAS_PLACE.search(text))


def _stands_alone(words: str, text: str) -> bool:
    """Tell whether words stand in a text as words of their own."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
