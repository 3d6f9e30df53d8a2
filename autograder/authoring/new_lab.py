"""`autograder new lab NAME`: a minimal lab that builds and passes its gate, for an author to start from."""

from pathlib import Path

from autograder.authoring.errors import AuthoringError
from autograder.authoring.lab_source import LAB_NAME, find_labs, load_lab

_TEMPLATE = Path(__file__).parent / "templates" / "lab"


def new_lab(root: Path, name: str) -> Path:
    """Write `root/source/name` and return that folder; the lab gets the next free number.

    Raises:
        AuthoringError: the name will not do, or the folder is there already.
        SourceError: another lab's header cannot be read.
    """
    if not LAB_NAME.fullmatch(name):
        raise AuthoringError(
            f"`{name}` is no name for a lab: use 2 to 40 lower-case letters, digits and `_`. "
            "Try one like `linear_models`."
        )
    folder = Path(root) / "source" / name
    if folder.exists():
        raise AuthoringError(f"{folder} is there already. Choose another name, or edit that lab.")
    number = 1 + max((load_lab(lab).info.number for lab in find_labs(root)), default=0)
    words = {
        "LAB_NAME": name,
        "LAB_NUMBER": str(number),
        "LAB_TITLE": name.replace("_", " ").capitalize(),
    }
    for template in sorted(_TEMPLATE.rglob("*.template")):
        text = template.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        path = folder / template.relative_to(_TEMPLATE).with_suffix("")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder
