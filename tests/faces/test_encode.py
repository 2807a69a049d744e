"""Records as JSON."""

from __future__ import annotations

import dataclasses
import json

from kamerspoor.export.encode import encode, encode_pretty
from kamerspoor.model import Record

from .sample_record import plain, sample


def test_both_forms_hold_the_record_in_the_order_of_the_model() -> None:
    record = sample()
    one, pretty = encode(record), encode_pretty(record)
    assert b"\n" not in one
    assert json.loads(one) == json.loads(pretty)
    assert list(json.loads(one)) == [field.name for field in dataclasses.fields(Record)]
    assert encode(record) == encode(sample())


def test_an_element_takes_one_line() -> None:
    lines = encode_pretty(sample()).decode().splitlines()
    assert sum('"kind":"kamerstuk"' in line for line in lines) == 4
    assert json.loads(encode_pretty(plain(""))) == json.loads(encode(plain("")))
