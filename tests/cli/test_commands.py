"""Help in two languages, and the commands that need no engine."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.cli.bilingual import asked_language
from autograder.cli.main import COMMANDS
from autograder.text import LANGUAGES

Run = Callable[..., Any]
LATER = ("--scheduler", "--gradescope", "--github", "report", "similar", "pack")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_in_both_languages(autograder: Run, name: str) -> None:
    said = {}
    for language in LANGUAGES:
        ran = autograder(name, "--help", "--lang", language)
        assert ran.code == 0
        said[language] = ran.out
    assert "Example:\n  " in said["en"]
    assert "Ejemplo:\n  " in said["es"]
    assert f"autograder {name}" in said["en"]
    assert not set(said["es"].splitlines()[2:4]) & set(said["en"].splitlines()[2:4]) - {""}


def test_help_lists_the_commands_and_none_that_comes_later(autograder: Run) -> None:
    ran = autograder("--help")
    assert all(f"\n  {name}" in ran.out for name in COMMANDS)
    everything = ran.out + "".join(autograder(name, "--help").out for name in COMMANDS)
    first_words = {line.split()[0] for line in everything.splitlines() if line.startswith("  ")}
    assert not first_words & set(LATER)


def test_grade_has_all_its_options(autograder: Run) -> None:
    said = autograder("grade", "--help").out
    options = (
        "--lab --json --junit --csv --html --results --force --workers --device --time-factor --memory "
        "--reveal --fail-under --require-isolation --lang --help"
    )
    assert all(f"\n  {name}" in said for name in options.split())


def test_without_a_command_there_is_help(autograder: Run) -> None:
    assert autograder().out == autograder("--help").out


def test_version(autograder: Run) -> None:
    assert autograder("--version").out.startswith("autograder 0.")


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["labs", "--lang", "es"], "es"),
        (["labs", "--lang=en"], "en"),
        (["--lang", "es", "labs"], "es"),
        (["labs", "--lang", "fr"], None),
        (["labs", "--", "--lang", "es"], None),
        (["labs", "--lang"], None),
    ],
)
def test_the_language_of_a_command_line(arguments: list[str], language: str | None) -> None:
    assert asked_language(arguments) == language


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("frobnicate",), "There is no command frobnicate. The commands are: labs, check"),
        (("labs", "--frob"), "There is no option --frob. See `autograder labs --help`."),
        (("labs", "--lang", "fr"), "--lang has to be one of: es, en."),
        (("new", "lab"), "NAME is missing."),
        (("new", "lab", "Bad Name"), "is no name for a lab"),
        (("new", "lab", "errors"), "is there already"),
        (("audit",), "Name a lab, or use --all."),
        (("audit", "algebra"), "There is no lab algebra."),
        (("check", "nowhere"), "nowhere does not exist."),
        (("check", "."), "local_tests.py"),
        (("labs", "extra"), "extra"),
    ],
)
def test_usage_errors_are_one_sentence(
    autograder: Run,
    course: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = autograder(*arguments)
    assert ran.code == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_usage_errors_speak_spanish(autograder: Run) -> None:
    assert "No existe la opción --frob." in autograder("labs", "--frob", "--lang", "es").err


def test_a_folder_that_is_no_course_is_told(
    autograder: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOGRADER_COURSE", str(tmp_path))
    ran = autograder("labs")
    assert ran.code == 2
    assert "AUTOGRADER_COURSE" in ran.err


def test_labs(autograder: Run, course: Path) -> None:
    assert autograder("labs").out.split("\t")[:2] == ["01", "errors"]
    (lab,) = json.loads(autograder("labs", "--json").out)
    assert lab["name"] == "errors"
    assert lab["exercises"] == [{"name": "mean_squared_error", "points": 1.0}]


def test_a_bug_of_the_program_is_told_without_a_traceback(
    autograder: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("autograder.cli.course.find_labs", broken)
    ran = autograder("labs")
    assert ran.code == 4
    assert "KeyError" in ran.err
    assert "Traceback" not in ran.err
    monkeypatch.setenv("AUTOGRADER_DEBUG", "1")
    assert "Traceback" in autograder("labs").err


def test_new_build_and_check_of_what_is_generated(autograder: Run, course: Path) -> None:
    assert autograder("new", "lab", "second_lab").code == 0
    assert autograder("build", "--check").code == 1
    built = autograder("build")
    assert built.code == 0
    assert "solutions/errors.py" in built.out
    assert autograder("build", "--check").code == 0
    stub = course / "assignments" / "es" / "errors" / "errors.py"
    stub.write_text("edited", encoding="utf-8")
    ran = autograder("build", "--check")
    assert ran.code == 1
    assert "assignments/es/errors/errors.py" in ran.out


def test_check_runs_the_local_checks(autograder: Run, course: Path) -> None:
    assert autograder("build").code == 0
    folder = course / "assignments" / "en" / "errors"
    ran = autograder("check", folder)
    assert ran.code == 1
    assert "Not done yet." in ran.out
    (folder / "errors.py").write_text(
        (course / "solutions" / "errors.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    ran = autograder("check", folder)
    assert ran.code == 0
    assert "errors.py: the notebook is untouched" in ran.out
    assert "✓" in ran.out
    assert "✓" in autograder("check", folder / "errors.py", "--exercise", "mean_squared_error").out
    ran = autograder("check", folder, "--exercise", "nothing")
    assert ran.code == 2
    assert "has no exercise nothing" in ran.err


def test_doctor(autograder: Run, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.cli.doctor.gpu_name", lambda: "")
    ran = autograder("doctor", "--lang", "es")
    assert ran.code == 0
    for word in ("Python", "torch", "nbgrader", "aislamiento: landlock", "curso", str(course)):
        assert word in ran.out


def test_help_and_labs_do_not_import_torch(course: Path) -> None:
    script = (
        "import sys; from autograder.cli.main import main; main(['--help']); main(['labs']); "
        "main(['grade', '--help']); sys.exit('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0


def test_demo_grades_the_bundled_class(
    autograder: Run, course: Path, class_folder: Path, engine: Any, tmp_path: Path
) -> None:
    ran = autograder("demo")
    assert ran.code == 2
    assert "make_class.py" in ran.err
    (course / "demo").mkdir()
    class_folder.rename(course / "demo" / "class")
    ran = autograder("demo", "--html", tmp_path / "report")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == f"Report: {tmp_path / 'report' / 'index.html'}"
    assert "José Núñez" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")


def test_audit_reports_and_keeps_the_matrix(
    autograder: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import autograder.audit as audit

    matrix = course / "source" / "errors" / "kill_matrix.json"

    passed = audit.AuditResult("errors", ())
    monkeypatch.setattr(audit, "audit_lab", lambda root, name, **_: passed)
    monkeypatch.setattr(audit, "matrix_differences", lambda root, result: [matrix])
    monkeypatch.setattr(audit, "write_matrix", lambda root, result: [matrix])
    ran = autograder("audit", "errors")
    assert ran.code == 0
    assert ran.out == "errors: passes (0 findings, 0 s).\n"
    assert "kill_matrix.json" in ran.err
    ran = autograder("audit", "--all", "--ci")
    assert ran.code == 1
    assert "source/errors/kill_matrix.json is not what was measured now." in ran.out
