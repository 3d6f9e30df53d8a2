"""Expectations: each returns the checked value or raises `CheckFailed`."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch

from autograder.testing.checks import CheckFailed, SubmissionError
from autograder.testing.compare import (
    GRADIENT_TOLERANCES,
    TOLERANCES,
    Tolerance,
    close,
    dtype_name,
    kind_name,
    show,
    worst,
)
from autograder.testing.operations import kind_of
from autograder.testing.submission import Observation, claims
from autograder.text import Text

Mistakes = Mapping[str, Any]
NOWHERE = Text("", "")
_PLAIN = (
    str,
    bytes,
    int,
    float,
    complex,
    list,
    tuple,
    dict,
    set,
    np.ndarray,
    np.generic,
    torch.Tensor,
    type(None),
)


def expect(condition: object, text: Text, *, hint: str | None = None, detail: Text | None = None) -> None:
    """Fail with `text` unless `condition` is true."""
    if not condition:
        raise CheckFailed(text, hint=hint, detail=detail)


def expect_close(
    actual: Any,
    expected: Any,
    *,
    on: Text,
    rtol: float | None = None,
    atol: float | None = None,
    gradient: bool = False,
    mistakes: Mistakes | None = None,
    hint: str | None = None,
) -> Any:
    """An array or tensor of the expected kind, dtype, shape, device and values.

    Args:
        actual: what the student's code returned.
        expected: NumPy array or torch tensor on the CPU, from an independent oracle.
        on: the kind of input, as a student may read it.
        rtol: relative tolerance; by default those of docs/rules.md for the dtype.
        atol: absolute tolerance, likewise.
        gradient: take the tolerances for gradients.
        mistakes: hint id → the value that a typical mistake gives.
        hint: id of the hint when no mistake is recognised.
    """
    expected = np.asarray(expected) if isinstance(expected, np.generic) else expected
    if isinstance(actual, np.generic) and isinstance(expected, np.ndarray) and expected.ndim == 0:
        actual = np.asarray(actual)
    _expect_same_form(actual, expected, on, hint)
    default = (GRADIENT_TOLERANCES if gradient else TOLERANCES).get(dtype_name(expected), Tolerance(0.0, 0.0))
    tolerance = Tolerance(default.rtol if rtol is None else rtol, default.atol if atol is None else atol)
    if close(actual, expected, tolerance):
        return actual
    raise CheckFailed(
        _about(
            on, "los valores no son los que se prometieron", "the values are not those that were promised"
        ),
        detail=worst(actual, expected, tolerance),
        hint=_recognise(actual, mistakes, tolerance) or hint,
    )


def _expect_same_form(actual: Any, expected: Any, on: Text, hint: str | None) -> None:
    wanted = torch.Tensor if isinstance(expected, torch.Tensor) else np.ndarray
    if not isinstance(actual, wanted):
        raise _other_kind(actual, kind_name(expected), on, hint)
    if tuple(actual.shape) != tuple(expected.shape):
        shape = Text("la forma", "the shape")
        raise _not_as_promised(shape, tuple(expected.shape), tuple(actual.shape), on, hint)
    if actual.dtype != expected.dtype:
        dtype = Text("el dtype", "the dtype")
        raise _not_as_promised(dtype, dtype_name(expected), dtype_name(actual), on, hint)
    device = getattr(actual, "autograder_device", None)
    if device is not None and claims(actual).device != device:
        got_device = claims(actual).device
        text = _about(
            on,
            f"el resultado debería estar en {device} y está en {got_device}",
            f"the result should be on {device} and is on {got_device}",
        )
        raise CheckFailed(text, hint=hint)


def _about(on: Text, es: str, en: str) -> Text:
    return Text(f"Con {on.es}: {es}." if on.es else f"{es}.", f"With {on.en}: {en}." if on.en else f"{en}.")


def _other_kind(actual: Any, expected: Text, on: Text, hint: str | None) -> CheckFailed:
    """The failure of a value that is not even of the expected kind."""
    got = kind_name(actual)
    text = _about(
        on,
        f"se esperaba {expected.es} y llegó {got.es}",
        f"expected {expected.en}, got {got.en}",
    )
    return CheckFailed(text, hint=hint)


def _not_as_promised(what: Text, expected: object, got: object, on: Text, hint: str | None) -> CheckFailed:
    """The failure of one property: shape, dtype, length, keys."""
    text = _about(
        on,
        f"{what.es} debería ser {expected} y es {got}",
        f"{what.en} should be {expected} and is {got}",
    )
    return CheckFailed(text, hint=hint)


def _recognise(actual: Any, mistakes: Mistakes | None, tolerance: Tolerance) -> str | None:
    for hint, value in (mistakes or {}).items():
        same_shape = getattr(value, "shape", ()) == getattr(actual, "shape", ())
        if same_shape and close(actual, value, tolerance):
            return hint
    return None


def _expect_scalar(
    actual: Any, kinds: tuple[type, ...], name: Text, on: Text, hint: str | None, forbidden: tuple[type, ...]
) -> None:
    if not isinstance(actual, kinds) or isinstance(actual, forbidden):
        raise _other_kind(actual, name, on, hint)


def expect_float(
    actual: Any,
    expected: float | None = None,
    *,
    on: Text,
    rtol: float = 1e-7,
    atol: float = 1e-9,
    mistakes: Mistakes | None = None,
    hint: str | None = None,
) -> float:
    """A float (Python's or NumPy's), close to `expected` when that is given."""
    _expect_scalar(
        actual, (float, np.floating), Text("un número float", "a float"), on, hint, (bool, np.bool_)
    )
    value = float(actual)
    if expected is not None:
        tolerance = Tolerance(rtol, atol)
        if not close(np.float64(value), np.float64(expected), tolerance):
            raise CheckFailed(
                _about(on, "el número no es el que se prometió", "the number is not the promised one"),
                detail=Text(
                    f"Se esperaba {expected!r}, llegó {value!r}.", f"Expected {expected!r}, got {value!r}."
                ),
                hint=_recognise(np.float64(value), mistakes, tolerance) or hint,
            )
    return value


def expect_int(
    actual: Any,
    expected: int | None = None,
    *,
    on: Text,
    mistakes: Mistakes | None = None,
    hint: str | None = None,
) -> int:
    """An int (Python's or NumPy's), equal to `expected` when that is given."""
    _expect_scalar(actual, (int, np.integer), Text("un entero", "an int"), on, hint, (bool, np.bool_))
    if expected is not None:
        expect_equal(int(actual), expected, on=on, mistakes=mistakes, hint=hint)
    return int(actual)


def expect_bool(actual: Any, expected: bool | None = None, *, on: Text, hint: str | None = None) -> bool:
    """A bool (Python's or NumPy's), equal to `expected` when that is given."""
    _expect_scalar(actual, (bool, np.bool_), Text("un bool", "a bool"), on, hint, ())
    if expected is not None:
        expect_equal(bool(actual), expected, on=on, hint=hint)
    return bool(actual)


def expect_equal(
    actual: Any, expected: Any, *, on: Text, mistakes: Mistakes | None = None, hint: str | None = None
) -> Any:
    """Plain data (numbers, strings, None, lists and tuples of them) of the same type and value."""
    if not _plain_equal(actual, expected):
        recognised = [name for name, value in (mistakes or {}).items() if _plain_equal(actual, value)]
        raise CheckFailed(
            _about(on, "el resultado no es el que se prometió", "the result is not the promised one"),
            detail=Text(
                f"Se esperaba {show(expected)}, llegó {show(actual)}.",
                f"Expected {show(expected)}, got {show(actual)}.",
            ),
            hint=recognised[0] if recognised else hint,
        )
    return actual


def _plain_equal(actual: Any, expected: Any) -> bool:
    if isinstance(expected, list | tuple):
        return (
            isinstance(actual, type(expected))
            and len(actual) == len(expected)
            and all(map(_plain_equal, actual, expected))
        )
    if isinstance(expected, bool):
        return isinstance(actual, bool | np.bool_) and bool(actual) == expected
    if isinstance(expected, int):
        is_int = isinstance(actual, int | np.integer) and not isinstance(actual, bool)
        return is_int and int(actual) == expected
    if isinstance(expected, float):
        return isinstance(actual, float | np.floating) and float(actual) == expected
    return type(actual) is type(expected) and bool(actual == expected)


def expect_tuple(actual: Any, length: int, *, on: Text, hint: str | None = None) -> tuple[Any, ...]:
    """A tuple of `length` items."""
    if not isinstance(actual, tuple) or len(actual) != length:
        wanted = Text(f"una tupla de {length} elementos", f"a tuple of {length} items")
        raise _other_kind(actual, wanted, on, hint)
    return tuple(actual)


def expect_list(actual: Any, length: int | None = None, *, on: Text, hint: str | None = None) -> list[Any]:
    """A list, of `length` items when that is given."""
    if not isinstance(actual, list):
        raise _other_kind(actual, Text("una lista", "a list"), on, hint)
    if length is not None and len(actual) != length:
        what = Text("el largo de la lista", "the length of the list")
        raise _not_as_promised(what, length, len(actual), on, hint)
    return list(actual)


def expect_dict(
    actual: Any, keys: Sequence[Any], *, on: Text, ordered: bool = False, hint: str | None = None
) -> dict[Any, Any]:
    """A dict with exactly these keys (in this order, if `ordered`)."""
    if not isinstance(actual, dict):
        raise _other_kind(actual, Text("un dict", "a dict"), on, hint)
    same = list(actual) == list(keys) if ordered else set(actual) == set(keys)
    if not same:
        raise CheckFailed(
            _about(
                on,
                f"las claves deberían ser {show(list(keys))} y son {show(list(actual))}",
                f"the keys should be {show(list(keys))} and are {show(list(actual))}",
            ),
            hint=hint,
        )
    return dict(actual)


def expect_remote(actual: Any, kind: str, *, on: Text, hint: str | None = None) -> Any:
    """An object that stays on the student's side.

    `kind` is `module`, `iterator`, `figure`, `image`, `callable` or `object` (any of them).
    """
    plain = isinstance(actual, _PLAIN)
    found = None if plain else getattr(actual, "autograder_kind", None) or kind_of(actual)
    if plain or (kind != "object" and found != kind):
        names = {
            "module": Text("un torch.nn.Module", "a torch.nn.Module"),
            "iterator": Text("un iterador", "an iterator"),
            "figure": Text("una figura de matplotlib", "a matplotlib figure"),
            "image": Text("una imagen de PIL", "a PIL image"),
            "callable": Text("algo que se pueda llamar", "something callable"),
            "object": Text("un objeto", "an object"),
        }
        raise _other_kind(actual, names[kind], on, hint)
    return actual


def expect_value_error(
    call: Callable[..., Any],
    *,
    bad: Sequence[tuple[Any, ...]],
    good: Sequence[tuple[Any, ...]],
    on: Text,
    hint: str | None = None,
) -> None:
    """`call` raises `ValueError` for each argument tuple in `bad` and works for those in `good`.

    The good neighbours come first: a function that always raises has refused nothing.
    """
    if not good:
        raise ValueError("expect_value_error needs a valid neighbour in `good`")
    for arguments in good:
        call(*arguments)
    for arguments in bad:
        instead = _what_came_instead(call, arguments)
        if instead is not None:
            raise CheckFailed(
                _about(
                    on,
                    f"se esperaba un ValueError con un mensaje y {instead.es}",
                    f"expected a ValueError with a message, {instead.en}",
                ),
                detail=Text(f"Argumentos: {show(arguments)}", f"Arguments: {show(arguments)}"),
                hint=hint,
            )


def _what_came_instead(call: Callable[..., Any], arguments: tuple[Any, ...]) -> Text | None:
    """What came in place of a ValueError with a message; None where that is what came."""
    try:
        call(*arguments)
    except ValueError as error:  # an object that lives in this process raises as it is
        is_value_error, message, name = True, str(error), "ValueError"
    except SubmissionError as error:
        is_value_error, message, name = (
            error.report.is_value_error,
            error.report.message,
            error.report.type_name,
        )
    else:
        return Text("no lo hubo", "and there was none")
    if not is_value_error:
        return Text(f"llegó {name}", f"got {name}")
    return None if message else Text("llegó sin mensaje", "and it came without one")


def expect_untouched(
    observation: Observation,
    *,
    on: Text,
    arguments: bool = True,
    random_state: bool = True,
    hint: str | None = None,
) -> None:
    """The call modified no argument and moved no global random state."""
    if arguments and observation.changed:
        names = ", ".join(map(_argument_name, observation.changed))
        raise CheckFailed(
            _about(on, f"se modificó un argumento ({names})", f"an argument was modified ({names})"),
            hint=hint,
        )
    if random_state and observation.random_state_changed:
        names = ", ".join(observation.random_state_changed)
        raise CheckFailed(
            _about(
                on,
                f"cambió el estado global del azar ({names})",
                f"the global random state changed ({names})",
            ),
            hint=hint,
        )


def _argument_name(path: str) -> str:
    """`2`, as an argument by position is called, is the third."""
    return re.sub(r"^\d+", lambda found: f"n.º {int(found[0]) + 1}", path)


def random_upstream(shape: Sequence[int], seed: int, dtype: torch.dtype = torch.float64) -> torch.Tensor:
    """A random upstream gradient with entries away from zero, so that none can be ignored.

    Entries are ±u with u uniform in [0.5, 1.5).
    """
    generator = torch.Generator().manual_seed(seed)
    size = torch.rand(tuple(shape), generator=generator, dtype=dtype) + 0.5
    sign = torch.randint(0, 2, tuple(shape), generator=generator) * 2 - 1
    return size * sign.to(dtype)
