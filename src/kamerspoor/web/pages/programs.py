"""For programmers: every address, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from kamerspoor.web import absolute
from kamerspoor.web.describing import TAGS, operations
from kamerspoor.web.paging import Here, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an address takes. `limits`: in words, empty where there are none. `given`: in the path or the query."""

    name: str
    given: str
    required: bool
    says: str
    limits: str
    example: str | None


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be asked. `forms`: media types of the answer; `try_it`: an example, where one is known."""

    path: str
    summary: str
    says: str
    forms: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    try_it: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Addresses of one kind."""

    name: str
    says: str
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class ProgramsPage:
    """All addresses, and the limits that hold for all of them.

    `rate`, `burst`: requests a second and at once for one client (`rate` None: no limit); `most`: on a page; `seconds`:
    for one answer.
    """

    base: str
    version: str
    groups: tuple[Group, ...]
    rate: float | None
    burst: int
    most: int
    seconds: float


@page(router, "/api", "programs.html.j2", summary="All addresses, for programmers", tag="programs")
def programs(here: Here) -> ProgramsPage:
    """Describe what programs can ask, from the same declarations as `/openapi.json`."""
    schema = here.request.app.openapi()
    settings = here.settings
    found: dict[str, list[Address]] = {name: [] for name in TAGS}
    for path, operation in operations(schema):
        # Each page is JSON at its own address with `.json` behind it: that is said once.
        if not path.endswith(".json"):
            found.setdefault(operation.get("tags", ["pages"])[0], []).append(_address(path, operation))
    return ProgramsPage(
        base=absolute.base_of(here.request),
        version=schema["info"]["version"],
        groups=tuple(Group(name, TAGS.get(name, ""), tuple(some)) for name, some in found.items() if some),
        rate=settings.rate if settings.limited else None,
        burst=settings.burst,
        most=settings.most_on_a_page,
        seconds=settings.seconds,
    )


def _address(path: str, operation: dict[str, Any]) -> Address:
    parameters = tuple(_parameter(one) for one in operation.get("parameters", ()))
    example: str | None = path
    for one in parameters:
        if one.given == "path":
            example = example.replace("{" + one.name + "}", one.example) if example and one.example else None
    answers = operation["responses"].get("200", {})
    return Address(
        path, operation.get("summary", ""), operation.get("description", ""), tuple(sorted(answers.get("content", ()))),
        parameters, example,
    )  # fmt: skip


def _parameter(parameter: dict[str, Any]) -> Parameter:
    example = parameter.get("example")
    return Parameter(
        parameter["name"], parameter["in"], bool(parameter.get("required")), parameter.get("description", ""),
        "; ".join(_limits(parameter["schema"])), None if example is None else str(example).replace("True", "1"),
    )  # fmt: skip


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    kinds = schema.get("anyOf", [schema])
    values = [value for kind in kinds for value in kind.get("enum", ())]
    if values:
        yield "one of " + ", ".join(map(str, values))
    for kind in kinds:
        if "minimum" in kind and "maximum" in kind:
            yield f"{kind['minimum']} to {kind['maximum']}"
        if "maxLength" in kind:
            yield f"at most {kind['maxLength']} characters"
    if schema.get("default") not in (None, "", False):
        yield f"else {schema['default']}"
