"""Spans and their attributes, in a Doc, in its bytes and in other processes. All sentences are our own (示例文本)."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from thinc.api import ConfigValidationError

from kg.annotate import spans
from kg.annotate.pipeline import COMPONENTS, make_pipeline
from kg.vocabulary.namespaces import ID

TEXT = (
    "示例省人民政府关于示例工作的通知\n根据《中华人民共和国节约能源法》，在河北省和新疆生产建设兵团试行。\n"
    "到2025年，森林覆盖率达到24%，示例一率、示例二率分别达到20%、30%。由国家能源局牵头，推进示例工作。\n"
)
Told = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    own = spacy.blank("zh")
    for name in COMPONENTS:
        own.add_pipe(name)
    return own


def told(doc: Doc) -> Told:
    names = ("found", "kind", "name", "relation", "number", "confidence")
    return {
        group: [(one.text, one.label_, one.kb_id_, *(one._.get(name) for name in names)) for one in found]
        for group, found in doc.spans.items()
    }


def test_each_span_is_of_what_was_found_whatever_else_stands_in_its_place(nlp: Language) -> None:
    doc = nlp(TEXT)
    kinds = {"kg_references": "reference", "kg_bodies": "body", "kg_regions": "region",
             "kg_responsibilities": "responsibility", "kg_targets": "target"}  # fmt: skip
    assert list(kinds.values()) == list(spans.KINDS)
    for group, kind in kinds.items():
        found = getattr(doc._.kg, spans.KINDS[kind].field)
        assert [(one._.kind, one._.found) for one in doc.spans[group]] == [(kind, one) for one in found] != []
    # a corps of settlers is a body and a region
    (corps,) = {(one.start, one.end) for one in doc.spans["kg_bodies"]} & {
        (one.start, one.end) for one in doc.spans["kg_regions"]
    }
    assert doc[corps[0] : corps[1]].text == "新疆生产建设兵团"


def test_a_region_is_labelled_with_its_name_as_a_body_is(nlp: Language) -> None:
    doc = nlp(TEXT)
    for group in ("kg_bodies", "kg_regions"):
        assert all(one.label_ == one._.name and one.kb_id_.startswith(ID) for one in doc.spans[group])
    assert "河北省" in displacy.render(doc, style="span", options={"spans_key": "kg_regions"}, jupyter=False)


@pytest.mark.parametrize(
    ("leaders", "iri"),
    [
        ("国家能源局", f"{ID}body/国家能源局"),
        ("国家能源局、财政部", ""),
        ("河北省水利厅", f"{ID}body/河北省水利厅"),
    ],
)
def test_a_duty_is_of_the_body_that_leads_where_one_does(nlp: Language, leaders: str, iri: str) -> None:
    doc = nlp(f"由{leaders}牵头，推进示例工作。")
    (duty,) = doc.spans["kg_responsibilities"]
    assert (duty._.name, duty.kb_id_) == (leaders, iri)


def test_spans_of_others_have_no_such_attributes(nlp: Language) -> None:
    doc = nlp(TEXT)
    others = [Span(doc, 0, 2), Span(doc, 0, 2, span_id="body/x"), Span(doc, 0, 2, span_id="body/99"),
              Span(doc, 0, 2, span_id="other/0")]  # fmt: skip
    assert {one._.get(name) for one in others for name in ("found", "kind", "name", "confidence")} == {None}


def test_a_doc_is_whole_when_it_is_read_back(nlp: Language) -> None:
    doc = nlp(TEXT)
    box = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (unpacked,) = DocBin().from_bytes(box).get_docs(spacy.blank("zh").vocab)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for one in (again, unpacked, doc.copy(), pickle.loads(pickle.dumps(doc))):
        assert told(one) == told(doc)
        assert one._.kg == doc._.kg
    # and can be asked more: what is known of it has no text of its own in the bytes
    (component,) = (part for name, part in nlp.pipeline if name == "kg_targets")
    assert told(component(again)) == told(doc)
    assert doc.to_bytes().count("森林覆盖率达到".encode()) <= 2


@pytest.mark.slow
def test_processes_share_the_work(nlp: Language) -> None:
    expected = told(nlp(TEXT))
    assert [told(doc) for doc in nlp.pipe([TEXT] * 3, n_process=2, batch_size=1)] == [expected] * 3


@pytest.mark.parametrize("own", [True, False], ids=["a pipeline of the user's own", "make_pipeline"])
def test_a_pipeline_is_written_read_and_sent_to_other_processes(nlp: Language, own: bool, tmp_path: Path) -> None:
    made = nlp if own else make_pipeline(["示例省河道管理条例"])
    text = f"{TEXT}按照示例省河道管理条例执行。\n"
    expected = told(made(text))
    made.to_disk(tmp_path)
    bytes_of = made.to_bytes()
    assert told(spacy.load(tmp_path)(text)) == expected
    assert told(pickle.loads(pickle.dumps(made))(text)) == expected
    assert told(spacy.blank("zh").from_config(made.config).from_bytes(bytes_of)(text)) == expected
    assert json.loads((tmp_path / "meta.json").read_text(encoding="utf-8"))["pipeline"] == list(COMPONENTS)


def test_names_are_a_list() -> None:
    with pytest.raises(ConfigValidationError, match="names"):
        spacy.blank("zh").add_pipe("kg_references", config={"names": "示例省河道管理条例"})
