"""The index of a graph: names, parts of names, words in any order, what is near."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_graph import write_graph

from kg.errors import StoreError
from kg.graph import index_writer
from kg.graph.index import EVERYWHERE, INDEX_FILE, NUMBER, OWN_NAMES, TITLE, Index, key, number_as_compared
from kg.graph.index_writer import index_in_memory, new_index, write_names
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, ID, KG, RDF, RELATIONS, SKOS

# few characters, so that names share parts; signs that no word is told apart by, and such as one could stumble over
LETTERS = "储能源发展 《》（）·/+%\"'*^:.?-{}a2\x01\ud800"
NAMES = st.text(LETTERS, min_size=1, max_size=9)


def iri(at: int) -> str:
    return f"{ID}policy/{at}"


def graph_of(titles: list[str], issuers: list[str], cites: list[tuple[int, int]]) -> GraphStore:
    """A graph of policies with titles, one issuer each, and who cites whom by place."""
    store = ox.Store()

    def add(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    for at, (title, issuer) in enumerate(zip(titles, issuers, strict=True)):
        add(iri(at), RDF + "type", ox.NamedNode(KG + "Policy"))
        add(iri(at), DCTERMS + "title", ox.Literal(title))
        add(iri(at), ELI + "passed_by", ox.NamedNode(f"{ID}body/{at}"))
        add(f"{ID}body/{at}", SKOS + "prefLabel", ox.Literal(issuer))
    for at, (citing, cited) in enumerate(cites):
        for predicate, target in (
            (CITO + "hasCitingEntity", iri(citing)),
            (CITO + "hasCitedEntity", iri(cited)),
            (CITO + "hasCitationCharacterization", RELATIONS["based_on"]),
        ):
            add(f"{ID}citation/{at}", predicate, ox.NamedNode(target))
    return GraphStore(store)


def plain(text: str) -> str:
    return text.encode(errors="replace").decode()


@given(st.lists(st.tuples(NAMES, NAMES), max_size=6), st.lists(NAMES, min_size=1, max_size=3))
def test_words_are_found_exactly_where_one_name_each_holds_them(named: list[tuple[str, str]], typed: list[str]) -> None:
    titles, issuers = ([plain(text) for text in each] for each in (zip(*named, strict=True) if named else ((), ())))
    index = graph_of(titles, issuers, []).index
    words = [word for word in map(key, typed) if word]

    def holds(at: int, names: list[list[str]]) -> bool:
        return all(any(folded(word) in folded(key(each[at])) for each in names) for word in words)

    for kinds, names in ((EVERYWHERE, [titles, issuers]), ((TITLE,), [titles])):
        expected = {iri(at) for at in range(len(titles)) if words and holds(at, names)}
        assert set(index.iris(index.holding(words, kinds).tolist())) == expected


def folded(text: str) -> str:
    """Characters that no name is told apart by are one."""
    return plain(text).replace("\x01", "\ufffd")


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_what_more_policies_cite_comes_first(cites: list[tuple[int, int]]) -> None:
    graph = graph_of(["示例办法"] * 5, ["示例部"] * 5, cites)
    cited_by = {at: len({citing for citing, cited in cites if cited == at}) for at in range(5)}
    expected = sorted(range(5), key=lambda at: (-cited_by[at], iri(at)))
    assert graph.index.iris(graph.index.holding(["办法"]).tolist()) == [iri(at) for at in expected]
    assert graph.index.ranked() == [(iri(at), cited_by[at]) for at in expected]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("储", {0, 1}),  # one character
        ("储能", {0, 1}),  # two: what an index of three characters does not find
        ("能", {0, 1}),  # the last of a name
        ("能省", set()),  # the end of one name and the beginning of the next
        ("2021年C", {0}),
        ("C++", {0}),
        ('"', set()),
        ("NOT 储", set()),
    ],
)
def test_a_word_is_a_part_of_a_name(word: str, found: set[int]) -> None:
    index = graph_of(["2021年C++储能", "关于储能"], ["省能源局", "储"], []).index
    assert set(index.iris(index.holding([key(word)]).tolist())) == {iri(at) for at in found}


def test_a_name_of_any_length_is_found() -> None:
    long = "示例" + "很长的" * 300
    index = graph_of([long, "示例"], ["甲部", "乙部"], []).index
    assert index.iris(index.holding([key(long)]).tolist()) == [iri(0)]
    assert index.named(TITLE, key(long)) == index.holding([key(long)]).tolist()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return open_store(write_graph(tmp_path_factory.mktemp("graph")))


def test_the_index_of_a_build_is_the_one_made_of_its_graph(graph: GraphStore) -> None:
    made = Index(index_in_memory(GraphStore(graph.store)))
    for table in ("policy", "name", "pair"):
        query = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert graph.index.rows(query) == made.rows(query) != []
    for found in (graph.index, made):
        assert found.holding([key("节能")], OWN_NAMES).tolist() == [1, 4, 5, 6]


def test_a_number_is_named_in_any_form(graph: GraphStore) -> None:
    for number in ("示发〔2021〕1号", "示发2021年1号", "示发[2021]1", "示發〔2021〕1號"):
        (found,) = graph.index.named(NUMBER, number_as_compared(number))
        assert graph.index.iris([found]) == [f"{ID}policy/示发-2021-1"]


def test_a_name_may_be_typed_in_traditional_characters(graph: GraphStore) -> None:
    (found,) = graph.index.named(TITLE, key("示例節能規劃"))
    assert graph.index.iris([found]) == [f"{ID}policy/示发-2021-1"]
    assert graph.index.holding([key("節能")]).tolist() == graph.index.holding([key("节能")]).tolist() != []


def test_what_is_near_shares_something(graph: GraphStore) -> None:
    assert graph.index.near("示例节能计划", 5)[0] in ("示例节能规划", "示例节能方案")
    assert graph.index.near("示发〔2021〕8号", 2) == ["示发〔2021〕1号", "示发〔2021〕5号"]
    assert graph.index.near("完全无关", 5) == []
    assert graph.index.near("", 5) == []


def test_the_same_graph_gives_the_same_bytes(graph: GraphStore, tmp_path: Path) -> None:
    for name in ("one", "other"):
        with new_index(tmp_path / name) as connection:
            write_names(connection, graph)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_file_that_cannot_be_written_is_an_error_of_the_system(graph: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="database"), new_index(tmp_path / "missing" / "index") as connection:
        write_names(connection, graph)


def forget(path: Path) -> None:
    path.unlink()


def other_form(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")


def no_database(path: Path) -> None:
    path.write_bytes(b"text")


@pytest.mark.parametrize(
    ("harm", "said"),
    [(forget, "is missing"), (other_form, "not written by this version"), (no_database, "cannot be read")],
)
def test_an_index_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, harm: Callable[[Path], None], said: str
) -> None:
    harm(write_graph(tmp_path) / INDEX_FILE)
    with pytest.raises(StoreError, match=rf"^{tmp_path}.*{INDEX_FILE}.*{said}.*--restore"):
        _ = open_store(tmp_path).index


def test_damage_is_told_when_it_is_met(tmp_path: Path) -> None:
    path = write_graph(tmp_path) / INDEX_FILE
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match=r"damaged.*--restore"):
        open_store(tmp_path).index.holding(["节能"])


@given(st.dictionaries(st.sampled_from("甲乙丙"), st.binary(max_size=40)), st.integers(1, 12))
def test_what_is_kept_as_a_whole_is_read_as_a_whole_in_however_many_parts_it_stands(
    values: dict[str, bytes], part: int
) -> None:
    connection = sqlite3.connect(":memory:")
    index_writer.write_ranked(connection, [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_writer, "LARGEST_PART", part)
        index_writer.keep(connection, values.items())
    index = Index(connection)
    assert {name: index.kept(name) for name in values} == values
    assert [index.has_kept(name) for name in "甲乙丙"] == [name in values for name in "甲乙丙"]


def test_what_the_engine_takes_none_of_is_told_as_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError), index_writer.new_index(tmp_path / "index.sqlite"):
        raise sqlite3.DataError("string or blob too big")
