"""Documents of which all stands in one paragraph (示例文本, all ours)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, laid_out

from kg.describe.description import describe
from kg.read.running_text import breaks
from kg.read.segment import segment


def lines(*parts: str) -> list[str]:
    text = "".join(parts)
    cuts = [0, *breaks(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


TITLE = "河北省人民政府关于加强示例工作的通知"
SECTIONS = [f"一、清点。{PROSE}", f"二、公开。{PROSE}", f"三、检查。{PROSE}"]
PARTS = [TITLE, "各市人民政府：", "经研究，现通知如下：", *SECTIONS]
SIGNED = "河北省人民政府2031年3月5日"


def test_number_title_addressees_sections_and_signature_are_lines() -> None:
    parts = ["冀政发〔2031〕4号", *PARTS, SIGNED]
    assert lines(*parts) == parts
    articles = ["河北省示例办法", f"第一条 为示例。{PROSE}", f"第二条 各市照办。{PROSE}"]
    assert lines(*articles) == articles


def test_an_order_and_its_title_are_parted() -> None:
    parts = ["河北省示例厅公告第4号", "河北省示例厅关于发布示例规范的公告", f"现批准示例规范。{PROSE}"]
    assert lines(*parts) == parts


@pytest.mark.parametrize(
    "prose",
    [
        f"河北省示例厅关于示例工作的通知要求各县清点设施。{PROSE}",
        "根据《河北省人民政府关于加强示例工作的通知》，各县清点设施。",
        "长度为1.5公里。10.5公里以外不计。",
        "示例县于2031年3月5日完成清点，并公开结果。",
    ],
)
def test_prose_is_parted_nowhere(prose: str) -> None:
    assert breaks(prose) == []


@given(st.text(alphabet="一、第条章（）。：关于的通知各市2031年3月5日 示例", max_size=200))
def test_breaks_are_in_order_and_inside_the_text(text: str) -> None:
    found = breaks(text)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) for at in found)


def test_a_notice_in_one_paragraph_is_a_document() -> None:
    clean = laid_out("".join([*PARTS, SIGNED]))
    (only,) = segment(clean)
    described = describe(clean, only)
    assert (described.title, str(described.signed)) == (TITLE, "2031-03-05")
    assert [body.name for body in described.bodies] == ["河北省人民政府"]


def test_one_without_a_title_is_called_by_its_file() -> None:
    clean = laid_out(" ".join(["".join(PARTS[1:]), "河北省人民政府", "2031年3月5日"]), f"{TITLE}.txt")
    (only,) = segment(clean)
    described = describe(clean, only)
    assert (described.title, str(described.signed)) == (TITLE, "2031-03-05")


def test_a_paragraph_of_news_is_no_document() -> None:
    news = f"近日，河北省示例厅印发通知，要求：一、清点。{PROSE}二、公开。{PROSE}三、检查。{PROSE}"
    assert segment(laid_out(news)) == ()
