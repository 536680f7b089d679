"""The report of a build, section by section (示例文本)."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from explorer_frame import frame_on
from own_texts import page

from kg.analyse.conflicts import WITHIN, YOUNGER, conflicts
from kg.analyse.counts import counts
from kg.analyse.records import Records
from kg.build import build
from kg.graph.store import GraphStore, open_store
from kg.outputs import Silence
from kg.resolve.model import Findings, Resolution
from kg.show.explorer.course import conflicts_page
from kg.show.report import write_found, write_report
from kg.show.summary import Sizes, Told, summarise
from kg.vocabulary.namespaces import ID

NOTICE = page(
    "示例部关于印发《示例管理办法》的通知",
    "示发〔2021〕3号",
    "各省示例局：",
    "根据《示例|管理<条例>》，制定本办法。现印发给你们，请遵照执行。",
    "为落实《示例总体规划》，各单位照此办理。",
    "示例部",
    "2021年3月5日",
)


def sections(text: str) -> dict[str, list[str]]:
    """The lines under each heading of the second level."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("## "):
            lines = found.setdefault(line[3:], [])
        elif line:
            lines.append(line)
    return found


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(NOTICE, encoding="utf-8")
    (folder / "empty.txt").write_text("示例文本。\n", encoding="utf-8")
    output = tmp_path_factory.mktemp("out")
    build([folder], output, ID, 1, Silence())
    return (output / "report.md").read_text(encoding="utf-8")


def test_sections_stand_in_the_order_of_the_work(report: str) -> None:
    assert [name.partition(" (")[0] for name in sections(report)] == [
        "Warnings",
        "Not read",
        "How tables were read",
        "Conflicts",
        "Compilations",
        "Documents",
        "One policy in several places",
        "Own decisions",
        "Seen while policies were put together",
        "Doubtful boundaries",
        "Documents of an unknown place",
        "Cited under a title that differs by a word",
        "Promises kept",
        "Unresolved citations",
        "Most cited policies whose text is not here",
    ]


def test_the_overview_counts(report: str) -> None:
    head = report.partition("## ")[0]
    assert "| compilations | 3 |" in head
    assert "| documents | 2 |" in head


def test_a_file_without_a_document_is_a_warning(report: str) -> None:
    warnings = sections(report)["Warnings"]
    assert len(warnings) == 1
    assert "empty.txt: no document found" in warnings[0]


def test_each_document_stands_with_its_lines(report: str) -> None:
    rows = [row for row in sections(report)["Documents"] if ".txt:" in row]
    assert len(rows) == 2
    assert rows[0].startswith(
        "| one.txt:1–13 | 示例部关于印发《示例管理办法》的通知 | 示发〔2021〕3号 | 示例部 | 2021-03-05 |"
    )


def test_one_policy_in_two_files_is_told(report: str) -> None:
    (line,) = sections(report)["One policy in several places"]
    assert line.startswith("- 示例部关于印发《示例管理办法》的通知: ")
    assert "one.txt:1" in line and "two.txt:1" in line


def test_what_is_cited_stays_in_its_cell(report: str) -> None:
    assert "<条例>" not in report
    cited = [line for lines in sections(report).values() for line in lines if "条例" in line]
    assert cited
    assert all("&lt;" in line and "\\|" in line for line in cited)


def test_an_empty_section_says_so(report: str) -> None:
    assert sections(report)["Conflicts"][-1] == "None."
    assert sections(report)["Promises kept"][-1] == "None."


def test_conflicts_are_as_many_in_the_build_its_report_stats_command_and_pages(tmp_path: Path) -> None:
    """Two places of a text disagree, and another one rests on a younger text."""
    row = {"标题": "示例部关于印发《示例管理办法》的通知", "文号": "示发〔2021〕4号", "正文": NOTICE}
    earlier = NOTICE.replace("示例管理办法", "示例河道评价规则").replace("3号", "1号").replace("3月5日", "2月1日")
    texts = {
        "row.jsonl": json.dumps(row, ensure_ascii=False),
        "earlier.txt": earlier.replace("《示例|管理<条例>》", "《示例管理办法》"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    summary = build([tmp_path / name for name in texts], tmp_path / "out", ID, 1, Silence())
    graph = open_store(tmp_path / "out")
    told = sections((tmp_path / "out/report.md").read_text(encoding="utf-8"))["Conflicts"][1:]
    page = conflicts_page(frame_on(graph, "zh", tmp_path / "out"))
    asked = conflicts(Records.of(graph))
    assert {row[0] for row in asked.rows} == {YOUNGER, WITHIN}
    assert (
        len(asked.rows)
        == len(told)
        == dict(summary.rows())["conflicts"]
        == dict(counts(Records.of(graph)))["conflicts"]
    )
    assert f'<span class="count">{len(asked.rows)}</span></h1>' in page


def test_nothing_found_is_a_report_too(tmp_path: Path) -> None:
    resolution = Resolution({}, {}, (), (), (), {})
    findings = Findings((), (), (), (), resolution, (), {})
    summary = summarise(Sizes.of(findings), Records(GraphStore(ox.Store())), Told(("示例警告",)))
    write_found(tmp_path / "found", findings)
    write_report(tmp_path / "report.md", summary, tmp_path / "found")
    read = sections((tmp_path / "report.md").read_text(encoding="utf-8"))
    assert read["Warnings"] == ["- 示例警告"]
    assert read["Unresolved citations"] == ["None."]


def test_what_is_missing_is_counted_by_policies_and_says_what_is_known(report: str) -> None:
    # one text in two files is one policy that cites
    (found,) = [lines for name, lines in sections(report).items() if name.startswith("Most cited")]
    assert "- 1 × 示例总体规划 (name only)" in found


def test_a_name_of_a_file_is_no_tag_no_link_and_no_cell(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a|<b>[c](d)\ne.txt").write_text(NOTICE + "\n来源：https://a.cn/x[1].html\n", encoding="utf-8")
    build([folder], tmp_path / "out", ID, 1, Silence())
    written = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "<b>" not in written and "](d)" not in written
    found = sections(written)
    (warning,) = found["Warnings"]
    assert warning.startswith("- a\\|&lt;b>[c]\\(d) e.txt:")
    (row,) = found["Compilations"][2:]
    assert row.replace("\\|", "").count("|") == found["Compilations"][0].count("|")
