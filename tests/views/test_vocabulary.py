"""The list of actors."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.records import Actor
from chronology.model.site import Links
from chronology.pages import reference

from tests.rules import ACTORS, Build

KINDS = get_args(Actor.model_fields["kind"].annotation)
HEADINGS = {
    "state": "States",
    "organisation": "Organisations",
    "company": "Companies",
    "group": "Groups",
    "person": "People",
}
NAMES = {
    "state": ["Zembla", "Åland", "freedonia", "Ålesund"],
    "organisation": ["League of Ducks"],
    "company": ["Ponds Ltd"],
    "group": ["Émigrés", "Farmers", "eels"],
    "person": ["Rufus Firefly"],
}


@pytest.fixture
def peopled(freedonia: Build) -> Chronology:
    """Freedonia with actors of every kind, whose names are in no order."""
    listed = [(kind, name) for kind in reversed(NAMES) for name in NAMES[kind]]
    lines = (f"a{place}: {{name: {name}, kind: {kind}}}\n" for place, (kind, name) in enumerate(listed))
    return load(freedonia({ACTORS: "".join(lines)}))


def groups(html: str) -> dict[str, list[str]]:
    """Return the names under each heading of the list of actors."""
    first, *parts = re.split(r"<h2[^>]*>(.*?)</h2>", html)
    assert "<li>" not in first
    return {
        heading: [unescape(name) for name in re.findall(r"<li><a [^>]*>(.*?)</a>", part)]
        for heading, part in zip(parts[::2], parts[1::2], strict=True)
    }


def test_actors_stand_under_their_kind_by_name(peopled: Chronology) -> None:
    """Whatever their case and accents."""
    assert groups(reference.actor_index(peopled, Links("actors/"))) == {
        "States": ["Åland", "Ålesund", "freedonia", "Zembla"],
        "Organisations": ["League of Ducks"],
        "Companies": ["Ponds Ltd"],
        "Groups": ["eels", "Émigrés", "Farmers"],
        "People": ["Rufus Firefly"],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_without_actors_has_no_heading(freedonia: Build, kind: str) -> None:
    html = reference.actor_index(load(freedonia({ACTORS: f"one: {{name: One, kind: {kind}}}\n"})), Links())
    assert groups(html) == {HEADINGS[kind]: ["One"]}
