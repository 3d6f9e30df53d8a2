"""Find submissions in files, folders and archives, without running or even reading them.

Of several files of one student for one lab one counts: a notebook before a script, then the one that
is named exactly like the lab, then the one that was modified last, then the last by its path.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.cells.read import SUFFIXES
from autograder.submissions.archives import Member, unpack
from autograder.submissions.limits import MAX_STUDENT, MAX_TOTAL, BrokenArchive, Budget
from autograder.submissions.names import (
    ARCHIVES,
    LabName,
    clean,
    is_ignored,
    parse_name,
    split_suffix,
    student_of,
)
from autograder.submissions.submission import Found, Submission
from autograder.text import Text


@dataclass(frozen=True, slots=True)
class _File:
    """A file somewhere in what the instructor named."""

    folders: tuple[str, ...]
    """The folders that it lies in, archives included, outermost first."""
    name: str
    shown: str
    file: Path | None
    modified: float = 0.0
    problem: Text | None = None
    named: bool = False
    """Whether the instructor named this very file."""
    level: int = 0
    """How many archives it lies in."""
    budget: Budget | None = None
    """That of the archive that it lies in."""
    at_root: bool = True
    """Whether it lies directly in the folder or archive that was named."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file that is a submission, if no better one of that student is found."""

    file: _File
    lab: str
    exact: bool
    student: str
    notes: tuple[Text, ...] = ()

    @property
    def rank(self) -> tuple[bool, bool, float, str]:
        is_notebook = self.file.name.lower().endswith(".ipynb")
        return is_notebook, self.exact, self.file.modified, self.file.shown


def find(paths: Iterable[Path | str], lab: str | None = None, known_labs: Collection[str] = ()) -> Found:
    """All submissions in the given files, folders and archives.

    Args:
        paths: `.ipynb` and `.py` files, folders with one submission, trees `STUDENT/LAB/LAB.ipynb`,
            and `.zip`, `.tar.gz`, `.tgz` of any of these. One level of archives in archives is read.
        lab: take this lab's submissions only, and files with other names as well where a folder has
            none that is named after a lab.
        known_labs: the labs that a file's name may give.

    What is no submission becomes a note; nothing that a file holds makes this fail.
    """
    search = _Search(lab, [*known_labs, *([lab] if lab else [])])
    for path in paths:
        search.add(Path(path))
    return search.found()


class _Search:
    def __init__(self, lab: str | None, labs: list[str]) -> None:
        self.lab = lab
        self.labs = labs
        self.files: list[_File] = []
        self.notes: list[Text] = []
        self.scratch: TemporaryDirectory[str] | None = None

    # From paths to files

    def add(self, path: Path) -> None:
        shown = clean(str(path))
        try:
            whole = path.resolve()
            if whole.is_dir():
                self._add_tree(whole, shown)
            elif whole.is_file():
                folders = whole.parent.parts[1:]
                file = _File(folders, whole.name, shown, whole, whole.stat().st_mtime, named=True)
                self._add_file(file)
            else:
                self.notes.append(Text(f"{shown}: no existe.", f"{shown}: does not exist."))
        except (OSError, RuntimeError, ValueError) as problem:
            self.notes.append(_not_opened(shown, problem))

    def _add_tree(self, root: Path, shown: str) -> None:
        def report(problem: OSError) -> None:
            self.notes.append(_not_opened(clean(str(problem.filename)), problem))

        for here, folders, names in os.walk(root, onerror=report):
            folders[:] = sorted(name for name in folders if not is_ignored(name))
            inside = Path(here).relative_to(root)
            where = "/".join([shown.rstrip("/"), *map(clean, inside.parts)])
            for name in [name for name in folders if Path(here, name).is_symlink()]:
                folders.remove(name)
                self.notes.append(_LINK.format(path=f"{where}/{clean(name)}"))
            names = sorted(name for name in names if not is_ignored(name))
            if not names and not folders:
                self.notes.append(Text(f"{where}: la carpeta está vacía.", f"{where}: the folder is empty."))
            for name in names:
                file = Path(here, name)
                if file.is_symlink() or not file.is_file():
                    # A link might lead to another student's work.
                    self.notes.append(_LINK.format(path=f"{where}/{clean(name)}"))
                    continue
                parts = tuple(map(clean, (*root.parts[1:], *inside.parts)))
                at_root = not inside.parts
                modified = file.stat().st_mtime
                self._add_file(
                    _File(parts, clean(name), f"{where}/{clean(name)}", file, modified, at_root=at_root)
                )

    def _add_file(self, file: _File) -> None:
        stem, suffix = split_suffix(file.name)
        if suffix not in ARCHIVES or file.file is None:
            self.files.append(file)
        elif file.level > 1:
            self.notes.append(
                Text(
                    f"{file.shown}: hay demasiados archivos comprimidos uno dentro de otro.",
                    f"{file.shown}: too many archives inside archives.",
                )
            )
        else:
            self._add_archive(file, stem)

    def _add_archive(self, archive: _File, stem: str) -> None:
        assert archive.file is not None
        if self.scratch is None:
            self.scratch = TemporaryDirectory(prefix="autograder-")
        budget = Budget(MAX_TOTAL if archive.named else MAX_STUDENT, archive.budget)
        try:
            unpacked = unpack(archive.file, Path(self.scratch.name), budget)
        except BrokenArchive as problem:
            # Found in a folder it is somebody's submission; named alone it may be a whole class.
            name = parse_name(stem, self.labs)
            if name is not None or (self.lab and not archive.named):
                self.files.append(replace(archive, file=None, problem=problem.reason))
            else:
                reason = problem.reason
                self.notes.append(Text(f"{archive.shown}: {reason.es}", f"{archive.shown}: {reason.en}"))
            return
        self.notes += [
            Text(f"{archive.shown}: {note.es}", f"{archive.shown}: {note.en}") for note in unpacked.notes
        ]
        # `ana.zip` stands for a folder; `ana/homework.zip` is just how Ana handed in.
        is_folder = archive.at_root or parse_name(stem, self.labs) is not None
        base = (*archive.folders, clean(stem)) if is_folder else archive.folders
        if not unpacked.members:
            self.notes.append(_EMPTY_ARCHIVE.format(path=archive.shown))
        for member in unpacked.members:
            self._add_member(archive, base, member, budget)

    def _add_member(self, archive: _File, base: tuple[str, ...], member: Member, budget: Budget) -> None:
        shown = "/".join([archive.shown, *member.parts])
        self._add_file(
            _File(
                (*base, *member.parts[:-1]),
                member.parts[-1],
                shown,
                member.file,
                member.modified,
                member.problem,
                level=archive.level + 1,
                budget=budget,
                at_root=len(member.parts) == 1,
            )
        )

    # From files to submissions

    def found(self) -> Found:
        best: dict[tuple[str, str], list[_Candidate]] = {}
        seen: set[Path] = set()
        for candidate in self._candidates():
            if candidate.file.file is not None:
                if candidate.file.file in seen:
                    continue
                seen.add(candidate.file.file)
            best.setdefault((candidate.student, candidate.lab), []).append(candidate)
        submissions = [self._submission(candidates) for candidates in best.values()]
        submissions.sort(key=lambda each: (each.lab, each.student.casefold(), each.path))
        return Found(tuple(submissions), tuple(dict.fromkeys(self.notes)), self.scratch)

    def _candidates(self) -> Iterator[_Candidate]:
        """Files that are named after a lab, then others in folders that have none."""
        rest = []
        taken: set[tuple[str, ...]] = set()
        for file in self.files:
            name = parse_name(split_suffix(file.name)[0], self.labs)
            if name is None or not _may_be_submission(file):
                rest.append(file)
                continue
            taken.add(file.folders)
            if self.lab is None or file.named or name.lab == self.lab:
                yield self._candidate(file, name, self.lab or name.lab)
        yield from self._others(rest, taken)

    def _candidate(self, file: _File, name: LabName | None, lab: str) -> _Candidate:
        exact = name is not None and name.exact and name.lab == lab
        return _Candidate(file, lab, exact, student_of(file.folders, name, lab))

    def _others(self, files: Sequence[_File], taken: set[tuple[str, ...]]) -> Iterator[_Candidate]:
        """Of files that are not named after a lab: those that count all the same; notes on the rest."""
        unused: dict[tuple[str, ...], list[_File]] = {}
        for file in files:
            lab = self.lab or next((known for known in self.labs if _lies_in(file, known)), None)
            if lab is not None and _may_be_submission(file) and file.folders not in taken:
                note = Text(
                    f"El archivo se llama {file.name}; el nombre esperado es {lab}.ipynb o {lab}.py.",
                    f"The file is called {file.name}; the expected name is {lab}.ipynb or {lab}.py.",
                )
                yield replace(self._candidate(file, None, lab), notes=(note,))
                unused.setdefault(file.folders, [])
            else:
                unused.setdefault(file.folders, []).append(file)
        used = taken | {folders for folders, left in unused.items() if not left}
        for folders, left in unused.items():
            belongs = any(folders[: len(each)] == each for each in used)
            self._note_unused(left, belongs)

    def _note_unused(self, files: Sequence[_File], beside_a_submission: bool) -> None:
        """Say which files were not used, unless they are what lies beside a submission anyway."""
        for file in files:
            suffix = split_suffix(file.name)[1]
            if suffix == ".ipynb" or (suffix == ".py" and (file.named or not beside_a_submission)):
                labs = ", ".join(sorted(set(self.labs))) or "–"
                self.notes.append(_NO_LAB.format(path=file.shown, labs=labs))
            elif file.named or not beside_a_submission:
                self.notes.append(_NO_SUBMISSION.format(path=file.shown))

    def _submission(self, candidates: list[_Candidate]) -> Submission:
        best = max(candidates, key=lambda each: each.rank)
        kind = SUFFIXES.get(split_suffix(best.file.name)[1], "notebook")
        notes = list(best.notes)
        for other in candidates:
            if other is not best:
                both = kind == "notebook" and other.file.name.lower().endswith(".py")
                notes.append((_BOTH if both else _DUPLICATE).format(path=other.file.shown))
        return Submission(
            best.student,
            best.lab,
            best.file.shown,
            kind,
            best.file.file,
            best.file.problem,
            tuple(notes),
        )


def _may_be_submission(file: _File) -> bool:
    suffix = split_suffix(file.name)[1]
    return suffix in SUFFIXES or (suffix in ARCHIVES and file.problem is not None)


def _lies_in(file: _File, lab: str) -> bool:
    return bool(file.folders) and file.folders[-1].casefold() == lab.casefold()


def _not_opened(path: str, problem: Exception) -> Text:
    why = clean(getattr(problem, "strerror", None) or str(problem))
    return Text(f"{path}: no se pudo abrir ({why}).", f"{path}: could not be opened ({why}).")


_LINK = Text(
    "{path}: se ignora, porque es un enlace o un archivo especial.",
    "{path}: ignored, because it is a link or a special file.",
)
_EMPTY_ARCHIVE = Text("{path}: el archivo comprimido está vacío.", "{path}: the archive is empty.")
_NO_LAB = Text(
    "{path}: no se sabe de qué laboratorio es. Usa el nombre de un laboratorio ({labs}) o --lab.",
    "{path}: it is not clear which lab it belongs to. Use the name of a lab ({labs}) or --lab.",
)
_NO_SUBMISSION = Text(
    "{path}: no es un notebook (.ipynb), ni un script (.py), ni un .zip o .tar.gz con alguno de ellos.",
    "{path}: neither a notebook (.ipynb) nor a script (.py), nor a .zip or .tar.gz with one of these.",
)
_BOTH = Text(
    "También está el script {path}; cuenta el notebook.",
    "There is also the script {path}; the notebook counts.",
)
_DUPLICATE = Text(
    "También está {path}, que no se corrige: de varias entregas cuenta una sola, "
    "la que se llama como el laboratorio o, si no, la más reciente.",
    "There is also {path}, which is not graded: of several submissions only one counts, "
    "the one named like the lab or else the latest.",
)
