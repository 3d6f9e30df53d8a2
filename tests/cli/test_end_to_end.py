"""The command line with the real engine: one lab, three submissions."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHAPES = "if prediction.shape != target.shape:\n        raise ValueError('shapes')"
RIGHT = (
    f"def mean_squared_error(prediction, target):\n    {SHAPES}\n"
    "    return float(((prediction - target) ** 2).mean())\n"
)
WRONG = RIGHT.replace("** 2).mean())", "** 2).mean() ** 0.5)")


@pytest.mark.slow
def test_right_wrong_and_broken(course: Path, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    for student, text in {"Ana": RIGHT, "José Núñez": WRONG, "Zoë": "def f(:\n"}.items():
        (folder / student / "errors").mkdir(parents=True)
        (folder / student / "errors" / "errors.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "autograder", "grade", str(folder), "--json", "-", "--lang", "es"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    right, wrong, broken = json.loads(done.stdout)["submissions"]
    assert right["score"] == right["max_score"] == 1.0
    assert 0.0 <= wrong["score"] < 1.0
    failed = [check for check in wrong["exercises"][0]["checks"] if not check["passed"]]
    assert failed
    assert all(check["message"] and check["hint"] for check in failed)
    assert broken["status"] == "unreadable"
    assert "línea 1" in broken["message"]
