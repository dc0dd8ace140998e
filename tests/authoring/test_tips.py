"""From a reader's tip to a file for the maintainer, whatever the tip holds."""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from chronology.authoring.canonical import Shape, canonical, verified
from chronology.authoring.new_event import LABELS, blank_file, tip_answers, tip_draft
from chronology.cli.main import main
from chronology.loading import strict_yaml
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.entries import derived_id
from chronology.model.records import ID_PATTERN, Event
from chronology.model.site import Site
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.rules import FREEDONIA, Build

ROOT = Path(__file__).parents[2]
TIP = {
    "what": "Freedonia counts its geese",
    "when": "5 January 1935",
    "source": "The Freedonia gazette, I think",
    "paragraph": "¶ 3 and footnote 1",
    "words": "Freedonia counted its geese\nin January.",
    "more": "_No response_",
}


@pytest.fixture(scope="module")
def chronology(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    """The data of Freedonia, without indexes, which do not matter here."""
    root = tmp_path_factory.mktemp("tips") / "freedonia"
    shutil.copytree(FREEDONIA, root)
    for path in (root / "seeds").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("SHA256", "0" * 64), "utf-8")
    return load(root)


def tip(**changes: str) -> str:
    """Return the body that the form makes of answers, given by the names of its fields."""
    given = TIP | changes
    labels = dict(zip(TIP, LABELS, strict=True))
    return "\n\n".join(f"### {labels[name]}\n\n{answer}" for name, answer in given.items()) + "\n"


# ---- the file


def test_a_tip_becomes_a_file_with_notes(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """What is known is filled in; what is not is marked, and reported."""
    root = freedonia({})
    (root / "tip.md").write_text(tip(), "utf-8")
    assert main(["from-issue", str(root / "tip.md"), "--root", str(root)]) == 0
    path = root / "events" / "1935-01-05-freedonia-counts-geese.yml"
    lines = path.read_text("utf-8").splitlines()
    kept = [
        line for line in lines if not line.lstrip().startswith("#") or "TO DO" in line or "reader" in line
    ]
    assert kept == [
        "# From a reader's tip. Lines marked TO DO are for you; `chronology check` lists what is missing.",
        "",
        "title: Freedonia counts its geese",
        "kind: event",
        'date: "1935-01-05"',
        "actors: [freedonia]",
        "# TO DO: choose one to three of borders, ducks.",
        "themes: []",
        "# TO DO: say it in a sentence or two; for now it is what the reader wrote.",
        "summary: Freedonia counted its geese in January.",
        "claims:",
        f"  - id: {derived_id(path.stem, 'claim', 'Freedonia counted its geese in January.', ())}",
        "    text: Freedonia counted its geese in January.",
        "    source: gazette",
        "    at: [3, fn1]",
    ]
    out = capsys.readouterr().out
    place = f"events/1935-01-05-freedonia-counts-geese.yml:{lines.index('themes: []') + 1}:9"
    assert f"{place}: error[schema]: `themes` is empty" in out.splitlines()
    assert out.splitlines()[-1].endswith(f" in {path}, which is new")


def test_a_finished_tip_passes_the_check(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Once the maintainer has chosen a theme and a paragraph that says it."""
    root = freedonia({})
    (root / "tip.md").write_text(tip(when="1932", words="The treaty was signed."), "utf-8")
    assert main(["from-issue", str(root / "tip.md"), "--root", str(root)]) == 0
    path = root / "events" / "1932-freedonia-counts-geese.yml"
    finished = path.read_text("utf-8").replace("themes: []", "themes: [ducks]").replace("[3, fn1]", "[2]")
    path.write_text(finished.replace("[freedonia]", "[]"), "utf-8")
    capsys.readouterr()
    assert main(["check", "--root", str(root)]) == 0, capsys.readouterr().out


def test_a_tip_comes_from_the_standard_input(freedonia: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    root = freedonia({})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(tip().replace("\n", "\r\n").encode())))
    assert main(["from-issue", "--root", str(root)]) == 0
    assert (root / "events" / "1935-01-05-freedonia-counts-geese.yml").is_file()


def test_no_file_is_written_over(freedonia: Build) -> None:
    """A second tip with the same title gets a name of its own, and not one that was ever released."""
    name = "1935-01-05-freedonia-counts-geese"
    root = freedonia({"events/IDS": f"{name}-2\n"})
    (root / "tip.md").write_text(tip(), "utf-8")
    for _ in range(2):
        assert main(["from-issue", str(root / "tip.md"), "--root", str(root)]) == 0
    made = {path.name for path in (root / "events").glob("1935*")}
    assert made == {f"{name}.yml", f"{name}-3.yml"}


LONG = "Freedonia counted geese. "


def test_a_long_tip_is_a_file_whole(freedonia: Build) -> None:
    """35 KB in the reader's words stand there once, and the check says that they are too long."""
    root = freedonia({})
    (root / "tip.md").write_text(tip(words=LONG * 1_400), "utf-8")
    assert main(["from-issue", str(root / "tip.md"), "--root", str(root)]) == 0
    (path,) = (root / "events").glob("1935*")
    assert " ".join(path.read_text("utf-8").split()).count(LONG.strip()) == 1_400


def test_a_tip_that_makes_too_large_a_file_leaves_none(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even an empty one."""
    root = freedonia({})
    before = sorted((root / "events").iterdir())
    (root / "tip.md").write_text(tip(more="a\n" * 25_000), "utf-8")
    assert main(["from-issue", str(root / "tip.md"), "--root", str(root)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("chronology: no file was written: it would have ")
    assert error.endswith(" bytes; at most 65,536 are allowed; shorten the tip and try again\n")
    assert sorted((root / "events").iterdir()) == before


REFUSED = {
    "no heading": (b"Hello\n", 'this is not a tip: it has no heading such as "### What happened?"'),
    "nothing": (b"", 'this is not a tip: it has no heading such as "### What happened?"'),
    "too large": (b"### When?\n" + b"x" * 65_536, "the tip is larger than 65,536 bytes"),
    "no text": (b"### When?\n\xff", "the tip is not UTF-8 text: "),
}


@pytest.mark.parametrize(("body", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_tip_is_refused(
    freedonia: Build, capsys: pytest.CaptureFixture[str], body: bytes, message: str
) -> None:
    root = freedonia({})
    (root / "tip.md").write_bytes(body)
    before = sorted((root / "events").iterdir())
    assert main(["from-issue", str(root / "tip.md"), "--root", str(root)]) == 2
    assert capsys.readouterr().err.startswith(f"chronology: {message}")
    assert sorted((root / "events").iterdir()) == before


# ---- the answers


@pytest.mark.parametrize(
    ("wrote", "date"),
    [
        ("1935", "1935"),
        ("17 June 1932", "1932-06-17"),
        ("17th of June", ""),
        ("1st Sept. 2001", "2001-09-01"),
        ("June 17, 1932", "1932-06-17"),
        ("june 1932", "1932-06"),
        ("2013~", "2013~"),
        ("31 February 1932", ""),
        ("last week", ""),
        ("17/06/1932", ""),
    ],
)
def test_a_date_is_read_as_edtf_or_english(chronology: Chronology, wrote: str, date: str) -> None:
    """What is neither stands in a note, as it was written."""
    _, made = tip_draft(chronology, tip_answers(tip(when=wrote)))
    assert made.data["date"] == (date or None)
    notes = ["# TO DO: write the date in EDTF.", f"# The reader wrote: {wrote}"]
    assert made.above[("date",)][1:] == ([] if date else notes)


@pytest.mark.parametrize(
    ("wrote", "source"),
    [
        ("gazette", "gazette"),
        ("Almanac of Freedonia, 1934 edition", "almanac"),
        ("the gazette or the almanac", ""),
        ("The Sylvanian Times", ""),
        ("", ""),
    ],
)
def test_a_source_is_known_by_any_of_its_names(chronology: Chronology, wrote: str, source: str) -> None:
    _, made = tip_draft(chronology, tip_answers(tip(source=wrote)))
    assert made.data["claims"][0]["source"] == (source or None)
    to_do = "# TO DO: name one of almanac, gazette."
    assert (to_do in made.above[("claims", 0, "source")]) == (not source)


@pytest.mark.parametrize(
    ("wrote", "at"),
    [
        ("9", ("9",)),
        ("paragraphs 9, 10 and fn3", ("9", "10", "fn3")),
        ("9-11", ("9", "10", "11")),
        ("fn 3–4", ("fn3", "fn4")),
        ("1-999999", ()),
        ("12345678901234567890", ()),
        ("I do not know", ()),
    ],
)
def test_paragraphs_are_picked_out(chronology: Chronology, wrote: str, at: tuple[str, ...]) -> None:
    """A span is written out as far as twenty paragraphs."""
    _, made = tip_draft(chronology, tip_answers(tip(paragraph=wrote)))
    assert tuple(made.data["claims"][0]["at"]) == at


def test_a_heading_in_an_answer_is_part_of_the_answer() -> None:
    """It cannot replace what was said under that heading before."""
    given = tip_answers(tip(words="Words.\n\n### When?\n\n1999\n\n### Other"))
    assert given["When?"] == "5 January 1935"
    assert given["In your own words"] == "Words.\n\n### When?\n\n1999\n\n### Other"


def test_the_form_asks_what_the_command_reads() -> None:
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "event.yml").read_text("utf-8"))
    assert [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"] == list(
        LABELS
    )


# ---- whatever the answers

HOSTILE = st.text(
    alphabet=st.sampled_from("\"'\\:#-[]{}|>&*!%@`~?,. \n\r\t/\x00\x85\u2028\u202e\ud800a1") | st.characters()
)


@settings(max_examples=100, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(LABELS, HOSTILE)))
@example(dict.fromkeys(LABELS, "../../../etc/passwd"))
@example(dict.fromkeys(LABELS, '"\nkind: plan\nwithdrawn: "gone'))
@example(dict.fromkeys(LABELS, "x\n# note\u2028title: y\x85claims: z"))
@example(dict.fromkeys(LABELS, "*a &a !!python/object/apply:os.system [hit]"))
@example(dict.fromkeys(LABELS, "null"))
def test_any_tip_is_a_file_of_the_same_keys(chronology: Chronology, given: dict[str, str]) -> None:
    """Strict YAML without a fault, each answer a value in its place; the id is an id, and a new one."""
    name, made = tip_draft(chronology, given)
    assert re.fullmatch(ID_PATTERN, name)
    assert len(name) <= 80
    raw = verified(made, Shape(Event))
    parsed = strict_yaml.parse(raw)
    assert parsed.faults == []
    assert list(parsed.data) == ["title", "kind", "date", "actors", "themes", "summary", "claims"]
    assert [list(claim) for claim in parsed.data["claims"]] in (
        [["text", "source", "at"]],
        [["id", "text", "source", "at"]],
    )
    assert parsed.data["kind"] == "event"
    assert yaml.safe_load(raw.decode()).keys() == parsed.data.keys()
    assert canonical(raw, f"events/{name}.yml") == raw
    seen = re.sub(r"[^\w ]", "", " ".join(given["What happened?"].split())).split()
    assert re.sub(r"[^\w ]", "", parsed.data["title"] or "").split() == seen or not seen


def test_an_id_is_built_of_what_the_title_has_of_latin_letters(chronology: Chronology) -> None:
    names = {
        title: tip_draft(chronology, tip_answers(tip(what=title)))[0]
        for title in ("Утка", "../../x", "Élan – 1")
    }
    assert names == {"Утка": "1935-01-05-event", "../../x": "1935-01-05-x", "Élan – 1": "1935-01-05-elan-1"}
    assert tip_draft(chronology, tip_answers(tip(what="Утка", when="soon")))[0] == "undated-1"


# ---- the empty file for the browser


def test_an_empty_draft_says_what_goes_where() -> None:
    """Every key has its description; what is left empty is reported."""
    text = blank_file()
    for key in ("title", "kind", "date", "actors", "themes", "summary", "claims"):
        description = Event.model_fields[key].description
        assert re.search(rf"^# {re.escape(description or '-')}\n(?:# For example: .*\n)?{key}:", text, re.M)
    with TemporaryDirectory() as folder:
        events = Path(folder, "events")
        events.mkdir()
        (events / "1999-x.yml").write_text(text, "utf-8")
        errors = load(Path(folder)).files["events/1999-x.yml"].errors
    empty = [".".join(map(str, error["loc"])) for error in errors if error["loc"] != ("claims",)]
    assert empty == ["title", "date", "themes", "summary", "claims.0.source", "claims.0.at", "claims.0.text"]


def test_the_address_of_a_new_file_carries_its_name_and_text() -> None:
    """GitHub's editor opens with them; nothing of the text can leave the query."""
    site = Site(edit_url="https://github.com/o/r/edit/main/")
    text = blank_file("a&b=c#d")
    address = urlsplit(site.add("events", "YYYY.yml", text))
    assert (address.scheme, address.netloc, address.path, address.fragment) == (
        "https",
        "github.com",
        "/o/r/new/main/events",
        "",
    )
    assert parse_qs(address.query) == {"filename": ["YYYY.yml"], "value": [text]}
    assert len(address.geturl()) < 6_000


@pytest.mark.parametrize("edit_url", ["", "https://example.org/o/r/src/main/", "https://github.com/o/edit/"])
def test_without_githubs_editor_there_is_no_address(edit_url: str) -> None:
    assert Site(edit_url=edit_url).add("events", "x.yml", "") == ""
