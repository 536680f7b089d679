"""English names of bodies that no vocabulary lists.

In: a `Body` formed by rule. Out: its English name, where the vocabularies have one for each of its parts: what it is
there for (`body-functions.ttl`) and where (`regions.ttl`), or the body that it belongs to.
"""

from __future__ import annotations

from kg.language.body_names import Body, functions_named, listed, national_bodies
from kg.language.regions import NATION, regions

_OF = "{what} of {whose}"


def english_name(body: Body) -> str | None:
    """Return the English name of a body, or None where a part of its name has none.

    Parameters
    ----------
    body : Body
        河北省发展和改革委员会 is Development and Reform Commission of Hebei Province.
    """
    if body.iri:
        return national_bodies()[body.iri].label_en
    known = listed(body.name)
    if known and known.iri:
        return national_bodies()[known.iri].label_en
    if body.territory == NATION or body.territory not in regions():
        return None
    where = _where(body)
    what = next((function.label_en for function in functions_named(body.name, body.territory)), None)
    return _OF.format(what=what, whose=where) if what and where else None


def _where(body: Body) -> str | None:
    """The English name of a body's territory; what it lies in stands behind it, where the body's name begins with
    that: People's Government of Chaoyang District, Beijing."""
    region = regions()[body.territory]
    above = next((regions()[iri] for iri in region.broader if iri in regions()), None)
    if above is None or above.iri == NATION or not body.name.startswith(above.pref_label):
        return region.label_en
    return f"{region.label_en}, {above.label_en}" if region.label_en and above.label_en else region.label_en
