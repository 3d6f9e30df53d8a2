"""The folder travels to students: it imports little, and works on every system."""

import ast
import subprocess
import sys
from pathlib import Path

import autograder.cells

FOLDER = Path(next(iter(autograder.cells.__path__)))
ALLOWED = {"autograder", "numpy", "torch", "matplotlib", "pytest"}
OPTIONAL = {"IPython"}
MISSING_ELSEWHERE = {"resource", "fcntl", "pwd", "grp", "termios"}


def test_imports() -> None:
    imported = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
    assert not imported & MISSING_ELSEWHERE
    assert imported <= ALLOWED | OPTIONAL | set(sys.stdlib_module_names)


def test_it_works_without_what_other_systems_lack() -> None:
    program = f"""
import os, sys
for name in {sorted(MISSING_ELSEWHERE | OPTIONAL | {"nbformat", "nbgrader", "torch", "matplotlib"})}:
    sys.modules[name] = None
if hasattr(os, "fork"):
    del os.fork
from autograder.cells.analysis import Definitions
from autograder.cells.execute import execute
from autograder.cells.module import new_module
from autograder.cells.read import read_submission
source = "import math\\n%matplotlib inline\\ndef f(x): return math.exp(x)\\nimport matplotlib, IPython"
code = read_submission(source.encode(), "script")
module = new_module()
(report,) = execute(code.cells, module.__dict__)
assert report.errors[0].type_name == "ModuleNotFoundError", report
assert module.f(0) == 1.0
assert Definitions(code).off_limits_uses("f", ("math.exp", "torch.*"))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
