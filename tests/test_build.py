"""The whole way: what goes wrong is told in one line, and never costs the old outputs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from own_texts import PROSE, built, is_linear, page

import kg.extract.jobs
import kg.extract.many_files
import kg.outputs
from kg.build import build, check_base
from kg.errors import KgError
from kg.outputs import Silence
from kg.show.summary import BuildSummary
from kg.vocabulary.namespaces import ID

GOOD = page(
    "河北省人民政府关于加强示例河道清理工作的通知",
    "冀政发〔2021〕17号",
    "各市人民政府：",
    f"为贯彻落实《示例省河道管理条例》，现通知如下。{PROSE}",
    "河北省人民政府",
    "2021年3月5日",
)
PLAIN = page(PROSE, PROSE, PROSE)


class Steps:
    """Progress that keeps count."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.done: list[int] = []

    def stage(self, name: str, total: int, weight: int = 0) -> None:
        self.stages.append((name, total))
        self.done.append(0)

    def begin(self, what: str) -> None:
        assert what

    def advance(self, weight: int = 1) -> None:
        self.done[-1] += 1


def summary(output: Path, *paths: Path, workers: int = 1) -> BuildSummary:
    return build(paths, output, ID, workers, Silence())


def refused(*arguments: object) -> str:
    with pytest.raises(KgError) as caught:
        build(*arguments)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message and ": " in message and ";" in message, message
    return message


def contents(output: Path) -> dict[str, bytes]:
    """What stands under the paths that users have; the engine's own logs are no outputs, nor are extracts."""
    tops = (top for top in output.iterdir() if top.name not in (".kg", "extracts"))
    files = (path for top in tops for path in (top.rglob("*") if top.is_dir() else (top,)) if path.is_file())
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in files if path.name not in ("LOCK", "LOG")
    }


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_writes_all_outputs_and_nothing_else(tmp_path: Path, good: Path) -> None:
    found = summary(tmp_path / "new" / "out", good)
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == [
        ".kg",
        "extracts",
        "graph.ttl",
        "index.sqlite",
        "report.md",
        "store",
        "texts",
        "views",
    ]
    assert (found.compilations, found.documents, found.warnings) == (1, 1, ())
    assert dict(found.rows())["triples"] == found.triples > 0


@pytest.mark.parametrize(("views", "pages"), [(None, True), (True, True), (False, False)])
def test_each_policy_has_a_page_unless_none_is_wanted(
    tmp_path: Path, good: Path, views: bool | None, pages: bool
) -> None:
    found = build([good], tmp_path / "out", ID, 1, Silence(), views=views)
    assert bool(list((tmp_path / "out" / "views" / "policy").glob("*.html"))) == pages
    assert (tmp_path / "out" / "views" / "index.html").is_file() == pages and found.without_page == 0


def test_of_too_many_policies_the_build_says_that_they_have_no_page(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.outputs, "MOST_PAGED", 0)
    found = build([good], tmp_path / "out", ID, 1, Silence())
    assert found.without_page == found.policies > 0
    assert (tmp_path / "out" / "views" / "search.html").is_file()
    assert not (tmp_path / "out" / "views" / "policy").exists()
    again = build([good], tmp_path / "out", ID, 1, Silence(), views=True)
    assert not again.unchanged and again.without_page == 0


def test_quads_are_written_where_they_are_asked_for_and_go_where_they_are_not(tmp_path: Path, good: Path) -> None:
    built(tmp_path / "out", good)
    assert not os.path.lexists(tmp_path / "out" / "graph.trig")
    build([good], tmp_path / "out", ID, 1, Silence(), quads=True)
    quads = list(ox.parse(path=str(tmp_path / "out" / "graph.trig"), format=ox.RdfFormat.TRIG))
    named = {quad.triple for quad in quads if quad.graph_name != ox.DefaultGraph()}
    graph = ox.parse(path=str(tmp_path / "out" / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    assert named == {quad.triple for quad in graph}
    built(tmp_path / "out", good)
    assert not os.path.lexists(tmp_path / "out" / "graph.trig")


def test_a_build_can_be_done_again_over_the_old_one(tmp_path: Path, good: Path) -> None:
    first = contents(built(tmp_path / "out", good))
    (tmp_path / "out" / "own.txt").write_text("示例")
    again = contents(built(tmp_path / "out", good))
    assert again.pop("own.txt") and {k: v for k, v in again.items() if "store/" not in k} == {
        k: v for k, v in first.items() if "store/" not in k
    }


def test_one_content_under_two_paths_is_one_text_with_two_places(tmp_path: Path, good: Path) -> None:
    once = (built(tmp_path / "out", good) / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "same.txt").write_bytes(good.read_bytes())
    twice = (built(tmp_path / "out", good, tmp_path / "same.txt") / "graph.ttl").read_text(encoding="utf-8")
    assert 'kg:sourceFile "good.txt" , "same.txt"' in twice
    assert twice.replace('"good.txt" , "same.txt"', '"good.txt"').replace('"good"@zh , "same"', '"good"') == once


def test_tells_its_progress(tmp_path: Path, good: Path) -> None:
    steps = Steps()
    build([good], tmp_path / "out", ID, 1, steps)
    assert {"extract", "names", "resolve", "write"} <= {name for name, _ in steps.stages}
    assert steps.done == [total for _, total in steps.stages]


def test_two_workers_give_the_same_bytes(
    tmp_path: Path, root: Path, sample_output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.extract.jobs, "_PIECE", 3_000)
    monkeypatch.setattr(kg.extract.many_files, "_LARGE", 8_000)
    summary(tmp_path, root / "corpus", workers=2)
    assert (tmp_path / "graph.ttl").read_bytes() == (sample_output / "graph.ttl").read_bytes()


def test_a_file_that_is_missing(tmp_path: Path, good: Path) -> None:
    message = refused([good, tmp_path / "none.txt"], tmp_path / "out", ID, 1, Silence())
    assert message.startswith(f"{tmp_path / 'none.txt'}: no such file or folder")


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (bytes(range(256)) * 4, "not a text file")])
def test_a_file_that_cannot_be_read_is_an_error_alone_and_a_warning_in_company(
    tmp_path: Path, good: Path, data: bytes, reason: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)
    assert reason in refused([bad], tmp_path / "out", ID, 1, Silence())
    assert not (tmp_path / "out" / "graph.ttl").exists()
    found = summary(tmp_path / "out", bad, good)
    (warning,) = found.warnings
    assert warning.startswith(str(bad)) and reason in warning
    assert warning in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_a_file_in_gb18030_is_read_with_a_warning(tmp_path: Path, good: Path) -> None:
    good.write_bytes(GOOD.encode("gb18030"))
    found = summary(tmp_path / "out", good)
    (warning,) = found.warnings
    assert warning.startswith(str(good)) and "gb18030" in warning and "UTF-8" in warning
    assert "河北省人民政府关于加强示例河道清理工作的通知" in (tmp_path / "out" / "graph.ttl").read_text(
        encoding="utf-8"
    )


def test_a_file_without_a_document_is_an_error_alone_and_a_warning_in_company(tmp_path: Path, good: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text(PLAIN, encoding="utf-8")
    message = refused([plain], tmp_path / "out", ID, 1, Silence())
    assert message.startswith(f"{plain}: no document found in it")
    (warning,) = summary(tmp_path / "out", plain, good).warnings
    assert warning.startswith(f"{plain}: no document found in it")


def test_a_readme_is_a_file_like_any_other_if_it_holds_a_document(tmp_path: Path, good: Path) -> None:
    readme = good.parent / "README.md"
    readme.write_text("示例文本。", encoding="utf-8")
    without = (built(tmp_path / "out", good) / kg.outputs.GRAPH_FILE).read_text(encoding="utf-8")
    assert (built(tmp_path / "out", good, readme) / kg.outputs.GRAPH_FILE).read_text(encoding="utf-8") == without
    readme.write_text(good.read_text(encoding="utf-8"), encoding="utf-8")
    assert "README.md" in (built(tmp_path / "out", good, readme) / kg.outputs.GRAPH_FILE).read_text(encoding="utf-8")


def test_a_file_in_the_place_of_the_output_folder(tmp_path: Path, good: Path) -> None:
    (tmp_path / "out").write_text("示例")
    message = refused([good], tmp_path / "out", ID, 1, Silence())
    assert message.startswith(f"{tmp_path / 'out'}: cannot be written") and "--output" in message
    message = refused([good], tmp_path / "out" / "below", ID, 1, Silence())
    assert message.startswith(f"{tmp_path / 'out' / 'below'}: cannot be written")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written(tmp_path: Path, good: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    assert "cannot be written" in refused([good], tmp_path / "out", ID, 1, Silence())


@pytest.mark.parametrize("stage", ["_draw", "load_store", "statements"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError("示例")])
def test_a_build_that_fails_leaves_the_old_outputs(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch, stage: str, error: Exception
) -> None:
    output = built(tmp_path / "out", good)
    before = contents(output)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(kg.outputs, stage, fail)
    good.write_text(GOOD.replace("河道", "食堂"), encoding="utf-8")
    with pytest.raises(KgError if isinstance(error, OSError) else RuntimeError) as caught:
        built(output, good)
    if isinstance(error, OSError):
        assert "No space left on device" in str(caught.value) and "\n" not in str(caught.value)
    assert contents(output) == before


@pytest.mark.parametrize(
    "base", ["", "x", "https://example.org/id", "https://example.org/a b/", "/id/", "https://<>/", "id/", "http://[x/"]
)
def test_a_base_iri_that_is_none(tmp_path: Path, good: Path, base: str) -> None:
    assert refused([good], tmp_path / "out", base, 1, Silence()).startswith(f"--base-iri {base}: not an absolute IRI")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("base", [ID, "https://example.org/a#", "urn:example/", "http://localhost:8000/id/"])
def test_a_base_iri(base: str) -> None:
    check_base(base)


HOSTILE = [
    ("《", 5_000),
    ("根据", 5_000),
    ("示例\n", 3_000),
    ("《示例〈", 2_000),
    ("（〔2021〕", 1_000),
    ("国发〔2021〕1号", 800),
    ("根据《示例办法》和", 200),
]


@pytest.mark.parametrize(("unit", "size"), HOSTILE)
def test_hostile_texts_take_linear_time(tmp_path: Path, unit: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.outputs, "_draw", lambda folder, views: (folder / "views").mkdir() or 0)
    path = tmp_path / "a.txt"

    def work(times: int) -> Callable[[], object]:
        def once() -> None:
            path.write_text(GOOD.replace("为贯彻", unit * times + "为贯彻"), encoding="utf-8")
            built(tmp_path / "out", path)

        return once

    assert is_linear(work, size)


def test_a_heading_of_the_contents_page_is_not_the_title_of_the_compilation(tmp_path: Path) -> None:
    path = tmp_path / "示例.txt"
    path.write_text(
        page("示例数据", "目 录", "1.1本月政策示例", "2.1示例政策一览", "中央政策提要") + GOOD, encoding="utf-8"
    )
    graph = (built(tmp_path / "out", path) / kg.outputs.GRAPH_FILE).read_text(encoding="utf-8")
    assert 'dcterms:title "示例"@zh' in graph
