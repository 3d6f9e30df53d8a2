"""How a worker ends before its time, in words for the student."""

import signal

from autograder.records import ExerciseStatus
from autograder.text import Text


class WorkerGoneError(Exception):
    """The worker was ended, or ended itself, during a request."""

    def __init__(self, status: ExerciseStatus, text: Text) -> None:
        super().__init__(text.en)
        self.status = status
        self.text = text


def timed_out(seconds: float) -> WorkerGoneError:
    """More CPU time than allowed, or no end in sight."""
    return WorkerGoneError(
        ExerciseStatus.TIMEOUT,
        Text(
            f"Tu código no terminó dentro de {seconds:g} s de CPU. ¿Hay un ciclo que no termina?",
            f"Your code did not finish within {seconds:g} s of CPU time. Is there a loop that never ends?",
        ),
    )


def took_too_long(seconds: float) -> WorkerGoneError:
    """All calls of an exercise together took longer than allowed."""
    return WorkerGoneError(
        ExerciseStatus.TIMEOUT,
        Text(
            f"En este ejercicio tu código tardó más de {seconds:g} s en total. ¿Espera, o trabaja de más?",
            f"In this exercise your code took more than {seconds:g} s in all. Does it wait, or do too much?",
        ),
    )


def out_of_memory(megabytes: int) -> WorkerGoneError:
    """More real memory than allowed."""
    return WorkerGoneError(
        ExerciseStatus.OUT_OF_MEMORY,
        Text(
            f"Tu código usó más de {megabytes} MB de memoria.",
            f"Your code used more than {megabytes} MB of memory.",
        ),
    )


def disk_full(megabytes: int) -> WorkerGoneError:
    """More in the scratch folder than allowed."""
    return WorkerGoneError(
        ExerciseStatus.CRASHED,
        Text(
            f"Tu código escribió más de {megabytes} MB en disco.",
            f"Your code wrote more than {megabytes} MB to disk.",
        ),
    )


def nonsense() -> WorkerGoneError:
    """A reply that is not in the protocol."""
    return WorkerGoneError(
        ExerciseStatus.CRASHED,
        Text(
            "El proceso de tu código respondió algo que el corrector no puede leer, y fue terminado.",
            "The process of your code answered something that the grader cannot read, and was ended.",
        ),
    )


def crashed(signal_number: int | None, exit_code: int | None, cpu_limit: float) -> WorkerGoneError:
    """The process ended by a signal or by itself."""
    if signal_number == signal.SIGXCPU:
        return timed_out(cpu_limit)
    if signal_number == signal.SIGSYS:
        text = Text(
            "Tu código pidió algo al sistema que aquí no está permitido.",
            "Your code asked the system for something that is not allowed here.",
        )
    elif signal_number is not None:
        try:
            name = signal.Signals(signal_number).name
        except ValueError:
            name = str(signal_number)
        text = Text(
            f"El proceso de tu código terminó de golpe ({name}).",
            f"The process of your code ended abruptly ({name}).",
        )
    else:
        text = Text(
            f"Tu código terminó el proceso por su cuenta (código {exit_code}); quita exit() y similares.",
            f"Your code ended the process by itself (exit code {exit_code}); remove exit() and the like.",
        )
    return WorkerGoneError(ExerciseStatus.CRASHED, text)
