"""The step of `nbgrader autograde` that grades: it takes the place of running the notebook."""

import os
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Enum, Float, Integer, default

from autograder.authoring.lab_source import load_lab
from autograder.authoring.nbgrader_settings import course_language
from autograder.cells.cell import Code, Unreadable
from autograder.cells.read import SUFFIXES, read_submission
from autograder.cells.worked_on import script_counts
from autograder.grading.jobs import Job
from autograder.nbgrader_plugin.engine import Conditions, NotGradedError, OpenEngine, engine_for
from autograder.nbgrader_plugin.feedback import outputs
from autograder.records import (
    Device,
    ExerciseResult,
    ExerciseStatus,
    Layer,
    Reveal,
    SubmissionResult,
    SubmissionStatus,
)
from autograder.text import LANGUAGES, Text

CHECK = "check_"
"""What the id of an exercise's grade cell begins with."""

_SAME_POINTS = 1e-9
_SCRIPT = Text(
    "Se corrigió {script}, porque en el notebook los ejercicios están sin hacer.",
    "{script} was graded, because the exercises in the notebook are untouched.",
)


class GradeWithEngine(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades the notebook as it was handed in; points and feedback go into its grade cells."""

    device = Enum([each.value for each in Device], Device.CPU.value, help="Where to grade.").tag(config=True)
    reveal = Enum(
        [each.value for each in Reveal],
        Reveal.SUMMARY.value,
        help="How much feedback tells of a hidden check that fails.",
    ).tag(config=True)
    language = Enum(LANGUAGES, help="Language of the feedback; by default the course's.").tag(config=True)
    time_factor = Float(1.0, min=0.01, help="Multiplies all limits of time.").tag(config=True)
    memory = Integer(2048, min=64, help="MB for a submission, besides torch's own.").tag(config=True)
    require_isolation = Bool(False, help="Grade nothing when a layer of isolation is missing.").tag(
        config=True
    )

    @default("language")
    def _course_language(self) -> str:
        return course_language()

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Grade one notebook.

        Raises:
            NotGradedError: when there is no result; nbgrader then reports the submission as failed.
        """
        told = resources["nbgrader"]
        result = self._grade(told["student"], told["assignment"], told["notebook"])
        cells = {
            cell.metadata["nbgrader"]["grade_id"]: cell
            for cell in nb.cells
            if is_grade(cell) and not is_solution(cell)
        }
        notes_shown = False
        for grade_id, exercise in exercises_of(result, cells).items():
            # Notes are about the whole notebook; they also explain why a name is missing.
            shown = not notes_shown or exercise.status is ExerciseStatus.MISSING
            cell = cells[grade_id]
            cell.outputs = outputs(
                exercise, result, self.language, notes=shown, execution_count=cell.execution_count
            )
            notes_shown = True
        return nb, resources

    def _grade(self, student: str, assignment: str, lab: str) -> SubmissionResult:
        coursedir = CourseDirectory(parent=self)
        root = Path(coursedir.root)
        if not (root / "source" / lab / "lab.py").is_file():
            raise NotGradedError(f"{lab} is no lab of this course: there is no source/{lab}/lab.py in {root}")
        # The file itself, as `autograder grade` would read it: by now nbgrader has reset the locked cells.
        folder = coursedir.format_path(coursedir.submitted_directory, student, assignment)
        path, script = Path(folder, f"{lab}.ipynb"), Path(folder, f"{lab}.py")
        notes: tuple[Text, ...] = ()
        if script.is_file() and script_counts(path, script, load_lab(root / "source" / lab).info):
            path, notes = script, (_SCRIPT.format(script=script.name),)
        engine = self._engine(lab, root)
        result = engine.grade(Job(student, lab, os.path.relpath(path, root), _read(path), notes=notes))
        for line in result.diagnostics:
            self.log.warning("%s, %s: %s", student, lab, line)
        if result.status is SubmissionStatus.GRADER_ERROR:
            raise NotGradedError(f"{lab} of {student}: {result.message}")
        return result

    def _engine(self, lab: str, root: Path) -> OpenEngine:
        conditions = Conditions(
            root.resolve(),
            Device(self.device),
            Reveal(self.reveal),
            "es" if self.language == "es" else "en",
            self.time_factor,
            self.memory << 20,
        )
        engine, new = engine_for(lab, conditions)
        missing = [layer.value for layer in Layer if layer.value not in engine.isolation]
        if missing and self.require_isolation:
            raise NotGradedError(
                f"isolation is incomplete; missing: {', '.join(missing)}; see `autograder doctor`"
            )
        if missing and new:
            self.log.warning(
                "Isolation is incomplete; missing: %s. Details: `autograder doctor`", ", ".join(missing)
            )
        return engine


def exercises_of(result: SubmissionResult, cells: dict[str, Any]) -> dict[str, ExerciseResult]:
    """The exercise of each grade cell, by the cell's id, in the order of the notebook.

    Raises:
        NotGradedError: when the gradebook and the lab disagree about exercises or points.
    """
    points = {name: float(cell.metadata["nbgrader"]["points"]) for name, cell in cells.items()}
    if result.status is SubmissionStatus.UNREADABLE:
        return {
            name: ExerciseResult(name.removeprefix(CHECK), ExerciseStatus.MISSING, 0.0, maximum)
            for name, maximum in points.items()
        }
    exercises = {f"{CHECK}{each.name}": each for each in result.exercises}
    wrong = exercises.keys() ^ points.keys()
    wrong |= {
        name for name in points.keys() - wrong if abs(points[name] - exercises[name].max_score) > _SAME_POINTS
    }
    if wrong:
        raise NotGradedError(
            f"the gradebook and the source of {result.lab} disagree about {', '.join(sorted(wrong))}; "
            f"run `autograder build`, then `nbgrader generate_assignment {result.lab} --force`"
        )
    return {name: exercises[name] for name in points}


def _read(path: Path) -> Code | Unreadable:
    try:
        return read_submission(path, SUFFIXES[path.suffix])
    except Unreadable as unreadable:
        return unreadable
