"""The ledger of motions: what each asks, who moved it, how it was voted on, and what became of it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kamerspoor import world
from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.ids import url_of
from kamerspoor.ledger.asking import council_named, dossier_named
from kamerspoor.ledger.motion_answers import (
    AS_CITED,
    MOST,
    Ballot,
    CouncilOf,
    Event,
    Listed,
    MotionAnswer,
    MotionList,
    Signed,
    Status,
    Version,
    Wanted,
)
from kamerspoor.ledger.motion_ids import key_of, looks_like_id, near, words_of
from kamerspoor.ledger.motion_status import quiet_day, said_since, status_of
from kamerspoor.linking.motion_said import Saying, counted, sayings
from kamerspoor.linking.motion_votes import Decided, decisions_of
from kamerspoor.official import names
from kamerspoor.official.results import tally
from kamerspoor.official.values import Case, Faction, Person, Vote
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import (
    MotionCouncilRow,
    MotionMemberRow,
    MotionRow,
    MotionsAsked,
    ReferenceRow,
    StatementMotionRow,
)

_HITS = 20
_CHAIN = 20


def motion(reader: Reader, wanted: str, today: str, limit: int = _HITS) -> MotionAnswer | MotionList:
    """Answer what became of a motion, named by any form of its number, of its case or document, or by words.

    When words fit several, give these to choose from.
    Raises: NotInArchive with the nearest candidates; UsageError when nothing is named.
    """
    with reader.same_view():
        key = key_of(reader, wanted)
        if key is None and looks_like_id(wanted):
            raise NotInArchive(f"no motion {wanted.strip()} is known", remedy="look for it by words, or add it first")
        if key is not None:
            return _known(reader, key, today) or _cited_only(reader, key) or _missing(reader, key)
        found = _by_words(reader, wanted, limit)
        rows = {row.key: row for row in reader.among(MotionRow, "key", found)}
        if len(rows) == 1:
            return _answer(reader, next(iter(rows.values())), today)
        return MotionList(len(rows), tuple(_listed(reader, [rows[key] for key in found if key in rows], today)))


def motions(
    reader: Reader,
    today: str,
    *,
    council: str | None = None,
    status: Wanted | None = None,
    since: str | None = None,
    until: str | None = None,
    dossier: str | None = None,
    member: str | None = None,
    faction: str | None = None,
    limit: int = MOST,
    after: tuple[str, str] | None = None,
) -> MotionList:
    """List motions, the latest first. `council`: any of its names; `since`, `until`: days on which they were moved;
    `after`: day (empty: none) and key of the one before the first.

    Raises: UsageError for a Council that is none, NotInArchive for a member whom no motion names.
    """
    people, written = _member(reader, member) if member else ((), ())
    asked = MotionsAsked(
        states=_states(status),
        adopted=status is Wanted.adopted,
        quiet_until=quiet_day(today) if status is Wanted.silent else None,
        dates=(since, until),
        council=council_named(council) if council else None,
        dossier=dossier_named(dossier) if dossier else None,
        faction=_faction(reader, faction) if faction else None,
        people=people,
        names=written,
    )
    with reader.same_view():
        return motions_asked(reader, asked, today, limit, after)


def motions_asked(
    reader: Reader, asked: MotionsAsked, today: str, limit: int, after: tuple[str, str] | None = None
) -> MotionList:
    """List the motions asked for, the latest first."""
    rows, total = reader.motions(asked, limit, after)
    return MotionList(total, tuple(_listed(reader, rows, today)))


def states(reader: Reader, asked: MotionsAsked) -> dict[str, int]:
    """Count motions by what became of them; `adopted` counts all that were, whatever came after."""
    counted = reader.motion_states(asked)
    _, adopted = reader.motions(replace(asked, adopted=True), 0)
    return {**({"adopted": adopted} if adopted else {}), **{k: n for k, n in counted.items() if k != "adopted"}}


def _states(status: Wanted | None) -> tuple[str, ...]:
    if status is None or status is Wanted.adopted:
        return ()
    return ("adopted",) if status is Wanted.silent else (status.value.replace("-", "_"),)


def _faction(reader: Reader, given: str) -> str:
    """Give a faction as official data abbreviates it."""
    official = {
        name.casefold(): faction.abbreviation or name
        for faction in reader.find(Faction)
        for name in (faction.abbreviation, faction.name)
        if name
    }
    known = {name.casefold(): party for name, party in world.parties().items()}
    party = known.get(given.casefold(), given)
    return official.get(given.casefold()) or official.get(party.casefold()) or party


def _member(reader: Reader, given: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the people a name may stand for, and the forms in which motions are signed with it."""
    ids = names.match(given, reader.find(Person)).ids
    forms = tuple(dict.fromkeys((given, given[:1].upper() + given[1:], given.title())))
    rows = {form for form in forms if reader.first(MotionMemberRow, name=form)}
    if not ids and not rows:
        raise NotInArchive(
            f"no member {given!r} is known", remedy="name the member as motions are signed: Van der Plas"
        )
    return ids, tuple(sorted(rows)) if not ids else ()


def _by_words(reader: Reader, wanted: str, limit: int) -> list[str]:
    words = words_of(wanted)
    if not words:
        raise UsageError("no motion is named", remedy="give a number, such as 21501-02-2234, or words")
    if found := reader.motions_about(words, limit):
        return found
    fewer = [reader.motions_about(words[:i] + words[i + 1 :], 3) for i in range(len(words))] if len(words) > 1 else []
    likely = list(dict.fromkeys(key.removeprefix("kst-") for keys in fewer for key in keys))[:5]
    remedy = f"with a word less: {', '.join(likely)}" if likely else "try other words, or its number"
    raise NotInArchive(f"no motion holds all of: {' '.join(words)}", remedy=remedy)


def _known(reader: Reader, key: str, today: str) -> MotionAnswer | None:
    row = reader.first(MotionRow, key=key)
    return _answer(reader, row, today) if row else None


def _missing(reader: Reader, key: str) -> MotionAnswer:
    likely = ", ".join(row.key.removeprefix("kst-") for row in near(reader, key)[:6])
    remedy = f"perhaps {likely}" if likely else "look for it by words, or add its dossier first"
    raise NotInArchive(f"no motion {key.removeprefix('kst-')} is known", remedy=remedy)


def _cited_only(reader: Reader, key: str) -> MotionAnswer | None:
    """Answer what is said of a number that is cited as a motion and is not in the archive itself."""
    if reader.first(StatementMotionRow, motion=key) is None:
        return None
    said = sayings(reader, [key]).get(key, [])
    cited = [row.members for row in reader.find(ReferenceRow, target=key) if row.members]
    members = max(set(cited), key=lambda one: (cited.count(one), one), default=())
    dossier, _, number = key.removeprefix("kst-").rpartition("-")
    return MotionAnswer(
        key=key,
        url=url_of(key),
        dossier=dossier,
        number=number,
        title=None,
        kind=None,
        date=None,
        status=Status("unknown"),
        asks=None,
        asks_start=None,
        asks_end=None,
        case_number=None,
        members=tuple(Signed(name, None, None, None, "likely", AS_CITED) for name in members),
        councils=(),
        appreciation=None,
        vote=None,
        versions=(),
        life=tuple(event_of(saying) for saying in said),
    )


def _answer(reader: Reader, row: MotionRow, today: str) -> MotionAnswer:
    case = reader.first(Case, id=row.case_id) if row.case_id else None
    decided = decisions_of(reader, [row.case_id]).get(row.case_id, []) if row.case_id else []
    said = sayings(reader, [row.key]).get(row.key, [])
    since = said_since(row.state, counted({row.key: said}, row.key, row.date))
    versions = _versions(reader, row)
    return MotionAnswer(
        key=row.key,
        url=url_of(row.key),
        dossier=row.dossier,
        number=row.number,
        title=row.title,
        kind=row.kind,
        date=row.date,
        status=_status(row, today, since, versions),
        asks=row.asks,
        asks_start=row.asks_start,
        asks_end=row.asks_end,
        case_number=case.number if case else None,
        members=tuple(_signed(reader, row.key)),
        councils=tuple(CouncilOf(c.council, c.rule) for c in reader.find(MotionCouncilRow, motion=row.key)),
        appreciation=row.appreciation,
        vote=_ballot(reader, decided),
        versions=versions,
        life=tuple(_life(row, decided, said, versions)),
    )


def _status(row: MotionRow, today: str, since: str | None, versions: Sequence[Version]) -> Status:
    if row.state == "replaced":
        return Status("replaced", next((v.date for v in versions if v.key == row.replaced_by), None))
    return status_of(row, today, since)


def _signed(reader: Reader, key: str) -> Iterable[Signed]:
    rows = reader.find(MotionMemberRow, motion=key)
    people = {p.id: p for p in reader.among(Person, "id", (row.person_id for row in rows if row.person_id))}
    for row in rows:
        person = people.get(row.person_id or "")
        yield Signed(row.name, full_name(person) if person else None, row.person_id, row.faction, row.grade, row.rule)


def full_name(person: Person) -> str:
    """Give a person's name as people say it."""
    first = person.call_name or person.initials
    return " ".join(part for part in (first, person.infix, person.surname) if part)


def _ballot(reader: Reader, decided: Sequence[Decided]) -> Ballot | None:
    """Give the last vote that was taken; a decision to hold a motion has none."""
    for one in reversed(decided):
        votes = reader.find(Vote, decision_id=one.decision.id)
        if not votes and one.decision.outcome not in ("adopted", "rejected"):
            continue
        count = tally(votes, one.decision)
        return Ballot(
            decision_id=one.decision.id,
            date=one.date,
            result=count.result,
            method=one.decision.method,
            roll_call=count.roll_call,
            complete=count.complete,
            counted=count.counted,
            pro=count.pro,
            con=count.con,
            absent=count.absent,
            factions=count.factions,
            grade=one.grade,
            rule=one.rule,
        )
    return None


def _versions(reader: Reader, row: MotionRow) -> tuple[Version, ...]:
    """Give the versions before and after, from the first to the last."""
    chain: dict[str, tuple[str, MotionRow | None]] = {row.key: ("this", row)}
    for relation in ("earlier", "later"):
        at: MotionRow | None = row
        while at and len(chain) <= _CHAIN:
            key = at.replaces if relation == "earlier" else at.replaced_by
            if key is None or key in chain:
                break
            at = reader.first(MotionRow, key=key)
            chain[key] = (relation, at)
    found = [_version(key, relation, held) for key, (relation, held) in chain.items() if relation != "this"]
    earlier = [version for version in found if version.relation == "earlier"]
    return (*reversed(earlier), *(version for version in found if version.relation == "later"))


def _version(key: str, relation: str, held: MotionRow | None) -> Version:
    if held is None:
        return Version(key, relation, None, None, None, known=False)
    return Version(key, relation, held.title, held.date, held.outcome, known=held.title is not None)


def _life(
    row: MotionRow, decided: Sequence[Decided], said: Sequence[Saying], versions: Sequence[Version]
) -> Iterable[Event]:
    """Give all that happened to a motion in the order of time; what has no day comes last."""
    events = [Event(row.date, "filed", document=row.key, document_id=row.document_id)] if row.date else []
    for one in decided:
        what = one.decision.outcome or "decision"
        events.append(Event(one.date, what, one.decision.text or one.decision.kind, grade=one.grade, rule=one.rule))
    for version in versions:
        if version.key == row.replaced_by:
            events.append(Event(version.date, "replaced", document=version.key, rule="a later version"))
    events.extend(event_of(saying) for saying in said)
    return sorted(events, key=lambda event: (event.date is None, event.date or ""))


def event_of(saying: Saying) -> Event:
    """Give what the government said of a motion as something that happened to it."""
    document = saying.document
    return Event(
        date=saying.date,
        what=saying.relation,
        quote=saying.statement.quote,
        document=document.key,
        document_id=document.id,
        document_kind=document.kind,
        document_title=document.title,
        start=saying.start,
        end=saying.end,
        ordinal=saying.statement.ordinal,
        grade=saying.grade,
        rule=saying.rule,
    )


def _listed(reader: Reader, rows: Sequence[MotionRow], today: str) -> Iterable[Listed]:
    signed: dict[str, list[MotionMemberRow]] = defaultdict(list)
    for member in reader.among(MotionMemberRow, "motion", (row.key for row in rows)):
        signed[member.motion].append(member)
    for row in rows:
        members = signed[row.key]
        yield Listed(
            key=row.key,
            date=row.date,
            title=row.title,
            asks=row.asks,
            members=tuple(member.name for member in members),
            factions=tuple(dict.fromkeys(member.faction for member in members if member.faction)),
            status=status_of(row, today),
            outcome=row.outcome,
            appreciation=row.appreciation,
            said=row.said,
            last_said=row.last_said,
        )
