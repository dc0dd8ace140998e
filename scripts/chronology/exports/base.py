"""What every published file has: a path, a title, a media type, and a way to be written."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from hashlib import sha256
from typing import Any, ClassVar

from chronology.chronology import Chronology
from chronology.site import LICENCE, Site

SCHEMA_VERSION = "1.0"


class Exporter(ABC):
    """One published file."""

    PATH: ClassVar[str]
    TITLE: ClassVar[str]
    MEDIA_TYPE: ClassVar[str]

    @abstractmethod
    def write(self, chronology: Chronology, site: Site) -> bytes:
        """Return the content of the file; the same data give the same bytes."""


def envelope(chronology: Chronology, site: Site, **content: Any) -> bytes:
    """Return content as JSON in the envelope that all files of the interface share."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "data_version": data_version(chronology),
        "licence": LICENCE,
        "site": site.name,
        "site_url": site.url,
    }
    return (json.dumps(head | content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def data_version(chronology: Chronology) -> str:
    """Return the first half of the SHA-256 over the paths and hashes of all authored files."""
    lines = sorted(f"{path}\t{file.parsed.sha256}\n" for path, file in chronology.files.items())
    return sha256("".join(lines).encode()).hexdigest()[:32]
