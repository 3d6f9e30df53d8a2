"""Whether a student's file was worked on, and so which of two files counts."""

from pathlib import Path

from autograder.cells.analysis import Definitions
from autograder.cells.cell import Kind, Unreadable
from autograder.cells.read import read_submission
from autograder.records import LabInfo


def script_counts(notebook: Path, script: Path, info: LabInfo) -> bool:
    """Whether of both files the script is the submission: it was worked on, the notebook was not."""
    return not worked_on(notebook, "notebook", info) and worked_on(script, "script", info)


def worked_on(path: Path, kind: Kind, info: LabInfo) -> bool:
    """Whether an exercise in the file differs from the stub that students get.

    A file that cannot be read was worked on: its reason should be seen.
    """
    try:
        definitions = Definitions(read_submission(path, kind), info.example_cells)
    except Unreadable:
        return True
    hashes = ((definitions.exercise_hash(each.name), each.stub_hashes) for each in info.exercises)
    return any(found is not None and found not in stubs for found, stubs in hashes)
