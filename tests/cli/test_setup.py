"""What `make` installs: versions, reasons, and the sentences for those who lack something."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]


def direct_dependencies() -> set[str]:
    """Names of all packages that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[^A-Za-z0-9_-]", requirement)[0] for group in groups for requirement in group}
    return names - {"autograder"}


def pins() -> dict[str, list[str]]:
    """Package → its lines in constraints.txt."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found.setdefault(re.split(r"[=<> ]", line)[0].lower(), []).append(line)
    return found


def test_every_dependency_is_pinned_and_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    for name in direct_dependencies():
        assert name.lower() in pins(), name
        assert name.lower() in reasons, name


def test_pins_are_exact_where_the_environment_was_tested() -> None:
    ranges = {name: lines for name, lines in pins().items() if not any("==" in line for line in lines)}
    assert not ranges


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11) or sys.platform != "linux", reason="other versions are fine elsewhere"
)
def test_this_environment_is_the_pinned_one() -> None:
    for name in direct_dependencies():
        version = metadata.version(name).split("+")[0]
        assert any(f"=={version}" in line for line in pins()[name.lower()]), name


def test_the_first_release_of_each_python_will_do() -> None:
    # Debian 12 has Python 3.11.2 to this day: no pinned package may want more than pyproject.toml does.
    too_new = {}
    for name in pins():
        with contextlib.suppress(metadata.PackageNotFoundError):  # a package for another system
            wanted = SpecifierSet(metadata.metadata(name).get("Requires-Python") or "")
            too_new[name] = [each for each in ("3.11.0", "3.12.0", "3.13.0") if each not in wanted]
    assert len(too_new) > 100
    assert not {name: versions for name, versions in too_new.items() if versions}


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    """A copy of the script, in a repository without an environment."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path / "tools" / "setup.sh"


def run(script: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script; no system package is missing as far as it can see."""
    return subprocess.run(
        ["/bin/sh", str(script)],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with what the script needs besides Python, bubblewrap among it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("dirname", "uname", "cat", "cksum", "id"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    (folder / "bwrap").write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / "bwrap").chmod(0o755)
    return folder


def test_another_python_gets_one_sentence(setup: Path, tools: Path) -> None:
    ended = run(setup, PATH=str(tools), PYTHON="/bin/false")
    assert ended.returncode == 2
    assert ended.stderr == "setup: PYTHON=/bin/false is not a Python 3.11, 3.12 or 3.13.\n"


def test_without_python_there_is_one_sentence(setup: Path, tools: Path) -> None:
    ended = run(setup, PATH=str(tools))
    assert ended.returncode == 2
    assert ended.stderr.startswith("setup: Python 3.11, 3.12 or 3.13 is needed")
    assert len(ended.stderr.splitlines()) == 1


def test_without_venv_the_command_is_printed(setup: Path, tools: Path) -> None:
    python = tools / "python3"
    python.write_text(
        f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\nexec {sys.executable} "$@"\n', encoding="utf-8"
    )
    python.chmod(0o755)
    ended = run(setup, PATH=str(tools))
    assert ended.returncode == 2
    assert "sudo apt-get install python3." in ended.stderr


def test_an_installed_environment_is_left_alone(setup: Path, tools: Path) -> None:
    repository = setup.parents[1]
    (repository / ".venv" / "bin").mkdir(parents=True)
    (repository / ".venv" / "bin" / "python").symlink_to(sys.executable)
    sums = subprocess.run(
        ["sh", "-c", "cat pyproject.toml constraints.txt | cksum"],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    (repository / ".venv" / ".installed").write_text(f"{sums.stdout.strip()} \n", encoding="utf-8")
    ended = run(setup, PATH=str(tools))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
