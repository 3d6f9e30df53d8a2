"""What names of files tell."""

import pytest

from autograder.submissions.names import LabName, parse_name, split_suffix

LABS = ("activations", "boxcar", "gradient_descent", "descent")


@pytest.mark.parametrize(
    "stem, expected",
    [
        ("activations", LabName("activations", None, True)),
        ("Activations", LabName("activations", None, True)),
        ("ana_activations", LabName("activations", "ana", True)),
        ("ana-activations", LabName("activations", "ana", True)),
        ("María José Peña_boxcar", LabName("boxcar", "María José Peña", True)),
        ("ana_gradient_descent", LabName("gradient_descent", "ana", True)),
        ("activations (1)", LabName("activations", None, False)),
        ("activations-Copy1", LabName("activations", None, False)),
        ("activations - copia", LabName("activations", None, False)),
        ("activations - copia (2)", LabName("activations", None, False)),
        ("Copia de activations", LabName("activations", None, False)),
        ("Copy of ana_activations", LabName("activations", "ana", False)),
        ("activations_final", LabName("activations", None, False)),
        ("ana_activations_final_v2", LabName("activations", "ana", False)),
        ("ana_activations-2", LabName("activations", "ana", False)),
        ("activations_ana", None),
        ("myactivations", None),
        ("helper", None),
    ],
)
def test_names_of_files(stem: str, expected: LabName | None) -> None:
    assert parse_name(stem, LABS) == expected


def test_suffixes() -> None:
    assert split_suffix("a.b.tar.gz") == ("a.b", ".tar.gz")
    assert split_suffix("A.IPYNB") == ("A", ".ipynb")
    assert split_suffix("README") == ("README", "")
    assert split_suffix(".zip") == (".zip", "")
