"""Put a submission's cells in order before nbgrader looks at them.

Students delete, copy, split and merge cells, and editors other than Jupyter let them change locked ones.
Afterwards every cell of the gradebook is there once, as it was released, and nothing that the student
wrote is lost: what stood in the wrong cell stays beside it as a cell without an id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum

from autograder.authoring.nbgrader_settings import course_language
from autograder.nbgrader_plugin.planned_cells import PlannedCell, planned_cells
from autograder.text import Text

_nbformat: Any = nbformat

NO_ANSWER_CELL = Text("Esta celda no venía en la entrega.", "This cell was not in the submission.")


class MendCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Gives each cell of the gradebook exactly one cell of the submission."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Mend one notebook; what was put back is logged."""
        told = resources["nbgrader"]
        plan = planned_cells(told["db_url"], told["assignment"], told["notebook"])
        number_cells(nb.cells)
        nb.cells, put_back = mend(nb.cells, plan)
        if put_back:
            self.log.warning(
                "%s, %s: cells were missing or altered and are put back: %s",
                told["student"],
                told["notebook"],
                ", ".join(put_back),
            )
        return nb, resources


def number_cells(cells: Sequence[Any]) -> None:
    """Number the code cells as messages to students do: `In [7]` is what they call cell 7."""
    number = 0
    for cell in cells:
        if cell.cell_type == "code" and cell.source.strip():
            number += 1
            cell.execution_count = number


def mend(cells: Sequence[Any], plan: Sequence[PlannedCell]) -> tuple[list[Any], list[str]]:
    """The mended list of cells, and the ids of those that were put back."""
    known = {planned.name for planned in plan}
    slots = [_Slot(cell, _claim(cell, known)) for cell in cells]
    put_back = []
    for position, planned in enumerate(plan):
        claiming = [slot for slot in slots if slot.name == planned.name]
        chosen = _choose(claiming, planned)
        place = _place(slots, plan, position)
        for slot in claiming:
            if slot is not chosen:
                slot.release()
        if chosen is None:
            chosen = _Slot(_new_cell(planned), planned.name)
            slots.insert(place, chosen)
            put_back.append(planned.name)
        _dress(chosen.cell, planned)
    return [slot.cell for slot in slots], put_back


@dataclass(eq=False, slots=True)
class _Slot:
    """A cell of the submission, and the planned cell that it claims to be. Compared by identity."""

    cell: Any
    name: str | None

    def release(self) -> None:
        """Leave it as a cell like any other."""
        self.name = None
        self.cell.metadata.pop("nbgrader", None)


def _claim(cell: Any, known: set[str]) -> str | None:
    """The id of a planned cell that this one carries; other metadata of nbgrader is removed."""
    told = cell.metadata.get("nbgrader")
    name = told.get("grade_id") if isinstance(told, dict) else None
    if isinstance(name, str) and name in known:
        return name
    cell.metadata.pop("nbgrader", None)
    return None


def _choose(claiming: Sequence[_Slot], planned: PlannedCell) -> _Slot | None:
    """Which of the cells with its id stands for a planned cell; None when there is no fit one."""
    fit = [slot for slot in claiming if slot.cell.cell_type == planned.cell_type]
    released = [slot for slot in fit if _is_as_released(slot.cell, planned)]
    if planned.locked:
        return released[0] if released else None
    # Of several copies of a solution the last one that was worked on: its definition is the one that counts.
    answered = [slot for slot in fit if slot not in released]
    candidates = answered or fit
    return candidates[-1] if candidates else None


def _is_as_released(cell: Any, planned: PlannedCell) -> bool:
    """Whether nobody changed the cell since it was released, in whichever language."""
    if cell.source.strip() == planned.source.strip():
        return True
    try:
        # The gradebook's checksum is of one language and, for a question, of the text with its rubric.
        return bool(compute_checksum(cell) == cell.metadata["nbgrader"]["checksum"])
    except (KeyError, TypeError, ValueError):
        return False  # metadata that a student has broken


def _place(slots: Sequence[_Slot], plan: Sequence[PlannedCell], position: int) -> int:
    """Where the planned cell at `position` belongs if it has to be put back."""
    planned = plan[position]
    own = _indices(slots, {planned.name})
    if own:
        # A check comes after what stood in its cell; an answer written into a question comes after it.
        return own[0] if planned.task else own[-1] + 1
    following = _indices(slots, {each.name for each in plan[position + 1 : position + 2]})
    if planned.solution and following:
        return following[0]
    if position > 0:
        return _indices(slots, {plan[position - 1].name})[-1] + 1
    later = _indices(slots, {each.name for each in plan})
    return later[0] if later else len(slots)


def _indices(slots: Sequence[_Slot], names: set[str]) -> list[int]:
    return [index for index, slot in enumerate(slots) if slot.name in names]


def _new_cell(planned: PlannedCell) -> Any:
    if planned.locked:
        text = planned.source
    else:
        told = NO_ANSWER_CELL.in_(course_language())
        text = f"# {told}" if planned.cell_type == "code" else f"*{told}*"
    if planned.cell_type == "code":
        return _nbformat.v4.new_code_cell(text)
    return _nbformat.v4.new_markdown_cell(text)


def _dress(cell: Any, planned: PlannedCell) -> None:
    """Give a cell what nbgrader expects of it; a locked one also its text."""
    cell.metadata["nbgrader"] = _nbformat.from_dict(planned.metadata())
    cell.metadata["deletable"] = False
    if planned.locked:
        cell.metadata["editable"] = False
        cell.source = planned.source
