"""What a run found out: as JSON, and kept from one run to the next."""

from autograder.results.document import dumps, from_document, loads, to_document
from autograder.results.fingerprint import Fingerprint, graders_hash
from autograder.results.machine import cpu_name, gpu_name, installed_versions
from autograder.results.store import ResultStore

__all__ = [
    "Fingerprint",
    "ResultStore",
    "cpu_name",
    "dumps",
    "from_document",
    "gpu_name",
    "graders_hash",
    "installed_versions",
    "loads",
    "to_document",
]
