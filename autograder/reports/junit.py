"""`--junit`: JUnit XML, which CI services show as test results."""

from xml.etree import ElementTree

from autograder.records import (
    CheckResult,
    ExerciseResult,
    ExerciseStatus,
    RunResult,
    SubmissionResult,
    SubmissionStatus,
)
from autograder.reports.report import write_text
from autograder.reports.words import EXERCISE_STATUS, SUBMISSION_STATUS
from autograder.text import Language, Text, harmless

RAISED = (
    ExerciseStatus.ERROR,
    ExerciseStatus.TIMEOUT,
    ExerciseStatus.OUT_OF_MEMORY,
    ExerciseStatus.CRASHED,
)


class JunitReport:
    """One `testsuite` per submission, one `testcase` per check."""

    name = "junit"
    metavar = "FILE"
    help = Text(
        "Escribe JUnit XML: una suite por entrega, un caso por comprobación.",
        "Write JUnit XML: one suite per submission, one case per check.",
    )

    def write(self, run: RunResult, destination: str, language: Language) -> None:
        """Write the file."""
        suites = ElementTree.Element("testsuites", name="autograder")
        for result in run.submissions:
            suites.append(_suite(result, language))
        ElementTree.indent(suites)
        text = ElementTree.tostring(suites, encoding="unicode")
        write_text(destination, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def _suite(result: SubmissionResult, language: Language) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=f"{_xml(result.student)}.{_xml(result.lab)}")
    group = f"{suite.get('name')}"
    if result.status is not SubmissionStatus.GRADED:
        case = ElementTree.SubElement(suite, "testcase", classname=group, name="submission")
        said = result.message or SUBMISSION_STATUS[result.status].in_(language)
        _problem(case, "error", result.status.value, said)
    for exercise in result.exercises:
        for case in _cases(exercise, group, language):
            suite.append(case)
    cases = list(suite)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("errors", str(sum(case.find("error") is not None for case in cases)))
    suite.set("time", f"{result.seconds.wall:.3f}")
    return suite


def _cases(exercise: ExerciseResult, group: str, language: Language) -> list[ElementTree.Element]:
    """A case per check; an exercise that ended before its checks gives one case for itself."""
    said = exercise.message or EXERCISE_STATUS[exercise.status].in_(language)
    classname = f"{group}.{exercise.name}"
    if not exercise.checks:
        case = ElementTree.Element("testcase", classname=classname, name=exercise.name)
        if exercise.status is not ExerciseStatus.PASSED:
            kind = "error" if exercise.status in RAISED else "failure"
            _problem(case, kind, exercise.status.value, said)
        return [case]
    return [_case(check, classname, exercise.status, said) for check in exercise.checks]


def _case(check: CheckResult, classname: str, status: ExerciseStatus, why: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=classname, name=_xml(check.name))
    if not check.passed:
        said = check.message or why
        _problem(case, "failure", status.value, f"{said}\n{check.hint}" if check.hint else said)
    return case


def _problem(case: ElementTree.Element, kind: str, status: str, said: str) -> None:
    first_line = said.strip().partition("\n")[0]
    ElementTree.SubElement(case, kind, type=status, message=_xml(first_line)).text = _xml(said)


def _xml(text: str) -> str:
    """Harmless text without the two characters that XML forbids and `harmless` keeps."""
    return harmless(text).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"))


REPORT = JunitReport()
