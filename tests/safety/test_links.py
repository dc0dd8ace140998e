"""The link check against servers and addresses that mean harm. No test leaves this machine."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from ipaddress import ip_address
from itertools import count
from pathlib import Path

import pytest
from chronology.authoring import link_check
from chronology.cli.main import main

from ..rules import Build

Answer = Callable[[socket.socket], object]
# Of localhost, signed by itself, and of no use elsewhere.
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBcTCCARegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKF0uR7IhfCeoNbL
KsjZVTjC5gsOURv/80+ZhorC3JWOb6dcs/2esupk6Vj4Y53CzM+EcHZ8mjvMiBOY
lrIGyX+jWDBWMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
MA4GA1UdDwEB/wQEAwIChDAdBgNVHQ4EFgQUZpo6kD+60yG0wmpznV76OTdwrmcw
CgYIKoZIzj0EAwIDSAAwRQIhAMi8QIVmmrk5LET+ioYIxxL05PhQlSM3xeOmxTcn
AqfsAiA3b1H7aMNMDvn2mUC4/cWltalxJ/Wn+ztPH0KEUr5jPw==
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7kLRkQ020SVbolq8
zIo7wVp8EpDEylJlSjC8xy3DK+2hRANCAAShdLkeyIXwnqDWyyrI2VU4wuYLDlEb
//NPmYaKwtyVjm+nXLP9nrLqZOlY+GOdwszPhHB2fJo7zIgTmJayBsl/
-----END PRIVATE KEY-----
"""


def anywhere(_: object) -> bool:
    """Allow every address: the servers of these tests are on this machine."""
    return True


@contextmanager
def serving(
    answer: Answer, context: ssl.SSLContext | None = None, requests: list[bytes] | None = None
) -> Iterator[int]:
    """Yield the port of a server that treats each connection as told, once it has read the request."""

    def treat(connection: socket.socket) -> None:
        with suppress(OSError), closing(connection), closing(secured(connection)) as inner:
            request = inner.recv(65536)
            if requests is not None:
                requests.append(request)
            answer(inner)

    def secured(connection: socket.socket) -> socket.socket:
        return context.wrap_socket(connection, server_side=True) if context else connection

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=treat, args=(connection,), daemon=True).start()

    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def says(text: bytes) -> Answer:
    """Answer with these bytes, and hang up."""
    return lambda connection: connection.sendall(text)


def redirects(location: bytes) -> Answer:
    """Answer with a redirect."""
    return says(b"HTTP/1.1 302 Found\r\nLocation: %b\r\n\r\n" % location)


def forever(first: bytes, piece: bytes, pause: float = 0) -> Answer:
    """Answer with the same bytes again and again, until the client is gone."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(piece)
            time.sleep(pause)

    return answer


ENDLESS = {
    "says nothing": lambda connection: threading.Event().wait(3),
    "drips a status line": forever(b"HTTP/1.1 200 ", b"O", 0.05),
    "drips headers": forever(b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.05),
    "continues for ever": forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}
FAULTY = {
    "a long header": (says(b"HTTP/1.1 200 OK\r\nX: %b\r\n\r\n" % (b"x" * 70_000)), "header line"),
    "many headers": (says(b"HTTP/1.1 200 OK\r\n%b\r\n" % (b"X: x\r\n" * 200)), "100 headers"),
    "a long status": (says(b"HTTP/1.1 200 %b\r\n\r\n" % (b"x" * 70_000)), "status line"),
    "no HTTP": (says(b"220 mail.example ESMTP\r\n\r\n"), "220 mail.example"),
    "no answer": (says(b""), "closed connection"),
    "a status of letters": (says(b"HTTP/1.1 abc OK\r\n\r\n"), "abc"),
    "a redirect to a file": (redirects(b"file:///etc/passwd"), "not an http or https address"),
    "a redirect to FTP": (redirects(b"ftp://127.0.0.1:1/a"), "not an http or https address"),
    "a redirect to code": (redirects(b"javascript:hit()"), "not an http or https address"),
    "a redirect to no port": (redirects(b"http://127.0.0.1:99999999/"), "99999999"),
    "a redirect to brackets": (redirects(b"http://[127.0.0.1/"), "http://[127.0.0.1/"),
    "a redirect to a bad name": (redirects(b"http://a..b/"), "a..b"),
    "a redirect in other bytes": (redirects("/ü\t".encode()), "redirected to /%C3%BC"),
    "redirects without an end": (redirects(b"/again"), "more than 10 redirects"),
    "a long redirect": (redirects(b"ftp://%b/" % (b"a" * 60_000)), "not an http or https address"),
}
UNREADABLE = [
    *("http://[127.0.0.1/", "http://[::1]x/", "http://a]b/", "http://[v1.x]/", "http://a[b.org/"),
    *("http://a.org:99999/", "http://a.org:port/", "http://a.org:-1/", "http:///a", "https://:80/"),
    *(f"http://{'a' * 70}.org/", "http://a..org/", "http://\u00fc\ud800.org/", "http://%00.org/"),
    *("ftp://127.0.0.1/", "file:///etc/passwd", "//127.0.0.1/", "", "127.0.0.1"),
]
NOT_PUBLIC = [
    *("127.0.0.1", "0.0.0.0", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1"),
    *("192.0.2.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00::1", "ff02::1", "2001:db8::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001::1"),
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_t17_an_address_within_a_network_is_not_public(address: str) -> None:
    """However it is written."""
    assert not link_check.is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "185.199.108.153", "2606:4700::1111", "2a00:1450:4001::1"])
def test_t17_an_address_of_the_internet_is_public(address: str) -> None:
    """Or the check would ask nobody."""
    assert link_check.is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::1]"])
def test_t17_a_server_within_the_network_is_not_asked(host: str) -> None:
    """Nor connected to, whatever it is called."""
    connections: list[object] = []
    with serving(connections.append) as port:
        address = f"http://{host}:{port}/"
        assert set(link_check.problems([address])) == {address}
    assert connections == []


def test_t17_each_hop_of_a_redirect_is_checked() -> None:
    """A public server cannot lead the check to one within the network."""
    connections: list[object] = []
    with serving(connections.append) as inner, serving(redirects(b"//127.0.0.2:%d/" % inner)) as port:
        outer = f"http://127.0.0.1:{port}/"
        found = link_check.problems([outer], allowed=lambda address: str(address) == "127.0.0.1")
    assert found[outer].startswith("127.0.0.2 has an address that is not public, redirected to ")
    assert connections == []


def test_t17_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its address in between gains nothing; one bad address of a name is enough."""
    public, inner = (
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 0)) for host in ("127.0.0.1", "127.0.0.2")
    )
    answers: Iterator[list[object]]
    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *a, **k: next(answers) if host == "ducks.org" else resolve(host, *a, **k),
    )
    requests: list[bytes] = []

    def allowed(address: object) -> bool:
        return str(address) == "127.0.0.1"

    def answer(connection: socket.socket) -> None:
        requests.append(connection.getsockname()[0])  # first, for the check ends with the answer
        connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    with serving(answer) as port:
        address = f"http://ducks.org:{port}/"
        answers = iter([[public], [inner], [inner]])
        assert link_check.problems([address], allowed=allowed) == {}
        assert requests == ["127.0.0.1"]
        answers = iter([[public, inner]])
        assert "not public" in link_check.problems([address], allowed=allowed)[address]
    assert len(requests) == 1


@pytest.mark.parametrize(("scheme", "port"), [("http", 80), ("https", 443)])
def test_t17_no_part_of_an_ipv6_address_is_read_as_a_port(
    scheme: str, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library takes what follows the last colon of a host for a port if it is given none."""
    lookups: list[tuple[str, int | None]] = []

    def lookup(host: str, port: int | None, *_: object, **__: object) -> list[object]:
        lookups.append((host, port))
        if port is None:
            return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:4700::1111", 0, 0, 0))]
        raise socket.gaierror("no connection in a test")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    for host in ("ducks.org", "[2606:4700::1111]"):
        address = f"{scheme}://{host}/"
        assert "no connection in a test" in link_check.problems([address])[address]
    assert set(lookups) == {("ducks.org", None), ("2606:4700::1111", None), ("2606:4700::1111", port)}


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=ENDLESS.keys())
def test_t17_no_server_holds_the_check_beyond_its_deadline(answer: Answer) -> None:
    """And its connection is shut, so that nothing goes on in the background."""
    before = time.monotonic()
    with serving(answer) as port:
        address = f"http://127.0.0.1:{port}/"
        found = link_check.problems([address], seconds=0.5, allowed=anywhere)
        assert found == {address: "no answer within 0.5 seconds"}
        assert time.monotonic() - before < 5
        for _ in range(100):
            if not any(type(thread).__module__ == link_check.__name__ for thread in threading.enumerate()):
                break
            time.sleep(0.02)
        else:
            pytest.fail("the thread goes on")


def test_t17_all_addresses_have_one_deadline_and_each_has_a_row() -> None:
    """Those that were not asked have one too."""
    before = time.monotonic()
    with serving(ENDLESS["drips headers"]) as port:
        asked = [f"http://127.0.0.1:{port}/{number}" for number in range(40)]
        found = link_check.problems(asked, seconds=0.4, seconds_for_all=1, allowed=anywhere)
    assert time.monotonic() - before < 5
    assert list(found) == asked
    assert found[asked[0]] == "no answer within 0.4 seconds"
    assert found[asked[-1]] == "not visited: the 1 seconds for all addresses had passed"


def test_t17_a_body_without_an_end_is_not_read() -> None:
    """The connection is closed after the headers."""
    sent = count()
    piece = b"x" * 65536

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(piece)
            next(sent)

    with serving(answer) as port:
        assert link_check.problems([f"http://127.0.0.1:{port}/"], seconds=5, allowed=anywhere) == {}
    assert next(sent) < 500  # what the system takes before it knows that nobody reads


@pytest.mark.parametrize(("answer", "reason"), FAULTY.values(), ids=FAULTY.keys())
def test_t17_whatever_a_server_answers_is_a_row(
    answer: Answer, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Of bounded length, and nothing is printed besides."""
    with serving(answer) as port:
        address = f"http://127.0.0.1:{port}/"
        found = link_check.problems([address], seconds=5, allowed=anywhere)
    assert reason in found[address]
    assert len(found[address]) < 650
    assert capfd.readouterr() == ("", "")


def test_t17_an_address_that_cannot_be_read_is_a_row(capfd: pytest.CaptureFixture[str]) -> None:
    """So is one of another protocol."""
    assert list(link_check.problems(UNREADABLE, seconds=5, allowed=anywhere)) == UNREADABLE
    assert capfd.readouterr() == ("", "")


def test_t17_an_address_with_brackets_in_a_page_is_in_the_report(
    freedonia: Build, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As is one with a port that is no number."""
    monkeypatch.setattr(link_check, "LICENCE", "http://127.0.0.1:1/")
    root = freedonia({"docs/index.md": "See http://[ducks.org/a and http://ducks.org:quack/ here.\n"})
    assert main(["links", "--root", str(root)]) == 1
    report = capsys.readouterr().out
    assert "`http://[ducks.org/a`: " in report
    assert "`http://ducks.org:quack/`: " in report


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[int, list[str | None]]]:
    """Yield the port of a server of https, and the names by which it was asked."""
    path = tmp_path / "localhost.pem"
    path.write_text(CERTIFICATE, "utf-8")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving(says(b"HTTP/1.1 200 OK\r\n\r\n"), context) as port:
        yield port, names


def test_t17_a_certificate_must_be_trusted_and_of_the_host(
    secure: tuple[int, list[str | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though an address is connected to, the server is told the name, which the certificate must have."""
    port, names = secure
    named, bare = f"https://localhost:{port}/", f"https://127.0.0.1:{port}/"
    assert "self-signed certificate" in link_check.problems([named], allowed=anywhere)[named]
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "localhost.pem"))
    found = link_check.problems([named, bare], allowed=anywhere)
    assert set(found) == {bare}
    assert "IP address mismatch" in found[bare]
    assert set(names) == {"localhost", None}


def test_t17_the_server_is_told_the_host_that_the_address_names() -> None:
    """Not the address to which the name leads, and no password."""
    requests: list[bytes] = []

    with serving(says(b"HTTP/1.1 200 OK\r\n\r\n"), requests=requests) as port:
        address = f"http://groucho:swordfish@localhost:{port}/ä?b=c"
        assert link_check.problems([address], allowed=anywhere) == {}
    [request] = requests
    assert request.startswith(b"HEAD /%C3%A4?b=c HTTP/1.1\r\n")
    assert b"Host: localhost:%d\r\n" % port in request
    assert b"Authorization" not in request
