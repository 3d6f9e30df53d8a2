"""The HTML that stands below the cells of a notebook and in reports."""

import re

from autograder.text import escape_html

GOOD, BAD, SOFT = "#1a7a43", "#b3261e", "#5d6878"

_CODE = re.compile(r"`([^`\n]+)`")


def prose(text: str) -> str:
    """Text as HTML: everything is escaped, and what stands between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", escape_html(text)).replace("\n", "<br>")


def paragraph(inside: str) -> str:
    """A line by itself; `inside` is HTML."""
    return f'<div style="margin:4px 0">{inside}</div>'


def item(sign: str, colour: str, inside: str) -> str:
    """An item of a list with its sign in front; `inside` is HTML."""
    return (
        '<div style="display:flex;gap:8px;margin:2px 0 2px 12px">'
        f'<b style="color:{colour};flex:0 0 1em">{sign}</b><div>{inside}</div></div>'
    )
