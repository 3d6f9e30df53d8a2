"""No file that a submission can read holds the digits that the graders keep back."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import autograder.grading.one_thread  # noqa: F401 – first: it pins torch's threads
from autograder.cells.read import read_submission
from autograder.grading.session import Session
from autograder.grading.warm_process import WarmProcess
from autograder.isolation.policy import ALL_LAYERS, ForkPolicy, Sandbox, python_environment
from autograder.records import Layer, Limits

from ..layers import require_layers

LAB = Path(__file__).parents[2] / "source" / "mnist_cnn"
UNPRIVILEGED = frozenset({Layer.PROCESS, Layer.RLIMITS, Layer.LANDLOCK, Layer.SECCOMP})

# What a submission would do that looks for known pictures: read every file it can, unpack what is packed.
# The smallest file that holds the thousand digits has 160 kB.
SUBMISSION = '''
import gzip
import mmap
import os
import sys
import zipfile


NO_FILES = ("/proc", "/sys", "/dev")


def unpacked(path):
    """The file, or what is in it."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name)
    with open(path, "rb") as file:
        head = file.read(4)
        if head[:2] == b"\\x1f\\x8b":
            yield gzip.decompress(head + file.read())
        elif head != b"\\x7fELF":
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                yield content


COURSE = "%COURSE%"


def search(picture, size=150_000):
    """Paths of readable files that hold a picture, and how many were read."""
    found, read, seen = [], 0, set()
    # A folder that may not be listed hides what lies below, which may be readable all the same.
    tops = [os.getcwd(), "/", "/etc", "/usr", "/usr/lib", "/usr/local/lib", "/usr/share", "/lib", "/tmp"]
    for top in [*tops, COURSE, sys.prefix, sys.base_prefix, *filter(os.path.isdir, sys.path)]:
        for folder, folders, files in os.walk(top, followlinks=top == os.getcwd()):
            folders[:] = [each for each in folders if os.path.join(folder, each) not in NO_FILES]
            for name in files:
                path = os.path.join(folder, name)
                try:
                    status = os.stat(path)
                    if status.st_size < size or (status.st_dev, status.st_ino) in seen:
                        continue
                    if any(content.find(picture) >= 0 for content in unpacked(path)):
                        found.append(path)
                    seen.add((status.st_dev, status.st_ino))
                    read += 1
                except (OSError, ValueError, EOFError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
                    continue
    return found, read


def open_by_name(paths):
    """Those of the paths that can be opened."""
    opened = []
    for path in paths:
        try:
            open(path, "rb").close()
        except OSError:
            continue
        opened.append(path)
    return opened
'''


@pytest.fixture(params=[ALL_LAYERS, UNPRIVILEGED], ids=["all layers", "without namespaces"])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A real worker with the lab's data, in which the submission above was loaded."""
    layers = request.param
    require_layers(*layers)
    sandbox = Sandbox(layers=layers, readable=python_environment(), data=(LAB / "data",))
    code = read_submission(SUBMISSION.replace("%COURSE%", str(LAB.parents[1])).encode(), "script")
    with WarmProcess(sandbox) as warm:
        policy = ForkPolicy(limits=Limits(call_cpu_seconds=300), data=LAB / "data")
        with Session(warm, policy, code.cells) as opened:
            opened.begin("search", 300, ())
            yield opened


def picture(folder: str) -> bytes:
    """The pixels of a digit, as they lie in memory and in an unpacked file."""
    with np.load(LAB / folder / "digits.npz") as file:
        return file["images"][7].tobytes()


def test_students_digits_are_found_and_those_held_back_are_not(session: Session) -> None:
    found, read = session.call("search", (picture("data"),), {})
    assert [Path(each).name for each in found] == ["digits.npz"]  # the control: the search works
    assert read > 100
    assert session.call("search", (picture("held_back"),), {})[0] == []


def test_held_back_file_cannot_be_opened_by_name(session: Session) -> None:
    held_back = str(LAB / "held_back" / "digits.npz")
    near = ["data/../held_back/digits.npz", "../held_back/digits.npz", "data/digits.npz"]
    assert session.call("open_by_name", ([held_back, *near],), {}) == ["data/digits.npz"]


def test_no_digit_is_in_both_files() -> None:
    seen = []
    for folder in ("data", "held_back"):
        with np.load(LAB / folder / "digits.npz") as file:
            seen.append({image.tobytes() for image in file["images"]})
            assert set(np.bincount(file["labels"])) == {len(file["labels"]) // 10}
    assert [len(each) for each in seen] == [4000, 1000]
    assert not seen[0] & seen[1]
