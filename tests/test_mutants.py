"""`make mutants`: faults drawn by seed, and the tests that can see each (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.mutants.faults import Fault, drawn, faults_of
from tools.mutants.reach import lines_behind, rings
from tools.mutants.trials import Trials

SHOP = '''"""Prices."""

from functools import cache

MOST = 3
TWICE = 2 * MOST


@cache
def prices() -> dict[str, int]:
    return {"示例": 4 + 1}


def price(number: int) -> int:
    if number > TWICE:
        return (
            prices()["示例"]
            - 1
        )
    return prices()["示例"]


def name() -> str:
    return "示例"[:9]
'''
TESTS = """
import pytest
from kg.shop.price import name, price, prices

@pytest.fixture(scope="module")
def dear():
    return price(6)

def test_a_few_cost_the_same(dear):
    assert dear == 5

def test_many_cost_less():
    assert price(7) == 4

def test_something_has_a_name():
    assert name() == "示例"
"""


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A checkout with one room and its tests."""
    for place, text in (("kg/shop/price.py", SHOP), ("tests/shop/test_price.py", TESTS), ("kg/shop/use.py", "")):
        (tmp_path / "checkout" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "checkout" / place).write_text(text, encoding="utf-8")
    (tmp_path / "checkout" / "tools").symlink_to(root / "tools")
    return tmp_path / "checkout"


def line_of(text: str) -> int:
    """The first line of the module with a text."""
    return SHOP[: SHOP.index(text)].count("\n") + 1


def test_a_seed_draws_the_same_faults_again_and_each_from_another_line(checkout: Path) -> None:
    first = drawn(checkout, ["kg"], 5, seed=1)
    assert first == drawn(checkout, ["kg/shop/price.py"], 5, seed=1)
    assert first != drawn(checkout, ["kg"], 5, seed=2)
    assert len({fault.line for fault in first}) == 5


def test_what_says_nothing_to_who_runs_the_code_is_left(checkout: Path) -> None:
    place = checkout / "kg" / "shop" / "use.py"
    place.write_text("def use(one: int | None) -> int | None:\n    raise ValueError(1 + 1)\n", encoding="utf-8")
    assert {fault.operator for found in faults_of(checkout, "kg/shop/use.py").values() for fault in found} == set()
    place.write_text("def use(one: int) -> int:\n    return one + 1\n", encoding="utf-8")
    assert set(faults_of(checkout, "kg/shop/use.py")) == {2}


def test_an_exception_whose_name_has_dots_is_left_among_others(checkout: Path) -> None:
    place = checkout / "kg" / "shop" / "use.py"
    tried = "def use() -> None:\n    try:\n        use()\n    except {}:\n        use()\n"
    for caught, faults in (("(ValueError, OSError)", 2), ("(ValueError, zlib.error)", 1)):
        place.write_text(tried.format(caught), encoding="utf-8")
        assert len(faults_of(checkout, "kg/shop/use.py").get(4, ())) == faults


def test_a_fault_shows_the_lines_that_it_changes(checkout: Path) -> None:
    shown = {one.changes(checkout) for one in faults_of(checkout, "kg/shop/price.py")[line_of("MOST =")]}
    assert shown == {f"@@ -5 +5 @@\n-MOST = 3\n+MOST = {changed}" for changed in (2, 4)}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("- 1", "return (", ")\n    return"),
        ("if number", "if number", "if number"),
        ("4 + 1", "return {", "return {"),
    ],
)
def test_a_line_of_a_function_is_seen_by_who_reaches_its_statement(
    checkout: Path, text: str, first: str, last: str
) -> None:
    found = lines_behind(checkout, "kg/shop/price.py", line_of(text))
    assert found == [("kg/shop/price.py", range(line_of(first), line_of(last) + 1))]


def test_a_value_is_seen_by_who_reads_it_or_what_is_made_of_it(checkout: Path) -> None:
    using = "from kg.shop.price import MOST\n\n\ndef use() -> int:\n    return MOST\n\n\n"
    (checkout / "kg/shop/use.py").write_text(f"{using}def other() -> int:\n    return 1\n", encoding="utf-8")
    assert lines_behind(checkout, "kg/shop/price.py", line_of("MOST =")) == [
        ("kg/shop/price.py", range(line_of("def price("), line_of("def name") - 2)),  # by way of TWICE
        ("kg/shop/use.py", range(4, 6)),
    ]


def test_a_value_is_followed_through_what_other_modules_make_of_it(checkout: Path) -> None:
    for name, text in (
        ("use", "from kg.shop.price import TWICE as T\n\nMORE = T + 1\n"),
        ("far", "from kg.shop.use import MORE\n\n\ndef far() -> int:\n    return MORE\n"),
        ("own", "MOST = 1\n\n\ndef own() -> int:\n    return MOST\n"),
    ):
        (checkout / f"kg/shop/{name}.py").write_text(text, encoding="utf-8")
    found = lines_behind(checkout, "kg/shop/price.py", line_of("MOST ="))
    assert [place for place, _ in found] == ["kg/shop/price.py", "kg/shop/far.py"]


def test_the_tests_of_the_module_are_asked_first_then_those_of_its_folder_and_room() -> None:
    far = ["tests/graph/test_a.py::test", "tests/test_build.py::test"]
    near = [
        f"tests/{place}.py::test" for place in ("read/formats/test_pdf", "read/formats/test_web", "read/test_layout")
    ]
    assert rings([*near, *far], "kg/read/formats/pdf.py") == [[near[0]], [near[1]], [near[2]], far]


def test_faults_are_tried_by_the_tests_that_can_see_them(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    trials = Trials(checkout, tmp_path / "work", workers=1)
    reach = trials.reach(["tests"])
    asked = {text: reach.tests("kg/shop/price.py", line_of(text)) for text in ("- 1", "4 + 1", "if number", "[:9]")}
    short = {text: {test.partition("::test_")[2] for test in tests} for text, tests in asked.items()}
    assert short == {
        "- 1": {"many_cost_less"},
        # made once, by the first that asked; and through what several tests share
        "4 + 1": {"a_few_cost_the_same", "many_cost_less"},
        "if number": {"a_few_cost_the_same", "many_cost_less"},
        "[:9]": {"something_has_a_name"},
    }
    faults = [
        Fault("kg/shop/price.py", operator, occurrence, line_of(text))
        for text, operator, occurrence in (
            ("if number", "core/ReplaceComparisonOperator_Gt_Lt", 0),
            ("[:9]", "core/NumberReplacer", numbers_before("9]")),
        )
    ]
    seen, unseen = trials.caught(faults, reach)
    assert seen in asked["if number"]
    assert unseen is None
    assert (trials.whole / "kg/shop/price.py").read_text(encoding="utf-8") == SHOP


def numbers_before(text: str) -> int:
    """How many faults of numbers there are before a number: two for each."""
    return 2 * sum(one.isdigit() for one in SHOP[: SHOP.index(text)])
