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

    def close(self) -> None:
        """Draw no more."""
        os.close(self._drawn)

    def __iter__(self) -> Iterator[int]:
        while raw := os.read(self._drawn, 4):
            yield int.from_bytes(raw, "little")


class Line:
    """The way from one process to another, over which it says picklable values.

    A value is laid into a file, and only where it lies there is said, so that who speaks never waits for
    the other to listen.
    """

    def __init__(self) -> None:
        self._heard, self._said = os.pipe()
        self._laid: BinaryIO = TemporaryFile()  # noqa: SIM115 (closed with the line)

    def say(self, value: Any) -> None:
        """Send a value."""
        start = self._laid.tell()
        pickle.dump(value, self._laid, pickle.HIGHEST_PROTOCOL)
        self._laid.flush()
        os.write(self._said, _PLACE.pack(start, self._laid.tell() - start))

    def hear(self) -> Any:
        """Wait for a value; raise EOFError where nobody is left to say one."""
        place = os.read(self._heard, _PLACE.size)
        if not place:
            raise EOFError
        start, length = _PLACE.unpack(place)
        return pickle.loads(os.pread(self._laid.fileno(), length, start))

    def is_said(self) -> bool:
        """Say whether there is something to hear, or nobody left to speak, so that to hear is not to wait."""
        return bool(select.select([self._heard], [], [], 0)[0])

    def only_listen(self) -> None:
        """Leave it to the other process to speak."""
        os.close(self._said)
        self._said = -1

    def close(self) -> None:
        """Listen and speak no longer."""
        for end in (self._heard, self._said):
            if end >= 0:
                os.close(end)
        self._laid.close()


class Second:
    """A second process, a copy of this one, that does `work` and ends."""

    def __init__(self, work: Callable[[Line], None]) -> None:
        self._line = Line()
        self._pid = os.fork()
        if self._pid:
            self._line.only_listen()
        else:
            _work(work, self._line)

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
