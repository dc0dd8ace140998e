"""The ground of the density strips: where each year stands, which is the same in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.pages.charts.scales import Column, Label, Scale, pct
from chronology.pages.kept import kept

_BARS = 100  # each of six elements, and five in the table; of more years several share one


class Place(NamedTuple):
    """Where a year, or some, stand: the whole column and the bar, each as place and width, and the middle."""

    column: Column
    hit: tuple[str, str]
    bar: tuple[str, str]
    middle: str

    @classmethod
    def of(cls, column: Column) -> Place:
        """Return the place of a column."""
        bar = pct(column.x + column.width * 0.14), pct(column.width * 0.72)
        return cls(column, (pct(column.x), pct(column.width)), bar, pct(column.middle))


class Ground(NamedTuple):
    """The scale of a chronology with its labels; its places, and which of them is that of a year."""

    scale: Scale
    labels: list[Label]
    places: tuple[Place, ...]
    place_of: Mapping[int, int]

    @classmethod
    def of(cls, chronology: Chronology) -> Ground:
        """Return the ground of a chronology, which is made once."""
        made: dict[None, Ground] = kept(chronology)["ground"]
        if None not in made:
            scale = Scale.of_all(chronology)
            spans = scale.spans(_BARS)
            years = {y: place for place, span in enumerate(spans) for y in range(span.first, span.last + 1)}
            made[None] = cls(scale, scale.labels(), tuple(map(Place.of, spans)), years)
        return made[None]
