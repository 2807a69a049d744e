"""Keep what was said before: whom a pronoun points to, who speaks in a debate, whose turn it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kamerspoor import world
from kamerspoor.extract.cast import CABINET, STATES, Cast, Who, actor_named
from kamerspoor.extract.names import Found, Names
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.verbs import readings
from kamerspoor.model import Block, Document, Sentence, Statement

_SETS_OUT = re.compile(
    r"^\W*(?:\d+\.?|[IVX]+\.|[a-z]\))?\s*"
    r"(?:inzet|nederlandse (?:inzet|positie|standpunt)"
    r"|kabinets(?:inzet|positie|appreciatie|standpunt)|positie (?:van )?nederland"
    r"|standpunt (?:van )?(?:nederland|het kabinet)|appreciatie|beoogde inzet|voorgenomen inzet)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^(?:De heer|Mevrouw|De leden?|Het lid|Mevr\.|Dhr\.) (?P<name>[^(:]+?)(?: \((?P<party>[^)]+)\))?\s*:"
)
_OFFICIAL = re.compile(r"^(?:De )?(?:[Mm]inister|[Ss]taatssecretaris|[Mm]inister-[Pp]resident|[Pp]remier)\b")
_INPUT = re.compile(
    r"(?:leden|lid) van de (?:fractie (?:van )?(?:de |het )?)?(?P<party>[\w/ -]+?)(?:-fractie)?(?: en de regering|\s*$)"
)
_FIRST_PERSON = frozenset({"ik", "wij", "we", "mij", "ons"})
_OTHER_GENDER = {"hij": ("zij", "ze"), "hem": ("zij", "ze"), "zij": ("hij",), "ze": ("hij",), "haar": ("hij",)}
_PERSON_BEHIND = re.compile(r" (?:vice)?(?:[Mm]inister|premier|president|collega|ambt)")


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose words a sentence is: the member or the cabinet, the party, and whether a position is set out there."""

    speaker: str | None
    party: str | None
    sets_out: bool
    paragraph: int


def turns_of(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], document: Document) -> Iterator[Turn]:
    """Yield for each sentence whose turn it is."""
    starts = [b.start for b in blocks]
    speaker: str | None = None
    party: str | None = None
    debate = document.kind == "debate"
    seen = -1
    under: dict[int | None, bool] = {None: False}
    for sentence in sentences:
        index = bisect_right(starts, sentence.start) - 1
        for at in range(seen + 1, index + 1):
            block = blocks[at]
            if block.role == "speaker":
                speaker, party = _speaker(text[block.start : block.end])
            elif block.kind == "heading":
                heading = text[block.start : block.end]
                if debate:
                    continue
                speaker, party = _of_heading(heading, document)
        seen = max(seen, index)
        if sentence.section is not None and sentence.section not in under:
            above = blocks[sentence.section]
            under[sentence.section] = _SETS_OUT.match(text[above.start : above.end]) is not None
        yield Turn(speaker if speaker or debate else CABINET, party, under[sentence.section], index)


def _speaker(line: str) -> tuple[str | None, str | None]:
    if _OFFICIAL.match(line):
        return CABINET, CABINET
    if line.startswith(("De voorzitter", "De Voorzitter")):
        return "voorzitter", "voorzitter"
    match = _SPEAKER.match(line)
    if match:
        name = match["name"].strip()
        return name[:1].upper() + name[1:], world.parties().get((match["party"] or "").strip(), match["party"])
    return None, None


def _of_heading(heading: str, document: Document) -> tuple[str | None, str | None]:
    """In a written consultation the heading tells whose questions follow."""
    if document.kind != "written_consultation":
        return None, None
    match = _INPUT.search(heading)
    if match and not re.match(r"(?:Antwoord|Reactie|II\.)", heading):
        name = match["party"].strip()
        known = world.parties()
        return known.get(name, name), known.get(name, name)
    return None, None


@dataclass(slots=True)
class Discourse:
    """What went before, as far as it helps to tell who is meant."""

    text: str
    names: Names
    section: int | None = None
    sentence: Sentence | None = None
    before: Sentence | None = None
    turn: Turn | None = None
    held: list[Statement] = field(default_factory=list)

    def begin_sentence(self, sentence: Sentence, turn: Turn) -> None:
        """Go on to a sentence; a new section or turn forgets the people of the last."""
        if self.sentence is not None:
            self.before = self.sentence
        if sentence.section != self.section or (self.turn and turn.speaker != self.turn.speaker):
            self.held = []
        self.section, self.sentence, self.turn = sentence.section, sentence, turn

    def note(self, statement: Statement) -> None:
        """Keep a statement for what follows."""
        self.held.append(statement)

    def last_in_section(self) -> str | None:
        """Give the actor of the last statement under this heading, when it can go on speaking."""
        for statement in reversed(self.held):
            if not statement.actor.implicit or statement.actor.name != STATES:
                return statement.actor.name
        return None

    def resolve(self, who: Who, cast: Cast, turn: Turn, parsed: Parsed | None, clause: Clause | None) -> list[Who]:
        """Give whom a phrase stands for: itself, or those that a pronoun points to; nobody when that stays open."""
        if who.kind != "pronoun":
            if who.head in ("minister", "staatssecretaris") and who.name == CABINET and not who.guest:
                guest = self._guest_minister(cast, who)
                if guest is not None:
                    return [who._replace(name=guest)]
            if who.name == "ministers":
                return [who._replace(name=STATES if cast.body == "Europese Raad" else cast.body)]
            return [who]
        if who.name == "ik":
            if who.head in ("wij", "we", "ons") and turn.party:
                return [who._replace(name=turn.party, kind="actor")]
            name = turn.speaker or cast.writer
            return [who._replace(name=name, kind="actor")] if name else []
        if who.name == "mijn fractie":
            return [who._replace(name=turn.party, kind="actor")] if turn.party else []
        if who.name == "de gast":
            guest = self._last_guest()
            return [who._replace(name=guest, kind="actor")] if guest else []
        if who.head in ("land", "landen", "lidstaat", "lidstaten", "leden") or who.head in (
            "eerstgenoemde",
            "laatstgenoemde",
            "beide",
            "beiden",
        ):
            return self._countries(who, turn)
        return self._pronoun(who, parsed, clause)

    # -- people ----------------------------------------------------------------------------------------

    def _guest_minister(self, cast: Cast, who: Who) -> str | None:
        """`De minister` behind a foreign one, in lower case, is that one: the writer's own has a capital."""
        if cast.debate or cast.writer is None:
            return None
        word = self.text[who.start : who.end]
        if not re.search(r"\bminister$", word):
            return None
        return self._last_guest()

    def _last_guest(self) -> str | None:
        for statement in reversed(self.held):
            spoken = statement.actor.text or ""
            if re.search(r"[Mm]inister|president|premier|[Zz]ij\b|[Hh]ij\b", spoken) and statement.actor.name not in (
                CABINET,
                "Hoge Vertegenwoordiger",
                "Europese Commissie",
            ):
                return statement.actor.name
        low = (
            self.before.start
            if self.before and self.before.section == self.section
            else (self.sentence.start if self.sentence else 0)
        )
        for found in reversed(self.names.within(low, self.sentence.end if self.sentence else 0)):
            if found.name.kind == "person" and found.name.post and found.name.post not in (CABINET,):
                return found.name.post
            if found.name.kind == "adjective" and _PERSON_BEHIND.match(self.text, found.end):
                return found.name.canonical
        return None

    def _countries(self, who: Who, turn: Turn) -> list[Who]:
        """`Eerstgenoemd land`, `het laatste land`, `beide landen`: those named last, here or in the sentence before."""
        if who.head == "leden":
            return [who._replace(name=turn.party, kind="actor")] if turn.party else []
        named = self._named_before(who.start)
        if not named:
            return []
        words = who.name
        if "eerst" in words:
            names = [named[-2]] if len(named) > 1 else [named[-1]]
        elif "beide" in words or words.endswith(("landen", "lidstaten")):
            names = named[-2:]
        else:
            names = [named[-1]]
        return [who._replace(name=actor_named(n), kind="actor") for n in names]

    def _named_before(self, at: int) -> list[str]:
        """List the countries named before a place in this sentence, else in the one before."""
        sentence = self.sentence
        if sentence is None:
            return []
        here = self._country_names(self.names.within(sentence.start, at))
        if len(here) > 0:
            return here
        if self.before is not None and self.before.section == sentence.section:
            return self._country_names(self.names.within(self.before.start, self.before.end))
        return []

    def _country_names(self, found: Sequence[Found]) -> list[str]:
        return list(dict.fromkeys(f.name.canonical for f in found if f.name.kind in ("country", "adjective")))

    def _pronoun(self, who: Who, parsed: Parsed | None, clause: Clause | None) -> list[Who]:
        plural = self._is_plural(parsed, clause)
        recent = [
            s for s in self.held[-4:] if self.sentence is None or s.end >= (self.before.start if self.before else 0)
        ]
        if who.head in ("die", "deze"):
            target = self._last_named(who.start)
            if target is not None and not plural:
                return [who._replace(name=target, kind="actor")]
        for statement in reversed(recent):
            name = statement.actor.name
            many = name == STATES or bool(statement.co_actors)
            if statement.actor.implicit and name not in (CABINET,):
                continue
            spoken = (statement.actor.text or "").lower()
            if spoken in _FIRST_PERSON or spoken in _OTHER_GENDER.get(who.head, ()):
                continue  # who speaks of himself is no `hij`, nor is a `hij` a `zij`
            if (
                (plural is True and many)
                or (plural is False and (not many or who.head == "het") and _fits(who.head, name, statement))
                or plural is None
            ):
                names = [name, *(statement.co_actors if plural else ())]
                return [who._replace(name=n, kind="actor", quantity=statement.quantity) for n in names]
        if who.head in ("hij", "zij", "ze"):
            guest = self._last_guest()
            if guest and plural is not True:
                return [who._replace(name=guest, kind="actor")]
        if self.turn is not None and self.turn.party and plural is not False and who.head in ("zij", "ze"):
            return [who._replace(name=self.turn.party, kind="actor")]
        if plural is not True and who.head in ("hij", "zij", "die", "ze"):
            target = next((t for t in self._named(who.start) if _fits(who.head, t, None)), None)
            if target is not None:
                return [who._replace(name=target, kind="actor")]
        return []

    def _is_plural(self, parsed: Parsed | None, clause: Clause | None) -> bool | None:
        if parsed is None or clause is None or clause.finite is None:
            return None
        kinds = {r.kind for r in readings(parsed.tokens.words[clause.finite]) if r.kind in ("singular", "plural")}
        return None if len(kinds) != 1 else "plural" in kinds

    def _last_named(self, at: int) -> str | None:
        """Give the actor named last before a place, in this sentence or the one before."""
        return next(self._named(at), None)

    def _named(self, at: int) -> Iterator[str]:
        """Yield the actors named before a place, in this sentence and the one before, the last one first."""
        sentence = self.sentence
        if sentence is None:
            return
        low = (
            self.before.start if self.before is not None and self.before.section == sentence.section else sentence.start
        )
        for found in reversed(self.names.within(low, at)):
            name = found.name
            if name.kind == "person" and name.post:
                yield name.post
            elif (name.kind == "institution" and name.canonical != "Tweede Kamer") or name.kind == "country":
                yield actor_named(name.canonical)
            elif name.kind == "adjective" and _PERSON_BEHIND.match(self.text, found.end):
                yield name.canonical


def _fits(pronoun: str, name: str, statement: Statement | None) -> bool:
    """Tell whether a pronoun can stand for an actor: `het` for a country or the cabinet, `zij` for the Commission."""
    person = bool(
        statement
        and statement.actor.text
        and re.search(r"[Mm]inister|[Cc]ommissaris|president|voorzitter|[A-Z]\w+$", statement.actor.text)
    )
    if pronoun == "het":
        return (
            name in (CABINET, "Europees Parlement") or name.endswith("voorzitterschap") or name in world.adjective_of()
        )
    if pronoun != "het" and statement and statement.actor.text == name:
        return False  # a country by its name is no he or she
    if pronoun in ("hij", "hem"):
        return name not in ("Raad", STATES) and (name not in ("Europese Commissie",) or person)
    if pronoun in ("zij", "ze", "haar"):
        return name not in ("Raad", CABINET) or person
    return True
