"""The objects behind dotted names of the known libraries.

`torch.nn.modules.activation.ReLU` is `torch.nn.ReLU`: only the objects tell. Nothing is imported because
student code names it; modules are looked at as far as they are loaded, and without calling anything.
"""

import fnmatch
import importlib
import sys
import types
import warnings
from functools import lru_cache

KNOWN = frozenset({"numpy", "torch", "torchvision", "scipy", "sklearn"})

_BUILTIN = types.BuiltinFunctionType


def provides(module: str, name: str) -> bool | None:
    """Whether `from module import *` binds the name; None when the module is not known."""
    root = module.split(".")[0]
    if root not in KNOWN or _load(root) is None:
        return None
    loaded = sys.modules.get(module)
    if loaded is None:
        return None
    public = loaded.__dict__.get("__all__")
    if isinstance(public, list | tuple):
        return name in public
    return not name.startswith("_") and name in loaded.__dict__


def look_up(dotted: str) -> object | None:
    """The object that a dotted name stands for, as far as loaded modules and classes show it."""
    root, *path = dotted.split(".")
    found: object | None = sys.modules.get(root) if root in KNOWN else None
    for name in path:
        if isinstance(found, types.ModuleType):
            found = found.__dict__.get(name)
        elif isinstance(found, type):
            found = next((vars(base)[name] for base in found.__mro__ if name in vars(base)), None)
        else:
            return None
    return found


@lru_cache(maxsize=256)
def objects_of(pattern: str) -> tuple[object, ...]:
    """The functions and classes that a pattern of dotted names covers. `pattern` is trusted."""
    if pattern.split(".")[0] not in KNOWN:
        return ()
    literal = pattern.split("*")[0]
    parent = literal.rpartition(".")[0]
    _load(parent or literal)
    if "*" not in pattern:
        found = look_up(pattern)
        return (found,) if _tells(found) else ()
    holder = look_up(parent)
    if not isinstance(holder, types.ModuleType | type):
        return ()
    names = [name for name in vars(holder) if fnmatch.fnmatchcase(f"{parent}.{name}", pattern)]
    return tuple(vars(holder)[name] for name in names if _belongs(vars(holder)[name], name, parent))


def is_same(one: object, other: object) -> bool:
    """Whether two names lead to the same function or class."""
    if one is other:
        return True
    # Methods of extension types are made anew at each access; equal means bound to the same.
    return isinstance(one, _BUILTIN) and isinstance(other, _BUILTIN) and one == other


def _tells(found: object) -> bool:
    """Whether it is a function or class; constants and modules are shared by unrelated names."""
    return callable(found) and not isinstance(found, types.ModuleType)


def _belongs(found: object, name: str, parent: str) -> bool:
    """Whether a module's entry is its own and not something that it merely imported."""
    if isinstance(found, type):
        return found.__module__.startswith(parent)
    is_module = isinstance(found, types.ModuleType)
    return callable(found) and not is_module and getattr(found, "__name__", None) == name


def _load(module: str) -> types.ModuleType | None:
    """A module of a known library, which is imported if need be."""
    if module not in sys.modules:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                importlib.import_module(module)
        except ImportError:
            return None
    return sys.modules.get(module)
