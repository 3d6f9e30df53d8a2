"""Where the project's own parts stand in nbgrader: the one place that `nbgrader_config.py` calls."""

from typing import Any

from nbgrader.converters import Autograde
from nbgrader.preprocessors import DeduplicateIds, Execute

from autograder.nbgrader_plugin.exporter import SubmissionExporter
from autograder.nbgrader_plugin.grade import GradeWithEngine
from autograder.nbgrader_plugin.mend import MendCells


def configure(c: Any) -> None:
    """Fill in a traitlets `Config` (nbgrader's `c`): how submissions are read, mended and graded.

    The lists are nbgrader's own, so that a new release of it may change the other steps.
    """
    stock = Autograde()
    mending: list[Any] = list(stock.sanitize_preprocessors)
    # Before all that looks at ids: nbgrader's own steps stumble over metadata that students have broken.
    mending.insert(mending.index(DeduplicateIds), MendCells)
    grading = [GradeWithEngine if step is Execute else step for step in stock.autograde_preprocessors]
    c.Autograde.exporter_class = SubmissionExporter
    c.Autograde.sanitize_preprocessors = mending
    c.Autograde.autograde_preprocessors = grading
