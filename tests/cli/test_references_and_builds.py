"""`kg references` and `kg build`: one rule for what a mention means. All texts are our own (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import PROSE, built, page

import kg
from kg.any_text import CitedPolicy, Known, references_in
from kg.graph.store import GraphStore, open_store
from kg.read.source import read_source, source_of
from kg.vocabulary.namespaces import ID, RELATIONS

_CITATIONS = (
    "SELECT ?file ?start ?end ?relation ?target { ?c kg:inOccurrence/kg:occursIn/kg:sourceFile ?file ;"
    " oa:start ?start ; oa:end ?end ; cito:hasCitationCharacterization ?relation"
    " OPTIONAL { ?c cito:hasCitedEntity ?target } }"
)
_LAW = "中华人民共和国节约能源法"


def _agree(output: Path, files: list[Path]) -> int:
    """Check that each citation of a build is found by `kg references` with the same relation and target; how many."""
    graph = open_store(output)
    known, relations = Known(graph), {iri: name for name, iri in RELATIONS.items()}
    found = {
        (file.name, one.start, one.end): (one.relation, one.target.iri if one.target else None)
        for file in files
        for one in references_in(read_source(file), known)
    }
    rows = graph.select(_CITATIONS)
    for row in rows:
        place = (row["file"] or "", int(row["start"] or 0), int(row["end"] or 0))
        assert found[place] == (relations[row["relation"] or ""], row["target"]), place
    return len(rows)


def test_the_files_of_a_build_mean_what_the_build_found(sample_output: Path, root: Path) -> None:
    assert _agree(sample_output, sorted((root / "corpus").glob("*.txt"))) > 40


def test_what_is_looked_up_in_a_graph_is_what_all_of_it_gives(sample_output: Path, root: Path) -> None:
    graph = open_store(sample_output)
    looked_up, whole = Known(graph), Known(GraphStore(graph.store))
    files = sorted((root / "corpus").glob("*.txt"))
    for file in files:
        source = read_source(file)
        assert references_in(source, looked_up) == references_in(source, whole)
        # a text that is not of the build, and so a policy of its own
        other = source_of(source.text.replace("〔2021〕", "〔2022〕").replace("2021年", "2022年"), "other")
        assert references_in(other, looked_up) == references_in(other, whole)
    assert files


def _rules(day: str, opening: str = "为加强示例设施管理，制定本条例。") -> str:
    return page("示例省设施条例", f"（{day}示例省人民代表大会常务委员会通过）", f"第一条 {opening}", f"第二条 {PROSE}")


def _notice(title: str, body: str, number: str, issuer: str, day: str) -> str:
    return page(title, number, "各有关单位：", f"{body}{PROSE}", issuer, day)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A law in two texts, and one title of two provinces."""
    folder = tmp_path_factory.mktemp("texts")
    for name, text in {
        "law-2010": _rules("2010年5月1日"),
        "law-2018": _rules("2018年5月1日"),
        "hebei": _notice(
            "河北省人民政府关于加快示例绿化的实施意见", "示例。", "冀政发〔2021〕17号", "河北省人民政府", "2021年3月5日"
        ),
        "henan": _notice(
            "河南省人民政府关于加快示例绿化的实施意见", "示例。", "豫政〔2021〕18号", "河南省人民政府", "2021年4月5日"
        ),
        "citing": _notice(
            "石家庄市人民政府关于示例绿化的通知",
            "根据《示例省设施条例》和《关于加快示例绿化的实施意见》，现就有关事项通知如下。",
            "石政发〔2021〕3号",
            "石家庄市人民政府",
            "2021年6月5日",
        ),
    }.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def output(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built"), folder)


def test_editions_and_namesakes_are_those_of_the_build(folder: Path, output: Path) -> None:
    assert _agree(output, sorted(folder.glob("*.txt"))) >= 2


def _target(text: str, output: Path | None, surface: str) -> CitedPolicy | None:
    (one,) = (one for one in kg.find_references(text, output) if one.surface == surface)
    return one.target


@pytest.mark.parametrize(
    ("issuer", "number", "year", "edition", "means"),
    [
        ("保定市人民政府", "保政发〔2015〕4号", 2015, "2010-05-01", None),
        ("保定市人民政府", "保政发〔2022〕4号", 2022, "2018-05-01", "冀政发-2021-17"),
        ("郑州市人民政府", "郑政〔2022〕4号", 2022, "2018-05-01", "豫政-2021-18"),
    ],
)
def test_a_text_that_comes_later_is_resolved_by_its_own_place_and_day(
    output: Path, issuer: str, number: str, year: int, edition: str, means: str | None
) -> None:
    text = _notice(
        f"{issuer}关于示例园林的通知",
        "根据《示例省设施条例》和《关于加快示例绿化的实施意见》，现就有关事项通知如下。",
        number,
        issuer,
        f"{year}年8月5日",
    )
    law = _target(text, output, "示例省设施条例")
    assert law is not None and law.iri.endswith(edition)
    if means:
        opinion = _target(text, output, "关于加快示例绿化的实施意见")
        assert opinion is not None and opinion.iri == f"{ID}policy/{means}"


def test_the_issuer_before_the_title_decides_between_namesakes(output: Path) -> None:
    text = "示例文本：落实河南省人民政府《关于加快示例绿化的实施意见》。"
    opinion = _target(text, output, "关于加快示例绿化的实施意见")
    assert opinion is not None and opinion.iri == f"{ID}policy/豫政-2021-18"


def test_a_law_has_one_iri_with_and_without_a_graph(output: Path, sample_output: Path) -> None:
    text = f"示例文本：根据《{_LAW}》，制定本办法。"
    assert {_target(text, where, _LAW) for where in (None, output)} == {
        CitedPolicy(f"{ID}policy/节约能源法", _LAW, "laws")
    }
    known = _target(text, sample_output, _LAW)
    assert known is not None and known.iri == f"{ID}policy/节约能源法"


def test_a_text_of_the_user_means_itself_by_its_own_name() -> None:
    text = _notice(
        "石家庄市人民政府关于印发示例水渠清理方案的通知",
        "现将《示例水渠清理方案》印发给你们，请遵照执行。",
        "石政发〔2021〕9号",
        "石家庄市人民政府",
        "2021年6月5日",
    )
    own = _target(text, None, "示例水渠清理方案")
    assert own is not None and (own.iri, own.known_from) == (f"{ID}policy/石政发-2021-9", "text")


def test_a_graph_under_another_base_gives_its_own_iris(folder: Path, tmp_path: Path) -> None:
    base = "https://example.org/id/"
    output = built(tmp_path, folder / "hebei.txt", base_iri=base)
    opinion = _target(
        "示例文本：落实《河北省人民政府关于加快示例绿化的实施意见》。",
        output,
        "河北省人民政府关于加快示例绿化的实施意见",
    )
    assert opinion is not None and opinion.iri == f"{base}policy/冀政发-2021-17"
