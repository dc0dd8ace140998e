"""Addresses of the web: what their hosts and ports may be."""

from __future__ import annotations

import pytest
from chronology.model.records.source import url_fault

TAKEN = [
    "http://example.org",
    "https://www.example.org./a?b=c#d",
    "https://example.org:8443/@user/a:b@c",
    "https://example.org:/",
    "https://a_b.example/",
    "https://192.0.2.1/",
    "https://[2001:db8::1]:8080/",
    "https://президент.example/",
    "https://xn--d1abbgf6aiiy.example/",
    "https://xn--bcher-kva.example/",  # bücher
    "https://東京タワー.example/",
    "https://web.archive.org/web/2012/https://user@example.org:99999/",
]
REFUSED = {
    "https://user@example.org/": 'user information ("…@")',
    "https://user:word@example.org/": 'user information ("…@")',
    "https://www.bank.example:443@evil.example/": 'user information ("…@")',
    "https://@example.org/": 'user information ("…@")',
    "https://example.org:http/": "its port is not a number",
    "https://example.org:65536/": "its port is not a number",
    "https://example.org:0/": "its port is not a number",
    "https://example.org:-1/": "its port is not a number",
    "https://example.org:８０/": "its port is not a number",
    "https://example.org:80:90/": "its port is not a number",
    "https:///a": "it has no host",
    "https://?a": "it has no host",
    "https://:80/": "it has no host",
    "https://a..example/": '"" is not a valid part of a host',
    "https://[::1/": "its host cannot be read",
    "https://[hit]/": "its host cannot be read",
    "https://a[::1]/": "",
    "https://a%2eexample/": "its host has the character U+0025",
    "https://a;b/": "its host has the character U+003B",
    "https://evil.example∕a.example/": "its host has the character U+2215",
    "https://evil.example／a.example/": "its host cannot be read",
    "https://ex\u0430mple.org/": '"ex\u0430mple" in its host mixes the scripts Cyrillic, Latin',
    "https://www.\u03bfx.example/": "mixes the scripts Greek, Latin",
    "https://xn--exmple-4nf.org/": '"xn--exmple-4nf" in its host mixes the scripts Cyrillic, Latin',
    "https://XN--EXMPLE-4NF.org/": "mixes the scripts Cyrillic, Latin",
    "https://xn--\u00fc.example/": "is not a valid part of a host",
    "https://xn--99999999999.example/": "is not a valid part of a host",
    "https://a.xn--osd.example/": "U+115F (HANGUL CHOSEONG FILLER)",
    "https://xn--.example/": "is not a valid part of a host",
    "https://東京a.example/": "mixes the scripts East Asian, Latin",
}


@pytest.mark.parametrize("address", TAKEN, ids=ascii)
def test_an_ordinary_address_is_taken(address: str) -> None:
    """With a port, in any one script, and with anything in its path."""
    assert url_fault(address) == ""


@pytest.mark.parametrize(("address", "expected"), REFUSED.items(), ids=ascii)
def test_an_address_that_shows_as_another_or_leads_nowhere_is_refused(address: str, expected: str) -> None:
    """With what is wrong, and never with a traceback."""
    found = url_fault(address)
    assert found
    assert expected in found
