"""Nothing ends a build: any text in a valid document builds or is refused in one line, and every export reads back."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import built, is_linear, laid_out, page

from kg.analyse.records import Records
from kg.annotate.annotations import Reading
from kg.annotate.questions import Question, ask, questions_of_a_build
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.annotate.references.mention import DocumentContext
from kg.errors import KgError
from kg.graph.store import open_store
from kg.read.segment import segment
from kg.read.tables.entries import table_rows
from kg.show.export import WRITERS, write_folder

# a document of our own, whose parts are broken open by what stands between them
PARTS = (
    "示例部关于印发《示例设施管理办法》的通知\n\n示例发〔2021〕3号\n\n各有关单位：\n\n根据《",
    "中华人民共和国节约能源法》和《示例条例》（国务院令第900号），制定本办法，示例文本。\n\n到2025年，",
    "示例设施利用率达到80%，森林",
    "覆盖率24.1%。示例部牵头，国家能源局",
    "参与。自2021年5月1日起施行，有效期",
    "5年。\n\n来源：https://www.example.gov.cn/a/",
    "b.html\n\n附件：1.示例清单\n\n示例部\n\n2021年3月1日\n",
)
HOSTILE = (
    "[1] ] %E4%B # \ue000 \x07 \ufffd https://a.cn/x[1].html http://a:99999/b 十二三、 有效期十十年 "
    "自9999年1月1日起施行，有效期5年 9999999999999999999999999/3公顷 …………………… 〔 《 》 （ 〔99999〕 第零条 \u2028 <b> "
    "&#0; =1+1 2021年2月30日 百分之百百 1/0 千千万 廿卅 第一百二百条 万亿亿 年均年均 各各各各各各 〔2021〕号 "
    "国发〔〕3号 令第号 \U0001f600 \u0301 2025年—1990年 十四五五 由由由"
)
PIECES = st.one_of(st.sampled_from(HOSTILE.split(" ")), st.text(max_size=6))


@settings(max_examples=40)
@given(pieces=st.lists(PIECES, min_size=6, max_size=6))
def test_any_text_builds_or_is_refused_in_one_line(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    text = "".join(part + piece for part, piece in zip(PARTS, (*pieces, ""), strict=True))
    (folder / "a.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        output = built(folder / "out", folder / "a.txt")
    except KgError as refused:
        assert "\n" not in str(refused)
        return
    assert "left out" not in (output / "report.md").read_text(encoding="utf-8", errors="surrogatepass")
    exports_read_back(output)


def exports_read_back(output: Path) -> None:
    records = Records.of(open_store(output))
    triples = len(records.graph)
    for form, name in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")):
        stream = io.BytesIO()
        WRITERS[form](records, stream)
        assert len(rdflib.Graph().parse(data=stream.getvalue(), format=name)) == triples, form
    stream = io.BytesIO()
    WRITERS["graphml"](records, stream)
    ElementTree.fromstring(stream.getvalue())
    assert all(path.stat().st_size for path in write_folder(records, "csv", output / "tables"))


# what a line is filled with, and a row of a printed table
RUNS = (
    *".…·-—_各",
    "示例，",
    "教育部牵头，",
    "示例率达到80%、",
    "根据《示例办法》，",
    "年均",
    "各市、",
    "12 ",
    "示例部、",
)
HEAD = "序号 政策名称 发布时间 发布机构 主要内容\n"
ROWS = ("示\n", "2021-03-01\n", "示例通知\n2021-03-01\n教育部\n推进示例工作\n", HEAD, "1 示例通知 2021-03-01 教育部\n")


@cache
def questions() -> tuple[Question, ...]:
    return questions_of_a_build(KnownNames(authority_names()))


def read_whole(body: str) -> None:
    """Lay out, cut, read tables, annotate: all that a build does with the characters of one file."""
    heading = ("河北省人民政府关于加强示例河道清理工作的通知", "冀政发〔2021〕17号", "各市人民政府：")
    clean = laid_out(page(*heading, body, "河北省人民政府", "2021年3月5日"))
    table_rows(clean)
    found = [Reading(clean.text[one.start : one.end], DocumentContext("示例"), None) for one in segment(clean)]
    assert [ask(questions(), one) for one in found]


@pytest.mark.parametrize(
    ("body", "unit"),
    [("", unit) for unit in RUNS] + [("示例工作", unit) for unit in RUNS[:7]] + [(HEAD, unit) for unit in ROWS],
)
def test_runs_and_tables_take_linear_time(body: str, unit: str) -> None:
    def work(size: int) -> Callable[[], object]:
        return lambda: read_whole(body + unit * (size // len(unit)))

    assert is_linear(work, 6_000)
