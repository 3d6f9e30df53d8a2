"""What stays in the worker: the table of objects, and functions that the grader shipped."""

import importlib
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from autograder.testing.layout import noncontiguous
from autograder.testing.operations import kind_of
from autograder.wire.format import FunctionName, FunctionSource, Handle, TensorFlags

_LIBRARIES = ("torch", "numpy", "math", "operator")


class ObjectTable:
    """Objects that did not cross the wire, by number, and the way back for values that did."""

    def __init__(self, device: str) -> None:
        self._device = torch.device(device)
        self._objects: list[object] = []
        self._functions: dict[str, Callable[..., Any]] = {}

    def keep(self, value: object) -> Handle:
        """Keep an object and say by which number it can be asked for."""
        self._objects.append(value)
        return Handle(len(self._objects) - 1, kind_of(value), type(value).__name__[:80])

    def look_up(self, handle: Handle) -> object:
        """The object that a handle stands for."""
        return self._objects[handle.number]

    def receive_tensor(self, tensor: torch.Tensor, flags: TensorFlags) -> torch.Tensor:
        """A tensor from the grader, on the run's device, with its `requires_grad` and layout."""
        if self._device.type != "cpu":
            tensor = tensor.to(self._device)
            tensor = tensor if flags.contiguous else noncontiguous(tensor)
        return tensor.requires_grad_() if flags.requires_grad else tensor

    def receive_function(self, function: FunctionName | FunctionSource) -> Callable[..., Any]:
        """A function from the grader: by its dotted name, or from its source."""
        if isinstance(function, FunctionName):
            module_name, _, name = function.dotted.rpartition(".")
            if module_name.split(".")[0] not in _LIBRARIES:
                raise LookupError(f"{function.dotted} is not in a library that the worker knows")
            found: Callable[..., Any] = getattr(importlib.import_module(module_name), name)
            return found
        if function.source not in self._functions:
            namespace: dict[str, Any] = {
                "__name__": "shipped",
                "np": np,
                "torch": torch,
                "math": math,
                "Any": Any,
            }
            exec(compile(function.source, f"<{function.name}>", "exec", dont_inherit=True), namespace)
            self._functions[function.source] = namespace[function.name]
        return self._functions[function.source]
