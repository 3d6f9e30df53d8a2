"""Values → bytes, the same on both sides.

Subclasses are written as what they are made of: a student's `list` subclass with its own `__iter__`
has no say, because the methods of the base class are called.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from autograder.text import Text
from autograder.wire import format as wire
from autograder.wire.format import CannotCrossError, Handle, WireLimits

Other = Callable[[object], Handle | wire.FunctionName | wire.FunctionSource]


def encode(value: object, other: Other, limits: WireLimits | None = None) -> bytes:
    """`value` as bytes.

    Args:
        value: plain data, arrays, tensors, and objects that `other` knows what to do with.
        other: called for every object that is no plain data; says what to write in its place.
        limits: what the frame may hold.

    Raises:
        CannotCrossError: for object and string arrays, sparse tensors, self-referring or very deep
            containers, huge integers and values over the limits.
    """
    encoder = _Encoder(other, limits or WireLimits())
    encoder.write(value, 0)
    return b"".join(encoder.parts)


class _Encoder:
    def __init__(self, other: Other, limits: WireLimits) -> None:
        self.parts: list[bytes] = []
        self._other = other
        self._limits = limits
        self._values = 0
        self._bytes = 0

    def write(self, value: object, depth: int) -> None:
        self._values += 1
        if self._values > self._limits.values:
            raise CannotCrossError(
                Text(
                    f"el resultado tiene más de {self._limits.values} valores sueltos; usa un arreglo",
                    f"the result has more than {self._limits.values} single values; use an array",
                )
            )
        if depth > self._limits.depth:
            raise CannotCrossError(
                Text(
                    "el resultado está anidado demasiado hondo o se contiene a sí mismo",
                    "the result is nested too deeply, or contains itself",
                )
            )
        if value is None:
            self._put(wire.NONE)
        elif value is True:
            self._put(wire.TRUE)
        elif value is False:
            self._put(wire.FALSE)
        elif isinstance(value, np.generic):
            self._numpy_scalar(value)
        elif isinstance(value, torch.Tensor):
            self._tensor(value)
        elif isinstance(value, np.ndarray):
            self._array(value)
        elif isinstance(value, int | float | complex | str | bytes):
            self._plain(value)
        elif isinstance(value, list | tuple | set | frozenset | dict):
            self._container(value, depth)
        else:
            self._object(value)

    def _put(self, *parts: bytes) -> None:
        self._bytes += sum(map(len, parts))
        self._check_size(self._bytes)
        self.parts.extend(parts)

    def _check_size(self, size: int) -> None:
        if size > self._limits.frame_bytes:
            raise CannotCrossError(
                Text(
                    f"el resultado ocupa más de {self._limits.frame_bytes >> 20} MB",
                    f"the result takes more than {self._limits.frame_bytes >> 20} MB",
                )
            )

    def _counted(self, tag: bytes, content: bytes) -> None:
        self._put(tag, wire.LENGTH.pack(len(content)), content)

    def _text(self, text: str) -> None:
        content = str.encode(text, "utf-8", "surrogatepass")
        self._put(wire.LENGTH.pack(len(content)), content)

    def _plain(self, value: int | float | complex | str | bytes) -> None:
        if isinstance(value, int):
            size = int.bit_length(value) // 8 + 1
            if size > self._limits.integer_bytes:
                raise CannotCrossError(
                    Text("un entero tiene demasiadas cifras", "an integer has too many digits")
                )
            self._counted(wire.INT, int.to_bytes(value, size, "big", signed=True))
        elif isinstance(value, float):
            self._put(wire.FLOAT, wire.DOUBLE.pack(value))
        elif isinstance(value, complex):
            self._put(wire.COMPLEX, wire.DOUBLES.pack(value.real, value.imag))
        elif isinstance(value, str):
            self._put(wire.STRING)
            self._text(value)
        else:
            self._counted(wire.BYTES, bytes(value))

    def _container(self, value: Any, depth: int) -> None:
        if isinstance(value, torch.Size):
            self._put(wire.TORCH_SIZE, wire.LENGTH.pack(len(value)))
            items = [int(each) for each in value]
        elif isinstance(value, dict):
            pairs = list(dict.items(value))
            self._put(wire.DICT, wire.LENGTH.pack(len(pairs)))
            items = [each for pair in pairs for each in pair]
        elif isinstance(value, tuple) and isinstance(getattr(type(value), "_fields", None), tuple):
            items = list(tuple.__iter__(value))
            self._put(wire.NAMED_TUPLE, wire.LENGTH.pack(len(items)))
            for name in (type(value).__name__, *map(str, getattr(type(value), "_fields"))):  # noqa: B009
                self._text(name)
        else:
            base, tag = next(
                (base, tag)
                for base, tag in (
                    (list, wire.LIST),
                    (tuple, wire.TUPLE),
                    (set, wire.SET),
                    (frozenset, wire.FROZENSET),
                )
                if isinstance(value, base)
            )
            items = list(base.__iter__(value))
            self._put(tag, wire.LENGTH.pack(len(items)))
        for each in items:
            self.write(each, depth + 1)

    def _shape(self, shape: tuple[int, ...]) -> None:
        self._put(wire.LENGTH.pack(len(shape)), *(wire.DIMENSION.pack(size) for size in shape))

    def _numpy_scalar(self, value: np.generic) -> None:
        self._require_number_dtype(value.dtype)
        self._put(wire.NUMPY_SCALAR)
        self._text(value.dtype.newbyteorder("<").str)
        self._put(np.asarray(value).astype(value.dtype.newbyteorder("<")).tobytes())

    def _array(self, value: np.ndarray[Any, Any]) -> None:
        array = np.asarray(value)
        self._require_number_dtype(array.dtype)
        self._check_size(array.nbytes)
        little = array.astype(array.dtype.newbyteorder("<"), copy=False)
        self._put(wire.ARRAY)
        self._text(little.dtype.str)
        self._put(wire.TRUE if array.flags.c_contiguous else wire.FALSE)
        self._shape(array.shape)
        self._put(little.tobytes())

    @staticmethod
    def _require_number_dtype(dtype: np.dtype[Any]) -> None:
        if dtype.kind not in wire.NUMPY_KINDS or dtype.itemsize > 16 or dtype.name.startswith("longdouble"):
            raise CannotCrossError(
                Text(
                    f"un arreglo de dtype {dtype} no se puede revisar; se esperan números",
                    f"an array of dtype {dtype} cannot be looked at; numbers are expected",
                )
            )

    def _tensor(self, value: torch.Tensor) -> None:
        name = str(value.dtype).removeprefix("torch.")
        is_known = name in wire.TORCH_DTYPES and value.device.type in wire.DEVICES
        if value.layout is not torch.strided or not is_known:
            kind = f"{value.layout}, {value.dtype}, {value.device.type}"
            raise CannotCrossError(
                Text(
                    f"un tensor de esta clase no se puede revisar: {kind}",
                    f"a tensor of this kind cannot be looked at: {kind}",
                )
            )
        self._check_size(value.numel() * value.element_size())
        plain = value.detach().as_subclass(torch.Tensor).cpu()
        # A clone, because a tensor of one element counts as contiguous whatever its strides are.
        plain = plain.resolve_conj().resolve_neg().clone(memory_format=torch.contiguous_format)
        self._put(wire.TENSOR)
        self._text(name)
        flags = (
            value.requires_grad,
            value.is_leaf,
            isinstance(value, torch.nn.Parameter),
            value.is_contiguous(),
        )
        self._put(bytes(int(flag) for flag in flags))
        self._text(value.device.type)
        self._shape(tuple(plain.shape))
        self._put(plain.reshape(-1).view(torch.uint8).numpy().tobytes() if plain.numel() else b"")

    def _object(self, value: object) -> None:
        if isinstance(value, torch.dtype):
            self._put(wire.TORCH_DTYPE)
            self._text(str(value).removeprefix("torch."))
        elif isinstance(value, torch.device):
            self._put(wire.TORCH_DEVICE)
            self._text(value.type)
        elif isinstance(value, np.dtype) and value.kind in wire.NUMPY_KINDS:
            self._put(wire.NUMPY_DTYPE)
            self._text(value.newbyteorder("<").str)
        else:
            self._stand_in(self._other(value))

    def _stand_in(self, value: Handle | wire.FunctionName | wire.FunctionSource) -> None:
        if isinstance(value, Handle):
            self._put(wire.HANDLE, wire.DIMENSION.pack(value.number))
            self._text(value.kind)
            self._text(value.type_name)
        elif isinstance(value, wire.FunctionName):
            self._put(wire.FUNCTION_NAME)
            self._text(value.dotted)
        else:
            self._put(wire.FUNCTION_SOURCE)
            self._text(value.name)
            self._text(value.source)
