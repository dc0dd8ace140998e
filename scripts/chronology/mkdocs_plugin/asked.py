"""What git says of the project, asked when a page wants to know it.

For its variable `git` mkdocs-macros runs git a dozen times at each start, for longer than it takes to make
thirty pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from mkdocs_macros import context

_answers: Callable[[], Mapping[str, Any] | None] = context.get_git_info


class Git(Mapping[str, Any]):
    """The answers that mkdocs-macros collects, by its names for them.

    To print all of them at once asks nothing, for the plugin does so at each start, and throws it away.
    """

    @cached_property
    def _all(self) -> Mapping[str, Any]:
        return _answers() or {}  # None where there is no git

    def __getitem__(self, name: str) -> Any:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def late() -> None:
    """Let mkdocs-macros begin without the answers."""
    context.get_git_info = Git
