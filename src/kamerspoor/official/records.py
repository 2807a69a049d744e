"""Turn records, with whatever is nested in them, into values and links.

A record is a mapping from the service's property names to JSON values, whoever made it: the OData reader from a page,
the feed reader from an entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kamerspoor.official import convert
from kamerspoor.official.fields import DELETED, KINDS, MODIFIED, Field, Kind
from kamerspoor.official.schema import COMMON, NAVIGATION, PROPERTIES
from kamerspoor.official.values import ENTITIES, DecisionCase, Entity, Value, key_of
from kamerspoor.official.ways import WAYS, Way

Properties = dict[str, object]
_DEEPEST = 24
_EMPTY: tuple[object, ...] = (None, "")
_URLS = {"Xml": "XmlUrl", "Pdf": "PdfUrl"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """How records of one type with the same properties are read."""

    kind: Kind
    fields: tuple[tuple[Field, tuple[str, ...]], ...]
    ways: tuple[tuple[str, Way], ...]


@dataclass(slots=True)
class Warnings:
    """What was odd: each thing once, with how often and where first."""

    seen: dict[str, tuple[int, str | None]] = field(default_factory=dict)

    def add(self, what: str, where: str | None = None, times: int = 1) -> None:
        """Count one odd thing; `where` is kept of the first."""
        count, first = self.seen.get(what, (0, where))
        self.seen[what] = (count + times, first)

    def texts(self) -> tuple[str, ...]:
        """Give a line for each odd thing."""
        return tuple(_line(what, count, where) for what, (count, where) in self.seen.items())


def _line(what: str, count: int, where: str | None) -> str:
    if count == 1:
        return f"{what} ({where})" if where else what
    return f"{what} ({count} times, first in {where})" if where else f"{what} ({count} times)"


class Collector:
    """Gather the values of a page: no value twice, of two versions the newest."""

    def __init__(self) -> None:
        self.warnings = Warnings()
        self._values: dict[tuple[str, ...], Value] = {}
        self._plans: dict[tuple[str, tuple[str, ...]], _Plan] = {}
        self._done: dict[tuple[object, ...], Properties] = {}

    def values(self) -> tuple[Value, ...]:
        """Give what was gathered, in the order in which it was first seen."""
        return tuple(self._values.values())

    def add(self, kind: str, record: Mapping[str, object], where: str) -> None:
        """Add a record of a type and all that is nested in it; `where` is its place, for warnings."""
        if kind not in KINDS:
            self.warnings.add(f"records of type {kind} are not kept", where)
            return
        self._visit(kind, dict(record), where, 0)

    def _visit(self, kind: str, record: Properties, where: str, depth: int) -> Properties | None:
        """Add a record and give it back with what its nested records told, or None where it has no id."""
        try:
            identity = convert.guid(record.get("Id"))
        except ValueError:
            identity = None
        if identity is None:
            self.warnings.add(f"{kind} without a readable Id is left out", where)
            return None
        record["Id"] = identity
        if len(record) == 1:
            return record  # no more than a reference: the link alone counts
        mark = (kind, identity, str(record.get("ApiGewijzigdOp")), *record)
        if (done := self._done.get(mark)) is not None and depth:
            return done
        plan = self._plan(kind, tuple(record), where)
        for name, way in plan.ways:
            self._follow(kind, record, name, way, depth)
        if kind == "DocumentVersie":
            _lift_addresses(record)
        self._put(self._read(plan, record, where))
        self._done[mark] = record
        return record

    def _follow(self, kind: str, record: Properties, name: str, way: Way, depth: int) -> None:
        if depth >= _DEEPEST:
            self.warnings.add(f"{kind}.{name} is nested too deep and is left out", str(record["Id"]))
            return
        outer = str(record["Id"])
        for position, nested in enumerate(_nested(record[name])):
            inner = dict(nested)
            if len(inner) > 1:
                given = (way.there, outer) if way.there else None
                handed = [given, *((key, record.get(key)) for key in way.down)]
                inner.update((key, value) for key, value in filter(None, handed) if inner.get(key) in _EMPTY and value)
            found = self._visit(way.target, inner, f"{outer}/{name}/{position}", depth + 1)
            if found is None:
                continue
            if way.here and record.get(way.here) in _EMPTY:
                record[way.here] = found["Id"]
            for key in way.up:
                if record.get(key) in _EMPTY and found.get(key) not in _EMPTY:
                    record[key] = found[key]
            if way.join:
                self._put(way.join(outer, str(found["Id"])))

    def _read(self, plan: _Plan, record: Properties, where: str) -> Entity:
        read: dict[str, object] = {"id": record["Id"]}
        for row, sources in plan.fields:
            value = next((record[name] for name in sources if record.get(name) not in _EMPTY), None)
            if value is None:
                continue
            try:
                held = self._value(row, value, where)
            except (ValueError, OverflowError) as error:
                held = None
                self.warnings.add(f"{sources[0]} is left open, {error}: {str(value)[:40]!r}", where)
            if held is not None:
                read[row.name] = held
        if len(read) == 1:
            self.warnings.add("a record holds nothing but its Id", where)
        return plan.kind.value(**read)  # type: ignore[arg-type]

    def _value(self, row: Field, value: object, where: str) -> object:
        if not isinstance(value, list):
            return row.read(value)
        several = [part for part in map(row.read, value) if part is not None]
        if row.repeated:
            return "; ".join(dict.fromkeys(map(str, several))) or None
        if len(several) > 1:
            self.warnings.add(f"{row.sources[0]} is there {len(several)} times and the first is taken", where)
        return several[0] if several else None

    def _plan(self, kind: str, names: tuple[str, ...], where: str) -> _Plan:
        plan = self._plans.get((kind, names))
        if plan is None:
            plan = self._plans[kind, names] = self._make_plan(kind, names, where)
        return plan

    def _make_plan(self, kind: str, names: tuple[str, ...], where: str) -> _Plan:
        table, ways = KINDS[kind], WAYS.get(kind, {})
        rows = (Field("modified", MODIFIED, convert.moment), Field("deleted", DELETED, convert.truth), *table.fields)
        # The record may learn these from what is nested in it, after the plan was made.
        later = {key for name in names if name in ways for key in (ways[name].here, *ways[name].up) if key}
        plan = [
            (row, tuple(name for name in row.sources if name in names or name in later))
            for row in rows
            if set(row.sources) & {*names, *later}
        ]
        self._warn_of_names(kind, names, where)
        followed = [(name, ways[name]) for name in names if name in ways]
        followed.sort(key=lambda pair: pair[1].here is None)  # what it points at first: that may tell who owns it
        return _Plan(table, tuple(plan), tuple(followed))

    def _warn_of_names(self, kind: str, names: tuple[str, ...], where: str) -> None:
        known = PROPERTIES[kind] | COMMON | NAVIGATION[kind].keys() | WAYS.get(kind, {}).keys()
        whole = not COMMON.issuperset(names)  # what was deleted has no more than these
        for row in KINDS[kind].fields:
            known |= set(row.sources)
            present = [name for name in row.sources if name in names]
            if row.needed and whole and not present:
                self.warnings.add(f"{kind} has no {' or '.join(row.sources)}, so {row.name} is open", where)
            if present and present[0] != row.sources[0] and not row.either:
                self.warnings.add(f"{kind}.{row.name} is read from {present[0]}, renamed from {row.sources[0]}")
        for name in names:
            if name not in known and "@" not in name and name not in ("XmlUrl", "PdfUrl"):
                self.warnings.add(f"{kind}.{name} is not known and not read", where)

    def _put(self, value: Value) -> None:
        key = key_of(value)
        held = self._values.get(key)
        if held is None:
            self._values[key] = value
        elif isinstance(value, ENTITIES) and isinstance(held, ENTITIES):
            self._values[key] = newest(held, value)
        elif isinstance(value, DecisionCase) and isinstance(held, DecisionCase) and value.grade == "sure":
            self._values[key] = value


def newest(first: Entity, second: Entity) -> Entity:
    """Give the later version of an entity; of one version read twice, what both know."""
    if first.modified != second.modified:
        return max(first, second, key=lambda version: version.modified or "")
    if first == second:
        return first
    gaps = {
        name: getattr(second, name)
        for name in first.__dataclass_fields__
        if getattr(first, name) is None and getattr(second, name) is not None
    }
    return replace(first, deleted=first.deleted or second.deleted, **gaps)


def _nested(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, Mapping))


def _lift_addresses(version: Properties) -> None:
    """Give a version the addresses of its publications, for the document above it."""
    for publication in _nested(version.get("DocumentPublicatie")):
        name = _URLS.get(str(publication.get("DocumentType")))
        if name and publication.get("Url"):
            version.setdefault(name, publication["Url"])
