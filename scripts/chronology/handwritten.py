"""The hand-written pages: their addresses, whether they use macros, and where each macro is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml

_FRONT_MATTER = re.compile(r"^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"^( *)(```+|~~~+).*?^\1\2|(`+).+?\3", re.DOTALL | re.MULTILINE)
_MARKDOWN = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
EXPRESSION = object()
"""Stands for an argument whose value is known only to the build."""


class Parameter(NamedTuple):
    """One parameter of a macro: what it names, whether it may be left out, and whether more may follow."""

    name: str
    kind: str
    optional: bool = False
    repeated: bool = False


_OF_A_THEME = (Parameter("theme", "theme"),)
_THEME_OR_NONE = (Parameter("theme", "theme", optional=True),)
SIGNATURES: Mapping[str, tuple[Parameter, ...]] = {
    "timeline": (),
    "theme_events": _OF_A_THEME,
    "density": _THEME_OR_NONE,
    "heat_grid": (),
    "coverage": (),
    "actor_lanes": (),
    "relation_arcs": _OF_A_THEME,
    "theme_figures": _OF_A_THEME,
    "event": (Parameter("event_id", "event"), Parameter("words", "text", optional=True)),
    "event_card": (Parameter("event_id", "event"),),
    "cite": (Parameter("source", "source"), Parameter("paragraphs", "paragraph", repeated=True)),
    "disagreement": (Parameter("event_id", "event"), Parameter("disagreement_id", "disagreement")),
    "disagreements": (),
    "add_event": _THEME_OR_NONE,
    "theme_list": (),
    "actor_list": (),
    "source_list": (),
    "data_files": (Parameter("group", "group", optional=True),),
    "guide": (Parameter("part", "part"),),
    "count": (Parameter("what", "count"),),
}
WORDS: Mapping[str, tuple[str, ...]] = {
    "group": ("interface", "tables", "references", "linked", "feeds", "calendars", "authoring"),
    "part": ("rules", "event", "source", "themes", "actors", "places"),
    "count": ("events", "claims", "sources", "disagreements", "differences"),
}
"""The words that parameters of these kinds take."""


class Call(NamedTuple):
    """A call of a macro, or of a name that is none; an argument that is no literal is `EXPRESSION`."""

    line: int
    column: int
    name: str
    arguments: tuple[Any, ...] = ()
    named: Mapping[str, Any] = {}
    spread: bool = False


class SyntaxFault(NamedTuple):
    """What Jinja cannot read in a page."""

    line: int
    column: int
    message: str


def address(path: str) -> str:
    """Return the address, from the root of the site, of a file of docs/ by its path from the project's."""
    inside = PurePosixPath(path).relative_to("docs")
    if inside.suffix not in _MARKDOWN:
        return inside.as_posix()
    folder = inside.parent if inside.stem in {"index", "README"} else inside.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder.as_posix()}/"


def published(path: str) -> str:
    """Return the path in the site of a file of docs/ by its path from the project's root."""
    found = address(path)
    return f"{found}index.html" if is_page(path) else found


def is_page(path: str) -> bool:
    """Say whether a file of docs/ is a page."""
    return PurePosixPath(path).suffix in _MARKDOWN


def renders_macros(text: str) -> bool:
    """Say whether the front matter of a page asks for macros, as mkdocs-macros reads it."""
    match = _FRONT_MATTER.match(text)
    try:
        meta = yaml.safe_load(match[1]) if match else None
    except (yaml.YAMLError, ValueError):
        return False
    return isinstance(meta, dict) and meta.get("render_macros") is True


def raw_calls(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and name of each call in a page whose macros are not rendered; code is left out."""
    body = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), _body(text))
    for match in re.finditer(r"\{\{-?\s*(\w+)\s*\(", body):
        if match[1] in SIGNATURES:
            yield *_position(body, match.start(1)), match[1]


def calls(text: str) -> list[Call] | SyntaxFault:
    """Return each call of a name in a page, in order, or why Jinja cannot read it."""
    from jinja2 import TemplateSyntaxError, nodes

    body = _body(text)
    jinja = _jinja()
    try:
        tree = jinja.parse(body)
        places = _places(body)
    except TemplateSyntaxError as error:
        line = body.split("\n")[error.lineno - 1] if error.lineno <= body.count("\n") + 1 else ""
        mark = re.search(r"\{[{%#]", line)
        return SyntaxFault(error.lineno, mark.start() + 1 if mark else 1, error.message or "")
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    own |= {node.name for node in tree.find_all(nodes.Macro)}
    found = []
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name not in own:
            name = node.node.name
            waiting = places.get((node.lineno, name)) or [1]
            column = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            arguments = tuple(_literal(argument) for argument in node.args)
            named = {argument.key: _literal(argument.value) for argument in node.kwargs}
            spread = bool(node.dyn_args or node.dyn_kwargs)
            found.append(Call(node.lineno, column, name, arguments, named, spread))
    return sorted(found, key=lambda call: call[:3])


def given_by_jinja() -> frozenset[str]:
    """Return the names that every page can call beside the macros."""
    return frozenset(_jinja().globals) | {"context", "macros_info", "now", "fix_url", "pretty"}


@cache
def _jinja() -> Any:
    from jinja2 import Environment

    return Environment(autoescape=True)


def _literal(node: Any) -> Any:
    from jinja2 import nodes

    try:
        return node.as_const()
    except nodes.Impossible:
        return EXPRESSION


def _places(body: str) -> dict[tuple[int, str], list[int]]:
    """Return the columns of each name before a bracket, by line and name."""
    found: dict[tuple[int, str], list[int]] = {}
    place, name = 0, (0, "")
    for _, kind, value in _jinja().lex(body):
        if kind == "name":
            name = (place, value)
        elif kind == "operator" and value == "(" and name[1]:
            line, column = _position(body, name[0])
            found.setdefault((line, name[1]), []).append(column)
        if kind not in {"name", "whitespace"}:
            name = (0, "")
        place += len(value)
    return found


def _body(text: str) -> str:
    """Return a page with its front matter left blank, so that every line keeps its number."""
    match = _FRONT_MATTER.match(text)
    return "\n" * text.count("\n", 0, match.end()) + text[match.end() :] if match else text


def _position(text: str, place: int) -> tuple[int, int]:
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
