"""Submissions that try to win points. Each succeeds with a naive grader, none over the wire."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.cells.read import read_submission
from autograder.grading.grade import grade
from autograder.grading.jobs import Job, Settings
from autograder.isolation.policy import ALL_LAYERS
from autograder.records import Layer, Limits, SubmissionStatus

HERE = Path(__file__).parent
ATTACKS = sorted((HERE / "scores").glob("*.py"))
ONLY_HERE = {"forged_frames", "yes_to_everything"}
"""Attacks whose control is a test of its own below."""
QUICK = Limits(call_cpu_seconds=2.0, load_cpu_seconds=4.0)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "layers",
    [ALL_LAYERS, ALL_LAYERS - {Layer.NAMESPACES}],
    ids=["all-layers", "landlock-and-seccomp"],
)
def test_an_attack_wins_nothing_and_harms_nobody(attack, layers, warm, lab):
    text = f"{lab.reference}\n\n{attack.read_text()}"
    code = read_submission(text.encode(), "script")
    job = Job("mallory", "toy", attack.name, code, limits=QUICK)
    result = grade(job, code, lab, warm(layers), Settings())
    assert result.status is SubmissionStatus.GRADED
    assert {each.name: each.score for each in result.exercises} == {
        "double": 0.0,
        "quadruple": 2.0,
        "root": 1.0,
        "Scale": 2.0,
        "count_to": 1.0,
    }
    honest = read_submission(lab.reference.encode(), "script")
    after = grade(Job("ana", "toy", "toy.py", honest), honest, lab, warm(layers), Settings())
    assert after.score == after.max_score


@pytest.mark.parametrize(
    "attack", [path for path in ATTACKS if path.stem not in ONLY_HERE], ids=lambda path: path.stem
)
def test_control_the_same_attack_fools_a_naive_grader(attack, lab, tmp_path):
    command = [sys.executable, str(HERE / "naive_grader.py"), str(lab.folder), str(attack)]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    scores = tmp_path / "scores.json"
    believed = json.loads(scores.read_text())["points"] if scores.exists() else 2.0 * (ended.returncode == 0)
    assert believed == 2.0, ended.stdout + ended.stderr


def test_control_the_forged_frames_hold_a_pickle_that_acts(tmp_path, monkeypatch):
    proof = tmp_path / "proof"
    monkeypatch.setenv("FORGED_FRAMES_PROOF", str(proof))
    code = (HERE / "scores" / "forged_frames.py").read_text()
    namespace: dict[str, object] = {"__name__": "attack"}
    exec(code, namespace)
    payload = pickle.dumps(namespace["Evil"]().__reduce__()[1])
    assert pickle.loads(payload) == (str(proof),)
    function, arguments = namespace["Evil"]().__reduce__()
    function(*arguments)
    assert proof.is_dir()
    assert not Path("/tmp/forged-frames-proof").exists()


def test_control_the_object_that_says_yes_passes_a_plain_assert():
    namespace: dict[str, object] = {"__name__": "attack"}
    exec((HERE / "scores" / "yes_to_everything.py").read_text(), namespace)
    import numpy as np

    x = np.array([-1.5, 0.0, 3.0])
    answer = namespace["double"](x)
    assert isinstance(answer, np.ndarray)
    assert answer.shape == x.shape
    assert (answer == 2 * x).all()
    assert np.allclose(answer, 2 * x) is not False
