"""The engine: jobs in, results out, over a pool of slots."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from autograder.grading.jobs import Job, Settings, SlotConfiguration, grader_error
from autograder.grading.slot import end_with_parent, grade_in_slot, isolation
from autograder.isolation.policy import ALL_LAYERS
from autograder.records import Device, Layer, Limits, Reveal, SubmissionResult
from autograder.text import Language

BYTES_PER_WORKER = 1 << 30
"""Memory of one slot: two processes with torch, and what an ordinary submission needs besides."""


def available_workers() -> int:
    """How many submissions this machine can grade at a time: one per core, if they fit into its memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(1, min(cores, memory // BYTES_PER_WORKER))


class Engine:
    """Grades jobs in parallel. Opened once per run, as a context manager.

    Args:
        root: the course's repository.
        workers: how many submissions are graded at a time; None: one per core, if they fit into memory.
        layers: layers of isolation to use; None: all that the machine has.
    """

    def __init__(
        self,
        root: Path,
        *,
        workers: int | None = None,
        device: Device = Device.CPU,
        reveal: Reveal = Reveal.SUMMARY,
        language: Language = "en",
        limits: Limits | None = None,
        time_factor: float = 1.0,
        layers: frozenset[Layer] | None = None,
    ) -> None:
        self._workers = workers or available_workers()
        settings = Settings(device, limits or Limits(), time_factor, reveal, language)
        self._configuration = SlotConfiguration(
            root.resolve(), settings, ALL_LAYERS if layers is None else layers
        )
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Engine":
        self._executor = self._new_executor()
        return self

    def __exit__(self, kind: type[BaseException] | None = None, *_: object) -> None:
        if self._executor is None:
            return
        if kind is not None:
            # Nobody wants the results any more: do not wait for submissions that are being graded.
            for slot in list(self._executor._processes.values()):
                slot.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = None

    @property
    def isolation(self) -> tuple[str, ...]:
        """Names of the layers that are on."""
        return self._pool.submit(isolation, self._configuration).result()

    def grade(self, jobs: Iterable[Job]) -> Iterator[SubmissionResult]:
        """Results in the order in which they are done; every job has exactly one.

        A slot that dies takes the others of its pool along. Only those few jobs that were in the pool then
        are graded again, one after the other, and one that breaks its slot a second time is a `grader_error`.
        """
        waiting = deque(jobs)
        running: dict[Future[SubmissionResult], Job] = {}
        while waiting or running:
            is_broken = False
            # One more than there are slots, so that none is idle.
            while waiting and len(running) <= self._workers and not is_broken:
                try:
                    running[self._submit(waiting[0])] = waiting[0]
                    waiting.popleft()
                except BrokenProcessPool:
                    is_broken = True
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                if isinstance(future.exception(), BrokenProcessPool):
                    is_broken = True
                else:
                    del running[future]
                    yield future.result()
            if is_broken:
                yield from self._again(running)
                running = {}

    def _again(self, broken: dict[Future[SubmissionResult], Job]) -> Iterator[SubmissionResult]:
        """Grade the jobs of a pool that broke in a new one, each alone, unless they were done in time."""
        self._executor = self._new_executor()
        for future, job in broken.items():
            if not isinstance(future.exception(), BrokenProcessPool):
                yield future.result()
                continue
            try:
                yield self._submit(job).result()
            except BrokenProcessPool:
                self._executor = self._new_executor()
                yield grader_error(job, "its process died twice")

    def _submit(self, job: Job) -> "Future[SubmissionResult]":
        return self._pool.submit(grade_in_slot, self._configuration, job)

    @property
    def _pool(self) -> ProcessPoolExecutor:
        if self._executor is None:
            raise RuntimeError("the engine is not open; use it in a `with` statement")
        return self._executor

    def _new_executor(self) -> ProcessPoolExecutor:
        # A fork server that has imported torch once: each slot is a fork of it, not of this process.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(
            [f"autograder.grading.{name}" for name in ("deaf_to_interrupts", "one_thread", "grade")]
        )
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=end_with_parent)
