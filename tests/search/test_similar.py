"""More like one: what shares its telling words, without itself."""

from __future__ import annotations

import pytest

from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.search.finding import vocabulary_of
from kamerspoor.search.similar import alike, named, telling
from search.texts import Memory, entry, memory

OTHERS = ("De begroting van dorp {} is sluitend en de raad stemt toe.", "In dorp {} opent een zwembad voor de jeugd.")


@pytest.fixture(scope="module")
def fish() -> Memory:
    return memory(
        entry("kst-21501-32-1", "De paling trekt door de vispassage bij de sluis van Kornwerd.", people=("Boomsma",)),
        entry("kst-21501-32-2", "Bij de sluis komt een vispassage voor paling en zalm."),
        entry(
            "kst-21501-32-3", "De zalm keert terug, en bij de sluis wacht de paling.", unit="document", kind="report"
        ),
        entry("kst-21501-32-4", "De paling zwemt langs de sluis.", unit="statement"),
        *(entry(f"kst-30000-{n}", OTHERS[n % 2].format(n), people=("Boomsma",)) for n in range(1, 30)),
    )


def test_gives_what_shares_its_words_and_not_itself(fish: Memory) -> None:
    answer = alike(fish, named("21501-32-1"), vocabulary_of(fish.searcher), explain=True)
    assert answer.alike is not None
    assert answer.alike.key == "kst-21501-32-1"
    assert [hit.card.key for hit in answer.hits] == ["kst-21501-32-2", "kst-21501-32-3"]
    assert answer.total == 2
    assert {"paling", "sluis"} <= {reason.asked for reason in answer.hits[0].reasons}


def test_gives_statements_where_they_are_asked_for(fish: Memory) -> None:
    answer = alike(fish, ("kst-21501-32-1",), vocabulary_of(fish.searcher), units=("statement",))
    assert [hit.card.unit for hit in answer.hits] == ["statement"]


def test_pages_go_on(fish: Memory) -> None:
    words = vocabulary_of(fish.searcher)
    first = alike(fish, ("kst-21501-32-1",), words, size=1)
    second = alike(fish, ("kst-21501-32-1",), words, size=1, after=first.next)
    assert [first.hits[0].card.key, second.hits[0].card.key] == ["kst-21501-32-2", "kst-21501-32-3"]
    assert second.next is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [("21 501-32, nr. 1", ("kst-21501-32-1",)), ("2020D44984", ("2020D44984",)), (" #17 ", ("#17",))],
)
def test_takes_numbers_in_any_form(text: str, keys: tuple[str, ...]) -> None:
    assert named(text) == keys


@pytest.mark.parametrize("text", ["paling", "", "paling 21501-32-1", '"open'])
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(UsageError):
        named(text)


def test_what_is_not_there_is_told(fish: Memory) -> None:
    with pytest.raises(NotInArchive, match="21501-32-99"):
        alike(fish, ("kst-21501-32-99",), vocabulary_of(fish.searcher))


def test_numbers_and_common_words_tell_nothing(fish: Memory) -> None:
    roots = [root for root, _ in telling("", "De paling in dorp 2024 en raad 17", vocabulary_of(fish.searcher))]
    assert roots == ["paling"]
