"""`autograder export student DIR`: the repository that students get.

It holds the assignments, the part of this package that runs the local checks, and nothing else: neither
solutions nor hidden checks are read while it is written.
"""

import importlib.metadata
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import Literal

import autograder
from autograder.authoring.build import files_beside_notebook, is_left_by_tools
from autograder.authoring.errors import AuthoringError
from autograder.authoring.lab_source import LabSource, find_labs, load_lab
from autograder.authoring.nbgrader_settings import course_language
from autograder.authoring.notebooks import release_notebook, source_notebook
from autograder.text import LANGUAGES, Language

RUNTIME = ("__init__.py", "text.py", "records.py", "cells", "testing", "student")
"""What the students' repository holds of this package."""

_REPLACED = ("assignments", "autograder")
"""Folders of an earlier export that a new one replaces; all else in it is left alone."""

_TEMPLATES = Path(__file__).parent / "templates" / "student"
_MARK = 'name = "neural-networks-labs"'


def export_student(
    root: Path, destination: Path, lang: Language | Literal["both"] | None = None
) -> tuple[Path, ...]:
    """Write the students' repository of a course and return the files that it consists of.

    With one language (default: the one that the course is taught in) a lab lies in `assignments/LAB`, with
    `"both"` in `assignments/es/LAB` and `assignments/en/LAB`.

    Raises:
        AuthoringError: the destination holds something else, or the course has no lab or no licence.
        SourceError: a lab's source is not as docs/source-format.md wants it.
    """
    root, destination = Path(root), Path(destination)
    labs = [load_lab(folder) for folder in find_labs(root)]
    if not labs:
        raise AuthoringError(f"{root / 'source'} holds no lab. Make one with `autograder new lab NAME`.")
    _check_destination(root, destination)
    asked = lang or course_language()
    files = _runtime() | _front_matter(root, labs, "es" if asked == "both" else asked, asked == "both")
    for language in LANGUAGES if asked == "both" else (asked,):
        for lab in labs:
            place = _lab_folder(lab, language, asked == "both")
            files |= {place / path: content for path, content in _assignment(lab, language).items()}
    for folder in _REPLACED:
        if (destination / folder).exists():
            shutil.rmtree(destination / folder)
    for path, content in files.items():
        (destination / path).parent.mkdir(parents=True, exist_ok=True)
        (destination / path).write_bytes(content)
    return tuple(sorted(files))


def _check_destination(root: Path, destination: Path) -> None:
    if root.resolve().is_relative_to(destination.resolve()):
        raise AuthoringError(f"{destination} is or contains the course itself. Name another folder.")
    if not destination.exists():
        return
    if not destination.is_dir():
        raise AuthoringError(f"{destination} is a file. Name a folder.")
    pyproject = destination / "pyproject.toml"
    is_earlier_export = pyproject.is_file() and _MARK in pyproject.read_text(encoding="utf-8")
    if any(path.name != ".git" for path in destination.iterdir()) and not is_earlier_export:
        raise AuthoringError(
            f"{destination} holds other files. Name an empty folder, a new one or an earlier export."
        )


def _assignment(lab: LabSource, language: Language) -> dict[Path, bytes]:
    notebook = release_notebook(source_notebook(lab, language), language)
    return {
        Path(f"{lab.info.name}.ipynb"): notebook.encode(),
        **files_beside_notebook(lab, language),
    }


def _lab_folder(lab: LabSource, language: Language, both: bool) -> Path:
    return Path("assignments", language, lab.info.name) if both else Path("assignments", lab.info.name)


def _runtime() -> dict[Path, bytes]:
    package = Path(autograder.__file__).parent
    files: dict[Path, bytes] = {}
    for name in RUNTIME:
        part = package / name
        for path in [part] if part.is_file() else sorted(part.rglob("*")):
            relative = path.relative_to(package.parent)
            if path.is_file() and not is_left_by_tools(relative):
                files[relative] = path.read_bytes()
    return files


def _front_matter(root: Path, labs: list[LabSource], first: Language, both: bool) -> dict[Path, bytes]:
    """README in both languages, pyproject, licence: what lies at the top of the repository."""
    licences = sorted(root.glob("LICENSE*"))
    if not licences:
        raise AuthoringError(f"There is no LICENSE in {root}. Students get a copy: write one.")
    metadata = importlib.metadata.metadata("autograder")
    python: str = metadata["Requires-Python"]
    files = {Path(licence.name): licence.read_bytes() for licence in licences}
    files[Path("pyproject.toml")] = _fill(
        "pyproject.toml",
        version=autograder.__version__,
        python=python,
        dependencies="\n".join(f'    "{requirement}",' for requirement in _student_requirements()),
    )
    files[Path(".gitignore")] = (_TEMPLATES / "gitignore.template").read_bytes()
    for language in LANGUAGES:
        other: Language = "en" if language == "es" else "es"
        # With one language there is one folder for a lab, whichever README names it.
        folders = {lab: _lab_folder(lab, language, both).as_posix() for lab in labs}
        files[_readme(language, first)] = _fill(
            f"README.{language}.md",
            other=_readme(other, first).as_posix(),
            labs="\n".join(
                f"| {lab.info.number} | {lab.info.title.in_(language)} | [`{folder}`]({folder}) |"
                for lab, folder in folders.items()
            ),
            python=_pythons(python),
            folder=folders[labs[0]],
            example=labs[0].info.name,
        )
    return files


def _pythons(requirement: str) -> str:
    """`>=3.11,<3.14` as people say it: `3.11–3.13`; anything else as it stands."""
    lowest = re.search(r">=3\.(\d+)", requirement)
    beyond = re.search(r"<3\.(\d+)", requirement)
    return f"3.{lowest[1]}–3.{int(beyond[1]) - 1}" if lowest and beyond else requirement


def _readme(language: Language, first: Language) -> Path:
    return Path("README.md") if language == first else Path(f"README.{language}.md")


def _student_requirements() -> Iterable[str]:
    """The package's own requirements, without those of its extras."""
    for requirement in importlib.metadata.requires("autograder") or []:
        if "extra ==" not in requirement:
            yield requirement


def _fill(template: str, **values: str) -> bytes:
    text = (_TEMPLATES / f"{template}.template").read_text(encoding="utf-8")
    return Template(text).substitute(values).encode()
