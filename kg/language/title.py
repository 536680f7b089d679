"""What makes two titles one policy: `Title`, and the keys of titles and numbers.

In: titles, numbers, issuers. Out: keys that are equal where the policy is one. `Title.of(text)` is the way to them: it
works out each thing that a title says once and keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from kg.language.bodies import Body, national_bodies, parse_bodies
from kg.language.characters import fold
from kg.language.edition_marks import edition_key
from kg.language.labels import strip_label
from kg.language.numerals import COUNTS, DIGITS, PAIR, ZEROS
from kg.language.region_mentions import RegionMention, find_regions
from kg.language.regions import NATION, administrative, regions
from kg.language.title_forms import (
    Wrapper,
    bare,
    is_commentary,
    kind_named,
    short_title,
    type_ending,
    type_endings,
    type_of,
    unwrap,
    without_brackets,
    without_edition,
)
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, word
from kg.vocabulary.namespaces import KG

# twenty departments that issue together take some 200 characters
_BEFORE_MATTER = Form("(.{2,300}?)(?=⟨act/about⟩)")
_BEFORE_ACT = Form("(.{2,300}?)(?:⟨act/about act/hand-on act/make-known⟩|⟨act/bring-out⟩《)")
_COUNT = Form(rf"⟨body/and-others⟩(?:\d+|[{COUNTS}]+)?(?:个)?⟨body/group⟩")
_LABELLED_COUNT = Form(rf"^(?:[{COUNTS}{PAIR}]+|\d+)⟨body/group⟩")
# 示例办公室公告第93号——关于…
_ORDER_NUMBER = Form(r"⟨act/order act/notice⟩(?:[〔(（\[]?\d{4}[〕)）\]年]?)?第?\d{1,5}号[—－-]{0,2}$")
# middle dots come in several shapes
_LIST_MARKS = re.compile("[、，,;；·‧•・･∙⋅]")
_NOT_IN_IRI = re.compile(r"[^\w.\-]+")
_ZEROS_BEFORE = re.compile(r"(?<!\d)0+(?=\d+\s?号)")
_NUMBER_PARTS = re.compile(r"[〔〕()（）\[\]第号年\s/]+")
_YEAR_IN_CHINESE = re.compile(f"[{DIGITS}{ZEROS}0]{{4}}(?=年)")
_CHINESE_DIGITS = str.maketrans(DIGITS + ZEROS, "0123456789" + "0" * len(ZEROS))
_WRAPPED_KIND = Form("⟨title/particle⟩?⟨act/plain-notice⟩$")
# 全省X规划, promised by a province, is its X规划
_AT_HOME = Form("⟨region/whole⟩⟨region/kind⟩|⟨region/autonomous⟩区")
_LONGEST_REGION = 16
SHORTEST_TITLE = 5
SHORTEST_KEY = 4
# more titles than this are told apart in no single step of a build
_KEPT = 1 << 17


@dataclass(frozen=True)
class Title:
    """A title and what it says; `text` is the title as written. Made by `Title.of`, which keeps each title once.

    Two titles that may mean one policy share `key`. `folded` compares wordings: spaces, marks and bracket shapes do
    not count.
    """

    text: str

    @staticmethod
    def of(text: str) -> Title:
        """Return the title of a text; the same text gives the same object, with what is known of it already."""
        return _title_of(text)

    @staticmethod
    def learn(keys: Mapping[str, str]) -> None:
        """Take in keys by title that were worked out before, with this code and these vocabularies."""
        for text, key in keys.items():
            _title_of(text).__dict__.setdefault("key", key)

    @staticmethod
    def forget() -> None:
        """Let go of all titles kept, so that the next ones are worked out anew."""
        _title_of.cache_clear()

    @cached_property
    def folded(self) -> str:
        """The title without what typesetting varies."""
        return fold(self.text)

    @cached_property
    def plain(self) -> str:
        """The folded title without the edition in brackets behind it."""
        return fold(without_edition(self.text))

    @cached_property
    def key(self) -> str:
        """What identifies the policy: no wrapping, issuers, 关于, marks, list commas or 中华人民共和国."""
        return _core_key(self.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded names under which it is cited: itself, without its issuers, what it hands on."""
        return _title_keys(self.text)

    @cached_property
    def unlabelled(self) -> Title:
        """The title without a number before it (1.2, 3.) and without tags such as 【解读】."""
        return Title.of(strip_label(self.text))

    @cached_property
    def bare(self) -> Title:
        """The title without the marks around it, and without place, day and number in brackets behind it."""
        return Title.of(bare(self.text))

    @cached_property
    def without_brackets(self) -> Title:
        """The title without the brackets at its end, whatever they say and how many they are."""
        return Title.of(without_brackets(self.text))

    @cached_property
    def handed_on(self) -> Wrapper | None:
        """What it hands on (印发, 转发 …), or None."""
        return unwrap(self.text)

    @cached_property
    def issuers(self) -> str:
        """The words before 关于 or 印发, where issuers stand; empty where there are none."""
        return _issuers_of(self.text)

    @cached_property
    def has_unnamed_issuers(self) -> bool:
        """Whether it counts issuers that it does not name: 示例部等六部门关于…"""
        found = _BEFORE_ACT.match(self.text)
        return bool(found and (_COUNT.search(found[1]) or _LABELLED_COUNT.match(found[1])))

    @cached_property
    def without_issuers(self) -> str:
        """The title from 关于 on where bodies stand before it, else all of it."""
        return without_issuers(self.text)

    @cached_property
    def matter(self) -> str:
        """What it is about: of a notice that issues a plan the plan, else what follows 关于."""
        return short_title(self.text)

    @cached_property
    def region(self) -> str | None:
        """The IRI of the region with which it begins."""
        return _title_region(self.text)

    @cached_property
    def ending(self) -> str | None:
        """The words at its end that name its type (通知, 实施方案)."""
        return type_ending(self.text)

    @cached_property
    def kind(self) -> str | None:
        """The ending that names its kind of document, whatever stands behind it in brackets."""
        return kind_named(self.text)

    @cached_property
    def type(self) -> str | None:
        """The IRI of its type."""
        return type_of(self.text)

    @cached_property
    def series(self) -> str:
        """Its matter without the marks of an edition: the same for 十三五 and 十四五."""
        return self._series_and_edition[0]

    @cached_property
    def edition(self) -> str:
        """The year that marks its edition (four digits), empty where it has none."""
        return self._series_and_edition[1]

    @cached_property
    def _series_and_edition(self) -> tuple[str, str]:
        return edition_key(self.text)

    @cached_property
    def is_commentary(self) -> bool:
        """Whether it is that of a commentary on another document."""
        return is_commentary(self.text)

    @cached_property
    def is_short(self) -> bool:
        """Whether it is only a kind of document (意见) and means one within its document alone."""
        return _is_short(self.text)

    def bodies(self, home: str | None) -> tuple[Body, ...]:
        """The bodies that issue it by its own words; `home` is the region whose authorities speak, or None."""
        return tuple(parse_bodies(self.issuers, home)) if self.issuers else ()


@lru_cache(maxsize=_KEPT)
def _title_of(text: str) -> Title:
    return Title(text)


def _issuers_of(title: str) -> str:
    """What stands before 关于 or 印发 in a title."""
    found = _BEFORE_ACT.match(title)
    return issuers_in(found[1]) if found else ""


def issuers_in(text: str) -> str:
    """Return the head of a title without 等部门, 两部门 and the like, which name nobody."""
    return _LABELLED_COUNT.sub("", _COUNT.sub("", _ORDER_NUMBER.sub("", text)))


def without_issuers(title: str) -> str:
    """Return a title without the bodies before 关于: 国家发展改革委等部门关于… -> 关于…"""
    found = _BEFORE_MATTER.match(title)
    return title[found.end() :] if found and parse_bodies(_COUNT.sub("", found[1]), None) else title


def _title_region(title: str) -> str | None:
    """Return the IRI of the region with which a title begins: 北京市危险废物污染环境防治条例 -> 北京市."""
    head = _region_at_head(bare(title))
    return head.iri if head else None


def _region_at_head(text: str) -> RegionMention | None:
    """The region with which a text begins: one with a government of its own, and not the nation."""
    first = next(iter(find_regions(text[:_LONGEST_REGION], None)), None)
    if first is None or first.start or first.iri == NATION or not administrative(first.iri):
        return None
    return first


def _core_key(title: str) -> str:
    """Return what identifies a title: without wrapping, issuers, 关于, marks, list commas and 中华人民共和国.

    国务院关于印发2030年前碳达峰行动方案的通知 and 《2030年前碳达峰行动方案》 share one key.
    """
    text = bare(strip_label(title).replace("\n", ""))
    wrapper = None
    for _ in range(2):
        wrapper = unwrap(text)
        # what is forwarded is somebody else's text, and keeps a key of its own
        if wrapper is None or wrapper.forwards or len(wrapper.object) < 4:
            break
        text = wrapper.object
    about = word("act/about")
    text = _LIST_MARKS.sub("", fold(without_issuers(text))).removeprefix(about).removeprefix(word("title/nation"))
    text = _YEAR_IN_CHINESE.sub(lambda year: year[0].translate(_CHINESE_DIGITS), text)
    key = text.removeprefix(about)
    return _without_particle(key if wrapper and wrapper.forwards else _without_notice(key))


def _without_notice(key: str) -> str:
    """A notice of a plan is that plan, whether or not it says 印发: 关于示例河道行动计划的通知."""
    shorter = _WRAPPED_KIND.sub("", key)
    ending = type_ending(shorter) if shorter != key else None
    return shorter if ending and len(ending) > 2 and len(shorter) > len(ending) + 4 else key


def _without_particle(key: str) -> str:
    """实施方案 and 的实施方案 are one: drop the 的 before the type."""
    particle = word("title/particle")
    ending = (type_ending(key) or "").removeprefix(particle)
    at = key.rfind(ending) if ending else -1
    return key[: at - 1] + key[at:] if at > 1 and key[at - 1] == particle else key


@cache
def placed_key(key: str) -> tuple[str, str] | None:
    """Return the region (IRI) with which a title key begins, and the rest; None where it begins with none.

    宁夏X规划 and 宁夏回族自治区X规划 are one plan: they share this pair, whatever name of the region they use.
    """
    head = _region_at_head(key)
    rest = key[head.end :] if head else ""
    return (head.iri, rest) if head and len(rest) >= SHORTEST_TITLE else None


def number_key(number: str) -> str:
    """Return what stands for a document number in an IRI: 国发〔2021〕23号 -> 国发-2021-23.

    Brackets, 第, 号 and zeros before the sequence do not count, nor whether an order names its body (国务院令) or has
    its code (国令), so that all ways of setting a number give one key. IRIs in use are made of it: what it returns for
    a number never changes.
    """
    own = number.removeprefix(word("title/nation"))
    short = next((code for code in _order_codes() if own.startswith(code)), None)
    full = _order_codes()[short] + own.removeprefix(short) if short else number
    return _NOT_IN_IRI.sub("-", _NUMBER_PARTS.sub("-", _ZEROS_BEFORE.sub("", full))).strip("-")


@cache
def _order_codes() -> Mapping[str, str]:
    """The codes under which a body numbers its orders, each with the one that has its name: 国令, 国务院令."""
    orders = {}
    for body in national_bodies().values():
        own = [code for code in body.properties.get(KG + "agencyCode", ()) if code.endswith(word("act/decree"))]
        named = next((code for code in own if code.startswith(body.pref_label)), None)
        orders.update({code: named for code in own if named})
    return orders


def title_slug(key: str) -> str:
    """Return what stands for a title in an IRI: its key with a hyphen for each run of marks and spaces.

    IRIs in use are made of it, so it never changes for a key.
    """
    return _NOT_IN_IRI.sub("-", key).strip("-")


def at_home(key: str, territory: str | None) -> tuple[str, str] | None:
    """Return a region and what a title key says within it: 全省X规划 of Hebei is 河北省X规划.

    The pair compares with that of `placed_key`. None outside regions, for the nation, and where too little is left to
    tell a title by.
    """
    if territory in (None, NATION) or territory not in regions():
        return None
    rest = _AT_HOME.sub("", key, count=1) if _AT_HOME.match(key) else key
    return (territory, rest) if territory and len(rest) >= SHORTEST_TITLE else None


@cache
def laws() -> Mapping[str, Concept]:
    """The laws of the vocabulary by the keys of all their names."""
    found: dict[str, Concept] = {}
    for concept in load("laws.ttl").values():
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels):
            found.setdefault(Title.of(label).key, concept)
    return found


def names_of_laws() -> frozenset[str]:
    """All names of the laws of the vocabulary."""
    known = load("laws.ttl").values()
    return frozenset(name for one in known for name in (one.pref_label, *one.alt_labels, *one.hidden_labels))


def known_policy(key: str) -> Concept | None:
    """The law that a title key means, or None."""
    return laws().get(key)


@cache
def firm_names() -> Mapping[str, Concept]:
    """The names that mean one known policy anywhere, without those that do in context only."""
    found: dict[str, Concept] = {}
    for concept in load("laws.ttl").values():
        for label in (concept.pref_label, *concept.alt_labels):
            found.setdefault(Title.of(label).key, concept)
    return found


@cache
def _short_forms() -> frozenset[str]:
    return frozenset(fold(ending) for ending, _ in type_endings())


def _is_short(title: str) -> bool:
    """Whether a title is only a kind of document (意见, 实施方案) and means one within its document alone."""
    folded = fold(title)
    if len(folded) < SHORTEST_TITLE and folded in laws():
        return False  # 宪法 is a type of document and the name of one
    return folded in _short_forms() or (len(folded) < SHORTEST_TITLE and type_ending(folded) is not None)


def _title_keys(title: str) -> frozenset[str]:
    """Return the folded names under which a title is cited: itself, without its issuers, what it
    hands on."""
    whole = "".join(title.split())
    names = {whole}
    wrapper = unwrap(whole)
    if wrapper:
        names.add(wrapper.object)
    about = whole.find(word("act/about"))
    if about > 0:
        names.add(whole[about:])
    return frozenset(key for key in map(fold, names) if len(key) >= SHORTEST_KEY)
