"""Who handed in a file.

Names and folders may tell of several people, one inside the other: `ana/boxcar/beto_boxcar.py`. Two files
are one student's only where nothing tells them apart; when in doubt both are kept, under names that differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.submissions.candidates import Candidate, File
from autograder.submissions.names import clean, parse_name, split_suffix

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a folder or the file's name says about who handed it in."""

    student: str
    place: Place
    """The student's folder. Another place is another student, also of the same name."""
    below: bool
    """Whether that folder lies below what the instructor named."""


def claims(candidate: Candidate) -> tuple[Claim, ...]:
    """Who may have handed in a file: the first claim holds, unless it holds for others as well.

    In `STUDENT/LAB/file`, below what was named, the folder above the lab's comes first. Otherwise it
    is the part before the lab in the file's name; then `STUDENT/LAB/file` where the student's folder
    was named itself or lies above; then whoever handed in the archive; then the file's folder.
    """
    file, lab, name = candidate.file, candidate.lab, candidate.name
    end = len(file.folders)
    start = end if file.handed_in is None else file.handed_in
    above = _above_lab(file, start, lab)
    in_lab = 0 < above < start
    own = _folder(file, _above_lab(file, end, lab) or end, lab) if start < end else _folder(file, end, lab)
    by_name = None
    if name is not None and name.student:
        by_name = _by_name(file, name.student, (end, above), lab)
    if in_lab and above > file.given:
        first = _folder(file, above, lab)
    elif by_name is not None:
        return (by_name,)
    elif in_lab and start == end:
        first = _folder(file, above, lab)
    elif start < end and not in_lab and (start > file.given or _tells_student(file.folders[start - 1], lab)):
        first = _folder(file, start, lab)
    else:
        first = own
    found = [first]
    for number, (count, stem) in enumerate(file.unnamed):
        outer = [each for other, each in file.unnamed[:number] if other == count]
        found.append(Claim(stem, (*file.place(count), *outer, stem), True))
    if start < end:
        found.append(own)
    if by_name is not None:
        found.append(by_name)
    elif name is None:
        found.append(_by_name(file, split_suffix(file.name)[0], (), lab))
    unique: dict[Place, Claim] = {}
    for each in found:
        unique.setdefault(each.place, each)
    return tuple(unique.values())


def settle(candidates: Iterable[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Each student's name and files for one lab."""
    claimed = [_Claimed(candidate, claims(candidate)) for candidate in candidates]
    while True:
        groups: dict[tuple[str, Place], list[_Claimed]] = {}
        for each in claimed:
            groups.setdefault((each.candidate.lab, each.told[0].place), []).append(each)
        shared = {key for key, group in groups.items() if len({each.inner for each in group}) > 1}
        claimed = [
            each.further() if key in shared else each for key, group in groups.items() for each in group
        ]
        if not any(each.inner for key in shared for each in groups[key]):
            break
    names = _told_apart({key: group[0].student for key, group in groups.items()})
    return [(names[key], [each.candidate for each in group]) for key, group in groups.items()]


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A file, and the claims on it that are left."""

    candidate: Candidate
    told: tuple[Claim, ...]
    prefix: str = ""

    @property
    def student(self) -> str:
        return self.prefix + self.told[0].student

    @property
    def inner(self) -> tuple[Place, ...]:
        return tuple(each.place for each in self.told[1:])

    def further(self) -> "_Claimed":
        """Without the first claim, which holds for others as well; its folder tells which Ana it is."""
        if len(self.told) == 1:
            return self
        prefix = f"{self.student}/" if self.told[0].below else self.prefix
        return _Claimed(self.candidate, self.told[1:], prefix)


def _told_apart(students: dict[tuple[str, Place], str]) -> dict[tuple[str, Place], str]:
    """The students' names by lab and place; namesakes get the folders that tell them apart."""
    by_name: dict[str, dict[str, set[Place]]] = {}
    for (lab, place), student in students.items():
        by_name.setdefault(student, {}).setdefault(lab, set()).add(place)
    names: dict[tuple[str, Place], str] = {}
    for student, labs in by_name.items():
        # In one lab they are two people, so they are in all labs.
        places = {place for found in labs.values() if len(found) > 1 for place in found}
        for count in range(1, max(map(len, places), default=0) + 1):
            told = {place: "/".join((*place[:-1][-count:], student.rpartition("/")[2])) for place in places}
            names |= {(student, place): name for place, name in told.items()}
            if len(set(told.values())) == len(places):
                break
    return {key: names.get((student, key[1]), student) for key, student in students.items()}


def _above_lab(file: File, count: int, lab: str) -> int:
    """Of the first `count` folders, how many are left without those at the end that are the lab's."""
    while count and file.folders[count - 1].casefold() == lab.casefold():
        count -= 1
    return count


def _folder(file: File, count: int, lab: str) -> Claim:
    """The claim of the innermost of the first `count` folders."""
    folder = file.folders[count - 1] if count else "?"
    named = parse_name(folder, [lab])
    student = clean(named.student if named is not None and named.student else folder)
    return Claim(student, file.place(count), count > file.given)


def _by_name(file: File, student: str, counts: tuple[int, ...], lab: str) -> Claim:
    """The claim of the file's name; `ana/ana_boxcar.py` lies in Ana's folder."""
    student = clean(student)
    for claim in (_folder(file, count, lab) for count in counts):
        if claim.student.casefold() == student.casefold():
            return claim
    return Claim(student, (*file.place(len(file.folders) + 1), student), True)


def _tells_student(folder: str, lab: str) -> bool:
    named = parse_name(folder, [lab])
    return named is not None and named.student is not None
