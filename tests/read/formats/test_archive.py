"""Archives: their members are read where they are; what leads elsewhere or is a bomb is not."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from official_forms import as_csv, as_page, as_pdf, as_text, as_word, parts

from kg.errors import InputError
from kg.read.formats.archive import read
from kg.read.formats.content import NO_WISHES, Content, File

ONE = parts(6)
MEMBERS = {
    "a/one.txt": as_text(ONE),
    "b.html": as_page(ONE),
    "c.docx": as_word(ONE),
    "d.pdf": as_pdf(ONE),
    "e.csv": as_csv([ONE]),
    "f.doc": b"x",
    ".hidden/g.txt": b"x",
}


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes], *links: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as made:
        for name, data in members.items():
            one = tarfile.TarInfo(name)
            one.size = len(data)
            made.addfile(one, io.BytesIO(data))
        for name in links:
            one = tarfile.TarInfo(name)
            one.type, one.linkname = tarfile.SYMTYPE, "/etc/passwd"
            made.addfile(one)
    return stream.getvalue()


def content(name: str, data: bytes) -> Content:
    return read(File(Path(name), name, data), NO_WISHES)


@pytest.mark.parametrize(("name", "data"), [("a.zip", zipped(MEMBERS)), ("a.tar.gz", tarred(MEMBERS))])
def test_members_are_read_in_their_order_and_the_rest_is_told(name: str, data: bytes) -> None:
    found = content(name, data)
    inside = ["a/one.txt", "b.html", "c.docx", "d.pdf", "e.csv#row=2"]
    assert [source.name for source in found.sources] == [f"{name}/{one}" for one in inside]
    assert all(ONE.number in source.text or source.said for source in found.sources)
    assert [one.what for one in found.unread] == [f"{name}/f.doc"]


def test_names_that_lead_out_links_and_archives_are_told() -> None:
    found = content("a.tgz", tarred({"../out.txt": b"x", "/abs.txt": b"x", "in.zip": b"x", "ok.txt": b"text"}, "l.txt"))
    assert [source.text for source in found.sources] == ["text"]
    assert {one.what: one.reason.split(";")[0] for one in found.unread} == {
        "a.tgz/../out.txt": "its name leads out of the archive",
        "a.tgz//abs.txt": "its name leads out of the archive",
        "a.tgz/in.zip": "an archive in an archive",
        "a.tgz/l.txt": "a link or a device, no file",
    }


def test_a_member_that_is_broken_does_not_cost_the_others() -> None:
    found = content("a.zip", zipped({"a.pdf": b"broken", "b.docx": b"broken", "c.txt": b"text"}))
    assert [source.name for source in found.sources] == ["a.zip/c.txt"]
    assert [str(one).split(":")[0] for one in found.unread] == ["a.zip/a.pdf", "a.zip/b.docx"]


def test_names_written_on_a_chinese_machine() -> None:
    data = zipped({"xxxx.txt": b"text"}).replace(b"xxxx.txt", "示例".encode("gb18030") + b".txt")
    assert content("a.zip", data).sources[0].name == "a.zip/示例.txt"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", zipped({"a.txt": b"0" * (300 << 20)}), "would unpack to 300 MB"),
        ("a.tar.gz", tarred({"a.txt": b"0" * (64 << 20)}), "would unpack to 64 MB"),
        ("a.zip", b"broken", "broken, or not what its name says"),
        ("a.tar.gz", b"broken", "broken, or no archive"),
        ("a.tar", b"broken", "broken, or no archive"),
        ("a.zip", zipped({"a.exe": b"x"}), r"nothing in it that is read \(a\.zip/a\.exe"),
    ],
)
def test_bombs_and_what_is_broken_are_refused(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^{name}: {reason}") as caught:
        content(name, data)
    assert "\n" not in str(caught.value) and ";" in str(caught.value)
