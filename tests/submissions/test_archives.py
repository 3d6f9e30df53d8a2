"""Archives that attack: nothing outside is written, nothing is expanded without end."""

import gzip
import io
import stat
import struct
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from autograder.submissions import archives
from autograder.submissions.archives import Unpacked, unpack
from autograder.submissions.limits import BrokenArchive, Budget

MB = 1 << 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inner" / "scratch"
    made.mkdir(parents=True)
    return made


def open_up(archive: Path, folder: Path, limit: int = 50 * MB) -> Unpacked:
    before = set(folder.parent.parent.rglob("*"))
    try:
        return unpack(archive, folder, Budget(limit))
    finally:
        made = set(folder.parent.parent.rglob("*")) - before
        assert all(path.parent == folder for path in made), "something was written outside"


def broken(archive: Path, folder: Path, limit: int = 50 * MB) -> str:
    with pytest.raises(BrokenArchive) as caught:
        open_up(archive, folder, limit)
    assert caught.value.reason.es != caught.value.reason.en
    return caught.value.reason.en


def write_zip(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def write_tar(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as file:
        for info, data in members:
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return path


UNSAFE = [
    "../evil.py",
    "ana/../../evil.py",
    "/evil.py",
    "..\\evil.py",
    "C:\\evil.py",
    "C:evil.py",
    "\\\\server\\evil.py",
]


@pytest.mark.parametrize("name", UNSAFE)
def test_paths_that_lead_out_of_a_zip(tmp_path: Path, folder: Path, name: str) -> None:
    found = open_up(write_zip(tmp_path / "a.zip", (name, b"x = 1"), ("good.py", b"x = 2")), folder)
    assert [member.parts for member in found.members] == [("good.py",)]
    assert "leads out" in found.notes[0].en


@pytest.mark.parametrize("name", UNSAFE)
def test_paths_that_lead_out_of_a_tar(tmp_path: Path, folder: Path, name: str) -> None:
    members = [(tarfile.TarInfo(name), b"x = 1"), (tarfile.TarInfo("good.py"), b"x = 2")]
    found = open_up(write_tar(tmp_path / "a.tar.gz", *members), folder)
    assert [member.parts for member in found.members] == [("good.py",)]
    assert "leads out" in found.notes[0].en


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_in_a_tar(tmp_path: Path, folder: Path, kind: bytes) -> None:
    link = tarfile.TarInfo("ana/boxcar.py")
    link.type, link.linkname = kind, "/etc/passwd"
    found = open_up(write_tar(tmp_path / "a.tgz", (link, b""), (tarfile.TarInfo("good.py"), b"1")), folder)
    assert [member.parts for member in found.members] == [("good.py",)]
    assert "is a link" in found.notes[0].en


def test_links_in_a_zip(tmp_path: Path, folder: Path) -> None:
    link = zipfile.ZipInfo("boxcar.py")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    found = open_up(write_zip(tmp_path / "a.zip", (link, b"/etc/passwd"), ("good.py", b"1")), folder)
    assert [member.parts for member in found.members] == [("good.py",)]


def test_a_bomb_in_one_member(tmp_path: Path, folder: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", ("bomb.py", b"0" * (30 * MB)), ("good.py", b"x = 1"))
    bomb, good = open_up(archive, folder).members
    assert bomb.problem is not None
    assert "suspiciously" in bomb.problem.en
    assert good.file is not None
    assert good.file.read_bytes() == b"x = 1"


def test_a_member_that_lies_about_its_size(tmp_path: Path, folder: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", ("bomb.py", b"0" * (3 * MB)), ("good.py", b"x = 1"))
    data = archive.read_bytes()
    archive.write_bytes(data.replace(struct.pack("<I", 3 * MB), struct.pack("<I", 10)))
    bomb, good = open_up(archive, folder).members
    assert bomb.problem is not None
    assert good.problem is None


@pytest.mark.parametrize("suffix", ["zip", "tar.gz"])
def test_a_bomb_of_many_members(tmp_path: Path, folder: Path, suffix: str) -> None:
    data = bytes(range(256)) * (4 * MB // 256)
    if suffix == "zip":
        archive = write_zip(tmp_path / "a.zip", *((f"{n}.py", data) for n in range(4)))
    else:
        archive = write_tar(tmp_path / "a.tar.gz", *((tarfile.TarInfo(f"{n}.py"), data) for n in range(4)))
    assert "too large" in broken(archive, folder, limit=10 * MB)


def test_a_bomb_in_a_file_that_is_skipped(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    write_tar(archive, (tarfile.TarInfo("image.png"), b"0" * (20 * MB)), (tarfile.TarInfo("good.py"), b"1"))
    assert "too large" in broken(archive, folder, limit=10 * MB)
    assert len(open_up(archive, folder).members) == 2


def test_too_large_a_member(tmp_path: Path, folder: Path) -> None:
    data = bytes(range(256)) * (21 * MB // 256)
    members = [(tarfile.TarInfo("large.ipynb"), data), (tarfile.TarInfo("good.py"), b"1")]
    large, good = open_up(write_tar(tmp_path / "a.tar.gz", *members), folder).members
    assert large.problem is not None
    assert "too large" in large.problem.en
    assert good.file is not None


def test_too_many_members(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.submissions.limits.MAX_MEMBERS", 10)
    archive = write_zip(tmp_path / "a.zip", *((f"{n}.txt", b"") for n in range(11)))
    assert "more than 10 files" in broken(archive, folder)
    tar = write_tar(tmp_path / "a.tar.gz", *((tarfile.TarInfo(f"{n}.txt"), b"") for n in range(11)))
    assert "more than 10 files" in broken(tar, folder)


def test_an_inner_archive_counts_for_the_outer_one(tmp_path: Path, folder: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", ("a.py", bytes(range(256)) * 40))
    outer = Budget(15_000)
    unpack(archive, folder, Budget(50 * MB, outer))
    with pytest.raises(BrokenArchive):
        unpack(archive, folder, Budget(50 * MB, outer))


def test_a_huge_directory(tmp_path: Path, folder: Path) -> None:
    entry = b"PK\x01\x02" + b"\0" * 42
    directory = entry * 200_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), 0, 0)
    archive = tmp_path / "a.zip"
    archive.write_bytes(directory + end)
    started = time.process_time()
    assert broken(archive, folder)
    assert time.process_time() - started < 2


def test_a_huge_header_in_a_tar(tmp_path: Path, folder: Path) -> None:
    header = tarfile.TarInfo("pax")
    header.type, header.size = tarfile.XHDTYPE, 1 << 33
    archive = tmp_path / "a.tar.gz"
    archive.write_bytes(gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + b"0" * (8 * MB)))
    assert "too large" in broken(archive, folder)


def test_a_chain_of_headers_in_a_tar(tmp_path: Path, folder: Path) -> None:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 1
    archive = tmp_path / "a.tar"
    archive.write_bytes((header.tobuf(tarfile.GNU_FORMAT) + b"a".ljust(512, b"\0")) * 2000)
    assert broken(archive, folder)


def test_a_sparse_file_of_a_terabyte(tmp_path: Path, folder: Path) -> None:
    info = tarfile.TarInfo("boxcar.py")
    info.pax_headers = {"GNU.sparse.size": str(1 << 40), "GNU.sparse.map": "0,0"}
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz", format=tarfile.PAX_FORMAT) as file:
        file.addfile(info)
    assert open_up(tmp_path / "a.tar.gz", folder).members == []


def test_a_password(tmp_path: Path, folder: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", ("secret.py", b"x = 1"))
    data = bytearray(archive.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    archive.write_bytes(data)
    (member,) = open_up(archive, folder).members
    assert member.problem is not None
    assert "contraseña" in member.problem.es


def test_an_unusual_compression(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("boxcar.py", b"x = 1")
    (member,) = open_up(archive, folder).members
    assert member.problem is not None
    assert "method" in member.problem.en


def test_a_damaged_member(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("bad.py", b"x = 'unmistakable'")
        file.writestr("good.py", b"x = 1")
    archive.write_bytes(archive.read_bytes().replace(b"unmistakable", b"unmistakably"))
    bad, good = open_up(archive, folder).members
    assert bad.problem is not None
    assert "damaged" in bad.problem.en
    assert good.file is not None


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tgz", "a.tar"])
@pytest.mark.parametrize("data", [b"", b"hello" * 1000, b"PK\x05\x06", b"\x1f\x8b\x08", b"\0" * 511])
def test_what_is_no_archive(tmp_path: Path, folder: Path, name: str, data: bytes) -> None:
    archive = tmp_path / name
    archive.write_bytes(data)
    assert "damaged" in broken(archive, folder)


def test_truncated_archives(tmp_path: Path, folder: Path) -> None:
    data = bytes(range(256)) * 4000
    for archive in (
        write_zip(tmp_path / "a.zip", ("a.py", data)),
        write_tar(tmp_path / "a.tar.gz", (tarfile.TarInfo("a.py"), data)),
    ):
        archive.write_bytes(archive.read_bytes()[:-100])
        assert "damaged" in broken(archive, folder)


def test_names_from_other_systems(tmp_path: Path, folder: Path) -> None:
    mac = zipfile.ZipInfo("Jose\u0301/a.py".encode().decode("cp437"))
    archive = write_zip(tmp_path / "a.zip", ("Ñusta\\boxcar.py", b"1"))
    assert open_up(archive, folder).members[0].parts == ("Ñusta", "boxcar.py")
    assert archives._real_name(mac) == "Jose\u0301/a.py"
    assert archives._safe_parts(archives._real_name(mac)) == ("José", "a.py")
