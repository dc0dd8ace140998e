"""Escaping as markupsafe does it, and marks that are made once."""

from __future__ import annotations

import markupsafe
from chronology.pages.marks import escaped, html
from chronology.pages.rendering import environment
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup


@given(st.text() | st.integers() | st.floats() | st.none() | st.text().map(Markup))
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert escaped(value) == markupsafe.escape(value)


@given(st.text(alphabet="&<>'\"a;#39"))
def test_every_mark_with_a_meaning_is_escaped(text: str) -> None:
    assert escaped(text) == markupsafe.escape(text)
    assert not {*"<>'\""} & {*escaped(text)}


def test_html_within_html_stays_and_all_else_is_escaped() -> None:
    assert html("<p>%s%s</p>", Markup("<b>a</b>"), "<b>") == "<p><b>a</b>&lt;b&gt;</p>"
    assert isinstance(html("%s", "a"), Markup)


def test_templates_may_call_macros_in_every_way() -> None:
    """With a block of their own, with a list of values, and with named ones; all is escaped."""
    template = environment().from_string(
        "{% macro around(word) %}{{ word }}{{ caller() }}{% endmacro %}"
        "{% macro told(word, end='.') %}{{ word }}{{ end }}{% endmacro %}"
        "{% call around('<a>') %}{{ '<b>' }}{% endcall %} {{ told(*words) }} {{ told('c', end='<!>') }}"
    )
    assert template.render(words=["<d>", "?"]) == "&lt;a&gt;&lt;b&gt; &lt;d&gt;? c&lt;!&gt;"
