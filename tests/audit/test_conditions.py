"""Each condition of the gate: the good tiny lab passes, and one spoiled spot gives exactly its finding."""

import pytest

from autograder.audit.check_runs import Outcome
from autograder.audit.findings import Condition
from autograder.audit.grade_conditions import grade_findings
from autograder.audit.grades import REFERENCE, Grades
from autograder.audit.local_conditions import local_checks_refuse_half, local_findings
from autograder.audit.material_conditions import material_findings

SCALE = "# exercise: scale\n# breaks: {breaks}\n# hint: {hint}\n"


def found(findings):
    return [(finding.condition, finding.where) for finding in findings]


def test_the_good_lab_passes(course):
    material, grades = course.grades()
    assert material_findings(material) == []
    assert grade_findings(material, grades) == []


def material_condition(course):
    return found(material_findings(course.material()))


def grade_condition(course):
    return found(grade_findings(*course.grades()))


# Conditions on the files ----------------------------------------------------------------------------


def test_a_promise_without_a_check(course):
    course.replace("hidden_tests.py", "promises=[4, 8]", "promises=[4]")
    assert material_condition(course) == [(Condition.PROMISES, "promise 8 (total)")]


def test_a_promise_that_nothing_breaks(course):
    course.replace("promises.md", "[no breaker: it is about the machine] ", "")
    assert material_condition(course) == [(Condition.PROMISES, "promise 8 (total)")]


def test_a_promise_that_is_broken_although_it_cannot_be(course):
    course.replace("promises.md", "5. Any", "5. [no breaker: too hard] Any")
    assert material_condition(course) == [(Condition.PROMISES, "promise 5 (total)")]


def test_a_check_that_names_another_exercises_promise(course):
    course.replace("hidden_tests.py", "promises=[3]", "promises=[3, 4]")
    assert material_condition(course) == [(Condition.PROMISES, "test_scale_default")]


def test_a_check_that_names_no_promise(course):
    course.replace(
        "hidden_tests.py", 'check("scale", points=0.25, promises=[1], ', 'check("scale", points=0.25, '
    )
    where = [(Condition.PROMISES, "promise 1 (General)"), (Condition.PROMISES, "test_scale_untouched")]
    assert material_condition(course) == where


def test_an_empty_hint(course):
    course.replace("hints.toml", "Look at the default.", " ")
    assert material_condition(course) == [(Condition.HINTS, "wrong/scale__default")]


def test_a_mistake_without_its_hint(course):
    course.replace(
        "hidden_tests.py", "2.0 * X, X), on=ON)\n\n", '2.0 * X, X), on=ON, mistakes={"twice": X})\n\n'
    )
    assert material_condition(course) == [(Condition.HINTS, "hidden_tests.py")]


def test_a_hint_that_nobody_shows(course):
    course.replace("hints.toml", "[shape]", '[idle]\nes = "a"\nen = "a"\n\n[shape]')
    assert material_condition(course) == [(Condition.HINTS, "hints.toml: idle")]


def test_a_missing_hint(course):
    course.replace("answers/wrong/scale__default.py", "# hint: default", "# hint: defaults")
    assert material_condition(course) == [(Condition.HINTS, "wrong/scale__default")]


def test_a_wrong_answer_without_a_hint(course):
    course.replace("answers/wrong/scale__default.py", "# hint: default\n", "")
    assert material_condition(course) == [(Condition.HINTS, "wrong/scale__default")]


def test_points_that_do_not_add_up(course):
    course.replace("hidden_tests.py", 'check("scale", points=0.5', 'check("scale", points=0.25')
    assert material_condition(course) == [(Condition.CORPUS, "scale")]


@pytest.mark.parametrize("file", ["right/scale__loop.py", "wrong/scale__default.py"])
def test_too_few_answers(course, file):
    (course.lab / "answers" / file).unlink()
    assert (Condition.CORPUS, "scale") in material_condition(course)


def test_exercises_of_more_than_one_point_need_five_wrong_answers(course):
    course.replace("lab.py", 'exercise="scale" points=1', 'exercise="scale" points=2')
    course.replace("hidden_tests.py", 'check("scale", points=0.5', 'check("scale", points=1.5')
    assert material_condition(course) == [(Condition.CORPUS, "scale")]


# Conditions on what the grader says -----------------------------------------------------------------


def test_a_reference_that_loses_points(course):
    course.replace("lab.py", "np.where(x > 0, factor * x, x)", "np.where(x > 0, factor * x, -x)")
    assert (Condition.REFERENCE, "scale") in grade_condition(course)


def test_a_check_that_raises_something_unforeseen(course):
    course.replace(
        "hidden_tests.py", "expect_float(submission.total(X), 2.5, on=ON)", "submission.total(X) + 1"
    )
    findings = grade_condition(course)
    assert Condition.UNFORESEEN in {condition for condition, _ in findings}
    assert all(condition in (Condition.UNFORESEEN, Condition.CHEAP) for condition, _ in findings)


def test_a_stub_that_scores(course):
    course.replace("lab.py", "    ### BEGIN SOLUTION\n    return np.where", "    return np.where")
    course.replace(
        "lab.py", "factor * x, x)\n    ### END", "factor * x, x)\n    ### BEGIN SOLUTION\n    ### END"
    )
    assert [condition for condition, _ in grade_condition(course)] == [Condition.STUB] * 2


def test_a_cheap_answer_that_scores(course):
    course.replace("hidden_tests.py", "[[1.0, -2.0], [3.0, 4.0]])), 8.0", "[[-1.0, -2.0], [0.0, 0.0]])), 0.0")
    cheap = [where for condition, where in grade_condition(course) if condition is Condition.CHEAP]
    assert cheap == ["cheap/zero on total"]


def test_a_right_answer_that_loses_points(course):
    course.write("answers/right/scale__loop.py", "# exercise: scale\ndef scale(x, factor=2.0): return x\n")
    assert grade_condition(course) == [(Condition.RIGHT, "right/scale__loop on scale")]


def test_a_wrong_answer_that_survives(course):
    text = (
        SCALE.format(breaks=3, hint="default")
        + "def scale(x, factor=2.0): return np.where(x > 0, factor * x, x)"
    )
    course.write("answers/wrong/scale__survivor.py", text)
    assert grade_condition(course) == [(Condition.SURVIVES, "wrong/scale__survivor")]


def test_a_wrong_answer_that_spoils_another_exercise(course):
    course.replace(
        "answers/wrong/scale__default.py", "def scale(", "def is_positive(x): return x > 1\ndef scale("
    )
    assert grade_condition(course) == [(Condition.ELSEWHERE, "wrong/scale__default on total")]


def test_a_wrong_answer_that_changes_the_process(course):
    text = "def scale(x, factor=1.0):\n    np.ndarray.__name__ = 'a'\n"
    course.replace("answers/wrong/scale__default.py", "def scale(x, factor=1.0):\n", text)
    _, grades = course.grades()
    assert {each.name for each in grades.results["wrong/scale__default"].exercises} == {"scale", "total"}


def test_a_wrong_answer_that_fails_for_another_reason(course):
    course.replace("answers/wrong/scale__default.py", "# breaks: 3", "# breaks: 3, 1")
    assert grade_condition(course) == [(Condition.WRONG_PROMISE, "wrong/scale__default")]


def test_a_hint_that_the_report_does_not_show(course):
    course.replace("answers/wrong/scale__default.py", "# hint: default", "# hint: changed")
    assert grade_condition(course) == [(Condition.HINT_MISSING, "wrong/scale__default")]


def test_two_wrong_answers_that_cannot_be_told_apart(course):
    text = (course.lab / "answers/wrong/scale__default.py").read_text().replace("1.0", "0.5")
    course.write("answers/wrong/scale__half.py", text)
    assert grade_condition(course) == [(Condition.SAME_CHECKS, "wrong/scale__default, wrong/scale__half")]


def test_too_few_near_misses(course):
    course.write(
        "answers/wrong/scale__default.py",
        SCALE.format(breaks=3, hint="default") + "def scale(x, factor=1.0): return x * 0\n",
    )
    assert grade_condition(course) == [(Condition.NEAR_MISSES, "scale")]


def test_a_check_that_kills_nothing(course):
    course.replace("hidden_tests.py", '@check("scale", points=0.25, promises=[3]', IDLE)
    assert grade_condition(course) == [(Condition.IDLE_CHECK, "test_scale_idle")]


IDLE = """
@check("scale", points=0.0, promises=[2], hint="formula", title=values_title("idle"))
def test_scale_idle(submission):
    expect_close(submission.scale(X - 9), X - 9, on=ON)


@check("scale", points=0.25, promises=[3]"""


def test_a_check_that_fails_only_because_of_another_kills_nothing(course):
    course.replace(
        "hidden_tests.py",
        'title=values_title("untouched")',
        'title=values_title("untouched"), requires=["test_scale_default"]',
    )
    (course.lab / "answers/wrong/scale__in_place.py").unlink()
    assert (Condition.IDLE_CHECK, "test_scale_untouched") in grade_condition(course)


# Conditions on local checks -------------------------------------------------------------------------


def local_condition(course, changes=()):
    """Findings with invented outcomes: right answers pass, wrong ones fail, but for `changes`."""
    material = course.material()
    local = {answer.name: {"t": Outcome(False)} for answer in material.wrong}
    local |= {answer.name: {"t": Outcome(True)} for answer in material.right}
    local |= {REFERENCE: {"t": Outcome(True)}} | dict(changes)
    grades = Grades({}, local)
    return found([*local_findings(material, grades), *local_checks_refuse_half(material, grades)])


def test_good_local_checks(course):
    assert local_condition(course) == []


def test_local_checks_that_refuse_a_right_answer(course):
    changes = {"right/scale__loop": {"t": Outcome(False, "no")}}
    assert local_condition(course, changes) == [(Condition.LOCAL, "right/scale__loop")]


def test_local_checks_that_hang_on_a_right_answer(course):
    assert local_condition(course, {"right/scale__loop": None}) == [(Condition.LOCAL, "right/scale__loop")]


def test_local_checks_that_pass_more_than_half_of_the_wrong_answers(course):
    changes = {answer.name: {"t": Outcome(True)} for answer in course.material().wrong[:4]}
    assert local_condition(course, changes) == [(Condition.LOCAL, "local_tests.py")]


def test_local_checks_that_raise_something_unforeseen(course):
    changes = {"wrong/scale__default": {"t": Outcome(False, error="KeyError: 3")}}
    assert local_condition(course, changes) == [(Condition.UNFORESEEN, "wrong/scale__default, local t")]


def test_an_exercise_without_local_checks(course):
    course.replace("local_tests.py", 'check("total"', 'check("scale"')
    assert local_condition(course) == [(Condition.LOCAL, "total")]


def test_local_checks_that_give_points(course):
    course.replace("local_tests.py", 'check("total", ', 'check("total", points=1, ')
    assert local_condition(course) == [(Condition.LOCAL, "test_total_example")]
