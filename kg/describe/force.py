"""The legal force of a document: law, regulation, rule, normative document …

In: title, type, bodies and region. Out: the name of the kind, as ONTOLOGY.md lists them.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.bodies import Body, national_bodies
from kg.language.body_names import DEPARTMENT
from kg.language.numbers import DocumentNumber
from kg.language.regions import NATION
from kg.language.title import Title
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import word
from kg.vocabulary.namespaces import ID, KG

SPEECH, TREATY, ENTERPRISE = ID + "force/speech", ID + "force/treaty", ID + "force/enterprise-plan"
_PARTY, _LAW = ID + "force/party-document", ID + "force/law"
_LOCAL, _RULE = ID + "force/local-regulation", ID + "force/departmental-rule"
_GOVERNMENT_RULE = ID + "force/local-government-rule"
_NORMATIVE = ID + "force/normative-document"
_STATE_COUNCIL = ID + "body/国务院"
# what they explain or answer (解释, 解答) is no law
_NO_LAWMAKERS = {
    ID + f"classification/{kind}" for kind in ("ministry", "bureau", "local-department", "local-government")
}
_REGULATION = ID + "force/administrative-regulation"
_CONGRESS = ID + "classification/institution"


def force_of(title: Title, bodies: Sequence[Body], number: DocumentNumber | None) -> str | None:
    """Return the IRI of the legal force that title, issuers and number prove, or None."""
    return force_and_ground(title, bodies, number)[0]


def force_and_ground(title: Title, bodies: Sequence[Body], number: DocumentNumber | None) -> tuple[str | None, str]:
    """Return the legal force, and what proves it: title, bodies or number.

    After the Legislation Law (立法法, 2023): an order of the State Council makes an administrative regulation, one of a
    ministry a departmental rule, one of a local government a local government rule (地方政府规章), a 条例 of a region
    is a local regulation.
    """
    kind = title.type
    default = load("document-types.ttl")[kind].first(KG + "defaultForce") if kind else None
    if bodies and all(body.classification == ID + "classification/enterprise" for body in bodies):
        return ENTERPRISE, "bodies"
    if default == _LAW and bodies and all(body.classification in _NO_LAWMAKERS for body in bodies):
        default = _NORMATIVE
    if default in (TREATY, SPEECH, _LAW):
        return default, "title"
    # a joint text is of the kind of its lead, whose number it has (GB/T 9704-2012, 7.2.5)
    if bodies and bodies[0].classification == ID + "classification/party":
        return _PARTY, "bodies"
    if number and word("act/decree") in number.agency_code:
        return _force_of_order(bodies, number), "number"
    if default == _REGULATION and (title.region or any(body.territory != NATION for body in bodies)):
        return _LOCAL, "title" if title.region else "bodies"
    if default:
        return default, "title"
    return _NORMATIVE if bodies else None, "bodies"


def _force_of_order(bodies: Sequence[Body], number: DocumentNumber) -> str:
    """The force of what an order makes known: by who may make what (Legislation Law, articles 72, 80, 91 and 93)."""
    local = [body for body in bodies if body.territory != NATION]
    if not local:
        return _REGULATION if _is_of_state_council(number) else _RULE
    kinds = {body.classification for body in local}
    if _CONGRESS in kinds:
        return _LOCAL
    # departments of a region make no rules (规章), only its government does
    return _NORMATIVE if kinds == {DEPARTMENT} else _GOVERNMENT_RULE


def _is_of_state_council(number: DocumentNumber) -> bool:
    """Whether an order is one of the State Council: 国务院令第712号."""
    council = national_bodies()[_STATE_COUNCIL]
    codes = council.properties.get(KG + "agencyCode", ())
    return number.agency_code in codes or number.agency_code.startswith((council.pref_label, *council.alt_labels))
