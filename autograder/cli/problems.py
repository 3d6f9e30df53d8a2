"""How a command ends when it cannot do its work: one clear sentence and an exit code."""

from enum import IntEnum

import click

from autograder.text import Text


class Exit(IntEnum):
    """Exit codes of `autograder`."""

    DONE = 0
    BELOW = 1
    """`--fail-under`, or a comparison that failed."""
    USAGE = 2
    """Usage, or nothing to do."""
    ISOLATION = 3
    """Isolation is required but missing."""
    GRADER = 4
    """The grader itself failed."""
    INTERRUPTED = 130


class Trouble(Exception):
    """Ends the command with a sentence for the user."""

    def __init__(self, text: Text, code: Exit = Exit.USAGE) -> None:
        super().__init__(text.en)
        self.text = text
        self.code = code


def explain(error: click.UsageError) -> Text:
    """A usage error as one sentence; click itself speaks only English."""
    if isinstance(error, click.NoSuchOption):
        return _no_such(Text("la opción", "option"), error.option_name, error.possibilities)
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "?"
        return Text(f"Falta {name}.", f"{name} is missing.")
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error, error.param)
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return Text(f"La opción {name} necesita un valor.", f"Option {name} needs a value.")
    return Text(error.format_message(), error.format_message())


def no_such_command(name: str, known: list[str]) -> Text:
    """The sentence for a command that does not exist."""
    text = _no_such(Text("el comando", "command"), name, None)
    commands = ", ".join(known)
    return Text(f"{text.es} Los comandos son: {commands}.", f"{text.en} The commands are: {commands}.")


def _no_such(kind: Text, name: str, similar: list[str] | None) -> Text:
    ask = f"¿Quisiste decir {', '.join(similar)}?" if similar else ""
    ask_en = f"Did you mean {', '.join(similar)}?" if similar else ""
    return Text(
        f"No existe {kind.es} {name}. {ask}".strip(), f"There is no {kind.en} {name}. {ask_en}".strip()
    )


def _bad_value(error: click.BadParameter, parameter: click.Parameter) -> Text:
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    kind = parameter.type
    if isinstance(kind, click.Choice):
        choices = ", ".join(str(each) for each in kind.choices)
        return Text(f"{name} tiene que ser uno de: {choices}.", f"{name} has to be one of: {choices}.")
    if isinstance(kind, click.IntRange | click.FloatRange):
        whole = isinstance(kind, click.IntRange)
        number = Text("un número entero", "a whole number") if whole else Text("un número", "a number")
        limits = _limits(kind)
        return Text(
            f"{name} tiene que ser {number.es}{limits.es}.", f"{name} has to be {number.en}{limits.en}."
        )
    return Text(f"{name}: {error.message}", f"{name}: {error.message}")


def _limits(kind: click.IntRange | click.FloatRange) -> Text:
    if kind.min is not None and kind.max is not None:
        return Text(f" entre {kind.min} y {kind.max}", f" from {kind.min} to {kind.max}")
    if kind.min is not None and kind.min_open:
        return Text(f" mayor que {kind.min}", f" above {kind.min}")
    if kind.min is not None:
        return Text(f" de {kind.min} o más", f" of at least {kind.min}")
    return Text("", "")
