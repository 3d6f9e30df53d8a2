"""click with texts in two languages: commands, options and the sentences of usage errors."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from autograder.text import LANGUAGES, Language, Text, default_language

Function = TypeVar("Function", bound=Callable[..., Any])

HELP = Text("Muestra esta ayuda y termina.", "Show this help and exit.")
LANG = Text(
    "Idioma de la salida y de la ayuda. Por omisión: AUTOGRADER_LANG, si no el del sistema, si no en.",
    "Language of output and help. Default: AUTOGRADER_LANG, else the system's, else en.",
)
OPTIONS = Text("Opciones", "Options")
COMMANDS = Text("Comandos", "Commands")
USAGE = Text("Uso: ", "Usage: ")
EXAMPLE = Text("Ejemplo", "Example")


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language that a command line asks for, wherever `--lang` stands: even `--help` speaks it."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        named = re.fullmatch(r"--lang=(.*)", argument)
        value = named[1] if named else None
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return "es" if value == "es" else "en"
    return None


def explicit_language() -> Language | None:
    """The language that `--lang` asks for, None without it."""
    context = click.get_current_context(silent=True)
    asked = context.find_root().obj if context is not None else None
    return asked if asked in LANGUAGES else None


def current_language() -> Language:
    """The language of the command that is running."""
    return explicit_language() or default_language()


def say(text: Text) -> str:
    """`text` in the language of the command that is running."""
    return text.in_(current_language())


class Option(click.Option):
    """An option whose help is a `Text`."""

    def __init__(self, *args: Any, text: Text, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line for `--help`."""
        self.help = say(self.text)
        return super().get_help_record(ctx)


def option(*names: str, text: Text, **attributes: Any) -> Callable[[Function], Function]:
    """`click.option` with help in two languages."""
    return click.option(*names, cls=Option, text=text, **attributes)


class _Speaks:
    """What commands and the group of commands have in common."""

    text: Text
    example: str

    def _format(self, command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=say(USAGE)
        )
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.text))
        self._format_lists(command, ctx, formatter)
        formatter.write_paragraph()
        formatter.write(f"{say(EXAMPLE)}:\n")
        for line in self.example.splitlines():
            formatter.write(f"  {line}\n")

    @staticmethod
    def _format_lists(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if isinstance(command, click.Group):
            commands = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
            with formatter.section(say(COMMANDS)):
                formatter.write_dl(
                    [(name, say(each.text)) for name, each in commands if isinstance(each, Command)]
                )
        options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
        records = (each.get_help_record(ctx) for each in options)
        with formatter.section(say(OPTIONS)):
            formatter.write_dl([record for record in records if record is not None])


def _help_option() -> Option:
    def show(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            click.echo(context.get_help(), color=context.color)
            context.exit()

    return Option(["--help"], text=HELP, is_flag=True, is_eager=True, expose_value=False, callback=show)


def _lang_option() -> Option:
    return Option(["--lang"], text=LANG, type=click.Choice(LANGUAGES), expose_value=False)


class Command(_Speaks, click.Command):
    """A command that speaks both languages, with `--lang`, `--help` and an example."""

    def __init__(self, *args: Any, text: Text, example: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.add_help_option = False  # click's own speaks only English
        self.text, self.example = text, example
        self.params += [_lang_option(), _help_option()]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the command line."""
        self._format(self, ctx, formatter)


class Group(_Speaks, click.Group):
    """A group of commands; it learns the language before anything is parsed."""

    def __init__(self, *args: Any, text: Text, example: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.add_help_option = False  # click's own speaks only English
        self.text, self.example = text, example
        self.params += [_lang_option(), _help_option()]

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The root context; its `obj` is the language that was asked for."""
        extra.setdefault("obj", asked_language(args))
        return super().make_context(info_name, args, parent, **extra)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the command line."""
        self._format(self, ctx, formatter)


def command(name: str, text: Text, example: str) -> Callable[[Callable[..., Any]], Command]:
    """`click.command` with a description in two languages and an example."""
    return click.command(name, cls=Command, text=text, example=example)
