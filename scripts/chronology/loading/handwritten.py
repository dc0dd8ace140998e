"""The hand-written pages: their addresses, their front matter, and the macros that they call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml
from jinja2 import TemplateSyntaxError, meta, nodes, pass_context
from jinja2.sandbox import SandboxedEnvironment

from chronology.model.macros import SIGNATURES

_FRONT_MATTER = re.compile(r"^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Possessive quantifiers keep the time from growing with the square of a long run of marks.
CODE = re.compile(
    r"^[ ]*+(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)"  # a block
    r"|(?<!`)(?P<ticks>`++)(?:[^`\n]++|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`++)++(?P=ticks)",  # in a line
    re.DOTALL | re.MULTILINE,
)
"""Matches code in Markdown."""
_MARKDOWN = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
_JINJA = SandboxedEnvironment(autoescape=True)
# Jinja computes constants while it parses, which could take any time: 9**9**9, "a"|center(10**9).
_JINJA.intercepted_binops = frozenset({"*", "**", "%"})
_JINJA.filters = dict.fromkeys((*_JINJA.filters, "pretty", "relative_url"), pass_context(lambda *_: ""))
EXPRESSION = object()
"""Stands for an argument that is not a literal: only the build knows its value."""


VARIABLES = frozenset(
    "config environment extra files filters filters_builtin git macros navigation page plugin".split()
)
"""The variables that mkdocs-macros gives to every page, beside those of the page's front matter."""
GLOBALS = frozenset(_JINJA.globals) | {"context", "macros_info", "now", "fix_url"}
"""The names that every page can call besides the macros."""


class Call(NamedTuple):
    """A call of a macro or of an unknown name, on a line counted from 1.

    An argument that is not a literal is `EXPRESSION`; `spread` says whether there is a `*` or `**` argument.
    """

    line: int
    name: str
    arguments: tuple[Any, ...] = ()
    named: Mapping[str, Any] = {}
    spread: bool = False


class UnknownName(NamedTuple):
    """A name that the build does not know, or a macro that is named and not called."""

    line: int
    name: str


class SyntaxFault(NamedTuple):
    """A syntax error that keeps Jinja from reading a page."""

    line: int
    message: str


def address(path: str) -> str:
    """Return the address, from the site's root, of a file in docs/ by its path from the project's root."""
    inside = PurePosixPath(path).relative_to("docs")
    if inside.suffix not in _MARKDOWN:
        return inside.as_posix()
    folder = inside.parent if inside.stem in {"index", "README"} else inside.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder.as_posix()}/"


def published(path: str) -> str:
    """Return the path in the built site of a file in docs/, given by its path from the project's root."""
    found = address(path)
    return f"{found}index.html" if is_page(path) else found


def is_page(path: str) -> bool:
    """Return whether a file in docs/ is a page."""
    return PurePosixPath(path).suffix in _MARKDOWN


def renders_macros(text: str) -> bool:
    """Return whether mkdocs-macros renders the macros of a page, by its front matter."""
    return front_matter(text).get("render_macros") is True


@lru_cache(maxsize=64)
def front_matter(text: str) -> dict[str, Any]:
    """Return the front matter of a page; empty if there is none or it cannot be read."""
    match = _FRONT_MATTER.match(text)
    try:
        meta = yaml.safe_load(match[1]) if match else None
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return meta if isinstance(meta, dict) else {}


def raw_calls(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of each macro call in a page that renders none; code is skipped."""
    body = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), _body(text))
    for match in re.finditer(r"\{\{-?\s*(\w+)\s*\(", body):
        if match[1] in SIGNATURES:
            yield _line(body, match.start(1)), match[1]


@lru_cache(maxsize=64)  # two rules ask for those of each theme
def calls(text: str) -> list[Call | UnknownName] | SyntaxFault:
    """Return the calls and unknown names of a page in order, or the error for which Jinja cannot read it."""
    try:
        return _calls(text)
    except RecursionError:
        return SyntaxFault(1, "an expression is nested too deeply")


def _calls(text: str) -> list[Call | UnknownName] | SyntaxFault:
    body = _body(text)
    try:
        tree = _JINJA.parse(body)
        undeclared = meta.find_undeclared_variables(tree)  # raises for an unknown filter or test
    except TemplateSyntaxError as error:
        return SyntaxFault(error.lineno, error.message or "")
    except ValueError as error:  # Python limits the digits of a number
        longest = max(re.finditer(r"\d[\d_]*", body), key=lambda digits: len(digits[0]))
        message = f"a number is too long: {error}".partition(";")[0]
        return SyntaxFault(_line(body, longest.start()), message)
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    own |= {node.name for node in tree.find_all(nodes.Macro)}
    found: list[Call | UnknownName] = []
    called = set()
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name not in own:
            called.add(call.node)
            arguments = tuple(_literal(argument) for argument in call.args)
            named = {argument.key: _literal(argument.value) for argument in call.kwargs}
            spread = bool(call.dyn_args or call.dyn_kwargs)
            found.append(Call(call.lineno, call.node.name, arguments, named, spread))
    unknown = undeclared - own - VARIABLES - front_matter(text).keys() - GLOBALS
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node not in called:
            found.append(UnknownName(node.lineno, node.name))
    return sorted(found, key=lambda one: one.line)


def _literal(node: Any) -> Any:
    try:
        return node.as_const()
    except nodes.Impossible:
        return EXPRESSION


def _body(text: str) -> str:
    """Return a page with its front matter blanked, so that every line keeps its number."""
    match = _FRONT_MATTER.match(text)
    return "\n" * text.count("\n", 0, match.end()) + text[match.end() :] if match else text


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
