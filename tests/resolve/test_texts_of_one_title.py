"""Older texts, drafts and a superior's text of one title are texts of their own. All texts are ours (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page

from kg.resolve.model import Citation, Resolution
from kg.resolve.resolve import resolve
from kg.resolve.stages import find_stages


def text(title: str, *body: str, number: str | None = None, by: str = "河北省人民政府") -> str:
    return page(
        title, *([number] if number else []), "各市人民政府：", *body, f"请照此办理。{PROSE}", by, "2021年3月5日"
    )


def resolved(*texts: str) -> Resolution:
    return resolve(documents(*texts))


def cited(found: Resolution, surface: str, relation: str | None = None) -> Citation:
    (one,) = (
        citation
        for citation in found.citations
        if citation.mention.surface == surface and relation in (None, citation.relation)
    )
    return one


RULES = "河北省人民政府关于印发《示例河道管理办法》的通知"


def test_an_older_text_of_the_own_title_is_repealed_and_is_not_the_own_text() -> None:
    found = resolved(
        text(
            RULES,
            "现将《示例河道管理办法》印发。2012年印发的《示例河道管理办法》同时废止。",
            number="冀政发〔2021〕7号",
        ),
        text("河北省水利厅关于做好示例工作的通知", "落实《示例河道管理办法》。", by="河北省水利厅"),
    )
    older = cited(found, "示例河道管理办法", "repeals").cited
    own = found.policy_of[next(key for key, policy in found.policy_of.items() if policy == "冀政发-2021-7")]
    assert older is not None and older != own
    assert cited(found, "示例河道管理办法", "implements").cited == own


def test_a_decision_that_amends_a_rule_does_not_answer_to_its_name() -> None:
    found = resolved(
        text(
            "河北省人民政府关于修改《示例河道管理办法》的决定",
            "对《示例河道管理办法》作如下修改：",
            number="冀政发〔2021〕8号",
        ),
        text("河北省水利厅关于做好示例工作的通知", "落实《示例河道管理办法》。", by="河北省水利厅"),
    )
    targets = {one.cited for one in found.citations if one.mention.surface == "示例河道管理办法"}
    assert len(targets) == 1 and "冀政发-2021-8" not in targets


@pytest.mark.parametrize("stage", ["征求意见稿", "试行", "暂行", "草案"])
def test_a_draft_and_a_text_on_trial_are_not_the_final_text(stage: str) -> None:
    found = resolved(
        text(RULES, "现将《示例河道管理办法》印发。", number="冀政发〔2021〕7号"),
        text("河北省水利厅关于做好示例工作的通知", f"参考《示例河道管理办法（{stage}）》。", by="河北省水利厅"),
    )
    assert cited(found, f"示例河道管理办法（{stage}）").cited != "冀政发-2021-7"


def test_a_title_without_trial_may_mean_the_text_on_trial() -> None:
    found = resolved(
        text("河北省人民政府关于印发《示例河道管理办法（试行）》的通知", "现印发。", number="冀政发〔2021〕7号"),
        text("河北省水利厅关于做好示例工作的通知", "落实《示例河道管理办法》。", by="河北省水利厅"),
    )
    assert cited(found, "示例河道管理办法", "implements").cited == "冀政发-2021-7"


def test_the_text_that_amends_a_rule_is_not_the_rule() -> None:
    found = resolved(
        text("河北省示例河道管理保护条例", "示例文本。"),
        text("河北省水利厅关于做好示例工作的通知", "审议《河北省示例河道管理保护条例修正案》。", by="河北省水利厅"),
    )
    rule = next(key for key, policy in found.policies.items() if policy.title == "河北省示例河道管理保护条例")
    assert cited(found, "河北省示例河道管理保护条例修正案").cited not in (None, rule)


def test_a_marked_name_of_a_regulation_is_no_short_form_for_all_its_shortness() -> None:
    found = resolved(text("河北省水利厅关于做好示例工作的通知", "根据《示例条例》和《管理办法》，现通知如下。"))
    assert cited(found, "示例条例").cited == "示例条例"
    assert cited(found, "管理办法").unresolved == "undefined short form"


def _dated(title: str, day: str) -> str:
    return page(title, "各有关单位：", f"示例文本。{PROSE}", "河北省人民政府", day)


def test_a_final_text_follows_the_text_on_trial_and_the_draft_became_the_first_of_them() -> None:
    name = "河北省示例河道管理"
    found = resolved(
        _dated(f"{name}办法（征求意见稿）", "2017年3月5日"),
        _dated(f"{name}暂行办法", "2018年3月5日"),
        _dated(f"{name}办法", "2021年3月5日"),
        _dated("河南省示例河道管理办法（征求意见稿）", "2016年3月5日"),
        _dated("河北省示例道路管理办法（草案）", "2022年3月5日"),
        _dated("河北省示例道路管理办法", "2021年3月5日"),
    )
    stages = find_stages(found.policies)
    title = {key: policy.title for key, policy in found.policies.items()}
    assert {title[one]: title[other] for one, other in stages.on_trial.items()} == {f"{name}办法": f"{name}暂行办法"}
    assert {title[one]: title[other] for one, other in stages.drafts.items()} == {
        f"{name}办法（征求意见稿）": f"{name}暂行办法"
    }


TITLE = "关于进一步加强示例节水工作的意见"


@pytest.mark.parametrize(
    "words",
    [
        f"为贯彻落实国务院《{TITLE}》，制定本意见。",
        f"为贯彻落实《国务院{TITLE}》，制定本意见。",
        f"为贯彻落实《{TITLE}》（国发〔2020〕9号），制定本意见。",
    ],
)
def test_a_superiors_text_of_the_same_title_is_not_the_own_one(words: str) -> None:
    found = resolved(text(f"河北省人民政府{TITLE}", words, number="冀政发〔2021〕7号"))
    (one,) = found.citations
    assert (one.relation, one.cited == "冀政发-2021-7") == ("implements", False)


def test_the_issuer_before_a_title_decides_between_namesakes() -> None:
    found = resolved(
        text(f"河北省人民政府{TITLE}", "示例文本。", number="冀政发〔2021〕7号"),
        text(f"国务院{TITLE}", "示例文本。", number="国发〔2020〕9号", by="国务院"),
        text("河北省水利厅关于做好示例工作的通知", f"落实国务院《{TITLE}》。", by="河北省水利厅"),
        text("河北省教育厅关于做好样本工作的通知", f"贯彻省政府《{TITLE}》。", by="河北省教育厅"),
    )
    by_number = sorted((one.document.description.title, one.cited) for one in found.citations)
    assert [key for _, key in by_number] == ["冀政发-2021-7", "国发-2020-9"]


def test_an_issuer_before_a_title_finds_the_number_of_its_text_among_several() -> None:
    found = resolved(
        text(
            "河北省水利厅关于做好示例工作的通知",
            f"落实国务院《{TITLE}》、《{TITLE}》（冀政发〔2021〕7号）和《{TITLE}》（国发〔2020〕9号）。",
            by="河北省水利厅",
        )
    )
    assert [one.cited for one in found.citations] == ["国发-2020-9", "冀政发-2021-7", "国发-2020-9"]


def test_each_title_of_a_list_has_the_issuer_before_it() -> None:
    listed = "落实国务院《示例节水规划》《样本节水规划》和省政府《试验节水规划》。"
    found = resolved(text("河北省水利厅关于做好示例工作的通知", listed, by="河北省水利厅"))
    assert [one.mention.issuers for one in found.citations] == [("国务院",), ("国务院",), ("省政府",)]
