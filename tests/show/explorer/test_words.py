"""The words of pages: each stands once, in both languages, and is said somewhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kg.show.explorer.frame import phrases
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import RELATIONS

CATALOGUES = ("captions.ttl", "page-words.ttl")
ROOT = Path(__file__).resolve().parents[3]
# A family of words, of which the code or a template puts the last part in: `say(f"level.{one}")`, `told('act', kind)`.
FAMILY = re.compile(r"""f"([a-z_.]+\.){|'([a-z_.]+\.)' ~|told\(f?["']([a-z_.]+)(?:["']|\.{)""")


@cache
def sources() -> str:
    """All code and templates."""
    return "\n".join(path.read_text(encoding="utf-8") for path in _files())


def _files() -> list[Path]:
    return sorted(path for path in (ROOT / "kg").rglob("*") if path.suffix in (".py", ".html"))


@cache
def names() -> frozenset[str]:
    """All names in them, and those that the ontology gives what it describes."""
    ontology = (path for path in sorted((ROOT / "ontology").glob("*.ttl")) if path.name not in CATALOGUES)
    texts = (sources(), *(path.read_text(encoding="utf-8") for path in ontology))
    return frozenset(name for text in texts for name in re.findall(r"\w+", text))


@cache
def names_of_pictures() -> frozenset[str]:
    """All names in the code and scripts of the pictures of networks, which say their words without the family."""
    files = sorted(path for path in (ROOT / "kg/show/pictures").rglob("*") if path.suffix in (".py", ".js"))
    return frozenset(name for path in files for name in re.findall(r"\w+", path.read_text(encoding="utf-8")))


@cache
def families() -> frozenset[str]:
    return frozenset(f"{next(filter(None, found)).rstrip('.')}." for found in FAMILY.findall(sources()))


def is_said(key: str) -> bool:
    """Whether a key stands in the code as it is, or is of a family and the rest of it are names."""
    if f'"{key}"' in sources() or f"'{key}'" in sources():
        return True
    if key.startswith("trouble."):
        # what is wrong is told in the words of the code that finds it
        return set(re.findall(r"[A-Za-z]\w+", phrases()[key][1])) <= names()
    if key.startswith("drawing."):
        return set(re.findall(r"\w+", key.removeprefix("drawing."))) <= names_of_pictures()
    return any(
        set(re.findall(r"\w+", key.removeprefix(family))) <= names() for family in families() if key.startswith(family)
    )


@pytest.mark.parametrize("key", sorted(key for key in phrases() if not key.startswith("relation.")))
def test_each_word_is_said_somewhere(key: str) -> None:
    assert is_said(key)


def test_each_relation_has_a_name() -> None:
    assert {f"relation.{name}" for name in RELATIONS} <= set(phrases())


def test_no_word_stands_twice() -> None:
    said = Counter(
        (concept.pref_label, (concept.label_en or "").casefold())
        for name in CATALOGUES
        for concept in load(name).values()
    )
    assert [words for words, times in said.items() if times > 1] == []


def test_no_key_has_two_words() -> None:
    keys = Counter(key for name in CATALOGUES for concept in load(name).values() for key in concept.notations)
    assert [key for key, times in keys.items() if times > 1] == []


def test_each_word_of_pages_has_a_key_and_is_said_in_both_languages() -> None:
    for iri, concept in load("page-words.ttl").items():
        assert concept.notations and concept.pref_label and concept.label_en, iri
        assert sorted(re.findall(r"{\d}", concept.pref_label)) == sorted(re.findall(r"{\d}", concept.label_en)), iri
