"""What the forks of these tests run in place of the real request loop: code that a test sends."""

import io
import socket
import traceback

from autograder.isolation import channel


def serve(sock: socket.socket) -> None:
    """Execute each `code`; answer with its `result`, or with the error that it raised."""
    while True:
        try:
            message, _ = channel.receive(sock)
        except channel.ChannelError:
            return
        names: dict[str, object] = {"result": None}
        try:
            exec(message["code"], names)
            answer = {"result": names["result"]}
        except BaseException as error:
            text = io.StringIO()
            traceback.print_exc(file=text)
            answer = {"error": f"{type(error).__name__}: {error}", "traceback": text.getvalue()}
        channel.send(sock, answer)
