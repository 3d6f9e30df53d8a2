"""A course with the toy lab, stock nbgrader commands run in this process, and ways to spoil a notebook."""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jupyter_core.application import NoStart
from nbgrader.api import Gradebook
from nbgrader.apps.nbgraderapp import NbGraderApp

from autograder.authoring.build import build
from autograder.nbgrader_plugin import engine

REPOSITORY = Path(__file__).resolve().parents[2]
TOY = REPOSITORY / "tests" / "grading" / "course" / "source" / "toy"
MAXIMUM = {"double": 2.0, "quadruple": 2.0, "root": 1.0, "Scale": 2.0, "count_to": 1.0}

Edit = Callable[[list[dict[str, Any]]], list[dict[str, Any]] | None]


def make_course(root: Path, *labs: Path) -> Path:
    """A course in a folder of its own, with its notebooks built."""
    for lab in labs:
        shutil.copytree(lab, root / "source" / lab.name)
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    build(root)
    return root


@pytest.fixture(scope="session")
def toy_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with its notebooks and a gradebook, to be copied; nobody grades in it."""
    root = make_course(tmp_path_factory.mktemp("toy") / "course", TOY)
    with pytest.MonkeyPatch.context() as monkeypatch:
        at_home(root, monkeypatch)
        run_nbgrader("generate_assignment", "toy", "--force")
    return root


@pytest.fixture
def course(toy_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course, which is the working folder."""
    root = Path(shutil.copytree(toy_course, tmp_path / "course"))
    at_home(root, monkeypatch)
    return root


@pytest.fixture(scope="session", autouse=True)
def _no_engine_left() -> Iterator[None]:
    yield
    engine.close()


def at_home(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a course the working folder, and keep the user's own settings of Jupyter out."""
    monkeypatch.chdir(root)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(root.parent / "config"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(root.parent / "data"))
    monkeypatch.delenv("AUTOGRADER_LANG", raising=False)


def run_nbgrader(*arguments: str, expected: int = 0) -> str:
    """`nbgrader COMMAND …` in this process; its log. Fails unless it exits with `expected`."""
    log = StringIO()
    app = NbGraderApp.instance()
    try:
        app.initialize(list(arguments))
        app.init_logging(logging.StreamHandler, [log], color=False, subapps=True)
        app.start()
        code = 0
    except NoStart:  # how jupyter says that a subcommand ran
        code = 0
    except SystemExit as end:
        code = end.code
    finally:
        app.reset()
    assert code == expected, log.getvalue()
    return log.getvalue()


def cells_of(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def hand_in(course: Path, student: str, *edits: Edit, language: str = "es", lab: str = "toy") -> Path:
    """A submission with the reference solutions, edited as a student might."""
    folder = course / "submitted" / student / lab
    folder.mkdir(parents=True)
    path = folder / f"{lab}.ipynb"
    notebook = solved(course, language, lab)
    for edit in edits:
        changed = edit(notebook["cells"])
        notebook["cells"] = notebook["cells"] if changed is None else changed
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def solved(course: Path, language: str = "es", lab: str = "toy") -> dict[str, Any]:
    """The released notebook with the solutions filled in: what a good student hands in."""
    name = Path(language, lab, f"{lab}.ipynb")
    release = json.loads((course / "assignments" / name).read_text(encoding="utf-8"))
    source = {cell["id"]: cell for cell in cells_of(course / "solutions" / name)}
    for cell in release["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = "".join(source[cell["id"]]["source"])
        else:
            cell["source"] = "".join(cell["source"])
    return release


def called(name: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a cell carries this id of nbgrader."""
    return lambda cell: cell["metadata"].get("nbgrader", {}).get("grade_id") == name


def without(*names: str) -> Edit:
    return lambda cells: [cell for cell in cells if not any(called(name)(cell) for name in names)]


def replacing(name: str, source: str) -> Edit:
    """Write something else into a cell."""

    def edit(cells: list[dict[str, Any]]) -> None:
        next(filter(called(name), cells))["source"] = source

    return edit


def of_type(name: str, cell_type: str) -> Edit:
    """Change the type of a cell, as the key `m` or `r` does in Jupyter."""

    def edit(cells: list[dict[str, Any]]) -> None:
        cell = next(filter(called(name), cells))
        cell["cell_type"] = cell_type
        if cell_type == "code":
            cell |= {"outputs": [], "execution_count": None}
        else:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)

    return edit


def gradebook_points(course: Path, student: str, lab: str = "toy") -> dict[str, float | None]:
    """Points by machine of each exercise, as the gradebook has them."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        notebook = gradebook.find_submission_notebook(lab, lab, student)
        return {
            grade.name.removeprefix("check_"): grade.auto_score
            for grade in notebook.grades
            if grade.name.startswith("check_")
        }


def shown(course: Path, student: str, grade_id: str, lab: str = "toy") -> str:
    """The plain text of the feedback in a grade cell."""
    cells = cells_of(course / "autograded" / student / lab / f"{lab}.ipynb")
    (cell,) = filter(called(grade_id), cells)
    return "".join(cell["outputs"][0]["data"]["text/plain"])
