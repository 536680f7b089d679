"""Names that are known from other files (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import PROSE, page

import kg.extract.elsewhere
from kg.annotate.questions import references
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.extract.elsewhere import NOTHING_KEPT, Elsewhere, with_names_elsewhere
from kg.extract.fingerprint import digest_of, size_of
from kg.extract.jobs import ToRead, extract_whole
from kg.extract.one_file import own_names, readings
from kg.extract.record import Extract
from kg.read.formats.content import NO_WISHES

NAMES = ["示例河道管理办法", "示例省示例河道管理办法", "示例湖泊保护条例", "示例省示例湖泊保护规划"]


def notice(at: int) -> str:
    """A notice that hands on the plan of its number and speaks of all others without marks."""
    return page(
        f"示例省人民政府关于印发{NAMES[at]}的通知",
        f"示政发〔2021〕{at}号",
        "各市人民政府：",
        f"各市要严格执行{NAMES[at - 1]}，参照{NAMES[at - 2]}开展示例工作。{PROSE}",
        "示例省人民政府",
        "2021年3月5日",
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extract]:
    folder = tmp_path_factory.mktemp("in")
    found = {}
    for at in range(len(NAMES)):
        path = folder / f"{at}.txt"
        path.write_text(notice(at), encoding="utf-8")
        found[str(at)] = extract_whole(ToRead(path, digest_of(path), size_of(path)), NO_WISHES)
    return found


def test_mentions_are_those_of_all_names_known_at_once(files: dict[str, Extract]) -> None:
    found, _ = with_names_elsewhere(files, NOTHING_KEPT, 1)
    assert found != files
    names = KnownNames([*authority_names(), *(name for one in files.values() for name in own_names(one))])
    for key, extract in files.items():
        (reading,) = readings(extract)
        expected = references(names).find(reading)
        assert found[key].texts[0].documents[0].annotations.mentions == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from("0123"), min_size=1), min_size=1, max_size=4))
def test_what_was_kept_changes_nothing(files: dict[str, Extract], steps: list[set[str]]) -> None:
    kept = NOTHING_KEPT
    for step in steps:
        some = {key: files[key] for key in sorted(step)}
        found, kept = with_names_elsewhere(some, kept, 1)
        assert (found, kept) == with_names_elsewhere(some, NOTHING_KEPT, 1)


def test_texts_are_looked_at_once(files: dict[str, Extract], monkeypatch: pytest.MonkeyPatch) -> None:
    few = {key: files[key] for key in "012"}
    kept = with_names_elsewhere(few, NOTHING_KEPT, 1)[1]
    looked: list[str] = []
    squeezed = kg.extract.elsewhere._squeezed

    def counted(document: kg.extract.elsewhere._Document) -> str:
        looked.append(document.file)
        return squeezed(document)

    monkeypatch.setattr(kg.extract.elsewhere, "_squeezed", counted)
    assert with_names_elsewhere(few, kept, 1)[1] == kept
    assert looked == [], "no name is new"
    with_names_elsewhere(dict(few), Elsewhere(kept.names, {"0": kept.files["0"]}), 1)
    assert looked == ["1", "2"], "only what was not looked through before"


def test_a_fault_costs_the_document_and_is_not_kept(files: dict[str, Extract], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> object:
        raise ValueError("示例")

    monkeypatch.setattr("kg.annotate.questions.find_mentions", fail)
    found, kept = with_names_elsewhere(files, NOTHING_KEPT, 1)
    faults = [key for key, one in found.items() if one.texts[0].documents[0].fault]
    assert faults and not set(faults) & set(kept.files)


def test_a_file_alone_stays_what_it_is(files: dict[str, Extract]) -> None:
    alone = {"0": files["0"]}
    assert with_names_elsewhere(alone, NOTHING_KEPT, 1)[0] == alone


def test_extracts_do_not_depend_on_their_place(files: dict[str, Extract]) -> None:
    assert all(one.texts[0].compilation.clean.source.path == Path(one.name) for one in files.values())
