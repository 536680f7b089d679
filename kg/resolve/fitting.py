"""Of policies of one title those that a mention can mean.

In: a mention, its document, candidates. Out: the candidates that fit: by number, by the bodies named, by territory.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.annotate.documents import Document
from kg.annotate.references.mention import RESTS_ON, Mention
from kg.language.bodies import Body, find_bodies, parse_bodies
from kg.language.dates import DATE, find_date
from kg.language.numbers import DocumentNumber, parse_number
from kg.language.numerals import COUNTS, HUNDRED
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, ancestors, regions
from kg.language.title import Title, firm_names, issuers_in, number_key
from kg.language.title_forms import bare, without_edition
from kg.resolve.agency_codes import is_of_the_province_above
from kg.resolve.identity import restarts
from kg.resolve.model import Policy
from kg.resolve.promises import LAWS
from kg.resolve.stages import DRAFT, STAGE
from kg.vocabulary.forms import Form, word, words
from kg.vocabulary.namespaces import ID, KG

_TERM_OF_OFFICE = Form(rf"第[{COUNTS}{HUNDRED}\d]+⟨body/term⟩")
_IN_FORCE = Form("⟨validity/taking-effect⟩")
_LONGEST_BEFORE = 90
_SHORTEST_PROPER_PART = 2
_LONGEST_MAKER = 16
# what a region may have under the name of a national one, other than laws and regulations
_OF_PLANS = (ID + "force/normative-document", ID + "force/party-document", None)


def same_places(title: str, policy: Policy) -> bool:
    """江苏省减污降碳协同增效实施方案 is not the national 减污降碳协同增效实施方案."""
    left, right = ({m.iri for m in find_regions(Title.of(text).key, None)} - {NATION} for text in (title, policy.title))
    return left == right


def names_a_regulation(title: Title) -> bool:
    """Whether a title as short as a short form names one regulation for all that: 《戒毒条例》, not 《管理办法》."""
    return title.type in LAWS and len(title.folded) >= len(title.ending or "") + _SHORTEST_PROPER_PART


def same_stage(title: str, policy: Policy) -> bool:
    """A draft for comments is not the text that came of it, nor is a text on trial (试行) the final one, nor what
    amends a text (修正案) that text.

    A title without 试行 may still mean the text that has it.
    """
    if _amends(title) and not any(_amends(name.text) for name in policy.names):
        return False
    cited = _stages(title)
    return any(cited == _stages(name.text) or not (cited or DRAFT.search(name.text)) for name in policy.names)


def _amends(title: str) -> bool:
    return any(word in without_edition(title.strip()) for word in words("resolution/amending"))


def _stages(title: str) -> frozenset[str]:
    return frozenset(found[0] for found in STAGE.finditer(title))


def fitting(
    candidates: list[Policy], mention: Mention, document: Document, citing: str, named: tuple[Body, ...]
) -> list[Policy]:
    """Of namesakes those that the mention can mean: by number, by the bodies named, by the territory of the
    document."""
    candidates = [p for p in candidates if number_allows(p, mention) and not _carries_out(mention, p, citing)]
    if named:
        names = {body.name for body in named}
        issued = [p for p in candidates if names & {b.name for b in p.bodies}]
        territories = {body.territory for body in named}
        candidates = issued or [p for p in candidates if p.jurisdiction in territories or p.jurisdiction is None]
    if mention.marked and any(p.in_corpus and p.jurisdiction == NATION for p in candidates):
        # a title in marks is a text that there is: not what the region has only promised
        candidates = [p for p in candidates if p.in_corpus or p.jurisdiction in (None, NATION)]
    if len(candidates) <= 1:
        return candidates if not candidates or _may_mean(candidates[0], mention, document, citing, named) else []
    own = [p for p in candidates if p.key == citing]
    if own and not named:
        return own
    home = document.description.place
    for territory in (home, *ancestors(home), NATION, None):
        near = [p for p in candidates if p.jurisdiction == territory]
        if near:
            return near
    return []


def number_allows(policy: Policy, mention: Mention) -> bool:
    """Whether a policy has the number written beside a title, or either has none and it may be the policy's."""
    if mention.number is None:
        return True
    if policy.local_id is None:
        return not is_of_the_province_above(parse_number(mention.number), policy.jurisdiction)
    if number_key(policy.local_id) == number_key(mention.number):
        return True
    ours, theirs = parse_number(policy.local_id), parse_number(mention.number)
    return ours is not None and theirs is not None and _are_one_number(policy, ours, theirs)


def _are_one_number(policy: Policy, ours: DocumentNumber, theirs: DocumentNumber) -> bool:
    """Whether a number is that of a policy, one of them printed in full and the other without what all know there.

    An order counted through all years may have its year (部令2031年第12号), and an announcement names its body where
    it is cited (示例部公告2031年第4号) and not on its own first page (2031年第4号).
    """
    if ours.sequence != theirs.sequence or restarts(ours) or restarts(theirs):
        return False
    if ours.agency_code == theirs.agency_code:
        is_order = ours.agency_code.endswith(word("act/decree"))
        years = {ours.year, theirs.year} - {None}
        return is_order and len(years) == 1 and (policy.day is None or policy.day.year in years)
    if ours.year != theirs.year or ours.year is None:
        return False
    short, full = sorted((ours.agency_code, theirs.agency_code), key=len)
    if short:
        return False
    kind = next((kind for kind in (*words("act/order"), *words("act/notice")) if full.endswith(kind)), "")
    named = {body.name for body in parse_bodies(full.removesuffix(kind), None)}
    return bool(kind) and bool(named & {body.name for body in policy.bodies})


def _carries_out(mention: Mention, policy: Policy, citing: str) -> bool:
    """Whether a text without a number of its own would carry out, or rest on, itself under another one's number."""
    if policy.key != citing or mention.number is None or policy.local_id is not None:
        return False
    return mention.relation in RESTS_ON


def day_allows(policy: Policy, day: date | None) -> bool:
    """Whether a decision is the one of that day; what only a mention without a day told of is not one with a day."""
    return policy.signed == day or (policy.in_corpus and None in (policy.signed, day))


def day_of(mention: Mention, document: Document) -> date | None:
    """The day written before a decision in its sentence: 2018年11月20日…常务委员会第八次会议《关于修改…的决定》."""
    days = list(DATE.finditer(_before(mention, document)))
    return find_date(days[-1][0]) if days else None


def was_made_then(mention: Mention, document: Document) -> bool:
    """Whether the day before a title is that of the text (1997年…发布的), and not the one from which it is 施行."""
    return _IN_FORCE.search(DATE.split(_before(mention, document))[-1]) is None


def bodies_before(mention: Mention, document: Document) -> tuple[Body, ...]:
    """The body that took a decision, named between its day and its title."""
    before = _before(mention, document)
    days = list(DATE.finditer(before))
    named = find_bodies(_TERM_OF_OFFICE.sub("", before[days[-1].end() :]), document.description.home) if days else []
    return (named[0].body,) if named else ()


def _before(mention: Mention, document: Document) -> str:
    """What stands between the last title or the beginning of the sentence and a mention."""
    start = max(mention.sentence[0], mention.start - _LONGEST_BEFORE)
    text = "".join(document.quote(start, mention.start).split()).rstrip("《〈“")
    return re.split("[》；。]", text)[-1]


def _may_mean(policy: Policy, mention: Mention, document: Document, citing: str, named: tuple[Body, ...]) -> bool:
    """A national text does not mean a province's namesake unless it says so; a province's text not another
    province's."""
    territory = policy.jurisdiction
    if named or policy.key == citing or territory in (None, NATION):
        return True
    region = regions().get(territory or "")
    names = (region.pref_label, *region.alt_labels) if region else ()
    if any(name in Title.of(mention.title or "").folded for name in names):
        return True
    home = document.description.place
    return territory == home or territory in ancestors(home)


def named_bodies(mention: Mention, document: Document) -> tuple[Body, ...]:
    """The bodies that a mention names: before the mark (国务院办公厅《…》), else at the head of the title."""
    home = document.description.home
    if mention.issuers and (before := parse_bodies("、".join(mention.issuers), home)):
        return tuple(before)
    title = bare(mention.title or "")
    wrapper = Title.of(title).handed_on
    # who forwards stands before the verb, and behind it whose text it is
    issuers = wrapper.issuers if wrapper else ""
    issuers = issuers or title[: len(title) - len(Title.of(title).without_issuers)]
    return tuple(parse_bodies(issuers_in(issuers), home)) if issuers else ()


def promised_for(mention: Mention, document: Document) -> str | None:
    """What a province promises without saying for whom is a document of its own: 制定新能源汽车推广应用实施方案."""
    home = document.description.jurisdiction
    if mention.relation != "proposes" or mention.marked or home in (None, NATION) or mention.title is None:
        return None
    known = firm_names().get(Title.of(mention.title).key)
    law = known is not None and known.first(KG + "legalForce") not in _OF_PLANS
    central = any(word in mention.title for word in words("resolution/whole-nation"))
    return None if law or central else home


def without_its_maker(mention: Mention) -> Mention:
    """The mention of a known text without the body inside its marks: 《国务院物业管理条例》 is 物业管理条例."""
    title = bare(mention.title or "")
    if not mention.marked or Title.of(title).key in firm_names():
        return mention
    named = next(iter(find_bodies(title[:_LONGEST_MAKER], None)), None)
    rest = title[named.end :] if named and named.start == 0 and named.body.iri else ""
    return replace(mention, title=rest) if rest and Title.of(rest).key in firm_names() else mention


def named_after_promiser(mention: Mention, document: Document) -> Mention:
    """The mention with the name of the enterprise before what it promises: its 碳达峰行动方案 is its own."""
    described = document.description
    promises = mention.relation == "proposes" and not mention.marked and mention.number is None
    if described.kind != "enterprise" or not promises or mention.title is None or not described.bodies:
        return mention
    if any(word in mention.title for word in words("resolution/whole-nation")) or named_bodies(mention, document):
        return mention
    return replace(mention, title=described.bodies[0].name + mention.title)
