"""Solution regions: what stands in them, and the stub that students get in their place."""

from autograder.text import Language, Text

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"

NOT_DONE = Text(
    "Todavía no está hecho: escribe aquí tu solución.",
    "Not done yet: write your solution here.",
)


def stub_line(language: Language) -> str:
    """The line that takes the place of every solution region."""
    return f'raise NotImplementedError("{NOT_DONE.in_(language)}")'


def as_stub(source: str, language: Language) -> str:
    """`source` with each solution region replaced by the stub line: what nbgrader makes of it."""
    kept: list[str] = []
    inside = False
    for line in source.split("\n"):
        if line.strip() == BEGIN:
            inside = True
            kept.append(line[: line.index("#")] + stub_line(language))
        elif line.strip() == END:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def as_solution(source: str) -> str:
    """`source` without the lines that mark solution regions."""
    return "\n".join(line for line in source.split("\n") if line.strip() not in (BEGIN, END))


def region_problem(source: str) -> tuple[int, str, str] | None:
    """What is wrong with the regions of an exercise: line (from 0), problem, remedy; None if all is well."""
    opened: int | None = None
    regions = 0
    for number, line in enumerate(source.split("\n")):
        text = line.strip()
        if text == BEGIN:
            if opened is not None:
                return (
                    number,
                    "A solution region starts inside another one.",
                    f"Close the first with `{END}`.",
                )
            if not line[0].isspace():
                return (
                    number,
                    "A solution region at the top level: the stub would stop before it defines anything.",
                    "Move it into the body of the function, imports and helpers included.",
                )
            opened = number
            regions += 1
        elif text == END:
            if opened is None:
                return number, f"`{END}` without `{BEGIN}`.", "Write the missing line."
            opened = None
        elif "BEGIN SOLUTION" in text or "END SOLUTION" in text:
            return (
                number,
                "A mark of a solution region does not stand on a line of its own.",
                f"Write `{BEGIN}` or `{END}` and nothing else.",
            )
    if opened is not None:
        return opened, "This solution region is never closed.", f"Write `{END}` after the solution."
    if regions == 0:
        return 0, "The exercise has no solution region.", f"Put its solution between `{BEGIN}` and `{END}`."
    return None
