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
from chronology.pages.charts.chart import Label, percent
from chronology.pages.charts.density import Bar
from chronology.pages.charts.values import Value

Data = dict[str, Any]


def chart(context: Data) -> Data:
    """Return a chart of values of one name."""
    return _frame("measures", context, "over_time", "shared", "sources") | {
        "zero": percent(context["zero"]),
        "marks": [
            value(mark.value)
            | _named(mark, "signs", "y", "bar", "x", "width", "end")
            | {
                "label": mark.lines,
                "title": mark.value.entry.record.title,
                "bound": mark.value.measure.bound or "exact",
            }
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
    bars = context["bars"]
    return _frame("density", context) | {
        "base": bars[0].base,
        "breaks": _breaks(context),
        "labels": _labels(context["labels"]),
        "bars": [_bar(bar, most=bar == context["most"], counted=context["counted"]) for bar in bars],
    }


def _bar(bar: Bar, *, most: bool, counted: bool) -> Data:
    column = bar.column
    own = _named(bar, "words", "all", "begin", "reach")
    return own | {
        "href": bar.url,
        "hit": (percent(column.x), percent(column.width)),
        "place": (bar.x, bar.width),
        "middle": percent(column.middle),
        "label_y": bar.y(bar.all, 4),
        "years": bar.column.years,
        "begin_y": bar.y(bar.begin),
        "begin_size": bar.size(bar.begin),
        "reach_y": bar.y(bar.all),
        "reach_size": bar.size(bar.reach),
        "most": most,
        "counted": counted or most,
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
                "breaks": grid.breaks(),
                "names": [{"name": name, "y": y} for name, y in grid.names(chronology)],
                "cells": [
                    _named(cell, "x", "middle", "y", "width", "level", "words")
                    | {"count": cell.events, "href": cell.url}
                    for cell in cells
                ],
            }
            for size, grid, cells in context["drawings"]
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
        "rows": [
            _named(row, "source", "y", "alone", "left_out") | {"told": row.events} for row in context["rows"]
        ],
        "marks": [_named(mark, "event_id", "words", "column", "path", "shared") for mark in context["marks"]],
        "table": [
            _event(entry) | {"tells": [source in chronology.sources_of(entry) for source in sources]}
            for entry in chronology.timeline
        ],
    }


def _lanes(_: Chronology, context: Data) -> Data:
    return _frame("lanes", context, "bottom") | {
        "breaks": _breaks(context),
        "labels": _labels(context["labels"]),
        "lanes": [
            _named(lane, "actor", "name", "y", "bottom") | {"count": lane.events} for lane in context["lanes"]
        ],
        "marks": [
            _event(entry) | {"kind": mark.span.kind, "path": mark.path, "names": mark.names}
            for entry, mark in context["marks"]
        ],
    }


def _tally(_: Chronology, context: Data) -> Data:
    return _frame("tally", context, "signs", "bottom", "bar", "label") | {
        "rest": context["note"],
        "breaks": _breaks(context),
        "spans": [years for years, _ in context["table"]],
        "labels": _labels(context["labels"]),
        "rows": [
            _named(row.series, "key", "name", "note")
            | _named(row, "y", "path")
            | {"href": row.url, "all": len(row.series.events)}
            | {
                "cells": [
                    _named(cell, "x", "width", "words") | {"count": cell.events, "href": cell.url}
                    for cell in row.cells
                ]
            }
            for row in context["rows"]
        ],
    }


def _frame(kind: str, context: Data, *names: str) -> Data:
    """Return what the frame of a picture needs, and what is named in its context and plain already.

    `kind` is its class, and the name of Hugo's partial.
    """
    frame = context["chart"]
    return {
        "kind": kind,
        "id": frame.id,
        "title": frame.title,
        "desc": frame.description,
        "caption": frame.caption,
        "height": frame.height,
    } | {name: context[name] for name in names}


def _named(record: object, *names: str) -> Data:
    """Return what stands under these names in a record of our views."""
    return {name: getattr(record, name) for name in names}


def _breaks(context: Data) -> list[Data]:
    return [one._asdict() for one in context["time"].breaks]


def _labels(labels: Iterable[Label]) -> list[Data]:
    return [_named(label, "text", "wide", "anchor") | {"x": percent(label.x)} for label in labels]


def _event(entry: Entry[Event]) -> Data:
    date = entry.record.date.words()
    return {"event": entry.id, "title": entry.record.title, "when": date}


DRAWINGS: dict[str, Callable[[Chronology, Data], Data]] = {
    "charts/density.html": _density,
    "charts/heat_grid.html": _heat,
    "charts/coverage.html": _coverage,
    "charts/actor_lanes.html": _lanes,
    "charts/tally.html": _tally,
}
"""By the name of our template, how what it is handed becomes data."""
