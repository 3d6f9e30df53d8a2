from autograder.cli.bilingual import command
from autograder.text import Text


@command("x", Text("x", "x"), "x")
def run() -> None: ...
