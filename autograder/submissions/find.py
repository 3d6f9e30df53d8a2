"""Find submissions in files, folders and archives, without running them.

Of several files of one student for one lab one counts: one that was worked on before an untouched one, a
notebook before a script, then the one that is named exactly like the lab, then the one that was modified
last, then the last by its path.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.cells.read import SUFFIXES
from autograder.cells.worked_on import worked_on
from autograder.records import LabInfo
from autograder.submissions.archives import Member, unpack
from autograder.submissions.candidates import Candidate, File
from autograder.submissions.limits import MAX_STUDENT, MAX_TOTAL, BrokenArchive, Budget
from autograder.submissions.names import (
    ARCHIVES,
    clean,
    is_ignored,
    parse_name,
    split_suffix,
)
from autograder.submissions.students import settle
from autograder.submissions.submission import Found, Submission
from autograder.text import Text


def find(
    paths: Iterable[Path | str],
    lab: str | None = None,
    known_labs: Collection[str] = (),
    info: Callable[[str], LabInfo] | None = None,
) -> Found:
    """All submissions in the given files, folders and archives.

    Args:
        paths: `.ipynb` and `.py` files, folders with one submission, trees `STUDENT/LAB/LAB.ipynb`,
            and `.zip`, `.tar.gz`, `.tgz` of any of these. One level of archives in archives is read.
        lab: take this lab's submissions only, and files with other names as well where a folder has
            none that is named after a lab.
        known_labs: the labs that a file's name may give.
        info: tells of a lab what its untouched exercises look like.

    What is no submission becomes a note; nothing that a file holds makes this fail.
    """
    search = _Search(lab, [*known_labs, *([lab] if lab else [])], info)
    for path in paths:
        search.add(Path(path))
    return search.found()


class _Search:
    def __init__(self, lab: str | None, labs: list[str], info: Callable[[str], LabInfo] | None) -> None:
        self.lab = lab
        self.labs = labs
        self.info = info
        self.files: list[File] = []
        self.notes: list[Text] = []
        self.ignored: list[Text] = []
        self.scratch: TemporaryDirectory[str] | None = None

    # From paths to files

    def add(self, path: Path) -> None:
        shown = clean(str(path))
        try:
            whole = path.resolve()
            if whole.is_dir():
                self._add_tree(whole, shown)
            elif whole.is_file():
                folders = tuple(map(clean, whole.parent.parts[1:]))
                modified = whole.stat().st_mtime
                self._add_file(File(folders, len(folders), whole.name, shown, whole, modified, named=True))
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
                given = len(parts) - len(inside.parts)
                modified = file.stat().st_mtime
                path = f"{where}/{clean(name)}"
                self._add_file(
                    File(parts, given, clean(name), path, file, modified, at_root=not inside.parts)
                )

    def _add_file(self, file: File) -> None:
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

    def _add_archive(self, archive: File, stem: str) -> None:
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
        named_after_lab = parse_name(stem, self.labs) is not None
        inside = archive
        if archive.at_root or named_after_lab:
            inside = replace(inside, folders=(*archive.folders, clean(stem)))
        else:
            inside = replace(inside, unnamed=(*archive.unnamed, (len(archive.folders), clean(stem))))
        inside = replace(
            inside,
            given=len(inside.folders) if archive.named else archive.given,
            handed_in=len(inside.folders) if named_after_lab or not archive.at_root else None,
            level=archive.level + 1,
            budget=budget,
            named=False,
        )
        if not unpacked.members:
            self.notes.append(_EMPTY_ARCHIVE.format(path=archive.shown))
        for member in unpacked.members:
            self._add_file(_member_file(inside, member))

    # From files to submissions

    def found(self) -> Found:
        candidates: list[Candidate] = []
        seen: set[Path] = set()
        for candidate in self._candidates():
            if candidate.file.file is not None:
                if candidate.file.file in seen:
                    continue
                seen.add(candidate.file.file)
            candidates.append(candidate)
        submissions = [self._submission(student, files) for student, files in settle(candidates)]
        submissions.sort(key=lambda each: (each.lab, each.student.casefold(), each.path))
        if self.ignored:
            self.notes += [_IGNORED.format(count=str(len(self.ignored))), *self.ignored]
        return Found(tuple(submissions), tuple(dict.fromkeys(self.notes)), self.scratch)

    def _candidates(self) -> Iterator[Candidate]:
        """Files that are named after a lab, then others in folders that have none."""
        rest = []
        taken: set[tuple[str, ...]] = set()
        shared: set[tuple[str, ...]] = set()
        for file in self.files:
            name = parse_name(split_suffix(file.name)[0], self.labs)
            if name is None or not _may_be_submission(file):
                rest.append(file)
                continue
            taken.add(file.folders)
            if name.student:
                shared.add(file.folders)
            if self.lab is None or file.named or name.lab == self.lab:
                yield Candidate(file, self.lab or name.lab, name)
        yield from self._others(rest, taken, shared)

    def _others(
        self, files: Sequence[File], taken: set[tuple[str, ...]], shared: set[tuple[str, ...]]
    ) -> Iterator[Candidate]:
        """Of files that are not named after a lab: those that count all the same; notes on the rest.

        In `shared` folders names of files tell of students.
        """
        unused: dict[tuple[str, ...], list[File]] = {}
        for file in files:
            lab = self.lab or next((known for known in self.labs if _lies_in(file, known)), None)
            if lab is not None and _may_be_submission(file) and file.folders not in taken:
                note = Text(
                    f"El archivo se llama {file.name}; el nombre esperado es {lab}.ipynb o {lab}.py.",
                    f"The file is called {file.name}; the expected name is {lab}.ipynb or {lab}.py.",
                )
                yield Candidate(file, lab, None, (note,))
                unused.setdefault(file.folders, [])
            else:
                unused.setdefault(file.folders, []).append(file)
        used = taken | {folders for folders, left in unused.items() if not left}
        for folders, left in unused.items():
            above = [each for each in used if folders[: len(each)] == each]
            # What was named may hold a whole class, though a submission lies directly in it.
            whose = [each for each in above if each == folders or len(each) > left[0].given] if left else []
            self._note_unused(left, bool(above), folders in shared or not whose)

    def _note_unused(self, files: Sequence[File], beside_a_submission: bool, shared: bool) -> None:
        """Say which files were not used, unless they are what lies beside a submission anyway.

        A script in a shared folder may be another student's.
        """
        for file in files:
            suffix = split_suffix(file.name)[1]
            quiet = beside_a_submission and not file.named
            if suffix == ".ipynb" or (suffix == ".py" and (shared or not quiet)):
                labs = ", ".join(sorted(set(self.labs))) or "–"
                self.notes.append(_NO_LAB.format(path=file.shown, labs=labs))
            elif not quiet:
                self.notes.append(_NO_SUBMISSION.format(path=file.shown))

    def _submission(self, student: str, candidates: list[Candidate]) -> Submission:
        ranked = sorted(candidates, key=lambda each: each.rank, reverse=True)
        best = ranked[0]
        if len(ranked) > 1 and not self._worked_on(best):
            best = next(filter(self._worked_on, ranked), best)
        notes = list(best.notes)
        for other in candidates:
            if other is not best:
                notes.append(_why_not(other, best).format(path=other.file.shown, best=best.file.name))
                self.ignored.append(
                    _NOT_GRADED.format(path=other.file.shown, student=student, best=best.file.shown)
                )
        kind = SUFFIXES.get(split_suffix(best.file.name)[1], "notebook")
        return Submission(
            student, best.lab, best.file.shown, kind, best.file.file, best.file.problem, tuple(notes)
        )

    def _worked_on(self, candidate: Candidate) -> bool:
        kind = SUFFIXES.get(split_suffix(candidate.file.name)[1])
        info = self.info(candidate.lab) if self.info is not None else None
        # What cannot be read was worked on: its reason should be seen.
        return (
            kind is None
            or info is None
            or candidate.file.file is None
            or worked_on(candidate.file.file, kind, info)
        )


def _member_file(inside: File, member: Member) -> File:
    """A file in an archive; `inside` is like the archive, but its folders lead into it."""
    return replace(
        inside,
        folders=(*inside.folders, *member.parts[:-1]),
        name=member.parts[-1],
        shown="/".join([inside.shown, *member.parts]),
        file=member.file,
        modified=member.modified,
        problem=member.problem,
        at_root=len(member.parts) == 1,
    )


def _why_not(other: Candidate, best: Candidate) -> Text:
    if other.rank > best.rank:
        return _UNTOUCHED
    return _BOTH if best.is_notebook and not other.is_notebook else _DUPLICATE


def _may_be_submission(file: File) -> bool:
    suffix = split_suffix(file.name)[1]
    return suffix in SUFFIXES or (suffix in ARCHIVES and file.problem is not None)


def _lies_in(file: File, lab: str) -> bool:
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
_UNTOUCHED = Text(
    "Se corrigió {best}: {path} está sin hacer.",
    "{best} was graded: {path} is untouched.",
)
_IGNORED = Text(
    "Archivos que no se corrigen, porque de cada estudiante cuenta uno solo: {count}.",
    "Files that are not graded, because of each student only one counts: {count}.",
)
_NOT_GRADED = Text(
    "{path}: no se corrige; de {student} cuenta {best}.",
    "{path}: not graded; of {student}, {best} counts.",
)
