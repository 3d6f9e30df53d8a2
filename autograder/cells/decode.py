"""Bytes to text: byte order marks, the encoding a script declares, and what old editors write."""

import codecs
import io
import tokenize

from autograder.cells.cell import Kind, Unreadable
from autograder.text import Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16 and so comes before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, kind: Kind) -> tuple[str, list[Text]]:
    """The file as text, and notes for the student when it was not plain UTF-8.

    Raises:
        Unreadable: when it is not text in any encoding that is tried.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    data = data[len(mark) :]
    declared = _declared(data) if kind == "script" and not encoding else ""
    encoding = encoding or _guess_utf16(data) or declared or "utf-8"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        try:
            text, encoding = data.decode("cp1252"), "windows-1252"
        except UnicodeDecodeError:
            raise Unreadable(_NOT_TEXT) from None
    if "\0" in text:
        raise Unreadable(_NOT_TEXT)
    expected = encoding in ("utf-8", declared)
    return text, [] if expected else [_NOT_UTF8.format(encoding=encoding.upper())]


def _guess_utf16(data: bytes) -> str:
    """UTF-16 without a mark: in code and JSON every other byte is zero."""
    start = data[:200]
    if len(start) < 4 or b"\0" not in start:
        return ""
    even, odd = start[0::2].count(0) / len(start[0::2]), start[1::2].count(0) / len(start[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else ""


def _declared(data: bytes) -> str:
    """The encoding in a script's first two lines, as Python itself reads it."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data[:1000]).readline)
    except (SyntaxError, UnicodeDecodeError):
        return ""
    # Only encodings of text: a script may also declare `rot13` or what its author registered.
    allowed = encoding.startswith(("utf-8", "iso-8859-", "cp125", "latin", "ascii"))
    return encoding if allowed else ""


_NOT_TEXT = Text(
    "El archivo no es texto: contiene bytes que no son de ninguna codificación conocida. "
    "Ábrelo en Jupyter o en tu editor, guárdalo como UTF-8 y entrégalo de nuevo.",
    "The file is not text: it contains bytes that belong to no known encoding. "
    "Open it in Jupyter or in your editor, save it as UTF-8 and hand it in again.",
)
_NOT_UTF8 = Text(
    "El archivo no está en UTF-8 y se leyó como {encoding}. Guárdalo como UTF-8 la próxima vez.",
    "The file is not in UTF-8 and was read as {encoding}. Save it as UTF-8 next time.",
)
