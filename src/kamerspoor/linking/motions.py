"""Make the rows of motions anew: what each is and asks, who signed it, what was decided and said of it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kamerspoor.ids import KamerstukId
from kamerspoor.linking.councils import councils_in, councils_of_dossier
from kamerspoor.linking.findings import citing
from kamerspoor.linking.motion_members import Member, People, is_signatory
from kamerspoor.linking.motion_said import Saying, counted, sayings, standing
from kamerspoor.linking.motion_state import state_of
from kamerspoor.linking.motion_text import find_asks
from kamerspoor.linking.motion_votes import Decided, decisions_of, latest
from kamerspoor.linking.papers import cases_of_keys, keys_of_cases
from kamerspoor.linking.waiting import CITED_YEARS, MEMBER, for_motion
from kamerspoor.model import Record
from kamerspoor.official.decisions import replaced_number
from kamerspoor.official.values import Case, CaseActor, CaseLink, OfficialDocument
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import DocumentRow, LinkRow, MotionCouncilRow, MotionMemberRow, MotionRow
from kamerspoor.text.members import members_in_title


@dataclass(frozen=True, slots=True)
class Sources:
    """What bears on a batch of motions, by key; by case where it says so."""

    documents: dict[str, DocumentRow]
    cases: dict[str, tuple[Case, OfficialDocument | None, str]]
    actors: dict[str, list[CaseActor]]
    decided: dict[str, list[Decided]]
    said: dict[str, list[Saying]]
    before: dict[str, str]
    after: dict[str, str]


@dataclass(slots=True)
class Made:
    """The rows of one motion."""

    motion: MotionRow
    councils: list[MotionCouncilRow] = field(default_factory=list)
    members: list[MotionMemberRow] = field(default_factory=list)
    links: list[LinkRow] = field(default_factory=list)
    replaces_rule: str = ""


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of these motions anew, within the caller's transaction."""
    sources = gather(archive, keys)
    people = People(archive)
    made = {key: one for key in keys if (one := _make(archive, key, sources, people))}
    old = {row.key: row for row in archive.among(MotionRow, "key", keys)}
    _finish(archive, keys, made, sources)
    for key in keys:
        _write(archive, key, made.get(key))
    _touch_others(archive, keys, old, made)


def gather(archive: Reader, keys: list[str]) -> Sources:
    """Read all that bears on these motions."""
    documents: dict[str, DocumentRow] = {}
    for row in sorted(archive.among(DocumentRow, "key", keys, kind="motion"), key=lambda row: (row.preference, row.id)):
        documents.setdefault(row.key or "", row)
    cases = cases_of_keys(archive, keys)
    ids = [case.id for case, _, _ in cases.values()]
    actors: dict[str, list[CaseActor]] = defaultdict(list)
    for actor in sorted(archive.among(CaseActor, "case_id", ids), key=lambda actor: actor.id):
        actors[actor.case_id or ""].append(actor)
    before = archive.among(CaseLink, "other_id", ids, relation="replaced_by")
    after = archive.among(CaseLink, "case_id", ids, relation="replaced_by")
    names = keys_of_cases(archive, {link.case_id for link in before} | {link.other_id for link in after})
    return Sources(
        documents,
        cases,
        dict(actors),
        decisions_of(archive, ids),
        sayings(archive, keys),
        {link.other_id: names[link.case_id] for link in before if link.case_id in names},
        {link.case_id: names[link.other_id] for link in after if link.other_id in names},
    )


def _make(archive: Reader, key: str, sources: Sources, people: People) -> Made | None:
    """Make what a motion is by its own text and case; None where nothing tells that there is such a motion."""
    document, held = sources.documents.get(key), sources.cases.get(key)
    if document is None and held is None:
        return None
    case, paper, rule = held if held else (None, None, "")
    record = archive.record(document.id) if document else None
    asks = find_asks(record) if record else None
    said = record.document if record else None
    date = (document and document.date) or (paper and paper.date) or (case and case.started and case.started[:10])
    dossier, number = _dossier_and_number(key, document)
    replaces, why = _replaces(dossier, record, case, sources)
    decided = sources.decided.get(case.id, []) if case else []
    made = Made(
        MotionRow(
            key=key,
            dossier=dossier,
            number=number,
            title=_title(case, paper, document),
            kind=said.title.partition(" VAN ")[0] if said and said.title else _kind(case),
            date=date or None,
            asks=record.text[asks.start : asks.end] if record and asks else None,
            asks_start=asks.start if asks else None,
            asks_end=asks.end if asks else None,
            document_id=document.id if document else None,
            case_id=case.id if case else None,
            appreciation=" ".join(case.appreciation.split()) or None if case and case.appreciation else None,
            replaces=replaces if replaces != key else None,
        ),
        replaces_rule=why,
    )
    made.councils = list(_councils(made.motion, record, case, decided))
    signed = _signed(record, case, sources)
    actors = sources.actors.get(case.id, []) if case else []
    members = people.members(signed, made.motion.date, actors)
    made.members = [_member_row(key, place, member) for place, member in enumerate(members)]
    if case:
        _link(made, "case", case.id, "is_case", "sure", rule)
    for decision in decided:
        _link(made, "decision", decision.decision.id, "voted_in", decision.grade, decision.rule)
    for place, member in enumerate(members):
        for person in member.people:
            _link(made, "person", person, "signed_by", member.grade, f"{place + 1}: {member.name}: {member.rule}")
    return made


def _finish(archive: Reader, keys: list[str], made: dict[str, Made], sources: Sources) -> None:
    """Add what hangs on other motions and on what was decided and said."""
    successors = _successors(archive, keys, made)
    for key in keys:
        if key not in made and key in successors:
            dossier, number = _dossier_and_number(key, None)
            made[key] = Made(MotionRow(key=key, dossier=dossier, number=number))
    for key, one in made.items():
        case_id = one.motion.case_id or ""
        replaced_by = sources.after.get(case_id) or successors.get(key)
        stands = latest(sources.decided.get(case_id, ()))
        said = counted(sources.said, key, one.motion.date)
        dates = [saying.date for saying in said if saying.date]
        done = [s.date for s in said if s.date and s.relation in ("carried_out", "considered_done")]
        outcome = stands.decision.outcome if stands else None
        row = replace(
            one.motion,
            decision_id=stands.decision.id if stands else None,
            outcome=outcome,
            outcome_date=stands.date if stands else None,
            replaced_by=replaced_by,
            said=len(said),
            last_said=max(dates, default=None),
            done=min(done, default=None),
            standing=(spoken := standing(said)),
            state=(state := state_of(outcome, replaced_by, spoken)),
            quiet_since=max(filter(None, (one.motion.date, stands and stands.date, *dates)), default=None),
        )
        one.motion = row
        one.councils = [replace(council, date=row.date, state=state) for council in one.councils]
        one.members = [replace(member, date=row.date, state=state) for member in one.members]
        if row.replaces:
            _link(one, "motion", row.replaces, "replaces", "sure", one.replaces_rule)


def _successors(archive: Reader, keys: list[str], made: Mapping[str, Made]) -> dict[str, str]:
    """Give the motion that replaces each, the last where several do."""
    found: dict[str, str] = {}
    held = [row for row in archive.among(MotionRow, "replaces", keys) if row.key not in made and row.key not in keys]
    for row in sorted((*held, *(one.motion for one in made.values())), key=lambda row: (row.date or "", row.key)):
        if row.replaces:
            found[row.replaces] = row.key
    return found


def _write(archive: Writer, key: str, made: Made | None) -> None:
    archive.remove(LinkRow, owner=f"motion:{key}")
    archive.remove(MotionRow, key=key)
    if made is None:
        archive.set_motion_words(key, "", "", "")
        return
    archive.put([made.motion])
    archive.put(made.councils)
    archive.put(made.members)
    archive.put(made.links)
    row = made.motion
    archive.set_motion_words(key, row.title or "", row.asks or "", " ".join(member.name for member in made.members))


def _touch_others(archive: Writer, keys: list[str], old: Mapping[str, MotionRow], made: Mapping[str, Made]) -> None:
    """Touch what a change bears on: the motions replaced, and documents that cite a motion by number or members."""
    done = set(keys)
    others: set[str] = set()
    for key in keys:
        before, one = old.get(key), made.get(key)
        after = one.motion if one else None
        days = [row.date for row in (before, after) if row]
        if (before and before.replaces) != (after and after.replaces):
            others.update(row.replaces for row in (before, after) if row and row.replaces)
        if _as_cited(before) != _as_cited(after):
            archive.touch(citing(archive, key, days))
        if _identity(before) != _identity(after):
            first = [member.name for member in (one.members if one else ())[:1]]
            archive.touch(link.owner for link in for_motion(archive, MEMBER, CITED_YEARS, first, days))
            if before:
                archive.touch(
                    link.owner
                    for link in archive.find(LinkRow, to_kind="motion", to_id=key)
                    if link.owner.startswith("citations:")
                )
    archive.touch(f"motion:{key}" for key in others - done)


def _as_cited(row: MotionRow | None) -> tuple[str | int | None, ...]:
    """Give what a citation of the motion by its number can be wrong about."""
    return (*_identity(row), row.document_id, row.outcome, row.outcome_date, row.replaced_by) if row else ()


def _identity(row: MotionRow | None) -> tuple[str | None, ...]:
    """Give that by which a citation without a number finds a motion."""
    return (row.dossier, row.date, row.title, row.asks, row.outcome, row.replaced_by) if row else ()


def _dossier_and_number(key: str, document: DocumentRow | None) -> tuple[str, str]:
    try:
        paper = KamerstukId.parse(key)
    except ValueError:
        return (document and document.dossier) or "", (document and document.number) or key.removeprefix("kst-")
    return paper.dossier_name, paper.number


def _title(case: Case | None, paper: OfficialDocument | None, document: DocumentRow | None) -> str | None:
    title = (case and case.subject) or (paper and paper.subject) or (document and document.title)
    return " ".join(title.split()) if title else None


def _kind(case: Case | None) -> str | None:
    subject = (case and case.subject) or ""
    return subject.partition(" van ")[0].upper() if "otie van " in subject else None


def _replaces(dossier: str, record: Record | None, case: Case | None, sources: Sources) -> tuple[str | None, str]:
    if case and (key := sources.before.get(case.id)):
        return key, "the source links the cases"
    if record and record.document.replaces:
        return f"kst-{dossier}-{record.document.replaces}", "its title names the number it replaces"
    if case and (number := replaced_number(case.subject)):
        return f"kst-{dossier}-{number}", "its subject names the number it replaces"
    return None, ""


def _signed(record: Record | None, case: Case | None, sources: Sources) -> tuple[str, ...]:
    if record and record.document.motion and record.document.motion.members:
        return record.document.motion.members
    actors = [actor for actor in sources.actors.get(case.id, ()) if is_signatory(actor)] if case else []
    if actors:
        first = sorted(actors, key=lambda actor: ((actor.relation or "").lower() != "indiener", actor.name or ""))
        return tuple(actor.name for actor in first if actor.name)
    titled = members_in_title(case.subject) if case and case.subject else None
    return titled.members if titled else ()


def _councils(
    motion: MotionRow, record: Record | None, case: Case | None, decided: Iterable[Decided]
) -> Iterable[MotionCouncilRow]:
    found: dict[str, str] = {}
    for decision in decided:
        for name in (name for subject in decision.subjects for name in councils_in(subject)):
            found.setdefault(name, "the debate it was moved in")
    if not found:
        title = record.document.dossier_title if record else None
        if case and not title:
            title = case.title
        for name in councils_in(title):
            found[name] = "the title of its dossier"
        if not found and (of_dossier := councils_of_dossier(motion.dossier)):
            found[of_dossier[0]] = "its dossier"
    for name in councils_in(motion.asks):
        found.setdefault(name, "what it asks")
    for name, rule in found.items():
        yield MotionCouncilRow(name, motion.key, motion.date, rule)


def _member_row(key: str, place: int, member: Member) -> MotionMemberRow:
    return MotionMemberRow(key, place, member.name, member.person_id, member.faction, member.grade, member.rule)


def _link(made: Made, to_kind: str, to_id: str, relation: str, grade: str, rule: str) -> None:
    key = made.motion.key
    made.links.append(
        LinkRow(f"motion:{key}", len(made.links), "motion", key, to_kind, to_id, relation, grade, rule)  # type: ignore[arg-type]
    )
