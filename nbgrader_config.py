"""nbgrader's configuration: stock nbgrader, with the course's folders and the project's own autograder.

A course is taught in one language; `AUTOGRADER_LANG=en` turns it to English.
"""

import os
import sys
from pathlib import Path

from autograder.authoring.nbgrader_settings import configure, course_language
from autograder.nbgrader_plugin.settings import configure as configure_autograde

c = get_config()  # noqa: F821 - nbgrader defines it where this file runs

# nbgrader calls `alembic` by name: let it be found where the environment is not activated, too.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

configure(c, course_language())

# --- autograde: which preprocessors grade, and which mend a submission before -----------------------------
configure_autograde(c)
