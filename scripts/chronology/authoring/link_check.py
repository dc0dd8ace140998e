"""The link check: lists the outside addresses in sources and hand-written pages, and requests each.

An address in code or in a comment is not a link, and one that belongs to no public site, such as that of
this machine or of an example, is not an outside address.

Anybody may propose an address, and any server may answer. So the check speaks only http and https, connects
only to public addresses, at each redirect, and no server can delay it beyond its deadlines.

No other module uses the network, and this one only for the command `links`.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import string
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPException, responses
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import Url, parse_url

from chronology.loading.handwritten import CODE
from chronology.model.chronology import Chronology
from chronology.model.site import LICENCE

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`{}|^]+")
_NO_LINK = re.compile(
    rf"{CODE.pattern}|<(?P<tag>pre|code)\b.*?</(?P=tag)>|<!--.*?-->", CODE.flags | re.IGNORECASE
)
# RFC 2606 and 6761, and names that are used only within one network.
_RESERVED = re.compile(
    r"(?:.*\.)?(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org))\.?", re.IGNORECASE
)
_TRAILING = ".,;:!?)]»”’"
_AGENT = "Mozilla/5.0 (compatible; chronology links)"
_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
_REDIRECTS = {301, 302, 303, 307, 308}
_MAX_HOPS = 10
_MAX_REASON = 300  # characters of a reason or redirect, which the server may choose
_SECONDS = 20.0
_SECONDS_FOR_ALL = 600.0
_Host = IPv4Address | IPv6Address
_UNICAST = ipaddress.IPv6Network("2000::/3")


def addresses(chronology: Chronology) -> Mapping[str, tuple[str, ...]]:
    """Return each address without its fragment, with the files that link to it."""
    found: dict[str, dict[str, None]] = {}
    for address, path in _links(chronology):
        found.setdefault(address.partition("#")[0], {})[path] = None
    return {address: tuple(paths) for address, paths in sorted(found.items())}


def is_public(address: _Host) -> bool:
    """Return whether an address is global unicast; an IPv6 address that embeds an IPv4 one is not."""
    if isinstance(address, IPv6Address):
        return address in _UNICAST and address.is_global and address.sixtofour is None
    return address.is_global and not address.is_multicast


def problems(
    addresses: Iterable[str],
    seconds: float = _SECONDS,
    seconds_for_all: float = _SECONDS_FOR_ALL,
    allowed: Callable[[_Host], bool] = is_public,
) -> Mapping[str, str]:
    """Request each address once, and return what is wrong by address for those that fail.

    Connects only to hosts that are `allowed`, and returns within `seconds_for_all`. No address and no server
    can make it raise.
    """
    addresses = tuple(addresses)
    end = time.monotonic() + seconds_for_all
    context = ssl.create_default_context()

    def visit(address: str) -> str:
        left = min(seconds, end - time.monotonic())
        if left <= 0:
            return f"not visited: the {seconds_for_all:g} seconds for all addresses had passed"
        return _Visit(address, left, allowed, context).result()

    with ThreadPoolExecutor(max_workers=8) as pool:
        return {
            address: problem
            for address, problem in zip(addresses, pool.map(visit, addresses), strict=True)
            if problem
        }


def is_outside(address: str) -> bool:
    """Return whether an address may be of a public site: not a loopback or private one, nor an example."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # malformed brackets: let the check report them
        return True
    try:
        return is_public(ipaddress.ip_address(host))
    except ValueError:  # a name
        return "." in host.strip(".") and not (_RESERVED.fullmatch(host) or host.rstrip(".")[-1:].isdigit())


def _links(chronology: Chronology) -> Iterator[tuple[str, str]]:
    for entry in chronology.sources.values():
        if entry.record.url and is_outside(entry.record.url):
            yield entry.record.url, entry.file.path
    yield LICENCE, "the licence of the data"
    for path, text in chronology.docs.items():
        for found in _ADDRESS.findall(_NO_LINK.sub(" ", text)):
            if is_outside(address := found.rstrip(_TRAILING)):
                yield address, path


class _Visit(threading.Thread):
    """A request for one address and those it redirects to, in a thread that can be abandoned.

    A socket's timeout starts again with each byte, and looking up a name has none. So `result` waits for the
    thread until the deadline and no longer; then it shuts down the connection, which ends the thread.
    """

    def __init__(
        self,
        address: str,
        seconds: float,
        allowed: Callable[[_Host], bool],
        context: ssl.SSLContext,
    ) -> None:
        super().__init__(daemon=True)
        self._address = address
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        self._allowed = allowed
        self._context = context
        self._connection: HTTPConnection | None = None
        self._problem = ""

    def result(self) -> str:
        """Make the request and return what is wrong with the address, or an empty text."""
        self.start()
        self.join(self._seconds)
        if not self.is_alive():
            return self._problem
        sock = self._connection.sock if self._connection is not None else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        return self._late()

    def run(self) -> None:
        """Follow the address to its end."""
        address, place = self._address, ""
        try:
            for _ in range(_MAX_HOPS):
                status, location = self._answer(parse_url(address))
                if status not in _REDIRECTS or not location:
                    self._problem = "" if status < 300 or status in _REFUSALS else _phrase(status)
                    return
                # The bytes of a header are decoded as Latin-1, whatever the server meant by them.
                place = quote(location, safe=string.punctuation, encoding="latin-1")
                address = urljoin(address, place)
            raise ValueError(f"more than {_MAX_HOPS} redirects")
        except Exception as error:  # any: whatever a server provokes in the client must not end the report
            late = time.monotonic() >= self._deadline
            reason = self._late() if late else str(error.__cause__ or error) or type(error).__name__
            where = f", redirected to {place[:_MAX_REASON]}" if place else ""
            self._problem = f"{reason[:_MAX_REASON]}{where}"

    def _answer(self, url: Url) -> tuple[int, str]:
        """Return status and `Location` of the response to HEAD, or to GET if the server refuses HEAD."""
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError("not an http or https address")
        found = socket.getaddrinfo(url.host.strip("[]"), None, type=socket.SOCK_STREAM)
        hosts = list(dict.fromkeys(ipaddress.ip_address(sockaddr[0]) for *_, sockaddr in found))
        if not all(map(self._allowed, hosts)):
            raise ValueError(f"{url.host} has an address that is not public")
        with suppress(OSError, HTTPException, HTTPError):
            status, location = self._request("HEAD", url, hosts)
            if status < 400 or status in _REFUSALS:
                return status, location
        return self._request("GET", url, hosts)

    def _request(self, method: str, url: Url, hosts: list[_Host]) -> tuple[int, str]:
        """Return status and `Location`, without reading the body."""
        with closing(self._connected(method, url, hosts)) as connection:
            headers = {"Host": url.netloc or "", "User-Agent": _AGENT, "Accept": "*/*"}
            connection.request(method, url.request_uri, headers=headers, preload_content=False)
            with closing(connection.getresponse()) as response:
                return response.status, response.headers.get("Location", "")

    def _connected(self, method: str, url: Url, hosts: list[_Host]) -> HTTPConnection:
        """Return a connection to the first host that accepts one, without looking up the name again."""
        name = (url.host or "").strip("[]").rstrip(".")
        port = url.port if url.port is not None else {"http": 80, "https": 443}[url.scheme or ""]
        for host in hosts:
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            # Leave time for the next host, or for GET.
            timeout = left if method == "GET" and host == hosts[-1] else left / 2
            self._connection = connection = (
                HTTPSConnection(
                    str(host), port, timeout=timeout, server_hostname=name, ssl_context=self._context
                )
                if url.scheme == "https"
                else HTTPConnection(str(host), port, timeout=timeout)
            )
            try:
                connection.connect()
                return connection
            except (OSError, HTTPError):
                connection.close()
                if host == hosts[-1]:
                    raise
        raise TimeoutError

    def _late(self) -> str:
        return f"no answer within {self._seconds:g} seconds"


def _phrase(status: int) -> str:
    """Return a status with its standard phrase, not the server's own."""
    return f"{status} {responses.get(status, '')}".rstrip()
