"""Why the sandbox refused something, in words for the student who meets the error."""

import errno
import os
from collections.abc import Iterator

from autograder.text import Text

NEW_PROCESSES = Text(
    "Aquí no se pueden crear procesos nuevos: usa `DataLoader(num_workers=0)`, y ni multiprocessing ni "
    "subprocess.",
    "New processes cannot be made here: use `DataLoader(num_workers=0)`, and neither multiprocessing nor "
    "subprocess.",
)
TOO_MANY = Text(
    "Tu código abrió demasiados procesos o hilos a la vez.",
    "Your code started too many processes or threads at once.",
)
TOO_MANY_FILES = Text(
    "Tu código tiene demasiados archivos abiertos a la vez: ciérralos, por ejemplo con `with open(...)`.",
    "Your code has too many files open at once: close them, for example with `with open(...)`.",
)
NETWORK = Text(
    "Durante la corrección no hay red: los datos que necesitas están en la carpeta `data`.",
    "There is no network during grading: the data that you need is in the folder `data`.",
)
FILES = Text(
    "Durante la corrección solo se puede leer la carpeta `data` del laboratorio, y solo se puede escribir "
    "en la carpeta de trabajo: usa rutas relativas.",
    "During grading only the lab's folder `data` can be read, and only the working folder can be written "
    "to: use relative paths.",
)
SCRATCH_FULL = Text(
    "Tu código escribió más en disco de lo que se permite.",
    "Your code wrote more to disk than is allowed.",
)
REFUSED = Text(
    "El entorno de corrección no permite esta operación.",
    "The grading environment does not allow this operation.",
)

_STARTS_PROCESSES = {"multiprocessing", "subprocess", "joblib", "concurrent"}
_BY_NUMBER = {
    errno.ENOSPC: SCRATCH_FULL,
    errno.EFBIG: SCRATCH_FULL,
    errno.EDQUOT: SCRATCH_FULL,
    errno.EROFS: FILES,
    errno.EMFILE: TOO_MANY_FILES,
    errno.ENETUNREACH: NETWORK,
    errno.EAGAIN: TOO_MANY,
}


def why_refused(error: BaseException) -> Text | None:
    """What the sandbox has to do with `error`, as raised by a student's code in a fork; None: nothing."""
    for link in _chain(error):
        reason = _reason(link)
        if reason is not None:
            return reason
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it was raised from; urllib keeps the original as `reason`."""
    seen: list[BaseException] = []
    current: object = error
    while isinstance(current, BaseException) and current not in seen and len(seen) < 20:
        seen.append(current)
        yield current
        current = getattr(current, "reason", None) or current.__cause__ or current.__context__


def _reason(error: BaseException) -> Text | None:
    if isinstance(error, RuntimeError) and "can't start new thread" in str(error):
        return TOO_MANY
    if not isinstance(error, OSError):
        return None
    modules = _modules(error)
    if error.errno in (errno.EPERM, errno.EACCES):
        if error.filename is not None:
            return FILES
        if modules & _STARTS_PROCESSES:
            return NEW_PROCESSES
        return NETWORK if "socket" in modules else REFUSED
    if error.errno == errno.ENOENT and isinstance(error.filename, str) and os.path.isabs(error.filename):
        return FILES
    return _BY_NUMBER.get(error.errno or 0)


def _modules(error: BaseException) -> set[str]:
    """Names of the top-level modules whose code was running."""
    found = set()
    step = error.__traceback__
    while step is not None:
        found.add(str(step.tb_frame.f_globals.get("__name__", "")).partition(".")[0])
        step = step.tb_next
    return found
