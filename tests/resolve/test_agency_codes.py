"""Agency codes: what documents prove, and who issued a number first (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import documents, page

from kg.language.bodies import Body, named
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.resolve.agency_codes import contradictions, first_issuer, learn_codes
from kg.resolve.model import Resolution
from kg.resolve.resolve import resolve
from kg.vocabulary.namespaces import ID


def issuer(number: str, learnt: dict[str, Body] | None = None) -> tuple[str, float] | None:
    parsed = parse_number(number)
    assert parsed, number
    found = first_issuer(parsed, learnt or {})
    return (found.body.name, found.confidence) if found else None


@pytest.mark.parametrize(
    "number, body",
    [
        ("国发〔2021〕4号", "国务院"),
        ("发改能源〔2021〕999号", "国家发展和改革委员会"),
        ("发改办能源〔2021〕999号", "国家发展和改革委员会办公厅"),
        ("国务院令第999号", "国务院"),
        ("生态环境部公告2021年第999号", "生态环境部"),
        ("冀政办发〔2021〕99号", "河北省人民政府办公厅"),
        ("渝府发〔2021〕99号", "重庆市人民政府"),
        ("京发改〔2021〕99号", "北京市发展和改革委员会"),
        ("冀发改环资〔2021〕99号", "河北省发展和改革委员会"),
        ("冀发〔2021〕99号", "中国共产党河北省委员会"),
    ],
)
def test_a_code_names_the_first_issuer(number: str, body: str) -> None:
    found = issuer(number)
    assert found and found[0] == body and 0.8 <= found[1] < 1


@pytest.mark.parametrize("number", ["甲乙丙〔2021〕1号", "2021年第9号", "示例部令第9号", "冀甲乙〔2021〕9号"])
def test_a_code_that_nobody_is_known_by_names_nobody(number: str) -> None:
    assert issuer(number) is None


@pytest.mark.parametrize(
    "number, body",
    [
        ("环办示例〔2017〕1号", "环境保护部办公厅"),
        ("环办示例〔2019〕1号", "生态环境部办公厅"),
        ("环发〔2005〕1号", "国家环境保护总局"),
        ("环发〔2012〕1号", "环境保护部"),
        ("环发〔2020〕1号", "生态环境部"),
        ("农示例〔2016〕1号", "农业部"),
        ("农示例〔2020〕1号", "农业农村部"),
    ],
)
def test_the_year_decides_between_a_body_and_the_one_before_it(number: str, body: str) -> None:
    found = issuer(number)
    assert found and found[0] == body


def test_in_the_year_of_a_reform_the_body_is_less_sure() -> None:
    before, during = issuer("环办示例〔2020〕1号"), issuer("环办示例〔2018〕1号")
    assert before and during and during[1] == 0.7 < before[1]


def resolved(*texts: str) -> Resolution:
    return resolve(documents(*texts))


def notice(title: str, number: str, *rest: str) -> str:
    return page(title, number, "各有关单位：", "示例文本写明本地怎样清点设施。", *rest)


def test_codes_are_learnt_from_documents_and_complete_what_is_only_cited() -> None:
    found = resolved(
        notice(
            "厦门市人民政府关于开展示例清点工作的通知",
            "厦府示〔2021〕7号",
            "按照《关于开展示例登记工作的通知》（厦府示〔2020〕3号）执行。",
            "厦门市人民政府",
            "2021年3月1日",
        )
    )
    assert {code: body.name for code, body in learn_codes(found.policies.values()).items()} == {
        "厦府示": "厦门市人民政府"
    }
    cited = next(p for p in found.policies.values() if not p.in_corpus)
    assert [body.name for body in cited.bodies] == ["厦门市人民政府"]
    assert cited.issuer_rule == "agency code of documents at hand" and cited.issuer_confidence == 0.95
    assert cited.jurisdiction == ID + "region/350200"
    own = next(p for p in found.policies.values() if p.in_corpus)
    assert own.issuer_rule is None and own.issuer_confidence is None


def test_a_code_under_which_two_bodies_issue_is_not_learnt() -> None:
    found = resolved(
        notice("厦门市人民政府关于示例一的通知", "厦示〔2021〕7号", "厦门市人民政府", "2021年3月1日"),
        notice("福州市人民政府关于示例二的通知", "厦示〔2021〕8号", "福州市人民政府", "2021年3月2日"),
    )
    assert learn_codes(found.policies.values()) == {}


def test_documents_that_contradict_the_vocabulary_are_told() -> None:
    lines = list(contradictions({"国发": named("财政部", NATION), "国办发": named("国务院办公厅", NATION)}))
    assert lines == ["agency code 国发: the documents are by 财政部, bodies.ttl has 国务院"]


@pytest.mark.parametrize(
    ("body", "told"), [("河北省水利厅", 1), ("河北省人民政府办公厅", 0), ("河北省人民政府", 0), ("石家庄市人民政府", 0)]
)
def test_a_number_of_another_body_of_the_province_is_told(body: str, told: int) -> None:
    text = page(f"{body}关于示例工作的通知", "冀政办发〔2021〕99号", "各有关单位：", "请结合实际认真落实。")
    notes = resolve(documents(text)).notes
    assert sum("is a number of" in note for note in notes) == told
