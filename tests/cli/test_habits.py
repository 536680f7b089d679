"""Habits of the command line: a choice can be typed back, tables fit a terminal, CSV is what a spreadsheet takes."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from own_texts import built, page
from rich.cells import cell_len
from sample_tables import TABLES
from small_graph import write_graph

from kg.cli.main import main
from kg.show import terminal
from kg.show.stacked import MOST_LINES


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(directory)})


def test_each_line_of_a_choice_can_be_typed_back(directory: Path) -> None:
    result = run(directory, "show", "示例节能方案")
    lines = [line for line in result.stderr.splitlines() if re.match(r" +\d ", line)]
    assert len({line[5:] for line in lines}) == len(lines) == 2
    for line in lines:
        assert run(directory, "show", line.split()[-1]).exit_code == 0
    assert "the IRI (id:…)" in result.stderr


def test_texts_at_hand_stand_before_what_is_only_cited(directory: Path) -> None:
    lines = run(directory, "show", "示例").stderr.splitlines()
    at_hand = ["示发-2021-1" in line or "示发-2021-5" in line for line in lines if "id:policy" in line]
    assert at_hand == sorted(at_hand, reverse=True)


def test_a_name_means_the_text_that_has_it_and_not_somebodys_promise(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    issued = page(
        "国务院关于印发示例达峰行动方案的通知",
        "国发〔2021〕8号",
        "各省：",
        "现印发给你们。示例文本。",
        "国务院",
        "2021年3月1日",
    )
    promising = page(
        "河北省人民政府关于做好示例工作的意见",
        "冀政发〔2021〕9号",
        "各市：",
        "制定示例达峰行动方案。示例文本。",
        "河北省人民政府",
        "2021年6月1日",
    )
    for name, text in (("issued", issued), ("promising", promising)):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    output = built(tmp_path / "out", tmp_path / "in")
    shown = CliRunner().invoke(main, ["show", "示例达峰行动方案", "--graph", str(output)])
    assert "国发〔2021〕8号" in shown.stdout and "冀政发〔2021〕9号" not in shown.stdout.split("cited by")[0]


def test_a_kind_of_document_alone_means_no_policy(directory: Path) -> None:
    assert run(directory, "show", "通知").exit_code == 2


def test_csv_on_standard_output_is_marked_on_request(directory: Path) -> None:
    plain = run(directory, "stats", "--format", "csv").stdout_bytes
    assert run(directory, "stats", "--format", "csv", "--bom").stdout_bytes == "\ufeff".encode() + plain


def test_a_misspelt_term_is_told(directory: Path) -> None:
    result = run(directory, "query", "-q", "SELECT ?x { ?x kg:occurenceOf ?y }")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "near: kg:occurrenceOf" in result.stderr


@dataclass
class Printed:
    """A table on a terminal, with the lines below its heading."""

    rows: Sequence[Sequence[str]]
    lines: int

    @property
    def lines_a_row(self) -> float:
        return self.lines / len(self.rows) if self.rows else 0


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Printed]:
    """Say that there is a terminal, and note each table that is printed there."""
    printed: list[Printed] = []
    fitted = terminal._print_fitted

    def print_fitted(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
        output = io.StringIO()
        with redirect_stdout(output):
            are_cut = fitted(columns, rows)
        print(output.getvalue(), end="")
        _, _, below = output.getvalue().partition("─\n")
        printed.append(Printed(rows, below.count("\n")))
        return are_cut

    monkeypatch.setattr(terminal, "to_terminal", lambda: True)
    monkeypatch.setattr(terminal, "_print_fitted", print_fitted)
    return printed


@pytest.mark.parametrize(("width", "lang"), [(60, ""), (80, ""), (80, "en"), (80, "zh"), (120, "")])
@pytest.mark.parametrize("command", TABLES)
def test_every_table_fits_a_terminal(
    command: str, width: int, lang: str, sample_output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = watched(monkeypatch)
    environment = {"KG_OUTPUT": str(sample_output), "COLUMNS": str(width), "TERM": "xterm"}
    environment |= {"KG_LANG": lang} if lang else {}
    result = CliRunner().invoke(main, command.split(), env=environment)
    assert result.exit_code == 0, result.output
    assert max(map(cell_len, result.stdout.splitlines()), default=0) <= width
    assert width < 80 or not [one for one in printed if one.lines_a_row > MOST_LINES]
    if " --" not in command:
        wide = CliRunner().invoke(main, [*command.split(), "--wide"], env=environment)
        assert len(wide.stdout.splitlines()) <= len(result.stdout.splitlines())


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("stats --bom", "--format csv"),
        ("stats --format json --bom", "--format csv"),
        ("stats --format csv --wide", "always whole"),
        ("chain 国发〔2021〕33号 --editions --depth 2", "all editions"),
        ("path 国发〔2021〕33号 国发[2021]33号", "are one policy"),
        ("show 国发〔2021〕33号 --format csv", "--why"),
        ("chain 国发〔2021〕33号 --up --down", "--up and --down ask for different things"),
        ("query most-cited --list", "leave the query out"),
        ("query policies-in-sector --param sector=C --param sector=A", "stands twice"),
        ("network issuers --years 2021-2020", "FROM-TO"),
        ("network issuers --years 2020-", "FROM-TO"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(command: str, told: str, sample_output: Path) -> None:
    result = run(sample_output, *command.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("command", "english", "chinese"),
    [
        ("show", "kg: show: Missing argument 'POLICY'; see `kg show --help`", "缺少参数 'POLICY'"),
        ("show x --frmat json", "No such option '--frmat'", "没有选项 '--frmat'"),
        ("show a b", "Got unexpected extra argument (b)", "多出参数 b"),
        ("network foo", "'foo' is not one of 'issuers'", "'foo' 不在可选值之内"),
        ("network", "Missing argument 'KIND'. Choose from: issuers", "可选：issuers"),
        ("timeline --limit -1", "-1 is not in the range", "-1 不在范围"),
        ("query --param", "Option '--param' requires an argument", "选项 '--param' 后面须写一个值"),
        ("stats --bom", "--bom marks CSV", "--bom 只用于 CSV"),
        ("shwo", "No such command 'shwo'. Did you mean 'show'?", "没有命令 'shwo'；是否指 'show'"),
        ("--foo", "kg: No such option '--foo'; see `kg --help`", "没有选项 '--foo'；用法见 `kg --help`"),
        ("show 示例无此文件之名", "no such policy", "没有这份文件"),
        ("laws --body 国家能原局", "no such body; near: ", "没有这个机构；相近的有："),
    ],
)
def test_wrong_use_is_told_in_one_line_and_in_the_language(
    command: str, english: str, chinese: str, sample_output: Path
) -> None:
    for lang, told in (("en", english), ("zh", chinese)):
        environment = {"KG_OUTPUT": str(sample_output), "KG_LANG": lang}
        result = CliRunner().invoke(main, command.split(), env=environment, prog_name="kg")
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert told in result.stderr


@pytest.mark.parametrize("lang", [["--lang", "zh"], ["--lang=zh"]])
def test_what_is_wrong_beside_a_language_is_told_in_it(directory: Path, lang: list[str]) -> None:
    assert "缺少参数" in run(directory, "show", *lang).stderr


def test_a_card_as_json_has_the_keys_of_tables(sample_output: Path) -> None:
    card = json.loads(run(sample_output, "show", "国发〔2021〕33号", "--format", "json", "--lang", "en").stdout)
    assert (card["number"], card["date"], card["bodies"]) == ("国发〔2021〕33号", "2021-12-28", ["State Council"])
    (follower,) = card["cited_by"]
    assert (follower["relation"], follower["number"], follower["mentions"]) == ("implements", "豫政〔2022〕29号", 1)
    assert card["cited_by_count"] == 1 and card["places"][0]["file"] == "sample-centre.txt"


def test_a_shell_completes_commands() -> None:
    asked = {"_KG_COMPLETE": "bash_complete", "COMP_WORDS": "kg casc", "COMP_CWORD": "1"}
    assert CliRunner().invoke(main, [], env=asked, prog_name="kg").stdout == "plain,cascade\n"


@pytest.mark.parametrize(
    ("command", "near"),
    [
        ("show 国发〔2012〕33号", "国发〔2021〕33号"),
        ("laws --body 国家能原局", "国家能源局"),
        ("promised --region 河喃", "河南省"),
        ("promised --by 国务圆", "国务院"),
        ("targets --indicator 森林覆盖绿", "森林覆盖率"),
        ("bodies --class minstry", "ministry"),
        ("network issuers --ego 国家能原局", "国家能源局"),
        ("network citations --ego 国发〔2012〕33号", "国发〔2021〕33号"),
        ("network regions --ego 河喃", "河南省"),
        ("network sectors --ego 制造页", "制造业"),
        ("query most-sited", "most-cited"),
        ("query policies-in-sector --param sector=制造页", "制造业"),
        ("query -q SELECT(?x){?x(kg:isues)?y}", "kg:issues"),
        ("search 节能咸排", "节能减排"),
    ],
)
def test_the_nearest_name_is_told_wherever_one_is_typed(command: str, near: str, sample_output: Path) -> None:
    result = run(sample_output, *command.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert near in result.stderr.partition("near: ")[2]
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "other"),
    [
        ("show <https://w3id.org/policy-kg/id/policy/国发-2021-33>", "show 国发〔2021〕33号"),
        ("show 国发<2021>33号", "show 国发〔2021〕33号"),
        ("laws --body 国務院", "laws --body 国务院"),
        ("promised --region henan", "promised --region 河南省"),
        ("promised --region HENAN\u00a0PROVINCE", "promised --region 河南省"),
        ("laws --body state\u00a0council", "laws --body 国务院"),
        ("bodies --class Ministry", "bodies --class ministry"),
        ("query policies-in-sector --param sector=製造業", "query policies-in-sector --param sector=制造业"),
        ("query policies-in-region --param region=henan", "query policies-in-region --param region=河南省"),
        ("network issuers --years 2020—2021", "network issuers --years 2020-2021"),
        ("network issuers --years ２０２０～２０２１", "network issuers --years 2020-2021"),
    ],
)
def test_one_thing_typed_in_two_ways_has_one_answer(command: str, other: str, sample_output: Path) -> None:
    typed, same = (
        run(sample_output, *(part.replace("\u00a0", " ") for part in one.split(" "))) for one in (command, other)
    )
    assert (typed.exit_code, typed.stdout) == (0, same.stdout), typed.output


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("bodies --class ministry --level county", "nothing that fits --level county, --class ministry"),
        ("bodies --class ministry --level county --format json", "nothing that fits --level county, --class ministry"),
        ("network issuers --years 1800", "nothing that fits issuers, --years 1800"),
        ("query -q SELECT\u00a0?x\u00a0{?x\u00a0kg:rule\u00a01}", "nothing in the graph fits the query"),
        ("references 示例文本没有引用", "no reference to a policy stands in the text"),
        ("diff {folder} {folder}", "both builds say the same"),
        ("duties --policy 中华人民共和国节约能源法", "its text is not at hand"),
    ],
)
def test_an_answer_without_rows_says_why(command: str, told: str, sample_output: Path) -> None:
    typed = [part.replace("{folder}", str(sample_output)).replace("\u00a0", " ") for part in command.split(" ")]
    result = run(sample_output, *typed)
    assert result.exit_code == 0, result.output
    assert told in result.stderr


@pytest.mark.parametrize("command", ["show 。", "show ；", "duties --about 。", "search 。"])
def test_signs_alone_name_nothing(command: str, sample_output: Path) -> None:
    result = run(sample_output, *command.split())
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "command",
    ["build --output {0}/out", "diff {0}", "evaluate", "extract --output {0}/out", "export csv --output", "validate"],
)
def test_an_empty_path_is_not_the_folder_one_stands_in(command: str, sample_output: Path, tmp_path: Path) -> None:
    result = run(sample_output, *command.format(tmp_path).split(), "")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "is empty" in result.stderr


def test_a_body_may_be_named_in_english(sample_output: Path) -> None:
    chinese = run(sample_output, "laws", "--body", "国务院", "--format", "json")
    assert run(sample_output, "laws", "--body", "State Council", "--format", "json").stdout == chinese.stdout


def test_a_text_goes_on_behind_its_line_numbers_on_a_terminal_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    long = "示例文本写明怎样清点设施，" * 8
    written = page("示例部关于做好示例工作的通知", "示例发〔2021〕3号", "各市：", long, "示例部", "2021年3月1日")
    (tmp_path / "in" / "a.txt").write_text(written, encoding="utf-8")
    output = built(tmp_path / "out", tmp_path / "in")
    assert f" 7  {long}" in run(output, "text", "示例发〔2021〕3号").stdout.splitlines()
    monkeypatch.setattr(terminal, "room_beside", lambda taken: 40 - taken)
    folded = run(output, "text", "示例发〔2021〕3号").stdout.splitlines()
    assert max(map(cell_len, folded)) <= 40
    first = next(at for at, line in enumerate(folded) if line.startswith(" 7  "))
    behind = [line[4:] for line in folded[first : folded.index(" 8")] if line.startswith((" 7  ", "    "))]
    assert "".join(behind) == long
