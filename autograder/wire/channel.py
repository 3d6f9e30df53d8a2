"""Frames over a socket: length, call number, content; with a deadline for each whole frame."""

import select
import socket
import struct
import time
from collections.abc import Callable

from autograder.wire.format import WireError

_HEADER = struct.Struct(">QQ")
_CHUNK = 1 << 20


class ChannelClosedError(Exception):
    """The other side has gone."""


class Channel:
    """One end of the wire.

    `waiting` is called about every `poll_seconds` while nothing arrives (and at least that often
    while bytes trickle in); it may raise to give up. A socket's own timeout would count per read, and a
    sender that feeds one byte at a time would never meet it.
    """

    def __init__(self, connection: socket.socket, frame_bytes: int, poll_seconds: float = 0.02) -> None:
        self._socket = connection
        self._frame_bytes = frame_bytes
        self._poll_seconds = poll_seconds
        connection.setblocking(False)

    def send(self, number: int, content: bytes, waiting: Callable[[], None] | None = None) -> None:
        """Send one frame.

        Raises:
            ChannelClosedError: when the other side has gone.
        """
        view = memoryview(_HEADER.pack(len(content), number) + content)
        poll = select.poll()
        poll.register(self._socket, select.POLLOUT)
        while view:
            try:
                view = view[self._socket.send(view[:_CHUNK]) :]
            except BlockingIOError:
                poll.poll(self._poll_seconds * 1000)
                if waiting is not None:
                    waiting()
            except OSError as error:
                raise ChannelClosedError from error

    def receive(self, waiting: Callable[[], None] | None = None) -> tuple[int, bytes]:
        """The next frame: its call number and content.

        Raises:
            ChannelClosedError: when the other side has gone, also in the middle of a frame.
            WireError: when the frame is larger than allowed.
        """
        length, number = _HEADER.unpack(self._exactly(_HEADER.size, waiting))
        if length > self._frame_bytes:
            raise WireError(f"a frame of {length} bytes is larger than allowed")
        return number, bytes(self._exactly(length, waiting))

    def _exactly(self, count: int, waiting: Callable[[], None] | None) -> bytearray:
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        received = bytearray()
        last_look = time.monotonic()
        while len(received) < count:
            ready = poll.poll(self._poll_seconds * 1000 if waiting else None)
            now = time.monotonic()
            if waiting is not None and (not ready or now - last_look > self._poll_seconds):
                last_look = now
                waiting()
            if not ready:
                continue
            try:
                chunk = self._socket.recv(min(_CHUNK, count - len(received)))
            except BlockingIOError:
                continue
            except OSError as error:
                raise ChannelClosedError from error
            if not chunk:
                raise ChannelClosedError
            received += chunk
        return received

    def close(self) -> None:
        """Close this end."""
        self._socket.close()
