"""A built graph against an answer key.

In: the folder of a build and what is annotated (`kg.evaluate.gold`). Out: `Evaluation`: what became of each mention and
each fact. `kg.evaluate.scores` counts them.

Neither missing nor wrong: mentions that are unsure, nested, in headings, in annex lists or that define a short form,
and fields of documents that their reader was unsure of.
"""

from __future__ import annotations

from pathlib import Path

from kg.analyse.records import Records
from kg.errors import InputError
from kg.evaluate.found import FoundGraph, read_graph
from kg.evaluate.gold import Gold, compilation_of
from kg.evaluate.match_documents import document_verdicts, field_verdicts, identity_verdicts, match_documents
from kg.evaluate.match_facts import duty_verdicts, row_verdicts, target_verdicts
from kg.evaluate.match_mentions import mention_verdicts
from kg.evaluate.scores import Evaluation, FactVerdict
from kg.graph.store import open_store


def evaluate(directory: Path, gold: Gold) -> Evaluation:
    """Score a graph.

    Parameters
    ----------
    directory : Path
        The folder that a build wrote.
    gold : Gold
        The annotations, as `kg.evaluate.gold.read_gold` reads them.

    Raises
    ------
    InputError
        If there is no graph, or none of the compilations annotated is in it.
    """
    graph = read_graph(Records.of(open_store(directory)))
    files = _files(gold, graph)
    matched, spurious = match_documents(gold.documents, graph)
    facts: list[FactVerdict] = [
        *document_verdicts(gold.documents, matched, spurious, graph),
        *field_verdicts(gold.documents, matched, graph),
        *identity_verdicts(gold, matched),
        *duty_verdicts(gold, graph),
        *target_verdicts(gold, graph),
        *row_verdicts(gold, graph),
    ]
    sources = {document.compilation: document.source for document in gold.documents if document.source}
    return Evaluation(tuple(mention_verdicts(gold, matched, graph)), tuple(facts), files, gold.full, sources)


def _files(gold: Gold, graph: FoundGraph) -> dict[str, str]:
    """Return the file of each compilation annotated; its key where the graph has none."""
    placed = [
        *(document.id for document in gold.documents),
        *(duty.document for duty in gold.duties),
        *(target.document for target in gold.targets),
    ]
    keys = sorted({compilation_of(identifier) for identifier in placed})
    files = {key: next((f for f in graph.files if f.startswith(key)), key) for key in keys}
    if keys and not any(file in graph.files for file in files.values()):
        raise InputError(
            f"no compilation in the graph has a name that begins with {', '.join(keys)}; "
            "build the graph from the compilations annotated"
        )
    return files
