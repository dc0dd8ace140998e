"""What the hook knows of a build while MkDocs goes through its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from chronology.mkdocs_plugin.blocks import Blocks
from chronology.mkdocs_plugin.shells import Kind, Shell, Tokens
from chronology.mkdocs_plugin.writing import Writer
from chronology.model.site import Site
from chronology.pages.page_list import Page
from chronology.rules.findings import Finding, as_text

if TYPE_CHECKING:
    from chronology.mkdocs_plugin.deferred import Deferred


@dataclass
class Build:
    """One build: its generated pages by source, which of them MkDocs makes, and what is taken from pages.

    `tokens` are those of the pages that become shells, and `bodies` what stands in them; `writer` writes
    all that MkDocs does not make, and every published file; `sound` data were checked before; `unfilled`
    are pages by path that wait for the sizes of the published files.
    """

    site: Site
    writer: Writer | Deferred | None
    sound: bool = False
    splices: bool = True
    generated: dict[str, Page] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    tokens: dict[str, Tokens] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    shells: dict[Kind, Shell] = field(default_factory=dict)
    blocks: dict[str, Blocks] = field(default_factory=dict)
    unfilled: dict[str, str] = field(default_factory=dict)

    def spliced(self) -> list[Page]:
        """Return the pages that are put together here."""
        return [page for key, page in self.generated.items() if self.splices and key not in self.made]

    def unmade(self) -> list[Page]:
        """Return the pages that MkDocs does not render, not even as the first of their kind."""
        rendered = {self.generated[key].address for key in self.tokens}
        return [page for page in self.spliced() if page.address not in rendered]


def stopped(found: Sequence[Finding]) -> PluginError:
    """Return what ends a build whose data have errors: all findings."""
    return PluginError("\n" + as_text(found, "the chronology"))
