"""Whose part of a text a target stands in (示例文本)."""

from __future__ import annotations

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.sections import Sections
from kg.language.regions import regions

BEIJING = next(iri for iri, region in regions().items() if region.pref_label == "北京市")


def owners(text: str, home: str | None = BEIJING) -> list[str | None]:
    found = (target.owner and target.owner.region for target in find_targets(text, None, home))
    return [regions()[region].pref_label if region else None for region in found]


def test_a_heading_that_names_a_part_of_the_city_alone_says_whose_the_targets_are() -> None:
    text = (
        "示例规划\n到2031年，示例覆盖率达到80%。\n（一）通州区。到2031年，示例产值达到30亿元。\n建成示例站3座。\n"
        "（二）大兴区\n到2031年，示例产值达到20亿元。\n（三）其他任务\n到2031年，示例产值达到40亿元。\n"
    )
    assert owners(text) == [None, "通州区", "通州区", "大兴区", None]


def test_another_place_in_the_sentence_goes_before_the_heading() -> None:
    assert owners("（一）通州区。\n到2031年，大兴区示例产值达到30亿元。\n") == ["大兴区"]


def test_headings_that_say_more_or_stand_without_a_label_name_nobody() -> None:
    for heading in ("（一）通州区建设", "通州区", "（一）河北省", "（一）北京市"):
        assert owners(f"{heading}\n到2031年，示例产值达到30亿元。\n") == [None]


def test_a_text_without_a_home_has_no_parts() -> None:
    sections = Sections(None)
    sections.enter("（一）通州区")
    assert sections.owner is None
