"""What stands in a field of the service, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.official import convert as c

CASES: list[tuple[str, Callable[[object], object], object, object]] = [
    ("id in capitals", c.guid, "0007E3CA-D1D6-46D7-B9B2-C39C3A593D0E", "0007e3ca-d1d6-46d7-b9b2-c39c3a593d0e"),
    ("id in braces", c.guid, "{0007e3ca-d1d6-46d7-b9b2-c39c3a593d0e}", "0007e3ca-d1d6-46d7-b9b2-c39c3a593d0e"),
    ("no id", c.guid, None, None),
    ("line break at the end", c.text, "Stand van de top\n", "Stand van de top"),
    ("only white space", c.text, " \xa0\n", None),
    ("accent as a letter of its own", c.text, "Kosti\u0063\u0301", "Kosti\u0107"),
    ("number as text", c.text, 21501, "21501"),
    ("lines kept", c.lines, "eerste  regel \r\n tweede\n\n\n\nderde", "eerste regel\ntweede\n\nderde"),
    ("number of none", c.count, -1, None),
    ("number nought", c.count, 0, 0),
    ("number in quotes", c.count, "12", 12),
    ("number as a fraction without one", c.number, 12.0, 12),
    ("truth in words", c.truth, "True", True),
    ("truth as a digit", c.truth, "0", False),
    ("midnight in winter", c.day, "2011-02-17T00:00:00+01:00", "2011-02-17"),
    ("midnight in summer", c.day, "2024-07-01T00:00:00+02:00", "2024-07-01"),
    ("winter midnight told in UTC", c.day, "2011-02-16T23:00:00Z", "2011-02-17"),
    ("summer midnight told in UTC", c.day, "2024-06-30T22:00:00Z", "2024-07-01"),
    ("day alone", c.day, "2024-07-01", "2024-07-01"),
    ("time without offset", c.day, "2024-07-01T00:00:00", "2024-07-01"),
    ("date that means none", c.day, "0001-01-01T00:00:00", None),
    ("time told in UTC", c.time, "2024-07-01T08:30:00Z", "2024-07-01T10:30:00+02:00"),
    ("time with its offset", c.time, "2024-01-25T14:00:00.000+01:00", "2024-01-25T14:00:00+01:00"),
    ("moment with seven digits", c.moment, "2024-06-04T14:38:19.3051028Z", "2024-06-04T14:38:19.305102Z"),
    ("moment with none", c.moment, "2024-06-04T14:38:19Z", "2024-06-04T14:38:19.000000Z"),
    ("moment with an offset", c.moment, "2024-06-04T16:38:19.3+02:00", "2024-06-04T14:38:19.300000Z"),
    ("moment without one is Dutch", c.moment, "2024-06-04T16:38:19", "2024-06-04T14:38:19.000000Z"),
    ("note without markup", c.note, "Let op: a < b", "Let op: a < b"),
    (
        "note of HTML",
        c.note,
        '<span style="x">Toegevoegd bij de <a href="http://x/?a=1&tab=1">Regeling</a><br />'
        "Later <b>ver</b>plaatst</span>",
        "Toegevoegd bij de Regeling\nLater verplaatst",
    ),
    (
        "note with a list",
        c.note,
        "<em>Agenda</em><ul><li>maandag 3 juni</li><li>dinsdag&nbsp;4 juni</li></ul>Einde",
        "Agenda\nmaandag 3 juni\ndinsdag 4 juni\nEinde",
    ),
    ("note with a script", c.note, "<p>Zie <script>alert(1)</script>bijlage</p>", "Zie bijlage"),
    ("note with entities alone", c.note, "vragen &amp; antwoorden", "vragen & antwoorden"),
    ("note with nothing in it", c.note, "<p></p>", None),
    ("note cut off in a tag", c.note, "<p>Zaal <b>een</b><a hre", "Zaal een"),
]


@pytest.mark.parametrize(("read", "value", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reads(read: Callable[[object], object], value: object, expected: object) -> None:
    assert read(value) == expected


@pytest.mark.parametrize(
    ("read", "value"),
    [(c.guid, "kst-21501"), (c.day, "gisteren"), (c.day, "20240701"), (c.number, "1,5"), (c.truth, "ja"), (c.text, [])],
)
def test_refuses(read: Callable[[object], object], value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(value)


@given(
    st.lists(
        st.tuples(st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)), st.integers(-12, 14), st.booleans()),
        min_size=2,
        max_size=6,
    )
)
def test_the_order_of_moments_is_the_order_in_time(moments: list[tuple[datetime, int, bool]]) -> None:
    zoned = [moment.replace(tzinfo=timezone(timedelta(hours=hours))) for moment, hours, _ in moments]
    written = [c.moment(moment.isoformat()) for moment in zoned]
    assert [text for _, text in sorted(zip(zoned, written, strict=True))] == sorted(filter(None, written))
    assert [datetime.fromisoformat(text or "") for text in written] == [moment.astimezone(UTC) for moment in zoned]
