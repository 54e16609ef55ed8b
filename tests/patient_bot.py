"""pytest-qt's hands, which wait as long as a busy computer needs."""

from __future__ import annotations

from functools import partialmethod

from pytestqt.qtbot import QtBot

from tests.waiting import PATIENCE

_PATIENCE = round(PATIENCE * 1000)
"""Milliseconds, as Qt counts."""


class PatientBot(QtBot):
    """Waits for what must come until only a fault can be why it does not; 5 s are pytest-qt's."""

    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE)  # noqa: N815 - pytest-qt's names
    waitSignals = partialmethod(QtBot.waitSignals, timeout=_PATIENCE)  # noqa: N815
    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE)  # noqa: N815
