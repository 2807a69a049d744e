"""Find the citations of `citation_forms`, each only around the words that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kamerspoor.extract.citation_forms import FORMS
from kamerspoor.extract.found import Found

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


def find_citations(text: str) -> Iterator[Found]:
    """Yield every citation of the table's forms."""
    windows: dict[int, list[tuple[int, int]]] = {}
    forms_of = _forms_by_gate()
    for gate, start, end in _gates().find_matches_as_indexes(text, overlapping=True):
        for index in forms_of[gate]:
            before, behind = FORMS[index].reach
            low, high = start - before, end + behind
            spans = windows.setdefault(index, [])
            if spans and low <= spans[-1][1]:
                spans[-1] = (spans[-1][0], high)
            else:
                spans.append((max(0, low), high))
    for index, spans in windows.items():
        form = FORMS[index]
        for low, high in spans:
            for match in form.pattern.finditer(text, low, high):
                for identifier in form.ids(match):
                    yield Found(match.start(), match.end(), form.kind, identifier, group=match.start())


@cache
def _gate_words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(gate for form in FORMS for gate in form.gate))


@cache
def _forms_by_gate() -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(i for i, form in enumerate(FORMS) if word in form.gate) for word in _gate_words())


@cache
def _gates() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(_gate_words())
