"""`kg references` and `kg.find_references`: mentions of any text, with its own offsets."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_graph import write_graph

import kg
from kg.cli.main import main

# 示例文本: every sentence here is ours.
SENTENCE = "示例文本：为贯彻落实《示例节能规划》（示发〔2021〕1号）和可再生能源法，制定本办法。"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


def run(*arguments: str, given: bytes | None = None, folder: Path | None = None) -> Result:
    # a folder that holds no graph, unless one is named
    env = {"KG_OUTPUT": None}
    return CliRunner().invoke(
        main, ["references", *arguments, *(["--graph", str(folder)] if folder else [])], input=given, env=env
    )


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_offsets_lines_and_targets() -> None:
    text = f"示例文本。\r\n{SENTENCE}\r\n按照《中华人民共和国节约能源法》第三条执行。"
    found = kg.find_references(text)
    assert [text[one.start : one.end] for one in found] == [
        "示例节能规划",
        "可再生能源法",
        "中华人民共和国节约能源法",
    ]
    assert [one.line for one in found] == [2, 2, 3]
    assert [one.marked for one in found] == [True, False, True]
    assert found[0].number == "示发〔2021〕1号"
    assert (found[0].target, found[0].unresolved) == (None, "not known")
    assert found[1].target is not None
    assert (found[1].target.title, found[1].target.known_from) == ("中华人民共和国可再生能源法", "laws")
    assert (found[2].relation, found[2].pinpoint) == ("applies", "第三条")
    assert all(0 < one.confidence <= 1 and one.rule for one in found)


def test_a_text_without_references() -> None:
    assert kg.find_references("示例文本。") == []
    assert kg.find_references("") == []


def test_a_document_knows_its_own_name() -> None:
    text = (
        "示例省人民政府关于印发示例省节能行动方案的通知\n各市人民政府：\n"
        "现将《示例省节能行动方案》印发给你们，请贯彻落实《中华人民共和国节约能源法》。\n"
    )
    assert [one.relation for one in kg.find_references(text)] == ["issues", "implements"]


def test_wrapped_lines_keep_the_users_offsets() -> None:
    wrapped = "示例文本用来说明折行的文字怎样连接起来，这里要求各单位认真贯彻落实《示例产业\n"
    text = "\n" + wrapped + "高质量发展行动规划》，并且按照有关要求抓好各项工作的推进，确保取得实际的成效。\n"
    (found,) = kg.find_references(text)
    assert found.surface == "示例产业高质量发展行动规划"
    assert text[found.start : found.end] == "示例产业\n高质量发展行动规划"
    assert found.line == 2


def test_targets_from_a_graph(directory: Path) -> None:
    text = SENTENCE + "落实《示例省通用规划》（示发〔2021〕1号），按照《示例节能方案》执行；修订《示例排放标准》。"
    found = {one.surface: one for one in kg.find_references(text, directory)}
    named = found["示例节能规划"].target
    assert named is not None
    assert (named.iri, named.known_from) == ("https://w3id.org/policy-kg/id/policy/示发-2021-1", "graph")
    # the number decides before the title
    assert found["示例省通用规划"].target == named
    assert found["示例节能方案"].target is None
    assert found["示例节能方案"].unresolved == "ambiguous: 2 policies of this title"
    law = found["可再生能源法"].target
    assert law is not None and law.known_from == "laws"


def test_traditional_characters_are_shown_as_written_and_mean_the_same() -> None:
    text = "示例文本：根據《中華人民共和國節約能源法》第三條和示發〔2021〕1號，制定本辦法。"
    law, number = kg.find_references(text)
    assert (law.surface, law.relation, law.pinpoint) == ("中華人民共和國節約能源法", "based_on", "第三条")
    assert law.target is not None and law.target.title == "中华人民共和国节约能源法"
    assert (number.surface, number.number) == ("示發〔2021〕1號", "示发〔2021〕1号")
    assert [text[one.start : one.end] for one in (law, number)] == [law.surface, number.surface]


def test_characters_without_width_part_no_name() -> None:
    text = "示例文本：落实《中华\u200b人民共和国节约能源\ufeff法》。"
    (law,) = kg.find_references(text)
    assert law.target is not None and law.surface == "中华人民共和国节约能源法"


def test_short_forms(directory: Path) -> None:
    text = "示例文本：落实《示例节能规划》（示发〔2021〕1号，以下简称《规划》）。按照《规划》执行。参照《通知》办理。"
    defining, *_, used, undefined = kg.find_references(text, directory)
    assert used.surface == "规划"
    assert used.target is not None and used.target == defining.target
    assert (undefined.target, undefined.unresolved) == (None, "undefined short form")


def test_docstring() -> None:
    from kg import any_text

    assert doctest.testmod(any_text).failed == 0


def test_import_is_cheap() -> None:
    code = "import sys, kg; sys.exit(any(name.startswith(('kg.', 'pyoxigraph', 'spacy')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_table() -> None:
    result = run(SENTENCE)
    assert result.exit_code == 0, result.output
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[0] == ["mention", "relation", "policy", "number", "line", "offsets", "confidence", "rule"]
    assert rows[2][:2] == ["《示例节能规划》", "implements"]
    assert rows[2].index("示发〔2021〕1号") == rows[2].index("1") - 1 == rows[2].index("11–17") - 2
    assert rows[3][2] == "中华人民共和国可再生能源法"
    assert result.stderr.startswith("kg: no graph in outputs;")


def test_json_of_text_file_and_standard_input(tmp_path: Path, directory: Path) -> None:
    file = tmp_path / "示例.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    old = tmp_path / "old.txt"
    old.write_text(SENTENCE, encoding="gb18030")
    outputs = {
        run(SENTENCE, "--format", "json", folder=directory).stdout,
        run(str(file), "--format", "json", folder=directory).stdout,
        run(str(old), "--format", "json", folder=directory).stdout,
        run("-", "--format", "json", given=SENTENCE.encode(), folder=directory).stdout,
    }
    assert len(outputs) == 1
    first, second = json.loads(outputs.pop())
    assert SENTENCE[first["start"] : first["end"]] == first["surface"] == "示例节能规划"
    assert first["target"]["title"] == "示例节能规划"
    assert second["target"]["known_from"] == "laws"


def test_page_is_one_file(directory: Path) -> None:
    text = "示例文本<b>：落实《示例&节能规划》，\n按照《中华人民共和国节约能\n\n源法》执行。"
    result = run(text, "--format", "html", folder=directory)
    page = result.stdout
    assert page.startswith("<!DOCTYPE html>")
    assert '<meta charset="utf-8">' in page
    for outside in ("src=", "<link", "@import", "url("):
        assert outside not in page
    assert "示例文本&lt;b&gt;：落实《" in page
    assert "示例&amp;节能规划" in page
    assert "<b>" not in page
    assert page.count('<tr id="reference-') == page.count('href="#reference-') == len(kg.find_references(text))
    assert run(text, "--format", "html", folder=directory).stdout == page
    assert '<html lang="zh-Hans">' in page and "<th>文号</th>" in page and "贯彻落实 1</a>" in page
    english = run(text, "--format", "html", "--lang", "en", folder=directory).stdout
    assert '<html lang="en">' in english and "<th>number</th>" in english and "implements 1</a>" in english


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["missing.txt"], None, "missing.txt: no such file"),
        (["."], None, ".: is a folder"),
        ([" "], None, "text: is empty"),
        (["-"], b" \n", "standard input: is empty"),
        (["-"], b"\xe7\xa4\xba\xff", "standard input: not UTF-8 (byte 3)"),
        (["示例", "--graph", "nowhere"], None, "no graph in nowhere"),
    ],
)
def test_bad_input(arguments: list[str], given: bytes | None, told: str) -> None:
    result = run(*arguments, given=given)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def _docx(path: Path) -> None:
    from docx import Document

    made = Document()
    made.add_paragraph(SENTENCE)
    made.save(str(path))


def test_a_file_of_any_format_that_a_build_reads(tmp_path: Path) -> None:
    html = f"<html><body><article><p>{SENTENCE}</p></article></body></html>"
    (tmp_path / "示例.html").write_text(html, encoding="utf-8")
    _docx(tmp_path / "示例.docx")
    with zipfile.ZipFile(tmp_path / "示例.zip", "w") as archive:
        archive.write(tmp_path / "示例.html", "一.html")
        archive.writestr("二.txt", SENTENCE)
    for name, texts in (("示例.html", 1), ("示例.docx", 1), ("示例.zip", 2)):
        done = run(str(tmp_path / name), "--format", "json")
        assert done.exit_code == 0, done.output
        found = json.loads(done.stdout)
        assert [one["surface"] for one in found] == ["示例节能规划", "可再生能源法"] * texts, name
        assert len({one.get("file") for one in found}) == texts
        assert run(str(tmp_path / name)).stdout.count("示例节能规划") == texts


def test_a_page_shows_one_text(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "示例.zip", "w") as archive:
        archive.writestr("一.txt", SENTENCE)
        archive.writestr("二.txt", SENTENCE)
    done = run(str(tmp_path / "示例.zip"), "--format", "html")
    assert (done.exit_code, "use json" in done.stderr) == (2, True)


def test_a_file_that_no_format_reads_is_told(tmp_path: Path) -> None:
    (tmp_path / "示例.doc").write_bytes(b"\xd0\xcf\x11\xe0 old Word")
    done = run(str(tmp_path / "示例.doc"))
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
