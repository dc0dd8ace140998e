"""Evidence: what a text states stands in the paragraphs that it cites."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, ALMANAC, COUNT, FREEDONIA, GAZETTE, LAPSE, SILENT, TREATY, Changes, Report

# ---- evidence-index


INDEX = "seeds/evidence/gazette.tsv"
EVIDENCE_INDEX_HINT = "Make the index from the document: chronology index DOCUMENT."
HASH = "0" * 64


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {INDEX: None},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: `{INDEX}` is missing
                {EVIDENCE_INDEX_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="missing",
        ),
        pytest.param(
            {INDEX: f"document\t{HASH}\nnumber\tfootnote\tsha256\twords\n2\t\t{HASH}\t\n"},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: `{INDEX}` cannot be read: line 3: not the entry of paragraph 1
                {EVIDENCE_INDEX_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="spoilt in the middle",
        ),
        pytest.param(
            {INDEX: "The article itself, by mistake"},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: `{INDEX}` cannot be read: line 1: not an evidence index
                {EVIDENCE_INDEX_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="another file altogether",
        ),
        pytest.param(
            {INDEX: b"\xff"},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: `{INDEX}` cannot be read: it is not UTF-8 text
                {EVIDENCE_INDEX_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="bytes that are no text",
        ),
        pytest.param(
            {INDEX: FREEDONIA / GAZETTE},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: `{INDEX}` cannot be read: it is no plain file
                {EVIDENCE_INDEX_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="a link",
        ),
        pytest.param(
            {"seeds/evidence/rumour.tsv": f"document\t{HASH}\nnumber\tfootnote\tsha256\twords\n"},
            """
            seeds/evidence/rumour.tsv:1:1: error[evidence-index]: no source `rumour`
                Remove it, or add the source.
            1 error, 0 warnings in Freedonia
            """,
            id="of no source",
        ),
    ],
)
def test_reports_an_index_that_cannot_serve(report: Report, changes: Changes, expected: str) -> None:
    """Only that: claims on a source without an index are not doubted as well."""
    assert cleandoc(expected) == report(changes)


def test_reports_an_index_of_another_document(report: Report) -> None:
    """The record's hash and the index's must be the same."""
    expected = f"""
        seeds/gazette.yml:14:11: error[evidence-index]: `{INDEX}` was made from a different document (afb01b6ba439…)
            {EVIDENCE_INDEX_HINT}
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(
        {GAZETTE: (FREEDONIA / GAZETTE).read_text("utf-8").replace("SHA256", HASH)}
    )


def test_takes_an_index_whose_record_has_a_fault(report: Report) -> None:
    """The index is not taken for one of no source."""
    expected = """
        seeds/gazette.yml:1:1: error[schema]: `mark` is missing
            Add `mark:`. One capital letter, different for each source.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({GAZETTE: {"mark: G\n": ""}})


# ---- evidence-numbers


GAZETTE_TEXT = "texts/gazette.txt"
EVIDENCE_NUMBERS_HINT = "Cite the paragraph that has the number, or leave the number out."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"let 2,500 ducks": "let 2,600 ducks and 3 geese"}},
            f"""
            events/1932-treaty.yml:13:5: error[evidence-numbers]: 2,600 is not in `gazette` ¶ 3, fn1
                {EVIDENCE_NUMBERS_HINT}
            events/1932-treaty.yml:13:5: error[evidence-numbers]: 3 is not in `gazette` ¶ 3, fn1
                {EVIDENCE_NUMBERS_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in a claim, each number by itself",
        ),
        pytest.param(
            {
                TREATY: {
                    "They were 2,000.": "They were 2,500.",
                    "How many ducks could cross?": "Were they 2,500 or 2,750?",
                }
            },
            f"""
            events/1932-treaty.yml:25:5: error[evidence-numbers]: 2,750 is not in `gazette` ¶ 3; `almanac` ¶ 2
                {EVIDENCE_NUMBERS_HINT}
            events/1932-treaty.yml:31:9: error[evidence-numbers]: 2,500 is not in `almanac` ¶ 2
                {EVIDENCE_NUMBERS_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in a position by its own source, and in a question by those of all positions",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 41.5"}},
            f"""
            events/1933-count.yml:8:5: error[evidence-numbers]: 41.5 per cent is not in `almanac` ¶ 3
                {EVIDENCE_NUMBERS_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in a measure",
        ),
        pytest.param(
            {LAPSE: {"Both words stand": "Both words stand 77 times"}},
            f"""
            events/1934-lapse.yml:26:5: error[evidence-numbers]: 77 is not in `gazette` ¶ 5; `almanac` ¶ 4
                {EVIDENCE_NUMBERS_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in the reason why a difference is none",
        ),
        pytest.param(
            {TREATY: {"let 2,500 ducks": "let 2,500 [[1934-lapse|of 9,000]] ducks"}},
            f"""
            events/1932-treaty.yml:13:5: error[evidence-numbers]: 9,000 is not in `gazette` ¶ 3, fn1
                {EVIDENCE_NUMBERS_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in the words of a cross-reference, but not in its id",
        ),
    ],
)
def test_reports_a_number_that_the_paragraphs_lack(report: Report, changes: Changes, expected: str) -> None:
    """The number and the paragraphs are told, at the text."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("2,500 ducks", "2500 ducks"),
        ("2500 ducks", "2,500 ducks"),
        ("2.5 million ducks", "2,500,000 ducks"),
        ("21 ducks", "twenty-one ducks"),
        ("a hundred ducks", "100 ducks"),
        ("ducks of the nineteenth century", "ducks of the 19th century"),
        ("ducks of the 3rd pond", "ducks of the third pond"),
        ("ducks of 3 June", "ducks of the third of June"),
        ("55% of the ducks", "55 per cent of the ducks"),
        ("55 percent of the ducks", "fifty-five per cent of the ducks"),
        ("a fifth of the ducks", "20 per cent of the ducks"),
        ("20% of the ducks", "a fifth of the ducks"),
        ("two-thirds of the ducks", "two thirds of the ducks"),
        ("half of the ducks", "50 per cent of the ducks"),
        ("ducks of the 1930s", "ducks of 1930"),
        ("ducks of 1930–31", "ducks of 1931"),
        ("ducks", "one of the ducks"),
    ],
)
def test_takes_another_way_to_write_a_number(report: Report, source: str, claim: str) -> None:
    """Numbers are compared by value."""
    changes = {
        GAZETTE_TEXT: {"let 2,500 ducks": f"let 2,500 and {source}"},
        TREATY: {"let 2,500 ducks": f"let {claim}"},
    }
    assert report(changes) == SILENT


@pytest.mark.parametrize(
    ("source", "claim", "number"),
    [
        ("2,500 ducks", "250 ducks", "250"),
        ("2.5 million ducks", "2.5 ducks", "2.5"),
        ("55 ducks", "55 per cent of the ducks", "55 per cent"),
        ("a fifth of the ducks", "25% of the ducks", "25%"),
        ("ducks of 1930–31", "ducks of 1932", "1932"),
        ("twenty-one ducks", "22nd duck", "22nd"),
    ],
)
def test_tells_numbers_apart(report: Report, source: str, claim: str, number: str) -> None:
    """Neither a part of a number nor a share for a count will do."""
    expected = f"""
        events/1932-treaty.yml:13:5: error[evidence-numbers]: {number} is not in `gazette` ¶ 3
            {EVIDENCE_NUMBERS_HINT}
        1 error, 0 warnings in Freedonia
        """
    changes = {
        GAZETTE_TEXT: {"let 2,500 ducks": f"let 2,500 and {source}"},
        TREATY: {"let 2,500 ducks": f"let {claim}", '["3", fn1]': '["3"]'},
        "seeds/gazette.yml": {"[fn2, fn4]": "[fn1-fn2, fn4]"},
    }
    assert cleandoc(expected) == report(changes)


def test_reads_a_number_before_the_mark_of_a_footnote(report: Report) -> None:
    """`in 1934.3` is the year with the mark of footnote 3."""
    assert (
        report(
            {
                GAZETTE_TEXT: {
                    "The treaty ended in 1934, when the river froze.": "It froze, and ended in 1934.3"
                }
            }
        )
        == SILENT
    )


@pytest.mark.parametrize("number", ["a dozen", "millions of", "a couple of", "XIX", "３", "２,500,000", "G7"])
def test_asks_for_words_and_signs_that_stand_for_a_number(report: Report, number: str) -> None:
    """A reader takes them for numbers, so the paragraph carries them."""
    said = report({TREATY: {"let 2,500 ducks": f"let 2,500 and {number} ducks"}})
    assert "is not in `gazette` ¶ 3, fn1" in said


@pytest.mark.parametrize("number", ["½", "Ⅻ", "⑨", "5²", "ſix", "3％"])
def test_asks_for_digits(report: Report, number: str) -> None:
    """Where no index can hold the number by its value; in a summary, too."""
    changes: Changes = {
        TREATY: {"let 2,500 ducks": f"let 2,500 and {number} ducks"},
        LAPSE: {"The treaty ends when": f"{number} treaties end when"},
    }
    said, named = report(changes), "％" if "％" in number else number
    for rule in ("evidence-numbers", "summary"):
        assert f"[{rule}]: `{named}` is a number or percentage in characters other than 0 to 9 and %" in said


def test_takes_a_dozen_for_twelve(report: Report) -> None:
    """A word with a value is found by its value."""
    changes = {
        "texts/gazette.txt": {"2,500 ducks": "2,500 ducks and twelve geese"},
        TREATY: {"let 2,500 ducks": "let 2,500 ducks and a dozen geese"},
    }
    assert report(changes) == SILENT


def test_reports_the_first_twenty_numbers_of_a_text(report: Report) -> None:
    numbers = " ".join(str(n) for n in range(7_100, 7_150))
    found = report({TREATY: {"let 2,500 ducks": f"let {numbers} ducks"}})
    assert found.count("error[evidence-numbers]") == 20
    assert "7119 is not in" in found


# ---- evidence-quotations


EVIDENCE_QUOTATIONS_HINT = "Quote the source's own words, or leave out the quotation marks."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"“a bargain”": "“a great bargain between bad neighbours”"}},
            f"""
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted `great, bad` is not in `gazette` ¶ 4
                {EVIDENCE_QUOTATIONS_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="each word that the paragraph lacks",
        ),
        pytest.param(
            {TREATY: {"“a bargain”": "‘a swindle’, `a trick` and 'a ruse'"}},
            f"""
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted `ruse` is not in `gazette` ¶ 4
                {EVIDENCE_QUOTATIONS_HINT}
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted `swindle` is not in `gazette` ¶ 4
                {EVIDENCE_QUOTATIONS_HINT}
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted `trick` is not in `gazette` ¶ 4
                {EVIDENCE_QUOTATIONS_HINT}
            3 errors, 0 warnings in Freedonia
            """,
            id="whatever the marks",
        ),
        pytest.param(
            {
                TREATY: {
                    "They were 2,000.": "'They were \"exactly 2,000\".'",
                    "How many ducks could cross?": "Could “geese” cross?",
                }
            },
            f"""
            events/1932-treaty.yml:25:5: error[evidence-quotations]: quoted `geese` is not in `gazette` ¶ 3; `almanac` ¶ 2
                {EVIDENCE_QUOTATIONS_HINT}
            events/1932-treaty.yml:31:9: error[evidence-quotations]: quoted `exactly` is not in `almanac` ¶ 2
                {EVIDENCE_QUOTATIONS_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in positions and questions",
        ),
    ],
)
def test_reports_quoted_words_that_the_paragraphs_lack(
    report: Report, changes: Changes, expected: str
) -> None:
    """The missing words and the paragraphs are told, at the text."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "quoted",
    [
        "“Bargain between Good neighbours”",
        "“the neighbours’ bargain”",
        "'the bargain' of Firefly's neighbours",
        "a swindle",
    ],
)
def test_takes_the_sources_own_words(report: Report, quoted: str) -> None:
    """Capitals and endings of possession make no difference, and what is not quoted is our own."""
    changes = {
        "texts/gazette.txt": {"President Rufus Firefly": "The President Rufus Firefly"},
        TREATY: {"Firefly called it “a bargain”.": f"Firefly called it {quoted}."},
    }
    assert report(changes) == SILENT


@pytest.mark.parametrize(
    "quoted",
    [
        "„a steal“",
        "‹a steal›",
        "＂a steal＂",
        "「a steal」",
        "『a steal』",
        "❝a steal❞",
        "’a steal’",
        "'a steal's end'",
    ],
)
def test_knows_the_marks_of_all_languages(report: Report, quoted: str) -> None:
    """Whatever a reader takes for a quotation is one."""
    said = report({TREATY: {"Firefly called it “a bargain”.": f"Firefly called it {quoted}."}})
    assert "error[evidence-quotations]: quoted `steal" in said


def test_reports_a_mark_that_makes_no_quotation(report: Report) -> None:
    """One that is not closed, or of a kind that is not read."""
    said = report({TREATY: {"Firefly called it “a bargain”.": "Firefly called it “a steal, <<a bargain>>."}})
    assert "the quotation mark `“` has no counterpart" in said
    assert "the quotation mark `<<` has no counterpart" in said


def test_names_the_first_twenty_words_of_a_quotation(report: Report) -> None:
    quoted = " ".join(f"goose{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    said = report({TREATY: {"“a bargain”": f"“{quoted}”"}})
    assert said.count("goose") == 20
    assert "gooset" in said


# ---- evidence-names


ANSWER = """answers:
  - rule: evidence-names
    about: freedonia
    reason: The treaty of paragraph 2 is meant, which Freedonia signed.
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {ANSWER: ""}},
            """
            events/1934-lapse.yml:7:5: warning[evidence-names]: `freedonia` is not named in `gazette` ¶ 5 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under `answers`. The answer: {rule: evidence-names, about: freedonia, reason: …}
            0 errors, 1 warning in Freedonia
            """,
            id="in a claim, three paragraphs after the name",
        ),
        pytest.param(
            {
                TREATY: {
                    "It let 2,000 ducks": "The Sylvanian side let 2,000 ducks",
                    "speaker: firefly": "speaker: sylvania",
                },
                ACTORS: {"[Firefly]": "[Groucho]"},
            },
            """
            events/1932-treaty.yml:21:5: warning[evidence-names]: `sylvania` is not named in `almanac` ¶ 2 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under `answers`. The answer: {rule: evidence-names, about: sylvania, reason: …}
            vocabulary/actors.yml:10:3: error[unused-vocabulary]: no event uses the actor `firefly`
                Remove it, or use it.
            1 error, 1 warning in Freedonia
            """,
            id="by an adjective, while a speaker is named two paragraphs before",
        ),
        pytest.param(
            {
                TREATY: {
                    "They were 2,000.\n": "They were 2,000.\n        voice: reported\n        speaker: sylvania\n"
                }
            },
            """
            events/1932-treaty.yml:31:9: warning[evidence-names]: `sylvania` is not named in `almanac` ¶ 2 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under `answers`. The answer: {rule: evidence-names, about: sylvania, reason: …}
            0 errors, 1 warning in Freedonia
            """,
            id="as speaker of a position, whom its words do not name",
        ),
    ],
)
def test_warns_of_an_actor_whom_the_paragraphs_do_not_name(
    report: Report, changes: Changes, expected: str
) -> None:
    """The warning shows how it would be answered."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "text",
    [
        "Freedonia let 2,500 ducks cross.",
        "The Freedonians let 2,500 ducks cross.",
        "Sylvania's border let 2,500 ducks cross.",
        "The freedonia, a flower, let 2,500 ducks pass.",
    ],
    ids=["a paragraph before", "another spelling", "with an ending", "a common noun"],
)
def test_takes_an_actor_named_just_before(report: Report, text: str) -> None:
    """Any spelling will do, in the paragraph or one of the two before."""
    assert report({TREATY: {"The treaty let 2,500 ducks cross the river.": text}}) == SILENT


@pytest.mark.parametrize(
    "text",
    [
        "According to the Freedonia Gazette, the treaty ended in 1934.",
        "The Freedonian Post says that the treaty ended in 1934.",
        "Freedonia Press tells of the treaty's end in 1934.",
    ],
    ids=["container", "label", "publisher"],
)
def test_asks_for_no_actor_in_the_name_of_the_cited_source(report: Report, text: str) -> None:
    """No newspaper names itself in each paragraph."""
    changes: Changes = {
        LAPSE: {ANSWER: "", "The treaty of Freedonia ended in 1934.": text},
        GAZETTE: {
            "label: Gazette": "label: Freedonian Post",
            "container: The Freedonia Gazette": "container: The Freedonia Gazette\npublisher: Freedonia Press",
        },
    }
    assert report(changes) == SILENT


def test_asks_for_no_speaker_who_is_the_cited_source(report: Report) -> None:
    changes: Changes = {
        ACTORS: {"firefly:\n": "gazette:\n  name: The Freedonia Gazette\n  kind: organisation\nfirefly:\n"},
        LAPSE: {ANSWER: "", "treaty of Freedonia ended in 1934.": "treaty ended in 1934."},
    }
    speaker = '    at: ["5"]\n    voice: reported\n    speaker: gazette\n  - text: The count'
    assert (
        report({**changes, LAPSE: {**changes[LAPSE], '    at: ["5"]\n  - text: The count': speaker}})
        == SILENT
    )


@pytest.mark.parametrize(
    "text",
    [
        "Freedonia, says the Freedonia Gazette, saw the treaty end in 1934.",
        "The Gazette of Freedonia says that the treaty ended in 1934.",
    ],
    ids=["elsewhere in the text", "in other words"],
)
def test_asks_for_the_actor_beside_the_name_of_the_cited_source(report: Report, text: str) -> None:
    """Only the name itself is passed over."""
    said = report({LAPSE: {ANSWER: "", "The treaty of Freedonia ended in 1934.": text}})
    assert "`freedonia` is not named in `gazette` ¶ 5" in said


def test_takes_the_longest_spelling_alone(report: Report) -> None:
    """`East Sylvania` names that actor and not Sylvania, which the paragraphs name only within it."""
    changes = {
        ACTORS: {"firefly:\n": "east-sylvania:\n  name: East Sylvania\n  kind: state\nfirefly:\n"},
        "texts/almanac.txt": {"a word from Sylvania": "a word from East Sylvania"},
        LAPSE: {
            "and Sylvania was silent": "and East Sylvania was silent",
            "themes:": "actors: [east-sylvania]\nthemes:",
        },
    }
    assert report(changes) == SILENT


# ---- ledger


LEDGER_HINT = "Cite the paragraph in a claim, or add it to `uncited` with a reason."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {GAZETTE: {'["1", "6"]': '["1"]', "[fn2, fn4]": "[fn4]"}},
            f"""
            seeds/gazette.yml:16:3: error[ledger]: paragraph 6 is neither cited nor in the ledger
                {LEDGER_HINT}
            seeds/gazette.yml:16:3: error[ledger]: paragraph fn2 is neither cited nor in the ledger
                {LEDGER_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in neither place; a footnote of two paragraphs is told once",
        ),
        pytest.param(
            {ALMANAC: {'uncited:\n  - at: ["1", "5"]\n    reason: heading\n': ""}},
            f"""
            seeds/almanac.yml:1:1: error[ledger]: paragraph 1 is neither cited nor in the ledger
                {LEDGER_HINT}
            seeds/almanac.yml:1:1: error[ledger]: paragraph 5 is neither cited nor in the ledger
                {LEDGER_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="without a ledger",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1-2", "5"]'}},
            """
            seeds/almanac.yml:13:10: error[ledger]: paragraph 2 is listed as uncited, but `1932-treaty` cites it
                Remove it from the ledger.
            1 error, 0 warnings in Freedonia
            """,
            id="in both",
        ),
        pytest.param(
            {GAZETTE: {"[fn2, fn4]": "[fn4, fn2, fn4]"}},
            """
            seeds/gazette.yml:18:20: error[ledger]: paragraph fn4 is listed twice
                List it once.
            1 error, 0 warnings in Freedonia
            """,
            id="twice in the ledger",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1-5", "1-5", "2-5"]'}},
            """
            seeds/almanac.yml:13:10: error[ledger]: paragraph 2 is listed as uncited, but `1932-treaty` cites it
                Remove it from the ledger.
            seeds/almanac.yml:13:17: error[ledger]: paragraph 1 is listed twice
                List it once.
            seeds/almanac.yml:13:24: error[ledger]: paragraph 2 is listed twice
                List it once.
            3 errors, 0 warnings in Freedonia
            """,
            id="spans that overlap, each once",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1", "5", "6", "5-4", fn1]'}},
            """
            seeds/almanac.yml:13:20: error[ledger]: no paragraph 6
                Correct or remove it.
            seeds/almanac.yml:13:25: error[ledger]: no paragraph 5-4
                Correct or remove it.
            seeds/almanac.yml:13:32: error[ledger]: no paragraph fn1
                Correct or remove it.
            3 errors, 0 warnings in Freedonia
            """,
            id="beyond the end, reversed, or no footnote",
        ),
        pytest.param(
            {
                LAPSE: {
                    '  - text: The treaty lapsed, and Sylvania was silent.\n    source: almanac\n    at: ["4"]\n': ""
                }
            },
            f"""
            seeds/almanac.yml:13:3: error[ledger]: paragraph 4 is neither cited nor in the ledger
                {LEDGER_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="cited by no claim, though by an apparent difference",
        ),
    ],
)
def test_reports_a_ledger_that_is_not_exact(report: Report, changes: Changes, expected: str) -> None:
    """The paragraph is told as it would be cited."""
    assert cleandoc(expected) == report(changes)


def test_takes_spans(report: Report) -> None:
    """A span of footnotes holds their second paragraphs too."""
    changes = {
        GAZETTE: {"[fn2, fn4]": "[fn2-fn4]"},
        LAPSE: {"  - text: The count fell by 20 per cent.\n    source: gazette\n    at: [fn3]\n": ""},
    }
    assert report(changes) == SILENT


def test_waits_until_every_event_can_be_read(report: Report) -> None:
    """What the broken event cites is not missed; what is wrong in the ledger itself is still told."""
    expected = """
        events/1933-count.yml:2:7: error[schema]: `figures` is not one of the values of `kind`; did you mean `figure`?
            Use one of: event, plan, figure.
        seeds/almanac.yml:13:15: error[ledger]: no paragraph 9
            Correct or remove it.
        2 errors, 0 warnings in Freedonia
        """
    changes = {COUNT: {"kind: figure": "kind: figures"}, ALMANAC: {'["1", "5"]': '["1", "9"]'}}
    assert cleandoc(expected) == report(changes)


# ---- fragments

URL = "url: https://gazette.example/ducks\n"
FRAGMENTS_HINT = "Give the first words of the paragraph, eight at most, as they stand in the document."


def with_fragments(*fragments: tuple[str, str]) -> Changes:
    """Return the changes that give the Gazette fragments: paragraph and words."""
    listed = "".join(f"  - at: {at}\n    words: {words}\n" for at, words in fragments)
    return {GAZETTE: {URL: f"{URL}fragments:\n{listed}"}}


def test_takes_words_of_the_paragraph(report: Report) -> None:
    """Whether these are its first ones, and in this order, only the document can tell."""
    fragments = ("3", "It let 2,500 ducks"), ("fn1", "customs house"), ("2", "On 17 June 1932")
    assert report(with_fragments(*fragments)) == SILENT


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            with_fragments(("3", "It let 2,500 geese"), ("4", "It let")),
            f"""
            seeds/gazette.yml:14:12: error[fragments]: `geese` is not in ¶ 3
                {FRAGMENTS_HINT}
            seeds/gazette.yml:16:12: error[fragments]: `let` is not in ¶ 4
                {FRAGMENTS_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="a word that the paragraph lacks",
        ),
        pytest.param(
            with_fragments(("12", "It let"), ("3", "It let"), ("3", "the river")),
            """
            seeds/gazette.yml:13:9: error[fragments]: no paragraph 12
                Correct or remove it.
            seeds/gazette.yml:17:9: error[fragments]: ¶ 3 has a fragment already
                Keep one of them.
            2 errors, 0 warnings in Freedonia
            """,
            id="a paragraph that is missing, and one twice",
        ),
        pytest.param(
            with_fragments(("3", "It-let-2-500-ducks cross-the-river each-year")),
            f"""
            seeds/gazette.yml:14:12: error[fragments]: it has more than eight words
                {FRAGMENTS_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="more than eight words, between hyphens",
        ),
        pytest.param(
            with_fragments(("3", "…")),
            f"""
            seeds/gazette.yml:14:12: error[fragments]: it has no word
                {FRAGMENTS_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="no word",
        ),
        pytest.param(
            {GAZETTE: {URL: "fragments:\n  - at: 3\n    words: It let 2,500 ducks\n"}},
            """
            seeds/gazette.yml:12:3: error[fragments]: without `url` no link can lead to a fragment
                Give the address of the document, or remove the fragments.
            1 error, 0 warnings in Freedonia
            """,
            id="no address",
        ),
    ],
)
def test_reports_a_fragment_that_cannot_be_found(report: Report, changes: Changes, expected: str) -> None:
    assert cleandoc(expected) == report(changes)
