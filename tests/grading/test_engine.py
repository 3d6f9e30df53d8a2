"""The engine: a pool of slots, each with a warm process of its own."""

import itertools
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.cells.cell import Unreadable
from autograder.cells.read import read_submission
from autograder.grading import slot
from autograder.grading.engine import Engine
from autograder.grading.jobs import Job, Settings, SlotConfiguration
from autograder.grading.lab import load_lab
from autograder.grading.warm_process import WarmProcess, WarmProcessError
from autograder.records import Layer, Limits, SubmissionStatus
from autograder.text import Text

COURSE = Path(__file__).parent / "course"


@pytest.fixture(scope="module")
def engine():
    with Engine(COURSE, workers=2) as engine:
        yield engine


def job(student: str, change: str = "", lab: str = "toy") -> Job:
    reference = load_lab("toy", COURSE).reference
    return Job(student, lab, f"{student}.py", read_submission(f"{reference}\n{change}\n".encode(), "script"))


def test_every_job_has_exactly_one_result(engine):
    jobs = [job(f"student{number}", "" if number % 2 else "del root") for number in range(7)]
    results = {result.student: result for result in engine.grade(jobs)}
    assert len(results) == 7
    assert [results[f"student{number}"].score for number in range(7)] == [7, 8, 7, 8, 7, 8, 7]


def test_an_unreadable_submission_is_a_result_with_the_reason(engine):
    reason = Text("no es un cuaderno", "not a notebook")
    (result,) = engine.grade([Job("ana", "toy", "toy.ipynb", Unreadable(reason))])
    assert (result.status, result.message) == (SubmissionStatus.UNREADABLE, "not a notebook")
    assert (result.score, result.max_score) == (0.0, 8.0)


def test_a_failure_of_the_grader_is_never_a_zero_for_the_student(engine):
    (result,) = engine.grade([job("ana", lab="there-is-no-such-lab")])
    assert result.status is SubmissionStatus.GRADER_ERROR
    assert result.max_score == 0.0


def test_the_layers_are_told(engine):
    assert Layer.PROCESS.value in engine.isolation


def test_a_slot_that_dies_loses_no_submission():
    with Engine(COURSE, workers=1) as engine:
        (first,) = engine.grade([job("ana")])
        for process in list(engine._pool._processes.values()):
            os.kill(process.pid, signal.SIGKILL)
        results = list(engine.grade([job("berta"), job("carla")]))
    assert [first.score, *(each.score for each in results)] == [8.0, 8.0, 8.0]


def test_only_what_was_in_the_pool_is_graded_again_alone(monkeypatch):
    """A class does not go on one by one because one submission broke its slot."""
    with Engine(COURSE, workers=2) as engine:
        again = []
        grade_again = engine._again
        monkeypatch.setattr(engine, "_again", lambda broken: again.extend(broken) or grade_again(broken))
        results = []
        for result in engine.grade([job(f"student{number}") for number in range(12)]):
            if not results:
                for process in list(engine._pool._processes.values()):
                    os.kill(process.pid, signal.SIGKILL)
            results.append(result)
    assert sorted(each.student for each in results) == sorted(f"student{number}" for number in range(12))
    assert {each.score for each in results} == {8.0}
    assert 0 < len(again) <= 3


def test_a_trouble_of_the_grader_costs_no_points(monkeypatch):
    """No process to be had in the middle of grading: it tries once more, and then it is its own fault."""
    fork = WarmProcess.fork
    number, failing = itertools.count(1), {2}

    def unreliable(self, policy):
        if next(number) in failing:
            raise WarmProcessError(Text("no hay procesos", "no process to be had"))
        return fork(self, policy)

    monkeypatch.setattr(WarmProcess, "fork", unreliable)
    monkeypatch.setattr(slot, "_warm", None)
    ends = job("ana", "def double(x):\n    import os\n    os._exit(1)\n")
    configuration = SlotConfiguration(COURSE, Settings(), frozenset({Layer.PROCESS}))
    result = slot.grade_in_slot(configuration, ends)
    assert (result.status, result.score) == (SubmissionStatus.GRADED, 6.0), result.message
    failing.update(range(1000))
    result = slot.grade_in_slot(configuration, ends)
    assert result.status is SubmissionStatus.GRADER_ERROR
    assert "no process to be had" in result.message
    slot._warm.close()


def test_leaving_with_an_error_does_not_wait_for_what_is_being_graded():
    endless = job("ana", "def double(x):\n    while True: pass\n")
    limits = Limits(call_cpu_seconds=120.0)
    futures = []

    def interrupted():
        with Engine(COURSE, workers=1) as engine:
            futures.append(engine._submit(replace(endless, limits=limits)))
            while not futures[0].running():
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert isinstance(futures[0].exception(timeout=0), BrokenProcessPool)


def test_an_error_of_the_warm_process_reaches_the_engine_in_both_languages():
    error = pickle.loads(pickle.dumps(WarmProcessError(Text("no arranca", "does not start"))))
    assert error.text == Text("no arranca", "does not start")


def test_two_labs_in_one_slot_are_each_graded_by_their_own_checks(tmp_path):
    """pytest imports a module name once per process: both files are called hidden_tests.py."""
    (tmp_path / "nbgrader_config.py").touch()
    for name in ("toy", "other"):
        folder = tmp_path / "source" / name
        shutil.copytree(COURSE / "source" / "toy", folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path in folder.glob("*.*"):
        path.write_text(path.read_text().replace("double", "twofold"))
    jobs = []
    for name in ("toy", "other"):
        code = read_submission(load_lab(name, tmp_path).reference.encode(), "script")
        jobs.append(Job("ana", name, f"{name}.py", code))
    with Engine(tmp_path, workers=1) as engine:
        results = {result.lab: result.score for result in engine.grade(jobs)}
    assert results == {"toy": 8.0, "other": 8.0}


RUN = f"""
from pathlib import Path
from autograder.grading.engine import Engine
if __name__ == "__main__":
    with Engine(Path({str(COURSE)!r}), workers=1) as engine:
        engine.isolation
        print(*engine._executor._processes, flush=True)
        input()
"""


def test_a_run_that_is_killed_leaves_no_slot_behind():
    run = subprocess.Popen([sys.executable, "-c", RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    (slot,) = map(int, run.stdout.readline().split())
    assert exists(slot)
    run.kill()
    run.communicate()
    until = time.monotonic() + 10
    while exists(slot) and time.monotonic() < until:
        time.sleep(0.1)
    assert not exists(slot)


def exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
