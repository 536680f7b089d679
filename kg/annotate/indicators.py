"""One name for one indicator, so that texts can be compared.

In: an indicator as a text words it. Out: its common name: of ontology/target-cues.ttl where that has it (单位GDP能耗 ->
单位国内生产总值能源消耗), else the wording itself less brackets, spaces and the words for home (全省, 我市).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.annotate.target_cues import FILE
from kg.namespaces import ID
from kg.vocabulary import Concept, load

_TERRITORY = re.compile(r"^(?:(?:全|我|本)(?:国|省|市|区|县|自治区)|中国|到期末|力争)的?")
_TYPESETTING = re.compile(r"\s|[（(][^（）()]*[）)]")
_DIRECTION = re.compile(r"(?:累计)?(?:降低|下降)$")
_SHORTEST = 3


@cache
def _by_label() -> Mapping[str, Concept]:
    found = {iri: concept for iri, concept in load(FILE).items() if iri.startswith(ID + "indicator/")}
    return {
        _TYPESETTING.sub("", label): concept
        for concept in found.values()
        for label in (*concept.alt_labels, concept.pref_label)
    }


def indicator_concept(indicator: str) -> Concept | None:
    """Return the common indicator that a wording means, or None if the vocabulary has none.

    Parameters
    ----------
    indicator : str
        An indicator as `find_targets` gives it.

    Raises
    ------
    KgError
        If ontology/target-cues.ttl is missing or is not Turtle.
    """
    return _by_label().get(_bare(indicator)) or _by_label().get(_DIRECTION.sub("", _bare(indicator)))


def indicator_name(indicator: str) -> str:
    """Return the name under which targets are compared.

    Parameters
    ----------
    indicator : str
        An indicator as `find_targets` gives it.
    """
    concept = indicator_concept(indicator)
    return concept.pref_label if concept else _bare(indicator)


def _bare(indicator: str) -> str:
    # a named territory stays: 长三角地区煤炭消费量 is no national target
    name = _TYPESETTING.sub("", indicator)
    shorter = _TERRITORY.sub("", name)
    return shorter if len(shorter) >= _SHORTEST else name
