"""The lexicon of acts: every entry's example is read as its act, and the lists hold nothing twice."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from importlib import resources

import pytest

import kamerspoor
from kamerspoor import lexicon
from kamerspoor.lexicon import ActEntry

HEAD = "Verslag van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInleiding\n\nDe Raad kwam bijeen. "
TABLES = (*lexicon.ACTS, lexicon.NO_ACT)


def source(name: str) -> str:
    return resources.files("kamerspoor.data").joinpath(name).read_text("utf-8")


def read_as(example: str) -> set[str]:
    """Give the acts that an example is read as."""
    record = kamerspoor.read_text(HEAD + example)
    return {s.act for s in record.statements if s.start >= len(HEAD)}


def shows(entry: ActEntry, acts: set[str]) -> bool:
    """Tell whether an example shows its entry: its act, the opposite where it is denied, or nothing at all."""
    if entry.act == lexicon.NO_ACT:
        return not acts
    return entry.act in acts or (entry.act == "support" and "oppose" in acts)


@pytest.mark.parametrize("act", TABLES)
def test_every_example_is_read_as_its_act(act: str) -> None:
    failed = [
        f"{' '.join([e.verb, *(p[0] for p in e.pieces), *sorted(e.prepositions)])}: {e.example} {sorted(found)}"
        for e in lexicon.act_entries()
        if e.act == act and not shows(e, found := read_as(e.example))
    ]
    assert failed == [], "\n".join(failed)


def test_every_act_has_entries() -> None:
    counts = Counter(entry.act for entry in lexicon.act_entries())
    assert set(counts) == set(TABLES)
    assert min(counts.values()) >= 5


def test_examples_are_sentences_of_their_own() -> None:
    examples = [entry.example for entry in lexicon.act_entries()]
    assert [e for e in examples if not (e[0].isupper() and e.endswith(".") and "  " not in e)] == []
    assert [e for e, count in Counter(examples).items() if count > 1] == []


def test_entries_of_a_verb_ask_for_different_words() -> None:
    """A verb under two acts must tell them apart by what stands with it."""
    seen: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for entry in lexicon.act_entries():
        seen[entry.verb, entry.pieces, entry.prepositions].add(entry.act)
    assert {key: acts for key, acts in seen.items() if len(acts) > 1} == {}


def test_what_asks_for_more_comes_first() -> None:
    for entries in lexicon.acts_by_verb().values():
        weights = [entry.weight for entry in entries]
        assert weights == sorted(weights, reverse=True)


def test_choices_within_a_phrase_are_distinct() -> None:
    for act, content in tomllib.loads(source("acts.toml")).items():
        for entry in content["entries"]:
            for piece in entry.get("with", "").split(" ... "):
                choices = piece.split("|")
                assert len(choices) == len(set(choices)), f"{act}: {entry['verb']}: {piece}"
            for key in ("prep", "opt", "from"):
                words = entry.get(key, "").split("|")
                assert len(words) == len(set(words)), f"{act}: {entry['verb']}: {key}"


def test_nouns_that_are_acts_stand_once_with_an_example_that_holds_them() -> None:
    entries = [e for content in tomllib.loads(source("act_nouns.toml")).values() for e in content["entries"]]
    assert len({e["noun"] for e in entries}) == len(entries)
    assert {e["noun"] for e in entries if e.get("alone") or "behind" in e} == set(lexicon.act_nouns())
    assert [e["noun"] for e in entries if e["noun"] not in e["example"].lower()] == []


@pytest.mark.parametrize("name", lexicon.LISTS)
def test_lists_of_words_are_sorted_and_hold_nothing_twice(name: str) -> None:
    lines = [line for line in source(f"{name}.txt").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert all(line == line.strip() and line for line in lines)


def test_a_verb_is_separable_at_one_place() -> None:
    forms = [line.split(" ")[0] for line in lexicon.verbs().infinitives]
    assert all(form.count("|") <= 1 for form in forms)
    parts = Counter(form.replace("|", "") for form in forms if "|" in form)
    assert [verb for verb, count in parts.items() if count > 1] == []
