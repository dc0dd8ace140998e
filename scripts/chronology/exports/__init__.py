"""The published files: one small class each, all in one registry."""

from __future__ import annotations

from chronology.exports.base import Exporter
from chronology.exports.events import Events

EXPORTERS: tuple[Exporter, ...] = (Events(),)

__all__ = ["EXPORTERS", "Exporter"]
