"""What a fork may use: memory, processes, disk, files, output."""

import os
import time

import pytest

from autograder.isolation import namespaces
from autograder.records import Layer

from .conftest import ALL, NAMES, PLAIN, UNPRIVILEGED, MakeFork

MB = 1 << 20
UNLIMITED = frozenset({Layer.PROCESS})
both = pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED], ids=NAMES.get)

FILL_MEMORY = "held = bytearray(200 << 20)"
SHARED_MEMORY = """
import mmap
held = mmap.mmap(-1, 64 << 20)
for start in range(0, len(held), 4096):
    held[start] = 1
"""
MANY_PROCESSES = """
import os, time
result = 0
try:
    for _ in range(30):
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        result += 1
except OSError:
    pass
"""
FORK_BOMB = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""
MANY_THREADS = """
import threading, time
result = 0
try:
    for _ in range(100):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        result += 1
except RuntimeError:
    pass
"""
MANY_FILES = """
result = 0
for number in range(40):
    with open(f'file{number}', 'wb') as file:
        file.write(bytes(100_000))
    result += 1
"""
DELETED_FILE = """
import os
held = open('hidden', 'wb')
os.unlink('hidden')
held.write(bytes(900_000))
held.flush()
"""


@both
def test_memory_has_a_limit(layers: frozenset[Layer], fork: MakeFork) -> None:
    answer = fork(layers, memory_bytes=100 * MB).attempt(FILL_MEMORY)
    assert answer.get("error", "").startswith("MemoryError")


def test_without_rlimits_memory_has_none(fork: MakeFork) -> None:
    assert "error" not in fork(UNLIMITED, memory_bytes=100 * MB).attempt(FILL_MEMORY)


@pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED, PLAIN], ids=NAMES.get)
def test_the_watch_sees_private_and_shared_memory(layers: frozenset[Layer], fork: MakeFork) -> None:
    """Shared mappings escape RLIMIT_DATA."""
    made = fork(layers)
    assert made.worker.usage().memory_bytes < 20 * MB
    made.run(SHARED_MEMORY)
    assert 60 * MB < made.worker.usage().memory_bytes < 90 * MB
    made.run(FILL_MEMORY + "\nfor i in range(0, len(held), 4096): held[i] = 1")
    assert 190 * MB < made.worker.usage().memory_bytes < 290 * MB


def test_the_watch_counts_all_processes(fork: MakeFork) -> None:
    made = fork(ALL)
    made.run(
        "import os, time\n"
        + "if os.fork() == 0:\n    held = bytearray(b'x') * (64 << 20)\n    time.sleep(60)"
    )
    usage = made.watch(lambda usage: usage.memory_bytes > 60 * MB)
    assert usage.processes == 2


def test_what_processes_share_counts_once(fork: MakeFork) -> None:
    """As the workers of a DataLoader do: counted in each, three of them would exceed the limit."""
    made = fork(ALL, memory_bytes=100 * MB)
    made.run(
        "import os, time\nheld = bytearray(b'x') * (60 << 20)\n"
        "for _ in range(3):\n    if os.fork() == 0:\n        time.sleep(60)"
    )
    usage = made.watch(lambda usage: usage.processes == 4)
    assert 55 * MB < usage.memory_bytes < 100 * MB
    made.run(
        "import os, time\nif os.fork() == 0:\n    own = bytearray(b'x') * (60 << 20)\n    time.sleep(60)"
    )
    made.watch(lambda usage: usage.memory_bytes > 110 * MB)


def test_processes_have_a_limit(fork: MakeFork) -> None:
    started = fork(ALL, processes=10).run(MANY_PROCESSES)
    assert 5 <= started < 10


def test_without_rlimits_processes_have_none(fork: MakeFork) -> None:
    assert fork(UNLIMITED, processes=10).run(MANY_PROCESSES) == 30


def test_new_processes_are_refused_without_namespaces(fork: MakeFork) -> None:
    assert fork(UNPRIVILEGED).run(MANY_PROCESSES) == 0
    for code in (
        "import os\nos.posix_spawn('/bin/true', ['true'], {})",
        "import os\nos.execv('/bin/true', ['true'])",
    ):
        assert "error" in fork(UNPRIVILEGED).attempt(code)


@pytest.mark.parametrize("layers", [ALL, PLAIN], ids=NAMES.get)
def test_a_fork_bomb_is_bounded_and_ends(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers, processes=20)
    made.send(FORK_BOMB)
    # The process that asks for the limit is the fork itself: it counts, too.
    made.watch(lambda usage: usage.processes >= 15)
    start = time.monotonic()
    made.worker.finish()
    assert time.monotonic() - start < 3


@both
def test_threads_have_a_limit(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers, processes=20)
    # Without an own user id or namespace the limit counts the whole user's; then the watch has to see it.
    started = made.run(MANY_THREADS)
    assert started < 20 or made.worker.usage().threads > 20


@both
def test_cpu_time_is_seen(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers)
    made.send("while True: pass")
    assert made.watch(lambda usage: usage.cpu_seconds > 0.2).cpu_seconds < 1
    assert made.worker.finish().cpu_seconds > 0.2


def test_cpu_time_of_children_is_seen(fork: MakeFork) -> None:
    made = fork(ALL)
    made.run(
        "import os, time\nif os.fork() == 0:\n"
        "    while time.process_time() < 0.2: pass\n    os._exit(0)\nos.wait()"
    )
    assert made.worker.usage().cpu_seconds > 0.15


@both
def test_a_file_has_a_size_limit(layers: frozenset[Layer], fork: MakeFork) -> None:
    answer = fork(layers, scratch_bytes=MB).attempt("open('big', 'wb').write(bytes(4 << 20))")
    assert "Errno" in answer["error"]


def test_without_rlimits_a_file_has_none(fork: MakeFork) -> None:
    answer = fork(UNLIMITED, scratch_bytes=MB).attempt("open('big', 'wb').write(bytes(4 << 20))")
    assert "error" not in answer


@pytest.mark.parametrize("folder", [".", "/tmp", "/dev/shm"])
def test_own_file_system_is_bounded(folder: str, fork: MakeFork) -> None:
    if folder == "/tmp" and namespaces.python_lies_in_tmp():
        pytest.skip("this Python lies in /tmp, which is then read-only")
    answer = fork(ALL, scratch_bytes=2 * MB).attempt(
        "import os\nos.chdir(folder)\n" + MANY_FILES, folder=folder
    )
    assert "No space left" in answer["error"]


def test_empty_files_are_bounded(fork: MakeFork) -> None:
    answer = fork(ALL, scratch_bytes=2 * MB).attempt("for n in range(1000): open(str(n), 'w').close()")
    assert "No space left" in answer["error"]


@pytest.mark.parametrize(
    "code",
    [
        MANY_FILES,
        "for n in range(1000): open(str(n), 'w').close()",
        "import os\nfor _ in range(100):\n    os.mkdir('deeper')\n    os.chdir('deeper')",
        pytest.param(
            "import os\nos.mkdir('closed', 0)",
            marks=pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root"),
        ),
    ],
    ids=["large files", "empty files", "deep folders", "closed folder"],
)
@pytest.mark.parametrize("layers", [UNPRIVILEGED, PLAIN], ids=NAMES.get)
def test_without_namespaces_the_watch_sees_the_disk(
    code: str, layers: frozenset[Layer], fork: MakeFork
) -> None:
    made = fork(layers, scratch_bytes=2 * MB)
    assert made.worker.usage().scratch_bytes < MB
    made.run(code)
    made.watch(lambda usage: usage.scratch_bytes > 2 * MB)


def test_without_namespaces_the_watch_sees_deleted_files(fork: MakeFork) -> None:
    made = fork(UNPRIVILEGED, scratch_bytes=MB)
    made.run(DELETED_FILE)
    seen = made.watch(lambda usage: usage.scratch_bytes > 900_000)
    assert seen.scratch_bytes > 900_000


@both
def test_open_files_have_a_limit(layers: frozenset[Layer], fork: MakeFork) -> None:
    answer = fork(layers, open_files=50).attempt("held = [open('/dev/null') for _ in range(100)]")
    assert "Too many open files" in answer["error"]


@both
def test_a_flood_of_output_blocks_nobody(layers: frozenset[Layer], fork: MakeFork) -> None:
    flood = "import os\nfor _ in range(200): os.write(1, bytes(1 << 20)); os.write(2, bytes(1 << 20))"
    assert "error" not in fork(layers).attempt(flood)


@both
def test_watching_is_cheap(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers)
    durations = []
    for _ in range(21):
        start = time.process_time()
        made.worker.usage()
        durations.append(time.process_time() - start)
    assert sorted(durations)[10] < 0.001
