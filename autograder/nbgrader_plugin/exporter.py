"""Read what was handed in, so that no submission stops `nbgrader autograde`."""

import os
import warnings
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.validator import normalize

from autograder.authoring.nbgrader_settings import course_language
from autograder.cells.read import MAX_BYTES
from autograder.text import Text

_nbformat: Any = nbformat

MINOR_VERSION = 5
"""Of notebook format 4; since this one each cell has an id."""

NOT_SHOWN = Text(
    "**El archivo entregado no se puede mostrar como notebook.** El motivo, si impidió corregirlo, está en "
    "los comentarios de cada ejercicio. Las celdas que siguen son las del laboratorio.",
    "**The file that was handed in cannot be shown as a notebook.** The reason, if it kept the file from "
    "being graded, stands in the feedback of each exercise. The cells below are the lab's own.",
)


class SubmissionExporter(NotebookExporter):
    """nbconvert's exporter of notebooks; in place of a file that is none it gives an empty notebook.

    `MendCells` then puts the cells of the lab into it. What is graded is the file itself, never
    what is read here.
    """

    def from_file(self, file_stream: Any, resources: Any = None, **options: Any) -> Any:
        """Convert an open file; nbconvert calls it for each notebook."""
        convert: Any = self.from_notebook_node
        return convert(self._read(file_stream), resources=resources, **options)

    def _read(self, file: Any) -> Any:
        try:
            return read_notebook(file)
        except Exception as problem:  # nbformat raises almost anything on broken files
            self.log.warning(
                "%s cannot be shown as a notebook: %s: %s", file.name, type(problem).__name__, problem
            )
            cells = [_nbformat.v4.new_markdown_cell(NOT_SHOWN.in_(course_language()))]
            return _nbformat.v4.new_notebook(cells=cells)


def read_notebook(file: Any) -> Any:
    """The notebook in an open file, in a form that nbgrader and nbconvert can work with.

    Raises:
        Exception: of many kinds, when there is no way to make it so.
    """
    if os.fstat(file.fileno()).st_size > MAX_BYTES:
        raise ValueError("the file is too large")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about cells without ids: they get them
        notebook = _nbformat.read(file, as_version=4)
        notebook.nbformat_minor = MINOR_VERSION
        notebook.metadata.pop("language", None)  # nbconvert takes it for text, whatever it is
        for cell in notebook.cells:
            cell.source = cell.source.encode("utf-8", "replace").decode("utf-8")
        _, notebook = normalize(notebook)
        _nbformat.validate(notebook, relax_add_props=True)
    _nbformat.writes(notebook).encode("utf-8")  # as nbconvert will: a lone surrogate fails here
    return notebook
