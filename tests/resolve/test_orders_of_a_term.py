"""Orders whose numbers begin anew with each term of office: 主席令第八号 of two congresses are two. 示例文本."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page

from kg.resolve.model import Resolution
from kg.resolve.resolve import resolve


def law(name: str, day: str) -> str:
    note = f"（{day}全国人民代表大会常务委员会第三次会议通过 {day}中华人民共和国主席令第八号公布）"
    return page(f"中华人民共和国示例{name}法", note, f"第一条 为了保护示例{name}，制定本法。", f"第二条 {PROSE}")


def notice(*lines: str) -> str:
    return page("水利部关于做好示例工作的通知", "水资〔2024〕3号", "各有关单位：", *lines, "水利部", "2024年3月1日")


LAWS = (law("河道", "2018年8月31日"), law("岸线", "2023年6月28日"))


def resolved(*texts: str) -> Resolution:
    return resolve(documents(*texts))


def targets(found: Resolution) -> list[str | None]:
    return [citation.cited for citation in found.citations if "2024" in citation.citing]


def test_two_laws_of_one_number_are_two() -> None:
    found = resolved(*LAWS)
    laws = {key: policy.local_id for key, policy in found.policies.items() if policy.in_corpus}
    assert laws == {"示例河道法": "主席令第8号", "示例岸线法": "主席令第8号"}


@pytest.mark.parametrize("number", ["中华人民共和国主席令第八号", "主席令第8号"])
def test_a_title_with_such_a_number_means_the_title(number: str) -> None:
    found = resolved(*LAWS, notice(f"为贯彻《中华人民共和国示例岸线法》（{number}），现通知如下。{PROSE}"))
    assert targets(found) == ["示例岸线法"]


def test_laws_that_are_only_cited_are_not_one_for_their_number() -> None:
    cited = ("《中华人民共和国示例湿地法》（主席令第8号）", "《中华人民共和国示例滩涂法》（主席令第8号）")
    found = resolved(notice(f"根据{'、'.join(cited)}，现通知如下。{PROSE}"))
    assert targets(found) == ["示例湿地法", "示例滩涂法"]


@pytest.mark.parametrize(("laws", "meant"), [(LAWS, None), (LAWS[:1], "示例河道法"), ((), None)])
def test_such_a_number_alone_means_the_one_at_hand_or_none(laws: tuple[str, ...], meant: str | None) -> None:
    found = resolved(*laws, notice(f"根据主席令第8号，现通知如下。{PROSE}"))
    assert targets(found) == [meant]
