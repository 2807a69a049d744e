"""Read pages of the OData service, v4 or v5: an envelope, a plain list of records, or one record.

Which type the records have is said by `@odata.context`, by `@odata.type`, or found from the names of their properties;
a file's name only decides between types that have the same properties.

Source: OData JSON Format 4.01; the pages that the service gave between 2023 and October 2025.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.fields import KINDS
from kamerspoor.official.records import Collector
from kamerspoor.official.schema import COMMON, NAVIGATION, PROPERTIES
from kamerspoor.official.values import Value

_LEAST_LIKENESS = 0.6
_LOOKED_AT = 20
_BY_NAME = {kind.lower(): kind for kind in PROPERTIES}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. `collection` is the service's type of its own records, `count` the total that it tells."""

    entities: tuple[Value, ...]
    next_link: str | None
    count: int | None
    collection: str | None
    warnings: tuple[str, ...]


def read_page(data: bytes, name: str | None = None) -> Page:
    """Read one page.

    `name` is the file or address that the page came from.
    Raises: OfficialDataError where the bytes are no JSON, or JSON without records of the service.
    """
    where = name or "page"
    body = _decode(data, where)
    records, context, link, count = _open(body, where)
    if not records:
        return Page((), link, count, _kind_of_context(context), ())
    kind = _kind_of_context(context) or _kind_of_type(records[0]) or _kind_of_names(records, name, where)
    collector = Collector()
    for position, record in enumerate(records):
        if "@removed" in record or "@odata.removed" in record:
            collector.warnings.add("a removal notice is not read", f"record {position}")
            continue
        collector.add(_kind_of_type(record) or kind, record, f"record {position}")
    return Page(collector.values(), link, count, kind, collector.warnings.texts())


def _decode(data: bytes, where: str) -> object:
    import msgspec

    text = data.removeprefix(b"\xef\xbb\xbf")
    start = text[:512].lstrip()
    if not start:
        raise OfficialDataError("there is nothing in it", where=where, remedy="fetch the page again")
    if start[:1] == b"<":
        form = "HTML" if re.match(rb"<(?:!doctype\s+)?html", start, re.I) else "markup"
        raise OfficialDataError(
            f"{form} stands where JSON is expected",
            where=where,
            remedy="the service may be down or moved; look at the page, check the base URL",
        )
    try:
        return msgspec.json.decode(text)
    except UnicodeDecodeError as error:
        raise OfficialDataError("the JSON is no UTF-8", where=where, remedy="fetch the page again") from error
    except msgspec.DecodeError as error:
        raise OfficialDataError(
            f"the JSON is broken{_place(text, str(error))}: {error}",
            where=where,
            remedy="fetch the page again; it may have been cut off",
        ) from error
    except RecursionError as error:
        raise OfficialDataError("the JSON is nested too deep", where=where, remedy="expand less at once") from error


def _place(text: bytes, message: str) -> str:
    match = re.search(r"byte (\d+)", message)
    end = int(match[1]) if match else len(text)
    before = text[:end]
    return f" at line {before.count(10) + 1}, column {end - before.rfind(10)}"


def _open(body: object, where: str) -> tuple[list[Mapping[str, object]], str | None, str | None, int | None]:
    """Give the records of a page, its context, next link and count."""
    if isinstance(body, list):
        return _records(body, where), None, None, None
    if not isinstance(body, Mapping):
        raise OfficialDataError("the JSON holds no records", where=where, remedy="this is no page of the service")
    if "error" in body and "value" not in body:
        raise OfficialDataError(
            f"the service answered with an error: {_message(body['error'])}",
            where=where,
            remedy="check the query that was sent",
        )
    context = _control(body, "context")
    if "value" in body and "Id" not in body:
        values = body["value"]
        if not isinstance(values, list):
            raise OfficialDataError("`value` is no list of records", where=where, remedy="ask for an entity set")
        count = _control(body, "count")
        number = int(count) if count and count.isdigit() else None
        return _records(values, where), context, _control(body, "nextLink"), number
    if "Id" not in body:
        told = body.get("Message") or body.get("message")
        raise OfficialDataError(
            f"the JSON is no page of the service{f': {told}' if told else ''}",
            where=where,
            remedy="a page has `value` or is a record with `Id`",
        )
    return [body], context, None, None


def _records(values: list[object], where: str) -> list[Mapping[str, object]]:
    for position, value in enumerate(values):
        if not isinstance(value, Mapping):
            raise OfficialDataError(
                f"item {position} of the page is no record", where=where, remedy="this is no page of the service"
            )
    return values  # type: ignore[return-value]


def _control(body: Mapping[str, object], name: str) -> str | None:
    value = body.get(f"@odata.{name}", body.get(f"@{name}"))
    return None if value is None else str(value)


def _message(error: object) -> str:
    if isinstance(error, Mapping):
        parts = [str(error[key]) for key in ("code", "message") if error.get(key)]
        return ": ".join(parts) or "no message"
    return str(error)


def _kind_of_context(context: str | None) -> str | None:
    """Give the type that a context URL names.

    Raises: nothing; a context that names no known type gives None.
    """
    if not context or "#" not in context:
        return None
    path = context.partition("#")[2].removesuffix("/$entity").removesuffix("/$delta")
    if match := re.match(r"Collection\(([\w.]+)\)", path):
        path = match[1].rpartition(".")[2]
    while (shorter := re.sub(r"\([^()]*\)", "", path)) != path:
        path = shorter
    kind: str | None = None
    for step in path.split("/"):
        kind = NAVIGATION[kind].get(step, kind) if kind else _BY_NAME.get(step.rpartition(".")[2].lower())
    return kind


def _kind_of_type(record: Mapping[str, object]) -> str | None:
    told = _control(record, "type")
    return _BY_NAME.get(told.rpartition(".")[2].lower()) if told else None


def _kind_of_names(records: list[Mapping[str, object]], name: str | None, where: str) -> str:
    """Find the type whose properties are most like those of the records."""
    names = {key for record in records[:_LOOKED_AT] for key in record if "@" not in key}
    likeness = {kind: _likeness(kind, names) for kind in PROPERTIES}
    best = max(likeness.values())
    if best < _LEAST_LIKENESS or "Id" not in names:
        raise OfficialDataError(
            f"no type of the service has the properties {', '.join(sorted(names)[:6])}",
            where=where,
            remedy="keep the page with its @odata.context",
        )
    equal = [kind for kind in likeness if likeness[kind] == best]
    if len(equal) == 1:
        return equal[0]
    stem = re.sub(r"[^a-z]", "", re.split(r"[/\\]", name or "")[-1].lower())
    named = [kind for kind in equal if stem.startswith(kind.lower())]
    if not named:
        raise OfficialDataError(
            f"the records may be of type {' or '.join(equal)}",
            where=where,
            remedy="keep the page with its @odata.context, or name the file after the type",
        )
    return max(named, key=len)


def _likeness(kind: str, names: set[str]) -> float:
    """Tell how like the names are to a type's: shared names in all names, the old pages' missing ids aside."""
    other = {name for row in KINDS[kind].fields for name in row.sources} if kind in KINDS else set()
    own = PROPERTIES[kind] | COMMON
    known = own | NAVIGATION[kind].keys() | other
    expected = {name for name in own if not name.endswith("_Id")}
    return len(names & known) / len(names | expected)
