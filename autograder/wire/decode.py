"""Bytes → values, for input that may be hostile.

Arrays and tensors are rebuilt from dtype, shape and bytes in memory of this process; whatever breaks
the format or a limit is a `WireError`.
"""

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from autograder.testing.layout import noncontiguous
from autograder.wire import format as wire
from autograder.wire.format import Handle, TensorFlags, WireError, WireLimits

Tensor = Callable[[torch.Tensor, TensorFlags], torch.Tensor]
Function = Callable[[wire.FunctionName | wire.FunctionSource], object]


def decode(
    data: bytes,
    handle: Callable[[Handle], object],
    tensor: Tensor,
    function: Function | None = None,
    limits: WireLimits | None = None,
) -> Any:
    """The value that `data` holds.

    Args:
        data: one frame's content.
        handle: what to put in the place of an object that stayed on the other side.
        tensor: called with every plain CPU tensor and the sender's claims about it.
        function: what to make of a function; None refuses functions (the trusted side).
        limits: what the frame may hold.

    Raises:
        WireError: when the bytes are not in the format or exceed a limit.
    """
    decoder = _Decoder(memoryview(data), handle, tensor, function, limits or WireLimits())
    value = decoder.read(0)
    decoder.expect_end()
    return value


_MOST_OF_ONE_HASH = 16


class _Decoder:
    def __init__(
        self,
        data: memoryview,
        handle: Callable[[Handle], object],
        tensor: Tensor,
        function: Function | None,
        limits: WireLimits,
    ) -> None:
        self._data = data
        self._at = 0
        self._handle = handle
        self._make_tensor = tensor
        self._function = function
        self._limits = limits
        self._values = 0
        self._readers: dict[bytes, Callable[[int], Any]] = {
            wire.NONE: lambda depth: None,
            wire.TRUE: lambda depth: True,
            wire.FALSE: lambda depth: False,
            wire.INT: self._int,
            wire.FLOAT: lambda depth: wire.DOUBLE.unpack(self._take(8))[0],
            wire.COMPLEX: lambda depth: complex(*wire.DOUBLES.unpack(self._take(16))),
            wire.STRING: lambda depth: self._text(),
            wire.BYTES: lambda depth: bytes(self._take(self._length())),
            wire.LIST: self._items,
            wire.TUPLE: lambda depth: tuple(self._items(depth)),
            wire.SET: lambda depth: self._hashed(set, depth),
            wire.FROZENSET: lambda depth: self._hashed(frozenset, depth),
            wire.DICT: self._dict,
            wire.NAMED_TUPLE: self._named_tuple,
            wire.ARRAY: self._array,
            wire.NUMPY_SCALAR: self._numpy_scalar,
            wire.TENSOR: self._tensor,
            wire.TORCH_SIZE: self._torch_size,
            wire.TORCH_DTYPE: lambda depth: self._torch_dtype(),
            wire.NUMPY_DTYPE: lambda depth: self._numpy_dtype(),
            wire.TORCH_DEVICE: lambda depth: self._torch_device(),
            wire.HANDLE: self._read_handle,
            wire.FUNCTION_NAME: self._read_function_name,
            wire.FUNCTION_SOURCE: self._read_function_source,
        }

    def read(self, depth: int) -> Any:
        self._values += 1
        if self._values > self._limits.values:
            raise WireError("too many values in one frame")
        if depth > self._limits.depth:
            raise WireError("values are nested too deeply")
        tag = bytes(self._take(1))
        if tag not in self._readers:
            raise WireError(f"unknown tag {tag!r}")
        return self._readers[tag](depth)

    def expect_end(self) -> None:
        if self._at != len(self._data):
            raise WireError("bytes left over after the value")

    def _take(self, count: int) -> memoryview:
        if count > len(self._data) - self._at:
            raise WireError("the frame ends too early")
        self._at += count
        return self._data[self._at - count : self._at]

    def _length(self) -> int:
        return int(wire.LENGTH.unpack(self._take(4))[0])

    def _text(self) -> str:
        try:
            return str(self._take(self._length()), "utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise WireError("a string is not UTF-8") from error

    def _int(self, depth: int) -> int:
        size = self._length()
        if size > self._limits.integer_bytes:
            raise WireError("an integer is too long")
        return int.from_bytes(self._take(size), "big", signed=True)

    def _items(self, depth: int) -> list[Any]:
        count = self._length()
        if count > self._limits.values:
            raise WireError("too many values in one frame")
        return [self.read(depth + 1) for _ in range(count)]

    def _hashed(self, kind: type, depth: int) -> Any:
        items = self._items(depth)
        self._expect_different_hashes(items)
        return kind(items)

    def _expect_different_hashes(self, keys: list[Any]) -> None:
        """Thousands of keys with one hash (multiples of 2⁶¹ - 1, say) would take minutes to tell apart."""
        try:
            most = max(Counter(map(hash, keys)).values(), default=0)
        except TypeError as error:
            raise WireError("a set or a dict holds a key that has no hash") from error
        if most > _MOST_OF_ONE_HASH:
            raise WireError("too many keys have the same hash")

    def _dict(self, depth: int) -> dict[Any, Any]:
        count = self._length()
        if count > self._limits.values:
            raise WireError("too many values in one frame")
        items = [(self.read(depth + 1), self.read(depth + 1)) for _ in range(count)]
        self._expect_different_hashes([key for key, _ in items])
        return dict(items)

    def _named_tuple(self, depth: int) -> tuple[Any, ...]:
        count = self._length()
        if count > 255:
            raise WireError("a named tuple has too many fields")
        _, *fields = [self._text() for _ in range(count + 1)]
        found = wire.FieldTuple(self.read(depth + 1) for _ in range(count))
        found._fields = tuple(fields)
        return found

    def _shape(self) -> tuple[int, ...]:
        dimensions = self._length()
        if dimensions > self._limits.dimensions:
            raise WireError("an array has too many dimensions")
        return tuple(int(wire.DIMENSION.unpack(self._take(8))[0]) for _ in range(dimensions))

    def _numpy_dtype(self) -> np.dtype[Any]:
        name = self._text()
        if len(name) > 4 or name[:1] not in "<|" or name[1:2] not in wire.NUMPY_KINDS:
            raise WireError("an array is not of numbers")
        try:
            return np.dtype(name)
        except TypeError as error:
            raise WireError("an array has an unknown dtype") from error

    def _torch_dtype(self) -> torch.dtype:
        name = self._text()
        if name not in wire.TORCH_DTYPES:
            raise WireError("a tensor has an unknown dtype")
        return wire.TORCH_DTYPES[name]

    def _device(self) -> str:
        name = self._text()
        if name not in wire.DEVICES:
            raise WireError("an unknown device")
        return name

    def _torch_device(self) -> torch.device:
        return torch.device(self._device())

    def _bytes_of(self, shape: tuple[int, ...], itemsize: int) -> memoryview:
        size = math.prod(shape) * itemsize
        if any(each > 1 << 48 for each in shape) or size > self._limits.frame_bytes:
            raise WireError("an array is larger than a frame")
        return self._take(size)

    def _array(self, depth: int) -> np.ndarray[Any, Any]:
        dtype = self._numpy_dtype()
        contiguous = bytes(self._take(1)) == wire.TRUE
        shape = self._shape()
        content = np.frombuffer(self._bytes_of(shape, dtype.itemsize), dtype)
        array = np.array(content, copy=True).reshape(shape)
        return array if contiguous else noncontiguous(array)

    def _numpy_scalar(self, depth: int) -> Any:
        dtype = self._numpy_dtype()
        return np.frombuffer(self._take(dtype.itemsize), dtype).copy()[0]

    def _tensor(self, depth: int) -> torch.Tensor:
        dtype = self._torch_dtype()
        requires_grad, is_leaf, is_parameter, contiguous = (flag == 1 for flag in self._take(4))
        device = self._device()
        shape = self._shape()
        content = np.frombuffer(self._bytes_of(shape, dtype.itemsize), np.uint8).copy()
        if dtype is torch.bool:
            content = (content != 0).astype(np.uint8)
        flat = torch.from_numpy(content).view(dtype) if content.size else torch.empty(0, dtype=dtype)
        tensor = flat.reshape(shape)
        if not contiguous:
            tensor = noncontiguous(tensor)
        return self._make_tensor(
            tensor, TensorFlags(requires_grad, is_leaf, is_parameter, contiguous, device)
        )

    def _torch_size(self, depth: int) -> torch.Size:
        sizes = self._items(depth)
        if not all(isinstance(size, int) and 0 <= size < 1 << 48 for size in sizes):
            raise WireError("an impossible size")
        return torch.Size(sizes)

    def _read_handle(self, depth: int) -> object:
        number = int(wire.DIMENSION.unpack(self._take(8))[0])
        return self._handle(Handle(number, self._text()[:40], self._text()[:80]))

    def _read_function_name(self, depth: int) -> object:
        return self._call_function(wire.FunctionName(self._text()))

    def _read_function_source(self, depth: int) -> object:
        return self._call_function(wire.FunctionSource(self._text(), self._text()))

    def _call_function(self, function: wire.FunctionName | wire.FunctionSource) -> object:
        if self._function is None:
            raise WireError("functions never come back")
        return self._function(function)
