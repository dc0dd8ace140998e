"""Measuring what a command takes: time, time of the processors, memory; and what it leaves."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run: seconds, seconds of all processors, and the memory of its largest process in MB."""

    seconds: float
    processors: float
    memory: float


def run(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; raise RuntimeError with what it said where it fails."""
    told = os.environ | (environment or {})
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed: {output.decode()[-3000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def together(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> float:
    """Return the greatest memory in MB of all processes of a command together, shared parts counted once.

    It is sampled twenty times a second, which slows the command: its time is not to be used. Raises
    RuntimeError where the command fails.
    """
    told = os.environ | (environment or {})
    process = subprocess.Popen(
        command, cwd=cwd, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    most, done = 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.05):
            most = max(most, sum(map(_share, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{command} failed while its memory was watched")
    return most


def _family(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _share(pid: int) -> float:
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:")) / 1024


def size(folder: Path) -> tuple[int, float]:
    """Return the number of pages in a folder, and the MB of all its files."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files) / 1e6
