"""What a run looks like from outside: one file per output.

A module of this folder that defines `REPORT` is an output of `autograder grade`: the option
`--NAME` appears by itself. `console.py` is what everybody sees without asking.
"""

import importlib
import pkgutil

from autograder.reports.report import Report


def all_reports() -> list[Report]:
    """Every output that this folder holds, in the order of their names."""
    modules = (importlib.import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    reports: list[Report] = [module.REPORT for module in modules if hasattr(module, "REPORT")]
    return sorted(reports, key=lambda report: report.name)


__all__ = ["Report", "all_reports"]
