"""The redirects of the persistent identifiers, read as Apache reads them."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import checkout
import pytest

from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import ID, KG

SITE = "https://example.org/示例"
BASE = "https://w3id.org/policy-kg/"
TURTLE, BROWSER = "text/turtle, application/rdf+xml;q=0.8", "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return checkout.tool("w3id")


def redirected(rules: str, path: str, accept: str) -> str | None:
    """Where mod_rewrite sends a request: the first rule whose pattern and conditions hold."""
    conditions: list[bool] = []
    for line in rules.splitlines():
        if line.startswith("RewriteCond"):
            _, tested, pattern, *flags = line.split()
            assert tested == "%{HTTP_ACCEPT}" and flags in ([], ["[OR]"])
            conditions.append(re.search(pattern, accept) is not None)
        elif line.startswith("RewriteRule"):
            _, pattern, target, flags_of_rule = line.split()
            assert flags_of_rule == "[R=303,L]"
            if re.search(pattern, path) and (not conditions or any(conditions)):
                return target
            conditions = []
    return None


@pytest.mark.parametrize(
    ("iri", "accept", "target"),
    [
        (KG.rstrip("#"), TURTLE, "/ontology/policy.ttl"),
        (KG.rstrip("#"), "application/ld+json", "/ontology/policy.ttl"),
        (KG.rstrip("#"), BROWSER, "/reference/terms/"),
        (KG.rstrip("#"), "", "/reference/terms/"),
        (KG.rstrip("#") + "/0.1.0", TURTLE, "/ontology/policy.ttl"),
        (BASE + "shapes", BROWSER, "/ontology/shapes.ttl"),
        (BASE + "context.jsonld", "application/ld+json", "/ontology/context.jsonld"),
        (ID + "region/130000", TURTLE, "/ontology/regions.ttl"),
        (ID + "region/130000", BROWSER, "/graph/"),
        (ID + "origin-kind/signature", TURTLE, "/ontology/origin-kinds.ttl"),
        (ID + "policy/国发-2021-23", TURTLE, "/graph/"),
        (BASE, BROWSER, "/"),
        (BASE + "software/0.1.0", BROWSER, "/"),
    ],
)
def test_each_kind_of_iri_leads_somewhere(tool: ModuleType, iri: str, accept: str, target: str) -> None:
    assert redirected(tool.htaccess(SITE), iri.removeprefix(BASE), accept) == SITE + target


def test_the_file_that_a_concept_leads_to_has_it(tool: ModuleType) -> None:
    rules = tool.htaccess(SITE)
    for name in ("regions.ttl", "sectors.ttl", "bodies.ttl", "document-types.ttl", "origin-kinds.ttl"):
        iri = next(iter(load(name)))
        target = redirected(rules, iri.removeprefix(BASE), TURTLE)
        assert target is not None
        assert iri in load(target.rpartition("/")[2])


def test_both_files_are_written_with_who_answers_for_them(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["w3id.py", "https://example.org/", "示例", str(tmp_path / "policy-kg")])
    tool.main()
    assert "https://example.org/reference/terms/" in (tmp_path / "policy-kg" / ".htaccess").read_text(encoding="utf-8")
    assert "@示例" in (tmp_path / "policy-kg" / "README.md").read_text(encoding="utf-8")
