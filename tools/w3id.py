"""The redirects of https://w3id.org/policy-kg/, ready to hand in.

    python tools/w3id.py SITE GITHUB_NAME FOLDER

SITE is where the documentation (`make docs`) is published, GITHUB_NAME the account of whoever answers for the
redirects. Writes `.htaccess` and `README.md` into FOLDER: a folder policy-kg/ in a fork of
https://github.com/perma-id/w3id.org, whose pull request makes the IRIs of ontology, shapes, context and concepts lead
somewhere. Programs that ask for RDF get the Turtle files, which the site holds under ontology/, and people the page of
terms. Individuals of a build stand in that build alone; their IRIs lead to the page on the graph.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.graph.concepts import VOCABULARIES
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import ID

# what programs ask for that read RDF
RDF_TYPES = (
    "text/turtle",
    "application/x-turtle",
    "application/rdf+xml",
    "application/n-triples",
    "application/ld+json",
)
_README = """# policy-kg

Persistent identifiers of the policy knowledge graph of Chinese policy documents: its ontology, shapes, JSON-LD context,
and the concepts of its vocabularies. See {site}/.

Maintainer: [@{account}](https://github.com/{account})
"""


def vocabularies() -> dict[str, str]:
    """Return which file has the concepts of each kind: body to bodies.ttl."""
    found: dict[str, str] = {}
    for name in VOCABULARIES:
        for iri in load(name):
            found.setdefault(iri.removeprefix(ID).partition("/")[0], name)
    return dict(sorted(found.items()))


def htaccess(site: str) -> str:
    """Return the rules for Apache."""
    lines = [
        "# https://w3id.org/policy-kg/: who answers for it stands in README.md",
        "Options +FollowSymLinks",
        "RewriteEngine on",
        "",
        *_rule("^ontology(/[0-9.]+)?/?$", f"{site}/ontology/policy.ttl", rdf=True),
        *_rule("^ontology(/[0-9.]+)?/?$", f"{site}/reference/terms/"),
        *_rule("^shapes/?$", f"{site}/ontology/shapes.ttl"),
        *_rule(r"^context\.jsonld$", f"{site}/ontology/context.jsonld"),
    ]
    for kind, name in vocabularies().items():
        lines += _rule(f"^id/{kind}/.+$", f"{site}/ontology/{name}", rdf=True)
    lines += [*_rule("^id/.+$", f"{site}/graph/"), *_rule("^.*$", f"{site}/")]
    return "\n".join(lines) + "\n"


def _rule(pattern: str, target: str, rdf: bool = False) -> Iterator[str]:
    """One rule; with `rdf` for those who ask for RDF."""
    if rdf:
        for at, kind in enumerate(RDF_TYPES, start=1):
            more = " [OR]" if at < len(RDF_TYPES) else ""
            yield f"RewriteCond %{{HTTP_ACCEPT}} {kind.replace('.', chr(92) + '.').replace('+', chr(92) + '+')}{more}"
    yield f"RewriteRule {pattern} {target} [R=303,L]"


def main() -> None:
    """Write both files."""
    site, account, folder = sys.argv[1].rstrip("/"), sys.argv[2], Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".htaccess").write_text(htaccess(site), encoding="utf-8")
    (folder / "README.md").write_text(_README.format(site=site, account=account), encoding="utf-8")


if __name__ == "__main__":
    main()
