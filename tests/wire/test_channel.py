"""Frames: whole, bounded, and with a deadline for the whole frame."""

import socket
import struct
import threading
import time

import pytest

from autograder.wire.channel import Channel, ChannelClosedError
from autograder.wire.format import WireError


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    yield Channel(ours, frame_bytes=1 << 20), theirs
    ours.close()
    theirs.close()


def test_a_frame_arrives_whole_with_its_number(pair):
    channel, theirs = pair
    other = Channel(theirs, 1 << 20)
    content = bytes(range(256)) * 2000
    sender = threading.Thread(target=other.send, args=(42, content))
    sender.start()
    assert channel.receive() == (42, content)
    sender.join()


def test_a_closed_socket_is_told_from_silence(pair):
    channel, theirs = pair
    theirs.sendall(b"\x00" * 5)
    theirs.close()
    with pytest.raises(ChannelClosedError):
        channel.receive()


def test_a_frame_that_is_too_large_is_refused_before_it_is_read(pair):
    channel, theirs = pair
    theirs.sendall(struct.pack(">QQ", 1 << 40, 1))
    with pytest.raises(WireError):
        channel.receive()


class GiveUp(Exception):
    pass


def test_a_sender_that_trickles_does_not_outlive_the_deadline(pair):
    """One byte at a time would never meet a timeout that counts per read."""
    channel, theirs = pair
    stop = threading.Event()

    def trickle():
        for _ in range(2000):
            if stop.is_set():
                return
            theirs.send(b"\x00")
            time.sleep(0.002)

    deadline = time.monotonic() + 0.3

    def waiting():
        if time.monotonic() > deadline:
            raise GiveUp

    theirs.sendall(struct.pack(">QQ", 1 << 19, 1))
    sender = threading.Thread(target=trickle)
    sender.start()
    with pytest.raises(GiveUp):
        channel.receive(waiting)
    stop.set()
    sender.join()


def test_a_reader_that_never_reads_does_not_block_for_ever(pair):
    channel, _theirs = pair
    calls = []

    def waiting():
        calls.append(1)
        if len(calls) > 3:
            raise GiveUp

    with pytest.raises(GiveUp):
        channel.send(1, b"x" * (8 << 20), waiting)
