"""Changes since the last release: retired events, published ids, and the log of changes."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.model.item_ids import derived

from . import COUNT, FREEDONIA, LAPSE, SILENT, TREATY, Changes, Report

OLD = "events/1931-duck.yml"
GONE = "events/1930-gone.yml"
LOG = "docs/changes.yml"
IDS = "events/IDS"

# ---- retired


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                OLD: "title: A duck\nwithdrawn: It was a goose.\nmoved_to: 1932-treaty\n",
                GONE: "title: A\nmoved_to:\n",
            },
            """
            events/1930-gone.yml:1:1: error[retired]: exactly one of `withdrawn` and `moved_to` is expected
                Give either the reason in `withdrawn` or the new id in `moved_to`.
            events/1931-duck.yml:1:1: error[retired]: exactly one of `withdrawn` and `moved_to` is expected
                Give either the reason in `withdrawn` or the new id in `moved_to`.
            2 errors, 0 warnings in Freedonia
            """,
            id="both a reason and a new id, or neither",
        ),
        pytest.param(
            {OLD: "title: A duck\nmoved_to: 1931-duck\n"},
            """
            events/1931-duck.yml:2:11: error[retired]: the event moved to itself
                Give either the reason in `withdrawn` or the new id in `moved_to`.
            1 error, 0 warnings in Freedonia
            """,
            id="moved to itself",
        ),
        pytest.param(
            {OLD: "title: A duck\nmoved_to: 1932-treatise\n", GONE: "title: A\nmoved_to: nowhere\n"},
            """
            events/1930-gone.yml:2:11: error[retired]: moved to `nowhere`, which does not exist
                Name an event that exists.
            events/1931-duck.yml:2:11: error[retired]: moved to `1932-treatise`, which does not exist; did you mean `1932-treaty`?
                Name an event that exists.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to no event",
        ),
        pytest.param(
            {
                OLD: "title: A duck\nmoved_to: 1930-gone\n",
                GONE: "title: A\nwithdrawn: It was a goose.\n",
                "events/1929-older.yml": "title: B\nmoved_to: 1931-duck\n",
            },
            """
            events/1929-older.yml:2:11: error[retired]: moved to `1931-duck`, which was itself moved
                Name the event that stands now.
            events/1931-duck.yml:2:11: error[retired]: moved to `1930-gone`, which was itself withdrawn
                Name the event that stands now.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to one that is retired too",
        ),
        pytest.param(
            {
                OLD: "title: A duck\nmoved_to: 1932-treaty\n",
                GONE: "title: A\nwithdrawn: It was a goose.\n",
                LAPSE: {"to: 1932-treaty": "to: 1931-duck", "to: 1933-count": "to: 1930-gone"},
            },
            """
            events/1934-lapse.yml:17:9: error[retired]: relation to `1931-duck`, which was moved
                Relate it to `1932-treaty`.
            events/1934-lapse.yml:21:9: error[retired]: relation to `1930-gone`, which was withdrawn
                Remove the relation.
            2 errors, 0 warnings in Freedonia
            """,
            id="still related to",
        ),
    ],
)
def test_reports_what_leads_to_no_standing_event(report: Report, changes: Changes, expected: str) -> None:
    """The hint says where the link should lead."""
    assert cleandoc(expected) == report(changes)


def test_takes_a_withdrawal_a_move_and_a_reference_in_a_text(report: Report) -> None:
    """An old id keeps a page, so that a text may refer to it."""
    changes = {
        OLD: "title: A duck\nmoved_to: 1932-treaty\n",
        GONE: "title: A\nwithdrawn: It was a goose.\n",
        LAPSE: {"The treaty ends when": "The treaty of [[1931-duck]] ends when"},
    }
    assert report(changes) == SILENT


def test_takes_a_move_to_an_event_whose_file_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        events/1932-treaty.yml:1:1: error[schema]: `kind` is missing
            Add `kind:`. event: it happened; plan: it was scheduled; figure: it was measured.
        1 error, 0 warnings in Freedonia
        """
    changes = {OLD: "title: A duck\nmoved_to: 1932-treaty\n", TREATY: {"kind: event\n": ""}}
    assert cleandoc(expected) == report(changes)


# ---- lost-id


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {IDS: "1931-duck\n1932-treaty\n1999-goose\n"},
            """
            events/IDS:1:1: error[lost-id]: the event `1931-duck` was published, and has no file now
                Put the file back, with `title` and either `moved_to: new-id` or `withdrawn: reason`.
            events/IDS:3:1: error[lost-id]: the event `1999-goose` was published, and has no file now
                Put the file back, with `title` and either `moved_to: new-id` or `withdrawn: reason`.
            2 errors, 0 warnings in Freedonia
            """,
            id="published, and gone",
        ),
        pytest.param(
            {IDS: "1932-treaty\n../../etc/passwd\n# a note\n1933 count\n"},
            """
            events/IDS:2:1: error[lost-id]: `../../etc/passwd` is no id
                Write the id of an event on each line, then the ids of its claims, disagreements and positions.
            events/IDS:3:1: error[lost-id]: `# a note` is no id
                Write the id of an event on each line, then the ids of its claims, disagreements and positions.
            events/IDS:4:1: error[lost-id]: `1933 count` is no id
                Write the id of an event on each line, then the ids of its claims, disagreements and positions.
            3 errors, 0 warnings in Freedonia
            """,
            id="lines that are no id",
        ),
        pytest.param(
            {IDS: b"1932-treaty\n\xff\n"},
            """
            events/IDS:1:1: error[lost-id]: the list of ids cannot be read: it is not UTF-8 text
                Restore the file; chronology release-ids writes it.
            1 error, 0 warnings in Freedonia
            """,
            id="no text",
        ),
        pytest.param(
            {IDS: b"a\n" * (2 * 1024 * 1024 + 1)},
            """
            events/IDS:1:1: error[lost-id]: the list of ids cannot be read: it is larger than 4,194,304 bytes
                Restore the file; chronology release-ids writes it.
            1 error, 0 warnings in Freedonia
            """,
            id="too large",
        ),
        pytest.param(
            {IDS: FREEDONIA / TREATY},
            """
            events/IDS:1:1: error[file-name]: a symbolic link; only plain files are read
                Put the file itself here.
            events/IDS:1:1: error[lost-id]: the list of ids cannot be read: it is no plain file
                Restore the file; chronology release-ids writes it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a link",
        ),
    ],
)
def test_reports_what_was_published_and_is_gone(report: Report, changes: Changes, expected: str) -> None:
    """And a list that cannot be relied on."""
    assert cleandoc(expected) == report(changes)


def test_takes_what_was_withdrawn_or_moved(report: Report) -> None:
    """A retired event keeps its id, and its page leads on."""
    changes: Changes = {
        IDS: "1930-gone\r\n1931-duck\r\n\r\n1932-treaty\r\n",
        "events/1930-gone.yml": "title: A\nwithdrawn: It was a goose.\n",
        "events/1931-duck.yml": "title: B\nmoved_to: 1932-treaty\n",
    }
    assert report(changes) == SILENT


def test_takes_an_event_whose_file_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        events/1932-treaty.yml:1:1: error[yaml]: byte 0xff is not UTF-8
            Save the file in the encoding UTF-8.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({IDS: "1932-treaty\n", TREATY: b"\xff\xfet\0i\0"})


def test_takes_a_chronology_without_a_release(report: Report) -> None:
    """Before the first release there is no list."""
    assert report({}) == SILENT


# ---- lost-item


MOVED = "title: The first duck\nmoved_to: 1932-treaty\n"
WITHDRAWN = "title: The first duck\nwithdrawn: It was a goose.\n"
WRITTEN = {"  - text: It let 2,000": "  - id: c7k3m\n    text: It let 2,000"}
HINT = (
    "Put the id back, for others link to it; or say in an answer why it was withdrawn. "
    "The answer: {{rule: lost-item, about: {}, reason: …}}"
)


def lost(*gone: tuple[str, str]) -> str:
    """Return the report on ids that were of an event, each of this one or of one that was moved to it."""
    lines = []
    for one, of in gone:
        message = f'"{one}", the id of a claim, disagreement or position of {of}, was published and is gone'
        lines += [f"events/1932-treaty.yml:1:1: warning[lost-item]: {message}", f"    {HINT.format(one)}"]
    return "\n".join([*lines, f"0 errors, {len(gone)} warning{'' if len(gone) == 1 else 's'} in Freedonia"])


def answered(about: str) -> dict[str, str]:
    """Return a change that answers for one id."""
    reason = "The almanac has no such line"
    return {
        "disagreements:": f"answers:\n  - {{rule: lost-item, about: {about}, reason: {reason}}}\ndisagreements:"
    }


MOVED_HERE = 'the event "1931-duck", which was moved here'


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {IDS: "1932-treaty c7k3m d2xq8 p4w9t\n", TREATY: WRITTEN},
            lost(("d2xq8", "this event"), ("p4w9t", "this event")),
            id="two of three",
        ),
        pytest.param(
            {IDS: "1931-duck c7k3m c8x2p\n1932-treaty c7k3m\n", TREATY: WRITTEN, OLD: MOVED},
            lost(("c8x2p", MOVED_HERE)),
            id="of an event that was moved",
        ),
        pytest.param(
            {IDS: "1931-duck c8x2p\n1932-treaty c8x2p\n", OLD: MOVED},
            lost(("c8x2p", MOVED_HERE)),
            id="of both, once",
        ),
        pytest.param(
            {IDS: "1932-treaty c7k3m\n1932-treaty c8x2p\n", TREATY: WRITTEN},
            lost(("c8x2p", "this event")),
            id="an event on two lines",
        ),
    ],
)
def test_reports_each_published_id_that_is_gone(report: Report, changes: Changes, expected: str) -> None:
    """Where it should stand, so that the answer can be given there."""
    assert report(changes) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({IDS: "1932-treaty c8x2p\n", TREATY: answered("c8x2p")}, id="withdrawn, with a reason"),
        pytest.param(
            {IDS: "1931-duck c8x2p\n", OLD: MOVED, TREATY: answered("c8x2p")},
            id="withdrawn when it was moved",
        ),
        pytest.param({IDS: "1931-duck c8x2p\n", OLD: WITHDRAWN}, id="of an event that was withdrawn"),
        pytest.param({IDS: "1932-treaty\n1933-count\r\n"}, id="lines with the id of an event only"),
        pytest.param(
            {IDS: f"1932-treaty {derived('1932-treaty', 'claim', 'It let 2,000 ducks cross.', ())}\n"},
            id="an id that stands in no file yet",
        ),
    ],
)
def test_takes_what_is_there_or_answered(report: Report, changes: Changes) -> None:
    assert report(changes) == SILENT


def test_an_id_that_was_withdrawn_is_not_used_again(report: Report) -> None:
    """The answer that says why it is gone is needed no more, which is an error."""
    expected = """
        events/1932-treaty.yml:26:5: error[answers]: there is no warning lost-item about `c7k3m` to answer
            Remove the answer, or correct its `rule` and `about`.
        1 error, 0 warnings in Freedonia
        """
    assert report({IDS: "1932-treaty c7k3m\n", TREATY: WRITTEN | answered("c7k3m")}) == cleandoc(expected)


def test_an_edit_of_a_text_whose_id_was_never_written_loses_it(report: Report) -> None:
    """Which is why `release-ids` wants them in the files."""
    gone = derived("1932-treaty", "claim", "It let 2,000 ducks cross.", ())
    changes: Changes = {
        IDS: f"1932-treaty {gone}\n",
        TREATY: {"It let 2,000 ducks": "The treaty let 2,000 ducks"},
    }
    assert report(changes) == lost((gone, "this event"))


def test_takes_an_event_that_cannot_be_read(report: Report) -> None:
    """Only the fault itself is reported."""
    found = report({IDS: "1933-count c7k3m\n", COUNT: "title: Ducks".encode("utf-16")})
    assert "lost-item" not in found


# ---- changes


GOOD = """\
- {date: "1935-01-01", kind: added, events: [1932-treaty, 1933-count, 1934-lapse, 1930-gone]}
- {date: "1935-01-01", kind: corrected, events: [1932-treaty], note: Who signed last.}
- {date: "1935-02-03", kind: withdrawn, events: [1930-gone], themes: [ducks]}
"""
GOOSE = "title: A goose\nwithdrawn: It was a swan.\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                LOG: GOOD
                + '- {date: "1934-12-31", kind: corrected, events: [1932-treaty]}\n'
                + '- {date: "1935-02", kind: corrected, events: [1932-treaty]}\n'
                + '- {date: "1935-02-04~", kind: corrected, events: [1932-treaty]}\n',
                GONE: GOOSE,
            },
            """
            docs/changes.yml:4:10: error[changes]: 1934-12-31 stands after 1935-02-03
                Put the entries in order; the newest is the last.
            docs/changes.yml:5:10: error[changes]: `1935-02` is no day
                Write it so: 2032-06-17
            docs/changes.yml:6:10: error[changes]: `1935-02-04~` is no day
                Write it so: 2032-06-17
            3 errors, 0 warnings in Freedonia
            """,
            id="days that are none, or out of order",
        ),
        pytest.param(
            {
                LOG: GOOD + '- {date: "1935-02-04", kind: corrected, events: [1932-treat], themes: [duck]}\n',
                GONE: GOOSE,
            },
            """
            docs/changes.yml:4:50: error[changes]: no event `1932-treat`; did you mean `1932-treaty`?
                Correct the entry in docs/changes.yml; a new entry goes at the end.
            docs/changes.yml:4:72: error[changes]: no theme `duck`; did you mean `ducks`?
                Correct the entry in docs/changes.yml; a new entry goes at the end.
            2 errors, 0 warnings in Freedonia
            """,
            id="an event and a theme that do not exist",
        ),
        pytest.param(
            {
                LOG: GOOD
                + '- {date: "1935-02-04", kind: added, events: [1933-count]}\n'
                + '- {date: "1935-02-05", kind: withdrawn, events: [1934-lapse]}\n',
                GONE: GOOSE,
            },
            """
            docs/changes.yml:4:46: error[changes]: `1933-count` is added a second time; the first is in the entry of line 1
                Keep one.
            docs/changes.yml:5:50: error[changes]: `1934-lapse` is said to be withdrawn, but its file is that of an event
                Say why in its file, with `withdrawn`.
            2 errors, 0 warnings in Freedonia
            """,
            id="added twice, and withdrawn but there",
        ),
        pytest.param(
            {
                LOG: '- {date: "1935-01-01", kind: added, events: [all]}\n'
                '- {date: "1935-01-02", kind: added, events: [all]}\n'
            },
            """
            docs/changes.yml:2:45: error[changes]: `all` stands only in the first entry, alone, and with `added`
                Name the events.
            1 error, 0 warnings in Freedonia
            """,
            id="all, twice",
        ),
        pytest.param(
            {LOG: '- {date: "1935-01-01", kind: corrected, events: [all, 1932-treaty]}\n'},
            """
            docs/changes.yml:1:49: error[changes]: `all` stands only in the first entry, alone, and with `added`
                Name the events.
            events/1932-treaty.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
                Add an entry at the end of docs/changes.yml, with the day on which the change is published.
            events/1933-count.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
                Add an entry at the end of docs/changes.yml, with the day on which the change is published.
            events/1934-lapse.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
                Add an entry at the end of docs/changes.yml, with the day on which the change is published.
            1 error, 3 warnings in Freedonia
            """,
            id="all, corrected",
        ),
        pytest.param(
            {LOG: "date: 1935-01-01\n"},
            """
            docs/changes.yml:1:1: error[schema]: a list expected, keys and values found
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="no list",
        ),
        pytest.param(
            {LOG: '- {date: "1935-01-01", kind: change, event: [1932-treaty]}\n'},
            """
            docs/changes.yml:1:3: error[schema]: `events` is missing
                Add `events:`. Ids of the events; in the first entry also [all]: every event that no other entry adds.
            docs/changes.yml:1:30: error[schema]: `change` is not one of the values of `kind`
                Use one of: added, corrected, withdrawn.
            docs/changes.yml:1:38: error[schema]: no key `event` here; did you mean `events`?
                The field reference lists every key and what it holds.
            3 errors, 0 warnings in Freedonia
            """,
            id="other keys and values",
        ),
    ],
)
def test_reports_what_cannot_be_true(report: Report, changes: Changes, expected: str) -> None:
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "log", [GOOD, GOOD.replace("[1932-treaty, 1933-count, 1934-lapse, 1930-gone]", "[all]")]
)
def test_takes_a_log_that_names_each_event_or_all(report: Report, log: str) -> None:
    """Days may repeat, and an event may be corrected as often as there is need."""
    assert report({LOG: log, GONE: GOOSE}) == SILENT


@pytest.mark.parametrize("log", ["", "# Nothing yet.\n"])
def test_takes_a_log_without_an_entry(report: Report, log: str) -> None:
    """An empty file is a log in which nothing is said; then each event is missing from it."""
    assert report({LOG: log}).count("warning[unlogged]") == 3


# ---- unlogged


RETIRED = {
    OLD: "title: The first duck\nmoved_to: 1932-treaty\n",
    GONE: "title: The goose\nwithdrawn: It was a swan.\n",
}


def test_warns_of_each_event_that_no_entry_adds_or_withdraws(report: Report) -> None:
    """Of a correction alone one does not know when the event was added."""
    log = """
- {date: "1935-01-01", kind: added, events: [1932-treaty]}
- {date: "1935-01-02", kind: corrected, events: [1933-count]}
- {date: "1935-01-03", kind: added, events: [1934-lapse]}
- {date: "1935-01-03", kind: withdrawn, events: [1931-duck]}
"""
    expected = """
        events/1930-gone.yml:1:1: warning[unlogged]: the log of changes does not say when the event was withdrawn
            Add an entry at the end of docs/changes.yml, with the day on which the change is published.
        events/1933-count.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
            Add an entry at the end of docs/changes.yml, with the day on which the change is published.
        0 errors, 2 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LOG: log, **RETIRED})


def test_asks_for_nothing_where_there_is_no_log(report: Report) -> None:
    """A chronology need not have one."""
    assert report(RETIRED) == SILENT


def test_says_nothing_while_the_log_cannot_be_read(report: Report) -> None:
    """Only its fault is reported."""
    expected = """
        docs/changes.yml:1:3: error[schema]: `events` is missing
            Add `events:`. Ids of the events; in the first entry also [all]: every event that no other entry adds.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LOG: '- {date: "1935-01-03", kind: added}\n'})
