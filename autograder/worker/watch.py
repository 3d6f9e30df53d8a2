"""Watching which library functions the student's code calls, where reading the source cannot tell.

Only direct calls from the student's cells count, and only Python functions, built-in functions and
classes written in Python; what a profile function does not see (ufuncs) is left to `cells.off_limits`.
"""

import fnmatch
import sys
import threading
from types import FrameType, TracebackType
from typing import Any

Found = tuple[str, str, int]
"""Dotted name of what was called, name of the cell, line."""


class CallWatch:
    """Context manager: `found` lists calls that match one of the patterns."""

    def __init__(self, patterns: list[str]) -> None:
        self._patterns = [pattern for pattern in patterns if not pattern.startswith(("Tensor.", "!"))]
        self._exceptions = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
        self.found: list[Found] = []

    def __enter__(self) -> "CallWatch":
        threading.setprofile(self._event)
        sys.setprofile(self._event)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.setprofile(None)
        threading.setprofile(None)

    def _event(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            caller, code = frame.f_back, frame.f_code
            names = [f"{frame.f_globals.get('__name__', '')}.{code.co_qualname}"]
        elif event == "c_call":
            caller = frame
            names = [f"{getattr(argument, '__module__', None) or ''}.{getattr(argument, '__qualname__', '')}"]
        else:
            return
        if (
            caller is None
            or not caller.f_code.co_filename.startswith(("<cell", "<script"))
            or len(self.found) >= 10
        ):
            return
        for name in map(_public_name, names):
            if _matches(name, self._patterns) and not _matches(name, self._exceptions):
                self.found.append((name, caller.f_code.co_filename.strip("<>"), caller.f_lineno))


def _matches(name: str, patterns: list[str]) -> bool:
    """Whether a pattern names this object, or a module or class that holds it."""
    return any(fnmatch.fnmatchcase(name, each) for pattern in patterns for each in (pattern, f"{pattern}.*"))


def _public_name(name: str) -> str:
    """`torch.nn.modules.activation.ReLU.__init__` is `torch.nn.ReLU` to those who write patterns."""
    name = name.removesuffix(".__init__").removesuffix(".forward")
    if name.startswith("torch.nn.modules."):
        return "torch.nn." + name.rpartition(".")[2]
    for private in ("._VariableFunctionsClass.", "._VariableFunctions."):
        name = name.replace(private, ".")
    return name.replace("numpy.linalg._linalg.", "numpy.linalg.").replace(
        "numpy.lib._arraypad_impl.", "numpy."
    )
