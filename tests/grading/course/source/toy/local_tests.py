"""Local checks."""
