"""What the check asks the documents themselves, where they are at hand."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path

import pytest
from chronology.authoring import documents
from chronology.authoring.documents import DOCUMENTS, FRAGMENTS, QUOTATIONS, RUNS
from chronology.cli.main import main
from chronology.loading.loader import load
from chronology.model import evidence
from chronology.rules.base import Rule
from chronology.rules.findings import as_text
from chronology.rules.registry import findings

from tests.rules import COUNT, FREEDONIA, LAPSE, SILENT, TREATY, Build, Changes
from tests.rules.test_examples import example

FIREFLY = "Firefly called it “a bargain”."
ABSENT = "there is no such file in the folder of documents"
TIP = f"    {QUOTATIONS.tip}"


def report(root: Path, folder: Path | None = None) -> str:
    """Return what the documents of a chronology, all of whose events can be read, say of it."""
    chronology = load(root)
    assert not any(chronology.broken.values())
    found = sorted(documents.check(chronology, folder or root / "texts"))
    return as_text(found, "Freedonia").removesuffix("\n")


def quoting(quotation: str, text: str = "") -> Changes:
    """Return the changes that make a claim on paragraph 4 of the Gazette quote something."""
    changes: dict[str, dict[str, str]] = {TREATY: {FIREFLY: quotation}}
    if text:
        changes["texts/gazette.txt"] = {"“a bargain between good neighbours”": text}
    return changes


# ---- quotations

LOST = "it “was not a bargain for ducks, and never will be, for ducks: they swim”"
UNTRUE = {
    "lost its not": "“was a bargain”",
    "runs backwards": "“bargain a not was”",
    "skips words without saying so": "“was not a bargain they swim”",
    "its pieces run backwards": "“never will be … was not”",
    "half a word": "“as not a bargain”",
    "half a word at the end": "“was not a barg”",
    "small letters that are large": "“was NOT a bargain”",
}


@pytest.mark.parametrize("quotation", UNTRUE.values(), ids=UNTRUE.keys())
def test_a_quotation_that_does_not_stand_in_one_piece_is_found(freedonia: Build, quotation: str) -> None:
    """Though most of these have no word that the paragraph lacks."""
    said = f"{quotation} does not appear word for word in `gazette` ¶ 4"
    assert report(freedonia(quoting(f"They said {quotation}.", LOST))) == cleandoc(
        f"""
        events/1932-treaty.yml:16:5: error[document-quotations]: {said}
        {TIP}
        1 error, 0 warnings in Freedonia
        """
    )


TRUE = {
    "as it stands": ("“was not a bargain”", LOST),
    "a large first letter": ("“Was not a bargain”", LOST),
    "a full stop of ours": ("“was not a bargain for ducks.”", LOST),
    "words left out": ("“was not a bargain … they swim”", LOST),
    "words left out at an end": ("“… a bargain for ducks...”", LOST),
    "brackets for what is left out": ("“was not a bargain [...] they swim”", LOST),
    "brackets for a word of ours": ("“was not [the treaty] a bargain”", LOST),
    "a letter of ours": ("“[N]ot a bargain”", LOST),
    "an ending of ours": ("“not a bargain[s]”", LOST),
    "other marks and spaces": (
        "“Firefly's so-called ‘bargain’ - 2,500 ducks”",
        "Firefly’s so‑called “bargain”—2,500\u00a0ducks",
    ),
    "composed otherwise": ("“the cafe\u0301”", "the café"),
    "a footnote's mark": ("“the bargain, he said”", "the bargain,3 he said"),
    "nothing but an omission": ("“…”", LOST),
    "a soft hyphen": ("“the bargain”", "the bar\u00adgain"),
}


@pytest.mark.parametrize(("quotation", "text"), TRUE.values(), ids=TRUE.keys())
def test_a_quotation_in_one_piece_is_taken(freedonia: Build, quotation: str, text: str) -> None:
    """Whatever the forms of marks, dashes and spaces."""
    assert report(freedonia(quoting(f"They said {quotation}.", text))) == SILENT


def test_every_text_that_may_quote_is_asked(freedonia: Build) -> None:
    """Titles, summaries, notes on the date, claims, questions, positions and apparent differences."""
    changes: Changes = {
        TREATY: {
            "sign the Duck Treaty\n": "sign a “Treaty Duck”\n",
            "actors: [freedonia, sylvania]": "date_note: It says “June 17”.\nactors: [sylvania]",
            "sign a treaty on ducks": "sign “the ducks treaty”",
            "They were 2,500.": "They were “ducks 2,500”.",
            "How many ducks could cross?": "Did they “cross let”?",
        },
        COUNT: {"In March 1933, 40%": "In “1933 March”, 40%"},
        LAPSE: {"Both words stand for the same end.": "“Ended treaty” is the same."},
    }
    lines = report(freedonia(changes)).splitlines()[:-1:2]
    assert [
        line.partition(" does not appear")[0].partition(": error[document-quotations]: ")[::2]
        for line in lines
    ] == [
        ("events/1932-treaty.yml:1:8", "“Treaty Duck”"),
        ("events/1932-treaty.yml:4:12", "“June 17”"),
        ("events/1932-treaty.yml:8:10", "“the ducks treaty”"),
        ("events/1932-treaty.yml:26:5", "“cross let”"),
        ("events/1932-treaty.yml:29:9", "“ducks 2,500”"),
        ("events/1933-count.yml:14:5", "“1933 March”"),
        ("events/1934-lapse.yml:26:5", "“Ended treaty”"),
    ]


@pytest.mark.parametrize(("between", "sound"), [(" ", False), (" … ", True)])
def test_a_quotation_goes_on_in_the_next_paragraph_only_with_an_omission(
    freedonia: Build, between: str, sound: bool
) -> None:
    text = f"It was “cross the river each year{between}President”."
    changes = {TREATY: {'"3", fn1': "3, 4", "The treaty let 2,500 ducks cross the river.": text}}
    assert (report(freedonia(changes)) == SILENT) == sound


# ---- runs of words in common with a document

RIVER = "It let 2,500 ducks cross the river each year"  # ten words: the mark in 2,500 divides two


@pytest.mark.parametrize(
    "text",
    [RIVER, f"{RIVER}.", RIVER.upper(), f"“{RIVER}”", RIVER.replace(" ", " – "), RIVER[3:]],
    ids=["as it stands", "in a sentence", "in capitals", "quoted", "with dashes", "nine words of it"],
)
def test_nine_words_in_common_with_a_document_are_found(freedonia: Build, text: str) -> None:
    """Whatever stands between them."""
    lines = report(freedonia({LAPSE: {"Both words stand for the same end.": f"So {text}"}})).splitlines()
    found = [line for line in lines if "error[document-runs]" in line]
    assert len(found) == 1
    assert " words in a row also stand in `gazette` ¶ 3: " in found[0]


@pytest.mark.parametrize(
    "text", [RIVER[7:], RIVER.replace("ducks", "birds"), f"{RIVER[:20]}, not {RIVER[20:]}"]
)
def test_eight_words_in_common_with_a_document_are_not(freedonia: Build, text: str) -> None:
    assert report(freedonia({LAPSE: {"Both words stand for the same end.": f"So {text}."}})) == SILENT


def test_a_run_is_reported_once_with_its_length_and_its_first_words(freedonia: Build) -> None:
    """It goes on in the next paragraph; no more than the first nine words are repeated."""
    text = f"{RIVER}. President Rufus Firefly called it a bargain."
    root = freedonia({LAPSE: {"Both words stand for the same end.": text}})
    assert report(root) == cleandoc(
        f"""
        events/1934-lapse.yml:27:13: error[document-runs]: 17 words in a row also stand in `gazette` ¶ 3: {
            RIVER.removesuffix(" year")
        } …
            {RUNS.tip}
        1 error, 0 warnings in Freedonia
        """
    )


def test_every_text_of_ours_is_compared(freedonia: Build) -> None:
    """Events, sources, vocabulary, logs and pages; a label of a cross-reference is read as it is shown."""
    label = "It let 2,500 ducks [[1934-lapse|cross the river]] each year."
    changes: Changes = {
        TREATY: {
            "title: Freedonia and Sylvania sign the Duck Treaty": f"title: {RIVER}",
            "  Freedonia and Sylvania sign a treaty on ducks, which": f"  {label} It",
            "actors: [freedonia, sylvania]": f"date_note: {RIVER}\nactors: [freedonia, sylvania]",
            "The treaty let 2,500 ducks cross the river.": RIVER,
            "How many ducks could cross?": f"{RIVER}?",
            "They were 2,500.": RIVER,
        },
        LAPSE: {"Did the treaty end, or lapse?": f"{RIVER}?", "is meant, which Freedonia signed": RIVER},
        "seeds/gazette.yml": {
            "How the treaty on ducks came about, and how it ended.": f"{RIVER}.",
            "reason: reference only": f"reason: {RIVER}",
        },
        "vocabulary/themes.yml": {"Ducks, and how many there are.": RIVER},
        "docs/themes/ducks.md": "# Ducks\n\nOn the river:\nfor peace, it let 2,500 ducks\n"
        "cross the river each year.\n",
    }
    lines = report(freedonia(changes)).splitlines()[:-1:2]
    assert all("error[document-runs]" in line for line in lines)
    places = [line.partition(": ")[0] for line in lines]
    assert places == [
        "docs/themes/ducks.md:4:12",
        "events/1932-treaty.yml:1:8",
        "events/1932-treaty.yml:4:12",
        "events/1932-treaty.yml:8:10",
        "events/1932-treaty.yml:14:11",
        "events/1932-treaty.yml:26:12",
        "events/1932-treaty.yml:29:15",
        "events/1934-lapse.yml:26:12",
        "events/1934-lapse.yml:36:13",
        "seeds/gazette.yml:9:11",
        "seeds/gazette.yml:19:13",
        "vocabulary/themes.yml:6:16",
    ]


def test_a_document_that_is_not_there_has_no_words_in_common(freedonia: Build) -> None:
    root = freedonia({LAPSE: {"Both words stand for the same end.": RIVER}})
    (root / "texts" / "gazette.txt").unlink()
    assert "document-runs" not in report(root)


# ---- fragments of links


def with_fragment(at: str, words: str) -> Changes:
    """Return the changes that give a paragraph of the Gazette a fragment."""
    url = "url: https://gazette.example/ducks\n"
    return {"seeds/gazette.yml": {url: f"{url}fragments:\n  - at: {at}\n    words: {words}\n"}}


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("3", "It let 2,500 ducks"),
        ("4", "President Rufus Firefly called it “a"),
        ("5", "the river froze."),
        ("fn2", "third shelf"),
    ],
)
def test_a_fragment_that_stands_once_in_the_document_is_taken(freedonia: Build, at: str, words: str) -> None:
    assert report(freedonia(with_fragment(at, words))) == SILENT


@pytest.mark.parametrize(
    ("at", "words", "problem"),
    [
        ("4", "Firefly called it “bargain", "does not stand word for word in ¶ 4"),
        ("4", 'called it "a bargain', "does not stand word for word in ¶ 4"),
        ("3", "it let 2,500 ducks", "does not stand word for word in ¶ 3"),
        ("3", "et 2,500 ducks", "does not stand word for word in ¶ 3"),
        ("4", "The treaty ended", "does not stand word for word in ¶ 4"),
        ("fn4", "Fredville", "stands 3 times in the document"),
        ("3", "the", "stands 10 times in the document"),
    ],
    ids=[
        "words left out",
        "other marks",
        "small letters",
        "half a word",
        "elsewhere",
        "thrice",
        "in any case",
    ],
)
def test_a_fragment_that_does_not_lead_to_its_paragraph_is_found(
    freedonia: Build, at: str, words: str, problem: str
) -> None:
    """A browser goes to the first place where the words stand, whatever their case."""
    assert report(freedonia(with_fragment(at, words))) == cleandoc(
        f"""
        seeds/gazette.yml:14:12: error[document-fragments]: it {problem}
            {FRAGMENTS.tip}
        1 error, 0 warnings in Freedonia
        """
    )


# ---- documents


def test_a_chronology_with_its_documents_is_without_a_finding(freedonia: Build) -> None:
    assert report(freedonia({})) == SILENT


def test_each_paragraph_that_is_not_the_one_that_was_indexed_is_found(freedonia: Build) -> None:
    """At its line of the index; quotations of it are not doubted as well."""
    root = freedonia(quoting("Firefly called it “bargain a”."))
    path = root / "texts" / "gazette.txt"
    path.write_text(
        path.read_text("utf-8").replace("good", "bad").replace("third shelf", "top shelf"), "utf-8"
    )
    assert report(root) == cleandoc(
        f"""
        seeds/evidence/gazette.tsv:6:1: error[documents]: in "gazette.txt" ¶ 4 has changed
            {DOCUMENTS.tip}
        seeds/evidence/gazette.tsv:11:1: error[documents]: in "gazette.txt" ¶ fn2 has changed
            {DOCUMENTS.tip}
        2 errors, 0 warnings in Freedonia
        """
    )


def test_paragraphs_that_went_came_or_moved_are_found(freedonia: Build) -> None:
    root = freedonia({})
    path = root / "texts" / "gazette.txt"
    text = path.read_text("utf-8").replace("It let 2,500 ducks cross the river each year.\n", "")
    path.write_text(text.replace("Notes\n", "Notes\nby the editor\n"), "utf-8")
    lines = report(root).splitlines()[:-1:2]
    assert [line.partition(': error[documents]: in "gazette.txt" ')[::2] for line in lines] == [
        ("seeds/evidence/gazette.tsv:5:1", "¶ 3 is gone"),
        ("seeds/evidence/gazette.tsv:6:1", "¶ 4 to 6 are now ¶ 3 to 5, with the same words"),
        ("seeds/gazette.yml:13:9", "¶ 6 is new"),
    ]


def test_an_index_with_words_that_the_document_lacks_is_found(freedonia: Build) -> None:
    """The hash of the paragraph is right, and so nothing else tells."""
    root = freedonia({})
    path = root / "seeds" / "evidence" / "gazette.tsv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[5] = lines[5].rstrip("\n") + " AAAA\n"
    path.write_text("".join(lines), "utf-8")
    assert report(root).splitlines()[0] == (
        "seeds/evidence/gazette.tsv:6:1: error[documents]: "
        '¶ 4: the words in the index are not those of "gazette.txt"'
    )


def test_a_document_that_is_not_there_is_a_warning(freedonia: Build) -> None:
    """Everything else is checked; what rests on it is not doubted."""
    root = freedonia(quoting("Firefly called it “bargain a”."))
    (root / "texts" / "gazette.txt").unlink()
    assert report(root) == cleandoc(
        f"""
        seeds/gazette.yml:13:9: warning[documents]: "gazette.txt" was not compared: {ABSENT}
            Put the document there under this name; without it, only words and numbers are checked.
        0 errors, 1 warning in Freedonia
        """
    )


@pytest.mark.parametrize("name", ["../outside.txt", "deep/gazette.txt", "/etc/hostname", ".."])
def test_a_record_names_no_file_outside_the_folder(freedonia: Build, name: str) -> None:
    """Whoever writes a record does not choose which files of a reviewer are read."""
    root = freedonia(
        {
            "outside.txt": "x\n",
            "texts/deep/gazette.txt": "x\n",
            "seeds/gazette.yml": {"file: gazette.txt": f"file: {name}"},
        }
    )
    assert "was not compared: there is no such file in the folder" in report(root)


def test_a_document_that_is_no_text_is_a_warning(freedonia: Build) -> None:
    root = freedonia({})
    (root / "texts" / "gazette.txt").write_bytes(b"\xff")
    assert '"gazette.txt" was not compared: it is not UTF-8 text' in report(root)


def test_no_finding_repeats_a_document(freedonia: Build) -> None:
    """Only what the author of an event wrote between quotation marks."""
    root = freedonia(quoting("Firefly called it “bargain a”."))
    path = root / "texts" / "almanac.txt"
    path.write_text("Zebras\n" + path.read_text("utf-8").replace("lapsed", "vanished"), "utf-8")
    assert not {"Zebras", "vanished", "lapsed", "neighbours"} & set(report(root).replace("“", " ").split())


# ---- the command


def test_the_check_asks_the_documents_where_it_is_told_of_them(
    freedonia: Build, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the option or by the environment; the option comes first, and a folder that is none is status 2."""
    root = freedonia(quoting("Firefly called it “bargain a”."))
    empty = root.parent / "empty"
    empty.mkdir()
    assert main(["check", "--root", str(root)]) == 0
    assert main(["check", "--root", str(root), "--texts", str(root / "texts")]) == 1
    assert "error[document-quotations]" in capsys.readouterr().out
    monkeypatch.setenv("CHRONOLOGY_TEXTS", str(root / "texts"))
    assert main(["check", "--root", str(root)]) == 1
    assert main(["check", "--root", str(root), "--texts", str(empty)]) == 0
    capsys.readouterr()
    monkeypatch.setenv("CHRONOLOGY_TEXTS", str(root / "nowhere"))
    assert main(["check", "--root", str(root)]) == 2
    expected = f'chronology: the folder of documents, "{root / "nowhere"}", does not exist\n'
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("rule", documents.RULES, ids=lambda rule: rule.name)
def test_the_examples_show_what_is_wrong_and_what_is_right(rule: Rule, freedonia: Build) -> None:
    """The wrong one has one finding, of this rule, that no other rule has."""
    root = freedonia(example(rule.bad))
    assert findings(load(root)) == []
    assert [one.rule for one in documents.check(load(root), root / "texts")] == [rule.name]


@pytest.mark.parametrize("rule", documents.RULES, ids=lambda rule: rule.name)
def test_the_right_examples_are_right(rule: Rule, freedonia: Build) -> None:
    root = freedonia(example(rule.good))
    assert findings(load(root)) == []
    assert list(documents.check(load(root), root / "texts")) == []


def test_the_index_of_freedonia_is_the_one_that_the_examples_name() -> None:
    """So that the page on the rules shows a hash that somebody can compute."""
    made = evidence.index((FREEDONIA / "texts" / "gazette.txt").read_bytes())
    assert made.sha256 in DOCUMENTS.good
