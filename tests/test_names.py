"""Finding actors by any of their spellings."""

from __future__ import annotations

import pytest
from chronology.model.records import Actor
from chronology.model.tokens import Names
from hypothesis import given
from hypothesis import strategies as st

ACTORS = {
    "freedonia": Actor(
        name="Freedonia", kind="state", aliases=("Freedonian", "Freedonians", "Fr\u00e9donie")
    ),
    "bank": Actor(name="Freedonian National Bank", kind="organisation", aliases=("FNB",)),
    "river-bank": Actor(name="Bank of the River", kind="company"),
    "o-hara": Actor(name="Scarlett O’Hara", kind="person", aliases=("O’Hara", "Miss-Scarlett")),
    "nameless": Actor(name="…", kind="group"),
}
NAMES = Names({key: (actor.name, *actor.aliases) for key, actor in ACTORS.items()})

FOUND = {
    "": [],
    "nobody": [],
    "Freedonia": ["freedonia"],
    "Freedonia's ducks, Freedonia’s river": ["freedonia", "freedonia"],
    "the Freedonian National Bank": ["bank"],  # the longest spelling first
    "the Freedonian National Band": ["freedonia"],
    "Freedonian-led": ["freedonia"],
    "freedonia and FREEDONIA": [],  # as written, for `us` is not `US`
    "Freedoniana": [],
    "FNB, then Freedonians": ["bank", "freedonia"],
    "the Bank of the River and the Bank": ["river-bank"],
    "Bank  of\nthe River": ["river-bank"],
    "Scarlett O’Hara": ["o-hara"],
    "Scarlett O'Hara": ["o-hara"],
    "Miss Scarlett": ["o-hara"],
    "Fre\u0301donie": ["freedonia"],  # the accent as a character of its own
    "…": [],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_a_text_names_the_actors_whose_spellings_stand_in_it(text: str, expected: list[str]) -> None:
    """From left to right, the longest spelling at each place, whole words as written."""
    assert list(NAMES.find(text)) == expected


def test_spellings_are_the_words_that_a_paragraph_must_hold() -> None:
    """Each spelling in the form of the evidence; an actor without a word in its name has none."""
    assert NAMES.spellings("bank") == (("freedonian", "national", "bank"), ("FNB",))
    assert NAMES.spellings("o-hara") == (("scarlett", "o'hara"), ("o'hara",), ("miss", "scarlett"))
    assert NAMES.spellings("nameless") == ()
    assert NAMES.spellings("nobody") == ()


@given(st.text(), st.sampled_from(sorted(ACTORS.keys() - {"nameless"})), st.text())
def test_an_actor_is_found_in_whatever_surroundings(before: str, actor: str, after: str) -> None:
    """A name between spaces is found, or stands inside a longer name that is."""
    found = list(NAMES.find(f"{before} | {ACTORS[actor].name} | {after}"))
    assert actor in found
