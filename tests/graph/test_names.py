"""What individuals are named after: a change in one place renames nothing elsewhere. Texts are our own (示例文本)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import PROSE, documents, page
from stated import triples

from kg.analyse.counts import counts
from kg.analyse.records import Records
from kg.annotate.documents import TableEntry
from kg.graph.names import Names
from kg.graph.statements import statements
from kg.graph.store import GraphStore
from kg.read.tables.entries import CatalogueRow
from kg.resolve.model import Findings
from kg.resolve.resolve import resolve
from kg.vocabulary.namespaces import ID, KG, OA, RDF

MENTIONS = (KG + "Citation", KG + "Responsibility", KG + "Target")
BODY = (
    "根据《示例节约法》，参照《示例节约法》，制定本通知。",
    "到2025年，示例森林覆盖率达到35%。",
    "推进示例河道清理。（责任单位：省水利厅、省财政厅）",
    "推进示例食堂改造。（责任单位：省水利厅、省财政厅）",
    "贯彻《示例总体规划》，落实《示例总体规划》要求。",
)


def notice(subject: str, number: int, *body: str) -> str:
    return page(
        f"河北省人民政府关于示例{subject}工作的通知",
        f"冀政发〔2021〕{number}号",
        "各市人民政府：",
        *body,
        f"请照此办理。{PROSE}",
        "河北省人民政府",
        f"2021年3月{number}日",
    )


def graph(*texts: str) -> set[ox.Triple]:
    """The graph of some compilations."""
    found = documents(*texts)
    compilations = tuple({one.compilation.key: one.compilation for one in found}.values())
    return triples(statements(Findings(compilations, tuple(found), (), (), resolve(found), (), {}), ID))


def of_class(found: set[ox.Triple], *classes: str) -> set[str]:
    return {t.subject.value for t in found if t.predicate.value == RDF + "type" and t.object.value in classes}  # type: ignore[union-attr]


def shared(stated: set[ox.Triple]) -> dict[str, set[str]]:
    """Statement → its mentions."""
    found: dict[str, set[str]] = defaultdict(set)
    for t in stated:
        if t.predicate.value == KG + "statement":
            found[t.object.value].add(t.subject.value)  # type: ignore[union-attr]
    return found


@settings(max_examples=12)
@given(
    st.lists(st.text(alphabet="清点设施安排先后公开结果各地", min_size=1, max_size=12), max_size=4),
    st.integers(min_value=0, max_value=len(BODY)),
    st.booleans(),
)
def test_a_change_elsewhere_leaves_every_name(added: Sequence[str], at: int, is_before: bool) -> None:
    """Lines are added between those of the notice, and another notice stands before or behind it in the file."""
    kept = graph(notice("河道清理", 7, *BODY))
    lines = [*BODY[:at], *(f"示例{words}。" for words in added), *BODY[at:]]
    other, own = notice("食堂改造", 9, "示例文本。"), notice("河道清理", 7, *lines)
    changed = graph(other + own if is_before else own + other)
    assert len(of_class(kept, KG + "Statement")) >= 7
    for classes in (MENTIONS, (KG + "Statement",), (KG + "Compilation",), (KG + "Occurrence",)):
        assert of_class(kept, *classes) <= of_class(changed, *classes)


def test_what_is_changed_is_all_that_is_renamed() -> None:
    lines = [line.replace("35%", "36%") for line in BODY]
    before, after = (of_class(graph(notice("河道清理", 7, *body)), *MENTIONS) for body in (BODY, lines))
    assert len(before - after) == len(after - before) == 1


def test_a_text_in_two_compilations_says_a_thing_once() -> None:
    text = notice("河道清理", 7, *BODY)
    one, two = graph(text), graph(text, f"示例汇编\n\n{text}")
    assert of_class(one, KG + "Statement") == of_class(two, KG + "Statement")
    assert len(of_class(two, *MENTIONS)) == 2 * len(of_class(one, *MENTIONS))
    assert {len(mentions) for mentions in shared(one).values()} == {1}
    assert {len(mentions) for mentions in shared(two).values()} == {2}


def test_counts_are_those_of_statements() -> None:
    text = notice("河道清理", 7, *BODY)
    counted = []
    for stated in (graph(text), graph(text, f"示例汇编\n\n{text}")):
        store = ox.Store()
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in stated)
        counted.append(dict(counts(Records(GraphStore(store)))))
    for name in ("citations", "responsibilities", "targets"):
        assert counted[0][name] == counted[1][name] > 0
    assert counted[1]["mentions of targets"] == 2 * counted[0]["mentions of targets"]


def test_equal_words_of_one_text_are_told_apart() -> None:
    """Two duties of the same bodies have tasks of their own; one title cited twice is two statements."""
    found = graph(notice("河道清理", 7, *BODY))
    assert len(of_class(found, KG + "Responsibility")) == 2
    cited = [
        t
        for t in found
        if t.predicate.value == OA + "exact" and t.object.value == "示例节约法"  # type: ignore[union-attr]
    ]
    assert len(cited) == len({t.subject for t in cited}) == 2


def test_two_documents_that_begin_on_one_line_keep_their_own_statements() -> None:
    """A page on one line may hold two: what is found in the second has a name, and the first has its own duties."""
    first, second = documents(notice("河道清理", 7, *BODY) + notice("食堂改造", 9, *BODY))
    line = replace(second, segment=replace(second.segment, first_line=first.segment.first_line))
    findings = Findings((first.compilation,), (first, line), (), (), resolve((first, line)), (), {})
    found = triples(statements(findings, ID))
    assert len(of_class(found, KG + "Responsibility")) == 4
    assert len(of_class(found, KG + "Occurrence")) == 2


def test_duties_of_a_row_that_stand_nowhere_in_print_are_told_apart() -> None:
    """Cells taken apart are found at the row as a whole; each of their duties has a name all the same."""
    (text,) = documents(notice("河道清理", 7, *BODY))
    row = CatalogueRow(
        date="2021-03-07",
        title="示例",
        summary="乙",
        start=0,
        end=1,
        first_line=1,
        last_line=1,
        table="",
        region=None,
        category="",
        bodies_as_written=(),
    )
    entry = TableEntry(text.compilation, row, (), text.responsibilities)
    names = Names(Findings((text.compilation,), (), (entry,), (), resolve((), (entry,)), (), {}))
    assert len({names.duty(entry, duty) for duty in entry.responsibilities}) == 2


def test_copies_of_a_file_are_not_stated_by_each_other() -> None:
    (text,) = documents(page("示例省人民政府关于示例工作的意见", f"根据《示例省示例条例》，制定本意见。{PROSE}"))

    def count(times: int) -> int:
        found = (text,) * times
        findings = Findings((text.compilation,), found, (), (), resolve(found), (), {})
        return sum(len(said) for _, said in statements(findings, ID))

    assert count(30) - count(20) == count(20) - count(10)
