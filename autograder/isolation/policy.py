"""What a warm process is built with, and what one fork of it may do."""

import os
import site
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.records import Device, Layer, Limits

ALL_LAYERS = frozenset(Layer)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """What a warm process is built with; the same for all of its forks."""

    layers: frozenset[Layer] = ALL_LAYERS
    """Layers to put on. PROCESS cannot be left out; the others can, for tests of what each one stops."""
    readable: tuple[Path, ...] = ()
    """Files and folders that every fork may read: see `python_environment`."""
    data: tuple[Path, ...] = ()
    """Data folders of the labs; a fork reads the one that its policy names."""
    device: Device = Device.CPU
    scratch_root: Path | None = None
    """Where scratch folders are made; None: the system's folder for temporary files."""


@dataclass(frozen=True, slots=True)
class ForkPolicy:
    """What one fork may do."""

    limits: Limits = field(default_factory=Limits)
    data: Path | None = None
    """The lab's data folder, one of `Sandbox.data`; the fork finds it as `./data`."""
    device: Device = Device.CPU


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fork finds itself, decided by the trusted side for each fork anew."""

    uid: int | None
    """Drop to this user and group id; None: the process is not root, or has no other id to go to."""
    kept_capability: int | None
    """What the fork keeps because `uid` cannot read the Python environment, say below `/root`."""
    folder: str
    """Scratch folder, as seen by the warm process."""
    data: str | None
    """The lab's data folder, as seen by the warm process."""

    @property
    def home(self) -> str:
        """Working folder and `HOME`."""
        return f"{self.folder}/home"

    @property
    def tmp(self) -> str:
        """`TMPDIR`."""
        return f"{self.folder}/tmp"


def _existing(paths: Iterable[str | Path | None]) -> tuple[Path, ...]:
    """The paths that exist, as named and with symbolic links resolved, without repetitions."""
    found: dict[Path, None] = {}
    for path in paths:
        if path and os.path.exists(path):
            found[Path(os.path.abspath(path))] = None
            found[Path(os.path.realpath(path))] = None
    return tuple(found)


def python_environment() -> tuple[Path, ...]:
    """What this interpreter and its compiled packages have to read, and no more.

    Not the prefixes themselves: with `/usr` as prefix, or a virtual environment made in the
    root of a repository, much else lies below them.
    """
    base = {
        "base": sys.base_prefix,
        "platbase": sys.base_exec_prefix,
        "installed_base": sys.base_prefix,
        "installed_platbase": sys.base_exec_prefix,
    }
    paths: list[str | Path | None] = [
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        *(sysconfig.get_path(name, vars=base) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        sysconfig.get_config_var("LIBDIR"),
        *site.getsitepackages(),
        site.getusersitepackages() if site.ENABLE_USER_SITE else None,
        Path(sys.prefix) / "pyvenv.cfg",
        *_executables(),
        Path(__file__).resolve().parents[1],
    ]
    system = [
        "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib",
        "/usr/share/zoneinfo", "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts",
        "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types",
    ]  # fmt: skip
    return _existing([*paths, *system])


def _executables() -> list[Path]:
    """The interpreter, and each symbolic link on the way to it."""
    steps = [Path(sys.executable)]
    while steps[-1].is_symlink() and len(steps) < 10:
        steps.append(steps[-1].parent / steps[-1].readlink())
    return steps


def sandbox_to_json(sandbox: Sandbox) -> dict[str, Any]:
    """`sandbox` as it crosses to the warm process."""
    return {
        "layers": sorted(sandbox.layers),
        "readable": [str(path) for path in sandbox.readable],
        "data": [str(path) for path in sandbox.data],
        "device": sandbox.device,
    }


def sandbox_from_json(value: dict[str, Any]) -> Sandbox:
    """The inverse of `sandbox_to_json`; the scratch root stays on the trusted side."""
    return Sandbox(
        layers=frozenset(Layer(name) for name in value["layers"]),
        readable=tuple(Path(path) for path in value["readable"]),
        data=tuple(Path(path) for path in value["data"]),
        device=Device(value["device"]),
    )


def fork_to_json(policy: ForkPolicy, place: Place) -> dict[str, Any]:
    """`policy` and `place` as they cross to the warm process."""
    return {"limits": asdict(policy.limits), "device": policy.device, "place": asdict(place)}


def fork_from_json(value: dict[str, Any]) -> tuple[ForkPolicy, Place]:
    """The inverse of `fork_to_json`; paths of the trusted side do not cross."""
    policy = ForkPolicy(limits=Limits(**value["limits"]), device=Device(value["device"]))
    return policy, Place(**value["place"])
