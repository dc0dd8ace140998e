"""What a test wants to know of a page of HTML: ids, links, what it loads, its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Document(HTMLParser):
    """One parsed page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: list[str] = []

    @classmethod
    def read(cls, path: Path) -> Document:
        """Parse a file."""
        document = cls()
        document.feed(path.read_text("utf-8"))
        document.close()
        return document

    @property
    def text(self) -> str:
        """The text that a reader sees, white space folded."""
        return " ".join("".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag in {"script", "style", "title"}:
            self._inside.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in {"script", "img", "iframe", "source", "audio", "video", "embed"} and "src" in values:
            self.loads.append(values["src"])
        if tag == "link" and values.get("rel") in {"stylesheet", "preload", "icon", "prefetch", "preconnect"}:
            self.loads.append(values["href"])

    def handle_endtag(self, tag: str) -> None:
        """Leave a script, style or title."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Note text that is shown."""
        if not self._inside:
            self.texts.append(data)
        elif self._inside[-1] == "title":
            self.title += data
