"""Which small faults can be put into the code, and which of them are drawn.

In: the checkout, modules, a number and a seed. Out: faults, each with the module as it would be. Cosmic Ray makes them.
Faults that no behaviour hangs on (annotations, caches, texts of errors) are not made.
"""

from __future__ import annotations

import difflib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from parso.tree import NodeOrLeaf

# what each of these nodes holds says nothing to who runs the code
_NO_BEHAVIOUR = {"annassign", "tfpdef", "decorator", "raise_stmt", "assert_stmt"}
# among several it knows no names with dots (`except (OSError, zlib.error)`), and says so by an error of its own
_OF_PLAIN_NAMES = "core/ExceptionReplacer"


@dataclass(frozen=True)
class Fault:
    """A fault: in which module (a path in the checkout), by which operator, at which of the places it finds there."""

    module: str
    operator: str
    occurrence: int
    line: int

    def code(self, root: Path) -> str:
        """The module with the fault."""
        changed = mutate_code((root / self.module).read_text(encoding="utf-8"), _made(self.operator), self.occurrence)
        if changed is None:
            raise ValueError(f"{self}: no place to mutate")
        return str(changed)

    def changes(self, root: Path) -> str:
        """The lines that differ, as `diff` shows them."""
        before = (root / self.module).read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(before, self.code(root).splitlines(), n=0, lineterm="")
        return "\n".join(list(lines)[2:])


def faults_of(root: Path, module: str) -> dict[int, list[Fault]]:
    """All faults of a module by the line they are in."""
    nodes = list(ast_nodes(get_ast((root / module).read_text(encoding="utf-8"))))
    found: dict[int, list[Fault]] = {}
    for name in _operators():
        operator, occurrence = _made(name), 0
        for node in nodes:
            for (line, _), _end in operator.mutation_positions(node):
                fault = Fault(module, name, occurrence, line)
                if _matters(node) and (name != _OF_PLAIN_NAMES or _can_be_made(fault, root)):
                    found.setdefault(line, []).append(fault)
                occurrence += 1
    return found


def drawn(root: Path, places: Sequence[str], count: int, seed: int) -> list[Fault]:
    """Draw faults of some modules or folders: a line of those that can hold one, each as likely, then a fault of it."""
    found = {path for place in places for path in (root / place, *(root / place).rglob("*.py"))}
    modules = sorted(path.relative_to(root).as_posix() for path in found if path.suffix == ".py")
    lines = [faults for module in modules for _, faults in sorted(faults_of(root, module).items())]
    chance = random.Random(seed)
    return [chance.choice(faults) for faults in chance.sample(lines, min(count, len(lines)))]


def _can_be_made(fault: Fault, root: Path) -> bool:
    try:
        fault.code(root)
    except AttributeError:
        return False
    return True


def _operators() -> list[str]:
    """The operators that need to be told nothing more than where."""
    return sorted(name for name in operator_names() if not get_operator(name).arguments())


def _made(operator: str) -> Any:
    return get_operator(operator)()


def _matters(node: NodeOrLeaf) -> bool:
    at: NodeOrLeaf | None = node
    while at is not None:
        if at.type in _NO_BEHAVIOUR or _is_result(at):
            return False
        at = at.parent
    return True


def _is_result(node: NodeOrLeaf) -> bool:
    """Whether a node is what a function says that it returns: `-> int | None`."""
    return (
        node.parent is not None and node.parent.type == "funcdef" and node is getattr(node.parent, "annotation", None)
    )
