"""Which device a run uses."""

import subprocess
import sys

from autograder.cli.problems import Trouble
from autograder.cli.terminal import remark
from autograder.records import Device
from autograder.text import Text

NO_GPU = Text(
    "No hay una GPU con CUDA que torch pueda usar. Usa --device cpu, o mira `autograder doctor`.",
    "There is no GPU with CUDA that torch can use. Use --device cpu, or see `autograder doctor`.",
)
FALL_BACK = Text("Sin GPU: se corrige en la CPU.", "No GPU: grading on the CPU.")

_ASK = "import torch; print(torch.cuda.get_device_name(0) if torch.cuda.is_available() else '')"


def choose_device(asked: str) -> Device:
    """`cpu`, `cuda`, or for `auto` what there is.

    Raises:
        Trouble: CUDA was asked for and there is none.
    """
    if asked == "cpu":
        return Device.CPU
    if gpu_name():
        return Device.CUDA
    if asked == "cuda":
        raise Trouble(NO_GPU)
    remark(FALL_BACK)
    return Device.CPU


def gpu_name() -> str:
    """Name of the GPU, empty without one.

    Asked in a process of its own: one that has initialised CUDA must not fork workers.
    """
    answer = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    return answer.stdout.strip()
