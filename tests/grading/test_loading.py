"""Running the cells: what they break, and what they leave behind."""

import linecache
import shutil
from pathlib import Path

import pytest

from autograder.grading import session
from autograder.grading.lab import load_lab
from autograder.records import ExerciseStatus, Limits

COURSE = Path(__file__).parent / "course"


def scores(result):
    return {each.name: each.score for each in result.exercises}


FULL = {"double": 2.0, "quadruple": 2.0, "root": 1.0, "Scale": 2.0, "count_to": 1.0}


@pytest.mark.parametrize(
    "change",
    [
        "import os\nos._exit(0)",
        "while True: pass",
        "try:\n    while True: pass\nexcept BaseException:\n    while True: pass",
        "raise SystemExit",
        "1 / 0",
        "x = [bytearray(1 << 20) for _ in range(800)]",
        "import ctypes\nctypes.string_at(0)",
        "import sys\nsys.setrecursionlimit(10)",
        "torch.set_default_dtype(torch.float64)",
        "np.seterr(all='raise')",
        "import threading\nthreading.Thread(target=lambda: [0 for _ in iter(int, 1)], daemon=True).start()",
        "print('x' * 1000 + '\\n', end='')\nfor _ in range(3000): print('y' * 1000)",
        "import sys\nsys.stdout.close()",
        "import os\nos.close(1)\nos.close(2)",
        "import os\nos.chdir('/')",
        "np.random.seed = 42",
        "torch.manual_seed = 42",
        "torch.set_default_dtype = np.seterr = None",
        "import matplotlib.pyplot as plt\nplt.close = 1",
    ],
)
def test_code_outside_the_exercises_does_no_harm(graded, change):
    assert scores(graded(change)) == FULL


def test_a_cell_that_raises_is_reported(graded):
    assert any("ZeroDivisionError" in note for note in graded("1 / 0").notes)


def test_what_ends_a_worker_does_not_cost_the_next_exercises_their_globals(graded):
    # Loading takes 0.6 s of 1 s: a budget that all workers shared would be spent after the first.
    change = (
        "import os, time\n"
        "end = time.process_time() + 0.6\n"
        "while time.process_time() < end: pass\n"
        "READY = 1.0\n"
        "def double(x): os._exit(1)\n"
        "def root(x): return READY * x**0.5\n"
    )
    limits = Limits(call_cpu_seconds=1.0, load_cpu_seconds=1.0, memory_bytes=300 << 20)
    assert scores(graded(change, limits=limits)) == FULL | {"double": 0.0}


def test_all_calls_of_an_exercise_together_have_a_limit(graded, monkeypatch):
    # Each call is far from its own limit.
    monkeypatch.setattr(session, "EXERCISE_FACTOR", 0.5)
    result = graded("import time\ndef quadruple(x):\n    time.sleep(0.7)\n    return 4.0 * x")
    assert scores(result) == FULL | {"quadruple": 1.0}
    assert any("in all" in (each.message or "") for each in result.exercises)


def test_a_worker_that_cannot_be_loaded_at_all_is_told(graded):
    result = graded(
        "class Mine(type):\n    def __new__(*a):\n        import os\n        os._exit(3)\n\n\n"
        "class C(metaclass=Mine): pass"
    )
    assert {each.status for each in result.exercises} == {ExerciseStatus.CRASHED}


def test_an_exercise_that_leaves_a_thread_behind_does_not_slow_the_next(graded):
    change = (
        "import threading\n"
        "def spin():\n    while True: pass\n"
        "def double(x):\n    threading.Thread(target=spin, daemon=True).start()\n    return 2.0 * x\n"
    )
    assert scores(graded(change)) == FULL


def test_settings_that_an_exercise_changes_do_not_colour_the_next(graded):
    change = (
        "def double(x):\n"
        "    torch.set_default_dtype(torch.float64)\n"
        "    torch.set_grad_enabled(False)\n"
        "    np.seterr(all='raise')\n"
        "    return 2.0 * x\n"
    )
    assert scores(graded(change)) == FULL


def test_hidden_checks_edited_during_a_run_are_shipped_as_they_were_loaded(tmp_path):
    folder = shutil.copytree(COURSE / "source" / "toy", tmp_path / "source" / "edited")
    checks = folder / "hidden_tests.py"
    loaded = load_lab("edited", tmp_path).hidden_tests.read_text(encoding="utf-8")
    checks.write_text(f"# edited\n{loaded}", encoding="utf-8")
    linecache.checkcache(str(checks))
    assert "".join(linecache.getlines(str(checks))) == loaded
