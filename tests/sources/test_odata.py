"""Paging through OData: links, pages of our own, smaller questions, changes, resuming."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kamerspoor.errors import SourceChanged, SourceDown, SourceError, SourceRefused, UsageError
from kamerspoor.official.odata import read_page
from kamerspoor.sources.metadata import read_metadata
from kamerspoor.sources.odata import Page, Task, pages, tasks_of
from kamerspoor.sources.odata_plan import plans, queries
from kamerspoor.sources.odata_query import Query, Window, narrowed, nodes, within_limit
from kamerspoor.sources.odata_runs import odata_runs
from kamerspoor.sources.selection import select
from kamerspoor.sources.settings import ODataSettings

from .server import Answering, Asked, FakeTime, Reply, as_html, as_json, as_xml, client_for, serving
from .services import V4, OData, edmx, numbers, row

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "odata"
ZAAK = Query(collection="Zaak", clauses=("Verwijderd eq false",))
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def ask(answer: Answering, query: Query = ZAAK) -> tuple[list[Page], list[Asked]]:
    with serving(answer) as server, client_for(FakeTime()) as client:
        return list(pages(client, f"{server.base}/odata", tasks_of((query,)))), server.asked


def all_numbers(found: list[Page]) -> list[int]:
    return [number for page in found for number in numbers(page.fetched.data)]


def test_the_service_pages_and_says_how_much_is_left() -> None:
    found, asked = ask(OData({"Zaak": [row(n) for n in range(7)]}, page=3))
    assert all_numbers(found) == list(range(7))
    assert [page.backlog for page in found] == [4, 1, 0]
    assert found[0].fetched.modified == datetime(2026, 1, 1, 0, 0, 2, 123456, tzinfo=UTC)
    assert asked[0].query == {"$filter": "Verwijderd eq false", "$count": "true"}
    assert found[-1].rest == ()


def test_a_question_without_answers_is_one_page() -> None:
    found, asked = ask(OData({}))
    assert (len(found), len(asked), found[0].items, found[0].fetched.modified) == (1, 1, 0, None)


def test_links_inside_of_items_are_followed() -> None:
    votes = [{"Id": f"v{n}"} for n in range(3)]

    def answer(asked: Asked) -> Reply:
        if asked.path.endswith("/Stemming"):
            return as_json({"value": votes[2:]})
        inner = {**row(1), "Stemming": votes[:2], "Stemming@odata.nextLink": "Besluit(1)/Stemming?$skiptoken=2"}
        return as_json({"value": [inner]})

    found, asked = ask(answer, Query(collection="Besluit", expand="Stemming"))
    assert [page.fetched.collection for page in found] == ["Besluit", "Stemming"]
    assert asked[1].path == "/odata/Besluit(1)/Stemming"


def test_halves_the_page_where_the_service_gives_up() -> None:
    service = OData({"Zaak": [row(n) for n in range(130)]})
    service.cannot = lambda asked: int(asked.query.get("$top", 250)) > 70
    found, asked = ask(service)
    assert sorted(all_numbers(found)) == list(range(130))
    assert [page.items for page in found] == [62, 62, 6]
    assert found[0].fetched.uri.count("$orderby=Id")
    # twice 250, twice 125, then 62 at a time
    assert [asked_.query.get("$top") for asked_ in asked] == [None, None, "125", "125", "62", "62", "62"]


def test_a_later_page_that_fails_loses_nothing() -> None:
    service = OData({"Zaak": [row(n) for n in range(60)]}, page=20)
    service.cannot = lambda asked: asked.query.get("$skiptoken") == "40"
    found, _ = ask(service)
    assert set(all_numbers(found)) == set(range(60))


def test_asks_less_at_a_time_where_no_page_is_small_enough() -> None:
    query = Query(collection="Zaak", groups=(("Nummer eq 1", "Nummer eq 2"),))
    service = OData({"Zaak": [row(1)]})
    service.cannot = lambda asked: " or " in asked.query["$filter"]
    found, _ = ask(service, query)
    assert [p.fetched.uri.partition("filter=")[2][:15].replace("%20", " ")[:11] for p in found] == [
        "Nummer eq 1",
        "Nummer eq 2",
    ]


@pytest.mark.parametrize("status", [400, 413, 414])
def test_a_question_that_is_too_long_is_split(status: int) -> None:
    service = OData({"Zaak": [row(1)]})

    def answer(asked: Asked) -> Reply:
        return Reply(status=status) if asked.query["$filter"].count(" or ") > 1 else service(asked)

    found, _ = ask(answer, Query(collection="Zaak", groups=(("A eq 1", "A eq 2", "A eq 3", "A eq 4"),)))
    assert len(found) == 2
    with pytest.raises(SourceRefused):
        ask(lambda _: Reply(status=status), Query(collection="Zaak", groups=(("A eq 1", "A eq 2"),)))


def test_narrows_by_time_when_nothing_else_is_left() -> None:
    whole = Query(collection="Zaak", window=Window("ApiGewijzigdOp"))
    now = datetime(2026, 3, 1, tzinfo=UTC)
    parts = narrowed(whole, now)
    assert parts is not None
    first, second = parts
    assert first.window is not None
    assert second.window is not None
    assert (first.window.start, second.window.end) == (None, None), "nothing falls out at either end"
    assert first.window.end == second.window.start
    smallest = Query(collection="Zaak", window=Window("ApiGewijzigdOp", start=datetime(2026, 2, 1, tzinfo=UTC)))
    assert narrowed(smallest, now) is None


def test_a_service_that_always_fails_is_given_up() -> None:
    time = FakeTime()
    with (
        serving(lambda _: Reply(status=500)) as server,
        client_for(time) as client,
        pytest.raises(SourceDown) as caught,
    ):
        list(pages(client, server.base, tasks_of((ZAAK,))))
    assert caught.value.status == 500
    assert len(server.asked) < 20
    assert sum(time.slept) < 60


def test_a_service_that_cannot_be_reached_is_not_asked_for_less() -> None:
    with serving(lambda _: Reply()) as server:
        gone = server.base
    time = FakeTime()
    with client_for(time) as client, pytest.raises(SourceDown):
        list(pages(client, gone, tasks_of((Query(collection="Zaak"),))))
    assert len(time.slept) == 1


def looping(asked: Asked) -> Reply:
    return as_json({"value": [row(1)], "@odata.nextLink": "Zaak?$skiptoken=1"})


def growing(asked: Asked) -> Reply:
    token = int(asked.query.get("$skiptoken", 0)) + 1
    return as_json({"value": [row(1)], "@odata.nextLink": f"Zaak?$skiptoken={token}"})


def empty_for_ever(asked: Asked) -> Reply:
    token = int(asked.query.get("$skiptoken", 0)) + 1
    return as_json({"value": [], "@odata.nextLink": f"Zaak?$skiptoken={token}"})


CHANGED: dict[str, tuple[Answering, str]] = {
    "pages in a circle": (looping, "in a circle"),
    "the same page under new addresses": (growing, "the same page 3 times"),
    "empty pages without end": (empty_for_ever, "the same page 3 times"),
    "HTML": (lambda _: as_html(), "web page"),
    "a list of nothing": (lambda _: as_json({"items": []}), "no list of items"),
    "a bare list": (lambda _: as_json([1]), "no list of items"),
    "items that are no objects": (lambda _: as_json({"value": [1]}), "no list of items"),
    "a link that is no address": (lambda _: as_json({"value": [], "@odata.nextLink": 5}), "no address"),
    "broken JSON": (lambda _: Reply(b'{"value": [{"Id"'), "JSON is broken"),
}


@pytest.mark.parametrize(("answer", "says"), CHANGED.values(), ids=CHANGED)
def test_another_shape_is_told(answer: Answering, says: str) -> None:
    with pytest.raises(SourceChanged, match=says) as caught:
        ask(answer)
    assert caught.value.where
    assert caught.value.remedy


def test_questions_that_all_find_nothing_are_no_circle() -> None:
    with serving(OData({})) as server, client_for(FakeTime()) as client:
        asked = tuple(Query(collection="Zaak", clauses=(f"Nummer eq {n}",)) for n in range(5))
        assert len(list(pages(client, server.base, tasks_of(asked)))) == 5


def test_a_page_that_repeats_once_goes_on() -> None:
    page = {"value": [row(1)], "@odata.nextLink": "Zaak?$skiptoken=1"}
    answers = [page, {**page, "@odata.nextLink": "Zaak?$skiptoken=2"}, {"value": [row(2)]}]
    found, _ = ask(lambda _: as_json(answers.pop(0)))
    assert all_numbers(found) == [1, 1, 2]


def test_a_next_link_to_another_host_is_refused() -> None:
    page = {"value": [row(1)], "@odata.nextLink": "https://elsewhere.example/Zaak?x"}
    with pytest.raises(SourceError, match="none of the hosts"):
        ask(lambda _: as_json(page))


def test_counts_nodes_and_splits_long_filters() -> None:
    query = Query(collection="Zaak", groups=(tuple(f"contains(Titel,'naam {n}')" for n in range(60)),))
    parts = within_limit(query)
    assert len(parts) > 1
    assert all(nodes(part.filter) <= 100 for part in parts)
    assert [clause for part in parts for clause in part.groups[0]] == list(query.groups[0])


METADATA = read_metadata(edmx(V4).encode(), "http://x/$metadata")


def written(changed: datetime | None = None, **selection: Any) -> dict[str, list[Query]]:
    chosen = select(**selection)
    return {p.collection.name: list(queries(METADATA, p, chosen, changed)) for p in plans(METADATA, chosen)}


FILTERS: dict[str, tuple[dict[str, Any], str, str]] = {
    "all": ({}, "Zaak", "Verwijderd eq false"),
    "a dossier": (
        {"dossiers": ["21501-02"]},
        "Zaak",
        "Verwijderd eq false and Kamerstukdossier/any(k:k/Nummer eq 21501 and k/Toevoeging eq '02')",
    ),
    "two dossiers of decisions": (
        {"dossiers": ["21 501-02", "36600 VII"]},
        "Besluit",
        "Verwijderd eq false and (Zaak/any(z:z/Kamerstukdossier/any(k:k/Nummer eq 21501 and k/Toevoeging eq '02'))"
        " or Zaak/any(z:z/Kamerstukdossier/any(k:k/Nummer eq 36600 and k/Toevoeging eq 'VII')))",
    ),
    "a dossier without addition": (
        {"dossiers": ["35570"]},
        "Kamerstukdossier",
        "Verwijderd eq false and Nummer eq 35570 and (Toevoeging eq null or Toevoeging eq ''"
        " or startswith(Toevoeging,'(R'))",
    ),
    "a period": (
        {"since": date(2024, 1, 1), "until": date(2024, 12, 31)},
        "Zaak",
        "Verwijderd eq false and GestartOp ge 2024-01-01 and GestartOp lt 2025-01-01",
    ),
    "a kind": ({"kinds": ["motion"]}, "Besluit", "Verwijderd eq false and Zaak/any(z:startswith(z/Soort,'Motie'))"),
    "people, whatever is selected": ({"dossiers": ["21501-02"]}, "Persoon", "Verwijderd eq false"),
}


@pytest.mark.parametrize(("selection", "collection", "expected"), FILTERS.values(), ids=FILTERS)
def test_a_selection_is_said_in_each_collection(selection: dict[str, Any], collection: str, expected: str) -> None:
    assert written(**selection)[collection][0].filter == expected


def test_a_council_is_looked_for_by_its_names_in_title_and_subject() -> None:
    text = written(councils=["raz"])["Zaak"][0].filter
    assert "contains(Onderwerp,'Raad Algemene Zaken')" in text
    assert "contains(Titel,'Raad Algemene Zaken')" in text
    assert "'RAZ'" not in text, "Brazilië is no Council"


def test_collections_that_a_selection_is_not_about_are_left_out() -> None:
    assert set(written(kinds=["motion"])) == {"Kamerstukdossier", "Zaak", "Document", "Besluit", "Persoon"}
    assert "Kamerstukdossier" not in written(councils=["RBZ"])
    assert set(written(kinds=["debate"])) == {"Kamerstukdossier", "Document", "Activiteit", "Persoon"}


def test_what_belongs_together_comes_along() -> None:
    (besluit,) = written()["Besluit"]
    assert besluit.expand == (
        "Zaak($filter=Verwijderd eq false),Stemming($filter=Verwijderd eq false),Agendapunt($expand=Activiteit)"
    )
    (zaak,) = written()["Zaak"]
    assert zaak.expand is not None
    assert (
        "Document($filter=Verwijderd eq false;$expand=HuidigeDocumentVersie($expand=DocumentPublicatie(" in zaak.expand
    )
    assert "VervangenDoor" not in zaak.expand, "not offered here"


def test_changes_are_asked_with_what_was_taken_away() -> None:
    main, votes, gone = written(SINCE, dossiers=["21501-02"])["Besluit"]
    assert "Verwijderd" not in main.filter
    assert main.filter.endswith("ApiGewijzigdOp ge 2026-01-01T00:00:00Z")
    assert main.expand == "Zaak,Stemming,Agendapunt($expand=Activiteit)"
    assert "Stemming/any(w:w/ApiGewijzigdOp ge 2026-01-01T00:00:00Z)" in votes.filter
    assert gone.filter == "Verwijderd eq true and ApiGewijzigdOp ge 2026-01-01T00:00:00Z"
    assert (gone.expand, gone.select) == (None, "Id,Verwijderd,GewijzigdOp,ApiGewijzigdOp")


LOST: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "a link": (lambda shape: shape["Besluit"][1].pop("Zaak"), "Besluit has no Zaak"),
    "a field of a link": (lambda shape: shape["Kamerstukdossier"][0].pop("Toevoeging"), "has no Toevoeging"),
    "a date": (lambda shape: shape["Zaak"][0].pop("GestartOp"), "Zaak has no GestartOp"),
    "a kind": (lambda shape: shape["Zaak"][0].pop("Soort"), "Zaak has no Soort"),
}


@pytest.mark.parametrize(("lose", "says"), LOST.values(), ids=LOST)
def test_a_name_that_is_gone_is_told(lose: Callable[[dict[str, Any]], object], says: str) -> None:
    shape = {name: (dict(fields), dict(links)) for name, (fields, links) in V4.items()}
    lose(shape)
    metadata = read_metadata(edmx(shape).encode(), "http://x/$metadata")
    chosen = select(dossiers=["21501-02"], since=date(2024, 1, 1), kinds=["motion"])
    with pytest.raises(SourceChanged, match=says):
        [queries(metadata, plan, chosen, None) for plan in plans(metadata, chosen)]


def test_tells_v4_from_v5() -> None:
    shape = {**V4, "Document": ({"Nummer": "String", "Soort": "String"}, V4["Document"][1])}
    assert METADATA.shape == "v4"
    assert read_metadata(edmx(shape).encode(), "x").shape == "v5"


BROKEN_METADATA = {"nothing in it": "<x/>", "broken": "<x", "another XML": "<feed><entry/></feed>"}


@pytest.mark.parametrize("text", BROKEN_METADATA.values(), ids=BROKEN_METADATA)
def test_metadata_that_is_none_is_told(text: str) -> None:
    with pytest.raises(SourceChanged):
        read_metadata(text.encode(), "http://x/$metadata")


def test_the_second_address_is_asked_when_the_first_is_gone() -> None:
    service = OData({})

    def answer(asked: Asked) -> Reply:
        return Reply(status=404) if asked.path.startswith("/v5") else service(asked)

    with serving(answer) as server, client_for(FakeTime()) as client:
        settings = ODataSettings(bases=(f"{server.base}/v5", f"{server.base}/v4"))
        runs = odata_runs(client, settings, select(kinds=["motion"]))
    assert [run.collection for run in runs][:2] == ["Kamerstukdossier?kind=motion", "Zaak?kind=motion"]
    assert "the service offers no link Zaak.VervangenDoor" in runs[1].notes


def test_a_field_that_the_archive_has_a_place_for_and_is_gone_is_noted() -> None:
    with serving(OData({})) as server, client_for(FakeTime()) as client:
        runs = odata_runs(client, ODataSettings(bases=(server.base,)), select())
    zaak = next(run for run in runs if run.collection == "Zaak")
    assert "the service offers no Kabinetsappreciatie of Zaak" in zaak.notes
    assert not any("Onderwerp" in note for note in zaak.notes)


def test_a_run_goes_on_where_it_was_and_then_asks_for_changes() -> None:
    service = OData({"Zaak": [row(n) for n in range(6)]}, page=2)
    with serving(service) as server, client_for(FakeTime()) as client:
        settings = ODataSettings(bases=(server.base,))

        def zaken() -> Callable[..., Any]:
            runs = odata_runs(client, settings, select())
            return next(run.steps for run in runs if run.collection == "Zaak")

        first = next(zaken()(None))
        rest = list(zaken()(first.state))
        assert [n for s in (first, *rest) for n in numbers(s.fetched[0].data)] == list(range(6))
        assert [s.state.backlog for s in (first, *rest)] == [4, 2, 0]
        assert rest[-1].state.newest == datetime(2026, 1, 1, 0, 0, 5, 123456, tzinfo=UTC)
        before = len(server.asked)
        list(zaken()(rest[-1].state))
        filters = [asked.query["$filter"] for asked in server.asked[before:] if "$filter" in asked.query]
    # an hour before the newest item: what changed under way may stand on pages already read
    assert "ApiGewijzigdOp ge 2025-12-31T23:00:05.123456Z" in filters[0]
    assert any("Document/any" in text for text in filters)


def test_a_state_of_another_version_begins_again() -> None:
    with serving(OData({"Persoon": [row(1)]})) as server, client_for(FakeTime()) as client:
        runs = odata_runs(client, ODataSettings(bases=(server.base,)), select())
        run = next(run for run in runs if run.collection == "Persoon")
        (step,) = run.steps(None)
        odd = type(step.state)("odata", "Persoon", "{not ours", None, step.state.fetched_at, None)
        assert len(list(run.steps(odd))) == 1


SELECTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "no dossier": ({"dossiers": ["twee"]}, "is no dossier"),
    "no Council": ({"councils": ["Raad van Elf"]}, "is no Council"),
    "no kind": ({"kinds": ["gossip"]}, "is no kind"),
    "a period backwards": ({"since": date(2025, 1, 1), "until": date(2024, 1, 1)}, "ends .* before it begins"),
}


@pytest.mark.parametrize(("selection", "says"), SELECTIONS.values(), ids=SELECTIONS)
def test_a_selection_that_makes_no_sense_is_refused(selection: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        select(**selection)
    assert caught.value.remedy


@pytest.mark.skipif(not SHARED.exists(), reason="no shared data here")
def test_real_pages_and_metadata_replayed() -> None:
    raw = sorted((SHARED / "raw_pages").glob("*.json"))
    rows = json.loads((SHARED / "besluit.json").read_bytes())["value"]

    def answer(asked: Asked) -> Reply:
        if asked.path.endswith("$metadata"):
            return as_xml((SHARED / "metadata.xml").read_text("utf-8-sig"))
        if asked.path.endswith("/Stemming"):
            return Reply(raw[int(asked.query.get("n", 0))].read_bytes())
        start = int(asked.query.get("$skiptoken", 0))
        body: dict[str, Any] = {"@odata.context": "http://x/$metadata#Besluit", "value": rows[start : start + 250]}
        if start + 250 < len(rows):
            body["@odata.nextLink"] = f"Besluit?$skiptoken={start + 250}"
        return as_json(body)

    with serving(answer) as server, client_for(FakeTime()) as client:
        runs = odata_runs(client, ODataSettings(bases=(server.base,)), select(dossiers=["21501-02"]))
        assert [run.notes for run in runs] == [()] * len(runs), "every link that is wanted is offered"
        besluit = next(run for run in runs if run.collection.startswith("Besluit"))
        steps = list(besluit.steps(None))
        votes = list(
            pages(
                client,
                server.base,
                tuple(Task(collection="Stemming", link=f"{server.base}/Stemming?n={n}") for n in (0, 1)),
            )
        )
    assert sum(len(read_page(s.fetched[0].data, s.fetched[0].uri).entities) for s in steps) >= len(rows)
    assert sum(page.items for page in votes) == 107
    assert all(page.fetched.modified and page.fetched.modified.year >= 2024 for page in votes)
