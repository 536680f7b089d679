"""English names of bodies that no vocabulary lists: by rule, from the names of their parts."""

from __future__ import annotations

import pytest

from kg.language.bodies import Body, parse_bodies
from kg.language.body_english import english_name
from kg.vocabulary.namespaces import ID


@pytest.mark.parametrize(
    ("name", "region", "told"),
    [
        ("河北省发展和改革委员会", "130000", "Development and Reform Commission of Hebei Province"),
        ("唐山市人民政府办公室", "130200", "Office of the People's Government of Tangshan"),
        ("中国共产党上海市委员会", "310000", "Committee of the Communist Party of China of Shanghai"),
        ("北京市昌平区人民政府", "110114", "People's Government of Changping District, Beijing"),
        ("武夷山市人民政府", "350782", "People's Government of Wuyishan City"),
        ("示例协会", "CN", None),
    ],
)
def test_bodies_formed_by_rule_have_names_by_rule(name: str, region: str, told: str | None) -> None:
    assert english_name(Body(name, None, f"{ID}region/{region}", None)) == told


@pytest.mark.parametrize("name", ["河北省示例厅", "示例协会"])
def test_a_name_of_which_a_part_has_no_english_has_none(name: str) -> None:
    assert english_name(Body(name, None, f"{ID}region/130000", None)) is None


def test_a_body_of_the_vocabulary_has_the_name_that_it_has_there() -> None:
    (listed,) = parse_bodies("财政部", None)
    assert listed.iri
    assert english_name(listed) == english_name(Body("财政部", None, f"{ID}region/CN", None)) == "Ministry of Finance"
