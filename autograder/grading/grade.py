"""Grade one submission, from its cells to its result."""

import difflib
import time
from dataclasses import replace

from autograder.cells.analysis import Definitions
from autograder.cells.cell import Cell, Code, place
from autograder.cells.read import read_submission
from autograder.grading.gone import WorkerGoneError
from autograder.grading.hidden_tests import Outcome, crash_report, run_checks
from autograder.grading.jobs import Job, Settings
from autograder.grading.lab import Lab
from autograder.grading.scoring import better, score_exercise, unasked
from autograder.grading.second_chance import reference_pieces
from autograder.grading.session import Session
from autograder.grading.warm_process import WarmProcess
from autograder.isolation.policy import ForkPolicy
from autograder.records import (
    Exercise,
    ExerciseResult,
    ExerciseStatus,
    Reveal,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)
from autograder.text import Text, harmless


def _not_defined(name: str, others: frozenset[str]) -> Text:
    """That an exercise is missing, and which of the other names may be meant for it."""
    text = Text(f"Tu archivo no define {name}.", f"Your file does not define {name}.")
    by_letters = {each.lower().replace("_", ""): each for each in sorted(others)}
    similar = difflib.get_close_matches(name.lower().replace("_", ""), by_letters, 1, 0.8)
    if not similar:
        return text
    meant = harmless(by_letters[similar[0]], 60)
    return Text(f"{text.es} ¿Es {meant}? Cámbiale el nombre.", f"{text.en} Is it {meant}? Rename it.")


class GraderError(Exception):
    """The grader itself failed; never a zero for the student."""


def grade(job: Job, code: Code, lab: Lab, warm: WarmProcess, settings: Settings) -> SubmissionResult:
    """The result of one submission. Never raises because of what the submission does.

    Raises:
        GraderError: when a hidden check fails on the reference as well.
    """
    return _Grading(job, code, lab, warm, settings).result()


class _Grading:
    """The steps of grading one submission, in order."""

    def __init__(self, job: Job, code: Code, lab: Lab, warm: WarmProcess, settings: Settings) -> None:
        self._job = job
        self._code = code
        self._lab = lab
        self._warm = warm
        self._settings = settings
        self._definitions = Definitions(code, definitions_only=lab.info.example_cells)
        self._diagnostics: list[str] = []
        self._notes: list[Text] = [*job.notes, *code.notes]
        self._cpu_seconds = 0.0
        self._exercises = [self._limited(each) for each in lab.info.exercises if self._wanted(each)]

    def result(self) -> SubmissionResult:
        started = time.monotonic()
        results = self._first_grading()
        for exercise in self._exercises:
            results[exercise.name] = self._second_grading(exercise, results[exercise.name])
        language = self._settings.language
        exercises = tuple(results[each.name] for each in self._exercises)
        questions = self._lab.info.questions if self._code.kind == "notebook" else ()
        return SubmissionResult(
            self._job.student,
            self._job.lab,
            self._job.path,
            SubmissionStatus.GRADED,
            None,
            sum(each.score for each in exercises),
            sum(each.max_score for each in exercises),
            sum(question.points for question in questions),
            Seconds(time.monotonic() - started, self._cpu_seconds),
            exercises,
            tuple(harmless(note.in_(language), 700) for note in self._notes),
            tuple(self._diagnostics),
        )

    def _wanted(self, exercise: Exercise) -> bool:
        return self._job.only is None or exercise.name in self._job.only

    def _limited(self, exercise: Exercise) -> Exercise:
        if self._job.limits is None:
            return exercise
        return replace(exercise, cpu_seconds=self._job.limits.call_cpu_seconds)

    def _session(
        self, cells: tuple[Cell, ...], reference: tuple[str, tuple[str, ...]] | None = None
    ) -> Session:
        limits = self._job.limits or self._settings.limits
        return Session(
            self._warm,
            ForkPolicy(limits=limits, data=self._lab.data, device=self._settings.device),
            cells,
            time_factor=self._settings.time_factor,
            definitions_only=self._lab.info.example_cells,
            reference=reference,
        )

    def _run(self, session: Session, exercises: list[Exercise]) -> dict[str, Outcome]:
        return run_checks(self._lab, session, exercises, until_failure=self._job.until_failure)

    def _first_grading(self) -> dict[str, ExerciseResult]:
        language = self._settings.language
        with self._session(self._code.cells) as session:
            try:
                load = session.load
            except WorkerGoneError as error:
                self._cpu_seconds += session.cpu_seconds
                return {
                    each.name: unasked(self._lab, each, error.status, error.text, language)
                    for each in self._exercises
                }
            self._notes += load.notes
            if load.definitions_only:
                self._notes.append(
                    Text(
                        "Al correr tu archivo el proceso terminó; se usaron solo sus imports, funciones, "
                        "clases y constantes.",
                        "Running your file ended its process; only its imports, functions, classes and "
                        "constants were used.",
                    )
                )
            results = {each.name: self._without_asking(each, load.names) for each in self._exercises}
            asked = [each for each in self._exercises if results[each.name] is None]
            outcomes = self._run(session, asked)
        self._cpu_seconds += session.cpu_seconds
        self._blame(asked, outcomes)
        graded = {}
        for exercise in self._exercises:
            known = results[exercise.name] or self._seen_off_limits(exercise, session)
            graded[exercise.name] = known or score_exercise(
                self._lab, exercise, outcomes, self._settings.reveal, language
            )
        return graded

    def _without_asking(self, exercise: Exercise, names: frozenset[str]) -> ExerciseResult | None:
        """The result where none of the checks has to run, or None."""
        name, language = exercise.name, self._settings.language
        if name not in names:
            others = names - {each.name for each in self._lab.info.exercises}
            text = _not_defined(name, others)
            return unasked(self._lab, exercise, ExerciseStatus.MISSING, text, language)
        if self._definitions.exercise_hash(name) in exercise.stub_hashes:
            text = Text(f"{name} todavía no está hecho.", f"{name} is not done yet.")
            return unasked(self._lab, exercise, ExerciseStatus.UNCHANGED, text, language)
        for use in self._definitions.off_limits_uses(name, exercise.off_limits):
            return self._off_limits(exercise, use.dotted, use.cell, use.line)
        return None

    def _seen_off_limits(self, exercise: Exercise, session: Session) -> ExerciseResult | None:
        seen = session.off_limits.get(exercise.name)
        return None if seen is None else self._off_limits(exercise, *seen)

    def _off_limits(self, exercise: Exercise, dotted: str, cell: str, line: int) -> ExerciseResult:
        where = place(cell, line)
        text = Text(
            f"Tu solución usa {dotted} ({where.es}), y en este ejercicio no se permite.",
            f"Your solution uses {dotted} ({where.en}), which is off limits in this exercise.",
        )
        return unasked(self._lab, exercise, ExerciseStatus.OFF_LIMITS, text, self._settings.language)

    def _second_grading(self, exercise: Exercise, first: ExerciseResult) -> ExerciseResult:
        reference = reference_pieces(self._lab, self._definitions, exercise, first)
        if reference is None:
            return first
        with self._session(self._code.cells, reference) as session:
            try:
                outcomes = self._run(session, [exercise])
            except WorkerGoneError:
                return first  # its code cannot even be loaded twice
            finally:
                self._cpu_seconds += session.cpu_seconds
        if exercise.name in session.off_limits:
            return first
        second = score_exercise(self._lab, exercise, outcomes, Reveal.NONE, self._settings.language)
        return better(first, second)

    def _blame(self, exercises: list[Exercise], outcomes: dict[str, Outcome]) -> None:
        """A check that raised something unforeseen: odd data, or a bug of the grader?

        The control experiment decides: the same checks on the reference.
        """
        odd = {each.check.exercise for each in outcomes.values() if each.unforeseen}
        if not odd:
            return
        self._diagnostics += crash_report(outcomes)
        code = read_submission(self._lab.reference.encode(), "script")
        with self._session(code.cells) as session:
            control = run_checks(self._lab, session, [each for each in exercises if each.name in odd])
        broken = crash_report(control)
        if broken:
            raise GraderError(broken[0])
