"""Do the exercises that train pass their thresholds with every seed, and in how much CPU time?

    python benchmarks/seeds.py [EXERCISE ...]

Runs the reference solutions on one thread with the seeds 0 to 9 and prints, per exercise, the worst and the
median result beside its threshold, and the longest CPU time beside the exercise's limit.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # before torch is imported

import runpy
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
import torch

from autograder.authoring.lab_source import course_root, load_lab

SEEDS = range(10)
Reference = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Goal:
    """One threshold; `sign` is -1 where larger is better."""

    name: str
    threshold: float
    sign: int


def fit_boxcar(reference: Reference, seed: int) -> tuple[float]:
    """Mean squared error in units of height²; every seed gets another box and other samples."""
    rng = np.random.default_rng(seed)
    length, height = rng.uniform(4, 8), rng.uniform(0.5, 3)
    low = rng.uniform(-5, 5)
    left = low + rng.uniform(1, length - 2)
    right = rng.uniform(left + 1, low + length - 1)
    x = torch.linspace(low, low + length, int(rng.integers(100, 401))).unsqueeze(1)
    y = height * ((x >= left) & (x < right)).float()
    outputs = reference["fit_boxcar"](x, y, seed=seed)(x).detach()
    return (float(((outputs - y) ** 2).mean()) / height**2,)


def count_ones(reference: Reference, seed: int) -> tuple[float, float]:
    """Mean absolute errors on new rows of 10 and of 20 bits."""
    generator = torch.Generator().manual_seed(1_000 + seed)

    def bits(rows: int, length: int) -> torch.Tensor:
        return torch.randint(0, 2, (rows, length), generator=generator).float()

    training = bits(1000, 10)
    network = reference["count_ones"](training, training.sum(dim=1), seed=seed)
    same, longer = (
        float((network(rows).detach() - rows.sum(dim=1)).abs().mean())
        for rows in (bits(2000, 10), bits(2000, 20))
    )
    return same, longer


def train_digits(reference: Reference, seed: int) -> tuple[float]:
    """Accuracy on the digits that are held back, after training on another 2,000 for each seed."""
    folder = course_root() / "source" / "mnist_cnn"
    (images, labels), (new_images, new_labels) = (
        (torch.from_numpy(data["images"]), torch.from_numpy(data["labels"]))
        for data in (np.load(folder / name / "digits.npz") for name in ("data", "held_back"))
    )
    chosen = torch.randperm(len(images), generator=torch.Generator().manual_seed(seed))[:2000]
    model = reference["train_digits"](images[chosen], labels[chosen], seed=seed)
    _, mean, std = reference["normalize"](images[chosen])
    logits = model(reference["normalize"](new_images, mean, std)[0])
    return (float((logits.argmax(dim=1) == new_labels).double().mean()),)


TRAININGS: dict[str, tuple[str, Callable[[Reference, int], tuple[float, ...]], tuple[Goal, ...]]] = {
    "fit_boxcar": ("boxcar", fit_boxcar, (Goal("mean squared error / height²", 0.02, 1),)),
    "count_ones": (
        "recurrent",
        count_ones,
        (Goal("mean absolute error, 10 bits", 0.5, 1), Goal("mean absolute error, 20 bits", 1.0, 1)),
    ),
    "train_digits": ("mnist_cnn", train_digits, (Goal("accuracy", 0.94, -1),)),
}


def main() -> None:
    """Measure and print."""
    root = course_root()
    torch.set_num_threads(1)
    for name in sys.argv[1:] or TRAININGS:
        lab, train, goals = TRAININGS[name]
        reference = runpy.run_path(str(root / "solutions" / f"{lab}.py"))
        limit = next(
            each.cpu_seconds for each in load_lab(root / "source" / lab).info.exercises if each.name == name
        )
        results, seconds = [], []
        for seed in SEEDS:
            start = time.process_time()
            results.append(train(reference, seed))
            seconds.append(time.process_time() - start)
        print(f"{name}: {max(seconds):.1f} s of CPU at most, limit {limit:g} s")
        for number, goal in enumerate(goals):
            found = [result[number] for result in results]
            worst = max(found, key=lambda value, sign=goal.sign: sign * value)
            passed = sum(goal.sign * value <= goal.sign * goal.threshold for value in found)
            print(
                f"  {goal.name}: worst {worst:.4g}, median {median(found):.4g}, "
                f"threshold {goal.threshold:g}, passed by {passed} of {len(found)} seeds"
            )


if __name__ == "__main__":
    main()
