"""Bodies of several nations, of other states, and states: by the form of their names (示例文本)."""

from __future__ import annotations

import pytest

from kg.language.bodies import level_of_body, parse_bodies
from kg.language.bodies_abroad import FOREIGN, INTERNATIONAL, STATE, class_abroad, is_abroad, parties


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("亚洲示例开发银行", INTERNATIONAL),
        ("联合国示例规划署", INTERNATIONAL),
        ("《示例公约》缔约方会议", INTERNATIONAL),
        ("示例公约秘书处", INTERNATIONAL),
        ("上海合作组织秘书处", INTERNATIONAL),
        ("法国示例和外交部", FOREIGN),
        ("日本示例产业省", FOREIGN),
        ("示例共和国政府", STATE),
        ("法兰西共和国", STATE),
        ("中华人民共和国政府", STATE),
        ("示例市财政局", None),
        ("国际示例公司", None),
    ],
)
def test_the_class_of_a_name(name: str, kind: str | None) -> None:
    assert class_abroad(name) == kind


def test_the_parties_to_a_treaty_are_states() -> None:
    assert parties("中华人民共和国政府和示例共和国政府") == ["中华人民共和国政府", "示例共和国政府"]
    assert parties("大不列颠及北爱尔兰联合王国和法国") == ["大不列颠及北爱尔兰联合王国", "法国"]
    assert parties("发展和改革") == []


def test_a_list_of_parties_names_each_with_its_level() -> None:
    one, other = parse_bodies("中华人民共和国政府和示例共和国政府", None)
    assert [(body.classification, level_of_body(body)) for body in (one, other)] == [
        (STATE, "national"),
        (STATE, "international"),
    ]


def test_a_region_with_the_name_of_a_state_is_at_home() -> None:
    (body,) = parse_bodies("巴林左旗示例局", None)
    assert level_of_body(body) == "county"


def test_a_company_of_another_state_is_abroad() -> None:
    assert is_abroad("美国示例公司", "enterprise") and not is_abroad("示例公司", "enterprise")
