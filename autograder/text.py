"""Text in two languages, and making text from elsewhere harmless."""

import html
import locale
import os
import re
from typing import Literal, NamedTuple

Language = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")


class Text(NamedTuple):
    """One message in Spanish and in English."""

    es: str
    en: str

    def in_(self, language: Language) -> str:
        """The message in one language."""
        return self.es if language == "es" else self.en

    def format(self, **values: object) -> "Text":
        """Fill the same placeholders in both languages."""
        return Text(self.es.format(**values), self.en.format(**values))


def default_language() -> Language:
    """`AUTOGRADER_LANG`, else the locale, else English."""
    asked = os.environ.get("AUTOGRADER_LANG", "")
    if asked in LANGUAGES:
        return "es" if asked == "es" else "en"
    names = [os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "es" if spoken.lower().startswith(("es", "spanish")) else "en"


_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str, limit: int = 2000) -> str:
    """Text that may be stored, printed and shown whoever wrote it.

    Terminal escapes and control characters (line feed and tab excepted), bidirectional
    overrides and lone surrogates are replaced; the length is cut to `limit` characters.
    """
    text = text[: limit * 4]
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def escape_html(text: str) -> str:
    """`text` as it may stand in an HTML page or attribute."""
    return html.escape(harmless(text, limit=20_000), quote=True)
