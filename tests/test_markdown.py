"""Contributors' text within Markdown: what GitHub shows is what was written."""

from __future__ import annotations

import re
from html import unescape

import pytest
from chronology.model.text import escape_markdown as words
from chronology.model.text import markdown_code as code
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(html: str) -> str:
    """Return the text of HTML without elements."""
    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\u200b", "")


def visible(text: str) -> str:
    """Return what is expected of any text: one line, and what cannot be seen made visible."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words, 17 June: 40% (so far).", "Plain words, 17 June: 40% (so far)."),
        ("*a* _b_ `c` # d", "\\*a\\* \\_b\\_ \\`c\\` \\# d"),
        ("[x](javascript:hit())", "\\[x\\](javascript:hit())"),
        ("<img src=x>&amp;", "&#60;img src=x&#62;&#38;amp;"),
        ("a | b ~~c~~ $d$", "a &#124; b &#126;&#126;c&#126;&#126; &#36;d&#36;"),
        ("http://a.b WWW.c.d", "http&#58;//a.b WWW&#46;c.d"),
        ("@everybody", "&#64;&#8203;everybody"),
        ("one\n\n- two\r\n::error::x", "one - two ::error::x"),
        ("\x1b[31m\u202e", "\\\\u001b\\[31m\\\\u202e"),
    ],
)
def test_what_markdown_would_read_is_escaped(text: str, expected: str) -> None:
    assert words(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("\\`*_[]()<>&#|~$@!:/.w-+=1a \n\u202e\"'") | st.characters()))
@example("**bold** [[a|b]] ![i](x) <b>c</b>\n# d\n\n---")
def test_any_text_is_shown_literally_within_a_line(text: str) -> None:
    """In a list, in bold, and struck out, as the reports use it: the same words, and no element more."""
    html = MARKDOWN.render(f"- It says {words(text)} end")
    assert set(re.findall(r"</?(\w+)", html)) == {"ul", "li"}
    assert " ".join(shown(html).split()) == " ".join(f"It says {visible(text)} end".split())


@settings(max_examples=60, deadline=None)
@given(st.text())
@example("a`b``c")
@example("")
def test_any_text_is_shown_literally_as_code(text: str) -> None:
    """But for the mark that would end the code."""
    html = MARKDOWN.render(f"- {code(text)} end")
    assert set(re.findall(r"</?(\w+)", html)) == {"ul", "li", "code"}
    inside = unescape(html.partition("<code>")[2].partition("</code>")[0])
    assert inside == (visible(text).replace("`", "´") or "(nothing)")
