"""The files as they are published: of the project, of a small chronology, and of one that is hostile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from chronology import exports
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Site

from tests.site import hostile

ROOT = Path(__file__).parents[2]
SITE = Site("Multivector", "https://example.org/x/y/", "")


@dataclass(frozen=True)
class Published:
    """A chronology and its published files, by path."""

    chronology: Chronology
    files: Mapping[str, bytes]

    def text(self, path: str) -> str:
        """Return a file as text."""
        return self.files[path].decode("utf-8")

    def json(self, path: str) -> Any:
        """Return what a file of JSON holds."""
        return json.loads(self.files[path])

    def write(self, folder: Path, below: str = "") -> Path:
        """Write the files whose path begins with `below` into a folder; return the folder."""
        for path, content in self.files.items():
            if path.startswith(below):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
        return folder


def publish(root: Path) -> Published:
    """Return the files of the chronology in a folder."""
    chronology = load(root)
    return Published(chronology, exports.files(chronology, SITE))


@pytest.fixture(scope="session")
def project() -> Published:
    """The project itself."""
    return publish(ROOT)


@pytest.fixture(scope="session")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A chronology whose every free text tries to become something else."""
    root = tmp_path_factory.mktemp("hostile")
    hostile.write(root)
    return publish(root)
