"""Rendering of templates, and what all templates share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from chronology.chronology import Chronology
from chronology.edtf import Edtf
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.kept import kept
from chronology.views.links import Links
from chronology.views.marks import Marks, escaped

RELATION_WORDS = {
    "part-of": ("Part of", "Has as a part"),
    "leads-to": ("Leads to", "Follows from"),
    "responds-to": ("Responds to", "Is answered by"),
    "continues": ("Continues", "Is continued by"),
    "reverses": ("Reverses", "Is reversed by"),
    "compared-with": ("Compared with", "Compared with"),
}
DISAGREEMENT_WORDS = {
    "date": "When",
    "number": "How many",
    "actor": "Who",
    "name": "What it is called",
    "wording": "What was said",
    "cause": "Why",
    "meaning": "What it meant",
    "attitude": "Where people stand",
}
KIND_WORDS = {"event": "Event", "plan": "Plan", "figure": "Figure"}


def render(template: str, chronology: Chronology, links: Links, **context: object) -> str:
    """Return a template rendered for the page of `links`, with the marks and parts that all share."""
    shared = _shared(chronology, links.shared())
    return environment().get_template(template).render(shared, links=links, **context)


def _shared(chronology: Chronology, links: Links) -> dict[str, Any]:
    """Return what templates for the pages of one folder share: the marks, and the macros of parts.html."""
    made = kept(chronology)["shared"]
    if links not in made:
        shared = {"chronology": chronology, "links": links} | Marks(chronology, links).all()
        shared["card"] = partial(_card, chronology, links.address.count("/"))
        parts = environment().get_template("parts.html").make_module(shared)
        macros = {name: part for name, part in vars(parts).items() if isinstance(part, Macro)}
        made[links] = shared | macros
    shared_by_all: dict[str, Any] = made[links]
    return shared_by_all


def _card(chronology: Chronology, depth: int, entry: Entry[Event], level: int = 3) -> Markup:
    """Return an event as it stands in a list, on a page so many folders deep; `level` is its heading's.

    It is made once: in other lists only its links and its heading differ, which no text in it can pass for,
    since in a text `"` and `<` are escaped.
    """
    cards = kept(chronology)["cards"]
    if entry.id not in cards:
        cards[entry.id] = str(_shared(chronology, Links("-/"))["plain_card"](entry))
    html = cards[entry.id].replace('href="../', f'href="{"../" * depth}')
    return Markup(html.replace("<h3 ", f"<h{level} ").replace("</h3>", f"</h{level}>"))


def language_name(tag: str) -> str:
    """Return the English name of a language, or its tag where it has none."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def last_year(date: Edtf) -> int:
    """Return the last year in which an event may fall; for an open end, the year in which it begins."""
    return (date.points[-1].latest if date.open_end else date.latest).year


class _Context(Context):
    """A template's context, in which functions are called plainly, for none asks for the context itself."""

    def call(
        self,
        function: Callable[..., Any],
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kw: Any,
    ) -> Any:
        return function(*args, **kw)


class _Code(CodeGenerator):
    """Compiles `{{ x }}` to a call of our `escaped`, for half of what a page is made of is Markup already."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


@cache
def environment() -> Environment:
    """Return the environment of all templates."""
    made = Environment(
        loader=PackageLoader("chronology"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.context_class, made.code_generator_class = _Context, _Code
    made.escaped = escaped  # type: ignore[attr-defined]
    made.globals.update(
        relation_words=RELATION_WORDS,
        disagreement_words=DISAGREEMENT_WORDS,
        kind_words=KIND_WORDS,
        language_name=language_name,
        last_year=last_year,
    )
    return made
