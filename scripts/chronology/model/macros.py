"""The signatures of the macros that hand-written pages can call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Parameter(NamedTuple):
    """A parameter of a macro: the kind of thing it names, whether it is optional, and may be repeated."""

    name: str
    kind: str
    optional: bool = False
    repeated: bool = False


_OF_A_THEME = (Parameter("theme", "theme"),)
_THEME_OR_NONE = (Parameter("theme", "theme", optional=True),)
SIGNATURES: Mapping[str, tuple[Parameter, ...]] = {
    "timeline": (),
    "theme_events": _OF_A_THEME,
    "density": _THEME_OR_NONE,
    "heat_grid": (),
    "coverage": (),
    "actor_lanes": (),
    "storyline": (Parameter("name", "text"), Parameter("events", "event", repeated=True)),
    "theme_figures": _OF_A_THEME,
    "event": (Parameter("event_id", "event"), Parameter("words", "text", optional=True)),
    "event_card": (Parameter("event_id", "event"),),
    "cite": (Parameter("source", "source"), Parameter("paragraphs", "paragraph", repeated=True)),
    "disagreement": (Parameter("event_id", "event"), Parameter("disagreement_id", "disagreement")),
    "disagreements": (),
    "add_event": _THEME_OR_NONE,
    "theme_list": (),
    "actor_list": (),
    "source_list": (),
    "source_pairs": (),
    "data_files": (Parameter("group", "group", optional=True),),
    "guide": (Parameter("part", "part"),),
    "count": (Parameter("what", "count"),),
}
STORYLINE = range(2, 41)
"""How many events a storyline may have."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "group": ("interface", "tables", "references", "linked", "feeds", "calendars", "authoring"),
    "part": ("rules", "event", "source", "themes", "actors", "places", "retired"),
    "count": ("events", "claims", "sources", "disagreements", "differences"),
}
"""The words that a parameter of one of these kinds accepts."""
