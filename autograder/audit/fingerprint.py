"""When do the mutants of a committed kill matrix still stand? While nothing that they depend on changes."""

import hashlib
from importlib import metadata
from pathlib import Path

from autograder.audit.answers import FOLDER
from autograder.results.fingerprint import graders_hash
from autograder.results.machine import installed_versions

_AUDIT = Path(__file__).parent
# How mutants are made, graded and compared. Conditions, reports and the matrix's layout change no verdict.
_PARTS = (
    "cases",
    "check_runs",
    "mutant_runs",
    "mutants",
    "mutations",
    "namespace",
    "repeat",
    "same",
    "throwaway",
)


def versions() -> dict[str, str]:
    """What the verdicts may depend on: Python without its patch level, and packages."""
    found = installed_versions()
    found["python"] = ".".join(found["python"].split(".")[:2])
    found["libcst"] = metadata.version("libcst")
    # A local label such as `+cpu` names another build of the same version.
    return {name: version.partition("+")[0] for name, version in sorted(found.items())}


def mutants_hash(root: Path, lab: str) -> str:
    """`sha256:` of a lab, its graders, the engine, the audit and the versions of packages."""
    digest = hashlib.sha256(graders_hash(root, [lab]).encode())
    answers = root / "source" / lab / FOLDER
    files = [_AUDIT / f"{part}.py" for part in _PARTS] + [answers / "inputs.py", answers / "equivalent.toml"]
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        digest.update(f"\n{file.name} {len(content)}\n".encode() + content)
    for name, version in versions().items():
        digest.update(f"\n{name}=={version}".encode())
    return f"sha256:{digest.hexdigest()}"
