"""Extracts taken again from where they are kept (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import page

from kg.extract.fingerprint import digest_of, size_of
from kg.extract.jobs import ToRead, extract_whole
from kg.extract.kept import KeptExtracts
from kg.extract.recent import RecentExtracts
from kg.extract.record import Extract, encode
from kg.read.formats.content import NO_WISHES

KEYS = "abc"


def an_extract(folder: Path, name: str, documents: int) -> Extract:
    path = folder / f"{name}.txt"
    texts = [
        page(f"示例省人民政府关于第{at}段示例工作的通知", f"示政发〔2021〕{at}号", "各市人民政府：")
        for at in range(1, documents + 1)
    ]
    path.write_text("\n\n".join(texts), encoding="utf-8")
    return extract_whole(ToRead(path, digest_of(path), size_of(path)), NO_WISHES)


class Counted(KeptExtracts):
    """A folder of extracts that tells what is taken from it."""

    def __init__(self, folder: Path) -> None:
        KeptExtracts.__init__(self, folder)
        object.__setattr__(self, "taken", [])

    def take(self, key: str) -> Extract:
        self.taken.append(key)
        return KeptExtracts.take(self, key)

    taken: list[str]


@pytest.fixture
def kept(tmp_path: Path) -> Counted:
    return Counted(tmp_path / "kept")


def test_those_taken_last_are_at_hand(tmp_path: Path, kept: Counted) -> None:
    made = {key: an_extract(tmp_path, key, 1) for key in KEYS}
    for key, extract in made.items():
        kept.keep(key, encode(extract))
    recent = RecentExtracts(kept, most=14_000)
    for key, extract in made.items():
        recent.hold(key, extract, True)
    assert recent.take("b") == made["b"] and recent.take("c") == made["c"] and kept.taken == []
    assert recent.take("a") == made["a"] and kept.taken == ["a"]
    assert recent.take("c") == made["c"] and kept.taken == ["a"], "c was asked for after b"
    assert recent.take("b") == made["b"] and kept.taken == ["a", "b"]


def test_an_extract_that_is_in_no_folder_is_held(tmp_path: Path, kept: Counted) -> None:
    recent, extract = RecentExtracts(kept, most=0), an_extract(tmp_path, "a", 1)
    recent.hold("a", extract, False)
    recent.hold("b", extract, True)
    assert recent.holds("a") and not recent.holds("b") and recent.take("a") is extract


def test_an_extract_of_many_documents_is_held(tmp_path: Path, kept: Counted) -> None:
    recent, extract = RecentExtracts(kept, most=0), an_extract(tmp_path, "a", 6)
    assert len(extract.texts[0].documents) == 6
    recent.hold("a", extract, True)
    assert recent.holds("a") and recent.take("a") is extract
