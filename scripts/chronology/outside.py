"""The addresses of other sites to which sources and hand-written pages lead, and whether they answer.

What stands in code or in a comment of a page is no link, and an address that no other machine can have, such
as that of this machine or of an example, is not of another site.

The only module that goes to the network, and only when the command `links` is told to.
"""

from __future__ import annotations

import ipaddress
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from urllib.parse import urlsplit

from chronology.chronology import Chronology
from chronology.site import LICENCE

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`{}|^]+")
_NO_LINK = re.compile(
    r"^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)"  # a block of code
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"  # code in a line
    r"|<(?P<tag>pre|code)\b.*?</(?P=tag)>|<!--.*?-->",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# RFC 2606 and 6761, and names that are only ever given to machines of one network.
_RESERVED = re.compile(
    r"(?:.*\.)?(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org))\.?", re.IGNORECASE
)
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


def is_outer(address: str) -> bool:
    """Say whether an address may be of another site: no loopback or private one, and none of an example."""
    try:
        host = urlsplit(address).hostname or ""
        address_of = ipaddress.ip_address(host)
    except ValueError:  # a name, or nothing that can be read, which does not answer either
        return "." in host.strip(".") and not (_RESERVED.fullmatch(host) or host.rstrip(".")[-1:].isdigit())
    return address_of.is_global


def _named(chronology: Chronology) -> Iterator[tuple[str, str]]:
    for entry in chronology.sources.values():
        if entry.record.url and is_outer(entry.record.url):
            yield entry.record.url, entry.file.path
    yield LICENCE, "the licence of the data"
    for path in sorted((chronology.root / "docs").rglob("*.md")):
        if not path.is_symlink():
            text = _NO_LINK.sub(" ", path.read_text("utf-8", errors="replace"))
            for address in (found.rstrip(_TRAILING) for found in _ADDRESS.findall(text)):
                if is_outer(address):
                    yield address, path.relative_to(chronology.root).as_posix()


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
