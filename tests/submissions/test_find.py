"""Finding submissions in whatever an instructor may have on disk."""

import io
import json
import os
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from autograder.cells.analysis import source_hash
from autograder.cells.cell import Unreadable
from autograder.records import Exercise, LabInfo
from autograder.submissions.find import find
from autograder.submissions.submission import Found
from autograder.text import Text

LABS = ("activations", "boxcar")
NOTEBOOK = json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1"}]}).encode()
FILES = {".ipynb": NOTEBOOK, ".py": b"x = 1\n"}


def make(root: Path, *names: str) -> Path:
    for age, name in enumerate(names):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FILES.get(path.suffix, b"text"))
        os.utime(path, (1_000_000_000 + age, 1_000_000_000 + age))
    return root


def zipped(names: Iterable[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, FILES.get(Path(name).suffix, b"text"))
    return out.getvalue()


def who(found: Found) -> list[tuple[str, str]]:
    assert all(note.es and note.en and note.es != note.en for note in found.notes)
    return [(each.student, each.lab) for each in found.submissions]


def english(found: Found) -> str:
    return "\n".join(note.en for note in found.notes)


def test_a_tree_in_nbgraders_layout(tmp_path: Path) -> None:
    make(
        tmp_path,
        "ana/activations/activations.ipynb",
        "ana/activations/timestamp.txt",
        "ana/activations/data/wine.csv",
        "ana/activations/.ipynb_checkpoints/activations-checkpoint.ipynb",
        "ana/boxcar/boxcar.py",
        "María José/activations/activations.ipynb",
        "__MACOSX/ana/activations/._activations.ipynb",
        ".hidden/activations.ipynb",
    )
    found = find([tmp_path], known_labs=LABS)
    assert who(found) == [("ana", "activations"), ("María José", "activations"), ("ana", "boxcar")]
    assert found.notes == ()
    assert [each.kind for each in found.submissions] == ["notebook", "notebook", "script"]
    assert found.submissions[0].path == f"{tmp_path}/ana/activations/activations.ipynb"
    assert found.submissions[0].code().cells[0].source == "x = 1"


@pytest.mark.parametrize(
    "path",
    ["", "ana", "ana/activations", "ana/activations/activations.ipynb"],
)
def test_any_part_of_a_tree(tmp_path: Path, path: str) -> None:
    make(tmp_path, "ana/activations/activations.ipynb")
    assert who(find([tmp_path / path], known_labs=LABS)) == [("ana", "activations")]


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "ana/activations.py")
    monkeypatch.chdir(tmp_path / "ana")
    found = find(["activations.py"], known_labs=LABS)
    assert who(found) == [("ana", "activations")]
    assert found.submissions[0].path == "activations.py"
    assert who(find(["."], known_labs=LABS)) == [("ana", "activations")]


def test_a_flat_folder(tmp_path: Path) -> None:
    make(tmp_path, "ana_activations.ipynb", "beto-activations.py", "Ñusta Quilla_boxcar.ipynb")
    assert who(find([tmp_path], known_labs=LABS)) == [
        ("ana", "activations"),
        ("beto", "activations"),
        ("Ñusta Quilla", "boxcar"),
    ]


def test_notebook_and_script(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations/activations.ipynb", "ana/activations/activations.py")
    (only,) = find([tmp_path], known_labs=LABS).submissions
    assert only.kind == "notebook"
    assert "the notebook counts" in only.notes[0].en
    assert "cuenta el notebook" in only.notes[0].es


STUB = "def box(x):\n    raise NotImplementedError\n"
WORK = "def box(x):\n    return x\n"
INFO = LabInfo(
    "boxcar", 1, Text("Caja", "Box"), (Exercise("box", 1.0, stub_hashes=(source_hash(STUB),)),), ()
)


@pytest.mark.parametrize(
    "notebook, script, counts",
    [(STUB, STUB, "notebook"), (STUB, WORK, "script"), (WORK, WORK, "notebook"), (WORK, STUB, "notebook")],
)
@pytest.mark.parametrize("archive", [False, True])
def test_an_untouched_notebook_yields_to_a_script_that_was_worked_on(
    tmp_path: Path, notebook: str, script: str, counts: str, archive: bool
) -> None:
    document = {"nbformat": 4, "cells": [{"cell_type": "code", "source": notebook}]}
    files = {"boxcar.ipynb": json.dumps(document), "boxcar.py": script}
    path = tmp_path / "s" / "ana" / "boxcar"
    path.mkdir(parents=True)
    if archive:
        with zipfile.ZipFile(path / "boxcar.zip", "w") as file:
            for name, text in files.items():
                file.writestr(name, text)
    else:
        for name, text in files.items():
            (path / name).write_text(text, encoding="utf-8")
    with find([tmp_path / "s"], known_labs=LABS, info=lambda lab: INFO) as found:
        (only,) = found.submissions
        assert (only.student, only.kind) == ("ana", counts)
        (note,) = only.notes
        told = "the notebook counts" if counts == "notebook" else "boxcar.py was graded"
        assert told in note.en
        assert f"/boxcar.{'py' if counts == 'script' else 'ipynb'} counts" in english(found)


@pytest.mark.parametrize("broken, counts", [("boxcar.ipynb", "notebook"), ("boxcar.py", "script")])
def test_a_broken_file_was_worked_on(tmp_path: Path, broken: str, counts: str) -> None:
    document = {"nbformat": 4, "cells": [{"cell_type": "code", "source": STUB}]}
    (tmp_path / "boxcar.ipynb").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "boxcar.py").write_text(WORK, encoding="utf-8")
    (tmp_path / broken).write_text("{def", encoding="utf-8")
    (only,) = find([tmp_path], known_labs=LABS, info=lambda lab: INFO).submissions
    assert only.kind == counts


def test_of_duplicates_the_exactly_named_one_counts(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations.ipynb", "ana/activations (1).ipynb")
    (only,) = find([tmp_path], known_labs=LABS).submissions
    assert only.path.endswith("/activations.ipynb")
    assert "activations (1).ipynb" in only.notes[0].es


def test_of_duplicates_the_latest_counts(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations-2.ipynb", "ana/activations (1).ipynb")
    (only,) = find([tmp_path], known_labs=LABS).submissions
    assert only.path.endswith("/activations (1).ipynb")
    assert "only one counts" in only.notes[0].en


def test_the_same_file_twice_is_no_duplicate(tmp_path: Path) -> None:
    make(tmp_path, "ana_activations.ipynb")
    (only,) = find([tmp_path, tmp_path / "ana_activations.ipynb"], known_labs=LABS).submissions
    assert only.notes == ()


def test_an_explicit_lab(tmp_path: Path) -> None:
    make(tmp_path, "ana/homework.ipynb", "ana/boxcar.ipynb", "beto/tarea 1.ipynb", "carla/activations.py")
    found = find([tmp_path], lab="activations", known_labs=LABS)
    assert who(found) == [("beto", "activations"), ("carla", "activations")]
    assert "expected name is activations.ipynb" in found.submissions[0].notes[0].en
    found = find([tmp_path / "ana" / "homework.ipynb"], lab="activations", known_labs=LABS)
    assert who(found) == [("ana", "activations")]
    found = find([tmp_path / "ana" / "boxcar.ipynb"], lab="activations")
    assert who(found) == [("ana", "activations")]


def test_the_labs_folder_helps_a_wrong_name(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations/Untitled.ipynb")
    found = find([tmp_path], known_labs=LABS)
    assert who(found) == [("ana", "activations")]
    assert "Untitled.ipynb" in found.submissions[0].notes[0].es


def test_what_is_no_submission_is_said_and_the_rest_is_found(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations.ipynb", "beto/activations.txt", "carla/activaciones.ipynb", "dora/x.py")
    (tmp_path / "eva" / "activations").mkdir(parents=True)
    found = find([tmp_path, tmp_path / "missing", tmp_path / "beto" / "activations.txt"], known_labs=LABS)
    assert who(found) == [("ana", "activations")]
    notes = english(found)
    assert "beto/activations.txt: neither a notebook" in notes
    assert "carla/activaciones.ipynb: it is not clear which lab" in notes
    assert "dora/x.py: it is not clear" in notes
    assert "eva/activations: the folder is empty" in notes
    assert "missing: does not exist" in notes


def test_helpers_beside_a_submission_are_no_news(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations.ipynb", "ana/helpers.py", "ana/notes.txt", "ana/actvations.ipynb")
    found = find([tmp_path], known_labs=LABS)
    assert [note.en.split(":")[0].rpartition("/")[2] for note in found.notes] == ["actvations.ipynb"]


def test_an_empty_folder(tmp_path: Path) -> None:
    found = find([tmp_path], known_labs=LABS)
    assert found.submissions == ()
    assert "carpeta está vacía" in found.notes[0].es


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "class/ana/activations.ipynb", "private/activations.ipynb")
    (tmp_path / "class" / "eva").mkdir()
    (tmp_path / "class" / "eva" / "activations.ipynb").symlink_to(tmp_path / "class/ana/activations.ipynb")
    (tmp_path / "class" / "fede").symlink_to(tmp_path / "private")
    found = find([tmp_path / "class"], known_labs=LABS)
    assert who(found) == [("ana", "activations")]
    assert english(found).count("is a link") == 2


@pytest.mark.parametrize("suffix", ["zip", "tar.gz", "tgz", "tar"])
def test_an_archive_of_a_class(tmp_path: Path, suffix: str) -> None:
    tree = make(
        tmp_path / "tree",
        "class/ana/activations/activations.ipynb",
        "class/José Ñuñez/activations/activations.py",
        "class/__MACOSX/ana/activations/._activations.ipynb",
        "class/readme.txt",
    )
    archive = tmp_path / f"class.{suffix}"
    if suffix == "zip":
        with zipfile.ZipFile(archive, "w") as file:
            for path in sorted(tree.rglob("*")):
                file.write(path, path.relative_to(tree))
    else:
        with tarfile.open(archive, "w" if suffix == "tar" else "w:gz") as tar:
            tar.add(tree / "class", "class")
    with find([archive], known_labs=LABS) as found:
        assert who(found) == [("ana", "activations"), ("José Ñuñez", "activations")]
        assert found.submissions[0].path == f"{archive}/class/ana/activations/activations.ipynb"
        assert [each.code().cells[0].source for each in found.submissions] == ["x = 1", "x = 1\n"]
        assert found.unpacked is not None
        scratch = Path(found.unpacked.name)
        assert scratch.exists()
    assert not scratch.exists()


@pytest.mark.parametrize(
    "archive, inside, expected",
    [
        ("ana.zip", "activations.ipynb", "ana"),
        ("ana.zip", "activations/activations.ipynb", "ana"),
        ("ana_activations.zip", "activations.ipynb", "ana"),
        ("ana/homework.zip", "activations.ipynb", "ana"),
        ("ana/activations/activations.zip", "activations.ipynb", "ana"),
        ("class/ana/homework.zip", "activations.ipynb", "ana"),
        ("ana/homework.zip", "beto_activations.ipynb", "beto"),
    ],
)
def test_students_of_archives_in_a_folder(tmp_path: Path, archive: str, inside: str, expected: str) -> None:
    path = tmp_path / archive
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipped([inside]))
    with find([tmp_path], known_labs=LABS) as found:
        assert who(found) == [(expected, "activations")]


def test_archives_in_an_archive(tmp_path: Path) -> None:
    inner = zipped(["activations.ipynb"])
    deep = io.BytesIO()
    with zipfile.ZipFile(deep, "w") as file:
        file.writestr("deeper.zip", inner)
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as file:
        file.writestr("ana.zip", inner)
        file.writestr("beto/homework.zip", inner)
        file.writestr("carla.zip", deep.getvalue())
        file.writestr("dora_activations.zip", b"PK not a zip")
    with find([tmp_path / "class.zip"], known_labs=LABS) as found:
        assert [each.student for each in found.submissions] == ["ana", "beto", "dora"]
        assert "too many archives inside archives" in english(found)
        with pytest.raises(Unreadable) as caught:
            found.submissions[2].code()
        assert "dañado" in caught.value.reason.es


def test_a_broken_archive_does_not_stop_the_others(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations.ipynb")
    (tmp_path / "class.zip").write_bytes(b"no zip")
    (tmp_path / "beto_activations.tar.gz").write_bytes(b"no tar")
    with find([tmp_path / "class.zip", tmp_path], known_labs=LABS) as found:
        assert who(found) == [("ana", "activations"), ("beto", "activations")]
        assert found.submissions[1].problem is not None
        assert "class.zip: The archive is damaged" in english(found)


def test_unreadable_files_are_still_submissions(tmp_path: Path) -> None:
    make(tmp_path, "ana/activations.ipynb", "beto/activations.ipynb")
    with (tmp_path / "ana" / "activations.ipynb").open("wb") as file:
        file.truncate(200 << 20)
    found = find([tmp_path], known_labs=LABS)
    assert who(found) == [("ana", "activations"), ("beto", "activations")]
    with pytest.raises(Unreadable, match="too large"):
        found.submissions[0].code()


def test_odd_names_are_harmless(tmp_path: Path) -> None:
    make(tmp_path, "a\x1b[31m{b}/activations.ipynb", "{0}.txt")
    found = find([tmp_path], known_labs=LABS)
    assert [each.student for each in found.submissions] == ["a{b}"]
    assert "{0}.txt" in english(found)
