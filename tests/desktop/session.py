"""Everything that a person's desktop has: screen, window manager, D-Bus session, password store."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.desktop.display import Display, display
from tests.desktop.program import Program
from tests.desktop.secret_service import no_secret_service, secret_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEEP = ("PATH", "LD_LIBRARY_PATH", "TZ")
"""The only variables that a program gets from whoever runs the tests."""

_SAVE_PASSWORD = "import keyring, sys; keyring.set_password(*sys.argv[1:3], sys.stdin.read())"
_READ_PASSWORD = "import keyring, sys; print(keyring.get_password(*sys.argv[1:3]) or '', end='')"


@dataclass(frozen=True)
class Desktop:
    """A person's desktop, while it is there."""

    folder: Path
    display: Display
    environment: dict[str, str]
    """All the variables that a program on this desktop gets."""

    @contextmanager
    def program(self, *arguments: str, **variables: str) -> Iterator[Program]:
        """Start `python -m desktop_invite …` and end it with the block, if it still runs."""
        command = [sys.executable, "-m", "desktop_invite", *arguments]
        with Program.started(
            command, self.environment | variables, self.display, self.folder
        ) as started:
            yield started

    def save_password(self, service: str, user: str, password: str) -> None:
        """Put a password into the store, as an earlier start of a program would have."""
        self._python(_SAVE_PASSWORD, service, user, said=password)

    def password(self, service: str, user: str) -> str:
        """Return the password in the store; empty when there is none."""
        return self._python(_READ_PASSWORD, service, user)

    def _python(self, code: str, *arguments: str, said: str = "") -> str:
        answer = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=self.environment,
            input=said,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return answer.stdout


@contextmanager
def desktop(folder: Path, *, password_store: bool = True) -> Iterator[Desktop]:
    """Run a desktop; everything that it and its programs write at home is below `folder`."""
    kept = {name: os.environ[name] for name in _KEEP if name in os.environ}
    with ExitStack() as stack:
        shown = stack.enter_context(display(folder))
        session = secret_service if password_store else no_secret_service
        homes = stack.enter_context(session(folder))
        environment = kept | {"LANG": "C.UTF-8"} | homes | shown.environment
        yield Desktop(folder, shown, environment)
