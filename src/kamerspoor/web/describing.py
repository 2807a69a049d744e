"""The description of all addresses for programs (OpenAPI): what each page declares, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi import FastAPI

    from kamerspoor.web.settings import Settings

_Operation = dict[str, Any]
TAGS = {
    "search": "Find documents, motions, statements and commitments.",
    "pages": "What people read; each page is JSON too.",
    "feeds": "What is new: Atom and iCalendar.",
    "programs": "Whether all is well, and where everything is.",
}
EXAMPLES = {
    ("path", "key"): "kst-21501-02-2234", ("path", "number"): "21501-02", ("path", "name"): "Belarus",
    ("path", "council"): "RBZ", ("path", "day"): "2023-03-13", ("path", "language"): "en", ("path", "part"): "overig",
    ("query", "q"): "wapenembargo", ("query", "council"): "RBZ", ("query", "since"): "2023-01",
    ("query", "until"): "2023-12", ("query", "dossier"): "21501-02", ("query", "limit"): 10, ("query", "in"): "motion",
    ("query", "als"): "kst-21501-02-2234", ("query", "sort"): "date", ("query", "faction"): "D66",
    ("query", "member"): "Ploumen", ("query", "actor"): "Kabinet", ("query", "act"): "urge",
    ("path", "start"): 1200, ("path", "id"): "kst-32317-588/2", ("query", "month"): "2024-06",
    ("path", "person"): "16be6093-7884-4d00-ae31-70dc7062f57a",
    ("query", "motion"): "kst-21501-02-2234", ("query", "terug"): "/zoek", ("query", "waarom"): True,
}  # fmt: skip
"""By where a parameter stands and its name, for those that declare none themselves."""
OTHERS = {
    ("/document/{key}", "key"): "kst-21501-02-2244",
    ("/document/{key}/bron", "key"): "kst-21501-02-2244",
    ("/actor/{name}", "name"): "Kabinet",
}
"""Examples of parameters that have another meaning here than elsewhere."""
SAYS = {
    ("query", "actor"): "Only statements of this actor",
    ("query", "act"): "Only statements that do this: `urge`, `support`, `oppose`, ...",
    ("query", "motion"): "Only statements about this motion, by its key",
    ("query", "na"): "Where the part before ended, as it says",
    ("query", "limit"): "How many a page",
    ("query", "terug"): "The page to go back to",
    ("path", "language"): "`nl` or `en`",
}
"""What is said of parameters that say nothing themselves."""
_TOO_LONG = {"description": "The address is too long"}
_SAME = {"description": "Nothing changed since the answer whose `ETag` came as `If-None-Match`"}


def describe(app: FastAPI, settings: Settings) -> None:
    """Let an application describe itself so."""
    made = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(made(), settings)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, _Operation]]:
    """Give the operations of a description with their paths."""
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            yield path, operation


def _completed(schema: dict[str, Any], settings: Settings) -> dict[str, Any]:
    schema["tags"] = [{"name": name, "description": said} for name, said in TAGS.items()]
    schema["servers"] = [{"url": (settings.base or "").rstrip("/") or "/"}]
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for path, operation in operations(schema):
        for parameter in operation.get("parameters", ()):
            _complete_parameter(path, parameter)
        answers = operation["responses"]
        answers.setdefault("414", {**_TOO_LONG, "content": {"application/json": problem}})
        if "200" in answers:
            _complete_answers(path, answers)
        if "422" in answers:
            answers["422"]["content"] = {"application/json": problem}
        for status, answer in answers.items():
            if status.startswith(("4", "5")) and path != "/health" and not path.endswith(".json"):
                answer.setdefault("content", {})["text/html"] = {"schema": {"type": "string"}}
    for name in ("HTTPValidationError", "ValidationError"):
        schema["components"]["schemas"].pop(name, None)
    return schema


def _complete_parameter(path: str, parameter: dict[str, Any]) -> None:
    place = (parameter["in"], parameter["name"])
    if not parameter.get("description") and place in SAYS:
        parameter["description"] = SAYS[place]
    parameter["schema"].pop("examples", None)
    if place in EXAMPLES:
        parameter["example"] = OTHERS.get((path.removesuffix(".json"), parameter["name"]), EXAMPLES[place])


def _complete_answers(path: str, answers: dict[str, Any]) -> None:
    """Say what only the frame around all pages does: what has not changed is not sent again."""
    if path != "/health":
        answers["200"]["headers"] = {"ETag": {"description": "Of this answer", "schema": {"type": "string"}}}
        answers["304"] = _SAME
    if path.endswith(".json"):
        answers["200"]["content"].pop("text/html", None)
    elif "text/html" in answers["200"].get("content", {}):
        answers["200"]["content"]["text/html"] = {"schema": {"type": "string"}}
    if "429" in answers:
        answers["429"]["headers"] = {
            "Retry-After": {"description": "Seconds until there is room again", "schema": {"type": "integer"}}
        }
