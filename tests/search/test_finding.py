"""What is found, in what order, with what counts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerspoor.errors import UsageError
from kamerspoor.search import finding
from kamerspoor.search.answers import Answer, Sort
from kamerspoor.search.finding import search
from kamerspoor.search.language import parse
from search.texts import Memory, entry, memory

FILLER = "de fabriek levert elke week nieuwe onderdelen aan de werkplaats in het dorp"


def found(index: Memory, typed: str, **options: object) -> list[str]:
    """Give the keys of what is found, in order, without what is only about the same."""
    answer = search(index, parse(typed), **options)  # type: ignore[arg-type]
    return [hit.card.key or "" for hit in answer.hits if not hit.related]


@pytest.fixture(scope="module")
def small() -> Memory:
    return memory(
        entry("exact", f"Zij wil een wapenembargo. {FILLER}"),
        entry("apart", f"Zij wil een embargo op wapens. {FILLER}"),
        entry("far", f"Er ligt een embargo. {FILLER}, {FILLER}, {FILLER}. De wapens zijn weg."),
        entry("titled", FILLER, title="Over de haring"),
        entry("texted", f"De haring is op. {FILLER}"),
        entry("form", f"Twee brieven kwamen te laat. {FILLER}"),
        entry("typed", f"Een brief kwam te laat, en niemand las hem. {FILLER} {FILLER}"),
        entry("both", f"De tulpen en de molens staan er nog. {FILLER}"),
        entry("tulips", f"De tulpen staan er nog. {FILLER}", day="2023-01-01"),
        entry("mills", f"De molens staan er nog. {FILLER}", day="2025-01-01"),
        entry("phrase", f"Op de hoge berg stond een huis. {FILLER}"),
        entry("turned", f"De berg was hoge nood. {FILLER}"),
        entry("country", f"De grens van Belarus ging dicht. {FILLER}"),
        entry("signed", FILLER, people=("Van Ravenhorst",)),
        entry("kst-21501-02-9001", f"Zij wijst op kievit. {FILLER}", dossier="21501-02", day="2021-05-02"),
        entry("kst-21501-02-9002", f"In stuk 21501-02, nr. 9001 staat het al. {FILLER}", cites="kst-21501-02-9001"),
        entry("lesson", f"Elk kind krijgt zwemles. {FILLER}"),
        entry("said", "Het kabinet pleit voor kievit.", unit="statement", actor="Kabinet", act="urge"),
        entry(
            "report", f"Verslag over kievit en spreeuw. {FILLER}", unit="document", kind="report", council="JBZ-Raad"
        ),
    )


@pytest.mark.parametrize(
    ("what", "typed", "first", "then"),
    [
        ("the form typed, then the parts near each other", "wapenembargo", ["exact"], {"apart"}),
        ("the parts find the compound", "embargo wapens", ["apart"], {"exact", "far"}),
        ("a title stands above a text", "haring", ["titled", "texted"], set()),
        ("as typed above another form, though it is longer", "brief", ["typed", "form"], set()),
        ("the other form above, when that is typed", "brieven", ["form", "typed"], set()),
        ("all words above some", "tulpen molens", ["both"], {"tulips", "mills"}),
        ("a phrase only as it stands", '"hoge berg"', ["phrase"], set()),
        ("a word that must not stand", "molens -tulpen", ["mills"], set()),
        ("one of two", "haring OR brieven", [], {"titled", "texted", "form", "typed"}),
        ("a beginning", "tulp*", [], {"both", "tulips"}),
        ("near each other", "embargo NEAR/3 wapens", ["apart"], set()),
        ("near each other in the other order, in another form", "wapen NEAR/3 embargo", ["apart"], set()),
        ("another name of a country", "Wit-Rusland", ["country"], set()),
        ("who signed", "Ravenhorst", ["signed"], set()),
        (
            "a number: the paper, then what cites it",
            "21 501-02, nr. 9001",
            ["kst-21501-02-9001"],
            {"kst-21501-02-9002"},
        ),
        ("a field alone", "raad:JBZ", ["report"], set()),
        ("a field beside a word", "kievit dossier:21501-02", ["kst-21501-02-9001"], set()),
        ("a kind", "kievit soort:verslag", ["report"], set()),
        ("days", "kievit datum:..2022", ["kst-21501-02-9001"], set()),
        ("who said it asks statements", "actor:kabinet kievit", ["said"], set()),
        ("statements where they are asked for", "in:uitspraken kievit", ["said"], set()),
        ("a word of the title", "titel:haring", ["titled"], set()),
        ("only what ties words together", "het dorp", [], {"titled", "signed", "exact"}),
        ("where no text holds it, words of its stem", "zwemmen", ["lesson"], set()),
        ("a preposition only helps", "zonder haring", ["titled", "texted"], set()),
        ("nothing", "flamingo", [], set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_order(small: Memory, what: str, typed: str, first: list[str], then: set[str]) -> None:
    keys = found(small, typed, size=50)
    assert keys[: len(first)] == first, what
    assert then <= set(keys[len(first) :]), what
    assert then or keys == first, what


def test_statements_stay_out_unless_asked_for(small: Memory) -> None:
    assert "said" not in found(small, "kievit")
    assert found(small, "kievit", units=("statement",)) == ["said"]


def test_a_typed_number_is_marked(small: Memory) -> None:
    answer = search(small, parse("kst-21501-02-9001"))
    assert [hit.named for hit in answer.hits[:2]] == [True, False]
    absent = search(small, parse("21501-02-9444"))
    assert "not in the archive" in absent.hints[-1]


def test_says_what_a_hit_lacks(small: Memory) -> None:
    answer = search(small, parse("Tulpen molens"))
    assert (answer.with_all, answer.total) == (1, 3)
    lacking = {hit.card.key: hit.missing for hit in answer.hits if not hit.related}
    assert lacking == {"both": (), "tulips": ("molens",), "mills": ("Tulpen",)}


def test_what_is_only_about_the_same_is_not_counted() -> None:
    index = memory(
        entry("asked", f"Een zeehond met een zender zwemt bij Texel langs de dijk. {FILLER}"),
        entry("same", f"Bij Texel langs de dijk zwemt nu een dier met een zender. {FILLER}"),
        *(entry(f"else{number}", f"Begroting nummer {number}. {FILLER}") for number in range(30)),
    )
    answer = search(index, parse("zeehond"))
    assert (answer.total, [hit.related for hit in answer.hits]) == (1, [False, True])
    assert answer.hits[1].card.key == "same"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("haringg", "haring"),
        ("hraing", "haring"),
        ("tulpen moelns", "tulpen molens"),
        ("wapenmbargo raad:JBZ", None),
        ("wapenmbargo", "wapenembargo"),
        ("haring", None),
        ("xyzzyqwrt", None),
    ],
)
def test_suggests_what_was_meant(small: Memory, typed: str, meant: str | None) -> None:
    suggestion = search(small, parse(typed)).suggestion
    assert (suggestion.query if suggestion else None) == meant
    assert suggestion is None or suggestion.total > 0


def test_explains_in_what_form_it_was_found(small: Memory) -> None:
    answer = search(small, parse("brief"), explain=True)
    told = {hit.card.key: hit.reasons[0] for hit in answer.hits if hit.reasons and not hit.related}
    assert (told["typed"].how, told["typed"].found) == ("exact", ("brief",))
    assert (told["form"].how, told["form"].found, told["form"].places) == ("form", ("brieven",), ("text",))
    parts = search(small, parse("embargo"), explain=True)
    within = next(hit for hit in parts.hits if hit.card.key == "exact").reasons[0]
    assert (within.how, within.found) == ("part", ("wapenembargo",))


@pytest.fixture(scope="module")
def many() -> Memory:
    """Units of which many have one score, and many one day."""
    return memory(
        *(
            entry(
                f"kst-30000-{number}", f"De stuw bij dorp {number % 7} lekt. {'stuw ' * (number % 3)}",
                day=f"20{20 + number % 4}-01-0{1 + number % 5}" if number % 11 else None,
                dossier=f"3000{number % 13}",
            )
            for number in range(1, 200)
        )
    )  # fmt: skip


def pages(index: Memory, typed: str, sort: Sort, size: int) -> list[Answer]:
    """Give all pages."""
    answers = [search(index, parse(typed), sort=sort, size=size)]
    while answers[-1].next:
        answers.append(search(index, parse(typed), sort=sort, size=size, after=answers[-1].next))
    return answers


@pytest.mark.parametrize("sort", ["relevance", "date"])
@pytest.mark.parametrize("size", [1, 7, 50, 199, 300])
def test_pages_have_no_repeats_and_no_gaps(many: Memory, sort: Sort, size: int) -> None:
    some = pages(many, "stuw", sort, size) if size > 1 else pages(many, "stuw dorp dossier:30001", sort, 1)
    keys = [hit.card.key for answer in some for hit in answer.hits if not hit.related]
    assert len(keys) == len(set(keys)) == some[0].total == some[-1].total
    places = [hit.place for answer in some for hit in answer.hits]
    assert places == list(range(1, len(places) + 1))
    whole = search(many, parse("stuw" if size > 1 else "stuw dorp dossier:30001"), sort=sort, size=300)
    assert keys == [hit.card.key for hit in whole.hits if not hit.related]


def test_days_run_back_and_those_unknown_come_last(many: Memory) -> None:
    days = [hit.card.day or "" for hit in search(many, parse("stuw"), sort="date", size=300).hits]
    assert all(one >= other for one, other in pairwise(days))
    assert days[-1] == ""


def test_what_is_added_between_pages_repeats_nothing() -> None:
    index = memory(*(entry(f"old{number}", "De sluis is dicht.", day="2020-01-01") for number in range(60)))
    first = search(index, parse("sluis"), size=20)
    index.add(*(entry(f"new{number}", "De sluis is dicht.", day="2024-01-01") for number in range(7)))
    second = search(index, parse("sluis"), size=20, after=first.next)
    shown = [hit.card.key for hit in first.hits]
    assert not {hit.card.key for hit in second.hits} & set(shown)


def test_counts_are_exact(many: Memory) -> None:
    answer = search(many, parse("stuw"), size=300)
    assert answer.total == 199
    counted = {facet.field: facet for facet in answer.facets}
    years = Counter((hit.card.day or "")[:4] for hit in answer.hits)
    assert {one.value: one.count for one in counted["year"].counts} == {y: n for y, n in years.items() if y}
    dossiers = Counter(hit.card.dossier for hit in answer.hits)
    assert all(dossiers[one.value] == one.count for one in counted["dossier"].counts)
    assert sum(one.count for one in counted["dossier"].counts) + counted["dossier"].others == 199


@pytest.mark.parametrize("cursor", ["", "x", "é", "AAAA", "lA", "🙂", "a" * 500])
def test_a_cursor_that_is_none_is_refused(many: Memory, cursor: str) -> None:
    if not cursor:
        assert search(many, parse("stuw"), after=cursor).hits[0].place == 1
        return
    with pytest.raises(UsageError):
        search(many, parse("stuw"), after=cursor)


def test_a_cursor_of_another_question_is_refused(many: Memory) -> None:
    after = search(many, parse("stuw"), size=5).next
    with pytest.raises(UsageError, match="another question"):
        search(many, parse("dorp"), size=5, after=after)


@pytest.mark.parametrize("size", [0, -1, finding.paging.LARGEST + 1])
def test_a_page_of_no_size_is_refused(many: Memory, size: int) -> None:
    with pytest.raises(UsageError):
        search(many, parse("stuw"), size=size)


WORDS = st.sampled_from(
    ["stuw", "haring", "wapenembargo", "OR", "NEAR/3", "-", "(", ")", '"', "*", "tul*", "raad:JBZ", "datum:2020..", "é",
     "de", "21501-02-9001", "motie:", "in:uitspraken", "NIET", "😀", "\x00", "a" * 300, "§", "titel:haring", "|"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join)))
def test_any_string_is_answered_or_refused_in_words(small: Memory, typed: str) -> None:
    try:
        query = parse(typed)
    except UsageError:
        return
    answer = search(small, query, explain=True)
    assert answer.total >= answer.with_all
    assert all(0 <= start < end <= len(s.text) for hit in answer.hits for s in hit.snippets for start, end in s.marks)
    assert all(0 <= start < end <= len(hit.title or "") for hit in answer.hits for start, end in hit.title_marks)
