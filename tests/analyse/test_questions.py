"""The questions of an analyst, asked of a build of our own texts (示例文本) through their commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from own_texts import built, page
from questions_texts import KEPT, write_texts

from kg.analyse import comparison, conflicts, differences, gaps, laws, promises, search
from kg.analyse.records import Records
from kg.analyse.table import Table
from kg.cli.main import main
from kg.graph.lookup import one as policy_named
from kg.graph.store import open_store

FIRST, SECOND, KEEPER = "示例发〔2021〕3号", "冀政发〔2021〕8号", "冀政发〔2021〕11号"
LAW = "中华人民共和国节约能源法"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    return built(folder / "out", write_texts(folder / "in"))


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(directory)})


def rows(directory: Path, *arguments: str) -> list[dict[str, object]]:
    answered = run(directory, *arguments, "--format", "json")
    assert answered.exit_code == 0, answered.output
    found: list[dict[str, object]] = json.loads(answered.stdout)["rows"]
    return found


def test_duties_about_a_thing_have_all_its_words_in_their_task(directory: Path) -> None:
    (duty,) = rows(directory, "duties", "--about", "示例设施 抽水蓄能")
    assert (duty["lead"], duty["others"]) == ("河北省发展和改革委员会", "河北省能源局")
    assert run(directory, "duties", "--about", "海水淡化").exit_code == 2


def test_a_promise_stands_with_the_text_that_keeps_it(directory: Path) -> None:
    (promise,) = rows(directory, "promised", "--region", "河北省", "--by", "河北省人民政府")
    assert promise["promised"] == "河北省示例设施补贴办法"
    assert promise["action"] == "new"
    assert (promise["followed_on"], promise["days"], promise["line"]) == ("2021-09-01", 92, 17)


def test_a_promise_in_two_copies_of_a_text_is_one(tmp_path: Path, directory: Path) -> None:
    texts = write_texts(tmp_path / "in")
    for path in sorted(texts.glob("*.txt")):
        (texts / f"copy-{path.name}").write_bytes(path.read_bytes() + b"\n")
    twice = built(tmp_path / "out", texts)
    promises = rows(twice, "promised")
    assert len(promises) == len(rows(directory, "promised"))
    stated = {row["what"]: row["count"] for row in rows(twice, "stats")}
    assert len(promises) == stated["citations: proposes 拟制定"]


def test_promises_of_another_region_are_left_out(directory: Path) -> None:
    assert run(directory, "promised", "--region", "全国", "--format", "csv").stdout.count("\n") == 1


def test_laws_tell_what_rests_on_them(directory: Path) -> None:
    found = rows(directory, "laws")
    assert {(row["number"], row["relation"]) for row in found if row["law"] == LAW} == {
        (FIRST, "based_on"),
        (SECOND, "implements"),
    }
    assert {row["number"] for row in rows(directory, "laws", "--body", "示例部")} == {FIRST}


def test_what_is_cited_and_not_at_hand_is_a_gap_and_says_what_proves_it(directory: Path) -> None:
    found = {row["policy"]: row for row in rows(directory, "gaps")}
    assert (found[LAW]["availability"], found[LAW]["cited_by"]) == ("known", 2)
    assert "河北省示例设施补贴办法" not in found


FORWARDED = "关于清点示例设施的意见"


def forwarding(folder: Path, *printed: str) -> Path:
    """A build of a notice that forwards an opinion, and prints it or not."""
    notice = page(
        f"河北省人民政府办公厅转发省水利厅《{FORWARDED}》的通知",
        "冀政办函〔2021〕7号",
        "各市人民政府：",
        f"省水利厅《{FORWARDED}》已经省政府同意，现转发给你们，请认真贯彻执行。示例文本。",
        "河北省人民政府办公厅",
        "2021年3月1日",
        *printed,
    )
    (folder / "in").mkdir()
    (folder / "in" / "forwarding.txt").write_text(notice, encoding="utf-8")
    return built(folder / "out", folder / "in")


def test_what_a_notice_forwards_and_prints_is_at_hand(tmp_path: Path) -> None:
    output = forwarding(
        tmp_path, FORWARDED, "（省水利厅　2021年2月1日）", "一、清点示例设施。示例文本。", "二、公开结果。"
    )
    relations = {relation for _, _, relation in Records.of(open_store(output)).citations}
    assert "forwards" in relations
    assert rows(output, "gaps") == []
    assert run(output, "query", "missing", "--format", "csv").stdout.count("\n") == 1
    shown = json.loads(run(output, "show", "id:policy/河北省-清点示例设施意见", "--format", "json").stdout)
    assert (shown["availability"], shown["date"]) == ("text at hand", "2021-02-01")
    (place,) = shown["places"]
    assert (place["start"], place["end"]) == (13, 19)
    assert place["within"] == f"河北省人民政府办公厅转发省水利厅《{FORWARDED}》的通知"
    assert "printed in" in run(output, "show", "id:policy/河北省-清点示例设施意见").stdout
    (page,) = (output / "views" / "policy").glob("河北省-清点示例设施意见.html")
    assert "它印在转发它的文件里" in page.read_text(encoding="utf-8")
    assert run(output, "text", "id:policy/河北省-清点示例设施意见").stdout.splitlines()[1].endswith(FORWARDED)
    assert run(output, "validate").exit_code == 0


def test_what_it_forwards_without_printing_it_is_a_gap(tmp_path: Path) -> None:
    output = forwarding(tmp_path)
    assert [row["policy"] for row in rows(output, "gaps")] == [FORWARDED]
    assert run(output, "query", "missing", "--format", "csv").stdout.count("\n") == 2


def test_numbers_missing_in_a_sequence_are_told_in_runs(directory: Path) -> None:
    (gap,) = rows(directory, "gaps", "--numbers")
    assert (gap["agency_code"], gap["year"], gap["numbers_missing"]) == ("冀政发", 2021, "9–10")


def test_two_policies_stand_side_by_side(directory: Path) -> None:
    found = {str(row["what"]): (row["first"], row["second"]) for row in rows(directory, "compare", FIRST, SECOND)}
    assert found["target: 示例设施利用率 2025"] == ("80 %, centre.txt:25", "85 %, local.txt:11")
    assert found[f"rests on: {LAW}"] == ("based_on centre.txt:7", "implements local.txt:7")
    assert found["section"] == ("第二章 管理", "二、重点任务")


def test_only_content_counts_as_what_two_policies_have_in_common(directory: Path) -> None:
    answered = json.loads(run(directory, "compare", FIRST, SECOND, "--format", "json").stdout)
    assert answered["in_both"] == {"rests_on": 1, "target": 1, "leads": 0, "answers": 0, "section": 0}


def test_sections_and_tasks_stay_as_the_texts_have_them(directory: Path) -> None:
    english = run(directory, "compare", FIRST, SECOND, "--lang", "en").stdout
    assert "二、重点任务" in english and "第二章 管理" in english


@pytest.mark.parametrize("command", [["duties"], ["targets"], ["bodies"], ["timeline"], ["matrix"], ["promised"],
                                     ["laws"], ["gaps"], ["rank"], ["network", "issuers"]])  # fmt: skip
def test_what_an_answer_rests_on_stands_beside_it(directory: Path, command: list[str]) -> None:
    covered = json.loads(run(directory, *command, "--format", "json").stdout)["coverage"]
    assert covered["with_text"] + covered["known"] + covered["name_only"] == covered["policies"]


def test_a_region_is_named_in_english_with_its_kind_or_without(directory: Path) -> None:
    promises_of = [rows(directory, "promised", "--region", name) for name in ("河北省", "Hebei Province", "hebei")]
    assert promises_of[0] and promises_of[0] == promises_of[1] == promises_of[2]


def test_a_text_that_is_not_at_hand_is_told_by_its_title(directory: Path) -> None:
    refused = run(directory, "text", LAW)
    assert refused.exit_code == 2 and refused.stderr.startswith(f"kg: {LAW}: ")


def test_search_takes_words_in_any_order_and_numbers_in_any_brackets(directory: Path) -> None:
    assert [row["number"] for row in rows(directory, "search", "补贴", "河北")] == [KEEPER]
    assert [row["number"] for row in rows(directory, "search", "冀政发[2021]8号")] == [SECOND]
    assert run(directory, "search", "海水淡化").exit_code == 2


def test_an_article_comes_as_json_with_the_number_of_its_first_line(directory: Path) -> None:
    told = run(directory, "text", FIRST, "--article", "2").stdout.splitlines()
    (part,) = json.loads(run(directory, "text", FIRST, "--article", "2", "--format", "json").stdout)
    assert part["file"] == told[0]
    assert [f"{part['first'] + at}  {line}".rstrip() for at, line in enumerate(part["lines"])] == told[1:]


def test_an_article_is_shown_with_its_paragraphs_and_lines(directory: Path) -> None:
    shown = run(directory, "text", FIRST, "--article", "第二条").stdout.splitlines()
    assert shown[0] == "centre.txt"
    assert shown[1].startswith("19  第二条")
    assert shown[-1] == "21  示例文本的第二款。"


@pytest.mark.parametrize(
    ("article", "why"), [("9", "has no 9; it has 第一章–第二章, 第一条–第三条"), ("甲", "has no 甲;")]
)
def test_an_article_that_is_none_is_told_in_one_line(directory: Path, article: str, why: str) -> None:
    answered = run(directory, "text", FIRST, "--article", article)
    assert (answered.exit_code, answered.stderr.count("\n")) == (2, 1)
    assert why in answered.stderr


def test_a_policy_only_cited_has_no_text(directory: Path) -> None:
    assert "in no file" in run(directory, "text", LAW).stderr


def test_a_policy_is_quoted_after_the_standard(directory: Path) -> None:
    assert run(directory, "cite", SECOND).stdout == (
        f"河北省人民政府. 河北省人民政府关于做好示例设施工作的意见: {SECOND}[Z]. 2021-06-01.\n"
    )
    (entry,) = json.loads(run(directory, "cite", SECOND, "--style", "csl").stdout)
    assert entry["issued"] == {"date-parts": [[2021, 6, 1]]}
    assert "author = {{河北省人民政府}}" in run(directory, "cite", SECOND, "--style", "bibtex").stdout


def test_a_text_signed_before_what_it_rests_on_is_a_conflict(directory: Path, tmp_path: Path) -> None:
    assert rows(directory, "conflicts") == []
    texts = write_texts(tmp_path / "in")
    late = (texts / "centre.txt").read_text(encoding="utf-8").replace("2021年3月1日", "2021年8月1日")
    (texts / "centre.txt").write_text(late, encoding="utf-8")
    (found,) = rows(built(tmp_path / "out", texts), "conflicts")
    assert (found["conflict"], found["number"], found["line"]) == ("rests on a younger text", SECOND, 7)


def test_diff_tells_what_a_build_gained_lost_and_says_otherwise(directory: Path, tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "in")
    (texts / "kept.txt").write_text(KEPT.replace("2021年9月1日", "2021年9月3日"), encoding="utf-8")
    (texts / "local.txt").write_text(
        (texts / "local.txt").read_text(encoding="utf-8").replace("85%", "90%"), encoding="utf-8"
    )
    new = built(tmp_path / "out", texts)
    told = rows(new, "diff", str(directory), str(new))
    found = {(row["change"], row["of"], row["what"]) for row in told}
    assert ("changed", "policy", "date") in found
    assert [(row["what"], row["before"], row["after"]) for row in told if row["of"] == "target"] == [
        ("示例设施利用率 2025", "85 %", "90 %")
    ]
    assert not any(what == "title" for _, _, what in found)


def test_nothing_differs_between_a_build_and_itself(directory: Path) -> None:
    assert rows(directory, "diff", str(directory), str(directory)) == []


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        (("gaps",), gaps.not_at_hand),
        (("gaps", "--numbers"), gaps.missing_numbers),
        (("laws",), laws.laws),
        (("promised",), promises.promised),
        (("conflicts",), conflicts.conflicts),
        (("search", "示例"), lambda records: search.found(records, "示例")),
        (("diff", "OUT", "OUT"), lambda records: differences.differences(records, records)),
        (("compare", SECOND, KEEPER), lambda records: compared(records, SECOND, KEEPER)),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_a_command_gives_the_whole_table_of_its_analysis(
    directory: Path, command: tuple[str, ...], asked: Callable[[Records], Table]
) -> None:
    given = [str(directory) if argument == "OUT" else argument for argument in command]
    table = asked(Records.of(open_store(directory)))
    assert [tuple(row.values()) for row in rows(directory, *given)] == [tuple(row) for row in table.rows]


def compared(records: Records, one: str, other: str) -> Table:
    first, second = (policy_named(records.graph, number).iri for number in (one, other))
    return comparison.comparison(records, first, second, (["一、总体要求", "二、重点任务"], []))


def test_who_cites_what_is_missing_stands_in_the_order_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, lead, other in (("a", "河北省水利厅", "河北省财政厅"), ("b", "河北省教育厅", "河北省水利厅")):
        text = page(
            f"{lead} {other}关于清点示例设施{name}的通知",
            "各有关单位：",
            "根据《河北省示例设施补贴办法》（冀政发〔2020〕7号），现通知如下。示例文本。",
            lead,
            other,
            "2021年3月1日",
        )
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    (gap,) = rows(built(tmp_path / "out", tmp_path / "in"), "gaps")
    assert gap["citing_bodies"] == "河北省水利厅、河北省财政厅、河北省教育厅"
