"""Make the fonts of the site, docs/assets/fonts/, from the variable fonts of Source Serif 4.

    pip install "fonttools[woff]"
    python scripts/subset_fonts.py FOLDER

FOLDER holds `SourceSerif4[opsz,wght].ttf` and `SourceSerif4-Italic[opsz,wght].ttf`. No build needs this;
run it only to change which characters or weights there are. The licence reserves the name “Source”, so the
fonts made here have another.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parents[1] / "docs/assets/fonts"
NAME = "Chronology Serif"
STYLES = {"": ("SourceSerif4", (400, 700)), "-italic": ("SourceSerif4-Italic", 400)}
OPTICAL_SIZE = 16
"""In pixels: a little above the size of the text, for the sake of the titles."""
SCRIPTS = {
    "": "20-7E,A0-AC,AE-17F,18F,218-21B,259,2BE,2BF,2009,2012-2014,2018-201E,2020-2022,2026,202F,2032,2033,"
    "2039,203A,20AC,20B8,20BD,2116,2122,2190-2193,2197,2212,2248,2264,2265",
    "-cyrillic": "400-45F,490-493,49A,49B,4A2,4A3,4AE-4B3,4B6,4B7,4BA,4BB,4D8,4D9,4E2,4E3,4E8,4E9,4EE,4EF",
}
"""Without those that share a glyph with a commoner character, for which they would be taken in a PDF."""
FEATURES = ["calt", "case", "ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "tnum"]


def subset(font: TTFont, unicodes: str, style: str, weight: int | tuple[int, int]) -> TTFont:
    """Return a font with some of the characters and weights of another, and with a name of its own."""
    options = Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes))
    subsetter.subset(font)
    file = io.BytesIO()
    font.save(file)  # the instancer does not see the tables of a subset before it has been written
    made = instantiateVariableFont(
        TTFont(file, recalcTimestamp=False), {"opsz": OPTICAL_SIZE, "wght": weight}
    )
    names = {1: NAME, 2: style, 4: f"{NAME} {style}", 6: f"{NAME.replace(' ', '')}-{style}"}
    for name_id, name in names.items():
        made["name"].setName(name, name_id, 3, 1, 0x409)
    made.flavor = "woff2"
    return made


def main(folder: Path) -> None:
    """Write a font for each style and script."""
    for style, (file, weight) in STYLES.items():
        for script, unicodes in SCRIPTS.items():
            font = TTFont(folder / f"{file}[opsz,wght].ttf", recalcTimestamp=False)
            path = FONTS / f"chronology-serif{style}{script}.woff2"
            subset(font, unicodes, "Italic" if style else "Regular", weight).save(path)
            print(f"{path.name}: {path.stat().st_size / 1024:.1f} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
