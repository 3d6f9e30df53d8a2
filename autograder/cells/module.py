"""The module in which a submission's cells run, and the surroundings that they expect.

`display`, `get_ipython` and `input` are replaced in the module's own builtins, so that nothing
outside it changes. matplotlib and IPython are process-wide and therefore quieted process-wide.
"""

import builtins
import os
import sys
import types
from collections.abc import Iterable

from autograder.cells.cell import Cell
from autograder.text import Text, default_language

MODULE_NAME = "submission"


class NoInput(RuntimeError):
    """`input()` was called; there is nobody to answer."""


_NO_INPUT = Text(
    "input() no está disponible: al corregir no hay nadie que responda",
    "input() is not available: nobody is there to answer while grading",
)


def new_module(name: str = MODULE_NAME) -> types.ModuleType:
    """A module that is found under its name, as pickle, dataclasses and type hints need it."""
    module = types.ModuleType(name)
    own = dict(vars(builtins))
    own.update(display=_nothing, get_ipython=_shell, input=_no_input)
    module.__dict__["__builtins__"] = own
    sys.modules[name] = module
    return module


class _NoShell:
    """Stands for IPython's shell: whatever is called on it does nothing."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return _nothing

    def __repr__(self) -> str:
        return "<no interactive shell>"


def _nothing(*_args: object, **_options: object) -> None:
    """Do nothing."""


def _shell() -> _NoShell:
    return _NoShell()


def _no_input(*_prompt: object) -> str:
    raise NoInput(_NO_INPUT.in_(default_language()))


def quiet_surroundings(cells: Iterable[Cell]) -> None:
    """Plots go to no screen and `IPython.get_ipython()` does no harm, for cells that use them.

    The libraries are imported only where a cell mentions them: they take half a second.
    """
    os.environ["MPLBACKEND"] = "Agg"
    text = "\n".join(cell.source for cell in cells)
    if "matplotlib" in text:
        _quiet_matplotlib()
    if "IPython" in text:
        _quiet_ipython()


def _quiet_matplotlib() -> None:
    try:
        import matplotlib
        from matplotlib import pyplot
    except ImportError:
        return  # the cell's own import reports it
    pyplot.switch_backend("Agg")  # before it is replaced: pyplot itself calls it at the first plot
    matplotlib.use = _nothing
    pyplot.switch_backend = _nothing
    pyplot.show = _nothing


def _quiet_ipython() -> None:
    try:
        import IPython
        import IPython.display
    except ImportError:
        return  # the cell's own import reports it
    IPython.get_ipython = _shell
    IPython.display.display = _nothing
    IPython.display.clear_output = _nothing


def close_figures() -> None:
    """Drop the figures of a cell, as a notebook does; else twenty of them are a warning."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    close = getattr(pyplot, "close", None)
    if close is not None:
        try:
            close("all")
        except Exception:
            return  # the student's own `close`: its figures stay, which does no harm
