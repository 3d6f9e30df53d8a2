"""On what a run was graded: versions and processor, found out without importing torch."""

import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

PACKAGES = ("torch", "torchvision", "numpy", "scipy", "scikit-learn", "matplotlib", "pytest")
"""Packages whose version may change what a submission computes, or how it is graded."""

_ASK_FOR_GPU = "import torch; print(torch.cuda.get_device_name(0) if torch.cuda.is_available() else '')"


def installed_versions() -> dict[str, str]:
    """Versions of Python and of the packages that count; those that are missing are left out."""
    versions = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # `doctor` is the one that complains
    return versions


def cpu_name() -> str:
    """The processor's name as the system tells it, else the architecture."""
    if sys.platform == "linux":
        return _linux_cpu_name() or platform.machine()
    if sys.platform == "darwin":
        asked = subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True, check=False
        )
        return asked.stdout.strip() or platform.machine()
    return platform.processor() or platform.machine()


def gpu_name() -> str:
    """Name of the GPU, empty when there is none that torch can use.

    Asked in a process of its own: one that has initialised CUDA must not fork workers.
    """
    answer = subprocess.run([sys.executable, "-c", _ASK_FOR_GPU], capture_output=True, text=True, check=False)
    return answer.stdout.strip()


def _linux_cpu_name() -> str | None:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, None)
