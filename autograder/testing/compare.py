"""Comparing numbers, and saying how they differ."""

import re
from typing import Any, NamedTuple

import numpy as np
import torch

from autograder.text import Text, harmless


class Tolerance(NamedTuple):
    """`|actual - expected| <= atol + rtol * |expected|`."""

    rtol: float
    atol: float


# Rule 5 of docs/rules.md.
TOLERANCES = {
    "float64": Tolerance(1e-7, 1e-9),
    "complex128": Tolerance(1e-7, 1e-9),
    "float32": Tolerance(1e-4, 1e-5),
    "complex64": Tolerance(1e-4, 1e-5),
    "float16": Tolerance(1e-2, 1e-3),
    "bfloat16": Tolerance(2e-2, 1e-2),
}
GRADIENT_TOLERANCES = TOLERANCES | {
    "float64": Tolerance(1e-5, 1e-5),
    "float32": Tolerance(1e-3, 1e-3),
}


def dtype_name(value: Any) -> str:
    """`float32` for torch's and NumPy's dtype of that name."""
    return str(value.dtype).removeprefix("torch.")


def _numbers(value: Any) -> np.ndarray[Any, Any]:
    if isinstance(value, torch.Tensor):
        value = value.detach().cpu()
        return np.asarray((value.float() if value.dtype == torch.bfloat16 else value).numpy())
    return np.asarray(value)


def _wrong(actual: Any, expected: Any, tolerance: Tolerance) -> np.ndarray[Any, Any]:
    """Mask of the elements that differ; both have the same shape."""
    got, want = _numbers(actual), _numbers(expected)
    if want.dtype.kind not in "fc" or got.dtype.kind not in "fc":
        return np.asarray(got != want)
    wide = np.complex128 if "c" in want.dtype.kind + got.dtype.kind else np.float64
    got, want = got.astype(wide), want.astype(wide)
    with np.errstate(all="ignore"):
        near = np.abs(got - want) <= tolerance.atol + tolerance.rtol * np.abs(want)
    finite = np.isfinite(got) & np.isfinite(want)
    both_nan = np.isnan(got) & np.isnan(want)
    return np.asarray(~np.where(finite, near, (got == want) | both_nan))


def close(actual: Any, expected: Any, tolerance: Tolerance) -> bool:
    """Whether all elements agree; infinities and NaNs agree only with their like."""
    return not bool(np.any(_wrong(actual, expected, tolerance)))


def worst(actual: Any, expected: Any, tolerance: Tolerance) -> Text:
    """Where two arrays of the same shape differ most, in a sentence."""
    got, want = np.atleast_1d(_numbers(actual)), np.atleast_1d(_numbers(expected))
    wrong = np.atleast_1d(_wrong(actual, expected, tolerance))
    with np.errstate(all="ignore"):
        gap = np.where(
            wrong, np.nan_to_num(np.abs(got.astype(complex) - want.astype(complex)), nan=np.inf), -1
        )
    where = tuple(int(index) for index in np.unravel_index(int(np.argmax(gap)), gap.shape))
    got_value, want_value = _distinct(got[where].item(), want[where].item())
    if wrong.size == 1:
        return Text(
            f"Se esperaba {want_value} y llegó {got_value}.", f"Expected {want_value}, got {got_value}."
        )
    count, size = int(wrong.sum()), wrong.size
    position = ", ".join(map(str, where))
    return Text(
        f"{count} de {size} valores difieren; en [{position}] se esperaba {want_value} y llegó {got_value}.",
        f"{count} of {size} values differ; at [{position}] expected {want_value}, got {got_value}.",
    )


def _distinct(one: Any, other: Any) -> tuple[str, str]:
    """Two values; floats with six digits, or with all of them where six do not tell them apart."""
    if isinstance(one, float) and isinstance(other, float) and f"{one:.6g}" != f"{other:.6g}":
        return f"{one:.6g}", f"{other:.6g}"
    return repr(one), repr(other)


def kind_name(value: Any) -> Text:
    """The type of a value, as a student would name it."""
    if value is None:
        return Text("None (¿falta un return?)", "None (is a return missing?)")
    if isinstance(value, torch.Tensor):
        return Text(f"un tensor {dtype_name(value)}", f"a {dtype_name(value)} tensor")
    if isinstance(value, np.ndarray):
        return Text(f"un arreglo de NumPy {dtype_name(value)}", f"a NumPy {dtype_name(value)} array")
    if isinstance(value, list | tuple | dict | set):
        name = type(value).__name__
        return Text(f"{name} de {len(value)} elementos", f"a {name} of {len(value)} items")
    name = str(getattr(value, "autograder_type", None) or type(value).__name__)
    return Text(harmless(name, 80), harmless(name, 80))


def show(value: Any, limit: int = 300) -> str:
    """A short, harmless representation of plain data, arrays and tensors."""
    if isinstance(value, torch.Tensor):
        with torch.no_grad():
            text = re.sub(r"\s+", " ", repr(value.detach().cpu()))
    elif isinstance(value, np.ndarray):
        text = re.sub(r"\s+", " ", np.array2string(value, threshold=20, separator=", "))
    else:
        text = repr(value)
    return harmless(text, limit)
