"""Code in a pull request: what it could reach, and who looks at it first."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.test_workflows import WORKFLOWS, jobs, owners, read

ROOT = Path(__file__).parents[2]


def test_t14_a_page_with_macros_does_run_code() -> None:
    """So the rest of these lines is needed: a page may call whatever Jinja reaches."""
    page = ROOT / "docs" / "timeline.md"
    assert yaml.safe_load(page.read_text("utf-8").split("---")[1])["render_macros"] is True


def test_t14_a_page_without_a_word_of_its_own_runs_nothing() -> None:
    """Macros are asked for page by page; a mistake in one stops the build."""
    plugins = re.search(r"(?s)- macros:\n(.*?)\n\n", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert plugins
    for setting in (
        "render_by_default: false",
        "on_undefined: strict",
        "modules: [chronology.mkdocs_plugin.macros]",
    ):
        assert setting in plugins[1]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_t14_no_workflow_runs_strangers_code_with_rights(path: Path) -> None:
    """Where a pull request starts it, it reads and no more; what may write does not start from one."""
    text = path.read_text("utf-8")
    triggers = read(path)[True]  # YAML 1.1 reads the key `on` as true
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert "issue" not in triggers
    writes = [job for job in jobs(path).values() if "write" in str(job["permissions"])]
    assert not (writes and "pull_request" in triggers)


def test_t14_a_pull_request_finds_no_secret_and_no_credential() -> None:
    text = (ROOT / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")
    assert "secrets" not in re.sub(r"#.*", "", text)
    assert text.count("persist-credentials: false") == text.count("actions/checkout@") == 4
    for job in jobs(ROOT / ".github" / "workflows" / "pull-request.yml").values():
        assert job["permissions"] == {"contents": "read"}
        assert "environment" not in job


RUNNING = [
    "docs/index.md",
    "docs/themes/any.md",
    "docs/assets/timeline.js",
    "scripts/chronology/mkdocs_plugin/macros.py",
    "scripts/theme/main.html",
    "tests/conftest.py",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.txt",
    "GNUmakefile",
    ".ci/run",
    ".github/workflows/pull-request.yml",
    ".github/CODEOWNERS",
    "events/IDS",
]


@pytest.mark.parametrize("path", RUNNING)
def test_t14_what_can_run_is_reviewed_by_an_owner(path: str) -> None:
    assert owners(path)


def test_t14_data_alone_run_nothing(tmp_path: Path) -> None:
    """Loading and checking a chronology starts no process, and imports no module that lies in it."""
    (tmp_path / "events").mkdir()
    for name in ("sitecustomize.py", "chronology.py", "yaml.py", "conftest.py", "main.py", "events/main.py"):
        (tmp_path / name).write_text("raise SystemExit('hit')\n", "utf-8")
    command = [Path(sys.executable).with_name("chronology"), "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "hit" not in done.stdout + done.stderr
    assert "error[file-name]: the file is missing" in done.stdout
