"""How long each notebook takes from top to bottom with the reference solutions.

python benchmarks/notebooks.py [LAB ...]
"""

import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree

import nbformat
from nbclient import NotebookClient

from autograder.authoring.lab_source import course_root, find_labs


def seconds(folder: Path) -> float:
    """Wall-clock seconds to run the notebook of one lab, the start of its kernel included."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / folder.name
        copytree(folder, place)
        notebook = nbformat.read(place / f"{folder.name}.ipynb", as_version=4)
        client = NotebookClient(
            notebook, timeout=1800, kernel_name="python3", resources={"metadata": {"path": str(place)}}
        )
        start = time.perf_counter()
        client.execute()
        return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    root = course_root()
    names = sys.argv[1:] or [folder.name for folder in find_labs(root)]
    for name in names:
        print(f"{name:20} {seconds(root / 'solutions' / 'es' / name):8.1f} s", flush=True)


if __name__ == "__main__":
    main()
