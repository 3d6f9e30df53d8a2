"""What students do to cells, and the notebook that nbgrader gets to see after it."""

import json

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

from autograder.nbgrader_plugin.mend import mend, number_cells
from autograder.nbgrader_plugin.planned_cells import planned_cells

from .conftest import called, of_type, replacing, solved, without

CHECK = 'from autograder import check\n\ncheck("double")'


@pytest.fixture(scope="module")
def plan(toy_course):
    return planned_cells(f"sqlite:///{toy_course}/gradebook.db", "toy", "toy")


@pytest.fixture
def mended(toy_course, plan):
    """Mend the solved notebook after some edits; what nbgrader wants of every notebook is checked."""

    def run(*edits, language="es"):
        raw = solved(toy_course, language)
        for edit in edits:
            changed = edit(raw["cells"])
            raw["cells"] = raw["cells"] if changed is None else changed
        notebook = nbformat.from_dict(json.loads(json.dumps(raw)))
        before = [cell.source for cell in notebook.cells]
        notebook.cells, put_back = mend(notebook.cells, plan)
        MetadataValidator().validate_nb(notebook)
        nbformat.validate(notebook)
        for planned in plan:
            (cell,) = filter(called(planned.name), notebook.cells)
            assert cell.cell_type == planned.cell_type
            assert cell.metadata.nbgrader.get("points") == planned.points
            if planned.locked:
                assert cell.source == planned.source
                assert compute_checksum(cell) == planned.checksum
        notebook.lost = [text for text in before if text not in [cell.source for cell in notebook.cells]]
        return notebook, put_back

    return run


def names(notebook):
    """Ids in order; what has none by the beginning of its text."""
    return [
        cell.metadata.get("nbgrader", {}).get("grade_id") or cell.source.split("\n")[0]
        for cell in notebook.cells
    ]


def test_the_plan_has_every_cell_in_its_order(plan):
    exercises = ["double", "quadruple", "root", "Scale", "count_to"]
    ids = [each for name in exercises for each in (name, f"check_{name}")]
    assert [planned.name for planned in plan] == [*ids, "why"]
    assert [planned.points for planned in plan if planned.points] == [2, 2, 1, 2, 1, 3]


def test_a_notebook_in_order_stays_as_it_is(mended):
    notebook, put_back = mended()
    assert put_back == []
    # The question has its rubric again, which the release has not.
    assert [text for text in notebook.lost if "¿Por qué?" not in text] == []


def test_a_deleted_question_comes_back_after_the_last_exercise(mended):
    notebook, put_back = mended(without("why"))
    assert put_back == ["why"]
    assert names(notebook).index("why") == names(notebook).index("check_count_to") + 1


@pytest.mark.parametrize("deleted", [("check_double",), ("double", "check_double"), ("check_count_to",)])
def test_deleted_cells_come_back_in_their_place(mended, deleted):
    whole, _ = mended()
    notebook, put_back = mended(without(*deleted))
    assert put_back == list(deleted)
    assert names(notebook) == names(whole)


def test_all_cells_may_be_gone(mended, plan):
    notebook, put_back = mended(lambda cells: [cells[0]])
    assert put_back == [planned.name for planned in plan]
    assert names(notebook)[1:] == put_back


def test_code_in_a_check_cell_stays_before_the_check(mended):
    """Merged with the check above, which keeps its id."""
    merged = CHECK + "\n\ndef root(x):\n    return x**0.5"
    notebook, put_back = mended(replacing("check_double", merged), without("root", "check_root"))
    assert set(put_back) == {"check_double", "root", "check_root"}
    assert [text for text in notebook.lost if "¿Por qué?" not in text] == []
    sources = [cell.source for cell in notebook.cells]
    assert sources.index(merged) + 1 == names(notebook).index("check_double")


def test_an_answer_in_the_question_stays_after_it(mended):
    answer = "¿Por qué?\n\nPorque la pendiente se anula."
    notebook, _ = mended(replacing("why", answer))
    sources = [cell.source for cell in notebook.cells]
    assert sources.index(answer) == names(notebook).index("why") + 1


@pytest.mark.parametrize("cell_type", ["markdown", "raw"])
@pytest.mark.parametrize("name", ["check_double", "double"])
def test_cells_of_another_type(mended, name, cell_type):
    notebook, put_back = mended(of_type(name, cell_type))
    assert put_back == [name]
    assert [text for text in notebook.lost if "¿Por qué?" not in text] == []


def test_of_copies_the_last_answer_keeps_the_id(mended):
    def copied(cells):
        position = next(index for index, cell in enumerate(cells) if called("double")(cell))
        copies = [dict(cells[position], id=f"copy{number}") for number in range(2)]
        copies[0]["source"], copies[1]["source"] = (
            "def double(x):\n    return x",
            "def double(x):\n    return x + x",
        )
        return [*cells[: position + 1], *copies, *cells[position + 1 :]]

    notebook, put_back = mended(copied)
    assert put_back == []
    (kept,) = filter(called("double"), notebook.cells)
    assert "x + x" in kept.source


def test_a_copied_check_is_a_cell_like_any_other(mended):
    def copied(cells):
        check = next(filter(called("check_double"), cells))
        return [*cells, dict(check, id="copy")]

    notebook, put_back = mended(copied)
    assert put_back == []
    assert sum(cell.source == CHECK for cell in notebook.cells) == 2


def test_the_other_language_is_not_taken_for_an_edit(mended):
    notebook, put_back = mended(language="en")
    assert put_back == []
    (question,) = filter(called("why"), notebook.cells)
    assert question.source.startswith("¿Por qué?")
    assert "Why?" not in [cell.source for cell in notebook.cells]


@pytest.mark.parametrize(
    "metadata",
    [
        5,
        None,
        [],
        {},
        {"grade_id": 3},
        {"grade_id": "nobody", "grade": True},
        {"grade_id": "check_double"},
        {"grade_id": "check_double", "grade": True, "points": "x", "schema_version": 1, "checksum": {}},
    ],
)
def test_broken_metadata(mended, metadata):
    def broken(cells):
        next(filter(called("check_double"), cells))["metadata"]["nbgrader"] = metadata

    notebook, _ = mended(broken)
    check = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade"))
    assert (check.source, check.metadata.nbgrader.grade_id) == (CHECK, "check_double")


def test_cells_are_numbered_as_in_messages(toy_course):
    cells = nbformat.from_dict(solved(toy_course)).cells
    cells.insert(0, nbformat.v4.new_code_cell("  \n"))
    number_cells(cells)
    counts = [cell.execution_count for cell in cells if cell.cell_type == "code"]
    assert counts == [None, *range(1, len(counts))]
