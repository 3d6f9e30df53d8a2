"""nbgrader's configuration: stock nbgrader, with the course's folders and the project's own autograder.

A course is taught in one language; `AUTOGRADER_LANG=en` turns it to English.
"""

import os

from autograder.authoring.nbgrader_settings import configure

c = get_config()  # noqa: F821 - nbgrader defines it where this file runs

configure(c, "en" if os.environ.get("AUTOGRADER_LANG") == "en" else "es")

# --- autograde: which preprocessors grade, and which mend a submission before -----------------------------
