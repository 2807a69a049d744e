"""What an OData service offers, by its own `$metadata`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree  # type: ignore[import-untyped]

from kamerspoor.errors import OfficialDataError, SourceChanged
from kamerspoor.official import metadata as official
from kamerspoor.official.metadata import Missing
from kamerspoor.sources.answers import parse_xml


@dataclass(frozen=True, slots=True)
class EntitySet:
    """A collection: its fields with their types, and its links with the name of the set they lead to.

    `many` are the links that lead to lists.
    """

    name: str
    fields: Mapping[str, str]
    links: Mapping[str, str]
    many: frozenset[str]

    def field(self, *names: str) -> str | None:
        """Give the first of the names that is offered, None when none is."""
        return next((name for name in names if name in self.fields), None)


@dataclass(frozen=True, slots=True)
class Metadata:
    """All collections of a service. `unread` is what the archive has a place for and the service does not offer."""

    sets: Mapping[str, EntitySet]
    where: str
    unread: tuple[Missing, ...] = ()

    def entity_set(self, name: str) -> EntitySet:
        """Give a collection.

        Raises: SourceChanged when the service does not offer it.
        """
        if name not in self.sets:
            raise SourceChanged(f"it offers no collection {name}", where=self.where, remedy=CHECK_VERSION)
        return self.sets[name]

    @property
    def shape(self) -> Literal["v4", "v5"]:
        """Tell the two known shapes apart: v4 calls a document's number `DocumentNummer`, v5 `Nummer`."""
        return "v4" if self.entity_set("Document").field("DocumentNummer") else "v5"


CHECK_VERSION = "check [odata] bases in the settings; the service may have a new version"


def read_metadata(data: bytes, where: str) -> Metadata:
    """Read a `$metadata` document (EDMX, CSDL in XML).

    Raises: SourceChanged when it describes no collections.
    """
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise SourceChanged(f"the XML is broken: {error.msg}", where=where, remedy=CHECK_VERSION) from error
    types = {kind.get("Name"): kind for kind in root.iterfind(".//{*}EntityType")}
    names = {
        found.get("EntityType").rpartition(".")[2]: found.get("Name")
        for found in root.iterfind(".//{*}EntitySet")
        if found.get("EntityType")
    }
    sets = {names[name]: _entity_set(names, name, types) for name in names if name in types}
    if not sets:
        raise SourceChanged("it describes no collections", where=where, remedy=CHECK_VERSION)
    return Metadata(sets, where, _unread(data))


def _unread(data: bytes) -> tuple[Missing, ...]:
    try:
        return official.missing(official.read_metadata(data))
    except OfficialDataError:
        return ()  # it serves to ask, if not to read


def _entity_set(names: Mapping[str, str], name: str, types: Mapping[str, etree._Element]) -> EntitySet:
    fields: dict[str, str] = {}
    links: dict[str, str] = {}
    many: set[str] = set()
    kind: etree._Element | None = types[name]
    while kind is not None:  # with what it has from the type it is based on
        for found in kind.iterfind("{*}Property"):
            fields.setdefault(found.get("Name"), found.get("Type", ""))
        for found in kind.iterfind("{*}NavigationProperty"):
            target = found.get("Type", "").removeprefix("Collection(").removesuffix(")").rpartition(".")[2]
            links.setdefault(found.get("Name"), names.get(target, target))
            if found.get("Type", "").startswith("Collection("):
                many.add(found.get("Name"))
        kind = types.get((kind.get("BaseType") or "").rpartition(".")[2])
    return EntitySet(names[name], fields, links, frozenset(many))
