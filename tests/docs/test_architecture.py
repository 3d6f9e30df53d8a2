"""docs/architecture.md against the imports of the package."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `autograder/(\w+)(?:/|\.py)` \|.*\| (.+) \|$", re.MULTILINE)
EVERYBODYS = {"text", "records"}


def table() -> dict[str, set[str]]:
    """Each part of the package, in the order of the page, with the parts that it imports by its row."""
    rows: dict[str, set[str]] = {}
    for name, imports in ROW.findall((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")):
        rows[name] = set(rows) if imports == "all above" else set(re.findall(r"\w+", imports))
    return rows


def parts() -> dict[str, list[Path]]:
    """Folders and modules of the package, with their files; its two entrances left out."""
    found: dict[str, list[Path]] = {}
    for path in (ROOT / "autograder").rglob("*.py"):
        name = path.relative_to(ROOT / "autograder").parts[0].removesuffix(".py")
        if not name.startswith("__"):
            found.setdefault(name, []).append(path)
    return found


def imported(path: Path) -> set[str]:
    """What a file imports of the package, inside of functions, too."""
    modules = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            modules += [f"{node.module}.{alias.name}" for alias in node.names]
    return {name.split(".")[1] for name in modules if name.startswith("autograder.")}


def test_every_part_has_its_row() -> None:
    assert sorted(table()) == sorted(parts())


@pytest.mark.parametrize("name", sorted(parts()))
def test_a_part_imports_what_its_row_says_and_nothing_from_below(name: str) -> None:
    rows = table()
    above = list(rows)[: list(rows).index(name)]
    imports = set().union(*map(imported, parts()[name])) & parts().keys() - {name}
    assert imports <= set(above)
    assert imports - EVERYBODYS <= rows[name] <= set(above)
