"""Cards and chains as a person sees them, in the language asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from kg.analyse.card import Card, Link, Place
from kg.analyse.chains import ChainLink
from kg.show import cards
from kg.show.cards import print_card, print_chain
from kg.show.language import AS_IT_IS, Language
from kg.vocabulary.namespaces import NAME_ONLY, TEXT

CARD = Card(
    iri="https://w3id.org/policy-kg/id/policy/示发-2021-1",
    fields=(
        ("title", ("示例节能规划",)),
        ("availability", ("text at hand", "原文在库")),
        ("in force", ("…InForce-inForce",)),
    ),
    cites=(Link("based_on", "https://example.org/2", "示例法", "", 2, NAME_ONLY),),
    cited_by=(),
    places=(Place("示例.txt", 1, 9, "示例", "", page=3),),
    unresolved=1,
)


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_card_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    print_card(CARD, Language("en"))
    lines = lines_of(capsys)
    assert lines[2:5] == [
        "availability      text at hand",
        "in force          yes",
        "text              示例.txt, page 3, lines 1–9",
    ]
    assert "├── based on" in lines or "└── based on" in lines
    assert lines[-2].strip() == "└── 示例法 ×2  [name only]"


def test_a_card_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    print_card(CARD, Language("zh"))
    lines = lines_of(capsys)
    assert lines[0] == "示例节能规划"
    assert "引用文件 (1 文件: 1 仅见其名)" in lines
    assert "└── 依据" in lines


def test_a_narrow_terminal_folds_names_and_leaves_addresses_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"https://example.org/{'a' * 90}.html"
    monkeypatch.setattr(cards, "console", lambda: Console(width=80, highlight=False))
    name, place = "示例文本" * 10, Place("示例.txt", 1, 9, "示例", address)
    print_card(replace(CARD, fields=(*CARD.fields, ("other names", (name,))), places=(place,)))
    lines = lines_of(capsys)
    assert f"{' ' * 20}{address}" in lines
    told = [line for line in lines if "示例文本" in line]
    assert "".join(line.removeprefix("other names").strip() for line in told) == name
    assert all(cell_len(line) <= 80 for line in lines if "://" not in line)


def test_without_a_language_relations_have_both_names(capsys: pytest.CaptureFixture[str]) -> None:
    print_card(CARD)
    assert "└── based_on 依据" in lines_of(capsys)


@pytest.mark.parametrize(("language", "relation"), [(AS_IT_IS, "based_on 依据"), (Language("en"), "based on")])
def test_a_chain_names_relations_in_the_language(
    language: Language, relation: str, capsys: pytest.CaptureFixture[str]
) -> None:
    links = [ChainLink(depth=1, citing="a", relation="based_on", cited="b", weight=2)]
    print_chain("a", links, {"a": "示例甲", "b": "示例乙"}, "up", {"a": TEXT, "b": NAME_ONLY}, language)
    assert lines_of(capsys) == ["示例甲", f"└── {relation} ×2  示例乙  [name only]"]
