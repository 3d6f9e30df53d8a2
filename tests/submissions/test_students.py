"""Whose a file is: however a class lies on disk, no student is taken for another one."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from autograder.submissions.find import find
from autograder.submissions.submission import Found

LABS = ("activations", "boxcar")


def make(root: Path, *names: str) -> None:
    """Scripts under these names, and archives: `class.zip: ana/boxcar.py, beto/boxcar.py`."""
    for age, name in enumerate(names):
        where, _, members = name.partition(": ")
        path = root / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zipped(members.split(", ")) if members else b"x = 1\n")
        os.utime(path, (1_000_000_000 + age, 1_000_000_000 + age))


def zipped(members: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for member in members:
            inner, _, inside = member.partition("|")
            file.writestr(inner, zipped(inside.split("+")) if inside else "x = 1\n")
    return out.getvalue()


def students(root: Path, given: tuple[str, ...], lab: str | None = None) -> list[str]:
    with find([root / path for path in given], lab, LABS) as found:
        return [each.student for each in found.submissions]


BOTH = ["ana", "beto"]
IN_FILES = ("dl/boxcar/ana_boxcar.py", "dl/boxcar/beto_boxcar.py")
IN_FOLDERS = ("moodle/boxcar/Ana Pérez_1/boxcar.py", "moodle/boxcar/Beto Ríos_2/boxcar.py")
SECTIONS = ("sec/A/ana/boxcar/boxcar.py", "sec/B/ana/boxcar/boxcar.py")


@pytest.mark.parametrize(
    "files, given, expected",
    [
        # A folder that is called like the lab and holds a class.
        (IN_FILES, ("dl/boxcar",), BOTH),
        (IN_FILES, ("dl",), BOTH),
        (IN_FILES, ("",), ["dl/ana", "dl/beto"]),
        (IN_FOLDERS, ("moodle/boxcar",), ["Ana Pérez_1", "Beto Ríos_2"]),
        (IN_FOLDERS, ("moodle",), ["Ana Pérez_1", "Beto Ríos_2"]),
        (IN_FOLDERS, ("",), ["Ana Pérez_1", "Beto Ríos_2"]),
        # An archive that is called like the lab.
        (("dl/boxcar.zip: ana/boxcar.py, beto/boxcar.py",), ("dl/boxcar.zip",), BOTH),
        (("dl/boxcar.zip: ana/boxcar.py, beto/boxcar.py",), ("dl",), BOTH),
        (("dl/boxcar.zip: ana/boxcar.py, beto/boxcar.py",), ("",), ["dl/ana", "dl/beto"]),
        (("dl/boxcar.zip: ana_boxcar.py, beto_boxcar.py",), ("dl/boxcar.zip",), BOTH),
        (("dl/boxcar.zip: boxcar/ana/boxcar.py, boxcar/beto/boxcar.py",), ("dl/boxcar.zip",), BOTH),
        (("dl/boxcar.zip: ana/boxcar/boxcar.py, beto/boxcar/boxcar.py",), ("dl",), BOTH),
        # Files that were named themselves.
        (IN_FILES, IN_FILES[:1], ["ana"]),
        (IN_FILES, IN_FILES, BOTH),
        (IN_FOLDERS, IN_FOLDERS, ["Ana Pérez_1", "Beto Ríos_2"]),
        (("boxcar/x/ana/boxcar.py",), ("boxcar/x/ana/boxcar.py",), ["ana"]),
        (("submitted/ana/boxcar/boxcar.py",), ("submitted/ana/boxcar/boxcar.py",), ["ana"]),
        # Namesakes in two sections.
        (SECTIONS, ("sec",), ["A/ana", "B/ana"]),
        (SECTIONS, SECTIONS, ["A/ana", "B/ana"]),
        (SECTIONS, ("sec/A", "sec/B"), ["A/ana", "B/ana"]),
        (("sec/A/ana/boxcar.py", "sec/B/ana/boxcar.py"), ("",), ["A/ana", "B/ana"]),
        (("A/ana_boxcar.py", "B/ana_boxcar.py"), ("",), ["A/ana", "B/ana"]),
        (("A.zip: ana/boxcar.py", "B.zip: ana/boxcar.py"), ("",), ["A/ana", "B/ana"]),
        (("all/A.zip: ana_boxcar.py", "all/B.zip: ana_boxcar.py"), ("",), ["A/ana", "B/ana"]),
        # How students pack their work.
        (("s/ana/hw.zip: hw/boxcar.py", "s/beto/hw.zip: hw/boxcar.py"), ("s",), BOTH),
        (("s/ana/boxcar/hw.zip: hw/src/boxcar.py", "s/beto/boxcar/boxcar.py"), ("s",), BOTH),
        (("s/ana_boxcar.zip: hw/boxcar.py", "s/beto_boxcar.zip: hw/boxcar.py"), ("s",), BOTH),
        (("s/w1/ana.zip: boxcar.py", "s/w1/beto.zip: boxcar.py"), ("s",), ["w1/ana", "w1/beto"]),
        (("c.zip: c/ana.zip|hw/boxcar.py, c/beto.zip|hw/boxcar.py",), ("c.zip",), ["c/ana", "c/beto"]),
        (("c.zip: ana/hw.zip|hw/boxcar.py, beto/hw.zip|hw/boxcar.py",), ("c.zip",), BOTH),
        (("w1/all.zip: ana/boxcar/boxcar.py, beto/boxcar/boxcar.py",), ("",), ["w1/all/ana", "w1/all/beto"]),
    ],
)
def test_nobody_is_lost(
    tmp_path: Path, files: tuple[str, ...], given: tuple[str, ...], expected: list[str]
) -> None:
    make(tmp_path, *files)
    assert students(tmp_path, given) == expected


@pytest.mark.parametrize(
    "files, given, expected",
    [
        (("flat/ana.py", "flat/beto.py", "flat/carla.py"), ("flat",), [*BOTH, "carla"]),
        (("flat/ana.py", "flat/beto.py", "flat/carla.py"), ("flat/ana.py", "flat/beto.py"), BOTH),
        (("flat/ana.py", "flat/beto.py"), ("",), ["flat/ana", "flat/beto"]),
        (("boxcar/ana.py", "boxcar/beto.py"), ("boxcar",), BOTH),
        (("s/ana/hw.py", "s/beto/hw.py"), ("s",), BOTH),
        (("s/ana/hw.py", "s/ana/hw.ipynb"), ("s",), ["ana"]),
        (
            ("s/A/ana.py", "s/A/beto.py", "s/B/ana.py", "s/B/beto.py"),
            ("s",),
            ["A/ana", "A/beto", "B/ana", "B/beto"],
        ),
        (("all.zip: hw/ana.py, hw/beto.py",), ("",), ["hw/ana", "hw/beto"]),
        (("s/w/all.zip: x/ana.py, x/beto.py",), ("s",), ["w/all/x/ana", "w/all/x/beto"]),
    ],
)
def test_with_a_lab_and_foreign_names_the_name_of_the_file_tells(
    tmp_path: Path, files: tuple[str, ...], given: tuple[str, ...], expected: list[str]
) -> None:
    make(tmp_path, *files)
    assert students(tmp_path, given, "boxcar") == expected


def test_one_students_file_in_anothers_folder_does_not_pass_for_the_others(tmp_path: Path) -> None:
    make(tmp_path, "s/ana/boxcar/boxcar.py", "s/ana/boxcar/beto_boxcar.py", "s/beto/boxcar/boxcar.py")
    assert students(tmp_path, ("s",)) == ["ana", "ana/beto", "beto"]


def test_namesakes_are_told_apart_in_all_labs_alike(tmp_path: Path) -> None:
    make(tmp_path, *SECTIONS, "sec/A/ana/activations/activations.py")
    with find([tmp_path], known_labs=LABS) as found:
        assert {(each.student, each.lab) for each in found.submissions} == {
            ("A/ana", "activations"),
            ("A/ana", "boxcar"),
            ("B/ana", "boxcar"),
        }


@pytest.mark.parametrize(
    "path, lab, expected",
    [
        ("submitted/ana/activations/beto_activations.py", None, "ana"),
        ("submitted/ana/activations/ana_activations.py", None, "ana"),
        ("class/ana_activations/activations.py", None, "ana"),
        ("ana_activations/activations.py", None, "ana"),
        ("José Núñez/activations.py", None, "José Núñez"),
        ("Jose\u0301/activations.py", None, "José"),
        ("class/ana/hw.py", "activations", "ana"),
    ],
)
def test_a_single_student(tmp_path: Path, path: str, lab: str | None, expected: str) -> None:
    make(tmp_path, path)
    assert students(tmp_path, ("",), lab) == [expected]


def notes(found: Found) -> list[str]:
    return [note.en for note in found.notes]


def test_ignored_files_are_counted_and_named(tmp_path: Path) -> None:
    make(
        tmp_path, "ana/boxcar.py", "ana/boxcar (1).py", "beto/boxcar/boxcar.py", "beto/boxcar/beto_boxcar.py"
    )
    with find([tmp_path], known_labs=LABS) as found:
        assert len(found.submissions) == 2
        count, first, second = notes(found)
    assert count.endswith("only one counts: 2.")
    assert first == f"{tmp_path}/ana/boxcar (1).py: not graded; of ana, {tmp_path}/ana/boxcar.py counts."
    assert "of beto" in second


def test_a_script_with_a_slip_in_its_name_beside_those_of_others_is_told(tmp_path: Path) -> None:
    make(tmp_path, "ana_boxcar.py", "beto_boxcra.py")
    with find([tmp_path], known_labs=LABS) as found:
        assert [each.student for each in found.submissions] == ["ana"]
        (note,) = notes(found)
    assert "beto_boxcra.py: it is not clear which lab" in note


def test_a_script_below_a_class_folder_that_holds_a_submission_itself_is_told(tmp_path: Path) -> None:
    make(tmp_path, "boxcar.py", "beto/bxcar.py", "ana/boxcar.py", "ana/src/helpers.py")
    with find([tmp_path], known_labs=LABS) as found:
        (note,) = notes(found)
    assert "beto/bxcar.py: it is not clear which lab" in note
