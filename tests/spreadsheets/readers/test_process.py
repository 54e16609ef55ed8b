"""The reading process: whatever becomes of it, the program lives on and knows."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_invite.paths import READ_ARGUMENT, reading_command
from desktop_invite.spreadsheets.limits import Limits
from desktop_invite.spreadsheets.readers.frames import LONGEST, read_frame
from desktop_invite.spreadsheets.readers.starting import read_apart, start
from desktop_invite.spreadsheets.readers.transfer import READY, Request
from desktop_invite.spreadsheets.reading import read_file, read_pasted
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

FACTS: list[object] = ["list.csv", [], "", "utf-8", ",", None, []]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def other(code: str) -> list[str]:
    """Return the command of a process that does something else than ours."""
    return [sys.executable, "-I", "-S", "-c", code]


def answering(*pieces: object) -> list[str]:
    """Return the command of a process that answers whatever it is asked."""
    data = b"".join(_framed(piece) for piece in (READY, *pieces))
    return other(
        f"import sys; sys.stdout.buffer.write({data!r}); sys.stdout.flush(); sys.stdin.read(5)"
    )


def _framed(piece: object) -> bytes:
    data = piece if isinstance(piece, bytes) else json.dumps(piece).encode()
    return struct.pack(">I", len(data)) + data


def ask(command: Sequence[str], seconds: float = 20) -> Table | ReadTrouble:
    """Read with that process."""
    return read_apart(Request("list.csv", limits=Limits(seconds=seconds)), None, command)


def test_an_answer_in_pieces_becomes_a_table() -> None:
    table = ask(answering(FACTS, [[1, "a", "b"], [4, "c", "d"]], [[5, "e", ""]], []))
    assert isinstance(table, Table)
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("a", "b")),
        (4, ("c", "d")),
        (5, ("e", "")),
    ]


def test_a_process_that_can_not_be_started_is_no_fault_of_the_file(tmp_path: Path) -> None:
    assert ask([str(tmp_path / "gone")]) == ReadTrouble.OTHER
    assert ask(other("raise SystemExit(3)")) == ReadTrouble.OTHER


@pytest.mark.parametrize(
    "end", ["os.abort()", "os._exit(0)", "os.kill(os.getpid(), 11)", "raise MemoryError"]
)
def test_a_process_that_a_file_brings_down_met_a_damaged_file(end: str) -> None:
    ready = _framed(READY)
    code = f"import os, sys; sys.stdout.buffer.write({ready!r}); sys.stdout.flush(); {end}"
    assert ask(other(code)) == ReadTrouble.DAMAGED


@pytest.mark.parametrize(
    "pieces",
    [
        ["no trouble that we know"],
        [["too", "few"]],
        [[1, *FACTS[1:]]],
        [[*FACTS[:1], ["S", 2], *FACTS[2:]]],
        [[*FACTS[:5], 7, []]],
        [[*FACTS[:6], ["1"]]],
        [[*FACTS[:6], 1]],
        [FACTS],
        [FACTS, [[1, "a"], [1, "b"]], []],
        [FACTS, [[2, "a"], [1, "b"]], []],
        [FACTS, [[1, "a"], [2, "b", "c"]], []],
        [FACTS, [[1, 5]], []],
        [FACTS, [["1", "a"]], []],
        [FACTS, [[True, "a"]], []],
        [FACTS, {"rows": 1}, []],
        [FACTS, [[]], []],
        [FACTS, b"{broken"],
        [FACTS, b"[" * 100_000],
    ],
)
def test_nonsense_is_believed_in_no_part(pieces: list[object]) -> None:
    assert ask(answering(*pieces)) == ReadTrouble.DAMAGED


def test_more_than_the_limits_is_not_taken() -> None:
    rows = [[number, "x"] for number in range(1, 12)]
    few = Request("list.csv", limits=Limits(rows=10))
    assert read_apart(few, None, answering(FACTS, rows, [])) == ReadTrouble.DAMAGED
    short = Request("list.csv", limits=Limits(characters=10))
    assert read_apart(short, None, answering(FACTS, rows, [])) == ReadTrouble.DAMAGED
    data = _framed(READY) + struct.pack(">I", LONGEST + 1)
    code = f"import sys; sys.stdout.buffer.write({data!r}); sys.stdout.flush(); sys.stdin.read()"
    assert ask(other(code)) == ReadTrouble.DAMAGED


def test_a_process_that_hangs_is_ended_in_time() -> None:
    ready = _framed(READY)
    code = (
        f"import sys, time; sys.stdout.buffer.write({ready!r}); sys.stdout.flush(); time.sleep(9e3)"
    )
    assert ask(other(code), seconds=0.2) == ReadTrouble.TOO_SLOW


def test_a_process_that_never_stops_talking_is_ended_in_time() -> None:
    facts = _framed(READY) + _framed(FACTS)
    code = (
        f"import sys, json, struct\nout = sys.stdout.buffer\nout.write({facts!r})\nn = 0\n"
        "while True:\n    n += 1\n    d = json.dumps([[n, 'x']]).encode()\n"
        "    out.write(struct.pack('>I', len(d)) + d)"
    )
    request = Request("list.csv", limits=Limits(seconds=0.3, rows=10**12, characters=10**12))
    assert read_apart(request, None, other(code)) == ReadTrouble.TOO_SLOW


def test_whoever_no_longer_wants_it_gets_it_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\nAsha,asha@example.com\n")
    cancel = threading.Event()
    cancel.set()
    ready = _framed(READY)
    code = (
        f"import sys, time; sys.stdout.buffer.write({ready!r}); sys.stdout.flush(); time.sleep(9e3)"
    )
    assert read_apart(Request(str(path)), cancel, other(code)) == ReadTrouble.CANCELLED


def test_nothing_is_left_of_a_hundred_readings(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\nAsha,asha@example.com\n")
    for _ in range(3):
        read_file(path)
    threads, files = threading.active_count(), _open_files()
    for command in (answering(FACTS, []), other("import os; os.abort()"), ["/gone"]) * 10:
        ask(command)
    for _ in range(5):
        assert isinstance(read_file(path), Table)
    assert threading.active_count() == threads
    assert _open_files() == files


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_two_are_read_at_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f"Name,Email\n{name},{name}@example.com\n")
    found: list[Table | ReadTrouble] = []
    threads = [
        threading.Thread(target=lambda name=name: found.append(read_file(tmp_path / name)))
        for name in ("one.csv", "two.csv")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tables = [table for table in found if isinstance(table, Table)]
    assert sorted(table.rows[1].cells[0] for table in tables) == ["one", "two"]


@LINUX
def test_the_process_gets_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XOBIN_KEY", "canary")
    process = start(reading_command())
    assert process.stdout is not None
    assert read_frame(process.stdout, LONGEST) == READY
    environment = Path(f"/proc/{process.pid}/environ").read_bytes()
    arguments = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    files = [str(each.readlink()) for each in Path(f"/proc/{process.pid}/fd").iterdir()]
    process.communicate()
    # Python itself may set the encoding of its locale.
    assert environment.strip(b"\0") in {b"", b"LC_CTYPE=C.UTF-8"}
    assert b"canary" not in arguments
    assert len(files) == 3
    assert all(file.startswith("pipe:") for file in files)


def test_the_process_holds_itself_to_its_limits() -> None:
    resource = pytest.importorskip("resource")
    code = (
        "import resource as r\nfrom desktop_invite.spreadsheets.limits import LIMITS\n"
        "from desktop_invite.spreadsheets.readers.process import hold_to\nhold_to(LIMITS)\n"
        "print(*(r.getrlimit(k)[1] for k in (r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)))\n"
        "try:\n    bytearray(4 * 1024 ** 3)\nexcept MemoryError:\n    print('no room')"
    )
    told = _told_by(code).stdout.split()
    assert told[:3] == ["25", "0", "0"]
    if sys.platform == "linux":
        assert told[3:] == ["no", "room"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def test_the_process_ends_itself_when_it_is_busy_for_too_long() -> None:
    code = (
        "from desktop_invite.spreadsheets.readers.process import end_after\nend_after(0.1)\n"
        "import re; re.match('(a*)*b', 'a' * 60)"
    )
    ended = _told_by(code)
    assert ended.returncode == 1
    assert ended.stdout == ""


def _told_by(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@LINUX
def test_the_process_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom desktop_invite.paths import reading_command\n"
        "from desktop_invite.spreadsheets.readers.starting import start\n"
        "process = start(reading_command())\nprint(process.pid, flush=True)\ntime.sleep(9e3)"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    assert _is_alive(pid)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    end = time.monotonic() + 60
    while _is_alive(pid):
        assert time.monotonic() < end
        time.sleep(0.01)


def _is_alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def test_our_own_start_serves_too(tmp_path: Path) -> None:
    """What the frozen program does: it starts itself again with one argument."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\nAsha,asha@example.com\n")
    code = "import sys; sys.path[:] = eval(sys.argv.pop(1)); sys.argv[0] = 'desktop-invite'; "
    code += "from desktop_invite.__main__ import main; raise SystemExit(main())"
    command = [sys.executable, "-I", "-S", "-c", code, repr(sys.path), READ_ARGUMENT]
    table = read_apart(Request(str(path), ReadChoices()), None, command)
    assert isinstance(table, Table)
    assert table.rows[1].cells == ("Asha", "asha@example.com")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no such files")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.csv")
    assert read_file(tmp_path / "list.csv") == ReadTrouble.MISSING


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read everything")
def test_a_file_of_others_is_not_allowed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\n")
    path.chmod(0)
    assert read_file(path) == ReadTrouble.NOT_ALLOWED


def test_names_of_files_come_in_every_script(tmp_path: Path) -> None:
    path = tmp_path / "Kandidaten – März 候補者 'x'.csv"
    path.write_text("Name,Email\nAsha,asha@example.com\n")
    table = read_file(path)
    assert isinstance(table, Table)
    assert table.file_name == path.name


def test_what_is_pasted_is_read_apart_where_it_is_long(tmp_path: Path) -> None:
    lines = "".join(f"Asha {number}\tasha{number}@example.com\r\n" for number in range(10_000))
    table = read_pasted(lines)
    assert isinstance(table, Table)
    assert len(table.rows) == 10_000
    assert table.rows[-1].cells == ("Asha 9999", "asha9999@example.com")
