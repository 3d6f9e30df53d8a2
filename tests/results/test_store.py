"""What `--results` keeps."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.records import Limits, SubmissionResult, SubmissionStatus
from autograder.results import Fingerprint, ResultStore, graders_hash
from autograder.results.fingerprint import ENGINE, ENGINE_PARTS
from autograder.results.store import file_name, write_atomically


def test_all_that_grading_imports_decides_about_kept_results() -> None:
    code = (
        "import sys, pkgutil, autograder.grading.one_thread, autograder.grading as grading\n"
        "for each in pkgutil.iter_modules(grading.__path__): __import__(f'autograder.grading.{each.name}')\n"
        "print(*(each.__file__ for name, each in sys.modules.items() if name.startswith('autograder')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    files = {Path(name).relative_to(ENGINE) for name in ran.stdout.split()}
    parts = {Path(part) for part in ENGINE_PARTS}
    left = {file for file in files if file.name != "__init__.py" and not parts & {file, *file.parents}}
    assert Path("authoring/lab_source.py") in files
    assert not left


def conditions(**changes: object) -> Fingerprint:
    usual = Fingerprint("sha256:0", {"torch": "2.15.0"}, ("process",), Limits(), 1.0, "summary", "es", "cpu")
    return dataclasses.replace(usual, **changes)  # type: ignore[arg-type]


def test_a_kept_result_is_found_by_the_next_run(tmp_path: Path, graded: SubmissionResult) -> None:
    ResultStore(tmp_path).save("key", graded)
    assert ResultStore(tmp_path).find("key", graded.path) == graded
    assert ResultStore(tmp_path).find("other key", graded.path) is None


def test_a_moved_submission_is_found_under_its_new_path(tmp_path: Path, graded: SubmissionResult) -> None:
    ResultStore(tmp_path).save("key", graded)
    found = ResultStore(tmp_path).find("key", "elsewhere/activations.ipynb")
    assert found == dataclasses.replace(graded, path="elsewhere/activations.ipynb")


def test_a_new_version_of_a_submission_replaces_the_old_one(tmp_path: Path, graded: SubmissionResult) -> None:
    store = ResultStore(tmp_path)
    store.save("old", graded)
    store.save("new", dataclasses.replace(graded, score=1.0))
    assert len(list(tmp_path.iterdir())) == 1
    assert ResultStore(tmp_path).find("old", graded.path) is None


@pytest.mark.parametrize("text", ["", '{"schema": 1, "key": "key", "subm', "[]", "null", '{"schema": 1}'])
def test_a_half_written_file_counts_as_not_there(tmp_path: Path, graded: SubmissionResult, text: str) -> None:
    ResultStore(tmp_path).save("key", graded)
    (file,) = tmp_path.iterdir()
    file.write_text(text, encoding="utf-8")
    store = ResultStore(tmp_path)
    assert store.find("key", graded.path) is None
    store.save("key", graded)
    assert ResultStore(tmp_path).find("key", graded.path) == graded


def test_what_the_grader_spoiled_is_graded_again(tmp_path: Path, graded: SubmissionResult) -> None:
    store = ResultStore(tmp_path)
    store.save("key", dataclasses.replace(graded, status=SubmissionStatus.GRADER_ERROR))
    assert store.find("key", graded.path) is None
    assert ResultStore(tmp_path).find("key", graded.path) is None


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "result.json"
    write_atomically(path, "old")

    def full_disk(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_atomically(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == ["result.json"]
    assert path.read_text(encoding="utf-8") == "old"


def test_file_names_are_plain_and_never_collide(graded: SubmissionResult) -> None:
    students = [
        "José Núñez",
        "Jose Nunez",
        "jose-nunez",
        "../../etc",
        "con",
        "李",
        "a" * 500,
        "caf\udce9",
        "",
    ]
    names = [file_name(dataclasses.replace(graded, student=student)) for student in students]
    assert len(set(names)) == len(students)
    assert all(name.isascii() and "/" not in name and len(name) < 160 for name in names)
    assert names[0].startswith("Jose-Nunez_activations_")
    assert not any(name.startswith(".") for name in names)


@pytest.mark.parametrize(
    "changes",
    [
        {"graders": "sha256:1"},
        {"versions": {"torch": "2.6.0"}},
        {"limits": Limits(memory_bytes=1)},
        {"time_factor": 2.0},
        {"reveal": "full"},
        {"language": "en"},
        {"device": "cuda"},
        {"isolation": ("process", "landlock")},
    ],
)
def test_the_key_depends_on_every_condition(changes: dict[str, object]) -> None:
    assert conditions().key("ana", "boxcar", b"x") != conditions(**changes).key("ana", "boxcar", b"x")


def test_the_key_depends_on_student_lab_and_content() -> None:
    keys = {
        conditions().key(*arguments)
        for arguments in [
            ("ana", "boxcar", b"x"),
            ("ann", "boxcar", b"x"),
            ("ana", "other", b"x"),
            ("ana", "boxcar", b"y"),
            ("anab", "oxcar", b"x"),
        ]
    }
    assert len(keys) == 5
    assert conditions().key("ana", "boxcar", b"x") in keys


def test_the_hash_of_the_graders_sees_the_labs(tmp_path: Path) -> None:
    lab = tmp_path / "source" / "boxcar"
    lab.mkdir(parents=True)
    (lab / "hidden_tests.py").write_text("one", encoding="utf-8")
    before = graders_hash(tmp_path, ["boxcar"])
    assert before == graders_hash(tmp_path, ["boxcar"])
    (lab / "promises.md").write_text("no part of grading", encoding="utf-8")
    assert graders_hash(tmp_path, ["boxcar"]) == before
    (lab / "hidden_tests.py").write_text("two", encoding="utf-8")
    assert graders_hash(tmp_path, ["boxcar"]) != before
