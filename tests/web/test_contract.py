"""What pages promise: templates use only what their views declare, every route is documented, every text translated."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi.routing import APIRoute
from jinja2 import DictLoader, Environment
from tests.web.rounds import application, routes
from tests.web.typed_templates import Walk

import kamerspoor.web
from kamerspoor.web.app import create_app
from kamerspoor.web.language import LANGUAGES
from kamerspoor.web.paging import PAGES, Page
from kamerspoor.web.responding import Place, Problem, environment
from kamerspoor.web.settings import Settings

ROOT = Path(kamerspoor.web.__file__).parent
DOCS = Path(__file__).parents[2] / "docs" / "web.md"
SCOPE = {"here": Place}
UNSEEN = {"/openapi.json", "/static/{sum}/{name}"}
"""Routes that describe no page: the description itself, and files whose addresses pages give."""
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ugettext": None, "ngettext": (1, 2), "ungettext": (1, 2)}


APP = application(create_app(Settings("nowhere")))
ROUTES = routes(APP)
SHOWN = [route for route in ROUTES if route.include_in_schema]
OPENAPI = APP.openapi()


def _filters() -> dict[str, Any]:
    """Give the annotated functions behind filters: those of the web package that have the filter's name."""
    modules = [import_module(f"kamerspoor.web.{module.name}") for module in iter_modules(kamerspoor.web.__path__)]
    return {
        name: found
        for module in modules
        for name in environment("nl").filters
        if (found := getattr(module, name, None)) is not None and "return" in getattr(found, "__annotations__", {})
    }


@pytest.mark.parametrize("page", [*PAGES, Page("every error", "problem.html.j2", Problem)], ids=lambda page: page.path)
def test_a_template_uses_only_what_its_view_declares(page: Page) -> None:
    walk = Walk(environment("nl"), _filters())
    assert walk.page(page.template, {**SCOPE, "view": page.model}) == []


@dataclass(frozen=True)
class Inner:
    name: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Sample:
    title: str
    inner: Inner | None
    many: tuple[Inner, ...]
    by_key: dict[str, Inner]


PARTS = "{% macro show(one) %}{{ one.name }}{{ one.wrong }}{% endmacro %}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ view.title }}{{ view.inner.name }}", ""),
        ("{{ view.titel }}", "Sample declares no 'titel'"),
        ("{{ view.inner.nam }}", "Inner declares no 'nam'"),
        ("{% for one in view.many %}{{ one.name }}{{ loop.index }}{% endfor %}", ""),
        ("{% for one in view.many %}{{ one.nope }}{% endfor %}", "Inner declares no 'nope'"),
        ("{% for one in view.many if one.nope %}{% endfor %}", "Inner declares no 'nope'"),
        ("{% for key, one in view.by_key.items() %}{{ one.nope }}{% endfor %}", "Inner declares no 'nope'"),
        ("{{ view.by_key['a'].nope }}", "Inner declares no 'nope'"),
        ("{{ view.many[0].nope }}", "Inner declares no 'nope'"),
        ("{{ (view.many | first).nope }}", "Inner declares no 'nope'"),
        ("{{ view.many | map(attribute='nope') | join }}", "Inner declares no 'nope'"),
        ("{% set one = view.inner %}{{ one.nope }}", "Inner declares no 'nope'"),
        ("{% with one = view.inner %}{{ one.nope }}{% endwith %}", "Inner declares no 'nope'"),
        ("{% block a %}{% if view.title %}{{ view.nope }}{% endif %}{% endblock %}", "Sample declares no 'nope'"),
        ("{% import 'parts' as p %}{{ p.show(view.inner) }}", "Inner declares no 'wrong'"),
        ("{% from 'parts' import show %}{% for one in view.many %}{{ show(one) }}{% endfor %}", "no 'wrong'"),
        ("{% import 'parts' as p %}{{ p.shown(view.inner) }}", "parts has no macro 'shown'"),
        ("{% macro m(v) %}{{ v.nope }}{% endmacro %}{{ m(view) }}", "Sample declares no 'nope'"),
        ("{{ (view.inner or view.many[0]).nope }}", "Inner declares no 'nope'"),
        ("{{ view.title.nope }}", "str declares no 'nope'"),
        ("{{ other.title }}", "nothing is called 'other'"),
    ],
)
def test_the_walk_finds_what_is_not_declared(text: str, fault: str) -> None:
    made = Environment(loader=DictLoader({"page": text, "parts": PARTS}))
    found = Walk(made, {}).page("page", {"view": Sample})
    assert len(found) == bool(fault), found
    assert fault in "".join(found)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_every_route_is_described(route: APIRoute) -> None:
    if not route.include_in_schema:
        assert route.path in UNSEEN
        return
    said = OPENAPI["paths"][_documented(route.path)]["get"]
    assert said["summary"][:1].isupper()
    assert said["tags"]
    assert said.get("description") or said["summary"]
    for parameter in said.get("parameters", ()):
        assert _bounded(parameter["schema"]), f"{parameter['name']} has no limit"


def _documented(path: str) -> str:
    """Give a route's path as its description has it: there a place has no kind."""
    return re.sub(r"\{(\w+):\w+\}", r"{\1}", path)


def _bounded(schema: dict[str, Any]) -> bool:
    """Tell whether a parameter takes only so much: of a length, a range, a list of values."""
    if "anyOf" in schema:
        return all(_bounded(one) for one in schema["anyOf"])
    if schema.get("type") in ("boolean", "null") or "enum" in schema or "const" in schema or "$ref" in schema:
        return True
    if schema.get("type") == "string":
        pattern = schema.get("pattern", "*")
        return "maxLength" in schema or schema.get("format") == "date" or not re.search(r"[*+]|,\}", pattern)
    if schema.get("type") == "array":
        return "maxItems" in schema and _bounded(schema["items"])
    return {"minimum", "maximum"} <= schema.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_says_what_it_gives_and_what_can_go_wrong(page: Page) -> None:
    for path in (page.path, "/index.json" if page.path == "/" else f"{page.path}.json"):
        answers = OPENAPI["paths"][_documented(path)]["get"]["responses"]
        assert "$ref" in answers["200"]["content"]["application/json"]["schema"]
        assert ("text/html" in answers["200"]["content"]) != path.endswith(".json")
        for status in ("404", "422", "429", "503"):
            reference = answers[status]["content"]["application/json"]["schema"]["$ref"]
            assert reference == "#/components/schemas/Problem"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_view_says_what_it_is(page: Page) -> None:
    assert page.model.__doc__
    assert not page.model.__doc__.startswith(f"{page.model.__name__}(")


def test_every_route_stands_in_the_manual() -> None:
    told = set(re.findall(r"`(/[^`\s]*)`", DOCS.read_text("utf-8")))
    pages = {route.path.removesuffix(".json") for route in SHOWN if route.path != "/index.json"}
    named = {route.path for route in SHOWN if route.path.endswith(".json") and route.path in told}
    assert pages - told - {path.removesuffix(".json") for path in named} == set()


def _catalogue(language: str) -> Catalog:
    return read_po(BytesIO((ROOT / "locale" / f"{language}.po").read_bytes()), locale=language)


def _said() -> dict[Any, str]:
    """Give the texts of code and templates, with a place of each."""
    methods = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]
    options = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true"}}
    found = extract_from_dir(str(ROOT), methods, options, KEYWORDS)
    return {text: f"{file}:{line}" for file, line, text, _, _ in found}


def _code() -> list[ast.AST]:
    return [node for path in sorted(ROOT.rglob("*.py")) for node in ast.walk(ast.parse(path.read_text("utf-8")))]


def _missed() -> set[str]:
    """Give the texts by which pages say that something is missing; `missing` looks them up itself."""
    calls = [node for node in _code() if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "missing"]
    given = [argument for call in calls for argument in (*call.args[1:2], *call.args[3:4])]
    return {one.value for one in given if isinstance(one, ast.Constant) and one.value}


def test_every_text_has_its_dutch() -> None:
    dutch = {message.id for message in _catalogue("nl") if message.id and _whole(message.string)}
    assert {text: place for text, place in _said().items() if text not in dutch} == {}
    assert _missed() - dutch == set()


def test_every_dutch_text_is_used() -> None:
    # Some are looked up later: then they stand in the code as they are.
    said = _said().keys() | {node.value for node in _code() if isinstance(node, ast.Constant)}
    assert [message.id for message in _catalogue("nl") if message.id and message.id not in said] == []


def test_translations_keep_what_is_filled_in() -> None:
    wrong = [
        message.id
        for language in LANGUAGES
        for message in _catalogue(language)
        if message.id and any(_holes(text) - _holes(*_texts(message.id)) for text in _texts(message.string))
    ]
    assert wrong == []


def _whole(text: str | tuple[str, ...] | None) -> bool:
    return bool(text) and all(_texts(text))


def _texts(text: Any) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _holes(*texts: str) -> set[str]:
    return {hole for text in texts for hole in re.findall(r"%\((\w+)\)", text)}
