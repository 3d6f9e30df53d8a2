"""Lab and student from names."""

import pytest

from autograder.submissions.names import LabName, parse_name, split_suffix, student_of

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
        ("ana_activations-2", LabName("activations", "ana", False)),
        ("activations_ana", None),
        ("myactivations", None),
        ("helper", None),
    ],
)
def test_names_of_files(stem: str, expected: LabName | None) -> None:
    assert parse_name(stem, LABS) == expected


@pytest.mark.parametrize(
    "folders, stem, expected",
    [
        (("submitted", "ana", "activations"), "activations", "ana"),
        (("submitted", "ana", "activations"), "beto_activations", "ana"),
        (("submitted", "ana", "activations", "unzipped"), "activations", "ana"),
        (("class", "ana"), "activations", "ana"),
        (("class",), "ana_activations", "ana"),
        (("ana_activations",), "activations", "ana"),
        (("José Núñez",), "activations", "José Núñez"),
        (("Jose\u0301",), "activations", "José"),
        (("activations",), "activations", "activations"),
        ((), "activations", "?"),
    ],
)
def test_students(folders: tuple[str, ...], stem: str, expected: str) -> None:
    assert student_of(folders, parse_name(stem, LABS), "activations") == expected


def test_suffixes() -> None:
    assert split_suffix("a.b.tar.gz") == ("a.b", ".tar.gz")
    assert split_suffix("A.IPYNB") == ("A", ".ipynb")
    assert split_suffix("README") == ("README", "")
    assert split_suffix(".zip") == (".zip", "")
