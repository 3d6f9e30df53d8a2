"""What `check` returns: plain text for a terminal, HTML for a notebook."""

from dataclasses import dataclass

from autograder.student.html import BAD, GOOD, SOFT, item, paragraph, prose
from autograder.text import Language, Text, escape_html, harmless


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """One local check."""

    title: Text
    passed: bool
    message: Text | None = None
    detail: Text | None = None
    """Inputs, expected and actual values."""
    hint: Text | None = None
    line: Text | None = None
    """The student's own line that raised."""


@dataclass(frozen=True, slots=True)
class ExerciseOutcome:
    """One exercise: its checks, or one sentence in place of them."""

    name: str
    checks: tuple[CheckOutcome, ...] = ()
    instead: Text | None = None
    """Why the checks say nothing: not done yet, not defined."""
    warning: Text | None = None
    """A use of something that is off limits."""

    @property
    def passed(self) -> bool:
        """Whether there is nothing to complain about."""
        right = all(check.passed for check in self.checks)
        return right and self.instead is None and self.warning is None


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """All that `check` found out; Jupyter shows it as HTML, `print` as text."""

    language: Language
    exercises: tuple[ExerciseOutcome, ...] = ()
    problem: Text | None = None
    """Why nothing could be checked."""
    source: Text | None = None
    """Which file was checked, where there was a choice."""

    @property
    def passed(self) -> bool:
        """Whether all checks pass."""
        return self.problem is None and all(each.passed for each in self.exercises)

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def __str__(self) -> str:
        return repr(self)

    def _lines(self) -> list[str]:
        lines = [self._say(text) for text in (self.source, self.problem) if text]
        for exercise in self.exercises:
            lines.append(exercise.name)
            if exercise.instead:
                lines.append(f"  – {self._say(exercise.instead)}")
            for check in exercise.checks:
                lines.append(f"  {'✓' if check.passed else '✗'} {self._say(check.title)}")
                lines += [f"      {line}" for line in self.explanation(check)]
            if exercise.warning:
                lines.append(f"  ! {self._say(exercise.warning)}")
        summary = self._summary()
        return [*lines, summary] if summary else lines

    def explanation(self, check: CheckOutcome) -> list[str]:
        """What follows the title of a check: what went wrong, where, and a hint."""
        parts = [self._say(text) for text in (check.message, check.line, check.detail) if text]
        parts += [f"{self._say(HINT)}: {self._say(check.hint)}"] if check.hint else []
        return [line for part in parts for line in part.splitlines()]

    def _summary(self) -> str:
        checks = [check for exercise in self.exercises for check in exercise.checks]
        if not checks:
            return ""
        passed = sum(check.passed for check in checks)
        return self._say(SUMMARY.format(passed=passed, all=len(checks)))

    def _say(self, text: Text) -> str:
        return harmless(text.in_(self.language))

    def _repr_html_(self) -> str:
        parts = [paragraph(prose(self._say(text))) for text in (self.source, self.problem) if text]
        for exercise in self.exercises:
            parts.append(paragraph(f"<b><code>{escape_html(exercise.name)}</code></b>"))
            if exercise.instead:
                parts.append(item("–", SOFT, prose(self._say(exercise.instead))))
            parts += [self._check_html(check) for check in exercise.checks]
            if exercise.warning:
                parts.append(item("!", BAD, prose(self._say(exercise.warning))))
        summary = self._summary()
        if summary:
            parts.append(paragraph(f'<span style="color:{SOFT}">{escape_html(summary)}</span>'))
        return f'<div style="line-height:1.5">{"".join(parts)}</div>'

    def _check_html(self, check: CheckOutcome) -> str:
        parts = [prose(self._say(text)) for text in (check.title, check.message) if text]
        parts += [f"<code>{escape_html(self._say(check.line))}</code>"] if check.line else []
        parts += [f"<code>{prose(self._say(check.detail))}</code>"] if check.detail else []
        parts += [f"<b>{self._say(HINT)}:</b> {prose(self._say(check.hint))}"] if check.hint else []
        inside = "".join(f"<div>{part}</div>" for part in parts)
        return item("✓", GOOD, inside) if check.passed else item("✗", BAD, inside)


HINT = Text("Pista", "Hint")
SUMMARY = Text(
    "Pasan {passed} de {all} comprobaciones locales. La corrección usa más comprobaciones que estas.",
    "{passed} of {all} local checks pass. Grading uses more checks than these.",
)
