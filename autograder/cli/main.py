"""`autograder`: finds the command, and turns whatever goes wrong into a sentence and an exit code."""

import importlib
import os
import sys
import traceback
from collections.abc import Sequence

import click

from autograder import __version__
from autograder.cli.bilingual import Command, Group, Option, asked_language
from autograder.cli.problems import Exit, Trouble, explain, no_such_command
from autograder.cli.terminal import forgiving_streams
from autograder.text import Language, Text, default_language, harmless

COMMANDS = ("labs", "check", "grade", "build", "audit", "new", "export", "doctor", "demo")
"""One file each in this folder, with the command as `run`; in the order of the help."""

ABOUT = Text(
    "Laboratorios de redes neuronales que se corrigen solos.",
    "Labs on neural networks that grade themselves.",
)
VERSION = Text("Muestra la versión y termina.", "Show the version and exit.")
INTERRUPTED = Text(
    "Interrumpido. Lo que ya estaba corregido está en la carpeta de --results, si diste una.",
    "Interrupted. What was graded is in the folder of --results, if you gave one.",
)


class Autograder(Group):
    """The group of all commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of a course: look, check, grade, write labs, keep house."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command from its file."""
        if cmd_name not in COMMANDS:
            return None
        found: Command = importlib.import_module(f"autograder.cli.{cmd_name}").run
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise Trouble(no_such_command(args[0], list(COMMANDS)))
        return super().resolve_command(ctx, args)


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"autograder {__version__}")
        context.exit()


cli = Autograder(
    "autograder",
    text=ABOUT,
    example="autograder demo\nautograder grade submissions/ --html report",
    params=[
        Option(
            ["--version"],
            text=VERSION,
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
        )
    ],
    no_args_is_help=False,
    invoke_without_command=True,
)


@cli.result_callback()
@click.pass_context
def _code(context: click.Context, code: object) -> object:
    """Help for those who name no command; else the exit code of the command."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    forgiving_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = asked_language(given) or default_language()
    try:
        code = cli.main(args=given, prog_name="autograder", standalone_mode=False)
    except Trouble as trouble:
        return _end(trouble.text, trouble.code, language)
    except click.UsageError as error:
        return _end(_with_advice(error), Exit.USAGE, language)
    except (KeyboardInterrupt, click.Abort):
        return _end(INTERRUPTED, Exit.INTERRUPTED, language)
    except BrokenPipeError:
        # The reader, `head` say, has seen enough. Nothing more may be written to the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:
        return _end(_own_bug(error), Exit.GRADER, language)
    return code if isinstance(code, int) else Exit.DONE


def _end(text: Text, code: Exit, language: Language) -> int:
    print(f"autograder: {harmless(text.in_(language))}", file=sys.stderr)
    return code


def _with_advice(error: click.UsageError) -> Text:
    text = explain(error)
    path = error.ctx.command_path if error.ctx is not None else "autograder"
    return Text(f"{text.es} Mira `{path} --help`.", f"{text.en} See `{path} --help`.")


def _own_bug(error: Exception) -> Text:
    """An exception that nobody foresaw. The traceback helps those who can repair it, on request."""
    if os.environ.get("AUTOGRADER_DEBUG"):
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}"
    return Text(
        f"El corrector mismo falló ({what}). Esto es un error del programa; "
        "con AUTOGRADER_DEBUG=1 muestra dónde.",
        f"The grader itself failed ({what}). This is a bug of the program; "
        "with AUTOGRADER_DEBUG=1 it shows where.",
    )
