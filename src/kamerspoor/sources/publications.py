"""Fetch official publications: the best form of each, and lists of what changed on a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Literal, TypeVar

import msgspec

from kamerspoor.errors import SourceChanged, SourceMissing
from kamerspoor.sources.answers import looks_like_html, parse_xml
from kamerspoor.sources.fetched import Fetched, Run, SourceState, Step, later, parse_moment
from kamerspoor.sources.http import Answer, Client, shown
from kamerspoor.sources.selection import Selection
from kamerspoor.sources.settings import PublicationsSettings
from kamerspoor.sources.sru import Record, cql, read_found, search_url

Form = Literal["xml", "html", "odt", "pdf"]
FORMS: tuple[Form, ...] = ("xml", "html", "odt", "pdf")
_PARLIAMENT = re.compile(r"(?:kst|ah-tk|ah-ek|ah|h-tk|h-ek|h|kv-tk|kv|nds-tk|blg)-[\w-]{1,60}", re.ASCII)
_NOT_THERE = re.compile(rb"fout404|<title>[^<]{0,80}(?:\b404\b|niet gevonden)", re.I)
_MOST_MISSING = 20
_OVERLAP = timedelta(days=1)
_CHECK = "open the address; if the service has moved, set its address under [publications] in the settings"


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """Where a search is: at which record, in which question; over when there is no question.

    `since` is the day that the next question begins from.
    """

    query: str | None = None
    record: int = 1
    started: datetime | None = None
    since: date | None = None


class DayToken(msgspec.Struct, frozen=True, kw_only=True):
    """Where the lists of changes are: which day comes next, and how many of its items are done."""

    day: date
    done: int = 0


T = TypeVar("T", Token, DayToken)


def publication_runs(client: Client, settings: PublicationsSettings, selection: Selection) -> tuple[Run, ...]:
    """Give a run for a selection: a search, or the lists of changes where nothing is selected."""
    if selection != Selection():
        if cql(selection) is None:
            return ()
        searching = _Search(client, settings, selection)
        return (Run("publications", selection.key("search"), _watched(searching)),)
    return (Run("publications", "changes", _watched(_Changes(client, settings))),)


def _watched(run: Callable[[SourceState | None], Iterator[Step]]) -> Callable[[SourceState | None], Iterator[Step]]:
    """Stop a run in which nothing is there any more: then it is the service that changed, not each of its items."""

    def steps(state: SourceState | None) -> Iterator[Step]:
        row = 0
        for step in run(state):
            row = row + 1 if step.missing else (0 if step.fetched else row)
            if row >= _MOST_MISSING:
                raise SourceChanged(
                    f"{row} publications in a row are not there, the last of them {step.missing[0]}", remedy=_CHECK
                )
            yield step

    return steps


class _Search:
    """Publications that a search finds."""

    def __init__(self, client: Client, settings: PublicationsSettings, selection: Selection) -> None:
        self.client = client
        self.settings = settings
        self.selection = selection

    def __call__(self, state: SourceState | None) -> Iterator[Step]:
        token = self._begin(_read(state, Token) or Token())
        newest = state.newest if state else None
        key = self.selection.key("search")
        more = True
        while more:
            assert token.query is not None
            found, total = self._ask(token.query, token.record)
            more = token.record + len(found) <= total
            for at, record in enumerate(found, start=token.record):
                newest = later(newest, record.modified)
                fetched, missing = fetch_publication(self.client, self.settings, record)
                left = total - at
                after = msgspec.structs.replace(token, record=at + 1) if left else _after_search(token, newest)
                yield Step(fetched, _state(key, after, newest, self.client.clock.now(), max(0, left)), missing)
            if not found:
                yield Step((), _state(key, _after_search(token, newest), newest, self.client.clock.now(), 0))
            token = msgspec.structs.replace(token, record=token.record + len(found))

    def _begin(self, token: Token) -> Token:
        if token.query is not None:
            return token
        query = cql(self.selection, token.since)
        return Token(query=query, started=self.client.clock.now(), since=token.since)

    def _ask(self, query: str, start: int) -> tuple[tuple[Record, ...], int]:
        url = search_url(self.settings.search, query, start, self.settings.page_size)
        found = read_found(self.client.fetch(url, "xml").data, shown(url))
        if not found.records and start <= found.total:
            raise SourceChanged(
                f"it says that there are {found.total} records and gives none from number {start}",
                where=shown(url),
                remedy=_CHECK,
            )
        return found.records, found.total


def _after_search(token: Token, newest: datetime | None) -> Token:
    if newest is None or token.started is None:
        return Token()
    return Token(since=min(newest, token.started).date() - _OVERLAP)


class _Changes:
    """Publications on the daily lists of changes."""

    def __init__(self, client: Client, settings: PublicationsSettings) -> None:
        self.client = client
        self.settings = settings

    def __call__(self, state: SourceState | None) -> Iterator[Step]:
        today = self.client.clock.now().date()
        token = _read(state, DayToken) or DayToken(day=today - timedelta(days=self.settings.first_days))
        newest = state.newest if state else None
        key = "changes"
        while token.day <= today:
            day, records = token.day, self._records(token.day)
            for done, record in enumerate(records[token.done :], start=token.done + 1):
                newest = later(newest, record.modified)
                fetched, missing = fetch_publication(self.client, self.settings, record)
                now = self.client.clock.now()
                after = DayToken(day=day, done=done if day < today else 0)
                yield Step(fetched, _state(key, after, newest, now, len(records) - done), missing)
            # The list of today may still grow: the next run reads it anew.
            token = DayToken(day=day + timedelta(days=1) if day < today else day)
            yield Step((), _state(key, token, newest, self.client.clock.now(), None if day < today else 0))
            if day >= today:
                return

    def _records(self, day: date) -> tuple[Record, ...]:
        url = f"{self.settings.changes.rstrip('/')}/{day.isoformat()}.xml"
        try:
            return read_changes(self.client.fetch(url, "xml").data, day, shown(url))
        except SourceMissing:
            return ()  # a day without publications has no list


def read_changes(data: bytes, day: date, where: str) -> tuple[Record, ...]:
    """Read which publications of parliament are on a list of changes, each once, in the order of the list.

    Raises: SourceChanged when it names nothing at all.
    """
    found: dict[str, Record] = {}
    named = 0
    root = parse_xml(data)
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        text = (element.text or "").strip()
        named += name in ("identifier", "id")
        if name in ("identifier", "id") and _PARLIAMENT.fullmatch(text):
            found.setdefault(text, Record(text, {}, parse_moment(day.isoformat())))
    if len(root) and not named:
        raise SourceChanged(f"the list of changes of {day} names no publications", where=where, remedy=_CHECK)
    return tuple(found.values())


def fetch_publication(
    client: Client, settings: PublicationsSettings, record: Record
) -> tuple[tuple[Fetched, ...], tuple[str, ...]]:
    """Fetch the best form of a publication that is there.

    Returns: the document, or the identifier as missing when no form of it is there.
    """
    for form, url in _forms(settings, record):
        try:
            answer = client.fetch(url, "xml" if form == "xml" else "any")
        except (SourceMissing, SourceChanged):
            continue  # a page that says that it is not there, in place of this form
        if _is_form(answer, form):
            prefix = record.identifier.partition("-")[0]
            now = client.clock.now()
            return (
                (Fetched(shown(url), answer.data, "document", prefix, now, record.modified or answer.modified),),
                (),
            )
    return (), (record.identifier,)


def _forms(settings: PublicationsSettings, record: Record) -> list[tuple[Form, str]]:
    if record.urls:
        return [(form, url) for form in FORMS if (url := _url(record.urls, form))]
    base = f"{settings.files.rstrip('/')}/{record.identifier}/{record.identifier}"
    return [(form, f"{base}.{form}") for form in FORMS]


def _url(urls: Mapping[str, str], form: Form) -> str | None:
    return urls.get(form) or urls.get(f"{form}-nl")


def _is_form(answer: Answer, form: Form) -> bool:
    """Tell by its first bytes whether an answer is the form that was asked for."""
    if form == "pdf":
        return b"%PDF-" in answer.data[:1024]
    if form == "odt":
        return answer.data.startswith(b"PK")
    if form == "html":
        return looks_like_html(answer.data) and not _NOT_THERE.search(answer.data[:20_000])
    return True


def _state(
    key: str, token: Token | DayToken, newest: datetime | None, now: datetime, backlog: int | None
) -> SourceState:
    return SourceState("publications", key, msgspec.json.encode(token).decode(), newest, now, backlog)


def _read(state: SourceState | None, kind: type[T]) -> T | None:
    if state is None or not state.token:
        return None
    try:
        return msgspec.json.decode(state.token, type=kind)
    except msgspec.MsgspecError:
        return None  # written by another version: begin again, which loses nothing
