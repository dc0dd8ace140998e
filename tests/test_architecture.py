"""What holds of the code as a whole: rooms, generality, and dependencies that are held fast."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "scripts"
MODULES = {
    ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((SCRIPTS / "chronology").rglob("*.py"))
}
AUTHORED = sorted(
    path
    for path in SCRIPTS.rglob("*")
    if path.is_file() and not re.search(r"__pycache__|\.egg-info", str(path.relative_to(SCRIPTS)))
)


ROOMS: Mapping[str, set[str]] = {
    "model": set(),
    "loading": {"model"},
    "rules": {"model", "loading"},
    "authoring": {"model", "loading", "rules"},
    "pages": {"model", "rules"},
    "exports": {"model", "rules", "pages"},
    "cli": {"model", "loading", "rules", "authoring", "pages", "exports"},
    "mkdocs_plugin": {"model", "loading", "rules", "authoring", "pages", "exports"},
}
"""What each room may import, besides itself."""


def room(module: str) -> str:
    """Return the room in which a module is: `rules` for `chronology.rules.texts`."""
    return module.split(".")[1] if "." in module else ""


def imports(source: str) -> set[str]:
    """Return the modules of the package that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in MODULES else node.module or "")
    return {name for name in found if name.partition(".")[0] == "chronology"}


IMPORTS: Mapping[str, set[str]] = {name: imports(path.read_text("utf-8")) for name, path in MODULES.items()}


def test_the_imports_are_read() -> None:
    """The tests below look at something: known imports are found in each form."""
    assert "chronology.model.utf8" in IMPORTS["chronology.loading.strict_yaml"]
    assert {"chronology.rules.base", "chronology.rules.texts"} <= IMPORTS["chronology.rules.registry"]
    assert imports("import chronology.cli as c\ndef f():\n    from chronology.model import edtf") == {
        "chronology.cli",
        "chronology.model.edtf",
    }


def test_a_room_imports_only_what_the_table_allows() -> None:
    assert {room(module) for module in MODULES} - {""} == set(ROOMS)
    wrong = [
        f"{module} imports {name}"
        for module in MODULES
        for name in IMPORTS[module]
        if room(name) not in {room(module), *ROOMS.get(room(module), ())}
    ]
    assert wrong == []


def test_no_circle_of_imports() -> None:
    """Neither across the package nor within one of its rooms."""
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(f"imports in a circle: {' → '.join(error.args[1])}")


def test_a_module_says_what_it_is() -> None:
    """Its docstring begins with a sentence."""
    for module, path in MODULES.items():
        documented = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert documented, module
        assert documented.split("\n\n")[0][-1] in ".:", module


# What writes elsewhere: the site, folders for one run, and the user's own cache.
WRITERS = {
    "chronology.loading.files",
    "chronology.authoring.comparison",
    "chronology.mkdocs_plugin",
}


def test_what_writes_into_the_project_writes_with_one_function() -> None:
    """Whole files or none, and never through a link: see `chronology.loading.files`."""
    wrong = [
        f"{module}:{number}"
        for module, path in MODULES.items()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\.write_(?:text|bytes)\(|open\(.*[\"'][wax]b?[\"']", line)
        and not any(module == one or module.startswith(f"{one}.") for one in WRITERS)
    ]
    assert wrong == []


OURS = re.compile(
    r"kazakh|qazaq|astana\b|nur-sultan|almaty|tokayev|toqaev|nazarbayev|massimov|caspian|eurasian|"
    r"\b(?:csto|eaeu|rusi|cpc|sreb)\b|chatham|putin|rouble|russia\b|crimea|baikonur|multivector",
    re.IGNORECASE,
)


def test_the_code_knows_nothing_of_what_it_is_used_for() -> None:
    """Another group can swap the data and have its own chronology: code, templates and styles alike."""
    found = {path: OURS.findall(f"{path.name}\n{path.read_text('utf-8')}") for path in AUTHORED}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_search_for_our_subject_finds_it() -> None:
    """The pattern above finds the subject where it belongs."""
    assert OURS.search("Kazakhstan and the EAEU")
    assert not OURS.search("a crusade of usage")


def test_templates_and_modules_are_among_the_files_searched() -> None:
    """Whatever is published with the package."""
    assert {path.suffix for path in AUTHORED} >= {".py", ".html"}


# ---- dependencies

LOCKS = ("requirements.txt", "requirements-build.txt")
REQUIREMENTS, TO_BUILD = ((ROOT / name).read_text("utf-8") for name in LOCKS)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("lock", [REQUIREMENTS, TO_BUILD], ids=LOCKS)
def test_the_lock_names_no_index_address(lock: str) -> None:
    """Where packages come from is the affair of who installs them."""
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|^-i\b|\bfile:", lock, re.MULTILINE)


@pytest.mark.parametrize("lock", [REQUIREMENTS, TO_BUILD], ids=LOCKS)
def test_every_requirement_is_pinned_with_hashes(lock: str) -> None:
    """One exact version each, and at least one SHA-256."""
    joined = re.sub(r"\s*\\\n\s*", " ", lock)
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) > 30
    pinned = re.compile(
        r"[a-z0-9._-]+==[^ ;]+(?: ;[^\\]+?)?(?: --hash=sha256:[0-9a-f]{64})+(?:\s+#.*)?", re.I
    )
    assert [line[:60] for line in lines if not pinned.fullmatch(line.strip())] == []


def declared() -> list[str]:
    """Return every requirement of pyproject.toml."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    return [*PROJECT["project"]["dependencies"], *(one for extra in extras for one in extra)]


@pytest.mark.parametrize("requirement", declared())
def test_every_dependency_has_an_upper_bound_and_is_locked(requirement: str) -> None:
    """At least this, below that; and the lock has it."""
    match = re.fullmatch(r"([a-z0-9-]+)>=[0-9.]+,<[0-9.]+", requirement)
    assert match
    assert re.search(rf"^{re.escape(match[1])}==", REQUIREMENTS, re.MULTILINE | re.IGNORECASE)


def test_a_build_takes_what_it_needs_from_the_same_lock_and_no_more() -> None:
    """Every dependency of the package and of its build, in the same versions, and none of the tests'."""
    whole, part = (
        dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)) for lock in (REQUIREMENTS, TO_BUILD)
    )
    assert part.items() <= whole.items()
    extras = PROJECT["project"]["optional-dependencies"]
    needed = [*PROJECT["project"]["dependencies"], *extras["build"]]
    assert {name.partition(">")[0].lower() for name in needed} <= part.keys()
    assert not {"pytest", "playwright", "ruff", "mypy"} & part.keys()


def test_every_package_is_installed() -> None:
    """A folder with modules that pyproject.toml does not name would be missing from what is installed."""
    folders = {path.parent for path in MODULES.values()}
    found = {".".join(folder.relative_to(SCRIPTS).parts) for folder in folders}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found


def test_every_template_is_installed() -> None:
    """The patterns of the package's data cover every file that is no module."""
    folder = SCRIPTS / "chronology"
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["chronology"]
    covered = {path for pattern in patterns for path in folder.glob(pattern)}
    assert {path for path in AUTHORED if folder in path.parents and path.suffix != ".py"} == covered


def test_what_measures_time_is_where_make_test_looks_for_it() -> None:
    """`make test` runs the timed tests of tests/site last, when nothing else runs."""
    elsewhere = [path for path in (ROOT / "tests").rglob("test_*.py") if path.parent != ROOT / "tests/site"]
    mark = "mark." + "timed"
    assert [path.name for path in elsewhere if mark in path.read_text("utf-8")] == []
    assert "-m timed tests/site\n" in (ROOT / "GNUmakefile").read_text("utf-8")
