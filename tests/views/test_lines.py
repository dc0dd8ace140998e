"""Lines of HTML that recur in pictures: what people wrote is escaped, whatever stands around it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from chronology.model.chronology import Chronology
from chronology.pages.charts.lines import axis, counts_by_years, lines, link, mark, sign
from chronology.pages.charts.scales import Label
from markupsafe import Markup

from tests.views import parsed

ATTACK = "\"><script>'&"
ESCAPED = "&#34;&gt;&lt;script&gt;&#39;&amp;"


def test_words_and_links_are_escaped_and_what_is_drawn_is_not() -> None:
    assert mark(ATTACK, ATTACK, "<path/>") == (
        f'<a href="{ESCAPED}" tabindex="-1"><title>{ESCAPED}</title><path/></a>'
    )
    assert link(ATTACK, ATTACK) == f'<a href="{ESCAPED}">{ESCAPED}</a>'
    assert axis([Label(1.5, ATTACK, True, "end")], 9) == (
        f'<text class="year wide" x="1.5%" y="9" text-anchor="end">{ESCAPED}</text>\n'
    )


def test_lines_are_html_that_no_template_escapes_again() -> None:
    assert lines(["<a>", "<b>"]) == Markup("<a>\n<b>")
    assert isinstance(lines(()), Markup)


def test_a_cell_without_events_is_empty_and_leads_nowhere() -> None:
    assert counts_by_years([("1932–34", [(0, "?a&b"), (3, "?a&b")])]) == (
        '<tr><th scope="row">1932–34</th><td class="number"></td>'
        '<td class="number"><a href="?a&amp;b">3</a></td></tr>'
    )


@pytest.mark.parametrize(
    ("number", "band"),
    [
        (1, '<rect class="ink" x="4" y="20" width="13" height="4"/>'),
        (2, '<rect fill="url(#pic-p-2)" x="4" y="20" width="13" height="4"/>'),
        (3, '<rect fill="url(#pic-p-3)" x="4" y="20" width="13" height="4"/>'),
        (4, '<rect fill="url(#pic-p-4)" x="4" y="20" width="13" height="4"/>'),
        (5, '<path class="ink" d="M4 20h13v1H4zm0 2h13v2H4z"/>'),
        (6, ""),
        (7, '<rect class="ink" x="4" y="20" width="13" height="4"/>'),
    ],
)
def test_a_source_has_its_letter_over_one_of_six_patterns(
    pictured: Chronology, number: int, band: str
) -> None:
    """The rest, a frame with the letter, is the same for all; the letter may be any that somebody wrote."""
    one = pictured.sources["gazette"]
    named = {f"s{place}": one for place in range(1, 8)}
    named[f"s{number}"] = one._replace(record=one.record.model_copy(update={"mark": "<"}))
    made = sign(replace(pictured, sources=MappingProxyType(named)), "p", f"s{number}", 3, 9)
    assert made == (
        '<g class="sign" aria-hidden="true"><rect x="3.5" y="9.5" width="14" height="15" rx="2"/>'
        f'{band}<text x="10.5" y="19" text-anchor="middle">&lt;</text></g>'
    )
    assert [tag for tag, _ in parsed(made).elements][:2] == ["g", "rect"]
