"""The two notebooks of a lab: nbgrader's source, with solutions, and its release, without."""

from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config

from autograder.authoring.lab_source import LabSource
from autograder.authoring.nbgrader_settings import configure
from autograder.authoring.plan import CODE, NotebookCell, Role, plan_notebook, source_of
from autograder.text import Language

# Both packages are without types; as `Any` they leave the rest of this file to the type checker.
_nbformat: Any = nbformat
_exporter: Any = NotebookExporter

_SCHEMA_VERSION = 3
"""Of nbgrader's cell metadata."""


def source_notebook(lab: LabSource, language: Language) -> str:
    """The text of nbgrader's source notebook in one language, solutions and rubrics included."""
    points = {exercise.name: exercise.points for exercise in lab.info.exercises}
    points |= {question.id: question.points for question in lab.info.questions}
    notebook = _nbformat.v4.new_notebook(
        cells=[
            _cell(planned, points.get(planned.name, 0.0))
            for planned in plan_notebook(lab.info.name, lab.cells, language)
        ],
        metadata={
            "autograder": {
                "generated_from": source_of(lab.info.name),
                "lab": lab.info.name,
                "language": language,
            },
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"file_extension": ".py", "name": "python", "pygments_lexer": "ipython3"},
        },
    )
    notebook.nbformat_minor = 5
    _nbformat.validate(notebook)
    return str(_nbformat.writes(notebook)) + "\n"


def release_notebook(source: str, language: Language) -> str:
    """What `nbgrader generate_assignment` makes of a source notebook, made by nbgrader's own steps."""
    config = Config()
    configure(config, language)
    config.Exporter.default_preprocessors = []
    exporter = _exporter(config=config)
    for step in GenerateAssignment().preprocessors:
        # SaveCells changes nothing in the notebook, it writes into a gradebook: there is none yet.
        if step is not SaveCells:
            exporter.register_preprocessor(step, enabled=True)
    text, _ = exporter.from_notebook_node(_nbformat.reads(source, as_version=4))
    return str(text)


def _cell(planned: NotebookCell, points: float) -> Any:
    metadata: dict[str, Any] = {}
    if planned.role is Role.EXERCISE:
        metadata["nbgrader"] = _nbgrader(planned.name, solution=True)
    elif planned.role is Role.CHECK:
        metadata["nbgrader"] = _nbgrader(f"check_{planned.name}", grade=True, locked=True, points=points)
    elif planned.role is Role.QUESTION:
        metadata["nbgrader"] = _nbgrader(planned.name, task=True, locked=True, points=points)
    if planned.role in (Role.SETUP, Role.EXAMPLE, Role.CHECK):
        metadata["autograder"] = {"role": str(planned.role)}
    if planned.role in CODE:
        return _nbformat.v4.new_code_cell(planned.text, id=planned.id, metadata=metadata)
    return _nbformat.v4.new_markdown_cell(planned.text, id=planned.id, metadata=metadata)


def _nbgrader(
    grade_id: str,
    *,
    grade: bool = False,
    locked: bool = False,
    solution: bool = False,
    task: bool = False,
    points: float | None = None,
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": _SCHEMA_VERSION,
        "solution": solution,
        "task": task,
    }
    if points is not None:
        metadata["points"] = points
    return metadata
