"""A second process that shares what was loaded, for the second core of the machine."""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import threading
import traceback
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import Any, BinaryIO

_PLACE = struct.Struct("=QQ")


def can_fork() -> bool:
    """Say whether a second process may be begun and would have a core of its own.

    While several threads run, as under `mkdocs serve`, a copy of the process could wait for a lock for ever.
    The environment variable PROCESSES, set to 1, forbids it.
    """
    if os.environ.get("PROCESSES") == "1":
        return False
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return hasattr(os, "fork") and cores > 1 and threading.active_count() == 1


class Tickets:
    """The numbers from 0 to below `count`, each given to whichever process asks for one first."""

    def __init__(self, count: int) -> None:
        """Lay out the tickets; raise ValueError for more than a pipe holds."""
        if count > 1024:
            raise ValueError(f"{count} tickets are more than 1024")
        self._drawn, laid = os.pipe()
        os.write(laid, b"".join(number.to_bytes(4, "little") for number in range(count)))
        os.close(laid)

    def __iter__(self) -> Iterator[int]:
        while raw := os.read(self._drawn, 4):
            yield int.from_bytes(raw, "little")


class Line:
    """One end of a line between two processes, over which picklable values go both ways.

    A value is laid into a file, and only where it lies there is said, so that who speaks never waits for
    the other to listen.
    """

    def __init__(self, heard: int, said: int, inbox: BinaryIO, outbox: BinaryIO) -> None:
        self._heard, self._said, self._inbox, self._outbox = heard, said, inbox, outbox

    def say(self, value: Any) -> None:
        """Send a value to the other end."""
        start = self._outbox.tell()
        pickle.dump(value, self._outbox, pickle.HIGHEST_PROTOCOL)
        self._outbox.flush()
        os.write(self._said, _PLACE.pack(start, self._outbox.tell() - start))

    def ready(self) -> bool:
        """Say whether the other end has said something that was not heard yet."""
        return bool(select.select([self._heard], [], [], 0)[0])

    def hear(self) -> Any:
        """Wait for a value from the other end; raise EOFError where that has ended."""
        place = os.read(self._heard, _PLACE.size)
        if not place:
            raise EOFError
        start, length = _PLACE.unpack(place)
        return pickle.loads(os.pread(self._inbox.fileno(), length, start))

    def close(self) -> None:
        """Let the other end know that nothing more is said."""
        os.close(self._heard)
        os.close(self._said)
        self._inbox.close()
        self._outbox.close()


class Second:
    """A second process, a copy of this one, that does `work` and ends."""

    def __init__(self, work: Callable[[Line], None]) -> None:
        to_us, from_them = os.pipe()
        to_them, from_us = os.pipe()
        ours, theirs = TemporaryFile(), TemporaryFile()  # noqa: SIM115 (closed with the line)
        self._pid = os.fork()
        if self._pid:
            os.close(from_them)
            os.close(to_them)
            self._line = Line(to_us, from_us, theirs, ours)
        else:
            os.close(to_us)
            os.close(from_us)
            _work(work, Line(to_them, from_them, ours, theirs))

    def say(self, value: Any) -> None:
        """Send a value to the second process."""
        self._line.say(value)

    def hear(self) -> Any:
        """Wait for what the second process says; raise RuntimeError where it has failed or ended."""
        try:
            value = self._line.hear()
        except EOFError:
            value = _Failure("it ended without a word")
        if isinstance(value, _Failure):
            self.stop()
            raise RuntimeError(f"the second process failed: {value.text}")
        return value

    def join(self) -> None:
        """Wait until the second process has done its work; raise RuntimeError where it has failed."""
        self.hear()
        self.stop()

    def stop(self) -> None:
        """End the second process, wherever it stands."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._pid = 0
            self._line.close()


class _Failure:
    """What a second process says when it fails."""

    def __init__(self, text: str) -> None:
        self.text = text


def _work(work: Callable[[Line], None], line: Line) -> None:
    """Do the work of the second process and end it, leaving to the first what is done at the end."""
    try:
        work(line)
        line.say(None)
    except BaseException:
        line.say(_Failure(traceback.format_exc()))
    finally:
        os._exit(0)
