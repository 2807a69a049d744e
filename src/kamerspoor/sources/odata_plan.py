"""From a selection to questions, with the names that the service itself offers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kamerspoor.errors import SourceChanged
from kamerspoor.sources.metadata import CHECK_VERSION, EntitySet, Metadata
from kamerspoor.sources.odata_query import Query, Window, moment_literal, text_literal, within_limit
from kamerspoor.sources.selection import Dossier, Kind, Selection, council_words

Tree = Mapping[str, "Tree"]

_FILES: Tree = {"DocumentPublicatie": {}, "DocumentPublicatieMetadata": {}}
_PAPER: Tree = {"HuidigeDocumentVersie": _FILES, "Kamerstukdossier": {}, "DocumentActor": {}}
_LETTER = "startswith({}Soort,'Brief regering')"
_LETTER_KINDS: Mapping[Kind, str] = {
    "motion": "startswith({}Soort,'Motie')",
    "letter": _LETTER,
    "agenda": f"({_LETTER} and contains({{}}Onderwerp,'eannoteerde agenda'))",
    "report": f"(startswith({{}}Soort,'Verslag van') or ({_LETTER} and contains({{}}Onderwerp,'erslag')))",
    "question": "contains({}Soort,'vragen')",
}


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection worth asking for, and how a selection is said in it.

    `dossier` and `words` hold the clause around a condition, and what stands before the names in it. `kinds` are
    the kinds found here; None where every kind needs it. `tree` is what comes along with each item, `needs` the
    part of it that makes no sense to do without, `watch` the lists whose changes do not show on the item itself.
    """

    name: str
    dossier: tuple[str, str] | None = None
    words: tuple[str, str, tuple[str, ...]] | None = None
    date: str | None = None
    kinds: Mapping[Kind, str] | None = None
    kind_at: tuple[str, str] = ("{}", "")
    tree: Tree = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    whole: bool = False


_IN_DOSSIER = "Kamerstukdossier/any(k:{})"
COLLECTIONS = (
    Collection("Kamerstukdossier", dossier=("{}", ""), kinds=None),
    Collection(
        "Zaak",
        dossier=(_IN_DOSSIER, "k/"),
        words=("{}", "", ("Onderwerp", "Titel")),
        date="GestartOp",
        kinds=_LETTER_KINDS,
        tree={
            "ZaakActor": {},
            "Kamerstukdossier": {},
            "Document": _PAPER,
            "VervangenDoor": {},
            "VervangenVanuit": {},
            "GerelateerdNaar": {},
            "GerelateerdVanuit": {},
        },
        needs=("Document", "Kamerstukdossier"),
        watch=("Document", "ZaakActor"),
    ),
    Collection(
        "Document",
        dossier=(_IN_DOSSIER, "k/"),
        words=("{}", "", ("Onderwerp", "Titel")),
        date="Datum",
        kinds={**_LETTER_KINDS, "debate": "({}Soort eq 'Stenogram' or startswith({}Soort,'Verslag van een'))"},
        tree={**_PAPER, "Zaak": {}, "BronDocument": {}, "BijlageDocument": {}, "Activiteit": {}},
        needs=("HuidigeDocumentVersie",),
        watch=("DocumentActor",),
    ),
    Collection(
        "Besluit",
        dossier=(f"Zaak/any(z:z/{_IN_DOSSIER})", "k/"),
        words=("Zaak/any(z:{})", "z/", ("Onderwerp", "Titel")),
        date="Agendapunt/Activiteit/Datum",
        kinds={"motion": "startswith({}Soort,'Motie')"},
        kind_at=("Zaak/any(z:{})", "z/"),
        tree={"Zaak": {}, "Stemming": {}, "Agendapunt": {"Activiteit": {}}},
        needs=("Zaak", "Stemming"),
        watch=("Stemming",),
    ),
    Collection(
        "Activiteit",
        dossier=(f"Agendapunt/any(a:a/Zaak/any(z:z/{_IN_DOSSIER}))", "k/"),
        words=("{}", "", ("Onderwerp",)),
        date="Datum",
        kinds={"debate": ""},
        tree={"Agendapunt": {"Zaak": {}, "Document": {}}, "ActiviteitActor": {}, "Voortouwcommissie": {}},
        watch=("Agendapunt",),
    ),
    Collection(
        "Toezegging",
        dossier=(f"Activiteit/any(t:t/Agendapunt/any(a:a/Zaak/any(z:z/{_IN_DOSSIER})))", "k/"),
        words=("Activiteit/any(t:{})", "t/", ("Onderwerp",)),
        date="Aanmaakdatum",
        kinds={"commitment": ""},
        tree={
            "Activiteit": {},
            "ToegezegdAanFractie": {},
            "ToegezegdAanPersoon": {},
            "ToegezegdAan": {},
            "IsHerhalingVan": {},
            "IsWijzigingVan": {},
            "IsAanvullingOp": {},
        },
    ),
    Collection("Vergadering", date="Datum", kinds={"debate": ""}, tree={"Verslag": {}}, watch=("Verslag",)),
    Collection(
        "Persoon",
        tree={"FractieZetelPersoon": {"FractieZetel": {"Fractie": {}}}},
        watch=("FractieZetelPersoon",),
        whole=True,
    ),
    Collection("Fractie", whole=True),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask of one collection; `absent` are links that were wanted and are not offered."""

    collection: Collection
    key: str
    absent: tuple[str, ...]


def plans(metadata: Metadata, selection: Selection) -> tuple[Plan, ...]:
    """Give the collections that a selection is about."""
    return tuple(
        Plan(
            collection,
            collection.name if collection.whole else selection.key(collection.name),
            _absent(metadata, collection.name, collection.tree),
        )
        for collection in COLLECTIONS
        if collection.name in metadata.sets and _concerned(collection, selection)
    )


def _concerned(collection: Collection, selection: Selection) -> bool:
    if collection.whole:
        return True
    if selection.narrow and collection.dossier is None and collection.words is None:
        return False
    if selection.councils and collection.words is None:
        return False
    if selection.kinds and collection.kinds is not None:
        return any(kind in collection.kinds for kind in selection.kinds)
    return True


def _absent(metadata: Metadata, name: str, tree: Tree) -> tuple[str, ...]:
    offered = metadata.sets.get(name)
    if offered is None:
        return ()
    lost: list[str] = []
    for link, below in tree.items():
        if link in offered.links:
            lost.extend(_absent(metadata, offered.links[link], below))
        elif not link.startswith("ToegezegdAan"):  # v4 has two of these links, v5 a third
            lost.append(f"{name}.{link}")
    return tuple(lost)


def queries(metadata: Metadata, plan: Plan, selection: Selection, since: datetime | None) -> tuple[Query, ...]:
    """Write the questions for one collection.

    Without `since` all items that are there; with it what changed since then, with what was taken away.

    Raises: SourceChanged when the service lacks a name that the question cannot do without.
    """
    collection = plan.collection
    offered = metadata.entity_set(collection.name)
    for link in collection.needs:
        _require(metadata, offered, f"{link}/")
    modified = offered.field("ApiGewijzigdOp", "GewijzigdOp")
    groups = () if collection.whole else _groups(metadata, collection, selection)
    dates = () if collection.whole else _dates(metadata, collection, selection)
    alive = ("Verwijderd eq false",) if offered.field("Verwijderd") and since is None else ()
    main = Query(
        collection=collection.name,
        clauses=(*alive, *dates),
        groups=groups,
        window=Window(modified, start=since) if modified else None,
        expand=_expand(metadata, collection.name, collection.tree, alive=since is None),
    )
    more = () if since is None else _changes_below(metadata, collection, main, since)
    gone = _gone(offered, main, modified) if since is not None and (groups or dates) else ()
    return tuple(part for query in (main, *more, *gone) for part in within_limit(query))


def _groups(metadata: Metadata, collection: Collection, selection: Selection) -> tuple[tuple[str, ...], ...]:
    offered = metadata.entity_set(collection.name)
    groups: list[tuple[str, ...]] = []
    if selection.dossiers and collection.dossier:
        around, before = collection.dossier
        _require(metadata, offered, f"{_path(around)}Nummer")
        _require(metadata, offered, f"{_path(around)}Toevoeging")
        groups.append(tuple(around.replace("{}", _dossier_clause(d, before)) for d in selection.dossiers))
    if selection.councils and collection.words:
        around, before, names = collection.words
        target = _require(metadata, offered, _path(around))
        names = tuple(name for name in names if name in target.fields)
        if not names:
            raise _lacks(metadata, target.name, "Onderwerp")
        words = dict.fromkeys(word for council in selection.councils for word in council_words(council))
        clauses = (f"contains({before}{name},{text_literal(word)})" for word in words for name in names)
        groups.append(tuple(around.replace("{}", clause) for clause in clauses))
    if selection.kinds and collection.kinds and any(collection.kinds.values()):
        around, before = collection.kind_at
        _require(metadata, offered, f"{_path(around)}Soort")
        kinds = (collection.kinds[kind] for kind in selection.kinds if kind in collection.kinds)
        groups.append(tuple(around.replace("{}", clause.replace("{}", before)) for clause in kinds))
    return tuple(groups)


def _dossier_clause(dossier: Dossier, before: str) -> str:
    number = f"{before}Nummer eq {dossier.number}"
    name = f"{before}Toevoeging"
    if dossier.addition:
        return f"{number} and {name} eq {text_literal(dossier.addition)}"
    # A kingdom act has its R number as addition, in brackets, and is cited without it.
    return f"{number} and ({name} eq null or {name} eq '' or startswith({name},'(R'))"


def _dates(metadata: Metadata, collection: Collection, selection: Selection) -> tuple[str, ...]:
    if collection.date is None or not (selection.since or selection.until):
        return ()
    _require(metadata, metadata.entity_set(collection.name), collection.date)
    # A bare day is its midnight in the Netherlands.
    return (
        *((f"{collection.date} ge {selection.since}",) if selection.since else ()),
        *((f"{collection.date} lt {selection.until + timedelta(days=1)}",) if selection.until else ()),
    )


def _changes_below(metadata: Metadata, collection: Collection, main: Query, since: datetime) -> tuple[Query, ...]:
    offered = metadata.entity_set(collection.name)
    found: list[Query] = []
    for link in collection.watch:
        target = metadata.sets.get(offered.links.get(link, ""))
        modified = target.field("ApiGewijzigdOp", "GewijzigdOp") if target else None
        if modified:
            clause = f"{link}/any(w:w/{modified} ge {moment_literal(since)})"
            window = Window(main.window.field) if main.window else None
            found.append(
                Query(
                    collection=main.collection,
                    clauses=(*main.clauses, clause),
                    groups=main.groups,
                    window=window,
                    expand=main.expand,
                )
            )
    return tuple(found)


def _gone(offered: EntitySet, main: Query, modified: str | None) -> tuple[Query, ...]:
    """Ask what was taken away, of all: an item that is gone has no links by which a selection could find it."""
    if not offered.field("Verwijderd") or modified is None:
        return ()
    names = [name for name in ("Id", "Verwijderd", "GewijzigdOp", "ApiGewijzigdOp") if name in offered.fields]
    return (
        Query(
            collection=main.collection,
            clauses=("Verwijderd eq true",),
            window=main.window,
            select=",".join(names),
        ),
    )


def _expand(metadata: Metadata, name: str, tree: Tree, *, alive: bool) -> str | None:
    offered = metadata.entity_set(name)
    parts: list[str] = []
    for link, below in tree.items():
        target = metadata.sets.get(offered.links.get(link, ""))
        if target is None:
            continue
        options: list[str] = []
        if alive and link in offered.many and target.field("Verwijderd"):
            options.append("$filter=Verwijderd eq false")
        if inner := _expand(metadata, target.name, below, alive=alive):
            options.append(f"$expand={inner}")
        parts.append(f"{link}({';'.join(options)})" if options else link)
    return ",".join(parts) or None


def _path(around: str) -> str:
    """Give the path that a clause goes: `Zaak/any(z:z/Kamerstukdossier/any(k:{}))` is `Zaak/Kamerstukdossier/`."""
    return "".join(f"{link}/" for link in re.findall(r"(\w+)/any\(", around))


def _require(metadata: Metadata, offered: EntitySet, path: str) -> EntitySet:
    """See that a path of links to a field is offered; a path that ends in a slash has no field.

    Returns the collection at the end of it.
    """
    *links, name = path.split("/")
    here = offered
    for link in links:
        if link not in here.links or here.links[link] not in metadata.sets:
            raise _lacks(metadata, here.name, link)
        here = metadata.sets[here.links[link]]
    if name and name not in here.fields:
        raise _lacks(metadata, here.name, name)
    return here


def _lacks(metadata: Metadata, collection: str, name: str) -> SourceChanged:
    return SourceChanged(
        f"its collection {collection} has no {name} any more", where=metadata.where, remedy=CHECK_VERSION
    )
