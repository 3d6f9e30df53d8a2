"""`autograder build`: write all that is generated from the sources of the labs, or compare it with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from autograder.authoring.hints import public_hints
from autograder.authoring.lab_source import LabSource, find_labs, load_lab
from autograder.authoring.notebooks import release_notebook, source_notebook
from autograder.authoring.scripts import reference_module, stub_script
from autograder.student.manifest import MANIFEST, to_json
from autograder.text import LANGUAGES, Language

GENERATED_FOLDERS = ("assignments", "solutions")
"""All that lies in these folders comes from the sources."""

_LEFT_BY_TOOLS = {"__pycache__", ".ipynb_checkpoints"}


class Change(StrEnum):
    """How a generated file departs from the sources."""

    MISSING = "missing"
    DIFFERENT = "different"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Difference:
    """A generated file that is not what the sources give."""

    path: Path
    """Relative to the course."""
    change: Change

    def __str__(self) -> str:
        what = {
            Change.MISSING: "is missing",
            Change.DIFFERENT: "is not what its source gives",
            Change.STALE: "comes from no source",
        }[self.change]
        return f"{self.path.as_posix()} {what}. Run `autograder build` and commit the result."


def build(root: Path, check: bool = False) -> list[Difference]:
    """Bring `assignments/` and `solutions/` up to date with `source/`.

    With `check` nothing is written. What differed is returned, in the order of the paths; stale files are
    removed, since nothing in these folders is written by hand.

    Raises:
        SourceError: a lab's source is not as docs/source-format.md wants it.
    """
    root = Path(root)
    wanted = course_files(root)
    differences = list(_compare(root, wanted))
    if not check:
        for difference in differences:
            path = root / difference.path
            if difference.change is Change.STALE:
                path.unlink()
                _remove_empty(path.parent, root)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(wanted[difference.path])
    return differences


def course_files(root: Path) -> dict[Path, bytes]:
    """Every generated file of a course: path relative to the course, content."""
    files: dict[Path, bytes] = {}
    for folder in find_labs(root):
        lab = load_lab(folder)
        files[Path("solutions", f"{lab.info.name}.py")] = reference_module(lab).encode()
        for language in LANGUAGES:
            source = source_notebook(lab, language)
            name = lab.info.name
            beside = files_beside_notebook(lab, language)
            for kind, notebook in (
                ("solutions", source),
                ("assignments", release_notebook(source, language)),
            ):
                place = Path(kind, language, name)
                files[place / f"{name}.ipynb"] = notebook.encode()
                files |= {place / path: content for path, content in beside.items()}
    return files


def files_beside_notebook(lab: LabSource, language: Language) -> dict[Path, bytes]:
    """What students get with the notebook: stub script, local checks, manifest and data."""
    files = {
        Path(f"{lab.info.name}.py"): stub_script(lab, language).encode(),
        Path(MANIFEST): to_json(lab.info, public_hints(lab.folder)).encode(),
    }
    local_tests = lab.folder / "local_tests.py"
    if local_tests.is_file():
        files[Path(local_tests.name)] = _text(local_tests)
    for path in sorted((lab.folder / "data").rglob("*")):
        if path.is_file() and not is_left_by_tools(path):
            files[path.relative_to(lab.folder)] = path.read_bytes()
    return files


def _text(path: Path) -> bytes:
    """A text file with the line ends that every system gets."""
    return path.read_text(encoding="utf-8").encode()


def _compare(root: Path, wanted: dict[Path, bytes]) -> Iterator[Difference]:
    present = {
        path.relative_to(root)
        for folder in GENERATED_FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file() and not is_left_by_tools(path.relative_to(root))
    }
    for path in sorted(present | wanted.keys()):
        if path not in wanted:
            yield Difference(path, Change.STALE)
        elif path not in present:
            yield Difference(path, Change.MISSING)
        elif (root / path).read_bytes() != wanted[path]:
            yield Difference(path, Change.DIFFERENT)


def is_left_by_tools(path: Path) -> bool:
    """Whether a path is a cache of Python or Jupyter and none of the course's own files."""
    return not _LEFT_BY_TOOLS.isdisjoint(path.parts)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
