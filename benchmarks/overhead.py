"""Where the time goes that grading adds to a student's own computing.

    python benchmarks/overhead.py [LAB] [SUBMISSIONS]

Grades the reference of a lab again and again in one slot and prints, per submission, the median of each
step in milliseconds. Quote medians; a busy machine shows in the spread.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median, quantiles

import autograder.grading.one_thread  # noqa: F401 – first: it pins torch's threads
from autograder.authoring.lab_source import course_root
from autograder.cells.analysis import Definitions
from autograder.cells.read import read_submission
from autograder.grading.grade import grade
from autograder.grading.hidden_tests import run_checks
from autograder.grading.jobs import Job, Settings
from autograder.grading.lab import Lab, load_lab
from autograder.grading.session import Session
from autograder.grading.warm_process import WarmProcess
from autograder.isolation.policy import ForkPolicy, Sandbox, python_environment

Times = dict[str, list[float]]


@contextmanager
def timed(times: Times, step: str) -> Iterator[None]:
    """Add the milliseconds that the body takes to `times[step]`."""
    start = time.perf_counter()
    yield
    times.setdefault(step, []).append(1000 * (time.perf_counter() - start))


def steps(lab: Lab, warm: WarmProcess, data: bytes, times: Times) -> None:
    """One submission, step by step."""
    with timed(times, "read and analyse"):
        code = read_submission(data, "script")
        definitions = Definitions(code)
        for exercise in lab.info.exercises:
            definitions.off_limits_uses(exercise.name, exercise.off_limits)
    policy = ForkPolicy(data=lab.data)
    with timed(times, "fork with all layers"):
        worker = warm.fork(policy)
    worker.finish()
    session = Session(warm, policy, code.cells)
    with timed(times, "fork and load the cells"):
        session.load  # noqa: B018 – loading is what is timed
    with timed(times, "pytest without a check"):
        run_checks(lab, session, [])
    with timed(times, "hidden checks, student's computing included"):
        run_checks(lab, session, lab.info.exercises)
    with timed(times, "end the worker"):
        session.close()


def whole(lab: Lab, warm: WarmProcess, data: bytes, times: Times) -> None:
    """One submission as the engine grades it."""
    code = read_submission(data, "script")
    with timed(times, "whole submission"):
        result = grade(Job("student", lab.info.name, "-", code), code, lab, warm, Settings())
    times.setdefault("student's CPU", []).append(1000 * result.seconds.cpu)


def main() -> None:
    """Measure and print."""
    name = sys.argv[1] if len(sys.argv) > 1 else "activations"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    root = course_root()
    lab = load_lab(name, root)
    times: Times = {}
    sandbox = Sandbox(readable=python_environment(), data=tuple(sorted((root / "source").glob("*/data"))))
    submission = lab.reference.encode()
    warm = WarmProcess(sandbox)
    with timed(times, "start the warm process (once)"):
        warm.start()
    with warm:
        measure: tuple[Callable[..., None], ...] = (steps, whole)
        for _ in range(count):
            for each in measure:
                each(lab, warm, submission, times)
        print(f"{name}: {count} submissions, layers: {', '.join(warm.isolation)}")
    for step, values in times.items():
        spread = quantiles(values, n=10)[-1] if len(values) > 1 else values[0]
        print(f"{step:45} median {median(values):8.1f} ms   90 % below {spread:8.1f} ms")


if __name__ == "__main__":
    main()
