"""Freedonia with the events of the charts."""

from __future__ import annotations

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology

from tests.rules import Build
from tests.views import MORE


@pytest.fixture
def charted(freedonia: Build) -> Chronology:
    """Freedonia with three events more."""
    chronology = load(freedonia(MORE))
    assert len(chronology.timeline) == 6
    return chronology
