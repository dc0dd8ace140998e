"""What GitHub is given: workflows, forms and settings that are valid, safe, and run only what is tested."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronology.cli.main import COMMANDS

from .git import commit
from .rules import Build

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "vendor.github-workflows"),
    GITHUB / "dependabot.yml": "vendor.dependabot",
    GITHUB / "ISSUE_TEMPLATE" / "event.yml": "vendor.github-issue-forms",
    GITHUB / "ISSUE_TEMPLATE" / "config.yml": "vendor.github-issue-config",
}


def read(path: Path) -> dict[Any, Any]:
    """Return a workflow; its key `on` is read as a truth by YAML 1.1."""
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """Return the jobs of a workflow."""
    found: dict[str, dict[str, Any]] = read(path)["jobs"]
    return found


def steps() -> list[dict[str, Any]]:
    """Return every step of every job of every workflow."""
    return [step for path in WORKFLOWS for job in jobs(path).values() for step in job["steps"]]


def makefile() -> str:
    """Return the file that `make` reads."""
    return (ROOT / "GNUmakefile").read_text("utf-8")


RUNS = sorted({step["run"] for step in steps() if "run" in step})
ON_WINDOWS = [
    step["run"]
    for step in jobs(GITHUB / "workflows" / "pull-request.yml")["windows"]["steps"]
    if "run" in step
]


def test_there_are_three_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["deploy", "pull-request", "weekly"]


@pytest.mark.parametrize(("path", "schema"), SCHEMAS.items(), ids=lambda value: getattr(value, "name", value))
def test_every_file_is_of_its_schema(path: Path, schema: str) -> None:
    """By the schemas that come with the validator; nothing is fetched."""
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_find_what_is_wrong(tmp_path: Path) -> None:
    """A misspelt key in a workflow is found."""
    wrong = tmp_path / "pull-request.yml"
    wrong.write_text(
        (GITHUB / "workflows" / "pull-request.yml").read_text("utf-8").replace("steps:", "stepz:")
    )
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", wrong]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the auditor of workflows, at its strictest and without the network."""
    command = [BIN / "zizmor", "--offline", "--no-progress", "--persona", "auditor", folder]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_auditor_finds_nothing() -> None:
    done = audit(GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr
    for path in (*WORKFLOWS, GITHUB / "dependabot.yml"):
        assert path.name in done.stderr


def test_the_auditor_finds_what_is_wrong(tmp_path: Path) -> None:
    """A workflow that runs strangers' code with the rights of ours."""
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (GITHUB / "workflows" / "pull-request.yml").read_text("utf-8")
    (folder / "pull-request.yml").write_text(
        text.replace("  pull_request:", "  pull_request_target:"), "utf-8"
    )
    done = audit(tmp_path)
    assert done.returncode != 0
    assert "dangerous-triggers" in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_least_permissions(path: Path) -> None:
    """None of its own; each job reads, and only the job that publishes may write, to Pages."""
    assert read(path)["permissions"] == {}
    for name, job in jobs(path).items():
        publishes = {"pages": "write", "id-token": "write"}
        assert job["permissions"] == (publishes if name == "deploy" else {"contents": "read"})
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_secret_and_keeps_no_credential(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(
        r"secrets\.|github\.token|GITHUB_TOKEN|workflow_run|pull_request_target|self-hosted", text
    )
    for job in jobs(path).values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_the_job_that_publishes_runs_nothing_of_the_repository() -> None:
    """One action, which takes what another job has made."""
    job = jobs(GITHUB / "workflows" / "deploy.yml")["deploy"]
    assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]
    assert job["needs"] == ["build", "test"]


def test_every_action_is_pinned_by_commit_with_its_version_beside_it() -> None:
    """The same action always at the same commit."""
    used: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            if "uses:" in line:
                match = re.fullmatch(
                    r"\s+(?:- )?uses: (actions/[a-z-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line
                )
                assert match, line
                used.setdefault(match[1], set()).add(match[2])
    assert {name: len(commits) for name, commits in used.items()} == dict.fromkeys(
        [
            "actions/checkout",
            "actions/setup-python",
            "actions/upload-artifact",
            "actions/upload-pages-artifact",
            "actions/deploy-pages",
        ],
        1,
    )


def test_no_expression_stands_in_a_command() -> None:
    """What a stranger chooses, such as a branch's name, reaches no shell."""
    assert [run for run in RUNS if "${{" in run] == []


@pytest.mark.parametrize("run", [run for run in RUNS if run not in ON_WINDOWS])
def test_a_command_is_a_target_of_make_or_of_ours(run: str) -> None:
    """Nothing runs on GitHub that is not run here."""
    command = run.removesuffix(' >> "$GITHUB_STEP_SUMMARY"')
    if match := re.fullmatch(r"make (?:--silent )?([\w-]+)", command):
        assert re.search(rf"^{match[1]}:", makefile(), re.MULTILINE)
    else:
        match = re.fullmatch(r"\.venv/bin/chronology ([a-z-]+)(?: [\w^-]+)*", command)
        assert match
        assert match[1] in COMMANDS


def test_windows_runs_what_the_guide_says() -> None:
    guide = (ROOT / "docs" / "contribute" / "index.md").read_text("utf-8")
    section = guide.partition("### On Windows, without make\n")[2].partition("\n### ")[0]
    shown = "".join(re.findall(r"^```bat\n(.*?)^```", section, re.DOTALL | re.MULTILINE)).splitlines()
    assert [line for line in shown if not line.endswith("mkdocs serve")] == ON_WINDOWS
    fast = re.search(r"^test-fast:.*\n\t\$\(PYTEST\) (.+?) --numprocesses", makefile(), re.MULTILINE)
    assert fast
    assert ON_WINDOWS[-1].endswith(f"-m pytest {fast[1]}")


@pytest.mark.posix
@pytest.mark.parametrize("run", [run for run in RUNS if "bin/chronology " in run and " links" not in run])
def test_a_command_of_ours_runs_as_it_stands(freedonia: Build, run: str) -> None:
    """In a repository with a merge on top, as GitHub checks one out; `links` has a test of its own."""
    root = freedonia({})
    commit(root)
    commit(root)
    summary = root.parent / "summary"
    command = run.replace(".venv/bin", str(BIN))
    environment = {"GITHUB_STEP_SUMMARY": str(summary), "PATH": "/usr/local/bin:/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "-e", "-c", command], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    written = summary.read_text("utf-8") if summary.exists() else done.stdout
    assert written.startswith(("## What changes for readers\n", "## What the check found\n", "0 errors"))


@pytest.mark.posix
@pytest.mark.parametrize("target", ["setup-tests", "outdated"])
def test_a_target_of_the_workflows_does_what_it_says(target: str) -> None:
    """As far as can be seen without the network: make knows each command to the end."""
    command = ["make", "--dry-run", "--always-make", target]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert ("pip list --outdated" in done.stdout) == (target == "outdated")


def test_the_pull_request_is_checked_against_its_base() -> None:
    """The state before is there, the changed files come first, and the site is kept."""
    job = jobs(GITHUB / "workflows" / "pull-request.yml")["check"]
    checkout, *_, keep = job["steps"]
    assert checkout["with"]["fetch-depth"] == 2
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert ".venv/bin/chronology check --format github --changed HEAD^1" in runs
    assert '.venv/bin/chronology diff HEAD^1 >> "$GITHUB_STEP_SUMMARY"' in runs
    assert keep["with"] | {"retention-days": 0} == {
        "name": "site",
        "path": "site/",
        "if-no-files-found": "error",
        "retention-days": 0,
    }


def test_the_weekly_workflow_opens_nothing() -> None:
    """It may read, and it writes a summary."""
    (job,) = jobs(GITHUB / "workflows" / "weekly.yml").values()
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs == [
        "make setup-tests",
        'make --silent outdated >> "$GITHUB_STEP_SUMMARY"',
        '.venv/bin/chronology links >> "$GITHUB_STEP_SUMMARY"',
    ]


# ---- owners and updates


def owners(path: str) -> str:
    """Return the owners of a file, as GitHub finds them: the last line that fits its whole path decides."""
    found = ""
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        pattern, *names = line.split() or ["#"]
        assert pattern == "*" or pattern.startswith(("/", "#")), "of other patterns this test knows nothing"
        one_level = re.escape(pattern).replace(r"\*", "[^/]*")
        if pattern == "*" or re.fullmatch(one_level, f"/{path}"):
            found = " ".join(names)
    return found


DATA = re.compile(
    r"(events|seeds|vocabulary)/[^/]+\.yml|seeds/evidence/[^/]+\.tsv|docs/(changes|retired)\.yml"
)


def test_all_but_data_has_an_owner() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    files = [path for path in listed if path]
    assert len(files) > 300
    assert [path for path in files if bool(owners(path)) == bool(DATA.fullmatch(path))] == []


@pytest.mark.parametrize(
    "path",
    """
    GNUmakefile Makefile makefile venv.py setup.py setup.cfg conftest.py compileall.py .vscode/tasks.json
    .venv/bin/python .venv/ready .cache/checked site/index.html events/IDS events/conftest.py events/a/b.yml
    seeds/evidence/conftest.py vocabulary/x.py docs/changes.yml.md docs/retired.yml.md docs/x/changes.yml
    docs/index.md README.md Events/a.yml x/events/a.yml .github/CODEOWNERS CODEOWNERS docs/CODEOWNERS
    """.split(),
)
def test_t16_what_could_be_added_has_an_owner(path: str) -> None:
    assert owners(path)


def test_what_is_published_is_built_from_main_with_the_dependencies_of_a_build_alone() -> None:
    deploy = jobs(GITHUB / "workflows" / "deploy.yml")
    assert {job["if"] for job in deploy.values()} == {"github.ref == 'refs/heads/main'"}
    assert [step["run"] for step in deploy["build"]["steps"] if "run" in step] == ["make site"]


def test_every_supported_python_is_tested() -> None:
    job = jobs(GITHUB / "workflows" / "pull-request.yml")["test"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pythons = job["strategy"]["matrix"]["python"]
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    assert project["requires-python"] == f">={pythons[0]}"
    assert "${{ matrix.python }}" in [
        step["with"].get("python-version") for step in job["steps"] if "with" in step
    ]


def test_updates_come_in_groups_and_never_to_mkdocs_2() -> None:
    updates = {one["package-ecosystem"]: one for one in read(GITHUB / "dependabot.yml")["updates"]}
    assert set(updates) == {"pip", "github-actions"}
    assert all([group["patterns"] for group in one["groups"].values()] == [["*"]] for one in updates.values())
    assert updates["pip"]["ignore"] == [{"dependency-name": "mkdocs", "versions": [">=2"]}]


def test_the_form_for_tips_runs_nothing_and_asks_for_what_matters() -> None:
    form = read(GITHUB / "ISSUE_TEMPLATE" / "event.yml")
    required = [part["id"] for part in form["body"] if part.get("validations", {}).get("required")]
    assert required == ["what", "when", "source", "words"]


def test_the_contact_links_lead_to_the_project() -> None:
    """The repository is the one at which the site says that files are edited."""
    (link,) = read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["contact_links"]
    repository = re.search(r"https://github\.com/[\w-]+/[\w-]+/", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert repository
    assert link["url"] == f"{repository[0]}blob/main/CONTRIBUTING.md"
