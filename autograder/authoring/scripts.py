"""The two scripts of a lab: the students' stub script and the reference module."""

from autograder.authoring.lab_source import LabSource
from autograder.authoring.languages import in_language
from autograder.authoring.plan import Role, source_of
from autograder.authoring.solutions import as_solution, as_stub
from autograder.text import Language, Text

_STUB_HEADER = Text(
    "# Generado a partir de {source} para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.\n"
    "# Laboratorio {number}: {title}. El enunciado completo está en el notebook {lab}.ipynb.\n"
    "# Entrega este script o el notebook, no los dos.",
    "# Generated from {source} for you to edit: this file is yours, write your answers here.\n"
    "# Lab {number}: {title}. The full text is in the notebook {lab}.ipynb.\n"
    "# Hand in this script or the notebook, not both.",
)
_EXERCISE = Text("# %% {name} (puntaje: {points:g})", "# %% {name} (points: {points:g})")
_SETUP = Text("# %% Preparación", "# %% Setup")


def stub_script(lab: LabSource, language: Language) -> str:
    """The setup cells and the stubs of all exercises in one language: what students edit."""
    points = {exercise.name: exercise.points for exercise in lab.info.exercises}
    header = _STUB_HEADER.in_(language).format(
        source=source_of(lab.info.name),
        number=lab.info.number,
        title=lab.info.title.in_(language),
        lab=lab.info.name,
    )
    parts = [header]
    for cell in lab.cells:
        if cell.role is Role.SETUP:
            parts.append(f"{_SETUP.in_(language)}\n{in_language(cell.text, language)}")
        elif cell.role is Role.EXERCISE:
            marker = _EXERCISE.in_(language).format(name=cell.name, points=points[cell.name])
            parts.append(f"{marker}\n{as_stub(in_language(cell.text, language), language)}")
    return "\n\n\n".join(parts) + "\n"


def reference_module(lab: LabSource) -> str:
    """A module with the setup cells and all exercises solved, docstrings in English."""
    parts = [
        f"# Generated from {source_of(lab.info.name)} by `autograder build`: edit that file, not this one.\n"
        f'"""Reference solutions of the lab `{lab.info.name}`."""'
    ]
    parts += [
        as_solution(in_language(cell.text, "en"))
        for cell in lab.cells
        if cell.role in (Role.SETUP, Role.EXERCISE)
    ]
    return "\n\n\n".join(parts) + "\n"
