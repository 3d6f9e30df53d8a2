"""`pytest` in the students' repository, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

SETUP = "import torch\n"
RIGHT = "def double(x):\n    return 2 * x\n\n\ndef negate(x):\n    return -x\n"
WRONG = "def double(x):\n    return 3 * x\n"
RAISES = "def double(x):\n    y = x.frobnicate()\n    return y\n"

REPOSITORY = Path(__file__).resolve().parents[2]


def run_pytest(folder: Path, *options: str) -> str:
    """What pytest prints for the local checks in a folder."""
    environment = dict(
        os.environ, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1", PYTHONPATH=str(REPOSITORY), COLUMNS="100"
    )
    environment.pop("PYTEST_ADDOPTS", None)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "autograder.student.pytest_plugin",
        "-p",
        "no:cacheprovider",
        "--import-mode=importlib",
        "--rootdir=.",
        "-c",
        os.devnull,
        "local_tests.py",
        *options,
    ]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    return done.stdout + done.stderr


def test_the_stub_fails_with_not_done_yet(lab_folder: Path) -> None:
    said = run_pytest(lab_folder)
    assert "double: el doble de cada elemento\n  Todavía no está hecho." in said
    assert "negate no está definido" in said
    assert "Se revisa toy.ipynb." in said
    for internal in ("Traceback", "run_checks.py", "local.py", "NotImplementedError"):
        assert internal not in said


def test_a_file_may_be_named(lab_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "ana núñez.py"
    other.write_text(SETUP + RIGHT, encoding="utf-8")
    assert "3 passed" in run_pytest(lab_folder, "--submission", "../ana núñez.py")


def test_failures_are_short_and_show_the_students_line(lab_folder: Path) -> None:
    (lab_folder / "toy.py").write_text(SETUP + RAISES, encoding="utf-8")
    said = run_pytest(lab_folder)
    assert "AttributeError" in said
    assert "y = x.frobnicate()" in said
    assert "Pista: ¿Multiplicas por dos?" in said
    assert "Traceback" not in said
    assert "autograder/" not in said.replace(str(lab_folder), "")


def test_a_file_that_cannot_be_read_says_why(lab_folder: Path) -> None:
    (lab_folder / "toy.ipynb").write_text("{", encoding="utf-8")
    said = run_pytest(lab_folder)
    assert "toy.ipynb: " in said
    assert "Traceback" not in said


def test_the_data_of_the_lab_is_beside_the_submission(lab_folder: Path) -> None:
    (lab_folder / "data").mkdir()
    (lab_folder / "data" / "factor.txt").write_text("2", encoding="utf-8")
    reads = (
        "from pathlib import Path\ndef double(x):\n    return int(Path('data/factor.txt').read_text()) * x\n"
    )
    (lab_folder / "toy.py").write_text(SETUP + reads, encoding="utf-8")
    said = run_pytest(lab_folder, "-k", "double or empty")
    assert "2 passed" in said
