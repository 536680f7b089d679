"""Word lists: one list for one thing, each read somewhere, each asked for by a name that exists."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.vocabulary.concepts import Concept, load, ontology_folder
from kg.vocabulary.namespaces import ID, KG, SKOS

PACKAGE = Path(__file__).resolve().parents[2] / "kg"
NOTE = SKOS + "editorialNote"
NAMES_IN_A_FORM = re.compile(r"⟨[~\[^]?([^⟩]+)⟩")
# Where lists of a kind are named by their last part alone, since a function or an object stands for the kind.
AT_HOME = {
    "cue": ("annotate/references", "vocabulary/relations.py"),
    "verb": ("annotate/references",),
    "duty-cue": ("annotate/duties",),
    "target-cue": ("annotate/targets",),
    "act": ("read",),
    "cover": ("read",),
    "indicator-affix": ("language/indicators.py",),
}
# Kinds whose lists are read all together: the name of a list is a word itself.
READ_WHOLE = {"indicator", "body-short", "word-share"}


@cache
def lists() -> dict[str, Concept]:
    """Every word list by kind and last part, as code names it."""
    return {
        name(iri): concept
        for path in sorted(ontology_folder().glob("*.ttl"))
        for iri, concept in load(path.name).items()
        if KG + "word" in concept.properties
    }


def name(iri: str) -> str:
    kind, _, last = iri.removeprefix(ID).partition("/")
    return f"{kind.removesuffix('-word')}/{last}"


def said(path: Path) -> Iterator[str]:
    """The strings of a module, and the names in those that are forms."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
            for found in NAMES_IN_A_FORM.findall(node.value):
                yield from found.split()


@cache
def named() -> frozenset[str]:
    """The lists that code names, by kind and last part."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        inside = path.relative_to(PACKAGE).as_posix()
        kinds = [kind for kind, rooms in AT_HOME.items() if inside.startswith(rooms)]
        for text in said(path):
            found |= {text, *(f"{kind}/{text}" for kind in kinds)}
    return frozenset(found)


def asked() -> set[tuple[str, str]]:
    """Module and name of every list that is asked for: in ⟨⟩, by `WORDS[…]`, `any_of(…)` or `characters(…)`."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        inside = path.relative_to(PACKAGE).as_posix()
        if inside == "vocabulary/forms.py":  # tells what a form is
            continue
        kind = next((f"{kind}/" for kind in ("duty-cue", "target-cue", "cue") if inside.startswith(AT_HOME[kind])), "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= {(inside, one if "/" in one else kind + one) for one in names_asked(node)}
    return found


def names_asked(node: ast.AST) -> Iterator[str]:
    given: list[ast.expr] = []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        for listed in NAMES_IN_A_FORM.findall(node.value):
            yield from listed.split()
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        given = node.args if node.func.attr in ("any_of", "characters") else []
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "WORDS":
        given = [node.slice]
    yield from (one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_list_is_read_by_the_code() -> None:
    unread = {one for one in lists() if one not in named() and one.partition("/")[0] not in READ_WHOLE}
    assert not unread, "a list that nobody reads has no place in ontology/"


def test_every_list_that_is_asked_for_is_there() -> None:
    assert not {(module, wanted) for module, wanted in asked() if wanted not in lists()}


def test_lists_of_the_same_words_say_why_they_are_two() -> None:
    """Each names another one in its note; without a reason there is one list, which all ask for."""
    same: dict[frozenset[str], set[str]] = defaultdict(set)
    for concept in lists().values():
        same[frozenset(concept.properties[KG + "word"])].add(iri_end(concept.iri))
    for names in (names for names in same.values() if len(names) > 1):
        for one in names:
            note = " ".join(notes()[one])
            assert any(other in note for other in names - {one}), f"{sorted(names)} hold the same words"


def test_a_note_on_another_list_of_the_same_words_is_true() -> None:
    by_name = {iri_end(concept.iri): concept.properties[KG + "word"] for concept in lists().values()}
    for one, texts in notes().items():
        others = [other for text in texts for other in by_name if re.search(rf"(?<!\S){other}(?=[\s,:])", text)]
        assert all(set(by_name[other]) == set(by_name[one]) for other in others), one


def iri_end(iri: str) -> str:
    return iri.removeprefix(ID)


@cache
def notes() -> dict[str, tuple[str, ...]]:
    return {iri_end(concept.iri): concept.properties.get(NOTE, ()) for concept in lists().values()}
