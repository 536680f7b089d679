"""The spaCy pipeline, ours and in a pipeline of the user's own. All sentences are our own (示例文本)."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear
from spacy.language import Language

from kg import find_references
from kg.annotate.annotations import Reading
from kg.annotate.pipeline import COMPONENTS, CharacterTokenizer, annotate, make_pipeline
from kg.annotate.references.mention import DocumentContext
from kg.annotate.topics.sectors import find_sectors
from kg.language.bodies import find_bodies
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION
from kg.vocabulary.namespaces import ID

TITLE = "国家发展改革委关于示例钢铁工业的通知"
TEXT = f"{TITLE}\n根据《示例法》（示发〔2021〕1号），国家发展改革委和财政部在河北省试行。\n落实《样本规划》。\n"
TASKS = "一、示例任务\n到2025年，示例利用率达到85%。（责任单位：国家发展改革委、财政部）\n"


LAYERS = {"kg_references": "mentions"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_pipeline()


def test_has_all_components_in_order(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == COMPONENTS


def test_annotations_are_those_of_the_parts(nlp: Language) -> None:
    (found,) = annotate(nlp, [Reading(TEXT, DocumentContext(TITLE), NATION)])
    assert [m.surface for m in found.mentions] == ["示例法", "样本规划"]
    assert list(found.bodies) == find_bodies(TEXT, NATION)
    assert list(found.regions) == find_regions(TEXT, NATION)
    assert found.sectors == find_sectors(TITLE, TEXT)


def test_span_groups_are_labelled(nlp: Language) -> None:
    doc = nlp(TEXT)
    references = [(span.text, span._.relation, span._.number) for span in doc.spans["kg_references"]]
    assert references[0] == ("示例法", doc._.kg.mentions[0].relation, "示发〔2021〕1号")
    assert [span.label_ for span in doc.spans["kg_references"]][:1] == [references[0][1]]
    assert [(span.text, span.label_) for span in doc.spans["kg_bodies"]][-1] == ("财政部", "财政部")
    assert [span.kb_id_ for span in doc.spans["kg_regions"]] == [f"{ID}region/130000"]
    assert [span.text for span in doc.spans["kg_regions"]] == ["河北省"]


def test_spans_of_all_components_say_the_same_things_in_the_same_way(nlp: Language) -> None:
    doc = nlp(
        f"{TEXT}到2025年，森林覆盖率达到24%。按照《中华人民共和国节约能源法》执行。由国家能源局牵头，推进示例工作。"
    )
    kinds = {"kg_references": "reference", "kg_bodies": "body", "kg_regions": "region",
             "kg_responsibilities": "responsibility", "kg_targets": "target"}  # fmt: skip
    for group, kind in kinds.items():
        assert doc.spans[group], group
        for span in doc.spans[group]:
            assert span._.kind == kind
            assert span.label_
            assert (span.start_char, span.end_char) == (span._.found.start, span._.found.end)
            assert span._.confidence == getattr(span._.found, "confidence", None)
            assert span.kb_id_ == "" or span.kb_id_.startswith(ID)
    named = {span._.name: span.kb_id_ for group in kinds for span in doc.spans[group]}
    assert named["国家能源局"] == f"{ID}body/国家能源局"
    assert named["河北省"] == f"{ID}region/130000"
    assert named["森林覆盖率"] == f"{ID}indicator/森林覆盖率"
    assert named["中华人民共和国节约能源法"] == f"{ID}policy/节约能源法"
    assert named["示例法"] == ""


def test_a_law_has_the_iri_that_a_reference_without_a_graph_has(nlp: Language) -> None:
    text = "示例文本\n为贯彻落实《教师法》和《优化营商环境条例》，制定本办法。"
    doc = nlp(text)
    named = [span.kb_id_ for span in doc.spans["kg_references"]]
    assert named == [one.target.iri for one in find_references(text) if one.target]
    assert named[0] == f"{ID}policy/教师法"


def test_a_doc_made_elsewhere_has_its_first_line_for_a_title(nlp: Language) -> None:
    doc = nlp(TEXT)
    (same,) = annotate(nlp, [Reading(TEXT, DocumentContext(TITLE))])
    assert doc._.kg.mentions == same.mentions


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_in_a_pipeline_of_the_users_own(name: str) -> None:
    own = spacy.blank("zh")
    own.add_pipe(name)
    doc = own(TEXT + TASKS)
    assert getattr(doc._.kg, LAYERS.get(name, name.removeprefix("kg_")))


def test_names_are_found_without_marks() -> None:
    text = "示例\n各地执行示例省河道管理条例的规定。\n"
    (plain,) = annotate(make_pipeline(), [Reading(text)])
    (taught,) = annotate(make_pipeline(["示例省河道管理条例"]), [Reading(text)])
    assert [m.surface for m in taught.mentions] == ["示例省河道管理条例"]
    assert not plain.mentions or plain.mentions[0].surface != "示例省河道管理条例" or not plain.mentions[0].marked


def test_documents_do_not_leak_into_each_other(nlp: Language) -> None:
    other = Reading("示例\n落实《意见》。\n", DocumentContext("示例"))
    alone = list(annotate(nlp, [other]))
    assert list(annotate(nlp, [Reading(TEXT, DocumentContext(TITLE), NATION), other]))[1:] == alone


@given(st.text(alphabet="示例 ab\n\t\u3000，1", max_size=30))
def test_the_tokenizer_keeps_every_character(text: str) -> None:
    doc = CharacterTokenizer(spacy.blank("zh").vocab)(text)
    assert (doc.text, len(doc)) == (text, len(text))


@pytest.mark.parametrize(
    ("unit", "size"),
    [("《", 5_000), ("根据", 5_000), ("示例\n", 5_000), ("《示例办法》", 1_000), ("国家发展改革委", 1_000)],
)
def test_hostile_texts_take_linear_time(nlp: Language, unit: str, size: int) -> None:
    assert is_linear(lambda n: lambda: list(annotate(nlp, [Reading(unit * n)])), size)
