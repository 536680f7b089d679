"""Who has a name, and what is told of one that another has. All names are ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.vocabulary.concepts import Concept, shipped
from kg.vocabulary.namespaces import ID
from kg.vocabulary.own import BODIES, REGIONS
from kg.vocabulary.own_known import AGENCY_CODE, CLASSIFICATION, WHAT, Known

CENTRE = Concept(f"{ID}body/示例监测中心", "示例监测中心", ("示测中心",), (), None, (), (), {AGENCY_CODE: ("示测函",)})


def test_names_shipped_and_added_are_known_and_classes_are_none() -> None:
    known = Known()
    known.add(BODIES, CENTRE, "here")
    assert known.named(BODIES, "示测中心") == CENTRE.iri and known.concept(BODIES, CENTRE.iri) == CENTRE
    assert known.named(REGIONS, "130000") == known.named(REGIONS, "河北省")
    classes = {iri: concept.pref_label for iri, concept in shipped(BODIES).items() if CLASSIFICATION in iri}
    assert classes and not any(known.named(BODIES, name) in classes for name in classes.values())
    assert set(WHAT) == {BODIES, REGIONS}


@pytest.mark.parametrize(
    ("names", "code", "told"),
    [
        (("示测中心",), "示函", "here: 示测中心 means 示例监测中心 already"),
        ((), "示测函", "here: 示测函 is the code of 示例监测中心 already"),
        (("示",), "示函", "here: 示: one character"),
        (("示|测",), "示函", "here: 示|测: no name has | in it"),
    ],
)
def test_names_and_codes_of_others_are_told(names: tuple[str, ...], code: str, told: str) -> None:
    known = Known()
    known.add(BODIES, CENTRE, "there")
    other = replace(CENTRE, iri=f"{ID}body/示例测量所", pref_label="示例测量所", alt_labels=names)
    with pytest.raises(InputError) as caught:
        known.add(BODIES, replace(other, properties={AGENCY_CODE: (code,)}), "here")
    assert str(caught.value).startswith(told)
