"""Searching and fetching publications."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from kamerspoor.errors import SourceChanged, SourceDown, SourceError, SourceRefused
from kamerspoor.sources.fetched import SourceState, Step
from kamerspoor.sources.publications import publication_runs
from kamerspoor.sources.selection import Selection, select
from kamerspoor.sources.settings import PublicationsSettings
from kamerspoor.sources.sru import cql, read_found, search_url

from .server import Answering, Asked, FakeTime, Reply, as_html, as_xml, client_for, serving
from .services import changes_page, sru_page

DOSSIER = select(dossiers=["21501-02"])
AREA = "c.product-area==officielepublicaties"

CQL: dict[str, tuple[Selection, str]] = {
    "a dossier": (
        DOSSIER,
        f'{AREA} and (w.publicatienaam==Kamerstuk or w.publicatienaam=="Kamervragen (Aanhangsel)"'
        ' or w.publicatienaam==Handelingen) and w.dossiernummer=="21501-02" sortBy dt.date/sort.ascending',
    ),
    "motions of a period": (
        select(kinds=["motion"], since=date(2024, 1, 1), until=date(2024, 2, 1)),
        f'{AREA} and dt.type==Motie and dt.date>="2024-01-01" and dt.date<="2024-02-01" sortBy dt.date/sort.ascending',
    ),
    "two kinds of two dossiers": (
        select(kinds=["motion", "letter"], dossiers=["21501-02", "36600-V"]),
        f'{AREA} and (dt.type==Motie or dt.type=="Brief regering") and (w.dossiernummer=="21501-02"'
        ' or w.dossiernummer=="36600-V") sortBy dt.date/sort.ascending',
    ),
}


@pytest.mark.parametrize(("selection", "expected"), CQL.values(), ids=CQL)
def test_a_selection_becomes_a_question(selection: Selection, expected: str) -> None:
    assert cql(selection) == expected


def test_kinds_that_are_no_publications_ask_nothing() -> None:
    assert cql(select(kinds=["commitment"])) is None
    with client_for(FakeTime()) as client:
        assert publication_runs(client, PublicationsSettings(), select(kinds=["commitment"])) == ()


def test_quotes_cannot_break_out_of_a_question() -> None:
    odd = Selection(dossiers=(), councils=("Raad Buitenlandse Zaken",))
    text = cql(odd) or ""
    assert text.count('"') % 2 == 0
    assert "query=a+%26+b%3D%22c%22" in search_url("http://x/sru", 'a & b="c"', 1, 10)


KST = ("kst-21501-02-1", "kst-21501-02-2", "kst-21501-02-3", "blg-100", "kst-21501-02-4")


class Repository:
    """A search with its files; each publication in the forms that it is said to have."""

    def __init__(self, forms: dict[str, tuple[str, ...]], *, named: bool = True) -> None:
        self.forms = forms
        self.named = named
        self.base = ""

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/sru":
            names, start = list(self.forms), int(asked.query["startRecord"])
            here = names[start - 1 : start - 1 + int(asked.query["maximumRecords"])]
            return as_xml(sru_page(len(names), [(name, self._urls(name), "2026-02-01") for name in here]))
        if asked.path == "/fout404":
            return as_html()
        name, _, form = asked.path.rpartition("/")[2].rpartition(".")
        if form not in self.forms.get(name, ()):
            return Reply(status=302, headers={"Location": "/fout404?url=x"})
        return BODIES[form](name)

    def _urls(self, name: str) -> dict[str, str]:
        return {form: f"{self.base}/files/{name}.{form}" for form in self.forms[name]} if self.named else {}


BODIES: dict[str, Callable[[str], Reply]] = {
    "xml": lambda name: as_xml(f"<officiele-publicatie><kamerstuk>{name}</kamerstuk></officiele-publicatie>"),
    "html": lambda name: as_html(f"<html><body><h1>{name}</h1></body></html>".encode()),
    "pdf": lambda name: Reply(b"%PDF-1.7\n" + name.encode(), headers={"Content-Type": "application/pdf"}),
    "odt": lambda name: Reply(b"PK\x03\x04" + name.encode()),
}


def follow(
    answer: Answering, selection: Selection = DOSSIER, state: SourceState | None = None, *, size: int = 2
) -> tuple[list[Step], list[Asked]]:
    with serving(answer) as server, client_for(FakeTime()) as client:
        if isinstance(answer, Repository):
            answer.base = server.base
        base = server.base
        settings = PublicationsSettings(
            search=f"{base}/sru", files=f"{base}/files", changes=f"{base}/_events", page_size=size, first_days=2
        )
        (run,) = publication_runs(client, settings, selection)
        return list(run.steps(state)), server.asked


def names(steps: list[Step]) -> list[str]:
    return [item.uri.rpartition("/")[2] for step in steps for item in step.fetched]


def test_pages_through_all_records() -> None:
    steps, asked = follow(Repository(dict.fromkeys(KST, ("xml", "pdf"))))
    assert names(steps) == [f"{name}.xml" for name in KST]
    searches = [question.query for question in asked if question.path == "/sru"]
    assert [search["startRecord"] for search in searches] == ["1", "3", "5"]
    assert [step.state.backlog for step in steps] == [4, 3, 2, 1, 0]
    assert {item.kind for step in steps for item in step.fetched} == {"document"}
    assert [item.collection for step in steps for item in step.fetched] == ["kst", "kst", "kst", "blg", "kst"]
    assert steps[0].fetched[0].modified == datetime(2026, 2, 1, tzinfo=UTC)


def test_goes_on_from_every_record_and_then_asks_for_changes() -> None:
    def repository() -> Repository:
        return Repository(dict.fromkeys(KST, ("xml",)))

    steps, _ = follow(repository())
    for at, step in enumerate(steps[:-1], start=1):
        rest, _ = follow(repository(), state=step.state)
        assert names(steps[:at]) + names(rest) == [f"{name}.xml" for name in KST]
    _, asked = follow(repository(), state=steps[-1].state)
    assert 'dt.modified>="2026-01-31"' in asked[0].query["query"]


FORMS: dict[str, tuple[tuple[str, ...], str | None]] = {
    "XML before all": (("pdf", "odt", "html", "xml"), "xml"),
    "HTML before ODT": (("pdf", "odt", "html"), "html"),
    "ODT before PDF": (("pdf", "odt"), "odt"),
    "PDF alone": (("pdf",), "pdf"),
    "nothing": ((), None),
}


@pytest.mark.parametrize("named", [True, False], ids=["addresses named", "addresses made"])
@pytest.mark.parametrize(("forms", "best"), FORMS.values(), ids=FORMS)
def test_the_best_form_is_fetched(forms: tuple[str, ...], best: str | None, named: bool) -> None:
    steps, _ = follow(Repository({KST[0]: forms}, named=named))
    assert names(steps) == ([f"{KST[0]}.{best}"] if best else [])
    assert [step.missing for step in steps] == [() if best else (KST[0],)]


FAKES: dict[str, Callable[[], Reply]] = {
    "404": lambda: Reply(status=404),
    "a page that says 200": as_html,
    "a page sent to": lambda: Reply(status=302, headers={"Location": "/fout404"}),
}


@pytest.mark.parametrize("fake", FAKES.values(), ids=FAKES)
def test_a_page_for_what_is_not_there_is_missing_not_stored(fake: Callable[[], Reply]) -> None:
    good = Repository(dict.fromkeys(KST[:2], ("xml",)))

    def answer(asked: Asked) -> Reply:
        return fake() if KST[0] in asked.path else good(asked)

    with serving(answer) as server, client_for(FakeTime()) as client:
        good.base = server.base
        settings = PublicationsSettings(search=f"{server.base}/sru", files=f"{server.base}/files")
        (run,) = publication_runs(client, settings, DOSSIER)
        steps = list(run.steps(None))
    assert names(steps) == [f"{KST[1]}.xml"]
    assert [step.missing for step in steps] == [(KST[0],), ()]


def test_a_repository_without_anything_is_told() -> None:
    with pytest.raises(SourceChanged, match="20 publications in a row"):
        follow(Repository({f"kst-21501-02-{n}": () for n in range(1, 30)}), size=30)


def test_files_that_cannot_be_reached_are_not_missing() -> None:
    good = Repository({KST[0]: ("xml",)}, named=False)
    with pytest.raises(SourceDown):
        follow(lambda asked: good(asked) if asked.path == "/sru" else Reply(status=503))


DIAGNOSTIC = (
    '<diagnostics><diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><details>w.dossier</details>'
    "<message>Unsupported index</message></diagnostic></diagnostics>"
)
CHANGED: dict[str, tuple[str, type[SourceError], str]] = {
    "a diagnostic": (DIAGNOSTIC, SourceRefused, "Unsupported index: w.dossier"),
    "no number of records": ("<response/>", SourceChanged, "how many records"),
    "records that are promised and not given": (sru_page(5, []), SourceChanged, "gives none from number 1"),
    "broken XML": ("<response>", SourceChanged, "XML is broken"),
    "HTML": ("<html><body>Storing</body></html>", SourceChanged, "web page"),
}


@pytest.mark.parametrize(("page", "kind", "says"), CHANGED.values(), ids=CHANGED)
def test_another_shape_is_told(page: str, kind: type[SourceError], says: str) -> None:
    with pytest.raises(kind, match=says):
        follow(lambda _: as_xml(page))


def test_a_search_that_finds_nothing_is_one_step() -> None:
    steps, _ = follow(lambda _: as_xml(sru_page(0, [])))
    assert [(step.fetched, step.state.backlog) for step in steps] == [((), 0)]


def test_records_without_identifier_or_addresses_are_read_as_far_as_they_go() -> None:
    found = read_found(sru_page(3, [("", {}, ""), ("kst-1", {}, "soon")]).encode(), "x")
    assert [(record.identifier, record.urls, record.modified) for record in found.records] == [("kst-1", {}, None)]


class Changes(Repository):
    """Lists of changes by day, with the files that they name."""

    def __init__(self, days: dict[str, list[str]]) -> None:
        super().__init__({name: ("xml",) for day in days.values() for name in day})
        self.days = days

    def __call__(self, asked: Asked) -> Reply:
        if not asked.path.startswith("/_events/"):
            return super().__call__(asked)
        day = asked.path.removeprefix("/_events/").removesuffix(".xml")
        return as_xml(changes_page(self.days[day])) if day in self.days else Reply(status=404)


# The clock of the tests stands at 2 March 2026; the lists begin two days before.
DAYS = {
    "2026-02-28": ["kst-36600-1", "gmb-2026-5", "kst-36600-2", "kst-36600-1"],
    "2026-03-02": ["ah-tk-20252026-7"],
}


def test_lists_of_changes_are_followed_day_by_day() -> None:
    steps, asked = follow(Changes(DAYS), Selection())
    assert names(steps) == ["kst-36600-1.xml", "kst-36600-2.xml", "ah-tk-20252026-7.xml"], "parliament's, each once"
    lists = [question.path for question in asked if "_events" in question.path]
    assert lists == [f"/_events/{day}.xml" for day in ("2026-02-28", "2026-03-01", "2026-03-02")]
    assert json.loads(steps[-1].state.token or "")["day"] == "2026-03-02", "today's list may still grow"
    assert steps[-1].state.backlog == 0


def test_lists_go_on_where_they_were() -> None:
    steps, _ = follow(Changes(DAYS), Selection())
    for at, step in enumerate(steps[:3], start=1):
        rest, _ = follow(Changes(DAYS), Selection(), step.state)
        assert names(steps[:at]) + names(rest) == names(steps)


def test_a_list_of_another_shape_is_told() -> None:
    with pytest.raises(SourceChanged, match="names no publications"):
        follow(lambda _: as_xml("<lijst><stuk>kst-1</stuk></lijst>"), Selection())
