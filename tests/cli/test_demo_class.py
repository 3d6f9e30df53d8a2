"""The bundled class, and the script that writes it."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from autograder.authoring.lab_source import find_labs
from autograder.submissions.find import find

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def make_class() -> ModuleType:
    """`demo/make_class.py` as a module."""
    spec = importlib.util.spec_from_file_location("make_class", ROOT / "demo" / "make_class.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_bundled_class_is_that_of_the_script(make_class: ModuleType) -> None:
    labs = [folder.name for folder in find_labs(ROOT)]
    with find([ROOT / "demo" / "class"], known_labs=labs) as found:
        handed_in = {(each.student, each.lab) for each in found.submissions}
        assert found.notes == ()
    assert handed_in == {(work.student, work.lab) for work in make_class.ROLL}
    assert len(handed_in) >= 12


def test_a_notebook_holds_the_answers_and_a_script_only_code(make_class: ModuleType) -> None:
    by_name = {(work.student, work.lab): work for work in make_class.ROLL}
    notebook = json.loads(make_class.hand_in(by_name["Catalina Muñoz", "activations"]))
    cells = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert "def silu(x):\n    return torch.nn.functional.silu(x)" in cells
    assert not any("NotImplementedError" in cell or "BEGIN SOLUTION" in cell for cell in cells)
    script = make_class.hand_in(by_name["Benjamín Soto", "activations"])
    assert "torch.where(x > 0, x, 0.01 * x)" in script
    assert "check(" not in script
    compile(script, "activations.py", "exec")


def test_a_truncated_notebook_is_no_json(make_class: ModuleType) -> None:
    (work,) = [work for work in make_class.ROLL if work.kind == "truncated"]
    with pytest.raises(json.JSONDecodeError):
        json.loads(make_class.hand_in(work))
