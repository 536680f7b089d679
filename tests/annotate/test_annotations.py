"""Annotations as bytes and back. All sentences are our own (示例文本)."""

import pytest

from kg.annotate.annotations import Annotations, Reading, decode, encode
from kg.annotate.pipeline import annotate, make_pipeline
from kg.errors import KgError

TEXT = (
    "财政部关于示例钢铁工业的通知\n根据《示例法》（示发〔2021〕1号），财政部在河北省试行。\n"
    "到2025年，示例利用率达到85%。（责任单位：财政部）\n"
)


def test_what_is_written_is_read_back() -> None:
    (found,) = annotate(make_pipeline(), [Reading(TEXT)])
    assert found.targets and found.responsibilities and found.mentions
    assert decode(encode(found)) == found


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"targets": 3}', b'{"targets": [{"start": "x"}]}', b'{"targets": [{}]}', b"\xff"]
)
def test_what_is_no_annotations_is_refused(data: bytes) -> None:
    with pytest.raises(KgError):
        decode(data)


def test_nothing_found() -> None:
    assert decode(encode(Annotations())) == Annotations()
