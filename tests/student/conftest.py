"""A lab of two exercises, as students have it on disk."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cells.analysis import source_hash
from autograder.records import Exercise, LabInfo, Question
from autograder.student.manifest import to_json
from autograder.text import Text

STUB = "def double(x):\n    raise NotImplementedError('double')\n"
SETUP = "import torch\n"

LOCAL_TESTS = """\
import torch

from autograder.testing import Text, check, expect_close


@check("double", title=Text("el doble de cada elemento", "twice each element"), hint="twice")
def test_double(submission):
    x = torch.arange(3.0)
    expect_close(submission.double(x), 2 * x, on=Text("x = 0, 1, 2", "x = 0, 1, 2"))


@check("double", title=Text("un tensor vacío", "an empty tensor"), hint="twice", requires=["test_double"])
def test_empty(submission):
    expect_close(submission.double(torch.zeros(0)), torch.zeros(0), on=Text("vacío", "empty"))


@check("negate", title=Text("el signo contrario", "the opposite sign"), hint="sign")
def test_negate(submission):
    expect_close(submission.negate(torch.ones(2)), -torch.ones(2), on=Text("unos", "ones"))
"""


def notebook_text(*cells: str) -> str:
    """The text of a notebook with these code cells."""
    return json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"autograder": {"lab": "toy", "language": "es"}},
            "cells": [
                {"cell_type": "code", "id": f"c{n}", "metadata": {}, "outputs": [], "source": source}
                for n, source in enumerate(cells)
            ],
        }
    )


@pytest.fixture
def lab_folder(tmp_path: Path) -> Path:
    """`toy/` with manifest and local checks, and the untouched notebook and script."""
    stubs = (source_hash(STUB.rstrip("\n")),)
    info = LabInfo(
        name="toy",
        number=1,
        title=Text("Juguete", "Toy"),
        exercises=(
            Exercise("double", 1.0, ("torch.add",), stub_hashes=stubs),
            Exercise("negate", 1.0),
        ),
        questions=(Question("why", 1.0),),
    )
    folder = tmp_path / "toy"
    folder.mkdir()
    manifest = json.loads(to_json(info))
    manifest["hints"] = {"twice": {"es": "¿Multiplicas por dos?", "en": "Do you multiply by two?"}}
    (folder / "lab.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "local_tests.py").write_text(LOCAL_TESTS, encoding="utf-8")
    (folder / "toy.ipynb").write_text(notebook_text(SETUP, STUB), encoding="utf-8")
    (folder / "toy.py").write_text(SETUP + STUB, encoding="utf-8")
    return folder


@pytest.fixture
def notebook() -> Callable[..., str]:
    """Makes the text of a notebook of code cells."""
    return notebook_text
