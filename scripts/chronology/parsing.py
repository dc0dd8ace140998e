"""Parsing many files, some of them in a second process: it takes longer than all else in loading."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from chronology import strict_yaml, utf8
from chronology.forks import Second, Tickets, can_fork
from chronology.strict_yaml import Parsed

_MANY = 800  # files, from which on a second process saves more than it costs
_PARTS = 100  # in which they are shared


def parse_file(path: str | Path) -> Parsed:
    """Return what a file says; the bytes beyond the most that a file may have are not read."""
    with open(path, "rb", buffering=0) as stream:
        return strict_yaml.parse(stream.read(utf8.MAX_BYTES + 1))


def begin(paths: Sequence[str]) -> None:
    """Begin to parse files, if they are many, in a second process, before `parse_files` asks for them."""
    stop()
    if shared := _share(paths):
        _begun.append(shared)


def stop() -> None:
    """End what was begun and not asked for."""
    while _begun:
        _begun.pop().stop()


def parse_files(paths: Sequence[str]) -> Iterator[Parsed]:
    """Yield what each file says, in their order."""
    begun = _begun.pop() if _begun else None
    if begun and not begun.is_of(paths):
        begun.stop()
        begun = None
    yield from begun or _share(paths) or map(parse_file, paths)


class _Shared:
    """Files that this process parses from the first on, and a second one from the last, until they meet."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._size = -(-len(paths) // _PARTS)
        self._parts = -(-len(paths) // self._size)
        self._tickets = Tickets(self._parts)  # whoever draws one takes the next part from its own end
        self._second = Second(lambda line: line.say(marshal.dumps(list(self._theirs()))))

    def is_of(self, paths: Sequence[str]) -> bool:
        """Say whether these are the files."""
        return list(paths) == list(self._paths)

    def stop(self) -> None:
        """End the second process."""
        self._second.stop()
        self._tickets.close()

    def __iter__(self) -> Iterator[Parsed]:
        met = 0
        try:
            for _ in self._tickets:
                yield from map(parse_file, self._part(met))
                met += 1
            theirs = marshal.loads(self._second.hear())
        finally:
            self.stop()
        rest = (path for part in range(met, self._parts) for path in self._part(part))
        for path, found in zip(rest, chain.from_iterable(reversed(theirs)), strict=True):
            data, sha256, raw = found
            yield Parsed(data, [], sha256, raw) if raw else parse_file(path)

    def _part(self, number: int) -> Sequence[str]:
        return self._paths[number * self._size : (number + 1) * self._size]

    def _theirs(self) -> Iterator[list[tuple[object, str, bytes]]]:
        """Yield what files hold, by parts from the last on."""
        for number, _ in enumerate(self._tickets, 1):
            yield [_plain(parse_file(path)) for path in self._part(self._parts - number)]


_begun: list[_Shared] = []  # one at most


def _share(paths: Sequence[str]) -> _Shared | None:
    return _Shared(paths) if len(paths) >= _MANY and can_fork() else None


def _plain(parsed: Parsed) -> tuple[object, str, bytes]:
    """Return what can be sent of a file in order; those with faults are read again where faults are told."""
    return (None, "", b"") if parsed.faults else (parsed.data, parsed.sha256, parsed.raw)
