"""Tasks in a throw-away process: it imports torch once and forks for each task.

Answers and mutants may hang, exhaust memory or change the process they run in. They are the project's own
code, so a fork with a time limit is protection enough; students' submissions never come here.
"""

import gc
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, NamedTuple

Json = Any
Work = Callable[[Json], Json]
"""Does one task and returns what JSON can say."""

_ENVIRONMENT = {
    **dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"),
    # macOS ends a forked process that opens a window or touches the Objective-C runtime.
    "MPLBACKEND": "Agg",
    "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",
}


class Ending(NamedTuple):
    """How one task ended: exactly one of the three is set."""

    value: Json = None
    error: str | None = None
    """An exception that the task's code did not foresee, or how its process died."""
    timeout: bool = False


def run_tasks(
    module: str, common: Json, tasks: Sequence[Json], *, seconds: float, workers: int
) -> Iterator[tuple[int, Ending]]:
    """Run `module.main()`, which calls `serve`, elsewhere, and yield (index, ending) as tasks end.

    Args:
        module: the module whose `main` to run.
        common: what all tasks need.
        tasks: one JSON value each.
        seconds: wall-clock limit of one task.
        workers: how many tasks run side by side.
    """
    if not tasks:
        return
    request = {"common": common, "tasks": list(tasks), "seconds": seconds, "workers": workers}
    with tempfile.TemporaryDirectory(prefix="autograder-audit-") as scratch:
        asked = Path(scratch, "request.json")
        asked.write_text(json.dumps(request), encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-c", f"from {module} import main; main()", str(asked)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=scratch,
            env=os.environ | _ENVIRONMENT | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            text=True,
        )
        assert process.stdout is not None
        ended = 0
        try:
            for line in process.stdout:
                index, ending = json.loads(line)
                ended += 1
                yield index, Ending(*ending)
        finally:
            if ended < len(tasks) and process.poll() is None:
                process.terminate()
            _, complaint = process.communicate()
        if ended != len(tasks):
            raise RuntimeError(f"{module} ended after {ended} of {len(tasks)} tasks:\n{complaint[-2000:]}")


def serve(prepare: Callable[[Json], Work]) -> None:
    """What such a `main` does: `prepare(common)` gives the function that does one task."""
    request = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    # What answers print must not mix with the replies.
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    work = prepare(request["common"])
    tasks = request["tasks"]
    for index, ending in _in_forks(work, tasks, request["seconds"], request["workers"]):
        replies.write(json.dumps([index, ending]) + "\n")
        replies.flush()


class _Running(NamedTuple):
    number: int
    process: ForkProcess
    deadline: float


def _in_forks(
    work: Work, tasks: Sequence[Json], seconds: float, workers: int
) -> Iterator[tuple[int, Ending]]:
    context = multiprocessing.get_context("fork")
    # Else every fork's first collection would walk, and so copy, all that torch has put into memory.
    gc.collect()
    gc.freeze()
    waiting = list(enumerate(tasks))[::-1]
    running: dict[Connection, _Running] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            index, task = waiting.pop()
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_do, args=(work, task, theirs))
            process.start()
            theirs.close()
            running[ours] = _Running(index, process, time.monotonic() + seconds)
        patience = max(0.0, min(each.deadline for each in running.values()) - time.monotonic())
        ready = set(wait(list(running), patience))
        for connection, (index, process, deadline) in list(running.items()):
            if connection in ready:
                ending = _receive(connection, process)
            elif time.monotonic() >= deadline:
                ending = Ending(timeout=True)
            else:
                continue
            process.kill()
            process.join()
            connection.close()
            del running[connection]
            yield index, ending


def _receive(connection: Connection, process: ForkProcess) -> Ending:
    try:
        return Ending(*json.loads(connection.recv_bytes()))
    except EOFError:
        process.join()
        return Ending(error=f"the process ended with code {process.exitcode}")


def _do(work: Work, task: Json, reply: Connection) -> None:
    try:
        ending = Ending(value=work(task))
    except Exception:
        ending = Ending(error=traceback.format_exc(limit=-4))
    reply.send_bytes(json.dumps(ending).encode())
    os._exit(0)  # no cleaning up of what an answer left behind
