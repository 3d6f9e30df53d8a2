"""The cells of a released notebook that nbgrader knows by their ids, as its gradebook has them."""

from dataclasses import dataclass
from typing import Any

from nbgrader.api import Gradebook

_SCHEMA_VERSION = 3
"""Of nbgrader's cell metadata."""


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell that must be in every submission once: a solution, a grade cell or a written question."""

    name: str
    """nbgrader's `grade_id`."""
    cell_type: str
    source: str
    """With the rubric, where it is a question."""
    checksum: str | None
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None

    def metadata(self) -> dict[str, Any]:
        """What nbgrader wants to find in the cell."""
        told: dict[str, Any] = {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "points": self.points,
            "schema_version": _SCHEMA_VERSION,
            "solution": self.solution,
            "task": self.task,
        }
        return {key: value for key, value in told.items() if value is not None}


def planned_cells(db_url: str, assignment: str, notebook: str) -> tuple[PlannedCell, ...]:
    """The planned cells in the order in which `generate_assignment` met them."""
    with Gradebook(db_url) as gradebook:
        planned = gradebook.find_notebook(notebook, assignment)
        solutions = {cell.name for cell in planned.solution_cells}
        grades = {cell.name: float(cell.max_score) for cell in planned.grade_cells}
        tasks = {cell.name: float(cell.max_score) for cell in planned.task_cells}
        return tuple(
            PlannedCell(
                name=cell.name,
                cell_type=cell.cell_type,
                source=cell.source or "",
                checksum=cell.checksum,
                locked=bool(cell.locked),
                grade=cell.name in grades,
                solution=cell.name in solutions,
                task=cell.name in tasks,
                points=grades.get(cell.name, tasks.get(cell.name)),
            )
            for cell in planned.source_cells
        )
