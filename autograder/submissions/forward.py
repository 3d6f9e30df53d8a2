"""A file between an archive module and the data: it refuses what only hostile archives make them do."""

import io
from typing import IO

from autograder.submissions.limits import Budget, TooMuch
from autograder.text import Text

_MAX_READ = 4 << 20
_CHUNK = 1 << 16


class Forward(io.RawIOBase):
    """Reads on, counting; no single read of more than 4 MB.

    Such reads happen where a header gives the size of another header: the directory of a .zip, the
    extended headers of a .tar.

    Raises:
        TooMuch: on such a read, and when the budget is used up.
    """

    def __init__(self, file: IO[bytes], budget: Budget | None = None, may_go_back: bool = False) -> None:
        self._file = file
        self._budget = budget
        self._may_go_back = may_go_back
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = b"" if size > _MAX_READ else self._file.read(_MAX_READ + 1 if size < 0 else size)
        if size > _MAX_READ or len(data) > _MAX_READ:
            raise TooMuch(
                Text(
                    "El archivo comprimido está dañado: su índice es demasiado grande.",
                    "The archive is damaged: its directory is too large.",
                )
            )
        self._position += len(data)
        if self._budget is not None:
            self._budget.count_bytes(len(data))
        return data

    def tell(self) -> int:
        return self._file.tell() if self._may_go_back else self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if self._may_go_back:
            return self._file.seek(offset, whence)
        if whence != io.SEEK_SET or offset < self._position:
            raise OSError("can only go forward")
        while self._position < offset:
            if not self.read(min(_CHUNK, offset - self._position)):
                break
        return self._position
