"""Read archives that anyone may have made.

Members are counted and measured while they are decompressed, whatever their headers claim. They are
written under numbers of our own, so that no name in an archive ever touches the file system.
"""

import gzip
import lzma
import stat
import tarfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast
from uuid import uuid4

from autograder.cells.read import MAX_BYTES, SUFFIXES, too_large
from autograder.submissions.forward import Forward
from autograder.submissions.limits import BrokenArchive, Budget, TooMuch
from autograder.submissions.names import ARCHIVES, clean, is_ignored, split_suffix
from autograder.text import Text

_CHUNK = 1 << 16
_MAX_ARCHIVE = 200 << 20  # of an archive inside an archive
_MAX_RATIO = 200
_RATIO_COUNTS_FROM = 1 << 20  # smaller files may well consist of one letter
_FAULTS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    RuntimeError,
)
"""What the standard library raises on damaged or hostile archives."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    parts: tuple[str, ...]
    """The path inside, free of `..` and the like."""
    file: Path | None
    """Where it was unpacked; None for what is no submission, and where `problem` says why not."""
    modified: float = 0.0
    problem: Text | None = None


@dataclass(slots=True)
class Unpacked:
    """What is in an archive."""

    members: list[Member] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def unpack(archive: Path, folder: Path, budget: Budget) -> Unpacked:
    """Unpack notebooks, scripts and archives (of which none is opened) into the folder.

    Raises:
        BrokenArchive: with the reason, when it cannot be read to its end.
    """
    found = Unpacked()
    read = _read_zip if split_suffix(archive.name)[1] == ".zip" else _read_tar
    try:
        read(archive, folder, found, budget)
    except TooMuch as problem:
        raise BrokenArchive(problem.reason) from problem
    except _FAULTS as problem:
        raise BrokenArchive(
            Text(
                "El archivo comprimido está dañado o no es lo que dice su nombre.",
                "The archive is damaged or is not what its name says.",
            )
        ) from problem
    return found


def _read_zip(archive: Path, folder: Path, found: Unpacked, budget: Budget) -> None:
    with archive.open("rb") as raw, zipfile.ZipFile(Forward(raw, may_go_back=True)) as file:
        for info in file.infolist():
            budget.count_member()
            name = _real_name(info)
            kind = stat.S_IFMT(info.external_attr >> 16)
            is_plain = kind in (0, stat.S_IFREG)
            parts = None if info.is_dir() else _admit(name, is_plain, found)
            if parts is None:
                continue
            modified = _zip_time(info)
            if info.flag_bits & 0x1:
                found.members.append(Member(parts, None, modified, _ENCRYPTED))
            elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                found.members.append(Member(parts, None, modified, _METHOD))
            else:
                try:
                    with file.open(info) as stream:
                        member = _write(stream, parts, modified, folder, budget, info.compress_size)
                except _FAULTS:
                    member = Member(parts, None, modified, _DAMAGED)
                found.members.append(member)


def _read_tar(archive: Path, folder: Path, found: Unpacked, budget: Budget) -> None:
    with archive.open("rb") as raw:
        compressed = split_suffix(archive.name)[1] != ".tar"
        plain: IO[bytes] = cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if compressed else raw
        forward = Forward(plain, budget=budget)
        with tarfile.open(fileobj=forward, mode="r:") as file:
            while (info := file.next()) is not None:
                budget.count_member()
                is_plain = info.isreg() and not info.issparse()
                parts = None if info.isdir() else _admit(info.name, is_plain, found)
                stream = file.extractfile(info) if parts is not None else None
                if parts is None or stream is None:
                    continue
                # `Forward` counts what is read; the size of the whole has no meaning for one member.
                found.members.append(_write(stream, parts, float(info.mtime), folder, None, 0))


def _admit(name: str, is_plain: bool, found: Unpacked) -> tuple[str, ...] | None:
    """The parts of a member's name if it is to be unpacked; other members are only noted."""
    parts = _safe_parts(name)
    if parts is None:
        found.notes.append(_UNSAFE.format(name=clean(name)[:100]))
        return None
    if not parts or any(map(is_ignored, parts)):
        return None
    if not is_plain:
        found.notes.append(_LINK.format(name=clean(name)[:100]))
        return None
    if split_suffix(parts[-1])[1] not in (*SUFFIXES, *ARCHIVES):
        found.members.append(Member(parts, None))
        return None
    return parts


def _safe_parts(name: str) -> tuple[str, ...] | None:
    """The path of a member, or None when it leads out of the archive."""
    name = name.replace("\\", "/")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    outside = name.startswith("/") or ".." in parts or name[1:2] == ":" or "\0" in name
    return None if outside else tuple(map(clean, parts))


def _write(
    stream: IO[bytes],
    parts: tuple[str, ...],
    modified: float,
    folder: Path,
    budget: Budget | None,
    compressed: int,
) -> Member:
    suffix = split_suffix(parts[-1])[1]
    limit = _MAX_ARCHIVE if suffix in ARCHIVES else MAX_BYTES
    target = folder / f"{uuid4().hex}{suffix}"
    size = 0
    with target.open("xb") as out:
        for chunk in _chunks(stream):
            size += len(chunk)
            if budget is not None:
                budget.count_bytes(len(chunk))
            if size > limit:
                return Member(parts, None, modified, too_large(size))
            if compressed and size > max(_RATIO_COUNTS_FROM, _MAX_RATIO * compressed):
                return Member(parts, None, modified, _BOMB)
            out.write(chunk)
    return Member(parts, target, modified)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _real_name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: macOS writes UTF-8 without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _zip_time(info: zipfile.ZipInfo) -> float:
    try:
        return time.mktime((*info.date_time, 0, 0, -1))
    except (OverflowError, ValueError):
        return 0.0


_UNSAFE = Text(
    "«{name}» se ignora: su ruta sale del archivo comprimido.",
    '"{name}" is ignored: its path leads out of the archive.',
)
_LINK = Text(
    "«{name}» se ignora: es un enlace o un archivo especial.",
    '"{name}" is ignored: it is a link or a special file.',
)
_ENCRYPTED = Text(
    "El archivo comprimido tiene contraseña. Entrégalo sin ella.",
    "The archive has a password. Hand it in without one.",
)
_METHOD = Text(
    "El archivo comprimido usa un método que no se admite. Comprímelo como .zip normal.",
    "The archive uses a method that is not supported. Make it an ordinary .zip.",
)
_DAMAGED = Text("El archivo está dañado dentro del .zip.", "The file is damaged inside the .zip.")
_BOMB = Text(
    "El archivo está comprimido de forma sospechosa: se expande a más de 200 veces su tamaño.",
    "The file is compressed suspiciously: it expands to more than 200 times its size.",
)
