"""Records with faults: what is sound is checked, and nothing is reported that follows from a fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from chronology import exports
from chronology.loading.loader import load
from chronology.loading.strict_yaml import parse
from chronology.model.entries import Path as Where
from chronology.model.site import Site
from chronology.pages.page_list import pages
from chronology.rules import registry

from .rules import ACTORS, ALMANAC, COUNT, GAZETTE, LAPSE, PLACES, THEMES, TREATY, Build, Report

LOG, GONE = "docs/changes.yml", "docs/retired.yml"
MORE = {
    LOG: '- {date: "1935-01-02", kind: added, events: [1932-treaty, 1933-count, 1934-lapse]}\n'
    '- {date: "1935-01-03", kind: withdrawn, events: [1930-gone], themes: [ducks], note: Gone.}\n',
    GONE: "1930-gone: {title: A goose, moved_to: 1932-treaty}\n",
}
FILES = (LOG, GONE, TREATY, COUNT, LAPSE, GAZETTE, ALMANAC, ACTORS, PLACES, THEMES)
OF_THE_FAULT = {"schema", "date"}


def places(value: Any, where: Where = ()) -> Iterator[Where]:
    """Yield the path of each value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*where, key)
        yield from places(one, (*where, key))


def broken(value: Any, where: Where, by: Any) -> Any:
    """Return a value with one of its parts replaced, or left out where `by` is None."""
    key, *rest = where
    copy = list(value) if isinstance(value, list) else dict(value)
    if rest:
        copy[key] = broken(value[key], tuple(rest), by)
    elif by is None:
        del copy[key]
    else:
        copy[key] = by
    return copy


@pytest.mark.parametrize("by", [None, [["#"]], {"colour": "red"}], ids=repr)
@pytest.mark.parametrize("path", FILES)
def test_a_fault_has_no_finding_but_its_own(freedonia: Build, path: str, by: Any) -> None:
    """Each value in turn is left out, or something else stands in its place."""
    root = freedonia(MORE)
    assert registry.findings(load(root)) == []
    whole = parse((root / path).read_bytes()).data
    wrong = []
    for where in places(whole):
        (root / path).write_text(yaml.safe_dump(broken(whole, where, by), default_style='"'), "utf-8")
        chronology = load(root)
        if not chronology.files[path].errors or (where == ("moved_to",) and by is None):
            continue  # nothing is wrong, or the file is that of an event now
        found = {f.rule for f in registry.findings(chronology)} - OF_THE_FAULT
        if found:
            wrong.append((where, found))
    assert wrong == []


FIVE = {
    TREATY: {
        "kind: event": "kind: happening",
        "themes: [borders]": "themes: [borders, geese]",
        'source: gazette\n    at: ["4"]': 'source: gazete\n    at: ["4"]',
        "let 2,500 ducks cross the river": "let 3,500 ducks cross the river",
        "actors: [freedonia, sylvania]": "actors: [freedonia, sylvani]",
    }
}


def test_a_wrong_value_hides_no_other_finding_in_its_file(report: Report) -> None:
    """Of one file: a word of the schema's, a theme, a source, a number and an actor that are wrong."""
    lines = [line for line in report(FIVE).splitlines() if not line.startswith(" ")]
    assert lines == [
        "events/1932-treaty.yml:2:7: error[schema]: `happening` is not one of the values of `kind`",
        "events/1932-treaty.yml:4:21: error[unknown-id]: no actor `sylvani`; did you mean `sylvania`?",
        "events/1932-treaty.yml:6:19: error[unknown-id]: no theme `geese`",
        "events/1932-treaty.yml:13:5: error[evidence-numbers]: 3,500 is not in `gazette` ¶ 3, fn1",
        "events/1932-treaty.yml:17:13: error[unknown-id]: no source `gazete`; did you mean `gazette`?",
        "5 errors, 0 warnings in Freedonia",
    ]


def test_a_fault_of_yaml_hides_none_of_what_can_be_read(report: Report) -> None:
    """A key that stands twice, a comment that cuts a text, and an actor that is none."""
    changes = {
        TREATY: {
            "kind: event": "kind: event\nkind: plan",
            "sign the Duck Treaty": "sign treaty #3",
            "actors: [freedonia, sylvania]": "actors: [freedonia, sylvani]",
        }
    }
    rules = [
        line.partition("[")[2].partition("]")[0] for line in report(changes).splitlines() if ": error" in line
    ]
    assert rules == ["yaml", "yaml", "unknown-id"]


@pytest.mark.parametrize("spoilt", ["the Duck \u202eTreaty", "the Duck Tr\xe9aty".encode("latin-1")])
def test_a_character_that_should_not_be_there_hides_no_other_finding(
    freedonia: Build, spoilt: str | bytes
) -> None:
    """One that cannot be seen, or a byte that is no UTF-8, in a text beside an actor that is none."""
    root = freedonia({TREATY: {"actors: [freedonia, sylvania]": "actors: [freedonia, sylvani]"}})
    raw = (root / TREATY).read_bytes()
    spoilt = spoilt if isinstance(spoilt, bytes) else spoilt.encode()
    (root / TREATY).write_bytes(raw.replace(b"the Duck Treaty", spoilt))
    assert [found.rule for found in registry.findings(load(root))] == ["yaml", "unknown-id"]


def test_nothing_is_published_of_a_record_with_faults(freedonia: Build) -> None:
    """It is among what rules look at, and nowhere else."""
    chronology = load(freedonia({TREATY: {"kind: event": "kind: happening"}}))
    assert "1932-treaty" in chronology.to_check.events
    assert "1932-treaty" not in chronology.events
    assert [page.address for page in pages(chronology, Site()) if "1932-treaty" in page.address] == []
    assert [path for path in exports.files(chronology, Site()) if "1932-treaty" in path] == []


def test_what_is_beyond_the_limit_of_a_list_is_not_looked_at(freedonia: Build) -> None:
    """It must go anyhow, and the event counts as broken, so that nothing else is missed for its sake."""
    names = ", ".join(f"duck-{number}" for number in range(1_000))
    chronology = load(freedonia({TREATY: {"actors: [freedonia, sylvania]": f"actors: [{names}]"}})).to_check
    entry = chronology.events["1932-treaty"]
    assert len(entry.record.actors) == 30
    assert entry.lacks("actors")
    assert "1932-treaty" in chronology.broken["event"]
    found = registry.findings(chronology)
    assert len([one for one in found if one.rule == "unknown-id"]) == 30
    assert len([one for one in found if one.rule == "schema"]) == 1
