"""What a fork does between its birth and the first line of student code."""

import os
import random
import sys
from collections.abc import Callable

from autograder.isolation import gpu, landlock, namespaces, process, rlimits, seccomp
from autograder.isolation.policy import ForkPolicy, Place, Sandbox
from autograder.records import Layer

SEED = 20_240_229
"""Every fork, and every exercise in it, starts from the same random state."""

_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_OF_PROC = ("/proc/cpuinfo", "/proc/meminfo")


def enter(policy: ForkPolicy, sandbox: Sandbox, place: Place, wire: int, program: bytes) -> None:
    """Put on all layers of `sandbox`. Raises OSError when one cannot be put on: then nothing may run.

    `wire` is the descriptor that stays open, `program` the compiled filter for SECCOMP.
    """
    layers = sandbox.layers
    own_namespaces = Layer.NAMESPACES in layers
    parent = os.getppid()
    data_in_use = rlimits.data_bytes()
    process.detach(wire)
    process.drop_user(place)
    if own_namespaces:
        namespaces.leave(place, policy.limits, sandbox.device)
    else:
        process.adopt_orphans()
        _furnish(place)
    process.live_in(place)
    if Layer.RLIMITS in layers:
        tasks = rlimits.tasks_of_this_user() if place.uid is None and not own_namespaces else 0
        rlimits.put_on(policy.limits, policy.device, data_in_use, tasks)
    # The trusted side looks at a fork's open files to see how much it wrote into deleted ones; with
    # Landlock other forks cannot, and with a file system of its own nobody has to.
    process.give_up_privileges(place, dumpable=Layer.LANDLOCK in layers and not own_namespaces, parent=parent)
    if Layer.LANDLOCK in layers:
        landlock.put_on(_paths(sandbox, place, own_namespaces))
    if Layer.SECCOMP in layers:
        seccomp.put_on(program)


def _furnish(place: Place) -> None:
    """Make the folders of a scratch that is an ordinary folder."""
    os.mkdir(place.home, 0o700)
    os.mkdir(place.tmp, 0o700)
    if place.data is not None:
        os.symlink(place.data, f"{place.home}/data")


def _paths(sandbox: Sandbox, place: Place, own_namespaces: bool) -> landlock.Paths:
    readable = [*map(str, sandbox.readable), *_OF_PROC, *gpu.readable(sandbox.device)]
    if place.data is not None and not own_namespaces:
        # With namespaces it is mounted inside the scratch, read-only.
        readable.append(place.data)
    return landlock.Paths(
        readable=tuple(readable),
        writable=(place.folder, "/tmp", "/dev/shm") if own_namespaces else (place.folder,),
        devices=(*_DEVICES, *gpu.devices(sandbox.device)),
    )


def seeder() -> Callable[[], None]:
    """A function that seeds `random`, NumPy and torch, as far as they are loaded now.

    It keeps their functions: whatever a student binds `np.random.seed` to, it goes on seeding.
    """
    functions: list[Callable[[int], object]] = [random.seed]
    if "numpy" in sys.modules:
        functions.append(sys.modules["numpy"].random.seed)
    if "torch" in sys.modules:
        functions.append(sys.modules["torch"].manual_seed)

    def seed() -> None:
        for function in functions:
            function(SEED)

    return seed
