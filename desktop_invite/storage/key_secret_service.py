"""The password store of Linux desktops, as `keyring` speaks to it, with its connections closed.

Imports what exists on Linux only: to be imported where it is used.
"""

from __future__ import annotations

from contextlib import ExitStack, closing

import secretstorage
from keyring.backends.SecretService import Keyring
from keyring.errors import KeyringLocked


class TidyKeyring(Keyring):
    """keyring's backend, which forgets an open connection whenever a store stays locked."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        """Return the collection to use, unlocked, on a connection that the caller closes.

        May show a question and wait for its answer. Raises KeyringLocked when that is no.
        """
        with ExitStack() as until_returned:
            connection = until_returned.enter_context(closing(secretstorage.dbus_init()))
            preferred = getattr(self, "preferred_collection", None)
            if preferred is None:
                collection = secretstorage.get_default_collection(connection)
            else:
                collection = secretstorage.Collection(connection, preferred)
            if collection.is_locked() and collection.unlock():
                raise KeyringLocked("nobody unlocked it")
            until_returned.pop_all()
            return collection


def default_collection_is_locked() -> bool:
    """Whether the store waits for somebody to unlock it, or to set it up; shows no question.

    Raises whatever D-Bus raises.
    """
    with closing(secretstorage.dbus_init()) as connection:
        try:
            return secretstorage.Collection(connection).is_locked()
        except secretstorage.ItemNotFoundException:
            return True
