"""`build` writes the same bytes each time, and `build --check` notices whatever departs from them."""

import json
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.build import Change, build, course_files
from autograder.authoring.errors import SourceError
from autograder.authoring.lab_source import load_lab

from .conftest import copy_course


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = copy_course(tmp_path / "first"), copy_course(tmp_path / "second")
    build(first)
    build(second)
    assert contents(first) == contents(second)


def test_everything_in_the_table_is_written(course: Path) -> None:
    build(course)
    beside = ["data/points.csv", "lab.json", "local_tests.py", "tiny.ipynb", "tiny.py"]
    assert {name for name in contents(course) if not name.startswith("source/")} == {
        "LICENSE",
        "nbgrader_config.py",
        "solutions/tiny.py",
        *(
            f"{kind}/{lang}/tiny/{name}"
            for kind in ("solutions", "assignments")
            for lang in ("es", "en")
            for name in beside
        ),
    }


def test_check_writes_nothing_and_names_the_command(course: Path) -> None:
    before = contents(course)
    differences = build(course, check=True)
    assert contents(course) == before
    assert {difference.change for difference in differences} == {Change.MISSING}
    assert str(differences[0]) == (
        "assignments/en/tiny/data/points.csv is missing. Run `autograder build` and commit the result."
    )


def test_check_notices_changed_missing_and_stale_files(course: Path) -> None:
    build(course)
    assert build(course, check=True) == []
    script = course / "assignments" / "es" / "tiny" / "tiny.py"
    script.write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    (course / "solutions" / "tiny.py").unlink()
    stale = course / "assignments" / "es" / "old" / "old.py"
    stale.parent.mkdir()
    stale.write_text("x = 1\n")
    (course / "assignments" / "es" / "tiny" / "__pycache__").mkdir()
    (course / "assignments" / "es" / "tiny" / "__pycache__" / "tiny.pyc").write_bytes(b"")
    found = {str(each.path): each.change for each in build(course, check=True)}
    assert found == {
        "assignments/es/old/old.py": Change.STALE,
        "assignments/es/tiny/tiny.py": Change.DIFFERENT,
        "solutions/tiny.py": Change.MISSING,
    }
    build(course)
    assert build(course, check=True) == []
    assert not stale.parent.exists()


@pytest.mark.parametrize("kind", ["solutions", "assignments"])
@pytest.mark.parametrize("lang", ["es", "en"])
def test_notebook_says_where_it_comes_from(course: Path, kind: str, lang: str) -> None:
    build(course)
    notebook = nbformat.read(course / kind / lang / "tiny" / "tiny.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.autograder == {
        "generated_from": "source/tiny/lab.py",
        "lab": "tiny",
        "language": lang,
    }
    foot = notebook.cells[0].source.splitlines()[-1]
    assert "source/tiny/lab.py" in foot
    assert ("generado" in foot) == (lang == "es")
    assert [cell.id for cell in notebook.cells] == [
        f"tiny-{lang}-{n:03d}" for n in range(len(notebook.cells))
    ]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_languages_agree_in_ids_and_points(course: Path) -> None:
    build(course)
    graded = []
    for lang in ("es", "en"):
        notebook = nbformat.read(course / "assignments" / lang / "tiny" / "tiny.ipynb", as_version=4)
        cells = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
        graded.append(
            [(cell.grade_id, cell.get("points"), cell.grade, cell.solution, cell.task) for cell in cells]
        )
    assert graded[0] == graded[1] == [
        ("leaky_relu", None, False, True, False),
        ("check_leaky_relu", 1.0, True, False, False),
        ("PReLU", None, False, True, False),
        ("check_PReLU", 2.5, True, False, False),
        ("why", 2.0, False, False, True),
    ]  # fmt: skip


def test_roles_stand_in_the_metadata(course: Path, tiny: Path) -> None:
    build(course)
    examples = set()
    for lang in ("es", "en"):
        notebook = json.loads(
            (course / "assignments" / lang / "tiny" / "tiny.ipynb").read_text(encoding="utf-8")
        )
        roles = {cell["id"]: cell["metadata"].get("autograder", {}).get("role") for cell in notebook["cells"]}
        assert set(roles.values()) == {None, "setup", "example", "check"}
        examples |= {cell for cell, role in roles.items() if role in ("example", "check")}
    assert examples == load_lab(tiny.parent).info.example_cells


def test_nothing_of_the_other_language_is_left(course: Path) -> None:
    files = {path.as_posix(): text.decode() for path, text in course_files(course).items()}
    for place in ("assignments/es/tiny/tiny", "solutions/es/tiny/tiny"):
        text = files[f"{place}.ipynb"] + files[f"{place}.py"]
        assert "ñandúes" in text
        assert "valores:" in text
        for english in (
            "A tiny lab",
            "values:\\",
            "where `x > 0`",
            "slope that is learned",
            "Not done yet",
            "Why a slope",
        ):
            assert english not in text
    for place in ("assignments/en/tiny/tiny", "solutions/en/tiny/tiny"):
        text = files[f"{place}.ipynb"] + files[f"{place}.py"]
        assert "A tiny lab" in text
        for spanish in ("ñandúes", "valores:", "donde `x > 0`", "Todavía", "¿Por qué", "Escribe", "generado"):
            assert spanish not in text


def test_stub_script_is_the_students_to_edit(course: Path) -> None:
    build(course)
    script = (course / "assignments" / "es" / "tiny" / "tiny.py").read_text(encoding="utf-8")
    assert script.splitlines()[0].startswith("# Generado a partir de source/tiny/lab.py para que lo edites")
    namespace: dict[str, object] = {}
    exec(compile(script, "tiny.py", "exec"), namespace)
    leaky_relu = namespace["leaky_relu"]
    assert callable(leaky_relu)
    with pytest.raises(NotImplementedError, match="Todavía no está hecho"):
        leaky_relu(None)


def test_students_get_the_hints_of_local_checks_only(course: Path) -> None:
    build(course)
    for lang in ("es", "en"):
        manifest = json.loads(
            (course / "assignments" / lang / "tiny" / "lab.json").read_text(encoding="utf-8")
        )
        assert manifest["hints"] == {"slope": {"es": "Mira la pendiente.", "en": "Look at the slope."}}


@pytest.mark.parametrize("text", ["[slope", "[slope]\nes = 'Mira.'\n", "slope = 'Look.'\n"])
def test_broken_hints_are_refused(course: Path, text: str) -> None:
    (course / "source" / "tiny" / "hints.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"hints.toml:1: "):
        build(course)
