"""How nbgrader is set up for a course: one place for `nbgrader_config.py` and for `build`."""

import os
from typing import Any

from autograder.authoring.solutions import stub_line
from autograder.text import Language


def course_language() -> Language:
    """The language that the course is taught in: `AUTOGRADER_LANG`, else Spanish."""
    return "en" if os.environ.get("AUTOGRADER_LANG") == "en" else "es"


def configure(c: Any, language: Language) -> None:
    """Fill in a traitlets `Config` (nbgrader's `c`) for a course that is taught in one language."""
    c.CourseDirectory.course_id = "neural_networks"
    # nbgrader copies whatever lies beside a source notebook into the release, so this is a folder that
    # `autograder build` fills, never the one with hidden tests and answers.
    c.CourseDirectory.source_directory = f"solutions/{language}"
    c.CourseDirectory.release_directory = f"assignments/{language}"
    c.ClearSolutions.code_stub = {"python": stub_line(language)}
    c.ClearSolutions.begin_solution_delimeter = "### BEGIN SOLUTION"
    c.ClearSolutions.end_solution_delimeter = "### END SOLUTION"
