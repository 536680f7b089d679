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


def with_flags(name: bytes, flags: int) -> bytes:
    """A zip of one member, its name and its flags as given."""
    data = zipped({"x" * len(name): b"text"}).replace(b"x" * len(name), name)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = data.index(mark) + at
        data = data[:begin] + flags.to_bytes(2, "little") + data[begin + 2 :]
    return data


@pytest.mark.parametrize(
    ("name", "flags", "shown"),
    [
        ("示例".encode() + b".txt", 0x800, "示例.txt"),
        ("示例".encode() + b".txt", 0, "示例.txt"),
        ("é".encode() + b".txt", 0x800, "é.txt"),
        # no UTF-8 and nothing Chinese: as the format has it
        (b"\x82\xff.txt", 0, "é\xa0.txt"),
    ],
)
def test_a_name_is_utf_8_where_it_says_so_or_can_be(name: bytes, flags: int, shown: str) -> None:
    assert content("a.zip", with_flags(name, flags)).sources[0].name == f"a.zip/{shown}"


def test_a_member_that_is_encrypted_is_told() -> None:
    data = with_flags(b"a.txt", 1)
    with pytest.raises(InputError, match=r"nothing in it that is read \(a\.zip/a\.txt: encrypted; unpack"):
        content("a.zip", data)


def test_a_member_that_cannot_be_unpacked_is_told() -> None:
    data = zipped({"a.txt": b"text" * 99, "b.txt": b"text"})
    begin = data.index(b"a.txt") + len("a.txt")
    found = content("a.zip", data[:begin] + b"\xff\xff" + data[begin + 2 :])
    assert [one.name for one in found.sources] == ["a.zip/b.txt"]
    assert [str(one).split(";")[0] for one in found.unread] == ["a.zip/a.txt: cannot be unpacked"]


def test_folders_and_what_a_mac_adds_are_no_members() -> None:
    found = content("a.zip", zipped({"a/": b"", "__MACOSX/a.txt": b"x", ".b.txt": b"x", "a/b.txt": b"text"}))
    assert ([one.name for one in found.sources], found.unread) == (["a.zip/a/b.txt"], [])
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        folder = tarfile.TarInfo("a")
        folder.type = tarfile.DIRTYPE
        made.addfile(folder)
        made.addfile(tarfile.TarInfo("a/empty.csv"))
        one = tarfile.TarInfo("a/b.txt")
        one.size = 4
        made.addfile(one, io.BytesIO(b"text"))
    found = content("a.tar", stream.getvalue())
    assert [one.name for one in found.sources] == ["a.tar/a/b.txt"]
    assert [one.what for one in found.unread] == ["a.tar/a/empty.csv"]


def test_known_policies_alone_are_something_to_read() -> None:
    found = content("a.zip", zipped({"a.csv": "标题,文号\n示例办法,示发〔2021〕3号\n".encode()}))
    assert [one.title for one in found.known] == ["示例办法"] and not found.sources


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
