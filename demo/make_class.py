"""Write `demo/class`, the class that `autograder demo` grades: `python demo/make_class.py`.

Every submission is the release of a lab, filled in with its solution; some exercises get a typical
mistake from `source/LAB/answers/wrong` instead, or a file of `demo/answers`: more mistakes, and code
that misbehaves. Nothing here is random.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.authoring.lab_source import load_lab
from autograder.authoring.notebooks import release_notebook, source_notebook
from autograder.authoring.solutions import as_solution
from autograder.text import Language

DEMO = Path(__file__).resolve().parent
CLASS = DEMO / "class"


@dataclass(frozen=True, slots=True)
class Work:
    """What one student hands in for one lab."""

    student: str
    lab: str
    kind: str = "notebook"
    """`notebook`, `script`, or `truncated`: a notebook whose end is missing."""
    answers: tuple[str, ...] = ()
    """Names of files in `demo/answers` or the lab's wrong answers: `EXERCISE__SLUG`."""
    untouched: tuple[str, ...] = ()
    """Exercises that are still the stub."""
    last_cell: str | None = None
    """Name of a file in `demo/answers` that comes last."""
    language: Language = "es"


ROLL = (
    Work("Antonia Pérez", "activations"),
    Work("Antonia Pérez", "boxcar"),
    Work("Antonia Pérez", "gradient_descent"),
    Work(
        "Benjamín Soto",
        "activations",
        "script",
        ("leaky_relu__fixed_slope", "compare_activations__not_sorted"),
    ),
    Work("Benjamín Soto", "boxcar", "script", ("max_error__no_absolute_value", "fit_boxcar__never_trained")),
    Work(
        "Catalina Muñoz",
        "activations",
        answers=("silu__from_torch", "PReLU__one_parameter"),
        language="en",
    ),
    Work(
        "Catalina Muñoz",
        "gradient_descent",
        answers=("momentum_step__gradient_added", "adam_step__without_correction"),
        language="en",
    ),
    Work("Diego Núñez", "boxcar", "script", ("topological_order__segfault",)),
    Work("Emilia Fuentes", "gradient_descent", "script", ("max_stable_learning_rate__endless",)),
    Work("Felipe Araya", "activations", "truncated"),
    Work("Gabriela Ñancupil", "boxcar", untouched=("approximate", "fit_boxcar", "forward_dag")),
    Work("Hernán Bórquez", "activations", last_cell="hostile"),
    Work(
        "Isidora Vergara",
        "gradient_descent",
        answers=("minibatches__no_such_method",),
        untouched=("sgd", "adadelta_step"),
    ),
    Work(
        "Joaquín Íñiguez",
        "gradient_descent",
        "script",
        ("mse_gradient__without_the_two", "adadelta_step__eps_forgotten"),
    ),
    Work("Antonia Pérez", "convolution"),
    Work(
        "Diego Núñez", "convolution", "script", ("convolve__flipped", "pool__partial_windows"), language="en"
    ),
    Work("Emilia Fuentes", "mnist_cnn", "script", ("confusion_matrix__transposed", "fit__no_eval")),
    Work("Gabriela Ñancupil", "regularization", answers=("dropout__unscaled", "early_stopping__ties_count")),
    Work("Isidora Vergara", "recurrent", "script", ("bptt__last_step_only",), untouched=("lstm_step",)),
)


def main() -> None:
    """Write the class anew."""
    if CLASS.exists():
        shutil.rmtree(CLASS)
    for work in ROLL:
        folder = CLASS / work.student / work.lab
        folder.mkdir(parents=True)
        suffix = "py" if work.kind == "script" else "ipynb"
        (folder / f"{work.lab}.{suffix}").write_text(hand_in(work), encoding="utf-8", newline="\n")
    print(f"{CLASS}: {len(ROLL)} submissions")


def hand_in(work: Work) -> str:
    """The text of the file that the student hands in."""
    notebook = filled_in(work)
    if work.kind == "script":
        own = [cell["source"].strip() for cell in notebook["cells"] if _is_own_code(cell)]
        return "\n".join(f"# %%\n{source}\n" for source in own)
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    return text[: len(text) * 2 // 3] if work.kind == "truncated" else text


def filled_in(work: Work) -> dict[str, Any]:
    """The release notebook with this student's answers."""
    source = source_notebook(load_lab(DEMO.parent / "source" / work.lab), work.language)
    answers = {_exercise(cell): as_solution(_text(cell)) for cell in json.loads(source)["cells"]}
    own = {name.split("__")[0]: _answer(name, work.lab) for name in work.answers}
    unknown = {*own, *work.untouched} - set(answers)
    if unknown:
        raise SystemExit(f"{work.student}: the lab {work.lab} has no exercise {', '.join(sorted(unknown))}")
    answers |= own
    notebook: dict[str, Any] = json.loads(release_notebook(source, work.language))
    for cell in notebook["cells"]:
        name = _exercise(cell)
        touched = name is not None and name not in work.untouched
        cell["source"] = answers[name] if touched else _text(cell)
    if work.last_cell is not None:
        notebook["cells"].append(_code_cell(_answer(work.last_cell, work.lab)))
    return notebook


def _answer(name: str, lab: str) -> str:
    own, corpus = DEMO / "answers", DEMO.parent / "source" / lab / "answers" / "wrong"
    path = next(folder / f"{name}.py" for folder in (own, corpus) if (folder / f"{name}.py").is_file())
    lines = path.read_text(encoding="utf-8").splitlines()
    # The corpus begins with comments about the mistake, which no student would write.
    start = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return "\n".join(lines[start:]).strip()


def _code_cell(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "last",
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def _is_own_code(cell: dict[str, Any]) -> bool:
    """Whether a cell belongs into a script: setup, exercises, and what the student added."""
    role = cell["metadata"].get("autograder", {}).get("role")
    return cell["cell_type"] == "code" and role in (None, "setup") and bool(cell["source"].strip())


def _exercise(cell: dict[str, Any]) -> str | None:
    """The exercise whose solution a cell holds."""
    nbgrader = cell["metadata"].get("nbgrader", {})
    return nbgrader.get("grade_id") if nbgrader.get("solution") and cell["cell_type"] == "code" else None


def _text(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


if __name__ == "__main__":
    main()
