"""The images of cards, drawn with Pillow.

The same card always gives the same pixels: the font comes from a package, and Pillow sets text itself rather
than with a library of the system. Measures are in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from chronology.pages.sharing import Card

_FONT = files("font_source_serif_pro") / "files"
# The light colours of docs/assets/chronology.css.
_PAPER, _INK, _INK_2, _HAIR, _ACCENT = "#fcfbf7", "#1e1c19", "#55504a", "#d9d3c5", "#0b5750"
_SIZE = (1200, 630)  # what the metadata of a page says
_MARGIN = 72
_RIGHT = _SIZE[0] - _MARGIN
_RULE = 500  # height of the hairline, below which the site is named
_GAP = 16
_COLOURS = 32
_MOST_LINES = 3
_TITLE_SIZES = (104, 92, 80, 70, 60, 52)
_TEXT_SIZE = 40
_LEADING = 1.18  # distance between two lines, in sizes of the font


def read_icon(path: Path) -> Image.Image | None:
    """Return the icon of the site from a PNG file, or None if there is no such file."""
    return Image.open(path, formats=["PNG"]).convert("RGB") if path.is_file() else None


def card_image(card: Card, site_name: str, icon: Image.Image | None) -> Image.Image:
    """Return the image of a card; `icon` is that of the site."""
    image = Image.new("RGB", _SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    top = _MARGIN
    if card.mark:
        _draw_mark(image, (_MARGIN, top), card)
        draw.text((_MARGIN + 104, top + 42), card.label, _INK_2, _font(44), anchor="lm")
        top += 116
    elif card.kind:
        draw.text((_MARGIN, top + 24), card.kind, _ACCENT, _font(44), anchor="lm")
        top += 76
    elif icon:  # the card of the site itself
        _draw_icon(image, (_MARGIN, top + 24), icon, 128)
        top += 196
    room = (_RULE - _GAP if card.kind else _SIZE[1] - _MARGIN) - top
    small, line = _font(_TEXT_SIZE), _TEXT_SIZE * _LEADING
    text = _shortened(_wrapped(card.text, small), _MOST_LINES, small)
    font, title = _fitted(card.title, room - len(text) * line - _GAP)
    used = len(title) * font.size * _LEADING + _GAP
    _draw_lines(draw, top, title, font, _INK)
    _draw_lines(draw, top + used, _shortened(text, int((room - used) / line), small), small, _INK_2)
    if card.kind:
        draw.line((_MARGIN, _RULE, _RIGHT - 1, _RULE), _HAIR, 2)
        left = _MARGIN
        if icon:
            _draw_icon(image, (left, _RULE + 20), icon, 52)
            left += 72
        draw.text((left, _RULE + 46), site_name, _INK, _font(40, "Semibold"), anchor="lm")
    return image


def missing(card: Card, site_name: str) -> str:
    """Return the first character of a card that the font does not have, or nothing."""
    font = _font(20)
    unknown = bytes(font.getmask("\uffff"))
    texts = (card.title, card.text, card.label, card.mark, site_name)
    characters = (character for text in texts for character in text if not character.isspace())
    return next((one for one in characters if bytes(font.getmask(one)) == unknown), "")


def png(image: Image.Image) -> bytes:
    """Return an image as a small PNG file."""
    file = BytesIO()
    _reduced(image).save(file, "PNG", optimize=True)
    return file.getvalue()


def shows(path: Path, image: Image.Image) -> bool:
    """Return whether the file at a path is a PNG file that shows an image."""
    try:
        with Image.open(path, formats=["PNG"]) as found:
            if found.size != image.size:
                return False
            return found.convert("RGB").tobytes() == _reduced(image).convert("RGB").tobytes()
    except (OSError, ValueError, Image.DecompressionBombError):
        return False


def _reduced(image: Image.Image) -> Image.Image:
    return image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


@cache
def _font(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    file = _FONT / f"SourceSerifPro-{weight}.otf"
    return ImageFont.truetype(BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _fitted(title: str, height: float) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest font in which a title fits, and its lines; too long a title is shortened."""
    for size in _TITLE_SIZES:
        font = _font(size, "Semibold")
        lines = _wrapped(title, font)
        if len(lines) <= min(_MOST_LINES, height / (size * _LEADING)):
            return font, lines
    return font, _shortened(lines, _MOST_LINES, font)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return a text in as few lines as it needs, of about the same length."""
    widest = _RIGHT - _MARGIN
    lines = _wrapped_at(widest, text, font)
    if len(lines) in range(2, _MOST_LINES + 1):
        for width in range(widest, widest // 3, -10):
            narrower = _wrapped_at(width, text, font)
            if len(narrower) > len(lines):
                break
            lines = narrower
    return lines


def _wrapped_at(width: int, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return a text in lines of at most this width; a word that is wider is broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        while font.getlength(word) > width:
            end = next(end for end in range(len(word), 0, -1) if font.getlength(word[:end]) <= width)
            lines.append(word[:end])
            word = word[end:]
        lines.append(word)
    return lines


def _shortened(lines: Sequence[str], most: int, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return `most` lines at most; the last one ends with `…` if there were more."""
    if len(lines) <= most:
        return list(lines)
    kept = list(lines[:most])
    if kept:
        last = kept[-1]
        while last and font.getlength(f"{last}…") > _RIGHT - _MARGIN:
            last = last.rpartition(" ")[0] or last[:-1]
        kept[-1] = f"{last.rstrip(' ,;:.·')}…"
    return kept


def _draw_lines(
    draw: ImageDraw.ImageDraw, top: float, lines: Sequence[str], font: ImageFont.FreeTypeFont, colour: str
) -> None:
    """Draw lines of text below one another."""
    for line in lines:
        draw.text((_MARGIN, top + font.size * 0.9), line, colour, font, anchor="ls")
        top += font.size * _LEADING


def _draw_mark(image: Image.Image, place: tuple[int, int], card: Card) -> None:
    """Draw the mark of a source as the stylesheet does: a letter in a box, above a band with a pattern."""
    left, top = place
    width, height, band, unit = 79, 84, 18, 5
    draw = ImageDraw.Draw(image)
    draw.rectangle((left, top, left + width, top + height), outline=_INK, width=4)
    draw.text(
        (left + width / 2, top + (height - band) / 2 + 2),
        card.mark,
        _INK,
        _font(54, "Bold"),
        anchor="mm",
    )
    for x in range(width):
        for y in range(band):
            if _has_ink(card.pattern, x // unit, y // unit, (x + y) // unit):
                draw.point((left + x, top + height - band + y), _INK)


def _has_ink(pattern: int, column: int, row: int, diagonal: int) -> bool:
    """Return whether a pattern has ink in a place."""
    match pattern:
        case 1:
            return True
        case 2:
            return column % 3 == 0
        case 3:
            return diagonal % 5 < 2
        case 4:
            return column % 7 < 4
        case 5:
            return row != 1
        case _:
            return False


def _draw_icon(image: Image.Image, place: tuple[int, int], icon: Image.Image, size: int) -> None:
    """Draw the icon of the site with rounded corners."""
    mask = Image.new("L", icon.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, icon.width - 1, icon.height - 1), icon.width / 6, 255)
    image.paste(icon.resize((size, size)), place, mask.resize((size, size)))
