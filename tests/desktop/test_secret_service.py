"""The private password store is a real one, and the absent one is really absent."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.desktop.secret_service import no_secret_service, secret_service

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.desktop

_SAVE = "import keyring; keyring.set_password('Desktop Invite', 'https://x.test', 'canary')"
_LOAD = "import keyring; print(keyring.get_password('Desktop Invite', 'https://x.test'))"
_BACKEND = "import keyring; print(type(keyring.get_keyring()).__module__)"


def _python(code: str, environment: dict[str, str]) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return answer.stdout.strip()


def test_what_one_process_saves_another_one_reads(tmp_path: Path) -> None:
    with secret_service(tmp_path) as environment:
        _python(_SAVE, environment)
        assert _python(_LOAD, environment) == "canary"
        assert _python(_BACKEND, environment) == "keyring.backends.SecretService"


def test_each_store_starts_empty(tmp_path: Path) -> None:
    with secret_service(tmp_path) as environment:
        assert _python(_LOAD, environment) == "None"


def test_without_a_store_keyring_finds_no_backend(tmp_path: Path) -> None:
    with no_secret_service(tmp_path) as environment:
        assert _python(_BACKEND, environment) == "keyring.backends.fail"


def test_nothing_of_a_session_outlives_it(tmp_path: Path) -> None:
    with secret_service(tmp_path) as environment:
        sockets = environment["XDG_RUNTIME_DIR"]
    listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert sockets not in listing.stdout
    assert not os.path.exists(sockets)  # noqa: PTH110  # a string from the environment
