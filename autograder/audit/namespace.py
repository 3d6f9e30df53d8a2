"""The cells of a made-up submission, run in this process."""

import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any


def run_cells(cells: Sequence[str], name: str = "submission") -> dict[str, Any]:
    """Run cells one after the other in a fresh module and return its names."""
    module = ModuleType(name)
    # Classes look their module up by name, for example when a dataclass resolves its annotations.
    sys.modules[name] = module
    for number, cell in enumerate(cells, start=1):
        exec(compile(cell, f"<cell {number}>", "exec"), module.__dict__)
    return module.__dict__
