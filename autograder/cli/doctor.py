"""`autograder doctor`: what this machine has, what it lacks, and what to do about it."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from autograder import __version__
from autograder.authoring.errors import AuthoringError
from autograder.authoring.lab_source import course_root, find_labs
from autograder.cli.bilingual import command, say
from autograder.cli.problems import Exit
from autograder.cli.terminal import standard_output
from autograder.records import Device
from autograder.results.machine import PACKAGES, cpu_name, gpu_name
from autograder.text import Text, harmless

ABOUT = Text(
    "Muestra qué tiene y qué le falta a este computador para corregir, y qué hacer.",
    "Show what this machine has and lacks for grading, and what to do about it.",
)
ALSO_NEEDED = ("click", "rich", "nbgrader", "nbformat", "jupyterlab", "jupytext")
REINSTALL = Text(
    "Instala los paquetes del curso: `make venv`, o `pip install -e '.[instructor]'`.",
    "Install the course's packages: `make venv`, or `pip install -e '.[instructor]'`.",
)
NO_GPU = Text("CPU; no hay GPU con CUDA", "CPU; there is no GPU with CUDA")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    what: str
    fine: bool
    found: str
    advice: Text | None = None
    needed: bool = True
    """Whether grading is impossible without it; a missing layer only makes it less safe."""


@command("doctor", ABOUT, "autograder doctor")
def run() -> int:
    """Print the report; exit with 1 when something is missing without which nothing can be graded."""
    console = standard_output()
    blocked = False
    for finding in _findings():
        sign = "✓" if finding.fine else "✗" if finding.needed else "!"
        style = {"✓": "green", "✗": "red", "!": "yellow"}[sign]
        console.print(f"[{style}]{sign}[/] {finding.what:<24}", end="")
        console.print(harmless(finding.found), markup=False, soft_wrap=True)
        if finding.advice is not None and not finding.fine:
            console.print(f"  → {harmless(say(finding.advice))}", markup=False, soft_wrap=True)
        blocked = blocked or (finding.needed and not finding.fine)
    return Exit.BELOW if blocked else Exit.DONE


def _findings() -> Iterator[Finding]:
    yield Finding("autograder", True, f"{__version__} ({Path(__file__).resolve().parents[1]})")
    yield _python()
    yield Finding("system", True, f"{platform.platform()}, {cpu_name()}")
    for name in (*PACKAGES, *ALSO_NEEDED):
        yield _package(name)
    yield from _layers()
    yield from _device()
    yield from _course()


def _python() -> Finding:
    wanted = Text("Usa Python 3.11, 3.12 o 3.13.", "Use Python 3.11, 3.12 or 3.13.")
    fine = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("Python", fine, f"{platform.python_version()} ({sys.executable})", wanted)


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, say(Text("no está instalado", "is not installed")), REINSTALL)


def _layers() -> Iterator[Finding]:
    from autograder.isolation.probe import probe_layers

    for layer, probe in probe_layers().items():
        found = probe.detail or say(Text("sí", "yes") if probe.available else Text("no", "no"))
        yield Finding(
            f"{say(Text('aislamiento', 'isolation'))}: {layer}", probe.available, found, probe.reason, False
        )


def _device() -> Iterator[Finding]:
    name = gpu_name()
    yield Finding(say(Text("dispositivo", "device")), True, name or say(NO_GPU))
    if name:
        from autograder.isolation import gpu

        also = Text("con --device cuda las entregas ven también", "with --device cuda submissions also see")
        files = [*gpu.devices(Device.CUDA), *gpu.readable(Device.CUDA)]
        yield Finding("GPU", True, f"{say(also)}: {', '.join(files) or '–'}")


def _course() -> Iterator[Finding]:
    name = say(Text("curso", "course"))
    try:
        root = course_root()
        labs = [folder.name for folder in find_labs(root)]
    except AuthoringError as problem:
        yield Finding(name, False, str(problem))
        return
    yield Finding(name, True, f"{root}: {', '.join(labs) or '–'}")
    settings = root / "nbgrader_config.py"
    text = settings.read_text(encoding="utf-8", errors="replace") if settings.is_file() else ""
    wired = "autograder" in text
    advice = Text(
        "nbgrader_config.py no usa los preprocesadores del curso: recupera el del repositorio.",
        "nbgrader_config.py does not use the course's preprocessors: restore that of the repository.",
    )
    yield Finding("nbgrader_config.py", wired, str(settings), advice)
