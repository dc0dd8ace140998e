"""What workers fail at ends the build, whichever pages there are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from chronology import exports
from chronology.loading.loader import load
from chronology.mkdocs_plugin.writing import Writer
from chronology.model.site import Site

from .rules import Build


@pytest.mark.skipif(sys.platform != "linux", reason="there are no workers")
def test_an_export_that_fails_in_a_worker_ends_the_build(
    freedonia: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on a site without the page that lists the exports."""

    def failing(publication: object) -> None:
        raise LookupError("no such column")

    monkeypatch.setattr(exports, "iter_files", failing)
    writer = Writer(load(freedonia({})), Site(), str(tmp_path / "site"), {}, jobs=2)
    with pytest.raises(LookupError, match="no such column"):
        writer.finish([], {})
    writer.close()
