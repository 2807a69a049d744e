"""What all values have in common, and the service's description of itself."""

from __future__ import annotations

import types
import typing
from dataclasses import fields

import pytest

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.fields import KINDS
from kamerspoor.official.metadata import EntityType, Metadata, Missing, missing, read_metadata
from kamerspoor.official.outcomes import outcome_of
from kamerspoor.official.schema import NAVIGATION, PROPERTIES
from kamerspoor.official.values import ENTITIES, KEYS, LINKS
from kamerspoor.official.ways import WAYS

EDMX = "http://docs.oasis-open.org/odata/ns/edmx"
EDM = "http://docs.oasis-open.org/odata/ns/edm"


@pytest.mark.parametrize("kind", [*ENTITIES, *LINKS])
def test_fields_are_scalar(kind: type) -> None:
    for name, hint in typing.get_type_hints(kind).items():
        parts = set(typing.get_args(hint)) if isinstance(hint, types.UnionType) else {hint}
        assert parts - {types.NoneType} <= {str, int, bool}, f"{kind.__name__}.{name}"
        assert len(parts - {types.NoneType}) == 1, f"{kind.__name__}.{name}"
    assert set(KEYS[kind]) <= {field.name for field in fields(kind)}
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert kind.__doc__


def test_every_entity_is_read_from_one_type() -> None:
    assert sorted(kind.value.__name__ for kind in KINDS.values()) == sorted(kind.__name__ for kind in ENTITIES)


def test_the_tables_name_what_the_service_has() -> None:
    for kind, table in KINDS.items():
        for row in table.fields:
            assert row.lifted or row.sources[0] in PROPERTIES[kind], f"{kind}.{row.name}"
    for kind, ways in WAYS.items():
        for name, way in ways.items():
            assert NAVIGATION[kind][name] == way.target, f"{kind}.{name}"
            assert way.here is None or way.here in PROPERTIES[kind], f"{kind}.{name}"
            assert way.there is None or way.there in PROPERTIES[way.target], f"{kind}.{name}"


def described(*types_: str) -> bytes:
    return (
        f'<?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="{EDMX}"><edmx:DataServices><Schema xmlns="{EDM}">'
        f'{"".join(types_)}<EntityContainer Name="C"><EntitySet Name="Zaken" EntityType="T.Zaak"/></EntityContainer>'
        "</Schema></edmx:DataServices></edmx:Edmx>"
    ).encode()


ZAAK = (
    '<EntityType Name="Zaak"><Property Name="Id" Type="Edm.Guid"/><Property Name="Nummer" Type="Edm.String"/>'
    '<NavigationProperty Name="Besluit" Type="Collection(T.Besluit)"/></EntityType>'
)


def test_metadata_is_read() -> None:
    assert read_metadata(described(ZAAK)) == Metadata(
        types=(EntityType("Zaak", frozenset({"Id", "Nummer"}), (("Besluit", "Besluit"),)),), sets=(("Zaken", "Zaak"),)
    )


def test_what_a_service_does_not_offer_is_named() -> None:
    gone = missing(read_metadata(described(ZAAK)))
    assert Missing("Zaak", "kind", ("Soort",)) in gone
    assert Missing("Zaak", "modified", ("ApiGewijzigdOp",)) in gone
    assert Missing("Zaak", "VervangenDoor", ("VervangenDoor",)) in gone
    assert Missing("Stemming", None, ("Stemming",)) in gone
    assert not [one for one in gone if (one.kind, one.field) in (("Zaak", "number"), ("Zaak", "Besluit"))]


def test_a_renamed_field_is_not_missing() -> None:
    every = tuple(
        EntityType(
            kind,
            frozenset((PROPERTIES[kind] | {"Id", "ApiGewijzigdOp", "Verwijderd"}) - {"DocumentNummer"} | {"Nummer"}),
            tuple(NAVIGATION[kind].items()),
        )
        for kind in PROPERTIES
    )
    assert missing(Metadata(every, ())) == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"<a/>", "<a> stands where <Edmx>"), (described(), "no type"), (b"<Edmx", "broken at line 1"), (b"", "nothing")],
)
def test_what_is_no_metadata_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(OfficialDataError, match=message):
        read_metadata(data)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("Stemmen - aangenomen", "adopted"),
        ("Stemmen - verworpen", "rejected"),
        ("Stemmen - aangehouden", "held"),
        ("Stemmen - ingetrokken", "withdrawn"),
        ("Stemmen - vervallen", "lapsed"),
        ("Stemmen - overgenomen", "taken_over"),
        ("STEMMEN - AANGENOMEN", "adopted"),
        ("Stemmen - niet aangenomen", None),
        ("Aangenomen en ingetrokken", None),
        ("Agenderen", None),
        ("", None),
        (None, None),
    ],
)
def test_outcomes(kind: str | None, outcome: str | None) -> None:
    assert outcome_of(kind) == outcome
