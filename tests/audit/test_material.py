"""Reading promises, answers and recorded mutants: what is wrong is said with file, line and remedy."""

import pytest

from autograder.audit.answers import Kind, read_answer
from autograder.audit.equivalents import read_equivalents
from autograder.audit.material import read_material
from autograder.audit.promises import read_promises
from autograder.authoring.errors import SourceError

EXERCISES = ["scale", "total"]


def test_promises_have_sections_numbers_and_marks(course):
    promises = course.material().promises
    assert [promise.number for promise in promises] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert promises[0].section == "General"
    assert promises[1].text == "`factor * x` where `x > 0`, else `x`."
    assert promises[6].off_limits
    assert promises[6].section == "total"
    assert promises[7].no_breaker == "it is about the machine"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("3. `factor`", "4. `factor`", "should be number 3"),
        ("## total", "## sum", "The sections are"),
        ("   else `x`.", "else `x`.", "neither a section nor an entry"),
        ("[no breaker: it is about the machine] ", "[no breaker] ", "gives no reason"),
        ("5. Any shape.", "5. ", "says nothing"),
        ("5. Any shape.", "5. [off_limits]", "says nothing"),
        ("## General", "", "before the first section"),
    ],
)
def test_a_damaged_list_of_promises_is_refused(course, old, new, said):
    course.replace("promises.md", old, new)
    with pytest.raises(SourceError, match=said):
        read_promises(course.lab / "promises.md", EXERCISES)


def test_brackets_that_are_no_mark_belong_to_the_text(course):
    course.replace("promises.md", "5. Any shape.", "5. [a, b) is an interval.")
    assert course.material().promises[4].text == "[a, b) is an interval."


def test_an_answer_is_read_with_its_header(course):
    answer = read_answer(course.lab / "answers/wrong/scale__default.py", Kind.WRONG, EXERCISES)
    assert (answer.name, answer.exercise, answer.slug) == ("wrong/scale__default", "scale", "default")
    assert answer.breaks == (3,)
    assert answer.hint == "default"


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        ("wrong", "scale__x", "# exercise: area\n# breaks: 3\nscale = 1", "is no exercise"),
        ("wrong", "total__x", "# exercise: scale\n# breaks: 3\nscale = 1", "does not begin with"),
        ("wrong", "scale__x", "# exercise: scale\nscale = 1", "does not give numbers"),
        ("wrong", "scale__x", "# exercise: scale\n# breaks: 3\n# hints: a\nscale = 1", "is no key"),
        ("wrong", "scale__x", "# exercise: scale\n# breaks: 3\nother = 1", "does not define"),
        ("wrong", "scale__x", "# exercise: scale\n# breaks: 3\ndef scale(:", "Not valid Python"),
        ("right", "scale__x", "# exercise: scale\n# breaks: 3\nscale = 1", "breaks nothing"),
    ],
)
def test_an_answer_that_departs_from_the_format_is_refused(course, kind, name, text, said):
    path = f"answers/{kind}/{name}.py"
    course.write(path, text)
    with pytest.raises(SourceError, match=said):
        read_answer(course.lab / path, Kind(kind), EXERCISES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[equivalent]]\nid = 'a'\n", "lacks `exercise`"),
        ("[[equivalent]]\nid = 'a'\nexercise = 'scale'\nchange = 'c'\nwhy = '…'\n", "lacks `why`"),
        ("[[equivalent]]\nid = 'a'\nexercise = 'area'\nchange = 'c'\nwhy = 'w'\n", "is about `area`"),
        ("[[equivalent]]\nidea = 'a'\n", "unknown key"),
        ("other = 1\n", "something besides"),
        ("[[", "Not valid TOML"),
    ],
)
def test_a_damaged_record_of_equivalents_is_refused(course, text, said):
    course.write("answers/equivalent.toml", text)
    with pytest.raises(SourceError, match=said):
        read_equivalents(course.lab / "answers/equivalent.toml", EXERCISES)


def test_files_that_cannot_be_used_are_findings(course):
    course.replace("promises.md", "3. `factor`", "4. `factor`")
    course.write("answers/wrong/scale__broken.py", "# exercise: scale\n# breaks: 3\ndef scale(:")
    course.write("answers/right/scale__old.txt", "left over")
    _, findings = read_material(course.root, "tiny")
    assert [finding.where for finding in findings] == [
        "source/tiny/promises.md:9",
        "source/tiny/answers/wrong/scale__broken.py:3",
        "source/tiny/answers/right/scale__old.txt",
    ]
