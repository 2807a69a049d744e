"""Read the service's `$metadata`, and say which of the fields that are expected it does not offer.

Source: OData CSDL XML 4.01.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.fields import DELETED, KINDS, MODIFIED
from kamerspoor.official.markup import local_name, read_tree
from kamerspoor.official.ways import WAYS

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of the service: its properties, and where its navigation properties lead."""

    name: str
    properties: frozenset[str]
    navigation: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a service offers: its types, and the sets with the type that each holds."""

    types: tuple[EntityType, ...]
    sets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that the service does not offer; without `field` the whole type. `names` are those looked for."""

    kind: str
    field: str | None
    names: tuple[str, ...]


def read_metadata(data: bytes, name: str | None = None) -> Metadata:
    """Read a `$metadata` document.

    Raises: OfficialDataError where it is none.
    """
    where = name or "$metadata"
    root = read_tree(data, where)
    if local_name(root) != "Edmx":
        raise OfficialDataError(
            f"<{local_name(root)}> stands where <Edmx> is expected", where=where, remedy="ask for <base URL>/$metadata"
        )
    types = tuple(_entity_type(element) for element in root.iter("{*}EntityType"))
    sets = tuple((str(element.get("Name")), _last(element.get("EntityType"))) for element in root.iter("{*}EntitySet"))
    if not types:
        raise OfficialDataError("no type is described in it", where=where, remedy="ask for <base URL>/$metadata")
    return Metadata(types, sets)


def missing(metadata: Metadata) -> tuple[Missing, ...]:
    """Give what is expected and not offered, in the order of the tables."""
    offered = {kind.name: kind for kind in metadata.types}
    gone: list[Missing] = []
    for name, table in KINDS.items():
        kind = offered.get(name)
        if kind is None:
            gone.append(Missing(name, None, (name,)))
            continue
        for field, sources in (("modified", MODIFIED), ("deleted", DELETED)):
            if not kind.properties.intersection(sources):
                gone.append(Missing(name, field, sources))
        for row in table.fields:
            if not row.lifted and not kind.properties.intersection(row.sources):
                gone.append(Missing(name, row.name, row.sources))
        ways = dict(kind.navigation)
        gone.extend(Missing(name, way, (way,)) for way in WAYS.get(name, {}) if way not in ways)
    return tuple(gone)


def _entity_type(element: _Element) -> EntityType:
    properties = frozenset(str(part.get("Name")) for part in element.iterchildren("{*}Property"))
    ways = tuple(
        (str(part.get("Name")), _last(part.get("Type"))) for part in element.iterchildren("{*}NavigationProperty")
    )
    return EntityType(str(element.get("Name")), properties, ways)


def _last(name: str | None) -> str:
    return (name or "").removeprefix("Collection(").removesuffix(")").rpartition(".")[2]
