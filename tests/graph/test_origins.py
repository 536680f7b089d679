"""Where each fact of a policy is from, as RDF: on the graph of the sample, and on texts of our own (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import PROSE, built, page

from kg.describe.origins import KINDS
from kg.graph.origins import FILE, PROPERTIES
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import ID, KG

ORIGINS = """
SELECT ?property ?fact ?kind ?file ?line ?words ?confidence WHERE {
  ?policy dcterms:title ?title . ?origin a kg:Origin ; kg:ofPolicy ?policy ; kg:factProperty ?property ;
    kg:factNode|kg:factValue ?fact ; kg:originKind ?kind ; kg:confidence ?confidence .
  OPTIONAL { ?origin kg:inOccurrence/kg:occursIn/kg:sourceFile ?file ; kg:line ?line ; kg:surface ?words }
  FILTER(STR(?title) = ?asked) }"""
NOTICE = page(
    "河北省水利厅关于清点示例设施的通知",
    "冀水〔2031〕17号",
    "各市水利局：",
    "按照《示例设施清点办法》（示发〔2030〕5号）办理。" + PROSE,
    "河北省水利厅",
    "2031年3月1日",
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    folder = tmp_path_factory.mktemp("origins")
    (folder / "示例.txt").write_text(NOTICE, encoding="utf-8")
    return open_store(built(folder / "out", folder / "示例.txt"))


def origins(graph: GraphStore, title: str) -> dict[str, tuple[str, str, str, str]]:
    """Property to value, kind of origin, line and words."""
    rows = graph.select(ORIGINS.replace("?asked", f'"{title}"'))
    return {
        (row["property"] or "").removeprefix(KG): (
            (row["fact"] or "").removeprefix(ID),
            (row["kind"] or "").rpartition("/")[2],
            row["line"] or "",
            row["words"] or "",
        )
        for row in rows
    }


def test_each_fact_of_a_text_names_part_line_and_words(graph: GraphStore) -> None:
    found = origins(graph, "河北省水利厅关于清点示例设施的通知")
    assert found[PROPERTIES["number"]] == ("冀水〔2031〕17号", "under-heading", "3", "冀水〔2031〕17号")
    assert found[PROPERTIES["signed"]] == ("2031-03-01", "signature", "11", "2031年3月1日")
    assert found[PROPERTIES["bodies"]][1:] == ("signature", "9", "河北省水利厅")
    assert found[PROPERTIES["jurisdiction"]][:2] == ("region/130000", "signature")
    assert found[PROPERTIES["type"]][:3] == ("type/通知", "heading", "1")


def test_what_only_a_reference_tells_leads_to_it(graph: GraphStore) -> None:
    found = origins(graph, "示例设施清点办法")
    assert {about: one[:3] for about, one in found.items()} == {
        PROPERTIES["title"]: ("示例设施清点办法", "citation", ""),
        PROPERTIES["number"]: ("示发〔2030〕5号", "citation", ""),
    }
    told = graph.select("SELECT ?surface WHERE { ?origin a kg:Origin ; prov:wasDerivedFrom/kg:surface ?surface }")
    assert {row["surface"] for row in told} == {"示例设施清点办法"}


def test_a_topic_names_the_line_of_its_most_telling_word(sample_output: Path) -> None:
    rows = open_store(sample_output).select(
        "SELECT ?topic ?line WHERE { ?topic a kg:Topic . OPTIONAL { ?topic kg:line ?line ; kg:originKind ?kind } }"
    )
    assert rows and all(row["line"] for row in rows)


def test_no_fact_of_a_text_of_the_sample_is_from_nowhere(sample_output: Path) -> None:
    properties = ", ".join(f"<{iri}>" for about, iri in PROPERTIES.items() if about not in ("acts", "expires"))
    rows = open_store(sample_output).select(
        "SELECT ?policy ?p ?fact WHERE { ?policy kg:availability <https://w3id.org/policy-kg/id/availability/text> ; "
        f"?p ?fact FILTER(?p IN ({properties})) FILTER NOT EXISTS {{ ?policy a kg:Instrument }} "
        "FILTER NOT EXISTS { ?origin kg:ofPolicy ?policy ; kg:factProperty ?p ; kg:factNode|kg:factValue ?fact } }"
    )
    assert rows == []


def test_a_line_in_the_graph_is_the_line_of_the_file(sample_output: Path) -> None:
    rows = open_store(sample_output).select(
        "SELECT ?sha ?line ?words WHERE { ?origin a kg:Origin ; kg:line ?line ; kg:surface ?words ; "
        f"kg:originKind <{ID}origin-kind/signature> ; kg:inOccurrence/kg:occursIn/kg:sha256 ?sha }}"
    )
    assert rows
    for row in rows:
        text = (sample_output / "texts" / f"{row['sha']}.txt").read_text(encoding="utf-8").splitlines()
        begins = "".join(text[int(row["line"] or 0) - 1].split())
        assert begins and "".join((row["words"] or "").split()).startswith(begins)


def test_every_kind_has_a_name_and_a_confidence() -> None:
    concepts = load(FILE)
    assert {iri.rpartition("/")[2] for iri in concepts} == set(KINDS)
    for concept in concepts.values():
        assert concept.label_en and 0 < float(concept.first(KG + "confidence") or 0) < 1
