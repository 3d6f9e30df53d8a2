"""Warm processes with chosen layers, shared by all hostile tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import autograder.grading.one_thread  # noqa: F401 – first: it pins torch's threads
from autograder.grading.lab import Lab, load_lab
from autograder.grading.warm_process import WarmProcess
from autograder.isolation.policy import ALL_LAYERS, Sandbox, python_environment
from autograder.records import Layer

COURSE = Path(__file__).parents[1] / "grading" / "course"
LANDLOCK_AND_SECCOMP = ALL_LAYERS - {Layer.NAMESPACES}

Warm = Callable[[frozenset[Layer]], WarmProcess]


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    started: dict[frozenset[Layer], WarmProcess] = {}

    def with_layers(layers: frozenset[Layer]) -> WarmProcess:
        if layers not in started:
            started[layers] = WarmProcess(Sandbox(layers=layers, readable=python_environment()))
            started[layers].start()
        return started[layers]

    yield with_layers
    for process in started.values():
        process.close()


@pytest.fixture(scope="session")
def lab() -> Lab:
    return load_lab("toy", COURSE)
