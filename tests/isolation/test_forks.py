"""What a fork is: whose, where, with what; how it ends, and that nothing of it stays."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.grading.warm_process import WarmProcess
from autograder.isolation import ForkPolicy, Sandbox, namespaces, process, scratch, tree
from autograder.records import Layer

from ..layers import linux_only
from .conftest import ALL, HERE, NAMES, PLAIN, UNPRIVILEGED, MakeFork, Outside, Warms, is_running

every = pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED, PLAIN], ids=NAMES.get)
both = pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED], ids=NAMES.get)

DAEMON = """
import os, signal, time
if os.fork() == 0:
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
    os._exit(0)
os.wait()
"""
SESSION_DAEMON = DAEMON.replace(
    "if os.fork() == 0:\n    if", "if os.fork() == 0:\n    os.setsid()\n    if", 1
)


@every
def test_environment_is_cleared(layers: frozenset[Layer], fork: MakeFork) -> None:
    assert "INSTRUCTOR_TOKEN" in os.environ
    environment = fork(layers).run("import os\nresult = dict(os.environ)")
    assert "INSTRUCTOR_TOKEN" not in environment
    assert (
        environment["HOME"] == fork(layers).run("import os\nresult = os.getcwd()")
        or Layer.NAMESPACES not in layers
    )
    assert environment["OMP_NUM_THREADS"] == "1"


@every
def test_working_folder_is_home_and_private(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers)
    assert made.run("import os\nresult = os.getcwd() == os.environ['HOME']")
    assert made.run("import os, tempfile\nresult = os.environ['TMPDIR'] == tempfile.gettempdir()")
    made.run("open('mine', 'w').write('x')")
    assert fork(layers).run("import os\nresult = os.listdir('.') + os.listdir(os.environ['TMPDIR'])") == []


@every
def test_only_the_wire_is_open(layers: frozenset[Layer], fork: MakeFork) -> None:
    code = """
import os
result = []
for fd in range(3, 256):
    try:
        os.fstat(fd)
        result.append(fd)
    except OSError:
        pass
"""
    assert len(fork(layers).run(code)) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@linux_only
@every
def test_nobody_else_has_the_user_id(layers: frozenset[Layer], fork: MakeFork, outside: Outside) -> None:
    made = fork(layers)
    seen = made.run("import os\nresult = [os.getresuid(), os.getresgid(), os.getgroups()]")
    real = Path(f"/proc/{made.worker.pid}/status").read_text()
    assert set(seen[0]) == ({1000} if Layer.NAMESPACES in layers else {outside.uid})
    assert f"Uid:\t{outside.uid}\t{outside.uid}\t{outside.uid}\t{outside.uid}\n" in real
    assert "Groups:\t \n" in real


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_one_private_part_of_the_environment_is_enough(tmp_path: Path) -> None:
    """A virtual environment below /root, made with the system's Python: its library is for everybody."""
    private = tmp_path / "private"
    private.mkdir(0o700)
    tmp_path.chmod(0o755)
    assert process.can_read(12_345, [Path("/"), Path("/usr")])
    assert not process.can_read(12_345, [Path("/"), private, Path("/usr")])
    for readable, is_kept in (((Path("/usr"),), False), ((Path("/usr"), private), True)):
        sandbox = Sandbox(layers=PLAIN, readable=readable)
        with WarmProcess(sandbox, str(HERE / "attack_server.py"), libraries=False) as warm:
            warm.start()
            assert warm._warm is not None
            assert (warm._warm._capability_for(12_345) is not None) is is_kept


@linux_only
@every
def test_no_privileges(layers: frozenset[Layer], fork: MakeFork) -> None:
    status = Path(f"/proc/{fork(layers).worker.pid}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    # Reading alone is kept where the Python environment is out of reach for other users, say below /root.
    allowed = {0} if Layer.NAMESPACES in layers else {0, 1 << 1, 1 << 2}
    assert int(fields["CapEff"], 16) in allowed
    assert int(fields["CapPrm"], 16) in allowed
    assert fields["NoNewPrivs"] == "1"
    assert fields["Seccomp"] == ("2" if Layer.SECCOMP in layers else "0")


def test_first_process_of_its_own_namespace(fork: MakeFork) -> None:
    made = fork(ALL)
    assert made.run("import os\nresult = [os.getpid(), os.getppid()]") == [1, 0]
    own, other = (os.readlink(f"/proc/{pid}/ns/pid") for pid in (made.worker.pid, fork(ALL).worker.pid))
    assert own != other
    for kind in ("user", "mnt", "net", "ipc", "uts", "pid"):
        assert os.readlink(f"/proc/{made.worker.pid}/ns/{kind}") != os.readlink(f"/proc/self/ns/{kind}")


def test_own_shared_memory_and_temporary_files(fork: MakeFork) -> None:
    made = fork(ALL)
    folders = ["/dev/shm", "/tmp"]
    if namespaces.python_lies_in_tmp():
        folders.remove("/tmp")
        assert "Read-only" in made.attempt("open('/tmp/of-a-fork', 'w')")["error"]
    for folder in folders:
        made.run("open(folder + '/of-a-fork', 'w').write('x')", folder=folder)
        assert not Path(folder, "of-a-fork").exists()
        assert fork(ALL).run("import os\nresult = os.listdir(folder)", folder=folder) == []


def test_no_shared_memory_without_namespaces(fork: MakeFork) -> None:
    code = "open('/dev/shm/autograder-test', 'w').write('x')"
    assert "error" in fork(UNPRIVILEGED).attempt(code)
    fork(PLAIN).run(code + "\nimport os\nos.unlink('/dev/shm/autograder-test')")


@both
def test_own_lab_data(layers: frozenset[Layer], fork: MakeFork, outside: Outside) -> None:
    made = fork(layers, policy=ForkPolicy(data=outside.own_data))
    assert made.run("result = open('data/table.csv').read()") == "own data"
    assert "error" in made.attempt("open('data/table.csv', 'a')")
    assert "error" in made.attempt("open('data/new.csv', 'w')")


@both
def test_other_labs_data_is_out_of_reach(layers: frozenset[Layer], fork: MakeFork, outside: Outside) -> None:
    made = fork(layers, policy=ForkPolicy(data=outside.own_data))
    own = made.run("import os\nresult = os.path.realpath('data')")
    beside = {"/lab-data/0", "/lab-data/1", own.replace("data-0", "data-1"), str(outside.other_data)}
    for other in beside - {own}:
        assert "error" in made.attempt("import os\nresult = os.listdir(other)", other=other)


@both
def test_python_environment_is_read_only(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers)
    assert made.run("import json.tool, sqlite3, wave\nresult = wave.__name__") == "wave"
    assert "error" in made.attempt("import wave\nopen(wave.__file__, 'a')")


def test_same_random_state_in_every_fork(fork: MakeFork) -> None:
    draws = {fork(layers).run("import random\nresult = random.random()") for layers in (PLAIN, PLAIN, ALL)}
    assert len(draws) == 1


@every
def test_how_it_ended(layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers)
    made.send("import os\nos._exit(3)")
    assert made.worker.socket.recv(1) == b""
    exit_ = made.worker.finish()
    assert (exit_.signal, exit_.code) == (None, 3)
    assert made.worker.finish() == exit_

    made = fork(layers)
    made.send("import ctypes\nctypes.string_at(0)")
    assert made.worker.socket.recv(1) == b""
    assert made.worker.finish().signal == signal.SIGSEGV

    assert fork(layers).worker.finish().signal == signal.SIGKILL


@linux_only
@pytest.mark.parametrize("code", [DAEMON, SESSION_DAEMON], ids=["daemon", "daemon in a session of its own"])
@pytest.mark.parametrize("layers", [ALL, PLAIN], ids=NAMES.get)
def test_no_process_stays(code: str, layers: frozenset[Layer], fork: MakeFork) -> None:
    made = fork(layers)
    made.attempt(code)
    if code == DAEMON or Layer.SECCOMP not in layers:
        made.watch(lambda usage: usage.processes >= 2)
    pids = list(tree.descendants(made.worker.pid))
    began = {pid: tree.started(pid) for pid in pids}
    made.worker.finish()
    assert not any(is_running(pid, began[pid]) for pid in pids)


@linux_only
def test_a_daemon_outlives_the_worker_itself(fork: MakeFork) -> None:
    """Without a PID namespace the end of the worker does not take its children along."""
    made = fork(PLAIN)
    made.run(DAEMON)
    made.watch(lambda usage: usage.processes == 2)
    daemon = list(tree.descendants(made.worker.pid))[1]
    began = tree.started(daemon)
    made.send("import os\nos._exit(0)")
    # Not the end of the wire, which the daemon holds open.
    made.watch(lambda usage: usage.processes == 1)
    assert is_running(daemon, began)
    made.worker.finish()
    assert not is_running(daemon, began)


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.mkdir('closed', 0)",
        "import os\nfor _ in range(300):\n    os.mkdir('d' * 99)\n    os.chdir('d' * 99)\n    open('f', 'w')",
        "import os\nos.symlink('/', 'root')\nos.mkfifo('pipe')\nopen('\\udcff\\n', 'w').close()",
    ],
    ids=["closed folder", "deep folders", "odd files"],
)
@every
def test_no_file_stays(code: str, layers: frozenset[Layer], fork: MakeFork, warms: Warms) -> None:
    made = fork(layers)
    made.attempt(code)
    made.worker.finish()
    folder = warms.get(layers)._warm.folder  # type: ignore[union-attr]
    assert [path.name for path in folder.glob("fork-*")] == []


def test_kill_everything_hits_nobody_else(fork: MakeFork) -> None:
    """Never tried on fewer layers: there it would hit the user's other processes."""
    bystander = fork(ALL)
    attacker = fork(ALL)
    attacker.attempt("import os, signal\nos.kill(-1, signal.SIGKILL)")
    assert bystander.run("result = 1") == 1
    assert fork(ALL).run("result = 1") == 1


@both
def test_the_warm_process_cannot_be_killed(layers: frozenset[Layer], fork: MakeFork, warms: Warms) -> None:
    before = warms.get(layers)._warm.pid  # type: ignore[union-attr]
    attacker = fork(layers)
    attacker.send(
        "import os, signal\nif os.getppid(): os.kill(os.getppid(), signal.SIGKILL)\nelse: raise OSError"
    )
    attacker.worker.finish()
    fork(layers)
    assert warms.get(layers)._warm.pid == before  # type: ignore[union-attr]


@every
def test_it_starts_again_when_it_was_killed(layers: frozenset[Layer], fork: MakeFork, warms: Warms) -> None:
    orphan = fork(layers)
    first = warms.get(layers)._warm
    assert first is not None
    began = tree.started(orphan.worker.pid)
    os.kill(first.pid, signal.SIGKILL)
    assert fork(layers).run("result = 1") == 1
    assert not first.folder.exists()
    assert not is_running(orphan.worker.pid, began)
    assert orphan.worker.finish().code is None


@linux_only
def test_nothing_stays_when_the_trusted_side_is_killed(tmp_path: Path) -> None:
    """Its processes end, and whoever starts next removes its files."""
    script = tmp_path / "grader.py"
    script.write_text(
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from autograder.grading.warm_process import WarmProcess\n"
        "from autograder.isolation import ForkPolicy, Sandbox, python_environment\n"
        "here = Path(sys.argv[1])\n"
        "sandbox = Sandbox(readable=(*python_environment(), here), scratch_root=Path(sys.argv[2]))\n"
        "warm = WarmProcess(sandbox, str(here / 'attack_server.py'), libraries=False)\n"
        "warm.start()\n"
        "print(warm._warm.pid, warm.fork(ForkPolicy()).pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    tmp_path.chmod(0o711)
    with subprocess.Popen(
        [sys.executable, str(script), str(HERE), str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as grader:
        assert grader.stdout is not None
        pids = [int(word) for word in grader.stdout.readline().split()]
        began = [tree.started(pid) for pid in pids]
        assert all(began)
        grader.kill()
    deadline = time.monotonic() + 5
    while any(is_running(pid, start) for pid, start in zip(pids, began, strict=True)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    kept = tmp_path / f"{scratch.PREFIX}of-a-living-grader"
    kept.mkdir()
    lock = scratch.claim(kept)
    assert len(list(tmp_path.glob(f"{scratch.PREFIX}*"))) == 2
    scratch.sweep(tmp_path)
    assert list(tmp_path.glob(f"{scratch.PREFIX}*")) == [kept]
    os.close(lock)
