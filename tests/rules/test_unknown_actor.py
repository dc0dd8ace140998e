"""Unknown actors: as actors of an event and as speakers."""

from __future__ import annotations

from inspect import cleandoc

from chronology.rules import MOST_SUGGESTED

from . import ACTORS, COUNT, TREATY, Report


def test_reports_actors_and_speakers_that_are_not_in_the_vocabulary(report: Report) -> None:
    """The nearest actor is suggested; an unknown speaker is not sought in the paragraphs as well."""
    expected = """
        events/1932-treaty.yml:20:14: error[unknown-actor]: no actor «firefy»; did you mean «firefly»?
            Use an id of vocabulary/actors.yml, or add the actor there.
        events/1932-treaty.yml:33:18: error[unknown-actor]: no actor «compilers»
            Use an id of vocabulary/actors.yml, or add the actor there.
        events/1933-count.yml:4:21: error[unknown-actor]: no actor «sylvanian»; did you mean «sylvania»?
            Use an id of vocabulary/actors.yml, or add the actor there.
        vocabulary/actors.yml:10:3: error[unused-vocabulary]: no event uses the actor «firefly»
            Remove it, or use it.
        4 errors, 0 warnings in Freedonia
        """
    changes = {
        TREATY: {
            "speaker: firefly": "speaker: firefy",
            "- says: They were 2,000.\n": "- says: They were 2,000.\n        voice: reported\n        speaker: compilers\n",
        },
        COUNT: {"[freedonia]": "[freedonia, sylvanian]"},
    }
    assert cleandoc(expected) == report(changes)


def test_takes_an_actor_whose_entry_has_a_fault(report: Report) -> None:
    """Only the fault is reported, not the events, nor an answer that the actor made necessary."""
    expected = """
        vocabulary/actors.yml:3:9: error[schema]: «states» is none of the values of «kind»; did you mean «state»?
            Use one of: state, organisation, company, group, person.
        1 error, 0 warnings in Freedonia
        """
    spoilt = {"name: Freedonia\n  kind: state": "name: Freedonia\n  kind: states"}
    assert cleandoc(expected) == report({ACTORS: spoilt})


def test_suggests_a_name_for_the_first_wrong_ones_only(report: Report) -> None:
    """However many files they stand in: each takes as long as there are names."""
    names = ", ".join(f"freedoni{letter}" for letter in "bcdefghijklmnop")
    found = report({TREATY: {"[freedonia, sylvania]": f"[{names}]"}, COUNT: {"[freedonia]": f"[{names}]"}})
    assert found.count("no actor «freedoni") == 30
    assert found.count("did you mean «freedonia»") == MOST_SUGGESTED
