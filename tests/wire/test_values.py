"""Values that cross the wire arrive as what they were, or not at all."""

import collections
import enum
import math
import random
import sys

import numpy as np
import pytest
import torch

from autograder.testing import noncontiguous
from autograder.wire import format as wire
from autograder.wire.decode import decode
from autograder.wire.encode import encode
from autograder.wire.format import CannotCrossError, Handle, TensorFlags, WireError, WireLimits


def keep_nothing(value: object) -> Handle:
    return Handle(7, "object", type(value).__name__)


def there_and_back(value: object, limits: WireLimits | None = None) -> object:
    return decode(
        encode(value, keep_nothing), lambda handle: handle, lambda tensor, flags: tensor, None, limits
    )


Point = collections.namedtuple("Point", "x y")


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -1,
        2**70,
        -(2**70),
        1.5,
        -0.0,
        math.inf,
        2 + 3j,
        "ñandú 🦤",
        "\ud800",
        b"\x00\xff",
        [],
        [1, [2.0, "x"], (None,)],
        (1,),
        {1, 2},
        frozenset({"a"}),
        {"a": 1, 2: [3]},
        torch.Size([2, 3]),
        torch.float32,
        torch.device("cpu"),
        np.dtype("float64"),
    ],
)
def test_plain_data_keeps_type_and_value(value):
    back = there_and_back(value)
    assert back == value
    assert type(back) is type(value)


def test_nan_arrives_as_nan():
    assert math.isnan(there_and_back(math.nan))


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "uint8", "bool", "complex128", ">f8"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 4), (2, 3)])
def test_arrays_keep_dtype_shape_and_values(dtype, shape):
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    back = there_and_back(array)
    assert type(back) is np.ndarray
    assert back.shape == shape
    assert back.dtype == np.dtype(dtype).newbyteorder("=")
    assert np.array_equal(back, array)
    assert back.flags.writeable
    assert back.flags.aligned


@pytest.mark.parametrize("dtype", list(wire.TORCH_DTYPES.values()))
@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_tensors_keep_dtype_shape_and_values(dtype, shape):
    tensor = torch.arange(math.prod(shape)).reshape(shape).to(dtype)
    back = there_and_back(tensor)
    assert back.dtype == dtype
    assert back.shape == tensor.shape
    assert torch.equal(back, tensor)


def test_layout_survives():
    matrix = torch.arange(6.0).reshape(2, 3).t()
    back = there_and_back(matrix)
    assert torch.equal(back, matrix)
    assert not back.is_contiguous()
    array = np.arange(6.0).reshape(2, 3).T
    back = there_and_back(array)
    assert np.array_equal(back, array)
    assert not back.flags.c_contiguous


def test_an_expanded_tensor_of_one_element_crosses():
    assert torch.equal(there_and_back(torch.ones(1).expand(1, 1)[0]), torch.ones(1))
    assert torch.equal(there_and_back(torch.ones(()).expand(1)), torch.ones(1))
    assert torch.equal(there_and_back(torch.arange(2.0)[:1].expand(3)), torch.zeros(3))


def test_view_fails_on_a_matrix_that_arrives_non_contiguous():
    with pytest.raises(RuntimeError, match="view"):
        there_and_back(noncontiguous(torch.ones(2, 3))).view(-1)
    assert not there_and_back(noncontiguous(np.ones((1, 3)))).flags.c_contiguous


def test_numpy_scalars_stay_scalars():
    back = there_and_back(np.float32(1.5))
    assert type(back) is np.float32
    assert back == 1.5


def test_claims_about_a_tensor_arrive_as_claims():
    seen: list[TensorFlags] = []
    parameter = torch.nn.Parameter(torch.ones(2))
    decode(encode(parameter, keep_nothing), lambda handle: handle, lambda tensor, flags: seen.append(flags))
    assert seen == [TensorFlags(True, True, True, True, "cpu")]


def test_a_named_tuple_keeps_its_field_names():
    back = there_and_back(Point(1, 2))
    assert back == (1, 2)
    assert (back.x, back._fields) == (1, ("x", "y"))


def test_other_objects_become_handles():
    assert there_and_back([torch.nn.Linear(1, 1)]) == [Handle(7, "object", "Linear")]


class LyingList(list):
    def __iter__(self):
        raise AssertionError("asked a student's object")

    def __len__(self):
        return 10**9


class LyingArray(np.ndarray):
    @property
    def shape(self):
        return (999,)

    def __eq__(self, other):
        return True


class Level(enum.IntEnum):
    HIGH = 3


def test_subclasses_arrive_as_what_they_are_made_of():
    assert there_and_back(LyingList([1, 2])) == [1, 2]
    back = there_and_back(np.arange(3.0).view(LyingArray))
    assert type(back) is np.ndarray
    assert back.tolist() == [0.0, 1.0, 2.0]
    assert there_and_back(Level.HIGH) == 3
    assert type(there_and_back(collections.OrderedDict(a=1))) is dict


def endless() -> list[object]:
    loop: list[object] = []
    loop.append(loop)
    return loop


@pytest.mark.parametrize(
    "value",
    [
        endless(),
        10**5000,
        np.array(["a"]),
        np.array([object()]),
        np.array(["2026-01-01"], dtype="datetime64[D]"),
        torch.ones(2, 2).to_sparse(),
        torch.ones(1).expand(10**12),
        np.broadcast_to(1.0, 10**12),
        [0.5] * 400_000,
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_cannot_cross_is_refused_with_a_reason_in_both_languages(value):
    with pytest.raises(CannotCrossError) as caught:
        encode(value, keep_nothing)
    assert caught.value.text.es
    assert caught.value.text.en


def test_functions_never_come_back():
    data = encode(len, lambda value: wire.FunctionName("math.sqrt"))
    with pytest.raises(WireError):
        decode(data, lambda handle: handle, lambda tensor, flags: tensor, None)


HASH_IS_ZERO = sys.hash_info.modulus
"""Its multiples all have the same hash: a set of many of them takes quadratic time."""


def tensor_on(device: bytes) -> bytes:
    """A frame that claims a tensor on `device`."""
    return encode(torch.ones(2), keep_nothing).replace(b"cpu", device)


def nested(depth: int) -> bytes:
    return (wire.LIST + wire.LENGTH.pack(1)) * depth + wire.NONE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"?",
        wire.INT,
        nested(100_000),
        wire.LIST + wire.LENGTH.pack(2**32 - 1),
        wire.DICT + wire.LENGTH.pack(1) + wire.LIST + wire.LENGTH.pack(0) + wire.NONE,
        wire.SET + wire.LENGTH.pack(1) + wire.LIST + wire.LENGTH.pack(0),
        wire.NONE + b"x",
        wire.STRING + wire.LENGTH.pack(2) + b"\xff\xff",
        wire.INT + wire.LENGTH.pack(10**6),
        wire.ARRAY + wire.LENGTH.pack(3) + b"|O8" + wire.TRUE + wire.LENGTH.pack(0),
        wire.ARRAY
        + wire.LENGTH.pack(3)
        + b"<f8"
        + wire.TRUE
        + wire.LENGTH.pack(1)
        + wire.DIMENSION.pack(2**63),
        wire.ARRAY + wire.LENGTH.pack(3) + b"<f8" + wire.TRUE + wire.LENGTH.pack(10**6),
        wire.NAMED_TUPLE + wire.LENGTH.pack(10**6),
        wire.TORCH_DEVICE + wire.LENGTH.pack(3) + b"tpu",
        tensor_on(b"tpu"),
        encode({number * HASH_IS_ZERO for number in range(100)}, keep_nothing),
        encode(dict.fromkeys((number * HASH_IS_ZERO for number in range(100)), 0), keep_nothing),
    ],
)
def test_broken_frames_are_wire_errors(data):
    with pytest.raises(WireError):
        decode(data, lambda handle: handle, lambda tensor, flags: tensor)


def test_damaged_frames_never_raise_anything_else():
    """2,000 frames with damaged bytes: each is a value or a WireError, within the limits."""
    chance = random.Random(0)
    value = {"a": [1, 2.5, "x", (None, True)], "t": torch.ones(2, 3), "n": np.arange(4), "p": Point(1, {2})}
    whole = encode(value, keep_nothing)
    limits = WireLimits(frame_bytes=1 << 20, values=1000)
    refused = 0
    for _ in range(2000):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            decode(bytes(damaged), lambda handle: handle, lambda tensor, flags: tensor, None, limits)
        except WireError:
            refused += 1
    assert refused > 500
