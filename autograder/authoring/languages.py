"""Two languages in one piece of code: which lines belong to which.

Lines that end in `# lang: es` belong to one language; in a docstring a line `:es:` or `:en:` opens a block
that ends at `:end:`, at the next block or at the closing quotes.
"""

import re

from autograder.text import LANGUAGES, Language

_LINE_MARK = re.compile(r"\s*# ?lang: ?(?P<language>\w+)\s*$")
_BLOCK_MARK = re.compile(r"\s*:(?P<language>es|en|end):\s*")
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


def missing_translation(source: str) -> tuple[int, str] | None:
    """Where (line from 0) a text lacks its translation, and what is wrong; None if all is well."""
    for pattern, kind in ((_LINE_MARK, "line"), (_BLOCK_MARK, "block")):
        seen: dict[str, list[int]] = {language: [] for language in LANGUAGES}
        for number, line in enumerate(source.split("\n")):
            mark = pattern.search(line) if kind == "line" else pattern.fullmatch(line)
            if mark is None or mark["language"] == "end":
                continue
            if mark["language"] not in seen:
                return number, f"`{mark['language']}` is not a language of the course."
            seen[mark["language"]].append(number)
        es, en = seen["es"], seen["en"]
        # Two comment lines in one language may be one line in the other; blocks come in pairs.
        if (kind == "line" and bool(es) != bool(en)) or (kind == "block" and len(es) != len(en)):
            language, other = ("es", "en") if len(es) > len(en) else ("en", "es")
            return seen[language][-1], f"A {kind} in `{language}` has no counterpart in `{other}`."
    return None
