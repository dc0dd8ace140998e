"""The addresses of other sites to which sources and hand-written pages lead, and whether they answer.

The only module that goes to the network, and only when the command `links` is told to.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from chronology.chronology import Chronology
from chronology.site import LICENCE

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`{}|^]+")
_TRAILING = ".,;:!?)]»”’"
_AGENT = "Mozilla/5.0 (compatible; chronology links)"
_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
_SECONDS = 20.0


def addresses(chronology: Chronology) -> Mapping[str, tuple[str, ...]]:
    """Return each address without its fragment, with the files that lead to it."""
    found: dict[str, dict[str, None]] = {}
    for address, path in _named(chronology):
        found.setdefault(address.partition("#")[0], {})[path] = None
    return {address: tuple(paths) for address, paths in sorted(found.items())}


def problems(addresses: Mapping[str, tuple[str, ...]], seconds: float = _SECONDS) -> Mapping[str, str]:
    """Return what is wrong with each address that does not answer as it should, asking each once."""
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = pool.map(lambda address: _problem(address, seconds), addresses)
    return {address: wrong for address, wrong in zip(addresses, answers, strict=True) if wrong}


def _named(chronology: Chronology) -> Iterator[tuple[str, str]]:
    for entry in chronology.sources.values():
        if entry.record.url:
            yield entry.record.url, entry.file.path
    yield LICENCE, "the licence of the data"
    for path in sorted((chronology.root / "docs").rglob("*.md")):
        if not path.is_symlink():
            for address in _ADDRESS.findall(path.read_text("utf-8", errors="replace")):
                yield address.rstrip(_TRAILING), path.relative_to(chronology.root).as_posix()


def _problem(address: str, seconds: float) -> str:
    """Return what is wrong with an address, or an empty text; a site that refuses machines may be right."""
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})
    try:
        with urllib.request.build_opener().open(request, timeout=seconds) as answer:
            answer.read(1)
    except urllib.error.HTTPError as error:
        return "" if error.code in _REFUSALS else f"{error.code} {error.reason}"
    except urllib.error.URLError as error:
        return str(error.reason)
    except (OSError, ValueError) as error:
        return str(error) or type(error).__name__
    return ""
