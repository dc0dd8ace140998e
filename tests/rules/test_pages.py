"""Hand-written pages: their addresses, the pages of themes, and calls of macros."""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import cleandoc
from time import monotonic
from types import SimpleNamespace

import pytest
from chronology import exports
from chronology.loading import handwritten
from chronology.loading.handwritten import published
from chronology.loading.loader import load
from chronology.mkdocs_plugin import guide
from chronology.mkdocs_plugin.macros import MACROS, define_env
from chronology.model.macros import SIGNATURES, WORDS
from chronology.model.site import Site
from chronology.pages.page_list import pages
from chronology.rules.pages import THEME_PAGE

from . import ACTORS, FREEDONIA, LAPSE, PLACES, RETIRED, SILENT, THEMES, TREATY, Build, Changes, Report

# ---- addresses


def found(text: str) -> list[str]:
    """Return place and message of each finding of the rule."""
    return [line for line in text.splitlines() if "[addresses]" in line]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index", 'the id "index" is reserved for the page of a folder'),
        ("con", 'Windows reserves the name "con" for a device'),
        ("lpt9", 'Windows reserves the name "lpt9" for a device'),
    ],
)
@pytest.mark.parametrize("path", ["events", "seeds", "vocabulary/themes.yml", ACTORS, PLACES, RETIRED])
def test_reports_a_reserved_id_of_any_kind(report: Report, path: str, name: str, message: str) -> None:
    """Where the record begins."""
    key = {ACTORS: "sylvania", PLACES: "fredville"}.get(path, "borders")
    place = path if path.endswith(".yml") else f"{path}/{name}.yml"
    changes: Changes = {
        place: f"{name}: {{title: A goose, moved_to: 1932-treaty}}\n"
        if path == RETIRED
        else {f"{key}:\n": f"{name}:\n"}
        if place == path
        else "title: A goose\n"
    }
    (line,) = found(report(changes))
    assert line.startswith(f"{place}:")
    assert line.endswith(message)


@pytest.mark.parametrize("name", ["uncited", "2", "1935"])
def test_reports_a_source_called_as_a_further_page_of_a_source(report: Report, name: str) -> None:
    """At sources/almanac/2/ stands the second page of one source, or the comparison of two."""
    message = f'the id "{name}" is reserved for a further page of a source'
    others = dict.fromkeys(("seeds/2-geese.yml", "seeds/uncited-geese.yml"), "title: A goose\n")
    (line,) = found(report({f"seeds/{name}.yml": "title: A goose\n", **others}))
    assert line.startswith(f"seeds/{name}.yml:")
    assert message in line


@pytest.mark.parametrize("path", ["docs/Geese.md", "docs/geese/README.md", "docs/geese/index.html"])
def test_reports_a_file_at_the_address_of_another(report: Report, path: str) -> None:
    """Whatever it is called, in upper or lower case."""
    first, second = sorted((path, "docs/geese/index.md"))
    (line,) = found(report({path: "# Mine\n", "docs/geese/index.md": "# Theirs\n"}))
    assert line == f'{second}:1:1: error[addresses]: "{first}" already has the address of this file'


def test_takes_pages_beside_those_of_records(report: Report) -> None:
    """In the same folders, and below them."""
    assert report({"docs/events/index.md": "# Events\n", "docs/events/more.md": "# More\n"}) == SILENT


@pytest.mark.parametrize(
    "path",
    [
        *("actors/firefly.md", "actors/firefly/index.html", "sources/gazette/README.md"),
        *("events/1932-treaty.md", "Events/1932-TREATY.md", "events/1932-treaty/index.md"),
        *("api/v1/events.json", "data/events.csv", "feed/changes.xml"),
    ],
)
def test_a_build_replaces_nothing_that_was_written_by_hand(freedonia: Build, path: str) -> None:
    """Neither by a page nor by a published file."""
    chronology, site = load(freedonia({})), Site()
    written = {published(f"docs/{path}"): f"docs/{path}"}
    (one,) = exports.collisions(written, pages(chronology, site), site)
    assert one.path == f"docs/{path}"


# ---- theme-page


def test_reports_a_theme_without_a_page_and_a_page_without_a_theme(report: Report) -> None:
    """A page that is misnamed is both."""
    expected = """
        docs/themes/duck.md:1:1: error[theme-page]: no theme `duck`
            Rename the page, or add the theme.
        vocabulary/themes.yml:5:3: error[theme-page]: docs/themes/ducks.md is missing
            Write the page, with an introduction and the macro theme_events, as in the example below.
            ---
            title: Ducks
            render_macros: true
            hide: [navigation, toc]
            ---

            # Ducks

            {{ density("ducks") }}

            An introduction in your own words.

            ## Events

            {{ theme_events("ducks") }}

            Something missing? {{ add_event("ducks") }} in the browser.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({"docs/themes/ducks.md": None, "docs/themes/duck.md": "# Ducks\n"})


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("# Ducks\n", ", because its front matter lacks `render_macros: true`"),
        ("---\nrender_macros: true\n---\n# Ducks\n", ""),
        ('---\nrender_macros: true\n---\n{{ theme_events("borders") }}\n', ""),
    ],
)
def test_reports_a_page_without_the_events_of_its_theme(report: Report, page: str, why: str) -> None:
    """And shows a whole page, which is right as it stands."""
    lines = report({"docs/themes/ducks.md": page}).splitlines()
    place = "docs/themes/ducks.md:1:1: error[theme-page]"
    assert lines[0] == f'{place}: the page does not list the events of the theme "ducks"{why}'
    assert lines[-1] == "1 error, 0 warnings in Freedonia"


def test_shows_a_page_that_is_right(report: Report) -> None:
    """What is pasted is without a finding."""
    page = THEME_PAGE.format(name="Ducks", id="ducks")
    assert report({"docs/themes/ducks.md": page}) == SILENT


def test_takes_the_page_of_a_theme_whose_entry_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        vocabulary/themes.yml:6:15: error[schema]: text expected, nothing found
            What belongs here, in one sentence.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({THEMES: {"Ducks, and how many there are.": ""}})


def test_takes_all_pages_while_the_themes_cannot_be_read(report: Report) -> None:
    """Only that they cannot be read is reported."""
    expected = """
        vocabulary/themes.yml:1:1: error[yaml]: byte 0xff is not UTF-8
            Save the file in the encoding UTF-8.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({THEMES: b"\xff"})


# ---- macros


PAGE = "docs/ducks.md"
FRONT = "---\ntitle: Ducks\nrender_macros: true\n---\n"
GONE = {
    RETIRED: "1930-gone: {title: Gone, withdrawn: It was a goose.}\n"
    "1931-old: {title: Old, moved_to: 1932-treaty}\n"
}


def said(report: Report, body: str, front: str = FRONT) -> list[str]:
    """Return place and message of each finding on a page."""
    lines = report({PAGE: front + body, **GONE}).splitlines()
    return [line.removeprefix(PAGE + ":") for line in lines if line.startswith(PAGE)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{{ evnt("1932-treaty") }}', '5:1: error[macros]: no macro "evnt"; did you mean `event`?'),
        ('{{ event("1932-treat") }}', '5:1: error[macros]: no event "1932-treat"; did you mean `1932-treaty`?'),
        ('A {{ event_card("1930-gone") }}', '5:1: error[macros]: the event "1930-gone" was withdrawn'),
        ("\n{{ event() }}", '6:1: error[macros]: the macro "event" is called without event_id'),
        ('{{ event("1932-treaty", "a", "b") }}', '5:1: error[macros]: the macro "event" takes at most 2 arguments, not 3'),
        ('{{ event("1932-treaty", 5) }}', '5:1: error[macros]: the argument "5" is not text'),
        ('{{ event("1932-treaty", word="x") }}', '5:1: error[macros]: the macro "event" has no argument "word"'),
        ('{{ cite("gazete", 2) }}', '5:1: error[macros]: no source "gazete"; did you mean `gazette`?'),
        ('{{ cite("gazette", 2, 200) }}', '5:1: error[macros]: source "gazette" has no paragraph 200'),
        ('{{ cite("gazette") }}', '5:1: error[macros]: the macro "cite" is called without paragraphs'),
        ('{{ theme_events("duck") }}', '5:1: error[macros]: no theme "duck"; did you mean `ducks`?'),
        ('{{ disagreement("1932-treaty", "d0") }}', '5:1: error[macros]: event "1932-treaty" has no disagreement "d0"'),
        ('{{ data_files("table") }}', '5:1: error[macros]: no group "table"; did you mean `tables`?'),
        ('{{ guide("rule") }}', '5:1: error[macros]: no part "rule"; did you mean `rules`?'),
        ("One\n{{ typo }}", '6:1: error[macros]: no name "typo"'),
        ("{{ page.typo }} {{ timeline }}", '5:1: error[macros]: the macro "timeline" is not called'),
        ("{{ page.title | uper }}", "5:1: error[macros]: the macros cannot be read: No filter named 'uper'."),
        ('{{ count("event") }}', '5:1: error[macros]: no count "event"; did you mean `events`?'),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_a_call_and_where(report: Report, body: str, expected: str) -> None:
    """At its line."""
    assert said(report, body) == [expected]


def test_reports_every_call_of_every_page(report: Report) -> None:
    """Two on one line and one below."""
    body = '{{ event("a") }}, {{ event("b") }}\n{{ cite("c", 1) }}'
    assert [line[:4] for line in said(report, body)] == ["5:1:", "5:1:", "6:1:"]


def test_reports_what_jinja_cannot_read(report: Report) -> None:
    """At the line that Jinja names."""
    (line,) = said(report, 'One\nTwo {{ event("1932-treaty" }}')
    assert line.startswith("6:1: error[macros]: the macros cannot be read: ")


def test_reports_a_call_on_a_page_that_renders_none(report: Report) -> None:
    """Code, in which macros are shown on purpose, is left out."""
    body = "Macros: {{ timeline() }}\n`{{ timeline() }}`\n```\n{{ timeline() }}\n```\n"
    body += "One ` here.\n\n{{ timeline() }}\n\nAnother ` there.\n"
    message = 'error[macros]: readers would see the call of "timeline", and 1 more on the page, as plain text'
    assert said(report, body, "---\ntitle: Ducks\n---\n") == [f"4:1: {message}"]


def test_reports_a_page_that_renders_none_once(report: Report) -> None:
    """One line mends all of its calls."""
    body = "{{ timeline() }}\n{{ heat_grid() }}\n{{ coverage() }}\n"
    message = 'readers would see the call of "timeline", and 2 more on the page, as plain text'
    assert said(report, body, "---\ntitle: Ducks\n---\n") == [f"4:1: error[macros]: {message}"]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('"A", "1933-count"', 'the storyline "A" has 1 event'),
        ('"A", "1932-treaty", "1931-old"', 'the storyline "A" has 1 event'),
        (
            '"A", "1932-treaty", "1934-lapse", "1933-cuont"',
            'no event "1933-cuont"; did you mean `1933-count`?',
        ),
        ('"A", "1934-lapse", "1930-gone"', 'the event "1930-gone" was withdrawn'),
        ('"A"', 'the macro "storyline" is called without events'),
        ('5, "1932-treaty", "1934-lapse"', 'the argument "5" is not text'),
        ('"A", ["1932-treaty"], "1934-lapse"', "the argument \"['1932-treaty']\" is not text"),
    ],
)
def test_reports_a_storyline_that_is_none(report: Report, call: str, expected: str) -> None:
    """Of one event, which may be named under a former id, or of unknown ones."""
    assert said(report, f"{{{{ storyline({call}) }}}}")[0] == f"5:1: error[macros]: {expected}"


def test_reports_each_event_of_a_storyline_that_no_relation_joins_to_it(report: Report) -> None:
    """The count is joined to the treaty by a relation that leads to it, and the lapse by none of its own."""
    text = (FREEDONIA / LAPSE).read_text("utf-8")
    alone = text[: text.index("relations:")] + text[text.index("apparent:") :]
    page = f'{FRONT}{{{{ storyline("A", "1932-treaty", "1933-count", "1934-lapse") }}}}'
    expected = """
        docs/ducks.md:5:1: error[macros]: no relation leads from "1934-lapse" to another event of the storyline "A", or back
            Leave the event out, or name one that a source links it to.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({PAGE: page, LAPSE: alone})


@pytest.mark.parametrize(("count", "expected"), [(40, 0), (41, 1)])
def test_reports_a_storyline_of_too_many_events(report: Report, count: int, expected: int) -> None:
    """Forty are the most."""
    text = (FREEDONIA / LAPSE).read_text("utf-8")
    more = {f"events/{year}-lapse.yml": text for year in range(1940, 1980)}
    ids = ", ".join(f'"{path[7:-4]}"' for path in [TREATY, *more][:count])
    lines = report({**more, PAGE: f'{FRONT}{{{{ storyline("A", {ids}) }}}}'}).splitlines()
    assert sum('[macros]: the storyline "A" has 41 events' in line for line in lines) == expected


@pytest.mark.parametrize(
    "call",
    [
        '"A", "1932-treaty", "1934-lapse", "1933-count"',
        '"A", "1931-old", "1934-lapse"',
        '*page.meta.story',
        'page.title, "1932-treaty", "1934-lapse"',
        '"A", "1932-treaty", page.meta.event',
    ],
)  # fmt: skip
def test_takes_a_storyline_that_relations_join(report: Report, call: str) -> None:
    """Under former ids, too; what is computed is not judged."""
    assert report({PAGE: f"{FRONT}{{{{ storyline({call}) }}}}", **GONE}) == SILENT


@pytest.mark.parametrize(
    "body",
    [
        '{{ event("1931-old") }} {{ event_card("1931-old") }} {{ disagreement("1931-old", "d69j7") }}',
        '{{ event(page.meta.event) }} {{ event(*page.meta.all) }} {{ count(what=page.meta.what) }}',
        '{{ cite("gazette", 2, "fn1") }} {{ density() }} {{ density(theme="ducks") }} {{ data_files() }}',
        '{% for id in ["1932-treaty"] %}{{ event(id) }}{% endfor %}{% raw %}{{ event("x") }}{% endraw %}',
        "{% set a = 1 %}{{ a }} {{ extra.name }} {{ title }} {{ page.title | relative_url }} {{ config.site_name }}",
        "{% macro own(x) %}{{ x }}{% endmacro %}{{ own(1) }} {{ range(3) }} {# {{ event() }} #}",
    ],
)  # fmt: skip
def test_takes_what_is_right_or_known_to_the_build_only(report: Report, body: str) -> None:
    """An event that has moved is followed; what is computed is not judged."""
    assert report({PAGE: FRONT + body, **GONE}) == SILENT


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("event", ["1933-cuont"], 'no event "1933-cuont"; did you mean `1933-count`?'),
        ("density", ["geese"], 'no theme "geese"'),
        ("cite", ["gazette", 99], 'source "gazette" has no paragraph 99'),
        ("storyline", ["Ducks", "1932-treaty"], 'the storyline "Ducks" has 1 event'),
    ],
)
def test_what_a_page_computes_is_judged_by_the_build(
    freedonia: Build, name: str, arguments: list[str | int], message: str
) -> None:
    """Where the macro is called."""
    made: dict[str, Callable[..., str]] = {}
    plugin = SimpleNamespace(chronology=load(freedonia({})), inserted=None)
    conf = {"markdown_extensions": [], "plugins": {"chronology": plugin}}
    define_env(SimpleNamespace(conf=conf, macro=lambda macro: made.update({macro.__name__: macro})))
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        made[name](*arguments)


def test_a_withdrawal_is_found_on_every_page_that_names_the_event(report: Report) -> None:
    """Together with what else leads to it."""
    call = '{{ event("1934-lapse") }}\n'
    gone = "1934-lapse: {title: Gone, withdrawn: So.}\n"
    changes = {PAGE: FRONT + call, "docs/more.md": FRONT + call, LAPSE: None, RETIRED: gone}
    lines = report(changes).splitlines()
    assert [line for line in lines if "[macros]" in line] == [
        'docs/ducks.md:5:1: error[macros]: the event "1934-lapse" was withdrawn',
        'docs/more.md:5:1: error[macros]: the event "1934-lapse" was withdrawn',
    ]


def test_the_table_of_signatures_is_that_of_the_macros() -> None:
    """Each macro, and the words that some take, have one more place, which agrees with it."""
    assert tuple(SIGNATURES) == MACROS
    assert WORDS["group"] == exports.GROUPS
    assert WORDS["part"] == tuple(guide.PARTS)


def test_an_event_with_a_fault_is_known(report: Report) -> None:
    """Only the fault is reported."""
    lines = report({PAGE: FRONT + '{{ event("1932-treaty") }}', TREATY: {"kind: event": "kind: none"}})
    assert lines.count("error[") == 1


@pytest.mark.parametrize("deep", ["[" * 3_000 + "]" * 3_000, "-" * 3_000 + "1"])
def test_an_expression_nested_too_deeply_is_a_fault_of_the_page(report: Report, deep: str) -> None:
    page = f"---\nrender_macros: true\n---\n{{{{ {deep} }}}}\n"
    found = report({"docs/deep.md": page})
    assert "docs/deep.md:1:1: error[macros]: the macros cannot be read: " in found
    assert "crashed" not in found


def test_front_matter_nested_too_deeply_is_none() -> None:
    assert handwritten.front_matter(f"---\na: {'[' * 3_000}\n---\n") == {}


@pytest.mark.parametrize(
    "call",
    ['event(["1932-treaty"])', "cite(['gazette'], 3)", "event_card(event_id={1: 2})", "density((1, 2))"],
)
def test_a_list_is_no_argument(report: Report, call: str) -> None:
    found = report({"docs/list.md": f"---\nrender_macros: true\n---\n{{{{ {call} }}}}\n"})
    assert "docs/list.md:4:1: error[macros]: the argument" in found
    assert "is not text" in found
    assert "crashed" not in found


@pytest.mark.parametrize(
    "value", ["9**(9**9)", "event(9**(9**9))", 'event("a"|center(900000000))', '"%900000000d" % 1']
)
def test_no_constant_of_a_page_is_computed(value: str) -> None:
    """A check could take any time and memory."""
    start = monotonic()
    assert not isinstance(handwritten.calls(f"{{{{ {value} }}}}"), handwritten.SyntaxFault)
    assert monotonic() - start < 1
