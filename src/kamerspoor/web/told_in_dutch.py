"""What errors, hints and the help of search say, in Dutch. They are made in English, with what they speak of filled in.

`locale/told_nl.toml` has the texts. What it lacks is shown in English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def in_dutch(text: str) -> str:
    """Say in Dutch what is known; give back what is not.

    >>> in_dutch("there is no field 'raed'"), in_dutch("at most 9 are taken"), in_dutch("something else")
    ("er is geen veld 'raed'", 'hoogstens 9 mogen het er zijn', 'something else')
    """
    for pattern, said in _patterns():
        if found := pattern.fullmatch(text):
            # What is filled in may be said by the query language itself.
            return said.format(*(in_dutch(part) for part in found.groups()))
    return text


def help_in_dutch(text: str) -> str:
    """Give the help of the query language.

    >>> help_in_dutch("all of them")
    'alle'
    """
    return _texts()["help"].get(text, text)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    source = files("kamerspoor.web").joinpath("locale/told_nl.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(source))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # The most telling first: those with the most words of their own.
    said = _texts()["said"]
    ordered = sorted(said, key=lambda text: -len(text.replace("{}", "")))
    return tuple((re.compile(re.escape(one).replace(r"\{\}", "(.+?)"), re.DOTALL), said[one]) for one in ordered)
