"""How much an archive may hold."""

from autograder.text import Text

MAX_MEMBERS = 20_000
MAX_TOTAL = 1 << 30
"""Bytes that may come out of an archive that the instructor names: a class with all its plots."""
MAX_STUDENT = 200 << 20
"""Bytes that may come out of any other archive: it is one student's, and must not use up the class's."""


class BrokenArchive(Exception):
    """An archive cannot be read; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


class TooMuch(Exception):
    """An archive holds more than any class hands in."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


class Budget:
    """Counts what comes out of an archive, and out of the archive that it lies in."""

    def __init__(self, limit: int = MAX_TOTAL, outer: "Budget | None" = None) -> None:
        self._limit = limit
        self._outer = outer
        self._members = 0
        self._bytes = 0

    def count_member(self) -> None:
        """One more member.

        Raises:
            TooMuch: when that is one too many.
        """
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise TooMuch(
                Text(
                    f"El archivo comprimido tiene más de {MAX_MEMBERS} archivos.",
                    f"The archive has more than {MAX_MEMBERS} files.",
                )
            )
        if self._outer is not None:
            self._outer.count_member()

    def count_bytes(self, amount: int) -> None:
        """So many more bytes.

        Raises:
            TooMuch: when there are too many.
        """
        self._bytes += amount
        if self._bytes > self._limit:
            raise TooMuch(
                Text(
                    f"El archivo comprimido es demasiado grande: se expande a más de {self._limit >> 20} MB.",
                    f"The archive is too large: it expands to more than {self._limit >> 20} MB.",
                )
            )
        if self._outer is not None:
            self._outer.count_bytes(amount)
