"""A process that is stopped for good is ended; one that goes on is left alone."""

from __future__ import annotations

import signal
import subprocess
import sys
from time import sleep

import pytest

from kg.extract.stopped import LOOKS, ended_when_stopped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
EVERY = 0.02


def sleeper() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])


def test_one_that_stays_stopped_is_ended() -> None:
    with sleeper() as stopped, sleeper() as other, ended_when_stopped(lambda: [stopped.pid, other.pid], EVERY):
        stopped.send_signal(signal.SIGSTOP)
        assert stopped.wait(20) == -signal.SIGKILL
        assert other.poll() is None
        other.kill()


def test_one_that_goes_on_is_left_alone() -> None:
    with sleeper() as one, ended_when_stopped(lambda: [one.pid], EVERY):
        for _ in range(3):
            one.send_signal(signal.SIGSTOP)
            sleep(EVERY * 2)
            one.send_signal(signal.SIGCONT)
            sleep(EVERY * 2)
        sleep(EVERY * LOOKS)
        assert one.poll() is None
        one.kill()


def test_one_that_has_ended_is_no_fault() -> None:
    with sleeper() as one:
        one.kill()
    with ended_when_stopped(lambda: [one.pid], EVERY):
        sleep(EVERY * 3)
