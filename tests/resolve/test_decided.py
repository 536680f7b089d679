"""What the user decided on which policies are one. All texts are our own (示例文本)."""

from __future__ import annotations

from collections.abc import Sequence

from own_texts import PROSE, documents, page

from kg.read.decisions import Decision
from kg.resolve.decided import decide, sides_of
from kg.resolve.model import Resolution
from kg.resolve.resolve import resolve


def notice(title: str, body: str = "", number: str = "", day: str = "2021年3月5日") -> str:
    return page(
        title, *([number] if number else []), "各市人民政府：", f"{body}请照此办理。{PROSE}", "河北省人民政府", day
    )


RIVERS = notice("河北省人民政府关于加强示例河道清理工作的通知", number="冀政发〔2021〕17号")
LAKES = notice(
    "河北省人民政府关于做好示例湖泊清理的通知",
    "按照《示例清河行动》和《示例清湖行动》要求，落实冀政发〔2021〕17号文件。",
)
SAME = ("示例清河行动", "冀政发〔2021〕17号", True)


def decisions(*said: tuple[str, str, bool]) -> list[Decision]:
    return [Decision(*one, f"same.csv: line {at}") for at, one in enumerate(said, 2)]


def resolved(texts: Sequence[str], *said: tuple[str, str, bool]) -> Resolution:
    return resolve(documents(*texts), decisions=decisions(*said))


def meant(found: Resolution, surface: str) -> str | None:
    (one,) = {citation.cited for citation in found.citations if citation.mention.surface == surface}
    return one


def test_a_name_that_is_decided_to_be_a_policy_means_it() -> None:
    before, after = resolved([RIVERS, LAKES]), resolved([RIVERS, LAKES], SAME)
    assert meant(before, "示例清河行动") != "冀政发-2021-17"
    assert meant(after, "示例清河行动") == "冀政发-2021-17"
    assert "示例清河行动" in after.policies["冀政发-2021-17"].alternatives
    assert len(after.policies) == len(before.policies) - 1
    assert after.decided == (
        "same.csv: line 2: 示例清河行动 and 冀政发〔2021〕17号 are one, id:policy/冀政发-2021-17; "
        "citations that meant the other one: 1",
    )
    (moved,) = (one for one in after.citations if one.mention.surface == "示例清河行动")
    assert moved.rule.endswith("own decision")


def test_what_is_one_with_one_is_one_with_the_other() -> None:
    found = resolved([RIVERS, LAKES], ("示例清湖行动", "示例清河行动", True), SAME)
    assert meant(found, "示例清湖行动") == meant(found, "示例清河行动") == "冀政发-2021-17"


def test_two_texts_that_are_decided_to_be_one_are_one_policy() -> None:
    again = notice("河北省人民政府关于示例河道清理的通知", day="2021年3月8日")
    said = ("冀政发〔2021〕17号", "河北省人民政府关于示例河道清理的通知", True)
    assert len(set(resolved([RIVERS, again]).policy_of.values())) == 2
    found = resolved([RIVERS, again], said)
    assert set(found.policy_of.values()) == {"冀政发-2021-17"}


def test_two_texts_that_are_decided_not_to_be_one_are_two() -> None:
    copy = notice("关于加强示例河道清理工作的通知（网络版）", number="冀政发〔2021〕17号")
    assert len(set(resolved([RIVERS, copy]).policy_of.values())) == 1
    titles = ("河北省人民政府关于加强示例河道清理工作的通知", "关于加强示例河道清理工作的通知（网络版）")
    assert len(set(resolved([RIVERS, copy], (*titles, False)).policy_of.values())) == 2


def test_a_citation_that_is_decided_to_mean_another_policy_does_not_mean_it() -> None:
    citing = notice("河北省人民政府关于做好示例排查的通知", "按照《示例河道清理》要求。")
    together = resolved([RIVERS, LAKES, citing], ("示例河道清理", "冀政发〔2021〕17号", True))
    assert meant(together, "示例河道清理") == "冀政发-2021-17"
    apart = resolved([RIVERS, LAKES, citing], ("示例河道清理", "冀政发〔2021〕17号", False))
    assert meant(apart, "示例河道清理") != "冀政发-2021-17"


def test_a_decision_that_meets_nothing_or_several_is_told() -> None:
    found = resolved([RIVERS], ("示例无此件", "冀政发〔2021〕17号", True))
    assert found.idle == ("same.csv: line 2: meets nothing: 示例无此件 is no text and is not cited",)
    assert found.decided == ()


def test_without_decisions_nothing_changes() -> None:
    found = resolve(documents(RIVERS, LAKES))
    decided = decide([], [], found.policies, found.policy_of, found.citations)
    assert (decided.policies, decided.citations) == (found.policies, found.citations)
    assert sides_of([], []) == {}


def test_the_order_of_texts_and_of_decisions_does_not_matter() -> None:
    said = [("示例清湖行动", "示例清河行动", True), SAME]
    one, other = resolved([RIVERS, LAKES], *said), resolved([LAKES, RIVERS], *reversed(said))
    assert one.policies == other.policies
