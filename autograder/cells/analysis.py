"""What can be said about a submission's code without running it."""

from autograder.cells.source_hash import source_hash

__all__ = ["source_hash"]
