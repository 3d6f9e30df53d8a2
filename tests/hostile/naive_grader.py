"""The grader that this project is not: student code and hidden tests in one process.

    python naive_grader.py LAB_FOLDER SUBMISSION

Runs the hidden checks of `double` the way most courses do and believes what it sees: `scores.json` if there
is one, else the exit code. It is the control of the attacks in this folder: each must succeed here.
"""

import json
import runpy
import sys
from pathlib import Path


def main() -> None:
    """Grade and write `scores.json` in the working folder."""
    lab, submission = Path(sys.argv[1]), Path(sys.argv[2])
    sys.path.insert(0, str(lab))
    import hidden_tests

    from autograder.student.local import LocalSubmission
    from autograder.testing import checks_of

    points = 0.0
    student = LocalSubmission(runpy.run_path(str(submission)))
    for check in checks_of(vars(hidden_tests)).values():
        if check.exercise == "double":
            try:
                vars(hidden_tests)[check.id](student)
                points += check.points
            except Exception as error:
                print(f"{check.id}: {error}")
    Path("scores.json").write_text(json.dumps({"points": points}))


if __name__ == "__main__":
    main()
