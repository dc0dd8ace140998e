"""HTML of macros is out of Markdown's sight, and stands where the macro stood."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
from chronology.mkdocs_plugin.placeholders import Inserted, has_token
from chronology.mkdocs_plugin.plugin import ChronologyPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

HTML = '<a href="x">![i](y) *a* `b` [c](javascript:d) <b></a>\n\n    e | f\n'


def read(text: str, html: str = HTML, *, block: bool = False) -> tuple[str, list[dict[str, object]]]:
    """Return Markdown as HTML, with the macro's in the place of each `@`, and the table of contents."""
    inserted = Inserted()
    token = inserted.token(html, block=block)
    reader = markdown.Markdown(extensions=["attr_list", "md_in_html", "tables", "toc", inserted])
    return reader.convert(text.replace("@", token)), reader.toc_tokens


@pytest.mark.parametrize(
    ("text", "shown"),
    {
        "@": "<p>@</p>",
        "@. And @\n": "<p>@. And @</p>",
        "- @\n- 1\n": "<ul>\n<li>@</li>\n<li>1</li>\n</ul>",
        "> @": "<blockquote>\n<p>@</p>\n</blockquote>",
        "**@**, `@` and _@_": "<p><strong>@</strong>, <code>@</code> and <em>@</em></p>",
        "[@](y)": '<p><a href="y">@</a></p>',
        "    @": "<pre><code>@\n</code></pre>",
        "<div>@</div>": "<div>@</div>",
        '<div title="a > b">@</div>': '<div title="a > b">@</div>',
        '<div markdown="1">*@*</div>': "<div>\n<p><em>@</em></p>\n</div>",
    }.items(),
)
def test_it_stands_wherever_text_can(text: str, shown: str) -> None:
    assert read(text)[0] == shown.replace("@", HTML)


def test_it_stands_in_a_cell() -> None:
    assert f"<td>{HTML}</td>" in read("|a|b|\n|-|-|\n|@|@|")[0]


def test_a_block_takes_the_place_of_its_paragraph() -> None:
    html = "<div>a</div>"
    assert read("a\n\n@\n\nb", html, block=True)[0] == f"<p>a</p>\n{html}\n<p>b</p>"
    assert read("@\n@", html, block=True)[0] == f"{html}\n{html}"
    assert read("> @", html, block=True)[0] == f"<blockquote>\n{html}\n</blockquote>"
    assert read("a @ b", html, block=True)[0] == f"<p>a {html} b</p>"


def test_a_heading_has_its_words_as_id_and_in_the_contents_without_markup() -> None:
    html, contents = read("## On @", '<a href="x">&lt;img src=x onerror=y&gt; A</a>')
    assert html == '<h2 id="on-img-srcx-onerrory-a">On <a href="x">&lt;img src=x onerror=y&gt; A</a></h2>'
    assert contents[0]["name"] == "On &lt;img src=x onerror=y&gt; A"


@pytest.mark.parametrize(
    "text",
    [
        "![@](a.png)",
        "[a](@)",
        '[a](b "@")',
        "[a][b]\n\n[b]: @",
        '<div title="@">a</div>',
        "<div title=@>a</div>",
        "a <b title='>@'>c</b>",
        "<!-- @ -->",
        "<script>'@'</script>",
        "<style>@</style>",
        "<textarea>@</textarea>",
    ],
)
def test_it_stands_nowhere_else(text: str) -> None:
    """What is left is found, and ends the build."""
    html = read(text)[0]
    assert "javascript" not in html
    assert has_token(html)


@pytest.mark.parametrize("change", [str.upper, str.title, str.capitalize, str.strip])
def test_it_withstands_a_filter(change: object) -> None:
    inserted = Inserted()
    token = change(inserted.token("<div></div>", block=True))  # type: ignore[operator]
    assert inserted.insert(f"<p>{token}</p>") == "<div></div>"


def test_a_token_is_one_word_and_foreign_ones_are_text() -> None:
    inserted = Inserted()
    token = inserted.token("a")
    assert token.isalnum()
    assert inserted.insert("m123450m") == "m123450m"
    assert not has_token("m123450m")


def test_a_build_ends_where_a_macro_stands_that_cannot_insert() -> None:
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="a.md"))
    plugin = ChronologyPlugin()
    html = f'<p title="{plugin.inserted.token("a")}"></p>'
    with pytest.raises(PluginError, match=r"docs/a\.md: a macro is used in a title, an attribute"):
        plugin.on_post_page(html, page=page, config=MkDocsConfig())


def test_a_block_is_out_of_the_searchs_sight_until_its_page_is_written() -> None:
    """And made no sooner, if it is given as a function."""
    inserted = Inserted()
    for block in ("<b id='a'>", lambda: "<b id='a'>"):
        html = inserted.insert(f"<p>{inserted.later(block)}</p>")
        assert re.fullmatch(r"<div><no-search data-search-exclude>m\d+m</no-search></div>", html)
        finished = "<div><no-search data-search-exclude><b id='a'></no-search></div>"
        assert inserted.finish(html) == finished


def test_the_anchors_of_a_page_are_those_of_its_blocks_too() -> None:
    """But for blocks that are made when the page is written."""
    inserted = Inserted()
    blocks = inserted.later('<b id="b">'), inserted.later(lambda: '<b id="c">')
    html = inserted.insert(f'<h1 id="a">A</h1><p>{blocks[0]}</p><p>{blocks[1]}</p>')
    assert inserted.anchors(html) == ["a", "b"]
