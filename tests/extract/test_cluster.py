"""Extracts by the workers of a cluster (示例文本)."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from own_texts import notice

from kg.build import extract
from kg.errors import InputError
from kg.extract.cluster import Outcome, RemoteFile, extract_on_cluster, extract_remote, find_remote
from kg.extract.fingerprint import fingerprint
from kg.progress import Silence
from kg.read.formats.content import NO_WISHES, Wishes

distributed = pytest.importorskip("distributed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "in"
    texts.mkdir()
    for at in range(1, 9):
        (texts / f"{at}.txt").write_text(notice(at), encoding="utf-8")
    (texts / "picture.png").write_bytes(b"x")
    return texts


def contents(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.iterdir()}


def test_a_worker_makes_what_this_machine_makes(folder: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    done = extract([folder], here, 1, Silence())
    assert (done.made, done.kept, done.failed) == (8, 0, 0)
    files, unread = find_remote([str(folder)], NO_WISHES)
    assert [Path(one.url).name for one in files] == [f"{at}.txt" for at in range(1, 9)]
    assert len(unread) == 1 and "picture.png" in unread[0]
    for state in ("made", "kept"):
        outcomes = extract_remote(files, str(there), NO_WISHES, fingerprint())
        assert outcomes == [Outcome(one.url, state) for one in files]
    assert contents(there) == contents(here)


def test_files_of_another_kind_of_place(folder: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/texts/1.txt", notice(1).encode())
    files, _ = find_remote(["memory://texts"], NO_WISHES)
    assert files == [RemoteFile("memory:///texts/1.txt", len(notice(1).encode()))]
    extract_remote(files, "memory://extracts", NO_WISHES, fingerprint())
    (name,) = memory.find("/extracts")
    assert name.endswith(".kgx")


def test_what_is_not_asked_for_is_not_read(folder: Path) -> None:
    files, _ = find_remote([str(folder)], Wishes(include=("1*",)))
    assert [Path(one.url).name for one in files] == ["1.txt"]
    with pytest.raises(InputError, match="no file to read"):
        find_remote([str(folder)], Wishes(exclude=("*",)))


def test_a_file_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    files = [RemoteFile(str(folder / name), 0) for name in ("empty.txt", "none.txt")]
    empty, none = extract_remote(files, str(tmp_path / "out"), NO_WISHES, fingerprint())
    assert (empty.state, none.state) == ("failed", "failed")
    assert empty.told.startswith("the file is empty") and none.told.startswith("cannot be opened")


def test_a_worker_of_another_version_refuses(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="another version of kg"):
        extract_remote([], str(tmp_path), NO_WISHES, "other")


def test_a_scheduler_that_is_not_there_is_an_error_of_one_line(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not answer") as caught:
        extract_on_cluster([str(folder)], str(tmp_path / "out"), NO_WISHES, "nonsense://x", Silence())
    assert "\n" not in str(caught.value)


class _Killing(Silence):
    """Kills a worker when the first file is done."""

    def __init__(self, pids: list[int]) -> None:
        self.pids, self.done = pids, 0

    def advance(self, weight: int = 1) -> None:
        if not self.done:
            os.kill(self.pids[0], signal.SIGKILL)
        self.done += 1


@pytest.fixture
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing(
    folder: Path, tmp_path: Path, cluster: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.extract.cluster._FILES", 1)
    extract([folder], tmp_path / "here", 1, Silence())
    pids = [worker.pid for worker in cluster.workers.values()]  # type: ignore[attr-defined]
    killing = _Killing(pids)
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    done = extract_on_cluster([str(folder)], str(tmp_path / "there"), NO_WISHES, address, killing)
    assert (done.made + done.kept, done.failed, killing.done) == (8, 0, 8)
    assert {name: data for name, data in contents(tmp_path / "there").items() if name.endswith(".kgx")} == contents(
        tmp_path / "here"
    )


def test_decisions_are_no_text_for_workers(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_text("one,other,same\n", encoding="utf-8")
    (tmp_path / "1.txt").write_text("示例文本", encoding="utf-8")
    files, unread = find_remote([str(tmp_path), str(tmp_path / "same.csv")], NO_WISHES)
    assert [file.url.rpartition("/")[2] for file in files] == ["1.txt"]
    assert unread and all("own decisions are in no extract" in line for line in unread)
