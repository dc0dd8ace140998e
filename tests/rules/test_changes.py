"""Changes since the last release: retired events, published ids, and the log of changes."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.model.entries import derived_id

from . import COUNT, FREEDONIA, LAPSE, RETIRED, SILENT, TREATY, Changes, Report

LOG = "docs/changes.yml"
IDS = "events/IDS"
DUCK = "1931-duck: {title: The first duck, moved_to: 1932-treaty}\n"
GOOSE = "1930-gone: {title: The goose, withdrawn: It was a swan.}\n"

# ---- retired


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                RETIRED: "1930-gone: {title: A, moved_to: null}\n"
                "1931-duck: {title: A duck, moved_to: 1932-treaty, withdrawn: It was a goose.}\n"
            },
            """
            docs/retired.yml:1:12: error[retired]: exactly one of `withdrawn` and `moved_to` is expected
                Give either the reason in `withdrawn` or the new id in `moved_to`.
            docs/retired.yml:2:12: error[retired]: exactly one of `withdrawn` and `moved_to` is expected
                Give either the reason in `withdrawn` or the new id in `moved_to`.
            2 errors, 0 warnings in Freedonia
            """,
            id="both a reason and a new id, or neither",
        ),
        pytest.param(
            {RETIRED: "1931-duck: {title: A duck, moved_to: 1931-duck}\n"},
            """
            docs/retired.yml:1:38: error[retired]: the event moved to itself
                Give either the reason in `withdrawn` or the new id in `moved_to`.
            1 error, 0 warnings in Freedonia
            """,
            id="moved to itself",
        ),
        pytest.param(
            {
                RETIRED: "1930-gone: {title: A, moved_to: nowhere}\n"
                "1931-duck: {title: A duck, moved_to: 1932-treatise}\n"
            },
            """
            docs/retired.yml:1:33: error[retired]: moved to `nowhere`, which does not exist
                Name an event that exists.
            docs/retired.yml:2:38: error[retired]: moved to `1932-treatise`, which does not exist; did you mean `1932-treaty`?
                Name an event that exists.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to no event",
        ),
        pytest.param(
            {
                RETIRED: "1929-older: {title: B, moved_to: 1931-duck}\n"
                "1930-gone: {title: A, withdrawn: It was a goose.}\n"
                "1931-duck: {title: A duck, moved_to: 1930-gone}\n"
            },
            """
            docs/retired.yml:1:34: error[retired]: moved to `1931-duck`, which was itself moved
                Name the event that stands now.
            docs/retired.yml:3:38: error[retired]: moved to `1930-gone`, which was itself withdrawn
                Name the event that stands now.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to one that is retired too",
        ),
        pytest.param(
            {
                RETIRED: "1930-gone: {title: A, moved_to: 1931-duck}\n"
                "1931-duck: {title: A duck, moved_to: 1930-gone}\n"
            },
            """
            docs/retired.yml:1:33: error[retired]: moved to `1931-duck`, which was itself moved
                Name the event that stands now.
            docs/retired.yml:2:38: error[retired]: moved to `1930-gone`, which was itself moved
                Name the event that stands now.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to each other",
        ),
        pytest.param(
            {RETIRED: "1934-lapse: {title: A duck, withdrawn: It was a goose.}\n"},
            """
            docs/retired.yml:1:13: error[retired]: `1934-lapse` has a file in events/, too
                Remove the file, or this line.
            1 error, 0 warnings in Freedonia
            """,
            id="an event that stands",
        ),
        pytest.param(
            {
                RETIRED: DUCK + GOOSE,
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
        RETIRED: DUCK + GOOSE,
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
    changes = {RETIRED: DUCK, TREATY: {"kind: event\n": ""}}
    assert cleandoc(expected) == report(changes)


def test_a_list_that_cannot_be_read_has_no_finding_but_its_own(report: Report) -> None:
    """Whatever is unknown may stand there: a published id, a relation, a reference, a call of a macro."""
    changes: Changes = {
        RETIRED: "1931-duck: [\n",
        IDS: "1931-duck\n1932-treaty\n",
        LOG: '- {date: "1935-01-01", kind: added, events: [all]}\n'
        '- {date: "1935-01-02", kind: withdrawn, events: [1931-duck]}\n',
        LAPSE: {"to: 1933-count": "to: 1931-duck", "The treaty ends when": "The [[1931-duck]] ends when"},
        "docs/ducks.md": '---\nrender_macros: true\n---\n{{ event("1931-duck") }}\n',
    }
    finding, _, count = report(changes).splitlines()
    assert finding.startswith("docs/retired.yml:2:1: error[yaml]: not readable as YAML: ")
    assert count == "1 error, 0 warnings in Freedonia"


def test_a_fault_in_one_line_hides_no_other_line(report: Report) -> None:
    """The id of the faulty line is known, so that nothing else is reported of it."""
    changes: Changes = {
        LAPSE: {"to: 1933-count": "to: 1930-gone"},
        RETIRED: "1930-gone: {title: The goose, withdrawn_for: It was a swan.}\n"
        + DUCK.replace("eaty", "eat"),
        IDS: "1930-gone\n1931-duck\n",
    }
    expected = """
        docs/retired.yml:1:31: error[schema]: no key `withdrawn_for` here; did you mean `withdrawn`?
            The field reference lists every key and what it holds.
        docs/retired.yml:2:46: error[retired]: moved to `1932-treat`, which does not exist; did you mean `1932-treaty`?
            Name an event that exists.
        2 errors, 0 warnings in Freedonia
        """
    assert report(changes) == cleandoc(expected)


@pytest.mark.parametrize("text", ["", "# Nothing has gone yet.\n"])
def test_takes_a_list_without_an_entry(report: Report, text: str) -> None:
    assert report({RETIRED: text}) == SILENT


# ---- lost-id


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {IDS: "1931-duck\n1932-treaty\n1999-goose\n"},
            """
            events/IDS:1:1: error[lost-id]: the event `1931-duck` was published, and has no file now
                Put the file back, or add one of these lines to docs/retired.yml.
                1931-duck: {title: "The title that it had", moved_to: id-of-another-event}
                1931-duck: {title: "The title that it had", withdrawn: "Why, in a sentence."}
            events/IDS:3:1: error[lost-id]: the event `1999-goose` was published, and has no file now
                Put the file back, or add one of these lines to docs/retired.yml.
                1999-goose: {title: "The title that it had", moved_to: id-of-another-event}
                1999-goose: {title: "The title that it had", withdrawn: "Why, in a sentence."}
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
        RETIRED: GOOSE + DUCK,
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


WITHDRAWN = "1931-duck: {title: The first duck, withdrawn: It was a goose.}\n"
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
            {IDS: "1931-duck c7k3m c8x2p\n1932-treaty c7k3m\n", TREATY: WRITTEN, RETIRED: DUCK},
            lost(("c8x2p", MOVED_HERE)),
            id="of an event that was moved",
        ),
        pytest.param(
            {IDS: "1931-duck c8x2p\n1932-treaty c8x2p\n", RETIRED: DUCK},
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
            {IDS: "1931-duck c8x2p\n", RETIRED: DUCK, TREATY: answered("c8x2p")},
            id="withdrawn when it was moved",
        ),
        pytest.param({IDS: "1931-duck c8x2p\n", RETIRED: WITHDRAWN}, id="of an event that was withdrawn"),
        pytest.param({IDS: "1932-treaty\n1933-count\r\n"}, id="lines with the id of an event only"),
        pytest.param(
            {IDS: f"1932-treaty {derived_id('1932-treaty', 'claim', 'It let 2,000 ducks cross.', ())}\n"},
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
    gone = derived_id("1932-treaty", "claim", "It let 2,000 ducks cross.", ())
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


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                LOG: GOOD
                + '- {date: "1934-12-31", kind: corrected, events: [1932-treaty]}\n'
                + '- {date: "1935-02", kind: corrected, events: [1932-treaty]}\n'
                + '- {date: "1935-02-04~", kind: corrected, events: [1932-treaty]}\n',
                RETIRED: GOOSE,
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
                RETIRED: GOOSE,
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
                RETIRED: GOOSE,
            },
            """
            docs/changes.yml:4:46: error[changes]: `1933-count` is added a second time; the first is in the entry of line 1
                Keep one.
            docs/changes.yml:5:50: error[changes]: `1934-lapse` is said to be withdrawn, but it has a file in events/
                Say why in docs/retired.yml, with `withdrawn`, and remove the file.
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
    assert report({LOG: log, RETIRED: GOOSE}) == SILENT


@pytest.mark.parametrize("log", ["", "# Nothing yet.\n"])
def test_takes_a_log_without_an_entry(report: Report, log: str) -> None:
    """An empty file is a log in which nothing is said; then each event is missing from it."""
    assert report({LOG: log}).count("warning[unlogged]") == 3


# ---- unlogged


def test_warns_of_each_event_that_no_entry_adds_or_withdraws(report: Report) -> None:
    """Of a correction alone one does not know when the event was added."""
    log = """
- {date: "1935-01-01", kind: added, events: [1932-treaty]}
- {date: "1935-01-02", kind: corrected, events: [1933-count]}
- {date: "1935-01-03", kind: added, events: [1934-lapse]}
- {date: "1935-01-03", kind: withdrawn, events: [1931-duck]}
"""
    expected = """
        docs/retired.yml:1:12: warning[unlogged]: the log of changes does not say when the event was withdrawn
            Add an entry at the end of docs/changes.yml, with the day on which the change is published.
        events/1933-count.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
            Add an entry at the end of docs/changes.yml, with the day on which the change is published.
        0 errors, 2 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LOG: log, RETIRED: GOOSE + DUCK})


def test_asks_for_nothing_where_there_is_no_log(report: Report) -> None:
    """A chronology need not have one."""
    assert report({RETIRED: GOOSE + DUCK}) == SILENT


def test_says_nothing_while_the_log_cannot_be_read(report: Report) -> None:
    """Only its fault is reported."""
    expected = """
        docs/changes.yml:1:3: error[schema]: `events` is missing
            Add `events:`. Ids of the events; in the first entry also [all]: every event that no other entry adds.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LOG: '- {date: "1935-01-03", kind: added}\n'})
