"""Which tests can see a fault on a line, the nearest and the quickest first.

In: what the plugin `contexts` wrote down in one or more sessions, and the code. Out: the names of tests. A line in a
function is seen by who reaches its statement. A line that is run when its module is imported is seen by who reaches the
functions that read the names it binds, in whichever module they stand.
"""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from coverage import CoverageData

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Reach:
    """What was seen while all tests ran once."""

    def __init__(self, root: Path, sessions: Sequence[Path]) -> None:
        """`root` is the checkout that the tests ran in, or one alike; each session is a folder of `contexts`."""
        self._root = root
        self.seconds: dict[str, float] = {}
        self._users: dict[str, set[str]] = defaultdict(set)
        self._lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for folder in sessions:
            seen = json.loads((folder / "tests.json").read_text(encoding="utf-8"))
            self.seconds |= seen["seconds"]
            for made, users in seen["users"].items():
                self._users[made] |= set(users)
            self._read(folder / "coverage")

    def tests(self, module: str, line: int) -> list[str]:
        """The tests that can see a fault on a line."""
        found: set[str] = set()
        for place, lines in lines_behind(self._root, module, line):
            reached = self._lines[place]
            for at in lines:
                found |= reached.get(at, set())
        return sorted(self._all_who_use(found), key=lambda test: (*_distance(test, module), self.seconds[test], test))

    def _all_who_use(self, contexts: Iterable[str]) -> set[str]:
        found, left = set(), list(contexts)
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += self._users.get(name, ())
        return found & self.seconds.keys()

    def _read(self, file: Path) -> None:
        data = CoverageData(str(file))
        data.read()
        for name in data.measured_files():
            place = name[name.rindex("/kg/") + 1 :]
            for at, contexts in data.contexts_by_lineno(name).items():
                self._lines[place][at].update(one for one in contexts if one)


def rings(tests: Sequence[str], module: str) -> list[list[str]]:
    """Tests in their order, cut where the next is further away: of the module, of its folder, of its room, the rest."""
    found: dict[int, list[str]] = {}
    for test in tests:
        found.setdefault(_distance(test, module)[0], []).append(test)
    return list(found.values())


def lines_behind(root: Path, module: str, line: int) -> list[tuple[str, range]]:
    """The lines, in functions, by whose run a line has its effect: of its own statement, or who reads what it binds."""
    tree = _tree(root / module)
    within = [one for one in ast.walk(tree) if isinstance(one, _FUNCTIONS) and line in _span(one)]
    if within:
        function = max(within, key=lambda one: one.lineno)
        inside = [one for one in _statements(function) if line in _head(one)]
        return [(module, _head(inside[-1]) if inside else _span(function))]
    found = list(_readers_everywhere(root, module, _bound_at(tree, line)))
    # of a class, or read by none: whoever uses the module
    return found or [(module, _span(one)) for one in ast.walk(tree) if isinstance(one, _FUNCTIONS)]


def _readers_everywhere(root: Path, module: str, names: set[str]) -> Iterator[tuple[str, range]]:
    """The functions that read names which a module binds, or what is made of them, there or where they are imported."""
    places = {place.relative_to(root).as_posix(): _tree(place) for place in sorted((root / "kg").rglob("*.py"))}
    left, seen = [(module, names)], set[str]()
    while left:
        place, bound = left.pop()
        bound = _with_what_is_made_of(places[place], bound)
        yield from ((place, _span(one)) for one in _readers(places[place], bound))
        seen.add(place)
        dotted = place.removesuffix(".py").replace("/", ".")
        for other, tree in places.items():
            if other not in seen and (imported := _imported(tree, dotted, bound)):
                left.append((other, imported))


def _distance(test: str, module: str) -> tuple[int, int]:
    """How far a test is from a module, and among those equally far, whether it tests one thing or a whole build."""
    place, path = Path(test.partition("::")[0]), Path(module).relative_to("kg")
    mirrored = Path("tests") / path.parent
    if place == mirrored / f"test_{path.name}":
        return 0, 0
    if place.parent == mirrored:
        return 1, 0
    if place.parts[1] == path.parts[0]:
        return 2, 0
    return 3, int(len(place.parts) == 2)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _span(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _head(statement: ast.stmt) -> range:
    """The lines of a statement, without those of the statements within."""
    inner = [child.lineno for child in _statements(statement)]
    if not inner:
        return _span(statement)
    return range(statement.lineno, max(min(inner), statement.lineno + 1))


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    """All statements within a node, in the order of the text."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        yield from _statements(child)


def _bound_at(tree: ast.Module, line: int) -> set[str]:
    """The names at the top of a module that get their value on a line."""
    return {name for statement in _assignments(tree) if line in _span(statement) for name in _targets(statement)}


def _with_what_is_made_of(tree: ast.Module, names: set[str]) -> set[str]:
    """Some names of a module, and those at its top that get their value from one of them."""
    bound = set(names)
    for statement in _assignments(tree):
        if bound & _read(statement):
            bound |= _targets(statement)
    return bound


def _imported(tree: ast.Module, module: str, names: set[str]) -> set[str]:
    """The names under which a module imports some names of another one."""
    return {
        alias.asname or alias.name
        for one in tree.body
        if isinstance(one, ast.ImportFrom) and one.module == module
        for alias in one.names
        if alias.name in names
    }


def _assignments(tree: ast.Module) -> list[ast.Assign | ast.AnnAssign]:
    return [statement for statement in tree.body if isinstance(statement, (ast.Assign, ast.AnnAssign))]


def _targets(statement: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _read(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _readers(tree: ast.Module, names: set[str]) -> list[ast.stmt]:
    """The functions and classes at the top of a module that read one of some names."""
    return [one for one in tree.body if isinstance(one, (*_FUNCTIONS, ast.ClassDef)) and names & _read(one)]
