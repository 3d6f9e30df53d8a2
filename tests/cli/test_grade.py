"""`autograder grade` with an engine that is a stand-in."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.cli import grading, layers
from autograder.isolation.probe import Probe
from autograder.records import Device, Layer, Reveal
from autograder.results import loads
from autograder.text import Text

from .conftest import RIGHT

Run = Callable[..., Any]


def test_a_class_becomes_one_line_per_submission(
    autograder: Run, course: Path, class_folder: Path, engine: Any
) -> None:
    ran = autograder("grade", class_folder)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].split("\t")[:3] == ["Ana", "errors", "0.5/1"]
    assert lines[1].startswith("José Núñez\terrors\t0.5/1")
    assert "unreadable" in lines[2]
    assert lines[3] == "submissions: 3 (graded: 2, unreadable: 1)"
    assert "notes.txt" in ran.err
    assert ran.err.rstrip().endswith("at the beginning (1).")
    assert "[3/3]" in ran.err
    assert "\x1b" not in ran.out + ran.err


def test_json_on_standard_output_stands_alone(
    autograder: Run, course: Path, class_folder: Path, engine: Any
) -> None:
    ran = autograder("grade", class_folder, "--json", "-")
    run = loads(ran.out)
    assert [each.student for each in run.submissions] == ["Ana", "José Núñez", "Zoë"]
    assert run.isolation == tuple(Layer)
    assert run.device == "cpu"
    assert "torch" in run.versions
    assert run.graders.startswith("sha256:")
    assert "submissions: 3" in ran.err


def test_check_and_grade_take_the_same_file(
    autograder: Run, course: Path, engine: Any, tmp_path: Path
) -> None:
    """A released folder with the script done and the notebook untouched."""
    assert autograder("build").code == 0
    folder = tmp_path / "class" / "Ana" / "errors"
    shutil.copytree(course / "assignments" / "en" / "errors", folder)
    for script, expected in (("# nothing new\n", "errors.ipynb"), (RIGHT, "errors.py")):
        with (folder / "errors.py").open("a", encoding="utf-8") as file:
            file.write(script)
        assert f"Checking {expected}" in autograder("check", folder).out
        ran = autograder("grade", tmp_path / "class", "--json", "-")
        (result,) = loads(ran.out).submissions
        assert Path(result.path) == folder / expected
        assert "only one counts: 1." in ran.err
        assert f"{expected} counts" in ran.err


def test_any_number_of_outputs_at_once(
    autograder: Run, course: Path, class_folder: Path, engine: Any, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "folder"
    ran = autograder(
        "grade",
        class_folder,
        "--csv",
        out / "a.csv",
        "--junit",
        out / "a.xml",
        "--html",
        out,
        "--json",
        out / "a.json",
    )
    assert ran.code == 0
    assert len(list(csv.reader(io.StringIO((out / "a.csv").read_text(encoding="utf-8"))))) == 1 + 3 + 2
    assert json.loads((out / "a.json").read_text(encoding="utf-8"))["schema"] == 1
    assert "<testsuites" in (out / "a.xml").read_text(encoding="utf-8")
    assert "José Núñez" in (out / "index.html").read_text(encoding="utf-8")


def test_options_reach_the_engine(autograder: Run, course: Path, class_folder: Path, engine: Any) -> None:
    autograder(
        *("grade", class_folder, "--lang", "es", "--workers", 3, "--time-factor", 2.5),
        *("--memory", 512, "--reveal", "full"),
    )
    (settings,) = engine.opened
    assert settings["workers"] == 3
    assert settings["time_factor"] == 2.5
    assert settings["limits"].memory_bytes == 512 << 20
    assert settings["reveal"] is Reveal.FULL
    assert settings["language"] == "es"
    assert settings["device"] is Device.CPU


def test_a_second_run_grades_only_what_changed(
    autograder: Run, course: Path, class_folder: Path, engine: Any, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    first = autograder("grade", class_folder, "--results", kept)
    assert len(engine.graded) == len(list(kept.iterdir())) == 3
    second = autograder("grade", class_folder, "--results", kept)
    assert second.out == first.out
    assert len(engine.opened) == 1
    script = class_folder / "Ana" / "errors" / "errors.py"
    script.write_text(script.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    autograder("grade", class_folder, "--results", kept)
    assert engine.graded[3:] == ["Ana"]
    autograder("grade", class_folder, "--results", kept, "--reveal", "none")
    assert len(engine.graded) == 7
    autograder("grade", class_folder, "--results", kept, "--reveal", "none", "--force")
    assert len(engine.graded) == 10


def test_a_changed_grader_grades_anew(
    autograder: Run, course: Path, class_folder: Path, engine: Any, tmp_path: Path
) -> None:
    autograder("grade", class_folder, "--results", tmp_path / "kept")
    tests = course / "source" / "errors" / "hidden_tests.py"
    tests.write_text(tests.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    autograder("grade", class_folder, "--results", tmp_path / "kept")
    assert len(engine.graded) == 6


def test_an_interrupted_run_loses_nothing(
    autograder: Run, course: Path, class_folder: Path, engine: Any, tmp_path: Path
) -> None:
    engine.stops_after = 2
    ran = autograder("grade", class_folder, "--results", tmp_path / "kept")
    assert ran.code == 130
    assert "Traceback" not in ran.err
    engine.stops_after = None
    assert autograder("grade", class_folder, "--results", tmp_path / "kept").code == 0
    assert sorted(engine.graded) == ["Ana", "José Núñez", "Zoë"]


@pytest.mark.parametrize(("percent", "code"), [("50", 1), ("50.1", 1), ("0", 0)])
def test_fail_under(
    autograder: Run, course: Path, class_folder: Path, engine: Any, percent: str, code: int
) -> None:
    assert autograder("grade", class_folder, "--fail-under", percent).code == code


def test_fail_under_is_about_each_submission(
    autograder: Run, course: Path, class_folder: Path, engine: Any
) -> None:
    script = class_folder / "Ana" / "errors" / "errors.py"
    assert autograder("grade", script, "--fail-under", 50).code == 0
    assert autograder("grade", script, "--fail-under", 51).code == 1


def test_a_failure_of_the_grader_is_told_first(
    autograder: Run, course: Path, class_folder: Path, engine: Any
) -> None:
    engine.fails_on = "Ana"
    ran = autograder("grade", class_folder, "--fail-under", 90)
    assert ran.code == 4
    assert "grader failed" in ran.out


@pytest.fixture
def no_namespaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the last layer."""
    reason = Text("Falta bubblewrap.", "bubblewrap is missing.")
    probes = {layer: Probe(layer is not Layer.NAMESPACES, reason) for layer in Layer}
    monkeypatch.setattr("autograder.isolation.probe.probe_layers", lambda: probes)
    monkeypatch.setattr(grading, "available_layers", layers.available_layers)


def test_a_missing_layer_is_told_once(
    autograder: Run, course: Path, class_folder: Path, engine: Any, no_namespaces: None
) -> None:
    ran = autograder("grade", class_folder, "--json", "-")
    assert ran.code == 0
    assert ran.err.count("Isolation is incomplete; missing: namespaces. bubblewrap is missing.") == 1
    assert loads(ran.out).isolation == ("process", "rlimits", "landlock", "seccomp")


def test_required_isolation_that_is_missing_is_exit_3(
    autograder: Run, course: Path, class_folder: Path, engine: Any, no_namespaces: None
) -> None:
    ran = autograder("grade", class_folder, "--require-isolation")
    assert ran.code == 3
    assert "namespaces" in ran.err
    assert not engine.graded


@pytest.mark.parametrize(
    ("gpu", "asked", "code", "used"),
    [
        ("", "auto", 0, Device.CPU),
        ("", "cuda", 2, None),
        ("H100", "auto", 0, Device.CUDA),
        ("H100", "cuda", 0, Device.CUDA),
    ],
)
def test_devices(
    autograder: Run,
    course: Path,
    class_folder: Path,
    engine: Any,
    monkeypatch: pytest.MonkeyPatch,
    gpu: str,
    asked: str,
    code: int,
    used: Device | None,
) -> None:
    monkeypatch.setattr("autograder.cli.device.gpu_name", lambda: gpu)
    assert autograder("grade", class_folder, "--device", asked).code == code
    assert [each["device"] for each in engine.opened] == ([used] if used else [])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "PATH... is missing."),
        (("nowhere",), "nowhere does not exist."),
        (("{class}", "--lab", "algebra"), "There is no lab algebra. The labs are: errors."),
        (("{class}", "--workers", "0"), "--workers has to be a whole number of at least 1."),
        (("{class}", "--workers", "two"), "--workers has to be a whole number of at least 1."),
        (("{class}", "--time-factor", "0"), "--time-factor has to be a number above 0."),
        (("{class}", "--fail-under", "101"), "--fail-under has to be a number from 0 to 100."),
        (("{class}", "--reveal", "all"), "--reveal has to be one of: none, summary, full."),
        (("{class}", "--json"), "Option --json needs a value."),
        (("{class}", "--json", "-", "--csv", "-"), "Only one output can go to standard output"),
        (("{class}", "--html", "-"), "--html needs a folder"),
        (("{class}", "--force"), "--force makes sense only with --results."),
        (("{class}", "--scheduler", "tcp://x"), "There is no option --scheduler."),
        (("{empty}",), "There is nothing to grade."),
        (("{notes}",), "There is nothing to grade."),
    ],
)
def test_usage_errors_are_one_sentence(
    autograder: Run,
    course: Path,
    class_folder: Path,
    engine: Any,
    tmp_path: Path,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"{class}": class_folder, "{empty}": tmp_path / "empty", "{notes}": class_folder / "notes.txt"}
    ran = autograder("grade", *(places.get(argument, argument) for argument in arguments))
    assert ran.code == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert not engine.graded


def test_an_output_that_cannot_be_written_is_told(
    autograder: Run, course: Path, class_folder: Path, engine: Any, tmp_path: Path
) -> None:
    ran = autograder("grade", class_folder, "--csv", tmp_path)
    assert ran.code == 2
    assert f"{tmp_path} could not be written" in ran.err


def test_checks_that_raised_something_unforeseen_are_told(
    course: Path, autograder: Run, class_folder: Path, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    usual = engine._result
    monkeypatch.setattr(
        engine, "_result", lambda job: dataclasses.replace(usual(job), diagnostics=("test_values: KeyError",))
    )
    assert "Checks ended with an unforeseen error: Ana (errors)" in autograder("grade", class_folder).err
