"""Reads an earlier revision of the project with git; runs none of its code and follows none of its links."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from chronology.loading.loader import RETIRED

_FOLDERS = ("events", "seeds", "vocabulary", RETIRED)
_FILE_MODES = ("100644", "100755")  # neither links nor submodules


def commit(root: Path, revision: str) -> str:
    """Return the full name of a commit; raise ValueError if git knows no such revision."""
    if revision.startswith("-"):
        raise ValueError(f'"{revision}" is not a revision')
    found = _git(
        root,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        failure=f'git finds no revision "{revision}" here',
    )
    return found.decode("ascii").strip()


@contextmanager
def folder(root: Path, revision: str) -> Iterator[Path]:
    """Yield a temporary folder with the data of the chronology in `root` as they were at a revision.

    Files are read from git's objects, so that no attribute or filter applies and no link is followed.
    Raises ValueError if there is no such revision, or no data in it.
    """
    name = commit(root, revision)
    entries = [entry for entry in _tree(root, name) if entry[0] in _FILE_MODES]
    if not any(path.parts[0] == "events" for _, _, path in entries):
        raise ValueError(f'revision "{revision}" has no folder events/ here')
    blobs = _blobs(root, [blob for _, blob, _ in entries])
    with TemporaryDirectory(prefix="chronology-") as made:
        for (_, _, path), content in zip(entries, blobs, strict=True):
            target = Path(made, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Path(made)


def changed(root: Path, revision: str) -> frozenset[str]:
    """Return the paths, from `root`, of files below it that differ from a revision or are new."""
    name = commit(root, revision)
    differ = _git(
        root, "diff", "--name-only", "-z", "--relative", "--no-ext-diff", "--no-renames", name, "--"
    )
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = (differ + new).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(filter(None, names))


def _tree(root: Path, commit: str) -> Iterator[tuple[str, str, PurePosixPath]]:
    """Yield mode, object and path, from `root`, of each data file in a commit."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS).decode("utf-8", "surrogateescape")
    for line in filter(None, listed.split("\0")):
        head, _, name = line.partition("\t")
        mode, _, blob = head.split(" ")
        path = PurePosixPath(name)
        if not path.is_absolute() and ".." not in path.parts:
            yield mode, blob, path


def _blobs(root: Path, names: list[str]) -> Iterator[bytes]:
    """Yield the content of each object."""
    answer = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    place = 0
    for _ in names:
        end = answer.index(b"\n", place)
        size = int(answer[place:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        place = end + 1 + size + 1


def _git(root: Path, *arguments: str, given: bytes | None = None, failure: str = "git failed") -> bytes:
    """Return what git prints; raise ValueError with its message, or with `failure` if it has none."""
    try:
        command = ["git", "-C", str(root), *arguments]
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise ValueError("this command needs git, which is not installed") from None
    if done.returncode:
        complaint = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise ValueError(f"git says: {complaint}" if complaint else failure)
    return done.stdout
