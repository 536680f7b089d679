"""From when to when a document is in force (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.describe.validity import Term, term_of

SIGNED = date(2021, 3, 1)


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("本办法自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("本办法自2021年5月1日起正式施行，有效期5年。", date(2021, 5, 1), date(2026, 5, 1)),
        ("本办法自印发之日起施行，有效期三年。", SIGNED, date(2024, 3, 1)),
        ("本通知有效期至2025年12月31日。", None, date(2025, 12, 31)),
        ("本办法自2020年2月29日起施行，有效期1年。", date(2020, 2, 29), date(2021, 2, 28)),
        ("本条例自二〇二一年六月一日起生效。", date(2021, 6, 1), None),
        ("本办法有效期3年。\n本办法自2021年5月1日起施行。", date(2021, 5, 1), date(2024, 5, 1)),
        ("示例证的有效期为十年。\n本办法自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("示例河道自2021年5月1日起清理。", None, None),
        ("本办法自公布之日起施行。", SIGNED, None),
        ("本条例自公布之日起30日后施行。", date(2021, 3, 31), None),
        ("示例证自公布之日起失效。", None, None),
        ("有效期自2021年5月1日至2026年4月30日。", date(2021, 5, 1), date(2026, 4, 30)),
        ("本措施执行至2023年12月31日。", None, date(2023, 12, 31)),
        ("示例许可证有效期至2026年1月31日。", None, None),
        ("自2021年4月13日至15日，检查组到了示例河道。", None, None),
        ("对已有的示例鱼塘自2023年6月1日起执行。", None, None),
        ("《示例上位法》已经通过，自2001年12月1日起施行。\n本解释自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("《示例上位法》已经通过，自2001年12月1日起施行。", None, None),
        ("《示例清点办法》自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("现将《示例清点办法》予以公布，自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("自2021年7月1日起，对示例货物加征关税。", date(2021, 7, 1), None),
        ("经省政府同意，自2021年7月1日零时起，恢复示例公路收费。", date(2021, 7, 1), None),
        ("现将有关事项通知如下：\n一、自2021年7月1日起，对示例农机给予补贴。", None, None),
        ("自2020年7月1日起，对示例货物加征关税。", None, None),
        ("根据《示例条例》规定，自2021年7月1日起，对示例货物加征关税。", None, None),
        ("自2021年7月1日起，对示例货物加征关税。\n本公告自2021年6月1日起施行。", date(2021, 6, 1), None),
        ("经研究，《示例补贴办法》（示规〔2020〕3号）继续执行，有效期至2024年12月31日。", None, None),
        ("现将《示例补贴办法》印发给你们，请遵照执行，有效期至2024年12月31日。", None, date(2024, 12, 31)),
        ("", None, None),
    ],
)
def test_days_from_and_to(text: str, effective: date | None, expires: date | None) -> None:
    term = term_of(text, SIGNED, ["示例清点办法"])
    assert (term.begins and term.begins.day, term.ends and term.ends.day) == (effective, expires)


def test_a_term_tells_where_the_text_states_it() -> None:
    text = "第一条 示例。\n第二条 本办法自2021年5月1日起施行，有效期五年。"
    term = term_of(text, SIGNED)
    assert term.begins and text[term.begins.at :].startswith("自2021年5月1日")
    assert term.ends and text[term.ends.at :].startswith("有效期五年")


def test_without_a_day_of_signature_a_length_says_no_end() -> None:
    assert term_of("本办法自印发之日起施行，有效期三年。", None) == Term()


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("本条例自公布之日起999999999日后施行。", None),
        ("示例证自2021年5月1日起施行。", None),
        ("政策自2021年5月1日起施行。", date(2021, 5, 1)),
        ("《示例上位法》和本办法自2021年5月1日起施行。", date(2021, 5, 1)),
        (f"本办法{'示' * 197}自2021年5月1日起施行。", date(2021, 5, 1)),
        (f"本办法{'示' * 198}自2021年5月1日起施行。", None),
    ],
)
def test_whose_day_it_is_follows_from_its_sentence(text: str, effective: date | None) -> None:
    term = term_of(text, SIGNED)
    assert (term.begins and term.begins.day) == effective


def test_a_term_beyond_the_calendar_has_no_end() -> None:
    term = term_of("本办法自9999年1月1日起施行，有效期5年。", SIGNED)
    assert term.begins is not None and term.ends is None
