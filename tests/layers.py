"""For tests that need layers of isolation, or Linux."""

import os
import sys

import pytest

from autograder.isolation.probe import probe_layers
from autograder.records import Layer

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


def require_layers(*layers: Layer) -> None:
    """Skip the test where one of `layers` is missing; fail it with AUTOGRADER_REQUIRE_LAYERS=all."""
    for layer in layers:
        probe = probe_layers()[layer]
        if probe.available:
            continue
        why = f"{layer}: {probe.reason.en if probe.reason else ''} {probe.detail}".strip()
        if os.environ.get("AUTOGRADER_REQUIRE_LAYERS") == "all":
            pytest.fail(f"layer is required, but missing: {why}")
        pytest.skip(why)


def require_any_layer(*layers: Layer) -> None:
    """Skip the test where all of `layers` are missing."""
    if not any(probe_layers()[layer].available for layer in layers):
        pytest.skip(f"none of {', '.join(layers)} is there")
