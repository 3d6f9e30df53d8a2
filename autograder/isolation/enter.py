"""What a fork does between its birth and the first line of student code."""

import os
import random
import sys

from autograder.isolation import process, rlimits
from autograder.isolation.policy import ForkPolicy, Place, Sandbox
from autograder.records import Layer

SEED = 20_240_229
"""Every fork starts from the same random state, whichever warm process it comes from."""


def enter(policy: ForkPolicy, sandbox: Sandbox, place: Place, wire: int, submission: int | None) -> None:
    """Put on all layers of `sandbox`. Raises OSError when one cannot be put on: then nothing may run.

    `wire` is the descriptor that stays open; `submission` one of the student's file, to be copied.
    """
    layers = sandbox.layers
    copy = os.fdopen(submission, "rb").read() if submission is not None else None
    data_in_use = rlimits.data_bytes()
    process.detach(wire)
    process.drop_user(place)
    _furnish(place, copy)
    process.live_in(place)
    if Layer.RLIMITS in layers:
        own_count = place.uid is not None or Layer.NAMESPACES in layers
        tasks = 0 if own_count or not sys.platform.startswith("linux") else rlimits.tasks_of_this_user()
        rlimits.put_on(policy.limits, policy.device, data_in_use, tasks)
    process.give_up_privileges(place, dumpable=False)


def _furnish(place: Place, submission: bytes | None) -> None:
    """Make the folders of the scratch, and what the student's code expects to find there."""
    os.mkdir(place.home, 0o700)
    os.mkdir(place.tmp, 0o700)
    if place.data is not None:
        os.symlink(place.data, f"{place.home}/data")
    if submission is not None and place.submission_name is not None:
        with open(f"{place.home}/{place.submission_name}", "wb") as file:
            file.write(submission)


def seed() -> None:
    """Seed `random`, NumPy and torch, as far as they are loaded."""
    random.seed(SEED)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(SEED)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(SEED)
