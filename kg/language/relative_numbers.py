"""Numbers of orders that name a government by its level alone: 省政府令第226号.

In: a number in its normal form, the title beside it and the region whose authorities speak. Out: the number with the
name of the government: 河南省人民政府令第226号. As printed it would be one number for the orders of all provinces.
"""

from __future__ import annotations

from kg.language.bodies import parse_bodies
from kg.language.regions import NATION
from kg.language.title import Title
from kg.vocabulary.forms import Form

_OF_A_LEVEL = Form(r"(?P<body>⟨region/kind⟩?⟨number/of-any-government⟩)(?P<order>⟨act/decree⟩.*)")


def with_government(number: str, title: str | None, home: str | None) -> str:
    """Return the number with the government that it means, as it is where it names one or nothing says which.

    Parameters
    ----------
    number : str
        The normal form.
    title : str or None
        The title that it stands beside, whose region comes first.
    home : str or None
        IRI of the region whose authorities speak.
    """
    found = _OF_A_LEVEL.fullmatch(number)
    if found is None:
        return number
    places = (Title.of(title).region if title else None, home)
    for place in places:
        bodies = parse_bodies(found["body"], place) if place and place != NATION else []
        if len(bodies) == 1 and bodies[0].name != found["body"]:
            return bodies[0].name + found["order"]
    return number
