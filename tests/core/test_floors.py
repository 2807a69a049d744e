"""The floors of the house: a module imports only from lower ones, and the low ones are pure."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import kamerspoor

ROOT = Path(kamerspoor.__file__).parent
MODULES = {
    ".".join(("kamerspoor", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
# The longest name that fits decides; Source: docs/architecture.md.
FLOORS = {
    "kamerspoor": 5,
    "kamerspoor.errors": 0,
    "kamerspoor.spans": 0,
    "kamerspoor.ids": 0,
    "kamerspoor.periods": 0,
    "kamerspoor.model": 0,
    "kamerspoor.raw": 0,
    "kamerspoor.lexicon": 1,
    "kamerspoor.world": 1,
    "kamerspoor.patterns": 1,
    "kamerspoor.words": 1,
    "kamerspoor.data": 1,
    "kamerspoor.grammar": 2,
    "kamerspoor.text": 2,
    "kamerspoor.extract": 3,
    "kamerspoor.checks": 3,
    "kamerspoor.engine": 4,
    "kamerspoor.readers": 4,
    "kamerspoor.official": 4,
    "kamerspoor.sources": 4,
    "kamerspoor.store": 4,
    "kamerspoor.archive": 5,
    "kamerspoor.ledger": 5,
    "kamerspoor.linking": 5,
    "kamerspoor.pipeline": 5,
    "kamerspoor.search": 5,
    "kamerspoor.cli": 6,
    "kamerspoor.export": 6,
    "kamerspoor.web": 6,
    "kamerspoor.mcp": 6,
    "kamerspoor.__main__": 6,
}
PURE = [
    name
    for name in MODULES
    if name != "kamerspoor" and (floor := FLOORS.get(".".join(name.split(".")[:2]))) is not None and floor < 4
]
FORBIDDEN_CALLS = {"print", "open", "input", "exec", "eval", "breakpoint"}
FORBIDDEN_MODULES = {
    "logging",
    "socket",
    "subprocess",
    "time",
    "random",
    "os",
    "threading",
    "asyncio",
    "urllib",
    "http",
    "tempfile",
    "shutil",
}
CLOCK = {"now", "today", "utcnow", "time"}


def floor_of(module: str) -> int:
    """Give the floor of the module, or of the package that it stands in."""
    name = module
    while name not in FLOORS:
        name = name.rpartition(".")[0]
    return FLOORS[name]


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"), MODULES[module].name)


def imports(tree: ast.AST) -> list[tuple[str, int]]:
    """Give the modules that are imported anywhere below a node, with their lines."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.extend((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module is not None
            found.append((node.module, node.lineno))
            found.extend(
                (f"{node.module}.{a.name}", node.lineno) for a in node.names if f"{node.module}.{a.name}" in MODULES
            )
    return found


def at_load(tree: ast.Module) -> list[tuple[str, int]]:
    """Give what is imported when the module is loaded: outside functions, and not for types alone."""
    found: list[tuple[str, int]] = []
    for node in tree.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        found.extend(imports(ast.Module([node], [])))
    return found


@pytest.mark.parametrize("module", MODULES, ids=MODULES)
def test_every_module_has_a_floor(module: str) -> None:
    top = ".".join(module.split(".")[:2])
    assert top in FLOORS, f"say in FLOORS and in the architecture on which floor {top} stands"


@pytest.mark.parametrize("module", [m for m in MODULES if m != "kamerspoor"])
def test_imports_go_down(module: str) -> None:
    here = floor_of(module)
    for name, line in imports(tree_of(module)):
        if name == "kamerspoor":
            continue  # what is taken from the package itself is checked by its own name
        if name.startswith("kamerspoor."):
            assert floor_of(name) <= here, f"{module}:{line} imports {name} from a higher floor"


def test_no_stage_imports_another() -> None:
    """References, dates, mentions and the like get each other's results as arguments."""
    stages = {f"kamerspoor.extract.{name}" for name in ("references", "dates", "mentions", "statements", "follow_ups")}
    for module in sorted(stages & MODULES.keys()):
        others = [(name, line) for name, line in imports(tree_of(module)) if name in stages - {module}]
        assert others == [], module


def test_readers_know_no_engine() -> None:
    for module in MODULES:
        if module.startswith("kamerspoor.readers"):
            assert not [name for name, _ in imports(tree_of(module)) if name == "kamerspoor.engine"], module


def test_no_import_goes_in_a_circle() -> None:
    graph = {m: {n for n, _ in at_load(tree_of(m)) if n in MODULES and n != m} for m in MODULES}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("module", PURE)
def test_low_floors_load_nothing_heavy(module: str) -> None:
    heavy = [
        (name, line)
        for name, line in at_load(tree_of(module))
        if name.split(".")[0] not in sys.stdlib_module_names and name.split(".")[0] != "kamerspoor"
    ]
    assert heavy == [], "load a package when it is first used"


@pytest.mark.parametrize("module", PURE)
def test_low_floors_are_pure(module: str) -> None:
    tree = tree_of(module)
    assert not [(name, line) for name, line in imports(tree) if name.split(".")[0] in FORBIDDEN_MODULES]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                assert node.func.id not in FORBIDDEN_CALLS, f"{module}:{node.lineno}"
            if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
                base = ast.unparse(node.func.value)
                assert base not in ("datetime", "date", "time", "datetime.datetime", "datetime.date"), (
                    f"{module}:{node.lineno}"
                )
        assert not isinstance(node, ast.Global), f"{module}: no global state"


@pytest.mark.parametrize("module", MODULES, ids=MODULES)
def test_only_faces_print_or_read_the_environment(module: str) -> None:
    if floor_of(module) == 6 and module != "kamerspoor":
        return
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{module}:{node.lineno}"
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in ("os.environ", "os.getenv"), f"{module}:{node.lineno}"


@pytest.mark.parametrize("module", MODULES, ids=MODULES)
def test_no_bare_except(module: str) -> None:
    for node in ast.walk(tree_of(module)):
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"{module}:{node.lineno}"
