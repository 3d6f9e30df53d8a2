"""Two languages in one piece of code: which lines belong to which.

Lines that end in `# lang: es` belong to one language; in a docstring a line `:es:` or `:en:` opens a block
that ends at `:end:`, at the next block or at the closing quotes.
"""

import re

from autograder.text import LANGUAGES, Language

_LINE_MARK = re.compile(r"\s*# ?lang: ?(?P<language>\w+)\s*$")
_BLOCK_MARK = re.compile(r"\s*:(?P<language>es|en|end):\s*")
_MISPLACED_MARK = re.compile(r'(?:"""|\'\'\')\s*:(?:es|en):')
_QUOTES = re.compile(r'"""|\'\'\'')


def in_language(source: str, language: Language) -> str:
    """`source` as students of one language see it, without the marks."""
    kept: list[str] = []
    block = ""
    for line in source.split("\n"):
        mark = _BLOCK_MARK.fullmatch(line)
        if mark:
            block = mark["language"].removeprefix("end")
            continue
        quotes = _QUOTES.search(line) if block else None
        if block in ("", language):
            line_mark = _LINE_MARK.search(line)
            if line_mark is None:
                kept.append(line)
            elif line_mark["language"] == language:
                kept.append(line[: line_mark.start()])
        elif quotes:
            # The docstring ends inside the other language's block: its quotes stay.
            indent = line[: len(line) - len(line.lstrip())]
            kept.append(indent + line[quotes.start() :])
        if quotes:
            block = ""
    return "\n".join(kept)


def language_problem(source: str) -> tuple[int, str, str] | None:
    """What is wrong with the marks: line (from 0), problem, remedy; None if all is well."""
    lines = source.split("\n")
    for number, line in enumerate(lines):
        if _MISPLACED_MARK.search(line):
            return number, "A mark of a language block beside the quotes.", "Give it a line of its own."
    for kind, match in (("line", _LINE_MARK.search), ("block", _BLOCK_MARK.fullmatch)):
        seen: dict[str, list[int]] = {language: [] for language in LANGUAGES}
        for number, line in enumerate(lines):
            mark = match(line)
            language = mark["language"] if mark else "end"
            if language in seen:
                seen[language].append(number)
            elif language != "end":
                return number, f"`{language}` is not a language of the course.", "Write `es` or `en`."
        es, en = seen["es"], seen["en"]
        # Two comment lines in one language may be one line in the other; blocks come in pairs.
        if (kind == "line" and bool(es) != bool(en)) or (kind == "block" and len(es) != len(en)):
            language, other = ("es", "en") if len(es) > len(en) else ("en", "es")
            return (
                seen[language][-1],
                f"A {kind} in `{language}` has no counterpart in `{other}`.",
                "Write the missing one beside it.",
            )
    return None
