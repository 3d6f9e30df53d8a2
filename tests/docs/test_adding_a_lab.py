"""docs/adding-a-lab.md, done to the letter: the lab that comes out builds and passes its gate."""

import re
from pathlib import Path

import pytest

from autograder.audit import audit_lab, report_text
from autograder.authoring.build import build
from autograder.authoring.new_lab import new_lab

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "adding-a-lab.md"
STEP = re.compile(r"`source/metrics/(?P<path>[^`]+)`:\n```\w*\n(?P<text>.*?)```", re.DOTALL)


def follow(page: str, lab: Path) -> list[str]:
    """Append every block of the page to the file that it is for; files that do not exist are made."""
    done = []
    for step in STEP.finditer(page):
        path = lab / step["path"]
        before = path.read_text() if path.exists() else ""
        path.write_text(f"{before}\n\n{step['text']}".lstrip("\n"))
        done.append(step["path"])
    for name in ("hidden_tests.py", "local_tests.py"):
        path = lab / name
        path.write_text(path.read_text().replace("check, expect_float", "check, expect_close, expect_float"))
    return done


@pytest.mark.slow
def test_the_page_leads_to_a_lab_that_builds_and_passes_its_gate(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "nbgrader_config.py").touch()
    new_lab(tmp_path, "metrics")
    done = follow(PAGE.read_text(), tmp_path / "source" / "metrics")
    assert len(done) == 12
    build(tmp_path)
    assert not build(tmp_path, check=True)
    assert "one_hot" in (tmp_path / "assignments" / "es" / "metrics" / "metrics.py").read_text()
    result = audit_lab(tmp_path, "metrics", workers=2, mutants="always")
    assert result.ok, report_text(result, "en")
