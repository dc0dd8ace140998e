"""Rewrite an interval that bounds a moment as a set: the form of dates that `date_within` once marked."""

from __future__ import annotations

from chronology.authoring.tree import Collection, Entry, Scalar, Tree, comments
from chronology.model import edtf
from chronology.model.records import Event, Record, Source


def migrate(tree: Tree, model: type[Record] | None) -> bool:
    """Write the date of an event with `date_within`, or of a source, as a set; say whether it changed.

    Raises ValueError where that cannot be done without losing something; the tree is then as it was.
    """
    root = tree.root
    if not isinstance(root, Collection) or not root.is_mapping:
        return False
    found = {entry.key: entry for entry in root.entries}
    within, date = found.get("date_within"), found.get("date")
    if model is Event and within is not None:
        return _without_within(root, within, date)
    if model is Source and date is not None and _is_interval(date):
        date.value = Scalar(edtf.as_set(_text(date)))
        return True
    return False


def _without_within(root: Collection, within: Entry, date: Entry | None) -> bool:
    if _text(within) != "true" or date is None or not _is_interval(date):
        raise ValueError("`date_within` without an interval as date; remove it, or write the date as a set")
    date.value = Scalar(edtf.as_set(_text(date)))
    date.below += comments(within)
    root.entries.remove(within)
    return True


def _is_interval(entry: Entry) -> bool:
    try:
        return edtf.parse(_text(entry)).form == "interval"
    except edtf.EdtfError:
        return False


def _text(entry: Entry) -> str:
    return entry.value.text or "" if isinstance(entry.value, Scalar) else ""
