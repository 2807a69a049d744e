"""Whatever a source sends: values, or an error that says what and where. Nothing else comes out."""

from __future__ import annotations

import json
import typing
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import case, decision, document, item, page, vote
from test_feed import entry, feed

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.feed import read_feed
from kamerspoor.official.odata import read_page
from kamerspoor.official.values import Value, key_of

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
ANYTHING = st.recursive(
    SCALARS | st.sampled_from(["2024-06-04T00:00:00+02:00", "9999-12-31T23:59:59-12:00", "0001-01-01", "<p>x<", "-1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Id", "Nummer", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
WHOLE = page(
    "Zaak(Document(),Besluit(Stemming()),Agendapunt())",
    case(1, Document=[document(2)], Besluit=[decision(3, Stemming=[vote(4)])], Agendapunt=[item(5, Noot="<b>a</b>")]),
)
FEED = feed(entry("zaak", 1, "<nummer>1</nummer><soort>Motie</soort>"), entry("besluit", 2, "<zaak ref='x'/>"))


def is_sound(value: Value) -> bool:
    for name, hint in typing.get_type_hints(type(value)).items():
        held = getattr(value, name)
        if not isinstance(held, hint) or (isinstance(held, int) and abs(held) >= 2**63):
            return False
        if isinstance(held, str):
            held.encode()
    return bool(key_of(value))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([case(1), decision(1), vote(1), item(1), document(1)]), st.data())
def test_any_value_in_any_property(record: dict[str, object], data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from([*record, "Zaak", "Document", "Agendapunt", "Stemming"]), max_size=4))
    body = json.dumps([{**record, **{name: data.draw(ANYTHING) for name in names}}]).encode()
    with suppress(OfficialDataError):
        assert all(is_sound(value) for value in read_page(body, "page.json").entities)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_bytes_cut_out(data: st.DataObject) -> None:
    for whole, read in ((WHOLE, read_page), (FEED, read_feed)):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, len(whole)))
        with suppress(OfficialDataError):
            assert all(is_sound(value) for value in read(whole[:start] + whole[end:], "page").entities)
