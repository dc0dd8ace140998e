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
VARIABLES = frozenset(
    "config environment extra files filters filters_builtin git macros navigation page plugin".split()
)
"""What mkdocs-macros gives to each page, beside the page's own front matter."""


class Call(NamedTuple):
    """A call of a macro, or of a name that is none; an argument that is no literal is `EXPRESSION`."""

    line: int
    column: int
    name: str
    arguments: tuple[Any, ...] = ()
    named: Mapping[str, Any] = {}
    spread: bool = False


class UnknownName(NamedTuple):
    """A name that the build does not know, or that of a macro which is not called."""

    line: int
    column: int
    name: str


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
    return front_matter(text).get("render_macros") is True


def front_matter(text: str) -> dict[str, Any]:
    """Return the front matter of a page, of which there is none where it cannot be read."""
    match = _FRONT_MATTER.match(text)
    try:
        meta = yaml.safe_load(match[1]) if match else None
    except (yaml.YAMLError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}


def raw_calls(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and name of each call in a page whose macros are not rendered; code is left out."""
    body = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), _body(text))
    for match in re.finditer(r"\{\{-?\s*(\w+)\s*\(", body):
        if match[1] in SIGNATURES:
            yield *_position(body, match.start(1)), match[1]


def calls(text: str) -> list[Call | UnknownName] | SyntaxFault:
    """Return each call of a name, and each unknown name, in a page, in order, or why Jinja cannot read it."""
    from jinja2 import TemplateSyntaxError, meta, nodes

    body = _body(text)
    jinja = _jinja()
    try:
        tree = jinja.parse(body)
        undeclared = meta.find_undeclared_variables(tree)  # raises for an unknown filter or test
        places = _places(body)
    except TemplateSyntaxError as error:
        line = body.split("\n")[error.lineno - 1] if error.lineno <= body.count("\n") + 1 else ""
        mark = re.search(r"\{[{%#]", line)
        return SyntaxFault(error.lineno, mark.start() + 1 if mark else 1, error.message or "")
    except ValueError as error:  # Python reads no number of more digits than its limit
        longest = max(re.finditer(r"\d[\d_]*", body), key=lambda digits: len(digits[0]))
        return SyntaxFault(
            *_position(body, longest.start()), f"a number is too long: {error}".partition(";")[0]
        )
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    own |= {node.name for node in tree.find_all(nodes.Macro)}
    found: list[Call | UnknownName] = []
    called = set()
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name not in own:
            name = node.node.name
            called.add(node.node)
            column = _take(places, node.lineno, name, called=True)
            arguments = tuple(_literal(argument) for argument in node.args)
            named = {argument.key: _literal(argument.value) for argument in node.kwargs}
            spread = bool(node.dyn_args or node.dyn_kwargs)
            found.append(Call(node.lineno, column, name, arguments, named, spread))
    unknown = undeclared - own - VARIABLES - front_matter(text).keys() - given_by_jinja()
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node not in called:
            column = _take(places, node.lineno, node.name, called=False)
            found.append(UnknownName(node.lineno, column, node.name))
    return sorted(found, key=lambda one: one[:3])


def given_by_jinja() -> frozenset[str]:
    """Return the names that every page can call beside the macros."""
    return frozenset(_jinja().globals) | {"context", "macros_info", "now", "fix_url"}


@cache
def _jinja() -> Any:
    from jinja2 import Environment

    jinja = Environment(autoescape=True)
    jinja.filters |= dict.fromkeys(("pretty", "relative_url"), str)  # those of mkdocs-macros
    return jinja


def _literal(node: Any) -> Any:
    from jinja2 import nodes

    try:
        return node.as_const()
    except nodes.Impossible:
        return EXPRESSION


def _places(body: str) -> dict[tuple[int, str, bool], list[int]]:
    """Return the columns of each name, by line, name and whether it stands before a bracket."""
    found: dict[tuple[int, str, bool], list[int]] = {}
    tokens = []
    place = 0
    for _, kind, value in _jinja().lex(body):
        if kind != "whitespace":
            tokens.append((place, kind, value))
        place += len(value)
    for before, (start, kind, value), after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if kind == "name" and before[2] != ".":
            line, column = _position(body, start)
            found.setdefault((line, value, after[2] == "("), []).append(column)
    return found


def _take(places: dict[tuple[int, str, bool], list[int]], line: int, name: str, *, called: bool) -> int:
    """Return the next column of a name on a line; the last one serves whatever follows."""
    waiting = places.get((line, name, called)) or [1]
    return waiting.pop(0) if len(waiting) > 1 else waiting[0]


def _body(text: str) -> str:
    """Return a page with its front matter left blank, so that every line keeps its number."""
    match = _FRONT_MATTER.match(text)
    return "\n" * text.count("\n", 0, match.end()) + text[match.end() :] if match else text


def _position(text: str, place: int) -> tuple[int, int]:
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
