"""A Chromium for the browser tests: one that is installed, or else one that is installed now.

Run as a module it makes sure that there is one, and fails with what to install where it cannot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

# The headless shell comes first: the same engine without the windows of a desktop, and a quarter faster.
NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# The address bar and the toolbar of a window would be web pages with a process of their own, although nobody
# sees them: half of the time that a new page takes.
UNSEEN = (
    "InitialWebUI",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
    "WebUIReloadButton",
    "WebUIToolbar",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNSEEN)}",
)


class Readers:
    """The pages of one browser, each used by one test after another.

    The first page of a context starts a process, which compiles every script anew: half of the time of most
    tests. A test that needs an empty cache, listens to a page or adds a script to it takes a context of its
    own.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[Page]] = defaultdict(list)

    @contextmanager
    def page(self, width: int, height: int, **options: Any) -> Iterator[Page]:
        """Yield an empty page of `width` × `height` pixels, for which nothing is stored.

        `options` are those of `Browser.new_context`.
        """
        size: Any = {"width": width, "height": height}
        idle = self._idle[f"{width} × {height}, {sorted(options.items())}"]
        page = idle.pop() if idle else self._browser.new_context(viewport=size, **options).new_page()
        yield page
        for other in page.context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.goto("about:blank")
        page.context.clear_cookies()
        page.set_viewport_size(size)
        page.mouse.move(0, 0)
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            reduced_motion=options.get("reduced_motion", "no-preference"),
            forced_colors=options.get("forced_colors", "none"),
        )
        idle.append(page)


class NoBrowserError(RuntimeError):
    """There is no browser, and none could be installed; the message says what to install."""


@cache
def executable() -> str:
    """Return the path of a Chromium or Chrome; raise `NoBrowserError` where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None) or (MAC if Path(MAC).exists() else None)
    found = found or _playwrights_own()
    if found is None:
        raise NoBrowserError(
            "The tests need a browser, and none could be installed. Install Chromium or Google Chrome "
            "(Debian, Ubuntu: apt install chromium) and run the tests again."
        )
    return found


def install() -> str:
    """Return the path of a browser, installed by Debian's package or by Playwright where need be."""
    try:
        return executable()
    except NoBrowserError:
        executable.cache_clear()
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for package in ("chromium-headless-shell", "chromium"):
            command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
            if subprocess.run(command, check=False).returncode == 0:
                break
    if not any(map(shutil.which, NAMES)):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return executable()


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    try:
        print(f"Browser: {install()}")
    except NoBrowserError as error:
        sys.exit(str(error))
