"""Promises of the room `storage`."""
