"""The pages of the documentation that are made from the program, so that they cannot fall behind it.

In: the commands of click, the shipped queries, the ontology, the modules of the package, and texts that stand elsewhere
in the checkout. Out: pages in Markdown. mkdocs calls `on_files` (`hooks` in mkdocs.yml); `python tools/reference.py`
prints them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rdflib import Graph, Namespace
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Literal, Node, URIRef

from kg.cli.main import main
from kg.graph.queries import shipped
from kg.vocabulary.namespaces import KG

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[1]
# Rooms in the order of the data, as they stand in the reference of the Python API.
ROOMS = (
    "vocabulary",
    "language",
    "read",
    "describe",
    "annotate",
    "extract",
    "resolve",
    "graph",
    "analyse",
    "show",
    "serve",
    "evaluate",
)
SCHEMA = Namespace("http://schema.org/")
TERMS = {"Classes": OWL.Class, "Links": OWL.ObjectProperty, "Values": OWL.DatatypeProperty}
# Texts that stand where they are used, and are read on the site too.
ELSEWHERE = {
    "ontology.md": "ontology/README.md",
    "corpus.md": "corpus/README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
}


def commands() -> str:
    """Every command with its arguments and options, from click."""
    parts = ["# Commands", "Made from the program: what `kg COMMAND --help` says.", *_command("kg", main)]
    for name, command in sorted(main.commands.items()):
        parts += [f"## kg {name}", *_command(f"kg {name}", command)]
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    pieces = command.collect_usage_pieces(context)
    yield f"```text\n{name} {' '.join(pieces)}\n```"
    for paragraph in (command.help or "").split("\n\n"):
        yield " ".join(paragraph.split())
    rows = [record for param in command.params if (record := param.get_help_record(context))]
    if rows:
        lines = [f"| `{_cell(option)}` | {_cell(text).replace('[', '&#91;')} |" for option, text in rows]
        yield "\n".join(["| option | what it does |", "|---|---|", *lines])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def queries() -> str:
    """Every shipped query with its question, its parameters and its text."""
    parts = ["# Shipped queries", "`kg query NAME --param NAME=VALUE` asks one; each is a file of `ontology/queries/`."]
    for name, query in shipped().items():
        parts.append(f"## {name}")
        parts.append(f"{query.title}. {query.description}")
        parts.append(f"{query.title_zh}。{query.description_zh}")
        asked = [f"`{p.name}`" for p in query.parameters]
        if asked:
            parts.append(f"Needs {', '.join(asked)}.")
        parts.append(f"```sparql\n{query.text.strip()}\n```")
    return "\n\n".join(parts) + "\n"


def terms() -> str:
    """Every term of our own: names and meaning in both languages, on what it stands, what it leads to, with examples of
    the classes in Turtle and SPARQL; from `ontology/policy.ttl`."""
    graph = Graph().parse(ROOT / "ontology" / "policy.ttl")
    parts = [
        "# Terms of the graph",
        "All terms of the namespace `kg:`, made from `ontology/policy.ttl`. 命名空间 `kg:` 的全部术语，中英对照。",
        "![Classes and how they are linked](../images/classes.svg)",
    ]
    for heading, kind in TERMS.items():
        rows = [f"## {heading}\n", "| term | name | says | 说明 | on | leads to |", "|---|---|---|---|---|---|"]
        for term in _declared(graph, kind):
            names = " · ".join(sorted(map(str, graph.objects(term, RDFS.label))))
            ends = (
                _ends(graph, term, RDFS.domain, SCHEMA.domainIncludes),
                _ends(graph, term, RDFS.range, SCHEMA.rangeIncludes, RDFS.subClassOf),
            )
            told = (names, *(_comment(graph, term, language) for language in ("en", "zh")), *ends)
            rows.append(f"| `{graph.qname(str(term))}` | {' | '.join(map(_cell, told))} |")
        parts.append("\n".join(rows))
    parts += [
        "## Examples · 示例",
        "All prefixes that `kg query` declares are meant. The texts are made up (示例文本).",
        *_examples(graph),
    ]
    return "\n\n".join(parts) + "\n"


def _declared(graph: Graph, kind: Node) -> list[URIRef]:
    return [URIRef(term) for term in sorted(map(str, graph.subjects(RDF.type, kind))) if term.startswith(KG)]


def _comment(graph: Graph, term: Node, language: str) -> str:
    comments = (
        one for one in graph.objects(term, RDFS.comment) if isinstance(one, Literal) and one.language == language
    )
    return str(next(comments))


def _examples(graph: Graph) -> Iterator[str]:
    """An individual of each class that has one in Turtle, and a question about such in SPARQL."""
    for term in _declared(graph, OWL.Class):
        for text in sorted(map(str, graph.objects(term, SKOS.example)), key=lambda text: text.startswith("SELECT")):
            if text.startswith("SELECT"):
                yield f"```sparql\n{text}\n```"
            else:
                yield f"### {graph.qname(str(term))}\n\n```turtle\n{text}\n```"


def _ends(graph: Graph, term: Node, *properties: Node) -> str:
    """The classes or types at one end of a term."""
    found = sorted({graph.qname(str(end)) for property_ in properties for end in graph.objects(term, property_)})
    return ", ".join(f"`{name}`" for name in found)


def modules(room: str) -> list[str]:
    """The modules of one room, by name, sorted; those that hold nothing but their docstring left out."""
    found = []
    for path in sorted((ROOT / "kg" / room).rglob("*.py")):
        if path.name != "__init__.py":
            found.append(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return found


def python(room: str) -> str:
    """The reference of one room, drawn by mkdocstrings from the docstrings."""
    summary = (ROOT / "kg" / room / "__init__.py").read_text(encoding="utf-8").split('"""')[1].strip()
    return "\n\n".join([f"# kg.{room}", summary, *(f"::: {module}" for module in modules(room))]) + "\n"


def elsewhere(place: str) -> str:
    """A text of the checkout; links to what is not on the site become plain text."""
    text = (ROOT / place).read_text(encoding="utf-8")
    return re.sub(r"\[([^\]]+)\]\((?!https?:|#)[^)]+\)", r"`\1`", text)


def pages() -> dict[str, str]:
    """All pages that are made, by their place on the site."""
    made = {"reference/commands.md": commands(), "reference/queries.md": queries(), "reference/terms.md": terms()}
    made |= {f"reference/python/{room}.md": python(room) for room in ROOMS}
    return made | {name: elsewhere(place) for name, place in ELSEWHERE.items()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to those that mkdocs found (a hook of mkdocs)."""
    from mkdocs.structure.files import File

    for name, text in pages().items():
        files.append(File.generated(config, name, content=text))
    # what the persistent identifiers lead programs to (tools/w3id.py)
    for path in sorted((ROOT / "ontology").glob("*.*ld")) + sorted((ROOT / "ontology").glob("*.ttl")):
        files.append(File.generated(config, f"ontology/{path.name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Name what stands in the checkout and not on the site, in the place of a link to it (a hook of mkdocs)."""
    return re.sub(r"\[`?([^\]`]+)`?\]\(\.\./(?:ontology|tests|kg)/[^)]+\)", r"`\1`", markdown)


if __name__ == "__main__":
    for page, content in pages().items():
        print(f"<!-- {page} -->\n{content}")
