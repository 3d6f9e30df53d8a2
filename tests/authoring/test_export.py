"""The students' repository: complete, separate from everything else, and at home on every system."""

import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

from autograder.authoring.errors import AuthoringError
from autograder.authoring.export import export_student

from .conftest import REPOSITORY

BLOCKED = [
    *("click", "jinja2", "jupytext", "nbclient", "nbconvert", "nbformat", "nbgrader"),
    *("pyseccomp", "rich", "sqlalchemy", "yaml"),
    *("fcntl", "pwd", "resource"),
]
"""What students need not have: instructors' packages, and modules that Windows lacks."""

WITHOUT = f"""
import os, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {BLOCKED!r}:
            raise ModuleNotFoundError(f"{{name}} is blocked here", name=name)

sys.meta_path.insert(0, Refuse())
for name in {BLOCKED!r}:
    sys.modules.pop(name, None)
for name in ("fork", "forkpty"):
    if hasattr(os, name):
        delattr(os, name)
"""


def run_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in an exported repository, with its `autograder` and not ours."""
    environment = {"PYTHONPATH": str(folder), "HOME": str(folder), "AUTOGRADER_LANG": "es"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def exported(course: Path, tmp_path: Path) -> Path:
    destination = tmp_path / "students"
    export_student(course, destination, "es")
    return destination


def test_what_is_inside(exported: Path) -> None:
    names = {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()}
    runtime = {name for name in names if name.startswith("autograder/")}
    parts = {"__init__.py", "records.py", "text.py", "cells", "testing", "student"}
    assert {name.split("/")[1] for name in runtime} == parts
    assert names - runtime == {
        ".gitignore", "LICENSE", "README.en.md", "README.md", "pyproject.toml",
        "assignments/tiny/data/points.csv", "assignments/tiny/lab.json", "assignments/tiny/local_tests.py",
        "assignments/tiny/tiny.ipynb", "assignments/tiny/tiny.py",
    }  # fmt: skip


def test_runtime_needs_nothing_that_students_lack(exported: Path) -> None:
    modules = [
        path.relative_to(exported).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in sorted((exported / "autograder").rglob("*.py"))
    ]
    imports = "\n".join(f"import {module}" for module in modules)
    done = run_in(exported, "-c", f"{WITHOUT}\n{imports}\nprint(autograder.__file__)")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()) == exported / "autograder" / "__init__.py"


def test_check_works_in_the_folder_of_a_lab(exported: Path) -> None:
    """What a notebook's grade cell does, after `nbgrader fetch` as well: only the lab's folder is there."""
    lab = exported / "assignments" / "tiny"
    script = (
        f"{WITHOUT}\nimport os; os.chdir({str(lab)!r})\nimport torch\nfrom autograder import check\n"
        "def leaky_relu(x, negative_slope=0.01):\n    return torch.where(x > 0, x, negative_slope * x)\n"
        "print(check('leaky_relu'))"
    )
    done = run_in(exported, "-c", script)
    assert done.returncode == 0, done.stderr
    assert "un ejemplo" in done.stdout


def test_stubs_fail_in_pytest_with_friendly_words(exported: Path) -> None:
    project = tomllib.loads((exported / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    plugin = project["entry-points"]["pytest11"]["autograder"]
    done = run_in(exported, "-m", "pytest", "-p", plugin, "-p", "no:cacheprovider")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 failed" in done.stdout
    assert "Todavía no está hecho" in done.stdout
    assert "Traceback" not in done.stdout


def test_solved_script_passes_in_pytest(exported: Path) -> None:
    script = exported / "assignments" / "tiny" / "tiny.py"
    text = script.read_text(encoding="utf-8")
    stub = '    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")'
    script.write_text(
        text.replace(stub, "    return torch.where(x > 0, x, negative_slope * x)", 1), encoding="utf-8"
    )
    done = run_in(
        exported, "-m", "pytest", "-p", "autograder.student.pytest_plugin", "-p", "no:cacheprovider"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_requirements_are_those_of_students(exported: Path) -> None:
    project = tomllib.loads((exported / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(project["dependencies"]) == sorted(ours["dependencies"])
    assert {"click", "nbgrader"}.isdisjoint(" ".join(project["dependencies"]).split())
    assert any("nbgrader" in requirement for requirement in requires("autograder") or [])


def test_both_languages_lie_side_by_side(course: Path, tmp_path: Path) -> None:
    export_student(course, tmp_path / "both", "both")
    for language in ("es", "en"):
        assert (tmp_path / "both" / "assignments" / language / "tiny" / "tiny.ipynb").is_file()
    assert "assignments/en/tiny" in (tmp_path / "both" / "README.en.md").read_text(encoding="utf-8")


def test_language_of_the_course_is_the_default(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOGRADER_LANG", "en")
    export_student(course, tmp_path / "students")
    readme = (tmp_path / "students" / "README.md").read_text(encoding="utf-8")
    assert "Neural-network labs" in readme
    assert "| 7 | Tiny | [`assignments/tiny`](assignments/tiny) |" in readme
    assert "$" not in readme
    assert "3.11–3.13" in readme


def test_export_renews_an_earlier_one_and_keeps_the_rest(course: Path, exported: Path) -> None:
    (exported / ".git").mkdir()
    (exported / "syllabus.pdf").write_bytes(b"%PDF")
    old = exported / "assignments" / "gone" / "gone.py"
    old.parent.mkdir()
    old.write_text("x = 1\n")
    export_student(course, exported, "en")
    assert not old.exists()
    assert (exported / ".git").is_dir()
    assert (exported / "syllabus.pdf").exists()
    assert "A tiny lab" in (exported / "assignments" / "tiny" / "tiny.ipynb").read_text(encoding="utf-8")


def test_other_folders_are_left_alone(course: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "thesis.tex").write_text("…", encoding="utf-8")
    refused = {
        taken: "other files",
        taken / "thesis.tex": "is a file",
        course: "course itself",
        tmp_path: "course itself",
    }
    for destination, words in refused.items():
        with pytest.raises(AuthoringError, match=words):
            export_student(course, destination)
    assert [path.name for path in taken.iterdir()] == ["thesis.tex"]
