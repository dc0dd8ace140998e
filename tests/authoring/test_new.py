"""A new event: its id, its file, and the ways to say what it is."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from chronology.authoring.canonical import canonical
from chronology.authoring.new_event import choices, proposed_id
from chronology.cli.main import main
from chronology.loading import files, strict_yaml
from chronology.loading.loader import load
from chronology.model import edtf
from chronology.model.entries import derived_id
from chronology.model.records import Event

from tests.rules import ACTORS, Build

WHOLE = [
    "new",
    *("--title", "Freedonia signs a treaty in Fredville", "--date", "1932-06-17", "--kind", "event"),
    *("--theme", "Borders", "--actor", "Freedonians", "--actor", "Rufus Firefly", "--place", "Fredville"),
    *("--cite", "Gazette:2=Freedonia signed the treaty on 17 June 1932.", "--cite", "almanac:2"),
]
WRITTEN = """\
# Lines that begin with # are comments: they change nothing, and may be deleted.

# What happened, neutrally, in the present tense; at most 90 characters.
title: Freedonia signs a treaty in Fredville
# event: it happened; plan: it was scheduled; figure: it was measured.
kind: event
# When, in EDTF, in quotes, and never more precise than known.
date: "1932-06-17"
# Actors that took part, from vocabulary/actors.yml.
actors: [freedonia, firefly]
# Where it happened, from vocabulary/places.yml.
places: [fredville]
# One to three themes, from vocabulary/themes.yml.
themes: [borders]
# Plain text that says only what the claims say; at most 400 characters.
summary: "TODO: say briefly what the claims say."
# What the sources say about it, one proposition in each claim.
claims:
  # A short id that never changes; leave it out at first: `chronology fmt` adds it.
  - id: FIRST
    # Our words; plain text and [[event-id|cross-references]].
    text: Freedonia signed the treaty on 17 June 1932.
    # Id of the source, the name of its file in seeds/.
    source: gazette
    # Paragraphs of the source: 9, or fn373 for a footnote.
    at: [2]
    # Who asserts it: the source's author, or somebody whom the source reports or quotes.
    voice: author
  - id: SECOND
    text: "TODO: say in your own words what the source states here."
    source: almanac
    at: [2]
    voice: author

# You can also use these keys; the field reference has examples:
# date_note: How a date that no source states was deduced.
# measures: Values that a claim states; a figure has at least one.
# relations: Links that a source itself draws.
# disagreements: Where sources differ.
# apparent: Differences that only look like disagreements, and why.
"""
NAME = "1932-06-17-freedonia-signs-treaty-fredville"
TEXTS = {
    "FIRST": "Freedonia signed the treaty on 17 June 1932.",
    "SECOND": "TODO: say in your own words what the source states here.",
}
for mark, text in TEXTS.items():
    WRITTEN = WRITTEN.replace(mark, derived_id(NAME, "claim", text, ()))
LEFT = f"""\
events/{NAME}.yml:16:10: error[unwritten]: `summary` is still to be written
    Write the text in your own words.
events/{NAME}.yml:30:11: error[unwritten]: `text` is still to be written
    Write the text in your own words.
2 errors, 0 warnings in {{}}, which is new
"""


def test_an_event_is_written_from_options(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """With notes, in canonical form, valid in schema; the report has what only a person can write."""
    root = freedonia({})
    assert main([*WHOLE, "--root", str(root)]) == 0
    target = root / "events" / f"{NAME}.yml"
    assert target.read_text("utf-8") == WRITTEN
    assert capsys.readouterr() == (LEFT.format(target), "")
    assert canonical(WRITTEN.encode(), "events/a.yml").decode() == WRITTEN
    assert Event.model_validate(strict_yaml.parse(WRITTEN.encode()).data).title.startswith("Freedonia")


def test_nothing_is_overwritten(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """The same title again gets another id; an id that is taken, or was, is refused."""
    root = freedonia({"docs/retired.yml": "1931-old: {title: Old, moved_to: 1932-treaty}\n"})
    assert main([*WHOLE, "--root", str(root)]) == 0
    assert main([*WHOLE, "--root", str(root)]) == 0
    assert (root / "events" / f"{NAME}-2.yml").is_file()
    capsys.readouterr()
    for taken in ("1932-treaty", "1931-old"):
        before = load(root).files
        assert main([*WHOLE, "--id", taken, "--root", str(root)]) == 2
        assert capsys.readouterr().err == (
            f'chronology: "{taken}" is or was the id of an event; choose another with --id\n'
        )
        assert load(root).files == before


def test_a_link_is_not_followed(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """What it leads to stays as it was."""
    root = freedonia({"events/1932-new.yml": Path("../seeds/gazette.yml")})
    before = (root / "seeds" / "gazette.yml").read_bytes()
    assert main([*WHOLE, "--id", "1932-new", "--root", str(root)]) == 2
    assert "1932-new.yml is a symbolic link; nothing was written" in capsys.readouterr().err
    assert (root / "seeds" / "gazette.yml").read_bytes() == before


REFUSED: dict[str, tuple[dict[str, str], str]] = {
    "no theme": (
        {"--theme": "Duks"},
        'no theme "Duks"; did you mean "Ducks" (ducks)?',
    ),
    "four themes": ({"--theme": ","}, "an event has one to three themes, not 0"),
    "an actor nearly": (
        {"--actor": "Sylvannian"},
        'no actor "Sylvannian"; did you mean "Sylvania" (sylvania)?',
    ),
    "an actor like none": ({"--actor": "Ruritania the Great"}, 'no actor "Ruritania the Great"'),
    "a paragraph that is none": (
        {"--cite": "gazette:200"},
        '"gazette" has no paragraph "200"; it has 1 to 11',
    ),
    "a source without paragraphs": (
        {"--cite": "gazette"},
        '"gazette" is not a citation: write SOURCE:PARAGRAPHS, such as report-2019:9,10',
    ),
    "no source": (
        {"--cite": "Gazete:2"},
        'no source "Gazete"; did you mean "Gazette" (gazette)?',
    ),
    "no title": (
        {"--title": " "},
        '"title" is empty: What happened, neutrally, in the present tense; at most 90 characters.',
    ),
    "a long title": ({"--title": "x" * 91}, '"title" has 91 characters; at most 90'),
    "no date": (
        {"--date": "17 June"},
        "`17 June` is not a date in a supported form: write " + edtf.EXPECTED,
    ),
    "an id that leaves the tree": (
        {"--id": "../x"},
        "`../x` is not a valid id: use lower-case Latin letters, digits and single hyphens",
    ),
}


@pytest.mark.parametrize(("options", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_an_event_is_refused(
    freedonia: Build, capsys: pytest.CaptureFixture[str], options: dict[str, str], message: str
) -> None:
    """With what is meant, perhaps; and nothing is written."""
    root = freedonia({})
    before = sorted(root.rglob("*"))
    given = {"--title": "T", "--date": "1932", "--theme": "ducks", "--cite": "gazette:2"} | options
    arguments = [part for pair in given.items() for part in pair]
    assert main(["new", *arguments, "--root", str(root)]) == 2
    assert capsys.readouterr() == ("", f"chronology: {message}\n")
    assert sorted(root.rglob("*")) == before


def test_without_a_terminal_what_is_missing_is_named(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is asked where nobody can answer."""
    assert main(["new", "--title", "T", "--root", str(freedonia({}))]) == 2
    expected = "chronology: --date, --theme, --cite must be given, because there is no terminal to ask at\n"
    assert capsys.readouterr() == ("", expected)


# ---- asking


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return a list of answers that are given at a terminal, one after the other; then the input ends."""
    given: list[str] = []

    def answer(question: str) -> str:
        print(question)
        if not given:
            raise EOFError
        return given.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    yield given
    assert given == []


def test_what_is_missing_is_asked_for_until_it_is_right(
    freedonia: Build, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong answers are explained; `?` lists what there is; nothing is an answer where none is needed."""
    answers += ["", "A treaty is signed", "17 June", "1932-06", "rumour", "", "money", "?", "ducks, Borders"]
    answers += [
        "freedonia, Firefli",
        "",
        "",
        "Gazet",
        "Gazette",
        "99",
        "2, fn1",
        "It was signed.",
        "",
        "",
        "1932-duck",
    ]
    root = freedonia({})
    assert main(["new", "--root", str(root)]) == 0
    out = capsys.readouterr().out
    for said in (
        '"title" is empty',
        "`17 June` is not a date",
        'no kind "rumour"',
        'no theme "money"',
        "borders  Borders\nducks    Ducks\n",
        'no actor "Firefli"; did you mean "Rufus Firefly" (firefly)?',
        'no source "Gazet"; did you mean "Gazette" (gazette)?',
        '"gazette" has no paragraph "99"; it has 1 to 11',
        "Which id? [1932-06-treaty-signed]",
    ):
        assert said in out
    event = load(root).events["1932-duck"].record
    assert (event.title, event.date.text, event.kind) == ("A treaty is signed", "1932-06", "event")
    assert (event.themes, event.actors, event.places) == (("ducks", "borders"), (), ())
    assert [(c.source, c.at, c.text) for c in event.claims] == [("gazette", ("2", "fn1"), "It was signed.")]
    assert event.summary.startswith("TODO")


def test_only_what_is_missing_is_asked_for(freedonia: Build, answers: list[str]) -> None:
    """The theme, what may be left out, and the id, which may be the one that is proposed."""
    answers += ["ducks", "", "", "", ""]
    root = freedonia({})
    given = ["--title", "Ducks", "--date", "1932", "--kind", "plan", "--cite", "almanac:2"]
    assert main(["new", *given, "--root", str(root)]) == 0
    assert load(root).events["1932-ducks"].record.kind == "plan"


def test_an_event_without_a_source_is_not_written(
    freedonia: Build, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is asked for again; who gives up there has written nothing."""
    answers += ["", ""]
    root = freedonia({})
    before = sorted(root.rglob("*"))
    given = [
        "--title",
        "Ducks",
        "--date",
        "1932",
        "--theme",
        "ducks",
        "--kind",
        "event",
        "--actor",
        "firefly",
    ]
    assert main(["new", *given, "--place", "fredville", "--root", str(root)]) == 2
    captured = capsys.readouterr()
    assert captured.out.count("An event needs at least one source") == 2
    assert captured.err.startswith("chronology: stopped; nothing was written. ")
    assert sorted(root.rglob("*")) == before


# ---- nothing that was answered is lost

REPLIES = {
    "What happened?": "Firefly's “bargain” = a treaty",
    "When?": "1932-06",
    "What kind?": "",
    "Which themes?": "ducks, Borders",
    "Who took part?": "",
    "Where?": "Fredville",
    "Which source?": "Gazette",
    "Which paragraphs?": "2 fn1",
    "What do they say": "It was signed; 1 + 1 = 2.",
    "Another source?": "",
    "What happened, in a sentence or two?": "It was signed.",
    "Which id?": "1932-resumed",
}


@pytest.mark.parametrize(
    ("stop", "end"), [*((stop, EOFError) for stop in REPLIES), ("Which id?", KeyboardInterrupt)]
)
def test_who_stops_at_any_question_can_go_on_there(
    freedonia: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stop: str,
    end: type[BaseException],
) -> None:
    """The options that are printed give every answer again, and none of it is asked twice."""
    root = freedonia({})
    before = sorted(root.rglob("*"))
    known, asked = set(load(root).events), list[str]()

    def answer(prompt: str) -> str:
        (question,) = (one for one in REPLIES if prompt.startswith(one))
        if question == stop and stop not in asked:
            asked.append(stop)
            raise end
        asked.append(question)
        return REPLIES[question]

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["new", "--root", str(root)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("chronology: stopped; nothing was written")
    assert sorted(root.rglob("*")) == before
    again = re.search(r"run the command again with these options:\n  (.+)\n", error)
    assert main(["new", *(shlex.split(again[1]) if again else []), "--root", str(root)]) == 0
    answered = list(REPLIES)[: list(REPLIES).index(stop)]
    if stop == "Which paragraphs?":  # a source without paragraphs cites nothing yet
        answered.remove("Which source?")
    assert [question for question in answered if asked.count(question) > 1] == []
    (event,) = (entry.record for key, entry in load(root).events.items() if key not in known)
    assert (event.title, event.kind, event.actors) == (REPLIES["What happened?"], "event", ())
    assert (event.themes, event.places) == (("ducks", "borders"), ("fredville",))
    assert [(claim.source, claim.at) for claim in event.claims] == [("gazette", ("2", "fn1"))]
    texts = {"What do they say": event.claims[0].text, "What happened, in a sentence or two?": event.summary}
    assert [
        text for question, text in texts.items() if question in answered and text != REPLIES[question]
    ] == []


def test_the_last_question_is_asked_until_its_answer_will_do(freedonia: Build, answers: list[str]) -> None:
    """An id that is none, and one that an event has."""
    answers += ["../x", "1932-treaty", "1932-free"]
    root = freedonia({})
    given = [*WHOLE[1:], "--summary", "S."]
    place = given.index("--theme")
    del given[place : place + 2]
    answers.insert(0, "ducks")
    assert main(["new", *given, "--root", str(root)]) == 0
    assert (root / "events" / "1932-free.yml").is_file()


@pytest.mark.parametrize("wrong", [("--id", "1932-treaty"), ("--theme", "money"), ("--cite", "gazette:99")])
def test_an_option_that_will_not_do_is_refused_before_anything_is_asked(
    freedonia: Build, answers: list[str], wrong: tuple[str, str]
) -> None:
    """There is no answer to be lost."""
    assert main(["new", *wrong, "--root", str(freedonia({}))]) == 2
    assert answers == []


@pytest.mark.parametrize("text", ["x" * 601, "A\u202etreaty"], ids=["too long", "a hidden character"])
def test_a_claim_that_will_not_do_is_asked_for_again(
    freedonia: Build, answers: list[str], capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """And as an option it is refused."""
    root = freedonia({})
    answers += ["A treaty", "1932", "", "ducks", "", "", "gazette", "2", text, "It was signed.", "", "", ""]
    assert main(["new", "--root", str(root)]) == 0
    assert load(root).events["1932-treaty-2"].record.claims[0].text == "It was signed."
    assert main([*WHOLE, "--cite", f"gazette:2={text}", "--root", str(root)]) == 2
    assert "text" in capsys.readouterr().err
    assert main(["check", "--root", str(root)]) == 1
    assert "error[yaml]" not in capsys.readouterr().out


def test_where_the_file_cannot_be_written_the_answers_are_kept(
    freedonia: Build, answers: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on a full disk."""

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(files, "write", full)
    answers += REPLIES.values()
    assert main(["new", "--root", str(freedonia({}))]) == 2
    error = capsys.readouterr().err
    assert error.startswith("chronology: No space left on device. To keep your answers")
    assert "It was signed; 1 + 1 = 2." in error


# ---- ids and names

IDS = {
    ("The Duck Treaty of Freedonia is signed", "1932-06-17"): "1932-06-17-duck-treaty-freedonia-signed",
    ("Freedonia’s ducks", "1932-06~"): "1932-06-freedonia-ducks",
    ("Ducks", "193X"): "1930s-ducks",
    ("Ducks in 1932", "1932-21"): "1932-ducks",
    ("Ducks", "1932-06-17/.."): "1932-06-17-ducks",
    ("Ducks", "[1931,1932]"): "1931-ducks",
    ("Église d’Été", "1932"): "1932-eglise-d-ete",
    ("Утки", "1932"): "1932-event",
    ("taken", "1932"): "1932-taken-3",
    (
        "donaudampfschifffahrtsgesellschaftskapitaen " * 3,
        "1932",
    ): "1932-donaudampfschifffahrtsgesellschaftskapitaen-donaudampfs",
}


@pytest.mark.parametrize(("said", "expected"), IDS.items(), ids=IDS.values())
def test_an_id_is_made_of_date_and_title(said: tuple[str, str], expected: str) -> None:
    """Small Latin letters and digits, telling words, no longer than 60, and no id that is taken."""
    title, date = said
    assert proposed_id(title, date, {"1932-taken", "1932-taken-2"}) == expected


def test_a_name_that_two_records_share_is_asked_back(freedonia: Build) -> None:
    """With both; and names are found whatever their case and language."""
    changes = {
        ACTORS: {"aliases: [Sylvanian]": "aliases: [Sylvanian]\n  names: {ru: Сильвания, fr: Rufus Firefly}"}
    }
    actors = choices(load(freedonia(changes)))["actor"]
    assert actors.find("СИЛЬВАНИЯ") == "sylvania"
    assert actors.find("freedonian") == "freedonia"
    with pytest.raises(
        ValueError, match=r'^actor " RUFUS  FIREFLY " is ambiguous: "Rufus Firefly" \(firefly\) or "Sylvania"'
    ):
        actors.find(" RUFUS  FIREFLY ")
