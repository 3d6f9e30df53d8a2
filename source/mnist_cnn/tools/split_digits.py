"""How `data/digits.npz` and `held_back/digits.npz` were made.

    python split_digits.py mnist_5k.csv.gz

The table has 5,000 rows, 500 of each digit: 784 pixels (0 … 255, row by row) and the label. 100 rows of each
digit, drawn with a fixed seed, are held back; the other 4,000 go to students in a shuffled order.
"""

import sys
from pathlib import Path

import numpy as np

LAB = Path(__file__).resolve().parent.parent
SEED, PER_DIGIT = 20, 100


def main(table: str) -> None:
    rows = np.loadtxt(table, delimiter=",", dtype=np.uint8)
    images, labels = rows[:, :-1].reshape(-1, 28, 28), rows[:, -1].astype(np.int64)
    rng = np.random.default_rng(SEED)
    held_back = np.concatenate(
        [rng.choice(np.flatnonzero(labels == digit), PER_DIGIT, replace=False) for digit in range(10)]
    )
    students = np.setdiff1d(np.arange(len(labels)), held_back)
    for name, chosen in (("data", students), ("held_back", held_back)):
        order = rng.permutation(chosen)
        np.savez_compressed(LAB / name / "digits.npz", images=images[order], labels=labels[order])


if __name__ == "__main__":
    main(sys.argv[1])
