"""The command `images`: an image for the site, its events, each theme and each source."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from chronology.cli.main import main
from chronology.loading.loader import load
from PIL import Image

from .rules import GAZETTE, THEMES, Build, Changes

ROOT = Path(__file__).parent.parent
IMAGES = "docs/assets/images"
ICON = f"{IMAGES}/apple-touch-icon.png"
HOME = "docs/index.md"
FRONT = "---\ntitle: Annals\ndescription: A timeline of Freedonia\n---\n"
CARDS = ("event", "site", "sources/almanac", "sources/gazette", "themes/borders", "themes/ducks")
PAPER = (252, 251, 247)


def drawn(root: Path) -> dict[str, bytes]:
    """Return the images of a chronology by path, without the ending."""
    folder = root / IMAGES
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_bytes()
        for path in folder.rglob("*.png")
    }


def pixels(path: Path) -> bytes:
    """Return the colours of an image."""
    with Image.open(path) as image:
        return image.convert("RGB").tobytes()


def project(folder: Path) -> Path:
    """Copy what the images of the project are drawn from."""
    for name in ("events", "seeds", "vocabulary"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / IMAGES).mkdir(parents=True)
    for path in (HOME, ICON):
        shutil.copy(ROOT / path, folder / path)
    return folder


def test_the_site_its_events_and_every_theme_and_source_have_an_image_and_nothing_else_has() -> None:
    chronology = load(ROOT)
    themes, sources = chronology.themes, chronology.sources
    wanted = {"site", "event", *(f"themes/{key}" for key in themes), *(f"sources/{key}" for key in sources)}
    assert len(wanted) > 15
    assert drawn(ROOT).keys() - {"favicon", "apple-touch-icon"} == wanted, "run `chronology images`"


def test_an_image_is_a_small_png_of_the_size_that_chats_show() -> None:
    for path in (ROOT / IMAGES).rglob("*.png"):
        with Image.open(path) as image:
            assert image.format == "PNG"
            icons = {"favicon": (48, 48), "apple-touch-icon": (180, 180)}
            assert image.size == icons.get(path.stem, (1200, 630)), path
            assert image.getcolors(256), f"{path} is empty"
        assert path.stat().st_size < 40_000, path


def test_the_images_show_what_the_data_say(tmp_path: Path) -> None:
    """Compressed bytes may differ between processors; what is shown may not."""
    root = project(tmp_path)
    assert main(["images", "--root", str(root)]) == 0
    made = {path.relative_to(root): pixels(path) for path in (root / IMAGES).rglob("*.png")}
    assert made
    stale = [str(path) for path, shown in made.items() if pixels(ROOT / path) != shown]
    assert stale == [], "run `chronology images`"


def test_the_command_run_again_writes_the_same_bytes(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    root = freedonia({HOME: FRONT})
    assert main(["images", "--root", str(root)]) == 0
    first = drawn(root)
    assert first.keys() == {*CARDS}
    assert len(set(first.values())) == len(first)
    shutil.rmtree(root / IMAGES)
    assert main(["images", "--root", str(root)]) == 0
    assert drawn(root) == first
    assert main(["images", "--root", str(root)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == ["6 of 6 images changed", "6 of 6 images changed", "0 of 6 images changed"]
    assert err == ""


def test_cards_show_the_icon_of_the_site(freedonia: Build) -> None:
    """One of a single colour that no card has, on each of them."""
    root = freedonia({HOME: FRONT})
    (root / IMAGES).mkdir(parents=True)
    Image.new("RGB", (180, 180), "#ff00ff").save(root / ICON)
    assert main(["images", "--root", str(root)]) == 0
    for card in CARDS:
        with Image.open(root / IMAGES / f"{card}.png") as image:
            assert (255, 0, 255) in {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or ()}


@pytest.mark.parametrize(
    "title", ["A" * 200, "The title of a theme " * 9, "Wf " * 60], ids=["word", "words", "short words"]
)
def test_a_long_title_stays_within_its_margins(freedonia: Build, title: str) -> None:
    changes: Changes = {HOME: FRONT, GAZETTE: {"title: The treaty and after": f'title: "{title.strip()}"'}}
    root = freedonia(changes)
    assert main(["images", "--root", str(root)]) == 0
    with Image.open(root / IMAGES / "sources" / "gazette.png") as image:
        shown = image.convert("RGB")
        for edge in ((0, 0, 1200, 40), (0, 590, 1200, 630), (0, 0, 60, 630), (1140, 0, 1200, 630)):
            assert shown.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), PAPER)]
        assert len(shown.crop((60, 200, 1140, 590)).getcolors(1 << 20) or ()) > 2


def test_what_the_font_cannot_show_is_left_to_the_image_of_the_site(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    root = freedonia({HOME: FRONT, THEMES: {"name: Ducks": "name: 鸭"}})
    assert main(["images", "--root", str(root)]) == 0
    assert drawn(root).keys() == {*CARDS} - {"themes/ducks"}
    assert capsys.readouterr().out.splitlines() == [
        "docs/assets/images/themes/ducks.png: not drawn: the font has no `鸭`; pages show the site's image",
        "5 of 5 images changed",
    ]


@pytest.mark.posix
@pytest.mark.parametrize("name", ["docs/assets", IMAGES, f"{IMAGES}/themes", f"{IMAGES}/site.png"])
def test_a_link_is_not_followed(
    freedonia: Build, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = freedonia({HOME: FRONT})
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(outside)
    assert main(["images", "--root", str(root)]) == 2
    assert "is a symbolic link" in capsys.readouterr().err
    assert list(outside.iterdir()) == []


def test_a_home_page_without_a_title_is_refused(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["images", "--root", str(freedonia({}))]) == 2
    assert capsys.readouterr().err == (
        "chronology: docs/index.md: a `title` and a `description` are needed at its top; "
        "the image of the site shows them\n"
    )


def test_without_pillow_the_command_names_what_installs_it(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "chronology.pages.share_images", raising=False)
    monkeypatch.delattr("chronology.pages.share_images", raising=False)
    assert main(["images", "--root", str(freedonia({HOME: FRONT}))]) == 2
    assert capsys.readouterr().err == (
        "chronology: images are drawn with Pillow; install it with `make setup-tests`\n"
    )
