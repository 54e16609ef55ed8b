"""A screen reader: it finds, reads and works a program by what the program tells AT-SPI alone."""

from __future__ import annotations

import os
from collections import deque
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.desktop.processes import running
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desktop.session import Desktop

# Both come with keyring, on Linux.
jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
blocking = pytest.importorskip("jeepney.io.blocking", reason="D-Bus is Linux's")

_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_READY = 20.0
"""Seconds that the bus for accessibility has to get ready on a busy machine."""
_PATIENCE = 30.0
"""Seconds until something is there to be found, or to be heard."""
_ANSWER = 15.0
"""Seconds after which a program that does not answer counts as hung."""

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_SHOWING = 25
"""The bit of the state that says that something can be seen."""
_WITH_CELLS = {"table", "list"}


@dataclass(frozen=True)
class Thing:
    """Something that a program has told of. It may be gone by the time it is asked."""

    reader: ScreenReader
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._property("Accessible", "Name"))

    @property
    def description(self) -> str:
        """What is said about it."""
        return str(self._property("Accessible", "Description"))

    @property
    def id(self) -> str:
        """What programs call it."""
        return str(self._property("Accessible", "AccessibleId")).rsplit(".", 1)[-1]

    @property
    def role(self) -> str:
        """What kind of thing it is, `push button` say."""
        return str(self.call("Accessible", "GetRoleName")[0])

    @property
    def is_showing(self) -> bool:
        """Whether it can be seen."""
        (bits,) = self.call("Accessible", "GetState")
        return bool(bits[0] >> _SHOWING & 1)

    @property
    def text(self) -> str:
        """What stands in it."""
        return str(self.call("Text", "GetText", "ii", 0, -1)[0])

    @property
    def children(self) -> list[Thing]:
        """What is in it."""
        (found,) = self.call("Accessible", "GetChildren")
        return [Thing(self.reader, owner, path) for owner, path in found]

    def press(self) -> None:
        """Do what it does first: a button is pressed, a choice is chosen."""
        assert self.call("Action", "DoAction", "i", 0)[0], f"{self.name} can't be pressed"

    def write(self, text: str) -> None:
        """Put a text into it."""
        assert self.call("EditableText", "SetTextContents", "s", text)[0], self.name

    def select_row(self, row: int) -> None:
        """Select a row of a table, or an entry of a list."""
        kind = "Table" if self.role == "table" else "Selection"
        method = "AddRowSelection" if kind == "Table" else "SelectChild"
        assert self.call(kind, method, "i", row)[0], f"row {row} of {self.name}"

    def rows(self) -> list[list[Thing]]:
        """Return the cells of a table, row by row."""
        rows, columns = (int(self._property("Table", f"N{each}")) for each in ("Rows", "Columns"))
        return [[self._cell(row, column) for column in range(columns)] for row in range(rows)]

    def everything(self) -> Iterator[Thing]:
        """Yield it and what is shown in it, from the outside to the inside; of tables no cells."""
        if not self.is_showing:
            return
        yield self
        if self.role not in _WITH_CELLS:
            for child in self.children:
                yield from child.everything()

    def call(self, interface: str, method: str, kinds: str = "", *values: object) -> Any:  # noqa: ANN401  # what D-Bus gives
        """Ask the program; raises GoneError where it knows the thing no more."""
        return self.reader.call(self, f"{_ATSPI}.{interface}", method, kinds, *values)

    def _property(self, interface: str, name: str) -> Any:  # noqa: ANN401  # what D-Bus gives
        properties = "org.freedesktop.DBus.Properties"
        asked = (f"{_ATSPI}.{interface}", name)
        ((_, value),) = self.reader.call(self, properties, "Get", "ss", *asked)
        return value

    def _cell(self, row: int, column: int) -> Thing:
        (found,) = self.call("Table", "GetAccessibleAt", "ii", row, column)
        return Thing(self.reader, *found)


class GoneError(Exception):
    """What was asked about is there no more."""


class ScreenReader:
    """Sits at a bus for accessibility, and hears what is announced there."""

    def __init__(self, address: str) -> None:
        self._connection = blocking.open_dbus_connection(address)
        self._heard: deque[Any] = deque()
        announced = jeepney.MatchRule(
            type="signal", interface=f"{_ATSPI}.Event.Object", member="Announcement"
        )
        blocking.Proxy(jeepney.message_bus, self._connection).AddMatch(announced)
        self._filter = self._connection.filter(announced, queue=self._heard)
        registry = Thing(self, f"{_ATSPI}.Registry", "/org/a11y/atspi/registry")
        registry.call("Registry", "RegisterEvent", "sass", "object:announcement", [], "")
        self.said: list[str] = []
        """What was announced, the first first."""

    def close(self) -> None:
        """Leave the bus."""
        self._filter.close()
        self._connection.close()

    def programs(self) -> list[Thing]:
        """Return the programs that can be read."""
        return Thing(self, f"{_ATSPI}.Registry", _ROOT).children

    def everything(self) -> list[Thing]:
        """Return what can be seen now of all programs."""
        return [each for program in self.programs() for each in _within(program)]

    def find(self, name: str, role: str = "", within: Thing | None = None) -> Thing:
        """Wait until something of that name, and role, is shown; the first there is."""
        return self._wait(
            lambda each: each.name == name and role in {"", each.role}, within, f"{name!r} {role}"
        )

    def find_by_id(self, name: str) -> Thing:
        """Wait until something that programs call so is shown."""
        return self._wait(lambda each: each.id == name, None, name)

    def has(self, name: str) -> bool:
        """Whether something of that name is shown now."""
        return any(_holds(each, lambda it: it.name == name) for each in self.everything())

    def wait_to_hear(self, part: str) -> str:
        """Wait until something with these words is announced, and return it."""

        def heard() -> str | None:
            self._listen()
            return next((each for each in self.said if part in each), None)

        found = wait_until(heard, _PATIENCE, f"{part!r} to be said")
        assert found is not None
        return found

    def call(self, thing: Thing, interface: str, method: str, kinds: str, *values: object) -> Any:  # noqa: ANN401  # as above
        """Call a method, and return what it gives."""
        address = jeepney.DBusAddress(thing.path, thing.owner, interface)
        message = jeepney.new_method_call(address, method, kinds or None, values)
        answer = self._connection.send_and_get_reply(message, timeout=_ANSWER)
        if answer.header.message_type is jeepney.MessageType.error:
            raise GoneError(f"{method} of {thing.path}: {answer.body}")
        return answer.body

    def _wait(self, fits: Any, within: Thing | None, what: str) -> Thing:  # noqa: ANN401  # a function
        def found() -> Thing | None:
            things = self.everything() if within is None else _within(within)
            return next((each for each in things if _holds(each, fits)), None)

        thing = wait_until(found, _PATIENCE, what)
        assert thing is not None
        return thing

    def _listen(self) -> None:
        # An answer to anything comes after all that was announced before.
        self.programs()
        while self._heard:
            self.said.append(str(self._heard.popleft().body[3][1]))


def _within(thing: Thing) -> Iterator[Thing]:
    """Yield what is in it, as far as it stays there while it is looked at."""
    try:
        yield from thing.everything()
    except GoneError:
        return


def _holds(thing: Thing, fits: Any) -> bool:  # noqa: ANN401  # a function
    try:
        return bool(fits(thing))
    except GoneError:
        return False


@contextmanager
def screen_reader(desktop: Desktop) -> Iterator[ScreenReader]:
    """Begin to read the screen; programs that are started from now on are read."""
    if not _LAUNCHER.exists():
        reason = f"needs {_LAUNCHER}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with ExitStack() as stack:
        log = stack.enter_context((desktop.folder / "accessibility.log").open("wb"))
        command = [str(_LAUNCHER), "--launch-immediately"]
        stack.enter_context(running(command, desktop.environment, stdout=log, stderr=log))
        address = wait_until(lambda: _turned_on(desktop), _READY, "the bus for accessibility")
        reader = ScreenReader(address)
        stack.callback(reader.close)
        yield reader


def _turned_on(desktop: Desktop) -> str:
    """Say on the desktop that somebody reads the screen; return the address of the bus for it."""
    bus = jeepney.DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    status = jeepney.DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
    turn_on = jeepney.Properties(status).set("IsEnabled", "b", True)
    ask = jeepney.new_method_call(bus, "GetAddress")
    with blocking.open_dbus_connection(desktop.environment["DBUS_SESSION_BUS_ADDRESS"]) as session:
        session.send_and_get_reply(turn_on, timeout=_ANSWER)
        answer = session.send_and_get_reply(ask, timeout=_ANSWER)
    failed = answer.header.message_type is jeepney.MessageType.error
    return "" if failed else str(answer.body[0])
