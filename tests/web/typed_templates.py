"""Hold templates to the types of their views: walk what a template says, and name what no view declares.

The walk knows the type of `view` and `here`, and from there of loop variables, assigned names, arguments of macros at
each place that calls them, and what annotated filters and functions give. What it cannot know (`ANY`) it lets through;
the templates themselves fail on that when they are rendered, as `StrictUndefined` has it.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes

ANY: Any = Any
SAME = {"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"}
ELEMENT = {"first", "last", "min", "max", "random"}
WORDS = {"urlencode", "capitalize", "upper", "lower", "join", "e", "escape", "trim", "replace", "string", "title"}
OF_ATTRIBUTE = {"sort", "map", "selectattr", "rejectattr", "groupby", "unique", "min", "max", "sum"}


class Walk:
    """One walk over a template and all that it takes in. `faults`: template, line, and what is not declared."""

    def __init__(self, environment: Environment, known: Mapping[str, Callable[..., Any]]) -> None:
        self.environment = environment
        self.known = known
        self.faults: list[str] = []
        self._macros: dict[str, dict[str, nodes.Macro]] = {}
        self._seen: set[tuple[int, tuple[Any, ...]]] = set()
        self._template = ""
        self._scopes: dict[str, dict[str, Any]] = {}

    def page(self, template: str, scope: dict[str, Any]) -> list[str]:
        """Walk a page with the types of the names that it is given."""
        self._walk_template(template, scope)
        return self.faults

    def _walk_template(self, name: str, scope: dict[str, Any]) -> None:
        tree, outer = self._parse(name), self._template
        self._template = name
        self._scopes[name] = scope
        self._body(tree.body, scope, blocks=False)
        for block in tree.find_all(nodes.Block):
            self._body(block.body, dict(scope), blocks=True)
        self._template = outer

    def _parse(self, name: str) -> nodes.Template:
        loader = self.environment.loader
        assert loader is not None
        tree = self.environment.parse(loader.get_source(self.environment, name)[0], name)
        self._macros.setdefault(name, {macro.name: macro for macro in tree.find_all(nodes.Macro)})
        return tree

    def _body(self, body: Iterable[nodes.Node], scope: dict[str, Any], *, blocks: bool = True) -> None:
        for node in body:
            self._statement(node, scope, blocks)

    def _statement(self, node: nodes.Node, scope: dict[str, Any], blocks: bool) -> None:
        match node:
            case nodes.Extends(template=nodes.Const(value=name)):
                self._walk_template(name, scope)
            case nodes.Import(template=nodes.Const(value=name), target=target):
                self._parse(name)
                if node.with_context:
                    self._scopes[name] = scope
                scope[target] = _Module(name)
            case nodes.FromImport(template=nodes.Const(value=name), names=names):
                self._parse(name)
                for one in names:
                    source, target = one if isinstance(one, tuple) else (one, one)
                    scope[target] = _Made(name, source)
            case nodes.Include(template=nodes.Const(value=name)):
                self._walk_template(name, dict(scope))
            case nodes.Macro(name=name):
                scope[name] = _Made(self._template, name)
            case nodes.Block():
                if blocks:
                    self._body(node.body, dict(scope))
            case nodes.For():
                inner = dict(scope, loop=ANY)
                _bind(node.target, _element(self._type(node.iter, scope)), inner)
                if node.test:
                    self._type(node.test, inner)
                self._body([*node.body, *node.else_], inner)
            case nodes.Assign():
                _bind(node.target, self._type(node.node, scope), scope)
            case nodes.AssignBlock():
                self._body(node.body, scope)
                _bind(node.target, str, scope)
            case nodes.With():
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    _bind(target, self._type(value, scope), inner)
                self._body(node.body, inner)
            case nodes.CallBlock():
                self._type(node.call, scope)
                inner = dict(scope)
                for argument in node.args:
                    _bind(argument, ANY, inner)
                self._body(node.body, inner)
            case nodes.If():
                self._type(node.test, scope)
                self._body([*node.body, *node.elif_, *node.else_], scope)
            case nodes.Expr():
                self._type(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self._statement(child, scope, blocks)

    def _type(self, node: nodes.Node, scope: Mapping[str, Any]) -> Any:
        match node:
            case nodes.Name(name=name):
                return self._name(node, name, scope)
            case nodes.Getattr(node=inner, attr=attribute):
                return self._attribute(node, self._type(inner, scope), attribute)
            case nodes.Getitem(node=inner, arg=argument):
                self._type(argument, scope)
                of = self._type(inner, scope)
                return of if isinstance(argument, nodes.Slice) else _item(of)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Call():
                return self._call(node, scope)
            case nodes.CondExpr(test=test, expr1=one, expr2=other):
                self._type(test, scope)
                return _either([self._type(part, scope) for part in (one, other) if part is not None])
            case nodes.Or(left=left, right=right) | nodes.And(left=left, right=right):
                return _either([self._type(left, scope), self._type(right, scope)])
            case nodes.Const(value=value):
                return type(value)
            case _:
                for child in node.iter_child_nodes():
                    self._type(child, scope)
                return ANY

    def _name(self, node: nodes.Node, name: str, scope: Mapping[str, Any]) -> Any:
        if name in scope:
            return scope[name]
        given = self.environment.globals.get(name)
        if given is None and name not in ("caller", "_", "varargs", "kwargs"):
            self._fault(node, f"nothing is called {name!r}")
        return ANY if given is None else _Given(given)

    def _attribute(self, node: nodes.Node, of: Any, attribute: str) -> Any:
        if isinstance(of, _Module):
            if attribute not in self._macros[of.name]:
                self._fault(node, f"{of.name} has no macro {attribute!r}")
                return ANY
            return _Made(of.name, attribute)
        if isinstance(of, _Given):
            if not hasattr(of.value, attribute):
                self._fault(node, f"{of.value!r} has no {attribute!r}")
                return ANY
            return _Given(getattr(of.value, attribute))
        options = _options(of)
        found = [one for option in options if (one := _member(option, attribute)) is not None]
        if options and not found:
            self._fault(node, f"{' | '.join(map(_named, options))} declares no {attribute!r}")
        return _either(found) if found else ANY

    def _call(self, node: nodes.Call, scope: Mapping[str, Any]) -> Any:
        called = self._type(node.node, scope)
        given = [self._type(argument, scope) for argument in node.args]
        named = {pair.key: self._type(pair.value, scope) for pair in node.kwargs}
        if isinstance(called, _Made):
            self._macro(called, given, named)
            return str
        if isinstance(called, _Given):
            return _given_by(called.value)
        return called.gives if isinstance(called, _Method) else ANY

    def _macro(self, made: _Made, given: list[Any], named: Mapping[str, Any]) -> None:
        macro = self._macros[made.template][made.name]
        # A macro of the page itself sees what the page sees; one that is imported sees its arguments.
        scope = dict(self._scopes.get(made.template, {}))
        scope.update({name: _Made(made.template, name) for name in self._macros[made.template]})
        for index, argument in enumerate(macro.args):
            scope[argument.name] = given[index] if index < len(given) else named.get(argument.name, ANY)
        key = (id(macro), tuple(repr(scope[argument.name]) for argument in macro.args))
        if key in self._seen:
            return
        self._seen.add(key)
        outer, self._template = self._template, made.template
        for node in self._parse(made.template).body:
            if isinstance(node, nodes.Import | nodes.FromImport | nodes.Assign):
                self._statement(node, scope, blocks=False)
        self._body(macro.body, dict(scope, caller=ANY))
        self._template = outer

    def _filter(self, node: nodes.Filter, scope: Mapping[str, Any]) -> Any:
        of = self._type(node.node, scope) if node.node else str
        for argument in [*node.args, *(pair.value for pair in node.kwargs)]:
            self._type(argument, scope)
        name = node.name
        if name in OF_ATTRIBUTE:
            for attribute in _attributes_of(node):
                inner = self._path(node, _element(of), attribute)
                if name == "map":
                    return list[inner]
        if name in self.known:
            return _given_by(self.known[name])
        if name in SAME:
            return of
        if name in ELEMENT:
            return _element(of)
        return str if name in WORDS else int if name in ("length", "count", "int") else of if name == "default" else ANY

    def _path(self, node: nodes.Node, of: Any, path: str) -> Any:
        for attribute in path.split("."):
            of = _item(of) if attribute.isdigit() else self._attribute(node, of, attribute)
        return of

    def _fault(self, node: nodes.Node, what: str) -> None:
        fault = f"{self._template}:{node.lineno}: {what}"
        if fault not in self.faults:
            self.faults.append(fault)


@dataclasses.dataclass(frozen=True)
class _Module:
    """What an imported template is known by."""

    name: str


@dataclasses.dataclass(frozen=True)
class _Made:
    """A macro of a template."""

    template: str
    name: str


@dataclasses.dataclass(frozen=True)
class _Given:
    """Something of the environment: a function, a module."""

    value: Any


@dataclasses.dataclass(frozen=True)
class _Method:
    """A method of a value, and the type of what it gives."""

    gives: Any


def _options(of: Any) -> tuple[Any, ...]:
    """Give the types that a value may be of, None left out; none when nothing is known."""
    if isinstance(of, typing.TypeAliasType if hasattr(typing, "TypeAliasType") else ()):
        return _options(of.__value__)
    if get_origin(of) in (typing.Union, types.UnionType):
        parts = [_options(part) for part in get_args(of) if part is not type(None)]
        return () if not all(parts) else tuple(one for part in parts for one in part)
    if get_origin(of) is typing.Literal:
        return tuple({type(value) for value in get_args(of)})
    if get_origin(of) is typing.Annotated:
        return _options(get_args(of)[0])
    if of is ANY or isinstance(of, typing.TypeVar) or of is type(None) or isinstance(of, _Method | _Made):
        return ()
    return (of,)


def _either(found: list[Any]) -> Any:
    if any(one is ANY or isinstance(one, _Method | _Module | _Made | _Given) for one in found):
        return found[0] if len(found) == 1 else ANY
    return typing.Union[tuple(found)]  # noqa: UP007


def _member(of: Any, attribute: str) -> Any:
    """Give the type of an attribute; None when the type declares none of that name."""
    kind = get_origin(of) or of
    if not isinstance(kind, type):
        return ANY
    if dataclasses.is_dataclass(kind) or (issubclass(kind, tuple) and hasattr(kind, "_fields")):
        hints = get_type_hints(kind)
        if attribute in hints:
            return hints[attribute]
    if issubclass(kind, Enum) and attribute in ("name", "value"):
        return str
    found = getattr(kind, attribute, None)
    if found is None:
        return None
    if isinstance(found, property):
        assert found.fget
        return get_type_hints(found.fget).get("return", ANY)
    if attribute in ("items", "values", "keys") and issubclass(kind, Mapping):
        key, value = get_args(of) or (ANY, ANY)
        return _Method({"items": list[tuple[key, value]], "values": list[value], "keys": list[key]}[attribute])
    if attribute == "get" and issubclass(kind, Mapping):
        return _Method((get_args(of) or (ANY, ANY))[1])
    return _Method(_given_by(found))


def _given_by(function: Any) -> Any:
    try:
        hints = get_type_hints(function)
    except (TypeError, NameError, AttributeError):
        return ANY
    return hints.get("return", ANY)


def _element(of: Any) -> Any:
    """Give the type of what a loop over a value takes."""
    found = []
    for option in _options(of):
        arguments, kind = get_args(option), get_origin(option) or option
        if not arguments or kind is str:
            return ANY
        found += [one for one in arguments if one is not Ellipsis] if kind is tuple else [arguments[0]]
    return _either(found) if found else ANY


def _item(of: Any) -> Any:
    """Give the type of what stands at a place or key of a value."""
    found = []
    for option in _options(of):
        arguments, kind = get_args(option), get_origin(option) or option
        if not arguments:
            return ANY
        mapping = isinstance(kind, type) and issubclass(kind, Mapping)
        found += [arguments[1]] if mapping else [one for one in arguments if one is not Ellipsis]
    return _either(found) if found else ANY


def _bind(target: nodes.Node, of: Any, scope: dict[str, Any]) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = of
    elif isinstance(target, nodes.Tuple):
        options = _options(of)
        parts = get_args(options[0]) if len(options) == 1 else ()
        fits = len(parts) == len(target.items) and Ellipsis not in parts
        for index, inner in enumerate(target.items):
            _bind(inner, parts[index] if fits else ANY, scope)


def _attributes_of(node: nodes.Filter) -> list[str]:
    """Give the attributes that a filter is told by name."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in ("selectattr", "rejectattr", "groupby") and node.args:
        named.append(node.args[0])
    return [one.value for one in named if isinstance(one, nodes.Const) and isinstance(one.value, str)]


def _named(of: Any) -> str:
    return getattr(of, "__name__", repr(of))
