"""Counting and emptying folders that somebody hostile filled."""

import os
from pathlib import Path

from autograder.isolation import scratch


def test_a_file_counts_its_blocks(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(100_000))
    assert 100_000 <= scratch.used_bytes(tmp_path, 1 << 30) < 120_000


def test_a_sparse_file_counts_little(tmp_path: Path) -> None:
    with open(tmp_path / "file", "wb") as file:
        file.truncate(1 << 30)
    assert scratch.used_bytes(tmp_path, 1 << 30) <= 2 * scratch.BLOCK


def test_empty_files_count(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / str(number)).touch()
    assert scratch.used_bytes(tmp_path, 1 << 30) == 100 * scratch.BLOCK


def test_counting_stops_when_it_is_enough(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / str(number)).touch()
    assert scratch.used_bytes(tmp_path, 10 * scratch.BLOCK) == 11 * scratch.BLOCK


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "root").symlink_to("/")
    assert scratch.used_bytes(tmp_path, 1 << 30) <= scratch.BLOCK


def test_a_deep_tree_is_too_much(tmp_path: Path) -> None:
    (tmp_path / "/".join("d" * (scratch.MAX_DEPTH + 2))).mkdir(parents=True)
    assert scratch.used_bytes(tmp_path, 1 << 30) == scratch.TOO_MUCH


def test_emptying_deep_closed_and_linked(tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.mkdir()
    (target / "file").touch()
    folder = tmp_path / "scratch"
    folder.mkdir()
    (folder / "link").symlink_to(target)
    (folder / "closed").mkdir()
    (folder / "closed" / "inside").mkdir(0o000)
    (folder / "closed").chmod(0o000)
    _deep(folder, 700)
    scratch.empty(folder)
    assert not folder.exists()
    assert (target / "file").exists()


def test_emptying_what_is_gone(tmp_path: Path) -> None:
    scratch.empty(tmp_path / "never was")
    assert list(tmp_path.iterdir()) == []


def _deep(folder: Path, depth: int) -> None:
    """A tree whose paths are longer than the system allows."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("deeper", dir_fd=here)
        below = os.open("deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def test_a_sweep_passes_over_folders_that_vanish_and_those_not_claimed_yet(tmp_path, monkeypatch):
    """Another grader may start or end at any moment."""
    fresh = tmp_path / f"{scratch.PREFIX}fresh"
    fresh.mkdir()
    gone = tmp_path / f"{scratch.PREFIX}gone"
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter([gone, fresh]))
    scratch.sweep(tmp_path)
    assert fresh.is_dir()


def test_a_sweep_leaves_the_folder_of_a_living_grader(tmp_path):
    folder = tmp_path / f"{scratch.PREFIX}alive"
    folder.mkdir()
    lock = scratch.claim(folder)
    scratch.sweep(tmp_path)
    assert folder.is_dir()
    os.close(lock)
    scratch.sweep(tmp_path)
    assert not folder.exists()
