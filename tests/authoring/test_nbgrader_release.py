"""What stock `nbgrader generate_assignment` writes is what `build` wrote before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.authoring.build import build


@pytest.mark.parametrize("language", ["es", "en"])
def test_generate_assignment_writes_the_committed_release(course: Path, language: str) -> None:
    build(course)
    release = course / "assignments" / language
    before = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "tiny", "--force"],
        cwd=course,
        env={**os.environ, "AUTOGRADER_LANG": language, "JUPYTER_CONFIG_DIR": str(course / "no_config")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    after = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    assert after == before
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        notebook = gradebook.find_notebook("tiny", "tiny")
        graded = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
        assert graded == {"check_leaky_relu": 1.0, "check_PReLU": 2.5, "why": 2.0}
        # The formgrader shows the rubric, which the release has lost.
        assert "MARK SCHEME" in gradebook.find_source_cell("why", "tiny", "tiny").source
