"""Processes that a test starts, and their certain end."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_GRACE = 20.0
"""Seconds that a process has to end politely before it is killed."""


def need(*programs: str) -> None:
    """Skip the test when a program is missing; under continuous integration, fail it."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"needs {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def running(
    command: Sequence[str],
    environment: Mapping[str, str],
    **settings: Any,  # noqa: ANN401  # what Popen takes
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command until the block is left, however it is left.

    The process also ends when the tests themselves are killed: the kernel sends it SIGTERM then.
    """
    leashed = ["setpriv", "--pdeathsig", "TERM", "--", *command]
    process = subprocess.Popen(leashed, env=dict(environment), **settings)
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> int:
    """End the process, politely and then not, and free its pipes; return its exit code."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None and not pipe.closed:
            pipe.close()
    return process.returncode
