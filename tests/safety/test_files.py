"""Files that try to crash, to stall, or to lead out of the tree: each is an error with its place."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from chronology.loading import loader
from chronology.model.utf8 import called
from chronology.rules.findings import REPORTERS, Finding
from chronology.rules.registry import findings

from tests.rules import ACTORS, GAZETTE, LAPSE, RETIRED, TREATY, Build, Changes

Check = Callable[[Changes], list[Finding]]
PATIENCE = 10.0  # seconds, for what takes a tenth of one


@pytest.fixture
def check(freedonia: Build) -> Check:
    """Return a function that checks Freedonia with changes: in good time, with every finding in its file."""

    def run(changes: Changes) -> list[Finding]:
        root = freedonia(changes)
        began = monotonic()
        found = findings(loader.load(root))
        assert monotonic() - began < PATIENCE
        assert not [one for one in found if "crashed" in one.message]
        return found

    return run


def only(found: list[Finding], rule: str, words: str) -> Finding:
    """Return the one finding of a rule with these words."""
    (finding,) = [one for one in found if one.rule == rule and words in one.message]
    assert finding.severity == "error"
    return finding


BOMBS = {
    "a billion laughs": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "yaml",
        "anchor `&a`",
    ),
    "an alias": ("title: *x\n", "yaml", "alias `*x`"),
    "a merge": ("<<: {colour: x}\n", "schema", ""),
    "a merge of an alias": ("a: &a {title: x}\n<<: *a\n", "yaml", "alias `*a`"),
    "a tag that builds an object": ("title: !!python/object/apply:os.system [hit]\n", "yaml", "tag `"),
    "a tag of YAML's own": ("title: !!binary aGl0\n", "yaml", "tag `"),
    "a tag of a key": ("!x title: x\n", "yaml", "tag `!x`"),
    "a second document": ("title: x\n---\ntitle: y\n", "yaml", "a second document begins"),
    "a directive": ("%TAG ! tag:evil,2000:\n---\ntitle: !x y\n", "yaml", "tag `tag:evil,2000:x`"),
}


@pytest.mark.parametrize(("text", "rule", "words"), BOMBS.values(), ids=BOMBS.keys())
@pytest.mark.parametrize("path", [TREATY, GAZETTE, ACTORS, RETIRED])
def test_t5_a_yaml_bomb_is_refused(check: Check, path: str, text: str, rule: str, words: str) -> None:
    """In every kind of file, by the reader; a merge is a key like any other, which no record has."""
    found = [one for one in check({path: text}) if one.path == path and one.severity == "error"]
    assert [one for one in found if rule == one.rule and words in one.message]
    assert all(1 <= one.line <= text.count("\n") + 1 for one in found)


NESTED = {
    "lists": "[" * 30_000,
    "mappings": "{a: " * 15_000,
    "blocks": "\n".join(" " * n + "a:" for n in range(350)),
    "dashes": "- " * 30_000,
    "thirteen levels": "title: " + "[" * 13 + "]" * 13,
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
@pytest.mark.parametrize("path", [TREATY, GAZETTE, ACTORS, RETIRED])
def test_t6_deep_nesting_is_refused(check: Check, path: str, text: str) -> None:
    """Without a crash of the reader, however deep."""
    found = [one for one in check({path: text}) if one.path == path and one.rule == "yaml"]
    assert found
    assert "levels of nesting" in found[0].message or "not readable as YAML" in found[0].message


HUGE = {
    TREATY: ("yaml", "the file is larger than 65,536 bytes"),
    GAZETTE: ("yaml", "the file is larger than 65,536 bytes"),
    ACTORS: ("yaml", "the file is larger than 65,536 bytes"),
    RETIRED: ("yaml", "the file is larger than 65,536 bytes"),
    "seeds/evidence/gazette.tsv": ("evidence-index", "it is larger than 4,194,304 bytes"),
    "events/IDS": ("lost-id", "it is larger than 4,194,304 bytes"),
}


@pytest.mark.parametrize(("path", "said"), HUGE.items(), ids=HUGE.keys())
def test_t7_a_huge_file_is_refused_unread(freedonia: Build, path: str, said: tuple[str, str]) -> None:
    """64 KiB for a record, 4 MiB for an index or list; no more than that is ever in memory."""
    root = freedonia({})
    with (root / path).open("ab") as file:
        file.truncate(500_000_000)
    tracemalloc.start()
    loaded = loader.load(root)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    only(findings(loaded), *said)


NUMBERS = {
    "a year": ('date: "1932-06-17"', f'date: "{"9" * 5_000}"'),
    "a set": ('date: "1932-06-17"', f'date: "[{",".join(["1932"] * 5_000)}]"'),
    "a paragraph": (
        'at: ["2"]\n  - text: The treaty let',
        f'at: ["{"9" * 5_000}"]\n  - text: The treaty let',
    ),
    "a number in a claim": ("let 2,500 ducks", f"let {'9' * 500} ducks"),
    "a list of actors": ("actors: [freedonia, sylvania]", f"actors: [{', '.join(['freedonai'] * 5_000)}]"),
}


@pytest.mark.parametrize(("old", "new"), NUMBERS.values(), ids=NUMBERS.keys())
def test_t7_huge_numbers_and_lists_are_refused(check: Check, old: str, new: str) -> None:
    assert [one for one in check({TREATY: {old: new}}) if one.severity == "error" and one.path == TREATY]


def test_t7_a_list_of_thousands_of_wrong_names_is_refused_in_time(check: Check) -> None:
    """It is too long, and what is beyond its limit is not looked at."""
    names = ", ".join(f"a{number:04}x" for number in range(8_000))
    found = check({TREATY: {"actors: [freedonia, sylvania]": f"actors: [{names}]"}})
    only(found, "schema", "`actors` has 8000 entries; at most 30")
    assert len([one for one in found if one.rule == "unknown-id"]) == 30


NAMES = [
    "../x",
    "../../etc/passwd",
    "/etc/passwd",
    "a/b",
    "a\\b",
    ".",
    "..",
    "a\nb",
    "%2e%2e%2fx",
    "x.yml/y",
    "C:x",
]


@pytest.mark.parametrize("name", NAMES)
def test_t8_a_name_that_leaves_the_tree_is_no_id(check: Check, name: str) -> None:
    """In every place where a file names another: the schema refuses what is not small letters and digits."""
    quoted = json.dumps(name)
    changes: Changes = {
        TREATY: {
            "actors: [freedonia, sylvania]": f"actors: [{quoted}]",
            "places: [fredville]": f"places: [{quoted}]",
            "themes: [borders]": f"themes: [{quoted}]",
            'source: gazette\n    at: ["2"]': f'source: {quoted}\n    at: ["2"]',
            "speaker: firefly": f"speaker: {quoted}",
        },
        "docs/retired.yml": f"1931-duck: {{title: A duck, moved_to: {quoted}}}\n",
    }
    found = [one for one in check(changes) if one.rule == "schema"]
    assert len([one for one in found if one.path == TREATY]) == 5
    assert len([one for one in found if one.path == "docs/retired.yml"]) == 1


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/b", ".."])
def test_t8_a_cross_reference_leads_to_an_event_or_is_an_error(check: Check, name: str) -> None:
    text = "Freedonia and Sylvania sign a treaty on ducks"
    finding = only(check({TREATY: {text: f"{text} [[{name}]]"}}), "cross-references", name)
    assert finding.path == TREATY


def test_t8_the_name_of_a_document_is_never_opened(check: Check) -> None:
    """It stands in the record, and only the index is read, which is found by the record's own name."""
    secret = "seeds/../../secret.txt"
    assert [
        one for one in check({GAZETTE: {"file: gazette.txt": f"file: ../{secret}"}}) if one.rule != "ledger"
    ] == []


LINKS = {
    "an event": "events/1999-link.yml",
    "the list of ids": "events/IDS",
    "a source": "seeds/link.yml",
    "an index": "seeds/evidence/gazette.tsv",
    "a vocabulary": "vocabulary/places.yml",
    "the page of a theme": "docs/themes/ducks.md",
    "the list of retired events": "docs/retired.yml",
    "another page": "docs/leak.md",
    "a picture": "docs/assets/leak.png",
}


@pytest.mark.parametrize("path", LINKS.values(), ids=LINKS.keys())
@pytest.mark.parametrize("target", ["absolute", "relative", "nowhere", "device"])
def test_t9_a_link_is_not_followed_and_an_error(check: Check, tmp_path: Path, path: str, target: str) -> None:
    """Wherever it leads, and though it may lead to a file without a fault."""
    secret = tmp_path / "secret"
    secret.write_text("secret: {title: SECRET, withdrawn: SECRET}\n", "utf-8")
    leads = {
        "absolute": secret,
        "relative": Path("../" * 20 + "etc/passwd"),
        "nowhere": Path("nowhere"),
        "device": Path("/dev/zero"),
    }
    found = check({path: leads[target]})
    about = [one for one in found if one.path == path or path in one.message]
    assert any(one.severity == "error" for one in about)
    assert not any("SECRET" in one.message or "root:" in one.message for one in found)


@pytest.mark.parametrize("folder", ["events", "seeds", "seeds/evidence", "vocabulary", "docs"])
def test_t9_a_folder_that_is_a_link_is_not_followed_and_an_error(freedonia: Build, folder: str) -> None:
    root = freedonia({RETIRED: "", "docs/changes.yml": ""})
    elsewhere = root.parent / "elsewhere"
    (root / folder).rename(elsewhere)
    (root / folder).symlink_to(elsewhere)
    chronology = loader.load(root)
    (finding,) = [one for one in findings(chronology) if one.path == folder and one.rule == "file-name"]
    assert finding.message == "a symbolic link; only plain files are read"
    assert not [path for path in chronology.files if path.startswith(f"{folder}/")]
    assert not folder.startswith("seeds") or not chronology.evidence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize(
    "path", ["events/1999-pipe.yml", "seeds/evidence/gazette.tsv", "events/IDS", RETIRED]
)
def test_t9_a_pipe_is_not_waited_for(freedonia: Build, path: str) -> None:
    """What is no plain file is not opened."""
    root = freedonia({})
    (root / path).unlink(missing_ok=True)
    os.mkfifo(root / path)
    found = findings(loader.load(root))
    assert [one for one in found if one.severity == "error" and (path in one.message or one.path == path)]


UNSEEN = "\x00\x07\x1b\x7f\x85\xad\u061c\u200b\u200e\u2028\u202a\u202e\u2060\u2066\ufeff\U000e0041"
BLANK = "\u034f\u115f\u1160\u200c\u200d\u206a\u206f\u2800\u3164\uffa0"


@pytest.mark.parametrize("character", UNSEEN + BLANK, ids=lambda one: f"U+{ord(one):04X}")
@pytest.mark.parametrize("path", [TREATY, GAZETTE, ACTORS, RETIRED])
def test_t10_a_character_that_is_not_seen_is_refused(check: Check, path: str, character: str) -> None:
    """As it is, with its place."""
    found = check({path: f"title: Du{character}ck\n"})
    words = f"character {called(character)} is invisible or changes the direction of text"
    finding = only(found, "yaml", words)
    assert (finding.path, finding.line, finding.column) == (path, 1, 10)


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\u202e", "\\U000E0041", "\\x85", "\\L", "\\N", "\\u3164"])
def test_t10_an_escape_is_refused_like_its_character(check: Check, escape: str) -> None:
    only(check({TREATY: f'title: "Du{escape}ck"\n'}), "yaml", "is invisible or changes the direction of text")


@pytest.mark.parametrize("written", ['"Du\\rck"', '"Du\\tck"', "Du\tck", "'Du\tck'", ">-\n  Du\tck"])
@pytest.mark.parametrize("key", ["title", "summary", "date_note"])
def test_t10_no_value_holds_a_tab_or_a_carriage_return(check: Check, key: str, written: str) -> None:
    """A carriage return begins a line in CSV, iCalendar and RIS."""
    named = "U+000D (CARRIAGE RETURN)" if "\\r" in written else "U+0009 (CHARACTER TABULATION)"
    finding = only(check({TREATY: f"{key}: {written}\n"}), "yaml", f"character {named} in a value")
    assert (finding.path, finding.line, finding.column) == (TREATY, 1, len(key) + 3)


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_t10_a_report_shows_what_cannot_be_seen(form: str) -> None:
    """In the terminal, on GitHub and in a summary: as its number, so that no report can be steered."""
    text = f"a{UNSEEN}\x9b\ud800b"
    report = REPORTERS[form]([Finding("events/a.yml", 1, 1, "error", "yaml", text, text)], "it")
    assert "\\u202e" in report
    steering = set(report) & set(UNSEEN + "\x9b\ud800")
    assert steering == set()


LOOK_ALIKES = {
    "Cyrillic": "fr\u0435\u0435donia",
    "Greek": "freed\u03bfnia",
    "full width": "freedonia".translate({ord(c): ord(c) + 0xFEE0 for c in "freedonia"}),
    "a ligature": "ﬁrefly",
    "a dotless letter": "f\u0131refly",
    "a combining mark": "freedo\u0301nia",
    "a hyphen of another kind": "1932\u2010treaty",
    "a capital": "Freedonia",
    "digits of another script": "1932-treaty".translate({ord("1"): 0x661, ord("9"): 0x669}),
}


@pytest.mark.parametrize("title", ["Freedonia counts\u00a0its ducks", "Ｆreedonia count\u0323s its ducks"])
def test_t11_a_title_that_only_seems_to_be_another_is_refused(check: Check, title: str) -> None:
    only(
        check({LAPSE: {"The Duck Treaty comes to an end": title}}),
        "duplicate-title",
        "the title is the same as that of `1933-count`",
    )


def test_t11_a_host_with_letters_that_look_like_others_is_refused(check: Check) -> None:
    """Punycode may be given in their place, which looks like no other host."""
    found = check({GAZETTE: {"https://gazette.example/": "https://www.ex\u0430mple.org/"}})
    only(found, "schema", "is not a valid value of `url`")


@pytest.mark.parametrize("name", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_t11_an_id_with_a_look_alike_is_refused(check: Check, name: str) -> None:
    """As the name of an event or source, as a key of the vocabulary, and where it is used."""
    actor = f"  {name}: {{name: Freedonia too, kind: state}}\n".lstrip()
    changes: Changes = {
        f"events/{name}.yml": "title: A duck\n",
        RETIRED: f"{name}: {{title: A duck, withdrawn: It was a goose.}}\n",
        f"seeds/{name}.yml": "title: A duck\n",
        ACTORS: actor,
        TREATY: {"actors: [freedonia, sylvania]": f"actors: [{name}]"},
    }
    found = check(changes)
    named = {
        one.path for one in found if one.rule == "file-name" and f"`{name}` is not a valid id" in one.message
    }
    assert named == {f"events/{name}.yml", f"seeds/{name}.yml", ACTORS, RETIRED}
    assert [one for one in found if one.path == TREATY and one.rule == "schema" and name in one.message]


ADDRESSES = [
    "javascript:hit()",
    "JaVaScRiPt:hit()",
    " javascript:hit()",
    "java\tscript:hit()",
    "data:text/html,<script>hit()</script>",
    "vbscript:hit()",
    "file:///etc/passwd",
    "//evil.example/",
    "/relative",
    "mailto:x@y.z",
    "https://",
    "https://a b",
    'https://x/"onmouseover="hit()',
    "https://x/<script>",
    "https://x\\@y",
    "https://x/\njavascript:hit()",
    "https://bank.example@evil.example/",
    "https://bank.ex\u0430mple/",
    "https://bank.example:123456/",
    "https://bank.example:x/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_t13_only_an_address_of_the_web_is_one(check: Check, address: str) -> None:
    """In the one field that becomes a link."""
    quoted = (
        '"'
        + address.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        + '"'
    )
    found = check({GAZETTE: {"url: https://gazette.example/ducks": f"url: {quoted}"}})
    (finding,) = [one for one in found if one.path == GAZETTE]
    assert finding.severity == "error"
    assert (finding.rule, "url" in finding.message) == (
        ("schema", True) if "\t" not in address else ("yaml", False)
    )
