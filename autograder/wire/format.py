"""The format of values on the wire: tags, limits and errors.

A value is a tag byte followed by its content; containers give a count and then their items.
Lengths are big-endian unsigned 32-bit integers, dimensions 64-bit ones. Nothing is ever evaluated,
imported or unpickled on the trusted side; two tags (functions) are refused there altogether.
"""

import struct
from dataclasses import dataclass
from typing import Any

import torch

from autograder.text import Text

NONE, TRUE, FALSE = b"N", b"T", b"F"
INT, FLOAT, COMPLEX, STRING, BYTES = b"i", b"f", b"c", b"s", b"b"
LIST, TUPLE, SET, FROZENSET, DICT, NAMED_TUPLE = b"l", b"t", b"S", b"z", b"m", b"n"
ARRAY, NUMPY_SCALAR, TENSOR = b"A", b"G", b"X"
TORCH_SIZE, TORCH_DTYPE, NUMPY_DTYPE, TORCH_DEVICE = b"Z", b"D", b"d", b"v"
HANDLE = b"H"
FUNCTION_NAME, FUNCTION_SOURCE = b"P", b"O"

LENGTH = struct.Struct(">I")
DIMENSION = struct.Struct(">Q")
DOUBLE = struct.Struct(">d")
DOUBLES = struct.Struct(">dd")

DEVICES = ("cpu", "cuda")
"""Kinds of device whose tensors cross."""

TORCH_DTYPES: dict[str, torch.dtype] = {
    str(dtype).removeprefix("torch."): dtype
    for dtype in (
        torch.float16,
        torch.bfloat16,
        torch.float32,
        torch.float64,
        torch.complex64,
        torch.complex128,
        torch.uint8,
        torch.int8,
        torch.int16,
        torch.int32,
        torch.int64,
        torch.bool,
    )
}
NUMPY_KINDS = "biufc"


@dataclass(frozen=True, slots=True)
class WireLimits:
    """What one frame may hold. Larger replies end the worker that sends them."""

    frame_bytes: int = 128 << 20
    values: int = 300_000
    depth: int = 64
    dimensions: int = 64
    integer_bytes: int = 1700
    """A little less than 4,300 decimal digits, which Python refuses to print."""


@dataclass(frozen=True, slots=True)
class Handle:
    """An object that stayed in the worker."""

    number: int
    kind: str
    type_name: str


@dataclass(frozen=True, slots=True)
class TensorFlags:
    """What the sender says about a tensor."""

    requires_grad: bool
    is_leaf: bool
    is_parameter: bool
    contiguous: bool
    device: str


@dataclass(frozen=True, slots=True)
class FunctionName:
    """A function of a library, by its dotted name."""

    dotted: str


@dataclass(frozen=True, slots=True)
class FunctionSource:
    """A function as source text."""

    name: str
    source: str


class FieldTuple(tuple[Any, ...]):
    """A named tuple from the other side; its class is not rebuilt, its field names are data."""

    _fields: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Any:
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(name)


class WireError(Exception):
    """A frame that is not in the format; the worker that sent it is ended."""


class CannotCrossError(Exception):
    """A value that has no place on the wire, with the reason for the student."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
