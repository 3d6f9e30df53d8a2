"""`check("leaky_relu")`: the local checks, on what the notebook defines at this moment."""

import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.cells.cell import Cell, Code
from autograder.cells.magics import without_magics
from autograder.records import Exercise, LabInfo
from autograder.student.lab_files import LabFiles, LabProblem, find_lab
from autograder.student.report import Report
from autograder.student.run_checks import run_local_checks
from autograder.text import Language, Text, default_language

PATIENCE_SECONDS = 20.0
STILL_RUNNING = Text(
    "Tu código sigue corriendo después de {seconds} s. Si no está entrenando una red, ¿hay un ciclo que no "
    "termina? Con «interrumpir el kernel» (■) lo detienes.",
    "Your code is still running after {seconds} s. Unless it trains a network: is there a loop that never "
    "ends? Interrupt the kernel (■) to stop it.",
)


class ChecksFailed(AssertionError):
    """Tells nbgrader's Validate button that a check did not pass; nobody else gets it."""


def check(*exercises: str) -> Report:
    """Run the local checks of these exercises, of all without arguments, and report.

    A wrong answer never raises here. An endless loop is stopped with "interrupt the kernel", which is
    proposed when checking takes long.
    """
    namespace = student_namespace()
    try:
        lab = find_lab(_likely_folders(namespace))
    except LabProblem as problem:
        report = Report(default_language(), problem=problem.text)
    else:
        with _told_when_it_takes_long(lab.language):
            report = check_namespace(lab, namespace, exercises, code_in_history(namespace))
    _tell_nbgrader(report)
    return report


@contextmanager
def _told_when_it_takes_long(language: Language) -> Iterator[None]:
    """Say something after a while: an endless loop looks like a slow computer."""
    text = STILL_RUNNING.format(seconds=f"{PATIENCE_SECONDS:g}").in_(language)
    timer = threading.Timer(PATIENCE_SECONDS, print, [text], {"flush": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def check_namespace(
    lab: LabFiles, namespace: Mapping[str, Any], names: tuple[str, ...], code: Code | None
) -> Report:
    """The report on exercises of one lab, whatever defined them."""
    unknown = [name for name in names if name not in {each.name for each in lab.info.exercises}]
    if unknown:
        return Report(lab.language, problem=_unknown(unknown[0], lab.info))
    try:
        return Report(lab.language, run_local_checks(lab, namespace, chosen(lab.info, names), code))
    except LabProblem as problem:
        return Report(lab.language, problem=problem.text)


def chosen(info: LabInfo, names: tuple[str, ...]) -> tuple[Exercise, ...]:
    """The named exercises in the order of the lab; all of them for no names."""
    return tuple(each for each in info.exercises if not names or each.name in names)


def student_namespace() -> dict[str, Any]:
    """The notebook's names inside IPython, else those of the script that was started."""
    shell = _shell()
    namespace: dict[str, Any] = vars(sys.modules["__main__"]) if shell is None else shell.user_ns
    return namespace


def code_in_history(namespace: Mapping[str, Any]) -> Code | None:
    """The cells that this session has run, as far as IPython remembers them."""
    history = namespace.get("In")
    if _shell() is None or not isinstance(history, list):
        return None
    cells = [
        Cell(without_magics(source).source, f"cell {number}", None, number, None)
        for number, source in enumerate(history)
        if isinstance(source, str) and source.strip()
    ]
    return Code(tuple(cells), "notebook", ())


def _shell() -> Any:
    """IPython's shell, None outside of it. Nothing is imported: inside IPython it already is."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _likely_folders(namespace: Mapping[str, Any]) -> list[Path]:
    """Where the notebook may lie: Jupyter starts kernels in its folder, editors leave its path."""
    files = (
        namespace.get("__vsc_ipynb_file__"),
        namespace.get("__file__"),
        os.environ.get("JPY_SESSION_NAME"),
    )
    return [Path.cwd(), *(Path(file).resolve().parent for file in files if isinstance(file, str))]


def _unknown(name: str, info: LabInfo) -> Text:
    names = ", ".join(each.name for each in info.exercises)
    return Text(
        f"El laboratorio {info.name} no tiene un ejercicio {name}. Sus ejercicios: {names}.",
        f"The lab {info.name} has no exercise {name}. Its exercises: {names}.",
    )


def _tell_nbgrader(report: Report) -> None:
    """Make nbgrader see what a report cannot tell it.

    For nbgrader a cell without an error earns full marks, so a report on wrong answers must not look
    like one. While students validate, a check that does not pass is an error. While an instructor
    grades, this cell is only run where the course's own preprocessor is not set up: that must show.
    """
    execution = os.environ.get("NBGRADER_EXECUTION")
    if execution == "validate" and not report.passed:
        raise ChecksFailed(f"\n{report}")
    if execution == "autograde":
        raise ChecksFailed(
            Text(
                "Las comprobaciones locales no dan puntos. Configura los preprocesadores del curso en "
                "nbgrader_config.py y corrige de nuevo.",
                "Local checks give no points. Set up the course's preprocessors in nbgrader_config.py "
                "and grade again.",
            ).in_(report.language)
        )
