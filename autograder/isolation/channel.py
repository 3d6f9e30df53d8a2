"""The control channel between the trusted side and a warm process: JSON lines, with file descriptors.

Neither end ever belongs to student code: a fork closes it before it does anything else.
"""

import contextlib
import itertools
import json
import os
import socket
import struct
import sys
from collections.abc import Sequence
from typing import Any

_MAX_MESSAGE = 1 << 20
_CREDENTIALS = struct.Struct("3i")
_SO_PASSCRED = getattr(socket, "SO_PASSCRED", None)
_SCM_CREDENTIALS = getattr(socket, "SCM_CREDENTIALS", None)


class ChannelError(Exception):
    """The other end is gone, is too slow, or talks nonsense."""


def socket_pair() -> tuple[socket.socket, socket.socket]:
    """Two connected stream sockets; the first one learns who sends on the second, where Linux tells."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    if _SO_PASSCRED is not None:
        ours.setsockopt(socket.SOL_SOCKET, _SO_PASSCRED, 1)
    return ours, theirs


def send(sock: socket.socket, message: dict[str, Any], fds: Sequence[int] = ()) -> None:
    """Send one message. Raises ChannelError when nobody listens."""
    line = json.dumps(message).encode() + b"\n"
    try:
        sent = socket.send_fds(sock, [line], list(fds)) if fds else 0
        sock.sendall(line[sent:])
    except OSError as error:
        raise ChannelError(f"cannot send: {error}") from error


def receive(sock: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """The next message and the descriptors that came with it. Raises ChannelError at the end."""
    line, fds = b"", list[int]()
    while not line.endswith(b"\n"):
        try:
            chunk, more, _, _ = socket.recv_fds(sock, 65536, 4)
        except OSError as error:
            raise ChannelError(f"cannot receive: {error}") from error
        fds += more
        if not chunk or len(line) > _MAX_MESSAGE:
            raise ChannelError("the other end closed the channel")
        line += chunk
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ChannelError("a message is no object")
    return message, fds


def receive_with_sender(sock: socket.socket) -> tuple[dict[str, Any], int | None]:
    """The next message and the sender's process id as this process sees it (None: the system cannot tell).

    Reads byte by byte where needed, so that nothing behind the message is consumed.
    """
    line, pid = b"", None
    space = socket.CMSG_SPACE(_CREDENTIALS.size)
    while not line.endswith(b"\n"):
        try:
            chunk, ancillary, _, _ = sock.recvmsg(1, space)
        except OSError as error:
            raise ChannelError(f"cannot receive: {error}") from error
        if not chunk or len(line) > _MAX_MESSAGE:
            raise ChannelError("the other end closed the channel")
        line += chunk
        for level, kind, data in ancillary:
            if level == socket.SOL_SOCKET and kind == _SCM_CREDENTIALS:
                pid = _CREDENTIALS.unpack(data[: _CREDENTIALS.size])[0]
    if _SO_PASSCRED is not None:
        sock.setsockopt(socket.SOL_SOCKET, _SO_PASSCRED, 0)
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ChannelError("a message is no object")
    return message, pid


def close_all_but(*kept: int) -> None:
    """Close every descriptor above 2 except `kept`."""
    if sys.platform.startswith("linux"):
        for low, high in itertools.pairwise([2, *sorted(fd for fd in kept if fd > 2), 2**31 - 1]):
            os.closerange(low + 1, high)  # one system call, however wide the range
        return
    for name in os.listdir("/dev/fd"):  # the limit of open files may be infinite
        if int(name) > 2 and int(name) not in kept:
            with contextlib.suppress(OSError):  # the listing's own is closed by now
                os.close(int(name))
