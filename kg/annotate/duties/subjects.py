"""Who answers for a task by the place of the name alone: 物业服务企业负责…, 由卫生部门牵头, 公安等部门按照各自职责.

In: squeezed text, its `Items`, who writes it and the region at home. Out: `Item`s for names that no vocabulary has and
that stand where a sentence has the one responsible: at the head of a clause, before a word of lead or charge. The head
of such a name says what it is: a kind of bodies (部门, 企业) is an open group as written, a unit (部, 科, 室) a body.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.duties.duty import Item
from kg.annotate.duties.items import Items, full_name
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.words import WORDS
from kg.language.bodies import unlisted
from kg.language.labels import SECTION_LABEL
from kg.vocabulary.forms import ending_at

_CHARGED = (
    r"(?=[⟨^lead charge meet support by-duty⟩])"  # most characters begin none
    r"(?:⟨lead⟩|⟨charge⟩(?!⟨liability⟩)|⟨meet⟩|⟨support⟩|⟨by-duty⟩)"
)
_ADVERBS = "(?:⟨adverb modal will⟩|，)+$"
# at the head of a clause, perhaps behind the number of a section
_OPENS = rf"(?:(?<![^，,；;。：:、\n⟨[subject-lead⟩]){SECTION_LABEL}?)"
_WORD = (
    r"(?:(?!⟨no-name⟩|⟨modal⟩|⟨lead⟩|⟨charge⟩|⟨join⟩|⟨set-up⟩|⟨subject-stop⟩)[\u4e00-\u9fff]"
    r"|[（(](?:⟨nested-territory⟩|、){1,12}[）)])"
)
_KINDS = rf"{_OPENS}(?P<name>(?:{_WORD}{{1,12}}、)+{_WORD}{{0,12}}?⟨body/and-others⟩?⟨subject-kind⟩)$"
_ONE = rf"{_OPENS}(?P<name>{_WORD}{{1,16}}?(?:⟨subject-kind⟩|(?<=[\u4e00-\u9fff]{{2}})⟨subject-unit⟩))$"
_OF_KIND, _UNIT = "^⟨every⟩|⟨subject-kind⟩$", r"[\u4e00-\u9fff]{2}⟨subject-unit⟩$"
# what opens with a verb is none: 加强监管部门负责; a verb and what does it may be one: 建设单位, 监督司
_NO_SUBJECT = "⟨subject-trap⟩|⟨task-verb⟩(?!(?:⟨subject-kind⟩|⟨subject-unit⟩|⟨unit-ending⟩)$)"


def with_subjects(text: str, items: Items, parties: Parties, home: str | None) -> Items:
    """Return items with the names that stand where a sentence has who answers for its task."""
    return items.joined_by(_subjects(text, items, parties, home))


def named_by_place(name: str, parties: Parties, home: str | None) -> Item | None:
    """Return what a name of no vocabulary means where it stands as one responsible, None where it is no name of one."""
    if WORDS.pattern(_NO_SUBJECT).match(name):
        return None
    if WORDS.pattern(_OF_KIND).search(name):
        return Item(0, len(name), None, name)
    if WORDS.pattern(_UNIT).search(name) is None:
        return None
    unit = WORDS.pattern("^⟨region/kind⟩(?=⟨self-kind⟩)").sub("", name)
    return Item(0, len(name), parties.office(unit) or unlisted(full_name(name, home), home), None)


def _subjects(text: str, items: Items, parties: Parties, home: str | None) -> Iterator[Item]:
    done = 0
    ends = {word[-1] for name in ("subject-kind", "subject-unit") for word in WORDS[name]}
    for charged in WORDS.pattern(_CHARGED).finditer(text):
        adverbs = ending_at(WORDS.pattern(_ADVERBS), text, charged.start())
        at = adverbs.start() if adverbs else charged.start()
        if text[at - 1] not in ends:
            continue
        for form in (_KINDS, _ONE):
            found = ending_at(WORDS.pattern(form), text, at)
            if found is None or found.start() < done:
                continue
            start = found.start("name")
            named = None if items.overlap(start, found.end()) else named_by_place(found["name"], parties, home)
            if named is not None:
                yield Item(start, found.end(), named.body, named.group)
                done = found.end()
                break
