"""Work that tells nobody of itself."""

from __future__ import annotations

import pytest

from kg.progress import Silence


def test_silence_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    silence = Silence()
    silence.stage("read", 2)
    silence.begin("示例.txt")
    silence.advance(3)
    assert capsys.readouterr() == ("", "")
