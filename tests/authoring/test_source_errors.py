"""Every departure from docs/source-format.md is refused: with file, line and what to do."""

from pathlib import Path

import pytest

from autograder.authoring.errors import AuthoringError, SourceError
from autograder.authoring.lab_source import course_root, find_labs, load_lab

CASES = {
    "no header": ("# ---\n# jupyter", "# jupyter", 1, "does not start with a header"),
    "header is no YAML": ("number: 7", "number: [7", None, "not YAML"),
    "header without our part": ("autograder:", "autogrades:", 1, "no part `jupyter: autograder:`"),
    "unknown header key": ("number: 7", "number: 7\n#     author: me", 1, "unknown key `author`"),
    "number is a word": ("number: 7", "number: seven", 1, "not a whole number"),
    "title in one language": (', en: "Tiny"}', "}", 1, "one for `en`"),
    "group is no list": ('["torch.nn.ReLU", "Tensor.relu"]', "torch", 1, "list of dotted names"),
    "text before the first cell": (
        "\n# %% [markdown] lang",
        "\nx = 1\n\n# %% [markdown] lang",
        10,
        "before the",
    ),
    "bare line in prose": ("# Con ñandúes", "Con ñandúes", 13, "does not start with `#`"),
    "options cannot be read": ('role="setup"', "role:setup", 20, "is not `key=value`"),
    "option's value cannot be read": ('role="setup"', "role=setup", 20, "cannot be read"),
    "option given twice": ("points=2.5", "points=2.5 points=2", 51, "given twice"),
    "unknown key": ("points=2.5", "points=2.5 pionts=3", 51, "`pionts` is no key"),
    "unknown role": ('role="setup"', 'role="helper"', 20, "unknown"),
    "unknown language of prose": ('lang="en"', 'lang="fr"', 15, "not a language"),
    "prose without translation": (
        '[markdown] lang="es"\n# # Un',
        '[markdown] lang="en"\n# # Un',
        10,
        "lacks its translation",
    ),
    "exercise without points": ("points=1 ", "", 33, "has no points"),
    "negative points": ("points=1 ", "points=-1 ", 33, "not a positive number"),
    "unknown group": ('off_limits="rectifiers"', 'off_limits="relus"', 33, "no group"),
    "off limits is a number": ('["torch.nn.PReLU"]', "3", 51, "neither a group's name nor a list"),
    "seconds": ("cpu_seconds=30", "cpu_seconds=0", 51, "`cpu_seconds` of `PReLU`"),
    "builds on": ("builds_on=true", "builds_on=1", 51, "neither true nor false"),
    "other name": ("def leaky_relu", "def leaky", 33, "does not define a function or class `leaky_relu`"),
    "name is no name": ('exercise="PReLU"', 'exercise="P-ReLU"', 51, "cannot be the name"),
    "name taken": (
        'question="why" points=2 lang="es"',
        'question="check_PReLU" points=2 lang="es"',
        72,
        "is taken",
    ),
    "no solution": (
        "    ### BEGIN SOLUTION\n    scaled_copy = negative_slope * x\n"
        "    return torch.where(x > 0, x, scaled_copy)\n    ### END SOLUTION\n",
        "    return x\n",
        34,
        "no solution region",
    ),
    "solution at the top level": (
        "def leaky_relu",
        "### BEGIN SOLUTION\nimport math\n### END SOLUTION\ndef leaky_relu",
        34,
        "top level",
    ),
    "solution never closed": ("scaled_copy)\n    ### END SOLUTION", "scaled_copy)", 45, "never closed"),
    "solution inside a solution": (
        "scaled_copy = neg",
        "### BEGIN SOLUTION\n    scaled_copy = neg",
        46,
        "inside another",
    ),
    "solution closed twice": (
        "scaled_copy)\n    ###",
        "scaled_copy)\n    ### END SOLUTION\n    ###",
        49,
        "without",
    ),
    "mark is not alone": (
        "    ### BEGIN SOLUTION\n    scaled",
        "    ### BEGIN SOLUTION now\n    scaled",
        45,
        "line of its own",
    ),
    "solution in an example": (
        "values = torch",
        "### BEGIN SOLUTION\nvalues = torch",
        26,
        "outside an exercise",
    ),
    "syntax error": ("values = torch.tensor([", "values = torch.tensor(([", 27, "not valid Python"),
    "magic": ("values = torch", "%matplotlib inline\nvalues = torch", 27, "not valid Python"),
    "line in one language": ('print("values:", values)  # lang: en\n', "", 29, "no counterpart in `en`"),
    "line in a third language": ("# lang: en", "# lang: fr", 30, "`fr` is not a language"),
    "block in one language": ("    :en:\n    `x` where", "    `x` where", 36, "no counterpart in `en`"),
    "block beside the quotes": (
        '    """\n    :es:\n    Una',
        '    """:es:\n    Una',
        53,
        "beside the quotes",
    ),
    "question without points": (
        'question="why" points=2 lang="es"',
        'question="why" lang="es"',
        72,
        "has no points",
    ),
    "question with other points": ('points=2 lang="en"', 'points=3 lang="en"', 79, "other points"),
    "question without rubric": ("# ### BEGIN MARK SCHEME\n# Porque", "# Porque", 72, "no rubric"),
    "question without translation": (
        'question="why" points=2 lang="en"',
        'question="how" points=2 lang="en"',
        72,
        "lacks",
    ),
    "words of nbgrader": (
        "# $$",
        "# ### BEGIN HIDDEN TESTS\n# $$",
        24,
        "gives `BEGIN HIDDEN TESTS` a meaning",
    ),
    "no prose first": (
        '# %% [markdown] lang="es"\n# # Un',
        '# %%\npass\n\n# %% [markdown] lang="es"\n# # Un',
        10,
        "does not begin with prose",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_departure_is_refused(tiny: Path, case: str) -> None:
    old, new, line, words = CASES[case]
    text = tiny.read_text(encoding="utf-8")
    assert old in text
    tiny.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_lab(tiny.parent)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{tiny}:{caught.value.line}: ")
    assert caught.value.remedy.endswith((".", "`."))
    if line is not None:
        assert caught.value.line == line


def test_file_that_is_not_utf8_is_refused(tiny: Path) -> None:
    tiny.write_bytes(tiny.read_text(encoding="utf-8").encode("latin-1"))
    with pytest.raises(SourceError, match="not UTF-8"):
        load_lab(tiny.parent)


def test_missing_file_and_bad_folder_name_are_refused(course: Path, tiny: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load_lab(course / "source" / "absent")
    tiny.parent.rename(tiny.parent.with_name("Tiny-Lab"))
    with pytest.raises(SourceError, match="no name for a lab"):
        load_lab(course / "source" / "Tiny-Lab")


def test_two_labs_with_one_number_are_refused(course: Path, tiny: Path) -> None:
    other = course / "source" / "other"
    other.mkdir()
    (other / "lab.py").write_text(tiny.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SourceError, match="Number 7 is taken by the lab `other`"):
        find_labs(course)


def test_course_is_found_upwards_and_by_name(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AUTOGRADER_COURSE", raising=False)
    monkeypatch.chdir(course / "source" / "tiny")
    assert course_root() == course
    monkeypatch.chdir(tmp_path)
    assert course_root() == Path(__file__).resolve().parents[2]
    monkeypatch.setenv("AUTOGRADER_COURSE", str(course))
    assert course_root() == course
    monkeypatch.setenv("AUTOGRADER_COURSE", str(tmp_path))
    with pytest.raises(AuthoringError, match="unset it"):
        course_root()
