"""Write `demo/class`, the class that `autograder demo` grades: `python demo/make_class.py`.

Every submission is made from the labs themselves: the solution, in which some exercises are replaced by
typical mistakes (from `source/LAB/answers/wrong`) or by code that misbehaves. Nothing here is random.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.authoring.lab_source import load_lab
from autograder.authoring.notebooks import release_notebook, source_notebook
from autograder.authoring.solutions import as_solution
from autograder.text import Language

ROOT = Path(__file__).resolve().parents[1]
CLASS = Path(__file__).with_name("class")

MISTAKE = "(a typical mistake)"
UNTOUCHED = "(the stub)"

LOOP = """\
def logistic_loss(w, X, y):
    total = 0.0
    while True:  # el límite se me olvidó
        total = total + 1.0
"""
CRASH = """\
def topological_order(edges):
    import ctypes

    return ctypes.string_at(0)  # lee la dirección 0: el proceso se cae
"""
FORBIDDEN = """\
def silu(x):
    return torch.nn.functional.silu(x)
"""
RAISES = """\
def minibatches(X, y, batch_size, generator=None):
    order = torch.randperm(len(X), generator=generator)
    return [(X[part], y[part]) for part in order.chunks(batch_size)]
"""
HOSTILE = '''\
import glob
import sys

# Buscar las respuestas: comprobaciones ocultas, soluciones, notas de los demás.
found = [path for pattern in ("/**/hidden_tests.py", "/**/solutions/*.py") for path in glob.glob(pattern)]
stolen = [open(path).read() for path in found]

# Escribir la nota a mano.
for name in ("results.json", "/tmp/results.json", "../results.json"):
    try:
        with open(name, "w") as file:
            file.write('{"status": "graded", "score": 100.0}')
    except OSError:
        pass

# Y que toda comparación dé verdadero.
torch.equal = torch.allclose = lambda *args, **options: True
for module in list(sys.modules.values()):
    if getattr(module, "expect_close", None):
        module.expect_close = lambda *args, **options: None


class Yes(float):
    """Dice que sí a todo."""

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


def leaky_relu(x, negative_slope=0.01):
    return Yes(1)


def gelu(x):
    return Yes(1)


class PReLU(torch.nn.Module):
    def __eq__(self, other):
        return True

    def forward(self, x):
        return Yes(1)
'''


@dataclass(frozen=True, slots=True)
class Work:
    """What one student hands in for one lab."""

    student: str
    lab: str
    kind: str = "notebook"
    """`notebook`, `script`, or `broken`: a notebook whose end is missing."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Exercise → what stands in place of its solution."""
    extra: str = ""
    """A last cell."""
    language: Language = "es"


ROLL = (
    Work("Antonia Pérez", "activations"),
    Work("Antonia Pérez", "boxcar"),
    Work("Antonia Pérez", "gradient_descent"),
    Work("Benjamín Soto", "activations", "script", {"leaky_relu": MISTAKE, "compare_activations": MISTAKE}),
    Work("Benjamín Soto", "boxcar", "script", {"max_error": MISTAKE, "fit_boxcar": MISTAKE}),
    Work("Catalina Muñoz", "gradient_descent", answers={"momentum_step": MISTAKE, "adam_step": MISTAKE}),
    Work("Catalina Muñoz", "activations", answers={"silu": FORBIDDEN, "PReLU": MISTAKE}, language="en"),
    Work("Diego Núñez", "boxcar", "script", {"topological_order": CRASH}),
    Work("Emilia Fuentes", "gradient_descent", "script", {"logistic_loss": LOOP}),
    Work("Felipe Araya", "activations", "broken"),
    Work(
        "Gabriela Ñancupil",
        "boxcar",
        answers=dict.fromkeys(("approximate", "fit_boxcar", "forward_dag"), UNTOUCHED),
    ),
    Work("Hernán Bórquez", "activations", extra=HOSTILE),
    Work("Isidora Vergara", "gradient_descent", answers={"minibatches": RAISES, "sgd": UNTOUCHED}),
    Work(
        "Joaquín Íñiguez", "gradient_descent", "script", {"mse_gradient": MISTAKE, "adadelta_step": MISTAKE}
    ),
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
    notebook = _notebook(work)
    if work.kind == "script":
        return "\n\n".join(
            f"# %%\n{cell['source'].strip()}\n" for cell in notebook["cells"] if _is_own_code(cell)
        )
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    return text[: len(text) * 2 // 3] if work.kind == "broken" else text


def _notebook(work: Work) -> dict:
    """The release, filled in."""
    source = source_notebook(load_lab(ROOT / "source" / work.lab), work.language)
    solved = {_exercise(cell): as_solution(_text(cell)) for cell in json.loads(source)["cells"]}
    notebook = json.loads(release_notebook(source, work.language))
    unknown = set(work.answers) - set(solved)
    if unknown:
        raise SystemExit(f"{work.student}, {work.lab}: there is no exercise {', '.join(unknown)}")
    for cell in notebook["cells"]:
        cell["source"] = _text(cell)
        name = _exercise(cell)
        if name is None:
            continue
        answer = work.answers.get(name, solved[name])
        if answer == MISTAKE:
            answer = typical_mistake(work.lab, name)
        if answer != UNTOUCHED:
            cell["source"] = answer
    if work.extra:
        notebook["cells"].append(
            {
                "cell_type": "code",
                "execution_count": None,
                "id": "last",
                "metadata": {},
                "outputs": [],
                "source": work.extra,
            }
        )
    return notebook


def typical_mistake(lab: str, exercise: str) -> str:
    """The first wrong answer in the lab's corpus, without the comments that explain it to graders."""
    answers = sorted((ROOT / "source" / lab / "answers" / "wrong").glob(f"{exercise}__*.py"))
    if not answers:
        raise SystemExit(f"source/{lab}/answers/wrong has no answer for {exercise}")
    lines = answers[0].read_text(encoding="utf-8").splitlines()
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        lines.pop(0)
    return "\n".join(lines)


def _is_own_code(cell: dict) -> bool:
    """Whether a cell belongs into a script: setup, exercises, and what the student added."""
    role = cell["metadata"].get("autograder", {}).get("role")
    return cell["cell_type"] == "code" and role in (None, "setup") and bool(cell["source"].strip())


def _exercise(cell: dict) -> str | None:
    """The exercise that a cell holds the solution of."""
    nbgrader = cell["metadata"].get("nbgrader", {})
    return nbgrader.get("grade_id") if nbgrader.get("solution") and cell["cell_type"] == "code" else None


def _text(cell: dict) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


if __name__ == "__main__":
    main()
