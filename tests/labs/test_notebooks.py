"""Every notebook runs from top to bottom with the reference solutions, and its local checks pass."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.text import LANGUAGES

ROOT = Path(__file__).parents[2]
LABS = sorted(folder.name for folder in (ROOT / "source").iterdir() if (folder / "lab.py").is_file())
CELL_SECONDS = 600
"""Against hanging only; how long a notebook takes is measured by benchmarks/notebooks.py."""


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lab", LABS)
def test_a_notebook_runs_from_top_to_bottom(lab, language, tmp_path, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    # Tests run side by side: torch's threads would wait for each other on cores that are taken.
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    # No proxy that a notebook could fetch through: it has to find all it needs in its folder.
    for variable in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    folder = tmp_path / lab
    shutil.copytree(ROOT / "solutions" / language / lab, folder)
    notebook = nbformat.read(folder / f"{lab}.ipynb", as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    checked = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        said = "".join(str(output.get("data", {}).get("text/plain", "")) for output in cell.outputs)
        if cell.source.startswith("from autograder import check"):
            checked += 1
            assert "✓" in said
            assert "✗" not in said, said
        warned = "".join(output.get("text", "") for output in cell.outputs if output.get("name") == "stderr")
        assert not warned, f"{cell.source}\n{warned}"
    assert checked > 0
