"""A slot: one trusted process of the pool, which owns one warm process.

Only what can be pickled enters and leaves: jobs in, results out. Any `concurrent.futures.Executor`
that runs these functions in processes of its own will do. What needs torch is imported on first use.
"""

import multiprocessing
import os
import threading
import traceback
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING

from autograder.cells.cell import Unreadable
from autograder.grading.jobs import Job, SlotConfiguration, grader_error, ungraded
from autograder.records import SubmissionResult, SubmissionStatus

if TYPE_CHECKING:
    from autograder.grading.warm_process import WarmProcess

_warm: "WarmProcess | None" = None
_warm_for: SlotConfiguration | None = None


def end_with_parent() -> None:
    """End this process when the one that it works for is gone.

    A pool tells its processes to end, but one that was killed tells nobody: without this, its slots
    would wait for ever, each with a warm process that holds torch in memory.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)  # the warm process ends with its channel

    threading.Thread(target=wait, name="end with parent", daemon=True).start()


def isolation(configuration: SlotConfiguration) -> tuple[str, ...]:
    """Names of the layers that this slot's workers really have; starts the warm process."""
    return _ready(configuration).isolation


def grade_in_slot(configuration: SlotConfiguration, job: Job) -> SubmissionResult:
    """The result of one job; a failure of the grader is a result, too."""
    from autograder.grading.grade import GraderError, grade
    from autograder.grading.hidden_tests import OUR_OWN
    from autograder.grading.lab import load_lab

    try:
        lab = load_lab(job.lab, configuration.root)
        if isinstance(job.code, Unreadable):
            reason = job.code.reason.in_(configuration.settings.language)
            return ungraded(job, SubmissionStatus.UNREADABLE, reason, lab.info.points)
        try:
            return grade(job, job.code, lab, _ready(configuration), configuration.settings)
        except OUR_OWN:  # no process to be had, say: such a trouble may be over
            return grade(job, job.code, lab, _ready(configuration), configuration.settings)
    except GraderError as error:
        return grader_error(job, str(error))
    except Exception:
        return grader_error(job, traceback.format_exc())


def _ready(configuration: SlotConfiguration) -> "WarmProcess":
    """This slot's warm process, started on first use."""
    from autograder.grading.warm_process import WarmProcess
    from autograder.isolation.policy import Sandbox, python_environment

    global _warm, _warm_for
    if _warm is None or _warm_for != configuration:
        if _warm is not None:
            _warm.close()
        sandbox = Sandbox(
            layers=configuration.layers,
            readable=python_environment(),
            data=tuple(sorted((configuration.root / "source").glob("*/data"))),
            device=configuration.settings.device,
        )
        _warm, _warm_for = WarmProcess(sandbox), configuration
        _warm.start()
        # Processes of a pool end without `atexit`; this runs all the same.
        Finalize(_warm, _warm.close, exitpriority=10)
    return _warm
