"""The words in which checks are written; see docs/writing-checks.md."""
