"""What `load_lab` reads, and how code and prose split into two languages."""

from pathlib import Path

import jupytext
import pytest

from autograder.authoring.lab_source import find_labs, load_lab, stub_definition
from autograder.authoring.languages import in_language
from autograder.authoring.percent import read_percent
from autograder.authoring.plan import Role
from autograder.authoring.scripts import reference_module
from autograder.cells.analysis import source_hash
from autograder.records import Question
from autograder.student.manifest import ManifestError, from_json, read_manifest, to_json
from autograder.text import Text

from .conftest import REPOSITORY

LABS = sorted(path.parent for path in REPOSITORY.glob("source/*/lab.py"))


def test_contract_of_the_lab(tiny: Path) -> None:
    info = load_lab(tiny.parent).info
    assert (info.name, info.number, info.title) == ("tiny", 7, Text("Pequeño", "Tiny"))
    assert info.questions == (Question("why", 2.0),)
    leaky_relu, prelu = info.exercises
    assert leaky_relu.off_limits == ("torch.nn.ReLU", "Tensor.relu")
    assert (leaky_relu.points, leaky_relu.cpu_seconds, leaky_relu.builds_on) == (1.0, 10.0, False)
    assert prelu.off_limits == ("torch.nn.PReLU",)
    assert (prelu.points, prelu.cpu_seconds, prelu.builds_on) == (2.5, 30.0, True)
    # Position 3 is the worked example; 5 and 7 are the checks after the exercises.
    assert info.example_cells == {
        f"tiny-{lang}-{number:03d}" for lang in ("es", "en") for number in (3, 5, 7)
    }


def test_hashes_are_those_of_the_stubs(tiny: Path) -> None:
    lab = load_lab(tiny.parent)
    source = next(cell.text for cell in lab.cells if cell.name == "leaky_relu")
    stubs = [stub_definition(source, "leaky_relu", language) for language in ("es", "en")]
    assert "Todavía no está hecho" in stubs[0]
    assert "Not done yet" in stubs[1]
    assert lab.info.exercises[0].stub_hashes == tuple(map(source_hash, stubs))


def test_two_languages_in_code() -> None:
    source = '''
def f():
    """
    :es:
    Hace algo.
    :en:
    Does something."""
    return 1  # siempre  # lang: es
    return 1  # always  # lang: en
'''
    assert (
        in_language(source, "es") == '\ndef f():\n    """\n    Hace algo.\n    """\n    return 1  # siempre\n'
    )
    assert (
        in_language(source, "en") == '\ndef f():\n    """\n    Does something."""\n    return 1  # always\n'
    )


def test_labs_come_in_the_order_of_their_numbers(course: Path, tiny: Path) -> None:
    earlier = course / "source" / "zebra"
    earlier.mkdir()
    text = tiny.read_text(encoding="utf-8").replace("number: 7", "number: 3")
    (earlier / "lab.py").write_text(text, encoding="utf-8")
    assert [folder.name for folder in find_labs(course)] == ["zebra", "tiny"]


def test_line_ends_of_windows_change_nothing(tiny: Path) -> None:
    before = load_lab(tiny.parent)
    tiny.write_bytes(tiny.read_bytes().replace(b"\n", b"\r\n"))
    assert load_lab(tiny.parent) == before


@pytest.mark.parametrize("folder", LABS, ids=lambda folder: folder.name)
def test_jupytext_finds_the_same_cells(folder: Path) -> None:
    """Our reader is stricter than jupytext, never different: same cells, same Markdown."""
    path = folder / "lab.py"
    ours = read_percent(path).cells
    theirs = jupytext.read(path, fmt="py:percent").cells
    assert [cell.markdown for cell in ours] == [cell.cell_type == "markdown" for cell in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        if mine.markdown:
            assert mine.text == other.source.strip("\n")


def test_reference_module_runs(tiny: Path) -> None:
    text = reference_module(load_lab(tiny.parent))
    assert text.startswith("# Generated from source/tiny/lab.py")
    assert "SOLUTION" not in text
    assert "where `x > 0`, else" in text
    assert "si no" not in text
    namespace: dict[str, object] = {}
    exec(compile(text, "reference", "exec"), namespace)
    assert {"leaky_relu", "PReLU", "torch"} <= namespace.keys()


def test_manifest_brings_the_record_back(tiny: Path) -> None:
    info = load_lab(tiny.parent).info
    text = to_json(info)
    assert from_json(text) == info
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": "tiny"}', '{"name": "tiny", "title": 3}'])
def test_broken_manifest_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ManifestError, match="fresh copy"):
        from_json(text)
    with pytest.raises(ManifestError, match="cannot be opened"):
        read_manifest(tmp_path)


def test_roles_of_cells(tiny: Path) -> None:
    roles = [cell.role for cell in load_lab(tiny.parent).cells]
    assert roles == [
        Role.PROSE, Role.PROSE, Role.SETUP, Role.PROSE, Role.EXAMPLE,
        Role.EXERCISE, Role.EXERCISE, Role.QUESTION, Role.QUESTION,
    ]  # fmt: skip
