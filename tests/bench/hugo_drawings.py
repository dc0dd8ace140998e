"""Each kind of picture of Hugo's side of the comparison: from what our template is handed, to plain data.

Each function takes the chronology and the context of our template of that name, and returns what Hugo's
partial needs to draw the same elements, with places, heights and words ready-made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.charts.density import Bar
from chronology.pages.charts.scales import Label, pct
from chronology.pages.charts.values import Value
from chronology.pages.rendering import RELATION_WORDS

Data = dict[str, Any]


def chart(context: Data) -> Data:
    """Return a chart of values of one name."""
    return _frame("measures", context, "over_time") | {
        "zero": pct(context["zero"]),
        "marks": [
            value(mark.value)
            | _named(mark, "label", "y", "bar", "x", "width", "end")
            | {"title": mark.value.entry.record.title, "bound": mark.value.measure.bound or "exact"}
            for mark in context["marks"]
        ],
    }


def value(value: Value) -> Data:
    """Return one measured value, as it stands in a table."""
    measure = value.measure
    return {
        "name": measure.name,
        "of": measure.of,
        "as_of": measure.as_of.words(),
        "words": value.words,
        "unit": measure.unit,
        "event": value.entry.id,
        "sources": value.sources,
    }


def _density(_: Chronology, context: Data) -> Data:
    scale, bars = context["scale"], context["bars"]
    return _frame("density", context) | {
        "base": bars[0].base,
        "breaks": [pct(column.middle) for column in scale.columns if column.is_break],
        "labels": _labels(scale.labels()),
        "bars": [_bar(bar, most=bar == context["most"], counted=context["counted"]) for bar in bars],
    }


def _bar(bar: Bar, *, most: bool, counted: bool) -> Data:
    own = _named(bar, "href", "words", "hit", "place", "middle", "all", "begin", "reach", "label_y")
    return own | {
        "years": bar.column.years,
        "begin_y": bar.y(bar.begin),
        "begin_size": bar.size(bar.begin),
        "reach_y": bar.y(bar.all),
        "reach_size": bar.size(bar.reach),
        "most": most,
        "counted": counted or most,
    }


def _arcs(_: Chronology, context: Data) -> Data:
    words = {kind: told[0].lower() for kind, told in RELATION_WORDS.items()}
    return _frame("arcs", context, "base", "count", "lines") | {
        "labels": _labels(context["labels"]),
        "arcs": [_named(arc, "event_id", "kind", "words", "path") for arc in context["arcs"]],
        "dots": [_event(dot.entry) | {"x": dot.x, "linked": dot.linked} for dot in context["dots"]],
        "kinds": [{"kind": kind, "words": words[kind], "count": n} for kind, n in context["kinds"]],
        "pairs": [
            {"event": entry.id, "words": words[r.kind], "other": r.to, "source": r.source, "at": list(r.at)}
            for entry, r in context["pairs"]
        ],
    }


def _heat(chronology: Chronology, context: Data) -> Data:
    themes, frame = chronology.themes, _frame("heat", context)
    return frame | {
        "drawings": [
            frame
            | {
                "id": f"heat-{size}",
                "only": size,
                "height": grid.height(len(themes)),
                "size": grid.size,
                "down": grid.size // 2 + 4,
                "labels": _labels(grid.labels()),
                "breaks": [
                    pct(grid.x(span) + grid.width(span) / 2)
                    for span in grid.spans
                    if span.last - span.first >= grid.step
                ],
                "names": [{"name": name, "y": y} for name, y in names],
                "cells": [
                    _named(cell, "x", "middle", "y", "width", "count", "level", "href", "words")
                    for cell in cells
                ],
            }
            for size, grid, names, cells in context["grids"]
        ],
        "themes": [entry.record.name for entry in themes.values()],
        "table": [
            {"years": years, "cells": [{"count": count, "href": href} for count, href in cells]}
            for years, cells in context["table"]
        ],
        "all": [len(chronology.by_theme.get(theme, ())) for theme in themes],
    }


def _coverage(chronology: Chronology, context: Data) -> Data:
    sources = [row.source for row in context["rows"]]
    return _frame("coverage", context, "count", "bottom") | {
        "labels": _labels(context["labels"]),
        "bands": [{"x": x, "width": width} for x, width in context["bands"]],
        "rows": [_named(row, "source", "y", "told", "alone", "left_out") for row in context["rows"]],
        "marks": [_named(mark, "event_id", "words", "column", "path", "shared") for mark in context["marks"]],
        "table": [
            _event(entry) | {"tells": [source in chronology.sources_of(entry) for source in sources]}
            for entry in chronology.timeline
        ],
    }


def _lanes(_: Chronology, context: Data) -> Data:
    return _frame("lanes", context, "bottom") | {
        "labels": _labels(context["scale"].labels(starts=True)),
        "lanes": [_named(lane, "actor", "name", "y", "bottom", "count") for lane in context["lanes"]],
        "marks": [
            _event(entry) | {"kind": mark.span.kind, "path": mark.path, "names": mark.names}
            for entry, mark in context["marks"]
        ],
    }


def _tally(_: Chronology, context: Data) -> Data:
    return _frame("tally", context, "signs", "bottom", "bar", "label", "rest", "spans") | {
        "labels": _labels(context["labels"]),
        "rows": [
            _named(row.told, "key", "name", "note")
            | _named(row, "href", "y", "path")
            | {"all": len(row.told.events)}
            | {"cells": [_named(cell, "x", "width", "count", "href", "words") for cell in row.cells]}
            for row in context["rows"]
        ],
    }


def _frame(kind: str, context: Data, *names: str) -> Data:
    """Return what the frame of a picture needs, and what is named in its context and plain already.

    `kind` is its class, and the name of Hugo's partial.
    """
    picture = context["picture"]
    return {
        "kind": kind,
        "id": picture.id,
        "title": picture.title,
        "desc": picture.description,
        "caption": picture.caption,
        "height": picture.height,
    } | {name: context[name] for name in names}


def _named(record: object, *names: str) -> Data:
    """Return what stands under these names in a record of our views."""
    return {name: getattr(record, name) for name in names}


def _labels(labels: Iterable[Label]) -> list[Data]:
    return [_named(label, "text", "wide", "anchor") | {"x": pct(label.x)} for label in labels]


def _event(entry: Entry[Event]) -> Data:
    date = entry.record.date.words()
    return {"event": entry.id, "title": entry.record.title, "when": date}


DRAWINGS: dict[str, Callable[[Chronology, Data], Data]] = {
    "pictures/density.html": _density,
    "pictures/relation_arcs.html": _arcs,
    "pictures/heat_grid.html": _heat,
    "pictures/coverage.html": _coverage,
    "pictures/actor_lanes.html": _lanes,
    "pictures/tally.html": _tally,
}
"""By the name of our template, how what it is handed becomes data."""
