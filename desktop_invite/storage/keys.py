"""The one door to the password store of this computer, where the API key is kept.

One secret per origin (service `Desktop Invite`, user name `https://app.xobin.com`), so that a
changed base URL can never carry a key elsewhere.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypeVar

from desktop_invite.paths import APP_NAME
from desktop_invite.storage.key_answers import (
    KeyFound,
    KeyPlace,
    KeyRemoved,
    KeySaved,
    KeyTrouble,
    KeyTroubleKind,
    NoKeyStored,
)
from desktop_invite.storage.key_backends import (
    Backend,
    Chosen,
    choose_backend,
    waits_for_its_owner,
)
from desktop_invite.storage.key_calls import PatientCall
from desktop_invite.storage.key_text import LONGEST_KEY, KeyProblem, clean_key
from desktop_invite.storage.key_troubles import trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "LONGEST_KEY",
    "KeyFound",
    "KeyPlace",
    "KeyProblem",
    "KeyRemoved",
    "KeySaved",
    "KeyStore",
    "KeyTrouble",
    "KeyTroubleKind",
    "NoKeyStored",
    "clean_key",
]

PATIENCE = 8.0
"""Seconds that a store has to answer. Give it more where somebody may have to unlock it."""

_CALLS_AT_ONCE = 4
"""So many calls may hang inside the store; those that come after them don't start."""

_LOOK = 1.0
"""Seconds, at most, of the patience that are kept for the look whether the store is locked."""

Answer = TypeVar("Answer")


class KeyStore:
    """Loads, saves and removes the API key of an origin.

    Every call blocks, for `patience` seconds at most, and answers with a value; none raises. Not
    for the GUI thread; callable from several threads.
    """

    def __init__(
        self,
        choose: Callable[[], Chosen | KeyTrouble] = choose_backend,
        *,
        is_locked: Callable[[], bool] = waits_for_its_owner,
        patience: float = PATIENCE,
    ) -> None:
        """Take the doors to the store; nothing is imported or asked before the first call."""
        self._choose = choose
        self._is_locked = is_locked
        self._patience = patience
        self._places = threading.BoundedSemaphore(_CALLS_AT_ONCE)
        self._one_change = threading.Lock()

    def load(
        self, origin: str, *, patience: float | None = None
    ) -> KeyFound | NoKeyStored | KeyTrouble:
        """Return the key of the origin."""

        def work(backend: Backend) -> KeyFound | NoKeyStored | KeyTrouble:
            return _found(backend.get_password(APP_NAME, origin))

        return self._ask(lambda _call: self._with_backend(work), patience)

    def save(
        self, origin: str, key: str, *, patience: float | None = None
    ) -> KeySaved | KeyTrouble:
        """Keep the key for the origin in place of an earlier one, and read it back.

        A save that was given up (`HANGING`, `LOCKED`) while the store was already writing may
        still arrive; it never does after a later save or removal.
        """
        cleaned = clean_key(key)
        if isinstance(cleaned, KeyProblem):
            return _unfit(cleaned)

        def work(backend: Backend) -> KeySaved | KeyTrouble:
            backend.set_password(APP_NAME, origin, cleaned)
            if backend.get_password(APP_NAME, origin) == cleaned:
                return KeySaved()
            return KeyTrouble(KeyTroubleKind.OTHER, "the store gave something else back")

        return self._ask(lambda call: self._change(call, work, cleaned), patience)

    def remove(
        self, origin: str, *, patience: float | None = None
    ) -> KeyRemoved | NoKeyStored | KeyTrouble:
        """Remove the key of the origin."""

        def work(backend: Backend) -> KeyRemoved | NoKeyStored | KeyTrouble:
            # Asked first: a backend says "not there" and "dismissed" with the same exception.
            if backend.get_password(APP_NAME, origin) is None:
                return NoKeyStored()
            backend.delete_password(APP_NAME, origin)
            return KeyRemoved()

        return self._ask(lambda call: self._change(call, work), patience)

    def describe(self, *, patience: float | None = None) -> KeyPlace:
        """Return where a key would be kept, without a look inside."""

        def work(_call: object) -> KeyPlace | KeyTrouble:
            chosen = self._chosen()
            return chosen.place if isinstance(chosen, Chosen) else chosen

        place = self._ask(work, patience)
        return KeyPlace.NONE if isinstance(place, KeyTrouble) else place

    def _chosen(self) -> Chosen | KeyTrouble:
        try:
            return self._choose()
        # A surprise in somebody else's library is a trouble that has a sentence, no crash.
        except Exception as error:  # noqa: BLE001
            return trouble_of(error)

    def _with_backend(
        self, work: Callable[[Backend], Answer], secret: str = ""
    ) -> Answer | KeyTrouble:
        # Chosen anew each time: a store can start, stop or lock while the app runs.
        chosen = self._chosen()
        if isinstance(chosen, KeyTrouble):
            return chosen
        try:
            return work(chosen.backend)
        # As above; Windows raises errors that are none of keyring's.
        except Exception as error:  # noqa: BLE001
            return trouble_of(error, secret)

    def _change(
        self,
        call: PatientCall[Answer | KeyTrouble],
        work: Callable[[Backend], Answer],
        secret: str = "",
    ) -> Answer | KeyTrouble:
        """Do the work when no other change is under way, unless it is no longer wanted by then."""
        with self._one_change:
            if not call.wanted:
                return KeyTrouble(KeyTroubleKind.HANGING)
            return self._with_backend(work, secret)

    def _ask(
        self,
        work: Callable[[PatientCall[Answer | KeyTrouble]], Answer | KeyTrouble],
        patience: float | None,
    ) -> Answer | KeyTrouble:
        seconds = self._patience if patience is None else patience
        deadline = time.monotonic() + seconds
        if not self._places.acquire(timeout=seconds):
            return KeyTrouble(KeyTroubleKind.HANGING, "earlier calls still hang")

        def freeing(call: PatientCall[Answer | KeyTrouble]) -> Answer | KeyTrouble:
            try:
                return work(call)
            finally:
                self._places.release()

        try:
            call = PatientCall(freeing)
        except RuntimeError as error:
            self._places.release()
            return trouble_of(error)
        return self._wait(call, deadline)

    def _wait(self, call: PatientCall[Answer | KeyTrouble], deadline: float) -> Answer | KeyTrouble:
        left = deadline - time.monotonic()
        look = min(_LOOK, left / 4)
        answer = call.answer_within(left - 2 * look)
        if answer is not None:
            return answer
        late = KeyTroubleKind.LOCKED if self._looks_locked(look) else KeyTroubleKind.HANGING
        answer = call.answer_within(deadline - time.monotonic())
        if answer is not None:
            return answer
        call.give_up()
        return KeyTrouble(late)

    def _looks_locked(self, seconds: float) -> bool:
        """Tell a store that waits for its owner from one that hangs."""

        def look(_call: object) -> bool:
            try:
                return self._is_locked()
            # Whatever it is, it is no word that the store is locked.
            except Exception:  # noqa: BLE001
                return False

        return PatientCall(look).answer_within(seconds) is True


def _found(stored: str | None) -> KeyFound | NoKeyStored | KeyTrouble:
    """Read what the store holds; another program may have put it there."""
    if not stored:
        return NoKeyStored()
    key = clean_key(stored)
    return _unfit(key) if isinstance(key, KeyProblem) else KeyFound(key)


def _unfit(problem: KeyProblem) -> KeyTrouble:
    too_long = problem is KeyProblem.TOO_LONG
    kind = KeyTroubleKind.TOO_LONG if too_long else KeyTroubleKind.OTHER
    return KeyTrouble(kind, f"not a key: {problem.name.lower()}")
