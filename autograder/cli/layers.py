"""Which layers of isolation this machine has, and what is said about those that it lacks."""

from autograder.cli.problems import Exit, Trouble
from autograder.cli.terminal import remark
from autograder.records import Layer
from autograder.text import Text

MISSING = Text(
    "Aislamiento incompleto; faltan: {layers}. {reasons} Detalles: `autograder doctor`.",
    "Isolation is incomplete; missing: {layers}. {reasons} Details: `autograder doctor`.",
)


def available_layers(required: bool) -> tuple[str, ...]:
    """Names of the layers that are to be had; says once which are missing.

    Raises:
        Trouble: one is missing and all are required.
    """
    from autograder.isolation.probe import probe_layers

    probes = probe_layers()
    missing = {layer: probe for layer, probe in probes.items() if not probe.available}
    if missing:
        reasons = [probe.reason for probe in missing.values() if probe.reason is not None]
        told = list(dict.fromkeys(reasons))
        text = MISSING.format(layers=", ".join(missing), reasons="{reasons}")
        text = Text(
            text.es.format(reasons=" ".join(each.es for each in told)),
            text.en.format(reasons=" ".join(each.en for each in told)),
        )
        if required:
            raise Trouble(text, Exit.ISOLATION)
        remark(text)
    return tuple(layer.value for layer in Layer if layer in probes and probes[layer].available)
