"""What an extract depends on besides its file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import kg.extract.fingerprint
from kg.extract.fingerprint import digest_of, fingerprint, fingerprint_of_all, size_of


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two rooms, one left and one right of the extract."""
    for name in ("language/a.py", "graph/b.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("示例")
    monkeypatch.setattr(kg.extract.fingerprint, "_PACKAGE", tmp_path)
    return tmp_path


def hashes() -> tuple[str, str]:
    return fingerprint.__wrapped__(), fingerprint_of_all.__wrapped__()


def test_a_rule_makes_another_hash_and_what_comes_behind_the_extract_does_not(copied: Path) -> None:
    first = hashes()
    assert hashes() == first
    (copied / "graph" / "b.py").write_text("示例二")
    behind = hashes()
    assert behind[0] == first[0] and behind[1] != first[1]
    (copied / "language" / "a.py").write_text("示例二")
    assert hashes()[0] != first[0]


def test_a_template_makes_another_hash_of_what_a_build_writes(copied: Path) -> None:
    (copied / "graph" / "c.html").write_text("示例")
    first = hashes()
    (copied / "graph" / "c.html").write_text("示例二")
    second = hashes()
    assert second[0] == first[0] and second[1] != first[1]


def test_a_word_makes_another_hash(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = hashes()
    (tmp_path / "words").mkdir()
    monkeypatch.setattr(kg.extract.fingerprint, "ontology_folder", lambda: tmp_path / "words")
    assert hashes()[0] != first[0]


def test_a_vocabulary_of_ones_own_makes_another_hash(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hashes()
    own = tmp_path / "own.csv"
    own.write_text("示例")
    monkeypatch.setenv("KG_VOCABULARY", str(own))
    second = hashes()
    own.write_text("示例二")
    assert len({first, second, hashes()}) == 3


def test_the_hash_and_size_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"ab")
    assert digest_of(path) == hashlib.sha256(b"ab").hexdigest() and size_of(path) == 2
    assert digest_of(tmp_path / "none") == "" and size_of(tmp_path / "none") == 0
