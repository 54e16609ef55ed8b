"""Promises of the room `invites`."""
