"""A second process that shares what was loaded, for the second core of the machine."""

from __future__ import annotations

import os
import pickle
import select
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

_SIZE = 8  # bytes that say how long a value is, before it


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
    """One end of a line between two processes, over which picklable values go both ways."""

    def __init__(self, heard: int, said: int) -> None:
        self._heard: BinaryIO = os.fdopen(heard, "rb", buffering=0)
        self._said: BinaryIO = os.fdopen(said, "wb")

    def say(self, value: Any) -> None:
        """Send a value to the other end."""
        raw = pickle.dumps(value)
        self._said.write(len(raw).to_bytes(_SIZE, "little") + raw)
        self._said.flush()

    def ready(self) -> bool:
        """Say whether the other end has said something that was not heard yet."""
        return bool(select.select([self._heard], [], [], 0)[0])

    def hear(self) -> Any:
        """Wait for a value from the other end; raise EOFError where that has ended."""
        return pickle.loads(self._read(int.from_bytes(self._read(_SIZE), "little")))

    def _read(self, size: int) -> bytes:
        """Return so many bytes, of which a pipe gives at most as many at once as it holds."""
        pieces = []
        while size:
            if not (piece := self._heard.read(size)):
                raise EOFError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Let the other end know that nothing more is said."""
        self._heard.close()
        self._said.close()


class Second:
    """A second process, a copy of this one, that does `work` and ends."""

    def __init__(self, work: Callable[[Line], None]) -> None:
        to_us, from_them = os.pipe()
        to_them, from_us = os.pipe()
        self._pid = os.fork()
        if self._pid:
            os.close(from_them)
            os.close(to_them)
            self._line = Line(to_us, from_us)
        else:
            os.close(to_us)
            os.close(from_us)
            _work(work, Line(to_them, from_them))

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
