"""What a worker sees besides the usual with `--device cuda`, and nothing without it.

The warm process never initialises CUDA, because a process that did cannot be forked; each fork
initialises its own.
"""

import glob
import os

from autograder.records import Device

_READ_BY_THE_DRIVER = (
    "/proc/driver/nvidia",
    "/proc/devices",
    "/sys/bus/pci/devices",
    "/sys/devices/pci*",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
    "/sys/module/nvidia*",
    "/usr/local/nvidia",
    "/usr/local/cuda*/lib64",
    "/usr/local/cuda*/targets/*/lib",
)


def devices(device: Device) -> list[str]:
    """Device files that a worker may read, write and control."""
    return sorted(glob.glob("/dev/nvidia*")) if device is Device.CUDA else []


def readable(device: Device) -> list[str]:
    """Files and folders that the driver and its libraries read."""
    if device is not Device.CUDA:
        return []
    named = [path for pattern in _READ_BY_THE_DRIVER for path in sorted(glob.glob(pattern))]
    searched = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    return [*named, *(path for path in searched if path and os.path.isdir(path))]


def of_proc(device: Device) -> list[str]:
    """The part of `readable` that lies in /proc."""
    return [path for path in readable(device) if path.startswith("/proc/")]
