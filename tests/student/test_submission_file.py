"""Which of a student's two files is the submission."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.student.lab_files import LabProblem, open_lab
from autograder.student.submission_file import load_submission

SETUP = "import torch\n"
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 3 * x\n"

Notebook = Callable[..., str]


def chosen(folder: Path) -> tuple[str, str]:
    """Name of the file that is checked, and why, in Spanish."""
    loaded = load_submission(open_lab(folder))
    return loaded.path.name, loaded.why.es


def test_untouched_files_mean_the_notebook(lab_folder: Path) -> None:
    assert chosen(lab_folder) == ("toy.ipynb", "Se revisa toy.ipynb.")


def test_the_notebook_counts_where_both_were_changed(lab_folder: Path, notebook: Notebook) -> None:
    (lab_folder / "toy.ipynb").write_text(notebook(SETUP, RIGHT), encoding="utf-8")
    (lab_folder / "toy.py").write_text(SETUP + WRONG, encoding="utf-8")
    name, why = chosen(lab_folder)
    assert name == "toy.ipynb"
    assert "no toy.py" in why


def test_the_script_counts_where_only_it_was_changed(lab_folder: Path) -> None:
    (lab_folder / "toy.py").write_text(SETUP + RIGHT, encoding="utf-8")
    assert chosen(lab_folder) == ("toy.py", "Se revisa toy.py: el notebook está sin hacer.")


def test_the_notebook_counts_where_only_it_was_changed(lab_folder: Path, notebook: Notebook) -> None:
    (lab_folder / "toy.ipynb").write_text(notebook(SETUP, RIGHT), encoding="utf-8")
    assert chosen(lab_folder)[0] == "toy.ipynb"


@pytest.mark.parametrize(("kept", "gone"), [("toy.ipynb", "toy.py"), ("toy.py", "toy.ipynb")])
def test_the_only_file_counts(lab_folder: Path, kept: str, gone: str) -> None:
    (lab_folder / gone).unlink()
    assert chosen(lab_folder)[0] == kept


def test_no_file_is_a_problem(lab_folder: Path) -> None:
    for name in ("toy.ipynb", "toy.py"):
        (lab_folder / name).unlink()
    with pytest.raises(LabProblem, match="neither"):
        load_submission(open_lab(lab_folder))


@pytest.mark.parametrize("text", ["", "{", '{"cells": []}', "hola", '{"cells": 3}'])
def test_a_file_that_cannot_be_read_says_why(lab_folder: Path, text: str) -> None:
    (lab_folder / "toy.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(LabProblem, match=r"toy\.ipynb: "):
        load_submission(open_lab(lab_folder))


def test_another_kind_of_file_is_a_problem(lab_folder: Path) -> None:
    with pytest.raises(LabProblem, match="neither a notebook"):
        load_submission(open_lab(lab_folder), lab_folder / "lab.json")


def test_a_cell_that_raises_is_noted_and_the_others_count(lab_folder: Path, notebook: Notebook) -> None:
    (lab_folder / "toy.ipynb").write_text(notebook("1 / 0", RIGHT, "%magic"), encoding="utf-8")
    loaded = load_submission(open_lab(lab_folder))
    assert callable(loaded.namespace["double"])
    assert any("ZeroDivisionError" in note.en for note in loaded.notes)
