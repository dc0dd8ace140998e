"""Whole files drawn at random: never a traceback, never a hang, always a position within the file.

The files are drawn in three ways: any bytes; Freedonia's own, cut and spliced; and records that have the
right keys with wrong values, which come furthest. What passes the check is then shown and published.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import pytest
from chronology import exports
from chronology.authoring.comparison import compare, markdown
from chronology.loading.loader import load
from chronology.model import evidence
from chronology.model.chronology import Chronology
from chronology.model.records import Actor, Event, Place, Record, Retired, Source, Theme
from chronology.model.site import Links
from chronology.pages import charts
from chronology.pages.page_list import pages
from chronology.pages.timeline import timeline
from chronology.rules.findings import REPORTERS, Finding, has_errors
from chronology.rules.registry import findings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import index_documents
from tests.rules import ACTORS, ALMANAC, COUNT, FREEDONIA, GAZETTE, LAPSE, PLACES, RETIRED, THEMES, TREATY

from .attacks import ATTACKS, SITE

GAZETTES, ALMANACS = "seeds/evidence/gazette.tsv", "seeds/evidence/almanac.tsv"
IDS, CHANGES = "events/IDS", "docs/changes.yml"
FILES = [
    *(TREATY, COUNT, LAPSE, GAZETTE, ALMANAC, ACTORS, PLACES, THEMES),
    *(GAZETTES, ALMANACS, IDS, CHANGES, RETIRED),
]
PATIENCE = 5.0  # seconds, for what takes a hundredth of one
FUZZED = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def unspoilt() -> Iterator[Chronology]:
    """A Freedonia without a fault, of whose folder one file at a time may be spoilt."""
    with TemporaryDirectory() as folder:
        made = Path(folder, "freedonia")
        shutil.copytree(FREEDONIA, made)
        index_documents(made)
        (made / IDS).write_text("1932-treaty\n1933-count\n", "utf-8")
        (made / CHANGES).write_text("- {date: 1999-12-31, kind: added, events: [all]}\n", "utf-8")
        chronology = load(made)
        assert not has_errors(findings(chronology))
        yield chronology


def lines(raw: bytes) -> list[str]:
    """Return the lines of a file as the check counts them."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def survives(unspoilt: Chronology, name: str, raw: bytes) -> bool:
    """Check Freedonia with one file replaced; where it has no error, show and publish it, and return true."""
    root = unspoilt.root
    path = root / name
    before = path.read_bytes() if path.exists() else None
    began = monotonic()
    try:
        path.write_bytes(raw)
        loaded = load(root)
        found = findings(loaded)
        for reporter in REPORTERS.values():
            reporter(found, "Freedonia")
        if not has_errors(found):
            for page in pages(loaded, SITE):
                page.head()
                page.body()
            exports.files(loaded, SITE)
            assert timeline(loaded, Links("timeline/"))
            for picture in (charts.heat_grid, charts.coverage, charts.actor_lanes):
                assert picture(loaded, Links("coverage/"))
            assert charts.density(loaded, loaded.timeline, Links("timeline/"))
        markdown(compare(unspoilt, loaded))
    finally:
        path.unlink() if before is None else path.write_bytes(before)
    assert monotonic() - began < PATIENCE
    for finding in found:
        assert "crashed" not in finding.message, finding
        assert finding.message
        assert finding.hint
        assert within(finding, lines(raw) if finding.path == name else None), finding
    return not has_errors(found)


def within(finding: Finding, written: list[str] | None) -> bool:
    """Say whether a finding stands on a line and column of its file, or just behind its end."""
    if written is None:
        return finding.line >= 1 and finding.column >= 1
    if not 1 <= finding.line <= len(written) + 1:
        return False
    line = written[finding.line - 1] if finding.line <= len(written) else ""
    return 1 <= finding.column <= len(line) + 1


# ---- any bytes, and files of ours cut and spliced


MARKS = [
    *(
        b"[[",
        b"]]",
        b"[",
        b"]",
        b"{",
        b"}",
        b"\n",
        b"  ",
        b"\t",
        b": ",
        b"- ",
        b"~",
        b'"',
        b"'",
        b"|",
        b">",
        b"%",
    ),
    *(
        b"&a ",
        b"*a",
        b"!x ",
        b"? ",
        b"---\n",
        b"...\n",
        b"#",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r",
        b"\xc2\x85",
    ),
    *(b"9" * 5_000, b"fn0", b"1-999999", b"0001/9999", b"199X", b"2000-02-30", b"1e999999", b"NaN", b"-0"),
    *(one.encode() for one in ATTACKS.values()),
]


@st.composite
def spliced(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of Freedonia with lines that change places, cuts, and pieces of another file."""
    name = draw(st.sampled_from(FILES))
    source = FREEDONIA / name
    raw = source.read_bytes() if source.is_file() else draw(st.sampled_from(OTHERS[name]))
    parts = raw.splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 4))):
        if parts:
            parts.insert(draw(st.integers(0, len(parts))), parts[draw(st.integers(0, len(parts) - 1))])
            del parts[draw(st.integers(0, len(parts) - 1))]
    raw = b"".join(parts)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        raw = raw[:start] + draw(st.sampled_from(MARKS) | st.binary(max_size=6)) + raw[end:]
    return name, raw


INDEX = evidence.dump(evidence.index((FREEDONIA / "texts" / "gazette.txt").read_bytes())).encode()
OTHERS = {
    GAZETTES: [INDEX, INDEX[:200]],
    ALMANACS: [INDEX, b""],
    IDS: [b"1932-treaty\n1933-count\n", b""],
    CHANGES: [b"- date: 1999-12-31\n  kind: added\n  events: [1932-treaty]\n  note: x\n", b""],
    RETIRED: [b"1931-duck: {title: A duck, moved_to: 1932-treaty}\n", b""],
}


@FUZZED
@given(spliced() | st.tuples(st.sampled_from(FILES), st.binary(max_size=300)))
@example((TREATY, b"[" * 60_000))
@example((ACTORS, b"a: {b: " * 9_000))
@example((THEMES, b"? a\n" * 10_000))
@example((GAZETTES, b"document\t" + b"0" * 64 + b"\n" + b"\t" * 100_000))
@example((GAZETTES, INDEX.replace(b"fn1\t", b"fn" + b"9" * 5_000 + b"\t")))
@example((IDS, b"-" * 60_000))
@example((IDS, b"a\n" * 60_000))
@example((CHANGES, b"- " * 9_000))
@example((RETIRED, b"a: {title: b, moved_to: a}\n" * 3))
def test_spoilt_files_are_reported(unspoilt: Chronology, file: tuple[str, bytes]) -> None:
    """Any bytes in the place of any one file."""
    survives(unspoilt, *file)


# ---- records with the right keys and wrong values

MODELS: dict[str, type[Record]] = {TREATY: Event, COUNT: Event, GAZETTE: Source}
BY_ID: dict[str, type[Record]] = {ACTORS: Actor, PLACES: Place, THEMES: Theme, RETIRED: Retired}
IDENTIFIERS = st.sampled_from("freedonia sylvania firefly fredville borders ducks gazette almanac x".split())
ODD = ["[[1932-treaty]]", "[[1934-lapse|x]]", "[[", "]]", "“", "“x” “", "", "~", "9" * 700, *ATTACKS.values()]
USUAL = """
    1932 1932-06-17 193X [1932,1934] 1932/.. ../1932 0000 9999-12-31 1932-06~ 2 3 fn1 3-5 true event figure
    gazette almanac freedonia ducks borders 1932-treaty 1933-count quoted reported author
"""
TEXTS = st.sampled_from(ODD) | st.sampled_from(USUAL.split()) | st.text(max_size=30)
LEAVES = TEXTS | IDENTIFIERS | st.none() | st.integers() | st.booleans() | st.floats(allow_nan=False)


def values(model: type[Record] | None) -> st.SearchStrategy[Any]:
    """Return values for a field: leaves, lists of them, and the parts that a model has, all faulty."""
    parts = [part for part in Record.__subclasses__() if part not in {Event, Source, Retired}]
    nested = st.sampled_from(parts).flatmap(record) if model else LEAVES
    return LEAVES | st.lists(LEAVES | nested, max_size=4) | nested


def record(model: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Return records with some of a model's keys, and now and then another."""
    keys = st.lists(
        st.sampled_from([*model.model_fields, "x"]), unique=True, max_size=len(model.model_fields)
    )
    leaves = LEAVES | st.lists(LEAVES, max_size=3)
    return keys.flatmap(lambda drawn: st.fixed_dictionaries(dict.fromkeys(drawn, leaves)))


@st.composite
def records(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file whose one record, or whose few entries, has the right keys."""
    name = draw(st.sampled_from([*MODELS, *BY_ID]))
    if name in MODELS:
        model = MODELS[name]
        chosen = draw(st.lists(st.sampled_from([*model.model_fields]), unique=True))
        content: Any = {key: draw(values(model)) for key in chosen}
    else:
        content = draw(st.dictionaries(IDENTIFIERS | TEXTS, record(BY_ID[name]) | LEAVES, max_size=3))
    return name, json.dumps(
        content, ensure_ascii=draw(st.booleans()), indent=draw(st.none() | st.integers(0, 3))
    ).encode("utf-8", "surrogatepass")


@FUZZED
@given(records())
def test_records_with_wrong_values_are_reported(unspoilt: Chronology, file: tuple[str, bytes]) -> None:
    """Every key of every model, with texts, numbers, lists and parts where they do not belong."""
    survives(unspoilt, *file)


# ---- events that are right in form, whatever they say

DRAWN = "events/1999-drawn.yml"
DATES = (
    "1932 1932-06 1932-06-17 1932-06-17~ 193X 1932/1934 1932/.. [1932,1934] 1932-21 0001 9999-12-31 0001/9999"
)
# Neither numbers nor quotation marks, which the sources would have to have.
LETTERS = st.characters(exclude_categories=["C", "N", "Pi", "Pf", "Zl", "Zp"], exclude_characters="\"'[]")
SAID = st.sampled_from(
    [re.sub(r"[\d\"'\[\]]", "", attack) for attack in ATTACKS.values()]
    + ["x [[1934-lapse]]", "x [[1934-lapse|y]]"]
) | st.text(LETTERS, min_size=1, max_size=80)


@st.composite
def told(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an event."""
    line = draw(SAID.map(lambda text: " ".join(text.split())[:80].strip("[| ")).filter(bool))
    paragraph = draw(st.sampled_from("2 3 4 5 fn1".split()))
    cited = {"source": "gazette", "at": [paragraph]}
    return {
        "title": line,
        "kind": draw(st.sampled_from(["event", "plan"])),
        "date": draw(st.sampled_from(DATES.split())),
        "date_note": draw(SAID),
        "actors": draw(st.lists(st.sampled_from(["freedonia", "sylvania"]), unique=True)),
        "places": ["fredville"],
        "themes": draw(st.lists(st.sampled_from(["borders", "ducks"]), min_size=1, max_size=2, unique=True)),
        "summary": draw(SAID),
        "claims": [{"text": draw(SAID), **cited}],
        "relations": [{"to": "1934-lapse", "kind": "leads-to", **cited}],
        "disagreements": [{"about": line, "kind": "name", "positions": [{"says": draw(SAID), **cited}] * 2}],
    }


def test_events_that_say_anything_are_shown_and_published(unspoilt: Chronology) -> None:
    """What has no error comes through every page and every published file; and most of these have none."""
    shown = []

    @settings(FUZZED, max_examples=50)
    @given(told())
    def run(event: dict[str, Any]) -> None:
        shown.append(survives(unspoilt, DRAWN, json.dumps(event, ensure_ascii=False).encode()))

    run()
    assert shown.count(True) > len(shown) / 2


@pytest.mark.parametrize("date", DATES.split())
def test_an_event_of_any_date_is_shown_and_published(unspoilt: Chronology, date: str) -> None:
    """However far back, ahead or long: no page grows with the years."""
    event = {
        "title": "x",
        "kind": "plan",  # which may be of any time, whenever its source was written
        "date": date,
        "date_note": "x",
        "themes": ["ducks"],
        "summary": "x",
        "claims": [{"text": "x", "source": "gazette", "at": ["3"]}],
    }
    assert survives(unspoilt, DRAWN, json.dumps(event).encode())
