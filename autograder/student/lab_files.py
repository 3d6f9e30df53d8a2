"""The folder of a lab as students have it: manifest, local checks, and the language they read."""

import importlib.util
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.records import LabInfo
from autograder.student.manifest import MANIFEST, ManifestError, read_manifest
from autograder.testing.checks import Check, checks_of
from autograder.text import Language, Text, default_language

LOCAL_TESTS = "local_tests.py"


class LabProblem(Exception):
    """The lab's own files cannot be used; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class LabFiles:
    """One lab's folder."""

    folder: Path
    info: LabInfo
    language: Language
    hints: Mapping[str, Text]
    """Hints of the local checks; empty where the manifest has none."""

    @property
    def local_tests(self) -> Path:
        """The file with the local checks."""
        return self.folder / LOCAL_TESTS

    def load_checks(self) -> tuple[ModuleType, dict[str, Check]]:
        """The module of the local checks, read anew, and its checks by id.

        Raises:
            LabProblem: the file cannot be run.
        """
        # Under its own name in sys.modules: pickle and dataclasses look modules up there.
        name = f"local_tests_of_{self.info.name}"
        spec = importlib.util.spec_from_file_location(name, self.local_tests)
        if spec is None or spec.loader is None:
            raise _not_here(self.folder)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise LabProblem(
                Text(
                    f"{LOCAL_TESTS} no se puede usar ({what}). Descarga de nuevo la carpeta del laboratorio.",
                    f"{LOCAL_TESTS} cannot be used ({what}). Get a fresh copy of the lab's folder.",
                )
            ) from error
        return module, checks_of(vars(module))


def find_lab(folders: Iterable[Path]) -> LabFiles:
    """The lab in the first of these folders that holds one.

    Raises:
        LabProblem: none of them does, or the manifest cannot be read.
    """
    looked = list(dict.fromkeys(folders))
    for folder in looked:
        if (folder / LOCAL_TESTS).is_file() and (folder / MANIFEST).is_file():
            return open_lab(folder)
    raise _not_here(looked[0] if looked else Path.cwd())


def open_lab(folder: Path) -> LabFiles:
    """The lab in this folder.

    Raises:
        LabProblem: the manifest is missing or cannot be read.
    """
    try:
        info = read_manifest(folder)
    except ManifestError as problem:
        raise LabProblem(
            Text(
                f"No se pudo leer {MANIFEST} en {folder}. Descarga de nuevo la carpeta del laboratorio.",
                f"{MANIFEST} in {folder} cannot be read. Get a fresh copy of the lab's folder.",
            )
        ) from problem
    return LabFiles(folder, info, language_of(folder, info.name), _hints(folder))


def language_of(folder: Path, lab: str) -> Language:
    """The language of the lab's notebook, else of a folder `es` or `en` above it, else the usual one."""
    metadata = _json(folder / f"{lab}.ipynb").get("metadata")
    own = metadata.get("autograder") if isinstance(metadata, dict) else None
    told = own.get("language") if isinstance(own, dict) else None
    for candidate in (told, *reversed(folder.resolve().parts)):
        if candidate in ("es", "en"):
            return "es" if candidate == "es" else "en"
    return default_language()


def _hints(folder: Path) -> dict[str, Text]:
    hints = _json(folder / MANIFEST).get("hints")
    if not isinstance(hints, dict):
        return {}
    return {
        name: Text(texts["es"], texts["en"])
        for name, texts in hints.items()
        if isinstance(texts, dict) and {"es", "en"} <= texts.keys()
    }


def _json(path: Path) -> dict[str, Any]:
    """A JSON object in a file; empty where there is none that can be read."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _not_here(folder: Path) -> LabProblem:
    return LabProblem(
        Text(
            f"En {folder} no están {LOCAL_TESTS} y {MANIFEST}, que vienen con el laboratorio. "
            "Abre el notebook desde su propia carpeta, sin moverlo de ahí.",
            f"{LOCAL_TESTS} and {MANIFEST}, which come with the lab, are not in {folder}. "
            "Open the notebook from its own folder, and leave it there.",
        )
    )
