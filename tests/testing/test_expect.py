"""The vocabulary of checks: what each expectation accepts, what it refuses, and in which words."""

import numpy as np
import pytest
import torch

from autograder.testing import (
    CheckFailed,
    expect,
    expect_bool,
    expect_close,
    expect_dict,
    expect_equal,
    expect_float,
    expect_int,
    expect_list,
    expect_tuple,
    expect_value_error,
    random_upstream,
)
from autograder.text import Text

ON = Text("dos números", "two numbers")
SINGLE = torch.float32


def refused(expectation, *args, **kwargs) -> CheckFailed:
    with pytest.raises(CheckFailed) as raised:
        expectation(*args, on=ON, **kwargs)
    assert raised.value.text.es.startswith("Con dos números: ")
    assert raised.value.text.en.startswith("With two numbers: ")
    return raised.value


def test_a_condition_and_its_text():
    expect(True, ON)
    with pytest.raises(CheckFailed) as raised:
        expect(0, ON, hint="why", detail=Text("d", "d"))
    assert (raised.value.text, raised.value.hint, raised.value.detail.en) == (ON, "why", "d")


# Arrays and tensors ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (torch.tensor([1.0, float("nan"), float("inf")]), torch.tensor([1.0, float("nan"), float("inf")])),
        (torch.tensor([1.0 + 9e-5]), torch.tensor([1.0])),
        (np.array([1.0 + 9e-8]), np.array([1.0])),
        (np.float64(2.0), np.array(2.0)),
        (np.empty((0, 3)), np.empty((0, 3))),
        (np.array([True, False]), np.array([True, False])),
        (torch.tensor([1 + 2j]), torch.tensor([1 + 2j])),
    ],
)
def test_equal_arrays(actual, expected):
    assert expect_close(actual, expected, on=ON) is not None


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (None, torch.zeros(2), "expected a float32 tensor, got None (is a return missing?)"),
        ([0.0, 0.0], torch.zeros(2), "expected a float32 tensor, got a list of 2 items"),
        (np.zeros(2), torch.zeros(2), "expected a float32 tensor, got a NumPy float64 array"),
        (torch.zeros(2), np.zeros(2), "expected a NumPy float64 array, got a float32 tensor"),
        (torch.zeros(1), torch.zeros(()), "the shape should be () and is (1,)"),
        (torch.zeros(2, 1), torch.zeros(2), "the shape should be (2,) and is (2, 1)"),
        (torch.zeros(2, dtype=torch.float64), torch.zeros(2), "the dtype should be float32 and is float64"),
        (torch.zeros(2), torch.full((2,), 2e-5), "the values are not those that were promised"),
        (torch.full((1,), float("nan")), torch.zeros(1), "the values are not those that were promised"),
        (torch.full((1,), float("inf")), torch.full((1,), -float("inf")), "the values are not those"),
        (torch.tensor([1e30]), torch.tensor([float("inf")]), "the values are not those"),
        (np.array([1]), np.array([2]), "the values are not those"),
        (np.array([1.0 + 2e-7]), np.array([1.0]), "the values are not those"),
    ],
)
def test_other_arrays(actual, expected, words):
    assert words in refused(expect_close, actual, expected).text.en


def test_the_worst_element_is_named():
    failure = refused(expect_close, np.array([1.0, 2.0, 9.0]), np.array([1.0, 2.5, 3.0]))
    assert failure.detail.en == "2 of 3 values differ; at [2] expected 3, got 9."
    assert failure.detail.es == "2 de 3 valores difieren; en [2] se esperaba 3 y llegó 9."


@pytest.mark.parametrize(
    ("actual", "expected", "told"),
    [
        (np.array(0.1234567), np.array(0.2), "Expected 0.2, got 0.123457."),
        (np.array([0.1234567]), np.array([0.1234568]), "Expected 0.1234568, got 0.1234567."),
        (
            np.array([True, False]),
            np.array([False, False]),
            "1 of 2 values differ; at [0] expected False, got True.",
        ),
    ],
)
def test_numbers_have_as_many_digits_as_tell_them_apart(actual, expected, told):
    assert refused(expect_close, actual, expected, rtol=0, atol=0).detail.en == told


def test_a_mistake_is_recognised_by_its_value():
    mistakes = {"other_shape": np.zeros(3), "negated": np.array([-1.0, -2.0])}
    wrong = refused(expect_close, np.array([-1.0, -2.0]), np.array([1.0, 2.0]), mistakes=mistakes, hint="h")
    assert wrong.hint == "negated"
    other = refused(expect_close, np.array([5.0, 5.0]), np.array([1.0, 2.0]), mistakes=mistakes, hint="h")
    assert other.hint == "h"


def test_tolerances_may_be_widened_and_are_wider_for_gradients():
    near = np.array([1.0 + 5e-6])
    refused(expect_close, near, np.array([1.0]))
    expect_close(near, np.array([1.0]), on=ON, gradient=True)
    expect_close(np.array([1.1]), np.array([1.0]), on=ON, rtol=0.2)


# Numbers and plain data -----------------------------------------------------------------------------


@pytest.mark.parametrize("value", [2.0, np.float64(2.0), np.float32(2.0)])
def test_a_float(value):
    assert expect_float(value, 2.0, on=ON) == 2.0


@pytest.mark.parametrize("value", [2, True, "2", None, np.int64(2), np.array(2.0), torch.tensor(2.0)])
def test_no_float(value):
    assert "expected a float, got " in refused(expect_float, value, 2.0).text.en


def test_another_float():
    failure = refused(expect_float, 4.0, 2.0, mistakes={"doubled": 4.0})
    assert (failure.hint, failure.detail.en) == ("doubled", "Expected 2.0, got 4.0.")
    refused(expect_float, float("nan"), 2.0)


@pytest.mark.parametrize("value", [3, np.int32(3)])
def test_an_int(value):
    assert expect_int(value, 3, on=ON) == 3


@pytest.mark.parametrize("value", [3.0, True, None, "3", 4])
def test_no_such_int(value):
    refused(expect_int, value, 3)


def test_bools():
    assert expect_bool(np.bool_(True), True, on=ON) is True
    for value in (1, None, "True", False):
        refused(expect_bool, value, True)


@pytest.mark.parametrize("value", [3, 2.5, "a", None, True, [1, (2, "b")], (1.0, [2])])
def test_equal_plain_data(value):
    assert expect_equal(value, value, on=ON) == value


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1, True),
        (True, 1),
        (1.0, 1),
        (1, 1.0),
        ([1, 2], (1, 2)),
        ([1], [1, 2]),
        ("1", 1),
        (None, 0),
        ([True], [1]),
    ],
)
def test_data_of_another_type_is_not_equal(actual, expected):
    refused(expect_equal, actual, expected)


def test_collections():
    assert expect_tuple((1, 2), 2, on=ON) == (1, 2)
    assert expect_list([1], on=ON) == [1]
    assert expect_dict({"a": 1, "b": 2}, ["b", "a"], on=ON) == {"a": 1, "b": 2}
    assert "expected a tuple of 2 items, got a list of 2 items" in refused(expect_tuple, [1, 2], 2).text.en
    assert "expected a tuple of 3 items, got a tuple of 2 items" in refused(expect_tuple, (1, 2), 3).text.en
    assert "expected a list, got a tuple of 1 items" in refused(expect_list, (1,)).text.en
    assert "the length of the list should be 2 and is 1" in refused(expect_list, [1], 2).text.en
    assert "expected a dict, got a list of 0 items" in refused(expect_dict, [], []).text.en
    assert "the keys should be ['a'] and are ['b']" in refused(expect_dict, {"b": 1}, ["a"]).text.en
    refused(expect_dict, {"a": 1, "b": 2}, ["b", "a"], ordered=True)


# Errors ---------------------------------------------------------------------------------------------


def raises(error):
    def call(x):
        if x < 0:
            raise error

    return call


def test_a_value_error_with_a_message():
    expect_value_error(raises(ValueError("negative")), bad=[(-1,)], good=[(1,)], on=ON)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (raises(ValueError()), "expected a ValueError with a message, and it came without one"),
        (lambda x: x, "expected a ValueError with a message, and there was none"),
    ],
)
def test_no_value_error_with_a_message(call, words):
    failure = refused(expect_value_error, call, bad=[(-1,)], good=[(1,)])
    assert words in failure.text.en
    assert failure.detail.en == "Arguments: (-1,)"


def test_the_neighbours_have_to_work():
    def always(x):
        raise ValueError("always")

    with pytest.raises(ValueError, match="always"):
        expect_value_error(always, bad=[(-1,)], good=[(1,)], on=ON)
    with pytest.raises(ValueError, match="needs a valid neighbour"):
        expect_value_error(raises(ValueError("x")), bad=[(-1,)], good=[], on=ON)


def test_a_random_upstream_gradient_hides_nothing():
    upstream = random_upstream((50, 4), seed=3, dtype=SINGLE)
    assert (upstream.dtype, upstream.shape) == (SINGLE, (50, 4))
    assert upstream.abs().min() >= 0.5
    assert {-1.0, 1.0} == set(upstream.sign().flatten().tolist())
    assert torch.equal(upstream, random_upstream((50, 4), seed=3, dtype=SINGLE))
