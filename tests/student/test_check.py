"""`check` as it behaves in a notebook, with a stand-in for IPython's shell."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

import autograder
from autograder.student import check
from autograder.student.check import ChecksFailed
from autograder.student.report import Report

Cells = Callable[..., Report]

SOLUTION = "def double(x):\n    return 2 * x\n"
NEGATE = "def negate(x):\n    return -x\n"
WRONG = "def double(x):\n    return 3 * x\n"
RAISES = "def double(x):\n    y = x.frobnicate()\n    return y\n"
STUB = "def double(x):\n    raise NotImplementedError('double')\n"


@pytest.fixture
def cells(lab_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Cells:
    """Runs cells in a shell of their own, then `check(*names)`."""
    monkeypatch.chdir(lab_folder)
    for name in ("NBGRADER_EXECUTION", "JPY_SESSION_NAME", "AUTOGRADER_LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*sources: str, names: tuple[str, ...] = ()) -> Report:
        namespace: dict[str, Any] = {"torch": torch, "In": ["", *sources]}
        for number, source in enumerate(sources, start=1):
            exec(compile(source, f"<ipython-input-{number}>", "exec"), namespace)
        shell = SimpleNamespace(user_ns=namespace)
        monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
        report = autograder.check(*names)
        assert isinstance(report, Report)
        return report

    return run


def test_an_endless_loop_is_told_from_a_slow_computer(
    cells: Cells, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cells(SOLUTION, names=("double",)).passed
    assert "interrumpir el kernel" not in capsys.readouterr().out
    monkeypatch.setattr(check, "PATIENCE_SECONDS", 0.01)
    cells("import time\ndef double(x):\n    time.sleep(0.5)\n    return 2 * x\n", names=("double",))
    assert "interrumpir el kernel" in capsys.readouterr().out


def test_right_answers_pass(cells: Cells) -> None:
    report = cells(SOLUTION, NEGATE)
    assert report.passed
    assert str(report) == repr(report)
    assert "✓ el doble de cada elemento" in str(report)
    assert "Pasan 3 de 3" in str(report)


def test_a_wrong_answer_is_told_with_message_values_and_hint(cells: Cells) -> None:
    report = cells(WRONG, names=("double",))
    text = str(report)
    assert not report.passed
    assert "✗ el doble de cada elemento" in text
    assert "x = 0, 1, 2" in text
    assert "Pista: ¿Multiplicas por dos?" in text
    assert "Cuenta solo cuando también pasa «el doble de cada elemento»." in text
    assert "negate" not in text


def test_a_stub_is_not_done_yet(cells: Cells) -> None:
    text = str(cells(STUB, names=("double",)))
    assert text == "double\n  – Todavía no está hecho."


def test_what_is_not_defined_is_told(cells: Cells) -> None:
    assert "negate no está definido. ¿Ejecutaste su celda?" in str(cells(SOLUTION))


def test_an_error_shows_the_students_own_line(cells: Cells, monkeypatch: pytest.MonkeyPatch) -> None:
    import linecache

    lines = RAISES.splitlines(keepends=True)
    monkeypatch.setitem(linecache.cache, "<ipython-input-1>", (len(RAISES), None, lines, "<ipython-input-1>"))
    text = str(cells(RAISES, names=("double",)))
    assert "AttributeError" in text
    assert "double, línea 2: y = x.frobnicate()" in text
    assert "Traceback" not in text


def test_exit_does_not_end_the_notebook(cells: Cells) -> None:
    assert "exit()" in str(cells("def double(x):\n    raise SystemExit\n", names=("double",)))


def test_ctrl_c_is_the_students_own(cells: Cells) -> None:
    with pytest.raises(KeyboardInterrupt):
        cells("def double(x):\n    raise KeyboardInterrupt\n", names=("double",))


def test_off_limits_names_are_warned_about(cells: Cells) -> None:
    report = cells("import torch", "def double(x):\n    return torch.add(x, x)\n", names=("double",))
    assert "torch.add" in str(report)
    assert "celda 2, línea 2" in str(report).lower()
    assert not report.passed


def test_an_unknown_name_lists_the_exercises(cells: Cells) -> None:
    assert "double, negate" in str(cells(SOLUTION, names=("tripple",)))


def test_the_language_is_that_of_the_notebook(cells: Cells, lab_folder: Path) -> None:
    notebook = lab_folder / "toy.ipynb"
    notebook.write_text(notebook.read_text(encoding="utf-8").replace('"es"', '"en"'), encoding="utf-8")
    text = str(cells(WRONG, names=("double",)))
    assert "Hint: Do you multiply by two?" in text
    assert "0 of 2 local checks pass." in text


def test_the_html_is_escaped(cells: Cells) -> None:
    report = cells("def double(x):\n    raise ValueError('<b>&</b>')\n", names=("double",))
    html = report._repr_html_()
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in html
    assert "<b>&" not in html
    assert "¿Multiplicas por dos?" in html


def test_away_from_its_folder_the_notebook_says_so(
    cells: Cells, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("AUTOGRADER_LANG", "en")
    assert "Open the notebook from its own folder" in str(cells(SOLUTION))


def test_an_editor_that_starts_elsewhere_names_the_notebook(
    cells: Cells, lab_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = str(lab_folder / "toy.ipynb")
    assert cells(f"__vsc_ipynb_file__ = {path!r}", SOLUTION, NEGATE).passed


def test_a_damaged_manifest_is_told(cells: Cells, lab_folder: Path) -> None:
    (lab_folder / "lab.json").write_text("{", encoding="utf-8")
    assert "lab.json" in str(cells(SOLUTION))


def test_damaged_local_checks_are_told(cells: Cells, lab_folder: Path) -> None:
    (lab_folder / "local_tests.py").write_text("import nothing_of_this_name", encoding="utf-8")
    assert "local_tests.py no se puede usar" in str(cells(SOLUTION)).replace(
        "cannot be used", "no se puede usar"
    )


def test_while_validating_a_wrong_answer_is_an_error(cells: Cells, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert cells(SOLUTION, NEGATE).passed
    with pytest.raises(ChecksFailed, match="el doble"):
        cells(WRONG, NEGATE)


def test_without_the_preprocessors_grading_fails_loudly(
    cells: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(ChecksFailed, match=r"nbgrader_config\.py"):
        cells(SOLUTION, NEGATE)
