"""Radicals, compatibility and traditional characters are read as the characters meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.characters import chinese_marks, plain, simplified, with_figures, without_note_marks
from kg.language.title import Title


def test_radicals_are_characters() -> None:
    assert plain("\u2f54环境 \u2ea0法 \u2ec5解") == "水环境 民法 见解"


@given(st.text())
def test_offsets_stay_true(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(st.sampled_from("·•・‧"))
def test_shapes_of_the_middle_dot_make_no_other_title(dot: str) -> None:
    assert Title.of(f"示例{dot}合作纲要").key == Title.of("示例·合作纲要").key


def test_shapes_of_zero_make_no_other_title() -> None:
    assert len({Title.of(f"二{zero}四{zero}年示例规划").key for zero in "〇零0○"}) == 1


def test_marks_set_vertically_are_the_marks() -> None:
    assert plain("︽示例办法︾ «示例条例» ﹙试行﹚") == "《示例办法》 《示例条例》 （试行）"


def test_lines_in_traditional_characters_are_read_in_simplified_ones() -> None:
    text = "示例文本：貫徹落實《示例節約用電條例》\n著作权法和毕昇的示例"
    assert simplified(text) == "示例文本：贯彻落实《示例节约用电条例》\n著作权法和毕昇的示例"


@given(st.text(alphabet="示例條例國發號著乾後裏瞭\n\r〔2021〕 "))
def test_offsets_stay_true_in_traditional_lines(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert [at for at, ch in enumerate(simplified(text)) if ch == "\n"] == [
        at for at, ch in enumerate(text) if ch == "\n"
    ]


@given(st.text(alphabet="示例，,:;?！!（)》1a 。\n"))
def test_marks_beside_chinese_characters_are_chinese_ones(text: str) -> None:
    marked = chinese_marks(text)
    assert len(marked) == len(text) and chinese_marks(marked) == marked
    assert marked.isascii() or not any(one in marked for one in ("示,", "例;", "》:"))


def test_marks_between_figures_stay() -> None:
    assert chinese_marks("根据《示例法》,投资1,000元,10:30开会;a, b") == "根据《示例法》，投资1,000元，10:30开会；a, b"


def test_a_line_with_one_traditional_character_follows_the_text_around() -> None:
    heading, end, number = "示例縣人民政府關於印發示例規則的通知", "請認真遵照執行。", "示政例例〔2011〕53號"
    assert simplified(f"{heading}\n{number}\n{end}").splitlines()[1] == "示政例例〔2011〕53号"
    assert simplified(f"示例县人民政府通知\n{number}") == f"示例县人民政府通知\n{number}"


@pytest.mark.parametrize(
    ("noted", "read"),
    [
        ("《示例法》[3]第十条", "《示例法》   第十条"),
        ("《示例法》[^12]第十条", "《示例法》     第十条"),
        ("《示例法》²第十条", "《示例法》 第十条"),
        ("《示例法》（注1）第十条", "《示例法》    第十条"),
        ("《示例法》[注]第十条", "《示例法》   第十条"),
        ("《示例法》①第十条", "《示例法》 第十条"),
        ("落实《示例法①》和《示例规划*》", "落实《示例法 》和《示例规划 》"),
    ],
)
def test_the_mark_of_a_note_at_a_title_is_no_part_of_the_sentence(noted: str, read: str) -> None:
    assert without_note_marks(noted) == read


@pytest.mark.parametrize(
    "text", ["《示例法》①对甲负责", "《示例法》〔2021〕3号", "《示例办法》[2021]3号", "5㎡²，10*3"]
)
def test_what_only_looks_like_the_mark_of_a_note_stays(text: str) -> None:
    assert without_note_marks(text) == text


@pytest.mark.parametrize(
    ("scanned", "read"),
    [
        ("2O31年4月25日", "2031年4月25日"),
        ("203l年l月1O日", "2031年1月10日"),
        ("示发〔2O31〕l2号", "示发〔2031〕12号"),
        ("20I9年", "2019年"),
    ],
)
def test_letters_that_a_scan_has_in_days_and_numbers_are_figures(scanned: str, read: str) -> None:
    assert with_figures(scanned) == read


@pytest.mark.parametrize("text", ["CO2排放", "Fe2O3", "二O三一年", "第1l栏", "ISO2031年版", "1OO元"])
def test_letters_elsewhere_stay(text: str) -> None:
    assert with_figures(text) == text


@given(st.text("2O01Il年月日〔〕号a", max_size=20))
def test_offsets_stay_true_in_scans(text: str) -> None:
    assert len(with_figures(text)) == len(text)
