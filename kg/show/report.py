"""What a build did, for people.

In: compilations, documents, their resolution and the summary. Out: `report.md`: what was read, found, merged, not
resolved, in conflict and in doubt, each with file and line. No clock: the same input gives the same report.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.annotate.documents import Compilation, Document, with_enclosed
from kg.resolve.model import Citation, Findings, Resolution
from kg.show.summary import BuildSummary
from kg.vocabulary.namespaces import NOT_LINKS, TEXT

_MOST_CITED_MISSING = 30


def write_found(path: Path, findings: Findings) -> None:
    """Write what the report says of findings, for `write_report`: they can be let go before the summary is there."""
    compilations, documents, resolution = findings.compilations, findings.documents, findings.resolution
    sections = (
        _per_compilation(compilations, documents, resolution),
        _documents(documents),
        _merged(documents, resolution),
        _listed("Own decisions", (*resolution.decided, *resolution.idle)),
        _listed("Seen while policies were put together", resolution.notes),
        _doubts(documents),
        _unplaced(documents, resolution),
        _alike(resolution),
        _kept(findings),
        _unresolved(resolution),
        _missing(resolution),
    )
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"\n{line}" for section in sections for line in (*section, ""))


def write_report(path: Path, summary: BuildSummary, found: Path) -> None:
    """Write the report in Markdown, UTF-8; `found` is what `write_found` wrote."""
    sections = (
        _overview(summary),
        _warnings(summary),
        _listed("Not read", summary.unread),
        _listed("How tables were read", summary.notes),
        _conflicts(summary),
    )
    with path.open("w", encoding="utf-8", newline="\n") as stream, found.open(encoding="utf-8", newline="\n") as rest:
        stream.write("\n".join(line for section in sections for line in (*section, "")))
        shutil.copyfileobj(rest, stream)


def _overview(summary: BuildSummary) -> Iterator[str]:
    yield "# Build report"
    yield ""
    yield "| what | count |"
    yield "|---|---:|"
    for name, count in summary.rows():
        yield f"| {name.replace('  ', '&nbsp;&nbsp;')} | {count} |"


def _warnings(summary: BuildSummary) -> Iterator[str]:
    yield "## Warnings"
    yield ""
    yield from (f"- {_cell(warning)}" for warning in summary.warnings)
    if not summary.warnings:
        yield "None."


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"## {heading}"
    yield ""
    yield from (f"- {_cell(line)}" for line in lines)
    if not lines:
        yield "None."


def _per_compilation(
    compilations: Sequence[Compilation], documents: Sequence[Document], resolution: Resolution
) -> Iterator[str]:
    cited = Counter(c.document.compilation.key for c in resolution.citations)
    unresolved = Counter(c.document.compilation.key for c in resolution.citations if c.cited is None)
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        found[document.compilation.key].append(document)
    yield "## Compilations"
    yield ""
    yield "| file | title | characters | documents | with number | with bodies | with date | citations | unresolved |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|"
    for compilation in compilations:
        own = found[compilation.key]
        described = [document.description for document in own]
        cells = (
            _cell(compilation.name),
            _cell(compilation.title),
            compilation.characters,
            len(own),
            sum(d.number is not None for d in described),
            sum(bool(d.bodies or d.speaker) for d in described),
            sum(d.signed is not None for d in described),
            cited[compilation.key],
            unresolved[compilation.key],
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _documents(documents: Sequence[Document]) -> Iterator[str]:
    yield "## Documents"
    yield ""
    yield "| lines | title | number | bodies | signed |"
    yield "|---|---|---|---|---|"
    for document in documents:
        described, at = document.description, document.segment
        bodies = described.speaker or "、".join(body.name for body in described.bodies)
        name = document.compilation.name
        number = described.number.text if described.number else ""
        cells = (f"{name}:{at.first_line}–{at.last_line}", described.title, number, bodies, str(described.signed or ""))
        yield f"| {' | '.join(map(_cell, cells))} |"


def _merged(documents: Sequence[Document], resolution: Resolution) -> Iterator[str]:
    places: dict[str, list[Document]] = defaultdict(list)
    for document in with_enclosed(documents):
        places[resolution.policy_of[document.key]].append(document)
    yield "## One policy in several places"
    yield ""
    several = {key: found for key, found in sorted(places.items()) if len(found) > 1}
    for key, found in several.items():
        yield f"- {_cell(resolution.policies[key].title)}: {', '.join(document.place for document in found)}"
    if not several:
        yield "None."


def _conflicts(summary: BuildSummary) -> Iterator[str]:
    yield "## Conflicts"
    yield ""
    yield "What cannot all be true, as `kg conflicts` shows it."
    yield ""
    yield from (f"- {_cell(conflict)}" for conflict in summary.conflicts)
    if not summary.conflicts:
        yield "None."


def _doubts(documents: Sequence[Document]) -> Iterator[str]:
    yield "## Doubtful boundaries"
    yield ""
    yield "Headings with little evidence for a document of their own, and what spoke for them."
    yield ""
    doubtful = [document for document in documents if document.segment.doubts]
    for document in doubtful:
        yield f"- {document.place} {_cell(document.segment.heading)}: {'; '.join(document.segment.doubts)}"
    if not doubtful:
        yield "None."


def _unplaced(documents: Sequence[Document], resolution: Resolution) -> Iterator[str]:
    yield "## Documents of an unknown place"
    yield ""
    yield "Neither issuer nor number nor title says where they bind; they have no jurisdiction."
    yield ""
    policies = ((document, resolution.policies[resolution.policy_of[document.key]]) for document in documents)
    unplaced = [document for document, policy in policies if policy.kind == "policy" and policy.jurisdiction is None]
    for document in unplaced:
        yield f"- {document.place} {_cell(document.description.title)}"
    if not unplaced:
        yield "None."


def _alike(resolution: Resolution) -> Iterator[str]:
    yield "## Cited under a title that differs by a word"
    yield ""
    found = [c for c in resolution.citations if c.cited and c.rule.endswith("title with a small difference")]
    for citation in found:
        title = resolution.policies[citation.cited or ""].title
        yield f"- {citation.place} {_cell(citation.mention.surface)} → {_cell(title)}"
    if not found:
        yield "None."


def _kept(findings: Findings) -> Iterator[str]:
    yield "## Promises kept"
    yield ""
    yield "What one text proposes and another one issues; where the names differ both are shown."
    yield ""
    policies = findings.resolution.policies
    for found in findings.fulfilments:
        promise, issued = found.promise, policies[found.policy]
        after = f"{found.days} days later" if found.days is not None else "date not known"
        names = (
            _cell(issued.title)
            if found.likeness == 100
            else f"{_cell(promise.mention.surface)} → {_cell(issued.title)} ({found.likeness:.0f}%)"
        )
        yield f"- {promise.place} {names}: {after}"
    if not findings.fulfilments:
        yield "None."


def _unresolved(resolution: Resolution) -> Iterator[str]:
    yield "## Unresolved citations"
    yield ""
    by_reason: dict[str, list[Citation]] = defaultdict(list)
    for citation in resolution.citations:
        if citation.cited is None:
            by_reason[citation.unresolved or "unknown"].append(citation)
    for reason, citations in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"### {reason}: {len(citations)}"
        yield ""
        for citation in citations:
            yield f"- {citation.place} 《{_cell(citation.mention.surface)}》"
        yield ""
    if not by_reason:
        yield "None."


def _missing(resolution: Resolution) -> Iterator[str]:
    yield f"## Most cited policies whose text is not here (first {_MOST_CITED_MISSING})"
    yield ""
    yield "By how many policies each is cited, and what is known of it: a number, a law or a list proves what is"
    yield "*known*; of *name only* nothing but the name was seen, and it may be another policy under a name of its own."
    yield ""
    citing: dict[str, set[str]] = defaultdict(set)
    for citation in resolution.citations:
        cited = citation.cited
        if cited and cited != citation.citing and citation.relation not in NOT_LINKS:
            citing[cited].add(citation.citing)
    missing = {key: len(by) for key, by in citing.items() if resolution.policies[key].availability != TEXT}
    for key, count in sorted(missing.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CITED_MISSING]:
        policy = resolution.policies[key]
        yield f"- {count} × {_cell(policy.title)} ({policy.availability})"
    if not missing:
        yield "None."


def _cell(text: str) -> str:
    """A text that stays one line and one cell, and is no tag and no link."""
    return text.replace("<", "&lt;").replace("|", "\\|").replace("](", "]\\(").replace("\n", " ")
