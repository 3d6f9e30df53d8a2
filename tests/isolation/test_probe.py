"""The probes tell what is there, and why something is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.isolation import landlock, libc
from autograder.isolation.probe import NO_BUBBLEWRAP, Probe, probe_layers
from autograder.records import Layer

from ..layers import require_layers


def test_every_layer_is_probed() -> None:
    probes = probe_layers()
    assert set(probes) == set(Layer)
    assert probes[Layer.PROCESS].available
    for probe in probes.values():
        assert isinstance(probe, Probe)
        assert probe.available == (probe.reason is None)


def test_probing_happens_once() -> None:
    assert probe_layers() is probe_layers()


def test_reason_without_bubblewrap(tmp_path: Path) -> None:
    """A machine without the program, which is what an empty PATH looks like."""
    if not sys.platform.startswith("linux"):
        pytest.skip("bubblewrap exists on Linux only")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "autograder.isolation.probe"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    available, reason, _ = json.loads(done.stdout)["namespaces"]
    assert (available, tuple(reason)) == (False, NO_BUBBLEWRAP)


def test_all_of_landlock_is_used() -> None:
    require_layers(Layer.LANDLOCK)
    version = landlock.abi()
    assert landlock._ALL_OF_ABI.get(version, landlock._ALL_SINCE_5).bit_length() >= 13
    with pytest.raises(OSError, match="system call"):
        # A right that no kernel has: the structure is the one that this kernel checks.
        libc.syscall(444, bytes([0xFF] * 8), 8, 0)
