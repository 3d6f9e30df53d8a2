"""Which device a run uses."""

from autograder.cli.problems import Trouble
from autograder.cli.terminal import remark
from autograder.records import Device
from autograder.results import gpu_name
from autograder.text import Text

NO_GPU = Text(
    "No hay una GPU con CUDA que torch pueda usar. Usa --device cpu, o mira `autograder doctor`.",
    "There is no GPU with CUDA that torch can use. Use --device cpu, or see `autograder doctor`.",
)
FALL_BACK = Text("Sin GPU: se corrige en la CPU.", "No GPU: grading on the CPU.")


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
