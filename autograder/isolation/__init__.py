"""Layers of isolation around student code: one file each, put on in a fork by `enter`."""

from autograder.isolation.policy import ALL_LAYERS, ForkPolicy, Sandbox, python_environment

__all__ = ["ALL_LAYERS", "ForkPolicy", "Sandbox", "python_environment"]
