"""Parsing many files, half of them in a second process: it takes longer than all else in loading."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from pathlib import Path

from chronology import strict_yaml, utf8
from chronology.forks import Line, Second, can_fork
from chronology.strict_yaml import Parsed

_MANY = 800  # files, from which on a second process saves more than it costs
_OURS = 0.45  # the part that is parsed here, where the records are validated too


def parse_file(path: Path) -> Parsed:
    """Return what a file says; the bytes beyond the most that a file may have are not read."""
    with path.open("rb") as stream:
        return strict_yaml.parse(stream.read(utf8.MAX_BYTES + 1))


def parse_files(paths: Sequence[Path]) -> Iterator[Parsed]:
    """Yield what each file says, in their order."""
    if len(paths) < _MANY or not can_fork():
        yield from map(parse_file, paths)
        return
    place = int(len(paths) * _OURS)
    second = Second(lambda line: _parse_theirs(line, paths[place:]))
    yield from map(parse_file, paths[:place])
    theirs = marshal.loads(second.hear())
    second.join()
    for path, found in zip(paths[place:], theirs, strict=True):
        data, sha256, raw = found
        yield Parsed(data, [], sha256, raw) if raw else parse_file(path)


def _parse_theirs(line: Line, paths: Sequence[Path]) -> None:
    """Say what files hold that are in order; those with faults are read again where their faults are told."""
    found = ((None, "", b"") if (one := parse_file(path)).faults else _plain(one) for path in paths)
    line.say(marshal.dumps(list(found)))


def _plain(parsed: Parsed) -> tuple[object, str, bytes]:
    return parsed.data, parsed.sha256, parsed.raw
