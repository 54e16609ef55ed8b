"""A private D-Bus session, with a real and unlocked password store or with none.

Both are context managers that yield the environment variables to lay over `os.environ` for the
program that shall use the session. Everything they write is below `folder`; their sockets are in a
folder with a short name, because the path of a socket may have only 108 characters.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desktop.processes import need, running
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator


_PASSWORD = b"open sesame"
"""Opens the store; nobody types it."""

# No service directories: the bus starts nothing by itself, so "none" is really none.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """Run a D-Bus session whose Secret Service is a real gnome-keyring, unlocked and empty."""
    need("gnome-keyring-daemon")
    with no_secret_service(folder) as environment:
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        command.append(f"--control-directory={environment['XDG_RUNTIME_DIR']}/keyring")
        whole = os.environ | environment
        with (
            (folder / "keyring.log").open("wb") as log,
            running(command, whole, stdin=subprocess.PIPE, stdout=log, stderr=log) as daemon,
        ):
            assert daemon.stdin is not None
            daemon.stdin.write(_PASSWORD)
            daemon.stdin.close()
            wait_until(lambda: _default_is_unlocked(whole), PATIENCE, "the password store")
            yield environment


@contextmanager
def no_secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """Run a D-Bus session in which nobody keeps passwords."""
    need("dbus-daemon", "dbus-send", "setpriv")
    with ExitStack() as stack:
        sockets = stack.enter_context(_short_folder())
        environment = _homes(folder) | {
            "XDG_RUNTIME_DIR": str(sockets),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={sockets}/bus",
        }
        (folder / "bus.conf").write_text(_BUS.format(socket=sockets / "bus"))
        command = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--print-address"]
        log = stack.enter_context((folder / "bus.log").open("wb"))
        whole = os.environ | environment
        bus = stack.enter_context(running(command, whole, stdout=subprocess.PIPE, stderr=log))
        assert bus.stdout is not None
        # The address is printed once the socket is open; nothing is read when the bus failed.
        assert bus.stdout.readline(), (folder / "bus.log").read_text()
        yield environment


def _homes(folder: Path) -> dict[str, str]:
    home = folder / "home"
    homes = {"HOME": home, "XDG_DATA_HOME": home / "data", "XDG_CONFIG_HOME": home / "config"}
    homes["XDG_CACHE_HOME"] = home / "cache"
    for path in homes.values():
        path.mkdir(parents=True, exist_ok=True)
    return {name: str(path) for name, path in homes.items()}


@contextmanager
def _short_folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="di-", dir="/tmp"))
    try:
        yield path
    finally:
        # The daemons remove their sockets while they end.
        shutil.rmtree(path, ignore_errors=True)


def _default_is_unlocked(environment: dict[str, str]) -> bool:
    """Ask without prompting whether there is a collection to save to, and whether it is open."""
    command = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets"]
    command += ["/org/freedesktop/secrets/aliases/default", "org.freedesktop.DBus.Properties.Get"]
    command += ["string:org.freedesktop.Secret.Collection", "string:Locked"]
    answer = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    return "boolean false" in answer.stdout
