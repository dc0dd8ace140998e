"""The canonical form of a tree: order of keys, indentation, brackets, line width, and the comments.

Keys come in the order of the records, with unknown ones after them. Lists of words stand in brackets;
records stand in lines of their own. Comments move with their entry.
"""

from __future__ import annotations

from chronology.authoring.scalars import WIDTH, folded, inline
from chronology.authoring.shapes import Shape
from chronology.authoring.tree import Collection, Entry, Node, Scalar, Tree, comments


def written(tree: Tree, shape: Shape) -> str:
    """Return the text of a file in canonical form; the tree is arranged on the way."""
    root, lines = tree.root, list[str]()
    if isinstance(root, Collection) and root.entries:
        _arrange(root, shape, None)
        lines = _block(root, shape, 0)
    elif root != Scalar(None):
        lines = [_inline(root, shape)]
    text = "\n".join([*lines, *_blanks(tree.end)]).strip("\n")
    return text + "\n" if text else ""


# ---- arranging


def _arrange(collection: Collection, shape: Shape, holder: Entry | None) -> None:
    """Sort the keys, and hand comments at the edges of a collection to the entry that holds it.

    There they stand when the file is read again: a comment after a block's last entry belongs, to its
    indentation, to the entry around, and one before the first key of a list's entry to that entry.
    """
    if collection.is_mapping and shape.keys:
        place = {key: number for number, key in enumerate(shape.keys)}
        collection.entries.sort(key=lambda entry: place.get(entry.key or "", len(place)))
    for entry in collection.entries:
        if isinstance(entry.value, Collection) and entry.value.entries:
            _arrange(entry.value, _shape(shape, entry), entry)
    if holder is None or not _in_lines(collection, shape):
        return
    first, last = collection.entries[0], collection.entries[-1]
    holder.below[:0], last.below = last.below, []
    if holder.key is None:
        holder.above += filter(None, first.above)
        first.above = []


def _shape(shape: Shape, entry: Entry) -> Shape:
    return shape if entry.key is None else shape.of(entry.key)


def _in_lines(collection: Collection, shape: Shape) -> bool:
    """Say whether each entry of a collection has a line of its own, whatever its width."""
    entries = collection.entries
    nested = any(isinstance(entry.value, Collection) and entry.value.entries for entry in entries)
    commented = any(map(comments, entries))
    keyed = collection.is_mapping and (shape.model is not None or shape.by_id is not None)
    return bool(entries) and (nested or commented or keyed)


# ---- writing


def _block(collection: Collection, shape: Shape, indent: int) -> list[str]:
    """Return the lines of a mapping or list of which each entry begins a line."""
    lines: list[str] = []
    for entry in collection.entries:
        above = _blanks(entry.above)
        while above and not above[0] and not lines:
            above.pop(0)
        lines += _indented(above, indent)
        lines += _entry(entry, _shape(shape, entry), indent)
        deeper = 1 if isinstance(entry.value, Scalar) else 2  # at 2, a folded text would swallow it
        lines += _indented(_blanks(entry.below), indent + deeper)
    return lines


def _entry(entry: Entry, shape: Shape, indent: int) -> list[str]:
    """Return the lines of one entry without the comments above and below."""
    lead = " " * indent + ("-" if entry.key is None else f"{inline(entry.key)}:")
    value = entry.value
    if isinstance(value, Scalar):
        return _scalar(value, shape, indent, lead)
    if not _in_lines(value, shape):
        whole = f"{lead} {_inline(value, shape)}"
        if len(whole) <= WIDTH or not value.entries:
            return [whole]
        if not value.is_mapping:
            return _wrapped(value, shape, indent, lead)
    lines = _block(value, shape, indent + 2)
    if entry.key is None and value.is_mapping:
        return [f"{lead} {lines[0].lstrip(' ')}", *lines[1:]]
    return [lead, *lines]


def _scalar(value: Scalar, shape: Shape, indent: int, lead: str) -> list[str]:
    """Return a text on the line of its key, or folded where it is too long or has lines itself."""
    text = value.text or ""
    whole = f"{lead} {_inline(value, shape)}"
    if not shape.quoted and not shape.bare and (len(whole) > WIDTH or "\n" in text):
        block = folded(text, indent + 2)
        if block and (len(block) > 2 or len(block[1]) <= WIDTH):
            return [f"{lead} {block[0]}", *block[1:]]
    return [whole]


def _wrapped(collection: Collection, shape: Shape, indent: int, lead: str) -> list[str]:
    """Return a list in brackets over several lines."""
    lines = [f"{lead} ["]
    for entry in collection.entries:
        word = _inline(entry.value, _shape(shape, entry), in_brackets=True)
        word += "]" if entry is collection.entries[-1] else ","
        space = "" if lines[-1].endswith("[") else " "
        if space and len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(" " * (indent + 2) + word)
        else:
            lines[-1] += space + word
    return lines


def _inline(node: Node, shape: Shape, *, in_brackets: bool = False) -> str:
    """Return a value on one line, in brackets where it is a collection."""
    if isinstance(node, Scalar):
        return inline(node.text, in_brackets=in_brackets, quoted=shape.quoted, bare=shape.bare)
    parts = []
    for entry in node.entries:
        value = _inline(entry.value, _shape(shape, entry), in_brackets=True)
        parts.append(value if entry.key is None else f"{inline(entry.key, in_brackets=True)}: {value}")
    return ("{%s}" if node.is_mapping else "[%s]") % ", ".join(parts)


def _indented(texts: list[str], indent: int) -> list[str]:
    return [" " * indent + text if text else "" for text in texts]


def _blanks(texts: list[str]) -> list[str]:
    """Return lines with no two blank ones in a row."""
    return [text for number, text in enumerate(texts) if text or not number or texts[number - 1]]
