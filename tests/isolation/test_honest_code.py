"""Honest code goes on inside all layers, and where one refuses something it says why."""

import pytest

from autograder.records import Layer

from .conftest import ALL, NAMES, UNPRIVILEGED, MakeFork

WORKS_EVERYWHERE = {
    "copy a file": "import shutil\nopen('a', 'w').write('x')\nshutil.copy('a', 'b')\nshutil.copy2('a', 'c')",
    "temporary files": "import tempfile\nwith tempfile.TemporaryDirectory() as f: open(f + '/x', 'w')",
    "train": """
import torch
model = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.Flatten(), torch.nn.Linear(144, 2))
optimizer = torch.optim.Adam(model.parameters())
for _ in range(3):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(model(torch.rand(8, 1, 8, 8)), torch.zeros(8).long()).backward()
    optimizer.step()
torch.save(model.state_dict(), 'model.pt')
model.load_state_dict(torch.load('model.pt'))
""",
    "two threads": "import torch\ntorch.set_num_threads(2)\na = torch.rand(300, 300)\na @ a",
    "scikit-learn": """
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
x, y = load_digits(return_X_y=True)
cross_val_score(LogisticRegression(max_iter=5), x[:200], y[:200], n_jobs=2)
""",
    "pandas": "import pandas\nassert pandas.DataFrame({'x': [1, 2]}).x.mean() == 1.5",
    "plot": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('plot.png')",
    "compile": "import torch\nassert torch.compile(lambda x: x + 1)(torch.ones(1)) == 2",
    "threads and asyncio": """
import asyncio, threading
thread = threading.Thread(target=print)
thread.start()
thread.join()
asyncio.run(asyncio.sleep(0))
""",
    "who am I": "import getpass, os\ngetpass.getuser()\nos.path.expanduser('~')\nos.cpu_count()",
}
DATA_LOADER = """
import torch
from torch.utils.data import DataLoader, TensorDataset
loader = DataLoader(TensorDataset(torch.arange(64.)), batch_size=8, num_workers=2)
result = float(sum(batch[0].sum() for batch in loader))
"""
WITH_REASON = """
from autograder.isolation.refusals import why_refused
try:
    exec(source, {'__name__': 'student'})
except Exception as error:
    result = why_refused(error)
"""


@pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED], ids=NAMES.get)
@pytest.mark.parametrize("name", WORKS_EVERYWHERE)
def test_it_works(name: str, layers: frozenset[Layer], fork: MakeFork) -> None:
    assert "error" not in fork(layers, libraries=True).attempt(WORKS_EVERYWHERE[name])


def test_workers_of_a_data_loader_work_in_namespaces(fork: MakeFork) -> None:
    assert fork(ALL, libraries=True).run(DATA_LOADER) == 2016.0


def test_workers_of_a_data_loader_are_refused_with_a_reason(fork: MakeFork) -> None:
    reason = fork(UNPRIVILEGED, libraries=True).run(WITH_REASON, source=DATA_LOADER)
    assert "num_workers=0" in reason[0]
    assert "num_workers=0" in reason[1]


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')", "network"),
        ("open('/etc/passwd')", "data"),
        ("import subprocess\nsubprocess.run(['ls'])", "subprocess"),
    ],
)
def test_refusals_have_a_reason(code: str, word: str, fork: MakeFork) -> None:
    assert word in fork(UNPRIVILEGED).run(WITH_REASON, source=code)[1]


def test_a_fork_is_cheap(fork: MakeFork) -> None:
    """With torch in memory and all layers: 20 ms of CPU time, and as long till it is ready."""
    assert min(fork(ALL, libraries=True).worker.finish().cpu_seconds for _ in range(5)) < 0.06
